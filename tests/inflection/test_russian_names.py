"""Russian names are declined as grammars tell it; what the rules leave open is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.inflection import CASES, declined, forms

OF = ("genitive", "dative", "accusative", "instrumental", "locative")
TABLE = {
    "Псковская область": "Псковской области, Псковской области, Псковскую область, Псковской областью, Псковской области",
    "Пермский край": "Пермского края, Пермскому краю, Пермский край, Пермским краем, Пермском крае",
    "Дальний Восток": "Дальнего Востока, Дальнему Востоку, Дальний Восток, Дальним Востоком, Дальнем Востоке",
    "новый депутат": "нового депутата, новому депутату, нового депутата, новым депутатом, новом депутате",
    "провинция Цинхай": "провинции Цинхай, провинции Цинхай, провинцию Цинхай, провинцией Цинхай, провинции Цинхай",
    "Республика Карелия": "Республики Карелия, Республике Карелия, Республику Карелия, Республикой Карелия, Республике Карелия",
    "Музей «Старый город» (филиал)": "Музея «Старый город» (филиал), Музею «Старый город» (филиал), Музей «Старый город» (филиал), "
    "Музеем «Старый город» (филиал), Музее «Старый город» (филиал)",
    "Совет по делам молодёжи": "Совета по делам молодёжи, Совету по делам молодёжи, Совет по делам молодёжи, "
    "Советом по делам молодёжи, Совете по делам молодёжи",
    "Торговля и туризм": "Торговли и туризма, Торговле и туризму, Торговлю и туризм, Торговлей и туризмом, Торговле и туризме",
    "Охрана лесов и просвещение": "Охраны лесов и просвещения, Охране лесов и просвещению, Охрану лесов и просвещение, "
    "Охраной лесов и просвещением, Охране лесов и просвещении",
    "правовые и финансовые вопросы": "правовых и финансовых вопросов, правовым и финансовым вопросам, правовые и финансовые вопросы, "
    "правовыми и финансовыми вопросами, правовых и финансовых вопросах",
    "{number}-я летняя школа": "{number}-й летней школы, {number}-й летней школе, {number}-ю летнюю школу, "
    "{number}-й летней школой, {number}-й летней школе",
    "5-е заседание": "5-го заседания, 5-му заседанию, 5-е заседание, 5-м заседанием, 5-м заседании",
    "ЮНЕСКО": "ЮНЕСКО, ЮНЕСКО, ЮНЕСКО, ЮНЕСКО, ЮНЕСКО",
    "вагон-ресторан": "вагона-ресторана, вагону-ресторану, вагон-ресторан, вагоном-рестораном, вагоне-ресторане",
    "Трехсторонний союз": "Трехстороннего союза, Трехстороннему союзу, Трехсторонний союз, Трехсторонним союзом, Трехстороннем союзе",
}
PEOPLE = {
    "Пётр Иванов": "Петра Иванова, Петру Иванову, Петра Иванова, Петром Ивановым, Петре Иванове",
    "Ольга Беркутова": "Ольги Беркутовой, Ольге Беркутовой, Ольгу Беркутову, Ольгой Беркутовой, Ольге Беркутовой",
    "Анна Ковальская": "Анны Ковальской, Анне Ковальской, Анну Ковальскую, Анной Ковальской, Анне Ковальской",
    "Анна Шмидт": "Анны Шмидт, Анне Шмидт, Анну Шмидт, Анной Шмидт, Анне Шмидт",
    "Генрих Шмидт": "Генриха Шмидта, Генриху Шмидту, Генриха Шмидта, Генрихом Шмидтом, Генрихе Шмидте",
    "Тарас Короленко": "Тараса Короленко, Тарасу Короленко, Тараса Короленко, Тарасом Короленко, Тарасе Короленко",
    "Торопыгов": "Торопыгова, Торопыгову, Торопыгова, Торопыговым, Торопыгове",
}
OPEN = {
    "город Нантун": "города Нантуна",
    "Наньтун": "Наньтуна",
    "У Линь": "У Линя",
    "Ким Чер Сук": "Ким Чер Сука",
    "Ли Сан Чен": "Ли Сан Чена",
    "Пак Чер": "Пак Чера",
    "город Орёл": "города Орла",
}
"""Names that may stay, be those of a woman, or be of a place whose sound is not known; with the genitive proposed."""
PERSONS = ("У Линь", "Пак Чер", "Ким Чер Сук", "Ли Сан Чен")


@pytest.mark.parametrize(("name", "row"), TABLE.items(), ids=list(TABLE))
def test_a_name_is_declined(name: str, row: str) -> None:
    made = declined("ru", name)
    assert dict(zip(OF, row.split(", "), strict=True)) == {case: made[case].text for case in OF}
    assert all(form.certain for form in made.values())


@pytest.mark.parametrize(("name", "row"), PEOPLE.items(), ids=list(PEOPLE))
def test_a_person_is_declined(name: str, row: str) -> None:
    made = declined("ru", name, person=True)
    assert dict(zip(OF, row.split(", "), strict=True)) == {case: made[case].text for case in OF}


@pytest.mark.parametrize(("name", "genitive"), OPEN.items())
def test_what_the_rules_leave_open_is_not_certain(name: str, genitive: str) -> None:
    made = declined("ru", name, person=name in PERSONS)
    assert made["genitive"] == (genitive, False)


def test_a_name_of_one_form_is_certain_whoever_bears_it() -> None:
    assert declined("ru", "Чон Ми Хо", person=True)["genitive"] == ("Чон Ми Хо", True)


def test_what_cannot_be_declined_has_no_cases() -> None:
    assert declined("ru", "Новый/старый дом") == {} and declined("ru", "новая дом") == {}
    assert declined("ru", "вперёд") == {} and declined("ru", "") == {} and declined("zh", "东京") == {}


def test_all_forms_hold_both_numbers_and_what_may_stay() -> None:
    assert {"городского совета", "городские советы", "городскими советами"} <= forms("ru", "городской совет")
    assert {"города Пскова", "города Псков"} <= forms("ru", "город Псков")
    assert {"Ким Чер Сука", "Ким Чер Сук"} <= forms("ru", "Ким Чер Сук", person=True)
    assert "Пермские края" not in forms("ru", "Псков")
    assert forms("en", "Lake Baikal") == {"Lake Baikal"}


WORDS = st.lists(
    st.sampled_from(
        [
            "край",
            "Приморский",
            "и",
            ",",
            "7-я",
            "«Юг»",
            "(север)",
            "ООН",
            "NEAR",
            "лесов",
            "провинция",
            "город",
            "Ухань",
            "Анна",
            "Саха",
            "-",
            "{number}-й",
            "мы",
        ]
    ),
    max_size=6,
).map(" ".join)


@given(st.one_of(st.text(max_size=30), WORDS), st.booleans())
def test_any_text_has_forms_and_its_cases_are_among_them(text: str, person: bool) -> None:
    made = declined("ru", text, person=person)
    assert set(made) <= set(CASES)
    assert {text, *(form.text for form in made.values())} <= forms("ru", text, person=person)

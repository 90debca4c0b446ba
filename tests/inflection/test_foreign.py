"""Names that no dictionary has are declined by their endings, or have one form."""

from __future__ import annotations

import pytest

from galley.inflection.foreign import declension

TABLE = {
    "Шуберт": "Шуберта Шуберту Шуберта Шубертом Шуберте",
    "Бабич": "Бабича Бабичу Бабича Бабичем Бабиче",
    "Шварц": "Шварца Шварцу Шварца Шварцем Шварце",
    "Гоголь": "Гоголя Гоголю Гоголя Гоголем Гоголе",
    "Цинхай": "Цинхая Цинхаю Цинхая Цинхаем Цинхае",
    "Юрий": "Юрия Юрию Юрия Юрием Юрии",
    "Курода": "Куроды Куроде Куроду Куродой Куроде",
    "Танака": "Танаки Танаке Танаку Танакой Танаке",
    "Накаша": "Накаши Накаше Накашу Накашей Накаше",
    "Курица": "Курицы Курице Курицу Курицей Курице",
    "Зоя": "Зои Зое Зою Зоей Зое",
    "Гарсия": "Гарсии Гарсии Гарсию Гарсией Гарсии",
    "Торопыгов": "Торопыгова Торопыгову Торопыгова Торопыговым Торопыгове",
    "Лунёв": "Лунёва Лунёву Лунёва Лунёвым Лунёве",
    "Багаев": "Багаева Багаеву Багаева Багаевым Багаеве",
    "Аков": "Акова Акову Акова Аковом Акове",
    "Прага": "Праги Праге Прагу Прагой Праге",
    "Соха": "Сохи Сохе Соху Сохой Сохе",
    "Дача": "Дачи Даче Дачу Дачей Даче",
    "Межа": "Межи Меже Межу Межей Меже",
    "Роща": "Рощи Роще Рощу Рощей Роще",
    "Муляж": "Муляжа Муляжу Муляжа Муляжем Муляже",
    "Плющ": "Плюща Плющу Плюща Плющем Плюще",
    "Лев": "Лева Леву Лева Левом Леве",
}


@pytest.mark.parametrize(("name", "row"), TABLE.items())
def test_a_name_is_declined_by_its_ending(name: str, row: str) -> None:
    made = declension(name)
    assert made is not None and list(made.values()) == row.split()


@pytest.mark.parametrize("name", ["Киото", "Дюбуа", "Кюри", "Мацуэ", "Тэгу", "Хё"])
def test_a_name_in_a_vowel_has_one_form(name: str) -> None:
    assert declension(name) is None


def test_names_of_women_are_declined_in_vowels_alone() -> None:
    assert declension("Шуберт", feminine=True) is None and declension("Гоголь", feminine=True) is None
    made = declension("Торопыгова", feminine=True)
    assert made is not None and list(made.values()) == [
        "Торопыговой",
        "Торопыговой",
        "Торопыгову",
        "Торопыговой",
        "Торопыговой",
    ]
    genitives = [declension(name, feminine=True) for name in ("Акова", "Кова", "Багаева", "Лунёва")]
    assert [made and made["genitive"] for made in genitives] == ["Аковой", "Ковы", "Багаевой", "Лунёвой"]
    told = declension("Курода", feminine=True)
    assert told is not None and told["genitive"] == "Куроды"


def test_places_have_their_nominative_in_the_accusative() -> None:
    accusatives = {
        name: (declension(name, animate=False) or {})["accusative"] for name in ("Шаньдун", "Цинхай", "Ниигата")
    }
    assert accusatives == {"Шаньдун": "Шаньдун", "Цинхай": "Цинхай", "Ниигата": "Ниигату"}
    place = declension("Торопыгов", animate=False)
    assert place is not None and place["instrumental"] == "Торопыговом"

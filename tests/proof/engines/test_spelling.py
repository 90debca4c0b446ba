"""Spelling: what is nearly a word is told; names, terms, compounds, codes and what may be an ending are not."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.lexica import dictionaries
from galley.lexica.dictionaries import dictionary
from galley.passages.passage import Passage, Stretch, plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.engines import spelling
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.shelf.vocabulary import words

RULES = {rule.code: rule for rule in tables.rules()}
WORD, NAME = RULES["spelling.word"], RULES["spelling.name"]


def found(language: str, *texts: str, desk: Desk | None = None) -> list[Finding]:
    reading = Reading(tuple(plain(text, language) for text in texts), desk or Desk())
    return list(WORD.findings(reading))


def told(language: str, *texts: str, desk: Desk | None = None) -> list[str]:
    return [each.span.text for each in found(language, *texts, desk=desk)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The organisation honors its programmes and the colour of the center."),
        ("en", "Gyeongsangbuk-do and Kemerovo met; write to staff@nearrr.org or see www.neargov.org/hom."),
        ("en", "PioNEAR, ICLEI, K-Beauty, 3rd, H2O and the Hoticheya Soletu delegation."),
        ("en", "Subcommittees met; the livestream was well-attended, an appx. of the teachers’ dialogs."),
        ("zh", "在Welli Hilli Park与Inter-Burgo酒店，Region des Haut Plateau代表参观了Alpensia度假村。"),
        ("ru", "В Пхохане и Тояме обсудили еще раз и ещё раз 5 млн руб. и северо-восточную сеть."),
        ("mn", "NEAR-ийн форумыг Тояма мужид зохион байгуулав."),
        ("ko", "NEAR 사무국은 Inter-Burgo 호텔에서 회의를 열었다."),
        ("ko", "하바롭스크 변경주와 경상북도는 교류와 협력을 이어 가기로 하였다."),
        ("ko", "서로 얼굴을 아는 관계를 만드는 데 있다. 국제교류협력사업의 안전보장"),
    ],
)
def test_names_codes_and_addresses_are_not_told(language: str, text: str, desk: Desk) -> None:
    assert told(language, text, desk=desk) == []


@pytest.mark.parametrize(
    ("language", "text", "word", "meant"),
    [
        ("en", "The local goverments met.", "goverments", "governments"),
        ("en", "It was teh first meeting.", "teh", "the"),
        ("en", "Goverments met in Rome.", "Goverments", "Governments"),
        ("en", "The Annual Confrence was held.", "Confrence", "Conference"),
        ("en", "They spoke on behalf ofthe members.", "ofthe", "of the"),
        ("zh", "主旨演讲“a helpful agennda for all the towns”", "agennda", "agenda"),
        ("ru", "Участники обсудили сотрудничиство.", "сотрудничиство", "сотрудничество"),
        ("mn", "Холбоо 1996 онд байгуулагдсн.", "байгуулагдсн", "байгуулагдсан"),
        ("mn", "Тэр өөр үүрэгээр ажиллав.", "үүрэгээр", "үүргээр"),
        ("mn", "Тэр шалгалтандаа тэнцэв.", "шалгалтандаа", "шалгалтдаа"),
        ("mn", "Найз аль хэдийн явчихаад иржээ.", "явчихаад", "явчхаад"),
        ("mn", "Манай ангийн охидууд дуулав.", "охидууд", "охид"),
        ("mn", "Тэр машиний дугуй хагарсан.", "машиний", "машины"),
        ("mn", "Үүнийг дурдая гэж бодлоо.", "дурдая", "дурдъя"),
        ("mn", "Энэ бутээгдэхуун хямд.", "бутээгдэхуун", "бүтээгдэхүүн"),
        ("mn", "Хурлын талаархи мэдээ ирэв.", "талаархи", "талаарх"),
        ("ko", "사무국은 협럭을 강화한다.", "협럭을", "협력을"),
        ("ko", "설명서를 참고하새요.", "참고하새요", "참고하세요"),
        ("ko", "프로젝를 시작한다.", "프로젝를", "프로젝트를"),
    ],
)
def test_what_is_nearly_a_word_is_told_with_that(language: str, text: str, word: str, meant: str) -> None:
    (finding,) = found(language, text)
    assert finding.span.text == word
    assert finding.mend == f"write “{meant}”"


def test_a_word_that_no_dictionary_has_is_never_an_error() -> None:
    assert WORD.severity is Severity.WARNING
    assert all(row.level is not Severity.ERROR for rows in WORD.rows.values() for row in rows)


def test_two_words_without_a_space_are_told_as_such() -> None:
    assert [each.message for each in found("en", "behalf ofthe state")] == ["“ofthe” is two words without a space"]


def test_a_word_that_is_refused_often_is_a_term() -> None:
    assert told("en", "Each goverment met.", "A goverment left.") == ["goverment", "goverment"]
    assert told("en", "Each goverment met.", "A goverment left.", "Its goverments spoke.") == []


def test_a_word_of_the_text_is_what_is_meant() -> None:
    assert told("ko", "분과위원회가 열렸다. 분과위원회가 끝났다. 분과위윈회가 있다.") == ["분과위윈회가"]


def test_words_among_words_of_another_language_are_left_alone() -> None:
    assert told("en", "the words dienst goverment staadt gemeinde stand here") == []
    assert told("en", "the old goverment of the town stands here") == ["goverment"]


def test_a_word_with_a_capital_that_is_nearly_a_name_is_left_to_names(desk: Desk) -> None:
    assert told("en", "The town of Kemerova lies far.", desk=desk) == []


def test_what_differs_in_its_last_letters_alone_may_have_an_ending_that_no_dictionary_has() -> None:
    assert told("ko", "안건이 복잡해질 수 있다.") == []


def test_a_word_that_may_be_one_of_several_is_told_with_the_most_usual_of_them() -> None:
    (finding,) = found("ru", "Переменная имеет значние по умолчанию.")
    assert finding.span.text == "значние" and finding.replacement is None
    assert "“значение”" in str(finding.mend)
    assert told("ru", "Знате ли вы?") == []


def test_a_word_with_letters_that_may_be_written_for_one_another_is_one_word() -> None:
    assert told("ru", "На плече висел тяжолый рюкзак.") == ["тяжолый"]


def test_a_usual_word_two_edits_away_is_told_of_a_long_word_alone() -> None:
    assert told("ru", "Это исскуство.") == ["исскуство"]
    assert told("ru", "Чашка эспрессо остыла.") == []


@pytest.mark.parametrize(
    "text",
    [
        "논문의 인용률이 높고 사용률은 낮다.",  # a tail with a particle
        "두 강이 합쳐진 곳이 어두워질 때 고쳐진 배를 보았듯이",  # forms that the dictionary lacks
        "업데이트된 문서를 그룹화하십시오.",  # verbs of nouns that it lacks
        "불을 켰는지 확인하고, 챕터를 넘겨 엔터를 누른다.",  # words that it lacks
    ],
)
def test_words_that_the_dictionary_lacks_are_not_told(text: str) -> None:
    assert told("ko", text) == []


def test_the_form_of_a_particle_is_left_to_its_rule() -> None:
    assert told("ko", "새 무늬은 크다.") == []
    assert len(list(RULES["grammar.particle"].findings(Reading((plain("새 무늬은 크다.", "ko"),))))) == 1


def test_short_words_are_told_only_for_slips() -> None:
    assert told("en", "a zoh") == []
    assert told("en", "a thsi") == ["thsi"]


def test_a_long_run_of_letters_is_no_word() -> None:
    assert told("en", "The " + "x" * 25 + "goverment") == []
    assert told("ko", "가나다라마바사아자차협력카협럭을") == []


def test_a_text_on_one_line_without_spaces_is_read_in_time() -> None:
    started = process_time()
    for text in ("가" * 10_000, "을" * 5_000, "a" * 10_000, "word" * 2_500):
        for rule in (WORD, NAME, RULES["spelling.capital"], RULES["grammar.ending"], RULES["grammar.particle"]):
            for language in ("ko", "en"):
                assert len(list(rule.findings(Reading((plain(text, language),))))) < 2
    assert process_time() - started < 5


def test_words_of_a_language_without_a_table_are_not_read() -> None:
    assert told("fr", "Le gouverment des goverments") == []
    assert told("zh-Hant", "goverment") == told("zh", "goverment") == ["goverment"]


@pytest.mark.parametrize("language", ["en", "ru", "mn", "ko"])
def test_without_dictionaries_nothing_is_told(language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(spelling, "dictionary", dictionary.__wrapped__)
    assert told(language, "goverment сотрудничиство байгуулагдсн 협럭을") == []


def test_what_a_reference_prints_is_not_read() -> None:
    text = "goverment"
    place = plain(text).stretches[0].place
    said = Passage(text, "en", plain(text).kind, "line 1", (Stretch(0, place, verbatim=False),))
    assert list(WORD.findings(Reading((said,)))) == []


def test_a_name_that_stands_once_is_held_to_one_that_stands_often() -> None:
    reading = Reading(tuple(plain(f"{name} spoke.", "en") for name in (*["Bernhart"] * 3, "Bernhert", "Bernharts")))
    (finding,) = NAME.findings(reading)
    assert finding.span.text == "Bernhert" and [each.text for each in finding.related] == ["Bernhart"]
    assert finding.message == "“Bernhert” stands once, “Bernhart” 3 times"


@pytest.mark.parametrize("names", [("Bernhart", "Bernhart", "Bernhert"), ("Bernhart",) * 3 + ("Bernhert",) * 2])
def test_names_that_stand_seldom_or_twice_tell_nothing(names: tuple[str, ...]) -> None:
    assert list(NAME.findings(Reading(tuple(plain(f"{name} spoke.", "en") for name in names)))) == []


def test_words_are_whole_words() -> None:
    text = "See www.near.org, e-mail a@b.cd; Inter-Burgo, co-\noperate NEARын 3rd it’s"
    found = [word.text for word in words(plain(text, "en"), "Latin")]
    assert found == ["See", "e-mail", "Inter-Burgo", "operate", "it’s"]


@pytest.mark.parametrize(
    "text", ["xqzt@example.org", "见xqzt.bvd@example.org", "www.xqzt.org/bvd", "xqzt.org", "http://xqzt/bvd"]
)
def test_no_word_of_an_address_is_looked_up(text: str) -> None:
    passage = plain(f"写信到 {text} 询问 brave", "zh")
    assert [word.text for word in words(passage, "Latin")] == ["brave"]


@given(st.text(st.sampled_from("abcdeghinorst ABNой ёеиктө-’'.,123 会の회의를은됬다"), max_size=30))
@examples(60)
def test_on_any_text_findings_lie_inside(text: str) -> None:
    for language in ("en", "ru", "mn", "zh", "ko"):
        for finding in found(language, text):
            assert 0 <= finding.span.start < finding.span.end <= len(text)


def test_words_that_the_standard_has_and_the_dictionary_not_are_silent() -> None:
    assert told("mn", "Энэ эрсдэлийг тооцов.") == []
    assert told("mn", "Хүүхэд чангаар хашгирав.") == ["хашгирав"]


def test_loan_words_of_which_dictionaries_differ_are_not_read() -> None:
    assert told("mn", "Шинэ програмыг документтэй суулгав.") == []


@pytest.mark.model
def test_usual_words_tell_which_one_is_meant() -> None:
    assert [each.mend for each in found("mn", "Өнөөдөр нилээд хүйтэн байна.")] == ["write “нэлээд”"]
    assert [each.mend for each in found("mn", "Тэр менежмэнт судалжээ.")] == ["write “менежмент”"]


def test_forms_that_the_morphology_knows_are_words() -> None:
    assert told("ru", "Число сервисов растёт.") == []
    assert told("ru", "Открылось новое агенство.") == ["агенство"]


def test_a_letter_that_stands_for_another_throughout_is_told_as_that() -> None:
    text = "Эмнэлэгт эмёилгээ хийв. Тэр удаан тэвёих хэрэгтэй, түүнёлэн унтав. Олон хүмүүс цуглрав."
    assert [each.mend for each in found("mn", text)] == ["write “ч”"] * 3 + ["write “цугларав”"]


def test_a_form_that_is_like_one_of_the_dictionary_is_right() -> None:
    assert told("mn", "Номын хуудсуудыг уншив. Энэ асуудлаарх бичээсийн тухай ярив.") == []


def test_two_usual_words_without_a_space_are_two() -> None:
    assert [each.mend for each in found("mn", "Тэр нэмэлтмэдээлэл авав.")] == ["write “нэмэлт мэдээлэл”"]
    assert told("mn", "Тэр нягтлангаар ажиллаж, улстөрийн гэрээнд гарын үсэг зурав.") == []

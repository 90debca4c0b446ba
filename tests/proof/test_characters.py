"""Characters and encoding: what looks foreign and belongs, and what looks right and does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.lexica.region_forms import form
from galley.passages.passage import plain
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule

RULES = [each for each in tables.rules() if each.family in ("characters", "encoding")]
LANGUAGES = ("zh", "ja", "ko", "mn", "ru", "en")


def found(text: str, language: str, desk: Desk) -> list[tuple[Rule, Finding]]:
    reading = Reading((plain(text, language),), desk)
    return [(rule, finding) for rule in RULES for finding in rule.findings(reading)]


def told(text: str, language: str, desk: Desk) -> list[tuple[str, str]]:
    return [(rule.code, finding.span.text) for rule, finding in found(text, language, desk)]


def codes(findings: Iterable[tuple[str, str]]) -> set[str]:
    return {code for code, _ in findings}


CLEAN = [
    ("zh", "济州特别自治道、新潟县的尹赫晙、金璟实、金攸昣参加了COVID-19与BK21+项目。"),
    ("zh", "Ⅰ. 全体会议　① 第十次会议，每吨100欧元，约合US$2,000（€1,500）。"),
    ("zh", "日方展示了《もっと近く》一书，韩方展示了“경상북도”字样的会旗。"),
    ("zh", "代表们乘坐К-2列车，著名学者於先生乾杯。"),
    ("ja", "個々の会員が、新潟県と京都府の工業についてのニュースを二人で読んだ。"),
    ("ja", "山﨑さんと渡邉さんは第６回のＡ案に賛成した。数カ国、二カ所。"),
    ("ko", "경상북도(慶尙北道) 포항시에서 제10차 총회가 열렸다. ㄱ자 건물, ‘近い’라는 노래."),
    ("mn", "Өмнөд Солонгосын NEAR-ийн гишүүн R20-той уулзав; Баян-Өлгий (Баян-Өлгий) аймаг, Қазақстан."),
    ("ru", "Ещё раз: Большо́й зал, № 5, 20 °C, IT-компания, пункт a) и К-2, Пак (박) и XXI век."),
    ("en", "The mayors’ forum in São Paulo (서울, 大邱) discussed H2O, a 3D model, and naïve façades."),
]


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_what_belongs_is_not_told(language: str, text: str, desk: Desk) -> None:
    assert [each for each in found(text, language, desk) if each[1].severity is not Severity.NOTE] == []


FAULTS = [
    ("zh", "新瀉縣与青森县", "characters.region-form", "縣"),
    ("zh", "东북亚地区", "characters.script", "북"),
    ("zh", "会员の合作", "characters.script", "の"),
    ("zh", "СОVID-19疫情", "characters.look-alike", "СОVID"),
    ("zh", "２０１４年", "encoding.full-width", "２０１４"),
    ("zh", "东⽅省", "encoding.compatibility", "⽅"),
    ("zh", "2O14年", "characters.digit", "2O14"),
    ("ja", "会员自治体", "characters.region-form", "员"),
    ("ja", "サ一ビス", "characters.kana-kanji", "一"),
    ("ja", "会議인", "characters.script", "인"),
    ("ko", "지방정부の교류와 협력", "characters.script", "の"),
    ("ko", "지방的정부", "characters.hanja", "的"),
    ("ko", "개최하ㄴ다", "characters.jamo", "ㄴ"),
    ("mn", "өмнoд хэсэг", "characters.look-alike", "өмнoд"),
    ("mn", "хөгжлийн тїvх", "characters.look-alike", "тїvх"),
    ("mn", "їндэсний", "characters.alphabet", "їндэсний"),
    ("mn", "NEARын хурал", "characters.look-alike", "NEARын"),
    ("ru", "Рoссия", "characters.look-alike", "Рoссия"),
    ("ru", "встреча c губернатором", "characters.lone", "c"),
    ("ru", "Открытии\u0306 форум", "encoding.composition", "и\u0306"),
    ("en", "the Аssociation", "characters.look-alike", "Аssociation"),
    ("en", "the mayorsâ€™ forum", "encoding.mojibake", "â€™"),
    ("en", "the\u200b forum", "encoding.invisible", "\u200b"),
    ("en", "the \uf0b7 forum", "encoding.private-use", "\uf0b7"),
]


@pytest.mark.parametrize(("language", "text", "code", "faulty"), FAULTS)
def test_what_does_not_belong_is_told(language: str, text: str, code: str, faulty: str, desk: Desk) -> None:
    assert (code, faulty) in told(text, language, desk)


@pytest.mark.parametrize(("language", "text", "code", "faulty"), FAULTS)
def test_a_replacement_makes_the_finding_vanish(language: str, text: str, code: str, faulty: str, desk: Desk) -> None:
    for rule, finding in found(text, language, desk):
        if rule.code == code and finding.span.text == faulty and finding.replacement is not None:
            mended = text[: finding.span.start] + finding.replacement + text[finding.span.end :]
            assert (code, faulty) not in told(mended, language, desk)


def test_a_fault_is_told_once(desk: Desk) -> None:
    assert codes(told("СОVID-19疫情与СОР21大会", "zh", desk)) == {"characters.look-alike"}
    assert codes(told("өмнoд", "mn", desk)) == {"characters.look-alike"}


def test_a_passage_in_traditional_characters_is_told_once(desk: Desk) -> None:
    text = "東北亞地區地方政府聯合會為會員與國際組織開會"
    assert [code for code, _ in told(text, "zh", desk)] == ["characters.region-form"]


def test_what_is_marked_as_chinese_has_chinese_forms_in_a_japanese_text(desk: Desk) -> None:
    text = "原報告書では光洋制铁とされている。"
    at = text.index("铁")
    assert told(text, "ja", desk) == [("characters.region-form", "铁")]
    rule = next(rule for rule in tables.rules() if rule.code == "characters.region-form")
    marked = replace(plain(text, "ja"), foreign=((at - 3, at + 1),))
    assert list(rule.findings(Reading((marked,), desk, submitted=True))) == []


@pytest.mark.parametrize(
    ("marked", "codes"), [((3, 8), []), ((3, 6), ["characters.script"]), ((0, 0), ["characters.script"])]
)
def test_what_is_marked_as_another_language_has_its_letters(
    marked: tuple[int, int], codes: list[str], desk: Desk
) -> None:
    passage = replace(plain("도서관 東京の図書 안내", "ko"), foreign=(marked,))
    assert [rule.code for rule in RULES for _ in rule.findings(Reading((passage,), desk))] == codes


def test_a_line_in_another_language_is_left_alone(desk: Desk) -> None:
    assert told("동북아시아지역자치단체연합", "zh", desk) == []
    assert told("Ассоциация региональных администраций", "en", desk) == []


def test_old_forms_that_names_keep_are_only_notes_in_japanese(desk: Desk) -> None:
    severities = [finding.severity for _, finding in found("澤田さん", "ja", desk)]
    assert severities == [Severity.NOTE]


@pytest.mark.parametrize(
    ("character", "chinese"), [("別", "别"), ("靑", "青"), ("県", "县"), ("會", "会"), ("戸", "户"), ("渋", "涩")]
)
def test_chinese_has_one_form(character: str, chinese: str) -> None:
    found = form(character, "zh")
    assert found is not None and found.text == chinese


@pytest.mark.parametrize("character", "潟晙璟昣芸著乾昇别县会青")
def test_a_form_of_chinese_itself_has_no_other(character: str) -> None:
    assert form(character, "zh") is None


TEXT = st.text(
    st.sampled_from(
        "联合会别別県亚。（）“” のカー一ニ한국ㄱ국ая иөүoyєАNEAR20141Oo①Ⅳ\u0306\u3099\u200b\u00a0\ufffd\ue000ﬁ１Ａ㎡"
    )
    | st.characters(codec="utf-8"),
    max_size=40,
)


@given(text=TEXT, language=st.sampled_from(LANGUAGES))
@examples(150)
def test_on_any_text_findings_lie_inside_and_replacements_differ(text: str, language: str) -> None:
    for _, finding in found(text, language, Desk()):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.message and finding.mend
        assert finding.replacement != finding.span.text

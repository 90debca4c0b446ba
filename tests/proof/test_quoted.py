"""What an editor's remark quotes is the source's: its words are not judged, its marks and characters are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import documents
import pytest
from documents import FILES, file_named

from galley.files import Files
from galley.language import voice
from galley.passages.passage import Passage, plain
from galley.passages.publication import names, passages
from galley.proof.desk import Desk
from galley.proof.examination import examine
from galley.proof.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
SLIPS = {
    "zh": ("重要的的会议", "“", "”", "“重要的会议”在原报告中作{}，今改。", "wording.doubled"),
    "ja": ("異和感を報告", "「", "」", "原報告書では{}とあり、訂正した。", "spelling.misspelling"),
    "ko": ("만장일치로 채택됬다", "“", "”", "원보고서에는 {}라고 되어 있어 고쳤다.", "grammar.ending"),
    "ru": ("сотрудничиство", "«", "»", "В исходном отчёте сказано {}, исправлено.", "spelling.word"),
    "mn": ("хамтын ажилллагаа", "«", "»", "Эх тайланд {} гэснийг засав.", "spelling.word"),
    "en": ("goverments", "“", "”", "The original report has {}; this is corrected.", "spelling.word"),
}
"""A wrong form in each language, the quotes of the language, a sentence for it, and the rule that tells it."""


def told(*texts: Passage, desk: Desk | None = None) -> list[tuple[str, str]]:
    """The codes of what is found, each with its characters."""
    return [(rule.code, finding.span.text) for rule, finding in examine(Reading(texts, desk or Desk()))]


def remark(text: str, language: str = "zh", **changes: object) -> Passage:
    return replace(plain(text, language), remark=True, **changes)


@pytest.mark.parametrize("language", SLIPS)
def test_a_wrong_form_is_told_but_where_a_remark_quotes_it(language: str) -> None:
    form, opening, closing, sentence, code = SLIPS[language]
    quoted, bare = sentence.format(f"{opening}{form}{closing}"), sentence.format(form)
    assert told(remark(quoted, language)) == []
    assert code in [each for each, _ in told(remark(bare, language))]
    assert code in [each for each, _ in told(plain(quoted, language))]


def test_a_figure_that_is_quoted_is_not_reckoned_with() -> None:
    assert told(remark("原报告作“2014年2月30日”，今改。")) == []
    assert told(remark("原报告作2014年2月30日，今改。")) == [("facts.no-such-date", "2014年2月30日")]


def test_a_name_in_the_text_is_not_compared_with_one_that_a_remark_quotes(desk: Desk) -> None:
    text = plain("他说起“山中的四季与河流之歌”。")
    sentence = "原报告作{}，今改。"
    assert told(text, remark(sentence.format("“山中四季与河流之歌”")), desk=desk) == []
    other = plain(sentence.format("“山中四季与河流之歌”"))
    assert [code for code, _ in told(text, other, desk=desk)] == ["names.doubled"]


def test_the_marks_of_a_name_quote_nothing(desk: Desk) -> None:
    """Those of a company's name in the registry are its own, in any case of it; what stands so elsewhere is quoted."""
    source = remark("原报告未写主语，今视为天河矿业有限公司所为。")
    lacking = [code for code, _ in told(remark("Здесь названа компания.", "ru", source=source), desk=desk)]
    assert lacking == ["translation.name"]
    for name in ("Горнодобывающая компания «Тяньхэ»", "Горнодобывающую компанию «Тяньхэ»"):
        assert told(remark(f"Здесь названа {name}.", "ru", source=source), desk=desk) == []
    assert told(remark("Сказано «сотрудничиство», названа Горнодобывающая компания «Тяньхэ».", "ru"), desk=desk) == []


def test_marks_and_characters_of_a_quotation_are_read() -> None:
    assert told(remark("原报告作“图（满江”，今改。")) == [("punctuation.unpaired", "（")]
    assert told(remark("原报告作“图�江”，今改。")) == [("characters.replacement", "�")]


def test_a_finding_stands_on_the_passage_as_it_is() -> None:
    here = remark("“重要的会议”在原报告中作“重要的的会议”，由重要的的会议改。")
    ((_, finding),) = examine(Reading((here,), Desk()))
    assert finding.span.passage is here and finding.span.text == "的"


def test_what_the_source_of_a_remark_quotes_is_not_wanted_in_its_translation() -> None:
    source, other = "会期在原报告中作{}，今改。", "The original report has {}; corrected."
    quoted = remark(other.format("“other days”"), "en", source=remark(source.format("“9月30日至10月3日”")))
    assert told(quoted) == []
    bare = remark(other.format("other days"), "en", source=remark(source.format("9月30日至10月3日")))
    assert "translation.date" in [code for code, _ in told(bare)]
    lost = remark(other.format("other days"), "en", source=remark(source.format("“9月30日至10月3日”")))
    assert [code for code, _ in told(lost)] == ["translation.quotation"]


def test_remarks_know_that_they_are_remarks(tmp_path: Path) -> None:
    """In sections also the items of their lists and their notes; in the registry each language's."""
    files = dict(FILES)
    files[file_named("front")] += "remark: |\n  资料有误。[^1]\n\n  - 其一。\n\n  [^1]: 见下。\n"
    files[file_named("regions")] = files[file_named("regions")].replace(
        "    name: {zh: 北省}\n", "    name: {zh: 北省}\n    remark: {zh: 原作南省。}\n"
    )
    publication, problems = documents.read(documents.write(tmp_path, files))
    assert publication is not None and problems == []
    found = [*passages(publication, {"zh": voice("zh", Files(ROOT))[0]}), *names(publication.registry)]
    assert [each.text for each in found if each.remark] == ["资料有误。", "其一。", "见下。", "原作南省。"]

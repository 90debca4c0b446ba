"""How the report is worded: one word for one thing, letters truly abridged, notes kept among editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pdf_reading import squeezed

from galley.model.base import below
from galley.model.names import Names
from galley.model.sections import LettersSection
from report.telling import sections_of

LOSING = {
    "区域气候行动组织": r"国际区域气候",
    "谅解备忘录": r"合作备忘录",
    "基金会": r"财团",
    "“欧亚倡议”": r"欧亚计划|《欧亚倡议》",
    "优秀案例": r"优秀(?:范例|事例)",
    "与会代表": r"参会人员|代表们",
    "会员地方政府": r"会员国|(?:各|的)会员(?!地方政府)|会员(?:代表|之间)",
    "专门委员会第1次会议": r"第\w{1,3}届\w*专门委员会|专门委员会第\w{1,3}届|第\d+次\w*征文",
    "2014NEAR国际论坛": r"2014 NEAR",
    "萨哈（雅库特）共和国": r"萨哈共和国",
    "互信": r"信赖|信任",
    "致辞": r"信函",
    "摘要转述": r"压缩改写|摘述|概述",
    "增长": r"绿色成长|成长引擎",
    "自然资源": r"天然资源",
    "融合、测量、出席率、知名度、运用、工程": r"统合|测定|参会率|认知度|活用|工学学术",
    "儒家": r"儒教",
    "阪神·淡路大地震": r"神户大地震",
}
"""What the report calls a thing, and the forms that lost to it; remarks may quote them."""

SOURCE_LENGTH = {"secretary-general": 1251, "president": 505}
"""The characters of the letters as they were sent, salutations included, without spaces."""


PROPER_NAMES = (
    "Economic Research Institute for Northeast Asia",
    "School of Northeast Asian Studies",
    "Northeast Asian Studies College",
)
"""Institutes that write Northeast Asia in one word themselves; the association writes North East Asia."""


def wordings(report) -> Iterator[tuple[str, str]]:
    """Address and text of what is printed in the words of the report, and the names of the registry in Chinese."""
    publication = report.publication
    for item in below(publication.record):
        yield from texts(item)
    for section in publication.sections.values():
        for item in below(section):
            yield from texts(item)
    for entry in below(publication.registry):
        for field in ("name", "title", "theme", "city"):
            names: Names | str | None = getattr(entry, field, None)
            if isinstance(names, dict) and "zh" in names:
                yield f"{entry.address}/{field}", names["zh"].text


def texts(item) -> Iterator[tuple[str, str]]:
    for field in type(item).model_fields:
        if field in ("remark", "note", "accept"):
            continue
        value = getattr(item, field)
        for part in value if isinstance(value, tuple) else (value,):
            if source := getattr(part, "source", None):
                yield f"{item.address}/{field}", str(source)


@pytest.mark.parametrize("word", LOSING)
def test_one_word_for_one_thing(report, word):
    found = [(address, text) for address, text in wordings(report) if re.search(LOSING[word], text)]
    assert found == []


def test_the_wordings_are_those_of_the_whole_report(report):
    said = dict(wordings(report))
    assert any(address.startswith("calendar/") for address in said)
    assert {"汉斯·赛德尔基金会", "开创新东北亚共同合作时代", "萨哈（雅库特）共和国"} <= set(said.values())


def test_the_registry_writes_north_east_asia(report):
    entries = below(report.publication.registry)
    names = (getattr(entry, field, None) for entry in entries for field in ("name", "title", "theme", "fields"))
    told = [each["en"].text for each in names if isinstance(each, dict) and "en" in each]
    assert any("North East Asia" in text for text in told)
    left = [text for text in told if "Northeast" in text and not any(name in text for name in PROPER_NAMES)]
    assert left == []


def test_letters_are_abridged_to_about_half(report, teller):
    for _, section in sections_of(report.publication, LettersSection):
        for letter in section.letters:
            told = [teller.line(line, section) for line in letter.salutations] + teller.prose(letter.body, section)
            assert letter.abridged
            assert 0.4 < sum(len(part) for part in told) / SOURCE_LENGTH[letter.id] <= 0.6


def test_notes_are_never_printed(report, book):
    publication = report.publication
    roots = (publication.record, publication.registry, *publication.sections.values())
    notes = {squeezed(item.note) for root in roots for item in below(root) if getattr(item, "note", None)}
    text = "".join(page.text() for page in book.pages)
    assert len(notes) > 20
    assert [note for note in notes if note[:30] in text] == []

"""What the templates say by themselves is read by the rules like every text, and has nothing to be found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from conftest import REPORT, ROOT, as_read
from voices import speaking

from galley.files import Files
from galley.language import Voice, catalogue
from galley.language.patterns import patterns, placeholders
from galley.passages.passage import Kind, Passage, plain
from galley.proof.desk import Desk
from galley.proof.examination import examine
from galley.proof.reading import Reading

LANGUAGES = ("zh", "ja", "ko", "mn", "ru", "en")
SENTENCES = {
    "zh": "会议同意新会员加入。",
    "ja": "会議は新会員の加入に同意した。",
    "ko": "회의는 새 회원의 가입에 동의하였다.",
    "mn": "Хурал шинэ гишүүн элсүүлэхийг зөвшөөрөв.",
    "ru": "Собрание согласилось принять нового члена.",
    "en": "The meeting agreed to admit a new member.",
}
"""What stands behind the number of an article."""
DAYS = (date(2014, 1, 15), date(2014, 1, 17), date(2014, 3, 1), date(2015, 1, 2))


def words(language: str) -> Iterator[str]:
    """Every word of the templates that is no pattern; a mark that stands between others is no word."""
    own = {pattern.context for pattern in patterns() if not pattern.context.startswith("currency")}
    for entry in catalogue.read(catalogue.path(language), Files(ROOT))[0]:
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            is_word = text != "CLDR" and any(map(str.isalpha, text))
            if entry.msgctxt not in own and is_word and not placeholders(text):
                yield text


def formats(voice: Voice) -> Iterator[str]:
    """Dates, months, numbers and ordinals as the language writes them."""
    for first in DAYS:
        yield voice.date(first)
        yield voice.month(first.year, first.month)
        yield from (voice.date_range(first, last) for last in DAYS if last > first)
        yield from (voice.short_range(first, last) for last in DAYS if last > first)
    yield voice.month_range(2015, 7, 8)
    yield from map(voice.big_number, (73, 1221, 446000000))
    yield voice.money(3000000, "EUR")


def lists(voice: Voice, language: str) -> Iterator[Passage]:
    """Articles and headings with their numbers."""
    for n in range(1, 13):
        text = f"{voice.numeral('article', n)}{'' if language in ('zh', 'ja') else ' '}{SENTENCES[language]}"
        yield plain(text, language, "articles")
    for level in (2, 3, 4):
        for n in range(1, 4):
            text = f"{voice.heading_numeral(level, n)} {SENTENCES[language][:-1]}"
            yield replace(plain(text, language, f"level {level}"), kind=Kind.HEADING)


def found(language: str, *more: Passage) -> list[tuple[str, str]]:
    """What the rules find in all that a language's furniture says: code and characters. Its one sentence may repeat."""
    publication = as_read(REPORT)
    speaker = speaking(language)
    said = [plain(text, language, "furniture", Kind.LABEL) for text in (*words(language), *formats(speaker))]
    read = Reading((*said, *lists(speaker, language), *more), Desk(publication.registry, (publication,)))
    told = ((rule.code, finding.span.text) for rule, finding in examine(read))
    return [each for each in told if each[0] != "wording.repeated-paragraph"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_furniture_keeps_the_rules(language: str) -> None:
    assert found(language) == []


def test_a_slip_in_it_would_be_found() -> None:
    assert found("zh", plain(f"第一、{SENTENCES['zh']}", "zh")) == [("numbering.mark", "、")]

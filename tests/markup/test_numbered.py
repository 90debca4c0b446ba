"""Numbers of figures and tables as the six languages say them: before captions, in sentences, in lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages import Page, parsed, rendered, speaking, voices, yearbook

from galley.markup.naming import Naming
from galley.markup.render import _outline
from galley.model.numbering import numbers
from galley.source import SourceText
from galley.text import Line, parse_line, parse_prose

SAID = {
    "zh": ("图1 ", "图1（第页）", "表2"),
    "ja": ("図1 ", "図1（ページ）", "表2"),
    "ko": ("그림 1. ", "그림 1(쪽)", "표 2"),
    "mn": ("Зураг 1. ", "зураг 1 (-р тал)", "хүснэгт 2"),
    "ru": ("Рисунок 1. ", "рис. 1 (с. )", "табл. 2"),
    "en": ("Figure 1. ", "Figure 1 (page )", "Table 2"),
}
"""What each language says before a caption, in a sentence, where the page is not filled in yet, and in a title."""


def naming(language: str) -> Naming:
    return Naming(yearbook(), speaking(language), voices(), numbers=numbers(yearbook()))


def titled(text: str) -> Line:
    line, problems = parse_line(SourceText(text))
    assert problems == []
    return line


@pytest.mark.parametrize("language", SAID)
def test_a_caption_stands_behind_its_number(language: str) -> None:
    told = naming(language)
    figure = told.listed("figure")[0].insert
    page = parsed(told.caption(figure, titled("旗"), None))
    assert page.text == f"{SAID[language][0]}旗"
    assert page.all("span", class_="numeral")[0].text == SAID[language][0].strip()


@pytest.mark.parametrize("language", SAID)
def test_a_sentence_points_to_the_number_and_its_page(language: str) -> None:
    address = naming(language).listed("figure")[0].insert.address
    prose, _ = parse_prose(SourceText(f"{{fig:{address}}}"))
    block = replace(prose.blocks[0], language=language)  # type: ignore[type-var]
    page = parsed(naming(language).run(block, prose, None, "a"))  # type: ignore[arg-type]
    [link] = page.all("a")
    assert (link.text, link.attributes["href"]) == (SAID[language][1], f"#{address}")
    assert page.all("span", class_="folio")[0].attributes["data-to"] == f"#{address}"
    assert page.all("span", class_="together")[0].text in SAID[language][1]


@pytest.mark.parametrize("language", SAID)
def test_titles_cells_and_bookmarks_have_the_number_without_a_page(language: str) -> None:
    line = replace(titled(f"{{tab:{naming(language).listed('table')[1].insert.address}}}"), language=language)
    assert parsed(naming(language).line(line, None)).text == SAID[language][2]
    assert _outline(naming(language), line) == SAID[language][2]


def test_a_text_that_is_not_translated_points_in_its_own_language() -> None:
    line = replace(titled(f"见{{fig:{naming('en').listed('figure')[0].insert.address}}}"), language="zh")
    assert parsed(naming("en").line(line, None)).text == "见图1"


def test_what_has_no_number_has_its_caption_alone() -> None:
    told = naming("en")
    figure = told.listed("figure")[0].insert
    assert replace(told, numbers={}).caption(figure, titled("flags"), None) == told.line(titled("flags"), None)


def page_of(language: str) -> Page:
    return parsed(rendered(language))


def test_the_numbers_of_a_book_are_those_of_the_model() -> None:
    told = [each.text for each in page_of("en").all("span", class_="numeral")]
    figures, tables = (naming("en").listed(series) for series in ("figure", "table"))
    assert sorted(told) == sorted(
        [*(f"Figure {each.number}." for each in figures), *(f"Table {each.number}." for each in tables)]
    )
    assert len(figures) > 3 and len(tables) == 3

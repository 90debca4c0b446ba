"""The editor's remarks: marked where they belong, listed at the end of the book, and nothing of what editors note."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from documents import FILES, write
from pages import Page, book_of, parsed, rendered, yearbook

from bench.ids import alone
from galley.files import Files
from galley.markup import html
from galley.model.base import Remarked, below
from galley.model.dates import Moment
from galley.model.publication import Publication
from galley.reader import read_publication


def page_of(publication: Publication, language: str = "en", *only: str) -> Page:
    text, _, problems = html(book_of(alone(publication, *only) if only else publication, language), Files(ROOT))
    assert problems == []
    return parsed(text)


def read(root: Path, **more: tuple[str, str]) -> Publication:
    """The almanac with one replacement in each of some files."""
    files = dict(FILES)
    for stem, (old, new) in more.items():
        file = next(name for name in files if name.endswith(f"/{stem}.yaml"))
        assert files[file].count(old) == 1
        files[file] = files[file].replace(old, new)
    publication, problems = read_publication(Files(write(root, files)), "content/almanac-2031")
    assert publication is not None and problems == []
    return publication


@pytest.fixture(scope="module")
def page() -> Page:
    return parsed(rendered("en"))


def test_every_remark_has_a_mark_and_an_entry_in_the_order_of_the_book(page: Page) -> None:
    marks = page.all("a", class_="mark")
    numbers = [str(number) for number in range(1, len(marks) + 1)]
    assert [mark.text for mark in marks] == [f"\u2060[{number}]" for number in numbers]
    assert [mark.attributes["href"] for mark in marks] == [f"#remark-{number}" for number in numbers]
    entries = [each for each in page.all("li") if each.attributes.get("id", "").startswith("remark-")]
    assert [entry.attributes["id"] for entry in entries] == [f"remark-{number}" for number in numbers]
    remarked = {f"{item.address}/remark" for item in items_with_remarks(yearbook())}
    assert {entry.attributes["data-address"] for entry in entries} == remarked
    assert len(remarked) >= 5


def items_with_remarks(publication: Publication) -> list[Remarked]:
    every = (item for section in publication.sections.values() for item in below(section))
    return [item for item in every if isinstance(item, Remarked) and item.remark]


def test_an_entry_says_what_it_belongs_to_and_leads_back(page: Page) -> None:
    titles = {each.attributes["href"]: each.text for each in page.all("a") if "marked-" in each.attributes["href"]}
    marked = {f"#{mark.attributes['id']}" for mark in page.all("a", class_="mark")}
    assert titles.keys() == marked
    assert "Fair of Wicks & Wrecks" in titles.values()
    assert "Amber Light" in titles.values()
    assert "The minutes name" in page.text
    assert "Dates of 2021" in [each.text for each in page.all("span", class_="of")]


def test_the_list_stands_before_the_colophon_and_in_the_contents() -> None:
    text = rendered("en")
    assert text.index('id="register"') < text.index('id="remarks"') < text.index('id="colophon"')
    entry = text.index('href="#remarks"')
    assert text.index('href="#part-register"') < entry < text.index('href="#colophon"')


def test_without_a_remark_there_is_no_list(tmp_path: Path) -> None:
    page = page_of(read(tmp_path), "zh")
    assert page.all("article", id="remarks") == page.all("a", href="#remarks") == page.all("a", class_="mark") == []


def test_a_book_of_one_section_lists_its_own_remarks() -> None:
    page = page_of(yearbook(), "en", "calendar")
    assert [mark.text for mark in page.all("a", class_="mark")] == ["\u2060[1]"]
    assert len(page.all("article", id="remarks")) == 1
    assert "before" in page.text
    assert page_of(yearbook(), "en", "front").all("article", id="remarks") == []


def test_what_editors_note_is_never_printed(page: Page) -> None:
    assert any(item.note for item in items_with_remarks(yearbook()))
    assert "SECRET" not in page.text
    assert "Founded after 2021" not in page.text


def test_a_remark_of_the_registry_is_told_where_its_entry_is_listed(tmp_path: Path) -> None:
    told = read(
        tmp_path, committees=("    meetings: 2\n", "    meetings: 2\n    remark: {zh: 届数存疑。, en: In doubt.}\n")
    )
    page = page_of(told, "zh")
    assert "届数存疑。" in page.text and "In doubt." not in page.text
    assert len(page.all("a", class_="mark")) == 1


def test_a_total_that_the_shares_do_not_give_is_only_said_to_be_stated(tmp_path: Path) -> None:
    drawn = [each.text for each in page_of(read(tmp_path / "sound"), "zh").all("text")]
    assert "合计10" in drawn
    doubted = read(tmp_path / "doubted", assembly=("  total: 10\n", "  total: 12\n  remark: 两处未列。\n"))
    page = page_of(doubted, "zh")
    drawn = [each.text for each in page.all("text")]
    assert "所载总数12" in drawn and "合计12" not in drawn
    (caption,) = [each.text for each in page.all("figcaption") if "[1]" in each.text]
    assert caption == "参会地方政府\u2060[1]"
    assert "两处未列。" in page.text


def test_every_letter_stands_in_the_contents(page: Page) -> None:
    entries = [each.attributes["href"] for each in page.all("a") if each.attributes["href"].startswith("#letters/")]
    assert entries == ["#letters/keeper", "#letters/treasurer"]


def test_a_table_of_committees_that_are_not_yet_founded_is_not_there(tmp_path: Path) -> None:
    assert len(page_of(yearbook()).all("table", class_="committees")) == 1
    late = [each.model_copy(update={"since": Moment(2030)}) for each in yearbook().registry.committees]
    registry = yearbook().registry.model_copy(update={"committees": tuple(late)})
    assert page_of(yearbook().model_copy(update={"registry": registry})).all("table", class_="committees") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_abridged_says_so_beside_the_text(language: str) -> None:
    said = {"en": "Abridged and put in new words", "zh": "本文为摘要转述"}[language]
    letters = [each for each in parsed(rendered(language)).all("section", class_="letter") if said in each.text]
    assert [letter.attributes["id"] for letter in letters] == ["letters/treasurer"]

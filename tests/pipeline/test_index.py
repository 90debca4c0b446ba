"""The index of names tells the pages on which running texts speak of them, sorted as each language sorts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pdf_reading import Read, read, squeezed
from small_project import FOLDER, NAME, make, replace, write

from galley.markup.index import joined, mentions
from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build

PEOPLE = """kind: people
people:
  - {id: mei, name: {zh: 梅青}}
  - {id: an, name: {zh: 安和}}
  - {id: bo, name: {zh: 薄云}}
  - {id: silent, name: {zh: 沉默}}
"""
LONG = "山路会在春天整修山路，小屋全年开放。" * 12
TEXT = "kind: article\ntitle: 山路\nbody: |\n" + "".join(
    f"  {each}\n\n" for each in ("{mei}。", *[f"{LONG}{{bo}}"] * 10, "{an}、{an}。")
)
INDEX = "kind: index\ntitle: 索引\nnames: [people]\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("index"), program=False)
    write(root, "content/registry/people.yaml", PEOPLE)
    write(root, f"{FOLDER}/paths.yaml", TEXT)
    write(root, f"{FOLDER}/names.yaml", INDEX)
    replace(root, f"{FOLDER}/publication.yaml", "      - huts", "      - huts\n      - names")
    return root


def made(root: Path, **asked: bool) -> Outcome:
    return build(Options(root, editions=(Edition.SCREEN,), **asked), lambda _: None)


def screen(root: Path) -> Read:
    return read((root / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes())


def told(book: Read) -> str:
    """What the index says behind its title."""
    return book.pages[book.places["names"] - 1].body.partition("人物")[2]


def wanted(book: Read) -> str:
    """The pages on which each name stands in the running text, in the order of their sounds."""
    text = range(book.places["paths"], book.places["huts"])
    found = []
    for name in ("安和", "薄云", "梅青"):
        pages = [number for number in text if name in squeezed(book.pages[number - 1].body)]
        span = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else str(pages[0])
        assert pages == list(range(pages[0], pages[-1] + 1))
        found.append(f"{name}{span}")
    return "".join(found)


def test_each_name_has_its_pages_those_that_follow_joined_and_none_that_is_not_spoken_of(root: Path) -> None:
    assert made(root).problems == []
    book = screen(root)
    assert told(book) == wanted(book)
    assert "–" in told(book) and "沉默" not in told(book)
    index = book.places["names"]
    leads = {link.name for link in book.links if link.page == index and link.name}
    assert {book.places[name] for name in leads} >= {book.places["paths"]}


def test_an_edit_moves_the_pages_of_the_index_as_a_build_from_nothing_does(root: Path) -> None:
    made(root)
    before = told(screen(root))
    replace(root, f"{FOLDER}/paths.yaml", "  {mei}。\n", f"  {LONG * 5}\n\n  {LONG * 5}\n\n  {{mei}}。\n")
    assert made(root).problems == []
    again = (root / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes()
    assert told(read(again)) == wanted(read(again)) != before
    assert made(root, force=True).problems == []
    assert (root / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes() == again


def test_the_index_tells_the_numbers_that_pages_print(root: Path) -> None:
    made(root)
    before = told(screen(root))
    style = root / f"{FOLDER}/templates/styles/pages.css"
    style.parent.mkdir(parents=True)
    style.write_text("@page :first { counter-reset: page 100 }\n", encoding="utf-8")
    assert made(root).problems == []
    shifted = screen(root)
    first, (body,) = shifted.pages[0].number, (each.body for each in shifted.pages if "人物" in each.body)
    assert first > 1
    assert re.sub(r"\d+", lambda number: str(int(number[0]) - first + 1), body.partition("人物")[2]) == before
    style.unlink()


def test_pages_that_follow_each_other_are_joined() -> None:
    runs = joined([(each, "", str(each)) for each in (3, 4, 6, 9, 10, 11)])
    assert [(first[0], last[0]) for first, last in runs] == [(3, 4), (6, 6), (9, 11)]


def test_pages_of_two_counts_are_not_joined() -> None:
    runs = joined([(each, "", label) for each, label in enumerate(("iii", "iv", "1", "2", "7"), 3)])
    assert [(first[2], last[2]) for first, last in runs] == [("iii", "iv"), ("1", "2"), ("7", "7")]


def test_a_page_counts_once_and_only_mentions_count() -> None:
    places = {
        "paths/body/p1@an.1": 4,
        "paths/body/p1@an.2": 4,
        "paths/body/p2@an.1": 2,
        "paths": 1,
        "part-x": 1,
        "a@b": 1,
    }
    found = mentions(places, ["9", "10", "11", "12"])
    assert found == {"an": ((2, "paths/body/p2@an.1", "10"), (4, "paths/body/p1@an.1", "12"))}


def test_without_an_index_texts_have_no_places_for_it(root: Path) -> None:
    replace(root, f"{FOLDER}/publication.yaml", "\n      - names", "")
    made(root)
    assert not [name for name in screen(root).places if "@" in name]

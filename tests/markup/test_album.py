"""Drawings are made once, and again only when something else is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import ROOT
from pages import book_of, yearbook

from galley.figures import Surface, Words
from galley.files import Files
from galley.markup import Album, Book, album, html
from galley.model.base import contents
from galley.model.publication import Publication
from galley.text import Prose


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(yearbook(), "en")


def told(book: Book, drawings: Album, ground: str = "") -> str:
    text, _, problems = html(replace(book, album=drawings), Files(ROOT))
    assert problems == []
    return text


def sketched(book: Book, drawings: Album, asks: Callable[[Words], object] = id) -> list[Words]:
    """What was asked to draw one thing; nothing where that was known. Who draws `asks` something first."""
    seen: list[Words] = []

    def draw(words: Words, surface: Surface) -> str:
        asks(words)
        seen.append(words)
        return "<svg/>"

    assert drawings.drawn(draw, book.publication, book.voice, book.surface, "thing") == "<svg/>"
    return seen


def known(book: Book, asks: Callable[[Words], object] = id) -> dict[str, str]:
    """What an album holds in which one thing was drawn."""
    drawings = Album("ground")
    assert len(sketched(book, drawings, asks)) == 1 and sketched(book, drawings) == []
    return drawings.shown


def test_a_book_told_with_all_drawings_known_is_the_same(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Album()
    text = told(book, first)
    assert first.shown
    monkeypatch.setattr("galley.figures._KINDS", {})
    again = Album(known=first.shown)
    assert told(book, again) == text and list(again.shown.items()) == list(first.shown.items())


def test_drawings_show_nothing_of_running_texts(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    text = told(book, Album())
    monkeypatch.setattr(album, "bare", lambda publication: publication)
    assert told(book, Album()) == text


def texts(publication: Publication) -> list[Prose]:
    """The running texts of the sections."""
    found = (each for section in publication.sections.values() for _, each in contents(section))
    return [each for each in found if isinstance(each, Prose)]


def test_what_draws_is_given_no_running_text(book: Book) -> None:
    (words,) = sketched(book, Album())
    assert [each for each in texts(words.publication) if each.blocks or each.notes or each.source] == []
    assert len(texts(words.publication)) == len(texts(book.publication)) > 9


def edited(book: Book, **sections: object) -> Book:
    """A book with other sections."""
    publication = book.publication
    return replace(book, publication=publication.model_copy(update={"sections": {**publication.sections, **sections}}))


def prose(publication: Publication) -> tuple[str, Prose]:
    """The first section with a running text, and that."""
    return next((n, each.body) for n, each in publication.sections.items() if getattr(each, "body", None))


def test_another_word_in_a_running_text_draws_nothing_anew(book: Book) -> None:
    name, body = prose(book.publication)
    section = book.publication.sections[name].model_copy(update={"body": replace(body, blocks=body.blocks[:-1])})
    assert sketched(edited(book, **{name: section}), Album("ground", known(book))) == []


@pytest.mark.parametrize(
    ("asks", "anew"),
    [
        (id, False),
        (lambda words: words.publication.record, False),
        (lambda words: list(words.publication.sections.values()), True),
        (lambda words: [*words.publication.sections], True),
        (lambda words: words.publication.sections.get("none"), True),
        (lambda words: len(words.publication.sections), True),
        (lambda words: words.publication.counted("members"), False),
    ],
)
def test_another_title_is_drawn_anew_where_sections_are_asked(
    book: Book, asks: Callable[[Words], object], anew: bool
) -> None:
    name, _ = prose(book.publication)
    section = book.publication.sections[name].model_copy(update={"english": "Another title"})
    changed = edited(book, **{name: section})
    assert bool(sketched(changed, Album("ground", known(book, asks)))) == anew


def test_a_figure_is_told_by_the_section_that_it_stands_in(book: Book) -> None:
    def of(changed: Book, name: str) -> str:
        return Album().section(changed.publication, changed.publication.sections[name])[0]

    (name, body), (other, *_) = prose(book.publication), reversed(book.publication.sections)
    section = book.publication.sections[name]
    titled = edited(book, **{name: section.model_copy(update={"english": "Another title"})})
    shorter = edited(book, **{name: section.model_copy(update={"body": replace(body, blocks=body.blocks[:-1])})})
    assert of(titled, name) != of(book, name) == of(shorter, name)
    assert of(titled, other) == of(book, other)


def test_other_data_are_drawn_anew(book: Book) -> None:
    registry = book.publication.registry
    fewer = registry.model_copy(update={"regions": registry.regions[1:]})
    changed = replace(book, publication=book.publication.model_copy(update={"registry": fewer}))
    assert sketched(changed, Album("ground", known(book)))
    record = book.publication.record.model_copy(update={"year": 1999})
    changed = replace(book, publication=book.publication.model_copy(update={"record": record}))
    assert sketched(changed, Album("ground", known(book)))


def test_another_ground_surface_or_language_is_drawn_on_anew(book: Book) -> None:
    assert sketched(book, Album("another", known(book)))
    assert sketched(replace(book, surface=Surface(100)), Album("ground", known(book)))
    assert sketched(replace(book, surface=Surface(height=100)), Album("ground", known(book)))
    assert sketched(replace(book, surface=Surface(gutter=7)), Album("ground", known(book)))
    assert sketched(replace(book, voice=book_of(yearbook(), "zh").voice), Album("ground", known(book)))


def test_what_stays_the_same_thing_is_told_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Album("ground")
    sketched(book, first)
    registry = book.publication.registry
    monkeypatch.setattr(type(registry.regions[0]), "__repr__", lambda _: pytest.fail("told again"))
    assert sketched(book, Album("ground", first.shown, forms=first.forms)) == []


def test_a_registry_whose_files_are_known_is_not_told_by_its_form(book: Book) -> None:
    """Of another file of the registry all is drawn anew, as where another form was told."""
    first = Album("ground", registry="files")
    sketched(book, first)
    assert set(first.forms) == {"record", *(f"section {name}" for name in book.publication.sections)}
    assert sketched(book, Album("ground", first.shown, registry="files")) == []
    assert sketched(book, Album("ground", first.shown, registry="others")) and sketched(
        book, Album("ground", first.shown)
    )

"""HTML as tests look at it, and the yearbook of `tests/content` as a source of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from conftest import ROOT, as_read
from voices import speaking

from galley.files import Files
from galley.language import Voice
from galley.markup import Book, html
from galley.model.publication import Publication
from galley.problem import Problem
from galley.theme import Trim, read_theme

YEARBOOK = "tests/content/yearbook-2021"


@dataclass
class Element:
    """An element as it was opened, with the text directly and indirectly in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Every element of an HTML document in order, and its whole text."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in ("br", "img", "meta", "col"):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag with these attributes; `class_` has to be one of the classes."""
        wanted = attributes.pop("class_", None)
        return [
            each
            for each in self.elements
            if each.tag == tag
            and (wanted is None or wanted in each.attributes.get("class", "").split())
            and attributes.items() <= each.attributes.items()
        ]


def parsed(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    return page


@cache
def yearbook() -> Publication:
    return as_read(YEARBOOK)


@cache
def trim(id: str) -> Trim:
    look, problems = read_theme(Files(ROOT))
    assert look is not None and problems == []
    return look.trim(id)


@cache
def voices() -> dict[str, Voice]:
    """Who speaks in the texts of the yearbook that are not translated."""
    return {language: speaking(language) for language in ("en", "zh")}


def book_of(publication: Publication, language: str) -> Book:
    """The screen edition of a publication, in one typeface."""
    return Book(
        publication,
        speaking(language),
        trim(publication.record.trim),
        ("Sample & Serif",),
        voices(),
    )


@cache
def rendered(language: str) -> str:
    """The yearbook as HTML."""
    text, _, problems = html(book_of(yearbook(), language), Files(ROOT))
    assert problems == []
    return text


def with_templates(root: Path) -> Path:
    """A folder with a copy of the templates, to be spoilt."""
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def rendered_in(root: Path) -> tuple[str, list[Problem]]:
    """The yearbook through the templates below `root`."""
    text, _, problems = html(book_of(yearbook(), "en"), Files(root))
    return text, problems

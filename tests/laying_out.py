"""Lines and boxes on the pages of a publication as the engine lays it out: what belongs to what, and where it stands.

Positions in points from the top of the page. Reads the engine's boxes as `galley.typeset.measure` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fonts_once import lay_out
from pressing import press
from weasyprint.formatting_structure import boxes

from bench.ids import alone
from galley.files import Files
from galley.language import Voice, voice
from galley.language.catalogue import path
from galley.markup import Book, html
from galley.model.publication import Publication
from galley.options import Edition
from galley.pipeline.pictures import Pictures, look_of
from galley.pipeline.printing import printing
from galley.problem import Problem
from galley.theme import THEME_FILE, Theme, css, palette, read_theme
from galley.typeset import Dress, Job, Sheet
from galley.typeset import Layout as Document
from galley.typeset.measure import found_boxes

POINT = 72 / 96
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Line:
    """A line of text in the type area, with the elements around it, innermost first.

    `left` and `right` are the edges of the block whose line it is.
    """

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    around: tuple[Any, ...]

    @property
    def block(self) -> Any:
        """The element whose line it is."""
        return self.around[0]

    @property
    def heads(self) -> bool:
        """Whether it belongs to a heading, a row of a table's head, the label of a group or the name of a month.

        A label of groups that have counts alone stands above nothing.
        """
        counted = any("counts-only" in named(element) for element in self.around)
        labels = LABELS - {"name"} if counted else LABELS
        return any(element.tag in HEADINGS | {"th"} or named(element) & labels for element in self.around)


LABELS = {"name", "tally-caption", "contents-title", "letters-title"}


def named(element: Any) -> set[str]:
    """The classes of an element."""
    return set(element.get("class", "").split())


@dataclass(frozen=True)
class Layout:
    """The pages of a publication; `edges` are top and bottom of the type area, `problems` what laying out told."""

    document: Document
    dress: Dress
    pages: tuple[Any, ...]
    lines: tuple[Line, ...]
    edges: tuple[float, float]
    problems: tuple[Problem, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The pages as PDF."""
        data, problems = press(self.document, self.dress)
        assert problems == []
        return data

    def boxes(self, kind: Any, *names: str) -> list[tuple[int, Any]]:
        """The boxes of a kind whose element has one of these classes, each with its page."""
        found = ((each.page, each.box) for each in found_boxes(self.pages) if isinstance(each.box, kind))
        return [(page, box) for page, box in found if box.element is not None and named(box.element) & set(names)]

    def on(self, page: int) -> list[Line]:
        """The lines of a page."""
        return [line for line in self.lines if line.page == page]

    def elements(self, page: int, tag: str) -> list[Any]:
        """The elements of a tag that have a box on a page."""
        below = (found.box for found in found_boxes([self.pages[page - 1]]))
        return list({box.element: None for box in below if getattr(box, "element_tag", None) == tag})


@cache
def _look(root: Path, text: str) -> Theme:
    """The theme of a project, read once for each `text` that its file has."""
    look, problems = read_theme(Files(root))
    assert look and not problems
    return look


@cache
def _voice(root: Path, language: str, words: str) -> Voice:
    """The voice of a language, read once for each text of `words` that its catalogue has."""
    return voice(language, Files(root))[0]


def job_of(root: Path, publication: Publication, language: str = "zh", only: tuple[str, ...] = ()) -> tuple[Job, Dress]:
    """What the engine is given of a publication, or of some of its sections, and the dress of the screen."""
    files = Files(root)
    look = _look(root, files.text(THEME_FILE))
    speaker = _voice(root, language, files.text(path(language)))
    trim = look.trim(publication.record.trim)
    text, asked, problems = html(Book(alone(publication, *only) if only else publication, speaker, trim), files)
    printed = printing(publication.record.press, publication.folder, look, files, problems)
    assert printed and not problems
    pictures = Pictures(files, publication.folder, 100.0, 200.0, look_of(look, files), printed)
    known = pictures.known(asked, problems)
    assert not problems
    styles = [*files.listing("templates/styles", ".css"), f"templates/styles/languages/{language}.css"]
    sheets = [
        Sheet(THEME_FILE, css(look, trim.id)),
        *(Sheet(file, files.text(file)) for file in styles),
    ]
    sizes = {url: (picture.facts.width_px, picture.facts.height_px) for url, picture in known.items()}
    colours, shown = pictures.dressed(known, Edition.SCREEN, palette(look, Edition.SCREEN))
    dress = Dress(colours, pictures=shown)
    return Job(text, tuple(sheets), sizes), dress


def laid_out(root: Path, publication: Publication, language: str = "zh") -> Layout:
    """Lay a publication out for the screen."""
    job, dress = job_of(root, publication, language)
    return seen(*lay_out(job), dress, root, publication)


def seen(done: Document, problems: Sequence[Problem], dress: Dress, root: Path, publication: Publication) -> Layout:
    """What is on the pages of a publication that was laid out."""
    look = _look(root, Files(root).text(THEME_FILE))
    trim = look.trim(publication.record.trim)
    pages = tuple(leaf.page._page_box for leaf in done.rendered.leaves)
    top = float(trim.top_pt)
    edges = (top, top + trim.lines * look.line_tenths / 10)
    return Layout(done, dress, pages, tuple(_lines(pages)), edges, tuple(problems))


def _lines(pages: tuple[Any, ...]) -> Iterator[Line]:
    for found in found_boxes(pages):
        margin = any(isinstance(each, boxes.MarginBox | boxes.FootnoteAreaBox) for each in found.parents)
        text = _text(found.box)
        if isinstance(found.box, boxes.LineBox) and not margin and text.strip():
            around = dict.fromkeys(box.element for box in reversed(found.parents) if box.element is not None)
            block = next(each for each in reversed(found.parents) if isinstance(each, boxes.BlockContainerBox))
            left, top = block.content_box_x() * POINT, found.box.position_y * POINT
            right, bottom = left + block.width * POINT, top + found.box.height * POINT
            yield Line(found.page, text.strip(), left, right, top, bottom, tuple(around))


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    inline = boxes.LineBox | boxes.InlineBox
    return "".join(_text(child) for child in box.children) if isinstance(box, inline) else ""

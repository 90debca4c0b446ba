"""Lay out a book: pages without colours and pictures, which come when an edition is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint import CSS, HTML

from galley.problem import Place, Problem
from galley.typeset import colours, columns, dress, script
from galley.typeset.continued import mark_continuations
from galley.typeset.dress import Dress, Frame
from galley.typeset.fetch import Fetcher
from galley.typeset.heads import divide_rows, missing_heads
from galley.typeset.log import listening
from galley.typeset.measure import Placed, overflows, placed_pictures
from galley.typeset.overlap import overlaps

script.install()
columns.install()
colours.install()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: the project-relative `file` it comes from and its text."""

    file: str
    css: str


@dataclass(frozen=True, slots=True)
class Job:
    """What the engine sets: a whole HTML document, its style sheets in order, and the width and height in pixels of pictures
    by their `picture:` address. A picture may have any number of pixels when it is drawn.

    `places` says where each content address stands, for problems found on the pages.
    """

    html: str
    sheets: tuple[Sheet, ...]
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out book. `pictures` says where each picture stands and how large it is printed."""

    document: Any
    job: Job
    pictures: tuple[Placed, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.document.pages)


def lay_out(job: Job) -> tuple[Layout, list[Problem]]:
    """Set a book. Faults of style sheets, and text that does not fit its box, come back as problems."""
    fetcher = Fetcher({})
    frames = {url: Frame(url, *size) for url, size in job.pictures.items()}
    problems: list[Problem] = []
    sheets = []
    for sheet in job.sheets:
        with listening(problems, sheet.file):
            sheets.append(CSS(string=sheet.css, url_fetcher=fetcher))
    html = HTML(string=job.html, url_fetcher=fetcher, base_url="about:blank")
    document, pages, told = _rendered(html, sheets, frames)
    while divide_rows(pages):
        document, pages, told = _rendered(html, sheets, frames)
    mark_continuations(pages)
    problems += [*told, *missing_heads(pages, job.places), *overflows(pages, job.places), *overlaps(pages, job.places)]
    return Layout(document, job, tuple(placed_pictures(pages))), problems


def _rendered(html: HTML, sheets: list[CSS], frames: Mapping[str, Frame]) -> tuple[Any, list[Any], list[Problem]]:
    """The document, the boxes of its pages, and what the engine told."""
    told: list[Problem] = []
    with listening(told):
        document = html.render(stylesheets=sheets, cache=dict(frames))
    return document, [page._page_box for page in document.pages], told


def draw(layout: Layout, worn: Dress) -> tuple[bytes, list[Problem]]:
    """The book as PDF in the dress of an edition."""
    return dress.draw(layout.document, worn)

"""Setting a book whose colophon names its typefaces: they are known when it is set, and its text has to say them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from galley.faces import Face, families
from galley.message import said
from galley.pdf.facts import fonts
from galley.problem import Problem
from galley.typeset import Dress, Job, Layout, draw, lay_out

MOST_SETTINGS = 4

Retold = Callable[[tuple[str, ...]], str]
"""The HTML of the book that names these families of typefaces."""


@dataclass(frozen=True, slots=True)
class Set:
    """A book as set: its text, its pages, the PDF in the dress it was tried in, the families of typefaces it holds, and what
    is wrong with its pages."""

    job: Job
    layout: Layout
    drawn: tuple[bytes, list[Problem]]
    typefaces: tuple[str, ...]
    problems: list[Problem]


def set_book(job: Job, dress: Dress, known: list[Face], retold: Retold) -> Set:
    """Set a book, and again as long as it names other typefaces than it holds when drawn in a dress.

    A book that names too many is set twice: what it then no longer names was held for the sake of that line alone or
    not at all. A book that names none is set once.
    """
    layout: Layout | None = None
    for _ in range(MOST_SETTINGS):
        layout, problems = lay_out(job, layout)
        drawn = draw(layout, dress)
        held = families(fonts(drawn[0]), known)
        text = retold(held)
        result = Set(job, layout, drawn, held, problems)
        if text == job.html:
            return result
        job = replace(job, html=text)
    message = said("the colophon cannot name the typefaces of the book: naming them changes them")
    mend = said("name them in a face that the book holds anyway")
    return replace(result, problems=[*result.problems, Problem("pipeline.typefaces", message, mend)])

"""Setting a book whose colophon names its typefaces: they are known when it is set, and its text has to say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from galley.faces import Face, families
from galley.message import said
from galley.problem import Problem
from galley.typeset import Drawn, Dress, Job, Layout, draw, draw_all, lay_out

MOST_SETTINGS = 4

Retold = Callable[[tuple[str, ...]], str]
"""The HTML of the book that names these families of typefaces."""


@dataclass(frozen=True, slots=True)
class Set:
    """A book as set: its text, its pages, what they came to in the dress it was tried in, and what is wrong with them."""

    job: Job
    layout: Layout
    drawn: tuple[Drawn, list[Problem]]
    problems: list[Problem]


def set_book(
    job: Job,
    named: tuple[str, ...],
    dresses: Sequence[Dress],
    known: list[Face],
    retold: Retold,
    before: Layout | None = None,
) -> Set:
    """Set a book that is to be drawn in dresses, and its colophon again as long as it names other typefaces than the book holds in the first.

    `named` are the families that the HTML of the job was made to name. Of what was set `before` that is kept which still holds. A book that names
    too many typefaces is set twice: what it then no longer names was held for the sake of that line alone or not at all. A book that names none is
    set once.
    """
    layout, problems = lay_out(job, before, dresses)
    for _ in range(MOST_SETTINGS):
        draw_all(layout, dresses)
        drawn = draw(layout, dresses[0])
        held = families(drawn[0].typefaces, known)
        told = job.html if held == named else retold(held)
        if told == job.html:
            return Set(job, layout, drawn, problems)
        job, named = replace(job, html=told), held
        layout, problems = lay_out(job, layout, dresses)
    message = said("the colophon cannot name the typefaces of the book: naming them changes them")
    mend = said("name them in a face that the book holds anyway")
    return Set(job, layout, draw(layout, dresses[0]), [*problems, Problem("pipeline.typefaces", message, mend)])

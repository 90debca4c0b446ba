"""Setting a book that speaks of itself: its colophon names its typefaces, its index the pages of names. Both are known when it is set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from galley.faces import Face, families
from galley.markup import Mentions, mentions
from galley.message import said
from galley.problem import Problem
from galley.typeset import Dress, Job, Layout, draw_all, lay_out, undisturbed

MOST_SETTINGS = 4
NO_MENTIONS: Mentions = {}

Retold = Callable[[tuple[str, ...], Mentions], str]
"""The HTML of the book that names these families of typefaces, and these pages in its index."""


@dataclass(frozen=True, slots=True)
class Set:
    """A book as set: its text, its pages, and what is wrong with them."""

    job: Job
    layout: Layout
    problems: list[Problem]


@undisturbed()
def set_book(
    job: Job,
    named: tuple[str, ...],
    dresses: Sequence[Dress],
    known: list[Face],
    retold: Retold,
    before: Layout | None = None,
    paged: Mentions = NO_MENTIONS,
) -> Set:
    """Set a book that is to be drawn in dresses, and its colophon again as long as it names other typefaces than the book holds in the first, and
    its index as long as it tells other pages.

    `named` are the families that the HTML of the job was made to name, `paged` the pages of its index. Of what was set `before` that is kept which still holds. A book that names
    too many typefaces is set twice: what it then no longer names was held for the sake of that line alone or not at all. A book that names none is
    set once. The collector rests till pages are drawn: then most of what it would go through is gone.
    """
    layout, problems = lay_out(job, before, dresses)
    for _ in range(MOST_SETTINGS):
        draw_all(layout, dresses)
        held = families(layout.typefaces, known)
        found = mentions(layout.places, layout.labels)
        told = job.html if (held, found) == (named, paged) else retold(held, found)
        if told == job.html:
            return Set(job, layout, problems)
        job, named, paged = replace(job, html=told), held, found
        layout, problems = lay_out(job, layout, dresses)
    message = said("what the book says of itself changes it: its typefaces in the colophon, or the pages of its index")
    mend = said("set the colophon in a face that the book holds anyway, and put the index behind the texts")
    return Set(job, layout, [*problems, Problem("pipeline.typefaces", message, mend)])

"""A later printing of a book: its number, what was corrected in it, and the maps that tell what else has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import PlainValidator, StringConstraints, WithJsonSchema

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.base import SLUG, Day, Item, LineField, Slug, as_whole, mending, places
from galley.problem import Problem

if TYPE_CHECKING:
    from galley.model.publication import Publication

FIRST = 1


def _as_number(value: Any) -> int:
    number = as_whole(value)
    if number < FIRST:
        raise mending("printing.number", said("printings are counted from 1"), said("give 2 for the first reprint"))
    return number


class Correction(Item):
    """Something that was wrong in an earlier printing and is right in this one."""

    id: Slug
    date: Day
    """The day it was corrected."""
    at: Annotated[str, StringConstraints(pattern=f"{SLUG[:-1]}(/[A-Za-z0-9-]+)*$")]
    """Where it stands: the address of a section or of what is in it, as `assembly/body/p1`, which messages and the map of pages tell."""
    text: LineField
    """What has changed, as the colophon tells it."""


class Impression(Item):
    """Which printing of the publication this is. A first one needs nothing of it."""

    number: Annotated[
        int,
        PlainValidator(_as_number),
        WithJsonSchema({"type": "integer", "minimum": FIRST, "description": "2 for the first reprint."}),
    ]
    since: Slug | None = None
    """The folder beside this file that has the maps of pages (`….map.json`) of the printing before: the printer's sheet then tells what has changed."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected."""


def check_printing(publication: Publication) -> Iterator[Problem]:
    """A first printing corrects nothing; a correction is of something that is in the book."""
    found = publication.record.printing
    if found is None:
        return
    for name in ("corrections", "since"):
        if found.number == FIRST and getattr(found, name):
            message = said("a first printing has nothing that was printed before it")
            mend = said("give `number: 2`, or leave `{field}:` out", field=name)
            yield Problem("facts.printing", message, mend, found.place(name))
    known = places(publication.record, *publication.sections.values())
    for each in found.corrections:
        if each.at not in known:
            message = said("there is nothing at {address}", address=each.at)
            mend = did_you_mean(each.at, known) or said(
                "give the name of the section, or an address of the map of pages"
            )
            yield Problem("facts.correction", message, mend, each.place("at"))

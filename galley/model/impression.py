"""A later printing of a book: its number, what was corrected in it, and the maps that tell what else has changed."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, StringConstraints, WithJsonSchema

from galley.message import said
from galley.model.base import SLUG, Day, Item, LineField, Slug, as_whole, mending

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

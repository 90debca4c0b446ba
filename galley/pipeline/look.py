"""What a publication asks of the theme: its trim size and the accents of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.publication import Publication
from galley.problem import Problem
from galley.theme import Theme


def check_look(publication: Publication, look: Theme) -> Iterator[Problem]:
    """A problem for a trim size and for each accent that the theme does not have."""
    record = publication.record
    trims, accents = [trim.id for trim in look.trims], [accent.id for accent in look.accents]
    if record.size not in trims:
        message = said("the theme has no trim size {trim}", trim=record.size)
        place = record.place("fold" if record.fold else "trim")
        yield Problem("pipeline.trim", message, did_you_mean(record.size, trims), place)
    for part in record.parts:
        if part.accent and part.accent not in accents:
            message = said("the theme has no accent {accent}", accent=part.accent)
            yield Problem("pipeline.accent", message, did_you_mean(part.accent, accents), part.place("accent"))

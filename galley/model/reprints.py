"""Whether what a record says of a later printing can be so."""

from __future__ import annotations

from collections.abc import Iterator

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.base import places
from galley.model.impression import FIRST
from galley.model.publication import Publication
from galley.problem import Problem


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

"""What a drawn figure is drawn of: `of:` read as its kind of drawing reads it.

`subjects` has the function of each kind that finds it. `figures` draws the subjects, `model.facts` asks for them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from galley.message import said
from galley.model import mapped, subjects, units
from galley.model.base import kebab
from galley.model.inserts import Drawing, FigureInsert, Ornament
from galley.model.publication import Publication, items
from galley.model.sections import SectionBase
from galley.model.subjects import Asked, Undrawable
from galley.problem import Problem


def subject(publication: Publication, section: SectionBase | None, figure: Asked) -> Any:
    """What a figure is drawn of. Raises `Undrawable`."""
    assert figure.draw
    return _SUBJECTS[figure.draw](publication, section, figure)


_SUBJECTS: Mapping[Drawing, Callable[[Publication, SectionBase | None, Asked], Any]] = {
    "committees": subjects.committees,
    "events-by-country": subjects.calendar,
    "events-by-month": subjects.calendar,
    "groups": subjects.groups,
    "hosts": mapped.hosting,
    "map": mapped.members,
    "membership": subjects.membership,
    "organisation": subjects.organisation,
    "outline": mapped.members,
    "participants": subjects.participants,
    "tally": subjects.tally,
    "timeline": subjects.timeline,
    "units": units.units,
    "year": subjects.calendar,
}
DATED = {"hosts", "map", "outline"}
"""What can be drawn as of another day."""


def check_drawings(publication: Publication) -> Iterator[Problem]:
    """Figures that are neither picture nor drawing, or both, and those that cannot be drawn.

    What a figure is drawn of may stand in a section that could not be read: then nothing is said of it.
    """
    for section in publication.sections.values():
        for figure in section.inserts:
            if isinstance(figure, FigureInsert):
                yield from _check(publication, section, figure)
    for item in items(publication):
        if isinstance(item, Ornament):
            yield from _check_drawn(publication, None, item)


def _check(publication: Publication, section: SectionBase, figure: FigureInsert) -> Iterator[Problem]:
    if (figure.picture is None) == (figure.draw is None):
        told = said("the figure {id} needs either a picture or what it draws", id=figure.id)
        yield Problem("facts.figure", told, said("give it `picture:` or `draw:`, and not both"), figure.place())
    elif figure.draw is None:
        for name in ("of", "as_of", "alt"):
            if getattr(figure, name):
                told = said("{name} belongs to a figure that is drawn", name=f"`{kebab(name)}:`")
                mend = said("take it out; what a picture shows is told in its own `alt:`")
                yield Problem("facts.figure", told, mend, figure.place(name))
    else:
        if figure.as_of and figure.draw not in DATED:
            told = said("{draw} is not drawn of a day", draw=figure.draw)
            yield Problem("facts.figure", told, said("leave `as-of:` out"), figure.place("as_of"))
        elif figure.as_of:
            yield from _check_day(publication, figure, figure.as_of)
        yield from _check_drawn(publication, section, figure)


def _check_day(publication: Publication, figure: FigureInsert, day: date) -> Iterator[Problem]:
    """The registry knows the association up to the publication's day, and from the first number of its members on."""
    last, issuer = publication.record.as_of, publication.record.issuer
    if day > last:
        told = said("{day} is after the publication’s day, {last}", day=day, last=last)
        mend = said("give {last} or an earlier day, or leave `as-of:` out", last=last)
        yield Problem("facts.drawing-day", told, mend, figure.place("as_of"))
    for each in publication.registry.organisations:
        if each.id == issuer and each.membership and day < each.membership[0].on.first:
            first = each.membership[0]
            told = said("{day} is before {id} is known to have had members", day=day, id=issuer)
            mend = said("give {first} or a later day, or put an earlier number first in `membership:`", first=first.on)
            yield Problem("facts.drawing-day", told, mend, figure.place("as_of"), related=(first.place("on"),))


def _check_drawn(publication: Publication, section: SectionBase | None, asked: Asked) -> Iterator[Problem]:
    try:
        subject(publication, section, asked)
    except Undrawable as fault:
        if not publication.gaps.sections:
            yield Problem("facts.drawing", fault.message, fault.mend, asked.place("of" if asked.of else "draw"))


__all__ = ["Asked", "Undrawable", "check_drawings", "subject"]

"""What a drawn figure is drawn of: `of:` read as its kind of drawing reads it.

Each kind has a function that finds its subject, typed data of the content or the registry; what cannot be found is told with the mend.
`figures` draws the subjects, `model.facts` asks for them first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import Item, below
from galley.model.inserts import Drawing, FigureInsert, Ornament, TallyInsert
from galley.model.publication import Publication
from galley.model.sections import Participants, SectionBase
from galley.problem import Problem

Asked = FigureInsert | Ornament
"""What says `draw:` and `of:`; an ornament stands in no section."""


class Undrawable(Exception):
    """There is nothing that a figure could be drawn of: a message, and how to mend it."""

    def __init__(self, message: Message, mend: Message) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


def subject(publication: Publication, section: SectionBase | None, figure: Asked) -> Any:
    """What a figure is drawn of. Raises `Undrawable`."""
    assert figure.draw
    return _SUBJECTS[figure.draw](publication, section, figure)


def one(figure: Asked, known: list[str]) -> str:
    """The single id that stands under `of:`, one of those known. Raises `Undrawable`."""
    if len(figure.of) != 1:
        message = said("{draw} is drawn of one thing, and `of:` names {count}", draw=figure.draw, count=len(figure.of))
        raise Undrawable(message, did_you_mean("".join(figure.of[:1]), known))
    if figure.of[0] not in known:
        message = said("there is no {id} that {draw} could be drawn of", id=figure.of[0], draw=figure.draw)
        raise Undrawable(message, did_you_mean(figure.of[0], known))
    return figure.of[0]


def _participants(publication: Publication, section: SectionBase | None, figure: Asked) -> Participants:
    """Of a meeting: who took part, as the article or passage on it says."""
    found = {meeting: told for each in publication.sections.values() for meeting, told in _reported(each)}
    return found[one(figure, list(found))]


def _reported(item: Item) -> Iterator[tuple[str, Participants]]:
    """The meetings reported on in a section, with those who took part."""
    for each in below(item):
        meeting, told = getattr(each, "meeting", None), getattr(each, "participants", None)
        if meeting and told:
            yield meeting, told


def _tally(publication: Publication, section: SectionBase | None, figure: Asked) -> TallyInsert:
    """Of a tally of the same section."""
    found = {each.id: each for each in (section.inserts if section else ()) if isinstance(each, TallyInsert)}
    return found[one(figure, list(found))]


_SUBJECTS: Mapping[Drawing, Callable[[Publication, SectionBase | None, Asked], Any]] = {
    "participants": _participants,
    "tally": _tally,
}


def check_drawings(publication: Publication) -> Iterator[Problem]:
    """Figures that are neither picture nor drawing, or both, and those that cannot be drawn.

    What a figure is drawn of may stand in a section that could not be read: then nothing is said of it.
    """
    for section in publication.sections.values():
        for figure in section.inserts:
            if isinstance(figure, FigureInsert):
                yield from _check(publication, section, figure)
    for part in publication.record.parts:
        if part.ornament:
            yield from _check_drawn(publication, None, part.ornament)


def _check(publication: Publication, section: SectionBase, figure: FigureInsert) -> Iterator[Problem]:
    if (figure.picture is None) == (figure.draw is None):
        told = said("the figure {id} needs either a picture or what it draws", id=figure.id)
        yield Problem("facts.figure", told, said("give it `picture:` or `draw:`, and not both"), figure.place())
    elif figure.draw is None:
        for name in ("of", "alt"):
            if getattr(figure, name):
                told = said("{name} belongs to a figure that is drawn", name=f"`{name}:`")
                mend = said("take it out; what a picture shows is told in its own `alt:`")
                yield Problem("facts.figure", told, mend, figure.place(name))
    else:
        yield from _check_drawn(publication, section, figure)


def _check_drawn(publication: Publication, section: SectionBase | None, asked: Asked) -> Iterator[Problem]:
    try:
        subject(publication, section, asked)
    except Undrawable as fault:
        if not publication.gaps.sections:
            yield Problem("facts.drawing", fault.message, fault.mend, asked.place("of" if asked.of else "draw"))

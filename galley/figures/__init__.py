"""Figures drawn from data as SVG: charts, maps, timelines. `svg` draws what a `figure` insert asks for.

A kind of drawing is a function `(subject, words, surface) -> Drawn`; `model.drawings` finds its subject in the content. What draws is loaded when it is
called: a book whose figures are known from the build before needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from galley.figures.room import cramped
from galley.figures.surface import Surface, Words
from galley.later import Later
from galley.model.drawings import Asked, subject
from galley.model.inserts import Drawing, FigureInsert, Ornament, QrInsert
from galley.model.mapped import membership as membership_on
from galley.model.sections import SectionBase
from galley.model.subjects import Undrawable

if TYPE_CHECKING:
    from galley.figures.drawn import Drawn


def _later(module: str) -> Later:
    """A module of this room, loaded when something of it is called."""
    return Later(f"{__name__}.{module}")


_KINDS: Mapping[Drawing, Callable[[Any, Words, Surface], Drawn]] = {
    "committees": _later("committees").committees,
    "events-by-country": _later("events").by_country,
    "events-by-month": _later("events").by_month,
    "groups": _later("shares").groups,
    "hosts": _later("map.hosts").hosts,
    "map": _later("map.members").members,
    "membership": _later("membership").membership,
    "organisation": _later("bodies").organisation,
    "outline": _later("map.outline").outline,
    "participants": _later("shares").participants,
    "tally": _later("shares").tally,
    "timeline": _later("timeline").timeline,
    "units": _later("units").units,
    "year": _later("year").year,
}


def svg(figure: FigureInsert, section: SectionBase, words: Words, surface: Surface, alt: str | None = None) -> str:
    """A figure that draws something as an `svg` element; `alt` says what it shows, else the figure itself does.

    Raises `model.drawings.Undrawable` for one that the facts would refuse.
    """
    drawn = _drawn(figure, section, words, surface)
    return drawn.canvas.svg(alt or drawn.alt)


def of_data(draw: Drawing, data: Any, words: Words, surface: Surface) -> str:
    """A drawing of data that is at hand, as an `svg` element: for templates."""
    drawn = _KINDS[draw](data, words, surface)
    return drawn.canvas.svg(drawn.alt)


def qr(insert: QrInsert, alt: str) -> str:
    """The code of an insert as an `svg` element; `alt` is what it says."""
    return str(_later("code").code(insert.link).svg(alt))


def isbn(number: str, alt: str, surface: Surface) -> str:
    """The bar code of an ISBN as an `svg` element; `alt` is what it says."""
    return str(_later("barcode").barcode(number, surface.width_of).svg(alt))


def where(meeting: str, words: Words, surface: Surface) -> str:
    """Where a meeting was held, as an `svg` element: for templates. Nothing where the registry has no map, or not the place."""
    try:
        drawn = _drawn(Ornament(draw="hosts", of=(meeting,)), None, words, surface)
    except Undrawable:
        return ""
    return drawn.canvas.svg(drawn.alt)


def ornament(asked: Ornament, words: Words, surface: Surface, centred: bool = False) -> str:
    """A drawing without its words, as an `svg` element that only adorns, on the foot of its place or in its middle. Raises as `svg` does."""
    return _drawn(asked, None, words, surface).canvas.ornament(centred)


def land(words: Words, surface: Surface, width: float, height: float) -> str:
    """The members' land as an `svg` element that only adorns, in a shape of its own; nothing where the registry has no map."""
    publication = words.publication
    told = membership_on(publication.registry, publication.record.as_of)
    return _later("map.outline").filled(told, words, surface, width, height).ornament() if told else ""


def _drawn(asked: Asked, section: SectionBase | None, words: Words, surface: Surface) -> Drawn:
    assert asked.draw
    return _KINDS[asked.draw](subject(words.publication, section, asked), words, surface)


__all__ = ["Surface", "Words", "cramped", "isbn", "land", "of_data", "ornament", "qr", "svg", "where"]

"""The pictures of a book: read, checked and converted once for each edition and width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from galley import faces, images
from galley.files import Files, Refused
from galley.markup import Asked
from galley.message import said
from galley.model.inserts import Picture as Wanted
from galley.model.publication import Publication, items
from galley.options import Edition
from galley.pipeline.printing import Printing
from galley.problem import Place, Problem, Severity
from galley.theme import Palette, Theme, palette

if TYPE_CHECKING:
    from galley.typeset import Layout  # the engine, which a check of content does without

DIGITS = 16
"""Of the digest of a picture."""
PRESS_PPI, SCREEN_PPI = 450, 330
"""The finest that pictures are kept."""


def look_of(theme: Theme, files: Files) -> images.Look:
    """What vector pictures are held against: the colours of the theme, and the fonts of the project."""
    families = frozenset(face.family for face in faces.faces(files.root))
    return images.Look(frozenset(palette(theme, Edition.SCREEN).colours), families)


def check_pictures(publication: Publication, files: Files, folder: str, theme: Theme) -> Iterator[Problem]:
    """The faults of the picture files that a publication in `folder` names, before any of them is placed."""
    wanted = [item for item in items(publication) if isinstance(item, Wanted)]
    look = look_of(theme, files) if wanted else images.Look()
    for item in wanted:
        place, name = item.place("file"), f"{folder}/{item.file}"
        try:
            yield from _inspected(files.bytes(name, place), name, place, files, look)[1]
        except Refused as refused:
            yield refused.problem


def _inspected(
    data: bytes, name: str, place: Place, files: Files, look: images.Look
) -> tuple[images.Facts | None, list[Problem]]:
    """The facts of a picture, and its faults; words of a vector picture that no font can draw are one."""
    facts, problems = images.inspect(data, name, place, look)
    lost = faces.missing(facts.words, faces.coverage(files.root)) if facts else []
    if lost:
        message = said("{name}: no font of the book has {characters}", name=name, characters=" ".join(lost))
        mend = said("write it otherwise, turn the words into paths, or put a font that has it into fonts/")
        problems.append(Problem("images.no-glyph", message, mend, place))
    return (None if lost else facts), problems


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a book that can be set: its file, where it is asked for, what it is, and its bytes."""

    name: str
    asked: Asked
    facts: images.Facts
    data: bytes


@dataclass
class Pictures:
    """The pictures of the publication in `folder`; the type area is `measure_mm` wide and `height_mm` high, vector pictures are held against `look`.
    Colours are separated through the profile of `printing`."""

    files: Files
    folder: str
    measure_mm: float
    height_mm: float
    look: images.Look
    printing: Printing
    _known: dict[str, Picture | None] = field(default_factory=dict)
    _converted: dict[tuple[str, bool], images.Converted] = field(default_factory=dict)

    def known(self, asked: Iterable[Asked], problems: list[Problem]) -> dict[str, Picture]:
        """The pictures asked for, by their address; faulty ones are reported once and left out."""
        found: dict[str, Picture] = {}
        for each in asked:
            if each.url not in self._known:
                self._known[each.url] = self._inspected(each, problems)
            picture = self._known[each.url]
            if picture:
                found[each.url] = picture
        return found

    def dressed(
        self, pictures: Mapping[str, Picture], edition: Edition, colours: Palette
    ) -> tuple[Palette, dict[str, tuple[bytes, str]]]:
        """What an edition wears: the theme's palette with the colours that vector pictures bring, and the bytes and media type of each picture by
        its address."""
        found = {url: self._convert(picture, edition) for url, picture in pictures.items()}
        own = {name: channels for each in found.values() for name, channels in each.colours.items()}
        files = {url: (converted.data, str(converted.mime)) for url, converted in found.items()}
        return replace(colours, colours={**colours.colours, **own}), files

    def _inspected(self, asked: Asked, problems: list[Problem]) -> Picture | None:
        place, name = asked.picture.place("file"), f"{self.folder}/{asked.picture.file}"
        try:
            data = self.files.bytes(name, place)
        except Refused as refused:
            problems.append(refused.problem)
            return None
        facts, faults = _inspected(data, name, place, self.files, self.look)
        problems.extend(faults)
        if facts and facts.ink > self.printing.ink_limit:
            problems.append(_too_much_ink(name, facts.ink, self.printing.ink_limit, place))
        return Picture(name, asked, facts, data) if facts else None

    def _convert(self, picture: Picture, edition: Edition) -> images.Converted:
        asked = picture.asked
        key = asked.url, edition.is_press
        if key not in self._converted:
            self._converted[key] = images.convert(
                picture.data,
                picture.facts,
                "print" if edition.is_press else "screen",
                profile=self.printing.profile,
                max_ppi=PRESS_PPI if edition.is_press else SCREEN_PPI,
                width_mm=self.measure_mm * asked.share,
                height_mm=self.height_mm * asked.height if asked.height else None,
                look=self.look,
            )
        return self._converted[key]


def digests_of(pictures: Mapping[str, Picture]) -> dict[str, str]:
    """The beginnings of the sha256 of pictures, by their address."""
    return {url: sha256(picture.data).hexdigest()[:DIGITS] for url, picture in pictures.items()}


def _too_much_ink(name: str, ink: int, limit: int, place: Place) -> Problem:
    message = said(
        "{name} has {ink} % of ink, more than the {limit} % that the paper takes", name=name, ink=ink, limit=limit
    )
    mend = said("save it in RGB, so that it is separated for this paper, or convert it to the profile of the press")
    return Problem("images.ink", message, mend, place, Severity.WARNING)


MOST_CUT = 1 / 3
"""How much of a picture may be cut unasked: a head in the upper third of a portrait would be gone."""


def crops(layout: Layout, publication: Publication) -> Iterator[Problem]:
    """Pictures that are cut by more than a third, of which nothing says what is to be seen."""
    known = {item.address: item for item in items(publication) if isinstance(item, Wanted)}
    for page, placed in layout.pictures:
        picture = known.get(placed.address)
        if picture and placed.cut > MOST_CUT and not picture.focus:
            message = said(
                "{name} is cut: {share} % of it is not seen", name=picture.file, share=round(placed.cut * 100)
            )
            mend = said(
                "say in `focus:` what is to be seen (left, right, top, bottom, centre, or a point as 30% 20%), or bring one of {width} : {height}",
                width=f"{placed.width_mm:.0f}",
                height=f"{placed.height_mm:.0f}",
            )
            yield Problem("images.cut", message, mend, picture.place("file"), Severity.WARNING, page)


def resolutions(layout: Layout, pictures: Mapping[str, Picture], language: str) -> Iterator[Problem]:
    """Pictures too coarse for the size they are printed at. Vector pictures have no pixels."""
    for page, placed in ((page, each) for page, each in layout.pictures if each.source in pictures):
        picture = pictures[placed.source]
        if picture.facts.kind == "vector":
            continue
        place = picture.asked.picture.place("file")
        filled_mm = placed.height_mm if picture.asked.height else None
        at = (place, language, page)
        problem = images.resolution_problem(picture.facts, picture.name, placed.width_mm, *at, height_mm=filled_mm)
        if problem:
            yield problem

"""What a picture is, read from its contents, never from its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from PIL import Image

from galley.images import colour, decode, inks, vector
from galley.images.decode import Picture
from galley.images.formats import EXTENSIONS
from galley.message import said
from galley.problem import Place, Problem, Severity

Kind = Literal["bilevel", "grey", "colour", "cmyk", "vector"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A picture as it stands upright.

    `kind` is what it shows, not how it is stored: an RGB file of greys alone, or nearly, is grey, an indexed one of black and white
    alone is bilevel. `alpha` says that some pixel is transparent; `dpi` is what the file states, often at random. A vector picture has no pixels:
    its sides are in ten-thousandths of the longer one, and `words` are those that it sets.
    """

    width_px: int
    height_px: int
    format: str
    kind: Kind
    alpha: bool
    dpi: float | None
    words: str = ""
    ink: int = 0
    """The most ink on a CMYK picture, of all four together, in percent."""


@dataclass(frozen=True, slots=True)
class Look:
    """What vector pictures are held against: the names of the theme's colours, as `--ink`, and the families of the book's fonts."""

    colours: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()


PLAIN = Look()
_PARTS = 10_000


def inspect(
    data: bytes, name: str, place: Place | None = None, look: Look = PLAIN
) -> tuple[Facts | None, list[Problem]]:
    """The facts of a picture, and what is wrong with it; without facts it cannot be used. Never raises.

    The whole picture is decoded, so that one with facts converts. `name` is the file's; `place` is where it was named.
    """
    place = place or Place(name)
    try:
        if vector.is_vector(data):
            return _of_vector(data, name, place, look)
        picture = decode.upright(data)
    except decode.Unusable as fault:
        return None, [Problem(f"images.{fault.rule}", fault.told(name), fault.mend, place)]
    facts = Facts(
        width_px=picture.image.width,
        height_px=picture.image.height,
        format=picture.format,
        kind=_kind(picture),
        alpha=picture.image.mode in ("LA", "RGBA"),
        dpi=picture.dpi,
        ink=inks.heaviest(picture.image) if picture.image.mode == "CMYK" else 0,
    )
    problems = (_extension_problem(name, picture.format, place), _profile_problem(name, picture, place))
    return facts, [problem for problem in problems if problem]


def _of_vector(data: bytes, name: str, place: Place, look: Look) -> tuple[Facts | None, list[Problem]]:
    drawn, problems = vector.read(data, name, place, look.colours, look.families)
    misnamed = _extension_problem(name, "SVG", place)
    problems += [misnamed] if misnamed else []
    if drawn is None:
        return None, problems
    width, height = (max(1, round(side / max(drawn.size) * _PARTS)) for side in drawn.size)
    return Facts(width, height, "SVG", "vector", True, None, drawn.words), problems


def _kind(picture: Picture) -> Kind:
    image = picture.image
    if image.mode == "CMYK":
        return "cmyk"
    if picture.stored == "1" or (picture.stored == "P" and _black_and_white(image)):
        return "bilevel"
    return "grey" if image.mode in ("L", "LA") or _neutral(image) else "colour"


def _black_and_white(image: Image.Image) -> bool:
    colours = image.convert("RGB").getcolors(2) or ()
    found = {colour for _, colour in colours}
    return bool(found) and found <= {(0, 0, 0), (255, 255, 255)}


def _neutral(image: Image.Image) -> bool:
    """Whether there is nothing but grey. A scanner tints grey paper by as much as `inks.NEAR`."""
    return not any(inks.chroma(image).histogram()[inks.NEAR + 1 :])


def _extension_problem(name: str, format_: str, place: Place) -> Problem | None:
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    endings = EXTENSIONS.get(format_, ("svg",))
    if ending in endings:
        return None
    message = said("{name} is a {format} file, its name says otherwise", name=name, format=format_)
    mend = said("rename it to end in .{ending}", ending=endings[0])
    return Problem("images.extension", message, mend, place, Severity.WARNING)


def _profile_problem(name: str, picture: Picture, place: Place) -> Problem | None:
    """Greys keep their values whatever their profile, so only that of a coloured picture matters."""
    mode = picture.image.mode.removesuffix("A")
    if picture.icc is None or mode == "L" or colour.fits(picture.icc, mode):
        return None
    message = (
        said("the colour profile in {name} is damaged or for other colours; the press's colours are assumed", name=name)
        if mode == "CMYK"
        else said("the colour profile in {name} is damaged or for other colours; sRGB is assumed", name=name)
    )
    return Problem("images.profile", message, said("save the picture anew with its profile"), place, Severity.WARNING)

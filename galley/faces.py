"""The fonts of a book: which characters they can draw, and what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

FOLDER = "fonts"
CACHE = "cache"
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: project-relative name, family (without the region of a pan-CJK face), full names of its faces, sha256."""

    file: str
    family: str
    names: tuple[str, ...]
    sha256: str


def files(root: Path) -> list[Path]:
    """The font files the engine can see: those put into `fonts/` and its folders, and those linked by set-up."""
    found = (path for folder in folders(root) for path in sorted(folder.iterdir()))
    return [path for path in found if path.suffix.lower() in SUFFIXES]


def folders(root: Path) -> list[Path]:
    """`fonts/` and the folders below it, but for the cache."""
    fonts = root / FOLDER
    inner = (path for path in fonts.rglob("*") if path.is_dir() and CACHE not in path.relative_to(fonts).parts)
    return [fonts, *sorted(inner)] if fonts.is_dir() else []


def faces(root: Path) -> list[Face]:
    """Every font file with its identity."""
    return [
        Face(str(path.relative_to(root)), _family(path), _names(path), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files(root)
    ]


def families(fonts: Iterable[str], known: Iterable[Face]) -> tuple[str, ...]:
    """The families, in order, of fonts as a PDF names them: `Noto-Sans-CJK-SC-Bold` is of `Noto Sans CJK`.

    A font of no known family is its own.
    """
    own = sorted({face.family for face in known}, key=len, reverse=True)
    spoken = {name: next((each for each in own if _is_of(name, each)), name) for name in fonts}
    return tuple(sorted(set(spoken.values())))


def _is_of(font: str, family: str) -> bool:
    return f"{font}-".startswith(f"{family.replace(' ', '-')}-")


def coverage(root: Path) -> frozenset[int]:
    """The code points that at least one face can draw. The names of glyphs, which take long to read, are left out."""
    covered: set[int] = set()
    for path in files(root):
        with TTFont(path, fontNumber=0, lazy=True) as font:
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)
            covered |= font.getBestCmap().keys()
    return frozenset(covered)


def missing(text: Iterable[str], covered: frozenset[int]) -> list[str]:
    """The characters of `text` that no face draws, in order; controls and line ends are not drawn."""
    return [character for character in dict.fromkeys(text) if ord(character) not in covered and character not in "\n\t"]


def _family(path: Path) -> str:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        name = str(font["name"].getBestFamilyName() or path.stem)
    return re.sub(r"(?<=CJK) (JP|KR|SC|TC|HK)$", "", name)


def _names(path: Path) -> tuple[str, ...]:
    if path.suffix.lower() in (".ttc", ".otc"):
        with TTCollection(path, lazy=True) as collection:
            return tuple(str(font["name"].getDebugName(4)) for font in collection)
    with TTFont(path, lazy=True) as font:
        return (str(font["name"].getDebugName(4)),)

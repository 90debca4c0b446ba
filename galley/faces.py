"""The fonts of a book: which characters they can draw, and what they are."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, BytesIO, RawIOBase
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from galley.later import later
from galley.message import said
from galley.problem import Place, Problem

with later("fontTools.ttLib.tables.otTables"):  # for the variations of CFF2, which are not asked for
    from fontTools.cffLib import CFFFontSet

FOLDER = "fonts"
CACHE = "cache"
STEMS = frozenset({1, 3, 18, 19, 20, 23})
"""The operators of a charstring that take pairs of operands: those of stems (Adobe Technical Note 5177, 4.3)."""
TAKES = {21: 2, 22: 1, 4: 1, 14: 0}
"""How many operands the others take that it can begin with: moves, and the end."""
RANGES = 2
"""The format of a charset in ranges that are as long as a font can be."""
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

_FAULTS = (
    TTLibError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What fontTools raises where a file is none that it reads."""
_REGION = re.compile(r"(?<=CJK) (JP|KR|SC|TC|HK)$")
_DRAWN = re.compile("(?s:.)[\ufe00-\ufe0f\U000e0100-\U000e01ef]?")
"""A character with the variation selector behind it (The Unicode Standard, 23.4)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: project-relative name, family (without the region of a pan-CJK face), full names of its faces, sha256."""

    file: str
    family: str
    names: tuple[str, ...]
    sha256: str


class _State(NamedTuple):
    """A font file, links followed, as it was last changed: what was read of it holds for as long as this does.

    Fonts are large and are asked for by every book of a build, so a process reads each of them once, and hands on what it knows to the next.
    """

    file: str
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


_identities: dict[_State, tuple[str, tuple[str, ...], str]] = {}
_damaged: dict[_State, str] = {}
"""The files that cannot be read, each with the reason."""
_Written = tuple[tuple[str, str], ...]
"""What is covered, as it is handed on: each selector with the characters before it, those without one behind an empty name."""

_coverages: dict[tuple[_State, ...], _Written] = {}


def _state(path: Path) -> _State:
    stat = path.stat()
    return _State(str(path.resolve()), stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


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
    """Every font file that can be read, with its identity."""
    found = ((path, _state(path)) for path in files(root))
    return [_face(str(path.relative_to(root)), path.stem, state) for path, state in found if _is_whole(state)]


def faults(root: Path) -> list[Problem]:
    """What is wrong with the fonts of a project: there are none, or some cannot be read."""
    faces(root), coverage(root)
    found = {path: _state(path) for path in files(root)}
    if not found:
        mend = said("run `python3 build.py doctor`: it tells what brings them")
        return [Problem("faces.none", said("there are no fonts"), mend, Place(FOLDER))]
    mend = said("put a whole one in its place, or take it away")
    return [
        Problem(
            "faces.damaged",
            said("it is no font that can be read: {reason}", reason=_damaged[state]),
            mend,
            Place(str(path.relative_to(root))),
        )
        for path, state in found.items()
        if state in _damaged
    ]


def _is_whole(state: _State) -> bool:
    """Whether a file is a font that says what it is."""
    try:
        if state not in _identities:
            with Path(state.file).open("rb") as file:  # one that fontTools opens itself stays open where it is none
                TTFont(file, fontNumber=0, lazy=True)
        _identity(state)
    except _FAULTS as fault:
        _damaged[state] = str(fault) or type(fault).__name__
    return state not in _damaged


def _face(file: str, stem: str, state: _State) -> Face:
    family, names, sha256 = _identity(state)
    return Face(file, _REGION.sub("", family or stem), names, sha256)


def _identity(state: _State) -> tuple[str, tuple[str, ...], str]:
    """The family a file states, the full names of its faces, and its sha256."""
    if state not in _identities:
        path = Path(state.file)
        _identities[state] = _family(path), _names(path), hashlib.sha256(path.read_bytes()).hexdigest()
    return _identities[state]


def families(fonts: Iterable[str], known: Iterable[Face]) -> tuple[str, ...]:
    """The families, in order, of fonts as a PDF names them: `Noto-Sans-CJK-SC-Bold` is of `Noto Sans CJK`.

    A font of no known family is its own.
    """
    own = sorted({face.family for face in known}, key=len, reverse=True)
    spoken = {name: next((each for each in own if _is_of(name, each)), name) for name in fonts}
    return tuple(sorted(set(spoken.values())))


def expected(known: Iterable[Face], named: Sequence[str]) -> tuple[str, ...]:
    """The families that a book is taken to hold till it is set: all, but those that are `named` behind a pan-CJK family.

    Such a family has the letters of all languages that books are made in; one of Latin and Cyrillic letters has no Han.
    """
    first = next((place for place, name in enumerate(named, 1) if _REGION.search(name)), len(named))
    return tuple(sorted({face.family for face in known} - {_REGION.sub("", name) for name in named[first:]}))


def _is_of(font: str, family: str) -> bool:
    return f"{font}-".startswith(f"{family.replace(' ', '-')}-")


def coverage(root: Path) -> frozenset[str]:
    """What at least one face can draw: characters, and pairs of a character and a variation selector."""
    states = tuple(_state(path) for path in files(root))
    if states not in _coverages:
        _coverages[states] = _written(_covered(states))
    return _read(_coverages[states])


def known(root: Path, settled_ns: int) -> dict[str, Any] | None:
    """What is known of the fonts of a project, as JSON has it; None where it is not all known, or a file was changed since `settled_ns`, and may
    change again without another time."""
    states = tuple(_state(path) for path in files(root))
    latest = max((max(state.modified_ns, state.changed_ns) for state in states), default=0)
    if states not in _coverages or not all(state in _identities for state in states) or latest > settled_ns:
        return None
    faces_ = [[*state, *_identities[state]] for state in states]
    return {"faces": faces_, "covered": dict(_coverages[states])}


def recall(told: Any) -> None:
    """Take over what another process knew. Raises `ValueError` for what is no such thing; of files that are others now it says nothing."""
    try:
        found = [(_State(*each[:5]), (str(each[5]), tuple(each[6]), str(each[7]))) for each in told["faces"]]
        covered = tuple((selector, "".join(characters)) for selector, characters in told["covered"].items())
        _identities.update(found)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not what is known of fonts") from error
    _coverages.setdefault(tuple(state for state, _ in found), covered)


def _written(covered: Iterable[str]) -> _Written:
    found: dict[str, list[str]] = {}
    for each in sorted(covered):
        found.setdefault(each[1:], []).append(each[0])
    return tuple((selector, "".join(characters)) for selector, characters in found.items())


@lru_cache(maxsize=2)
def _read(told: _Written) -> frozenset[str]:
    pairs = ([f"{each}{selector}" for each in characters] if selector else characters for selector, characters in told)
    return frozenset(chain.from_iterable(pairs))


def _covered(states: tuple[_State, ...]) -> set[str]:
    """The coverage of some files. The names of glyphs, which take long to read, are left out.

    Weights of a family map the same characters, mostly by the same bytes: each such table is read once.
    """
    covered: set[str] = set()
    seen: set[bytes] = set()
    for state in filter(_is_whole, states):
        try:
            covered |= _of_one(state, seen)
        except _FAULTS as fault:
            _damaged[state] = str(fault) or type(fault).__name__
    return covered


def _of_one(state: _State, seen: set[bytes]) -> set[str]:
    """The coverage of a file whose table is not among those that were `seen`, to which it is added."""
    with TTFont(state.file, fontNumber=0, lazy=True) as font:
        table = font.reader["cmap"]
        if table in seen:
            return set()
        seen.add(table)
        font.setGlyphOrder([""] * font["maxp"].numGlyphs)
        return {*map(chr, font.getBestCmap()), *_pairs(font)}


def _pairs(font: TTFont) -> Iterator[str]:
    """The variation sequences of a face (`cmap` format 14): 葛 and U+E0100, the form of 葛 with 人 below."""
    table = font["cmap"].getcmap(0, 5)
    for selector, bases in table.uvsDict.items() if table else ():
        yield from (f"{chr(base)}{chr(selector)}" for base, _ in bases)


def missing(text: str, covered: frozenset[str]) -> list[str]:
    """The characters of `text`, each with its variation selector, that no face draws, in order; line ends are not drawn."""
    drawn = dict.fromkeys(_DRAWN.findall(text))
    return [each for each in drawn if each not in covered and each not in "\n\t"]


def drawable(text: str, covered: frozenset[str]) -> str:
    """`text` with the code of a character that no face draws in its place, as [U+0645]; of several in a row that of the first, as [U+0645…]."""
    lost = sorted(missing(text, covered), key=len, reverse=True)
    if not lost:
        return text
    run = re.compile(f"(?:{'|'.join(map(re.escape, lost))})+")
    return run.sub(lambda found: f"[U+{ord(found[0][0]):04X}{'…' if len(found[0]) > 1 else ''}]", text)


def _family(path: Path) -> str:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return str(font["name"].getBestFamilyName() or "")


def _names(path: Path) -> tuple[str, ...]:
    if path.suffix.lower() in (".ttc", ".otc"):
        with TTCollection(path, lazy=True) as collection:
            return tuple(str(font["name"].getDebugName(4)) for font in collection)
    with TTFont(path, lazy=True) as font:
        return (str(font["name"].getDebugName(4)),)


class _Read(RawIOBase):
    """Memory that is read as a file is, a piece at a time: a font of tens of megabytes stays where it lies."""

    def __init__(self, memory: memoryview) -> None:
        self._memory, self._at = memory, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        self._at = offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: len(self._memory)}[whence]
        return self._at

    def readinto(self, into: Any) -> int:
        piece = self._memory[self._at : self._at + len(into)]
        into[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def identified(program: memoryview) -> int:
    """How many glyphs of a CFF font program have the number that they stand at as character identifier, from the first on: 0 of a program that is not
    keyed by these, and of one that tells them otherwise than as a single range (Adobe Technical Note 5176, 13 and 18)."""
    fonts = CFFFontSet()
    fonts.decompile(BufferedReader(_Read(program)), None)
    told: dict[str, Any] = fonts[0].rawDict
    charset = int(told.get("charset", 0))
    kind, first, more = struct.unpack_from(">BHH", program, charset)
    return more + 2 if "ROS" in told and kind == RANGES and first == 1 else 0


def widths_written(program: bytes) -> bytes:
    """A CFF font program keyed by character identifiers, without subroutines, in which each glyph has its width in full: page-validation 0.11
    takes what is written as the difference to a common width for the width."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    top: Any = fonts[0]
    for index in range(len(top.CharStrings.charStringsIndex)):
        glyph, part = top.CharStrings.charStringsIndex[index], top.FDArray[top.FDSelect[index]].Private
        glyph.bytecode = _with_width(glyph.bytecode, part.nominalWidthX, part.defaultWidthX)
    for each in top.FDArray:
        each.Private.nominalWidthX = each.Private.defaultWidthX = 0
    written = BytesIO()
    fonts.compile(written, TTFont(recalcBBoxes=False), isCFF2=False)
    return written.getvalue()


def _with_width(glyph: bytes, nominal: float, default: float) -> bytes:
    """A charstring with its width as first operand: it may have the difference to a nominal one, or none where it has the default (5177, 3.1)."""
    at, operands, first = 0, list[float](), 0
    while at < len(glyph) and (glyph[at] >= 32 or glyph[at] == 28):
        value, at = _operand(glyph, at)
        operands.append(value)
        first = first or at
    operator = glyph[at]
    if operator in STEMS:
        has_width = len(operands) % 2 == 1
    else:
        has_width = len(operands) > TAKES.get(operator, len(operands)) and len(operands) != 4
    width = round(nominal + operands[0] if has_width else default)
    return b"\x1c" + width.to_bytes(2, "big", signed=True) + (glyph[first:] if has_width else glyph)


def _operand(glyph: bytes, at: int) -> tuple[float, int]:
    """A number of a charstring, and where the next one begins (5177, 3.2)."""
    kind = glyph[at]
    if kind == 28:
        return int.from_bytes(glyph[at + 1 : at + 3], "big", signed=True), at + 3
    if kind < 247:
        return kind - 139, at + 1
    if kind < 251:
        return (kind - 247) * 256 + glyph[at + 1] + 108, at + 2
    if kind < 255:
        return -(kind - 251) * 256 - glyph[at + 1] - 108, at + 2
    return int.from_bytes(glyph[at + 1 : at + 5], "big", signed=True) / 65536, at + 5

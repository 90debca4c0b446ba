"""Codes of a PDF's fonts: which bytes are one glyph, how wide it is and what text it stands for (ISO 32000-2, 9.5–9.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from galley.meter.cmaps import cmap, to_unicode
from galley.pdf.objects import Array, Dictionary, Name, Stream, named_glyph

UNKNOWN_WIDTH = 0.5
"""Width in ems of a glyph of a simple font that does not tell it (the standard fourteen need not)."""

_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


class Code(NamedTuple):
    """One glyph of a font: its text ("" if the font does not tell), width in ems, and what it is."""

    text: str
    width: float
    is_space: bool = False
    """Whether it is the single-byte code 32, which word spacing widens (9.3.3)."""
    is_notdef: bool = False
    is_mapped: bool = True
    """Whether the font tells the text."""


class Font:
    """A font dictionary as a reader of strings; glyphs once looked up are remembered."""

    def __init__(self, name: str, lengths: Iterable[tuple[int, int, int]], vertical: bool = False) -> None:
        self.name = name
        """The name without its subset tag."""
        self.vertical = vertical
        self._lengths = sorted(lengths)
        sizes = {length for length, _, _ in self._lengths}
        self._size = sizes.pop() if len(sizes) == 1 else 0
        """How many bytes each code has, where all have as many."""
        self._known: dict[bytes, Code] = {}

    def codes(self, data: bytes) -> list[Code]:
        """The glyphs of a string as it stands in a content stream."""
        known, size = self._known, self._size
        parts = [data[at : at + size] for at in range(0, len(data), size)] if size else self._parts(data)
        return [known.get(part) or self._learned(part) for part in parts]

    def _learned(self, part: bytes) -> Code:
        found = self._known[part] = self.code(int.from_bytes(part, "big"), max(len(part), self._lengths[0][0]))
        return found

    def code(self, number: int, length: int) -> Code:
        """The glyph of a code of so many bytes."""
        raise NotImplementedError

    def _parts(self, data: bytes) -> Iterator[bytes]:
        """The codes of a string whose lengths differ."""
        start = 0
        while start < len(data):
            length = self._length(data, start)
            yield data[start : start + length]
            start += length

    def _length(self, data: bytes, start: int) -> int:
        for length, low, high in self._lengths:
            if low <= int.from_bytes(data[start : start + length], "big") <= high:
                return length
        return self._lengths[0][0]


class SimpleFont(Font):
    """Type 1, TrueType and Type 3: one byte a glyph (9.6)."""

    def __init__(self, font: Any) -> None:
        super().__init__(_name(font), [(1, 0, 255)])
        self._texts = {**_encoding_texts(font), **to_unicode(font)}
        unit = float(font.FontMatrix[0]) if "/FontMatrix" in font else 0.001
        first = int(font.get("/FirstChar", 0))
        self._widths = {first + index: float(width) * unit for index, width in enumerate(font.get("/Widths", []))}
        missing = font.get("/FontDescriptor", {}).get("/MissingWidth") if "/Widths" in font else None
        self._missing = UNKNOWN_WIDTH if "/Widths" not in font else float(missing or 0) * unit
        self._notdef = {code for code, name in _differences(font) if name == "/.notdef"}

    def code(self, number: int, length: int) -> Code:
        text = self._texts.get(number)
        width = self._widths.get(number, self._missing)
        return Code(text or "", width, number == 32, number in self._notdef, text is not None)


class CompositeFont(Font):
    """Type 0: codes of one to four bytes, of which a CMap makes characters of a collection (9.7)."""

    def __init__(self, font: Any) -> None:
        encoding = font.Encoding
        own = cmap(bytes(encoding.get_stream_buffer())) if isinstance(encoding, Stream) else None
        name = "" if own else str(encoding)
        vertical = name.endswith("V") or (own is not None and int(encoding.get("/WMode", 0)) == 1)
        super().__init__(_name(font), own.lengths if own and own.lengths else [(2, 0, 0xFFFF)], vertical)
        below = font.DescendantFonts[0]
        self._cids = own.numbers if own else None
        self._texts = to_unicode(font)
        self._is_unicode = bool(re.match(r"/Uni\w+-(UCS2|UTF16)", name))
        self._widths = dict(_composite_widths(below.get("/W", [])))
        self._default = float(below.get("/DW", 1000)) / 1000
        glyphs = below.get("/CIDToGIDMap")
        self._glyphs = bytes(glyphs.get_stream_buffer()) if isinstance(glyphs, Stream) else None

    def code(self, number: int, length: int) -> Code:
        cid = number if self._cids is None else self._cids.get(number, 0)
        text = self._texts.get(number)
        if text is None and self._is_unicode:
            text = chr(number)
        width = 1.0 if self.vertical else self._widths.get(cid, self._default)
        is_notdef = cid == 0 if self._glyphs is None else not any(self._glyphs[2 * cid : 2 * cid + 2])  # 9.7.4.2
        return Code(text or "", width, length == 1 and number == 32, is_notdef, text is not None)


def font_of(font: Any) -> Font:
    """The reader of a font dictionary."""
    return CompositeFont(font) if str(font.get("/Subtype")) == "/Type0" else SimpleFont(font)


def _name(font: Any) -> str:
    """The name of a font; a Type 3 font has one only in its descriptor, if at all, and is else called by its kind."""
    descriptor = font.get("/FontDescriptor", {})
    name = str(font.get("/BaseFont", descriptor.get("/FontName", font.get("/Subtype", "")))).removeprefix("/")
    return re.sub(r"^[A-Z]{6}\+", "", name)


def _composite_widths(array: Iterable[Any]) -> Iterator[tuple[int, float]]:
    """The widths of a CIDFont in ems: `first [widths]` and `first last width` (9.7.4.3)."""
    items = list(array)
    index = 0
    while index + 1 < len(items):
        first, second = int(items[index]), items[index + 1]
        if isinstance(second, Array):
            yield from ((first + step, float(width) / 1000) for step, width in enumerate(second))
            index += 2
        elif index + 2 < len(items):
            width = float(items[index + 2]) / 1000
            yield from ((cid, width) for cid in range(first, min(int(second), first + 0xFFFF) + 1))
            index += 3
        else:
            return


def _encoding_texts(font: Any) -> dict[int, str]:
    """The texts of a simple font's codes by its encoding; the standard one is read as Latin 1."""
    encoding = font.get("/Encoding", Name.StandardEncoding)
    base = str(encoding.get("/BaseEncoding", "")) if isinstance(encoding, Dictionary) else str(encoding)
    if str(font.get("/Subtype")) == "/Type3":
        texts: dict[int, str] = {}
    else:
        known = {code: bytes([code]).decode(_BASES.get(base, "latin-1"), "ignore") for code in range(32, 256)}
        texts = {code: text for code, text in known.items() if text}
    named = {code: glyph_text(name) for code, name in _differences(font)}
    return {**texts, **{code: text for code, text in named.items() if text is not None}}


def _differences(font: Any) -> Iterator[tuple[int, str]]:
    encoding = font.get("/Encoding")
    code = 0
    for item in encoding.get("/Differences", []) if isinstance(encoding, Dictionary) else []:
        if isinstance(item, Name):
            yield code, str(item)
            code += 1
        else:
            code = int(item)


@lru_cache(maxsize=4096)
def glyph_text(name: str) -> str | None:
    """The text of a glyph name, such as `/f_i`, `/uni4E2D`, `/u1F600` or `/Aacute.sc`; None if it has none."""
    parts = [_part_text(part) for part in name.removeprefix("/").partition(".")[0].split("_")]
    return "".join(part for part in parts if part) if all(parts) else None


def _part_text(name: str) -> str | None:
    if (text := named_glyph(name)) is not None:
        return text
    if re.fullmatch(r"uni(?:[0-9A-F]{4})+", name):
        return bytes.fromhex(name[3:]).decode("utf-16-be", "replace")
    return chr(int(name[1:], 16)) if re.fullmatch(r"u(?:10|[1-9A-F])?[0-9A-F]{4}", name) else None

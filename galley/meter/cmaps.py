"""CMaps: what the codes of a composite font are, and the text that codes stand for (ISO 32000-2, 9.7.5 and 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from galley.pdf.objects import Stream

_TOKENS = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([A-Za-z][A-Za-z]+)|(-?\d+)")


@dataclass
class CMap:
    """What a CMap says: the lengths of codes in bytes with their ranges, and what the codes are."""

    lengths: list[tuple[int, int, int]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)


def to_unicode(font: Any) -> dict[int, str]:
    """The texts of a font's codes by its ToUnicode CMap (9.10.3)."""
    stream = font.get("/ToUnicode")
    return cmap(bytes(stream.get_stream_buffer())).texts if isinstance(stream, Stream) else {}


def cmap(data: bytes) -> CMap:
    """A CMap file: code spaces, `bfchar`, `bfrange`, `cidchar` and `cidrange`; everything else is passed over."""
    found = CMap()
    values: list[Any] = []
    for match in _TOKENS.finditer(data):
        code, opened, closed, word, number = match.groups()
        if code is not None:
            values.append(bytes.fromhex(re.sub(rb"\s", b"", code).decode()))
        elif number is not None:
            values.append(int(number))
        elif opened or closed:
            values.append("[" if opened else "]")
        else:
            _section(found, word.decode(), values)
            values = []
    return found


def _section(found: CMap, word: str, values: list[Any]) -> None:
    """Takes up the operands that stand before a keyword."""
    if word == "endcodespacerange":
        pairs = zip(values[::2], values[1::2], strict=False)
        found.lengths += [(len(low), _number(low), _number(high)) for low, high in pairs]
    elif word in ("endbfchar", "endbfrange"):
        step = _bfrange if word == "endbfrange" else _bfchar
        found.texts.update(step(_grouped(values)))
    elif word in ("endcidchar", "endcidrange"):
        wide = 3 if word == "endcidrange" else 2
        for index in range(0, len(values) - wide + 1, wide):
            low, high, cid = _number(values[index]), _number(values[index + wide - 2]), values[index + wide - 1]
            found.numbers.update((code, cid + code - low) for code in range(low, min(high, low + 0xFFFF) + 1))


def _grouped(values: list[Any]) -> list[Any]:
    """Operands with what stands in brackets as one list."""
    grouped: list[Any] = []
    inner: list[Any] | None = None
    for value in values:
        if value == "[":
            inner = []
        elif value == "]" and inner is not None:
            grouped.append(inner)
            inner = None
        else:
            (grouped if inner is None else inner).append(value)
    return grouped


def _bfchar(values: list[Any]) -> Iterator[tuple[int, str]]:
    for code, target in zip(values[::2], values[1::2], strict=False):
        yield _number(code), _text(target)


def _bfrange(values: list[Any]) -> Iterator[tuple[int, str]]:
    """Ranges of codes, each with the texts of its codes or the text of the first, whose last unit counts up."""
    for low, high, target in zip(values[::3], values[1::3], values[2::3], strict=False):
        start = _number(low)
        codes = range(start, min(_number(high), start + 0xFFFF) + 1)
        if isinstance(target, list):
            yield from ((code, _text(each)) for code, each in zip(codes, target, strict=False))
        elif text := _text(target):
            yield from ((code, text[:-1] + chr(min(ord(text[-1]) + code - start, 0x10FFFF))) for code in codes)


def _number(code: bytes) -> int:
    return int.from_bytes(code, "big")


def _text(target: Any) -> str:
    return bytes(target).decode("utf-16-be", "replace") if isinstance(target, bytes) else ""

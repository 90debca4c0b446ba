"""What stands in content streams (ISO 32000-2, 7.8.2): operators and their operands, by one expression an instruction; an object of the PDF
for each number takes ten times as long."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from pikepdf import Object

Instruction = tuple[str, list[Any]]
PATH = "PATH"
"""A run of `m`, `l` and `c`: all their numbers, and whether there are curves."""

_SPACE = rb"[\0\t\n\f\r ]"
_NUMBER = rb"[-+.0-9]++"
_BEHIND = rb"(?=[\0\t\n\f\r /(<\[]|\Z)"
_NAME = rb"/[^\0\t\n\f\r /()<>\[\]{}%]*+"
_INSTRUCTION = re.compile(
    rb"%b*+(?:(%b)%b++(?:(<<[^<>()%%]*+>>)%b++)?+)?+((?:%b%b++)*+)([A-Za-z'\"][A-Za-z0-9*]*+)%b"
    % (_SPACE, _NAME, _SPACE, _SPACE, _NUMBER, _SPACE, _BEHIND)
)
_PATH = re.compile(rb"(?:%b*+(?:(?:%b%b++){2}[ml]|(?:%b%b++){6}c)%b)++" % (_SPACE, *(_NUMBER, _SPACE) * 2, _BEHIND))
_SHOWN = re.compile(
    rb"%b*+\[((?:<(?:[0-9A-Fa-f]{2})*+>|%b|%b++)*+)\]%b*+TJ%b" % (_SPACE, _NUMBER, _SPACE, _SPACE, _BEHIND)
)
_PIECE = re.compile(rb"<([0-9A-Fa-f]*)>|(%b)" % _NUMBER)
_OPERAND = re.compile(
    rb"""%b*+(?:
    (?P<number>%b)(?=[\0\t\n\f\r /(<\[\]])
    |(?P<name>%b)
    |(?P<begin>\[)
    |(?P<end>\])
    |(?P<dictionary><<(?:[^<>()%%]++|<[0-9A-Fa-f\s]*+>|\((?:[^()\\]++|\\.)*+\))*+>>)
    |(?P<string><[0-9A-Fa-f\s]*+>|\((?:[^()\\]++|\\.)*+\))
    )"""
    % (_SPACE, _NUMBER, _NAME),
    re.VERBOSE | re.DOTALL,
)
_NOTHING = b">0<"
"""What stands between two strings of one text that nothing moves apart; an engine may write one a glyph."""
_END = re.compile(rb"%b*+\Z" % _SPACE)
_STRANGE = {b"true", b"false", b"null", b"BI"}
"""Words that are no operator, or begin what is read otherwise."""


class Unusual(Exception):
    """Something that only a reader of all of the syntax makes out."""


def instructions(data: bytes, operators: Collection[str]) -> list[Instruction]:
    """The operators of a list with their operands: numbers as floats, strings as bytes, arrays as lists, names and dictionaries as objects of pikepdf.

    Raises `Unusual` for comments, pictures in the stream, arrays in arrays, and for what is no content stream.
    """
    found: list[Instruction] = []
    names: dict[bytes, Any] = {}
    at, operands = 0, list[Any]()
    wanted = {operator.encode(): operator for operator in operators}
    while True:
        if instruction := _INSTRUCTION.match(data, at):
            named, entries, numbers, name = instruction.groups()
            if name == b"m" and not (operands or named) and (path := _PATH.match(data, at)):
                at = path.end()
                if b"m" in wanted:
                    found.append((PATH, [_floats(path[0].translate(None, b"mlc")), b"c" in path[0]]))
                continue
            if name in _STRANGE:
                raise Unusual
            at = instruction.end()
            if operator := wanted.get(name):
                if named:
                    operands += (_named(each, names) for each in (named, entries) if each)
                if numbers:
                    operands += _floats(numbers)
                found.append((operator, operands))
            operands = []
        elif not operands and (shown := _SHOWN.match(data, at)):
            at = shown.end()
            if b"TJ" in wanted:
                found.append(("TJ", [[_piece(*each) for each in _PIECE.findall(shown[1].replace(_NOTHING, b""))]]))
        elif operand := _OPERAND.match(data, at):
            at = operand.end()
            _take(operand, operands, names)
        elif _END.match(data, at) and not operands:
            return found
        else:
            raise Unusual


def _take(operand: re.Match[bytes], operands: list[Any], names: dict[bytes, Any]) -> None:
    """Add an operand to those before it; an array stands among them open, behind a None, until it ends."""
    kind, text = operand.lastgroup, operand[operand.lastgroup or 0]
    if kind == "number":
        operands += _floats(text)
    elif kind == "begin":
        if None in operands:
            raise Unusual
        operands.append(None)
    elif kind == "end":
        if None not in operands:
            raise Unusual
        begin = operands.index(None)
        operands[begin:] = [operands[begin + 1 :]]
    elif kind == "string":
        operands.append(_string(text))
    else:
        operands.append(_named(text, names))


def _named(text: bytes, names: dict[bytes, Any]) -> Any:
    """A name or a dictionary as an object; what is written alike is one."""
    if text not in names:
        names[text] = _object(text)
    return names[text]


def _floats(numbers: bytes) -> list[float]:
    try:
        return [float(number) for number in numbers.split()]
    except ValueError:
        raise Unusual from None


def _piece(digits: bytes, number: bytes) -> bytes | float:
    try:
        return float(number) if number else bytes.fromhex(digits.decode())
    except ValueError:
        raise Unusual from None


def _string(text: bytes) -> bytes:
    """A string as it is written (7.3.4)."""
    if text[:1] == b"(" and b"\\" not in text and b"\r" not in text:
        return text[1:-1]
    return bytes(_object(text))


def _object(text: bytes) -> Any:
    try:
        return Object.parse(text)
    except Exception:
        raise Unusual from None

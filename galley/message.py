"""Messages for people: written in English where they arise, with the values that fill them, so that others can translate.

A message is a string, the English one; it remembers the pattern it was made from, which is its key in a catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Self

LANGUAGE = "en"
"""The language messages are written in."""

OPTION = "--messages"
"""The option that asks for another."""

VARIABLE = "GALLEY_MESSAGES"
"""The variable of the environment that asks for it where the option does not."""

Pattern = Callable[[str], str]
"""Finds the pattern of another language for an English one; the English one itself where there is none."""


_FIELD = re.compile(r"\{([A-Za-z_]\w*)\}")


class Message(str):
    """A pattern filled with values: names, numbers, characters of a text, or other messages."""

    __slots__ = ("pattern", "values")

    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, values: dict[str, object]) -> Self:
        made = super().__new__(cls, _filled(pattern, values))
        made.pattern, made.values = pattern, values
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, dict[str, object]]]:
        return type(self), (self.pattern, self.values)

    def told(self, translated: Pattern) -> Message:
        """The message in the language of `translated`, and the messages in it too."""
        values = {name: tell(value, translated) for name, value in self.values.items()}
        return Message(translated(self.pattern), values)


def said(pattern: str, /, **values: object) -> Message:
    """A message; `pattern` is a literal, from which catalogues are drawn, its `{fields}` the names of the values."""
    return Message(pattern, values)


def fields(pattern: str) -> set[str]:
    """The names of the fields of a pattern."""
    return set(_FIELD.findall(pattern))


def kept(value: object) -> object:
    """A message as plain data, which `restored` makes a message again; anything else as a string."""
    if isinstance(value, Message):
        return {"pattern": value.pattern, "values": {name: kept(each) for name, each in value.values.items()}}
    return str(value)


def restored(data: Any) -> str:
    """The message that `kept` made plain data of."""
    if isinstance(data, str):
        return data
    return Message(data["pattern"], {name: restored(each) for name, each in data["values"].items()})


def asked(arguments: Sequence[str], environ: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language asked for by `--messages`, else by GALLEY_MESSAGES, and the arguments without that option.

    An option that names none stays among the arguments.
    """
    language, rest = environ.get(VARIABLE) or LANGUAGE, list[str]()
    coming = iter(arguments)
    for each in coming:
        name, equals, value = each.partition("=")
        given = value if equals or name != OPTION else next(coming, None)
        if name == OPTION and given is not None:
            language = given
        else:
            rest.append(each)
    return language, rest


def table(rows: str, messages: int = 1) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, one a line: a field, and behind bars as many `messages` without values.

    The first field may hold bars itself.
    """
    lines = (line.rsplit("|", messages) for line in rows.strip().split("\n"))
    return tuple((first, *(Message(each, {}) for each in told)) for first, *told in lines)


def listed(parts: Iterable[str]) -> str:
    """Parts as an enumeration, “a, b, c”, whose comma is the language's own."""
    made = ""
    for part in parts:
        made = said("{some}, {next}", some=made, next=part) if made else part
    return made


def tell(value: object, translated: Pattern) -> object:
    """A message in the language of `translated`; anything else as it is."""
    return value.told(translated) if isinstance(value, Message) else value


def _filled(pattern: str, values: Mapping[str, object]) -> str:
    """The pattern with its fields filled; without values it is printed as it stands. Nothing in either is evaluated."""
    return _FIELD.sub(lambda found: str(values[found[1]]), pattern) if values else pattern

"""Style sheets, and where they state colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tinycss2 import parse_component_value_list
from tinycss2.color4 import Color
from tinycss2.color5 import parse_color

from galley.problem import Place
from galley.typeset.colours import written


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: the project-relative `file` it comes from and its text."""

    file: str
    css: str


def stating(colour: str, sheets: Sequence[Sheet]) -> Place | None:
    """The last place where style sheets state a colour, which is named as it is told; None where none does, as for one of a drawing."""
    places = (
        Place(sheet.file, token.source_line, token.source_column)
        for sheet in reversed(sheets)
        for token in reversed([*_in_blocks(parse_component_value_list(sheet.css, skip_comments=True))])
        if _is(token, colour)
    )
    return next(places, None)


def _is(token: Any, colour: str) -> bool:
    stated = parse_color(token)
    return isinstance(stated, Color) and written(stated) == colour


def _in_blocks(tokens: Iterable[Any], is_within: bool = False) -> Iterator[Any]:
    """Every token within braces, at any depth."""
    for token in tokens:
        if is_within:
            yield token
        inner = getattr(token, "content", None) or getattr(token, "arguments", None) or ()
        yield from _in_blocks(inner, is_within or token.type == "{} block")

"""Line ends inside a paragraph, joined once.

Without a space beside Han, kana and full-width marks, with one elsewhere: CLREQ and JLREQ know no space there, Hangul
writes one between words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from galley.text.nodes import Inline, Link, Styled, Text, leaves


def joined(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run with its line ends joined."""
    characters = [_edge(leaf) for leaf in leaves(inlines)]
    joins = {
        position: _join(_last(characters[:position]), _first(characters[position + 1 :]))
        for position, character in enumerate(characters)
        if character == "\n"
    }
    position = -1

    def walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
        nonlocal position
        for node in nodes:
            if isinstance(node, Styled | Link):
                yield replace(node, children=tuple(walk(node.children)))
                continue
            position += 1
            yield Text(joins[position]) if position in joins else node

    return tuple(_merged(walk(inlines)))


def _merged(nodes: Iterable[Inline]) -> Iterator[Inline]:
    pending = ""
    for node in nodes:
        if isinstance(node, Text):
            pending += node.text
            continue
        if pending:
            yield Text(pending)
            pending = ""
        yield node
    if pending:
        yield Text(pending)


def _edge(leaf: Inline) -> str:
    return leaf.text if isinstance(leaf, Text) else ""


def _last(characters: list[str]) -> str:
    return "".join(characters)[-1:]


def _first(characters: list[str]) -> str:
    return "".join(characters)[:1]


def _join(before: str, after: str) -> str:
    """What a line end between two characters becomes; an empty character stands for a reference or an edge."""
    kinds = {_kind(before), _kind(after)}
    if "hangul" in kinds:
        return " "
    return "" if "wide" in kinds else " "


def _kind(character: str) -> str:
    if not character:
        return "unknown"
    if unicodedata.name(character, "").startswith("HANGUL"):
        return "hangul"
    return "wide" if unicodedata.east_asian_width(character) in "WF" else "narrow"

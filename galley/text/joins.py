"""Line ends inside a paragraph, joined once.

Without a space beside Han, kana and full-width marks, with one elsewhere: CLREQ and JLREQ know no space there, Hangul
writes one between words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from galley.problem import Place
from galley.text.nodes import Inline, Span, Text, leaves


def joined(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run with its line ends joined."""
    texts = [leaf.text if isinstance(leaf, Text) else "" for leaf in leaves(inlines)]
    before = _nearest(text[::-1] for text in texts)
    after = _nearest(reversed(texts))[::-1]
    usual = _usual(texts) if "\n" in texts else ""
    ends = zip(texts, before, after, strict=True)
    joins = iter([_join(first or usual, second or usual) if text == "\n" else None for text, first, second in ends])

    def walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
        for node in nodes:
            if isinstance(node, Span):
                yield replace(node, children=tuple(_merged(walk(node.children))))
            else:
                join = next(joins)
                yield node if join is None or not isinstance(node, Text) else replace(node, text=join)

    return tuple(_merged(walk(inlines)))


def behind(said: str, text: Text) -> Text:
    """A text as it goes on behind what a reference prints: the stop of an abbreviation (2014 г.) ends the sentence as well. Three dots stay."""
    if not said.endswith(".") or not text.text.startswith(".") or text.text.startswith(".."):
        return text
    places = tuple((max(offset - 1, 0), place if offset else _next(place)) for offset, place in text.places)
    return Text(text.text[1:], places)


def _next(place: Place) -> Place:
    return place if place.column is None else replace(place, column=place.column + 1)


def is_wide(character: str) -> bool:
    """Whether a character takes a full em: Han, kana, Hangul, full-width marks (UAX 11)."""
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _merged(nodes: Iterable[Inline]) -> Iterator[Inline]:
    pending = list[Text]()
    for node in nodes:
        if isinstance(node, Text):
            pending.append(node)
            continue
        yield from _text(pending)
        yield node
    yield from _text(pending)


def _text(pending: list[Text]) -> Iterator[Text]:
    """The collected texts as one node, if there is anything in them; empties the collection."""
    text, places = "", list[tuple[int, Place]]()
    for part in pending:
        if part.text:
            places += ((len(text) + offset, place) for offset, place in part.places)
            text += part.text
    pending.clear()
    if text:
        yield Text(text, tuple(places))


def _nearest(texts: Iterable[str]) -> list[str]:
    """For each text the kind of the nearest character in the texts before it that tells one."""
    kinds, kind = [], ""
    for text in texts:
        kinds.append(kind)
        kind = next(filter(None, map(_kind, text)), kind)
    return kinds


def _usual(texts: Iterable[str]) -> str:
    """The kind of the run, for a line end with nothing but references on one side."""
    kinds = {_kind(character) for text in texts for character in text}
    return next((kind for kind in ("hangul", "wide") if kind in kinds), "narrow")


def _join(before: str, after: str) -> str:
    kinds = {before, after}
    return "" if "wide" in kinds and "hangul" not in kinds else " "


def _kind(character: str) -> str:
    """`hangul`, `wide` or `narrow`; empty for spaces and for marks such as “ and — that all scripts share."""
    if unicodedata.name(character, "").startswith("HANGUL"):
        return "hangul"
    width = unicodedata.east_asian_width(character)
    if character.isspace() or (width == "A" and unicodedata.category(character).startswith("P")):
        return ""
    return "wide" if width in "WF" else "narrow"

"""Inline nodes to Markdown: one way of writing each run, whatever the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from galley.problem import Place
from galley.source import SourceText
from galley.text.markdown import parse_run
from galley.text.nodes import Break, Foreign, Inline, Link, NoteCall, Reference, Span, Styled, Text, leaves

MAX_TRIALS = 256

_MARKS = r"""
    [*`{}]                              # always a mark, or told as one that is left over
    |(?<=[^\W\d_)\]’′])~(?=[^\s~]{1,12}~)|(?<=[\w)\]’′])\^(?=[^\s^]{1,12}\^)   # below and above the line
    |\^(?=[0-9]{1,3}\^[A-Z])           # the mass of an isotope
    |\\(?=[!-/:-@\[-`{-~\n]|\Z)         # would escape what follows
    |(?<![^\W_])_|_(?![^\W_])           # within a word it is no emphasis
    |\[(?=\^)|\](?=\()                  # a note's call, the end of a link's text
    |<(?=/?[A-Za-z])                    # an address in angle brackets, or HTML
    |&(?=\#\w|[A-Za-z][A-Za-z0-9]*;)    # an entity
"""
MARKS = {"em": "*", "strong": "**", "sub": "~", "sup": "^"}
"""What each kind of `Styled` is written with."""
_PAIRED = ("em", "strong")
"""Those for whose marks others can stand."""
_IN_TEXT = re.compile(_MARKS, re.VERBOSE)
_IN_LINK = re.compile(rf"{_MARKS}|[\[\]]", re.VERBOSE)
_IN_FOREIGN = re.compile(rf"{_MARKS}|[\]\[]", re.VERBOSE)
_IN_ADDRESS = re.compile(r"[()\\]|&(?=\#?\w+;)")


def write(inlines: Sequence[Inline]) -> str:
    """The Markdown of a run: read as a run again, with the notes it calls, it gives the same nodes.

    Emphasis is written with stars; underscores stand in where stars beside stars would read differently. A run that
    no source could have given (emphasis that begins with a space, say) is written with stars all the same.
    """
    count = sum(isinstance(node, Styled) and node.kind in _PAIRED for node in _below(inlines))
    first = _run(inlines, iter("*" * count))
    if not count:
        return first
    expected, notes = _bare(inlines), {leaf.label for leaf in leaves(inlines) if isinstance(leaf, NoteCall)}
    trials = (_run(inlines, iter(marks)) for marks in islice(product("*_", repeat=count), MAX_TRIALS))
    return next((text for text in trials if _bare(parse_run(SourceText(text), notes)[0]) == expected), first)


def _run(nodes: Sequence[Inline], marks: Iterator[str], literal: re.Pattern[str] = _IN_TEXT) -> str:
    """The nodes with the next of `marks` for each emphasis."""
    neighbours = zip((None, *nodes), nodes, (*nodes[1:], None), strict=False)
    return "".join(_node(node, before, after, marks, literal) for before, node, after in neighbours)


def _node(
    node: Inline, before: Inline | None, after: Inline | None, marks: Iterator[str], literal: re.Pattern[str]
) -> str:
    match node:
        case Text():
            return _text(literal.sub(_escaped, node.text), before, after)
        case Break():
            return "\\\n"
        case Styled():
            mark = next(marks) * len(MARKS[node.kind]) if node.kind in _PAIRED else MARKS[node.kind]
            return f"{mark}{_run(node.children, marks, literal)}{mark}"
        case Link() if literal is _IN_LINK:
            return f"<{node.href}>"
        case Link():
            return f"[{_run(node.children, marks, _IN_LINK)}]({_IN_ADDRESS.sub(_escaped, node.href)})"
        case Foreign():
            return f"[{_run(node.children, marks, _IN_FOREIGN)}]{{{node.language}}}"
        case Reference():
            return f"{{{'|'.join((f'{node.id}:{node.form}' if node.form else node.id, *node.words))}}}"
        case NoteCall():
            return f"[^{node.label}]"


def _text(written: str, before: Inline | None, after: Inline | None) -> str:
    """A text beside its neighbours: `[^1](` would begin a link's address, `![` a picture, `]{ja}` end foreign words."""
    if isinstance(before, NoteCall) and written.startswith("("):
        written = f"\\{written}"
    if isinstance(before, Styled) and written.startswith({"sub": "^", "sup": "~"}.get(before.kind, "\n")):
        written = f"\\{written}"
    last = {Link: "!", Foreign: "!", Reference: "]"}.get(type(after), "\n")
    return f"{written[:-1]}\\{last}" if written.endswith(last) and not written.endswith(f"\\{last}") else written


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _below(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for node in inlines:
        yield node
        if isinstance(node, Span):
            yield from _below(node.children)


def _bare(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes without their places, for comparing."""
    return tuple(
        replace(node, children=_bare(node.children))
        if isinstance(node, Span)
        else replace(node, place=Place(""))
        if isinstance(node, Reference | NoteCall)
        else node
        for node in inlines
    )

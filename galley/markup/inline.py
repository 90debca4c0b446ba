"""Inline nodes to HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from galley.text import Break, Inline, Link, Note, NoteCall, Reference, Styled, Text, inlines_of

Refer = Callable[[Reference], Markup]


def html(inlines: Iterable[Inline], refer: Refer, notes: Mapping[str, Note], address: str = "") -> Markup:
    """Inline nodes as HTML. `refer` says what a reference prints; a note stands where it is called.

    `address` is the field's address, under which its notes are found.
    """
    return Markup("").join(_node(node, refer, notes, address) for node in inlines)


def _node(node: Inline, refer: Refer, notes: Mapping[str, Note], address: str) -> Markup:
    match node:
        case Text():
            return escape(node.text)
        case Break():
            return Markup("<br>")
        case Styled():
            inner = html(node.children, refer, notes, address)
            return Markup("<{0}>{1}</{0}>").format(Markup(node.kind), inner)
        case Link():
            return Markup('<a href="{}">{}</a>').format(node.href, html(node.children, refer, notes, address))
        case Reference():
            return refer(node)
        case NoteCall():
            note = notes[node.label]
            runs = (html(run, refer, {}, address) for run in inlines_of(note.blocks))
            return Markup('<span class="note" data-address="{}">{}</span>').format(
                f"{address}/{note.key}", Markup("<br>").join(runs)
            )

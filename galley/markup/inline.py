"""Inline nodes to HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from galley.text import Break, Inline, Link, NoteCall, Reference, Styled, Text

Refer = Callable[[Reference], Markup]
Call = Callable[[str], Markup]


def html(inlines: Iterable[Inline], refer: Refer, call: Call) -> Markup:
    """Inline nodes as HTML. `refer` says what a reference prints, `call` the note with a label, where it is called."""
    return Markup("").join(_node(node, refer, call) for node in inlines)


def _node(node: Inline, refer: Refer, call: Call) -> Markup:
    match node:
        case Text():
            return escape(node.text)
        case Break():
            return Markup("<br>")
        case Styled():
            return Markup("<{0}>{1}</{0}>").format(Markup(node.kind), html(node.children, refer, call))
        case Link():
            return Markup('<a href="{}">{}</a>').format(node.href, html(node.children, refer, call))
        case Reference():
            return refer(node)
        case NoteCall():
            return call(node.label)

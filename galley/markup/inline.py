"""Inline nodes to HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from galley.text import Break, Foreign, Inline, Link, NoteCall, Reference, Styled, Text, behind

MOST_TEXTS = 8192
"""How many texts are remembered as HTML; those of a report are some two thousand."""

Refer = Callable[[Reference], Markup]
Call = Callable[[str], Markup]
Lead = Callable[[str, Markup], Markup]
"""Makes a link to an address of some words."""


_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_PAIR = f"[{_HAN}][\U000e0100-\U000e01ef]"
_OWN = re.compile(f"(?P<ja>(?:[{_KANA}]|{_PAIR})+)|(?P<ko>[{_HANGUL}]+)")
"""What is of one language only: kana, and Han characters in forms of Japanese registers; Hangul."""
_WITH_HAN = re.compile(f"(?P<ja>[{_HAN}]*(?:(?:[{_KANA}]|{_PAIR})[{_HAN}]*)+)|(?P<ko>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)")
"""The same in a text without Han of its own: there those beside kana are Japanese as well."""


_NOTED = "</span></span>"
"""How a link ends that has its address in a note."""
_BETWEEN = Markup('<span class="between">\u2060,</span>')


def shown(href: str) -> str:
    """An address as paper shows it."""
    return re.sub(r"^(?:https?://|mailto:)", "", href).removesuffix("/")


def anchor(href: str, words: Markup) -> Markup:
    """A link, of which paper shows the words alone."""
    return Markup('<a href="{}">{}</a>').format(href, words)


def html(inlines: Iterable[Inline], language: str, refer: Refer, call: Call, lead: Lead = anchor) -> Markup:
    """Inline nodes of a text in a language as HTML.

    `refer` says what a reference prints, `call` the note with a label, where it is called, `lead` makes links. Between calls that stand beside each
    other is a comma, so that they are not read as one.
    """
    told, is_call, said = Markup(""), False, ""
    for each in inlines:
        node = behind(said, each) if isinstance(each, Text) else each
        made = _node(node, language, refer, call, lead)
        told += (_BETWEEN if is_call and made and isinstance(node, NoteCall) else "") + made
        said = made.striptags() if isinstance(node, Reference) else ""
        is_call = isinstance(node, NoteCall) or (isinstance(node, Link) and made.endswith(_NOTED))
    return told


_ADDRESS = re.compile(
    r"(?:https?://|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/)[!#-;=?-~]*[#-&*+/-9=@-Z_a-z~]|[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.ASCII | re.IGNORECASE,
)
"""A web address or one of mail, up to what may end a sentence behind it (RFC 3986, appendix C)."""


@lru_cache(MOST_TEXTS)
def _text(text: str, language: str) -> Markup:
    """A text as HTML, its addresses set off, so that lines break in them as they should. It hangs on nothing else."""
    told, end = Markup(""), 0
    for found in _ADDRESS.finditer(text):
        told += _words(text[end : found.start()], language) + Markup('<span class="url">{}</span>').format(found[0])
        end = found.end()
    return told + _words(text[end:], language)


def _words(text: str, language: str) -> Markup:
    """A text with `lang` at letters that tell another language, so that they have its forms of letters and its emphasis."""
    own = language.partition("-")[0]
    letters = _OWN if own in ("zh", "ja", "ko") else _WITH_HAN
    told, end = Markup(""), 0
    for found in letters.finditer(text):
        if found.lastgroup == own:
            continue
        mark = 'class="han"' if found.lastgroup == "han" else f'lang="{found.lastgroup}"'
        told += escape(text[end : found.start()]) + Markup(f"<span {mark}>") + escape(found[0]) + Markup("</span>")
        end = found.end()
    return told + escape(text[end:])


def _node(node: Inline, language: str, refer: Refer, call: Call, lead: Lead) -> Markup:
    match node:
        case Text():
            return _text(node.text, language)
        case Foreign():
            words = html(node.children, node.language, refer, call, lead)
            return Markup('<span lang="{}">{}</span>').format(node.language, words)
        case Break():
            return Markup("<br>")
        case Styled():
            return Markup("<{0}>{1}</{0}>").format(Markup(node.kind), html(node.children, language, refer, call, lead))
        case Link():
            return lead(node.href, html(node.children, language, refer, call, lead))
        case Reference():
            return refer(node)
        case NoteCall():
            return call(node.label)

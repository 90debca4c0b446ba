"""What is sent as a text and is none: files whose words are packed, or written between other things."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from dataclasses import dataclass

from galley.message import Message, said
from galley.problem import Problem

_SAVE = said("save it as plain text (.txt) in UTF-8, from the program that it was written with")
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_CLOSING = re.compile(rb"</(?:p|div|span|td|tr|table|a|li|ul|ol|h[1-6]|b|i|em|strong|font|body)\s*>", re.I)
_ENCODED = re.compile(rb"^content-transfer-encoding:\s*(?:quoted-printable|base64)", re.I | re.M)
_OCTETS = re.compile(rb"(?:=[89A-F][0-9A-F](?:=\r?\n)?){2,}")
_SOFT = re.compile(rb"^.{70,75}=\r?$", re.M)
FEWEST, PER = 3, 400
"""So many signs of a notation, and as many more as the file has this many bytes, are no text that speaks of it."""

_CONTROLS = bytes({*range(32), 0x7F} - {*b"\b\t\n\v\f\r\x1b"})
MOST_CONTROLS = 0.05
"""Of bytes by chance a tenth are controls that stand in no text; where a PDF's words were taken out, one or two a line."""


def _is_no_text(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls >= max(FEWEST, MOST_CONTROLS * len(data)) and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def _often(data: bytes, *signs: re.Pattern[bytes]) -> bool:
    return any(len(each.findall(data)) >= max(FEWEST, len(data) / PER) for each in signs)


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of file that is no plain text: how it is known, what it is called, and how its words are had."""

    fits: Callable[[bytes], object]
    name: Message
    mend: Message


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(starts)


_FORMS = (
    _Form(_begins(b"PK\3\4"), said("a document of Word or LibreOffice, or another ZIP"), _SAVE),
    _Form(_begins(b"\xd0\xcf\x11\xe0"), said("a document of an older Word"), _SAVE),
    _Form(_begins(b"{\\rtf"), said("a document in Rich Text"), _SAVE),
    _Form(_begins(b"%PDF"), said("a PDF"), said("take its words out with `pdftotext FILE.pdf`, and give the .txt")),
    _Form(
        _is_no_text,
        said("a file of bytes that are no letters"),
        said("give the file that has the words; a text in UTF-16 is saved as UTF-8 first"),
    ),
    _Form(
        lambda data: _ENCODED.search(data) or _often(data, _OCTETS, _SOFT),
        said("a mail as it is sent, its letters written as numbers"),
        said("open it in a program for mail, and save its words as plain text (.txt) in UTF-8"),
    ),
    _Form(
        lambda data: _OPENING.match(data) or _often(data, _CLOSING),
        said("a page of HTML"),
        said("open it in a browser, and save its words as plain text (.txt) in UTF-8"),
    ),
)
"""Packed forms by their first bytes; encodings of mail by RFC 2045, 6; HTML by its first element, or by how many elements end in it."""


def refusal(name: str, data: bytes) -> Problem | None:
    """Why a file that was sent is not read; None where it can be a text."""
    form = next((each for each in _FORMS if each.fits(data)), None)
    if form is None:
        return None
    return Problem("files.not-text", said("{name} is {form}, not plain text", name=name, form=form.name), form.mend)

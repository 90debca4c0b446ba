"""What is sent as a text and is none: each form by its first bytes or by how many of its signs stand in it."""

from __future__ import annotations

import pytest

from galley.pipeline.sent import refusal

OFFICE = "a document of Word or LibreOffice, or another ZIP"
MAIL = "a mail as it is sent, its letters written as numbers"
BYTES = "a file of bytes that are no letters"
HTML = "a page of HTML"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"PK\3\4", OFFICE),
        (b"\xd0\xcf\x11\xe0", "a document of an older Word"),
        (b"{\\rtf1 words}", "a document in Rich Text"),
        (b"%PDF-1.7", "a PDF"),
        (b"\1\2\3" + b"a" * 57, BYTES),
        (b"\1\2\3" + b"a" * 58, None),
        (b"\1\2a", None),
        (b"\1\2\x7f", BYTES),
        (b"\b\t\n\v\f\r\x1b", None),
        ("\ufeffwords".encode("utf-16-le"), None),
        ("\ufeffwords".encode("utf-16-be"), None),
        (b"words\ncontent-transfer-encoding: base64\n", MAIL),
        (b"words of content-transfer-encoding: base64\n", None),
        (b"=D0=B0 " * 3, MAIL),
        (b"=D0=B0 " * 2, None),
        (b"=D0=B0 " * 4 + b"a" * (1600 - 28), MAIL),
        (b"=D0=B0 " * 4 + b"a" * (1601 - 28), None),
        ((b"a" * 72 + b"=\n") * 3, MAIL),
        ((b"a" * 72 + b"=\r\n") * 3, MAIL),
        ((b"a" * 72 + b"=\n") * 2, None),
        ((b"a" * 69 + b"=\n") * 3, None),
        (b"<html>", HTML),
        (b" <!-- one -->\n<HEAD>", HTML),
        (b"see <html>", None),
        (b"</p>" * 3, HTML),
        (b"</p>" * 2, None),
        (b"</li >\n</h3></b>", HTML),
    ],
)
def test_a_form_is_told_by_its_signs_and_how_often_they_stand_there(data: bytes, form: str | None) -> None:
    found = refusal("sent", data)
    assert (found and found.message) == (form and f"sent is {form}, not plain text")

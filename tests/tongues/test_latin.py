"""Addresses and abbreviations in Latin letters are found wherever they stand."""

from __future__ import annotations

import pytest

from galley.tongues.latin import addresses, apart_from_text, is_apart, latin_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见www.a.org/b?c=1。", ["www.a.org/b?c=1"]),
        ("see https://a.org/x.", ["https://a.org/x"]),
        ("写信到 a.b@c-d.kr，谢谢", ["a.b@c-d.kr"]),
        ("neargov.org and my.town.gov/news", ["neargov.org", "my.town.gov/news"]),
        ("It ended.com pletely; e.g. Mr. Organ", ["ended.com"]),
        ("版本3.5，no address", []),
        (
            "See https://doi.org/10.1002/(SICI)1099-1085(199908)13:12/13<1965::AID-HYP881>3.0.CO;2-Y for",
            ["https://doi.org/10.1002/(SICI)1099-1085(199908)13:12/13<1965::AID-HYP881>3.0.CO;2-Y"],
        ),
        ("(see https://a.org/x_(y)); 见https://a.org/x,下文", ["https://a.org/x_(y)", "https://a.org/x"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UNESCO与TKR-TSR、R20", ["UNESCO", "TKR-TSR", "R20"]),
        ("Chapter XIV and I", []),
        ("a Word, an A", []),
        ("AB@c.org, x/AB, AT&T", ["AT&T"]),
    ],
)
def test_abbreviations_are_capitals_and_no_roman_numerals(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in latin_names(text)] == found


def test_what_is_spoken_of_and_addresses_stand_apart_from_the_text() -> None:
    text = "写“曾经”，不写“以曾经”；a.org"
    assert [text[slice(*each)] for each in apart_from_text(text)] == ["a.org", "曾经"]
    at = text.index("曾经")
    assert is_apart(text, at, at + 2) and is_apart(text, at, at + 1) and not is_apart(text, at, at + 3)
    assert not is_apart(text, at - 1, at + 1)


def test_an_address_is_found_behind_letters_without_end() -> None:
    """Were each of the letters taken for the beginning of an address, this would take hours."""
    text = "会" * 300_000 + "，a@b.org"
    assert [text[slice(*each)] for each in addresses(text)] == ["a@b.org"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("run `git push` and ``a `b c`` at once", ["`git push`", "``a `b c``"]),
        ("使用`foo`命令", ["`foo`"]),
        ("`foo' and `bar' as GNU has them, ``quoted'' as TeX", []),
        ("` foo `, ```, `x", []),
        ("thanks :) and :-D or ;) ", [" :)", " :-D", " ;)"]),
        (":(", [":("]),
        ("note:) a=D, x :Dx", []),
    ],
)
def test_code_and_faces_stand_apart_from_the_text(text: str, found: list[str]) -> None:
    assert [text[slice(*each)] for each in apart_from_text(text)] == found

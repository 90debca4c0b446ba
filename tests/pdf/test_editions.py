"""The editions of a book have the same text in the same order and places: the same glyphs of the same fonts, page by page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from lengthy import long

Page = list[tuple[str, str, str]]
"""The runs of glyphs of a page, in the order they are drawn: font and size, place, and glyphs with their distances."""


def pages(data: bytes) -> list[Page]:
    """The runs of each page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [list(_runs(page)) for page in pdf.pages]


def _runs(page: Any) -> Iterator[tuple[str, str, str]]:
    font, place, kept = "", "", list[str]()
    for operands, operator in pikepdf.parse_content_stream(page, "q Q Tf Tm Tj TJ"):
        name, told = str(operator), pikepdf.unparse_content_stream([(operands, operator)]).decode("latin-1")
        match name:
            case "q":
                kept.append(font)
            case "Q":
                font = kept.pop()
            case "Tf":
                font = told
            case "Tm":
                place = told
            case _:
                yield font, place, told


def in_block(block: list[Page], whole: list[Page]) -> bool:
    """Whether the pages of a block stand on end in a book with its cover; blank pages may follow them."""
    while block and not block[-1]:
        block = block[:-1]
    return any(whole[start : start + len(block)] == block for start in range(len(whole) - len(block) + 1))


def test_the_press_edition_of_the_report_has_the_text_of_the_screen_edition(report: Any) -> None:
    press, screen = pages(report.print), pages(report.screen)
    assert sum(map(len, press)) > 1_000
    assert in_block(press, screen)


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_all_editions_of_the_yearbook_have_the_same_text(yearbook: Any, language: str) -> None:
    """In the suite of that in English; the report has the text of a Chinese one."""
    press, screen, archive = (pages(yearbook.pdf(language, edition)) for edition in ("print", "screen", "archive"))
    assert archive == screen
    assert in_block(press, screen)


def test_another_glyph_is_seen() -> None:
    one, other = [("/A 9 Tf", "1 0 0 1 9 9 Tm", "<01> Tj")], [("/A 9 Tf", "1 0 0 1 9 9 Tm", "<02> Tj")]
    assert in_block([one, [], []], [other, one, other])
    assert not in_block([one, other], [other, one, one])
    assert not in_block([one, [], other], [one, other])


def test_no_path_of_the_machine_is_in_an_output(report: Any, yearbook: Any) -> None:
    for root in (report.root, yearbook.root):
        paths = list((root / "output").glob("*/*"))
        assert len(paths) > 2
        assert [path for path in paths if os.fsencode(root) in path.read_bytes()] == []

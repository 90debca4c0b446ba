"""What a tagged PDF holds is counted alike wherever its pages end."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from pressing import press

from galley.pdf.structure import KINDS, OUTSIDE, counts
from galley.typeset import Dress, Job, Sheet, lay_out

CSS = """
@page {{ size: 100mm {height}mm; margin: 10mm }}
html {{ font-family: "Noto Serif"; font-size: 10pt; line-height: 14pt }}
body, p, h1, h2, ul, ol, li, table {{ margin: 0; padding: 0 }}
tr, h1, h2, figure {{ break-inside: avoid }}
article {{ break-before: page }}
li {{ list-style: none }}
li[data-marker]::before {{ content: attr(data-marker) " " }}
.note {{ float: footnote }}
.row {{ display: table; width: 100% }}
.row > li {{ display: table-cell }}
"""
HEIGHTS = (60, pytest.param(73, marks=pytest.mark.long), 600)
"""Pages of these heights, in millimetres, end at other places; the highest hold a section each."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"><title>a roof</title><rect width="9" height="9" fill="black"/></svg>'
WORDS = "wind and weather, " * 9


@cache
def pdf(body: str, height: int = 100) -> bytes:
    """The PDF of a body on pages of a height in millimetres, whether all of it fits on them or not."""
    text = f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>'
    layout, _ = lay_out(Job(text, (Sheet("page.css", CSS.format(height=height)),)))
    data, problems = press(layout, Dress(tagged=True))
    assert problems == []
    return data


def section(body: str, name: str = "huts") -> str:
    return f'<div><article id="{name}"><h1>{name}</h1>{body}</article></div>'


def table(rows: int, name: str = "Huts", continued: str = " (continued)") -> str:
    head = f'<tr><th colspan="2">{name}<span class="continued">{continued}</span></th></tr><tr><th>No.</th><th>Hut</th></tr>'
    body = "".join(f"<tr><td>{number}</td><td>first<br>second</td></tr>" for number in range(rows))
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def marked(*items: str) -> str:
    return "<ul>" + "".join(f'<li data-marker="•"><div>{item}</div></li>' for item in items) + "</ul>"


def note(text: str) -> str:
    return f'word<span class="note">{text}</span> '


def found(bodies: dict[str, str], height: int) -> dict[str, dict[str, int]]:
    """The counts of each section of a book but for its pages; those that are none are left out."""
    data = pdf("".join(section(body, name) for name, body in bodies.items()), height)
    return {
        name: {kind: number for kind, number in held.items() if number and kind != "pages"}
        for name, held in counts(data, bodies).items()
        if name != OUTSIDE
    }


CASES = {
    "a table over pages": (table(9), {"headings": 1, "tables": 1, "rows": 9, "cells": 21}),
    "two tables on end": (
        table(5) + table(6, "Paths"),
        {"headings": 1, "tables": 2, "rows": 11, "cells": 28},
    ),
    "a table without a head": (
        "<table>" + "<tr><td>row</td></tr>" * 18 + "</table>",
        {"headings": 1, "tables": 1, "rows": 18, "cells": 18},
    ),
    "a long list": (marked(*[WORDS] * 7), {"headings": 1, "lists": 1, "items": 7}),
    "lists in lists": (
        marked(*[WORDS + marked("one", "two", WORDS)] * 3),
        {"headings": 1, "lists": 4, "items": 12},
    ),
    "a list that is set as a table": (
        '<ul class="row"><li>one</li><li>two</li><li>three</li></ul>',
        {"headings": 1, "lists": 1, "items": 3},
    ),
    "terms and their texts": ("<dl><dt>when</dt><dd>today</dd></dl>", {"headings": 1, "lists": 1, "items": 1}),
    "drawings and headings": (
        f"<h2>a</h2><p>{WORDS}</p><figure>{DRAWING}</figure>" * 4,
        {"headings": 5, "figures": 4},
    ),
    "links to two places": (
        f'<p>{WORDS}<a href="https://example.org/">{WORDS * 3}</a> <a href="#notes">here</a></p>' * 4,
        {"headings": 1, "links": 2},
    ),
    "notes": (
        "".join(f"<p>{WORDS}{note('short')}{note(WORDS * 2)}</p>" for _ in range(4)),
        {"headings": 1, "notes": 8},
    ),
}


ON_END = {
    f"tables of {rows} rows": (
        table(rows) + table(rows, "Paths"),
        {"headings": 1, "tables": 2, "rows": 2 * rows, "cells": 4 * rows + 6},
    )
    for rows in range(1, 6)
}
"""Where the second of two tables begins a page, it is not the rest of the first. The lower pages hold three or four rows and a head."""


@pytest.mark.parametrize("height", HEIGHTS)
def test_counts_do_not_depend_on_where_pages_end(height: int) -> None:
    cases = ON_END | CASES
    assert found({name: body for name, (body, _) in cases.items()}, height) == {
        name: expected for name, (_, expected) in cases.items()
    }


def test_every_kind_is_named_and_pages_are_counted() -> None:
    held = counts(pdf(section(table(18)), 60), ["huts"])
    assert [list(each) for each in held.values()] == [list(KINDS)] * 2
    assert held["huts"]["pages"] > 5
    assert held[OUTSIDE]["pages"] == 0


def test_each_section_has_its_own_in_the_book_s_order() -> None:
    body = "<section><h1>Cover</h1></section>" + section(table(3) + f"<p>{note('one')}</p>")
    body += section(f"<ul><li>one</li></ul><p>{note('two')}{note('three')}</p>", "paths") + section("", "weather")
    held = counts(pdf(body), ["weather", "paths", "huts", "lost"])
    assert list(held) == [OUTSIDE, "huts", "paths", "weather"]
    assert [each["headings"] for each in held.values()] == [1, 1, 1, 1]
    assert [each["notes"] for each in held.values()] == [0, 1, 2, 0]
    assert [each["rows"] for each in held.values()] == [0, 3, 0, 0]
    assert [each["items"] for each in held.values()] == [0, 0, 1, 0]
    assert [each["pages"] for each in held.values()] == [1, 1, 1, 1]


def test_sections_that_share_a_page_are_told_apart() -> None:
    body = section("<ul><li>one</li></ul>") + section("<p>none</p>", "paths")
    held = counts(pdf(f"<style>article {{ break-before: auto !important }}</style>{body}"), ["huts", "paths"])
    assert {name: (each["items"], each["pages"]) for name, each in held.items()} == {
        OUTSIDE: (0, 0),
        "huts": (1, 1),
        "paths": (0, 1),
    }


def test_a_file_without_tags_holds_nothing_that_is_known() -> None:
    layout, _ = lay_out(Job('<!DOCTYPE html><html lang="en"><body><h1>none</h1></body></html>', ()))
    data, _ = press(layout)
    held: dict[str, Any] = counts(data, ["huts"])
    assert held == {OUTSIDE: dict.fromkeys(KINDS, 0)}

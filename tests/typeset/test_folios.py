"""What pages print as their number, and the labels that they go by."""

from __future__ import annotations

import pytest
from typesetting import laid_out

from galley.typeset import Dress, draw
from galley.typeset.folios import is_number, labels

FOUR = '<p>a</p><p style="break-before: page">b</p><p style="break-before: page; page: plain">c</p><p style="break-before: page">d</p>'


@pytest.mark.parametrize(
    ("content", "folios"),
    [
        ("counter(page)", ["1", "2", "", "4"]),
        ("'– ' counter(page) ' –'", ["1", "2", "", "4"]),
        ("counter(page, upper-roman)", ["I", "II", "", "IV"]),
        ("counter(page) ' of ' counter(page)", ["", "", "", ""]),
        ("counter(other)", ["", "", "", ""]),
        ("string(head) counter(page)", ["", "", "", ""]),
        ("'1'", ["", "", "", ""]),
    ],
)
def test_a_folio_is_what_the_page_counter_prints(content: str, folios: list[str]) -> None:
    css = f"@page {{ @bottom-left {{ content: {content} }} }} @page plain {{ @bottom-left {{ content: none }} }}"
    layout, problems = laid_out(FOUR, css)
    assert problems == []
    assert [leaf.folio for leaf in layout.rendered.leaves] == folios
    assert [leaf.kind for leaf in layout.rendered.leaves] == ["", "", "plain", ""]


@pytest.mark.parametrize(
    ("folios", "found"),
    [
        (["", "", "3", "", "5"], "1 2 3 4 5"),
        (["1", "", "", "4"], "1 2 3 4"),
        (["", "i", "ii", "1"], "1 i ii 1"),
        (["", "25", ""], "24 25 26"),
        (["", "", ""], "1 2 3"),
        (["", "", "1"], "1 2 1"),
        (["i", "", "1", ""], "i 1 1 2"),
        (["٣", ""], "٣ 1"),
    ],
)
def test_pages_without_a_folio_are_counted_on(folios: list[str], found: str) -> None:
    assert labels(folios) == tuple(found.split())


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("1", True),
        ("10", True),
        ("", False),
        ("0", False),
        ("07", False),
        ("٣", False),
        ("²", False),
        ("v", False),
        ("-1", False),
    ],
)
def test_digits_that_labels_of_pdf_count_in_make_a_number(label: str, found: bool) -> None:
    assert is_number(label) is found


def test_of_some_pages_each_keeps_its_label() -> None:
    layout, _ = laid_out(
        FOUR, "@page { @bottom-left { content: counter(page) } } @page plain { @bottom-left { content: none } }"
    )
    drawn, _ = draw(layout, Dress(), {2, 3})
    assert (drawn.labels, drawn.kinds) == (("2", "3"), ("", "plain"))

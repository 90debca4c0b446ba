"""“(continued)” stands above every part of a table but the first."""

from __future__ import annotations

from typing import Any

import pytest
from typesetting import laid_out, page_texts, written
from weasyprint.formatting_structure import boxes

HEAD = '<thead><tr><th>{}<span class="continued"> (continued)</span></th></tr></thead>'


def table(title: str, rows: int) -> str:
    body = "".join(f"<tr><td>row {number} of {title}</td></tr>" for number in range(1, rows + 1))
    return f"<table>{HEAD.format(title)}<tbody>{body}</tbody></table>"


def pages(body: str) -> list[str]:
    data, problems = written(body)
    assert problems == []
    return page_texts(data)


def test_every_page_of_a_split_table_but_the_first_says_so() -> None:
    texts = pages(table("Lights", 45))
    assert len(texts) == 3
    assert ["(continued)" in text for text in texts] == [False, True, True]
    assert all("Lights" in text for text in texts), "the head is repeated"


@pytest.mark.parametrize(("words", "more"), [("northern", " northern"), ("东北亚地区", "续")])
def test_the_caption_of_the_first_part_is_broken_as_if_it_never_went_on(words: str, more: str) -> None:
    """A last line of one character, as 续, would take another with it."""
    body = "".join(f"<tr><td>row {number}</td></tr>" for number in range(40))
    css = "@page { size: 60mm 100mm; margin: 0 } table { width: 5.4em; font: 10pt/20pt Noto Serif CJK SC } th { padding: 0; text-align: start }"
    tops = []
    for note in ("", f'<span class="continued">{more}</span>'):
        table = f"<table lang=zh><thead><tr><th>{words}{note}</th></tr></thead><tbody>{body}</tbody></table>"
        layout, problems = laid_out(table, css)
        assert problems == [] and layout.pages > 2
        tops.append([groups(leaf.page._page_box)[1].position_y for leaf in layout.rendered.leaves])
    (first, second, *_), (own, later, *_) = tops
    assert own == first and later > second


def test_columns_are_as_wide_where_a_table_begins_as_where_it_goes_on() -> None:
    body = "".join(f"<tr><td>{number}</td><td>{number}</td></tr>" for number in range(60))
    layout, _ = laid_out(f"<table>{HEAD.format('A').replace('</tr>', '<th>B</th></tr>')}<tbody>{body}</tbody></table>")
    widths = [groups(leaf.page._page_box)[0].children[0].children[0].width for leaf in layout.rendered.leaves]
    assert len(widths) > 1 and len(set(widths)) == 1


def test_an_unsplit_table_does_not() -> None:
    assert "(continued)" not in "".join(pages(table("Lights", 5)))


def test_each_table_has_its_own_first_part() -> None:
    texts = pages(table("Lights", 25) + table("Bells", 25))
    for title in ("Lights", "Bells"):
        first, *others = (f"{title} (continued)" in text for text in texts if title in text)
        assert not first
        assert others and all(others)


def test_rows_are_all_there_once_and_none_is_split() -> None:
    body = "".join(f"<tr><td>first {number}<br>second {number}</td></tr>" for number in range(30))
    texts = pages(f"<table>{HEAD.format('Lights')}<tbody>{body}</tbody></table>")
    for number in range(30):
        (page,) = [text for text in texts if f"first {number}\r\n" in text]
        assert f"second {number}" in page


def groups(box: Any) -> list[Any]:
    """The row groups of the first table below a box."""
    if isinstance(box, boxes.TableBox):
        return list(box.children)
    return next((found for each in getattr(box, "children", ()) if (found := groups(each))), [])


@pytest.mark.parametrize(("kept", "spacing"), [(4, 0), (9, 0), (9, 3), (0, 0)])
def test_a_foot_stands_below_the_last_row_also_where_rows_went_to_the_next_page(kept: int, spacing: int) -> None:
    rows = "".join(f"<tr{' class=joined' if kept and number % kept else ''}><td>row</td></tr>" for number in range(30))
    css = f".joined {{ break-before: avoid }} table {{ border-spacing: {spacing}px }} td, th {{ padding: 0 }}"
    layout, problems = laid_out(f"<table><tbody>{rows}</tbody><tfoot><tr><td>note</td></tr></tfoot></table>", css)
    assert problems == [] and layout.pages > 1
    for leaf in layout.rendered.leaves:
        *_, body, foot = groups(leaf.page._page_box)
        assert foot.is_footer and not body.is_footer
        last = body.children[-1]
        assert foot.position_y == pytest.approx(last.position_y + last.height + spacing)
        assert body.height == pytest.approx(last.position_y + last.height - body.position_y)

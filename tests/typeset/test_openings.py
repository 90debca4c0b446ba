"""No running head stands above the title that opens its page."""

from __future__ import annotations

import pytest
from typesetting import page_texts, written

CSS = """
@page { @top-left { content: string(part) } @top-right { content: "No." counter(page) } @bottom-left { content: string(part) }
  @bottom-right { content: string(section) } @top-center { content: string(section) } }
h1 { string-set: part content() } h2 { string-set: section content() } .next { break-before: page }
"""
PART = "<div><h1>Walks</h1></div>"
FIRST = '<article class="next"><h2 class="section-title">Hills</h2>{}</article>'
MORE = "<p>moss</p>" * 25


def heads(body: str) -> list[list[str]]:
    """The words of each page but those of the text."""
    data, problems = written(PART + body, CSS)
    assert problems == []
    return [[word for word in text.split() if word not in ("moss", "pond")] for text in page_texts(data)]


def test_what_is_printed_above_a_title_is_left_out_and_what_is_below_stays() -> None:
    _, opened, following = heads(FIRST.format(MORE))
    assert sorted(opened) == ["Hills", "Hills", "No.2", "Walks"], "the title and what stands at the foot"
    assert sorted(following) == ["Hills", "Hills", "No.3", "Walks", "Walks"]


def test_a_page_keeps_its_head_where_a_section_begins_below_another() -> None:
    _, _, both = heads(FIRST.format(MORE) + '<article><h2 class="section-title">Lakes</h2><p>pond</p></article>')
    assert sorted(both) == ["Lakes", "Lakes", "Lakes", "No.3", "Walks", "Walks"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ('<article class="next"><section><h2 class="section-title">Hills</h2>moss</section></article>', 2),
        ('<article class="next"><div><div><h2 class="section-title">Hills</h2>moss</div></div></article>', 2),
        ('<article class="next"><p>moss</p><h2 class="section-title">Hills</h2></article>', 2),
        ('<div class="next"><h2 class="section-title">Hills</h2>moss</div>', 3),
        ('<article class="next"><h2 class="untold section-titles">Hills</h2>moss</article>', 3),
    ],
)
def test_what_begins_is_a_section_with_its_title(body: str, count: int) -> None:
    """However deep the title stands in it; an eyebrow or a picture may stand above it."""
    assert heads(body)[1].count("Hills") == count

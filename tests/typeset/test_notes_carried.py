"""Notes that go on on the next page, where that page is made again for the numbers of pages that stand on it."""

from __future__ import annotations

import pytest
from typesetting import page_texts, written

CSS = """
.note { float: footnote } .to::after { content: target-counter("#last", page) } .next { break-before: page }
"""
BEFORE = "".join(f"<p>{number}</p>" for number in range(17))
"""So many lines that the second note of the line behind them has no room on their page, and the first has."""
NOTED = '<p>two<span class="note">first note</span><span class="note">second note</span></p>'
REFERRING = '<p>three <span class="to"></span></p>'
LAST = '<p class="next" id="last">last</p>'
CASES = {
    "on a page that is made again": BEFORE + NOTED + REFERRING + LAST,
    "over a forced page": BEFORE + NOTED + REFERRING.replace("<p", '<p class="next"') + LAST,
    "behind a page that is made again": BEFORE.replace("0", '<i class="to"></i>') + NOTED + "<p>three</p>" + LAST,
    "behind the last page": BEFORE.replace("<p>0", '<p id="last" class="to">') + NOTED,
}


@pytest.mark.parametrize("body", CASES.values(), ids=CASES)
def test_notes_that_go_on_stand_once_however_often_pages_are_made(body: str) -> None:
    data, problems = written(body, CSS)
    texts = page_texts(data)
    assert problems == []
    assert ["first note" in text for text in texts][:2] == [True, False]
    assert ["second note" in text for text in texts][:2] == [False, True]
    assert [sum(text.count(note) for text in texts) for note in ("first note", "second note")] == [1, 1]

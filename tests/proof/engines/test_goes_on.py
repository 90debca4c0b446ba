"""Whether what stands behind a text without a stop can go on with its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from galley.passages.passage import Kind, plain
from galley.proof.engines.endings import _goes_on_anew, _is_open, ends_with_stop


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("and so it goes on", False),
        ("1) one", True),
        ("– one", True),
        ("• one", True),
        ("二、题", True),
        ("2031 was good", False),
    ],
)
def test_items_begin_anew_and_words_go_on(text: str, anew: bool) -> None:
    assert bool(_goes_on_anew(plain(text, "en"))) == anew


def test_nothing_and_what_is_no_paragraph_begin_anew() -> None:
    assert _goes_on_anew(None) and _goes_on_anew(replace(plain("and so", "en"), kind=Kind.HEADING))


@pytest.mark.parametrize(
    ("text", "opens", "stopped"),
    [
        ("It closes at six", True, False),
        ("It closes at six.", False, True),
        ("It closes at six.”", False, True),
        ("It closes at “six”", True, False),
        ("It closes at six:", False, False),
        ("It closes –", False, False),
        ("It closes by 5%", True, False),
        ("六点关门。）", False, True),
        ("六点关门……", False, True),
        ("", False, False),
    ],
)
def test_a_text_is_open_where_it_ends_with_a_word(text: str, opens: bool, stopped: bool) -> None:
    assert (_is_open(plain(text, "en")), ends_with_stop(text)) == (opens, stopped)
    assert not _is_open(replace(plain(text, "en"), kind=Kind.HEADING))

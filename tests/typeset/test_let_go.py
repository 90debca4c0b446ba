"""A book that was drawn leaves no box, no forme and no tree behind it: nothing of it waits for the collector, which rests meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from test_formes import NAMED, PAINTED, PALETTES
from typesetting import job
from weasyprint.css import StyleFor
from weasyprint.css.tokens import RelativeLengthInMath
from weasyprint.formatting_structure.boxes import Box

from galley.typeset import Dress, draw_all, lay_out, undisturbed
from galley.typeset.formes import Forme

BODY = """<h1 id="one" style="--a: 2em; margin: calc(1em + 3pt) 0 calc(var(--a) + 1pt)">Title</h1><p>Words and <b>more</b> of them.</p>
<p class="to">Behind</p><ol><li>first</li><li>second</li></ol><p class="next" id="two">Words about 中文 and <i>others</i>, 中文而已。</p>"""
CSS = """
.to::after { content: target-counter("#two", page) } .next { break-before: page } li::before { content: counter(list-item); display: inline-block }
@page { --a: 2em; @top-left { content: counter(page); padding: 0 calc(var(--a) + 1pt) } }
"""
TOLD = "a lettered drawing"
"""Its text is in a colour that is no palette's: its page stays, to tell that when it is drawn by itself."""

PATTERN = "a pattern and a mask"
"""A pattern is a drawing in a drawing, which the engine has for itself."""


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    """What others left is gone."""
    gc.collect()
    yield


def counted(kind: type) -> int:
    return sum(isinstance(each, kind) for each in gc.get_objects())


@pytest.mark.parametrize("name", [*sorted(PAINTED.keys() - {PATTERN}), ""])
def test_nothing_of_a_drawn_book_waits_for_the_collector(name: str) -> None:
    body, css = PAINTED.get(name, ("", ""))
    kinds = (Box, Forme, StyleFor, RelativeLengthInMath)
    with undisturbed():
        before = [counted(kind) for kind in kinds]
        layout, problems = lay_out(job(BODY + body, NAMED + CSS + css))
        assert problems == [] and layout.pages == 2 and counted(Box) > before[0]
        draw_all(layout, [Dress(palette) for palette in PALETTES.values()])
        if name != TOLD:
            assert [counted(kind) for kind in kinds] == before
        del layout
        assert [counted(kind) for kind in kinds] == before

"""Leaflets: their panels stand on the sheet as it is folded, and a record that does not fit its fold is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import FILES, FOLDER, PUBLICATION, marked, read, spot, write

from galley.model.folds import FOLDS

LETTER = FOLDS["letter"]
SECTIONS = ("front", "letters", "assembly", "calendar", "news", "appendix, colophon")
PANELS = "".join(f"  - id: panel-{number}\n    sections: [{names}]\n" for number, names in enumerate(SECTIONS, 1))
LEAFLET = f"{PUBLICATION[: PUBLICATION.index('parts:')]}fold: letter\nparts:\n{PANELS}"


def test_the_narrow_panels_lie_back_to_back_and_the_front_opens_to_the_left_one() -> None:
    outer, inner = LETTER.sides
    behind = dict(zip(outer, reversed(inner), strict=True))
    assert behind == {"flap": "right", "back": "middle", "front": "left"}
    assert LETTER.inward == {"flap", "right"}


def test_each_panel_stands_once_and_the_other_way_round_from_right_to_left() -> None:
    assert LETTER.numbered() == ((2, 6, 1), (3, 4, 5))
    assert LETTER.numbered(rightward=True) == ((1, 6, 2), (5, 4, 3))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("", "", ""),
        (
            f"parts:\n{PANELS}",
            f"▸parts:\n{PANELS.replace(', colophon', '')}  - id: more\n    sections: [colophon]\n",
            "the leaflet has 7 parts, its fold has 6 panels",
        ),
        (
            "id: panel-2\n",
            "id: panel-2\n    title: ▸信\n",
            "a part with `title:` begins with a page of its own, which a leaflet does not have",
        ),
        ("fold: letter\n", "fold: letter\ntrim: ▸A5\n", "a leaflet is as large as the theme says of its fold"),
    ],
    ids=["sound", "seven parts", "title", "trim"],
)
def test_a_leaflet_has_a_part_for_each_panel_and_no_pages_besides(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    file = f"{FOLDER}/publication.yaml"
    text, place = marked(file, LEAFLET.replace(old, new, 1))
    publication, problems = read(write(tmp_path, {**FILES, file: text}))
    assert [problem.message for problem in problems] == ([message] if message else [])
    if message:
        assert (problems[0].code, spot(problems[0])) == ("facts.panels", place)
    else:
        assert publication.record.size == "letter-fold"

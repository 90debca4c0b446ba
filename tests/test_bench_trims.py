"""What the bench of trims changes, and what it counts."""

from __future__ import annotations

import json
from pathlib import Path

from bench.composition import Page
from bench.trims import OTHER_FACE, Tried, _dressed, other_face, other_trim, problems

CSS = '[lang|="zh"] { --serif: "A", "B"; --sans: "C", "D"; }'


def test_a_record_has_one_trim() -> None:
    assert (
        other_trim("kind: publication\nyear: 2014\nparts:\n", "A5")
        == "kind: publication\nyear: 2014\ntrim: A5\nparts:\n"
    )
    assert other_trim("year: 2014\ntrim: B5\nparts:\n", "square") == "year: 2014\ntrim: square\nparts:\n"


def test_texts_are_set_in_the_sans_face_of_their_language() -> None:
    assert other_face(CSS) == CSS.replace('"A", "B"', '"C", "D"')
    assert other_face("p { color: red }") == "p { color: red }"


def test_a_form_is_put_on_and_taken_off(tmp_path: Path) -> None:
    record, css = tmp_path / "p/publication.yaml", tmp_path / "templates/styles/languages/zh.css"
    for file, text in ((record, "year: 1\ntrim: B5\n"), (css, CSS)):
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    with _dressed(tmp_path, "p", OTHER_FACE) as trim:
        assert (trim, css.read_text()) == ("B5", other_face(CSS))
    with _dressed(tmp_path, "p", "A5") as trim:
        assert (trim, record.read_text(), css.read_text()) == ("A5", "year: 1\ntrim: A5\n", CSS)
    assert (record.read_text(), css.read_text()) == ("year: 1\ntrim: B5\n", CSS)


def test_problems_of_the_form_are_counted_and_told() -> None:
    each = {"severity": "error", "message": "too wide", "code": "typeset.overflow", "page": 3}
    coarse = {"severity": "warning", "message": "coarse", "code": "images.resolution", "page": 3}
    found = problems(json.dumps({"problems": [each, coarse]}))
    assert found == ["error: page 3: too wide [typeset.overflow]"]
    told = str(Tried("p", "A5", found, [Page(1, 0.5, 0), Page(2, 1, 0)], 3))
    assert told.startswith("p A5: 2 pages, 1 less than two thirds full, 3 s") and told.endswith(found[0])
    assert "no book" in str(Tried("p", "A5", found, None, 3))

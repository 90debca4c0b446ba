"""What a picture of the content says of itself: what it shows, or that it tells nothing; and where it is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_article import make
from small_project import FOLDER, write

from galley.files import Files
from galley.model.inserts import FigureInsert, Picture
from galley.reader import read_publication


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("pictures"))


def picture(root: Path, fields: str) -> tuple[Picture | None, list[tuple[str, int, int, str]]]:
    """The picture with these fields, and what is told."""
    figure = f"  - kind: figure\n    id: bridge\n    picture: {{file: a.png, {fields}}}\n"
    write(root, f"{FOLDER}/paths.yaml", f"kind: article\ntitle: 山路\nbody: |\n  {{bridge}}\ninserts:\n{figure}")
    publication, problems = read_publication(Files(root), FOLDER)
    sections = publication.sections.values() if publication else ()
    figures = [each for section in sections for each in section.inserts if isinstance(each, FigureInsert)]
    told = [(each.code, each.place.line, each.place.column, each.mend) for each in problems if each.place]
    return (figures[0].picture if figures else None), told


def test_a_picture_says_what_it_shows_or_that_it_tells_nothing(root: Path) -> None:
    shown, told = picture(root, "alt: 桥")
    assert told == [] and shown and not shown.decorative
    plain, told = picture(root, "decorative: true")
    assert told == [] and plain and plain.decorative and plain.alt is None


@pytest.mark.parametrize(
    ("fields", "code", "mend"),
    [
        ("credit: 会员", "reader.missing", "`decorative: true`"),
        ("decorative: false", "reader.missing", "`decorative: true`"),
        ("alt: ''", "reader.empty", "write something"),
        ("alt: 桥, decorative: true", "reader.decorative", "take `alt:` out"),
    ],
)
def test_neither_and_both_are_told_with_a_mend(root: Path, fields: str, code: str, mend: str) -> None:
    _, told = picture(root, fields)
    assert [each[:2] for each in told if each[0] == code] == [(code, 8)]
    assert mend in next(each[3] for each in told if each[0] == code)


@pytest.mark.parametrize("focus", ["left", "top", "centre", "right bottom", "30% 20%", "100%", "left 7%"])
def test_a_focus_is_a_side_or_a_point(root: Path, focus: str) -> None:
    shown, told = picture(root, f"alt: 桥, focus: {focus}")
    assert told == [] and shown and shown.focus == focus


@pytest.mark.parametrize("focus", ["middle", "top left", "120%", "30 20", "center", "left;color:red"])
def test_other_words_are_no_focus(root: Path, focus: str) -> None:
    _, told = picture(root, f"alt: 桥, focus: {focus}")
    assert ("reader.pattern", 8) in [each[:2] for each in told]
    assert "30% 20%" in next(each[3] for each in told if each[0] == "reader.pattern")

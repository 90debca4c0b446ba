"""The look's tokens: read with problems, written as custom properties in the edition's colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from galley.files import Files
from galley.options import Edition
from galley.problem import Place
from galley.theme import MM_PER_PT, THEME_FILE, Theme, css, read_theme

ROOT = Path(__file__).resolve().parent.parent
THEME = """kind: theme
body-tenths: 105
line-tenths: 180
bleed-mm: 3
colours:
  - id: accent
    cmyk: [92, 58, 28, 12]
    srgb: "#1b587f"
lengths:
  - id: size-title
    value: 20pt
trims:
  - id: A4
    width-mm: 210
    height-mm: 297
    inside-pt: 70
    top-pt: 80
    columns: 42
    lines: 36
"""


def theme(tmp_path: Path, text: str = THEME) -> Theme:
    """A theme without faults."""
    write(tmp_path, text)
    found, problems = read_theme(Files(tmp_path))
    assert problems == []
    assert found is not None
    return found


def write(root: Path, text: str) -> None:
    path = root / THEME_FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tokens(text: str) -> dict[str, str]:
    """The custom properties of a style sheet."""
    return dict(re.findall(r"--([\w-]+): ([^;]+);", text))


def test_the_project_has_a_theme_for_both_trims() -> None:
    found, problems = read_theme(Files(ROOT))
    assert problems == []
    assert found is not None
    assert {trim.id for trim in found.trims} == {"A4", "A5"}
    for trim in found.trims:
        declared = tokens(css(found, trim.id, Edition.PRINT))
        margins = [declared[f"margin-{side}"] for side in ("inside", "outside", "top", "bottom")]
        assert all(float(margin.removesuffix("pt")) > 20 for margin in margins)


def test_colours_are_ink_for_print_and_light_for_the_screen(tmp_path: Path) -> None:
    found = theme(tmp_path)
    assert tokens(css(found, "A4", Edition.PRINT))["colour-accent"] == "device-cmyk(92% 58% 28% 12%)"
    assert tokens(css(found, "A4", Edition.SCREEN))["colour-accent"] == "#1b587f"


def test_margins_and_type_area_fill_the_page(tmp_path: Path) -> None:
    found = theme(tmp_path)
    declared = tokens(css(found, "A4", Edition.PRINT))
    points = {
        name: float(value.removesuffix("pt")) for name, value in declared.items() if re.fullmatch(r"[\d.]+pt", value)
    }
    assert points["measure"] == 42 * 10.5
    assert points["margin-inside"] + points["measure"] + points["margin-outside"] == pytest.approx(
        210 / MM_PER_PT, abs=0.001
    )
    assert points["margin-top"] + 36 * 18 + points["margin-bottom"] == pytest.approx(297 / MM_PER_PT, abs=0.001)
    assert declared["size-title"] == "20pt"
    assert found.measure_mm(found.trim("A4")) == pytest.approx(441 * 25.4 / 72)


def test_only_print_bleeds(tmp_path: Path) -> None:
    found = theme(tmp_path)
    assert "@page { size: 210mm 297mm; bleed: 3mm }" in css(found, "A4", Edition.PRINT)
    assert "@page { size: 210mm 297mm; bleed: 0mm }" in css(found, "A4", Edition.SCREEN)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("bleed-mm: 3", "bleed-mm: 3mm", "reader.number", 4, 11),
        ("bleed-mm: 3\n", "", "reader.missing", 1, 1),
        ("    srgb:", "    rgb: x\n    srgb:", "reader.unknown-field", 8, 5),
        ("[92, 58, 28, 12]", "[92, 58, 28]", "reader.entries", 7, 5),
        ("[92, 58, 28, 12]", "[92, 58, 28, 12, 0]", "reader.entries", 7, 5),
        ("[92, 58, 28, 12]", "[92, 58, 28, 12%]", "reader.number", 7, 24),
        ("id: accent", "id: Accent", "reader.pattern", 6, 9),
    ],
)
def test_faults_are_problems(tmp_path: Path, old: str, new: str, code: str, line: int, column: int) -> None:
    assert old in THEME
    write(tmp_path, THEME.replace(old, new, 1))
    problem = read_theme(Files(tmp_path))[1][0]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def test_a_missing_theme_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = read_theme(Files(tmp_path))
    assert found is None
    assert (problem.code, problem.place) == ("files.missing", Place(THEME_FILE))

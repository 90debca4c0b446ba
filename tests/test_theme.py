"""The look's tokens: read with problems, written as custom properties, with a palette for each edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from documents import FILES, FOLDER
from documents import write as write_documents

from galley.files import Files
from galley.model.publication import PublicationFile
from galley.options import Edition, Options
from galley.pipeline.build import Outcome
from galley.pipeline.check import check
from galley.problem import Place, Problem
from galley.theme import MM_PER_PT, THEME_FILE, Palette, Theme, coloured, css, inks, palette, read_theme

ROOT = Path(__file__).resolve().parent.parent
THEME = """kind: theme
body-tenths: 105
line-tenths: 180
bleed-mm: 3
colours:
  - id: ink
    cmyk: [0, 0, 0, 100]
    srgb: "#1c1c1c"
accents:
  - id: sea
    strong: {cmyk: [92, 58, 28, 12], srgb: "#1b587f"}
    fine: {cmyk: [72, 0, 0, 64], srgb: "#1b587f"}
    light: {cmyk: [34, 12, 8, 0], srgb: "#aecade"}
    tint: {cmyk: [7, 2, 2, 0], srgb: "#eef4f8"}
  - id: pine
    strong: {cmyk: [86, 32, 62, 26], srgb: "#1d655a"}
    fine: {cmyk: [48, 0, 0, 66], srgb: "#1d655a"}
    light: {cmyk: [36, 6, 24, 0], srgb: "#b0d3c6"}
    tint: {cmyk: [7, 0, 4, 0], srgb: "#eef6f3"}
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


def rule(text: str, selector: str) -> str:
    """What a style sheet declares for a selector; it has to do so once."""
    (declared,) = re.findall(rf"^{re.escape(selector)} {{([^}}]*)}}$", text, re.MULTILINE)
    return str(declared)


def test_the_project_has_a_theme_for_every_trim() -> None:
    found, problems = read_theme(Files(ROOT))
    assert problems == []
    assert found is not None
    assert {trim.id for trim in found.trims} == {
        *get_args(PublicationFile.model_fields["trim"].annotation),
        "letter-fold",
    }
    for trim in found.trims:
        declared = tokens(css(found, trim.id))
        margins = [declared[f"margin-{side}"] for side in ("inside", "outside", "top", "bottom")]
        assert all(float(margin.removesuffix("pt")) > 20 for margin in margins)


def test_colours_are_names_that_editions_have_ink_or_light_for(tmp_path: Path) -> None:
    found = theme(tmp_path)
    assert tokens(css(found, "A4"))["colour-ink"] == "color(--ink 1)"
    ink, light = palette(found, Edition.PRINT), palette(found, Edition.SCREEN)
    assert (ink.space, ink.colours["--ink"]) == ("device-cmyk", (0, 0, 0, 1))
    assert (light.space, light.colours["--ink"]) == ("srgb", (28 / 255, 28 / 255, 28 / 255))


def test_every_name_in_the_sheet_has_its_colour_in_each_edition(tmp_path: Path) -> None:
    found = theme(tmp_path)
    named = set(re.findall(r"color\((--[\w-]+) 1\)", css(found, "A4")))
    for edition in Edition:
        assert set(palette(found, edition).colours) == named


def test_pages_outside_a_part_have_the_first_accent(tmp_path: Path) -> None:
    sheet = css(theme(tmp_path), "A4")
    whole, sea = tokens(rule(sheet, ":root")), tokens(rule(sheet, ".accent-sea"))
    assert sea == {
        "colour-accent": "color(--sea--strong 1)",
        "colour-accent-fine": "color(--sea--fine 1)",
        "colour-accent-light": "color(--sea--light 1)",
        "colour-tint": "color(--sea--tint 1)",
    }
    assert {name: whole[name] for name in sea} == sea


@pytest.mark.parametrize(
    ("edition", "strong", "light", "tint"),
    [
        (Edition.PRINT, (0.86, 0.32, 0.62, 0.26), (0.36, 0.06, 0.24, 0), (0.07, 0, 0.04, 0)),
        (Edition.SCREEN, (0x1D, 0x65, 0x5A), (0xB0, 0xD3, 0xC6), (0xEE, 0xF6, 0xF3)),
    ],
)
def test_a_part_has_the_shades_and_the_divider_of_its_accent(
    tmp_path: Path, edition: Edition, strong: tuple[float, ...], light: tuple[float, ...], tint: tuple[float, ...]
) -> None:
    found = theme(tmp_path)
    scale = 255 if edition is Edition.SCREEN else 1
    colours = palette(found, edition).colours
    for shade, channels in (("strong", strong), ("light", light), ("tint", tint)):
        assert colours[f"--pine--{shade}"] == tuple(channel / scale for channel in channels)
    sheet = css(found, "A4")
    assert rule(sheet, ".accent-pine > .divider") == " page: divider-pine "
    assert rule(sheet, "@page divider-pine") == " background: color(--pine--strong 1) "


@pytest.mark.parametrize(("inks", "told"), [("48, 0, 0, 66", 0), ("0, 0, 0, 70", 0), ("48, 1, 0, 66", 1)])
def test_small_type_has_two_inks_at_most(tmp_path: Path, inks: str, told: int) -> None:
    write(tmp_path, THEME.replace("[48, 0, 0, 66]", f"[{inks}]"))
    found, problems = read_theme(Files(tmp_path))
    assert found is not None
    assert [(each.code, each.place) for each in problems] == [("theme.fine", Place(THEME_FILE, 17, 12, 4))] * told


def test_a_colour_can_have_an_ink_of_its_own_for_the_press(tmp_path: Path) -> None:
    spot = THEME.replace('srgb: "#1c1c1c"', 'srgb: "#1c1c1c"\n    spot: PANTONE 286 C')
    found = theme(tmp_path, spot)
    assert palette(found, Edition.PRINT).spots == {"--ink": "PANTONE 286 C"}
    assert palette(found, Edition.SCREEN).spots == {}
    assert palette(theme(tmp_path), Edition.PRINT).spots == {}


def test_an_ink_has_one_likeness_in_the_four(tmp_path: Path) -> None:
    twice = THEME.replace('"#1b587f"}', '"#1b587f", spot: Blue}')
    write(tmp_path, twice)
    problems = read_theme(Files(tmp_path))[1]
    assert [(each.code, each.place.line if each.place else 0) for each in problems] == [("theme.spot", 12)]
    assert "Blue" in problems[0].message
    write(tmp_path, twice.replace("[72, 0, 0, 64]", "[92, 58, 28, 12]"))
    assert read_theme(Files(tmp_path))[1] == []


def test_a_browser_gets_the_colours_themselves() -> None:
    ink = Palette("device-cmyk", {"--ink": (0, 0, 0, 1)})
    light = Palette("srgb", {"--ink": (0.2, 0, 1)})
    sheet = "p { color: color(--ink 1); border-color: color(--other 1) }"
    assert coloured(sheet, ink) == "p { color: device-cmyk(0% 0% 0% 100%); border-color: color(--other 1) }"
    assert coloured(sheet, light) == "p { color: rgb(20% 0% 100%); border-color: color(--other 1) }"


def test_margins_and_type_area_fill_the_page(tmp_path: Path) -> None:
    found = theme(tmp_path)
    declared = tokens(css(found, "A4"))
    points = {
        name: float(value.removesuffix("pt")) for name, value in declared.items() if re.fullmatch(r"[\d.]+pt", value)
    }
    assert (points["body"], points["line"], points["line-small"]) == (10.5, 18, 13.5)
    assert points["measure"] == 42 * 10.5
    assert points["margin-inside"] + points["measure"] + points["margin-outside"] == pytest.approx(
        210 / MM_PER_PT, abs=0.001
    )
    assert points["margin-top"] + 36 * 18 + points["margin-bottom"] == pytest.approx(297 / MM_PER_PT, abs=0.001)
    assert declared["size-title"] == "20pt"
    assert found.measure_mm(found.trim("A4")) == pytest.approx(441 * 25.4 / 72)


def test_the_sheet_sets_the_trim_size_and_no_bleed(tmp_path: Path) -> None:
    assert rule(css(theme(tmp_path), "A4"), "@page") == " size: 210mm 297mm "


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("bleed-mm: 3", "bleed-mm: 3mm", "reader.millimetres", 4, 11),
        ("bleed-mm: 3\n", "", "reader.missing", 1, 1),
        ("    srgb:", "    rgb: x\n    srgb:", "reader.unknown-field", 8, 5),
        ("[0, 0, 0, 100]", "[0, 0, 0]", "reader.entries", 7, 5),
        ("[0, 0, 0, 100]", "[0, 0, 0, 100, 0]", "reader.entries", 7, 5),
        ("[0, 0, 0, 100]", "[0, 0, 0, 100%]", "reader.number", 7, 21),
        ("[0, 0, 0, 100]", "[0, 0, 0, 101]", "reader.percent", 7, 21),
        ("[92, 58, 28, 12]", "[920, 58, 28, 12]", "reader.percent", 11, 21),
        ('"#1c1c1c"', '"#1C1C1C"', "reader.pattern", 8, 12),
        ('"#1c1c1c"', '"#1c1"', "reader.pattern", 8, 12),
        ('"#eef6f3"', "white", "reader.pattern", 19, 38),
        ("value: 20pt", "value: 20", "reader.pattern", 22, 12),
        ("value: 20pt", "value: 20pt; color", "reader.pattern", 22, 12),
        ("id: ink", "id: Ink", "reader.pattern", 6, 9),
        (THEME[THEME.index("accents:") : THEME.index("lengths:")], "accents: []\n", "reader.empty", 9, 1),
    ],
)
def test_faults_are_problems(tmp_path: Path, old: str, new: str, code: str, line: int, column: int) -> None:
    assert old in THEME
    write(tmp_path, THEME.replace(old, new, 1))
    problem = read_theme(Files(tmp_path))[1][0]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def asked(root: Path, old: str, new: str) -> tuple[list[Problem], str]:
    """What is wrong with the almanac of `documents` in a project, `old` in its record replaced; it comes without pictures."""
    file = f"{FOLDER}/publication.yaml"
    assert FILES[file].count(old) == 1
    write_documents(root, {**FILES, file: FILES[file].replace(old, new)})
    problems = check(Options(root, publications=("almanac-2031",))).problems
    return [problem for problem in problems if problem.code != "files.missing"], file


def test_the_almanac_asks_for_nothing_the_theme_has_not(project: Path) -> None:
    problems, _ = asked(project, "languages: [zh]", "languages: [zh]\ntrim: A5")
    assert problems == []


def test_an_unknown_accent_is_a_problem(project: Path) -> None:
    (problem,), file = asked(project, "accent: pine", "accent: pin")
    assert (problem.code, problem.message) == ("pipeline.accent", "the theme has no accent pin")
    assert problem.mend == "did you mean `pine`? known here: sea, pine, amber, plum, slate"
    assert problem.place is not None
    before = FILES[file][: FILES[file].index("accent: pine")]
    line, column = before.count("\n") + 1, len("    accent: ") + 1
    assert (problem.place.file, problem.place.line, problem.place.column) == (file, line, column)


def test_a_trim_size_the_theme_has_not_is_a_problem(project: Path, building: Callable[[Options], Outcome]) -> None:
    write(project, THEME)
    (problem,), file = asked(project, "languages: [zh]", "languages: [zh]\ntrim: A5")
    assert (problem.code, problem.message) == ("pipeline.trim", "the theme has no trim size A5")
    assert problem.mend == "known here: A4"
    assert problem.place is not None
    assert (problem.place.file, problem.place.line, problem.place.column) == (file, 8, 7)
    outcome = building(Options(project, publications=("almanac-2031",)))
    assert ([found.code for found in outcome.problems], outcome.outputs) == (["pipeline.trim"], {})


def test_a_missing_theme_is_a_problem(tmp_path: Path) -> None:
    found, (problem,) = read_theme(Files(tmp_path))
    assert found is None
    assert (problem.code, problem.place) == ("files.missing", Place(THEME_FILE))


def test_a_page_is_narrow_or_low_by_its_type_area() -> None:
    found, _ = read_theme(Files(ROOT))
    assert found is not None
    assert {trim.id for trim in found.trims if trim.is_narrow} == {"A5", "letter-fold"}
    assert [trim.id for trim in found.trims if trim.is_folded] == ["letter-fold"]
    assert {trim.id for trim in found.trims if trim.is_low} == {"A5", "square"}
    assert not found.trim("B5").model_copy(update={"columns": 34, "lines": 30}).is_low


def test_the_sheet_of_a_leaflet_is_as_wide_as_its_panels_together(tmp_path: Path) -> None:
    found = theme(tmp_path, THEME + "    inward-mm: 207.5\n")
    assert found.trim("A4").is_folded and found.trim("A4").sheet_mm == (627.5, 297)
    assert found.type_height_mm(found.trim("A4")) == pytest.approx(36 * 18 * 25.4 / 72)
    (tmp_path / "page").mkdir()
    page = theme(tmp_path / "page")
    assert page.trim("A4").sheet_mm == (210, 297) and not page.trim("A4").is_folded


@pytest.mark.parametrize(("columns", "lines", "narrow", "low"), [(33, 29, True, True), (34, 30, False, False)])
def test_a_type_area_is_narrow_or_low_below_a_bound(
    tmp_path: Path, columns: int, lines: int, narrow: bool, low: bool
) -> None:
    text = THEME.replace("columns: 42", f"columns: {columns}").replace("lines: 36", f"lines: {lines}")
    trim = theme(tmp_path, text).trim("A4")
    assert (trim.is_narrow, trim.is_low) == (narrow, low)


def test_a_publication_lays_tokens_of_its_own_over_those_of_the_project(tmp_path: Path) -> None:
    theme(tmp_path)
    own = tmp_path / "content/a/templates/theme.yaml"
    own.parent.mkdir(parents=True)
    own.write_text('colours: [{id: ink, cmyk: [0, 0, 0, 90], srgb: "#333333"}]\n', encoding="utf-8")
    found, problems = read_theme(Files(tmp_path), "content/a")
    assert found is not None and problems == []
    assert palette(found, Edition.PRINT).colours["--ink"] == (0, 0, 0, 0.9) and found.trim("A4").columns == 42
    own.unlink()
    own.symlink_to("/etc/hostname")
    found, (problem,) = read_theme(Files(tmp_path), "content/a")
    assert found is None and problem.code.startswith("files.")


def test_small_type_in_an_ink_of_its_own_may_come_near_three_of_the_four(tmp_path: Path) -> None:
    spot = THEME.replace(
        'fine: {cmyk: [48, 0, 0, 66], srgb: "#1d655a"}', 'fine: {cmyk: [48, 1, 0, 66], srgb: "#1d655a", spot: Pine}'
    )
    assert spot != THEME
    assert palette(theme(tmp_path, spot), Edition.PRINT).spots == {"--pine--fine": "Pine"}


def test_each_colour_is_told_with_its_inks_together(tmp_path: Path) -> None:
    assert [total for _, total in inks(theme(tmp_path))] == [100, 190, 136, 54, 11, 206, 114, 66, 11]

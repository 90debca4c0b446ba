"""What a book is printed by: profiles of the house and of the printer, read, checked, and held against the look."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from galley.files import Files
from galley.model.press import Condition, Press
from galley.pipeline.printing import CONDITIONS, Printing, printing
from galley.problem import Problem
from galley.theme import Theme, read_theme

FOLDER = "content/almanac"
CONDITION = Condition(id="OUR-PRESS", name="Offset, our paper")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profiles of the house, and one of a printer beside a publication."""
    root = tmp_path_factory.mktemp("printing")
    shutil.copytree(ROOT / CONDITIONS, root / CONDITIONS)
    (root / FOLDER).mkdir(parents=True)
    shutil.copy(ROOT / CONDITIONS / "FOGRA29_300.icc", root / FOLDER / "printer.icc")
    (root / FOLDER / "short.icc").write_bytes((ROOT / CONDITIONS / "FOGRA29_300.icc").read_bytes()[:-1])
    return root


@pytest.fixture(scope="module")
def look() -> Theme:
    found, _ = read_theme(Files(ROOT))
    assert found
    return found


def asked(root: Path, look: Theme, **press: Any) -> tuple[Printing | None, list[Problem]]:
    problems: list[Problem] = []
    return printing(Press.model_construct(**press), FOLDER, look, Files(root), problems), problems


@pytest.mark.parametrize(("profile", "condition"), [("coated", "FOGRA39"), ("uncoated", "FOGRA29")])
def test_a_paper_of_the_house_brings_its_condition(root: Path, look: Theme, profile: str, condition: str) -> None:
    found, problems = asked(root, look, profile=profile)
    assert problems == [] and found
    assert (found.condition.id, found.ink_limit, found.bleed_mm) == (condition, 300, 3)
    intent = found.intent
    assert (intent.identifier, intent.registry, intent.channels) == (condition, "http://www.color.org", 4)
    assert intent.profile == (root / found.file).read_bytes()


def test_the_profiles_of_the_house_name_no_place_and_no_time_of_their_making() -> None:
    data = (ROOT / CONDITIONS / "FOGRA29_300.icc").read_bytes()
    assert data[24:36] == bytes.fromhex("07d3 0009 0001 0000 0000 0000")
    assert b"/home" not in data and b"/tmp" not in data


def test_the_printers_own_profile_is_taken_with_what_it_describes(root: Path, look: Theme) -> None:
    found, problems = asked(root, look, profile="printer.icc", condition=CONDITION, ink_limit=320, bleed=5)
    assert problems == [] and found
    assert (found.file, found.ink_limit, found.bleed_mm) == (f"{FOLDER}/printer.icc", 320, 5)
    assert (found.intent.identifier, found.intent.registry) == ("OUR-PRESS", "")


@pytest.mark.parametrize(
    ("press", "code", "told"),
    [
        ({"profile": "coatd"}, "press.profile", "coated"),
        ({"profile": "printer.icc"}, "press.condition", "`condition:`"),
        ({"profile": "printer.icc", "condition": CONDITION}, "press.condition", "`ink-limit:`"),
        ({"profile": "none.icc", "condition": CONDITION, "ink_limit": 300}, "files.missing", "none.icc"),
        ({"profile": "../x.icc", "condition": CONDITION, "ink_limit": 300}, "files.outside", "below the project"),
        ({"profile": "short.icc", "condition": CONDITION, "ink_limit": 300}, "images.press-profile", "cut short"),
    ],
)
def test_what_cannot_be_printed_by_is_told(root: Path, look: Theme, press: Any, code: str, told: str) -> None:
    found, (problem,) = asked(root, look, **press)
    assert found is None
    assert problem.code == code and told in f"{problem.message} {problem.mend}"


def test_little_bleed_is_told(root: Path, look: Theme) -> None:
    found, (problem,) = asked(root, look, bleed=2.5)
    assert found and (problem.code, problem.severity) == ("press.bleed", "warning")
    assert asked(root, look, bleed=3)[1] == []


def test_more_ink_than_the_paper_takes_is_told_of_the_profile_and_of_the_theme(root: Path, look: Theme) -> None:
    _, problems = asked(root, look, ink_limit=240)
    assert [(each.code, each.severity) for each in problems] == [("press.ink-limit", "warning")]
    assert "277 %" in problems[0].message
    assert asked(root, look, ink_limit=277)[1] == []
    dark = look.accents[0].strong.model_copy(update={"cmyk": (90, 90, 90, 90)})
    accent = look.accents[0].model_copy(update={"strong": dark})
    _, problems = asked(root, look.model_copy(update={"accents": (accent,)}))
    assert [(each.code, each.severity) for each in problems] == [("press.ink-limit", "error")]
    assert "360 %" in problems[0].message and problems[0].place == dark.place("cmyk")

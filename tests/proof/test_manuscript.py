"""A manuscript day: a text with fifty faults, and the report that a secretary gets of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from galley.files import Files
from galley.message import Message
from galley.pipeline.check import Outcome, check_texts
from galley.problem import Place
from galley.show import Lines, as_report
from galley.show import translated as in_language
from galley.spoken import translated

ROOT = Path(__file__).resolve().parents[2]
MARKED = (Path(__file__).parent / "texts" / "manuscript.zh.txt").read_text(encoding="utf-8")


def marks() -> tuple[str, list[tuple[int, int]]]:
    """The manuscript without its marks ⟦ ⟧, and from where to where each of its faults stands in it."""
    plain, faults, start = "", list[tuple[int, int]](), 0
    for part in re.split("([⟦⟧])", MARKED):
        if part == "⟦":
            start = len(plain)
        elif part == "⟧":
            faults.append((start, len(plain)))
        else:
            plain += part
    return plain, faults


PLAIN, FAULTS = marks()


@pytest.fixture(scope="module")
def outcome(tmp_path_factory) -> Outcome:
    sent = tmp_path_factory.mktemp("post") / "manuscript.txt"
    sent.write_text(PLAIN, encoding="utf-8")
    return check_texts(ROOT, [sent], "zh")


def reach(place: Place | None) -> tuple[int, int]:
    assert place and place.line and place.column
    lines = PLAIN.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    return start, start + (place.length or 1)


def test_nine_in_ten_of_the_fifty_faults_are_told_at_their_places(outcome):
    told = [reach(place) for problem in outcome.problems for place in (problem.place, *problem.also)]
    assert len(FAULTS) == 50
    missed = [PLAIN[start:end] for start, end in FAULTS if not any(a < end and b > start for a, b in told)]
    assert len(missed) <= 5, missed


def test_what_is_certain_is_a_fault(outcome):
    for problem in outcome.problems:
        start, end = reach(problem.place)
        assert problem.severity != "error" or any(a < end and b > start for a, b in FAULTS), problem


def test_all_that_is_told_can_be_translated(outcome):
    assert [each for each in outcome.problems if not isinstance(each.message, Message)] == []
    assert [each for each in outcome.problems if not isinstance(each.mend, Message)] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_goes_through_the_text_in_order(outcome, language):
    pattern, _ = translated(language, Files(ROOT))
    report = as_report(in_language(outcome.problems, pattern), Lines(ROOT, outcome.texts), pattern)
    lines = [
        int(number) for number in re.findall({"en": r"^line (\d+)$", "zh": r"^第(\d+)行$"}[language], report, re.M)
    ]
    said = max(at for at in range(1, len(lines) + 1) if lines[:at] == sorted(set(lines[:at])))
    assert lines[said:] == sorted(set(lines[said:])) and 5 < said < len(lines)
    assert len(lines) >= 25
    faults, mends = re.findall(r"^ *\d+ \S+\s?.*\[[\w.-]+\]$", report, re.M), re.findall(r"^    → .+$", report, re.M)
    assert len(faults) == len(mends) >= 40


def test_each_message_and_mend_has_its_chinese(outcome):
    pattern, _ = translated("zh", Files(ROOT))
    told = [text for each in outcome.problems for text in (each.message, each.mend)]
    patterns = {each.pattern for each in told if isinstance(each, Message)}
    assert [each for each in patterns if pattern(each) == each and re.search("[a-z]{3}", each)] == []

"""The measures of the proofreader count what they say: by place, by what was judged, by what stands in other texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.proof import judged
from bench.proof.door import Found, Spot, findings
from bench.proof.judged import Judged, Measure

ROOT = Path(__file__).resolve().parent.parent
HERE = Spot("a.txt", 3, 10, 12)


def found(at: Spot, severity: str = "error", code: str = "marks.width", also: tuple[Spot, ...] = ()) -> Found:
    return Found(code, severity, "it is narrow", "widen it", at, also, ",")


def row(at: Spot, is_true: bool = True, is_first: bool = True) -> Judged:
    return Judged(at, is_true, is_first, "error", "old.code", "around it")


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Spot("a.txt", 3, 11, 20), True),
        (Spot("a.txt", 3, 12, 14), True),
        (Spot("a.txt", 3, 13, 14), False),
        (Spot("a.txt", 3, 9, 9), True),
        (Spot("a.txt", 3, 7, 10), True),
        (Spot("a.txt", 3, 7, 9), False),
        (Spot("a.txt", 4, 10, 12), False),
        (Spot("b.txt", 3, 10, 12), False),
    ],
)
def test_places_meet_that_overlap_or_touch(other: Spot, meets: bool) -> None:
    assert HERE.meets(other) is other.meets(HERE) is meets


def test_a_true_finding_is_known_again_by_its_place_whatever_its_code() -> None:
    away = replace(HERE, line=9)
    measure = Measure((row(HERE), row(away)), (found(HERE, code="new.code"),))
    assert (measure.still, measure.lost) == ([row(HERE)], [row(away)])
    told_once = found(replace(HERE, line=1), also=(away,))
    assert Measure((row(away),), (told_once,)).still == [row(away)]


def test_false_and_unjudged_findings_are_told_apart() -> None:
    false, new = replace(HERE, line=4), replace(HERE, line=5)
    measure = Measure((row(HERE), row(false, is_true=False)), (found(HERE), found(false), found(new)))
    assert (measure.false, measure.unjudged) == ([found(false)], [found(new)])
    assert (measure.errors(), measure.false_then) == ((1, 2), 1)
    both = Measure((row(HERE), row(HERE, is_true=False)), (found(HERE),))
    assert both.false == []


def test_what_was_judged_later_counts_as_true_or_false_but_not_as_of_then() -> None:
    later = row(HERE, is_true=False, is_first=False)
    measure = Measure((later, row(replace(HERE, line=8), is_first=False)), (found(HERE),))
    assert (measure.false_then, measure.still, measure.lost, len(measure.false)) == (0, [], [], 1)


@pytest.mark.parametrize(
    ("measure", "is_missed"),
    [
        (Measure((row(HERE),), (found(HERE),), frozenset({"marks.width"})), False),
        (Measure((row(HERE),), (found(HERE),)), True),
        (Measure((row(HERE),), ()), True),
        (Measure((), (found(HERE),), frozenset({"marks.width"})), True),
        (Measure((row(HERE, is_true=False),), (found(HERE, "note"),), frozenset({"marks.width"})), True),
    ],
)
def test_a_missed_bar_fails(measure: Measure, is_missed: bool) -> None:
    assert judged.failed(measure) is is_missed


def test_the_rows_show_little_of_the_documents() -> None:
    rows = judged.read()
    assert len(rows) > 300
    assert all(len(each.around) <= judged.AROUND for each in rows)
    assert {each.severity for each in rows} == {"error", "warning", "note"}
    assert sum(each.is_first and not each.is_true for each in rows) == 20


def test_the_report_tells_numbers_and_places() -> None:
    told = judged.told(Measure((row(HERE), row(replace(HERE, line=7))), (found(HERE), found(replace(HERE, line=1)))))
    assert "true ones still found: 1 of 2, 50% (bar 90%)" in told
    assert "a.txt:7:11 error old.code | around it" in told
    assert "a.txt:1:11:2 error marks.width | , | it is narrow → widen it" in told


def test_findings_come_through_the_door_with_what_stands_there(tmp_path: Path) -> None:
    text = tmp_path / "sent.txt"
    text.write_text("我们昨天去了那里,今天回来。\n", encoding="utf-8")
    (mark,) = (each for each in findings(ROOT, [text], "zh") if each.at.start == 8)
    assert (mark.at, mark.text, mark.severity) == (Spot("sent.txt", 1, 8, 9), ",", "error")

"""In which order problems are told, which are told as one, and which findings are no matter of taste."""

from __future__ import annotations

import pytest

from galley.passages.passage import Kind, Passage, Stretch
from galley.pipeline import check
from galley.pipeline.mending import Mended
from galley.problem import Place, Problem, Severity
from galley.proof.finding import Finding, Span
from galley.proof.fixes import fixes
from galley.proof.rulebook.rule import Rule


def problem(code: str, *place: object, **more: object) -> Problem:
    return Problem(code, "wrong", "mend it", Place(*place) if place else None, **more)  # type: ignore[arg-type]


def test_what_is_said_is_told_before_how_it_is_written_file_by_file_and_what_has_no_file_last() -> None:
    first = ("names.x", "facts.x", "events.x", "translation.x", "house.x")
    then = ("spelling.x", "grammar.x", "namesake.x")
    found = [problem(code, "a.yaml", 9 - at) for at, code in enumerate((*first, *then))]
    other = [problem("spelling.x", "b.yaml", 1), problem("names.x", "b.yaml", 2)]
    nowhere = [problem("wording.no-model"), problem("names.y")]
    told = check._in_order([*nowhere, *other, *found])
    assert [(each.code, each.place and each.place.file) for each in told] == [
        *((code, "a.yaml") for code in (*reversed(first), *reversed(then))),
        ("names.x", "b.yaml"),
        ("spelling.x", "b.yaml"),
        ("names.y", None),
        ("wording.no-model", None),
    ]


def test_the_same_of_one_file_is_told_once_with_all_its_places() -> None:
    one = problem("a.b", "a.yaml", 1, related=(Place("c.yaml", 1),))
    again = problem("a.b", "a.yaml", 5, related=(Place("c.yaml", 2), Place("c.yaml", 1)))
    (told,) = check._once([one, again, problem("a.b", "a.yaml", 3), one, again])
    assert (told.place, told.also) == (Place("a.yaml", 1), (Place("a.yaml", 5), Place("a.yaml", 3)))
    assert told.related == (Place("c.yaml", 1), Place("c.yaml", 2))


@pytest.mark.parametrize(
    "other",
    [
        problem("a.c", "a.yaml", 2),
        problem("a.b", "b.yaml", 1),
        problem("a.b", "a.yaml", 2, severity=Severity.WARNING),
        problem("a.b", "a.yaml", 2, language="zh"),
        problem("a.b", "a.yaml", 2).with_(message="otherwise wrong"),
        problem("a.b", "a.yaml", 2).with_(mend="mend it otherwise"),
        problem("a.b"),
    ],
)
def test_what_is_told_otherwise_is_another_problem(other: Problem) -> None:
    one = problem("a.b", "a.yaml", 1)
    assert check._once([one, other]) == [one, other]


def test_the_same_of_two_languages_of_one_file_is_told_of_each() -> None:
    """Of the registry, say, which has names in all of them."""
    both = [problem("a.b", "a.yaml", line, language=language) for line, language in ((1, "ja"), (2, "zh"))]
    assert check._once(both) == both


TEXT = Passage("全年开放,", "zh", Kind.PARAGRAPH, "huts/body/p1", (Stretch(0, Place("a.yaml", 4, 3)),))


@pytest.mark.parametrize(
    ("rule", "finding", "levels", "told"),
    [
        (Severity.ERROR, None, {}, True),
        (Severity.WARNING, None, {}, True),
        (Severity.NOTE, None, {}, False),
        (Severity.NOTE, Severity.WARNING, {}, True),
        (Severity.WARNING, Severity.NOTE, {}, False),
        (Severity.NOTE, None, {"spacing.x": "note"}, True),
        (Severity.NOTE, None, {"spacing": "note"}, True),
        (Severity.NOTE, None, {"spacing.y": "note", "x": "note"}, False),
    ],
)
def test_a_matter_of_taste_is_told_where_the_house_asks_for_it(
    rule: Severity, finding: Severity | None, levels: dict[str, str], told: bool
) -> None:
    found = Finding(Span(TEXT, 4, 5), "wrong", "mend it", severity=finding)
    assert check._is_told(Rule("spacing.x", "", rule, "", ""), found, levels) is told


def test_a_finding_is_mended_where_its_fix_was_made() -> None:
    finding = Finding(Span(TEXT, 4, 5), "wrong", "mend it", replacement="，")
    (fix,) = fixes([finding])
    made, not_made = Mended("", "", (fix,)), Mended("", "", ())
    assert check._is_mended(finding, {"b.yaml": not_made, "a.yaml": made})
    assert not check._is_mended(finding, {"a.yaml": not_made})
    assert not check._is_mended(Finding(Span(TEXT, 4, 5), "wrong", "mend it"), {"a.yaml": made})

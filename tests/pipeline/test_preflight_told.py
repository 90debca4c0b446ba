"""How what preflight found is told: as a problem at the line that it comes from, and as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.message import said
from galley.options import Edition
from galley.pipeline import preflight
from galley.pipeline.preflight import Limits, looked_through, of_another, of_build, outcome, unasked
from galley.pipeline.tracing import Trace
from galley.preflight import Coverage, Finding, Report, Rule
from galley.problem import Place, Severity

RULE = Rule("ink.rgb", said("no light"), "ISO 15930-7", severity=Severity.WARNING)
FOUND = Finding(RULE, said("it is amiss"), said("mend it"), 2)
GROUND = said("ground")
AT = (10.0, 20.0, 30.0, 40.0)
POINTS = 72 / 25.4
TRACE = Trace(
    (1, 2), ((300, 300),) * 2, {2: (("huts/body", (0, 0, 300, 300)),)}, {"huts": Place("content/huts.yaml", 4, 3)}
)


def found(code: str) -> Finding:
    return Finding(Rule(code, said("x"), "y"), said("it is amiss"), said("mend it"))


def test_a_build_tells_what_its_content_does_not_and_hears_all(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = ("picture.resolution", "picture.coarse", "picture.heavy", "page.blank", "font.subset", "picture.light")
    report = Report(tuple(map(found, codes)), {"plates": said("no ghostscript")})
    monkeypatch.setattr(preflight, "first_opinion", lambda data, edition, limits, memory: report)
    monkeypatch.setattr(preflight, "second_opinion", lambda data, edition: report)
    told, heard = of_build(b"", "a.pdf", Edition.PRINT, Limits(), "zh")
    assert heard is report
    assert [(each.code, each.language, each.severity) for each in told] == [
        ("preflight.picture.light", "zh", Severity.ERROR),
        ("preflight.not-done", "zh", Severity.NOTE),
    ]
    assert told[1].message == "the rules of plates were not looked at: no ghostscript"
    other = of_another(b"", "a.pdf", Edition.SCREEN, "en")
    assert [each.code for each in other] == [*(f"preflight.{code}" for code in codes), "preflight.not-done"]
    assert {(each.language, each.place) for each in other} == {("en", Place("a.pdf"))}


def test_pages_are_those_of_the_book_as_other_problems_tell_them(monkeypatch: pytest.MonkeyPatch) -> None:
    several = Finding(RULE, said("amiss; on pages {pages}", pages="1–2, 4"), FOUND.mend, 1, pages=(1, 2, 4))
    monkeypatch.setattr(preflight, "first_opinion", lambda *_: Report((FOUND, several), {}))
    trace = Trace((3, 4), ((300, 300),) * 5, {})
    for given, told in (
        (trace, [(4, "it is amiss"), (3, "amiss; on pages 3–4, 6")]),
        (None, [(2, "it is amiss"), (1, "amiss; on pages 1–2, 4")]),
    ):
        problems, _ = of_build(b"", "a.pdf", Edition.PRINT, Limits(), "zh", given)
        assert [(each.page, str(each.message)) for each in problems] == told


@pytest.mark.parametrize(
    ("finding", "message"),
    [
        (FOUND, "it is amiss"),
        (Finding(RULE, FOUND.message, FOUND.mend, 2, element=GROUND), "it is amiss (ground)"),
        (Finding(RULE, FOUND.message, FOUND.mend, 2, place_mm=AT), "it is amiss"),
        (
            Finding(RULE, FOUND.message, FOUND.mend, 2, element=GROUND, place_mm=AT),
            "it is amiss (ground, 10.0 mm from the left and 20.0 mm from the top)",
        ),
    ],
)
def test_a_finding_is_told_with_its_element_and_its_place_where_both_are_known(finding: Finding, message: str) -> None:
    told = preflight._problem(finding, "a.pdf", None)
    assert (told.message, told.mend, told.place, told.page) == (message, "mend it", Place("a.pdf"), 2)
    assert (told.code, told.severity, told.related) == ("preflight.ink.rgb", Severity.WARNING, ())


def test_what_stands_in_a_text_is_told_at_its_line() -> None:
    at = Finding(RULE, FOUND.message, FOUND.mend, 2, place_mm=AT)
    told = preflight._problem(at, "a.pdf", TRACE)
    assert told.message == "it is amiss, in huts/body"
    assert (told.place, told.related) == (Place("content/huts.yaml", 4, 3), (Place("a.pdf"),))
    unknown = Trace(TRACE.pages, TRACE.sizes, TRACE.blocks)
    told = preflight._problem(at, "a.pdf", unknown)
    assert (told.message, told.place, told.related) == ("it is amiss, in huts/body", Place("a.pdf"), ())
    told = preflight._problem(FOUND, "a.pdf", TRACE)
    assert (told.message, told.place, told.related) == ("it is amiss", Place("a.pdf"), ())


def test_what_was_found_is_data_without_what_is_not_known() -> None:
    plain = {
        "rule": "ink.rgb",
        "clause": "ISO 15930-7",
        "severity": "warning",
        "message": "it is amiss",
        "mend": "mend it",
    }
    whole = Finding(RULE, FOUND.message, FOUND.mend, 2, element=GROUND, place_mm=AT, pages=(2, 5))
    assert outcome(Report((found("x.y"),)))["findings"][0].keys() == plain.keys()
    told = outcome(Report((FOUND, whole), {"plates": said("why")}, 8, {"inks": 3}, ("Cyan",), Coverage(7, 280)), TRACE)
    assert told == {
        "pages": 8,
        "inks": ["Cyan"],
        "highest-ink": {"percent": 280, "page": 7},
        "done": {"inks": 3},
        "not-done": {"plates": "why"},
        "findings": [
            {**plain, "page": 2},
            {
                **plain,
                "page": 2,
                "pages": [2, 5],
                "mm": [10.0, 20.0, 30.0, 40.0],
                "element": "ground",
                "address": "huts/body",
                "file": "content/huts.yaml",
                "line": 4,
                "column": 3,
            },
        ],
    }
    assert outcome(Report((), pages=2)) == {"pages": 2, "done": {}, "not-done": {}, "findings": []}


def test_of_what_nobody_looked_through_the_rules_of_presses_are_named() -> None:
    told = unasked()
    assert (told["done"], told["findings"]) == ({}, [])
    assert set(told["not-done"].values()) == {"not asked for"}
    assert {"inks", "total ink"} <= told["not-done"].keys() and "tags" not in told["not-done"]


def test_a_file_is_named_from_the_project_on_and_its_map_read_where_something_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced: list[Path] = []
    reports = {b"one": Report((FOUND,), pages=1), b"two": Report((), pages=2)}
    monkeypatch.setattr(preflight, "examine", lambda data, meant, limits: reports[data])
    monkeypatch.setattr(preflight, "of_file", lambda file, root: traced.append(file))
    files = [tmp_path / "output/a.zh.archive.pdf", tmp_path / "output/b.zh.proof.pdf"]
    (tmp_path / "output").mkdir()
    for file, data in zip(files, reports, strict=True):
        file.write_bytes(data)
    problems, data = looked_through(files, None, Limits(), tmp_path)
    assert [str(each.place) for each in problems] == ["output/a.zh.archive.pdf"]
    assert [(each["file"], each["for"], each["pages"]) for each in data] == [
        ("output/a.zh.archive.pdf", "archive", 1),
        ("output/b.zh.proof.pdf", "proof", 2),
    ]
    assert traced == files[:1]

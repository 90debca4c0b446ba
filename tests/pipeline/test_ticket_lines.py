"""What the lines of a printer's sheet say of a book, a leaflet, a later printing, and of what was not said or not looked at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from galley.pipeline import ticket


def file(**told: Any) -> dict[str, Any]:
    """A file of the sheet as data."""
    plain = {
        "part": "block",
        "file": "a.zh.print.pdf",
        "sha256": "0a",
        "bytes": 1234567,
        "pages": 64,
        "blank-at-end": 0,
        "fonts": ["Song", "Serif"],
        "inks": ["Cyan", "Black"],
        "highest-ink": {"percent": 280, "page": 7, "label": "5"},
        "checked": {"ink": 3},
        "not-checked": {},
        "findings": [],
    }
    return plain | told


def sheet(*files: dict[str, Any], **told: Any) -> dict[str, Any]:
    """A sheet as data."""
    plain = {
        "publication": "a-2031",
        "language": "zh",
        "printing": {"number": 1},
        "print-run": None,
        "paper": None,
        "isbn": None,
        "trim-mm": [210.0, 285.0],
        "bleed-mm": 3.0,
        "binding": "perfect",
        "signature": None,
        "spine-mm": 7.1,
        "marks": False,
        "standard": "PDF/X-4",
        "condition": {"id": "FOGRA39", "name": "offset on coated paper"},
        "profile": {"file": "templates/colour/coated.icc"},
        "ink-limit": 300,
        "files": list(files or (file(),)),
    }
    return plain | told


def lines(data: dict[str, Any], most: int = 24) -> dict[str, dict[str, list[str]]]:
    """What stands under each heading, by its label."""
    return {
        str(heading): {str(label): [str(each) for each in said] for label, said in rows}
        for _, heading, rows in ticket._groups(data, "Chinese", most)
    }


def test_what_nobody_has_said_is_told_as_such() -> None:
    order = lines(sheet())["Order"]
    assert order == {
        "Publication": ["a-2031"],
        "Language": ["Chinese (zh)"],
        "Print run": ["not said"],
        "Paper": ["not said"],
        "ISBN": ["not said"],
    }
    said = lines(sheet(**{"print-run": 1500, "paper": "115 g", "isbn": "978"}))["Order"]
    assert (said["Print run"], said["Paper"], said["ISBN"]) == (["1,500"], ["115 g"], ["978"])
    assert lines(sheet(**{"print-run": 0}))["Order"]["Print run"] == ["0"]


def test_a_book_is_bound_and_has_a_spine() -> None:
    making = lines(sheet())["Making"]
    assert making["Trim size"] == ["210 × 285 mm"] and making["Bleed"] == ["3 mm"]
    assert making["Block"] == ["64 pages"] and making["Binding"] == ["glued at the spine"]
    assert making["Spine"] == ["7.1 mm"] and making["Marks"] == ["none"]
    assert "Folded sheets" not in making and "Fold" not in making
    stapled = lines(sheet(binding="saddle", signature=8, marks=True, **{"spine-mm": 0.0}))["Making"]
    assert stapled["Binding"] == ["stapled through the fold"] and stapled["Folded sheets"] == ["of 8 pages"]
    assert stapled["Spine"] == ["none"] and stapled["Marks"] == ["crop and registration marks, colour bar"]


def test_files_tell_their_pages_by_what_they_are_of() -> None:
    files = [
        file(**{"pages": 64, "blank-at-end": 2}),
        file(part="cover", pages=2),
        file(part="sheet", pages=2),
    ]
    making = lines(sheet(*files))["Making"]
    assert making["Block"] == ["64 pages, the last 2 blank"]
    assert making["Cover"] == ["4 pages on the 2 sides of one sheet"]
    assert making["Sheet"] == ["6 panels on the 2 sides of one sheet"]


@pytest.mark.parametrize(("marks", "told"), [(True, "crop, fold and registration marks, colour bar"), (False, "none")])
def test_a_leaflet_has_a_fold_and_no_binding(marks: bool, told: str) -> None:
    making = lines(sheet(marks=marks, binding=None, **{"panels-mm": [[97.0, 100.0, 100.0], [100.0, 100.0, 97.0]]}))[
        "Making"
    ]
    assert making["Fold"][1:] == [
        "outer side from the left: 97 + 100 + 100 mm",
        "inner side from the left: 100 + 100 + 97 mm",
    ]
    assert making["Marks"] == [told]
    assert "Binding" not in making and "Spine" not in making


def test_inks_are_told_by_file_and_the_most_of_them_with_its_page() -> None:
    files = [
        file(),
        file(part="cover", inks=None, **{"highest-ink": None}),
        file(part="sheet", **{"highest-ink": {"percent": 290, "page": 7, "label": "7"}}),
    ]
    inks = lines(sheet(*files))["Inks"]
    assert inks["Output condition"] == ["FOGRA39", "offset on coated paper"]
    assert inks["Output profile"] == ["coated.icc"] and inks["Most ink allowed"] == ["300 %"]
    assert inks["Block: inks"] == ["Cyan, Black"] and inks["Cover: inks"] == ["not looked at"]
    assert inks["Block: most ink"] == ["280 % on page 7 of the file (5)"]
    assert inks["Cover: most ink"] == ["not measured"] and inks["Sheet: most ink"] == ["290 % on page 7"]


def test_fonts_are_told_once_and_files_with_their_bytes() -> None:
    told = lines(sheet(file(), file(fonts=["Song", "Kai"])))
    assert told["Fonts"]["Embedded"] == ["Kai", "Serif", "Song"]
    assert told["Files"]["a.zh.print.pdf"] == ["1,234,567 bytes", "SHA-256 0a"]


def test_a_later_printing_says_what_was_corrected_and_what_changed() -> None:
    corrected = [
        {"date": "2031-05-02", "pages": [3, 5], "text": "a name"},
        {"date": "2031-05-03", "pages": [], "text": "a day"},
    ]
    changed = [
        {"change": "changed", "address": "a/p1", "pages": [3]},
        {"change": "removed", "address": "a/p2", "pages": [], "pages-before": [9]},
        {"change": "added", "address": "a/p3"},
    ]
    data = sheet(printing={"number": 2, "corrections": corrected, "changed": changed})
    told = lines(data)
    assert told["Order"]["Printing"] == ["2"]
    assert told["Since the printing before"]["Corrected"] == [
        "2031-05-02, page 3, 5: a name",
        "2031-05-03, no page: a day",
    ]
    assert told["Since the printing before"]["Texts that read otherwise"] == [
        "changed: a/p1, page 3",
        "removed: a/p2, page 9",
        "added: a/p3, no page",
    ]
    shortened = lines(data, 2)["Since the printing before"]["Texts that read otherwise"]
    assert len(shortened) == 3 and shortened[2].startswith("and 1 more")
    assert len(lines(data, 3)["Since the printing before"]["Texts that read otherwise"]) == 3
    unknown = lines(sheet(printing={"number": 2, "corrections": []}))["Since the printing before"]
    assert unknown == {"Corrected": ["nothing"]}
    assert "Since the printing before" not in lines(sheet()) and "Printing" not in lines(sheet())["Order"]


def test_checks_tell_what_was_looked_at_what_was_not_and_what_was_found() -> None:
    findings = [{"page": 3, "message": "thin"}, {"message": "whole"}]
    files = [
        file(checked={"ink": 3, "type": 2}, findings=findings, **{"not-checked": {"tags": "no tags", "fonts": "none"}}),
        file(part="cover", checked={}, **{"not-checked": {"all": "not asked"}}),
    ]
    checks = lines(sheet(*files))["Checks"]
    assert checks["Block: rules looked at"] == ["ink (3), type (2)"]
    assert checks["Block: not looked at"] == ["tags: no tags", "fonts: none"]
    assert checks["Block: found"] == ["page 3: thin", "whole"]
    assert [label for label in checks if label.startswith("Cover")] == ["Cover: not looked at"]
    assert lines(sheet(*files), 1)["Checks"]["Block: not looked at"] == ["tags: no tags"]
    assert lines(sheet())["Checks"]["Block: found"] == ["nothing"]


@pytest.mark.parametrize(("page", "label"), [(1, "i"), (2, "1"), (3, "3")])
def test_a_blank_page_behind_the_last_goes_by_its_number(page: int, label: str) -> None:
    of: Any = SimpleNamespace(labels=("i", "1"))
    assert ticket._label(of, page) == label

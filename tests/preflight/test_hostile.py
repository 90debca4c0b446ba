"""Files that are broken, hostile or none: what can be told is told, and nothing is raised."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf
from planting import clean, codes, looked_at, planted

from galley import raster
from galley.options import Edition
from galley.preflight import Report, second_opinion, validation
from galley.problem import Severity

PRINT, SCREEN = Edition.PRINT, Edition.SCREEN


def root(key: str, value: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.update({key: value})


def first(key: str, value: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.update({key: value})


def fonts(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font = Name.None_


MALFORMED = [
    (SCREEN, root("/StructTreeRoot", Dictionary(K=Array([3, Dictionary(S=Name.P, Pg=7, K=0)])))),
    (SCREEN, root("/Outlines", Dictionary(First=Dictionary(A=7, Dest=Array([4]))))),
    (SCREEN, root("/Names", 3)),
    (SCREEN, first("/Annots", Array([Dictionary(Subtype=Name.Link, Rect=Array([1, Name.X, 2, 3]))]))),
    (PRINT, first("/TrimBox", Array([0, 0, Name.X, 9]))),
    (PRINT, first("/UserUnit", Name.X)),
    (PRINT, fonts),
]


def has_errors(report: Report) -> bool:
    return any(each.rule.severity is Severity.ERROR for each in report.findings)


@pytest.mark.parametrize(("edition", "plant"), MALFORMED)
def test_what_is_not_as_the_standard_has_it_is_told(edition: Edition, plant: Callable[[Pdf], None]) -> None:
    assert has_errors(looked_at(planted(edition, plant), edition))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_that_breaks_off_is_told(tenth: int) -> None:
    data = clean(SCREEN)
    assert has_errors(looked_at(data[: len(data) * tenth // 10], SCREEN))


def test_a_file_that_an_independent_reader_refuses_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        PageError, SafetyLimitError, SafetyLimits = LookupError, KeyError, dict
        ValidationProfile = type("Profiles", (), {"PDF_UA_1": 1})

        @staticmethod
        def validate_pdf_bytes(data: bytes, profile: int, limits: dict[str, int]) -> None:
            raise LookupError("no cross references")

    monkeypatch.setitem(sys.modules, "page", Refusing)
    monkeypatch.setattr(validation, "is_installed", lambda: True)
    (finding,) = looked_at(clean(SCREEN), SCREEN).findings
    assert (finding.rule.code, "no cross references" in finding.message) == ("standard.valid", True)


@pytest.mark.parametrize(("entries", "is_read"), [(600, True), (validation.DEEPEST + 1, False)])
def test_an_outline_that_an_independent_reader_gives_up_on_is_no_fault_of_the_file(entries: int, is_read: bool) -> None:
    def plant(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(str(number), 0) for number in range(entries))

    data = planted(SCREEN, plant)
    if validation.is_installed():
        heard = second_opinion(data, SCREEN)
        assert "standard.valid" not in {each.rule.code for each in heard.findings}
        assert ("validation" in heard.done, "validation" in heard.undone) == (is_read, not is_read)


def test_one_family_that_cannot_be_read_leaves_the_others() -> None:
    def plant(pdf: Pdf) -> None:
        pdf.pages[0].obj.UserUnit = Name.X
        del pdf.Root.OutputIntents

    assert codes(planted(PRINT, plant), PRINT) == ["file.readable", "x.intent"]


def test_a_page_that_no_machine_has_room_for_is_not_drawn() -> None:
    def plant(pdf: Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([-9, -9, 1_000_000, 1_000_000])

    report = looked_at(planted(PRINT, plant), PRINT)
    assert "page 1 is too large" in str(report.undone["bleed"])


def test_plates_that_are_too_large_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    plates = b"P7\nWIDTH 2\nHEIGHT 2\nENDHDR\n" + bytes(16)
    assert raster._read(BytesIO(plates), 1) == raster.Plates(1, 2, 2, bytes(16))
    monkeypatch.setattr(raster, "MOST_PIXELS", 3)
    assert raster._read(BytesIO(plates), 1) is None


def test_a_page_that_is_never_drawn_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "gs"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(raster, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(raster, "SECONDS_A_PAGE", 0)
    with pytest.raises(raster.NoPlates, match="no plates of page 1"):
        raster.plates(clean(PRINT), [1], lambda plate: plate.page)


def drawing_itself(pdf: Pdf) -> None:
    """A form that draws itself ten times."""
    form = pdf.make_stream(b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    pdf.pages[0].contents_add(b"/X Do")


def drawing_each_other(pdf: Pdf) -> None:
    """Forms in forms, which draw the last of them ten million times."""
    form = pdf.make_stream(b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for _ in range(7):
        inner = Dictionary(XObject=Dictionary(X=form))
        entries = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9]), "Resources": inner}
        form = pdf.make_stream(b"/X Do " * 10, **entries)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    pdf.pages[0].contents_add(b"/X Do")


def coloured_in_itself(pdf: Pdf) -> None:
    """A colour space that is indexed by itself."""
    space = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 1, b"abcdef"]))
    space[1] = space
    pdf.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
    pdf.pages[0].contents_add(b"/C cs 0 sc 0 0 5 5 re f")


@pytest.mark.parametrize("edition", [PRINT, SCREEN])
@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (drawing_itself, "again and again"),
        (drawing_each_other, "again and again"),
        (coloured_in_itself, "a colour space stands in itself"),
    ],
)
def test_what_has_no_end_is_told(
    monkeypatch: pytest.MonkeyPatch, edition: Edition, plant: Callable[[Pdf], None], told: str
) -> None:
    monkeypatch.setattr("galley.meter.glyphs.MOST_AGAIN", 100_000)
    (finding,) = looked_at(planted(edition, plant), edition).findings
    assert finding.rule.code == "file.readable" and told in finding.message


def test_trees_that_stand_in_themselves_are_read_once() -> None:
    def plant(pdf: Pdf) -> None:
        node = pdf.make_indirect(Dictionary(Nums=Array([0, Dictionary(S=Name.D)])))
        node.Kids = Array([node, node, node])
        pdf.Root.PageLabels = node
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary()))
        pdf.Root.Names.Dests.Kids = Array([pdf.Root.Names.Dests] * 3)
        element = pdf.Root.StructTreeRoot.K
        element = element[0] if isinstance(element, Array) else element
        element.K = Array([element, element, *(element.K if isinstance(element.K, Array) else [element.K])])

    assert not any(each.rule.code == "file.readable" for each in looked_at(planted(SCREEN, plant), SCREEN).findings)


def test_a_pattern_that_is_asked_for_again_and_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def plant(pdf: Pdf) -> None:
        entries = {
            "PatternType": 1,
            "PaintType": 1,
            "TilingType": 1,
            "BBox": Array([0, 0, 5, 5]),
            "XStep": 5,
            "YStep": 5,
        }
        cell = pdf.make_stream(b"0 0 0 1 k 0 0 1 1 re f " * 100, Type=Name.Pattern, Resources=Dictionary(), **entries)
        pdf.pages[0].obj.Resources.Pattern = Dictionary(P=cell)
        pdf.pages[0].contents_add(b"/Pattern cs " + b"/P scn 20 20 5 5 re f " * 200)

    monkeypatch.setattr("galley.meter.glyphs.MOST_AGAIN", 100_000)
    assert "file.readable" not in codes(planted(PRINT, plant), PRINT)

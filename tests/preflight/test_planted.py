"""Each rule finds the fault that is planted for it, and no other rule does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from planting import (
    LIMITS,
    PROFILE,
    Plant,
    clean,
    codes,
    drawing,
    elements,
    looked_at,
    picture,
    planted,
    separation,
    writing,
)

from galley.options import Edition
from galley.preflight import examine, rules, second_opinion, validation
from galley.preflight.rule import ranges

PRINT, SCREEN, ARCHIVE = Edition.PRINT, Edition.SCREEN, Edition.ARCHIVE
VALIDATED = "standard.valid"
"""What page-validation, where it is installed, tells as well."""


def each_page(change: Callable[[Any], None]) -> Plant:
    """A fault of every page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            change(page.obj)

    return plant


def put(**entries: Any) -> Plant:
    """Entries of the first page."""
    return lambda pdf: pdf.pages[0].obj.update({f"/{key}": value for key, value in entries.items()})


def rooted(**entries: Any) -> Plant:
    """Entries of the catalogue."""
    return lambda pdf: pdf.Root.update({f"/{key}": value for key, value in entries.items()})


def without(key: str) -> Plant:
    """A catalogue without an entry."""

    def plant(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return plant


def of_each(kind: str, change: Callable[[Any], Any], first: bool = True) -> Plant:
    """A fault of the structure elements of a kind, of the first alone or of all."""

    def plant(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, kind)[: 1 if first else None]:
            change(element)

    return plant


def said_otherwise(old: bytes, new: bytes) -> Plant:
    """Other metadata."""

    def plant(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return plant


def note(subtype: str = "Text", **entries: Any) -> Plant:
    """An annotation on the first page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[60, 60, 90, 70], F=4, Contents=String("Walls")
        )
        made.update({f"/{key}": value for key, value in entries.items()})
        pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(made)])

    return plant


def link(change: Callable[[Any], None]) -> Plant:
    """Another link."""
    return lambda pdf: change(pdf.pages[0].obj.Annots[0])


def smaller_trim(pdf: pikepdf.Pdf) -> None:
    box = [float(edge) for edge in pdf.pages[1].obj.TrimBox]
    pdf.pages[1].obj.TrimBox = Array([box[0], box[1], box[2] - 10, box[3]])


def unembedded(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in each:
                    del each[key]
            return


def without_tounicode(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/ToUnicode" in each:
            del each["/ToUnicode"]
            return


def whole_font(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Font and "+" in str(each.get("/BaseFont", "")):
            each.BaseFont = Name("/" + str(each.BaseFont).partition("+")[2])


def gradient(pdf: pikepdf.Pdf) -> dict[str, Any]:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    return {"G": Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=function)}


def tiles(content: str, kind: int = 1) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """A pattern of cells: coloured (1), or in the colour that it is asked for in (2)."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        head = {"PatternType": 1, "PaintType": kind, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9}
        return {"T": pdf.make_stream(content.encode(), Resources=Dictionary(), **head)}

    return make


def shaded(space: Name) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        ends = [[1, 0, 0], [0, 0, 1]] if space == Name.DeviceRGB else [[1, 0, 0, 0], [0, 0, 1, 0]]
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=ends[0], C1=ends[1], N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 9, 9], Function=function)
        return {"T": Dictionary(PatternType=2, Shading=shading)}

    return make


def uncoloured(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"U": Array([Name.Pattern, Name.DeviceRGB])}


def compressed(channels: int) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """A picture in JPEG 2000 of which its own head alone tells the channels."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        head = b"ihdr" + bytes(8) + channels.to_bytes(2, "big") + b"\x07\x07\0\0"
        kind = {"Type": Name.XObject, "Subtype": Name.Image, "Filter": Name.JPXDecode}
        return {"P": pdf.make_stream(head, Width=500, Height=500, **kind)}

    return make


TILED = "/Pattern cs /T scn 100 200 20 20 re f"


@pytest.mark.parametrize(
    "plant",
    [
        drawing(TILED, Pattern=tiles("1 0 0 0 k 0 0 5 5 re f")),
        drawing(TILED, Pattern=shaded(Name.DeviceCMYK)),
        drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=compressed(4)),
        put(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
        writing(2, "3 Tr 1 0 0 rg", "1 1"),
        without("/PageLabels"),
    ],
)
def test_patterns_and_pictures_in_inks_are_clean(plant: Plant) -> None:
    assert codes(planted(Edition.PRINT, plant), Edition.PRINT) == []


def states(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"Over": Dictionary(op=True, OP=True, OPM=1)}


def curves(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"Curve": Dictionary(TR=Name.Identity)}


def blank(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")


def other_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=[0, Dictionary(S=Name.D, St=8)]))


def shrunk_bleed(page: Any) -> None:
    trim = [float(edge) for edge in page.TrimBox]
    page.BleedBox = Array([trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3])


def doubled(pdf: pikepdf.Pdf) -> None:
    """The link a second time, held as the first is."""
    old = pdf.pages[0].obj.Annots[0]
    new = pdf.make_indirect(Dictionary(old))
    pdf.pages[0].obj.Annots.append(new)
    (held,) = elements(pdf, "Link")
    kids = held.K if isinstance(held.K, Array) else [held.K]
    held.K = Array([*kids, Dictionary(Type=Name.OBJR, Obj=new, Pg=pdf.pages[0].obj)])


def layered(**shown: Any) -> Plant:
    """Two layers, in a state."""

    def plant(pdf: pikepdf.Pdf) -> None:
        groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Text", "Maps")]
        state = {key: groups[:1] if value is True else value for key, value in shown.items()}
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(groups), D=Dictionary(Name=String("all"), Order=Array(groups), **state)
        )

    return plant


def strip(begin: float, end: float) -> str:
    """A ground between two places across the left trim, which is 0, on bare paper."""
    return f"0 0 0 0 k -9 90 69 60 re f 0.9 0.5 0 0 k {begin} 100 {end - begin} 40 re f"


def drawn_font(glyph: str) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """A font of one glyph that is drawn as pages are."""

    def make(pdf: pikepdf.Pdf) -> dict[str, Any]:
        codes = Dictionary(Type=Name.Encoding, Differences=[97, Name.a])
        head = {
            "Type": Name.Font,
            "Subtype": Name.Type3,
            "FontBBox": [0, 0, 9, 9],
            "FontMatrix": [0.1, 0, 0, 0.1, 0, 0],
        }
        drawn = Dictionary(a=pdf.make_stream(glyph.encode()))
        return {"T": Dictionary(CharProcs=drawn, Encoding=codes, FirstChar=97, LastChar=97, Widths=[9], **head)}

    return make


@pytest.mark.parametrize("glyph", ["9 0 d0 1 0 0 0 k 0 0 5 5 re f", "9 0 0 0 5 5 d1 1 0 0 rg 0 0 5 5 re f"])
def test_glyphs_in_inks_and_those_without_colours_of_their_own_are_clean(glyph: str) -> None:
    plant = drawing("0 0 0 0.5 k BT /T 20 Tf 100 200 Td (a) Tj ET", Font=drawn_font(glyph))
    assert codes(planted(Edition.PRINT, plant), Edition.PRINT) == []


def test_faults_of_a_kind_are_told_once_with_their_pages() -> None:
    def unlinked(pdf: pikepdf.Pdf) -> None:
        note("Link", Dest=pdf.Root.Outlines.First.Dest, Contents=String("part-opening"))(pdf)
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(Dictionary(pdf.pages[0].obj.Annots[-1]))])

    report = looked_at(planted(SCREEN, unlinked), SCREEN)
    (found,) = [each for each in report.findings if each.rule.code == "link.contents"]
    assert str(found.message).endswith("times, on pages 1–2") and found.pages == (1, 2)
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


def test_what_is_told_alike_of_several_pages_is_told_once_and_the_rest_by_itself() -> None:
    def coloured(pdf: pikepdf.Pdf) -> None:
        for at, colour in enumerate(("0 0 1 rg", "1 0 0 rg")):
            drawing(f"{colour} 100 200 20 20 re f 1 0 0 RG 100 100 m 200 100 l S", at)(pdf)
        pdf.pages[1].obj.Rotate = 90

    report = looked_at(planted(PRINT, coloured), PRINT)
    told = [(each.rule.code, str(each.message), each.page, each.pages) for each in report.findings]
    assert sorted(told) == [
        ("box.crop", "the page is turned by the viewer", 2, ()),
        ("ink.rgb", "a ground is coloured in DeviceRGB; on pages 1–2", 1, (1, 2)),
        ("ink.rgb", "a line is coloured in DeviceRGB; on pages 1–2", 1, (1, 2)),
    ]


GROUND = "0.9 0.5 0 0 k 100 200 20 20 re f"
OVER = "/Over gs"
PLANTED: list[tuple[str, Edition, Plant]] = [
    ("box.trim", PRINT, smaller_trim),
    ("box.bleed", PRINT, each_page(shrunk_bleed)),
    ("box.crop", PRINT, put(CropBox=Array([20, 20, 200, 200]))),
    ("box.crop", PRINT, put(Rotate=90)),
    ("box.crop", PRINT, put(UserUnit=2)),
    ("x.key", PRINT, said_otherwise(b"PDF/X-4", b"PDF/X-3")),
    ("x.trapped", PRINT, said_otherwise(b"<pdf:Trapped>False", b"<pdf:Trapped>True")),
    ("x.intent", PRINT, without("/OutputIntents")),
    ("x.intent", PRINT, lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"x" * 200)),
    ("x.intent", PRINT, lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(PROFILE + b"\0")),
    ("x.annotations", PRINT, note()),
    ("x.actions", PRINT, rooted(OpenAction=Dictionary(S=Name.JavaScript, JS=String("1")))),
    ("layer.none", PRINT, layered()),
    ("layer.hidden", SCREEN, layered(OFF=True)),
    ("layer.hidden", SCREEN, layered(BaseState=Name.OFF)),
    ("layer.hidden", SCREEN, layered(AS=Array([Dictionary(Event=Name.Print, Category=[Name.Print])]))),
    ("ink.sliver", PRINT, drawing(strip(-8.5, -1))),
    ("ink.sliver", PRINT, drawing(strip(-6, 20))),
    ("ink.rgb", PRINT, drawing("BT /T 9 Tf 100 200 Td (a) Tj ET", Font=drawn_font("9 0 d0 1 0 0 rg 0 0 5 5 re f"))),
    ("x.transfer", PRINT, drawing("/Curve gs", ExtGState=curves)),
    ("ink.rgb", PRINT, drawing("0 0 1 rg 100 200 20 20 re f")),
    ("ink.rgb", PRINT, put(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    ("ink.rgb", PRINT, writing(12, "1 Tr 0 0 1 RG 1 w")),
    ("line.hairline", PRINT, writing(12, "0 0 0 1 k 0 0 0 0.9 K 0.2 w 2 Tr", "100 150", OVER)),
    ("ink.rgb", PRINT, drawing("q 30 0 0 30 90 200 cm /P Do Q", XObject=picture(128, 128, ColorSpace=Name.DeviceRGB))),
    ("ink.rgb", PRINT, drawing(TILED, Pattern=tiles("1 0 0 rg 0 0 5 5 re f"))),
    ("ink.rgb", PRINT, drawing(TILED, Pattern=shaded(Name.DeviceRGB))),
    (
        "ink.rgb",
        PRINT,
        drawing("/U cs 1 0 0 /T scn 100 200 20 20 re f", ColorSpace=uncoloured, Pattern=tiles("0 0 5 5 re f", kind=2)),
    ),
    ("ink.rgb", PRINT, drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=compressed(3))),
    (
        "ink.rgb",
        PRINT,
        drawing("q 0.4 0 0 0.4 90 150 cm BI /W 2 /H 2 /CS /RGB /BPC 8 ID twelve bytes\nEI Q"),
    ),
    ("ink.light", SCREEN, drawing(GROUND)),
    ("ink.spots", PRINT, drawing("/S cs 1 scn 100 200 20 20 re f", ColorSpace=separation("Gold"))),
    ("ink.registration", PRINT, drawing("/S cs 1 scn 100 200 20 20 re f", ColorSpace=separation("All"))),
    ("ink.text-black", PRINT, writing(12, "0.5 0.4 0.4 1 k")),
    ("ink.black-overprint", PRINT, writing(12, "0 0 0 1 k", state="/Off gs")),
    ("ink.white-overprint", PRINT, writing(12, "0 0 0 0 k", state=OVER)),
    ("ink.white-overprint", PRINT, drawing(f"{OVER} 0 0 0 0 k 100 200 20 20 re f", ExtGState=states)),
    ("ink.small-text", PRINT, writing(8, "0.9 0.5 0.2 0 k")),
    ("line.hairline", PRINT, drawing("0 0 0 1 K 0.2 w 100 200 m 150 200 l S")),
    ("line.hairline", PRINT, drawing("0 0 0 1 k 100 200 50 0.2 re f")),
    ("line.tinted", PRINT, drawing("0 0 0 0.3 K 0.4 w 100 200 m 150 200 l S")),
    ("text.size", PRINT, writing(4, "0 0 0 1 k", state=OVER)),
    ("text.fine", PRINT, writing(6, "0 0 0 0 k")),
    ("text.safe-zone", PRINT, writing(12, "0 0 0 1 k", "4 150", OVER)),
    ("font.embedded", PRINT, unembedded),
    ("font.subset", PRINT, whole_font),
    ("font.unicode", SCREEN, without_tounicode),
    ("picture.resolution", PRINT, drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=picture(100, 100))),
    ("picture.coarse", PRINT, drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=picture(200, 200))),
    ("picture.bilevel", PRINT, drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=picture(600, 600, 1))),
    ("picture.heavy", SCREEN, drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=picture(400, 400))),
    (
        "picture.interpolated",
        SCREEN,
        drawing("q 72 0 0 72 90 150 cm /P Do Q", XObject=picture(200, 200, Interpolate=True)),
    ),
    ("gradient.channels", PRINT, drawing("/G sh", Shading=gradient)),
    ("page.count", PRINT, lambda pdf: pdf.pages.append(pdf.pages[1])),
    ("page.blank", PRINT, blank),
    ("page.labels", PRINT, other_label),
    ("page.labels", SCREEN, other_label),
    ("page.outline", SCREEN, lambda pdf: pdf.Root.Outlines.First.update({"/Dest": String("nowhere")})),
    ("link.target", SCREEN, link(lambda each: each.update({"/Dest": String("nowhere")}))),
    ("link.contents", SCREEN, link(lambda each: each.update({"/Contents": String("part-opening")}))),
    ("link.structure", SCREEN, of_each("Link", lambda each: each.update({"/S": Name.Span}))),
    ("link.twice", SCREEN, doubled),
    ("outline.headings", SCREEN, lambda pdf: pdf.Root.Outlines.First.update({"/Title": String("Cellars")})),
    ("outline.headings", SCREEN, lambda pdf: pdf.Root.Outlines.First.update({"/Dest": pdf.Root.Outlines.Last.Dest})),
    ("ua.key", SCREEN, said_otherwise(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    ("ua.title", SCREEN, without("/ViewerPreferences")),
    ("ua.language", SCREEN, without("/Lang")),
    ("ua.tabs", SCREEN, lambda pdf: pdf.pages[0].obj.update({"/Tabs": Name.R})),
    ("a.key", ARCHIVE, said_otherwise(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B")),
    ("a.intent", ARCHIVE, without("/OutputIntents")),
    ("tag.tree", SCREEN, without("/StructTreeRoot")),
    ("tag.outside", SCREEN, drawing("0.2 0.2 0.2 rg 100 200 20 20 re f", artefact=False)),
    ("tag.orphan", SCREEN, of_each("TD", lambda each: each.__delitem__("/K"))),
    ("tag.nesting", SCREEN, of_each("LI", lambda each: each.update({"/S": Name.P}))),
    ("tag.empty", SCREEN, of_each("TR", lambda each: each.update({"/K": Array([])}))),
    ("tag.alt", SCREEN, of_each("Figure", lambda each: each.update({"/Alt": String(" ")}))),
    ("tag.box", SCREEN, of_each("Figure", lambda each: each.__delitem__("/A"))),
    ("tag.heads", SCREEN, of_each("TH", lambda each: each.__delitem__("/A"))),
    ("tag.headings", SCREEN, of_each("H1", lambda each: each.update({"/S": Name.H3}))),
    ("tag.language", SCREEN, of_each("P", lambda each: each.update({"/Lang": String("en")}), first=False)),
]
ALSO = {
    "tag.tree": {"link.structure"},
    "link.structure": set(),
    "tag.empty": {"tag.orphan"},
    "page.count": {"page.labels"},
}
"""What follows from a fault by its nature."""


@pytest.mark.parametrize(
    ("code", "edition", "plant"), PLANTED, ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(PLANTED)]
)
def test_a_planted_fault_is_found_and_nothing_else(code: str, edition: Edition, plant: Plant) -> None:
    found = {*codes(planted(edition, plant), edition)} - {VALIDATED} - ALSO.get(code, set())
    assert found == {code}


def bare(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font that is not in the file."""
    return {"F": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}


def form(pdf: pikepdf.Pdf) -> dict[str, Any]:
    text = b"BT /F 9 Tf 100 200 Td (a) Tj ET"
    drawn = pdf.make_stream(text, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 300])
    drawn.Resources = Dictionary(Font=Dictionary(**bare(pdf)))
    return {"X": drawn}


@pytest.mark.parametrize("edition", [PRINT, SCREEN, ARCHIVE])
@pytest.mark.parametrize(
    ("operators", "is_told"),
    [
        ("BT /F 9 Tf 100 200 Td (a) Tj ET", True),
        ("BT /F 9 Tf 3 Tr 100 200 Td (a) Tj 0 Tr (b) Tj ET", True),
        ("q 3 Tr Q BT /F 9 Tf 100 200 Td (a) Tj ET", True),
        ("/X Do", True),
        ("3 Tr /X Do", False),
        ("BT /F 9 Tf 3 Tr 100 200 Td (a) Tj ET", False),
        ("q 3 Tr BT /F 9 Tf 100 200 Td [(a) -9 (b)] TJ ET Q", False),
        ("BT /F 9 Tf 100 200 Td ET", False),
        ("", False),
    ],
)
def test_a_font_that_nothing_is_seen_in_need_not_be_in_the_file(
    edition: Edition, operators: str, is_told: bool
) -> None:
    plant = drawing(operators, Font=bare, XObject=form)
    assert ("font.embedded" in codes(planted(edition, plant), edition)) is is_told


def test_each_rule_has_a_fault_planted_for_it() -> None:
    elsewhere = {
        "box.size",
        "x.version",
        "x.id",
        "file.encrypted",
        "file.metadata",
        "font.notdef",
        "page.folio",
        "ink.total",
        "ink.bleed",
        VALIDATED,
    }
    assert {rule.code for rule in rules()} == {code for code, _, _ in PLANTED} | elsewhere


def test_what_was_ordered_is_held_against_the_file() -> None:
    data = clean(PRINT)
    assert codes(data, PRINT, replace(LIMITS, trim_mm=(100, 120))) == []
    assert codes(data, PRINT, replace(LIMITS, trim_mm=(100, 121))) == ["box.size"]
    assert codes(data, PRINT, replace(LIMITS, pages_at_once=4)) == ["page.count"]
    gold = planted(PRINT, drawing("/S cs 1 scn 100 200 20 20 re f", ColorSpace=separation("Gold")))
    assert codes(gold, PRINT, replace(LIMITS, spots=frozenset({"Gold"}))) == []


def test_the_form_of_the_file() -> None:
    assert codes(planted(PRINT, lambda _: None, force_version="1.4"), PRINT) == ["x.version"]
    assert "file.encrypted" in codes(
        planted(PRINT, lambda _: None, encryption=pikepdf.Encryption(owner="o", user="")), PRINT
    )
    squeezed = planted(SCREEN, lambda _: None, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert codes(squeezed, SCREEN) == []


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    assert codes(data, PRINT) == ["file.readable"]


def test_a_page_with_too_much_ink_is_found_by_the_plates() -> None:
    heavy = drawing("0.9 0.9 0.9 0.9 k 100 200 40 40 re f")
    assert codes(planted(PRINT, heavy), PRINT, with_plates=True) == ["ink.total"]
    speck = drawing("0.9 0.9 0.9 0.9 k 100 200 2 2 re f")
    assert codes(planted(PRINT, speck), PRINT, with_plates=True) == []


def test_a_ground_that_ends_at_the_trim_is_found() -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        box = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
        drawing(f"0.9 0.5 0 0 k {box[0]} 100 40 40 re f 0 0 0 0 k {box[0] - 9} 90 9 60 re f")(pdf)

    assert codes(planted(PRINT, cut), PRINT) == ["ink.bleed"]


def test_a_white_place_in_a_ground_that_ends_at_the_trim_leaves_no_sliver() -> None:
    assert codes(planted(PRINT, drawing("0 0 0 0 k 0 100 20 20 re f")), PRINT) == []


def test_without_ghostscript_the_plates_are_told_as_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from planting import looked_at

    monkeypatch.setenv("PATH", "")
    report = looked_at(clean(PRINT), PRINT, with_plates=True)
    assert [str(each) for each in report.undone.values()] == ["no plates: ghostscript is not installed"]
    assert report.findings == ()


def test_a_number_behind_the_only_link_of_a_line_is_that_of_its_page() -> None:
    def numbered(number: int, links: int = 1) -> Plant:
        def plant(pdf: pikepdf.Pdf) -> None:
            place = pdf.pages[0].obj.Annots[0]
            middle = (float(place.Rect[1]) + float(place.Rect[3])) / 2 - 3
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
            drawing(f"BT /H 9 Tf 0.1 0.1 0.1 rg 240 {middle} Td ({number}) Tj ET", Font=lambda _: {"H": font})(pdf)
            for _ in range(links - 1):
                pdf.pages[0].obj.Annots.append(pdf.make_indirect(Dictionary(place)))

        return plant

    def found(plant: Plant) -> bool:
        return "page.folio" in codes(planted(SCREEN, plant), SCREEN)

    assert found(numbered(7)) and not found(numbered(2)) and not found(numbered(7, links=2))


def test_that_another_reader_is_not_there_is_told_beside_what_ours_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "is_installed", lambda: False)
    report = examine(clean(SCREEN), SCREEN, LIMITS)
    assert "validation" in report.undone and "validation" not in report.done and "pages" in report.done


@pytest.mark.parametrize(
    ("code", "edition", "plant"),
    [each for each in PLANTED if each[0] in ("ua.tabs", "ua.language", "font.unicode", "a.key", "tag.headings")],
)
def test_what_another_reader_finds_too_is_told_once_in_our_words(code: str, edition: Edition, plant: Plant) -> None:
    data = planted(edition, plant)
    if validation.is_installed():
        (heard,) = second_opinion(data, edition).findings
        assert heard.rule.code == code and str(heard.rule.title) in heard.message and heard.rule.clause in heard.mend
        told = looked_at(data, edition).findings
        assert {each.rule.code for each in told} == {code} and heard.message not in {each.message for each in told}


def test_what_no_rule_of_ours_is_about_is_told_in_the_words_of_the_reader() -> None:
    data = planted(SCREEN, lambda pdf: elements(pdf, "TD")[0].update({"/A": Dictionary(O=Name.Table, ColSpan=3)}))
    if validation.is_installed():
        (told,) = looked_at(data, SCREEN).findings
        assert told.rule.code == VALIDATED and "in the words of page-validation" in told.message

"""What is written into PDFs, value by value: dates, properties, attachments, labels, panels, marks and proofs."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.maps import Placed
from galley.margins.ink import Stroke, Words
from galley.pdf import attached, binding, marks, panels, proofs
from galley.pdf.attaching import Attachment, attach
from galley.pdf.facts import Box, boxes
from galley.pdf.imposition import imposed, sides
from galley.pdf.links import Leads
from galley.pdf.metadata import VERSIONS, _written, describe
from galley.pdf.standards import Finish, Intent, Standard
from galley.pdf.turning import is_turned, turn
from galley.pdf.ways import Way
from galley.typeset.drawn import Mark, Spot


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("D:2014", "2014"),
        ("D:201412", "2014-12"),
        ("D:20141231", "2014-12-31"),
        ("D:201412310203", "2014-12-31T02:03:00Z"),
        ("D:20141231020304", "2014-12-31T02:03:04Z"),
        ("D:20141231020304Z", "2014-12-31T02:03:04Z"),
        ("D:20141231020304+09'00'", "2014-12-31T02:03:04+09:00"),
        ("D:20141231020304-03'30", "2014-12-31T02:03:04-03:30"),
        ("D:20141231020304+09", "2014-12-31T02:03:04+09:00"),
    ],
)
def test_a_date_is_written_no_more_exactly_than_it_is_given(date: str, written: str) -> None:
    assert _written(date) == written


def packet(told: dict[str, str], language: str = "", standard: Standard | None = None) -> tuple[dict[str, str], str]:
    pdf = Pdf.new()
    describe(pdf, told, language, Finish(standard), bytes(range(32)))
    return {key: str(value) for key, value in pdf.trailer.Info.items()}, pdf.Root.Metadata.read_bytes().decode()


OWN = "http://www.aiim.org/pdfa/ns/"
HEAD = (
    'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    f' xmlns:pdfaid="{OWN}id/" xmlns:pdfaExtension="{OWN}extension/" xmlns:pdfaSchema="{OWN}schema#"'
    f' xmlns:pdfaProperty="{OWN}property#"'
)


@pytest.mark.parametrize(
    ("told", "language", "properties"),
    [
        ({}, "", []),
        (
            {"Title": "A & B"},
            "",
            ['<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A &amp; B</rdf:li></rdf:Alt></dc:title>'],
        ),
        ({"Author": "N"}, "", ["<dc:creator><rdf:Seq><rdf:li>N</rdf:li></rdf:Seq></dc:creator>"]),
        (
            {"Subject": "S"},
            "",
            ['<dc:description><rdf:Alt><rdf:li xml:lang="x-default">S</rdf:li></rdf:Alt></dc:description>'],
        ),
        ({}, "zh", ["<dc:language><rdf:Bag><rdf:li>zh</rdf:li></rdf:Bag></dc:language>"]),
        ({"Keywords": "k"}, "", ["<pdf:Keywords>k</pdf:Keywords>"]),
        ({"CreationDate": "D:2014"}, "", ["<xmp:CreateDate>2014</xmp:CreateDate>"]),
        (
            {"ModDate": "D:2015"},
            "",
            ["<xmp:ModifyDate>2015</xmp:ModifyDate>", "<xmp:MetadataDate>2015</xmp:MetadataDate>"],
        ),
        ({"Creator": "C"}, "", ["<xmp:CreatorTool>C</xmp:CreatorTool>"]),
    ],
)
def test_each_thing_that_is_told_is_a_property(told: dict[str, str], language: str, properties: list[str]) -> None:
    info, text = packet(told, language)
    always = (
        "<dc:format>application/pdf</dc:format>",
        "<pdf:Producer>Galley</pdf:Producer>",
        "<xmpMM:DocumentID>uuid:00010203-0405-0607-0809-0a0b0c0d0e0f</xmpMM:DocumentID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    )
    lines = text.partition(f"<rdf:Description {HEAD}>\n")[2].partition("\n</rdf:Description>")[0].split("\n")
    assert sorted(lines) == sorted([*always, *properties])
    assert info == {**{f"/{key}": value for key, value in told.items()}, "/Producer": "Galley"}


@pytest.mark.parametrize(
    ("standard", "version", "accessible", "described"),
    [
        (Standard.X_4, "1.6", False, False),
        (Standard.UA_1, "1.7", True, False),
        (Standard.A_2A, "1.7", True, True),
        (Standard.A_3A, "1.7", True, True),
    ],
)
def test_what_a_standard_asks_for(standard: Standard, version: str, accessible: bool, described: bool) -> None:
    assert (VERSIONS[standard], standard.is_accessible) == (version, accessible)
    assert ("<pdfaExtension:schemas>" in packet({}, "", standard)[1]) is described


@pytest.mark.parametrize(("space", "channels"), [(b"CMYK", 4), (b"RGB ", 3), (b"GRAY", 1)])
def test_the_channels_of_a_profile(space: bytes, channels: int) -> None:
    assert Intent(bytes(16) + space, "a", "b").channels == channels


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a/b.yaml", "application/yaml"),
        ("a.po", "text/x-gettext-translation"),
        ("a.json", "application/json"),
        ("a.json.txt", "application/octet-stream"),
        ("po", "application/octet-stream"),
    ],
)
def test_the_kind_of_an_attachment(name: str, kind: str) -> None:
    assert Attachment(name, b"").kind == kind


@pytest.mark.parametrize("date", ["", "D:2014"])
def test_attachments_stand_beside_what_else_has_names(date: str) -> None:
    pdf = Pdf.new()
    pdf.Root.Names = Dictionary(Dests=Dictionary())
    attach(pdf, (Attachment("b.po", b"two"), Attachment("a.po", b"one")), date)
    names = [str(each) for each in pdf.Root.Names.EmbeddedFiles.Names[::2]]
    files = [each.EF.F for each in pdf.Root.AF]
    assert (names, [each.read_bytes() for each in files]) == (["a.po", "b.po"], [b"one", b"two"])
    assert "/Dests" in pdf.Root.Names and all(str(each.AFRelationship) == "/Source" for each in pdf.Root.AF)
    assert [(int(each.Params.Size), str(each.Params.get("/ModDate", ""))) for each in files] == [(3, date)] * 2
    buffer = BytesIO()
    pdf.add_blank_page()
    pdf.save(buffer)
    assert attached.attached(buffer.getvalue(), ".po") == {"a.po": b"one", "b.po": b"two"}
    assert attached.attached(buffer.getvalue(), "a.po") == {"a.po": b"one"}
    assert attached.attached(b"none", ".po") == {}


@pytest.mark.parametrize(("size", "is_read"), [(0, True), (1, True), (50_000_000, True), (50_000_001, False)])
def test_an_attachment_that_says_it_is_too_large_is_not_read(size: int, is_read: bool) -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    attach(pdf, (Attachment("a.po", b"one"),), "")
    pdf.Root.AF[0].EF.F.Params.Size = size
    buffer = BytesIO()
    pdf.save(buffer)
    assert attached.attached(buffer.getvalue(), ".po") == ({"a.po": b"one"} if is_read else {})


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([], []),
        (["1", "2", "3"], [(0, 1)]),
        (["7", "8"], [(0, 7)]),
        (["1", "3"], [(0, 1), (1, 3)]),
        (["i", "1", "2"], [(0, "i"), (1, 1)]),
        (["", "", "1"], [(0, ""), (2, 1)]),
        (["A", "A"], [(0, "A"), (1, "A")]),
        (["1", "A", "2"], [(0, 1), (1, "A"), (2, 2)]),
        (["01", "02"], [(0, "01"), (1, "02")]),
        (["１", "２"], [(0, "１"), (1, "２")]),
        (["9", "10"], [(0, 9)]),
    ],
)
def test_labels_count_on_as_far_as_they_do(labels: list[str], told: list[tuple[int, Any]]) -> None:
    found = list(binding._labels(labels))
    read = [int(each.St) if "/S" in each else str(each.P) for each in found[1::2]]
    assert list(zip(found[::2], read, strict=True)) == told


@pytest.mark.parametrize(("pages", "at_once", "blank"), [(4, 4, 0), (5, 4, 3), (1, 1, 0), (3, 2, 1), (0, 4, 0)])
def test_blank_pages_fill_the_last_sheet(pages: int, at_once: int, blank: int) -> None:
    assert binding.blank_pages(pages, Finish(pages_at_once=at_once)) == blank


def leaf(**boxes: Any) -> Any:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    pdf.pages[0].obj.update({f"/{name}": Array(value) for name, value in boxes.items()})
    LEAVES.append(pdf)
    return pdf.pages[0]


LEAVES: list[Pdf] = []
"""Files are open as long as their pages are looked at."""


@pytest.mark.parametrize(
    ("more", "seen", "size"),
    [
        ({}, (0, 0, 100, 200), (100, 200)),
        ({"TrimBox": [90, 190, 10, 20]}, (0, 0, 100, 200), (80, 170)),
        ({"BleedBox": [5, 6, 95, 194]}, (5, 6, 95, 194), (100, 200)),
        ({"BleedBox": [5, 6, 95, 194], "CropBox": [7, 4, 93, 196]}, (7, 6, 93, 194), (86, 192)),
        ({"BleedBox": [5, 6, 95, 194], "CropBox": [4, 7, 96, 193]}, (5, 7, 95, 193), (92, 186)),
    ],
)
def test_what_of_a_page_is_drawn_and_how_large_it_is(more: Any, seen: Any, size: Any) -> None:
    assert panels.bleeding(leaf(**more)) == seen
    assert panels.trimmed(leaf(**more)) == size


def test_pages_beside_each_other_bleed_at_the_outer_edges() -> None:
    side = panels.beside([leaf(), leaf(TrimBox=[0, 0, 60, 200]), leaf()], 9)
    assert [(each.left, each.first, each.last) for each in side.panels] == [
        (0, -9, 100),
        (100, 100, 160),
        (160, 160, 269),
    ]
    assert (side.whole, side.folds) == (260, [100, 160])
    alone = panels.beside([leaf()], 9)
    assert [(each.first, each.last) for each in alone.panels] == [(-9, 109)]


def test_a_side_is_written_with_its_panels() -> None:
    pdf = Pdf.new()
    page = leaf(TrimBox=[10, 20, 90, 180])
    panels.add_side(pdf, [panels.Panel(page, 5, -3, 85)], 80, 160, 3)
    side = pdf.pages[0]
    assert side.obj.Contents.read_bytes() == b"q -3.000 -3.000 88.000 166.000 re W n 1 0 0 1 -5.000 -20.000 cm /P0 Do Q"
    assert [[float(edge) for edge in side.obj[f"/{name}"]] for name in ("MediaBox", "BleedBox", "TrimBox")] == [
        [-3, -3, 83, 163],
        [-3, -3, 83, 163],
        [0, 0, 80, 160],
    ]


@pytest.mark.parametrize(
    ("pages", "way", "pairs"),
    [
        (1, Way.BOOKLET, [(None, 1), (None, None)]),
        (4, Way.BOOKLET, [(4, 1), (2, 3)]),
        (5, Way.BOOKLET, [(None, 1), (2, None), (None, 3), (4, 5)]),
        (1, Way.SPREADS, [(None, 1)]),
        (2, Way.SPREADS, [(None, 1), (2, None)]),
        (3, Way.SPREADS, [(None, 1), (2, 3)]),
        (4, Way.STACKS, [(1, 3), (4, 2)]),
        (5, Way.STACKS, [(1, 5), (None, 2), (3, None), (None, 4)]),
    ],
)
def test_the_sides_of_sheets(pages: int, way: Way, pairs: Any) -> None:
    assert sides(pages, way) == pairs


def sheets(*sizes: tuple[float, float], **entries: Any) -> bytes:
    pdf = Pdf.new()
    for size in sizes:
        pdf.add_blank_page(page_size=size)
    for page in pdf.pages:
        page.obj.update({f"/{name}": value for name, value in entries.items()})
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (sheets((100, 100), (100.5, 99.5)), []),
        (sheets((100, 100), (100.6, 100)), ["impose.size"]),
        (sheets((100, 100), (100, 99.4)), ["impose.size"]),
        (sheets((100, 100), Rotate=360), []),
        (sheets((100, 100), Rotate=90), ["impose.turned"]),
        (sheets((100, 100), UserUnit=1), []),
        (sheets((100, 100), UserUnit=1.5), ["impose.scaled"]),
        (sheets(), ["impose.empty"]),
    ],
)
def test_what_cannot_be_imposed(data: bytes, codes: list[str]) -> None:
    made, problems = imposed(data, Way.BOOKLET)
    assert [each.code for each in problems] == codes
    assert bool(made) is not bool(codes)


def test_a_file_that_is_imposed_leaves_no_panel_for_a_blank() -> None:
    def panels_of(way: Way, pages: int, **how: Any) -> list[list[float]]:
        with pikepdf.open(BytesIO(imposed(sheets(*[(100, 100)] * pages), way, **how)[0])) as pdf:
            return [
                [
                    float(line.split("1 0 0 1 ")[1].split()[0])
                    for line in page.obj.Contents.read_bytes().decode().splitlines()
                ]
                for page in pdf.pages
            ]

    assert panels_of(Way.SPREADS, 2) == [[100], [0]]
    assert panels_of(Way.SPREADS, 2, rightward=True) == [[0], [100]]
    moved = panels_of(Way.BOOKLET, 8, caliper_mm=25.4)
    assert moved == [[0, 100], [0, 100], [72, 28], [72, 28]]
    assert panels_of(Way.STACKS, 8, caliper_mm=25.4)[2] == [0, 100]


def test_boxes_are_read_from_whichever_corner() -> None:
    assert boxes(sheets((100, 200), CropBox=Array([90, 10, 20, 150]))) == (Box(20, 10, 90, 150),)


def test_a_book_says_its_direction_beside_what_else_is_shown() -> None:
    pdf = Pdf.new()
    assert not is_turned(pdf)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    assert not is_turned(pdf)
    turn(pdf)
    assert is_turned(pdf) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    pdf.Root.ViewerPreferences = Name.R2L
    assert not is_turned(pdf)


BOX = marks.Box(0, 0, 100, 200)
BLEED = marks.Box(-10, -10, 110, 210)


def test_marks_stand_where_sheets_are_cut() -> None:
    gap, long = f"{10 + marks.GAP:.3f}", f"{10 + marks.GAP + marks.LENGTH:.3f}"
    assert (gap, long) == ("12.835", "27.008")
    assert list(marks._cuts(BOX, BLEED)) == [
        "0.000 -27.008 m 0.000 -12.835 l S",
        "0.000 212.835 m 0.000 227.008 l S",
        "100.000 -27.008 m 100.000 -12.835 l S",
        "100.000 212.835 m 100.000 227.008 l S",
        "-27.008 0.000 m -12.835 0.000 l S",
        "112.835 0.000 m 127.008 0.000 l S",
        "-27.008 200.000 m -12.835 200.000 l S",
        "112.835 200.000 m 127.008 200.000 l S",
    ]


def test_a_registration_mark_is_a_circle_and_a_cross() -> None:
    radius, handle = 4.961, 2.74
    circle = [tuple(map(float, each.split()[:-1])) for each in marks._target(0, 0) if each.endswith((" m", " c"))]
    assert circle == [
        (radius, 0),
        (radius, handle, handle, radius, 0, radius),
        (-handle, radius, -radius, handle, -radius, 0),
        (-radius, -handle, -handle, -radius, 0, -radius),
        (handle, -radius, radius, -handle, radius, 0),
    ]
    assert list(marks._target(0, 0))[-3:] == ["S", "-7.087 0.000 m 7.087 0.000 l S", "0.000 -7.087 m 0.000 7.087 l S"]


def test_the_colour_bar_has_each_ink_in_full_and_halved() -> None:
    bar = [each.partition(" k ") for each in marks._bar(0, 5)]
    assert [each[0] for each in bar] == [
        *("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1"),
        *("0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5"),
    ]
    assert [each[2] for each in bar[:2]] == ["0.000 5.000 11.339 11.339 re f", "11.339 5.000 11.339 11.339 re f"]


def test_all_marks_of_a_page() -> None:
    drawn = list(marks._drawn(BOX, BLEED, [30, 60]))
    assert drawn[0] == "/All CS 1 SCN 0.25 w"
    folds = drawn[drawn.index("[2 2] 0 d") + 1 : drawn.index("[] 0 d")]
    assert [each.split()[0] for each in folds] == ["30.000", "30.000", "60.000", "60.000"]
    crosses = [each for each in drawn[drawn.index("[] 0 d") :] if each.endswith("l S")]
    assert [each.split()[0:2] for each in crosses] == [
        ["71.260", "-19.921"],
        ["78.346", "-27.008"],
        ["71.260", "219.921"],
        ["78.346", "212.835"],
        ["-27.008", "100.000"],
        ["-19.921", "92.913"],
        ["112.835", "100.000"],
        ["119.921", "92.913"],
    ]
    assert drawn[-8].endswith("14.173 214.252 11.339 11.339 re f")


@pytest.mark.parametrize(
    ("stroke", "drawn"),
    [
        (Stroke(1, 2, 3, 4, 0.5), "q 0 G 0.5 w 0 J [] 0 d 1.00 2.00 m 3.00 4.00 l S Q"),
        (Stroke(1, 2, 3, 4, 0.5, (2, 1)), "q 0 G 0.5 w 0 J [2 1] 0 d 1.00 2.00 m 3.00 4.00 l S Q"),
        (Stroke(1, 2, 3, 4, 0.5, (0, 2)), "q 0 G 0.5 w 1 J [0 2] 0 d 1.00 2.00 m 3.00 4.00 l S Q"),
    ],
)
def test_lines_of_a_proof(stroke: Stroke, drawn: str) -> None:
    assert proofs._stroke(stroke) == drawn


def test_words_of_a_proof_end_where_they_are_asked_to() -> None:
    left = proofs._words(Words(100, 50, "a (b) \\", 8))
    assert left == "BT /H 8 Tf 1 0 0 1 100.00 50.00 Tm (a \\(b\\) \\\\) Tj ET"
    right = proofs._words(Words(100, 50, "aa", 10, right=True))
    assert right == "BT /H 10 Tf 1 0 0 1 88.88 50.00 Tm (aa) Tj ET"


def test_a_link_of_a_proof_moves_with_its_page() -> None:
    link = Dictionary(Rect=Array([10, 20, 30, 40]), QuadPoints=Array([1, 2, 3, 4, 5, 6, 7, 8]), StructParent=3)
    proofs._move(link, Placed((), 0.5, 100, 40))
    assert [float(edge) for edge in link.Rect] == [105, 50, 115, 60]
    assert [float(edge) for edge in link.QuadPoints] == [100.5, 41, 101.5, 42, 102.5, 43, 103.5, 44]
    assert "/StructParent" not in link
    bare = Dictionary(Rect=Array([0, 0, 1, 1]))
    proofs._move(bare, Placed((), 1, 0, 0))
    assert list(bare.keys()) == ["/Rect"]


def test_the_frame_stands_round_the_trim() -> None:
    sheet: Any = SimpleNamespace(trim=(10, 20, 110, 220))
    assert list(proofs._frame(sheet)) == ["q .5 G .35 w 9.25 19.25 101.50 201.50 re S Q"]


PLACES = {"a": Spot(0, 40, 700), "note.1::footnote-call": Spot(0, 40, 700)}


@pytest.mark.parametrize(
    ("words", "name", "y", "read"),
    [
        ("1", "a", 700, "Roofs"),
        ("1", "a", 701, "Roofs"),
        ("1", "a", 701.1, "1 Roofs"),
        ("1", "a", 699.1, "Roofs"),
        ("1", "a", 698.9, "1"),
        ("one", "a", 710, "one"),
        ("one", "a", 700, "Roofs"),
        ("", "a", 710, "Roofs"),
        ("back", "note.1::footnote-call", 700, "back"),
    ],
)
def test_a_heading_that_a_link_leads_to_is_read(words: str, name: str, y: float, read: str) -> None:
    leads = Leads("", PLACES, (Mark("Roofs", Spot(0, 40, y), (), False),))
    link = Dictionary(Dest=String(name), Contents=String(words))
    leads.direct(link)
    assert str(link.Contents) == read


def test_a_link_to_a_place_that_is_not_there_is_lost_and_one_to_the_web_is_not() -> None:
    leads = Leads("b", PLACES, ())
    links = Dictionary(Dest=String("a")), Dictionary(Dest=String("z")), Dictionary(A=Dictionary())
    assert [leads.is_lost(each) for each in links] == [False, True, False]
    leads.direct(links[2])
    assert "/Contents" not in links[2]

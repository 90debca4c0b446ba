"""Colours, a little within and a little beyond what is allowed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from by_hand import INSIDE, MEDIA, SOLID, cmyk, codes, document, mark, messages, page, text
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from galley.preflight import Limits, inks
from galley.preflight.marks import NOWHERE, Kind, Mark
from galley.preflight.spaces import NOTHING, Ink, space_of, space_of_picture

WHITE, GREY = cmyk(0, 0, 0, 0), Ink("DeviceGray", (0.4,))
OUTSIDE = (-25.0, 100.0, -15.0, 110.0)


def found(*marks: Mark, **limits: Any) -> list[str]:
    return codes(inks.examine(document(page(*marks), limits=Limits(**limits))))


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (text(), []),
        (text(ink=cmyk(0.1, 0, 0, 0.85)), ["ink.text-black"]),
        (text(ink=cmyk(0, 0, 0.1, 1)), ["ink.text-black"]),
        (text(ink=cmyk(0.1, 0, 0, 0.84)), []),
        (text(ink=cmyk(0, 0, 0, 0.85)), []),
        (text(ink=cmyk(0.1, 0.1, 0.1, 0), size=8.94), ["ink.small-text"]),
        (text(ink=cmyk(0.1, 0.1, 0.1, 0), size=8.95), []),
        (text(ink=cmyk(0.1, 0.1, 0, 0), size=8.94), []),
        (text(ink=cmyk(0.1, 0, 0, 0.9), size=4), ["ink.text-black"]),
        (text(overprints=False), ["ink.black-overprint"]),
        (text(mode=0), ["ink.black-overprint"]),
        (text(ink=cmyk(0, 0, 0, 0.99), overprints=False), []),
        (text(ink=GREY, overprints=False), []),
        (text(ink=WHITE), ["ink.white-overprint"]),
        (text(ink=WHITE, mode=0), []),
        (text(ink=WHITE, overprints=False), []),
        (text(" ", ink=WHITE), []),
        (text(" ", ink=cmyk(0.1, 0, 0, 0.9)), []),
        (mark(ink=WHITE, overprints=True, mode=1), ["ink.white-overprint"]),
        (mark("line", ink=WHITE, overprints=True, mode=1), ["ink.white-overprint"]),
        (mark("picture", ink=WHITE, overprints=True, mode=1), []),
        (mark(ink=WHITE, overprints=True), []),
        (mark(ink=WHITE, mode=1), []),
        (mark(ink=cmyk(0, 0, 0, 0.1), overprints=True, mode=1), []),
        (mark(ink=cmyk(0.1, 0, 0, 0.9)), []),
    ],
)
def test_what_is_wrong_with_an_ink(each: Mark, told: list[str]) -> None:
    assert [code for code in found(each) if code != "ink.light"] == told


@pytest.mark.parametrize(
    ("ink", "told"),
    [
        (Ink("DeviceRGB", (0, 0, 0)), ["ink.rgb"]),
        (Ink("CalRGB", (0, 0, 0)), ["ink.rgb"]),
        (Ink("Lab", (0, 0, 0)), ["ink.rgb"]),
        (Ink("ICCBased 3", (0, 0, 0)), ["ink.rgb"]),
        (Ink("ICCBased 3"), ["ink.rgb"]),
        (SOLID, ["ink.light"]),
        (Ink("DeviceCMYK"), ["ink.light"]),
        (Ink("ICCBased 4"), ["ink.light"]),
        (Ink("ICCBased 4", (0, 0, 0, 1)), ["ink.light"]),
        (GREY, []),
        (Ink("ICCBased 1", (0.5,)), []),
        (Ink("Separation Black", (1.0,)), []),
        (Ink("Separation None", (1.0,)), []),
        (Ink("Separation Gold", (1.0,)), ["ink.spots"]),
        (Ink("Separation Warm#20Red", (1.0,)), ["ink.spots"]),
        (Ink("DeviceN Cyan Gold Warm", (1.0,)), ["ink.spots", "ink.spots"]),
        (Ink("DeviceN Cyan Magenta Yellow Black None All", (1.0,)), []),
        (Ink("Separation All", (1.0,)), ["ink.registration"]),
        (Ink("Pattern"), []),
    ],
)
def test_what_is_wrong_with_a_space(ink: Ink, told: list[str]) -> None:
    assert found(mark(ink=ink)) == told


def test_what_is_told_names_kind_space_and_ink() -> None:
    marks = mark("line", Ink("DeviceRGB", (0, 0, 0))), mark("shading", Ink("Separation Warm#20Red", (1.0,)))
    assert messages(inks.examine(document(page(*marks, text("Roofs", overprints=False))))) == [
        "a line is coloured in DeviceRGB",
        "ink Warm Red is asked for, which was not ordered",
        "a text is coloured in inks (DeviceCMYK)",
        "text in full black knocks out what is below",
    ]
    small = text(ink=cmyk(0.1, 0.1, 0.1, 0), size=8), text(ink=cmyk(0.1, 0.2, 0, 0.9))
    told = messages(inks.examine(document(page(*small))))
    assert ("text of 8.0 pt is of 3 inks" in told, "black text is of 3 inks" in told) == (True, True)


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("text", "text “Roofs and walls of t”"),
        ("line", "line"),
        ("ground", "ground"),
        ("picture", "picture"),
        ("shading", "gradient"),
        ("group", "transparency group"),
        ("pattern", "pattern"),
        ("glyph", "glyph"),
    ],
)
def test_each_kind_of_mark_has_a_name(kind: Kind, called: str) -> None:
    each = mark(kind, Ink("DeviceRGB", (0, 0, 0)), text="Roofs and walls of the town")
    assert inks.name(each) == called
    (told,) = inks.examine(document(page(each)))
    assert (told.message, told.element) == (f"a {called.partition(' “')[0]} is coloured in DeviceRGB", called)


def test_what_has_no_place_of_its_own_is_told_without_one() -> None:
    shading = mark("shading", Ink("DeviceRGB"), NOWHERE)
    assert [
        each.box for each in inks.examine(document(page(shading, mark(ink=Ink("DeviceRGB")), text(ink=NOTHING))))
    ] == [None, INSIDE]


def test_ordered_inks_and_marks_outside_are_no_fault() -> None:
    warm = mark(ink=Ink("Separation Warm", (1.0,)))
    assert found(warm, spots=frozenset({"Warm"})) == []
    assert found(warm, spots=frozenset({"Gold"})) == ["ink.spots"]
    registration = mark(ink=Ink("Separation All", (1.0,)), box=OUTSIDE)
    assert found(registration) == []


def test_of_marks_that_are_alike_the_first_is_judged() -> None:
    same = mark(ink=Ink("DeviceRGB", (0, 0, 0)))
    other = same._replace(ink=Ink("DeviceRGB", (1, 0, 0)))
    assert [each.box for each in inks._kinds(page(same, same._replace(box=MEDIA), other))] == [same.box, other.box]
    assert len(list(inks._kinds(page(text("a"), text("b"), text(" "))))) == 2
    assert len(list(inks._kinds(page(same, same._replace(box=OUTSIDE))))) == 2


@pytest.mark.parametrize(
    ("kind", "ink", "named"),
    [
        ("ground", cmyk(0.1, 0, 0.2, 0), ("Cyan", "Yellow")),
        ("ground", cmyk(0, 0.1, 0, 0.2), ("Magenta", "Black")),
        ("picture", Ink("DeviceCMYK"), ("Cyan", "Magenta", "Yellow", "Black")),
        ("picture", Ink("ICCBased 4"), ("Cyan", "Magenta", "Yellow", "Black")),
        ("ground", Ink("ICCBased 4", (0, 0, 0, 1)), ("Black",)),
        ("ground", GREY, ("Black",)),
        ("ground", Ink("CalGray", (0.4,)), ("Black",)),
        ("ground", Ink("ICCBased 1", (0.4,)), ("Black",)),
        ("ground", Ink("DeviceGray", (1.0,)), ()),
        ("ground", Ink("DeviceRGB", (0, 0, 0)), ()),
        ("group", Ink("DeviceCMYK"), ()),
        ("ground", Ink("Separation Warm#20Red", (1.0,)), ("Warm Red",)),
        ("ground", Ink("Separation All", (1.0,)), ()),
        ("ground", Ink("Separation None", (1.0,)), ()),
        ("ground", Ink("DeviceN Warm#20Red Black Art", (1.0, 0, 0)), ("Black", "Art", "Warm Red")),
    ],
)
def test_the_inks_that_a_file_needs(kind: Kind, ink: Ink, named: tuple[str, ...]) -> None:
    assert inks.printed(document(page(mark(kind, ink)))) == named


def test_what_is_not_seen_needs_no_ink_but_what_has_no_box_does() -> None:
    assert inks.printed(document(page(mark(box=OUTSIDE)))) == ()
    for kind in ("shading", "pattern", "glyph"):
        assert inks.printed(document(page(mark(kind, box=(-50, -50, -50, -50))))) == ("Black",)


@pytest.mark.parametrize(
    ("ink", "is_rgb", "is_cmyk", "shares", "is_white", "is_black_alone"),
    [
        (cmyk(0, 0, 0, 1), False, True, (0, 0, 0, 1), False, True),
        (cmyk(0, 0, 0, 0), False, True, (0, 0, 0, 0), True, False),
        (cmyk(0, 0, 0.1, 1), False, True, (0, 0, 0.1, 1), False, False),
        (cmyk(0.1, 0, 0, 1), False, True, (0.1, 0, 0, 1), False, False),
        (cmyk(0, 0, 0, 0.9), False, True, (0, 0, 0, 0.9), False, False),
        (Ink("DeviceCMYK"), False, False, (), False, False),
        (Ink("ICCBased 4", (0, 0, 0, 1)), False, True, (0, 0, 0, 1), False, True),
        (Ink("DeviceN A B C D", (0, 0, 0, 1)), False, False, (0, 0, 0, 1), False, False),
        (Ink("ICCBased 3", (1, 1, 1)), True, False, (), False, False),
        (Ink("DeviceGray", (0.25,)), False, False, (0, 0, 0, 0.75), False, False),
        (Ink("CalGray", (1.0,)), False, False, (0, 0, 0, 0), True, False),
        (Ink("ICCBased 1", (1.0,)), False, False, (0, 0, 0, 0), True, False),
        (Ink("DeviceGray"), False, False, (), False, False),
        (Ink("Separation Gold", (0.0,)), False, False, (0.0,), True, False),
        (Ink("Separation Gold", (0.1,)), False, False, (0.1,), False, False),
        (Ink("Pattern"), False, False, (), False, False),
        (Ink("Indexed", (0.0,)), False, False, (), False, False),
    ],
)
def test_what_an_ink_is(
    ink: Ink, is_rgb: bool, is_cmyk: bool, shares: tuple[float, ...], is_white: bool, is_black_alone: bool
) -> None:
    assert (ink.is_rgb, ink.is_cmyk, ink.inks) == (is_rgb, is_cmyk, shares)
    assert (ink.is_white, ink.is_black_alone) == (is_white, is_black_alone)


PDF = Pdf.new()
OWN = Dictionary(ColorSpace=Dictionary(CS0=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])))


def profile(channels: int) -> Array:
    return Array([Name.ICCBased, Stream(PDF, b"", N=channels)])


@pytest.mark.parametrize(
    ("space", "name"),
    [
        (Name.DeviceRGB, "DeviceRGB"),
        (Name.CS0, "Separation Gold"),
        (Name.CS1, "CS1"),
        (Array([Name.CalGray, Dictionary()]), "CalGray"),
        (profile(4), "ICCBased 4"),
        (Array([Name.ICCBased, Dictionary()]), "ICCBased"),
        (Array([Name.ICCBased, Stream(PDF, b"")]), "ICCBased 0"),
        (Array([Name.Indexed, Name.CS0, 1, b""]), "Separation Gold"),
        (Array([Name.Indexed, profile(3), 1, b""]), "ICCBased 3"),
        (Array([Name.Pattern, Name.DeviceCMYK]), "Pattern DeviceCMYK"),
        (Array([Name.Pattern]), "Pattern"),
        (Array([Name.DeviceN, Array([Name.Cyan, Name.Gold]), Name.DeviceCMYK]), "DeviceN Cyan Gold"),
        (Array([]), "unknown"),
        (3, "unknown"),
        (None, "unknown"),
    ],
)
def test_spaces_are_named_by_their_channels_and_colorants(space: Any, name: str) -> None:
    assert space_of(space, OWN) == name


def test_a_name_that_is_its_own_space_ends() -> None:
    assert space_of(Name.DeviceRGB, Dictionary(ColorSpace=Dictionary(DeviceRGB=Name.DeviceRGB))) == "DeviceRGB"
    assert space_of(Name.DeviceRGB, Dictionary(ColorSpace=Dictionary(DeviceRGB=Name.CalRGB))) == "CalRGB"


HEAD = b"ihdr" + bytes(8)


@pytest.mark.parametrize(
    ("entries", "data", "name"),
    [
        ({}, b"", "DeviceGray"),
        ({"ColorSpace": Name.DeviceRGB}, b"", "DeviceRGB"),
        ({"ColorSpace": Name.CS0, "Filter": Name.JPXDecode}, HEAD + b"\0\1", "Separation Gold"),
        ({"Filter": Name.DCTDecode}, HEAD + b"\0\3", "DeviceGray"),
        ({"Filter": Name.JPXDecode}, HEAD + b"\0\1", "DeviceGray"),
        ({"Filter": Name.JPXDecode}, HEAD + b"\0\3", "DeviceRGB"),
        ({"Filter": Array([Name.JPXDecode])}, HEAD + b"\0\4", "DeviceCMYK"),
        ({"Filter": Name.JPXDecode}, HEAD + b"\0\2", "unknown"),
    ],
)
def test_pictures_may_tell_their_space_in_their_own_head(entries: dict[str, Any], data: bytes, name: str) -> None:
    head = Dictionary({f"/{key}": value for key, value in entries.items()})
    picture = SimpleNamespace(get=head.get, read_raw_bytes=lambda: data)
    assert space_of_picture(picture, OWN) == name

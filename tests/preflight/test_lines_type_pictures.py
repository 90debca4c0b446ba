"""Lines, text, pictures and layers, a little within and a little beyond what is allowed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from by_hand import cmyk, codes, document, mark, messages, mm, page, text
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.meter.glyphs import Glyph
from galley.preflight import layers, lines, pictures, type
from galley.preflight.marks import Mark
from galley.preflight.spaces import NOTHING, Ink

TINT, WHITE, NO_INK = cmyk(0.3, 0.98, 0, 0), cmyk(0, 0, 0, 0), Ink("DeviceRGB", (0, 0, 0))


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (mark("line", size=0.244), ["line.hairline"]),
        (mark("line", size=0.246), []),
        (mark("line", TINT, size=0.244), ["line.hairline"]),
        (mark("line", TINT, size=0.246), ["line.tinted"]),
        (mark("line", TINT, size=0.494), ["line.tinted"]),
        (mark("line", TINT, size=0.496), []),
        (mark("line", cmyk(0, 0.99, 0, 0), size=0.4), []),
        (mark("line", NO_INK, size=0.4), []),
        (mark("line", WHITE, size=0.1), []),
        (mark(size=0.1), []),
        (mark(size=0.1, is_thin=True), ["line.hairline"]),
        (mark(ink=WHITE, size=0.1, is_thin=True), []),
        (text(size=0.1), []),
    ],
)
def test_lines_that_a_press_loses(each: Mark, told: list[str]) -> None:
    assert codes(lines.examine(document(page(each)))) == told


def test_lines_of_a_width_and_colour_are_told_once_a_page() -> None:
    same = mark("line", size=0.1)
    others = same._replace(size=0.1004), same._replace(size=0.102), same._replace(ink=TINT)
    assert len(list(lines.examine(document(page(same, *others), page(same, number=2))))) == 4
    assert messages(lines.examine(document(page(mark("line", TINT, size=0.4))))) == [
        "a line of 0.40 pt is in a tint of 98 %"
    ]


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (text(size=4.94), ["text.size"]),
        (text(size=4.95), []),
        (text(size=4.94, ink=WHITE), ["text.size"]),
        (text(size=6.94, ink=WHITE), ["text.fine"]),
        (text(size=6.95, ink=WHITE), []),
        (text("字", size=6.44), ["text.fine"]),
        (text("字", size=6.45), []),
        (text("a かな", size=6.44), ["text.fine"]),
        (text("한글", size=6.44), ["text.fine"]),
        (text("слово", size=6.44), []),
        (text("  ", size=1), []),
        (text(size=1, ink=NOTHING, box=(0, 0, 9, 9)), []),
        (mark(size=1), []),
        (text(size=1, box=(-20, 100, -10, 110)), []),
    ],
)
def test_text_that_is_too_small(each: Mark, told: list[str]) -> None:
    assert codes(type.examine(document(page(each)))) == told


def test_small_text_is_told_in_words_with_its_size() -> None:
    marks = text(size=4), text("字", size=6), text(ink=WHITE, size=6.5), text(size=4.04), text(size=4.1)
    assert messages(type.examine(document(page(*marks)))) == [
        "text is of 4.0 pt",
        "East Asian text is of 6.0 pt",
        "white text is of 6.5 pt",
        "text is of 4.1 pt",
    ]


@pytest.mark.parametrize(
    ("box", "told"),
    [
        ((mm(3.01), 100, 140, 110), []),
        ((mm(2.9), 100, 140, 110), ["text stands 2.9 mm from the trim"]),
        ((-1, 100, 140, 110), ["text stands -0.4 mm from the trim"]),
        ((-8, 100, 0, 110), []),
        ((-8, 100, 0.1, 110), ["text stands -2.8 mm from the trim"]),
        ((100, mm(2.9), 140, 110), ["text stands 2.9 mm from the trim"]),
        ((100, -8, 140, 0), []),
        ((100, 100, 300 - mm(2.9), 110), ["text stands 2.9 mm from the trim"]),
        ((100, 100, 300 - mm(3.01), 110), []),
        ((300, 100, 308, 110), []),
        ((299.9, 100, 308, 110), ["text stands -2.8 mm from the trim"]),
        ((100, 100, 140, 400 - mm(2.9)), ["text stands 2.9 mm from the trim"]),
        ((100, 400, 140, 408), []),
    ],
)
def test_text_near_the_trim(box: Any, told: list[str]) -> None:
    assert messages(type.examine(document(page(text(box=box))))) == told


def glyph(letter: str = "", font: str = "Face", **more: Any) -> Glyph:
    return Glyph(letter, 50, 60, 8, 10, font, 1, **more)


@pytest.mark.parametrize(
    ("glyphs", "told"),
    [
        ([glyph("中", is_notdef=True)], ["Face has no glyph for “中”"]),
        ([glyph(is_notdef=True)], ["Face has no glyph for “?”"]),
        ([glyph("a", is_notdef=True), glyph("b", is_notdef=True)], ["Face has no glyph for “a”"]),
        (
            [glyph("a", is_notdef=True), glyph("b", "Other", is_notdef=True)],
            ["Face has no glyph for “a”", "Other has no glyph for “b”"],
        ),
        ([glyph(is_mapped=False), glyph(is_mapped=False)], ["a glyph of Face does not tell its character"]),
        ([glyph(is_mapped=False, is_artefact=True)], []),
        (
            [glyph("a", is_notdef=True, is_mapped=False)],
            ["Face has no glyph for “a”", "a glyph of Face does not tell its character"],
        ),
        ([glyph("a")], []),
    ],
)
def test_glyphs_that_are_missing_or_say_nothing_are_told_once_a_font(glyphs: list[Glyph], told: list[str]) -> None:
    found = list(type.examine(document(page(glyphs=tuple(glyphs)))))
    assert messages(found) == told
    assert {each.box for each in found} <= {(50, 60, 58, 70)}


FILE = {"FontDescriptor": Dictionary(FontFile2=Dictionary())}


def fonts(*names: str, **entries: Any) -> Dictionary:
    return Dictionary({f"/F{at}": Dictionary(BaseFont=Name(f"/{each}"), **entries) for at, each in enumerate(names)})


@pytest.mark.parametrize(
    ("resources", "told"),
    [
        (Dictionary(Font=fonts("ABCDEF+Face", **FILE)), []),
        (Dictionary(Font=fonts("Face", **FILE)), ["Face is in the file as a whole"]),
        (Dictionary(Font=fonts("Face", "Face", **FILE)), ["Face is in the file as a whole"]),
        (Dictionary(Font=fonts("Face", Subtype=Name.Type3)), []),
        (
            Dictionary(Font=fonts("Face", FontDescriptor=Dictionary(FontFile=Dictionary()))),
            ["Face is in the file as a whole"],
        ),
        (
            Dictionary(Font=fonts("Face", FontDescriptor=Dictionary(FontFile3=Dictionary()))),
            ["Face is in the file as a whole"],
        ),
        (
            Dictionary(Font=fonts("Face", DescendantFonts=Array([Dictionary(**FILE)]))),
            ["Face is in the file as a whole"],
        ),
        (Dictionary(Font=Dictionary(F=3)), []),
        (None, []),
    ],
)
def test_fonts_are_in_the_file_as_far_as_they_are_used(resources: Any, told: list[str]) -> None:
    each = page(obj=Dictionary(Resources=resources) if resources is not None else Dictionary())
    assert messages(type.examine(document(each, page(obj=each.obj, number=2)))) == told


PDF = Pdf.new()


def form(depth: int) -> Dictionary:
    """Resources with a font so many forms deep."""
    found = Dictionary(Font=fonts("Face", **FILE))
    for _ in range(depth):
        inner = PDF.make_stream(b"", Subtype=Name.Form, Resources=found)
        bare = PDF.make_stream(b"", Subtype=Name.Form)
        found = Dictionary(XObject=Dictionary(X=inner, Y=bare, Z=PDF.make_stream(b"", Subtype=Name.Image)))
    return found


@pytest.mark.parametrize(("depth", "count"), [(0, 1), (1, 1), (8, 1), (9, 0)])
def test_fonts_are_looked_for_in_forms_of_forms(depth: int, count: int) -> None:
    assert len(list(type._used(form(depth), 0))) == count


def picture(size: float, **head: Any) -> Mark:
    entries = Dictionary({f"/{name}": value for name, value in head.items()})
    return mark("picture", size=size, shape=entries)


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (picture(149.4), ["picture.resolution"]),
        (picture(149.6), ["picture.coarse"]),
        (picture(299.4), ["picture.coarse"]),
        (picture(299.6), []),
        (picture(340.4), []),
        (picture(340.6), ["picture.heavy"]),
        (picture(999, BitsPerComponent=1), ["picture.bilevel"]),
        (picture(1000, BitsPerComponent=1), []),
        (picture(999, BitsPerComponent=2), ["picture.heavy"]),
        (picture(300, ImageMask=True), ["picture.bilevel"]),
        (picture(1000, ImageMask=True, BitsPerComponent=1), []),
        (picture(300, Interpolate=True), ["picture.interpolated"]),
        (picture(300, Interpolate=False), []),
        (mark("picture", size=100.0, shape=SimpleNamespace()), ["picture.resolution"]),
        (picture(100)._replace(box=(-20, 0, -10, 9)), []),
        (picture(100)._replace(kind="ground"), []),
    ],
)
def test_pictures_that_are_too_coarse_or_too_fine(each: Mark, told: list[str]) -> None:
    assert codes(pictures.examine(document(page(each)))) == told


def gradient(space: str, channels: int | None, kind: Any = "shading") -> Mark:
    function = Dictionary(C0=Array([0] * channels)) if channels is not None else Dictionary()
    return mark(kind, Ink(space), shape=Dictionary(Function=function))


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (gradient("DeviceGray", 1), []),
        (gradient("DeviceGray", 3), ["a gradient of DeviceGray has colours of 3 channels"]),
        (gradient("DeviceRGB", 3), []),
        (gradient("DeviceRGB", 4), ["a gradient of DeviceRGB has colours of 4 channels"]),
        (gradient("DeviceCMYK", 4, "pattern"), []),
        (gradient("DeviceCMYK", 3, "pattern"), ["a gradient of DeviceCMYK has colours of 3 channels"]),
        (gradient("DeviceCMYK", None), []),
        (gradient("Separation Gold", 3), []),
        (gradient("DeviceRGB", 4, "ground"), []),
        (mark("shading", Ink("DeviceRGB"), shape=Dictionary(Function=Array([]))), []),
        (mark("pattern", Ink("DeviceRGB")), []),
    ],
)
def test_gradients_have_the_channels_of_their_space(each: Mark, told: list[str]) -> None:
    assert messages(pictures.examine(document(page(each)))) == told


def layered(**shown: Any) -> Any:
    """Two layers, in a state that names them by their numbers."""
    pdf = Pdf.new()
    groups = [pdf.make_indirect(Dictionary(Name=String(name))) for name in ("Text", "Maps")]
    state = {
        key: Array([groups[at] for at in value]) if isinstance(value, list) else value for key, value in shown.items()
    }
    pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(**state))
    return document(pdf=pdf)


HIDDEN = "layer “{}” is hidden: some readers and presses draw it all the same"
SWITCHED = "layers are shown and hidden by what is done with the file: seen, printed or exported"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({}, []),
        ({"OFF": [1]}, [HIDDEN.format("Maps")]),
        ({"OFF": [0, 1]}, [HIDDEN.format("Text"), HIDDEN.format("Maps")]),
        ({"BaseState": Name.OFF, "ON": [0]}, [HIDDEN.format("Maps")]),
        ({"BaseState": Name.ON, "OFF": [0]}, [HIDDEN.format("Text")]),
        ({"BaseState": Name.OFF, "ON": [0, 1], "OFF": [0]}, [HIDDEN.format("Text")]),
        ({"AS": Array([])}, []),
        ({"AS": Array([Dictionary()])}, [SWITCHED]),
        ({"OFF": Dictionary()}, []),
    ],
)
def test_layers_that_are_hidden(shown: dict[str, Any], told: list[str]) -> None:
    first, *rest = messages(layers.examine(layered(**shown)))
    assert (first, rest) == ("the file has 2 layers: Text, Maps", told)


@pytest.mark.parametrize(
    "root",
    [
        Dictionary(),
        Dictionary(OCProperties=3),
        Dictionary(OCProperties=Dictionary(D=3)),
        Dictionary(OCProperties=Dictionary(OCGs=Array([3]))),
    ],
)
def test_a_file_without_layers_has_no_fault_of_layers(root: Dictionary) -> None:
    assert list(layers.examine(document(pdf=SimpleNamespace(Root=root)))) == []


def test_a_layer_without_a_name_is_told_all_the_same() -> None:
    pdf = Pdf.new()
    pdf.Root.OCProperties = Dictionary(OCGs=Array([pdf.make_indirect(Dictionary())]))
    assert messages(layers.examine(document(pdf=pdf))) == ["the file has 1 layers: ?"]

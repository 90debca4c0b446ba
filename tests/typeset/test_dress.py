"""One layout, drawn as often as there are editions: each drawing is what a layout for it alone would give."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from fonts_once import lay_out
from pressing import press
from typesetting import job, page_texts, png

from galley.theme import Palette
from galley.typeset import Dress, Layout, draw, draw_all

CSS = """
@page { background: color(--ground 1) }
body, a { color: color(--ink 1) }
table { border-collapse: collapse } td { border: 1pt solid color(--ground 1) }
"""
BODY = """
<h1 id="top">Title</h1><p>Words <a href="#top">back</a>.</p><table><tr><td>cell</td></tr></table>
<p data-address="part"><img src="picture:a.png?full" alt="x" style="width: 30mm"></p>
<p style="break-before: page">Second</p>
"""
INK = Palette("device-cmyk", {"--ink": (0, 0, 0, 1), "--ground": (0.5, 0, 0, 0)})
LIGHT = Palette("srgb", {"--ink": (0.1, 0.1, 0.1), "--ground": (0.9, 1, 1)})
PRESS = Dress(INK, 3, {"picture:a.png?full": (png(40, 20), "image/png")}, linked=False)
SCREEN = Dress(LIGHT, 0, {"picture:a.png?full": (png(20, 10), "image/png")}, tagged=True)


def layout(body: str = BODY) -> Layout:
    done, problems = lay_out(job(body, CSS, {"picture:a.png?full": png(400, 200)}))
    assert problems == []
    return done


def drawn(done: Layout, dress: Dress) -> bytes:
    data, problems = press(done, dress)
    assert problems == []
    return data


def test_a_page_with_a_turned_block_is_shown_turned_on_screens_and_is_as_all_others_in_print() -> None:
    block = '<div style="width: 100mm; height: 80mm; transform-origin: 0 0; transform: translate(0, 100mm) rotate(-90deg)">x</div>'
    done = layout(f'<p>a</p><section style="break-before: page">{block}</section><p style="break-before: page">b</p>')
    for dress, turns in ((SCREEN, [0, 90, 0]), (PRESS, [0, 0, 0])):
        with pikepdf.open(BytesIO(drawn(done, dress))) as pdf:
            assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == turns
            assert len({tuple(map(float, page.trimbox)) for page in pdf.pages}) == 1


@pytest.fixture(scope="module")
def four() -> list[bytes]:
    """One layout drawn for the press, the screen, the screen and the press."""
    done = layout()
    return [drawn(done, dress) for dress in (PRESS, SCREEN, SCREEN, PRESS)]


def test_the_same_dress_gives_the_same_bytes_again(four: list[bytes]) -> None:
    assert four[0] == four[3]
    assert four[1] == four[2]


def test_a_second_drawing_is_that_of_a_layout_of_its_own(four: list[bytes]) -> None:
    assert drawn(layout(), SCREEN) == four[1]
    assert drawn(layout(), PRESS) == four[0]


@pytest.fixture(scope="module")
def files(four: list[bytes]) -> Iterator[tuple[pikepdf.Pdf, pikepdf.Pdf]]:
    """The files for press and screen, open."""
    with pikepdf.open(BytesIO(four[0])) as press, pikepdf.open(BytesIO(four[1])) as screen:
        yield press, screen


def operations(pdf: pikepdf.Pdf, wanted: str) -> list[list[float]]:
    """The numbers that each operator of a name takes on the first page."""
    found = pikepdf.parse_content_stream(pdf.pages[0])
    return [[float(each) for each in operands] for operands, operator in found if str(operator) == wanted]


def test_the_ground_runs_into_the_bleed_of_its_dress(files: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    press, screen = (pdf.pages[0] for pdf in files)
    width, height, bleed = (mm * 72 / 25.4 for mm in (100, 120, 3))
    assert [float(edge) for edge in press.mediabox] == pytest.approx([-bleed, -bleed, width + bleed, height + bleed])
    assert [float(edge) for edge in press.trimbox] == pytest.approx([0, 0, width, height])
    assert [float(edge) for edge in screen.mediabox] == pytest.approx([0, 0, width, height])
    filled = max(operations(files[0], "re"), key=lambda box: box[2])
    px = 96 / 72
    assert filled == pytest.approx([-bleed * px, -bleed * px, (width + 2 * bleed) * px, (height + 2 * bleed) * px])


def test_each_dress_has_the_colours_of_its_palette_alone(files: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    press, screen = files
    assert operations(press, "rg") == []
    assert [0.9, 1, 1] in operations(screen, "rg")


def test_each_dress_has_its_own_picture_in_the_same_place(
    four: list[bytes], files: tuple[pikepdf.Pdf, pikepdf.Pdf]
) -> None:
    drawn_ = [each for pdf in files for each in pdf.pages[0].Resources.XObject.values() if each.Subtype == "/Image"]
    assert [(int(each.Width), int(each.Height)) for each in drawn_] == [(40, 20), (20, 10)]
    assert page_texts(four[0]) == page_texts(four[1])
    assert [operations(pdf, "cm")[-1] for pdf in files] == [operations(files[0], "cm")[-1]] * 2


def test_tags_and_links_are_those_of_the_dress(files: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    press, screen = files
    assert ("/StructTreeRoot" in press.Root, "/StructTreeRoot" in screen.Root) == (False, True)
    assert ("/Annots" in press.pages[0], "/Annots" in screen.pages[0]) == (False, True)


def test_a_damaged_picture_is_told_when_it_is_drawn() -> None:
    _, problems = draw(layout(), Dress(LIGHT, 0, {"picture:a.png?full": (b"nothing", "image/png")}))
    (problem,) = problems
    assert problem.message.startswith("Failed to load image")


def test_pages_that_are_drawn_in_all_dresses_let_go_of_their_boxes_and_stay_as_drawn(four: list[bytes]) -> None:
    done = layout()
    draw_all(done, (PRESS, SCREEN))
    assert [leaf.page for leaf in done.rendered.leaves] == [None, None]
    assert [drawn(done, PRESS), drawn(done, SCREEN)] == four[:2]


def test_a_page_of_which_something_is_told_is_told_again_when_the_book_is_drawn() -> None:
    strange = Dress(Palette("srgb", {"--ground": (1, 1, 1)}), 0, SCREEN.pictures)
    done = layout()
    draw_all(done, (strange, SCREEN))
    assert all(leaf.page is not None for leaf in done.rendered.leaves)
    ((problem,), again) = (draw(done, strange)[1] for _ in range(2))
    assert (problem.code, again) == ("typeset.colour", [problem])


def test_a_font_in_the_case_does_not_hold_its_file() -> None:
    done = layout()
    drawn(done, SCREEN)
    assert done.case.fonts and all(font.file_content == b"" for font in done.case.fonts.values())


def test_dresses_hold_what_a_page_shows_of_its_fonts_once() -> None:
    done = layout()
    draw_all(done, (PRESS, SCREEN))
    for leaf in done.rendered.leaves:
        press, screen = leaf.plates.values()
        assert press.fonts is screen.fonts and press.data != screen.data


def test_what_pages_tell_of_glyphs_is_held_once() -> None:
    done = layout('<p>中文 words</p><p style="break-before: page">中文 words</p>')
    draw_all(done, [SCREEN])
    one, other = (plate.fonts for leaf in done.rendered.leaves for plate in leaf.plates.values())
    assert one == other and one
    for name, shown in one.items():
        for ours, theirs in ((shown.texts, other[name].texts), (shown.widths, other[name].widths)):
            assert ours and all(value is theirs[glyph] for glyph, value in ours.items())
            assert {*map(id, ours)} == {*map(id, theirs)}

"""The parts of the room `images` one by one: names of formats, segments, inks, modes, limits and sizes, each to its bound."""

from __future__ import annotations

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from test_images import PROFILE, facts_of, photo, png, saved

from galley.images import Facts, convert, decode, elements, facts, inks, inspect, inspect_profile, jpeg
from galley.images import resolution_problem as resolution
from galley.images.colour import fits, most_ink, to_srgb
from galley.images.convert import _size
from galley.images.decode import Unusable, _dpi, _eight_bit, _from_16_bit
from galley.images.formats import EXTENSIONS, signature
from galley.problem import Place


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xff\xd8\xff", "JPEG"),
        (b"\x89PNG\r\n", "PNG"),
        (b"GIF89a", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"II+\0", "TIFF"),
        (b"MM\0+", "TIFF"),
        (b"RIFF\1\2\3\4WEBP", "WEBP"),
        (b"\0\0\0\x1cftypavif", "AVIF"),
        (b"\0\0\0\x1cftypheic", "HEIC"),
        (b"\0\0\0\x1cftyphevc", "HEIC"),
        (b"\0\0\0\x1cftypmif1", "HEIC"),
        (b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
        (b"BM\0\0", "BMP"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.7", "PDF"),
        (b"%!PS-Adobe", "PostScript"),
        (b"\x1f\x8b\x08", "compressed SVG or another archive"),
        (b"RIFF\1\2\3\4WAVE", None),
        (b"", None),
    ],
)
def test_a_format_is_known_by_its_first_bytes(data: bytes, name: str | None) -> None:
    assert signature(data) == name


@pytest.mark.parametrize(
    ("format_", "endings"),
    [("JPEG", "jpg jpeg jpe jfif"), ("PNG", "png"), ("TIFF", "tif tiff"), ("WEBP", "webp"), ("GIF", "gif")],
)
def test_a_format_has_its_endings(format_: str, endings: str) -> None:
    data = saved(photo((4, 4)).quantize(4) if format_ == "GIF" else photo((4, 4)), format_)
    assert EXTENSIONS[format_] == tuple(endings.split())
    for ending in endings.split():
        assert inspect(data, f"a.{ending.upper()}")[1] == []
    assert [each.code for each in inspect(data, "a.bmp")[1]] == ["images.extension"]
    assert [each.code for each in inspect(data, "a")[1]] == ["images.extension"]


SCAN = b"\xff\xda\0\x02coded"


def segment(marker: int, body: bytes = b"ab") -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


@pytest.mark.parametrize("marker", [*range(0xE1, 0xEE), 0xEF, 0xFE])
def test_segments_of_metadata_are_left_out(marker: int) -> None:
    assert jpeg.stripped(b"\xff\xd8" + segment(marker) + SCAN) == b"\xff\xd8" + SCAN


@pytest.mark.parametrize("marker", [0xE0, 0xEE, 0xDB, 0xC4, 0xC8, 0xCC, 0xC0, 0xC1, 0xC2])
def test_segments_of_the_coded_picture_stay(marker: int) -> None:
    data = b"\xff\xd8" + segment(0xE1) + segment(marker) + SCAN
    assert jpeg.stripped(data) == b"\xff\xd8" + segment(marker) + SCAN


@pytest.mark.parametrize("marker", [0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF])
def test_a_coding_that_pdf_does_not_know_is_refused(marker: int) -> None:
    assert jpeg.stripped(b"\xff\xd8" + segment(marker) + SCAN) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8",
        b"\xff\xd8" + segment(0xDB),
        b"\xff\xd8\xff\xdb\0\1" + SCAN,
        b"\xff\xd8" + segment(0xDB) + b"\0" + SCAN,
        b"\xff\xd8\xff\xda\0",
    ],
)
def test_segments_that_cannot_be_followed_are_refused(data: bytes) -> None:
    assert jpeg.stripped(data) is None


def test_a_segment_may_be_empty_and_a_scan_the_last_of_all() -> None:
    assert jpeg.stripped(b"\xff\xd8" + segment(0xDB, b"") + b"\xff\xda\0\2") == b"\xff\xd8\xff\xdb\0\2\xff\xda\0\2"


@pytest.mark.parametrize(
    ("mode", "eight"),
    [
        ("1", "L"),
        ("L", "L"),
        ("LA", "LA"),
        ("La", "LA"),
        ("P", "RGB"),
        ("PA", "RGBA"),
        ("RGB", "RGB"),
        ("RGBX", "RGB"),
        ("YCbCr", "RGB"),
        ("RGBA", "RGBA"),
        ("RGBa", "RGBA"),
        ("CMYK", "CMYK"),
        ("I;16", "L"),
        ("I;16B", "L"),
    ],
)
def test_every_mode_has_one_of_eight_bits(mode: str, eight: str) -> None:
    assert _eight_bit(Image.new(mode, (2, 2))).mode == eight


@pytest.mark.parametrize(("alpha", "mode"), [(255, "RGB"), (254, "RGBA")])
def test_alpha_stays_where_some_pixel_is_transparent(alpha: int, mode: str) -> None:
    image = Image.new("RGBA", (2, 2), (9, 9, 9, 255))
    image.putpixel((1, 1), (9, 9, 9, alpha))
    assert _eight_bit(image).mode == mode
    assert _eight_bit(Image.new("LA", (2, 2), (9, alpha))).mode == ("L" if alpha == 255 else "LA")


def test_sixteen_bits_are_rounded_and_one_value_may_be_clear() -> None:
    image = Image.frombytes("I;16", (6, 1), struct.pack("<6H", 0, 128, 129, 257, 65_406, 65_535))
    assert list(_from_16_bit(image).tobytes()) == [0, 0, 1, 1, 254, 255]
    image.info["transparency"] = 129
    assert list(_from_16_bit(image).getchannel("A").tobytes()) == [255, 255, 0, 255, 255, 255]


@pytest.mark.parametrize(("dpi", "told"), [((300, 300), 300), ((1, 1), None), ((2, 2), 2), ((72.5, 1), 72.5)])
def test_a_resolution_is_told_from_more_than_one_on(dpi: tuple[float, float], told: float | None) -> None:
    assert facts_of(saved(photo((4, 4)), "TIFF", dpi=dpi), "a.tif").dpi == told


def test_a_resolution_without_end_is_none() -> None:
    image = Image.new("L", (1, 1))
    image.info["dpi"] = (float("inf"), 1)
    assert _dpi(image) is None


@pytest.mark.parametrize(("width", "code"), [(65_500, []), (65_501, ["images.too-large"])])
def test_a_side_may_be_as_long_as_a_jpeg_can_be(width: int, code: list[str]) -> None:
    data = png(width, 1, 8, 0, [bytes(width)])
    assert [each.code for each in inspect(data, "a.png")[1]] == code


def test_pillow_is_as_it_was_after_a_picture_was_read() -> None:
    before = Image.MAX_IMAGE_PIXELS
    decode.upright(saved(photo((4, 4)), "PNG"))
    with pytest.raises(Unusable):
        decode.upright(b"x")
    assert before == Image.MAX_IMAGE_PIXELS


def test_what_a_page_of_pdf_is_answered_hangs_on_its_kind() -> None:
    mends = {
        name: inspect(data, "a")[1][0].mend for name, data in (("pdf", b"%PDF-1"), ("ps", b"%!PS"), ("bmp", b"BM"))
    }
    assert mends["pdf"] == mends["ps"] != mends["bmp"] == "save the picture in one of these formats"
    assert inspect(b"hello", "a")[1][0].mend == mends["bmp"]


@pytest.mark.parametrize(
    ("colours", "kind"),
    [
        ([(0, 0, 0), (255, 255, 255)], "bilevel"),
        ([(0, 0, 0)], "bilevel"),
        ([(255, 255, 255)], "bilevel"),
        ([(0, 0, 0), (254, 254, 254)], "grey"),
        ([(0, 0, 0), (255, 255, 255), (9, 9, 9)], "grey"),
        ([(0, 0, 0), (255, 0, 0)], "colour"),
    ],
)
def test_an_indexed_picture_is_what_its_colours_are(colours: list[tuple[int, int, int]], kind: str) -> None:
    image = Image.new("P", (len(colours), 1))
    image.putpalette([channel for colour in colours for channel in colour])
    image.putdata(range(len(colours)))
    assert facts_of(saved(image, "PNG")).kind == kind
    assert facts_of(saved(image.convert("RGB"), "PNG")).kind == ("colour" if kind == "colour" else "grey")


def test_facts_of_a_vector_picture_are_shares_of_its_longer_side() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><rect/></svg>'
    for size, sides in (((20, 10), (10_000, 5_000)), ((1, 3), (3_333, 10_000)), ((1, 90_000), (1, 10_000))):
        found = facts.inspect(svg % size, "a.svg")[0]
        assert found is not None and (found.width_px, found.height_px, found.kind, found.alpha) == (
            *sides,
            "vector",
            True,
        )
    assert [each.code for each in inspect(svg % (1, 1), "a.png")[1]] == ["images.extension"]
    assert inspect(svg % (1, 1), "a.SVG")[1] == []
    assert inspect(svg % (0, 1), "a.svg")[0] is None


@pytest.mark.parametrize(
    ("mode", "icc", "told"),
    [
        ("L", b"no profile", 0),
        ("LA", b"no profile", 0),
        ("RGB", b"no profile", 1),
        ("RGBA", PROFILE, 1),
        ("RGB", None, 0),
    ],
)
def test_a_profile_matters_where_there_are_colours(mode: str, icc: bytes | None, told: int) -> None:
    problems = inspect(saved(photo((4, 4), mode), "PNG", icc_profile=icc), "a.png")[1]
    assert [each.code for each in problems] == ["images.profile"] * told
    assert all("sRGB is assumed" in each.message for each in problems)


def test_a_profile_of_other_colours_in_a_press_picture_is_told() -> None:
    (problem,) = inspect(saved(photo((4, 4), "CMYK"), "TIFF", icc_profile=b"no profile"), "a.tif")[1]
    assert "the press's colours are assumed" in problem.message
    assert inspect(saved(photo((4, 4), "CMYK"), "TIFF", icc_profile=PROFILE), "a.tif")[1] == []


@pytest.mark.parametrize(
    ("colours", "apart"),
    [((9, 9, 9), 0), ((9, 12, 9), 3), ((12, 9, 9), 3), ((9, 9, 14), 5), ((5, 9, 14), 9), ((14, 5, 9), 9)],
)
def test_the_channels_of_a_pixel_lie_so_far_apart(colours: tuple[int, int, int], apart: int) -> None:
    assert inks.chroma(Image.new("RGB", (1, 1), colours)).getpixel((0, 0)) == apart
    assert inks.chroma(Image.new("RGBA", (1, 1), (*colours, 9))).getpixel((0, 0)) == apart


@pytest.mark.parametrize(("flat", "drawn"), [(50, True), (49, False)])
def test_a_drawing_is_flat_over_a_half(flat: int, drawn: bool) -> None:
    image = Image.new("RGB", (100, 1))
    image.putdata([(n % 8, 0, 0) if n < flat else (0, n, 9) for n in range(100)])
    assert inks.is_drawn(image) is drawn


def test_greys_of_a_drawing_are_in_black_up_to_some_noise() -> None:
    image = Image.new("RGB", (2, 1))
    image.putdata([(100, 103, 100), (100, 104, 100)])
    near, far = (inks.drawn_in_inks(image, PROFILE).getpixel((x, 0)) for x in (0, 1))
    assert near == (0, 0, 0, 153) and far[:3] != (0, 0, 0)


def test_inks_are_kept_without_loss_behind_their_size() -> None:
    assert inks.lossless(Image.new("CMYK", (3, 2))).startswith(b"3 2\n")


@pytest.mark.parametrize(
    ("facts_", "width_mm", "height_mm", "mend"),
    [
        ((118, 9), 80, None, "bring one 945 pixels wide (this has 118)"),
        ((119, 9), 80, None, "print it 10 mm wide, or bring one 945 pixels wide (this has 119)"),
        ((200, 200), 40, 40, "print it 17 mm wide, or bring one 472 pixels wide (this has 200)"),
        (
            (200, 199),
            40,
            40,
            "bring one 472 pixels high (this has 199): it is printed 40 mm high, and its sides are cut",
        ),
    ],
)
def test_the_mend_is_of_the_side_that_lacks_pixels(
    facts_: tuple[int, int], width_mm: float, height_mm: float | None, mend: str
) -> None:
    problem = resolution(Facts(*facts_, "PNG", "colour", False, None), "a.png", width_mm, height_mm=height_mm)
    assert problem is not None and problem.mend == mend


def test_the_resolution_of_line_art_is_told_by_its_own_bounds() -> None:
    problem = resolution(Facts(999, 9, "PNG", "bilevel", False, None), "a.png", 25.4)
    assert problem is not None
    assert problem.message == "a.png has 999 pixels per inch at 25 mm; a 1-bit picture needs 1000, never under 600"
    assert problem.place == Place("a.png")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'


def test_a_vector_picture_may_be_as_large_as_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = SVG % b"<g><g/></g><g/>"
    for name, most in (("MAX_BYTES", len(data)), ("MAX_DEPTH", 3), ("MAX_ELEMENTS", 4)):
        with monkeypatch.context() as patch:
            patch.setattr(elements, name, most)
            assert elements.parsed(data, "a.svg")[0].tag.endswith("svg")
            patch.setattr(elements, name, most - 1)
            with pytest.raises(Unusable) as refused:
                elements.parsed(data, "a.svg")
            assert refused.value.rule == "too-large"


def test_groups_stand_in_one_another_as_programs_write_them_and_not_to_do_harm() -> None:
    def nested(depth: int) -> bytes:
        return SVG % (b"<g>" * depth + b"</g>" * depth)

    assert elements.parsed(nested(50), "a.svg")
    with pytest.raises(Unusable):
        elements.parsed(nested(100), "a.svg")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"<svg/>", "format"),
        (b'<g xmlns="http://www.w3.org/2000/svg"/>', "format"),
        (b"<svg", "damaged"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "entities"),
    ],
)
def test_what_is_no_plain_svg_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Unusable) as refused:
        elements.parsed(data, "a.svg")
    assert refused.value.rule == rule


def test_elements_have_their_places() -> None:
    root, lines = elements.parsed(SVG % b"\n  <g/>", "a.svg")
    assert [lines[id(each)] for each in root.iter()] == [Place("a.svg", 1, 1), Place("a.svg", 2, 3)]


@pytest.mark.parametrize(
    ("size", "ppi", "width_mm", "height_mm", "most"),
    [
        ((300, 200), 300, 25.4, None, (300, 200)),
        ((301, 200), 300, 25.4, None, (300, 199)),
        ((600, 200), 300, 25.4, 10, (354, 118)),
        ((600, 200), 300, 25.4, 5, (300, 100)),
        ((5, 1), 1, 25.4, None, (1, 1)),
        ((5, 5), 1, 2, None, (1, 1)),
    ],
)
def test_a_picture_has_no_more_pixels_than_are_seen(
    size: tuple[int, int], ppi: int, width_mm: float, height_mm: float | None, most: tuple[int, int]
) -> None:
    assert _size(Facts(*size, "PNG", "colour", False, None), ppi, width_mm, height_mm) == most


def shown(data: bytes, edition: str, **more: object) -> Image.Image:
    ready = convert(data, facts_of(data), edition, profile=PROFILE, max_ppi=300, width_mm=50, **more)  # type: ignore[arg-type]
    return Image.open(BytesIO(ready.data))


@pytest.mark.parametrize(
    ("mode", "edition", "format_", "made"),
    [
        ("L", "print", "JPEG", ("JPEG", "L")),
        ("L", "screen", "JPEG", ("JPEG", "L")),
        ("L", "print", "PNG", ("PNG", "L")),
        ("LA", "screen", "PNG", ("PNG", "LA")),
        ("RGB", "screen", "JPEG", ("JPEG", "RGB")),
        ("RGBA", "screen", "PNG", ("PNG", "RGBA")),
        ("RGB", "print", "JPEG", ("JPEG", "CMYK")),
        ("1", "print", "PNG", ("PNG", "L")),
        ("1", "screen", "PNG", ("PNG", "L")),
        ("CMYK", "print", "JPEG", ("JPEG", "CMYK")),
        ("CMYK", "screen", "JPEG", ("JPEG", "RGB")),
    ],
)
def test_each_kind_comes_out_in_its_format(mode: str, edition: str, format_: str, made: tuple[str, str]) -> None:
    image = Image.new("1", (16, 16), 1) if mode == "1" else photo((16, 16), mode)
    found = shown(saved(image, format_), edition)
    assert (found.format, found.mode) == made


def test_a_clear_grey_picture_on_a_coloured_ground_is_of_colours() -> None:
    clear = saved(Image.new("LA", (9, 9), (0, 0)), "PNG")
    assert convert(clear, facts_of(clear), "print", profile=PROFILE, max_ppi=300, width_mm=50).mime == "image/png"
    coloured = convert(
        clear, facts_of(clear), "print", profile=PROFILE, max_ppi=300, width_mm=50, background=(255, 0, 0)
    )
    assert coloured.mime == "application/x-inks"
    opaque = saved(photo((9, 9), "L"), "PNG")
    ready = convert(
        opaque, facts_of(opaque), "print", profile=PROFILE, max_ppi=300, width_mm=50, background=(255, 0, 0)
    )
    assert Image.open(BytesIO(ready.data)).mode == "L"


def test_profiles_are_judged_by_their_headers() -> None:
    short = PROFILE[:127]
    problem = inspect_profile(short, "a.icc")
    assert problem is not None and "is not an ICC profile" in problem.message and problem.place == Place("a.icc")
    alone = (128).to_bytes(4, "big") + PROFILE[4:128]
    problem = inspect_profile(alone, "a.icc")
    assert problem is not None and "cannot be read to its end" in problem.message
    four = bytearray(alone)
    four[8] = 4
    problem = inspect_profile(bytes(four), "a.icc")
    assert problem is not None and "cannot be read to its end" in problem.message
    four[8] = 3
    problem = inspect_profile(bytes(four), "a.icc")
    assert problem is not None and "of ICC version 3" in problem.message


def test_a_profile_fits_pictures_of_its_colours() -> None:
    assert (fits(PROFILE, "CMYK"), fits(PROFILE, "RGB"), fits(b"x", "RGB")) == (True, False, False)
    assert most_ink(PROFILE) == 277
    clear = Image.new("RGBA", (1, 1), (1, 2, 3, 4))
    assert to_srgb(clear, None, PROFILE).getpixel((0, 0)) == (1, 2, 3, 4)
    assert to_srgb(Image.new("RGB", (1, 1), (1, 2, 3)), b"x", PROFILE).getpixel((0, 0)) == (1, 2, 3)


ROOT = Path(__file__).parents[1]


def test_what_the_library_knows_of_cameras_is_read_for_a_picture_of_one() -> None:
    code = (
        "import sys, galley.images; known = sys.modules['PIL.ExifTags']; print(type(known).__name__);"
        " print(known.Base.Orientation.value, type(known).__name__)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["_LazyModule", "274", "module"]

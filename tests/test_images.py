"""The room `images`: facts, conversion, resolution, press profiles. All pictures are drawn here."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile
from searching import examples

from galley.images import (
    SEPARATED,
    Facts,
    convert,
    decode,
    ink_counted,
    inks,
    inspect,
    inspect_profile,
    ppi,
    resolution_problem,
    srgb,
)
from galley.problem import Place, Severity

PROFILE = (Path(__file__).parents[1] / "templates/colour/FOGRA39_300.icc").read_bytes()
PLACE = Place("content/report/front.yaml", 3, 8)
TALL = (6, 9)
SIZE = {"max_ppi": 330, "width_mm": 100.0}


def saved(image, format_, **options):
    buffer = BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def opened(converted):
    if converted.mime == SEPARATED:
        size, _, inks = converted.data.partition(b"\n")
        return Image.frombytes("CMYK", tuple(map(int, size.split())), zlib.decompress(inks))
    image = Image.open(BytesIO(converted.data))
    image.load()
    return image


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, bits, colour_type, rows, *extra):
    """A PNG written by hand, for what PIL cannot write."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + body + chunk(b"IEND", b"")


def photo(size=(48, 32), mode="RGB"):
    """Colours without a pattern, as in a photograph; always the same."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    count = size[0] * size[1] * bands
    return Image.frombytes(mode, size, bytes((n * n * 31 + n * 17 >> 3) % 256 for n in range(count)))


def facts_of(data, name="picture.png"):
    facts, problems = inspect(data, name, PLACE)
    assert facts is not None, problems
    return facts


def converted(data, edition, **options):
    return convert(data, facts_of(data), edition, **{"profile": PROFILE, **SIZE, **options})


def near(found, wanted, by=6):
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def codes(data, name="picture.png"):
    return [problem.code for problem in inspect(data, name, PLACE)[1]]


def patched(at, new):
    """The press profile with other bytes from `at` on."""
    return PROFILE[:at] + new + PROFILE[at + len(new) :]


def red_in_inks():
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(PROFILE)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return transform.apply(Image.new("RGB", (1, 1), (255, 0, 0))).getpixel((0, 0))


# Facts


@pytest.mark.parametrize(
    ("image", "format_", "ending", "kind", "alpha"),
    [
        (photo(TALL), "JPEG", "jpg", "colour", False),
        (photo(TALL), "PNG", "png", "colour", False),
        (photo(TALL), "TIFF", "tif", "colour", False),
        (photo(TALL), "WEBP", "webp", "colour", False),
        (photo(TALL).quantize(16), "GIF", "gif", "colour", False),
        (photo(TALL).quantize(16), "PNG", "png", "colour", False),
        (photo(TALL, "L"), "JPEG", "jpeg", "grey", False),
        (photo(TALL, "L").convert("RGB"), "PNG", "png", "grey", False),
        (photo(TALL, "LA"), "PNG", "png", "grey", True),
        (photo(TALL, "RGBA"), "PNG", "png", "colour", True),
        (photo(TALL, "RGBA"), "WEBP", "webp", "colour", True),
        (photo(TALL).convert("RGBA"), "PNG", "png", "colour", False),
        (Image.new("I;16", TALL, 40_000), "TIFF", "tiff", "grey", False),
        (Image.new("1", TALL), "PNG", "png", "bilevel", False),
        (Image.new("1", TALL), "TIFF", "tif", "bilevel", False),
        (Image.new("1", TALL).convert("P"), "PNG", "png", "bilevel", False),
        (photo(TALL, "CMYK"), "JPEG", "jpg", "cmyk", False),
        (photo(TALL, "CMYK"), "TIFF", "tif", "cmyk", False),
    ],
)
def test_facts_of_each_format_and_mode(image, format_, ending, kind, alpha):
    facts, problems = inspect(saved(image, format_), f"picture.{ending}")
    assert problems == []
    assert facts == Facts(*TALL, format_, kind, alpha, facts.dpi, ink=facts.ink)
    assert bool(facts.ink) == (kind == "cmyk")


def test_stated_resolution():
    assert facts_of(saved(photo(TALL), "JPEG", dpi=(300, 300))).dpi == 300
    assert facts_of(saved(photo(TALL), "PNG")).dpi is None
    tiff = saved(photo(TALL), "TIFF", dpi=(300, 300))
    assert facts_of(tiff.replace(struct.pack("<II", 300, 1), struct.pack("<II", 300, 0))).dpi is None


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_every_orientation_is_set_upright(orientation, format_):
    upright = Image.new("RGB", (16, 32), "white")
    upright.paste((255, 0, 0), (0, 0, 8, 16))
    stored_from_upright = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    turn = stored_from_upright[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(upright if turn is None else upright.transpose(turn), format_, exif=exif)
    facts = facts_of(data)
    assert (facts.width_px, facts.height_px) == (16, 32)
    image = opened(converted(data, "screen")).convert("RGB")
    assert image.size == (16, 32)
    assert near(image.getpixel((2, 4)), (255, 0, 0), 30)
    assert near(image.getpixel((13, 27)), (255, 255, 255), 30)
    assert not image.getexif()


def test_damaged_exif_does_not_spoil_the_picture():
    data = saved(photo(TALL), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert facts_of(data, "p.jpg").width_px == TALL[0]


# What is refused, and what is only pointed out


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.mark.parametrize(
    ("data", "code", "part"),
    [
        (b"", "images.empty", "no bytes"),
        (b"hello", "images.format", "not a picture"),
        (HEIC, "images.format", "looks like HEIC"),
        (b"\0\0\0\x1cftypavif", "images.format", "looks like AVIF"),
        (saved(photo(TALL), "BMP"), "images.format", "looks like BMP"),
        (b"%PDF-1.7", "images.format", "accepted are JPEG, PNG, TIFF, WebP, GIF and SVG"),
        (b"\xff\xd8\xff", "images.damaged", "cut short"),
        (saved(photo(), "JPEG")[:-300], "images.damaged", "cut short"),
        (saved(photo(), "PNG")[:-200], "images.damaged", "cut short"),
        (saved(photo(), "TIFF", compression="tiff_lzw")[:-90], "images.damaged", "cut short"),
        (saved(photo(), "WEBP")[:-90], "images.damaged", "cut short"),
        (saved(photo().quantize(64), "GIF")[:-400], "images.damaged", "cut short"),
        (png(0, 4, 8, 0, []), "images.damaged", "damaged"),
        (png(12_000, 12_000, 8, 0, []), "images.too-large", "120 million"),
        (png(70_000, 4, 8, 0, []), "images.too-large", "70000 × 4"),
        (saved(photo(), "TIFF", save_all=True, append_images=[photo()]), "images.pages", "several pages"),
        (saved(Image.new("F", TALL), "TIFF"), "images.samples", "no fixed white"),
    ],
)
def test_refused(data, code, part):
    facts, (problem,) = inspect(data, "art/p.jpg", PLACE)
    assert facts is None
    assert (problem.code, problem.place, problem.severity) == (code, PLACE, Severity.ERROR)
    assert problem.message.startswith("art/p.jpg ") and part in problem.message
    assert problem.mend


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_animations_are_refused(format_):
    frames = [Image.new("RGB", TALL, colour) for colour in ("red", "blue")]
    data = saved(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)
    assert codes(data) == ["images.animated"]


def test_previews_behind_a_cameras_picture_do_not_count():
    data = saved(photo(), "MPO", save_all=True, append_images=[photo(TALL)])
    facts, problems = inspect(data, "camera.jpg")
    assert problems == [] and facts is not None
    assert (facts.format, facts.width_px, facts.height_px) == ("JPEG", 48, 32)


def test_size_is_judged_before_anything_is_decoded(monkeypatch):
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("decoded"))
    assert codes(png(12_000, 12_000, 8, 0, [])) == ["images.too-large"]
    lossless = bytearray(saved(photo((4, 4)), "WEBP", lossless=True))
    (bits,) = struct.unpack_from("<I", lossless, 21)
    struct.pack_into("<I", lossless, 21, bits | 0x0FFF_FFFF)
    assert codes(bytes(lossless)) == ["images.too-large"]


def test_a_cut_picture_is_refused_though_the_engine_makes_pil_lenient(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert codes(saved(photo(), "JPEG")[:-300]) == ["images.damaged"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_contents_decide_and_a_wrong_ending_is_a_warning():
    facts, (problem,) = inspect(saved(photo(TALL), "PNG"), "art/p.JPG")
    assert facts is not None and facts.format == "PNG"
    assert (problem.code, problem.severity) == ("images.extension", Severity.WARNING)
    assert problem.place == Place("art/p.JPG") and ".png" in problem.mend


def test_a_broken_or_foreign_profile_is_a_warning_and_the_picture_still_converts():
    for icc in (b"no profile at all", PROFILE):
        data = saved(photo(TALL), "PNG", icc_profile=icc)
        (problem,) = inspect(data, "p.png")[1]
        assert (problem.code, problem.severity) == ("images.profile", Severity.WARNING)
        assert opened(converted(data, "screen")).size == TALL
    assert codes(saved(photo(TALL), "PNG", icc_profile=srgb_bytes())) == []


def srgb_bytes():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


# Print


def test_colour_becomes_cmyk_jpeg_through_the_press_profile():
    result = converted(saved(Image.new("RGB", (16, 16), (255, 0, 0)), "JPEG", quality=98), "print")
    image = opened(result)
    assert (result.mime, image.format, image.mode) == ("image/jpeg", "JPEG", "CMYK")
    assert "icc_profile" not in image.info and "adobe" in image.info
    assert {layer[1:3] for layer in image.layer} == {(1, 1)}
    assert near(image.getpixel((8, 8)), red_in_inks(), 2)


def chart():
    """A drawing: black words (here bars) and their soft edges on white, and a red bar."""
    image = Image.new("RGB", (60, 40), "white")
    for x, colour in ((10, (0, 0, 0)), (14, (90, 90, 90)), (20, (220, 30, 40)), (30, (34, 32, 33))):
        image.paste(colour, (x, 5, x + 4, 35))
    return image


def test_greys_of_a_drawing_are_black_ink_alone_and_its_colours_as_they_were():
    result = converted(saved(chart(), "PNG"), "print")
    image = opened(result)
    assert result.mime == SEPARATED
    assert [image.getpixel((x, 20)) for x in (5, 12, 16, 32)] == [
        (0, 0, 0, 0),
        (0, 0, 0, 255),
        (0, 0, 0, 165),
        (0, 0, 0, 222),
    ]
    red = opened(converted(saved(Image.new("RGB", (8, 8), (220, 30, 40)), "PNG"), "print")).getpixel((4, 4))
    assert {image.getpixel((x, 20)) for x in (20, 23)} == {red} and red[1] > 200


def test_greys_of_a_photograph_are_separated_with_the_rest():
    image = photo((64, 64)).resize((128, 128), Image.Resampling.BICUBIC)
    image.paste((0, 0, 0), (0, 0, 40, 40))
    result = converted(saved(image, "PNG"), "print")
    assert result.mime == "image/jpeg"
    assert min(opened(result).getpixel((20, 20))[:3]) > 100


@pytest.mark.parametrize(("apart", "kind"), [(0, "grey"), (3, "grey"), (4, "colour")])
def test_a_scan_that_is_nearly_grey_is_grey(apart, kind):
    image = photo(TALL, "L").point([min(value, 250) for value in range(256)]).convert("RGB")
    red, green, blue = image.split()
    noisy = Image.merge("RGB", (red, green.point(lambda value: value + apart), blue))
    assert facts_of(saved(noisy, "PNG")).kind == kind


def test_rgb_greys_are_printed_with_black_alone():
    result = opened(converted(saved(photo(TALL, "L").convert("RGB"), "PNG"), "print"))
    assert (result.mode, result.tobytes()) == ("L", photo(TALL, "L").tobytes())


def test_transparency_is_laid_on_the_background():
    clear = saved(Image.new("RGBA", (16, 16), (255, 0, 0, 0)), "PNG")
    assert opened(converted(clear, "print")).getpixel((4, 4)) == (0, 0, 0, 0)
    grey = saved(Image.new("LA", (16, 16), (0, 0)), "PNG")
    assert opened(converted(grey, "print")).getpixel((4, 4)) == 255
    assert near(opened(converted(grey, "print", background=(255, 0, 0))).getpixel((4, 4)), red_in_inks(), 2)


def test_bilevel_stays_sharp_and_whole():
    image = Image.frombytes("1", (64, 8), bytes(range(64)))
    result = converted(saved(image, "PNG"), "print", width_mm=1.0)
    assert result.mime == "image/png"
    assert opened(result).mode == "L" and opened(result).tobytes() == image.convert("L").tobytes()


def test_sixteen_bits_are_scaled_not_clipped():
    grey = png(4, 1, 16, 0, [struct.pack(">4H", 0, 257, 32_896, 65_535)])
    assert list(opened(converted(grey, "print")).tobytes()) == [0, 1, 128, 255]
    colour = png(2, 1, 16, 2, [struct.pack(">6H", 65_535, 0, 0, 65_535, 0, 0)])
    assert opened(converted(colour, "screen")).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_transparent_values_of_a_png_become_alpha():
    wide = png(2, 1, 16, 0, [struct.pack(">2H", 9, 65_535)], chunk(b"tRNS", struct.pack(">H", 9)))
    assert list(opened(converted(wide, "screen")).getchannel("A").tobytes()) == [0, 255]
    one = png(2, 1, 1, 0, [b"\x40"], chunk(b"tRNS", struct.pack(">H", 0)))
    assert list(opened(converted(one, "print")).tobytes()) == [255, 255]
    indexed = png(2, 1, 1, 3, [b"\x40"], chunk(b"PLTE", bytes([9, 0, 0, 0, 0, 255])), chunk(b"tRNS", b"\x10"))
    assert opened(converted(indexed, "screen")).tobytes() == bytes([9, 0, 0, 16, 0, 0, 255, 255])


def test_a_fitting_cmyk_or_grey_jpeg_passes_byte_for_byte():
    for mode in ("CMYK", "L"):
        data = saved(photo(TALL, mode), "JPEG", progressive=True)
        assert converted(data, "print").data == data


def test_metadata_is_cut_from_a_passing_jpeg():
    bare = saved(photo(TALL, "CMYK"), "JPEG")
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    told = saved(photo(TALL, "CMYK"), "JPEG", icc_profile=PROFILE, exif=exif, comment=b"a comment")
    assert converted(told, "print").data == bare != told


@pytest.mark.parametrize("change", ["too many pixels", "turned", "no Adobe segment"])
def test_a_cmyk_jpeg_that_cannot_pass_is_coded_anew_with_the_same_inks(change):
    image = Image.new("CMYK", (64, 32), (0, 200, 100, 10))
    exif = Image.Exif()
    exif[0x0112] = 6 if change == "turned" else 1
    data = saved(image, "JPEG", exif=exif)
    if change == "no Adobe segment":
        at = data.index(b"\xff\xee")
        data = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    result = opened(converted(data, "print", width_mm=2.54 if change == "too many pixels" else 100.0))
    assert result.size == {"too many pixels": (33, 16), "turned": (32, 64)}.get(change, (64, 32))
    assert result.mode == "CMYK" and "adobe" in result.info
    assert near(result.getpixel((8, 8)), (0, 200, 100, 10))


def test_the_heaviest_spot_of_inks_is_known():
    image = Image.new("CMYK", (400, 400), (0, 0, 0, 51))
    image.putpixel((5, 5), (255, 255, 255, 255))
    assert facts_of(saved(image, "TIFF")).ink == 115
    image.paste((255, 255, 255, 51), (100, 100, 110, 110))
    assert facts_of(saved(image, "TIFF")).ink == 320


def test_cmyk_tiff_keeps_its_inks():
    result = converted(saved(Image.new("CMYK", (16, 16), (10, 20, 200, 60)), "TIFF"), "print")
    assert (result.mime, opened(result).getpixel((8, 8))) == (SEPARATED, (10, 20, 200, 60))
    result = converted(saved(photo(mode="CMYK"), "TIFF"), "print")
    assert result.mime == "image/jpeg"
    assert near(opened(result).getpixel((8, 8)), photo(mode="CMYK").getpixel((8, 8)), 12)


# Screen


def test_photographs_become_jpeg_and_drawings_png():
    drawing = Image.new("RGB", (64, 64), "white")
    drawing.paste((0, 0, 255), (8, 8, 40, 40))
    assert converted(saved(drawing, "PNG"), "screen").mime == "image/png"
    assert converted(saved(drawing, "JPEG"), "screen").mime == "image/jpeg"
    smooth = Image.linear_gradient("L").resize((64, 64))
    noisy = Image.merge("RGB", (smooth, photo((64, 64), "L"), smooth.transpose(Image.Transpose.ROTATE_90)))
    natural = noisy.resize((512, 512), Image.Resampling.BICUBIC)
    assert converted(saved(natural, "PNG"), "screen").mime == "image/jpeg"


def test_alpha_is_kept_with_its_colours():
    image = Image.new("RGBA", (8, 8), (10, 200, 30, 90))
    assert opened(converted(saved(image, "PNG"), "screen")).tobytes() == image.tobytes()


def test_an_embedded_rgb_profile_is_applied():
    swapped = bytearray(srgb_bytes())
    red, green = swapped.index(b"rXYZ"), swapped.index(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    data = saved(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=bytes(swapped))
    assert near(opened(converted(data, "screen")).convert("RGB").getpixel((4, 4)), (0, 255, 0), 3)


def another_press():
    """The press profile with another colour, mid-grey, in most of its table from inks to colours (A2B1)."""
    entry = PROFILE.index(b"A2B1", 128)
    at, size = struct.unpack_from(">II", PROFILE, entry + 4)
    return patched(at + 3000, b"\x80" * (size - 6000))


@pytest.mark.parametrize("icc", [None, PROFILE, b"broken"])
def test_cmyk_is_shown_in_srgb_through_its_own_profile_or_else_the_press(icc):
    data = saved(Image.new("CMYK", (16, 16), red_in_inks()), "JPEG", icc_profile=icc)
    here = opened(converted(data, "screen"))
    there = opened(converted(data, "screen", profile=another_press()))
    assert here.mode == "RGB" and "icc_profile" not in here.info
    assert near(here.getpixel((8, 8)), (228, 42, 29), 12)
    assert near(there.getpixel((8, 8)), here.getpixel((8, 8)), 30) == (icc == PROFILE)


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_pixels_beyond_the_limit_are_dropped(edition):
    data = saved(photo((400, 100)), "PNG")
    assert opened(converted(data, edition, width_mm=25.4, max_ppi=330)).size == (330, 82)
    assert opened(converted(data, edition, width_mm=50.8, max_ppi=330)).size == (400, 100)


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_same_input_same_bytes(edition):
    data = saved(photo(mode="RGBA"), "PNG", icc_profile=srgb_bytes())
    assert converted(data, edition, width_mm=2.0) == converted(data, edition, width_mm=2.0)


# In the engine


def pdf_with(result):
    source = f"data:{result.mime};base64,{b64encode(result.data).decode()}"
    page = f"<style>@page{{size:40mm;margin:0}}img{{display:block;width:40mm}}</style><img src='{source}' alt='x'>"
    return weasyprint.HTML(string=page).write_pdf()


def embedded(result):
    """The PDF, the picture in it, and the colour the middle of its page has when drawn."""
    data = pdf_with(result)
    shown = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB").getpixel((50, 50))
    pdf = pikepdf.open(BytesIO(data))
    (picture,) = pdf.pages[0].Resources.XObject.values()
    return pdf, picture, shown


def test_colour_in_print_is_embedded_as_it_is_in_device_cmyk():
    result = converted(saved(Image.new("RGB", (32, 32), (255, 0, 0)), "JPEG", quality=98), "print")
    _pdf, picture, shown = embedded(result)
    assert (picture.ColorSpace, picture.Filter) == ("/DeviceCMYK", "/DCTDecode")
    assert picture.read_raw_bytes() == result.data
    assert [int(value) for value in picture.Decode] == [1, 0] * 4
    assert shown[0] > 180 and max(shown[1:]) < 80


@pytest.mark.parametrize("edition", ["print", "screen"])
@pytest.mark.parametrize("image", [photo(mode="L"), Image.new("1", (32, 32)), photo(mode="L").convert("RGB")])
def test_greys_are_embedded_in_device_gray(edition, image):
    _pdf, picture, _shown = embedded(converted(saved(image, "PNG"), edition))
    assert picture.ColorSpace == "/DeviceGray"


def test_colour_on_screen_is_embedded_in_device_rgb_with_a_soft_mask_for_alpha():
    clear = saved(Image.new("RGBA", (32, 32), (0, 0, 255, 128)), "PNG")
    _pdf, picture, shown = embedded(converted(clear, "screen"))
    assert (picture.ColorSpace, picture.SMask.ColorSpace) == ("/DeviceRGB", "/DeviceGray")
    assert near(shown, (127, 127, 255), 3)
    _pdf, picture, _shown = embedded(converted(saved(photo(), "JPEG"), "screen"))
    assert picture.ColorSpace == "/DeviceRGB" and "/SMask" not in picture


# Resolution


def test_effective_resolution_is_the_lesser_of_both_directions():
    facts = Facts(600, 300, "PNG", "colour", False, None)
    assert ppi(facts, 25.4) == pytest.approx(600)
    assert ppi(facts, 25.4, 25.4) == pytest.approx(300)


@pytest.mark.parametrize(
    ("kind", "width_px", "severity"),
    [
        ("colour", 300, None),
        ("colour", 299, Severity.WARNING),
        ("grey", 150, Severity.WARNING),
        ("cmyk", 149, Severity.ERROR),
        ("bilevel", 1000, None),
        ("bilevel", 999, Severity.WARNING),
        ("bilevel", 599, Severity.ERROR),
    ],
)
def test_resolution_limits(kind, width_px, severity):
    problem = resolution_problem(Facts(width_px, 9, "PNG", kind, False, None), "p.png", 25.4, PLACE, "zh", 7)
    assert (problem and problem.severity) == severity
    if problem:
        assert (problem.code, problem.page, problem.language) == ("images.resolution", 7, "zh")


def test_resolution_mend_gives_both_ways_out():
    problem = resolution_problem(Facts(600, 400, "JPEG", "colour", False, None), "p.jpg", 101.6)
    assert problem is not None
    assert problem.message == "p.jpg has 150 pixels per inch at 102 mm; a picture needs 300, never under 150"
    assert problem.mend == "print it 51 mm wide, or bring one 1200 pixels wide (this has 600)"


@pytest.mark.parametrize("width_px", [4, 117])
def test_nobody_is_told_to_print_a_picture_too_narrow_to_be_seen(width_px):
    problem = resolution_problem(Facts(width_px, 4, "PNG", "colour", False, None), "p.png", 80)
    assert problem is not None
    assert problem.mend == f"bring one 945 pixels wide (this has {width_px})"


def test_of_a_strip_that_is_cut_the_height_decides():
    """3,000 × 420 pixels in a frame of 67 × 40 mm: 420 pixels on 40 mm."""
    facts = Facts(3000, 420, "JPEG", "colour", False, None)
    problem = resolution_problem(facts, "p.jpg", 67, PLACE, height_mm=40)
    assert problem is not None
    assert problem.message == "p.jpg has 267 pixels per inch at 67 mm; a picture needs 300, never under 150"
    assert (problem.mend, problem.severity) == (
        "bring one 472 pixels high (this has 420): it is printed 40 mm high, and its sides are cut",
        Severity.WARNING,
    )
    assert resolution_problem(replace(facts, height_px=480), "p.jpg", 67, PLACE, height_mm=40) is None
    wide = resolution_problem(replace(facts, width_px=600, height_px=900), "p.jpg", 67, PLACE, height_mm=40)
    assert wide is not None and "791 pixels wide (this has 600)" in wide.mend


@pytest.mark.parametrize(
    ("size", "height_mm", "expected"),
    [
        ((3000, 420), None, (1187, 166)),
        ((3000, 420), 40, (3000, 420)),
        ((3000, 2000), 40, (1187, 791)),
        ((9000, 1500), 40, (4251, 708)),
    ],
)
def test_a_picture_that_has_to_fill_a_height_keeps_pixels_for_it(size, height_mm, expected):
    """At 450 pixels an inch and 67 mm of width."""
    data = saved(Image.new("L", size, 200), "PNG")
    ready = convert(data, facts_of(data), "screen", profile=PROFILE, max_ppi=450, width_mm=67, height_mm=height_mm)
    assert opened(ready).size == expected


# The press profile


def test_the_profile_of_archives_is_srgb_and_always_the_same(monkeypatch):
    made = srgb()
    assert made[8:12] == bytes((4, 0x20, 0, 0)) and made[12:20] == b"mntrRGB "
    to_itself = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(made)), ImageCms.createProfile("sRGB"), "RGB", "RGB"
    )
    colours = Image.linear_gradient("L").convert("RGB")
    assert colours.tobytes() == to_itself.apply(colours).tobytes()
    engine, later = ImageCms.ImageCmsProfile.tobytes, b"later in time"
    monkeypatch.setattr(
        ImageCms.ImageCmsProfile, "tobytes", lambda profile: engine(profile)[:24] + later[:12] + engine(profile)[36:]
    )
    assert srgb() == made


def test_the_shipped_profile_is_for_a_cmyk_press():
    assert (PROFILE[12:16], PROFILE[16:20], PROFILE[8]) == (b"prtr", b"CMYK", 2)
    assert inspect_profile(PROFILE, "FOGRA39_300.icc") is None


def test_the_shipped_profile_keeps_to_its_total_ink():
    cube = bytes(value * 17 for r in range(16) for g in range(16) for b in range(16) for value in (r, g, b))
    inks = opened(converted(saved(Image.frombytes("RGB", (64, 64), cube), "PNG"), "print")).tobytes()
    assert max(sum(inks[n : n + 4]) for n in range(0, len(inks), 4)) / 2.55 < 300


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "not an ICC profile"),
        (b"x" * 500, "not an ICC profile"),
        (PROFILE[:-9], "cut short"),
        (patched(12, b"mntr"), "class 'mntr', not prtr"),
        (patched(16, b"RGB "), "'RGB', not CMYK"),
        (patched(8, b"\x05"), "version 5, not 2 or 4"),
        (patched(128, b"\xff" * 400), "cannot be read"),
    ],
)
def test_other_profiles_are_refused(data, part):
    problem = inspect_profile(data, "press.icc", PLACE)
    assert problem is not None and problem.code == "images.press-profile"
    assert part in problem.message and problem.place == PLACE


# Anything at all

SEEDS = [
    saved(photo(TALL), "JPEG", icc_profile=srgb_bytes(), dpi=(300, 300)),
    saved(photo(TALL, "CMYK"), "JPEG"),
    saved(
        photo(TALL, "L"),
        "JPEG",
        progressive=True,
        exif=b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0",
    ),
    saved(photo(TALL, "RGBA"), "PNG", icc_profile=srgb_bytes()),
    saved(photo(TALL).quantize(16), "PNG", transparency=3),
    png(4, 1, 16, 0, [bytes(8)], chunk(b"tRNS", b"\0\0")),
    saved(photo(TALL), "TIFF", compression="tiff_lzw", dpi=(300, 300)),
    saved(photo(TALL, "CMYK"), "TIFF"),
    saved(Image.new("1", TALL), "TIFF", compression="group4"),
    saved(photo(TALL), "WEBP"),
    saved(photo(TALL, "RGBA"), "WEBP", lossless=True),
    saved(photo(TALL).quantize(16), "GIF"),
]


@st.composite
def mutated(draw):
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, min(len(data), 400) - 1)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@examples(400)
@given(data=mutated() | st.binary(max_size=60))
def test_no_bytes_make_it_raise_and_what_has_facts_converts(data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode, "MAX_PIXELS", 100_000)
        facts, problems = inspect(data, "p.png")
        assert facts or any(problem.severity is Severity.ERROR for problem in problems)
        if facts:
            for edition in ("print", "screen"):
                result = convert(data, facts, edition, profile=PROFILE, max_ppi=330, width_mm=0.5)
                assert opened(result).mode in {"L", "CMYK"} | ({"LA", "RGB", "RGBA"} if edition == "screen" else set())


@examples(60)
@given(
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    width_mm=st.floats(0.1, 300),
    edition=st.sampled_from(["print", "screen"]),
)
def test_converted_pictures_never_grow_nor_pass_the_limit(size, width_mm, edition):
    data = saved(Image.new("RGB", size, (200, 40, 40)), "PNG")
    facts = facts_of(data)
    image = opened(convert(data, facts, edition, profile=PROFILE, max_ppi=330, width_mm=width_mm))
    assert image.width <= facts.width_px and image.height <= facts.height_px
    assert image.width == 1 or ppi(replace(facts, width_px=image.width), width_mm) <= 330.01


@examples(40)
@given(at=st.integers(0, len(PROFILE) - 1), new=st.binary(min_size=1, max_size=8))
def test_no_profile_makes_it_raise(at, new):
    problem = inspect_profile(patched(at, new)[: len(PROFILE)], "press.icc")
    assert problem is None or problem.code == "images.press-profile"


def test_ink_is_counted_within_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    paper, rich, grey = (0, 0, 0, 0), (255, 128, 0, 255), (0, 0, 0, 77)
    rows = [[paper, rich, grey], [paper, rich, rich], [grey, grey, grey]]
    pixels = b"".join(bytes(mixture) for row in rows for mixture in row)
    for strip in (1, 2, 64):
        monkeypatch.setattr(inks, "STRIP", strip)
        assert ink_counted(pixels, 3, (0, 0, 3, 3)) == {0: 2, 638: 3, 77: 4}
        assert ink_counted(pixels, 3, (1, 0, 3, 2)) == {638: 3, 77: 1}
        assert ink_counted(pixels, 3, (2, 2, 2, 3)) == ink_counted(pixels, 3, (2, 2, 3, 2)) == {}

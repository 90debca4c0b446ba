"""Pictures of every awkward kind on one page: each comes into both editions as it is meant, and what is broken is told."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from PIL import ExifTags, Image, ImageCms
from small_project import FOLDER, NAME, make, write

from galley.images.colour import to_cmyk
from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build
from galley.problem import Severity

PROFILE = (ROOT / "templates/colour/FOGRA39_300.icc").read_bytes()
LEFT, RIGHT = (200, 30, 40), (20, 70, 160)
DARK, PALE = 60, 200
INKS = (0, 200, 180, 20), (220, 90, 0, 10)
SIZE = 610, 40


def halves(mode: str, left: Any, right: Any) -> Image.Image:
    image = Image.new(mode, SIZE, left)
    image.paste(right, (SIZE[0] // 2, 0, *SIZE))
    return image


COLOUR, GREY, CMYK = halves("RGB", LEFT, RIGHT), halves("L", DARK, PALE), halves("CMYK", *INKS)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def turned() -> bytes:
    """A JPEG that lies on its side, and says so."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    return saved(COLOUR.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=98, exif=exif)


def unusual() -> bytes:
    """A profile whose red is blue and whose blue is red."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = data.index(b"rXYZ"), data.index(b"bXYZ")
    data[red : red + 4], data[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(data)


def of_16_bits() -> bytes:
    wide = Image.new("I;16", SIZE, DARK * 257)
    wide.paste(PALE * 257, (SIZE[0] // 2, 0, *SIZE))
    return saved(wide, "PNG")


def without_adobe() -> bytes:
    """A CMYK JPEG that does not say that its inks are inverted, as Adobe's are."""
    data = saved(CMYK, "JPEG", quality=98)
    at = data.index(b"\xff\xee")
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]


def interlaced() -> bytes:
    """A PNG of Adam7's seven passes (ISO/IEC 15948, 8.2), which PIL does not write."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    width, height = SIZE
    rows = b"".join(
        b"\0" + b"".join(bytes(COLOUR.getpixel((x, y))) for x in range(left, width, right))  # type: ignore[arg-type]
        for left, top, right, down in passes
        for y in range(top, height, down)
    )
    plain = saved(COLOUR, "PNG")

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = chunk(b"IHDR", plain[16:28] + b"\1")
    return plain[:8] + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


COLOURS: dict[str, Callable[[], bytes]] = {
    "alpha.png": lambda: saved(halves("RGBA", (*LEFT, 255), (*RIGHT, 0)), "PNG"),
    "key.png": lambda: saved(COLOUR, "PNG", transparency=RIGHT),
    "indexed.png": lambda: saved(COLOUR.quantize(4), "PNG"),
    "interlaced.png": interlaced,
    "progressive.jpg": lambda: saved(COLOUR, "JPEG", quality=98, progressive=True),
    "turned.jpg": turned,
    "profile.png": lambda: saved(halves("RGB", LEFT[::-1], RIGHT[::-1]), "PNG", icc_profile=unusual()),
    "broken-profile.png": lambda: saved(COLOUR, "PNG", icc_profile=b"no profile"),
    "named.png": lambda: saved(COLOUR, "JPEG", quality=98),
    "picture.webp": lambda: saved(COLOUR, "WEBP", lossless=True),
    "picture.gif": lambda: saved(COLOUR.quantize(4), "GIF"),
    "picture.tif": lambda: saved(COLOUR, "TIFF", compression="tiff_lzw"),
}
GREYS: dict[str, Callable[[], bytes]] = {
    "grey.jpg": lambda: saved(GREY, "JPEG", quality=98),
    "grey-alpha.png": lambda: saved(halves("LA", (DARK, 255), (PALE, 255)), "PNG"),
    "sixteen.png": of_16_bits,
    "grey-as-colour.png": lambda: saved(GREY.convert("RGB"), "PNG"),
}
BILEVEL: dict[str, Callable[[], bytes]] = {"one-bit.png": lambda: saved(halves("1", 0, 1).resize((1_860, 40)), "PNG")}
SEPARATED: dict[str, Callable[[], bytes]] = {
    "cmyk.jpg": lambda: saved(CMYK, "JPEG", quality=98),
    "cmyk-profile.jpg": lambda: saved(CMYK, "JPEG", quality=98, icc_profile=PROFILE),
    "cmyk-plain.jpg": without_adobe,
    "cmyk.tif": lambda: saved(CMYK, "TIFF"),
}
GOOD = COLOURS | GREYS | BILEVEL | SEPARATED
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "short.png": (lambda: saved(COLOUR, "PNG")[:-60], "images.damaged"),
    "short.jpg": (lambda: saved(COLOUR, "JPEG")[:400], "images.damaged"),
    "empty.png": (lambda: b"", "images.empty"),
    "lab.tif": (lambda: saved(Image.new("LAB", SIZE), "TIFF"), "images.samples"),
    "float.tif": (lambda: saved(Image.new("F", SIZE), "TIFF"), "images.samples"),
    "animated.gif": (
        lambda: saved(COLOUR, "GIF", save_all=True, append_images=[GREY.convert("RGB")]),
        "images.animated",
    ),
    "pages.tif": (lambda: saved(COLOUR, "TIFF", save_all=True, append_images=[COLOUR]), "images.pages"),
    "wide.png": (lambda: saved(Image.new("1", (65_501, 1)), "PNG"), "images.too-large"),
    "bitmap.png": (lambda: saved(COLOUR, "BMP"), "images.format"),
    "text.jpg": (lambda: b"not a picture", "images.format"),
}


def placed(root: Path, pictures: dict[str, bytes]) -> Outcome:
    """The small project with these pictures in one article, built."""
    lines, inserts = [], []
    for number, (name, data) in enumerate(pictures.items()):
        (root / FOLDER / name).write_bytes(data)
        lines.append(f"  {{p{number}}}\n")
        inserts.append(
            f"  - kind: figure\n    id: p{number}\n    width: third\n    picture: {{file: {name}, alt: {name}}}\n"
        )
    body = "\n".join(lines)
    write(root, f"{FOLDER}/paths.yaml", f"kind: article\ntitle: 山路\nbody: |\n{body}\ninserts:\n{''.join(inserts)}")
    return build(Options(root), lambda _: None)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    root = make(tmp_path_factory.mktemp("awkward"), program=False)
    return root, placed(root, {name: make_picture() for name, make_picture in GOOD.items()})


@pytest.fixture(scope="module", params=[Edition.PRINT, Edition.SCREEN])
def shown(request: pytest.FixtureRequest, built: tuple[Path, Outcome]) -> Iterator[tuple[Edition, dict[str, Any]]]:
    """The pictures of a book in the order in which they are drawn, by their names."""
    with pikepdf.open(built[0] / f"output/{NAME}/{NAME}.zh.{request.param}.pdf") as pdf:
        drawn = [
            page.Resources.XObject[str(operands[0])]
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page, "Do")
            if page.Resources.XObject[str(operands[0])].Subtype == "/Image"
        ]
        yield request.param, dict(zip(GOOD, drawn, strict=True))


def sampled(picture: Any) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The colour space of a picture in a PDF, and its colours left and right."""
    space, size = str(picture.ColorSpace), (int(picture.Width), int(picture.Height))
    mode = {"/DeviceCMYK": "CMYK", "/DeviceRGB": "RGB", "/DeviceGray": "L"}[space]
    if str(picture.Filter) == "/DCTDecode":
        image = Image.open(BytesIO(picture.read_raw_bytes()))
        if "/Decode" in picture:
            assert [int(each) for each in picture.Decode] == [1, 0] * 4 and "adobe" in image.info
    else:
        image = Image.frombytes(mode, size, picture.read_bytes())
    assert image.mode == mode and "icc_profile" not in image.info
    width, height = size
    found = (image.getpixel((width * part // 4, height // 2)) for part in (1, 3))
    left, right = (each if isinstance(each, tuple) else (each,) for each in found)
    return space, left, right


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 5) -> bool:
    return len(found) == len(wanted) and all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def inks(colour: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(to_cmyk(Image.new("RGB", (1, 1), colour), PROFILE).tobytes())


def test_only_what_may_go_wrong_is_told(built: tuple[Path, Outcome]) -> None:
    told = {(each.code, each.severity) for each in built[1].problems}
    assert told <= {
        ("images.extension", Severity.WARNING),
        ("images.profile", Severity.WARNING),
        ("images.resolution", Severity.WARNING),
    }
    assert {"images.extension", "images.profile"} <= {code for code, _ in told}


@pytest.mark.parametrize("name", COLOURS)
def test_colours_are_those_of_the_picture(shown: tuple[Edition, dict[str, Any]], name: str) -> None:
    edition, pictures = shown
    space, left, right = sampled(pictures[name])
    clear = name in ("alpha.png", "key.png")
    if edition is Edition.PRINT:
        assert space == "/DeviceCMYK" and near(left, inks(LEFT))
        assert near(right, (0, 0, 0, 0) if clear else inks(RIGHT))
        assert "/SMask" not in pictures[name]
    else:
        assert space == "/DeviceRGB" and near(left, LEFT)
        assert clear == ("/SMask" in pictures[name])
        assert clear or near(right, RIGHT)


@pytest.mark.parametrize("name", [*GREYS, *BILEVEL])
def test_greys_are_of_one_ink(shown: tuple[Edition, dict[str, Any]], name: str) -> None:
    dark, pale = (0, 255) if name in BILEVEL else (DARK, PALE)
    space, left, right = sampled(shown[1][name])
    assert space == "/DeviceGray" and near(left, (dark,)) and near(right, (pale,))


@pytest.mark.parametrize("name", SEPARATED)
def test_inks_stay_for_the_press_and_become_light_on_screen(shown: tuple[Edition, dict[str, Any]], name: str) -> None:
    edition, pictures = shown
    space, left, right = sampled(pictures[name])
    if edition is Edition.PRINT:
        assert space == "/DeviceCMYK" and near(left, INKS[0]) and near(right, INKS[1])
    else:
        assert space == "/DeviceRGB"
        assert left[0] > 150 > 90 > left[1] and right[2] > 90 > right[0]


def test_what_is_broken_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    root = make(tmp_path, program=False)
    outcome = placed(root, {name: make_picture() for name, (make_picture, _) in BAD.items()})
    errors = [each for each in outcome.problems if each.severity is Severity.ERROR]
    assert {each.message.split(" ")[0].rpartition("/")[2]: each.code for each in errors} == {
        name: code for name, (_, code) in BAD.items()
    }
    assert all(each.mend and each.place and each.place.line for each in errors)
    assert not list(root.glob("output/**/*.pdf"))

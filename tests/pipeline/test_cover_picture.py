"""The picture of the cover that a screen build writes for websites."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image
from small_project import NAME, replace

from galley import theme
from galley.files import Files
from galley.options import Edition

FILE = f"{NAME}/{NAME}.zh.cover.png"


def opened(root: Path) -> Image.Image:
    picture = Image.open(root / "output" / FILE)
    picture.load()
    return picture


def ground(root: Path) -> tuple[int, ...]:
    """The colour of the cover, as the theme has it for light."""
    look, _ = theme.read_theme(Files(root))
    assert look is not None
    found = theme.palette(look, Edition.SCREEN).colours["--sea--strong"]
    return tuple(round(share * 255) for share in found)


def test_it_is_small_of_srgb_and_of_the_front(built: Path) -> None:
    picture = opened(built)
    assert (picture.format, picture.mode, picture.height) == ("PNG", "RGB", 600)
    assert abs(picture.width - 600 * 210 / 297) <= 1
    assert picture.info["srgb"] == 0
    corners = {picture.getpixel((x, y)) for x in (0, picture.width - 1) for y in (0, 599)}
    assert corners == {ground(built)}
    assert (built / "output" / FILE).stat().st_size < 60_000


def test_the_manifest_lists_it_with_the_screen_edition(built: Path) -> None:
    listed = json.loads((built / f"output/{NAME}/manifest.json").read_bytes())["outputs"]
    (found,) = [each for each in listed if each["file"] == FILE]
    assert (found["edition"], found["language"], "pages" in found) == ("screen", "zh", False)


def test_it_shows_a_changed_cover(small: Path, run) -> None:
    before = opened(small).tobytes()
    replace(small, "content/leaflet-2031/publication.yaml", "title: 山路会手册", "title: 山路会新手册")
    run(small)
    assert opened(small).tobytes() != before


def test_print_files_alone_bring_none(small: Path, run) -> None:
    (small / "output" / FILE).unlink()
    outcome = run(small, editions=(Edition.PRINT,))
    assert FILE not in outcome.outputs and not (small / "output" / FILE).exists()

"""QR codes: the modules that the standard asks for, as squares in ink with quiet around them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import one_article
import pytest
import segno
from conftest import ROOT
from small_project import FOLDER, make, write

from galley.figures.code import MODULE_MM, PT_PER_MM, QUIET, code
from galley.files import Files
from galley.reader import read_publication

ADDRESS = "https://lighthouse.example/registry/2021?page=217"
RUN = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z")


def test_each_dark_module_is_a_square_and_nothing_else_is_drawn() -> None:
    svg = ElementTree.fromstring(code(ADDRESS).svg("x"))
    (path,) = (each for each in svg.iter() if each.tag.endswith("path"))
    assert path.get("fill") == "var(--colour-ink)"
    module = MODULE_MM * PT_PER_MM
    drawn = set()
    for found in RUN.finditer(path.get("d", "")):
        left, top, wide, high = (round(float(each) / module, 2) for each in found.groups())
        assert high == 1
        drawn |= {(left + each, top) for each in range(int(wide))}
    wanted = segno.make_qr(ADDRESS, error="m", boost_error=False).matrix
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(wanted) for x, each in enumerate(row) if each}
    assert drawn == dark


def test_a_long_address_without_a_sign_stays_beside_its_code(tmp_path: Path) -> None:
    root = one_article.make(tmp_path)
    code = f"  - {{kind: qr, id: code, caption: 码, link: 'https://example.org/{'a' * 200}'}}\n"
    assert one_article.set_article(root, "{code}", code).problems == ()


def test_modules_are_large_enough_and_the_quiet_zone_is_whole() -> None:
    canvas = code(ADDRESS)
    modules = len(segno.make_qr(ADDRESS, error="m", boost_error=False).matrix) + 8
    assert MODULE_MM >= 0.5 and QUIET == 4
    assert canvas.width == canvas.height == pytest.approx(modules * MODULE_MM * PT_PER_MM)
    assert code("https://a.example/" + "x" * 282).width < 47 * PT_PER_MM, "the longest that is taken"


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("lighthouse.example", ["reader.pattern"]),
        ("https://a.example/" + "x" * 290, ["reader.too-long"]),
        (ADDRESS, []),
    ],
)
def test_addresses_that_are_none_or_too_long_are_told(tmp_path: Path, link: str, told: list[str]) -> None:
    root = make(tmp_path, program=False)
    text = f"kind: article\ntitle: 山路\nbody: |\n  {{way}}\ninserts:\n  - {{kind: qr, id: way, link: '{link}'}}\n"
    write(root, f"{FOLDER}/paths.yaml", text)
    _, problems = read_publication(Files(root), FOLDER)
    assert [each.code for each in problems if each.place and each.place.line == 6] == told
    assert all(each.mend for each in problems)


def test_one_room_alone_draws_them() -> None:
    users = [path for path in (ROOT / "galley").rglob("*.py") if "segno" in path.read_text("utf-8")]
    assert users == [ROOT / "galley/figures/code.py"]

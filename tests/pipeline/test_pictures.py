"""Pictures of a book: that of the cover fills it, those that tell nothing are no figures, and what is cut without being asked is told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_reading import read
from PIL import Image, ImageDraw
from small_project import FOLDER, NAME, make, replace, write

from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build

COVER = "cover:\n  file: pictures/cover.jpg\n  alt: 山与月\n  credit: 摄影：会员\n  focus: top\nparts:"
NEWS = """kind: news
title: 消息
items:
  - {id: one, month: 2031-01, title: 甲, body: 甲。, picture: {file: pictures/tall.png, alt: 高的图}}
  - {id: two, month: 2031-02, title: 乙, body: 乙。, picture: {file: pictures/tall.png, alt: 高的图, focus: 50% 10%}}
  - {id: three, month: 2031-03, title: 丙, body: 丙。, picture: {file: pictures/wide.png, decorative: true}}
"""


def photo(root: Path, name: str, size: tuple[int, int]) -> None:
    """A sky from blue to grey, with a moon."""
    image = Image.linear_gradient("L").resize(size)
    image = Image.merge(
        "RGB", (image, image.point(lambda value: 90 + value // 2), image.point(lambda value: 255 - value // 2))
    )
    ImageDraw.Draw(image).ellipse((size[0] // 2, 0, size[0] // 2 + 90, 90), fill="white")
    path = root / FOLDER / "pictures" / name
    path.parent.mkdir(exist_ok=True)
    image.save(path)


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The small project with a photo on its cover, and news with pictures."""
    root = make(tmp_path_factory.mktemp("pictured"), program=False)
    for name, size in {"cover.jpg": (2600, 3700), "tall.png": (900, 2000), "wide.png": (900, 520)}.items():
        photo(root, name, size)
    replace(root, f"{FOLDER}/publication.yaml", "parts:", COVER)
    replace(root, f"{FOLDER}/publication.yaml", "      - huts", "      - huts\n      - news\n      - imprint")
    write(root, f"{FOLDER}/news.yaml", NEWS)
    write(root, f"{FOLDER}/imprint.yaml", "kind: colophon\ntitle: 版权\nbody: 版权。\n")
    return root, build(Options(root), lambda _: None)


def opened(pictured: tuple[Path, Outcome], edition: Edition) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO((pictured[0] / f"output/{NAME}/{NAME}.zh.{edition}.pdf").read_bytes()))


def test_a_picture_cut_by_more_than_a_third_is_told_unless_it_has_a_focus(pictured: tuple[Path, Outcome]) -> None:
    (problem,) = pictured[1].problems
    assert (problem.code, problem.severity, problem.place.file) == ("images.cut", "warning", f"{FOLDER}/news.yaml")
    assert (problem.place.line, problem.page) == (4, 6)
    assert "74 %" in problem.message and "`focus:`" in problem.mend


def test_the_picture_of_the_cover_fills_it_behind_its_words(pictured: tuple[Path, Outcome]) -> None:
    with opened(pictured, Edition.SCREEN) as pdf:
        page = pdf.pages[0]
        drawn = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
        left, bottom, right, top = edges_of_picture(page)
        x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
        assert left <= x0 + 0.1 and bottom <= y0 + 0.1 and right >= x1 - 0.1 and top >= y1 - 0.1
        assert drawn.index("Do") < drawn.index("BT"), "words stand on it"
        band = max(at for at, name in enumerate(drawn) if name == "f" and at < drawn.index("BT"))
        assert drawn.index("Do") < band, "on a band of their own"


def edges_of_picture(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the first picture that a page draws, in pt."""
    stack, matrix = [], pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            stack.append(matrix)
        elif str(operator) == "Q":
            matrix = stack.pop()
        elif str(operator) == "cm":
            matrix = pikepdf.Matrix(operands) @ matrix
        elif str(operator) == "Do":
            box = matrix.transform(pikepdf.Rectangle(0, 0, 1, 1))
            return box.llx, box.lly, box.urx, box.ury
    raise AssertionError("no picture")


def alternatives(node: Any) -> list[str]:
    """What figures say in the tree of tags, in order."""
    kids = node.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [each for kid in kids if isinstance(kid, pikepdf.Dictionary) for each in alternatives(kid)]
    return [str(node["/Alt"]), *below] if node.get("/S") == "/Figure" else below


def test_decorative_pictures_are_artifacts_and_the_others_figures_that_speak(pictured: tuple[Path, Outcome]) -> None:
    with opened(pictured, Edition.SCREEN) as pdf:
        assert alternatives(pdf.Root.StructTreeRoot) == ["山与月", "高的图", "高的图"]
        news = [
            (str(operands[0]) if operands else "", str(operator))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[5])
            if str(operator) in ("BDC", "BMC", "Do")
        ]
        marks = [news[at - 1][0] for at, (_, operator) in enumerate(news) if operator == "Do"]
        assert sorted(marks) == ["/Artifact", "/Figure", "/Figure"]


def test_the_credit_of_the_cover_stands_in_the_imprint_and_no_word_of_dots(pictured: tuple[Path, Outcome]) -> None:
    told = read((pictured[0] / f"output/{NAME}/{NAME}.zh.screen.pdf").read_bytes()).pages[-3].text()
    assert "封面摄影：会员" in told and "圆点" not in told

"""Someone new follows README on a copy of the project, does all that it tells, and sees in the book what they did."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
import yaml
from conftest import REPORT, ROOT, Built, copy_project
from pdf_reading import Read, read, squeezed
from PIL import Image

from galley.options import Edition, Options
from galley.pipeline.build import build


def change(project: Path, name: str, old: str, new: str) -> None:
    """Put `new` in the place of the first `old`, as in an editor."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(book: Read) -> str:
    return "".join(page.text() for page in book.pages)


EVENT = """  - id: tea-festival
    host: KR-46
    title: 绿茶庆典
    start: 2014-02-13
    location: 宝城郡

"""
SECTION = "kind: article\ntitle: 青年交流\nslogan: 相识相知\nbody: |\n  {near:short}的{members}个会员派出青年。\n"
ACCENT = "#8a1538"


def edited_letter() -> tuple[str, str]:
    """A sentence of the last letter, as it is and as it is written anew."""
    letter = yaml.safe_load((ROOT / REPORT / "messages.yaml").read_text(encoding="utf-8"))["letters"][-1]["body"]
    sentence = re.findall(r"[\u4e00-\u9fff]+。", letter)[-1]
    return sentence, f"众所周知{sentence}"


def figure() -> tuple[str, dict]:
    """The picture with caption and credit that README shows: its text in a section, and its fields."""
    [snippet] = re.findall(r"(?s)```yaml\n(  inserts:\n.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"))
    insert = "\n".join(line[2:] for line in snippet.splitlines()[1:]) + "\n"
    [fields] = yaml.safe_load(insert)
    return insert, fields


def accent(project: Path) -> str:
    """The strong colour of the first accent, without its #."""
    theme = (project / "templates/theme.yaml").read_text(encoding="utf-8")
    [sea] = re.findall(r'- id: sea\n\s+strong: \{.*srgb: "#([0-9a-f]{6})"\}', theme)
    return sea


def add_picture(project: Path) -> None:
    insert, fields = figure()
    file = project / REPORT / fields["picture"]["file"]
    file.parent.mkdir()
    Image.new("RGB", (1600, 900), (40, 150, 60)).save(file)
    with (project / REPORT / "assembly.yaml").open("a", encoding="utf-8") as section:
        section.write(insert)
    first = "      会议于10月22日开幕。"
    change(project, f"{REPORT}/assembly.yaml", first, f"      {{{fields['id']}}}\n\n{first}")


ELSEWHERE = ("numbers", "year", "forum", "committees", "news", "proposals", "secretariat", "appendix", "map")
"""The sections of the report in which nothing is changed; they have two thirds of its pages."""
EVENTS = 16
"""How many events stay in the calendar."""


def shorten(project: Path) -> None:
    """Leave these sections out, parts that have no others, and most of the calendar."""
    path = project / REPORT / "publication.yaml"
    text = path.read_text(encoding="utf-8")
    for name in ELSEWHERE:
        (project / REPORT / f"{name}.yaml").unlink()
        text = re.sub(rf"(sections: \[.*?)\b{name}\b(?:, )?", r"\1", text).replace(", ]", "]")
    path.write_text(re.sub(r"  - id: .*\n(?:    .*\n)*?    sections: \[\]\n", "", text), encoding="utf-8")
    calendar = project / REPORT / "calendar.yaml"
    events = calendar.read_text(encoding="utf-8").split("\n\n  - id: ")
    calendar.write_text("\n\n  - id: ".join(events[:EVENTS]), encoding="utf-8")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its book for the screen, after every change that README tells of."""
    project = copy_project(tmp_path_factory.mktemp("newcomer") / "project")
    shorten(project)
    change(project, f"{REPORT}/messages.yaml", *edited_letter())
    change(project, f"{REPORT}/calendar.yaml", "  - id: camel-festival", f"{EVENT}  - id: camel-festival")
    add_picture(project)
    (project / REPORT / "youth.yaml").write_text(SECTION, encoding="utf-8")
    change(project, f"{REPORT}/publication.yaml", "working-meeting, essay]", "working-meeting, essay, youth]")
    change(project, "templates/theme.yaml", f"#{accent(project)}", ACCENT)
    outcome = build(Options(project, languages=("zh",), editions=(Edition.SCREEN,)), lambda _: None)
    assert [problem.message for problem in outcome.problems] == []
    return project


def file_of(root: Path, ending: str) -> bytes:
    """A file of the report for the screen."""
    name = REPORT.rpartition("/")[2]
    return (root / f"output/{name}/{name}.zh.{ending}").read_bytes()


@pytest.fixture(scope="module")
def book(edited: Path) -> Read:
    return read(file_of(edited, "screen.pdf"))


def test_change_a_word_of_a_letter(book: Read) -> None:
    assert edited_letter()[1] in said(book)


def test_add_an_event(book: Read) -> None:
    before, found, after = said(book).partition("全罗南道（韩）绿茶庆典2月13日宝城郡")
    assert found
    assert "韩国光学会" in before and "蒙古骆驼节" in after


def test_add_a_picture_with_caption_and_credit(book: Read) -> None:
    _, fields = figure()
    told = squeezed(fields["caption"]) + fields["picture"]["credit"]
    [page] = [page for page in book.pages if squeezed(fields["caption"]) in page.text()]
    assert told in page.text()
    [image] = book.reader.pages[page.number - 1].images
    red, green, blue = image.image.convert("RGB").getpixel((5, 5))
    assert green > 2 * red and green > 2 * blue


def test_add_a_section(book: Read) -> None:
    assert "NEAR的73个会员派出青年。" in book.pages[book.places["youth"] - 1].text()
    assert book.places["essay"] < book.places["youth"]
    assert [mark.title for mark in book.marks if "青年交流" in mark.title] == ["Ⅳ 青年交流"]
    contents = next(page for page in book.pages if "目录" in page.text())
    assert "青年交流" in contents.text()


def test_change_the_accent_colour(edited: Path, report: Built) -> None:
    before, after = colours(report.root), colours(edited)
    sea = accent(report.root)
    assert tuple(bytes.fromhex(ACCENT[1:])) in after - before
    assert tuple(bytes.fromhex(sea)) in before - after


def colours(root: Path) -> set[tuple[int, ...]]:
    """The colours of the cover and of the first letter's page, where they stand pure."""
    found: set[tuple[int, ...]] = set()
    blocks = json.loads(file_of(root, "map.json"))["blocks"]
    letter = next(box["page"] for each in blocks if each["address"].startswith("messages/") for box in each["boxes"])
    with pypdfium2.PdfDocument(file_of(root, "screen.pdf")) as pdf:
        for index in (0, letter - 1):
            image = pdf[index].render(scale=2).to_pil().convert("RGB")
            found |= {colour for count, colour in image.getcolors(image.width * image.height) if count > 20}
    return found

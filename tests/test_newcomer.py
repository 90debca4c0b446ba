"""Someone new follows README on a copy of the project, and sees in the book what they did."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import yaml
from conftest import REPORT, ROOT
from pdf_reading import Read, read, squeezed
from PIL import Image

from galley.options import Edition, Options
from galley.pipeline.build import Outcome

Setting = Callable[..., bytes]


@pytest.fixture
def setting(project: Path, building: Callable[[Options], Outcome]) -> Setting:
    """Sets the sections asked for, for the screen, and returns the PDF."""

    def run(*sections: str) -> bytes:
        outcome = building(Options(project, editions=(Edition.SCREEN,), sections=sections))
        assert [problem.message for problem in outcome.problems] == []
        [name] = [name for name in outcome.outputs if name.endswith(".pdf")]
        return (project / "output" / name).read_bytes()

    return run


def change(project: Path, name: str, old: str, new: str) -> None:
    """Put `new` in the place of the first `old`, as in an editor."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(book: Read) -> str:
    return "".join(page.text() for page in book.pages)


def test_change_a_word_of_a_letter(project: Path, setting: Setting) -> None:
    letter = yaml.safe_load((project / REPORT / "messages.yaml").read_text(encoding="utf-8"))["letters"][-1]["body"]
    sentence = re.findall(r"[\u4e00-\u9fff]+。", letter)[-1]
    edited = f"众所周知{sentence}"
    change(project, f"{REPORT}/messages.yaml", sentence, edited)
    assert edited in said(read(setting("messages")))


def test_add_an_event(project: Path, setting: Setting) -> None:
    event = """  - id: tea-festival
    host: KR-46
    title: 绿茶庆典
    start: 2014-02-13
    location: 宝城郡

"""
    change(project, f"{REPORT}/calendar.yaml", "  - id: camel-festival", f"{event}  - id: camel-festival")
    text = said(read(setting("calendar")))
    before, found, after = text.partition("全罗南道（韩）绿茶庆典2月13日宝城郡")
    assert found
    assert "韩国光学会" in before and "蒙古骆驼节" in after


def test_add_a_picture_with_caption_and_credit(project: Path, setting: Setting) -> None:
    [snippet] = re.findall(r"(?s)```yaml\n(  inserts:\n.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"))
    insert = "\n".join(line[2:] for line in snippet.splitlines()[1:]) + "\n"
    [fields] = yaml.safe_load(insert)
    picture = fields["picture"]
    (project / REPORT / picture["file"]).parent.mkdir()
    Image.new("RGB", (1600, 900), (40, 150, 60)).save(project / REPORT / picture["file"])
    with (project / REPORT / "assembly.yaml").open("a", encoding="utf-8") as file:
        file.write(insert)
    first = "      会议于10月22日开幕。"
    change(project, f"{REPORT}/assembly.yaml", first, f"      {{{fields['id']}}}\n\n{first}")
    book = read(setting("assembly"))
    [page] = [page for page in book.pages if squeezed(fields["caption"]) in page.text()]
    assert squeezed(fields["caption"]) + picture["credit"] in page.text()
    [image] = book.reader.pages[page.number - 1].images
    red, green, blue = image.image.convert("RGB").getpixel((5, 5))
    assert green > 2 * red and green > 2 * blue


def test_add_a_section(project: Path, setting: Setting) -> None:
    section = "kind: article\ntitle: 青年交流\nslogan: 相识相知\nbody: |\n  {near:short}的{members}个会员派出青年。\n"
    (project / REPORT / "youth.yaml").write_text(section, encoding="utf-8")
    change(project, f"{REPORT}/publication.yaml", "working-meeting, essay]", "working-meeting, essay, youth]")
    book = read(setting("essay", "youth"))
    assert "NEAR的73个会员派出青年。" in book.pages[book.places["youth"] - 1].text()
    assert book.places["essay"] < book.places["youth"]
    assert [mark.title for mark in book.marks if "青年交流" in mark.title] == ["Ⅵ 青年交流"]
    contents = next(page for page in book.pages if "目录" in page.text())
    assert "青年交流" in contents.text()


def test_change_the_accent_colour(project: Path, setting: Setting) -> None:
    before = colours(setting("messages"))
    theme = (project / "templates/theme.yaml").read_text(encoding="utf-8")
    [sea] = re.findall(r'- id: sea\n\s+strong: \{.*srgb: "#([0-9a-f]{6})"\}', theme)
    change(project, "templates/theme.yaml", f"#{sea}", "#8a1538")
    after = colours(setting("messages"))
    assert (0x8A, 0x15, 0x38) in after - before
    assert tuple(bytes.fromhex(sea)) in before - after


def colours(data: bytes) -> set[tuple[int, ...]]:
    """The colours of the cover and of the first letter's page, where they stand pure."""
    found: set[tuple[int, ...]] = set()
    with pypdfium2.PdfDocument(data) as pdf:
        for number in (0, len(pdf) - 1):
            image = pdf[number].render(scale=2).to_pil().convert("RGB")
            found |= {colour for count, colour in image.getcolors(image.width * image.height) if count > 20}
    return found

"""What the report's files are made of: colours of the theme in the edition's space, faces of the book, tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pdf_reading import Read, read
from pypdf.generic import ContentStream

from galley.files import Files
from galley.model.sections import LettersSection
from galley.pdf.facts import fonts
from galley.theme import Theme, read_theme

DEVICE = {"rg": "/DeviceRGB", "k": "/DeviceCMYK", "g": "/DeviceGray"}


@pytest.fixture(scope="module")
def press(report) -> Read:
    return read(report.print)


@pytest.fixture(scope="module")
def screen(report) -> Read:
    return read(report.screen)


@pytest.fixture(scope="module")
def theme(report) -> Theme:
    theme, problems = read_theme(Files(report.root))
    assert theme and not problems
    return theme


def streams(content: Any, resources: Any) -> Iterator[tuple[Any, Any]]:
    """A content stream and those of the forms below it, each with its resources."""
    yield content, resources
    for value in resources.get("/XObject", {}).values():
        form = value.get_object()
        if form["/Subtype"] == "/Form":
            yield from streams(form, form.get("/Resources", {}))


def painted(book: Read) -> set[tuple[str, tuple[float, ...]]]:
    """Every colour set on a page: the kind of its space, and its components."""
    found = set()
    for page in book.reader.pages:
        for content, resources in streams(page["/Contents"], page["/Resources"]):
            found |= set(_painted(ContentStream(content, book.reader), resources.get("/ColorSpace", {})))
    return found


def _painted(content: ContentStream, named: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    space = {"cs": "/DeviceGray", "CS": "/DeviceGray"}
    for operands, operator in content.operations:
        name = operator.decode()
        if name in space:
            definition = named.get(operands[0], operands[0])
            space[name] = str(definition[0] if isinstance(definition, list) else definition)
        elif name.lower() in DEVICE:
            yield DEVICE[name.lower()], tuple(float(each) for each in operands)
        elif name in ("sc", "scn", "SC", "SCN"):
            yield space["cs" if name.islower() else "CS"], tuple(float(each) for each in operands)


def test_the_press_file_is_drawn_in_inks_of_the_theme(press, theme):
    inks = {("/DeviceCMYK", tuple(ink / 100 for ink in colour.cmyk)) for colour in theme.colours}
    assert {*painted(press)} <= inks
    assert ("/DeviceCMYK", (0, 0, 0, 1)) in painted(press)


def test_the_screen_file_is_drawn_in_lights_of_the_theme(screen, theme):
    used = {(space, tuple(round(255 * part) for part in parts)) for space, parts in painted(screen)}
    assert used <= {("/DeviceRGB", tuple(bytes.fromhex(colour.srgb[1:]))) for colour in theme.colours}
    assert len(used) > 3


def test_neutrals_are_black_ink_alone(theme):
    neutral = {colour.id: colour.cmyk for colour in theme.colours if colour.id in ("ink", "grey", "rule")}
    assert len(neutral) == 3
    assert {ink[:3] for ink in neutral.values()} == {(0, 0, 0)}


def test_only_faces_of_the_book_are_used_and_embedded(report):
    for data in (report.print, report.screen):
        names = fonts(data)
        assert names
        assert [name for name in names if not name.startswith("Noto-")] == []
        assert [name for name in names if "CJK" in name and "-SC" not in name] == []
        for page in read(data).reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                below = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & below.keys()
                assert "/ToUnicode" in font.get_object()


def tags(node: Any) -> Iterator[str]:
    """The structure types below a node of the tag tree, in order."""
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node["/S"]
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from tags(kid)


def test_the_screen_file_is_tagged_titled_and_in_its_language(report, screen):
    catalogue = screen.reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert catalogue["/Lang"] == "zh-Hans"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert screen.reader.metadata.title == str(report.publication.record.title.source)
    assert all(page["/Tabs"] == "/S" for page in screen.reader.pages)
    assert all("/StructParents" in page for page in screen.reader.pages if page.get_contents().get_data().strip())


def test_heading_tags_are_those_of_the_content(report, screen):
    found = [str(tag) for tag in tags(screen.reader.trailer["/Root"]["/StructTreeRoot"])]
    record, sections = report.publication.record, report.publication.sections
    titled = [part for part in record.parts if part.title]
    bare = [name for part in record.parts if not part.title for name in part.sections]
    below = [sections[name] for part in titled for name in part.sections]
    letters = [len(section.letters) if isinstance(section, LettersSection) else 1 for section in below]
    assert found.count("/H1") == len(titled) + len(bare)
    assert found.count("/H2") == sum(letters)
    assert {"/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/Link"} <= set(found)


def test_the_press_file_has_no_tags_and_no_annotations(press):
    assert "/StructTreeRoot" not in press.reader.trailer["/Root"]
    assert [page for page in press.reader.pages if "/Annots" in page] == []

"""What the report's files are made of: colours of the theme in the edition's space, faces of the book, tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from book_plan import Plan
from pdf_reading import Colour, Read, lettered, painted, read
from pressing import fonts

from galley.files import Files
from galley.model.sections import LettersSection
from galley.theme import Shade, Theme, read_theme


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


@pytest.fixture(scope="module")
def inks(press) -> dict[int, set[Colour]]:
    """The colours of each page of the press file."""
    return {page.number: painted(press, page.number) for page in press.pages}


def shades(theme: Theme) -> list[Shade]:
    """Every colour the theme has, those of its accents among them."""
    accents = (shade for accent in theme.accents for shade in (accent.strong, accent.fine, accent.light, accent.tint))
    return [*theme.colours, *accents]


def ink(shade: Shade) -> Colour:
    return "/DeviceCMYK", tuple(part / 100 for part in shade.cmyk)


def light(shade: Shade) -> tuple[str, tuple[int, ...]]:
    return "/DeviceRGB", tuple(bytes.fromhex(shade.srgb[1:]))


def test_the_press_file_is_drawn_in_inks_of_the_theme(inks, theme):
    used = set().union(*inks.values())
    assert used - {ink(shade) for shade in shades(theme)} == set()
    assert ("/DeviceCMYK", (0, 0, 0, 1)) in used


def test_the_screen_file_is_drawn_in_lights_of_the_theme(screen, theme):
    colours = set().union(*(painted(screen, page.number) for page in screen.pages))
    used = {(space, tuple(round(255 * part) for part in parts)) for space, parts in colours}
    assert used - {light(shade) for shade in shades(theme)} == set()
    assert len(used) > 3


def test_small_type_has_two_inks_at_most(press):
    letters = set().union(*(lettered(press, page.number) for page in press.pages))
    small = {colour for size, colour in letters if size < 9}
    assert len(small) > 3
    assert [colour for colour in small if sum(ink > 0 for ink in colour) > 2] == []


def test_a_part_is_drawn_in_its_own_accent_alone(report, screen, inks, theme):
    plan, accents = Plan(report.publication, screen), {accent.id: accent for accent in theme.accents}
    assert len({part.accent for part in plan.titled}) == len(plan.titled) == 5
    for part in report.publication.record.parts:
        own = accents[part.accent] if part.accent else theme.accents[0]
        others = {ink(each.strong) for each in theme.accents if each != own}
        opening = {plan.sections[name].start for name in part.sections}
        opening |= {plan.dividers[part.id]} if part.title else set()
        assert [number for number in opening if ink(own.strong) not in inks[number]] == []
        pages = opening.union(*(plan.sections[name] for name in part.sections))
        assert [number for number in pages if inks[number] & others] == []


def test_contents_show_each_part_in_its_accent(report, screen, inks, theme):
    plan, accents = Plan(report.publication, screen), {accent.id: accent for accent in theme.accents}
    assert {ink(accents[part.accent].strong) for part in plan.titled} <= inks[plan.contents]


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
    assert screen.reader.metadata.title == f"{report.publication.record.title.source}（样书）"
    assert all(page["/Tabs"] == "/S" for page in screen.reader.pages)
    assert all("/StructParents" in page for page in screen.reader.pages if page.get_contents().get_data().strip())


def test_heading_tags_are_those_of_the_content(report, screen):
    found = [str(tag) for tag in tags(screen.reader.trailer["/Root"]["/StructTreeRoot"])]
    record, sections = report.publication.record, report.publication.sections
    titled = [part for part in record.parts if part.title]
    bare = [name for part in record.parts if not part.title for name in part.sections]
    below = [sections[name] for part in titled for name in part.sections]
    letters = [len(section.letters) if isinstance(section, LettersSection) else 1 for section in below]
    assert found.count("/H1") == len(titled) + len(bare) + 1, "the list of remarks has a title of its own"
    assert found.count("/H2") == sum(letters)
    assert {"/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/Link"} <= set(found)


def test_the_press_file_has_no_tags_and_no_annotations(press):
    assert "/StructTreeRoot" not in press.reader.trailer["/Root"]
    assert [page for page in press.reader.pages if "/Annots" in page] == []

"""The yearbook of an invented body in `tests/content`: other facts, page size and languages, and no code of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT, Built
from lengthy import long

from galley.files import Files
from galley.model.base import below, contents
from galley.model.inserts import (
    BoxInsert,
    CommitteeListInsert,
    FigureInsert,
    Group,
    Insert,
    MeetingsInsert,
    Picture,
    Post,
    ProfilesInsert,
    StaffChartInsert,
    TableInsert,
)
from galley.model.publication import Publication
from galley.model.sections import SECTION_KINDS, CalendarSection, NewsItem
from galley.options import FINAL
from galley.reader import read_publication
from galley.text import Line, List, Prose, Quotation, Reference, Styled, Text, inlines_of, leaves
from galley.theme import read_theme

YEARBOOK = "tests/content/yearbook-2021"
EDITIONS = ("print", "screen")


@dataclass(frozen=True)
class Image:
    """A picture in a PDF; `size` in pixels."""

    size: tuple[int, int]
    space: str
    transparent: bool


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(yearbook: Built, language: str, edition: str) -> str:
    """The text of a book read back, without spaces, line ends and the hyphens set before them."""
    with pypdfium2.PdfDocument(yearbook.pdf(language, edition)) as pdf:
        pages = [pdf[number].get_textpage().get_text_bounded() for number in range(len(pdf))]
    return squeezed("".join(pages).replace("\x02", ""))


@pytest.fixture(scope="module")
def publication() -> Publication:
    found, problems = read_publication(Files(ROOT), YEARBOOK)
    assert {problem.code for problem in problems} == {"facts.no-name"}
    assert found is not None
    return found


def test_all_editions_are_built_without_a_word_of_complaint(yearbook: Built) -> None:
    found = yearbook.problems
    unfinished = {("language.unfinished", language) for language in yearbook.languages}
    nameless = {("language.no-name", language) for language in yearbook.languages if language == "zh"}
    assert {(problem["code"], problem.get("language")) for problem in found} == {
        *unfinished,
        *nameless,
        ("facts.no-name", None),
    }
    assert {problem["severity"] for problem in found} == {"warning"}
    wanted = {
        f"yearbook-2021/yearbook-2021.{language}.{edition}.pdf" for language in yearbook.languages for edition in FINAL
    }
    maps = {f"yearbook-2021/yearbook-2021.{language}.map.json" for language in yearbook.languages}
    covers = {f"yearbook-2021/yearbook-2021.{language}.cover.pdf" for language in yearbook.languages}
    covers |= {name.replace(".pdf", ".png") for name in covers}
    sheets = {
        f"yearbook-2021/yearbook-2021.{language}.print.sheet.{kind}"
        for language in yearbook.languages
        for kind in ("json", "pdf")
    }
    assert set(yearbook.outputs) == {*wanted, *covers, *sheets, *maps, "yearbook-2021/manifest.json"}


def test_it_has_every_kind_of_section_and_insert(publication: Publication) -> None:
    sections = publication.sections.values()
    assert {section.kind for section in sections} == set(SECTION_KINDS)
    kinds = {type(insert) for section in sections for insert in section.inserts}
    assert kinds == set(get_args(get_args(Insert)[0])) - {MeetingsInsert, CommitteeListInsert}  # which the leaflet has
    assert {each.width for each in _items(publication, FigureInsert)} == {"full", "half", "third"}
    assert {each.style for each in _items(publication, BoxInsert)} == {"frame", "side"}
    assert {bool(each.names) for each in _items(publication, Group)} == {True, False}
    assert {bool(each.picture) for each in _items(publication, NewsItem)} == {True, False}


def test_it_has_every_kind_of_block_and_inline_node(publication: Publication) -> None:
    proses = [text for _, text in _texts(publication) if isinstance(text, Prose)]
    blocks = {type(block).__name__ for prose in proses for block in prose.blocks}
    assert blocks == {"Paragraph", "Heading", "List", "Quotation"}
    assert any(isinstance(inner, List) for inner in _nested(proses, List))
    assert any(isinstance(inner, List) for inner in _nested(proses, Quotation))
    runs = [run for prose in proses for run in inlines_of((*prose.blocks, *prose.notes.values()))]
    nodes = {type(node).__name__ for run in runs for node in (*run, *leaves(run))}
    assert nodes == {"Text", "Styled", "Link", "Break", "Reference", "NoteCall"}
    assert {node.kind for run in runs for node in run if isinstance(node, Styled)} == {"em", "strong"}


def test_references_have_every_form(publication: Publication) -> None:
    used = {
        leaf.form
        for _, text in _texts(publication)
        for run in ([text.inlines] if isinstance(text, Line) else inlines_of(text.blocks))
        for leaf in leaves(run)
        if isinstance(leaf, Reference)
    }
    assert used >= {None, "long", "short", "country", "title", "dates", "theme", "city", "office", "label", "members"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_the_text_read_back_holds_tables_captions_and_events(yearbook: Built, language: str, edition: str) -> None:
    """In the suite of the book in English."""
    text = text_of(yearbook, language, edition)
    wanted = [*_cells(yearbook.publication, language), *_captions(yearbook.publication)]
    assert len(wanted) > 170
    assert [words for words in wanted if squeezed(words) not in text] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "5 member towns and 1 observer in 3 countries"),
        ("en", "2 committees and has guided 1.25\u00a0million ships"),
        ("en", "22nd Council of Keepers, held in 2020"),
        ("en", "Greywick (Grey, Vessaly)"),
        *long(
            ("zh", "5 member towns and 1 observer in 3 countries"),
            ("zh", "guided 1.25\u00a0million ships"),
            ("zh", "League of Lighthouse Towns (LLT)"),
            ("zh", "马罗角"),
        ),
        ("en", "共有5个城镇参加。学员们白天学习擦拭透镜，夜里轮流守灯。"),
    ],
)
def test_counts_and_names_are_those_of_the_registry_in_the_language(yearbook: Built, language: str, words: str) -> None:
    """In the suite of the book in English."""
    assert squeezed(words) in text_of(yearbook, language, "screen")


def test_what_is_not_of_that_year_is_left_out(yearbook: Built) -> None:
    text = text_of(yearbook, "en", "screen")
    assert "Oldhaven" not in text
    assert "Gulls" in text and text.count("BirdWatching") == 1, "planned, but not yet in the table"


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_a_print_file_has_no_rgb(yearbook: Built, language: str) -> None:
    """In the suite of the book in English."""
    pdf = yearbook.pdf(language, "print")
    assert {image.space for image in _images(pdf)} == {"/DeviceCMYK", "/DeviceGray"}
    assert _colours(pdf) == {"/DeviceCMYK"}


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_a_screen_file_has_no_cmyk(yearbook: Built, language: str) -> None:
    """In the suite of the book in English."""
    pdf = yearbook.pdf(language, "screen")
    assert {image.space for image in _images(pdf)} == {"/DeviceRGB", "/DeviceGray"}
    assert _colours(pdf) == {"/DeviceRGB"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_picture_is_in_the_book(yearbook: Built, edition: str) -> None:
    pictures = list(_items(yearbook.publication, Picture))
    files = {Path(picture.file).suffix for picture in pictures}
    assert (len(pictures), files) == (13, {".jpg", ".png", ".tif", ".webp"})
    shown = 12 if edition == "print" else 13
    assert len(_images(yearbook.pdf("en", edition))) == shown, (
        "one is the cover, and one that serves twice has two sizes"
    )


def test_grey_and_one_bit_pictures_are_black_ink_alone_and_keep_their_edge(yearbook: Built) -> None:
    grey = {image.size for image in _images(yearbook.pdf("en", "print")) if image.space == "/DeviceGray"}
    assert grey == {(470, 600), (460, 340), (1500, 900)}, "the keeper, the soundings and the etching"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_turned_picture_stands_upright(yearbook: Built, edition: str) -> None:
    sizes = [image.size for image in _images(yearbook.pdf("en", edition))]
    assert sizes.count((470, 600)) == 2, "both portraits"
    assert (600, 470) not in sizes


def test_transparency_stays_on_screen_and_is_laid_on_paper_in_print(yearbook: Built) -> None:
    assert [image.size for image in _images(yearbook.pdf("en", "screen")) if image.transparent] == [(480, 480)]
    assert [image for image in _images(yearbook.pdf("en", "print")) if image.transparent] == []


def test_every_picture_tells_what_it_shows(yearbook: Built) -> None:
    wanted = {str(picture.alt.source) for picture in _items(yearbook.publication, Picture)}
    for language in yearbook.languages:
        assert set(_alts(yearbook.pdf(language, "screen"))) >= wanted, "what is drawn tells besides what it shows"


@pytest.mark.parametrize("language", ["en", *long("zh")])
def test_each_part_has_its_accent_on_its_divider(yearbook: Built, language: str) -> None:
    """In the suite of the book in English."""
    look, _ = read_theme(Files(ROOT))
    assert look is not None
    strong = {accent.id: accent.strong.srgb for accent in look.accents}
    titled = [part for part in yearbook.publication.record.parts if part.title]
    with pypdfium2.PdfDocument(yearbook.pdf(language, "screen")) as pdf:
        corners = ["#{:02x}{:02x}{:02x}".format(*_corner(page)) for page in pdf]
    grounds = [corner for corner in corners[1:-1] if corner != "#ffffff"]
    assert grounds == [strong[part.accent or ""] for part in titled]
    assert {corners[0], corners[-1]} == {next(iter(strong.values()))}, "the cover stands outside the parts"


def test_the_colophon_counts_the_members_of_the_day(yearbook: Built) -> None:
    with pypdfium2.PdfDocument(yearbook.pdf("en", "screen")) as pdf:
        last = squeezed(pdf[len(pdf) - 3].get_textpage().get_text_bounded())
    for words in ("148×210mm", "5dots", "31December2021", "978-3-16-148410-0", "NotoSansCJK", "isinvented."):
        assert words in last


def test_no_item_of_the_news_splits(yearbook: Built) -> None:
    items = list(_items(yearbook.publication, NewsItem))
    with pypdfium2.PdfDocument(yearbook.pdf("en", "screen")) as pdf:
        pages = [squeezed(page.get_textpage().get_text_bounded().replace("\x02", "")) for page in pdf]
    for item in items:
        last = next(
            leaf.text for leaf in reversed(list(leaves(item.body.blocks[-1].inlines))) if isinstance(leaf, Text)
        )
        title, end = squeezed(_printed(yearbook.publication, item.title)), squeezed(last)[-12:]
        assert [title in page for page in pages] == [end in page for page in pages]


def test_the_page_is_that_of_the_publication(yearbook: Built) -> None:
    for edition, bleed_mm in (("screen", 0), ("print", 3)):
        with pikepdf.open(BytesIO(yearbook.pdf("en", edition))) as pdf:
            left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
        points = 72 / 25.4
        assert right - left == pytest.approx((148 + 2 * bleed_mm) * points, abs=0.01)
        assert top - bottom == pytest.approx((210 + 2 * bleed_mm) * points, abs=0.01)


def test_screen_files_say_their_language_and_lead_to_the_web(yearbook: Built) -> None:
    for language in yearbook.languages:
        tag = {"zh": "zh-Hans"}.get(language, language)
        with pikepdf.open(BytesIO(yearbook.pdf(language, "screen"))) as pdf:
            assert str(pdf.Root.Lang) == tag
            addresses = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}
        assert addresses == {
            "https://wreckers.example/",
            "https://lighthouse.example/register",
            "https://lighthouse.example/chart?town=greywick&year=2021",
            "mailto:clerk@lighthouse.example",
        }


def test_the_front_matter_takes_one_page_each(yearbook: Built) -> None:
    with pypdfium2.PdfDocument(yearbook.pdf("en", "screen")) as pdf:
        first = [squeezed(pdf[number].get_textpage().get_text_bounded()) for number in (0, 2, 3)]
    assert [text[:12] for text in first] == ["LeagueofLigh", "LeagueofLigh", "ContentsLeag"]
    assert first[0].endswith("2021")
    assert all(
        words in first[1] for words in ("5membertowns", "1.25millionshipsguidedhome", "2Vessaly2OrrinCoast1Tambria")
    )


@pytest.mark.parametrize("path", sorted((ROOT / "tests/content").rglob("*.yaml")), ids=lambda path: path.stem)
def test_each_file_names_its_schema(path: Path) -> None:
    mark, _, name = path.read_text(encoding="utf-8").partition("\n")[0].partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (path.parent / name).is_file()


def _texts(publication: Publication) -> Iterator[tuple[str, Line | Prose]]:
    for root in (publication.record, *publication.sections.values()):
        yield from contents(root)


def _items(publication: Publication, kind: type[Any]) -> Iterator[Any]:
    for section in publication.sections.values():
        yield from (item for item in below(section) if isinstance(item, kind))


def _nested(proses: list[Prose], outer: type[List] | type[Quotation]) -> Iterator[object]:
    for prose in proses:
        for block in prose.blocks:
            if isinstance(block, List) and outer is List:
                yield from (inner for item in block.items for inner in item.blocks)
            elif isinstance(block, Quotation) and outer is Quotation:
                yield from block.blocks


def _cells(publication: Publication, language: str) -> Iterator[str]:
    for table in _items(publication, TableInsert):
        yield from (_printed(publication, column.heading) for column in table.columns)
        yield from (_printed(publication, cell) for row in table.rows for cell in row.cells)
    for item in (*_items(publication, Group), *_items(publication, NewsItem)):
        for line in (getattr(item, "label", None) or item.title, *getattr(item, "names", ())):
            yield _printed(publication, line)
    for post in _items(publication, Post):
        if post.title:
            yield _printed(publication, post.title)
        name = next(person.name for person in publication.registry.people if person.id == post.person)
        yield name.get(language, name["en"]).text
    for calendar in _items(publication, CalendarSection):
        for event in calendar.events:
            yield _printed(publication, event.location)
            if not event.meeting:
                yield _printed(publication, event.title)


def _captions(publication: Publication) -> Iterator[str]:
    for section in publication.sections.values():
        for insert in section.inserts:
            line = getattr(insert, "caption", None) or getattr(insert, "heading", None)
            if line is not None and not isinstance(insert, ProfilesInsert | StaffChartInsert):
                yield _printed(publication, line)


def _printed(publication: Publication, line: Line) -> str:
    """A line as every book shows it, for none is translated, where it refers to nothing but towns."""
    words = []
    for leaf in leaves(line.inlines):
        if isinstance(leaf, Reference):
            names = next(region.name for region in publication.registry.regions if region.id == leaf.id)
            words.append(names["en"].text)
        else:
            words.append(getattr(leaf, "text", ""))
    return "".join(words)


def _corner(page: pypdfium2.PdfPage) -> tuple[int, int, int]:
    """The colour a little inside the page's corner."""
    red, green, blue = page.render(rev_byteorder=True).to_pil().convert("RGB").getpixel((5, 5))
    return red, green, blue


@cache
def _images(data: bytes) -> tuple[Image, ...]:
    """Each picture that is drawn, once."""
    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = {image.objgen: image for page in pdf.pages for image in _drawn(page)}
        return tuple(
            Image((int(image.Width), int(image.Height)), str(image.ColorSpace), "/SMask" in image)
            for image in drawn.values()
        )


def _drawn(page: pikepdf.Page) -> Iterator[Any]:
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "Do":
            drawn = page.resources.XObject[str(instruction.operands[0])]
            if drawn.Subtype == "/Image":
                yield drawn


def _colours(data: bytes) -> set[str]:
    """The colour spaces in which text, lines and surfaces are drawn (ISO 32000-1, 8.6.8)."""
    spaces = {"rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
    spaces |= {"g": "/DeviceGray", "G": "/DeviceGray"}
    found = set()
    for instruction in _instructions(data):
        operator = str(instruction.operator)
        if operator in ("cs", "CS"):
            found.add(str(instruction.operands[0]))
        elif operator in spaces:
            found.add(spaces[operator])
    return found


def _instructions(data: bytes) -> Iterator[Any]:
    with pikepdf.open(BytesIO(data)) as pdf:
        forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
        for stream in (*pdf.pages, *forms):
            yield from pikepdf.parse_content_stream(stream)


def _alts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]

"""The specimen sheet in `tests/content`: every kind of section, insert, block and heading, on few pages, without a fault."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from conftest import ROOT, copy_project
from pdf_reading import Read, read, squeezed
from pypdf import PdfReader

from galley import text as nodes
from galley.files import Files
from galley.model.base import below, contents
from galley.model.inserts import Drawing, FigureInsert, GroupsInsert, Insert, InsertBase, Post, TableInsert
from galley.model.numbering import numbers
from galley.model.publication import Publication
from galley.model.sections import SECTION_KINDS, ArticleSection, LettersSection, NewsSection, Passage
from galley.model.tables import Span, spans
from galley.options import Edition, Options
from galley.pipeline.build import Outcome, build
from galley.reader import read_publication
from galley.text import Heading, Line, List, Prose, Quotation, Styled, inlines_of
from galley.theme import css, read_theme

SPECIMEN = "tests/content/specimen"
INSERTS = get_args(get_args(Insert)[0])
PAGES_AT_MOST = 26


@dataclass(frozen=True)
class Sheet:
    """The specimen sheet as built for the screen, with its kept HTML."""

    publication: Publication
    outcome: Outcome
    book: Read
    html: str
    rotations: tuple[int, ...]
    """How far viewers turn each page."""

    @property
    def text(self) -> str:
        """All that its pages say, squeezed."""
        return "".join(page.text() for page in self.book.pages)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("specimen") / "project")
    shutil.copytree(ROOT / "tests/content", root / "tests/content")
    return root


@pytest.fixture(scope="module")
def specimen(root: Path) -> Publication:
    publication, _ = read_publication(Files(root), SPECIMEN)
    assert publication is not None
    return publication


@pytest.fixture(scope="module", params=[pytest.param("built", marks=pytest.mark.long)])
def sheet(root: Path, specimen: Publication) -> Sheet:
    """In the suite the yearbook shows the same blocks, `pipeline/test_building.py` that kept HTML stands alone, `markup/test_numbered.py` how numbers are listed."""
    outcome = build(Options(root, (SPECIMEN,), editions=(Edition.SCREEN,), keep_html=True), lambda _: None)
    assert [problem for problem in outcome.problems if problem.code != "language.no-name"] == []
    stem = root / "output/specimen/specimen.zh.screen"
    pdf, html = stem.with_suffix(".screen.pdf").read_bytes(), stem.with_suffix(".screen.html").read_text("utf-8")
    rotations = tuple(int(page.get("/Rotate", 0)) for page in PdfReader(BytesIO(pdf)).pages)
    return Sheet(specimen, outcome, read(pdf), html, rotations)


def test_it_is_built_without_a_word_of_complaint_on_few_pages(sheet: Sheet) -> None:
    wanted = {
        f"specimen/{name}"
        for name in (
            *(f"specimen.zh.{kind}" for kind in ("screen.pdf", "screen.html", "cover.png", "map.json")),
            "manifest.json",
        )
    }
    assert set(sheet.outcome.outputs) == wanted
    assert len(sheet.book.pages) <= PAGES_AT_MOST


def test_it_has_every_kind_of_section_and_insert(specimen: Publication) -> None:
    sections = specimen.sections.values()
    assert {section.kind for section in sections} == set(SECTION_KINDS)
    inserts = [insert for section in sections for insert in section.inserts]
    assert {type(insert) for insert in inserts} == set(INSERTS)
    # Of meetings with participants it has none; tests/figures draws them.
    assert {each.draw for each in inserts if isinstance(each, FigureInsert)} == {None, *get_args(Drawing)} - {
        "participants"
    }


def test_the_inserts_have_every_choice_they_offer(specimen: Publication) -> None:
    items = [item for section in specimen.sections.values() for item in below(section)]
    shown = {
        (type(item), name, getattr(item, name))
        for item in items
        for name in type(item).model_fields
        if _choice(item, name)
    }
    offered = {
        (model, name, value)
        for model in {type(item) for item in items}
        for name in model.model_fields
        for value in _choice(model, name)
    }
    assert len(offered) >= 10
    assert offered - shown == set()


def test_it_has_inserts_and_items_with_and_without_what_they_may_leave_out(specimen: Publication) -> None:
    items = list(below_all(specimen))
    groups = [group for item in items if isinstance(item, GroupsInsert) for group in item.groups]
    letters = [letter for item in items if isinstance(item, LettersSection) for letter in item.letters]
    news = [each for item in items if isinstance(item, NewsSection) for each in item.items]
    assert {bool(group.names) for group in groups} == {True, False}
    assert {bool(each.picture) for each in news} == {True, False}
    assert [letter for letter in letters if letter.portrait and letter.abridged and letter.salutations]
    assert {bool(post.title) for post in items if isinstance(post, Post)} == {True, False}
    assert {passage.numbered for passage in items if isinstance(passage, Passage)} == {True, False}


def test_it_has_every_kind_of_block_and_inline_node(specimen: Publication) -> None:
    blocks = list(_blocks(specimen))
    assert {type(block) for block in blocks} == set(get_args(nodes.Block))
    runs = [run for prose in _proses(specimen) for run in inlines_of((*prose.blocks, *prose.notes.values()))]
    found = [node for run in runs for node in _nodes(run)]
    assert {type(node) for node in found} == set(get_args(nodes.Inline))
    assert {node.kind for node in found if isinstance(node, Styled)} == {"em", "strong", "sub", "sup"}


def test_it_has_every_level_of_heading_and_list(specimen: Publication) -> None:
    articles = [section for section in specimen.sections.values() if isinstance(section, ArticleSection)]
    assert max(_depth(passage) for article in articles for passage in article.passages) == 4
    blocks = list(_blocks(specimen))
    assert {block.level for block in blocks if isinstance(block, Heading)} == {1, 2, 3}
    lists = [block for block in blocks if isinstance(block, List)]
    starts = {each.start for each in lists}
    assert starts >= {None, 1} and len(starts) > 2
    inner = {
        (each.start is None, block.start is None)
        for each in lists
        for item in each.items
        for block in item.blocks
        if isinstance(block, List)
    }
    assert inner == {(True, True), (False, False)}
    assert any(isinstance(block, Quotation) for block in blocks)


def test_the_pages_name_what_they_show(sheet: Sheet) -> None:
    names = [
        "四级标题",
        "文中标题，三级",
        "脚注：",
        "引文：",
        "旁注：标题",
        "方框：标题",
        "圆点列表",
        "编号列表",
        "（1）",
        "职员",
    ]
    captions = [
        squeezed(str(title.source))
        for item in below_all(sheet.publication)
        if isinstance(item, InsertBase) and item.kind not in ("profiles", "staff-chart")
        for title in (getattr(item, "caption", None) or getattr(item, "heading", None),)
        if title
    ]
    assert len(captions) > 12
    assert [name for name in (*names, *captions) if name not in sheet.text] == []


def test_figures_and_tables_are_numbered_and_listed_with_their_pages(sheet: Sheet) -> None:
    known, pages = numbers(sheet.publication), sheet.book.places
    sign = {"figure": "图", "table": "表"}
    labels = {address: f"{sign[each.insert.series]}{each.number}" for address, each in known.items()}
    captions = {address: squeezed(str(each.insert.caption.source)) for address, each in known.items()}
    for series, label in sign.items():
        mine = [address for address, each in known.items() if each.insert.series == series]
        listed = "".join(f"{labels[address]}{captions[address]}{pages[address]}" for address in mine)
        assert f"{label}目录{listed}" in sheet.text
    assert all(sheet.text.count(f"{labels[address]}{captions[address]}") == 2 for address in known)
    told = {
        id: f"{labels[address]}（第{pages[address]}页）"
        for id in ("full", "third", "table", "committees")
        for address in (f"inserts/{id}",)
    }
    assert "见{full}、{third}和{table}，以及{committees}。".format(**told) in sheet.text
    assert f"引用另一章的图：{told['full']}。" in sheet.text


def test_tables_have_all_that_authors_may_ask_of_them(specimen: Publication) -> None:
    tables = [item for item in below_all(specimen) if isinstance(item, TableInsert)]
    assert {column.align for table in tables for column in table.columns} == {"start", "centre", "end", "decimal"}
    assert {bool(table.caption) for table in tables} == {bool(table.footnotes) for table in tables} == {True, False}
    assert {row.total for table in tables for row in table.rows} == {True, False}
    assert {span for table in tables for row in spans(table) for span in row} >= {None, Span(), Span(2, 1), Span(1, 2)}


def test_a_turned_table_stands_on_a_page_that_viewers_turn(sheet: Sheet) -> None:
    [turned] = [item for item in below_all(sheet.publication) if isinstance(item, TableInsert) and item.turned]
    page = sheet.book.places[turned.address]
    assert (
        squeezed("".join(str(column.heading.source) for column in turned.columns)) in sheet.book.pages[page - 1].text()
    )
    assert [number for number, each in enumerate(sheet.rotations, 1) if each] == [page]


def test_parts_without_a_divider_have_no_running_head_of_the_part_before(sheet: Sheet) -> None:
    left = {page.number: page.text(low=842 - 60) for page in sheet.book.pages if page.number % 2 == 0}
    named = [number for number, head in left.items() if "篇名" in head]
    first, behind = sheet.book.places["text"], sheet.book.places["inserts"]
    opened = set(sheet.book.places.values())
    assert named == [number for number in left if first <= number < behind and number not in opened]
    assert named


def test_the_kept_html_stands_alone(sheet: Sheet) -> None:
    assert set(re.findall(r"/\* (templates/\S+) \*/", sheet.html)) >= {
        f"templates/{name}" for name in ("theme.yaml", "styles/base.css", "styles/pages.css", "styles/languages/zh.css")
    }
    sources = re.findall(r'<(?:img|link|script|iframe)\b[^>]*?(?:src|href)="([^"]*)"', sheet.html)
    assert len(sources) == 10
    assert [source for source in sources if not source.startswith("data:image/")] == []
    assert "url(" not in sheet.html and "@import" not in sheet.html
    declared, used = (set(re.findall(pattern, sheet.html)) for pattern in (r"(--[\w-]+):", r"var\((--[\w-]+)\)"))
    assert used - declared == set()


def test_an_acceptance_says_why_an_entry_has_no_name_in_the_source_language(root: Path) -> None:
    regions = root / "tests/content/registry/regions.yaml"
    text = regions.read_text("utf-8")
    regions.write_text(re.sub(r"(?m)^    accept:\n(?:      .*\n)+", "", text), "utf-8")
    try:
        _, problems = read_publication(Files(root), SPECIMEN)
    finally:
        regions.write_text(text, "utf-8")
    assert [(problem.code, problem.message) for problem in problems] == [
        ("facts.no-name", "TM-fernlight has no name in zh, the source language")
    ]


def below_all(publication: Publication) -> Iterator[Any]:
    """Every item of every section."""
    for section in publication.sections.values():
        yield from below(section)


def _choice(model: Any, name: str) -> tuple[Any, ...]:
    """The values a field offers, when it offers several."""
    annotation = (model if isinstance(model, type) else type(model)).model_fields[name].annotation
    values = get_args(annotation) if get_origin(annotation) is Literal else ()
    return values if len(values) > 1 else ()


def _proses(publication: Publication) -> list[Prose]:
    texts = [text for section in publication.sections.values() for _, text in contents(section)]
    assert {type(text) for text in texts} == {Line, Prose}
    return [text for text in texts if isinstance(text, Prose)]


def _blocks(publication: Publication) -> Iterator[Any]:
    for prose in _proses(publication):
        for block in prose.blocks:
            yield from _within(block)


def _within(block: Any) -> Iterator[Any]:
    yield block
    inner = block.blocks if isinstance(block, Quotation) else ()
    for each in (*inner, *(each for item in getattr(block, "items", ()) for each in item.blocks)):
        yield from _within(each)


def _nodes(run: Any) -> Iterator[Any]:
    for node in run:
        yield node
        yield from _nodes(getattr(node, "children", ()))


def _depth(passage: Passage) -> int:
    return 1 + max((_depth(each) for each in passage.passages), default=0)


def test_the_designers_guide_names_every_token_sheet_and_filter() -> None:
    guide = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    theme, _ = read_theme(Files(ROOT))
    assert theme is not None
    tokens = set(re.findall(r"(--[\w-]+):", css(theme, "A4")))
    sheets = {path.name for path in (ROOT / "templates/styles").glob("*.css")}
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.j2"))
    filters = {name for name in ("line", "runs", "kind", "placement", "by_month", "plain") if f"| {name}" in templates}
    assert len(filters) == 6
    assert {
        name for name in tokens if f"`{name}`" not in guide and f"`{name.removeprefix('--size')}`" not in guide
    } == set()
    assert {name for name in sheets if f"`{name}`" not in guide} == set()
    assert {name for name in filters if rf"\| {name}" not in guide} == set()

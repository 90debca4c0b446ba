"""Where pages may end: no split row, no stranded heading, no lonely line, no page half empty without reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from book_plan import Plan
from laying_out import Layout, Line, laid_out
from pdf_reading import MARK, read
from small_project import FOLDER, make, write

from galley.files import Files
from galley.model.sections import LettersSection
from galley.reader import read_publication

SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.fixture(scope="module")
def plan(report) -> Plan:
    return Plan(report.publication, read(report.screen))


def stranded(layout: Layout, page: int) -> list[str]:
    """The headings of a page with no text of their own below them, in their column."""
    lines = layout.on(page)
    return [line.text for line in lines if line.heads and not any(follows(other, line) for other in lines)]


def follows(line: Line, head: Line) -> bool:
    """Whether a line of text stands below a heading, or beside it as the cell of a row."""
    across = line.left < head.right and head.left < line.right
    return not line.heads and line.bottom > head.bottom - 1 and (across or line.top < head.bottom)


def lonely(layout: Layout) -> list[str]:
    """The blocks that leave a single line at the foot or head of a page, though they have more; not repeated heads."""
    parts: dict[object, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in layout.lines:
        if not any(element.tag == "thead" for element in line.around):
            parts[line.block][line.page].append(line.text)
    return [
        min(pages.values(), key=len)[0]
        for pages in parts.values()
        if len(pages) > 1 and min(map(len, pages.values())) < 2
    ]


def depth(layout: Layout, page: int) -> float:
    """How far down the type area a page is filled, from 0 to 1."""
    top, bottom = layout.edges
    return (max(line.bottom for line in layout.on(page)) - top) / (bottom - top)


def split_rows(layout: Layout) -> list[str]:
    """The rows of tables that stand on more than one page, other than those of heads."""
    where: dict[object, set[int]] = defaultdict(set)
    for line in layout.lines:
        row = next((element for element in line.around if element.tag == "tr"), None)
        if row is not None and not any(element.tag == "thead" for element in line.around):
            where[row].add(line.page)
    return ["".join(row.itertext()).strip() for row, pages in where.items() if len(pages) > 1]


def ends(plan: Plan, report) -> set[int]:
    """The last pages of sections and letters."""
    found = {pages[-1] for pages in (*plan.sections.values(), plan.remarks)}
    for section in report.publication.sections.values():
        letters = section.letters if isinstance(section, LettersSection) else ()
        found |= {plan.screen.places[letter.address] - 1 for letter in letters[1:]}
    return found


def test_the_layout_is_that_of_the_pdf(report, layout, plan):
    assert len(layout.pages) == len(plan.screen.pages)
    for page in plan.running:
        laid = MARK.sub("", "".join("".join(line.text.split()) for line in layout.on(page)).replace("\u2060", ""))
        unlaid = Counter(body(plan, page))
        unlaid.subtract(Counter(laid))
        assert min(unlaid.values()) == 0
        assert layout.elements(page, SVG) or not any(unlaid.values())  # words of drawings are drawn with them


def body(plan: Plan, page: int) -> str:
    return plan.screen.pages[page - 1].body


def test_every_section_begins_on_a_page_of_its_own_or_runs_on(report, plan, layout):
    starts = [pages.start for pages in plan.sections.values()]
    assert len(set(starts)) == len(starts) == 16
    for name, pages in plan.sections.items():
        if plan.follows(name):
            continue
        first = min(layout.on(pages.start), key=lambda line: (line.top, line.left))
        assert any(element.get("id") == name for element in first.around)
        assert first.heads


def test_letters_begin_on_pages_of_their_own(report, plan):
    letters = [
        each.address for section in report.publication.sections.values() for each in getattr(section, "letters", ())
    ]
    assert len({plan.screen.places[address] for address in letters}) == len(letters) == 2


def test_no_row_is_split(layout):
    assert split_rows(layout) == []


def test_no_heading_is_stranded_at_the_foot_of_a_page(plan, layout):
    pages = [page for page in range(1, len(layout.pages) + 1) if page not in plan.dividers.values()]
    assert sum(line.heads for line in layout.lines) > 150
    assert {page: stranded(layout, page) for page in pages if stranded(layout, page)} == {}


def test_no_line_of_a_block_is_alone_at_the_foot_or_head_of_a_page(layout):
    assert lonely(layout) == []


def test_pages_are_at_least_half_full_unless_something_ends_on_them(report, plan, layout):
    free = plan.apart | ends(plan, report)
    others = [page for page in range(1, len(layout.pages) + 1) if page not in free]
    assert len(others) > 14
    assert {page: depth(layout, page) for page in others if depth(layout, page) < 1 / 2} == {}


ROWS = 60
TABLE = "\n".join(
    f"      - {{id: r{n}, cells: [小屋{n}, 海拔{n * 10}米。{'屋中有水、有火，供过路的人歇脚；大雪封山之后不开放。' * (3 + n % 4)}]}}"
    for n in range(1, ROWS + 1)
)
LONG = f"""kind: article
title: 小屋
body: |
  小屋全年开放。

  {{huts}}

  {"屋后有路。" * 200}
inserts:
  - kind: table
    id: huts
    caption: 小屋一览
    columns:
      - {{id: name, heading: 名称}}
      - {{id: about, heading: 说明}}
    rows:
{TABLE}
"""


HEADED = "\n".join(f"  - {{id: h{n}, heading: 山路{n}, body: {'路在山中。' * (9 + n % 7)}}}" for n in range(1, 60))
CARELESS = """
html { orphans: 1; widows: 1 }
h1, h2, h3, h4, h5, h6 { break-after: auto }
tr { break-inside: auto }
"""


def long_layout(folder: Path, styles: str = "") -> Layout:
    """A table over several pages, long paragraphs and many headings, laid out with further styles."""
    root = make(folder / "project", program=False)
    write(root, f"{FOLDER}/huts.yaml", LONG)
    write(root, f"{FOLDER}/paths.yaml", f"kind: article\ntitle: 山路\npassages:\n{HEADED}\n")
    write(root, "templates/styles/zz.css", styles)
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication and not problems
    return laid_out(root, publication)


@pytest.fixture(scope="module")
def long(tmp_path_factory) -> Layout:
    return long_layout(tmp_path_factory.mktemp("long"))


def test_the_rules_are_seen_to_be_broken_where_styles_allow_it(tmp_path):
    careless = long_layout(tmp_path, CARELESS)
    assert split_rows(careless)
    assert lonely(careless)
    assert [head for page in range(2, len(careless.pages) + 1) for head in stranded(careless, page)]


def cells(lines: list[Line], within: str) -> list[str]:
    """The texts of the cells within the head or body of a table, in the order they stand on the pages."""
    found: dict[tuple[int, object], str] = {}
    for line in lines:
        if any(element.tag == within for element in line.around):
            found[line.page, line.block] = found.get((line.page, line.block), "") + line.text
    return list(found.values())


def test_a_long_table_repeats_its_head_with_continued(long):
    pages = [page for page in range(1, len(long.pages) + 1) if long.elements(page, "tbody")]
    assert len(pages) > 3
    for page in pages:
        heads = cells(long.on(page), "thead")
        assert "".join(heads) == ("表1 小屋一览" if page == pages[0] else "表1 小屋一览（续）") + "名称" + "说明"


def test_a_long_table_has_each_row_once_whole_and_in_order(long):
    names = cells(list(long.lines), "tbody")[::2]
    assert names == [f"小屋{number}" for number in range(1, ROWS + 1)]
    assert split_rows(long) == []


def test_a_long_table_leaves_no_head_stranded_and_no_line_alone(long):
    assert [stranded(long, page) for page in range(2, len(long.pages) + 1) if stranded(long, page)] == []
    assert lonely(long) == []

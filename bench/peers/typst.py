"""Typst: its source of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bench.peers.manuscript import Block, Table
from bench.peers.page import PAGE, face, size_pt

HEAD = """\
#set document(title: {title})
#set page(
  paper: "a4", margin: (inside: {page.inside_pt}pt, outside: {page.outside_pt}pt, top: {page.top_pt}pt, bottom: {page.bottom_pt}pt),
  numbering: "1", header: context {{
    let before = query(heading.where(level: 1)).filter(each => each.location().page() <= here().page())
    if before.len() > 0 {{ text(size: 8pt, before.last().body) }}
  }},
)
#set text(font: ("Noto Serif", "{serif}"), size: {size}pt, lang: "{language}", hyphenate: {hyphenate})
#set par(justify: true, leading: {leading}pt, spacing: {leading}pt, first-line-indent: {indent}em)
#set table(stroke: 0.4pt, align: left)
#show heading: set text(font: ("Noto Sans", "{sans}"))
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#outline(depth: 2)
"""


def source(title: str, blocks: Iterable[Block | Table], language: str) -> str:
    """The source of a book: contents list, running heads, headings, paragraphs, lists and tables."""
    western, size = language not in ("zh", "ja", "ko"), size_pt(language)
    head = HEAD.format(
        title=literal(title),
        page=PAGE,
        serif=face("Serif", language),
        sans=face("Sans", language),
        size=size,
        language=language,
        hyphenate=str(western).lower(),
        leading=PAGE.line_pt - size,
        indent=2 if language == "zh" else 1,
    )
    return head + "".join(_set(each) for each in blocks)


def literal(text: str) -> str:
    """A text as a string of Typst, in which no character means anything but itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _set(block: Block | Table) -> str:
    if isinstance(block, Table):
        return "".join(_table(block))
    begin = {"heading": f"\n{'=' * block.level} ", "item": "- "}.get(block.kind, "\n")
    return f"{begin}#{literal(block.text)}\n"


def _table(table: Table) -> Iterator[str]:
    yield f"\n#table(columns: (1fr,) * {table.columns},\n"
    if table.head:
        yield f"  table.header({''.join(_cells(table.head, table.columns))}),\n"
    yield from ("  " + "".join(_cells(row, table.columns)) + "\n" for row in table.rows)
    yield ")\n"


def _cells(row: tuple[str, ...], columns: int) -> Iterator[str]:
    """A row's cells, and empty ones where it has fewer than there are columns."""
    return (f"{literal(text)}, " for text in chain(row, [""] * (columns - len(row))))

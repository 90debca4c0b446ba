"""What a book says, as any typesetter takes it: headings, paragraphs, items of lists and tables in their order, from its HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

INLINE = ("a", "abbr", "b", "br", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u", "wbr")
VOID = ("br", "col", "hr", "img", "link", "meta", "wbr")
SKIPPED = ("contents", "dots-of-members", "continued")
"""Classes of what each typesetter makes itself, or does without."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is `heading` (of a `level`, 1 the outermost), `paragraph` or `item`."""

    kind: str
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the head's last row, and those of the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max(map(len, (self.head, *self.rows)))


def manuscript(html: str) -> tuple[str, list[Block | Table]]:
    """The title of a book, and its blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.title, reader.blocks


class _Reader(HTMLParser):
    """Gathers text till a block begins or ends; what holds the text says what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.blocks: list[Block | Table] = []
        self._open: list[tuple[str, bool]] = []
        self._text: list[str] = []
        self._rows: list[tuple[bool, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins: what was gathered is one that ended."""
        if tag not in INLINE:
            self._flush()
        if tag == "tr":
            self._rows.append(("thead" in self._tags, []))
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        skipped = self._skips or tag in ("style", "script") or any(name in SKIPPED for name in classes)
        self._open.append((tag, skipped))

    def handle_endtag(self, tag: str) -> None:
        """A block ends, or a part of its text."""
        if tag not in INLINE or tag not in self._tags:
            self._flush(cell=tag in ("td", "th"))
        while self._open and self._open.pop()[0] != tag:
            continue
        if tag == "table":
            self._table()

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        if not self._skips:
            self._text.append(data)

    @property
    def _tags(self) -> list[str]:
        return [tag for tag, _ in self._open]

    @property
    def _skips(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _flush(self, cell: bool = False) -> None:
        text, tags = " ".join("".join(self._text).split()), self._tags
        if "table" in tags:
            if cell:
                self._rows[-1][1].append(text)
                self._text = []
            return
        self._text = []
        if not text or not tags:
            return
        heading = next((HEADINGS.index(tag) + 1 for tag in reversed(tags) if tag in HEADINGS), 0)
        if "title" in tags:
            self.title = text
        elif heading:
            self.blocks.append(Block("heading", text, heading))
        else:
            self.blocks.append(Block("item" if "li" in tags else "paragraph", text))

    def _table(self) -> None:
        """Make a table of the rows; a caption, a head's row of one cell, is a paragraph above it."""
        heads = [tuple(cells) for in_head, cells in self._rows if in_head]
        rows = tuple(tuple(cells) for in_head, cells in self._rows if not in_head)
        self._rows = []
        self.blocks += (Block("paragraph", caption[0]) for caption in heads[:-1])
        self.blocks.append(Table(heads[-1] if heads else (), rows))

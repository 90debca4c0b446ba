"""The blocks and inline nodes of a field, and ways to walk them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from galley.problem import Place
from galley.source import SourceText


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters. `places` say where stretches of it stand: the offset each begins at, and its place.

    They rise from offset 0; a text that was not read from a file has none. They are no part of what the text says.
    """

    text: str
    places: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Styled:
    """Emphasis or strong emphasis, or what stands below or above the line; `kind` is `em`, `strong`, `sub` or `sup`."""

    kind: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to `href`, an absolute web or mail address."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """`[words]{ja}`: words in another language than the text around them."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break the author asked for."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`{id}` or `{id:form}`: something of the registry, a figure of the publication or a block of the section.

    `{id|word|words}` has the word behind a number: its forms in the order of CLDR's plural categories.
    """

    id: str
    form: str | None
    place: Place
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteCall:
    """`[^label]`: a call of the note with that label in the same field."""

    label: str
    place: Place


Span = Styled | Link | Foreign
"""The nodes that hold others."""

Inline = Text | Span | Break | Reference | NoteCall


@dataclass(frozen=True, slots=True)
class Line:
    """Inline text of one line: a title, a heading, a cell. `language` is set where it is not the source's."""

    inlines: tuple[Inline, ...]
    source: SourceText
    language: str | None = None

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.source.place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `key` is unique in its field: `p1`, `p2`, …, in lists `l1.2.p1`.

    `language` is set where it is not the source's.
    """

    key: str
    inlines: tuple[Inline, ...]
    place: Place
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a field; `level` counts from 1 within the field. `language` is as in a paragraph."""

    key: str
    level: int
    inlines: tuple[Inline, ...]
    place: Place
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number of an ordered one, None for bullets."""

    key: str
    start: int | None
    items: tuple[Item, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set off from the text."""

    key: str
    blocks: tuple[Block, ...]
    place: Place


Block = Paragraph | Heading | List | Quotation


@dataclass(frozen=True, slots=True)
class Note:
    """A foot-note, called by its label."""

    key: str
    label: str
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """A field of several blocks, with its notes by label."""

    blocks: tuple[Block, ...]
    notes: dict[str, Note]
    source: SourceText


def inlines_of(blocks: Iterable[Block | Note]) -> Iterator[tuple[Inline, ...]]:
    """The inline runs of blocks, nested ones included, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.inlines
            case List():
                for item in block.items:
                    yield from inlines_of(item.blocks)
            case Quotation() | Note():
                yield from inlines_of(block.blocks)


def leaves(inlines: Iterable[Inline]) -> Iterator[Text | Break | Reference | NoteCall]:
    """The inline nodes without children, in reading order."""
    for node in inlines:
        if isinstance(node, Span):
            yield from leaves(node.children)
        else:
            yield node


def references(content: Line | Prose) -> Iterator[Reference]:
    """Every reference in a field, those of its notes included."""
    runs = [content.inlines] if isinstance(content, Line) else inlines_of((*content.blocks, *content.notes.values()))
    for run in runs:
        yield from (leaf for leaf in leaves(run) if isinstance(leaf, Reference))

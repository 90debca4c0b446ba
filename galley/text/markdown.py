"""Markdown to blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from galley.message import Message, said
from galley.problem import Place, Problem
from galley.source import SourceText
from galley.text.inline import CALL, Run, emphasis_rule, foreign_rule, reference_rule
from galley.text.nodes import (
    Block,
    Heading,
    Inline,
    Item,
    Line,
    List,
    Note,
    NoteCall,
    Paragraph,
    Prose,
    Quotation,
    inlines_of,
    leaves,
)
from galley.text.scripts import script_rule

MAX_NESTING = 12


def parse_line(source: SourceText) -> tuple[Line, list[Problem]]:
    """A one-line field. Block marks are ordinary characters here."""
    reader = _Reader(source, takes_notes=False)
    first_line = len(source) - len(source.lstrip("\n"))
    return Line(reader.inlines(source.strip("\n"), first_line), source), reader.problems


def parse_cell(source: SourceText) -> tuple[Line, list[Problem]]:
    """A one-line field that may call notes which stand elsewhere, `[^label]`."""
    reader = _Reader(source)
    reader.env["footnotes"] = {"refs": {f":{label}": -1 for label in CALL.findall(source)}, "list": {}}
    first_line = len(source) - len(source.lstrip("\n"))
    return Line(reader.inlines(source.strip("\n"), first_line), source), reader.problems


def parse_prose(source: SourceText) -> tuple[Prose, list[Problem]]:
    """A field of blocks; faults are returned, and what can be read is."""
    reader = _Reader(source)
    root = SyntaxTreeNode(_MARKDOWN.parse(str(source), reader.env))
    blocks = reader.blocks(root.children, "")
    return Prose(blocks, reader.called_notes(), source), reader.problems


def parse_run(source: SourceText, notes: Iterable[str] = ()) -> tuple[tuple[Inline, ...], list[Problem]]:
    """An inline run by itself, as a translation is one; `notes` are the labels of the field it belongs to."""
    reader = _Reader(source)
    reader.env["footnotes"] = {"refs": {f":{label}": -1 for label in notes}, "list": {}}
    return reader.inlines(source, 0), reader.problems


def _markdown() -> MarkdownIt:
    """The parser; it leaves inline runs as they are, since `_Reader` reads them one by one."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 30})
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.disable(["inline", "text_join", "lheading", "html_block", "html_inline", "entity", "reference"])
    parser.validateLink = _any_address  # type: ignore[method-assign]
    parser.inline.ruler.before("text", "galley_reference", reference_rule)
    parser.inline.ruler.before("link", "galley_foreign", foreign_rule)
    parser.inline.ruler.at("emphasis", emphasis_rule)
    parser.inline.ruler.before("emphasis", "galley_script", script_rule)
    return parser


def _any_address(url: str) -> bool:
    """Whether an address makes a link: markdown-it leaves `file:` and the like as text, where they are to be told."""
    return True


_MARKDOWN = _markdown()

_REFUSED = {
    "code_block": (
        said("text indented by four spaces or more has no place in a text"),
        said("take the spaces away; a list item's text lines up with its first word"),
    ),
    "fence": (said("a code fence has no place in a text"), said("take the ``` or ~~~ lines away")),
    "hr": (
        said("a rule of dashes or stars has no place in a text"),
        said("take the line away; breaks in a text are made by headings"),
    ),
}

_TABLE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*|[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*")
"""The line below the heads of a table of GitHub Flavored Markdown (0.29, section 4.10)."""
_UNDERLINE = re.compile(r"[ \t]*={2,}[ \t]*")
"""The line below a heading of CommonMark (0.31.2, section 4.3)."""
_DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]+\S.*")
"""The line below a term of PHP Markdown Extra, and of Pandoc."""
_UNREAD = (
    (
        _TABLE,
        said("a table of bars and dashes has no place in a text"),
        said("add it under `inserts:` as `kind: table`, and place it with `{its-id}` on a line of its own"),
    ),
    (
        _UNDERLINE,
        said("a line of equals signs below a heading is printed as it stands"),
        said("take the line away, and write # before the heading"),
    ),
    (
        _DEFINITION,
        said("the colon before a definition is printed as it stands: lists of definitions are not set"),
        said("write the term and its meaning in one line, as `- **term**: meaning`"),
    ),
)
"""What other kinds of Markdown know by the second line of a paragraph."""

_TASK = re.compile(r"\[[ xX-]?\](?=\s)|\[ ?\]$")
"""What begins an item of a task list of GitHub Flavored Markdown (0.29, section 5.3)."""
_TASKED = (
    said("a box to tick at the beginning of an item is printed as the brackets it is written with"),
    said("take the brackets away; where they are to be printed, write \\[ in the place of ["),
)
_EMPTY = (
    said("a quotation has nothing in it"),
    said("write its words behind >, or take the line away: it is printed as a gap"),
)


@dataclass
class _Reader:
    """Turns markdown-it's nodes into ours and collects problems on the way."""

    source: SourceText
    problems: list[Problem] = field(default_factory=list)
    env: dict[str, Any] = field(default_factory=dict)
    takes_notes: bool = True
    notes: dict[str, Note] = field(default_factory=dict)
    calls: dict[str, Place] = field(default_factory=dict)
    lines: list[str] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.source.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def blocks(self, nodes: Sequence[SyntaxTreeNode], prefix: str, depth: int = 0) -> tuple[Block, ...]:
        counts: dict[str, int] = {}
        result: list[Block] = []
        for node in nodes:
            if node.type in _REFUSED:
                message, mend = _REFUSED[node.type]
                self._report("block", message, mend, self._place(node))
            elif node.type == "footnote_reference":
                self._note(node, depth)
            else:
                letter = {"heading": "h", "bullet_list": "l", "ordered_list": "l", "blockquote": "q"}.get(
                    node.type, "p"
                )
                counts[letter] = counts.get(letter, 0) + 1
                result.append(self._block(node, f"{prefix}{letter}{counts[letter]}", depth))
        return tuple(result)

    def _block(self, node: SyntaxTreeNode, key: str, depth: int) -> Block:
        place = self._place(node)
        if depth > MAX_NESTING:
            mend = said("nest no deeper than twelve levels")
            self._report("nesting", said("lists or quotations nested too deeply"), mend, place)
            return Paragraph(key, (), place)
        match node.type:
            case "heading":
                return Heading(key, int(node.tag[1]), self._run(node), place)
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                self._check_tasks(node)
                items = (
                    Item(f"{key}.{n}", self.blocks(item.children, f"{key}.{n}.", depth + 1))
                    for n, item in enumerate(node.children, 1)
                )
                return List(key, start, tuple(items), place)
            case "blockquote":
                if not node.children:
                    self._report("block", *_EMPTY, place)
                return Quotation(key, self.blocks(node.children, f"{key}.", depth + 1), place)
            case _:
                self._check_lines(node)
                return Paragraph(key, self._run(node), place)

    def _check_tasks(self, node: SyntaxTreeNode) -> None:
        """Tell the boxes of a list whose items are tasks elsewhere."""
        for item in node.children:
            first = next(iter(item.children), None)
            if first is not None and first.type == "paragraph" and _TASK.match(first.children[0].content):
                start = self._locator(first.children[0].content, first.map[0] if first.map else 0)(0)
                self._report("block", *_TASKED, self.source.at(start, len("[ ]")))

    def _check_lines(self, node: SyntaxTreeNode) -> None:
        """Tell the lines of a paragraph that make it a table or a heading elsewhere."""
        first, last = node.map or (0, 0)
        for number in range(first, min(last, len(self.lines))):
            line = self.lines[number]
            for pattern, message, mend in _UNREAD:
                if (number > first or pattern is _DEFINITION) and pattern.fullmatch(line):
                    indent = len(line) - len(line.lstrip())
                    self._report(
                        "block", message, mend, self.source.at(self.starts[number] + indent, len(line.strip()))
                    )

    def _note(self, node: SyntaxTreeNode, depth: int) -> None:
        label, place = str(node.meta["label"]), self._place(node)
        blocks = self.blocks(node.children, f"note-{label}.", depth + 1)
        if label in self.notes:
            mend = said("give one of them another label, or take it away")
            first = self.notes[label].place
            message = said("the note {label} stands twice in this field", label=label)
            self._report("note", message, mend, place, first)
        else:
            self.notes[label] = Note(f"note-{label}", label, blocks, place)
        for call in (leaf for run in inlines_of(blocks) for leaf in leaves(run) if isinstance(leaf, NoteCall)):
            mend = said("take the call away; notes have no notes")
            self._report("note", said("the note {label} calls a note", label=label), mend, call.place)

    def called_notes(self) -> dict[str, Note]:
        """The notes by label in the order of their first calls; those that nothing calls are reported."""
        for label in self.notes.keys() - self.calls.keys():
            mend = said("write [^{label}] where the note belongs, or take the note away", label=label)
            self._report("note", said("nothing calls the note {label}", label=label), mend, self.notes[label].place)
        return {label: self.notes[label] for label in self.calls if label in self.notes}

    def _run(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        inline = next((child for child in node.children if child.type == "inline"), None)
        return self.inlines(inline.content, inline.map[0] if inline.map else 0) if inline else ()

    def inlines(self, content: str, first_line: int) -> tuple[Inline, ...]:
        """The nodes of an inline run that begins in `first_line` (0-based) of the field."""
        tokens = list[Token]()
        _MARKDOWN.inline.parse(content, _MARKDOWN, self.env, tokens)
        offset_of = self._locator(content, first_line)

        def at(offset: int, length: int) -> Place:
            return self.source.at(offset_of(offset), length)

        def pieces(offset: int, length: int) -> tuple[tuple[int, Place], ...]:
            return self.source.pieces(offset_of(offset), length)

        run = Run(content, at, pieces, self.problems, self.takes_notes)
        nodes = run.nodes(tokens)
        for leaf in leaves(nodes):
            if isinstance(leaf, NoteCall):
                self.calls.setdefault(leaf.label, leaf.place)
        return nodes

    def _locator(self, content: str, first_line: int) -> Callable[[int], int]:
        """Says which character of the field one of a run's content is; markdown-it has cut marks and indents off its lines."""
        lines = content.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        numbers = [min(first_line + row, len(self.lines) - 1) for row in range(len(lines))]
        shifts = [
            self.lines[number].rfind(line.strip()) - len(line) + len(line.lstrip())
            for number, line in zip(numbers, lines, strict=True)
        ]

        def offset_of(offset: int) -> int:
            row = min(bisect_right(starts, offset), len(lines)) - 1
            return self.starts[numbers[row]] + max(shifts[row] + offset - starts[row], 0)

        return offset_of

    def _place(self, node: SyntaxTreeNode) -> Place:
        """The first line of a block, without its indent."""
        number = min(node.map[0] if node.map else 0, len(self.lines) - 1)
        line = self.lines[number]
        indent = len(line) - len(line.lstrip())
        return self.source.at(self.starts[number] + indent, max(len(line.strip()), 1))

    def _report(self, rule: str, message: Message, mend: Message, place: Place, *related: Place) -> None:
        self.problems.append(Problem(f"text.{rule}", message, mend, place, related=related))

"""Markdown to nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from galley.problem import Place, Problem
from galley.source import SourceText
from galley.text.joins import joined
from galley.text.nodes import (
    Block,
    Break,
    Heading,
    Inline,
    Item,
    Line,
    Link,
    List,
    Note,
    NoteCall,
    Paragraph,
    Prose,
    Quotation,
    Reference,
    Styled,
    Text,
)

REFERENCE = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9_-]*)(?::([a-z][a-z-]*))?\}")
MAX_NESTING = 12


def parse_line(source: SourceText) -> tuple[Line, list[Problem]]:
    """A one-line field. Block marks are ordinary characters here."""
    reader = _Reader(source)
    tokens = _MARKDOWN.parseInline(str(source))
    inlines = reader.inlines(SyntaxTreeNode(tokens).children[0].children, str(source), 0) if source else ()
    return Line(joined(inlines), source), reader.problems


def parse_prose(source: SourceText) -> tuple[Prose, list[Problem]]:
    """A field of blocks; faults are returned, and what can be read is."""
    reader, env = _Reader(source), dict[str, Any]()
    root = SyntaxTreeNode(_MARKDOWN.parse(str(source), env))
    bodies = [node for node in root.children if node.type != "footnote_block"]
    blocks = reader.blocks(bodies, "")
    notes = {note.label: note for node in root.children if node.type == "footnote_block" for note in reader.notes(node)}
    reader.uncalled(env)
    return Prose(blocks, notes, source), reader.problems


def _reference_rule(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta = {"id": match[1], "form": match[2], "offset": state.pos}
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 30})
    parser.disable(["lheading", "html_block", "html_inline", "reference"])
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.before("text", "galley_reference", _reference_rule)
    return parser


_MARKDOWN = _markdown()

_REFUSED = {
    "code_block": (
        "text indented by four spaces or more",
        "take the spaces away; a list item's text lines up with its first word",
    ),
    "fence": ("a code fence", "take the ``` or ~~~ lines away"),
    "hr": ("a rule of dashes or stars", "take the line away; breaks in a text are made by headings"),
    "image": (
        "a picture inside the text",
        "add the picture under `inserts:` and place it with `{its-id}` on a line of its own",
    ),
    "code_inline": ("text in backticks", "take the backticks away"),
}


@dataclass
class _Reader:
    """Turns markdown-it's nodes into ours and collects problems on the way."""

    source: SourceText
    problems: list[Problem] = field(default_factory=list)

    def blocks(self, nodes: Sequence[SyntaxTreeNode], prefix: str, depth: int = 0) -> tuple[Block, ...]:
        counts: dict[str, int] = {}
        result: list[Block] = []
        for node in nodes:
            letter = {"heading": "h", "bullet_list": "l", "ordered_list": "l", "blockquote": "q"}.get(node.type, "p")
            if node.type in _REFUSED:
                self._refuse(node)
                continue
            counts[letter] = counts.get(letter, 0) + 1
            result.append(self._block(node, f"{prefix}{letter}{counts[letter]}", depth))
        return tuple(result)

    def _block(self, node: SyntaxTreeNode, key: str, depth: int) -> Block:
        place = self._place(node)
        if depth > MAX_NESTING:
            self._report("nesting", "lists or quotations nested too deeply", "nest no deeper than twelve levels", place)
            return Paragraph(key, (), place)
        match node.type:
            case "heading":
                return Heading(key, int(node.tag[1]), self._run(node), place)
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                items = (
                    Item(f"{key}.{n}", self.blocks(item.children, f"{key}.{n}.", depth + 1))
                    for n, item in enumerate(node.children, 1)
                )
                return List(key, start, tuple(items), place)
            case "blockquote":
                return Quotation(key, self.blocks(node.children, f"{key}.", depth + 1), place)
            case _:
                return Paragraph(key, self._run(node), place)

    def notes(self, block: SyntaxTreeNode) -> Iterator[Note]:
        for node in block.children:
            label = str(node.meta.get("label", ""))
            bodies = [child for child in node.children if child.type != "footnote_anchor"]
            yield Note(f"note-{label}", label, self.blocks(bodies, f"note-{label}."), self._place(node))

    def uncalled(self, env: dict[str, Any]) -> None:
        """Report the notes that nothing calls; markdown-it leaves them out."""
        for key, calls in env.get("footnotes", {}).get("refs", {}).items():
            if calls < 0:
                label = str(key).removeprefix(":")
                offset = max(str(self.source).find(f"[^{label}]:"), 0)
                mend = f"write [^{label}] where the note belongs, or take the note away"
                self._report("note", f"nothing calls the note {label}", mend, self.source.at(offset, len(label) + 3))

    def _run(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        inline = next((child for child in node.children if child.type == "inline"), None)
        if inline is None:
            return ()
        first_line = inline.map[0] if inline.map else 0
        return joined(self.inlines(inline.children, inline.content, first_line))

    def inlines(self, nodes: Sequence[SyntaxTreeNode], content: str, first_line: int) -> tuple[Inline, ...]:
        return tuple(inline for node in nodes if (inline := self._inline(node, content, first_line)) is not None)

    def _inline(self, node: SyntaxTreeNode, content: str, first_line: int) -> Inline | None:
        match node.type:
            case "text":
                self._check_text(node.content, content, first_line)
                return Text(node.content)
            case "softbreak":
                return Text("\n")
            case "hardbreak":
                return Break()
            case "em" | "strong":
                return Styled(node.type, self.inlines(node.children, content, first_line))
            case "link":
                return self._link(node, content, first_line)
            case "reference":
                meta, length = (
                    node.meta,
                    len(node.meta["id"]) + len(node.meta["form"] or "") + (3 if node.meta["form"] else 2),
                )
                return Reference(meta["id"], meta["form"], self._at(content, first_line, meta["offset"], length))
            case "footnote_ref":
                label = str(node.meta["label"])
                mark = f"[^{label}]"
                return NoteCall(label, self._at(content, first_line, max(content.find(mark), 0), len(mark)))
            case _:
                self._refuse_inline(node, content, first_line)
                return None

    def _link(self, node: SyntaxTreeNode, content: str, first_line: int) -> Inline:
        href = str(node.attrs.get("href", ""))
        children = self.inlines(node.children, content, first_line)
        if not re.match(r"(https?://[^/\s]|mailto:[^\s@]+@)", href):
            place = self._at(content, first_line, max(content.find("]("), 0), 2)
            self._report(
                "link", f"{href!r} is not a web or mail address", "begin it with https://, http:// or mailto:", place
            )
        return Link(href, children)

    def _check_text(self, text: str, content: str, first_line: int) -> None:
        for mark, what, mend in _LEFT_OVER:
            found = mark.search(text)
            if found:
                offset = max(content.find(found[0]), 0)
                place = self._at(content, first_line, offset, len(found[0]))
                self._report("mark", f"{found[0]!r} {what}", mend, place)

    def _refuse(self, node: SyntaxTreeNode) -> None:
        what, mend = _REFUSED[node.type]
        self._report("block", f"{what} has no place in a text", mend, self._place(node))

    def _refuse_inline(self, node: SyntaxTreeNode, content: str, first_line: int) -> None:
        what, mend = _REFUSED.get(node.type, (f"a {node.type}", "take it away"))
        mark = {"image": "![", "code_inline": "`"}.get(node.type, "")
        self._report(
            "inline",
            f"{what} has no place in a text",
            mend,
            self._at(content, first_line, max(content.find(mark), 0), 1),
        )

    def _place(self, node: SyntaxTreeNode) -> Place:
        line = node.map[0] if node.map else 0
        return self._line_place(line)

    def _line_place(self, line: int) -> Place:
        raw = str(self.source).split("\n")
        start = sum(len(text) + 1 for text in raw[:line])
        text = raw[line] if line < len(raw) else ""
        indent = len(text) - len(text.lstrip())
        return self.source.at(start + indent, max(len(text.strip()), 1))

    def _at(self, content: str, first_line: int, offset: int, length: int) -> Place:
        """The place of `offset` in an inline run whose first source line is `first_line` of the field."""
        before = content[:offset]
        line = first_line + before.count("\n")
        raw = str(self.source).split("\n")
        text = content.split("\n")[before.count("\n")]
        column = offset - (before.rfind("\n") + 1)
        shift = raw[line].find(text.strip()) if line < len(raw) else 0
        lead = len(text) - len(text.lstrip())
        return self.source.at(sum(len(part) + 1 for part in raw[:line]) + max(shift, 0) + column - lead, length)

    def _report(self, rule: str, message: str, mend: str, place: Place) -> None:
        self.problems.append(Problem(f"text.{rule}", message, mend, place))


_LEFT_OVER = (
    (
        re.compile(r"\*\*?(?=\S)|(?<=\S)\*\*?"),
        "is printed as it stands: the marks of an emphasis do not pair",
        "put both marks next to a letter (marks of punctuation outside them), or write \\* for a star",
    ),
    (
        re.compile(r"\[\^[^\]\s]*\]?"),
        "calls a note that this field does not have",
        "add a line `[^label]: the note` to the same field",
    ),
    (
        re.compile(r"\{[^{}\s]*\}?|\}"),
        "is not a reference",
        "write {id} or {id:form} with an id of the registry, or \\{ for a brace",
    ),
)

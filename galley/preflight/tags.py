"""The tags of a file: everything has its place, in an order that can be read, and pictures, tables and languages say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from galley.message import said
from galley.meter.characters import script
from galley.pdf.objects import Array, Dictionary
from galley.pdf.tree import Element, content
from galley.preflight.document import Document
from galley.preflight.inks import name
from galley.preflight.marks import UNPLACED
from galley.preflight.rule import LIGHT, Family, Finding, Kinds, Rule
from galley.problem import Severity

INSIDE = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
"""What stands in nothing else (ISO 32000-1, 14.8.4.3)."""
HOLDING = {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}, "TOC": {"TOC", "TOCI", "Caption"}}
"""What holds nothing else."""
WRITTEN_IN = {
    "zh": {"han", "latin"},
    "ja": {"han", "kana", "latin"},
    "ko": {"hangul", "han", "latin"},
    "ru": {"cyrillic"},
    "mn": {"cyrillic"},
    "en": {"latin"},
}
"""The scripts that a text in a language has letters of; other languages are taken for what they say."""
TELLING = {"hangul": "ko", "kana": "ja", "cyrillic": "ru"}
"""Scripts that tell of another language, and one that each may be."""
LEAST_LETTERS = 3

TREE = Rule("tag.tree", said("the file is tagged"), "ISO 14289-1, 7.1", LIGHT)
OUTSIDE = Rule("tag.outside", said("what is drawn is content or an artifact"), "ISO 14289-1, 7.1", LIGHT)
ORPHAN = Rule("tag.orphan", said("tagged content hangs on the tree"), "ISO 14289-1, 7.1; ISO 32000-1, 14.7.4.2", LIGHT)
NESTING = Rule("tag.nesting", said("elements stand where they belong"), "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4", LIGHT)
EMPTY = Rule("tag.empty", said("no table, row or list is empty"), "ISO 14289-1, 7.5 and 7.6", LIGHT)
ALT = Rule("tag.alt", said("every figure says in words what it shows"), "ISO 14289-1, 7.3", LIGHT)
PLACED = Rule("tag.box", said("every figure says where it stands"), "ISO 32000-1, 14.8.5.4.3", LIGHT)
HEADS = Rule("tag.heads", said("heads of tables say of what they are heads"), "ISO 14289-1, 7.5", LIGHT)
HEADINGS = Rule("tag.headings", said("headings leave out no level"), "ISO 14289-1, 7.4", LIGHT)
SCRIPT = Rule(
    "tag.language",
    said("text is written in a script of the language it is said to be in"),
    "ISO 14289-1, 7.2",
    LIGHT,
    Severity.WARNING,
)


def examine(document: Document) -> Iterator[Finding]:
    """What is wrong with the tags."""
    root = document.pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        yield TREE.broken(said("the file has no tags"), said("write it with a structure tree"))
        return
    for page in document.pages:
        for mark in page.marks:
            if mark.content is None and not mark.is_artefact and mark.kind not in UNPLACED and page.is_seen(mark.box):
                message = said("it is neither content nor an artifact")
                yield OUTSIDE.broken(message, said("mark it as one of them"), page.number, mark.box, name(mark))
                break
    yield from _orphans(document)
    yield from _Walk(document, {str(role): str(meant) for role, meant in root.get("/RoleMap", {}).items()}).walk(
        document.tree
    )


def _orphans(document: Document) -> Iterator[Finding]:
    """Content with a number that no element has, once a page: running heads and folios that were tagged and left out."""
    for page in document.pages:
        number = page.obj.objgen
        for mark in page.marks:
            if mark.content is not None and (number, mark.content) not in document.owners:
                message = said("it is tagged, but no element of the tree holds it")
                mend = said("hang it on the tree; make running heads and page numbers artifacts")
                yield ORPHAN.broken(message, mend, page.number, mark.box, name(mark))
                break


class _Walk:
    """Goes through the tree in the order of reading."""

    def __init__(self, document: Document, roles: dict[str, str]) -> None:
        self.document, self.roles, self.level = document, roles, 0
        self.texts = document.tagged_texts
        self.kinds = Kinds()

    def walk(self, root: Element) -> Iterator[Finding]:
        """The findings below the root."""
        language = str(self.document.pdf.Root.get("/Lang", ""))
        for kid in root.kids:
            if isinstance(kid, Element):
                yield from self._element(kid, "StructTreeRoot", language)
        yield from self.kinds.told()

    def _kind(self, element: Element) -> str:
        return self.roles.get(element.name, element.name).lstrip("/")

    def _element(self, element: Element, parent: str, language: str) -> Iterator[Finding]:
        kind, page = self._kind(element), element.page
        language = str(element.obj.get("/Lang", language))
        number = self.document.numbers.get(page) if page is not None else None
        elements = [kid for kid in element.kids if isinstance(kid, Element)]
        yield from self._checked(element, kind, parent, set(map(self._kind, elements)), number)
        yield from self._spoken(element, language)
        below = parent if kind in ("NonStruct", "Div") and kind not in INSIDE else kind
        for kid in elements:
            yield from self._element(kid, below, language)

    def _checked(
        self, element: Element, kind: str, parent: str, kinds: set[str], page: int | None
    ) -> Iterator[Finding]:
        if kind in INSIDE and parent not in INSIDE[kind]:
            message = said("{kind} stands in {parent}", kind=kind, parent=parent)
            self._once(
                NESTING,
                (kind, parent),
                message,
                said("put it where it belongs"),
                page,
                said("element {kind}", kind=kind),
            )
        for strange in sorted(kinds - HOLDING.get(kind, kinds) - {"NonStruct"}):
            message = said("{kind} holds {strange}", kind=kind, strange=strange)
            self._once(
                NESTING,
                (strange, kind),
                message,
                said("put it where it belongs"),
                page,
                said("element {kind}", kind=kind),
            )
        if kind in ("Table", "TR", "L", "LI", "TOC") and not element.kids:
            yield EMPTY.broken(
                said("{kind} is empty", kind=kind), said("take it out"), page, None, said("element {kind}", kind=kind)
            )
        if kind == "Figure":
            yield from self._figure(element.obj, page)
        if kind == "TH" and not any("/Scope" in each for each in _attributes(element.obj)):
            self._once(
                HEADS,
                "TH",
                said("a head does not say of what"),
                said("give it a /Scope"),
                page,
                said("element {kind}", kind=kind),
            )
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            level = int(kind[1])
            if level > self.level + 1:
                message = said(
                    "a heading of level {level} follows one of level {before}", level=level, before=self.level
                )
                yield HEADINGS.broken(
                    message, said("give it the next level"), page, None, said("element {kind}", kind=kind)
                )
            self.level = level

    def _figure(self, element: Any, page: int | None) -> Iterator[Finding]:
        if not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield ALT.broken(
                said("a figure has no description"), said("say in `alt:` what it shows"), page, None, said("Figure")
            )
        if not any("/BBox" in each for each in _attributes(element)):
            yield PLACED.broken(
                said("a figure does not say where it stands"), said("give it a /BBox"), page, None, said("Figure")
            )

    def _spoken(self, element: Element, language: str) -> Iterator[Finding]:
        """Text of an element that is of another script than its language."""
        known, page = WRITTEN_IN.get(language.partition("-")[0].lower()), element.page
        if known is None or page is None:
            return
        others = TELLING.keys() - known
        for kid in element.kids:
            at = content(kid, page)
            text = self.texts.get(at, "") if at else ""
            strange = [letter for letter in text if script(letter) in others]
            if len(strange) >= LEAST_LETTERS:
                message = said("“{text}” is said to be in {language}", text=text[:20], language=language)
                number = self.document.numbers.get(page)
                yield SCRIPT.broken(
                    message,
                    said(
                        "say its language where it is written: {example}",
                        example=f"[…]{{{TELLING[script(strange[0])]}}}",
                    ),
                    number,
                    None,
                    said("text"),
                )

    def _once(self, rule: Rule, key: object, message: Any, mend: Any, page: int | None, element: Any) -> None:
        self.kinds.add((rule.code, key), rule.broken(message, mend, page, None, element))


def _attributes(element: Any) -> list[Any]:
    found = element.get("/A", [])
    return [each for each in (list(found) if isinstance(found, Array) else [found]) if isinstance(each, Dictionary)]


FAMILY = Family(said("tags"), (TREE, OUTSIDE, ORPHAN, NESTING, EMPTY, ALT, PLACED, HEADS, HEADINGS, SCRIPT), examine)

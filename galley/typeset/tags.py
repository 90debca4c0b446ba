"""The tags of a page as plain data: which element of the book each of its marked contents belongs to (ISO 32000-1, 14.7).

Elements bear the place that they have in the HTML of the book, so that what goes on over lines and pages can be joined (`galley.pdf.tagging`).
What may stand in what is not asked here (`galley.pdf.nesting`). Private parts of WeasyPrint 70: the boxes of `Page._page_box` with their
`element_tag`, `transformation_matrix`, `colspan` and `rowspan`; `anchors.rectangle_aabb`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from weasyprint.anchors import rectangle_aabb
from weasyprint.formatting_structure import boxes

SVG = "{http://www.w3.org/2000/svg}"
TYPES = {
    **dict.fromkeys(("div", "figure", "header", "footer", "aside", "address", "pre"), "Div"),
    **dict.fromkeys(("section", "nav"), "Sect"),
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **dict.fromkeys(("img", f"{SVG}svg"), "Figure"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{name: name.upper() for name in ("p", "li", "tr", "th", "td")},
    **{"article": "Art", "main": "Part", "blockquote": "BlockQuote", "a": "Link", "dt": "Term", "dd": "LBody"},
    **{"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot"},
}
"""The structure type of each element of HTML (14.8.4). `Term` is none: what it becomes hangs on the list around it. What is not named has no tag of its own."""
IN_CONTENTS = {"L": "TOC", "LI": "TOCI", "Div": "Reference"}
"""What they are in a `nav`."""
ROLES = {"doc-part": "Part"}
"""The structure types of roles of DPUB-ARIA 1.0."""
NOTES, CALL, MARK = "@footnote", "::footnote-call", "::footnote-marker"
BESIDE = {"li::marker": "Lbl", f"span{MARK}": "Lbl", f"span{CALL}": "Reference"}
"""Those of what a style sheet puts beside elements."""
LINK = "::link"
"""Behind the key of a call or a marker: the link in it."""
MARKER = "data-marker"
"""The attribute of what a style sheet puts a label before: its text."""
BULLETS = "•–"
CAPTION, SUMMARY = "caption", "data-summary"


class Tag(NamedTuple):
    """A structure element as far as it stands on a page: its type, what tells it from others of the book, what is said of it, what is in it: others,
    and the numbers of marked contents; and the numbers of the annotations that belong to it."""

    type: str
    key: str
    about: Mapping[str, Any]
    kids: tuple[Any, ...]
    links: tuple[int, ...] = ()


class Place(NamedTuple):
    """Where an element stands in the HTML, and the language that it is in."""

    key: str
    language: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box stands in: the nearest element and the name of its box, the matrix, the language, and whether it is in a list of contents."""

    element: Any
    name: str
    language: str
    matrix: Any = None
    in_contents: bool = False


def tags_of(
    page: Any, numbers: Mapping[Any, int], links: Mapping[int, Collection[int]], apart: Collection[int], scale: float
) -> tuple[Tag | int, ...]:
    """The outermost tags of a page of the engine.

    `numbers` are those of marked contents, by their box; `links` those of annotations, by the id of their box; `apart` are the ids of boxes that
    have no place in the tree. `scale` is how many pt there are to a px.
    """
    root = root_of(page._page_box)
    if root is None:
        return ()
    places = _places(root)
    tagger = _Tagger(places, numbers, links, apart, page.height, scale)
    return tuple(tagger.below(page._page_box, _Around(None, "", places[root].language)))


def root_of(page: Any) -> Any:
    """The outermost element of the book that stands on a page box of the engine; None of an empty page."""
    return next((box.element for box in page.children if box.element is not None), None)


def places_of(page: Any) -> Mapping[Any, Place]:
    """Where each element of the book stands of which there is something on a page box of the engine."""
    root = root_of(page)
    return {} if root is None else _places(root)


@lru_cache(1)
def _places(root: Any) -> dict[Any, Place]:
    """The place of each element below one and of itself."""
    found = {root: Place("", root.get("lang", ""))}
    for element in root.iter():
        key, language = found[element]
        for number, child in enumerate(element):
            found[child] = Place(f"{key}.{number}", child.get("lang", language))
    return found


@dataclass(frozen=True)
class _Tagger:
    """Finds the tags of a page."""

    places: Mapping[Any, Place]
    numbers: Mapping[Any, int]
    links: Mapping[int, Collection[int]]
    apart: Collection[int]
    height: float
    scale: float

    def below(self, box: Any, around: _Around) -> Iterator[Tag | int]:
        """What is in a box."""
        for child in getattr(box, "children", ()):
            yield from self._of(getattr(child, "_box", child), around)

    def _of(self, box: Any, around: _Around) -> Iterator[Tag | int]:
        if id(box) in self.apart:
            return
        if isinstance(box, boxes.TextBox):
            yield self.numbers[box]
            return
        if (matrix := getattr(box, "transformation_matrix", None)) is not None:
            around = replace(around, matrix=matrix @ around.matrix if around.matrix else matrix)
        if isinstance(box, boxes.FootnoteAreaBox):
            yield from self.below(box, replace(around, name=NOTES))
        elif box.element is None or (box.element is around.element and box.element_tag == around.name):
            yield from self.below(box, around)
        else:
            yield from self._element(box, around)

    def _element(self, box: Any, around: _Around) -> Iterator[Tag | int]:
        """The tag of a box that is the first of its element, or what is in it where it has none of its own."""
        place, name = self.places[box.element], box.element_tag
        if name.endswith(CALL):  # a number in the text around the note
            place = Place(place.key, around.language)
        within = replace(
            around,
            element=box.element,
            name=name,
            language=place.language,
            in_contents=around.in_contents or name == "nav",
        )
        kind = _type(box, around)
        if kind is None and place.language != around.language:
            kind = "Span"
        kids: list[Tag | int] = [self.numbers[box]] if isinstance(box, boxes.ReplacedBox) else []
        kids += self.below(box, within)
        if kind == "L":
            kids = _with_spaces(kids, self._spaces(box))
        if kind is None:
            yield from kids
            return
        about = self._about(box, kind, within.matrix)
        if place.language != around.language:
            about["Lang"] = place.language
        key, links = place.key + name[len(box.element.tag) :], tuple(self.links.get(id(box), ()))
        if links and kind != "Link":
            kids, links = [Tag("Link", key + LINK, {}, tuple(kids), links)], ()
        yield Tag(kind, key, about, tuple(kids), links)

    def _spaces(self, box: Any) -> set[int]:
        """The numbers of what stands between the items of a list on a line: spaces alone."""
        own = [child for child in box.children if isinstance(child, boxes.TextBox) and not child.text.strip()]
        return {self.numbers[child] for child in own}

    def _about(self, box: Any, kind: str, matrix: Any) -> dict[str, Any]:
        """What is said of an element."""
        element, about = box.element, dict[str, Any]()
        if kind == "Figure":
            about = {"Alt": _alternative(element), "BBox": self._bounds(box, matrix)}
        elif kind in ("TH", "TD"):
            spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
            about = {name: number for name, number in spans.items() if number > 1}
        elif kind == "Lbl" and (marker := element.get(MARKER)):
            about = {"ListNumbering": "Disc" if marker in BULLETS else "Decimal"}
        if kind == "TH":
            about["scope"] = element.get("scope", "col")
        if kind == "Table" and (summary := element.get(SUMMARY)):
            about["Summary"] = summary
        if kind == "Art" and (name := element.get("id")):
            about["ID"] = name
        return about

    def _bounds(self, box: Any, matrix: Any) -> list[float]:
        """The edges of a picture in pt from the lower left corner of the page (14.8.5.4.3)."""
        size = box.content_box_x(), box.content_box_y(), box.width, box.height
        left, top, right, bottom = rectangle_aabb(matrix, *size)
        edges = left, self.height - bottom, right, self.height - top
        return [round(edge * self.scale, 3) for edge in edges]


def _with_spaces(kids: list[Tag | int], spaces: Collection[int]) -> list[Tag | int]:
    """The contents of a list; a space stands in the item before it, since it is none."""
    held: list[Tag | int] = []
    for kid in kids:
        before = held[-1] if held else None
        if isinstance(kid, int) and kid in spaces and isinstance(before, Tag):
            held[-1] = before._replace(kids=(*before.kids, kid))
        else:
            held.append(kid)
    return held


def _type(box: Any, around: _Around) -> str | None:
    """The structure type of a box; None where it has none of its own."""
    element, name = box.element, box.element_tag
    if around.name == NOTES:
        return "Note"
    if "::" in name:
        return "Lbl" if name.endswith("::before") and MARKER in element.attrib else BESIDE.get(name)
    if role := ROLES.get(element.get("role", "")):
        return role
    if name == "tr" and CAPTION in element.get("class", "").split():
        return "Caption"
    if _is_of_caption(name, around) or (name == "a" and "href" not in element.attrib):
        return None
    found = TYPES.get(name)
    return IN_CONTENTS.get(found, found) if found and around.in_contents else found


def _is_of_caption(name: str, around: _Around) -> bool:
    """Whether a box is the cell of a table's title."""
    return name in ("th", "td") and around.name == "tr" and CAPTION in around.element.get("class", "").split()


def _alternative(element: Any) -> str:
    """What is read in the place of a picture."""
    found = element.findtext(f"{SVG}title") if element.tag == f"{SVG}svg" else element.get("alt")
    return " ".join((found or "").split())

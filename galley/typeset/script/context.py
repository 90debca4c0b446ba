"""What each text of a line box stands beside, across the borders of inline boxes.

Each text carries its run in its style. The engine asks whether a line may end between two boxes with two characters and the
language of the box behind: that language carries the run, so that the paragraph can answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from .classes import has_east_asian
from .grid import ON_BASELINE
from .hyphens import KEY as ENDS
from .hyphens import Ends, Hyphens, ends_of
from .paragraph import ATOM, Paragraph
from .properties import ADDRESS
from .run import KEY, Run
from .strand import Strand

COLLAPSING = ("normal", "nowrap", "pre-line")
SOFT_HYPHEN = "\xad"


class Language(str):
    """The language of a box, with the first run in it."""

    run: Run


@dataclass(frozen=True, slots=True)
class Text:
    """A text box with the inline boxes around it, from the outside in."""

    box: Any
    around: tuple[Any, ...]

    @property
    def is_raised(self) -> bool:
        """Whether it stands above or below the baseline."""
        return any(box.style["vertical_align"] not in ON_BASELINE for box in self.around[1:])


@dataclass(frozen=True, slots=True)
class Edge:
    """The left or right edge of an inline box that takes `size` px; None where that depends on the page."""

    size: float | None
    is_left: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A box made by a style sheet, with its `children`: others when the engine has told it the page that it asks for."""

    box: Any
    children: Any

    @property
    def is_told(self) -> bool:
        """Whether it says something else by now."""
        return self.box.children is not self.children


Part = Text | Edge | Made | None
"""What a line is made of: None is a box that is no text, a picture or a table."""


def prepare(line: Any) -> None:
    """Give every text of a line box its run, once, and again when a page was told in it; mark the line box.

    This package breaks it where it has East Asian text, or text that breaks anywhere, which the engine breaks only when
    it is too wide. Of other line boxes only those with several texts need to know what stands beside what.
    """
    if hasattr(line, "is_scripted") and not any(made.is_told for made in line.made):
        return
    parts = list(_parts(line, (line,)))
    line.made = [part for part in parts if isinstance(part, Made)]
    texts = [part.box for part in parts if isinstance(part, Text) and part.box.text]
    _share_hyphens(line, texts)
    line.is_scripted = line.style["direction"] == "ltr" and any(
        is_simple(box.style) and (has_east_asian(box.text) or breaks_anywhere(box.style)) for box in texts
    )
    line.paragraph = None
    if line.is_scripted or (len(texts) > 1 and line.style["direction"] == "ltr"):
        line.paragraph = _paragraph(parts, _firsts(line), with_strands=line.is_scripted)
        _mark(line)


def forget(line: Any) -> None:
    """Let a copy of a line box be prepared by itself: it does not say what the other says."""
    line.__dict__.pop("is_scripted", None)


def begin(line: Any, skip_stack: Any, *, is_lenient: bool = False) -> None:
    """Tell the paragraph of a line box, and its hyphens, that a line is being filled, and where it begins."""
    found = first_text(line, skip_stack)
    if line.paragraph is not None:
        line.paragraph.begin(_position(found), is_lenient=is_lenient)
    ends = ends_of(found[0].style) if found else None
    if found and ends:
        ends.hyphens.begin((ends.box, found[1]))


def parts_phrase(line: Any, skip_stack: Any) -> bool:
    """Whether a line of a line box that goes on behind what it skips parts a phrase."""
    return bool(line.paragraph and line.paragraph.parts_phrase(_position(first_text(line, skip_stack))))


def _position(found: tuple[Any, int] | None) -> int | None:
    """Where in its paragraph a text box stands of which so many characters are left."""
    run = run_of(found[0].style) if found else None
    return run.offset + len(run.text) - found[1] if found and run else None


def _share_hyphens(line: Any, texts: Sequence[Any]) -> None:
    """Let the texts of a line box that are hyphenated know of each other's hyphens."""
    hyphens = Hyphens()
    for number, box in enumerate(texts):
        if box.style["hyphens"] == "auto":
            box.style = box.style.copy()
            box.style[ENDS] = Ends(hyphens, number, number == len(texts) - 1)


def run_of(style: Any) -> Run | None:
    """The run a style carries."""
    found: Run | None = dict.get(style, KEY)
    return found


def alone(text: str, style: Any) -> Run:
    """The run of a text that stands alone."""
    run = Run(text, style)
    Paragraph([run], text)
    Strand([run])
    return run


def is_simple(style: Any) -> bool:
    """Whether a text is set by this package: spaces collapse, no letter or word spacing, a visible size."""
    plain = style["letter_spacing"] in ("normal", 0) and not style["word_spacing"]
    return bool(plain and style["white_space"] in COLLAPSING and style["font_size"] > 0)


def breaks_anywhere(style: Any) -> bool:
    """Whether a text breaks between letters: any two, or those of a web address."""
    return bool(style["word_break"] == "break-all" or style["line_break"] in ("anywhere", ADDRESS))


def is_ours(run: Run) -> bool:
    """Whether a text in a line with East Asian text is broken by this package; the engine hyphenates the others."""
    if not is_simple(run.style):
        return False
    if run.is_east_asian or breaks_anywhere(run.style):
        return True
    return run.setting.language[:2] in ("zh", "ja", "ko") and SOFT_HYPHEN not in run.text


def _paragraph(parts: list[Part], firsts: set[int], *, with_strands: bool) -> Paragraph:
    """The paragraph of a line box, its runs set into the styles of its texts."""
    runs: list[Run] = []
    owners: dict[int, Any] = {}
    text, around, touching = "", (), None
    for part in parts:
        if isinstance(part, Text) and part.box.text:
            run = Run(
                part.box.text, part.box.style, touching, is_first=id(part.box) in firsts, is_raised=part.is_raised
            )
            run.offset = len(text)
            owners[run.offset] = _common(around, part.around).style
            text, around = text + run.text, part.around
            touching = run if is_simple(run.style) else None
            runs.append(run)
            part.box.style = part.box.style.copy()
            part.box.style[KEY] = run
        elif not isinstance(part, Text | Made):
            touching = None
            text += ATOM if part is None else ""
    owners.pop(0, None)
    if with_strands:
        _weave(parts, iter(runs))
    return Paragraph(runs, text, owners)


def _weave(parts: list[Part], runs: Iterator[Run]) -> None:
    """Make strands of the runs that this package breaks, which nothing parts whose width is not known."""
    strand: list[Run] = []
    opening: dict[int, float] = {}
    closing: dict[int, float] = {}
    length = 0
    for part in [*parts, None]:
        run = next(runs) if isinstance(part, Text) and part.box.text else None
        if run is not None and is_ours(run):
            strand.append(run)
            length += len(run.text)
        elif isinstance(part, Edge) and part.size is not None:
            sizes, place = (opening, length) if part.is_left else (closing, length - 1)
            sizes[place] = sizes.get(place, 0.0) + part.size
        elif run is not None or not isinstance(part, Text | Made):
            if strand:
                Strand(strand, opening, closing)
            strand, opening, closing, length = [], {}, {}, 0


def _common(one: tuple[Any, ...], other: tuple[Any, ...]) -> Any:
    """The innermost box that is around two texts."""
    common = [box for box, same in zip(one, other, strict=False) if box is same]
    return common[-1] if common else other[0]


def _mark(box: Any) -> Run | None:
    """Set the first run in each box into the language of its style; returns that of the box."""
    first = None
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            found = run_of(child.style)
        elif isinstance(child, boxes.InlineBox):
            found = _mark(child)
            child.style = child.style.copy()
        else:
            continue
        if found is not None:
            child.style["lang"] = Language(child.style["lang"] or "")
            child.style["lang"].run = found
        first = first or found
    return first


def first_text(box: Any, skip_stack: Any) -> tuple[Any, int] | None:
    """The text box that a line of a box begins with, behind what it skips, and how many characters of it are left."""
    index, deeper = next(iter(skip_stack.items())) if skip_stack else (0, None)
    for child in box.children[index:]:
        if isinstance(child, boxes.TextBox) and child.text:
            return child, len(child.text) - _characters(child.text, deeper)
        if isinstance(child, boxes.InlineBox):
            found = first_text(child, deeper)
            if found is not None:
                return found
        deeper = None
    return None


def _characters(text: str, skip_stack: Any) -> int:
    """How many characters the bytes are that a line skips of a text."""
    return len(text.encode()[: next(iter(skip_stack))].decode()) if skip_stack else 0


def _firsts(line: Any) -> set[int]:
    """The first text box of each child of a line box, by its `id`."""
    each = (
        next((part.box for part in _parts_of(child, (line,)) if isinstance(part, Text)), None)
        for child in line.children
    )
    return {id(box) for box in each}


def _parts(box: Any, around: tuple[Any, ...]) -> Iterator[Part]:
    """What the children of a box are made of, in order."""
    for child in box.children:
        yield from _parts_of(child, around)


def _parts_of(child: Any, around: tuple[Any, ...]) -> Iterator[Part]:
    if not child.is_in_normal_flow():
        return
    if isinstance(child, boxes.TextBox):
        yield Text(child, around)
    elif isinstance(child, boxes.InlineBox) and not child.is_leader:
        if "::" in child.element_tag:
            yield Made(child, child.children)
        yield from _edge(child, "left")
        yield from _parts(child, (*around, child))
        yield from _edge(child, "right")
    else:
        yield None


def _edge(box: Any, side: str) -> Iterable[Edge]:
    """The edge of an inline box, where it has space at a side."""
    style = box.style
    sizes = [style[f"margin_{side}"], style[f"padding_{side}"]]
    border = style[f"border_{side}_width"]
    lengths = [getattr(size, "value", 0) for size in sizes]
    if border or any(lengths):
        is_known = all(size == "auto" or getattr(size, "unit", None) == "px" for size in sizes)
        is_cloned = style["box_decoration_break"] == "clone"
        yield Edge(border + sum(lengths) if is_known and not is_cloned else None, side == "left")

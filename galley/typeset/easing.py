"""Pages that came out thin: what gives on the pages of a stretch gives a little, all alike, so that they are filled or not needed.

An element with `data-gives` names what may give in it. `air` is what stands above and below its blocks, and in the rows of its tables, but for those
whose style sheet says `--air: firm`. `leading` is the height of its lines. `drawing` is that of the panel in it: it may also be left out, where a
text is a page without it. What shows least is asked first: the drawing, then the air, then the leading.

Changes `style` and `children` of boxes before layout (WeasyPrint 70), and puts back what did not help.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES, ZERO_PIXELS, Dimension
from weasyprint.formatting_structure import boxes

from galley.typeset import asides
from galley.typeset.pagination import Stretch
from galley.typeset.stubs import Given

GIVES, PANEL, FIT = "data-gives", "panel", "data-fit"
LEAST_AIR, MOST_AIR = 0.6, 1.75
"""What the air may be multiplied with: half a line above a heading stays a third of one, and is never a whole one."""
LEAST_LEADING, MOST_LEADING = 0.95, 1.08
"""What the leading may be multiplied with: 17 points come to 16 or 18."""
LEAST_PANEL, MOST_PANEL = 0.5, 1.75
"""What the height of a panel's drawing may be multiplied with."""
THIN, FULL = 0.675, 0.7
"""A page that is filled less is thin, and is to be filled so far. A little more than is asked for: what is seen of a line ends above its lower edge."""
LEAST_SHARE = 0.02
"""The share of a page that is gained at least where two pages are to become one."""
SPARE = (1.05, 1.3, 1.8, 2.8, 5.0)
"""How much more is given than what is lacking: things that stay together go to a page, or stay on it, as a whole."""
MOST_TRIES = 8
"""How often the pages of a stretch are made again. Their lines are known by then: a try takes a small part of the time of the first."""
MOST_PAGES = 96
"""How many pages these are at most, all together, where a second try would be more: a long table would be made nine times for the last of its pages."""
WORTH = 0.04
"""By how much the pages of a stretch must be nearer to being full, all together, for a change that does not fill them."""
SIDES = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")


@dataclass
class Giving:
    """What may give on the pages of a stretch, with the style that each box has by nature. `sections` are the elements that it is in. `px_of` has the air of each element in px. On the pages that were measured
    `air` is that of all elements, `leading` the height of all lines, `panel` that of a panel's drawing, and `around` what parts it from the text."""

    airy: list[tuple[Any, Any]] = field(default_factory=list)
    lines: list[tuple[Any, Any]] = field(default_factory=list)
    panels: list[tuple[Any, Any, Any]] = field(default_factory=list)
    sections: list[Any] = field(default_factory=list)
    px_of: dict[Any, float] = field(default_factory=dict)
    air: float = 0.0
    leading: float = 0.0
    panel: float = 0.0
    around: float = 0.0

    def give(self, given: Given) -> None:
        """Let all boxes give so. What are alike by nature stay so."""
        alike: dict[tuple[int, tuple[str, ...]], Any] = {}

        def scaled(style: Any, keys: tuple[str, ...], factor: float) -> Any:
            key = id(style), keys
            return alike.get(key) or alike.setdefault(key, _scaled(style, keys, factor))

        for box, style in self.airy:
            box.style = style if given.air == 1 else scaled(style, _elastic(box, style), given.air)
        for box, style in self.lines:
            box.style = style if given.leading == 1 else scaled(style, ("line_height",), given.leading)
            if isinstance(box, boxes.LineBox):
                box.known_lines = {}  # what `typeset.swift` remembers of a line of another height
        for box, style, children in self.panels:
            out = given.panel is None
            box.style = style if given.panel == 1 else _scaled(style, ("height",), given.panel or 0)
            box.children = () if out else children
            if out:
                box.style.update(dict.fromkeys(SIDES, ZERO_PIXELS), background_color=INITIAL_VALUES["background_color"])

    def measure(self, pages: list[Any]) -> None:
        """Measure pages, whatever they have been given."""
        shown = {box.element for each in pages for box in _blocks(each)}
        self.air = sum(px for element, px in self.px_of.items() if element in shown)
        self.leading = sum(_leading(box) for each in pages for box in _sections(each)) if self.lines else 0.0

    def px(self, given: Given) -> float:
        """What is given on the measured pages, in px."""
        panel = -self.around if given.panel is None else 0.0
        factor = given.panel or 0.0
        return (given.air - 1) * self.air + (given.leading - 1) * self.leading + (factor - 1) * self.panel + panel

    def back(self) -> None:
        """Let all boxes be as they are by nature."""
        self.give(Given())


def ease(stretch: Stretch) -> dict[Any, Given]:
    """Fill the thin pages of a stretch, or do without them, where that can be: what is given for it, by the sections that it is given to. What helps but a little is gone on from."""
    giving = _giving(stretch)
    if giving is None:
        return {}
    natural = least = _lacking(_fills(stretch))
    best = shown = Given()
    tries, offers = 0, _offers(stretch, giving, best)
    most = max(1, min(MOST_TRIES, MOST_PAGES // len(stretch.pages)))
    while least and offers and tries < most:
        shown, tries = offers.pop(0), tries + 1
        giving.give(shown)
        stretch.again(_hopeless(stretch, least))
        lacking = _lacking(_fills(stretch))
        if lacking < least and not asides.divided(stretch):
            best, least = shown, lacking
            offers = [*_offers(stretch, giving, best), *offers]
    if least > max(natural - WORTH, 0):
        best = Given()
    if shown != best:
        giving.give(best)
        stretch.again()
    if best != Given():
        stretch.undo.append(giving.back)
    return {} if best == Given() else dict.fromkeys(giving.sections, best)


def give(root: Any, elements: Container[Any], given: Given) -> None:
    """Give what stands in the sections among some elements what was given to them when they were made up."""
    giving = _giving_in(root, elements)
    if giving is not None:
        giving.give(given)


def _hopeless(stretch: Stretch, least: float) -> Callable[[], bool]:
    """Asked behind each page of a stretch: whether so much is lacking on those made that no page behind them can mend it."""
    lacking = 0.0

    def is_hopeless() -> bool:
        nonlocal lacking
        lacking += _lacking([_fill(stretch.pages[-1])])
        return lacking >= least

    return is_hopeless


def _offers(stretch: Stretch, giving: Giving, given: Given) -> list[Given]:
    """What may be given for the first thin page of a stretch that has been given something: to fill it, or to have it on the pages before. What
    changes least is first."""
    fills, height = _fills(stretch), _height(stretch)
    thin = next((number for number, each in enumerate(fills) if each < THIN), None)
    if thin is None:
        return []
    giving.measure(stretch.pages[: thin + 1])
    behind = sum(fills[thin:]) - (len(fills) - thin - 1)
    tight = behind - 1 + fills[thin - 1] if thin else behind
    wanted = [FULL - fills[thin], *(-max(each, LEAST_SHARE) for each in (tight, behind) if len(fills) > 1)]
    offers: list[tuple[float, Given]] = []
    for spare, share in product(SPARE, dict.fromkeys(wanted)):
        offers += _taken(giving.px(given) + share * height * spare, giving, spare)
    return [given for _, given in sorted(offers, key=lambda offer: offer[0])]


def _taken(wanted: float, giving: Giving, spare: float) -> Iterator[tuple[float, Given]]:
    """How so many px are given, or taken away where they are negative, with what share of all that could be that is; nothing where it is too much."""
    panels: list[tuple[float | None, float]] = [(1.0, 0.0)]
    if giving.panel:
        fitting = min(max(1 + wanted / giving.panel, LEAST_PANEL), MOST_PANEL)
        panels = [(fitting, (fitting - 1) * giving.panel)]
        if wanted < 0:
            panels.append((None, -giving.panel - giving.around))
    for factor, by_panel in panels:
        rest = wanted - by_panel
        if factor is None:
            rest = min(rest, 0.0)
        by_air = max((LEAST_AIR - 1) * giving.air, min((MOST_AIR - 1) * giving.air, rest))
        rest -= by_air
        by_leading = max((LEAST_LEADING - 1) * giving.leading, min((MOST_LEADING - 1) * giving.leading, rest))
        if abs(rest - by_leading) > 0.5:
            continue
        leading = 1 + by_leading / giving.leading if giving.leading else 1.0
        given = Given(1 + by_air / giving.air if giving.air else 1.0, leading, factor)
        dear = abs(given.air - 1) / limit_of(given.air) + 3 * abs(leading - 1) / 0.08 + (0.5 if factor is None else 0)
        yield dear * (0.8 if wanted < 0 else 1.0) + spare / 10, given


def limit_of(air: float) -> float:
    """How far the air may be from what it is by nature, to the side of a factor."""
    return MOST_AIR - 1 if air > 1 else 1 - LEAST_AIR


def _giving(stretch: Stretch) -> Giving | None:
    """What gives on the pages of a stretch, or None."""
    elements = {box.element for each in stretch.pages for box in _sections(each)}
    return _giving_in(stretch.root, elements) if elements else None


def _giving_in(root: Any, elements: Container[Any]) -> Giving | None:
    """What gives in the sections among some elements, or None."""
    giving = Giving()
    for box in _sections(root):
        if box.element in elements:
            giving.sections.append(box.element)
            _take(box, box.element.get(GIVES).split(), giving)
    return giving if giving.airy or giving.lines or giving.panels else None


def _take(box: Any, gives: list[str], giving: Giving) -> None:
    """Note what gives in a box and below it."""
    element = box.element
    if element is not None and element.get(FIT):
        return
    is_firm = _is_firm(box.style)
    if "drawing" in gives and element is not None and PANEL in (element.get("class") or "").split():
        giving.panels.append((box, box.style, box.children))
        giving.panel += _px(box.style["height"])
        giving.around += sum(_px(box.style[side]) for side in SIDES)
        return
    if isinstance(box, boxes.BlockLevelBox | boxes.TableCellBox) and box.is_in_normal_flow() and not is_firm:
        sides = _elastic(box, box.style)
        if "air" in gives and sides:
            giving.airy.append((box, box.style))
            is_next = isinstance(box, boxes.TableCellBox) and box.grid_x
            px = sum(_px(box.style[side]) for side in sides)
            giving.px_of[element] = giving.px_of.get(element, 0.0) + (0 if is_next else px)
    is_line = isinstance(box, boxes.LineBox | boxes.InlineBox | boxes.TextBox)
    if "leading" in gives and is_line and not is_firm and _px(box.style["line_height"]):
        giving.lines.append((box, box.style))
    for child in getattr(box, "children", ()):
        _take(child, gives, giving)


def _elastic(box: Any, style: Any) -> tuple[str, ...]:
    """The sides of a box on which its air is: its paddings only where nothing shows how far it goes, but for cells."""
    framed = any(style[f"border_{side}_width"] for side in ("top", "bottom")) and not isinstance(
        box, boxes.TableCellBox
    )
    sides = SIDES[:2] if framed or _is_grounded(style) else SIDES
    return tuple(side for side in sides if _px(style[side]) > 0)


def _is_grounded(style: Any) -> bool:
    return bool(getattr(style["background_color"], "alpha", 1))


def _is_firm(style: Any) -> bool:
    return any(getattr(token, "value", None) == "firm" for token in style["__air"] or ())


def _scaled(style: Any, keys: tuple[str, ...], factor: float) -> Any:
    new = style.copy()
    for key in keys:
        new[key] = Dimension(_px(style[key]) * factor, "px")
    return new


def _px(value: Any) -> float:
    return float(value.value) if isinstance(value, Dimension) and value.unit == "px" else 0.0


def _sections(box: Any) -> Iterator[Any]:
    """The boxes that give something, the outermost."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element.get(GIVES):
            yield child
        elif isinstance(child, boxes.BlockLevelBox):
            yield from _sections(child)


def _leading(box: Any) -> float:
    """The height of the lines in a box, in px."""
    return sum(
        child.height if isinstance(child, boxes.LineBox) else _leading(child) for child in getattr(box, "children", ())
    )


def _lacking(fills: list[float]) -> float:
    """How much is lacking on thin pages, all together."""
    return sum(FULL - each for each in fills if each < THIN)


def _height(stretch: Stretch) -> float:
    return float(stretch.pages[-1].height)


def _fills(stretch: Stretch) -> list[float]:
    """How much of each page is filled, from its top and by the notes at its foot, as a share."""
    return [_fill(each) for each in stretch.pages]


def _fill(page: Any) -> float:
    if not any(True for _ in _sections(page)):
        return 1.0  # a page of another kind, as a plate
    lowest = max((box.position_y + box.margin_height() for box in _marks(page.children[0])), default=0.0)
    notes = sum(box.margin_height() for box in page.children if isinstance(box, boxes.FootnoteAreaBox) and box.children)
    return float((lowest - page.content_box_y() + notes) / page.height)


def _marks(box: Any) -> Iterator[Any]:
    """What is seen on a page: lines, pictures, frames."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox):
            yield child
        else:
            if isinstance(child, boxes.BlockLevelBox) and child.style["border_bottom_width"]:
                yield child
            yield from _marks(child)


def _blocks(box: Any) -> Iterator[Any]:
    """All boxes of a page but what stands in lines."""
    for child in getattr(box, "children", ()):
        if not isinstance(child, boxes.LineBox):
            yield child
            yield from _blocks(child)

"""Lay out a book: pages without colours and pictures, which come when an edition is drawn."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from galley.message import said
from galley.problem import Place, Problem
from galley.typeset import (
    artifacts,
    colours,
    columns,
    continued,
    drawings,
    following,
    formes,
    founts,
    makeup,
    running,
    script,
    swift,
)
from galley.typeset.blocks import Block, Said, blocks, said_over
from galley.typeset.continued import mark_repeats
from galley.typeset.drawn import Drawn, drawn
from galley.typeset.dress import Dress, Frame, Painter
from galley.typeset.fetch import NOTHING
from galley.typeset.folios import labels
from galley.typeset.founts import Case
from galley.typeset.gatherings import Gathering, Growing, Step
from galley.typeset.heads import divide_rows, missing_heads, parted_rows
from galley.typeset.leaves import Leaf, anchored
from galley.typeset.log import listening
from galley.typeset.measure import Found, Placed, found_boxes, overflows, placed_pictures
from galley.typeset.openings import clear_openings
from galley.typeset.overlap import overlaps
from galley.typeset.panels import too_long
from galley.typeset.reading import document
from galley.typeset.rendering import Further, Rendered, rendered, rendered_again
from galley.typeset.sheets import Sheet
from galley.typeset.units import Unit

MOST_SHEETS = 128
"""How many style sheets are remembered by their text."""

_AHEAD = re.compile(r"target-text\(|counters?\(\s*pages\b|target-counters?\((?:[^(),]|\([^()]*\))*,(?!\s*page\s*[,)])")
"""What asks for more of the pages behind than their numbers: a word, how many they are, another counter."""

script.install()
columns.install()
colours.install()
drawings.install()
continued.install()
following.install()
makeup.install()
running.install()
artifacts.install()
swift.install()
founts.install()
formes.install()


@dataclass(frozen=True, slots=True)
class Job:
    """What the engine sets: a whole HTML document, its style sheets in order, and the width and height in pixels of pictures
    by their `picture:` address. A picture may have any number of pixels when it is drawn.

    `places` says where each content address stands, for problems found on the pages.
    """

    html: str
    sheets: tuple[Sheet, ...]
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def ground(self) -> str:
        """What tells the style sheets and the sizes of pictures from others."""
        sheets = [(sheet.file, sheet.css) for sheet in self.sheets]
        return sha256(repr((sheets, sorted(self.pictures.items()))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Layout:
    """A laid-out book; `ground` is that of its job."""

    ground: str
    rendered: Rendered
    case: Case
    is_sound: bool
    """Whether there is no problem with it."""
    sheets: tuple[Sheet, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.rendered.leaves)

    @property
    def typefaces(self) -> list[str]:
        """The names of the fonts that its pages were drawn with, sorted."""
        plates = (plate for leaf in self.rendered.leaves for plate in leaf.plates.values())
        return sorted({shown.name for plate in plates for shown in plate.fonts.values()})

    def drawable(self, dresses: Collection[Dress]) -> Layout:
        """Itself, with those units as if they had been other ones of which a page can not be drawn in one of the dresses."""
        wanted = {dress.digest for dress in dresses}
        lacking = {number for number, leaf in enumerate(self.rendered.leaves) if not leaf.is_drawable(wanted)}
        return self.outdated([unit for unit in self.rendered.plan.units if lacking & set(range(unit.first, unit.end))])

    def outdated(self, units: Collection[Unit]) -> Layout:
        """Itself, with some units as if they had been other ones."""
        if not units:
            return self
        plan = self.rendered.plan
        units = [replace(unit, digest="") if unit in units else unit for unit in plan.units]
        return replace(self, rendered=replace(self.rendered, plan=replace(plan, units=tuple(units))))

    @property
    def pictures(self) -> tuple[tuple[int, Placed], ...]:
        """Every picture that a content address names, with its page, counted from 1."""
        return tuple((page, each) for page, leaf in enumerate(self.rendered.leaves, 1) for each in leaf.pictures)

    @property
    def places(self) -> dict[str, int]:
        """The page of each place that has a name, counted from 1."""
        return {name: number + 1 for name, (number, _) in anchored(self.rendered.leaves).items()}

    @property
    def labels(self) -> tuple[str, ...]:
        """What each page goes by: the number that it prints, or would."""
        return labels([leaf.folio for leaf in self.rendered.leaves])

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The width and height of each page in CSS px."""
        return tuple((leaf.width, leaf.height) for leaf in self.rendered.leaves)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names that style sheets give its pages, as `cover`."""
        return tuple(leaf.kind for leaf in self.rendered.leaves)

    @property
    def blocks(self) -> tuple[tuple[int, Block], ...]:
        """What stands where, with its page, counted from 1."""
        return tuple((page, each) for page, leaf in enumerate(self.rendered.leaves, 1) for each in leaf.blocks)


@swift.undisturbed()
def lay_out(job: Job, before: Layout | None = None, dresses: Collection[Dress] = ()) -> tuple[Layout, list[Problem]]:
    """Set a book. Faults of style sheets, and text that does not fit its box, come back as problems.

    Of a book that was laid out `before` with the same style sheets and pictures, and without a problem, only the units are set again that are not what
    they were; the pages are those that a layout of the whole would give. Of a book taken back from a file also those are set again whose pages
    were not drawn in one of the `dresses`.
    """
    problems: list[Problem] = []
    sheets = _parsed(job.sheets, problems)
    html = document(job.html)
    frames = {url: Frame(url, *size) for url, size in job.pictures.items()}
    if before and before.is_sound and before.ground == job.ground and not _quotes(job):
        layout = _again(before.drawable(dresses), job, html, sheets, frames)
        if layout:
            return layout, []
        html = document(job.html)
    case = before.case if before else Case(FontConfiguration())
    book = Growing(html, sheets, frames, case.configuration)
    if book.is_long and not problems and not any(_AHEAD.search(sheet.css) for sheet in job.sheets):
        found = _gathered(book, job, case, dresses)
        if found:
            return found
        html = document(job.html)
    written = copy.deepcopy(html.etree_element)
    made, told = _rendered(html, written, sheets, frames, case)
    while divide_rows(every := _every_box(made.leaves)):
        made, told = _rendered(html, written, sheets, frames, case)
    problems += [*told, *_looked_through(every, job), *_leading_nowhere(made)]
    _enter(made.leaves, every)
    return Layout(job.ground, made, case, not problems, job.sheets), problems


def _quotes(job: Job) -> bool:
    """Whether its style sheets print words of one place at another, so that no unit stands for itself."""
    return any("target-text(" in sheet.css for sheet in job.sheets)


def _rendered(
    html: HTML, written: Any, sheets: Sequence[CSS], frames: Mapping[str, Frame], case: Case
) -> tuple[Rendered, list[Problem]]:
    """The book laid out, and what the engine told."""
    told: list[Problem] = []
    with listening(told):
        return rendered(html, written, sheets, frames, case.configuration), told


def _gathered(book: Growing, job: Job, case: Case, dresses: Collection[Dress]) -> tuple[Layout, list[Problem]] | None:
    """The book laid out gathering by gathering, its pages drawn in the dresses; None where a gathering does not stand for itself."""
    problems, painters = list[Problem](), _painters(dresses, case, job.sheets)
    for step in swift.swept(book.steps()):
        found = _gathering(book, step, job)
        if found is None:
            return None
        gathering, told = found
        problems += (each for each in told if each not in problems)
        book.add(gathering)
        _draw_off(gathering.settled, painters)
        for leaf in gathering.waiting:
            leaf.let_go()
    if not book.leaves:
        return None
    layout = _again(Layout(job.ground, book.rendered, case, True, job.sheets), job, book.html, book.sheets, book.frames)
    if layout is None:
        return None
    problems += _leading_nowhere(layout.rendered)
    return replace(layout, is_sound=not problems), problems


def _gathering(book: Growing, step: Step, job: Job) -> tuple[Gathering, list[Problem]] | None:
    """The next gathering of a book, and what is told of it."""
    while True:
        told: list[Problem] = []
        with listening(told):
            gathering = book.laid_out(step)
        if gathering is None:
            return None
        every = _every_box(gathering.leaves, len(book.leaves) + 1)
        if not divide_rows(every):
            _enter(gathering.leaves, every, len(book.leaves) + 1)
            return gathering, [*told, *_looked_through(every, job)]


def _again(before: Layout, job: Job, html: HTML, sheets: Sequence[CSS], frames: Mapping[str, Frame]) -> Layout | None:
    """The book with only those units set anew that are not what they were; None where that is not enough, or they have a problem."""
    problems, over = list[Problem](), {each.address: each for each in said_over(html, before.rendered.plan.paths)}
    try:
        with listening(problems):
            found = rendered_again(before.rendered, html, sheets, frames, before.case.configuration)
    except Further as further:
        return _again(before.outdated(further.units), job, document(job.html), sheets, frames)
    if found is None:
        return None
    made = found.rendered
    fresh = [leaf for number, leaf in enumerate(made.leaves) if number in found.pages]
    every = _every_box(fresh, begun=found.begun)
    if divide_rows(every) or problems or _looked_through(every, job) or _leading_nowhere(made):
        return None
    _enter(fresh, every)
    for number in found.apart:
        _keep_looks(made.leaves[number], before.rendered.leaves[number])
    looks = _looks((*made.leaves, *before.rendered.leaves), over) if over else {}
    leaves = tuple(_told_over(leaf, over, looks) for leaf in made.leaves)
    return Layout(job.ground, replace(made, leaves=leaves), before.case, True, job.sheets)


def _parsed(sheets: tuple[Sheet, ...], problems: list[Problem]) -> list[CSS]:
    """The style sheets as the engine has them."""
    parsed = [_sheet(sheet) for sheet in sheets]
    problems += (problem for _, found in parsed for problem in found)
    return [css for css, _ in parsed]


@lru_cache(MOST_SHEETS)
def _sheet(sheet: Sheet) -> tuple[CSS, tuple[Problem, ...]]:
    """A style sheet as the engine has it, with what it tells of it. Books of several languages have the same."""
    found: list[Problem] = []
    with listening(found, sheet.file):
        return CSS(string=sheet.css, url_fetcher=NOTHING), tuple(found)


def _every_box(leaves: Sequence[Leaf], first: int = 1, begun: Set[Any] = frozenset()) -> list[Found]:
    """Every box of pages that were laid out, numbered from `first` on. Heads of tables that go on are marked first, and pages that a title opens lose their head. `begun` are elements of pages
    before."""
    pages = [leaf.page._page_box for leaf in leaves]
    mark_repeats(pages, begun)
    clear_openings(pages)
    return list(found_boxes(pages, first))


def _looked_through(every: list[Found], job: Job) -> list[Problem]:
    """What is wrong with some pages, by their boxes."""
    rules = (missing_heads, parted_rows, overflows, overlaps, too_long)
    return [problem for rule in rules for problem in rule(every, job.places)]


def _enter(leaves: Sequence[Leaf], every: list[Found], first: int = 1) -> None:
    """Enter into leaves what stands on them, by their boxes; `first` is the number that these give to the first."""
    pictures, blocks_of = list(placed_pictures(every)), blocks(every)
    for number, leaf in enumerate(leaves, first):
        leaf.pictures = tuple(placed for page, placed in pictures if page == number)
        leaf.blocks = blocks_of.get(number, ())


def _keep_looks(leaf: Leaf, before: Leaf) -> None:
    """Let blocks look as they did on a leaf that was set by itself: what goes on on other pages looks as it does there too, and words change no style."""
    pairs = zip(leaf.blocks, before.blocks, strict=True)
    leaf.blocks = tuple(replace(block, look=as_it_was.look) for block, as_it_was in pairs)


def _told_over(leaf: Leaf, over: Mapping[str, Said], looks: Mapping[str, Set[str]]) -> Leaf:
    """A leaf with what elements say that hold several units: all of their text, and the styles that they have in any."""
    blocks = tuple(
        block
        if (said := over.get(block.address)) is None
        else replace(
            block,
            text=said.text,
            pictures=said.pictures,
            counted=said.counted,
            look=tuple(sorted(looks[block.address])),
        )
        for block in leaf.blocks
    )
    return leaf if blocks == leaf.blocks else replace(leaf, blocks=blocks, written=((), b""))


def _looks(leaves: Iterable[Leaf], over: Container[str]) -> dict[str, set[str]]:
    """The styles that elements have on any of some leaves."""
    found = dict[str, set[str]]()
    for leaf in leaves:
        for block in leaf.blocks:
            if block.address in over:
                found.setdefault(block.address, set()).update(block.look)
    return found


def _leading_nowhere(made: Rendered) -> list[Problem]:
    """Links to a name that no place has."""
    names = anchored(made.leaves)
    lost = {target: page for page, leaf in enumerate(made.leaves, 1) for target in sorted(leaf.targets - names.keys())}
    mend = said("correct the template that makes the link, or give the place its `id`")
    return [
        Problem("typeset.link", said("a link leads to #{name}, which is nowhere", name=name), mend, page=page)
        for name, page in lost.items()
    ]


@swift.undisturbed()
def draw(layout: Layout, worn: Dress, pages: Set[int] | None = None) -> tuple[Drawn, list[Problem]]:
    """The book in the dress of an edition, or some of its pages, counted from 1, as they are in the book. All are drawn."""
    painter = Painter(worn, layout.case, layout.sheets)
    every = [(leaf, painter.plate(leaf)) for leaf in layout.rendered.leaves]
    shown = [(leaf, plate) for leaf, plate in every if pages is None or leaf.number + 1 in pages]
    leaves, plates = [leaf for leaf, _ in shown], tuple(plate for _, plate in shown)
    every_label = layout.labels
    named = [every_label[leaf.number] for leaf in leaves]
    book = drawn(leaves, plates, painter.pictures(plates), layout.case, layout.rendered.metadata, worn.tagged, named)
    return book, painter.problems


@swift.undisturbed()
def draw_all(layout: Layout, dresses: Iterable[Dress]) -> None:
    """Draw each page in all dresses that the book is wanted in, and let go of its boxes, which take most of the memory.

    A page of which something is told is left as it is: it will be told when the book is drawn in that dress.
    """
    _draw_off(layout.rendered.leaves, _painters(dresses, layout.case, layout.sheets))


def _painters(dresses: Iterable[Dress], case: Case, sheets: Sequence[Sheet]) -> list[Painter]:
    return [Painter(dress, case, sheets) for dress in dresses]


def _draw_off(leaves: Iterable[Leaf], painters: Sequence[Painter]) -> None:
    """Draw leaves by all painters, and let go of what is drawn by each; of nothing where there are none."""
    for leaf in leaves:
        for painter in painters:
            painter.plate(leaf)
        if painters and leaf.plates.keys() >= {painter.digest for painter in painters}:
            leaf.let_go()

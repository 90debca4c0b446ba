"""Proofs of a book: its own pages on larger paper, and in the margins what a proofreader needs: what the proof is, addresses, states, notes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from galley.language.translations import State
from galley.language.units import Unit
from galley.maps import PageMap
from galley.margins import Kind, Note
from galley.margins.arranging import Label, Slip, arranged
from galley.margins.counting import numbered
from galley.margins.helvetica import is_plain
from galley.margins.ink import Ink, Stamp, Words
from galley.margins.paper import HEAD, MM, UNPRINTED, Paper, Sheet, sheet
from galley.margins.standing import above
from galley.message import Pattern, tell
from galley.meter.glyphs import Glyph, glyphs
from galley.meter.grouping import lines
from galley.options import Edition, Options
from galley.pdf.attaching import Attachment
from galley.pdf.binding import bound
from galley.pdf.proofs import Proof
from galley.pdf.standards import Finish
from galley.pipeline.findings import Found, by_section
from galley.pipeline.freshness import MAP
from galley.pipeline.manifest import Made
from galley.problem import Place, Problem, has_errors
from galley.typeset import Drawn, Dress, Job, Layout, draw, lay_out
from galley.typeset import Sheet as Style

DIGITS = 8
"""Of the hash of what a proof is made from."""
LIST_MM = 174
"""How wide a list behind the book is."""
TALL = 6000.0
"""The height of a page for one note, in pt: higher than any sheet, and no higher than readers show (ISO 32000-1, annex C)."""
COUNTED = 46.0
"""From the right edge of the head to that of the page's number."""
BESIDE_BARS = 3.8
"""From the trim to the numbers of lines."""
KINDS = {State.MISSING: Kind.MISSING, State.FUZZY: Kind.FUZZY, State.DRAFT: Kind.DRAFT}


@dataclass(frozen=True)
class Proofing:
    """What the proofs of a book are made with: the page that a template makes of what is told, its style sheets and colours; what the language of the
    book is called, and how people are told things; what there is to translate with its states, by address, none in the source's language; where
    addresses are written; the findings of the check, the names of sections, and further notes."""

    page: Callable[[Mapping[str, Any]], tuple[str, list[Problem]]]
    styles: tuple[Style, ...]
    dress: Dress
    spoken: str
    tag: str
    words: Pattern
    options: Options
    units: Sequence[Unit]
    states: Mapping[str, State]
    places: Mapping[str, Place]
    findings: Sequence[Found] = ()
    sections: Mapping[str, str] | None = None
    notes: Sequence[Note] = ()
    since: str = ""
    """What the state goes by that changes are marked against."""
    changed: Sequence[Mapping[str, Any]] = ()
    """The changes as the list behind the book tells them."""

    def marked(self, name: str, notes: Iterable[Note], changed: Iterable[Mapping[str, Any]]) -> Proofing:
        """Itself with marks of what changed since the state of a name."""
        told = (
            each if each.kind is Kind.DELETED else replace(each, text=str(tell(each.text, self.words)))
            for each in notes
        )
        rows = ({**each, "said": [str(tell(part, self.words)) for part in each["said"]]} for each in changed)
        return replace(self, since=name, notes=(*self.notes, *told), changed=tuple(rows))

    def made(
        self, stem: str, book: PageMap, drawn: Drawn, pages: Sequence[int], basis: str, finish: Finish
    ) -> tuple[list[Made], list[Problem]]:
        """The proof of some pages of a book; `basis` is what they are made from."""
        on = sheet(Paper(self.options.paper), _largest(book, pages))
        notes = [*self._states(), *self._found(), *self.notes]
        digest = hashlib.sha256(repr((basis, notes, self.options.request())).encode()).hexdigest()[:DIGITS]
        layout, margins, problems = self._margins(on, [each for each in notes if each.text], digest)
        if layout is None or margins is None or has_errors(problems):
            return [], problems
        slips = _Slips(layout, [each for each in notes if each.text])
        silent = [Slip(each) for each in notes if not each.text]
        inks = arranged(book, on, pages, [*slips.notes, *silent], self._addresses(book), slips.labels)
        for number, (ink, label) in enumerate(zip(inks, drawn.labels, strict=True), 1):
            _head(ink, on, f"{number} / {len(inks)}", label)
        if self.options.line_numbers:
            _number_lines(inks, on, book, pages, glyphs(bound(drawn)))
        lists = len(layout.sizes) - slips.count
        placed = on.placed([*pages, *[0] * lists])
        finish = replace(finish, attached=(Attachment(_map(stem), replace(book, placed=placed).written()),))
        data = bound(drawn, finish, Proof(on, placed, inks, margins, slips.count))
        file, language = f"{stem}.{Edition.PROOF}.pdf", book.language
        faces = sorted({*drawn.typefaces, *margins.typefaces})
        starts = [(mark.text, mark.spot.page + 1) for mark in drawn.marks]
        return [
            Made(file, data, language, str(Edition.PROOF), len(placed.pages), faces, starts, inputs=digest)
        ], problems

    def _states(self) -> Iterator[Note]:
        for unit in self.units:
            kind = KINDS.get(self.states.get(unit.address, State.REVIEWED))
            if kind:
                yield Note(unit.address, kind)

    def _found(self) -> Iterator[Note]:
        for each in self.findings:
            kind = Kind.FINDING if each.number else Kind.ACCEPTED
            for address in each.addresses:
                yield Note(address, kind, str(tell(each.problem.message, self.words)), each.number)

    def _addresses(self, book: PageMap) -> dict[str, str]:
        """What is told of each block: its address and its line, with the file where this has not the name of the section."""
        return {address: f"{address}{self._line(address)}" for address in book.at if is_plain(address)}

    def _line(self, address: str) -> str:
        place = next((self._written[each] for each in (address, *above(address)) if each in self._written), None)
        if place is None or place.line is None:
            return ""
        file = place.file.rpartition("/")[2]
        own = file == f"{address.partition('/')[0]}.yaml" or not is_plain(file)
        return f" · {place.line}" if own else f" · {file}:{place.line}"

    @cached_property
    def _written(self) -> dict[str, Place]:
        return {**self.places, **{unit.address: unit.place for unit in self.units}}

    def _margins(
        self, on: Sheet, notes: Sequence[Note], digest: str
    ) -> tuple[Layout | None, Drawn | None, list[Problem]]:
        """The slips and lists, laid out and drawn."""
        html, problems = self.page(
            {
                "tag": self.tag,
                "head": self._head(digest),
                "labels": [str(kind) for kind in KINDS.values()],
                "notes": notes,
                "since": self.since,
                "changed": self.changed,
                "findings": list(self._listed()),
            }
        )
        if has_errors(problems):
            return None, None, problems
        layout, told = lay_out(Job(html, (*self.styles, _sizes(on))))
        drawn, more = draw(layout, self.dress)
        return layout, drawn, [*problems, *told, *more]

    def _head(self, digest: str) -> dict[str, Any]:
        """What a proof tells of itself on each page."""
        counts = Counter(self.states.values())
        total, at = max(1, sum(counts.values())), self.options.revision
        printed = sum(count for state, count in counts.items() if state.prints)
        return {
            "language": self.spoken,
            "states": bool(self.states),
            "translated": 100 * printed // total,
            "reviewed": 100 * counts[State.REVIEWED] // total,
            "kinds": [str(kind) for state, kind in KINDS.items() if counts[state]],
            "digest": digest,
            "commit": at.commit if at else "",
            "date": at.date if at else "",
            "modified": at is not None and at.modified,
        }

    def _listed(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """The findings by section, as they stand behind the book."""
        for section, found in by_section(self.findings, self.sections or {}).items():
            yield (
                section,
                [
                    {
                        "number": each.number or "",
                        "accepted": not each.number,
                        "message": tell(each.problem.message, self.words),
                        "mend": tell(each.problem.mend, self.words),
                        "where": str(each.problem.place or ""),
                        "code": each.problem.code,
                    }
                    for each in found
                ],
            )


class _Slips:
    """The slips of a laid-out document of margins: their plates, which are the first of it, and how high they are."""

    def __init__(self, layout: Layout, notes: Sequence[Note]) -> None:
        stands = {block.address: (page - 1, _pt(block.edges[3] - block.edges[1])) for page, block in layout.blocks}
        self.count = 1 + max(plate for plate, _ in stands.values())
        self.labels = {kind: Label(stands[f"left/{kind}"][0], *stands[f"right/{kind}"]) for kind in KINDS.values()}
        self.notes = [Slip(note, *stands[f"note/{number}"]) for number, note in enumerate(notes, 1)]


def _sizes(on: Sheet) -> Style:
    """The sizes of the pages of slips and lists."""
    side = (on.width - LIST_MM * MM) / 2
    left, right = on.left[1] - on.left[0], on.right[1] - on.right[0]
    css = (
        f"@page head {{ size: {on.width - 2 * UNPRINTED:.2f}pt {HEAD - UNPRINTED:.2f}pt }}\n"
        f"@page left {{ size: {left:.2f}pt 20pt }}\n@page right {{ size: {right:.2f}pt {TALL}pt }}\n"
        f"@page list {{ size: {on.width:.2f}pt {on.height:.2f}pt; margin: 16mm {side:.2f}pt }}\n"
    )
    return Style("templates/proof.css", css)


def _head(ink: Ink, on: Sheet, page: str, folio: str) -> None:
    """The head of a sheet, and the numbers of its page."""
    top = on.height - UNPRINTED
    ink.stamps.append(Stamp(0, UNPRINTED, top))
    for text, behind in ((page, COUNTED), (folio, 0.0)):
        if is_plain(text):
            ink.words.append(Words(on.width - UNPRINTED - behind, top - 15, text, 8, right=True))


def _number_lines(
    inks: Sequence[Ink], on: Sheet, book: PageMap, pages: Sequence[int], shown: Sequence[Sequence[Glyph]]
) -> None:
    """Number the lines of pages by the glyphs that they show."""
    for ink, page, letters in zip(inks, pages, shown, strict=True):
        boxes = [box for _, box in book.on_pages.get(page, ())]
        for number, y in numbered((line.y for line in lines(letters)), boxes):
            _, base, *_ = on.placed(()).on_proof((0, y, 0, y))
            ink.words.append(Words(on.trim[0] - BESIDE_BARS, base, str(number), 4.5, right=True))


def _largest(book: PageMap, pages: Sequence[int]) -> tuple[float, float]:
    sizes = [book.sizes[page - 1] for page in pages]
    return max(wide for wide, _ in sizes), max(high for _, high in sizes)


def _map(stem: str) -> str:
    """The name of the map beside the book, of whatever part of it."""
    return f"{stem.rpartition('/')[2]}{MAP}"


def _pt(px: float) -> float:
    return px * 72 / 96

"""Proofs of a book: its own pages on larger paper, and in the margins what a proofreader needs: what the proof is, addresses, states, notes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from galley.language.translations import State
from galley.maps import PageMap
from galley.margins import Kind, Note
from galley.margins.arranging import Label, Slip, arranged
from galley.margins.counting import numbered
from galley.margins.helvetica import DITTO, is_plain
from galley.margins.ink import Ink, Stamp, Words
from galley.margins.paper import BESIDE_BARS, HEAD, LINE_NUMBERS, MM, UNPRINTED, Paper, Sheet, sheet
from galley.message import tell
from galley.meter.glyphs import Glyph, glyphs
from galley.meter.grouping import lines
from galley.options import Edition, Options
from galley.pdf.attaching import Attachment
from galley.pdf.binding import bound
from galley.pdf.proofs import Proof
from galley.pdf.standards import Finish
from galley.pipeline.findings import by_section
from galley.pipeline.freshness import MAP
from galley.pipeline.manifest import Made
from galley.pipeline.noting import KINDS, Matter, noted
from galley.problem import Problem, has_errors
from galley.typeset import Drawn, Dress, Job, Layout, draw, lay_out
from galley.typeset import Sheet as Style
from galley.typeset.blocks import Edges

DIGITS = 8
"""Of the hash of what a proof is made from."""
LIST_MM = 174
"""How wide a list behind the book is."""
TALL = 6000.0
"""The height of a page for one note, in pt: higher than any sheet, and no higher than readers show (ISO 32000-1, annex C)."""
COUNTED = 46.0
"""From the right edge of the head to that of the page's number."""
MOST = 900
"""How many letters of a note stand in the margin."""
LABELLED = (Kind.MISSING, Kind.FUZZY)
"""The states that are named at each block. The bar of the other is explained in the head."""
PT_PER_PX = 72 / 96


@dataclass(frozen=True)
class Proofing:
    """What the proofs of a book are made with: the page that a template makes of what is told, its style sheets and colours; what the language of the
    book is called, and in which language findings are told; what is known of its texts, and the names of sections."""

    page: Callable[[Mapping[str, Any]], tuple[str, list[Problem]]]
    styles: tuple[Style, ...]
    dress: Dress
    spoken: str
    tag: str
    options: Options
    matter: Matter
    sections: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    """What the state goes by that changes are marked against."""
    changed: Sequence[Mapping[str, Any]] = ()
    """The changes as the list behind the book tells them."""

    def marked(self, name: str, notes: Iterable[Note], changed: Iterable[Mapping[str, Any]]) -> Proofing:
        """Itself with marks of what changed since the state of a name."""
        words = self.matter.words
        told = (
            each if each.kind is Kind.DELETED else replace(each, text=str(tell(each.text, words))) for each in notes
        )
        rows = ({**each, "said": [str(tell(part, words)) for part in each["said"]]} for each in changed)
        matter = replace(self.matter, further=(*self.matter.further, *told))
        return replace(self, since=name, matter=matter, changed=tuple(rows))

    def made(
        self, stem: str, book: PageMap, drawn: Drawn, pages: Sequence[int], basis: str, finish: Finish
    ) -> tuple[list[Made], list[Problem]]:
        """The proof of some pages of a book; `basis` is what they are made from."""
        on = sheet(Paper(self.options.paper), _largest(book, pages))
        notes = [_shortened(each) for each in self.matter.notes(book, pages)]
        digest = hashlib.sha256(repr((basis, notes, list(pages), self.options.of_proofs())).encode()).hexdigest()[
            :DIGITS
        ]
        layout, margins, problems = self._margins(on, [each for each in notes if each.text], digest, book, pages)
        if layout is None or margins is None or has_errors(problems):
            return [], problems
        slips = _Slips(layout, [each for each in notes if each.text])
        silent = [Slip(each) for each in notes if not each.text]
        inks = arranged(book, on, pages, [*slips.notes, *silent], self.matter.addresses(book), slips.labels)
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

    def _margins(
        self, on: Sheet, notes: Sequence[Note], digest: str, book: PageMap, pages: Sequence[int]
    ) -> tuple[Layout | None, Drawn | None, list[Problem]]:
        """The slips and lists, laid out and drawn."""
        html, problems = self.page(
            {
                "tag": self.tag,
                "head": self._head(digest),
                "labels": [str(kind) for kind in LABELLED],
                "notes": notes,
                "since": self.since,
                "changed": self.changed,
                "findings": list(self._listed(book, pages)),
            }
        )
        if has_errors(problems):
            return None, None, problems
        layout, told = lay_out(Job(html, (*self.styles, _sizes(on))))
        drawn, more = draw(layout, self.dress)
        return layout, drawn, [*problems, *told, *more]

    def _head(self, digest: str) -> dict[str, Any]:
        """What a proof tells of itself on each page."""
        counts = Counter(self.matter.states.values())
        total, at = max(1, sum(counts.values())), self.options.revision
        printed = sum(count for state, count in counts.items() if state.prints)
        return {
            "language": self.spoken,
            "states": bool(self.matter.states),
            "translated": 100 * printed // total,
            "reviewed": 100 * counts[State.REVIEWED] // total,
            "kinds": [str(kind) for state, kind in KINDS.items() if counts[state]],
            "digest": digest,
            "commit": at.commit if at else "",
            "date": at.date if at else "",
            "modified": at is not None and at.modified,
        }

    def _listed(self, book: PageMap, pages: Sequence[int]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """The findings by section, as they stand behind the book, with the pages of the file where they are noted; of a part of the book those alone that
        are noted on its pages."""
        shown, words = {page: number for number, page in enumerate(pages, 1)}, self.matter.words
        on = {each: [shown[page] for page in noted(each, book) if page in shown] for each in self.matter.findings}
        told = [each for each in on if on[each] or len(pages) == len(book.sizes)]
        for section, found in by_section(told, self.sections).items():
            yield (
                section,
                [
                    {
                        "number": each.number or "",
                        "accepted": not each.number,
                        "message": tell(each.problem.message, words),
                        "mend": tell(each.problem.mend, words),
                        "pages": on[each],
                        "where": str(each.problem.place or ""),
                        "code": each.problem.code,
                    }
                    for each in found
                ],
            )


class _Slips:
    """The slips of a laid-out document of margins: their plates, which are the first of it, and how large they are."""

    def __init__(self, layout: Layout, notes: Sequence[Note]) -> None:
        stands = {block.address: (page - 1, block.edges) for page, block in layout.blocks}
        self.count = 1 + max(plate for plate, _ in stands.values())
        self.labels = {kind: Label(*self._of(stands[f"label/{kind}"])[:2]) for kind in LABELLED}
        sizes = [self._of(stands[f"note/{number}"]) for number in range(1, len(notes) + 1)]
        self.notes = [Slip(note, plate, height) for note, (plate, _, height) in zip(notes, sizes, strict=True)]

    @staticmethod
    def _of(stands: tuple[int, Edges]) -> tuple[int, float, float]:
        plate, (left, top, right, bottom) = stands
        return plate, (right - left) * PT_PER_PX, (bottom - top) * PT_PER_PX


def _shortened(note: Note) -> Note:
    """A note that has room in the margin."""
    return note if len(note.text) <= MOST else replace(note, text=f"{note.text[:MOST]}{DITTO}")


def _sizes(on: Sheet) -> Style:
    """The sizes of the pages of slips and lists."""
    side = (on.width - LIST_MM * MM) / 2
    css = (
        f"@page label {{ size: 200pt 7pt }}\n@page head {{ size: {on.width - 2 * UNPRINTED:.2f}pt {HEAD - UNPRINTED:.2f}pt }}\n"
        f"@page note {{ size: {on.right[1] - on.right[0]:.2f}pt {TALL}pt }}\n"
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
            ink.words.append(Words(on.trim[0] - BESIDE_BARS, base, str(number), LINE_NUMBERS, right=True))


def _largest(book: PageMap, pages: Sequence[int]) -> tuple[float, float]:
    sizes = [book.sizes[page - 1] for page in pages]
    return max(wide for wide, _ in sizes), max(high for _, high in sizes)


def _map(stem: str) -> str:
    """The name of the map beside the book, of whatever part of it."""
    return f"{stem.rpartition('/')[2]}{MAP}"

"""The printer's sheet, as printers call it the job ticket: all that is to be known of the press files of a book, as data and as a page to read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from galley import __version__
from galley.markup import Book
from galley.message import Pattern, listed, said, tell
from galley.model.folds import FOLDS
from galley.options import Edition
from galley.pdf.binding import bound
from galley.pdf.standards import Finish, Standard
from galley.pipeline.manifest import Made
from galley.pipeline.preflight import outcome, unasked
from galley.pipeline.printing import Printing
from galley.preflight import Report
from galley.problem import Problem, has_errors
from galley.typeset import Dress, Job, Sheet, draw, lay_out

FORMAT = 1
ENDING = f"{Edition.PRINT}.sheet"
MOST_LINES = (24, 12, 6, 2)
"""How many lines a list may have, tried in this order until all stands on one page."""

Row = tuple[str, Sequence[str]]
Group = tuple[str, str, Sequence[Row]]
"""A kind, `half` or `whole` for how wide it is set; a heading, and its rows: a label and its lines."""
Page = Callable[[str, Sequence[Group]], tuple[str, list[Problem]]]
"""The HTML of a page with a heading and groups."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered: which book, in which language by code and by name, how many copies, on which paper, of which size in mm; None for what is not
    said."""

    publication: str
    language: str
    spoken: str
    title: str
    copies: int | None
    paper: str | None
    isbn: str | None
    trim_mm: tuple[float, float]
    panels_mm: Sequence[Sequence[float]] = ()
    """How wide the panels of a leaflet are on each side of its sheet, from left to right."""
    printing: Mapping[str, Any] = field(default_factory=lambda: {"number": 1})
    """Which printing it is, as data: `number`, the `corrections` with their date, address, pages and text, and what has `changed` since the one before,
    where that is known."""


@dataclass(frozen=True, slots=True)
class PressFile:
    """A file for the press: what it is of, `block`, `cover` or the `sheet` of a leaflet, its bytes, what preflight came to where it was looked through, what its pages go by."""

    part: str
    made: Made
    report: Report | None
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ticketing:
    """What printer's sheets of a book are made with: the order, the page that a template makes of it, its style sheets and colours, and the words of the
    language that it is told in."""

    order: Order
    page: Page
    sheets: tuple[Sheet, ...]
    dress: Dress
    words: Pattern = str

    def made(
        self, stem: str, printing: Printing, files: Sequence[PressFile], spine_mm: Decimal
    ) -> tuple[list[Made], list[Problem]]:
        """The sheet of press files, as one page and as JSON."""
        data = facts(self.order, printing, files, spine_mm)
        for most in MOST_LINES:
            html, problems = self.page(self._told(said("Printer’s sheet")), self._groups(data, most))
            if has_errors(problems):
                return [], problems
            layout, told = lay_out(Job(html, self.sheets))
            if len(layout.sizes) == 1:
                break
        drawn, more = draw(layout, self.dress)
        pdf = bound(drawn, Finish(Standard.UA_1, name=f"{stem.rpartition('/')[2]}.sheet"))
        language, edition = self.order.language, str(Edition.PRINT)
        text = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
        made = Made(f"{stem}.{ENDING}.pdf", pdf, language, edition, len(drawn.plates), drawn.typefaces)
        return [made, Made(f"{stem}.{ENDING}.json", text, language, edition)], [*problems, *told, *more]

    def _told(self, message: object) -> str:
        return str(tell(message, self.words))

    def _groups(self, data: dict[str, Any], most: int) -> list[Group]:
        """What stands on the page, in its language."""
        return [
            (kind, self._told(heading), [(self._told(label), list(map(self._told, lines))) for label, lines in rows])
            for kind, heading, rows in _groups(data, self.order.spoken, most)
        ]


def panels_mm(book: Book) -> list[list[float]]:
    """How wide the panels of a leaflet are on each side of its sheet; none of a book."""
    kind, trim = book.publication.record.fold, book.trim
    if kind is None or trim.inward_mm is None:
        return []
    fold = FOLDS[kind]
    wide = {name: float(trim.inward_mm if name in fold.inward else trim.width_mm) for name in fold.panels}
    rightward = book.voice.locale.text_direction == "rtl"
    return [[wide[fold.panels[number - 1]] for number in side] for side in fold.numbered(rightward)]


def facts(order: Order, printing: Printing, files: Iterable[PressFile], spine_mm: Decimal) -> dict[str, Any]:
    """The sheet as data. Lengths are in mm, inks in percent; null is what nobody has said, or what was not measured."""
    press, condition = printing.press, printing.condition
    return {
        "format": FORMAT,
        "galley": __version__,
        "publication": order.publication,
        "language": order.language,
        "title": order.title,
        "printing": dict(order.printing),
        "print-run": order.copies,
        "paper": order.paper,
        "isbn": order.isbn,
        "trim-mm": list(order.trim_mm),
        "bleed-mm": float(printing.bleed_mm),
        **({"panels-mm": [list(side) for side in order.panels_mm]} if order.panels_mm else {}),
        "binding": None if order.panels_mm else press.binding,
        "signature": press.signature,
        "spine-mm": float(spine_mm),
        "marks": press.marks,
        "standard": str(Standard.X_4),
        "condition": {"id": condition.id, "name": condition.name, "registry": condition.registry},
        "profile": {"file": printing.file, "sha256": hashlib.sha256(printing.profile).hexdigest()},
        "ink-limit": printing.ink_limit,
        "files": [_file(each) for each in files],
    }


def _file(file: PressFile) -> dict[str, Any]:
    made, looked = file.made, outcome(file.report) if file.report else unasked()
    highest = looked.get("highest-ink")
    if highest:
        highest = {**highest, "label": _label(file, highest["page"])}
    return {
        "part": file.part,
        "file": made.file.rpartition("/")[2],
        "sha256": hashlib.sha256(made.data).hexdigest(),
        "bytes": len(made.data),
        "pages": made.pages,
        "blank-at-end": made.blank,
        "fonts": list(made.fonts),
        "inks": looked.get("inks"),
        "highest-ink": highest,
        "checked": looked["done"],
        "not-checked": looked["not-done"],
        "findings": looked["findings"],
    }


def _label(file: PressFile, page: int) -> str:
    """What a page goes by; of a blank one behind the last its number."""
    return file.labels[page - 1] if page <= len(file.labels) else str(page)


BINDINGS = {"perfect": said("glued at the spine"), "saddle": said("stapled through the fold")}
PARTS = {"block": said("Block"), "cover": said("Cover"), "sheet": said("Sheet")}
UNSAID = said("not said")


def _groups(data: dict[str, Any], spoken: str, most: int) -> Iterator[tuple[str, str, list[Row]]]:
    """What stands on the page, in English: lists of no more than so many lines."""
    yield "half", said("Order"), list(_order(data, spoken))
    yield "half", said("Making"), list(_making(data))
    yield "half", said("Inks"), list(_inks(data))
    yield (
        "half",
        said("Fonts"),
        [(said("Embedded"), sorted({font for file in data["files"] for font in file["fonts"]}))],
    )
    yield "whole", said("Files"), list(map(_bytes, data["files"]))
    if data["printing"]["number"] > 1:
        yield "whole", said("Since the printing before"), list(_since(data["printing"], most))
    yield "whole", said("Checks"), list(_checks(data["files"], most))


def _order(data: dict[str, Any], spoken: str) -> Iterator[Row]:
    yield said("Publication"), [data["publication"]]
    yield said("Language"), [f"{spoken} ({data['language']})"]
    if (number := data["printing"]["number"]) > 1:
        yield said("Printing"), [str(number)]
    copies = data["print-run"]
    yield said("Print run"), [UNSAID if copies is None else f"{copies:,}"]
    yield said("Paper"), [data["paper"] or UNSAID]
    yield said("ISBN"), [data["isbn"] or UNSAID]


def _making(data: dict[str, Any]) -> Iterator[Row]:
    width, height = data["trim-mm"]
    yield said("Trim size"), [said("{width} × {height} mm", width=f"{width:g}", height=f"{height:g}")]
    yield said("Bleed"), [_mm(data["bleed-mm"])]
    for file in data["files"]:
        yield PARTS[file["part"]], [_pages(file)]
    if "panels-mm" in data:
        outer, inner = (" + ".join(f"{wide:g}" for wide in side) for side in data["panels-mm"])
        yield (
            said("Fold"),
            [
                said("letter-fold: twice to the same side, the narrow panel inside"),
                said("outer side from the left: {panels} mm", panels=outer),
                said("inner side from the left: {panels} mm", panels=inner),
            ],
        )
        yield said("Marks"), [said("crop, fold and registration marks, colour bar") if data["marks"] else said("none")]
        return
    yield said("Binding"), [BINDINGS[data["binding"]]]
    if data["signature"]:
        yield said("Folded sheets"), [said("of {pages} pages", pages=data["signature"])]
    yield said("Spine"), [_mm(data["spine-mm"]) if data["spine-mm"] else said("none")]
    yield said("Marks"), [said("crop and registration marks, colour bar") if data["marks"] else said("none")]


def _mm(length: float) -> str:
    return said("{length} mm", length=f"{length:g}")


def _pages(file: dict[str, Any]) -> str:
    if file["part"] == "cover":
        return said("4 pages on the {sides} sides of one sheet", sides=file["pages"])
    if file["part"] == "sheet":
        return said("6 panels on the {sides} sides of one sheet", sides=file["pages"])
    if blank := file["blank-at-end"]:
        return said("{pages} pages, the last {blank} blank", pages=file["pages"], blank=blank)
    return said("{pages} pages", pages=file["pages"])


def _inks(data: dict[str, Any]) -> Iterator[Row]:
    yield said("Standard"), [data["standard"]]
    condition = data["condition"]
    yield said("Output condition"), [condition["id"], condition["name"]]
    yield said("Output profile"), [data["profile"]["file"].rpartition("/")[2]]
    yield said("Most ink allowed"), [f"{data['ink-limit']} %"]
    for file in data["files"]:
        part = PARTS[file["part"]]
        yield said("{part}: inks", part=part), [_listed(file["inks"]) if file["inks"] else said("not looked at")]
        yield said("{part}: most ink", part=part), [_highest(file["highest-ink"])]


def _highest(highest: dict[str, Any] | None) -> str:
    if highest is None:
        return said("not measured")
    if highest["label"] == str(highest["page"]):
        return said("{percent} % on page {page}", percent=highest["percent"], page=highest["page"])
    return said("{percent} % on page {page} of the file ({label})", **highest)


def _listed(parts: Iterable[str]) -> str:
    return listed(parts)


CHANGES = {"changed": said("changed"), "added": said("added"), "removed": said("removed")}


def _since(printing: dict[str, Any], most: int) -> Iterator[Row]:
    """What was corrected, and what reads otherwise."""
    corrections = [
        said("{date}, {pages}: {text}", date=each["date"], pages=_on(each["pages"]), text=each["text"])
        for each in printing["corrections"]
    ]
    yield said("Corrected"), _shortened(corrections, most)
    if "changed" in printing:
        changes = [
            said(
                "{change}: {address}, {pages}",
                change=CHANGES[each["change"]],
                address=each["address"],
                pages=_on(pages),
            )
            for each in printing["changed"]
            for pages in [each.get("pages") or each.get("pages-before", [])]
        ]
        yield said("Texts that read otherwise"), _shortened(changes, most)


def _on(pages: Sequence[int]) -> str:
    """Pages by their numbers in the book."""
    return said("page {pages}", pages=listed(map(str, pages))) if pages else said("no page")


def _bytes(file: dict[str, Any]) -> Row:
    size = said("{bytes} bytes", bytes=f"{file['bytes']:,}")
    return file["file"], [size, f"SHA-256 {file['sha256']}"]


def _checks(files: Sequence[dict[str, Any]], most: int) -> Iterator[Row]:
    for file in files:
        part = PARTS[file["part"]]
        done = [said("{family} ({rules})", family=name, rules=rules) for name, rules in file["checked"].items()]
        if done:
            yield said("{part}: rules looked at", part=part), [_listed(done)]
        undone = [said("{family}: {why}", family=name, why=why) for name, why in file["not-checked"].items()]
        if undone:
            yield said("{part}: not looked at", part=part), undone[:most]
        if done:
            yield said("{part}: found", part=part), _shortened([_finding(each) for each in file["findings"]], most)


def _finding(finding: dict[str, Any]) -> str:
    if "page" in finding:
        return said("page {page}: {message}", page=finding["page"], message=finding["message"])
    return str(finding["message"])


def _shortened(lines: Sequence[str], most: int) -> list[str]:
    """No more than so many lines; the others are in the JSON."""
    if not lines:
        return [said("nothing")]
    rest = [said("and {count} more, which the JSON beside this page has", count=len(lines) - most)]
    return [*lines[:most], *(rest if len(lines) > most else [])]

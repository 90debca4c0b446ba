"""Preflight: whether a finished PDF, of any maker, is what a press, a screen reader or an archive takes. One door: `examine`, or
its two halves, our own rules and another reader, where there is not room for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from galley import raster
from galley.message import Message, said
from galley.options import Edition
from galley.pdf.objects import PdfError, opened
from galley.preflight import (
    boxes,
    inks,
    layers,
    lines,
    navigation,
    pages,
    pictures,
    plates,
    standards,
    tags,
    type,
    validation,
)
from galley.preflight.coverage import Coverage
from galley.preflight.document import Document, Unopened
from galley.preflight.memory import Memory
from galley.preflight.page import PT_PER_MM
from galley.preflight.rule import Family, Finding, Limits, Rule
from galley.problem import Severity

FAMILIES = (
    boxes.FAMILY,
    standards.FAMILY,
    layers.FAMILY,
    inks.FAMILY,
    lines.FAMILY,
    type.FAMILY,
    pictures.FAMILY,
    pages.FAMILY,
    navigation.FAMILY,
    tags.FAMILY,
    plates.BLEED,
    plates.INK,
    validation.FAMILY,
)

BY_ITSELF = (inks.FAMILY, lines.FAMILY, type.FAMILY, pictures.FAMILY)
"""The families that look at each thing on a page by itself: what they find hangs on the page alone."""

FILE = Rule("file.readable", said("the file can be read"), "ISO 32000-1, 7")
AMISS = (PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What comes of objects that are not what the standard says they are: any entry of a foreign file can be of any kind."""


@dataclass(frozen=True)
class Report:
    """What preflight came to: the findings, errors first, what was not done and why, the number of pages; which families of rules were looked at,
    each with how many; the inks of a file for a press, and the page with the most ink, where that was measured."""

    findings: tuple[Finding, ...]
    undone: dict[str, Message] = field(default_factory=dict)
    pages: int = 0
    done: dict[str, int] = field(default_factory=dict)
    inks: tuple[str, ...] = ()
    heaviest: Coverage | None = None


def rules() -> Iterator[Rule]:
    """Every rule, family by family."""
    for family in FAMILIES:
        yield from family.rules


def examine(
    data: bytes, edition: Edition, limits: Limits | None = None, with_plates: bool = True, memory: Memory | None = None
) -> Report:
    """Look through a PDF that is meant for an edition. `memory` has what is known of its pages, and takes what is found of others.

    What another reader finds against a rule that ours have found broken is not told again. What cannot be read at all is a finding too, and so is what one family of rules cannot make out. Without plates the total ink is
    reported as not done.
    """
    try:
        report = _looked_through(data, edition, limits, memory, with_plates)
        more = second_opinion(data, edition)
    except AMISS as fault:
        return _unreadable(fault)
    ours = {each.rule for each in report.findings}
    found = _in_order([*report.findings, *(each for each in more.findings if each.rule not in ours)])
    return replace(report, findings=found, undone=report.undone | more.undone, done=report.done | more.done)


def first_opinion(data: bytes, edition: Edition, limits: Limits | None = None, memory: Memory | None = None) -> Report:
    """What our own rules find in a PDF, as `examine` does."""
    try:
        return _looked_through(data, edition, limits, memory)
    except AMISS as fault:
        return _unreadable(fault)


def second_opinion(data: bytes, edition: Edition) -> Report:
    """What another reader finds in a PDF. It takes some 30 times as much memory as the PDF is long, so that the file is not opened beside it."""
    return _asked(Unopened(data, edition), (validation.FAMILY,), with_plates=True)


def _unreadable(fault: Exception) -> Report:
    message = said("it cannot be read: {reason}", reason=_reason(fault))
    return Report((FILE.broken(message, said("export it again; if it has a password, take it off")),))


def _reason(fault: Exception) -> str:
    lines = str(fault).strip().splitlines() or [fault.__class__.__name__]
    return lines[-1][-200:]


def _looked_through(
    data: bytes, edition: Edition, limits: Limits | None, memory: Memory | None, with_plates: bool = True
) -> Report:
    """What our own rules find."""
    with opened(data) as pdf:
        document = Document(pdf, data, edition, limits or Limits(), memory or Memory())
        document.read()
        report = _asked(document, [each for each in FAMILIES if each is not validation.FAMILY], with_plates)
        found = _in_order(_placed(each, document) for each in report.findings)
        _remember(document, report)
        inks_of = inks.printed(document) if edition.is_press else ()
        heaviest = max(document.coverage, key=lambda each: each.percent) if plates.INK.name in report.done else None
        return replace(report, findings=found, pages=len(document.pages), inks=inks_of, heaviest=heaviest)


def _remember(document: Document, report: Report) -> None:
    """Remember the pages with which nothing is wrong by any rule that looks at each thing on them by itself, if these rules were all asked."""
    if not all(
        family.name in report.done
        for family in BY_ITSELF
        if any(document.edition in rule.editions for rule in family.rules)
    ):
        return
    amiss = {page for each in report.findings for page in (each.page, *each.pages)}
    for page in document.pages:
        if page.number not in amiss and not page.is_sound:
            document.memory.keep_inks(page.number, sorted(inks.needed(page)))


def _asked(document: Document | Unopened, families: Sequence[Family], with_plates: bool) -> Report:
    """What some families of rules find, in their order."""
    found: list[Finding] = []
    undone: dict[str, Message] = {}
    done: dict[str, int] = {}
    for family in families:
        own = sum(document.edition in rule.editions for rule in family.rules)
        if not own:
            continue
        if family is plates.INK and not with_plates:
            undone[family.name] = said("not asked for")
            continue
        if family is validation.FAMILY and not validation.is_installed():
            undone[family.name] = said("{library} is not installed", library=validation.LIBRARY)
            continue
        try:
            found += (each for each in family.examine(document) if document.edition in each.rule.editions)
            done[family.name] = own
        except raster.NoPlates as fault:
            undone[family.name] = said("no plates: {reason}", reason=str(fault))
        except validation.GivenUp as fault:
            undone[family.name] = said("{library} gave up: {reason}", library=validation.LIBRARY, reason=str(fault))
        except AMISS as fault:
            message = said(
                "the rules of {family} cannot make it out: {reason}", family=family.name, reason=_reason(fault)
            )
            found.append(FILE.broken(message, said("export it again: what they read is not as the standard has it")))
    return Report(tuple(found), undone, done=done)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, page by page."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    return tuple(sorted(found, key=lambda each: (order[each.rule.severity], each.page or 0, each.rule.code)))


def _placed(finding: Finding, document: Document) -> Finding:
    """A finding that says where it is on the trimmed page."""
    if finding.page is None or finding.box is None:
        return finding
    trim, (left, bottom, right, top) = document.pages[finding.page - 1].trim, finding.box
    edges = left - trim[0], trim[3] - top, right - left, top - bottom
    across, down, wide, high = (round(edge / PT_PER_MM, 1) for edge in edges)
    return replace(finding, place_mm=(across, down, wide, high))


__all__ = [
    "FAMILIES",
    "Coverage",
    "Family",
    "Finding",
    "Limits",
    "Memory",
    "Report",
    "Rule",
    "examine",
    "first_opinion",
    "rules",
    "second_opinion",
]

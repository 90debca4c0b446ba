"""Preflight of finished files: of those that a build makes, and of any that are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from galley.message import Message, said
from galley.options import Edition
from galley.pipeline.tracing import Trace, of_file
from galley.preflight import FAMILIES, Finding, Limits, Memory, Report, examine, first_opinion, rules, second_opinion
from galley.preflight.rule import ranges
from galley.problem import Place, Problem, Severity

KNOWN_BETTER = ("picture.resolution", "picture.coarse", "picture.heavy", "page.blank", "font.subset")
"""What a build tells of its content, with the place where it is written, or knows to be meant."""


def of_build(
    data: bytes,
    file: str,
    edition: Edition,
    limits: Limits,
    language: str,
    trace: Trace | None = None,
    memory: Memory | None = None,
) -> tuple[list[Problem], Report]:
    """What is told of a file that a build made, and all that was found, but for a second opinion; `trace` knows what stands where on its pages, `memory`
    what was found on them before."""
    report = first_opinion(data, edition, limits, memory)
    found = (_problem(each, file, trace) for each in report.findings if each.rule.code not in KNOWN_BETTER)
    return [each.with_(language=language) for each in (*found, *_undone(report, file))], report


def of_another(data: bytes, file: str, edition: Edition, language: str) -> list[Problem]:
    """What another reader tells of a file that a build made."""
    report = second_opinion(data, edition)
    found = (*(_problem(each, file, None) for each in report.findings), *_undone(report, file))
    return [each.with_(language=language) for each in found]


def looked_through(
    files: Sequence[Path], editions: Sequence[Edition], limits: Limits, root: Path
) -> tuple[list[Problem], list[dict[str, Any]]]:
    """What is wrong with files, as problems and as data, for each of some editions, or for what their names say; one whose name says nothing is for a press.
    What is wrong for several is a problem once."""
    problems: list[Problem] = []
    data: list[dict[str, Any]] = []
    for file, meant in ((each, edition) for each in files for edition in editions or (_edition(each),)):
        report = examine(file.read_bytes(), meant, limits)
        name = str(file).removeprefix(f"{root}/")
        trace = of_file(file, root) if report.findings else None
        problems += (*(_problem(each, name, trace) for each in report.findings), *_undone(report, name))
        data.append({"file": name, "for": str(meant), **outcome(report, trace)})
    return list(dict.fromkeys(problems)), data


def outcome(report: Report, trace: Trace | None = None) -> dict[str, Any]:
    """What preflight came to, as data: the pages, the inks of a file for a press, the most of them on an area worth naming, the families of rules
    that were looked at, each with how many, and those that were not, with why; the findings."""
    found: dict[str, Any] = {"pages": report.pages}
    if report.inks:
        found["inks"] = list(report.inks)
    if report.heaviest:
        found["highest-ink"] = {"percent": report.heaviest.percent, "page": report.heaviest.page}
    return found | {
        "done": report.done,
        "not-done": report.undone,
        "findings": [_data(each, trace) for each in report.findings],
    }


def unasked() -> dict[str, Any]:
    """The data of a print file that was not looked through."""
    families = (family for family in FAMILIES if any(Edition.PRINT in rule.editions for rule in family.rules))
    return {"done": {}, "not-done": {family.name: said("not asked for") for family in families}, "findings": []}


def _edition(file: Path) -> Edition:
    """What a file is for, by its name. A printer's sheet is read on screens."""
    ending = file.stem.rpartition(".")[2].replace("sheet", str(Edition.SCREEN))
    return Edition(ending) if ending in tuple(Edition) else Edition.PRINT


def _problem(finding: Finding, file: str, trace: Trace | None) -> Problem:
    """A finding as a problem: at the line of the content that it comes from where that is known, else in the file, and on the pages of the book, as other
    problems of its build."""
    page = trace.page(finding.page) if trace and finding.page else finding.page
    message = finding.message
    if trace and finding.pages and isinstance(message, Message):
        pages = ranges([trace.page(each) for each in finding.pages])
        message = Message(message.pattern, {**message.values, "pages": pages})
    if finding.place_mm and finding.element:
        across, down, *_ = finding.place_mm
        where = {"message": message, "element": finding.element, "x": across, "y": down}
        message = said("{message} ({element}, {x} mm from the left and {y} mm from the top)", **where)
    elif finding.element:
        message = said("{message} ({element})", message=message, element=finding.element)
    address = trace.address(finding) if trace else None
    if address:
        message = said("{message}, in {address}", message=message, address=address)
    place, found_in = trace.place(address) if trace else None, Place(file)
    code, severity = f"preflight.{finding.rule.code}", finding.rule.severity
    related = (found_in,) if place else ()
    return Problem(code, message, finding.mend, place or found_in, severity, page, related=related)


def _undone(report: Report, file: str) -> Iterator[Problem]:
    for family, why in report.undone.items():
        message = said("the rules of {family} were not looked at: {why}", family=family, why=why)
        mend = said(
            "`build.py doctor` tells how to install programs, `build.py test` installs packages; or ask the printer for these checks"
        )
        yield Problem("preflight.not-done", message, mend, Place(file), Severity.NOTE)


def _data(finding: Finding, trace: Trace | None) -> dict[str, Any]:
    address = trace.address(finding) if trace else None
    place = trace.place(address) if trace else None
    found = {
        "rule": finding.rule.code,
        "clause": finding.rule.clause,
        "severity": str(finding.rule.severity),
        "message": finding.message,
        "mend": finding.mend,
        "page": finding.page,
        "pages": list(finding.pages) or None,
        "mm": list(finding.place_mm) if finding.place_mm else None,
        "element": finding.element,
        "address": address,
        **(place.as_json() if place else {}),
    }
    return {name: value for name, value in found.items() if value is not None}


def handbook() -> str:
    """All rules, in Markdown."""
    lines = [
        "# Preflight",
        "",
        f"{len(list(rules()))} rules. `build.py preflight FILE…` looks through finished PDFs of any maker; a build does it with each file that it makes,",
        "and does not write one with an error. This page is made by `build.py preflight --rules`.",
    ]
    for family in FAMILIES:
        needs = f" (with {family.needs})" if family.needs else ""
        lines += [
            "",
            f"## {family.name}{needs}",
            "",
            "| rule | what must hold | where that is written | of | |",
            "|---|---|---|---|---|",
        ]
        for rule in family.rules:
            editions = ", ".join(str(each) for each in Edition if each in rule.editions)
            lines.append(f"| `{rule.code}` | {rule.title} | {rule.clause} | {editions} | {rule.severity} |")
    return "\n".join(lines) + "\n"


__all__ = ["Limits", "handbook", "looked_through", "of_another", "of_build", "outcome", "unasked"]

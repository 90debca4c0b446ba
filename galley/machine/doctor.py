"""`build.py doctor`: what the machine has, what it lacks, the command that mends it. Changes nothing."""

from __future__ import annotations

import sys
from typing import Any

from galley.machine import LOCKS, stamp
from galley.machine.distribution import mend
from galley.machine.faces import wanted_faces
from galley.machine.fault import Fault, show
from galley.machine.host import Host
from galley.machine.parts import Finding, survey, version
from galley.machine.setup import describe
from galley.message import Pattern, said, tell
from galley.problem import Exit, Problem, Severity, has_errors
from galley.show import as_json, translated
from galley.show.columns import width

_USAGE = said(
    "Usage: build.py doctor [--format text|json] [--messages LANGUAGE]\n\n"
    "Tells what the machine has, what it lacks, and the command that mends it. Changes nothing."
)


def doctor(root: str, argv: list[str], host: Host) -> int:
    """Print the state of every part; returns 0, or 3 when anything is missing that books need. Raises Fault."""
    match [part for each in argv for part in each.split("=", 1)]:
        case [] | ["--format", "text" | "json"] as form:
            return _report(root, host, "".join(form[1:]))
        case ["--help" | "-h"]:
            print(tell(_USAGE, host.pattern), flush=True)
            return Exit.OK
    wrong = said("`doctor` does not understand {arguments}", arguments=" ".join(argv))
    raise Fault("usage", wrong, said("`build.py doctor --help` tells what it does"), Exit.USAGE)


def _report(root: str, host: Host, form: str) -> int:
    rows, problems = _examine(root, host)
    if form == "json":
        print(as_json(translated(problems, host.pattern), parts=rows), end="", flush=True)
    else:
        print("\n".join(_table(rows, host.pattern)), flush=True)
        show(problems, root, host.pattern)
    return Exit.MACHINE if has_errors(problems) else Exit.OK


def _examine(root: str, host: Host) -> tuple[list[dict[str, Any]], list[Problem]]:
    """A row for each part, and the problems: what the system lacks, and a set-up that is not done."""
    rows = [_row("Python", sys.executable, "{}.{}.{}".format(*sys.version_info[:3]))]
    problems = []
    try:
        findings = survey(root, wanted_faces(root), host)
    except Fault as fault:
        findings, problems = [], [fault.problem]
    rows += [_row(finding.part.name, finding.where, version(finding, host)) for finding in findings]
    missing = [finding for finding in findings if finding.where is None]
    if missing:
        problems.append(_lacks(missing, host))
    fresh = stamp.is_fresh(root, LOCKS)
    rows.append(_row(said("Python packages"), stamp.venv_folder(root) if fresh else None, None))
    if not fresh:
        message = said("the Python packages and the links to the fonts are not set up, or something changed since")
        problems.append(Problem("machine.set-up", message, said("python3 build.py sets them up")))
    return rows, problems


def _lacks(missing: list[Finding], host: Host) -> Problem:
    severity = Severity.ERROR if any(finding.part.is_needed(LOCKS) for finding in missing) else Severity.WARNING
    return Problem("machine.missing", describe(missing), mend(missing, host), severity=severity)


def _row(name: str, where: str | None, number: str | None) -> dict[str, Any]:
    row = {"name": name, "found": where is not None, "where": where, "version": number}
    return {key: value for key, value in row.items() if value is not None}


def _table(rows: list[dict[str, Any]], pattern: Pattern) -> list[str]:
    """One line a part: name, version, place; `missing` where there is none."""
    names = [str(tell(row["name"], pattern)) for row in rows]
    longest, missing = max(map(width, names)), tell(said("missing"), pattern)
    return [
        f"{name}{' ' * (longest - width(name))}  {row.get('version', ''):9}  {row.get('where', missing)}"
        for name, row in zip(names, rows, strict=True)
    ]

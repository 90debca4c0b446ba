"""`build.py doctor`: what the machine has, what it lacks, the command that mends it. Changes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from galley.machine import LOCKS, stamp
from galley.machine.distribution import mend
from galley.machine.faces import wanted_faces
from galley.machine.fault import Fault, show
from galley.machine.host import Host, this_host
from galley.machine.parts import Finding, survey, version
from galley.machine.setup import describe
from galley.problem import Problem, Severity, has_errors, summary


def doctor(root: str, argv: list[str], host: Host | None = None) -> int:
    """Print the state of every part; returns 0, or 3 when anything is missing that books need."""
    parser = argparse.ArgumentParser(prog="build.py doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(argv)
    rows, problems = _examine(root, host or this_host())
    if options.format == "json":
        report = {"parts": rows, "problems": [one.as_json() for one in problems], "summary": summary(problems)}
        print(json.dumps(report, ensure_ascii=False, indent=2), flush=True)
    else:
        print("\n".join(_table(rows)), flush=True)
        for problem in problems:
            show(problem)
    return 3 if has_errors(problems) else 0


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
    rows.append(_row("Python packages", stamp.venv_folder(root) if fresh else None, None))
    if not fresh:
        message = "the Python packages and the links to the fonts are not set up, or something changed since"
        problems.append(Problem("machine.set-up", message, "python3 build.py sets them up"))
    return rows, problems


def _lacks(missing: list[Finding], host: Host) -> Problem:
    severity = Severity.ERROR if any(finding.part.is_needed(LOCKS) for finding in missing) else Severity.WARNING
    return Problem("machine.missing", f"this machine lacks {describe(missing)}", mend(missing, host), severity=severity)


def _row(name: str, where: str | None, number: str | None) -> dict[str, Any]:
    row = {"name": name, "found": where is not None, "where": where, "version": number}
    return {key: value for key, value in row.items() if value is not None}


def _table(rows: list[dict[str, Any]]) -> list[str]:
    """One line a part: name, version, place; `missing` where there is none."""
    width = max(len(row["name"]) for row in rows)
    return [f"{row['name']:{width}}  {row.get('version', ''):9}  {row.get('where', 'missing')}" for row in rows]

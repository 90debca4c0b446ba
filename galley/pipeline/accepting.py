"""Accepting: a finding of a report, written with its reason into the settings beside what was read."""

from __future__ import annotations

import json
import re
from os.path import relpath
from pathlib import Path, PurePath

from galley import source
from galley.files import Files
from galley.message import said
from galley.pipeline.check import Outcome
from galley.pipeline.desk import ACCEPTED
from galley.pipeline.handmade import save
from galley.pipeline.select import CONTENT, RECORD, folder_of
from galley.problem import Problem, has_errors
from galley.proof.finding import Finding
from galley.reader import PROOFING, REGISTRY

_KEY = "accept:"
_PLAIN = re.compile(r"[\w][\w /.-]*")


def accept(root: Path, outcome: Outcome, number: int, reason: str) -> tuple[str | None, list[Problem]]:
    """Accept the finding of a number in a report; the file in which that is written, None where it cannot be."""
    problems = outcome.problems
    problem = problems[number - 1] if 0 < number <= len(problems) else None
    told = outcome.found.get((problem.code, problem.place, problem.message)) if problem else None
    if problem is None or told is None:
        return None, [_no_finding(number, len(problems))]
    rule, finding = told
    file = _file(root, problem.place.file if problem.place else "", outcome)
    address = "" if problem.also or file.endswith(ACCEPTED) else finding.span.passage.address
    return _written(root, file, _entry(rule.code, finding, address, reason))


def _file(root: Path, read: str, outcome: Outcome) -> str:
    """The settings that go with a file: beside a text that was sent, in its publication's folder, beside its registry, else those of all."""
    if read in outcome.texts:
        return f"{read}{ACCEPTED}"
    files, path = Files(root), PurePath(read)
    around = (str(each) for each in path.parents if files.exists(f"{each}/{RECORD}"))
    folder = folder_of(files, path.stem) if path.parts[:1] == ("locales",) else next(around, None)
    beside = (str(each.parent) for each in path.parents if each.name == REGISTRY)
    return f"{folder or next(beside, CONTENT)}/{PROOFING}"


def _entry(code: str, finding: Finding, address: str, reason: str) -> list[str]:
    passage = finding.span.passage
    values = ", ".join(map(_quoted, finding.values))
    fields = {
        "rule": code,
        "text": _quoted(finding.span.text),
        "values": f"[{values}]" if values else "",
        "at": _quoted(address) if address else "",
        "language": passage.language,
        "reason": _quoted(reason),
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _quoted(text: str) -> str:
    """A value of YAML; JSON's strings are YAML's too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _written(root: Path, name: str, entry: list[str]) -> tuple[str | None, list[Problem]]:
    """Put an entry at the end of the list that `accept` holds in a file, which may not be there yet."""
    path = root / name
    files, own = (Files(root), name) if name.startswith(f"{CONTENT}/") else (Files(path.absolute().parent), path.name)
    lines = (files.text(own).splitlines() if files.exists(own) else []) or [*_first_line(name), _KEY]
    if _KEY not in lines:
        lines += ["", _KEY]
    after = lines.index(_KEY) + 1
    while after < len(lines) and (not lines[after] or lines[after][0] in " #-"):
        after += 1
    while not lines[after - 1].strip():
        after -= 1
    made = "\n".join((*lines[:after], *entry, *lines[after:])) + "\n"
    problems = source.load(made, name)[1]
    if has_errors(problems):
        return None, problems
    saved, refused = save(files, own, made)
    return (name if saved else None), refused


def _first_line(name: str) -> list[str]:
    """What a new file of settings begins with: where its schema lies, for the editor it is opened in."""
    path = PurePath(name)
    if path.name != PROOFING:
        return []
    return [f"# yaml-language-server: $schema={relpath(f'{CONTENT}/schema/proof.schema.json', path.parent)}"]


def _no_finding(number: int, count: int) -> Problem:
    mend = (
        said("give the number that stands before it, 1 to {count}, with the options of that report", count=count)
        if count
        else said("the report has none; check again with the options of the report that had it")
    )
    return Problem("accept.number", said("the report has no finding with the number {number}", number=number), mend)

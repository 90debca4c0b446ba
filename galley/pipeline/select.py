"""Which publications a build is for."""

from __future__ import annotations

import re

from galley.files import Files, Refused
from galley.likeness import did_you_mean
from galley.message import said
from galley.options import Options
from galley.problem import Problem

CONTENT = "content"
RECORD = "publication.yaml"


def folders(files: Files, options: Options, problems: list[Problem]) -> list[str]:
    """The folders of the publications asked for: by name below `content/`, or by path; without names the newest report.

    The newest is the one whose name ends in the highest year.
    """
    known = [folder for folder in files.folders(CONTENT) if files.listing(f"{CONTENT}/{folder}", RECORD)]
    if not options.publications:
        newest = max(known, key=_year, default=None)
        if newest is None:
            problems.append(_nothing())
        return [f"{CONTENT}/{newest}"] if newest else []
    found = (_folder(files, name.rstrip("/"), known, problems) for name in options.publications)
    return [folder for folder in dict.fromkeys(found) if folder]


def _year(name: str) -> tuple[int, str]:
    match = re.search(r"(\d{4})$", name)
    return (int(match[1]) if match else 0, name)


def _folder(files: Files, name: str, known: list[str], problems: list[Problem]) -> str | None:
    if name in known:
        return f"{CONTENT}/{name}"
    try:
        if "/" in name and files.exists(f"{name}/{RECORD}"):
            return name
        files.path(name)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    problems.append(
        Problem(
            "pipeline.publication",
            said("there is no publication {publication}", publication=name),
            did_you_mean(name, known),
        )
    )
    return None


def _nothing() -> Problem:
    mend = said("make a folder below {folder}/ with a {file}", folder=CONTENT, file=RECORD)
    return Problem("pipeline.publication", said("there is no publication to build"), mend)

"""Which publications a build is for."""

from __future__ import annotations

import re
from glob import escape
from pathlib import PurePath

from galley.files import Files, Refused
from galley.likeness import did_you_mean
from galley.message import listed, said
from galley.options import Options
from galley.problem import Problem

CONTENT = "content"
RECORD = "publication.yaml"


def folders(files: Files, options: Options, problems: list[Problem]) -> list[str]:
    """The folders of the publications asked for: by path, or by name below `content/`, else where there is one of that name elsewhere; without
    names the newest report.

    The newest is the one whose name ends in the highest year; where several do, one has to be named. Of publications that are named the
    others are no input.
    """
    if options.publications:
        found = (_folder(files, _within(files, name.rstrip("/")), problems) for name in options.publications)
        return [folder for folder in dict.fromkeys(found) if folder]
    known = _known(files)
    latest = max(map(_year, known), default=0)
    newest = [folder for folder in known if _year(folder) == latest]
    if len(newest) != 1:
        problems.append(_which(newest) if newest else _nothing())
    return [f"{CONTENT}/{folder}" for folder in newest] if len(newest) == 1 else []


def folder_of(files: Files, name: str) -> str | None:
    """The folder of the publication that goes by a name: that below `content/`, else the only one elsewhere."""
    if files.exists(f"{CONTENT}/{name}/{RECORD}"):
        return f"{CONTENT}/{name}"
    others = _elsewhere(files, name)
    return others[0] if len(others) == 1 else None


def _known(files: Files) -> list[str]:
    return [folder for folder in files.folders(CONTENT) if files.listing(f"{CONTENT}/{folder}", RECORD)]


def _year(name: str) -> int:
    match = re.search(r"(\d{4})$", name)
    return int(match[1]) if match else 0


def _within(files: Files, name: str) -> str:
    """A name as it is from the project's folder on: some shells and file managers give the whole path."""
    return PurePath(name).relative_to(files.root).as_posix() if PurePath(name).is_relative_to(files.root) else name


def _folder(files: Files, name: str, problems: list[Problem]) -> str | None:
    folder = name if "/" in name else f"{CONTENT}/{name}"
    if files.exists(f"{folder}/{RECORD}"):
        return folder
    try:
        files.path(name)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    others = _elsewhere(files, name)
    if len(others) == 1:
        return others[0]
    around = [] if others else _around(files, name)
    message = (
        said("there are several publications {publication}", publication=name)
        if others
        else said("there is no publication {publication}", publication=name)
    )
    folders = listed(others or around)
    mend = said("name its folder: {names}", names=folders) if folders else did_you_mean(name, _known(files))
    problems.append(Problem("pipeline.publication", message, mend))
    return None


def _around(files: Files, name: str) -> list[str]:
    """The folders of publications that a path lies in, or that lie in it."""
    above = (each.as_posix() for each in PurePath(name).parents)
    below = (
        path.parent.relative_to(files.root).as_posix() for path in sorted(files.root.glob(f"{escape(name)}/*/{RECORD}"))
    )
    return [each for each in (*above, *below) if each != "." and files.exists(f"{each}/{RECORD}")]


def _elsewhere(files: Files, name: str) -> list[str]:
    """The folders of a name that have a publication in them and lie in a folder beside `content/`, or in one of its folders."""
    if not name or "/" in name:
        return []
    records = (path for depth in ("*", "*/*") for path in sorted(files.root.glob(f"{depth}/{escape(name)}/{RECORD}")))
    found = (path.parent.relative_to(files.root).as_posix() for path in records)
    return [each for each in found if not each.startswith(".") and files.exists(f"{each}/{RECORD}")]


def _which(newest: list[str]) -> Problem:
    message = said("no publication is named, and several are the newest: {names}", names=listed(newest))
    return Problem("pipeline.publication", message, said("name one behind the command: {name}", name=newest[0]))


def _nothing() -> Problem:
    mend = said("make a folder below {folder}/ with a {file}", folder=CONTENT, file=RECORD)
    return Problem("pipeline.publication", said("there is no publication to build"), mend)

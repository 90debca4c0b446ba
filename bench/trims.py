"""Other trims and another text face: whether the report and the specimen sheet still build, and how full their pages are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import composition
from bench.speed.projects import REPORT, Project, copied, environment
from galley.files import Files
from galley.theme import read_theme

PUBLICATIONS = (f"content/{REPORT}", "tests/content/specimen")
LANGUAGES = "templates/styles/languages"
OTHER_FACE = "sans as text"
CONTENT = ("images.resolution", "language.no-name")
"""What hangs on the content alone: the specimen sheet has small pictures and a person whose name one language lacks."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A publication in a form: the problems told in building it, and the pages of its screen file; None where there is none."""

    publication: str
    form: str
    problems: list[str]
    pages: list[composition.Page] | None
    seconds: float

    def __str__(self) -> str:
        faults = "".join(f"\n    {each}" for each in self.problems) or " none"
        thin = len(composition.thin(self.pages)) if self.pages else 0
        size = f"{len(self.pages)} pages, {thin} less than two thirds full" if self.pages else "no book"
        return f"{self.publication} {self.form}: {size}, {self.seconds:.0f} s; problems:{faults}"


def measured(source: Path, forms: tuple[str, ...] = ()) -> Iterator[Tried]:
    """Each publication at each trim of the theme that books have, and at its own with the sans face for its texts; in some `forms` only, where they are named."""
    look, _ = read_theme(Files(source))
    if look is None:
        raise ValueError("the theme cannot be read; `build.py check` says why")
    with TemporaryDirectory() as folder:
        project = copied(source, Path(folder) / "project")
        shutil.copytree(source / "tests/content", project.root / "tests/content")
        for form in (*(trim.id for trim in look.trims if not trim.is_folded), OTHER_FACE):
            for publication in PUBLICATIONS if not forms or form in forms else ():
                with _dressed(project.root, publication, form) as trim:
                    yield _tried(project, publication, form, look, trim)


class _dressed:
    """While it lasts, a publication has a form. Gives its trim."""

    def __init__(self, root: Path, publication: str, form: str) -> None:
        record = root / publication / "publication.yaml"
        self.before = {file: file.read_text(encoding="utf-8") for file in (record, *(root / LANGUAGES).glob("*.css"))}
        self.record, self.form = record, form

    def __enter__(self) -> str:
        found = re.search(r"(?m)^trim: (\S+)", self.before[self.record])
        if self.form == OTHER_FACE:
            for file, text in self.before.items():
                file.write_text(other_face(text) if file.suffix == ".css" else text, encoding="utf-8")
            return found[1] if found else "A4"
        self.record.write_text(other_trim(self.before[self.record], self.form), encoding="utf-8")
        return self.form

    def __exit__(self, *_: object) -> None:
        for file, text in self.before.items():
            file.write_text(text, encoding="utf-8")


def other_trim(record: str, trim: str) -> str:
    """A record with a trim."""
    without = re.sub(r"(?m)^trim: .*\n", "", record)
    return re.sub(r"(?m)^(year: .*\n)", rf"\1trim: {trim}\n", without, count=1)


def other_face(css: str) -> str:
    """The style sheet of a language whose texts are set in its sans face."""
    sans = re.search(r"--sans: ([^;]+);", css)
    return re.sub(r"--serif: [^;]+;", f"--serif: {sans[1]};", css) if sans else css


def _tried(project: Project, publication: str, form: str, look: Any, trim: str) -> Tried:
    name = publication.rpartition("/")[2]
    output = project.root / "output" / name
    shutil.rmtree(output, ignore_errors=True)
    command = [*project.build(publication, "--allow-unfinished", "--language", "zh", "--force", "--format", "json")]
    started = time.monotonic()
    told = subprocess.run(command, capture_output=True, check=False, cwd=project.root, env=environment(project))
    seconds = time.monotonic() - started
    file = output / f"{name}.zh.screen.pdf"
    pages = composition.pages(file, look, look.trim(trim)) if file.exists() else None
    return Tried(name, form, problems(told.stdout.decode()), pages, seconds)


def problems(told: str) -> list[str]:
    """The problems of a form in what a build says as JSON, a line each."""
    found = json.loads(told)["problems"]
    kept = [each for each in found if each["code"] not in CONTENT]
    return [f"{each['severity']}: page {each.get('page', '–')}: {each['message']} [{each['code']}]" for each in kept]

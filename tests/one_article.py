"""A book of one article, for tests of a block: written as YAML, read, and laid out by the templates and style sheets."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

from conftest import ROOT
from laying_out import Layout, laid_out
from small_project import FILES, FOLDER, write

from galley.files import Files
from galley.model.publication import Publication
from galley.problem import Problem
from galley.reader import read_publication


def make(root: Path) -> Path:
    """A project that has templates and locales, and the small publication."""
    for name in ("templates", "locales"):
        shutil.copytree(ROOT / name, root / name)
    for name, text in FILES.items():
        write(root, name, text)
    return root


def read_article(root: Path, body: str, inserts: str = "", title: str = "山路") -> tuple[Publication, list[Problem]]:
    """The small publication with an article of this `body` (Markdown) and these `inserts` (a YAML list)."""
    text = f"kind: article\ntitle: {title}\nbody: |\n{indent(body, '  ')}\n"
    write(root, f"{FOLDER}/paths.yaml", text + (f"inserts:\n{inserts}" if inserts else ""))
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication is not None, problems
    return publication, problems


def set_articles(root: Path, articles: Mapping[str, tuple[str, str]]) -> Layout:
    """A book of many articles as laid out, each on pages of its own, from their bodies and inserts; laid out together they take a third of
    the time. Ids are those of the whole book."""
    listed = "".join(f"      - {name}\n" for name in articles)
    record = FILES[f"{FOLDER}/publication.yaml"].partition("      - paths")[0]
    for file in (root / FOLDER).glob("*.yaml"):
        file.unlink()
    write(root, f"{FOLDER}/publication.yaml", record + listed)
    for name, (body, inserts) in articles.items():
        text = f"kind: article\ntitle: {name}\nbody: |\n{indent(body, '  ')}\n"
        write(root, f"{FOLDER}/{name}.yaml", text + (f"inserts:\n{inserts}" if inserts else ""))
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication is not None and problems == [], problems
    return laid_out(root, publication)


def pages_of(layout: Layout, name: str) -> set[int]:
    """The pages that have lines of an article."""
    return {line.page for line in layout.lines if any(element.get("id") == name for element in line.around)}


def set_article(root: Path, body: str, inserts: str = "", language: str = "zh", title: str = "山路") -> Layout:
    """The article as laid out."""
    publication, problems = read_article(root, body, inserts, title)
    assert problems == []
    return laid_out(root, publication, language)

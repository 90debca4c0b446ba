"""No field that nobody sees: every text of every kind of section and insert is printed, or declared not to be."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import documents
import pytest
from conftest import ROOT
from filled import Filler, project
from pages import book_of, parsed

from galley.files import Files
from galley.markup import html
from galley.markup.render import UNSEEN

TITLES = {"titled": "    title: 全书\n", "untitled": ""}


def seen(root: Path, files: dict[str, str]) -> str:
    """What readers of the book in Chinese are given: its text and running heads, its pictures' files, and what pictures and tables are said to show."""
    publication, problems = documents.read(documents.write(root, files))
    assert problems == [] and publication is not None
    text, _, problems = html(book_of(publication, "zh"), Files(ROOT))
    assert problems == []
    page = parsed(text.partition("<body>")[2].partition("</body>")[0])
    images = [each.attributes[name] for each in page.all("img") for name in ("src", "alt")]
    heads = [each.attributes.get("data-head", "") for each in page.elements]
    tables = [each.attributes.get("data-summary", "") for each in page.all("table")]
    return unquote("\n".join([page.text, *images, *heads, *tables])).translate(UNSEEN)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_every_text_is_printed_or_declared_not_to_be(tmp_path: Path, title: str) -> None:
    filler = Filler()
    text = seen(tmp_path, project(filler, title))
    assert len(filler.printed) > 200
    assert {way for word, way in filler.printed.items() if word not in text} == set()
    assert {way for word, way in filler.unprinted.items() if word in text} == set()

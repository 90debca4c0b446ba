"""The list of contents: numbers have a column that is wide enough for the longest."""

from __future__ import annotations

from pathlib import Path

import documents
import pytest
from conftest import ROOT
from pages import book_of, parsed

from galley.files import Files
from galley.markup import html

HUT = "kind: article\ntitle: 小屋\nbody: 小屋全年开放。\n"


@pytest.mark.parametrize(
    ("language", "many", "numbered", "longest", "wide"),
    [
        ("en", 8, "roman", "VIII ", True),
        ("en", 7, "roman", "VII ", False),
        ("en", 8, "decimal", "8. ", False),
        ("zh", 8, "roman", "Ⅷ ", False),
    ],
)
def test_the_column_of_numbers_is_as_wide_as_they_need(
    tmp_path: Path, language: str, many: int, numbered: str, longest: str, wide: bool
) -> None:
    names = [f"hut-{number}" for number in range(many)]
    head = documents.PUBLICATION.partition("parts:")[0]
    part = f"parts:\n  - {{id: huts, title: 小屋, numbered: {numbered}, sections: [{', '.join(names)}]}}\n"
    files = {f"{documents.FOLDER}/{name}.yaml": HUT for name in names}
    publication, problems = documents.read(
        documents.write(tmp_path, {**documents.FILES, **files, f"{documents.FOLDER}/publication.yaml": head + part})
    )
    assert publication is not None, problems
    page = parsed(html(book_of(publication, language), Files(ROOT))[0])
    (contents,) = page.all("nav")
    assert longest in [each.text for each in page.all("span", class_="number")]
    assert ("long-numerals" in contents.attributes["class"].split()) is wide

"""News with pictures: four stand on a page of their own, and on a page too low for two rows they run on, their pictures at the side."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import laid_out
from one_article import make
from PIL import Image
from small_project import FILES, FOLDER, write

from galley.files import Files
from galley.reader import read_publication

ITEM = """  - id: n{number}
    month: 2031-02
    title: 会员来访
    picture: {{file: hut.png, alt: 小屋, credit: 会员摄}}
    body: |
      {body}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("news"))
    items = "".join(ITEM.format(number=number, body="代表团一行听取了介绍。" * (1 + 3 * number)) for number in range(5))
    write(root, f"{FOLDER}/paths.yaml", f"kind: news\ntitle: 动态\nitems:\n{items}")
    Image.new("RGB", (740, 260)).save(root / FOLDER / "hut.png")
    return root


@pytest.mark.parametrize(
    ("trim", "pages"), [("A4", [1, 1, 1, 1, 2]), ("square", [1, 1, 1, 2, 2]), ("A5", [1, 1, 1, 2, 2])]
)
def test_every_report_has_room(root: Path, trim: str, pages: list[int]) -> None:
    write(root, f"{FOLDER}/publication.yaml", f"trim: {trim}\n" + FILES[f"{FOLDER}/publication.yaml"])
    publication, problems = read_publication(Files(root), FOLDER)
    assert publication is not None and problems == []
    layout = laid_out(root, publication)
    assert layout.problems == ()
    titles = [
        line.page for line in layout.lines if "news-title" in line.block.get("class", "") and line.text.startswith("会")
    ]
    assert [page - titles[0] + 1 for page in titles] == pages
    credits = [line for line in layout.lines if line.text == "会员摄"]
    below = [line for line in layout.lines if "month" in line.block.get("class", "")][1:]
    if trim != "A4":
        assert all(one.bottom < other.top for one, other in zip(credits, below, strict=False) if one.page == other.page)
    assert max(line.bottom for line in layout.lines if line.page >= titles[0]) <= layout.edges[1] + 0.1

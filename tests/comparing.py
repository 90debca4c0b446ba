"""A small project with all that changes: sections, a list, a table, a name of the registry, a picture, and a translation."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
from small_project import FOLDER, NAME, make, replace, write
from typesetting import png

CATALOGUE = f"locales/en/LC_MESSAGES/{NAME}.po"
TRANSLATED = {
    "山路会手册": "Handbook of the Path Club",
    "山路": "Paths",
    "小屋": "Huts",
    "动态": "News",
    "{club}在春天整修山路。": "{club} mends the paths in spring.",
    "志愿者每月巡查一次。": "Volunteers look at them every month.",
    "新修了三条路。": "Three ways are new.",
    "小屋全年开放，冬天需要预约。": "The huts are open all year; in winter book first.",
    "价目": "Prices",
    "屋": "Hut",
    "价": "Price",
    "北屋": "North hut",
    "南屋和东屋": "South and east hut",
    "桥已经建成。": "The bridge is built.",
    "一座桥": "A bridge",
    "新桥": "New bridge",
}
PATHS = """kind: article
title: 山路
body: |
  {club}在春天整修山路。

  志愿者每月巡查一次。
"""
HUTS = """kind: article
title: 小屋
body: |
  小屋全年开放，冬天需要预约。

  {prices}
inserts:
  - kind: table
    id: prices
    caption: 价目
    columns:
      - {id: hut, heading: 屋}
      - {id: price, heading: 价, align: end}
    rows:
      - id: north
        cells: [北屋, "1200"]
      - id: south
        cells: [南屋和东屋, "1200"]
"""
NEWS = """kind: news
title: 动态
items:
  - id: bridge
    month: 2031-03
    title: 新桥
    body: |
      桥已经建成。
    picture:
      file: pictures/bridge.png
      alt: 一座桥
"""


def made(root: Path) -> Path:
    """The project below `root`, in Chinese and English."""
    make(root, program=False)
    for name, text in (("paths", PATHS), ("huts", HUTS), ("news", NEWS)):
        write(root, f"{FOLDER}/{name}.yaml", text)
    picture(root, 60)
    replace(root, f"{FOLDER}/publication.yaml", "  - zh\n", "  - zh\n  - en\n")
    replace(root, f"{FOLDER}/publication.yaml", "      - huts\n", "      - huts\n      - news\n")
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    catalogue += [polib.POEntry(msgid=source, msgstr=text) for source, text in TRANSLATED.items()]
    write(root, CATALOGUE, str(catalogue))
    return root


def picture(root: Path, width: int) -> None:
    """Put a picture of some width in its place."""
    path = root / FOLDER / "pictures/bridge.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(png(width, 40))


def edited(root: Path, edit: str) -> None:
    """One of the edits that reviewers make, by its name."""
    {
        "word": lambda: replace(root, f"{FOLDER}/paths.yaml", "每月", "每周"),
        "paragraph": lambda: replace(root, f"{FOLDER}/paths.yaml", "  志愿者", "  新修了三条路。\n\n  志愿者"),
        "section": lambda: replace(
            root, f"{FOLDER}/publication.yaml", "      - paths\n      - huts\n", "      - huts\n      - paths\n"
        ),
        "row": lambda: replace(
            root, f"{FOLDER}/huts.yaml", '      - id: south\n        cells: [南屋和东屋, "1200"]\n', ""
        ),
        "translation": lambda: replace(root, CATALOGUE, "every month", "each month"),
        "name": lambda: replace(root, "content/registry/organisations.yaml", "zh: 山路会", "zh: 大山会"),
        "picture": lambda: picture(root, 80),
        "size": lambda: replace(root, f"{FOLDER}/publication.yaml", "year: 2031\n", "year: 2031\ntrim: A5\n"),
    }[edit]()


def copied(project: Path, to: Path) -> Path:
    """A copy of a project."""
    return Path(shutil.copytree(project, to, symlinks=True))

"""A project small enough to be built many times: one publication of one page, with a registry of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from galley.machine import environment

HERE = Path(__file__).resolve().parent.parent
NAME = "leaflet-2031"
FOLDER = f"content/{NAME}"

OTHERS = shutil.ignore_patterns("cache", "annual-report-*.po")
"""What a project has no need of: what was found out before, and the texts of another publication."""

FILES = {
    "content/registry/organisations.yaml": """kind: organisations
organisations:
  - id: club
    name: {zh: 山路会, en: Mountain Path Club}
""",
    f"{FOLDER}/publication.yaml": """kind: publication
title: 山路会手册
issuer: club
year: 2031
as-of: 2031-05-01
source-language: zh
languages:
  - zh
parts:
  - id: whole
    sections:
      - paths
      - huts
""",
    f"{FOLDER}/paths.yaml": """kind: article
title: 山路
body: |
  山路会在春天整修山路。
""",
    f"{FOLDER}/huts.yaml": """kind: article
title: 小屋
body: |
  小屋全年开放。
""",
}


def write(root: Path, name: str, text: str) -> None:
    """Write a file of the project, with the folders above it."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which the file must have."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new))


def make(root: Path, program: bool = True) -> Path:
    """The small project below `root`, with templates, locales and fonts of this one, and the program, if that is not run from here."""
    for name in ("templates", "locales", "fonts", *(["galley"] if program else [])):
        shutil.copytree(HERE / name, root / name, symlinks=True, ignore=OTHERS)
    shutil.copy(HERE / "requirements.lock", root)
    for name, text in FILES.items():
        write(root, name, text)
    return root


def program(root: Path, *arguments: str, environ: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """The program of the project at `root`, started."""
    command = [sys.executable, "-P", "-m", "galley", *arguments]
    return started(root, command, environ)


def started(root: Path, command: list[str], environ: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A command in the environment that the door of the project at `root` gives its program."""
    env = {**environment(str(root), os.environ), **(environ or {})}
    return subprocess.Popen(command, env=env, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def outputs(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below `output/` with its time of change and contents."""
    found = (path for path in sorted((root / "output").rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}

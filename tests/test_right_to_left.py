"""A language written from right to left is added by files as well: Arabic, with faces of its own put into `fonts/`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import polib
import pytest
from conftest import ROOT
from small_project import NAME, make, write

from galley.language.translations import blank, path
from galley.typeset import Job, Sheet, lay_out

FACES = ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold")
WORDS = "تعمل الجمعية على إصلاح المسارات الجبلية في الربيع وتدعو الأعضاء إلى المشاركة في الأعمال. " * 4
LANGUAGE = "ar"


def put_faces(root: Path) -> None:
    """The faces of Debian's fonts-noto-core, which brings Noto Serif as well."""
    folder = (ROOT / "fonts/system/NotoSerif-Regular.ttf").resolve().parent
    for face in FACES:
        shutil.copy(folder / f"{face}.ttf", root / "fonts")


def style(root: Path) -> None:
    english = (root / "templates/styles/languages/en.css").read_text(encoding="utf-8")
    own = english.replace('"en"', f'"{LANGUAGE}"').replace(":lang(en)", f":lang({LANGUAGE})")
    own = own.replace("--serif: ", '--serif: "Noto Naskh Arabic", ').replace("--sans: ", '--sans: "Noto Sans Arabic", ')
    write(root, f"templates/styles/languages/{LANGUAGE}.css", own)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("arabic") / "project", program=False)
    put_faces(root)
    texts = blank(LANGUAGE, NAME)
    for source in ("山路会手册", "山路", "小屋", "山路会在春天整修山路。", "小屋全年开放。"):
        texts.append(polib.POEntry(msgid=source, msgstr=WORDS if source.endswith("。") else "مسار"))
    write(root, path(LANGUAGE, NAME), str(texts))
    style(root)
    return root


BUILD = """
import sys
from pathlib import Path
from galley.options import Edition, Options
from galley.pipeline.build import build
asked = Options(Path(sys.argv[1]), languages=("ar",), editions=(Edition.SCREEN,), keep_html=True)
print(*(f"{problem.code} {problem.message}" for problem in build(asked, lambda _: None).problems), sep="\\n")
"""


def test_an_arabic_book_is_laid_out_without_a_fault(root: Path) -> None:
    """In a process of its own: the engine looks for faces once, in one project."""
    settings = {**os.environ, "FONTCONFIG_FILE": str(root / "fonts/fonts.conf"), "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        [sys.executable, "-c", BUILD, str(root)], env=settings, capture_output=True, text=True, check=True
    )
    told = made.stdout.splitlines()
    assert [line for line in told if not line.startswith(("language.no-name", "language.missing-furniture"))] == []
    html = (root / f"output/{NAME}/{NAME}.{LANGUAGE}.screen.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl"' in html
    with pikepdf.open(root / f"output/{NAME}/{NAME}.{LANGUAGE}.screen.pdf") as book:
        assert len(book.pages) >= 4 and book.Root.ViewerPreferences.Direction == "/R2L"


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
@pytest.mark.parametrize("width", [40, 400])
def test_what_reaches_beyond_the_end_of_its_box_is_told_in_both_directions(direction: str, width: int) -> None:
    sheet = Sheet(
        "own.css", "@page { size: 600px 200px; margin: 20px } p { white-space: nowrap; font: 16px 'Noto Serif' }"
    )
    text = f'<html lang="en" dir="{direction}"><p style="width: {width}px" data-address="a/b">words beyond the end</p>'
    _, problems = lay_out(Job(text, (sheet,)))
    assert [problem.code for problem in problems] == (["typeset.overflow"] if width == 40 else [])

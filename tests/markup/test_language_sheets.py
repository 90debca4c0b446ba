"""The style sheets of the languages: each speaks of its own language alone, so that every book can read them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from galley.faces import faces

SHEETS = sorted((ROOT / "templates/styles/languages").glob("*.css"))
CYRILLIC_OR_LATIN = ("en", "mn", "ru")
REGIONS = {"zh": "SC", "ja": "JP", "ko": "KR"}
QUOTES = {
    "zh": "“”‘’",
    "ja": "「」『』",
    "ko": "“”‘’",
    "mn": "«»„“",
    "ru": "«»„“",
    "en": "“”‘’",
}


def rules(sheet: Path) -> list[tuple[str, str]]:
    """Selector and declarations of each rule."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+){([^{}]*)}", text)]


def families(language: str, property: str) -> list[str]:
    """The families that a language names for a face, in their order."""
    body = dict(rules(ROOT / f"templates/styles/languages/{language}.css"))[f'[lang|="{language}"]']
    stated = re.search(rf"--{property}:([^;]*)", body)
    assert stated is not None
    return re.findall(r'"([^"]*)"', stated[1])


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_speaks_of_its_own_language_alone(sheet: Path) -> None:
    asks = re.compile(r"""\[lang\|="(\w+)"\]|:lang\((\w+)\)""")
    parts = [part for selector, _ in rules(sheet) for part in re.split(r",(?![^()]*\))", selector)]
    asked = [{first or second for first, second in asks.findall(part)} for part in parts]
    assert asked == [{sheet.stem}] * len(parts)


@pytest.mark.parametrize("language", QUOTES)
@pytest.mark.parametrize("face", ["serif", "sans"])
def test_the_face_of_the_language_comes_first(language: str, face: str) -> None:
    first, second = families(language, face)
    han, own = (first, second) if language in REGIONS else (second, first)
    assert han == f"Noto {face.title()} CJK {REGIONS.get(language, 'SC')}"
    assert own == f"Noto {face.title()}"
    assert {re.sub(" (JP|KR|SC)$", "", each) for each in (han, own)} <= {each.family for each in faces(ROOT)}


@pytest.mark.parametrize(("language", "marks"), QUOTES.items())
def test_quotes_are_those_of_the_language(language: str, marks: str) -> None:
    body = dict(rules(ROOT / f"templates/styles/languages/{language}.css"))[f'[lang|="{language}"]']
    stated = re.search(r"quotes:([^;]*)", body)
    assert stated is not None and re.findall(r'"(.)"', stated[1]) == list(marks)


@pytest.mark.parametrize("language", QUOTES)
def test_words_are_hyphenated_where_letters_make_words(language: str) -> None:
    body = dict(rules(ROOT / f"templates/styles/languages/{language}.css"))[f'[lang|="{language}"]']
    wanted = "auto" if language in CYRILLIC_OR_LATIN else "manual"
    assert re.search(r"hyphens: (\w+)", body)[1] == wanted

"""Templates hold no words and style sheets no colours: both stand in one place, the catalogues and the theme."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from PIL import ImageColor

from galley.files import Files
from galley.theme import css, read_theme

TEMPLATES = sorted((ROOT / "templates").rglob("*.j2"))
STYLES = sorted((ROOT / "templates").rglob("*.css"))
NAMED = frozenset(ImageColor.colormap)
FUNCTIONS = r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|device-cmyk)\("


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def literals(template: str) -> list[str]:
    """The words a template prints by itself: between the tags, in attributes that are read, in printed strings."""
    template = re.sub(r"{#.*?#}", "", template, flags=re.DOTALL)
    printed = re.findall(r"{{-?\s*([\"'])(.*?)\1", template)
    plain = re.sub(r"{%.*?%}|{{.*?}}", "", template, flags=re.DOTALL)
    read = re.findall(r"\b(?:alt|title|aria-label|summary|placeholder)=\"([^\"]*)\"", plain)
    between = re.sub(r"<[^>]*>", "\n", plain).splitlines()
    return [words for words in (*(text for _, text in printed), *read, *between) if any(map(str.isalpha, words))]


def colours(sheet: str) -> list[str]:
    """The colours a style sheet states by itself."""
    sheet = re.sub(r"/\*.*?\*/|\"[^\"]*\"|var\([^)]*\)", "", sheet.lower(), flags=re.DOTALL)
    values = re.findall(r"[\w-]+\s*:([^;{}]*)", sheet)
    stated = [found for value in values for found in re.findall(FUNCTIONS, value)]
    return stated + [word for value in values for word in re.findall(r"[a-z-]+", value) if word in NAMED]


def test_there_are_templates_and_style_sheets_to_look_at() -> None:
    assert len(TEMPLATES) >= 10
    assert len(STYLES) >= 10


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_no_words(path: Path) -> None:
    assert literals(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Contents</p>",
        '<img alt="A picture">',
        '{{ "Contents" }}',
        "{% if a %}\n目录\n{% endif %}",
        '<p>{{ _("Contents") }} of it</p>',
    ],
)
def test_words_of_a_template_are_found(template: str) -> None:
    assert len(literals(template)) == 1


@pytest.mark.parametrize("template", ['<p class="a">{{ _("Contents") }} – {{ a.b }}</p>', "{# a word #}<td>•</td>"])
def test_what_is_not_a_word_is_left_alone(template: str) -> None:
    assert literals(template) == []


STYLED = re.compile(r"\sstyle=|<style|<font|\b(?:fill|stroke|color|bgcolor)=")
PLACED = re.compile(r' style="(?:(?:(?:left|top|width|height): \{\{ [\w.]+ \}\}pt|--[\w-]+: \{\{ [^}]+ \}\})(?:; )?)+"')
"""Where something stands that is laid beside pages of others, and what a style sheet reckons with: data, and no look."""


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_style_of_its_own(path: Path) -> None:
    assert not STYLED.search(PLACED.sub("", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "style", ['style="left: 3pt"', 'style="--digits: 3"', 'style="left: {{ left }}pt; color: {{ ink }}"', "<style>"]
)
def test_a_style_in_a_template_is_found(style: str) -> None:
    assert STYLED.search(PLACED.sub("", f"<p {style}>"))


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_style_sheet_states_no_colour(path: Path) -> None:
    assert colours(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "value",
    [
        "#fff",
        "#1b587f",
        "rgb(0 0 0)",
        "rgba(0,0,0,.5)",
        "device-cmyk(0 0 0 1)",
        "white",
        "1pt solid Navy",
        "hsl(1 2% 3%)",
    ],
)
def test_colours_of_a_style_sheet_are_found(value: str) -> None:
    assert len(colours(f"p {{ border: {value} }}")) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "p { color: var(--colour-grey); background: transparent }",
        "#council { color: inherit }",
        "/* red */ p::before { content: 'a' }",
        'p::before { content: "red" }',
    ],
)
def test_what_is_not_a_colour_is_left_alone(rule: str) -> None:
    assert colours(rule) == []


@cache
def given() -> set[str]:
    """The tokens that every page size, edition and language has."""
    look, _ = read_theme(Files(ROOT))
    assert look is not None
    sheets = [css(look, trim.id) for trim in look.trims]
    by_theme = [set(re.findall(r"--([\w-]+):", sheet.partition("}")[0])) for sheet in sheets]
    languages = (path.read_text(encoding="utf-8") for path in STYLES if path.parent.name == "languages")
    common = "".join(path.read_text(encoding="utf-8") for path in STYLES if path.parent.name == "styles")
    defaults = set(re.findall(r"--([\w-]+):", "".join(re.findall(r"^:root {([^}]*)}", common, re.MULTILINE))))
    by_language = [set(re.findall(r"--([\w-]+):", sheet)) for sheet in languages]
    return set.intersection(*by_theme) | set.intersection(*by_language) | defaults


def test_accents_bring_no_token_of_their_own() -> None:
    look, _ = read_theme(Files(ROOT))
    assert look is not None
    for rule in re.findall(r"\.accent-[\w-]+ {([^}]*)}", css(look, "A4")):
        assert set(re.findall(r"--([\w-]+):", rule)) == {
            "colour-accent",
            "colour-accent-fine",
            "colour-accent-light",
            "colour-tint",
        }


def test_no_style_sheet_draws_thin_tinted_lines() -> None:
    """A line of a quarter of a point breaks up where its colour is screened; half a point does not."""
    thin = re.compile(r"(?<![\d.])0?\.[0-4]\d*pt (?:solid|dotted|dashed|double) var\(--colour-(?!ink\b)[\w-]+\)")
    assert thin.search("border: .25pt solid var(--colour-rule)") and not thin.search(
        "border: 1.25pt solid var(--colour-rule)"
    )
    assert not thin.search("border: .5pt solid var(--colour-rule); color: .25pt solid var(--colour-ink)")
    assert {name(path): thin.findall(path.read_text(encoding="utf-8")) for path in STYLES} == {
        name(path): [] for path in STYLES
    }


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_every_token_a_style_sheet_uses_is_given(path: Path) -> None:
    sheet = path.read_text(encoding="utf-8")
    used, own = (set(re.findall(pattern, sheet)) for pattern in (r"var\(--([\w-]+)\)", r"--([\w-]+):"))
    assert used <= given() | own

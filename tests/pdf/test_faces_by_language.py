"""Text of another language inside a book is set in its own faces, in the serif and in the sans."""

from __future__ import annotations

import pytest
from conftest import ROOT
from weasyprint.formatting_structure import boxes

from galley.files import Files
from galley.theme import css, read_theme
from galley.typeset import Job, Sheet, lay_out
from galley.typeset.measure import found_boxes

SERIF = {
    "zh": "Noto Serif CJK SC",
    "ja": "Noto Serif CJK JP",
    "ko": "Noto Serif CJK KR",
    "mn": "Noto Serif",
    "ru": "Noto Serif",
    "en": "Noto Serif",
}
SANS = {language: family.replace("Serif", "Sans") for language, family in SERIF.items()}
BODY = """
<p>{0}</p> <h2>{0}</h2> <table><tr><th>{0}</th><td>{0}</td></tr></table>
<div class="contents"><ul><li class="part"><div class="entry">{0}</div></li></ul></div>
"""


def first_families(book: str, fragment: str) -> list[tuple[str, str]]:
    """Tag of the nearest block and first family of each fragment in a book, set with the book's own sheets."""
    files, (look, _) = Files(ROOT), read_theme(Files(ROOT))
    assert look is not None
    own = f"templates/styles/languages/{book}.css"
    others = [file for file in files.listing("templates/styles/languages", ".css") if file != own]
    names = (*files.listing("templates/styles", ".css"), *others, own)
    sheets = (Sheet("theme", css(look, "A4")), *(Sheet(name, files.text(name)) for name in names))
    body = BODY.format(f'<span class="unfinished" lang="{fragment}">a <em>b</em></span>')
    layout, problems = lay_out(Job(f'<html lang="{book}"><body>{body}</body></html>', sheets))
    assert problems == []
    return [
        (found.parents[-1].element_tag, found.box.style["font_family"][0])
        for found in found_boxes(leaf.page._page_box for leaf in layout.rendered.leaves)
        if isinstance(found.box, boxes.TextBox) and found.box.text.strip()
    ]


@pytest.mark.parametrize("book", SERIF)
@pytest.mark.parametrize("fragment", ["zh", "en", "ja"])
def test_a_fragment_has_the_faces_of_its_language(book: str, fragment: str) -> None:
    plain = [family for tag, family in first_families(book, fragment) if tag == "span"]
    serif, sans = SERIF[fragment], SANS[fragment]
    assert plain == [serif, sans, sans, serif, sans]


@pytest.mark.parametrize(("fragment", "inside_text"), [("zh", SANS["zh"]), ("ko", SANS["ko"]), ("ru", SERIF["ru"])])
def test_emphasis_is_that_of_the_fragment(fragment: str, inside_text: str) -> None:
    emphasised = [family for tag, family in first_families("ja", fragment) if tag == "em"]
    assert emphasised[0] == inside_text

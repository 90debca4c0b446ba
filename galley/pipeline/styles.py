"""The style sheets of a book, in their order."""

from __future__ import annotations

from galley import theme
from galley.files import Files, Refused
from galley.language import Voice
from galley.message import said
from galley.model.publication import Publication
from galley.problem import Problem
from galley.typeset import Sheet

STYLES = "templates/styles"


def style_sheets(
    publication: Publication, look: theme.Theme, speaker: Voice, files: Files, problems: list[Problem]
) -> tuple[Sheet, ...]:
    """The tokens, the common style sheets, and those of the languages: the book's own last. Those of the publication stand behind
    them all, in the same order."""
    sheets = [Sheet(theme.THEME_FILE, theme.css(look, publication.record.size))]
    own = f"{STYLES}/languages/{speaker.language}.css"
    others = (file for file in files.listing(f"{STYLES}/languages", ".css") if file != own)
    try:
        over = _sheets_over(publication.folder, own, files)
    except Refused as refused:
        problems.append(refused.problem)
        over = []
    for file in (*files.listing(STYLES, ".css"), *others, own, *over):
        try:
            sheets.append(Sheet(file, files.text(file)))
        except Refused as refused:
            fault = refused.problem
            begin = said(
                "copy {example} to that place and name the faces and sizes of the language",
                example=f"{STYLES}/languages/en.css",
            )
            problems.append(fault.with_(mend=begin) if file == own and fault.code == "files.missing" else fault)
    return tuple(sheets)


def _sheets_over(folder: str, own: str, files: Files) -> list[str]:
    """The style sheets of a publication: those for all languages, those of languages, that of the book's language last."""
    common, spoken = (files.listing(f"{folder}/{name}", ".css") for name in (STYLES, f"{STYLES}/languages"))
    last = f"{folder}/{own}"
    return [*common, *(file for file in spoken if file != last), *(file for file in spoken if file == last)]

"""The plain dress of what goes with a book, whatever this is like: the printer's sheet, and the margins of proofs."""

from __future__ import annotations

from galley import theme
from galley.files import Files
from galley.options import Edition
from galley.typeset import Dress, Sheet

LANGUAGES = "templates/styles/languages"


def plain(look: theme.Theme, size: str, folder: str, sheet: str, files: Files) -> tuple[tuple[Sheet, ...], Dress]:
    """Its style sheets, which are the tokens, the faces of the languages and one `sheet`, that of the publication in `folder` where it has one; and
    its colours."""
    tokens = Sheet(theme.THEME_FILE, theme.css(look, size))
    names = (*files.listing(LANGUAGES, ".css"), files.laid(folder, sheet))
    dress = Dress(theme.palette(look, Edition.SCREEN), tagged=True, linked=False)
    return (tokens, *(Sheet(name, files.text(name)) for name in names)), dress

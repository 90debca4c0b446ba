"""Numbers of figures and tables as a book says them: before a caption, in lists, and where a text points to one."""

from __future__ import annotations

from markupsafe import Markup

from galley.language import Voice
from galley.markup.wording import filled
from galley.model.numbering import Numbered


def before_caption(voice: Voice, numbered: Numbered) -> Markup:
    """The number before a caption, with the space that parts them."""
    is_figure = numbered.insert.series == "figure"
    pattern = voice.pgettext("figure", "Figure {number}") if is_figure else voice.pgettext("table", "Table {number}")
    label = filled(voice.pgettext("before a caption", "{label}."), {"label": _together(voice, pattern, numbered)})
    return Markup('<span class="numeral">{}</span> ').format(label)


def pointer(voice: Voice, numbered: Numbered, with_page: bool) -> Markup:
    """What points to a figure or table: 图3（第24页）, as a link; its page is filled in when pages are laid out."""
    is_figure, address = numbered.insert.series == "figure", numbered.insert.address
    pattern = (
        voice.pgettext("figure in a sentence", "Figure {number}")
        if is_figure
        else voice.pgettext("table in a sentence", "Table {number}")
    )
    label = _together(voice, pattern, numbered)
    if with_page:
        page = Markup('<span class="folio" data-to="#{}"></span>').format(address)
        label = filled(voice.pgettext("on a page", "{label} (page {page})"), {"label": label, "page": page})
    return Markup('<a href="#{}">{}</a>').format(address, label)


def _together(voice: Voice, pattern: str, numbered: Numbered) -> Markup:
    """A label with its number, which no line divides."""
    words = filled(pattern, {"number": voice.number(numbered.number)})
    return Markup('<span class="together">{}</span>').format(words)

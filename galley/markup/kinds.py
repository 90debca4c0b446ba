"""What kinds of texts and states of translations are called, for those who read a translation beside its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from galley.language.translations import State

Say = Callable[[str, str], str]
"""The translation of a word in a context."""


def states(pgettext: Say) -> Mapping[State | None, str]:
    """The states of a translation; None is that of a text which is written in the language itself."""
    return {
        State.MISSING: pgettext("state of a translation", "missing"),
        State.FUZZY: pgettext("state of a translation", "not up to date"),
        State.DRAFT: pgettext("state of a translation", "draft"),
        State.REVIEWED: pgettext("state of a translation", "reviewed"),
        None: pgettext("state of a translation", "original"),
    }


def kinds(pgettext: Say) -> Mapping[str, str]:
    """The kinds of texts, by what `language.units` calls them."""
    return {
        "paragraph": pgettext("kind of text", "paragraph"),
        "heading in a text": pgettext("kind of text", "heading in a text"),
        "list item": pgettext("kind of text", "list item"),
        "quotation": pgettext("kind of text", "quotation"),
        "note": pgettext("kind of text", "note"),
        "table cell": pgettext("kind of text", "table cell"),
        "name": pgettext("kind of text", "name"),
        "salutation": pgettext("kind of text", "salutation"),
        "description of a picture, for those who cannot see it": pgettext("kind of text", "description of a picture"),
        "description of a table, for those who cannot see it": pgettext("kind of text", "description of a table"),
        "label": pgettext("kind of text", "label"),
        "time of a planned meeting": pgettext("kind of text", "time of a planned meeting"),
        "remark": pgettext("kind of text", "remark"),
        "editor's remark": pgettext("kind of text", "editor’s remark"),
        "heading of a table column": pgettext("kind of text", "heading of a column"),
        "title of an event, in a table": pgettext("kind of text", "title of an event"),
        "place of an event, in a table": pgettext("kind of text", "place of an event"),
        "office, in a chart": pgettext("kind of text", "office"),
        "title": pgettext("kind of text", "title"),
        "short": pgettext("kind of text", "short title"),
        "heading": pgettext("kind of text", "heading"),
        "caption": pgettext("kind of text", "caption"),
        "slogan": pgettext("kind of text", "slogan"),
        "credit": pgettext("kind of text", "credit of a picture"),
        "location": pgettext("kind of text", "place"),
        "paper": pgettext("kind of text", "paper"),
        "text": pgettext("kind of text", "text"),
    }

"""A publication without its running text, as drawings see it."""

from __future__ import annotations

from typing import Any, TypeVar

from galley.model.base import Item, holders
from galley.model.publication import Publication
from galley.source import SourceText
from galley.text import Prose

Some = TypeVar("Some", bound=Item)


def bare(publication: Publication) -> Publication:
    """A publication whose sections have no running text: titles, captions, tables and all other data are left."""
    sections = {name: _bared(section) for name, section in publication.sections.items()}
    return publication.model_copy(update={"sections": sections})


def _bared(item: Some) -> Some:
    """A copy of an item in which no field of prose, of its own and of all below it, says anything."""
    found = {}
    for name in holders(type(item), Item, Prose):
        value = getattr(item, name)
        found[name] = tuple(map(_silent, value)) if isinstance(value, tuple) else _silent(value)
    return item.model_copy(update=found)


def _silent(value: Any) -> Any:
    if isinstance(value, Prose):
        return Prose((), {}, SourceText(""))
    return _bared(value) if isinstance(value, Item) else value

"""Localised model to HTML: templates, inline nodes, the words of the registry in the book's language."""

from galley.markup.album import Album
from galley.markup.beside import facing, instructions, margins, ticket
from galley.markup.index import Mentions, mentions
from galley.markup.render import Asked, Book, html, spine, words

__all__ = [
    "Album",
    "Asked",
    "Book",
    "Mentions",
    "facing",
    "html",
    "instructions",
    "margins",
    "mentions",
    "spine",
    "ticket",
    "words",
]

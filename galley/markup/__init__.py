"""Localised model to HTML: templates, inline nodes, the words of the registry in the book's language."""

from galley.markup.index import Mentions, mentions
from galley.markup.render import Asked, Book, html, margins, spine, ticket, words

__all__ = ["Asked", "Book", "Mentions", "html", "margins", "mentions", "spine", "ticket", "words"]

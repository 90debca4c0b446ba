"""What a book says, by content address, without setting it."""

from __future__ import annotations

from collections.abc import Iterator

from galley.typeset.blocks import Said, said_in
from galley.typeset.reading import document


def says(html: str) -> list[Said]:
    """What the elements of a document with an address say, in their order; as `blocks` tells them of pages."""
    return list(said_in(document(html).etree_element))


def said(html: str) -> Iterator[tuple[str, str]]:
    """Their addresses and texts alone."""
    return ((each.address, each.text) for each in says(html))

"""What a book says, by content address, without setting it."""

from __future__ import annotations

from collections.abc import Iterator

from galley.typeset.blocks import said_in
from galley.typeset.engine import document


def said(html: str) -> Iterator[tuple[str, str]]:
    """The address and text of each element of a document that has an address, in their order; as `blocks` tells them of pages."""
    return ((each.address, each.text) for each in said_in(document(html).etree_element))

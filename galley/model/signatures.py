"""Who has read which section as it stands: `signed/<language>.yaml` in the folder of a publication."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from galley.model.base import Day, Item, Slug

Name = Annotated[str, Field(min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^[^\s:#]+$")]
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")]


class Signature(Item):
    """Somebody's word that a section was read, with its translation where it has one, as it is printed."""

    section: Slug
    """The section, the name of its file; `publication` for what the record says."""
    by: Name
    """Who has read it."""
    on: Day
    """The day it was signed."""
    texts: dict[Address, Digest]
    """What was read: the beginning of the sha256 of each text, by its address."""


class Signatures(Item):
    """What was signed of the book in a language. `build.py sign` writes it."""

    signed: tuple[Signature, ...] = ()
    """The sections that were signed, each once."""

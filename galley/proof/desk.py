"""The desk of a copy editor: what is known before the first word is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from galley.model.publication import Publication
from galley.model.registry import Registry
from galley.passages.passage import Passage
from galley.proof.settings import Settings


@dataclass(frozen=True, eq=False)
class Desk:
    """The registry, and what other publications say.

    `publications` are all that are known, the one that is read included when it is one; `passages` are those of
    publications that are not being read, to be compared with, never to be reported. `year` is the one that is read of:
    the publication's, or the newest known where a text was sent; None when nothing tells it. `issuer` is the id of the
    organisation that publishes. `settings` are what the office asks.
    """

    registry: Registry = field(default_factory=Registry)
    publications: tuple[Publication, ...] = ()
    passages: tuple[Passage, ...] = ()
    year: int | None = None
    issuer: str | None = None
    settings: Settings = field(default_factory=Settings)

    def facts(self, language: str) -> Mapping[str, Any]:
        """What is true of a language, in the style of the house."""
        return self.settings.facts(language)

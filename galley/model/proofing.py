"""How an office wants its texts read: `proof.yaml`, of all publications beside the registry, or of one in its folder."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from galley.model.base import Acceptance, Item, LanguageCode
from galley.problem import Place
from galley.source import SourceMap

Text = Annotated[str, Field(min_length=1)]
Level = Literal["off", "note", "warning", "error"]


class Confusion(Item):
    """A word that the house does not write, as it stands in the text."""

    language: LanguageCode
    """The language it is of."""
    wrong: Text
    """The word, as North East Asia."""
    right: Text | None = None
    """What to write in its place."""
    why: Text | None = None
    """Why, for those who read the report."""
    level: Literal["note", "warning", "error"] = "warning"
    """How sure it is: error, warning or note."""


class PlacedAcceptance(Acceptance):
    """A finding that is right as it stands."""

    at: Text | None = None
    """The address of the text, or of what it stands in; all texts where none is given."""


class Proofing(Item):
    """What an office asks of `build.py check`; what a publication's own file says goes before that of all."""

    rules: dict[Text, Level] = Field(default_factory=dict)
    """Rules, or whole families, that are off or of another level: `spacing.hyphen: off`, `numbering: note`."""
    words: dict[LanguageCode, tuple[Text, ...]] = Field(default_factory=dict)
    """Words and names that are right as they stand, by language."""
    confusions: tuple[Confusion, ...] = ()
    """Words that the house does not write."""
    style: dict[LanguageCode, dict[Text, Text]] = Field(default_factory=dict)
    """The house style of a language where it is another than usual, as `quotes: 「」『』`; docs/proofreading.md lists what can be set."""
    accept: tuple[PlacedAcceptance, ...] = ()
    """Findings that are right as they stand."""

    def place_in_map(self, name: str, key: str) -> Place:
        """Where a key of one of its maps stands."""
        value = self.read_from.get(name) if self.read_from else None
        return value.keys_at.get(key, value.place) if isinstance(value, SourceMap) else self.place(name)

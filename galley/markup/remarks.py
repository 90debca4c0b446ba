"""The editor's remarks of a book: marked where they belong, numbered in the order of the book, listed at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from galley.model.base import Remarked
from galley.model.registry import Listed, Meeting
from galley.model.sections import SectionBase

Marked = Remarked | Listed | Meeting
WORD_JOINER = "\u2060"
"""Keeps a mark with the word it stands behind, as it does the call of a note."""
_ANCHOR = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as the list has it: its number, what it belongs to, the words that call that, and its section."""

    number: int
    item: Marked
    title: Markup
    section: SectionBase | None

    @property
    def of_registry(self) -> bool:
        """Whether it is the registry's, which has its own text in each language."""
        return isinstance(self.item, Listed | Meeting)


@dataclass(slots=True)
class Remarks:
    """Collects the remarks of one book while its templates are rendered."""

    _known: dict[str, Remark] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Remark]:
        return iter(self._known.values())

    def __len__(self) -> int:
        return len(self._known)

    def mark(self, item: Marked | None, title: Markup | str, section: SectionBase | None = None) -> Markup:
        """The mark that sends the reader from an item, called `title`, to its remark; nothing where it has none.

        What is printed in several places has one remark, which leads back to the first of its marks.
        """
        if item is None or not item.remark:
            return Markup("")
        known = self._known.get(item.address)
        remark = known or Remark(len(self) + 1, item, _without_links(title), section)
        self._known[item.address] = remark
        anchor = Markup("") if known else Markup(' id="marked-{}"').format(remark.number)
        pattern = '<a class="mark"{0} href="#remark-{1}">{2}[{1}]</a>'
        return Markup(pattern).format(anchor, remark.number, WORD_JOINER)


def _without_links(title: Markup | str) -> Markup:
    """A title that can stand in a link."""
    return Markup(_ANCHOR.sub("", escape(title)))

"""The index of names: what of the registry the running text speaks of, by reference, and on which pages.

Each mention is a place of the text with a name of its own, `address/of/block@id.2`; the layout knows the pages of places, and the book is then set
again with them (`pipeline.setting`), which touches the pages of the index alone. Counters of CSS could not: they neither leave out a page that
comes twice nor join those that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from markupsafe import Markup

from galley.model.publication import Publication
from galley.model.registry import Committee, Organisation, Person, Region
from galley.model.sections import IndexSection
from galley.text import Reference

Page = tuple[int, str, str]
"""A page counted from 1, the name of the first place on it, and what it prints as its number."""
Mentions = Mapping[str, tuple[Page, ...]]
"""The pages of each entry of the registry that is mentioned, by its id, rising."""
Pages = tuple[Page, Page]
"""The first and the last of pages that follow each other, which are one where it stands alone."""

KINDS = {"people": Person, "organisations": Organisation, "regions": Region, "committees": Committee}
_MENTION = re.compile(r".+@(?P<id>[A-Za-z0-9-]+)\.\d+")


def indexed(publication: Publication) -> tuple[type, ...]:
    """The kinds of entries that some index of a publication lists."""
    asked = {kind for each in publication.sections.values() if isinstance(each, IndexSection) for kind in each.names}
    return tuple(model for kind, model in KINDS.items() if kind in asked)


def mentions(places: Mapping[str, int], labels: Sequence[str]) -> Mentions:
    """What is mentioned, by the pages of the named places of a layout, and what each of its pages goes by."""
    found: dict[str, dict[int, str]] = {}
    for name, page in places.items():
        if mention := _MENTION.fullmatch(name):
            found.setdefault(mention["id"], {}).setdefault(page, name)
    return {
        id: tuple((page, name, labels[page - 1]) for page, name in sorted(pages.items())) for id, pages in found.items()
    }


def marker(place: str) -> Callable[[Reference, Markup], Markup]:
    """Sets off what references print in the block at a place, each with a name of its own."""
    numbers: dict[str, Iterator[int]] = {}

    def marked(reference: Reference, said: Markup) -> Markup:
        number = next(numbers.setdefault(reference.id, count(1)))
        return Markup('<span id="{}@{}.{}">{}</span>').format(place, reference.id, number, said)

    return marked


def joined(pages: Iterable[Page]) -> list[Pages]:
    """Pages in runs of those that follow each other and are counted on; those of two counts, as of iv and 1, are two runs."""
    runs: list[Pages] = []
    for page in pages:
        if runs and runs[-1][1][0] + 1 == page[0] and _counts_on(runs[-1][1][2], page[2]):
            runs[-1] = runs[-1][0], page
        else:
            runs.append((page, page))
    return runs


def _counts_on(label: str, other: str) -> bool:
    if label.isdecimal() and other.isdecimal():
        return int(other) == int(label) + 1
    return not (label.isdecimal() or other.isdecimal())

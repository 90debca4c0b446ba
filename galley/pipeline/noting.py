"""What a proof tells of the blocks of a book: where they are written, how far their translation is, what `check` finds, which names are to be verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from galley.language.translations import State
from galley.language.units import Unit
from galley.maps import PageMap
from galley.margins import Kind, Note
from galley.margins.helvetica import is_plain
from galley.margins.standing import above, places
from galley.message import Pattern, tell
from galley.model.publication import Publication
from galley.model.registry import names_below
from galley.pipeline.findings import Found
from galley.problem import Place

KINDS = {State.MISSING: Kind.MISSING, State.FUZZY: Kind.FUZZY, State.DRAFT: Kind.DRAFT}


@dataclass(frozen=True)
class Matter:
    """What is known of the texts of a book: what there is to translate, with its states by address, none in the source's language; where addresses are
    written; the findings of the check, and how people are told them; the names that nobody has verified; and further notes."""

    units: Sequence[Unit]
    states: Mapping[str, State]
    places: Mapping[str, Place]
    findings: Sequence[Found] = ()
    words: Pattern = str
    doubtful: Sequence[str] = ()
    further: Sequence[Note] = ()

    def notes(self, book: PageMap, pages: Sequence[int]) -> list[Note]:
        """All notes on some pages of the book."""
        return [*self._states(), *self._found(), *self._doubtful(book, pages), *self.further]

    def _states(self) -> Iterator[Note]:
        for unit in self.units:
            kind = KINDS.get(self.states.get(unit.address, State.REVIEWED))
            if kind:
                yield Note(unit.address, kind)

    def _found(self) -> Iterator[Note]:
        for each in self.findings:
            kind = Kind.FINDING if each.number else Kind.ACCEPTED
            for address in each.addresses:
                yield Note(address, kind, str(tell(each.problem.message, self.words)), each.number)

    def _doubtful(self, book: PageMap, pages: Sequence[int]) -> Iterator[Note]:
        """The names that are to be verified, each where a page has it first."""
        for page in pages:
            waiting = dict.fromkeys(self.doubtful)
            for block, _ in book.on_pages.get(page, ()):
                here = [name for name in waiting if name in block.text]
                note = Note(block.address, Kind.UNCERTAIN, " · ".join(here))
                if here and places(note, book)[0].page == page:
                    waiting = {name: None for name in waiting if name not in here}
                    yield note

    def addresses(self, book: PageMap) -> dict[str, str]:
        """What is told of each block: its address and its line, with the file where this has not the name of the section."""
        return {address: f"{address}{self._line(address)}" for address in book.at if is_plain(address)}

    def _line(self, address: str) -> str:
        place = next((self._written[each] for each in (address, *above(address)) if each in self._written), None)
        if place is None or place.line is None:
            return ""
        file = place.file.rpartition("/")[2]
        own = file == f"{address.partition('/')[0]}.yaml" or not is_plain(file)
        return f" · {place.line}" if own else f" · {file}:{place.line}"

    @cached_property
    def _written(self) -> dict[str, Place]:
        return {**self.places, **{unit.address: unit.place for unit in self.units}}


def noted(found: Found, book: PageMap) -> list[int]:
    """The pages of the book where a finding is noted."""
    standing = (places(Note(address, Kind.FINDING), book)[:1] for address in found.addresses)
    return sorted({each.page for first in standing for each in first})


def doubtful(publication: Publication, language: str) -> list[str]:
    """The names of the registry in a language that are marked as not certain, longer ones first."""
    found = {
        str(names[language].text): None
        for _, names in names_below(publication.registry)
        if language in names and not names[language].certain
    }
    return sorted(found, key=lambda name: (-len(name), name))

"""Whether the books of all languages hold the same: their counts side by side, and each difference as a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from galley.message import Message, said
from galley.pdf.structure import KINDS, OUTSIDE, REMARKS, Counts
from galley.problem import Place, Problem, Severity

LONGER = 1.6
"""How many times the pages of the reference a section may have before it is told; shorter likewise."""

_NAMES = {
    "headings": said("headings"),
    "tables": said("tables"),
    "rows": said("table rows"),
    "cells": said("table cells"),
    "figures": said("figures"),
    "lists": said("lists"),
    "items": said("list items"),
    "notes": said("notes"),
    "links": said("different links"),
    "pages": said("pages"),
}
"""What the table of the totals calls each kind."""
_NUMBERS: dict[str, Callable[[int], tuple[Message, Message, Message]]] = {
    "headings": lambda n: (said("no headings"), said("1 heading"), said("{count} headings", count=n)),
    "tables": lambda n: (said("no tables"), said("1 table"), said("{count} tables", count=n)),
    "rows": lambda n: (said("no table rows"), said("1 table row"), said("{count} table rows", count=n)),
    "cells": lambda n: (said("no table cells"), said("1 table cell"), said("{count} table cells", count=n)),
    "figures": lambda n: (said("no figures"), said("1 figure"), said("{count} figures", count=n)),
    "lists": lambda n: (said("no lists"), said("1 list"), said("{count} lists", count=n)),
    "items": lambda n: (said("no list items"), said("1 list item"), said("{count} list items", count=n)),
    "notes": lambda n: (said("no notes"), said("1 note"), said("{count} notes", count=n)),
    "links": lambda n: (said("no different links"), said("1 different link"), said("{count} different links", count=n)),
    "pages": lambda n: (said("no pages"), said("1 page"), said("{count} pages", count=n)),
}
"""How a message tells a number of each kind: none, one, more."""
_MEND = said(
    "compare the two books; what is not translated prints in the source's language, "
    "so what is not there has been lost by a template or a style sheet"
)
_MEND_LISTS = said("no item is lost: a list goes on in another column, or two stand as one")
_MEND_PAGES = said("see whether the texts differ that much, or whether paragraphs or pictures are lost")


@dataclass(frozen=True, slots=True)
class Parity:
    """The counts of the books by language and section; the first language is the reference.

    `sections` gives the place of every section of the publication, of `OUTSIDE`, and of `REMARKS` where a book lists any; `own` what is given to the
    book of one language alone, as its ISBN: so many more or fewer than the reference are no difference.
    """

    books: Mapping[str, Mapping[str, Counts]]
    sections: Mapping[str, Place]
    own: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """The language the others are compared with."""
        return next(iter(self.books))

    def problems(self) -> Iterator[Problem]:
        """Every difference: an error `parity.<kind>`; a note for lengths far apart, and for lists that differ in number alone."""
        for language, book in self.books.items():
            for section, place in self.sections.items():
                for problem in self._of_section(section, language, book.get(section)):
                    yield problem.with_(place=place, language=language)

    def _of_section(self, section: str, language: str, counts: Counts | None) -> Iterator[Problem]:
        if counts is None:
            yield Problem(
                "parity.sections",
                said("{language}: {section} is missing from the book", language=language, section=_told(section)),
                _MEND,
            )
            return
        expected = self.books[self.reference].get(section, counts)
        for kind in KINDS:
            message = said(
                "{language}: {section} has {found}, {reference} has {expected}",
                language=language,
                section=_told(section),
                found=_number(counts, kind),
                reference=self.reference,
                expected=expected[kind],
            )
            if kind == "pages":
                if _far_apart(counts[kind], expected[kind]):
                    yield Problem("parity.pages", message, _MEND_PAGES, severity=Severity.NOTE)
            elif counts[kind] - expected[kind] not in (0, self._more(language, kind, section)):
                told = kind == "lists" and counts["items"] == expected["items"]
                mend, severity = (_MEND_LISTS, Severity.NOTE) if told else (_MEND, Severity.ERROR)
                yield Problem(f"parity.{kind}", message, mend, severity=severity)

    def _more(self, language: str, kind: str, *sections: str) -> int:
        """How many more of a kind than the reference a language has of its own in some sections."""
        mine, theirs = (self.own.get(each, {}) for each in (language, self.reference))
        return sum(
            each.get(name, {}).get(kind, 0) * sign for name in sections for each, sign in ((mine, 1), (theirs, -1))
        )

    def tables(self) -> tuple[list[list[str]], list[list[str]]]:
        """The totals of each kind, and the pages of each section, by language; ≠ marks what the reference has not."""
        return self._totals(), [
            [said("pages"), *self.books],
            *([_told(name), *self._pages(name)] for name in self.sections),
        ]

    def _totals(self) -> list[list[str]]:
        books = self.books.values()
        rows = [_row(said("sections"), [len(book.keys() - {OUTSIDE, REMARKS}) for book in books], [0] * len(books))]
        for kind in KINDS:
            numbers = [sum(counts[kind] for counts in book.values()) for book in books]
            more = [self._more(language, kind, *self.sections) for language in self.books]
            rows.append(_row(_NAMES[kind], numbers, more if kind != "pages" else None))
        return [[said("in all"), *self.books], *rows]

    def _pages(self, section: str) -> Iterator[str]:
        for book in self.books.values():
            yield str(book[section]["pages"]) if section in book else "–"

    def as_json(self) -> dict[str, object]:
        """`{"reference", "languages": […], "sections": {section: {language: {kind: number}}}}`; outside is "", the list of
        the editor's remarks "remarks"."""
        sections = {
            section: {language: book[section] for language, book in self.books.items() if section in book}
            for section in self.sections
        }
        return {"reference": self.reference, "languages": list(self.books), "sections": sections}


def _told(section: str) -> str:
    names = {OUTSIDE: said("what stands outside the sections"), REMARKS: said("the list of editor's remarks")}
    return names.get(section, section)


def _number(counts: Counts, kind: str) -> Message:
    return _NUMBERS[kind](counts[kind])[min(counts[kind], 2)]


def _far_apart(pages: int, expected: int) -> bool:
    low, high = sorted((pages, expected))
    return high - low > 1 and high > LONGER * low


def _row(name: str, numbers: list[int], more: Iterable[int] | None) -> list[str]:
    """The numbers of a kind. Marked are those that are neither the first nor so many `more`, where these are given."""
    allowed = [(0, own) for own in more] if more is not None else [(number - numbers[0],) for number in numbers]
    found = zip(numbers, allowed, strict=True)
    return [name, *(str(each) if each - numbers[0] in right else f"≠{each}" for each, right in found)]

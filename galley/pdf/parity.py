"""Whether the books of all languages hold the same: their counts side by side, and each difference as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from galley.pdf.structure import KINDS, OUTSIDE, Counts
from galley.problem import Place, Problem, Severity

LONGER = 1.6
"""How many times the pages of the reference a section may have before it is told; shorter likewise."""

_NAMES = {
    "headings": ("heading", "headings"),
    "tables": ("table", "tables"),
    "rows": ("table row", "table rows"),
    "cells": ("table cell", "table cells"),
    "figures": ("figure", "figures"),
    "lists": ("list", "lists"),
    "items": ("list item", "list items"),
    "notes": ("note", "notes"),
    "links": ("different link", "different links"),
    "pages": ("page", "pages"),
}
_MEND = (
    "compare the two books; what is not translated prints in the source's language, "
    "so what is not there has been lost by a template or a style sheet"
)
_MEND_LISTS = "no item is lost: a list goes on in another column, or two stand as one"
_MEND_PAGES = "see whether the texts differ that much, or whether paragraphs or pictures are lost"


@dataclass(frozen=True, slots=True)
class Parity:
    """The counts of the books by language and section; the first language is the reference.

    `sections` gives the place of every section of the publication, and of `OUTSIDE`.
    """

    books: Mapping[str, Mapping[str, Counts]]
    sections: Mapping[str, Place]

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
            yield Problem("parity.sections", f"{language}: {_told(section)} is missing from the book", _MEND)
            return
        expected = self.books[self.reference].get(section, counts)
        for kind in KINDS:
            message = f"{language}: {_told(section)} has {_number(counts, kind)}, {self.reference} has {expected[kind]}"
            if kind == "pages":
                if _far_apart(counts[kind], expected[kind]):
                    yield Problem("parity.pages", message, _MEND_PAGES, severity=Severity.NOTE)
            elif counts[kind] != expected[kind]:
                told = kind == "lists" and counts["items"] == expected["items"]
                mend, severity = (_MEND_LISTS, Severity.NOTE) if told else (_MEND, Severity.ERROR)
                yield Problem(f"parity.{kind}", message, mend, severity=severity)

    def tables(self) -> tuple[list[list[str]], list[list[str]]]:
        """The totals of each kind, and the pages of each section, by language; ≠ marks what the reference has not."""
        return self._totals(), [["pages", *self.books], *([_told(name), *self._pages(name)] for name in self.sections)]

    def _totals(self) -> list[list[str]]:
        books = self.books.values()
        rows = {"sections": [sum(1 for name in book if name != OUTSIDE) for book in books]}
        for kind in KINDS:
            rows[_NAMES[kind][1]] = [sum(counts[kind] for counts in book.values()) for book in books]
        return [
            ["in all", *self.books],
            *(_row(name, numbers, marked=name != "pages") for name, numbers in rows.items()),
        ]

    def _pages(self, section: str) -> Iterator[str]:
        for book in self.books.values():
            yield str(book[section]["pages"]) if section in book else "–"

    def as_json(self) -> dict[str, object]:
        """`{"reference", "languages": […], "sections": {section: {language: {kind: number}}}}`; outside is ""."""
        sections = {
            section: {language: book[section] for language, book in self.books.items() if section in book}
            for section in self.sections
        }
        return {"reference": self.reference, "languages": list(self.books), "sections": sections}


def _told(section: str) -> str:
    return section or "what stands outside the sections"


def _number(counts: Counts, kind: str) -> str:
    return f"{counts[kind] or 'no'} {_NAMES[kind][counts[kind] != 1]}"


def _far_apart(pages: int, expected: int) -> bool:
    low, high = sorted((pages, expected))
    return high - low > 1 and high > LONGER * low


def _row(name: str, numbers: list[int], *, marked: bool) -> list[str]:
    return [name, *(f"≠{number}" if marked and number != numbers[0] else str(number) for number in numbers)]

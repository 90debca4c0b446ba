"""Documents beside a book, each by a template of its own: the printer's sheet, the margins of proofs, the facing-text proof, a hand-out's instructions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from galley.files import Files
from galley.language.pairs import Pair
from galley.language.translations import State
from galley.markup.render import Book, context_of, document, environment_of, naming_of
from galley.problem import Problem


def ticket(
    book: Book, files: Files, tag: str, heading: str, groups: Sequence[tuple[str, str, Any]]
) -> tuple[str, list[Problem]]:
    """The printer's sheet, one page in the language of `tag`, as an HTML document; empty with a problem at a faulty template. `groups` are told already."""
    told = {"tag": tag, "heading": heading, "groups": groups}
    return document(environment_of(book, files, {}), "sheet.html.j2", context_of(book) | told)


def facing(
    book: Book, faced: Book, files: Files, found: Sequence[Pair], head: Mapping[str, Any]
) -> tuple[str, list[Problem]]:
    """The facing-text proof: the units of a book, in their order, each beside what `faced`, the same in another language, has in its place. `head` is what
    it tells of itself on each page; empty with a problem at a faulty template."""
    from galley.markup.sides import groups

    told: dict[str, Any] = {
        "faced": faced.voice,
        "groups": groups(found, naming_of(faced), naming_of(book)),
        "head": head,
    }
    counts = Counter(str(pair.state) for pair in found if pair.state)
    told |= {"counts": counts, "total": counts.total()}
    return document(environment_of(book, files, {}), "facing.html.j2", context_of(book) | told)


def instructions(
    book: Book, files: Files, names: Sequence[str], states: Mapping[str, State]
) -> tuple[str, list[Problem]]:
    """What a translator does with the files of a hand-out: catalogue, proof, glossary as a table and as a term base; empty with a problem at a faulty template."""
    counts = Counter(map(str, states.values()))
    told = {"names": names, "counts": counts, "total": counts.total()}
    return document(environment_of(book, files, {}), "handout.html.j2", context_of(book) | told)


def margins(book: Book, files: Files, told: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """The margins of a proof, slips and lists, as an HTML document; empty with a problem at a faulty template."""
    return document(environment_of(book, files, {}), "proof.html.j2", context_of(book) | dict(told))

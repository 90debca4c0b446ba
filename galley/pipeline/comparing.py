"""Two states of a book compared: as data, and as the pages with the changed places side by side."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley import theme
from galley.comparison.changes import KINDS, Change, Kind, compared, told
from galley.files import Files
from galley.markup.plain import page
from galley.message import LANGUAGE, Pattern, said, tell
from galley.options import Edition
from galley.pdf.binding import bound
from galley.pdf.standards import Finish
from galley.pdf.underlay import underlaid
from galley.pipeline.beside import Sheet, arranged
from galley.pipeline.output import write_bytes
from galley.pipeline.states import FAULTS, State, state
from galley.problem import Place, Problem, Severity, has_errors
from galley.typeset import Dress, Job, draw, lay_out
from galley.typeset import Sheet as Style

FORMAT = 1
OF_PLACES = {"typeset.overflow", "typeset.overlap"}
"""Frames stand out of a page and over each other as what they frame does."""
MOST_SHEETS = 100
"""So many sheets show the pages of two states beside each other, which takes half a minute; what is behind them stands in the JSON alone. Where more
changed, the two have little in common."""


@dataclass(frozen=True)
class Comparison:
    """Two states of a book and what became of each block."""

    old: State
    new: State
    changes: list[Change]

    @property
    def told(self) -> list[Change]:
        """What a reader is told of."""
        return told(self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many blocks became what, by what counts most."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in Kind}

    def as_json(self) -> dict[str, Any]:
        """The comparison as data."""
        return {
            "format": FORMAT,
            "old": _about(self.old),
            "new": _about(self.new),
            "counts": {str(kind): count for kind, count in self.counts.items()},
            "changes": [change.as_json() for change in self.told],
        }

    def table(self) -> list[list[str]]:
        """The counts as a table."""
        return [[str(count), KINDS[kind]] for kind, count in self.counts.items() if count]


def _about(one: State) -> dict[str, Any]:
    read = "text" if one.is_text else "map"
    about = {"file": Path(one.file).name, "publication": one.book.publication, "language": one.book.language}
    return {**about, "pages": len(one.book.sizes), "read-by": read}


def of_states(old: State, new: State) -> Comparison:
    """The comparison of two states; by their texts alone where one has no addresses."""
    if old.is_text or new.is_text:
        old, new = old.as_text, new.as_text
    return Comparison(old, new, compared(old.book.blocks, new.book.blocks))


def compare(
    files: tuple[Path, Path], target: Path | None, root: Path, language: str = LANGUAGE, words: Pattern = str
) -> tuple[Comparison | None, list[Path], list[Problem]]:
    """Compare the states that two files tell and write what was found, as JSON and, of two PDFs, as pages: beside the newer file as `….changes.json|pdf`,
    or by the name of `target`. What was found, the files written, and what stands against it."""
    (old, faults), (new, more) = map(state, files)
    if old is None or new is None:
        return None, [], [*faults, *more]
    target = target or files[1].with_name(f"{files[1].name.removesuffix('.pdf').removesuffix('.json')}.changes.pdf")
    beside = target.with_suffix(".json")
    if any(each.exists() and each.samefile(file) for each in (target, beside) for file in files):
        message = said("the comparison would be written over a file that it is made from")
        return None, [], [Problem("compare.over", message, said("give --output another name"), Place(str(target)))]
    found, apart = of_states(old, new), list(_of_two_books(old, new))
    write_bytes(beside, (json.dumps(found.as_json(), ensure_ascii=False, indent=1) + "\n").encode())
    if old.pdf is None or new.pdf is None:
        message = said("pages are shown side by side where both are PDFs")
        return found, [beside], [*apart, _note(message, files[0] if old.pdf is None else files[1])]
    try:
        data, problems = drawn(found, Files(root), language, words, beside.name)
    except FAULTS as fault:
        message = said("its pages cannot be shown: {reason}", reason=str(fault)[-200:])
        mend = said("export it again; if it has a password, take it off")
        return found, [beside], [*apart, Problem("compare.shown", message, mend, Place(str(files[1])))]
    if not has_errors(problems):
        write_bytes(target, data)
        return found, [beside, target], [*apart, *problems]
    return found, [beside], [*apart, *problems]


def _of_two_books(old: State, new: State) -> Iterator[Problem]:
    """A warning where maps say that two files are of other publications or languages."""
    if old.is_text or new.is_text:
        return
    for one, other in zip(*((each.book.publication, each.book.language) for each in (old, new)), strict=True):
        if one != other:
            message = said(
                "these are two books rather than two states of one: the first is {one}, the other {other}",
                one=one,
                other=other,
            )
            mend = said("name two files of the same publication in the same language")
            yield Problem("compare.two-books", message, mend, Place(new.file), Severity.WARNING)


def _note(message: str, file: Path) -> Problem:
    mend = said("nothing has to be done, or name the PDF that the map lies beside")
    return Problem("compare.pages", message, mend, Place(str(file)), Severity.NOTE)


def drawn(found: Comparison, files: Files, language: str, words: Pattern, beside: str) -> tuple[bytes, list[Problem]]:
    """The pages that show a comparison, told in a language: a list, and the changed places side by side, of more than `MOST_SHEETS` the first; all
    changes stand in the JSON named `beside`."""

    def speak(message: object) -> str:
        return str(tell(message, words))

    look, faults = theme.read_theme(files)
    if look is None:
        return b"", faults
    every = arranged(found.old, found.new, found.told, lambda kinds: ", ".join(speak(KINDS[each]) for each in kinds))
    sheets = every[:MOST_SHEETS]
    left_out = list(_left_out(found, sheets, beside))
    html = page("changes.html.j2", files, **_summary(found, sheets, speak, left_out), tag=language, sheets=sheets)
    styles = [*files.listing("templates/styles/languages", ".css"), "templates/changes.css"]
    tokens = Style(theme.THEME_FILE, theme.css(look, look.trims[0].id))
    layout, found_faults = lay_out(Job(html, (tokens, *(Style(name, files.text(name)) for name in styles))))
    problems = [*left_out, *(each for each in found_faults if each.code not in OF_PLACES)]
    if has_errors(problems):
        return b"", problems
    plates, more = draw(layout, Dress(theme.palette(look, Edition.SCREEN)))
    first = len(layout.sizes) - len(sheets)
    shown = [each for number, sheet in enumerate(sheets, first + 1) for each in sheet.shown(number)]
    pdfs = {name: one.pdf for name, one in (("old", found.old), ("new", found.new)) if one.pdf is not None}
    return underlaid(bound(plates, Finish()), shown, pdfs), [*problems, *more]


def _left_out(found: Comparison, sheets: Sequence[Sheet], beside: str) -> Iterator[Problem]:
    """A warning where the sheets do not show all changes."""
    shown = sum(len(sheet.held) for sheet in sheets)
    if shown < len(found.told):
        message = said(
            "the pages show the first {shown} of {count} changes; all of them stand in {file}",
            shown=shown,
            count=len(found.told),
            file=beside,
        )
        mend = said("compare two states that have more in common, or read the JSON")
        yield Problem("compare.many", message, mend, Place(found.new.file), Severity.WARNING)


def _summary(found: Comparison, sheets: Sequence[Sheet], speak: Any, told: Sequence[Problem]) -> dict[str, Any]:
    """What stands on the first pages."""
    numbered = [(change, entry) for sheet in sheets for change, entry in zip(sheet.held, sheet.changes, strict=True)]
    rows = [
        (entry.number, entry.kind, entry.address, _pages(change.old), _pages(change.new)) for change, entry in numbered
    ]
    return {
        "heading": speak(said("What changed")),
        "states": [
            (speak(said("before")), Path(found.old.file).name),
            (speak(said("now")), Path(found.new.file).name),
        ],
        "told": [speak(each.message) for each in told],
        "counts": [(speak(KINDS[kind]), count) for kind, count in found.counts.items() if count],
        "heads": ["", "", "", speak(said("page before")), speak(said("page now"))],
        "rows": rows,
    }


def _pages(block: Any) -> str:
    return ", ".join(str(page) for page in sorted({part.page for part in block.parts})) if block else ""

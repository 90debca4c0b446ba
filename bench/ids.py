"""What is told when an id or a reference is wrong.

Each id, each field that refers to one, and each reference in a text of a publication and its registry is changed, and
the first two are taken out, one at a time; then everything is read again and, where nothing is wrong, made into HTML. What must be told
must be told at a line, and nothing else may be said: no traceback, no fault of a template.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from galley.files import Files
from galley.language import Voice, voice
from galley.markup import Book, html
from galley.model.base import Item, below, contents
from galley.model.inserts import InsertBase
from galley.model.links import links
from galley.model.publication import Part, Publication, items
from galley.model.reference import FORMS
from galley.model.registry import Body, Series
from galley.model.sections import FrontSection
from galley.problem import Place, Problem
from galley.reader import Memory, read_publication
from galley.text import references
from galley.theme import Trim, read_theme

PUBLICATIONS = ("content/annual-report-2014", "tests/content/specimen")
"""The report, and what has every kind of section and insert."""
CHANGED = "-anew"
"""What is added to an id: no id of ours ends so."""
TARGETS = (*FORMS, Series, InsertBase)
"""The kinds of what is referred to by its id; the others have ids for their addresses."""
OUTCOMES = ("told", "harmless", "untold", "false", "traceback")


@dataclass(frozen=True, slots=True)
class Site:
    """An id or a reference in a file. `what` is `id`, `link` (a field, or an entry of a list) or `reference` (in a text).

    `used` says whether anything refers to the id; `optional`, whether the field may be left out.
    """

    what: str
    written: str
    place: Place
    used: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a change: one of `OUTCOMES`, and what was said, or why silence is right."""

    site: Site
    removed: bool
    outcome: str
    detail: str

    def __str__(self) -> str:
        how = "without" if self.removed else "changed"
        return f"{self.site.place}: {self.site.what} {self.site.written} {how}: {self.outcome}: {self.detail}"


class Desk(Files):
    """The files of a project, one of them with another text."""

    name, changed = "", ""

    def bytes(self, name: str, place: Place | None = None, limit: int = 0) -> bytes:
        """The contents of a file, or the other text of the one that has it."""
        if name != self.name:
            return super().bytes(name, place, *([limit] if limit else []))
        return self.changed.encode()


@dataclass
class Bench:
    """A project whose publication is read again and again."""

    root: Path
    folder: str = PUBLICATIONS[0]
    memory: Memory = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.files = Desk(self.root)
        publication, problems = read_publication(self.files, self.folder, self.memory)
        look, _ = read_theme(self.files)
        if publication is None or look is None or problems:
            raise ValueError("the publication has faults of its own")
        self.publication = publication
        self.trim: Trim = look.trim(publication.record.size)
        self.voice: Voice = voice(publication.record.source_language, self.files)[0]

    def trials(self, chosen: Iterable[tuple[Site, bool]]) -> list[Trial]:
        """What becomes of each of some changes."""
        return [self._trial(site, removed) for site, removed in chosen]

    def _trial(self, site: Site, removed: bool) -> Trial:
        text = (self.root / site.place.file).read_text(encoding="utf-8")
        self.files.name, self.files.changed = site.place.file, mutated(text, site, removed)
        try:
            outcome, detail = self._outcome(site, removed)
        except Exception:
            outcome, detail = "traceback", traceback.format_exc().strip().rsplit("\n", 1)[-1]
        return Trial(site, removed, outcome, detail)

    def _outcome(self, site: Site, removed: bool) -> tuple[str, str]:
        publication, problems = read_publication(self.files, self.folder, dict(self.memory))
        if publication is not None and not problems:
            problems = self._made(publication, site)
        said = "; ".join(f"{problem.place}: {problem.message}" for problem in problems)
        if any(_is_false(problem) for problem in problems):
            return "false", said
        if problems:
            return "told", said
        reason = harmless(site, removed)
        return ("harmless", reason) if reason else ("untold", "nothing was said")

    def _made(self, publication: Publication, site: Site) -> list[Problem]:
        """The faults of the HTML: of the section changed alone, or of the whole book where others may change with it."""
        name = site.place.file.rpartition("/")[2].removesuffix(".yaml")
        shown = alone(publication, name) if name in publication.sections else publication
        return html(Book(shown, self.voice, self.trim), self.files)[2]


def alone(publication: Publication, *names: str) -> Publication:
    """The publication with some of its sections in its parts, the others still known to it."""
    record = publication.record
    parts = [
        part.model_copy(update={"sections": tuple(each for each in part.sections if each in names)})
        for part in record.parts
    ]
    own = {"parts": tuple(part for part in parts if part.sections)}
    return publication.model_copy(update={"record": record.model_copy(update=own)})


def _is_false(problem: Problem) -> bool:
    return problem.code.startswith("markup.") or problem.place is None or problem.place.line is None


def harmless(site: Site, removed: bool) -> str:
    """Why nothing need be said of a change; empty where something must be."""
    if site.what == "id":
        return "" if removed or site.used else "nothing refers to the id"
    if not removed:
        return ""
    return "the field may be left out" if site.optional else ""


def mutated(text: str, site: Site, removed: bool) -> str:
    """The text of a file with a site changed, or taken out with its key or dash."""
    lines = text.split("\n")
    row, column, length = (site.place.line or 1) - 1, (site.place.column or 1) - 1, len(site.written)
    line = lines[row]
    if not removed:
        end = column + len(site.written.partition(":")[0].rstrip("}"))
        lines[row] = f"{line[:end]}{CHANGED}{line[end:]}"
    else:
        kept = _without(line, column, length)
        lines[row : row + 1] = [kept] if kept.strip() else []
    return "\n".join(lines)


def _without(line: str, column: int, length: int) -> str:
    """A line without the value in a column, its key, and the comma between it and its neighbours."""
    before, after = line[:column].rstrip("\"' "), line[column + length :].lstrip("\"'")
    key = before[:-1].rpartition(" ")[2] if before.endswith(":") else ""
    before = before[: len(before) - len(key) - 1] if key else before.removesuffix("-")
    opened = key.startswith(("{", "["))
    before = f"{before}{key[0]}" if opened else before
    if before.rstrip().endswith(("{", "[")):
        return before + after.lstrip(", ")
    return before.rstrip(", ") + after if after.strip() else before.rstrip()


def sites(publication: Publication) -> list[Site]:
    """Every id, every field that refers to one and every reference in a text, in the order of the model."""
    found = [*_links(publication), *_references(publication)]
    used = {site.written.strip("{}").partition(":")[0] for site in found}
    return [*_ids(publication, used), *found]


def _ids(publication: Publication, used: set[str]) -> Iterator[Site]:
    above = {body.under for each in publication.registry.organisations for body in each.bodies}
    for item in (*below(publication.registry), *items(publication)):
        id = getattr(item, "id", None)
        if id is not None:
            yield Site(
                "id",
                id,
                item.place("id"),
                (id in used and isinstance(item, TARGETS)) or (id in above and isinstance(item, Body)),
            )


def _links(publication: Publication) -> Iterator[Site]:
    for item in (*below(publication.registry), *items(publication)):
        for name, _ in links(item):
            yield _field(item, name)
        if isinstance(item, Part):
            yield from _entries(item, "sections", item.sections)
        if isinstance(item, FrontSection):
            yield from _entries(item, "figures", item.figures)


def _field(item: Item, name: str) -> Site:
    optional = not type(item).model_fields[name].is_required()
    return Site("link", getattr(item, name), item.place(name), optional=optional)


def _entries(item: Item, name: str, ids: Sequence[str]) -> Iterator[Site]:
    """The entries of a list of ids: a section that is taken out is told, a figure is then not shown."""
    for index, id in enumerate(ids):
        yield Site("link", id, item.place_in(name, index), optional=name == "figures")


def _references(publication: Publication) -> Iterator[Site]:
    for root in (publication.record, *publication.sections.values()):
        for _, content in contents(root):
            for each in references(content):
                written = f"{{{each.id}:{each.form}}}" if each.form else f"{{{each.id}}}"
                yield Site("reference", written, each.place)


def changes(publication: Publication, share: float = 1, seed: int = 0) -> list[tuple[Site, bool]]:
    """Each site changed, and taken out where it is a field; or a share of that, drawn by a seed."""
    every = [(site, False) for site in sites(publication)]
    every += [(site, True) for site, _ in every if site.what != "reference"]
    return Random(seed).sample(every, round(len(every) * share)) if share < 1 else every


def told(trials: Sequence[Trial]) -> str:
    """A table of what became of the changes, why silence was right, and each change that failed."""
    kinds = sorted({(trial.site.what, trial.removed) for trial in trials})
    rows = [f"| {'change':<20} | {'tried':>9} |" + "".join(f" {name:>9} |" for name in OUTCOMES)]
    rows.append("|---" * (len(OUTCOMES) + 2) + "|")
    for what, removed in kinds:
        of_kind = Counter(each.outcome for each in trials if (each.site.what, each.removed) == (what, removed))
        rows.append(_row(f"{what} {'taken out' if removed else 'changed'}", of_kind))
    rows.append(_row("all", Counter(each.outcome for each in trials)))
    reasons = Counter(each.detail for each in trials if each.outcome == "harmless")
    return "\n".join(
        [*rows, "", *(f"harmless, {count}: {why}" for why, count in reasons.items()), *map(str, failed(trials))]
    )


def _row(name: str, counts: Counter[str]) -> str:
    return f"| {name:<20} | {counts.total():>9} |" + "".join(f" {counts[each]:>9} |" for each in OUTCOMES)


def failed(trials: Sequence[Trial]) -> list[Trial]:
    """The changes of which nothing was said, something false, or that raised."""
    return [trial for trial in trials if trial.outcome in ("untold", "false", "traceback")]

"""How many planted faults the checker finds, and how often it cries wolf.

Faults of each family of rules are planted at random, but alike for a seed, into the content of a publication and the
texts of `texts/`; the passages round each are read again, and what is found there that was not found before is looked
at. A fault is found when a finding touches it, a character more or less; a contradiction or a wrong translation also
when a finding names its passage.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from random import Random

from bench.content import SIX, Content, Window, content
from bench.mutations import MUTATIONS
from bench.plant import Edit, Mutation, Scene, flat
from galley.problem import Severity
from galley.proof.examination import RULES
from galley.proof.finding import Finding, Span
from galley.proof.rulebook.rule import Rule

PUBLICATION = "content/annual-report-2014"
COUNT = 200
ATTEMPTS = 30
"""How many passages are tried for each fault that is wanted."""
NEAR = 1
"""How many characters a finding may lie beside a fault."""
SHOWN = 16
"""How many characters round a fault are shown."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A planted fault: `text` shows it between marks; `found` are the codes of the rules that found it.

    `right` and `wrong` are the codes of the new findings that are errors, by whether they touch the fault; `crashes`
    tell which rules failed, and with what.
    """

    family: str
    mutation: str
    language: str
    text: str
    found: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    crashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clean:
    """What is found in the content of a language as it is, by severity."""

    language: str
    characters: int
    findings: dict[Severity, int]
    crashes: tuple[str, ...] = ()

    def per_thousand(self, severity: Severity) -> float:
        """The findings of a severity in a thousand characters."""
        return 1000 * self.findings.get(severity, 0) / self.characters


@dataclass(frozen=True, slots=True)
class Bench:
    """The faults that were planted, and what is found where none was."""

    trials: tuple[Trial, ...]
    clean: tuple[Clean, ...]

    def of(self, family: str | None = None, language: str | None = None) -> list[Trial]:
        """The faults of a family and a language, of all where none is given."""
        return [each for each in self.trials if family in (None, each.family) and language in (None, each.language)]

    def crashes(self) -> Counter[str]:
        """Which rules failed, with what, how often."""
        failed = [*(each.crashes for each in self.trials), *(each.crashes for each in self.clean)]
        return Counter(crash for crashes in failed for crash in crashes)

    def precision(self, language: str | None = None) -> float | None:
        """The share of new errors that touch a planted fault; None where there is none."""
        trials = self.of(language=language)
        right, wrong = sum(len(each.right) for each in trials), sum(len(each.wrong) for each in trials)
        return right / (right + wrong) if right + wrong else None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding in a window: where it stands, and the other places that it names, as passage, start, end."""

    code: str
    severity: Severity
    at: tuple[int, int, int]
    related: tuple[tuple[int, int, int], ...]


class _Known:
    """What is found in the windows of a content as they are, by those rules that compare passages, and in single passages
    of them by the others; each is read when it is first asked for."""

    def __init__(self, clean: Content) -> None:
        self._clean = clean
        self._read: dict[tuple[int, int | None], list[_Seen]] = {}

    def __getitem__(self, place: tuple[int, int]) -> list[_Seen]:
        at, number = place
        for each, rules in ((None, _COMPARING), (number, _OTHERS)):
            if (at, each) not in self._read:
                self._read[at, each] = _seen(self._clean.windows[at], self._clean, each, rules)[0]
        return self._read[at, None] + self._read[at, number]


_COMPARING = tuple(rule for rule in RULES if rule.compares)
_OTHERS = tuple(rule for rule in RULES if not rule.compares)


@cache
def _known(clean: Content) -> _Known:
    """What is found in a content as it is."""
    return _Known(clean)


def measured(
    root: Path,
    languages: Sequence[str] = SIX,
    families: Sequence[str] = tuple(MUTATIONS),
    count: int = COUNT,
    seed: int = 0,
    jobs: int = 2,
) -> Bench:
    """Plant up to `count` faults of each family in each language, and see what is found."""
    one = partial(_of_language, root, families, count, seed)
    if jobs > 1 and len(languages) > 1:
        with ProcessPoolExecutor(jobs) as pool:
            results = list(pool.map(one, languages))
    else:
        results = [one(language) for language in languages]
    return Bench(tuple(trial for trials, _ in results for trial in trials), tuple(clean for _, clean in results))


def markdown(bench: Bench) -> str:
    """Tables: what is found by family and language, how much of what is called an error is one, and what crashed."""
    languages = [each.language for each in bench.clean]
    rows = [["found / planted", *languages, "all"]]
    for family in _families(bench):
        rows.append([family, *(_share(bench.of(family, language)) for language in (*languages, None))])
    rows.append(["all", *(_share(bench.of(language=language)) for language in (*languages, None))])
    says = [["", *languages], ["new errors that are right", *(_percent(bench.precision(each)) for each in languages)]]
    for severity in Severity:
        told = (f"{clean.per_thousand(severity):.2f}" for clean in bench.clean)
        says.append([f"clean text: {severity}s in 1000 characters", *told])
    crashes = bench.crashes()
    return f"{_table(rows)}\n{_table(says)}\n" + "".join(f"{times} × {crash}\n" for crash, times in crashes.items())


def missed(bench: Bench, examples: int = 3) -> str:
    """A list of the mutations that are missed, most first in each family, with some of the texts."""
    lines = []
    for family in _families(bench):
        lines.append(f"\n## {family}\n")
        kinds = {(each.mutation, each.language) for each in bench.of(family)}
        by_kind = {kind: [each for each in bench.of(family, kind[1]) if each.mutation == kind[0]] for kind in kinds}
        for (name, language), trials in sorted(by_kind.items(), key=lambda pair: (-_lost(pair[1]), pair[0])):
            lines.append(f"- {name} ({language}): found {_share(trials)}")
            lines += [f"  - {each.text}" for each in trials if not each.found][:examples]
    return "\n".join(lines) + "\n"


def _families(bench: Bench) -> list[str]:
    return list(dict.fromkeys(each.family for each in bench.trials))


def _of_language(
    root: Path, families: Sequence[str], count: int, seed: int, language: str
) -> tuple[list[Trial], Clean]:
    clean = content(root, PUBLICATION, language)
    known = _known(clean)
    trials = [
        _tried(family, mutation, edit, clean, known, at, number)
        for family in families
        for mutation, at, number, edit in _of_family(family, clean, known, count, seed)
    ]
    return trials, _found_in_clean(clean)


def _of_family(
    family: str, clean: Content, known: _Known, count: int, seed: int
) -> Iterator[tuple[Mutation, int, int, Edit]]:
    """Up to `count` faults of a family, one of each mutation in turn; what rare ones leave falls to the others."""
    mutations = [each for each in MUTATIONS[family] if each.befalls(clean.language)]
    most = 2 * count // max(len(mutations), 1) + 1
    turns = deque((each, _planted(each, clean, known, most, _chance(seed, clean, each))) for each in mutations)
    while turns and count:
        mutation, edits = turns.popleft()
        edit = next(edits, None)
        if edit is not None:
            count -= 1
            turns.append((mutation, edits))
            yield mutation, *edit


def _chance(seed: int, clean: Content, mutation: Mutation) -> Random:
    return Random(f"{seed} {clean.language} {mutation.name}")


def _planted(
    mutation: Mutation, clean: Content, known: _Known, count: int, chance: Random
) -> Iterator[tuple[int, int, Edit]]:
    """Faults of a kind, each with its window and passage: no two alike, none where something is found already."""
    places = [(at, number) for at, window in enumerate(clean.windows) for number in range(len(window.passages))]
    lengths = [len(clean.windows[at].passages[number].text) for at, number in places]
    order = chance.choices(places, lengths, k=count * ATTEMPTS) + chance.sample(places, len(places))
    planted: set[tuple[int, int, Edit]] = set()
    for at, number in order:
        if len(planted) == count:
            return
        window = clean.windows[at]
        edit = mutation.plant(Scene(window.passages[number], window.passages, clean.world), chance)
        if edit and (at, number, edit) not in planted and not _is_taken(edit, number, known[at, number]):
            planted.add((at, number, edit))
            yield at, number, edit


def _is_taken(edit: Edit, number: int, known: list[_Seen]) -> bool:
    start, end = edit.start - edit.before, edit.end + edit.after
    return any(each.at[0] == number and each.at[1] < end + NEAR and start - NEAR < each.at[2] for each in known)


def _tried(family: str, mutation: Mutation, edit: Edit, clean: Content, known: _Known, at: int, number: int) -> Trial:
    window = clean.windows[at]
    planted = flat(window.passages[number], edit.applied(window.passages[number].text))
    trial = Trial(family, mutation.name, clean.language, _shown(planted.text, edit))
    seen, crashes = _seen(window.with_(number, planted), clean, number)
    before = {(each.code, _moved(each.at, number, edit)) for each in known[at, number]}
    new = [each for each in seen if (each.code, each.at) not in before]
    touching = [each for each in new if _touches(each, number, edit, mutation.anywhere)]
    right = tuple(each.code for each in touching if each.severity is Severity.ERROR)
    wrong = tuple(each.code for each in new if each.severity is Severity.ERROR and each not in touching)
    return replace(trial, found=tuple(each.code for each in touching), right=right, wrong=wrong, crashes=crashes)


def _seen(
    window: Window, clean: Content, only: int | None = None, rules: Sequence[Rule] = RULES
) -> tuple[list[_Seen], tuple[str, ...]]:
    """What rules find in a window, and what any failed with; those that compare nothing may read but one passage."""
    reading = window.reading(clean.world.desk)
    alone = reading if only is None else replace(reading, passages=(window.passages[only],))
    number = {id(passage): at for at, passage in enumerate(window.passages)}
    found, crashes = list[_Seen](), list[str]()
    for rule in rules:
        try:
            found += [_as_seen(rule, each, number) for each in rule.findings(reading if rule.compares else alone)]
        except Exception as error:
            crashes.append(f"{rule.code}: {type(error).__name__}: {error}")
    return found, tuple(crashes)


def _as_seen(rule: Rule, finding: Finding, number: dict[int, int]) -> _Seen:
    def where(span: Span) -> tuple[int, int, int]:
        return number.get(id(span.passage), -1), span.start, span.end

    related = tuple(where(span) for span in finding.related)
    return _Seen(rule.code, finding.severity or rule.severity, where(finding.span), related)


def _moved(at: tuple[int, int, int], number: int, edit: Edit) -> tuple[int, int, int]:
    """Where a finding of the clean text stands once the fault is planted."""
    passage, start, end = at
    if passage != number:
        return at
    return passage, start + edit.shift * (start >= edit.end), end + edit.shift * (end >= edit.end)


def _touches(seen: _Seen, number: int, edit: Edit, anywhere: bool) -> bool:
    start, end = edit.marked
    places = [place for place in (seen.at, *seen.related) if place[0] == number]
    return any(anywhere or (place[1] < end + NEAR and start - NEAR < max(place[2], place[1] + 1)) for place in places)


def _shown(text: str, edit: Edit) -> str:
    start, end = edit.start, edit.start + len(edit.new)
    before, after = text[max(start - SHOWN, 0) : start], text[end : end + SHOWN]
    return f"{before}⟦{text[start:end][: 4 * SHOWN]}⟧{after}".replace("\n", " ")


@cache
def _found_in_clean(clean: Content) -> Clean:
    read = [_seen(window, clean) for window in clean.whole]
    found = Counter(each.severity for seen, _ in read for each in seen)
    crashes = tuple(crash for _, failed in read for crash in failed)
    return Clean(clean.language, clean.characters, dict(found), crashes)


def _lost(trials: list[Trial]) -> int:
    return sum(not each.found for each in trials)


def _share(trials: list[Trial]) -> str:
    found = len(trials) - _lost(trials)
    return f"{found}/{len(trials)} {_percent(found / len(trials))}" if trials else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _table(rows: list[list[str]]) -> str:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"

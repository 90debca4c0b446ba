"""Tables: the rules as the files of `galley/proof/tables` have them, `all/` for every language and a folder for each.

A file is of one family and is named after it:

    about: "Spacing: spaces where none belong, and none where one belongs."
    rules:
      - rule: double            # with the family, spacing.double
        engine: pattern
        level: warning
        must: One space stands between two words.
        authority: The Chicago Manual of Style, 6
        message: two spaces between two words
        mend: leave one
        rows:
          - {match: '(?<=\\w) {2,}(?=\\w)', write: ' '}
        clean: [{en: one space}]
        fault: [{en: 'two⟦  ⟧spaces'}]

A language's file adds rows, options and examples (which are then plain texts) to a rule that `all/` tells of, or tells of
rules of its own. Words that are wrong wherever they stand are no rows: they are lists in `galley/tongues`. `[:han:]` in a pattern stands for the letters of a script, as in POSIX classes, and `(?&number)` for a
pattern of the language's `language.yaml`, as in PCRE. A row without ⟦ ⟧ in its `fault` is at fault where its match is.
Rows of the engine `wordwise` are patterns of tagged words, as `galley.lexica.tagging.written_out` reads them.
A file may have `words:`, what a language says and the engines of the family know it by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from galley import source
from galley.lexica import tagging
from galley.problem import Severity
from galley.proof.rulebook.folders import families, languages
from galley.proof.rulebook.rule import Example, Mistaken, Row, Rule
from galley.tongues import EVERY, facts
from galley.tongues.scripts import RANGES

_SCRIPT = re.compile(r"\[:(\w+):\]")
_NAMED = re.compile(r"\(\?&(\w+)\)")
_OF_ROW = frozenset(["match", "unless", "write", "message", "mend", "level", "fault", "clean"])
_FLAGS = ("fix", "names", "quotations", "printed", "compares", "yields")
_TEXTS = ("rule", "engine", "level", "must", "authority", "message", "mend")
_OF_RULE = frozenset([*_TEXTS, *_FLAGS, "languages", "rows", "clean", "fault", "options"])


@dataclass
class Draft:
    """A rule while its tables are read, file by file."""

    entry: Mapping[str, Any]
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    options: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    showing: list[Callable[[], Iterable[Example]]] = field(default_factory=list)

    def add(self, entry: Mapping[str, Any], language: str) -> None:
        """What a file says of the rule for a language."""
        unknown = set(entry) - _OF_RULE
        if unknown:
            raise Mistaken(f"{entry.get('rule')} ({language}): no rule has {', '.join(sorted(unknown))}")
        rows = [(row_of(each, language, self.entry.get("engine")), each) for each in entry.get("rows", ())]
        self.rows[language] = (*self.rows.get(language, ()), *(row for row, _ in rows))
        self.options[language] = {**self.options.get(language, {}), **entry.get("options", {})}
        self.showing.append(partial(_examples, entry, language))
        self.showing += (partial(_examples_of, row, each, language) for row, each in rows)

    def rule(self, code: str) -> Rule:
        """The rule."""
        told = self.entry
        try:
            return Rule(
                code=code,
                engine=told.get("engine", "pattern"),
                severity=Severity(told["level"]),
                summary=told["must"].strip(),
                authority=told["authority"].strip(),
                message=told.get("message", ""),
                mend=told.get("mend", ""),
                languages=tuple(told.get("languages", ())),
                rows=self.rows,
                options=self.options,
                showing=partial(_shown, tuple(self.showing)),
                **{name: told.get(name) == "yes" for name in _FLAGS},
            )
        except (KeyError, ValueError) as error:
            raise Mistaken(f"{code}: {error}") from error


@cache
def rules() -> tuple[Rule, ...]:
    """All rules of the program, by family."""
    import galley.proof.engines  # noqa: F401  enters them

    drafts: dict[str, Draft] = {}
    for language, family, told in _files():
        for entry in told.get("rules", ()):
            code = f"{family}.{entry['rule']}"
            if "level" in entry:
                if code in drafts:
                    raise Mistaken(f"{code} is told of twice: {language}")
                drafts[code] = Draft(entry)
            elif code not in drafts:
                raise Mistaken(f"{language}/{family}.yaml adds to {code}, which is told of nowhere")
            drafts[code].add(entry, language)
    return tuple(draft.rule(code) for code, draft in sorted(drafts.items(), key=lambda each: each[0].partition(".")[0]))


def checked() -> tuple[Rule, ...]:
    """All rules, each pattern compiled and each example made: raises `Mistaken` for what `rules` leaves for the first use."""
    for rule in rules():
        for row in (each for rows in rule.rows.values() for each in rows):
            try:
                row.match, row.unless  # noqa: B018
            except Mistaken as mistaken:
                raise Mistaken(f"{rule.code}: {mistaken}") from mistaken
        rule.examples  # noqa: B018
    return rules()


@cache
def about() -> Mapping[str, str]:
    """What each family is about."""
    return {family: told["about"].strip() for language, family, told in _files() if language == EVERY}


@cache
def words(family: str, language: str) -> Mapping[str, Any]:
    """What the file of a family tells of the words of a language, over what that of every language does."""
    told = {folder: each.get("words", {}) for folder, name, each in _files() if name == family}
    return {**told.get(EVERY, {}), **told.get(language, {})}


@cache
def _files() -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
    """Each file with its language and family, those of every language first."""
    return tuple(
        (folder, name, source.plain(text)) for folder in (EVERY, *languages()) for name, text in families(folder)
    )


def row_of(entry: Mapping[str, Any], language: str, engine: str | None = None) -> Row:
    """The row that a mapping tells of; those of the engine `wordwise` are patterns of tagged words."""
    level, expand = entry.get("level"), tagging.written_out if engine == "wordwise" else str
    try:
        return Row(
            pattern=expand(written_out(entry["match"], language)),
            excuse=expand(written_out(entry["unless"], language)) if "unless" in entry else None,
            write=entry.get("write"),
            message=entry.get("message"),
            mend=entry.get("mend"),
            level=Severity(level) if level else None,
            fields={name: value for name, value in entry.items() if name not in _OF_ROW},
        )
    except (KeyError, ValueError) as error:
        raise Mistaken(f"a row of {language}: {dict(entry)}: {error}") from error


def pattern(text: str, language: str) -> re.Pattern[str]:
    """A pattern of a table, its classes and named patterns written out, compiled."""
    return re.compile(written_out(text, language))


def written_out(text: str, language: str) -> str:
    """A pattern of a table, its classes and named patterns written out."""
    named = facts(language).get("patterns", {})
    while _NAMED.search(text):
        text = _NAMED.sub(lambda found: f"(?:{named[found[1]]})", text)
    return _SCRIPT.sub(lambda found: _CLASSES[found[1]], text)


_CLASSES = {name.lower(): letters for name, letters in RANGES.items()}


def _shown(showing: Iterable[Callable[[], Iterable[Example]]]) -> Iterator[Example]:
    for each in showing:
        yield from each()


def _examples(entry: Mapping[str, Any], language: str) -> Iterator[Example]:
    for kind in ("clean", "fault"):
        for each in entry.get(kind, ()):
            for known, text in each.items() if isinstance(each, dict) else ((language, each),):
                yield Example(kind == "fault", known, text)


def _examples_of(row: Row, entry: Mapping[str, Any], language: str) -> Iterator[Example]:
    """The examples of a row, which are of its language; in those that mark nothing its match is marked."""
    for kind in ("clean", "fault"):
        for text in _texts(entry.get(kind, ())):
            known, told = _in_language(text, language)
            marked = kind == "clean" or "⟦" in told
            yield Example(kind == "fault", known, told if marked else _marked(row, told))


def _in_language(text: str, language: str) -> tuple[str, str]:
    """An example's language, which one for every language says itself: `en: text`."""
    known, colon, told = text.partition(": ")
    return (known, told) if language == EVERY and colon else (language, text)


def _texts(value: Iterable[str] | str) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def _marked(row: Row, text: str) -> str:
    match = next(row.matches(text), None)
    if match is None:
        raise Mistaken(f"no fault is found in the example “{text}” of {row.pattern}")
    start, end = row.at_fault(match)
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"

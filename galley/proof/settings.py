"""What an office asks of the checker: `proof.yaml`, made ready for the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.proofing import Confusion, Proofing
from galley.passages.passage import Passage
from galley.problem import Problem, Severity
from galley.tongues import facts

_OFF = "off"


@dataclass(frozen=True, eq=False)
class Settings:
    """Levels by rule or family, words by language that are right as they stand, a house's own confusions, and its style."""

    levels: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    confusions: tuple[Confusion, ...] = ()
    style: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def level(self, code: str, usual: Severity) -> Severity | None:
        """The level of a finding of a rule; None where the rule is off. Without a word of the house it is `usual`."""
        asked = self.levels.get(code, self.levels.get(code.partition(".")[0]))
        if asked is None:
            return usual
        return None if asked == _OFF else Severity(asked)

    def knows(self, passage: Passage, start: int, end: int) -> bool:
        """Whether characters are a word of the house, or part of one."""
        known = self._known.get(passage.language)
        found = known.finditer(passage.text) if known else ()
        return any(each.start() <= start and end <= each.end() for each in found)

    @cached_property
    def _known(self) -> dict[str, re.Pattern[str]]:
        by_length = {language: sorted(words, key=len, reverse=True) for language, words in self.words.items()}
        return {language: re.compile("|".join(map(whole, words))) for language, words in by_length.items() if words}

    def facts(self, language: str) -> Mapping[str, object]:
        """What is true of a language in this house."""
        return {**facts(language), **self.style.get(language, {})}


def whole(word: str) -> str:
    """A pattern of a word as a whole; one of Chinese characters or kana has no bounds."""
    before = r"(?<!\w)" if word[0].isalnum() and word[0] < "\u2e80" else ""
    after = r"(?!\w)" if word[-1].isalnum() and word[-1] < "\u2e80" else ""
    return f"{before}{re.escape(word)}{after}"


def settings(given: Iterable[Proofing]) -> Settings:
    """What several files ask, the last before the others."""
    levels: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    style: dict[str, dict[str, str]] = {}
    confusions: list[Confusion] = []
    for each in given:
        levels |= {str(code): str(level) for code, level in each.rules.items()}
        confusions += each.confusions
        for language, own in each.words.items():
            words[language] = words.get(language, frozenset()) | frozenset(own)
        for language, told in each.style.items():
            style[language] = {**style.get(language, {}), **told}
    return Settings(levels, words, tuple(confusions), style)


def faults(given: Proofing, codes: Iterable[str]) -> Iterator[Problem]:
    """What a file asks that no rule can do: rules, families and facts of style that there are not, and words that contradict each other."""
    yield from _confused(given)
    known = {name for code in codes for name in (code, code.partition(".")[0])}
    for code in given.rules:
        if code not in known:
            yield Problem(
                "proof.rule",
                said("there is no rule {rule}", rule=code),
                did_you_mean(code, known),
                given.place_in_map("rules", code),
            )
    for language, told in given.style.items():
        known_facts = facts(language)
        for name in (each for each in told if not isinstance(known_facts.get(each), str)):
            yield Problem(
                "proof.style",
                said("{name} is no matter of style that can be set for {language}", name=name, language=language),
                _can_be(known_facts),
                given.place_in_map("style", language),
            )


def _confused(given: Proofing) -> Iterator[Problem]:
    """What is wrong with the confusions of a file: a word that is right after all, and one that is there twice."""
    first: dict[tuple[str, str], Confusion] = {}
    for each in given.confusions:
        if each.wrong == each.right or each.wrong in given.words.get(each.language, ()):
            message = said("“{word}” is named as wrong and as right", word=each.wrong)
            yield Problem("proof.confusion", message, said("take one of them away"), each.place("wrong"))
        elif first.setdefault((each.language, each.wrong), each) is not each:
            before = first[each.language, each.wrong].place("wrong")
            message = said("“{word}” is named as wrong twice", word=each.wrong)
            mend = said("leave one of them")
            yield Problem("proof.confusion", message, mend, each.place("wrong"), related=(before,))


def _can_be(known: Mapping[str, object]) -> Message:
    names = sorted(name for name, value in known.items() if isinstance(value, str))
    return said("write one of: {names}", names=", ".join(names)) if names else said("take it away")

"""The words of the association's glossary beside their translations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from galley.model.registry import Meeting, Registry, Term
from galley.proof.parallel.renderings import forms_of, stem


@dataclass(frozen=True, slots=True)
class TermMention:
    """A term of the registry, by its `id`, from `start` to `end` of a Chinese text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Glossary:
    """The terms of a registry, ready to be found in Chinese texts and in their translations."""

    registry: Registry
    _patterns: dict[tuple[str, str], list[list[re.Pattern[str]]]] = field(default_factory=dict)

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The terms by their ids."""
        return {each.id: each for each in self.registry.terms}

    @cached_property
    def _chinese(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """One pattern for all terms of two characters and more, and for names that hold them; and the terms' ids."""
        ids = {form: each.id for each in self.registry.terms for form in forms_of(each.name, "zh") if len(form) > 1}
        entries = (each for each in self.registry.entries() if not isinstance(each, Meeting))
        names = {form for each in entries for form in forms_of(each.name, "zh")}
        longest_first = sorted({*ids, *names}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)"), ids

    def mentions(self, text: str) -> list[TermMention]:
        """The terms of a Chinese text that are not part of a name, each once."""
        pattern, ids = self._chinese
        found: dict[str, TermMention] = {}
        for match in pattern.finditer(text):
            if match[0] in ids:
                found.setdefault(ids[match[0]], TermMention(ids[match[0]], *match.span()))
        return list(found.values())

    def words(self, mention: TermMention, language: str) -> list[str]:
        """How the glossary renders a term in a language."""
        return forms_of(self.terms[mention.id].name, language)

    def rendered(self, mention: TermMention, text: str, language: str) -> bool:
        """Whether at least half of the words of a rendering stand in a text; True where the glossary has none."""
        key = (mention.id, language)
        if key not in self._patterns:
            self._patterns[key] = [_parts(form, language) for form in self.words(mention, language)]
        renderings = self._patterns[key]
        return not renderings or any(
            2 * sum(part.search(text) is not None for part in parts) >= len(parts) for parts in renderings
        )


def _parts(form: str, language: str) -> list[re.Pattern[str]]:
    """The patterns of a rendering's words; of pairs of characters where a language writes no spaces."""
    if language in ("ru", "mn", "en"):
        words = [word for word in re.split(r"[\s,-]+", form) if len(word) > 2]
        return [re.compile(rf"\b{stem(word)}", re.IGNORECASE) for word in words]
    letters = form.replace(" ", "")
    pairs = [letters[at : at + 2] for at in range(max(len(letters) - 1, 1))]
    return [re.compile(re.escape(pair)) for pair in pairs]

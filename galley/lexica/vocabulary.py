"""The usual words of a language without endings but those of number and of verbs: which are near to one another, and which are forms of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

USUAL = 3e-6
"""The share of all words from which on a word is typed for another."""
_SHORTEST = 3
"""A stem of fewer letters is none of a noun; one of a verb may have one less."""
_CACHED = 1 << 14


def _groups(text: str) -> list[list[str]]:
    return [each.split() for each in text.split("|")]


def _others(groups: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """For each word of some groups the others."""
    found: dict[str, set[str]] = {}
    for group in map(tuple, groups):
        for word in group:
            found.setdefault(word, set()).update(other for other in group if other != word)
    return found


class Vocabulary:
    """The usual words of a language, and those that are near to one another."""

    def __init__(
        self,
        shares: Mapping[str, float],
        knows: Callable[[str], bool],
        letters: str,
        verbs: str,
        nouns: str,
        agreements: str,
    ) -> None:
        """Takes the words with their shares, whether the model knows one, the letters, the irregular forms of verbs and nouns, and the forms of auxiliary verbs that go with a subject or another."""
        self._shares, self._letters = shares, letters
        self._typed = {word for word, share in shares.items() if share >= USUAL and word.isalpha() and knows(word)}
        self._verbs, self._nouns = _others(_groups(verbs)), _others(_groups(nouns))
        self._strong = {group[0]: group for group in _groups(verbs)}
        self._agreements = _others(_groups(agreements))
        self._only_past = {group[1] for group in _groups(verbs) if len(group) > 2}
        """What is no participle."""
        self.near, self.forms, self.numbers = (
            lru_cache(_CACHED)(each) for each in (self._near, self._kin, self._number)
        )

    def _near(self, word: str) -> Sequence[str]:
        """The words with a letter more, less, other or swapped, if usual, that are no forms of this one."""
        if not word.isalpha():
            return ()
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        less = {before + after[1:] for before, after in cuts}
        swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
        other = {before + letter + after[1:] for before, after in cuts for letter in self._letters}
        more = {before + letter + after for before, after in cuts for letter in self._letters}
        kin = {word, *self._kin(word), *self._number(word)}
        return [*((less | swapped | other | more) & self._typed - kin)]

    def fits(self, word: str, other: str) -> tuple[bool, bool, bool, bool]:
        """Whether a form of a verb may be meant for another as the plain one, as a past participle, as any, and as that which goes with the subject."""
        is_plain = word in self._all_forms(other)
        agrees = {word, other} in ({base, plural(base)} for base in (word, other)) or other in self._agreements.get(
            word, ()
        )
        is_participle = not is_plain and not other.endswith("s") and other not in self._only_past
        return is_plain, is_participle and not other.endswith("ing"), is_participle, agrees

    def _number(self, word: str) -> Iterable[str]:
        """The plural of a singular, or the reverse."""
        singulars = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("s") else ()
        regular = {each for each in singulars if len(each) >= _SHORTEST and plural(each) == word} | {plural(word)}
        return self._nouns.get(word) or [each for each in regular if each in self._shares]

    def _kin(self, word: str) -> Iterable[str]:
        """The other forms of a verb."""
        ends = {"", "s", "es", "ed", "d", "ing"}
        stems = {word.removesuffix(end) for end in ends} | {
            f"{word[:-3]}y",
            f"{word.removesuffix('ing')}e",
            f"{word.removesuffix('ed')}e",
        }
        stems |= {stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]}
        found = set(self._verbs.get(word, ()))
        for stem in stems:
            forms = self._all_forms(stem)
            found |= forms if word in forms else set()
        return found - {word}

    @lru_cache(maxsize=1 << 14)  # noqa: B019
    def _all_forms(self, base: str) -> set[str]:
        """The forms of a verb by its plain one; none of what has no past and no form in -ing."""
        if base not in self._shares or len(base) < _SHORTEST - 1:
            return set()
        strong = self._strong.get(base)
        past, present = _regular(base)
        forms = {each for each in ((*strong[1:], *present) if strong else (*past, *present)) if each in self._shares}
        return {base, *forms, *({plural(base)} & self._shares.keys())} if forms else set()


def plural(word: str) -> str:
    """The plural of a noun, or the third person of a verb, as regular ones have it."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_y(word) else f"{word}s"


def _regular(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The past and the form in -ing of a verb, as regular ones may have them."""
    stem, doubled = word.removesuffix("e"), word + word[-1]
    return (f"{stem[:-1] + 'i' if _ends_in_y(stem) else stem}ed", f"{doubled}ed"), (
        f"{stem}ing",
        f"{word}ing",
        f"{doubled}ing",
    )


def _ends_in_y(word: str) -> bool:
    return word[-1:] == "y" and word[-2:-1] not in "aeiou"

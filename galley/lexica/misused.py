"""Words that hardly stand in their sentence, where another word, one more or one less makes it far likelier; in spaced languages with a model.

A rare word is meant more often than a usual one: what an edit gains is told beside how much more usual the words are that it
writes, and how likely they then stand there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from galley.lexica.confused import sets
from galley.lexica.dictionaries import dictionary
from galley.lexica.frequencies import beginning_with
from galley.lexica.linked import is_installed, is_whole
from galley.lexica.trigrams import CLOSING, OPENING, Trigrams, has_trigrams, trigrams
from galley.lexica.unlikely import Slip
from galley.lexica.vocabulary import Vocabulary, plural
from galley.tongues import facts

LIKELIER = {
    "often": 1.8,
    "seldom": 2.6,
    "typed": 3.3,
    "rare": 1.4,
    "letter": 4.0,
    "strange": 0.6,
    "opening": 1.8,
    "number": 5.0,
    "counted": 2.8,
    "form": 4.5,
    "agreed": 4.5,
    "third": 4.5,
    "ruled": 2.4,
    "preposition": 4.0,
    "governed": 2.0,
    "owed": 1.5,
    "missing": 2.1,
    "scarce": 2.6,
    "more": 5.6,
    "superfluous": 1.4,
    "swapped": 3.1,
    "moved": 3.0,
}
"""How much likelier, in powers of ten, each kind of edit must make the words round it."""
BROKEN = {"agreed": 4.0, "third": 3.3, "scarce": 1.5, "typed": 0.5, "rare": 0.5, "letter": 0.8, "preposition": 0.5}
"""How much less is asked of a kind of edit without which a sentence cannot be parsed whole, and with which it can, if not as much as of the others."""
_BROKEN = 1.3
PARTED = 1.0
"""How much more is asked of a word behind a comma, which the model does not hear."""
LONG = 24
"""A sentence of more words is not parsed."""
RARER = 0.75
"""How much of what a word is more usual by is no gain."""
FLUENT, COUNTED = -2.0, 0.5
"""What words score that stand as they are wont to, and how much of what they score less is no gain."""
LEAST = 3.0
"""No edit gains enough where the words that it touches and those behind may score less, below 0, than this."""
DOUBTFUL, HALTING = -4.0, -2.5
"""What three words together score at most that are looked at, and two before which one may be missing."""
LONGEST = 4
"""Of so many words what is confused with others consists at most."""
SHORTEST = 3
"""A sentence of fewer words is not looked at."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:]*|[^\w\s]|_")
_STOP = re.compile(r"[.!?](?=[\"”’)\]]*(?:\s|$))")
_CLOSING = '.!?"”’)]'
_JOINED = re.compile(r"[-/_@\\=<$]")


class Edit(NamedTuple):
    """Words `start` to `end` of a sentence, written as `words`."""

    kind: str
    start: int
    end: int
    words: tuple[str, ...]


class _Sentence:
    """The words of a sentence, None where one is not known; the first is what opens it."""

    def __init__(self, model: Trigrams) -> None:
        self.words: list[str | None] = [OPENING]
        self.spans: list[tuple[int, int]] = [(0, 0)]
        self.commas: set[int] = set()
        self._model = model

    def close(self, ends: bool) -> None:
        """Scores what stands there; what no stop ends may be a title, which no parser takes for a sentence."""
        self.last, self.ends = len(self.words), ends
        if ends:
            self.words.append(CLOSING)
        behind = zip([None, None, *self.words], [None, *self.words], self.words, strict=False)
        self.scores = [0.0, *(self._model.score(*each) for each in list(behind)[1:])]


class Search:
    """What hardly stands in the sentences of a language."""

    def __init__(self, language: str, model: Trigrams) -> None:
        """Takes the language, whose lists are asked for, and its model."""
        self._language, self._model, self._is_parsed = language, model, is_installed(language)
        self._dictionary = dictionary(language)
        self._confused = {kind: sets(text) for kind, text in facts(language, "confusions").items()}
        words = facts(language, "forms")
        listed = (
            "prepositions",
            "more",
            "placed",
            "counting",
            "times",
            "articles",
            "plain",
            "perfect",
            "participle",
            "agreeing",
        )
        self._prepositions, self._more, self._placed, self._counting, self._times, self._articles, *self._ruling = (
            frozenset(words[each].split()) for each in listed
        )
        self._missing = [(kind, [(word,) for word in words[kind].split()]) for kind in ("missing", "scarce")]
        self._governed = {word: prepositions.split() for word, prepositions in words["governed"].items()}
        self._owed = {word: prepositions[0] for word, prepositions in self._governed.items()}
        self._superfluous = {tuple(each.split()) for each in words["superfluous"].split("|")}
        letters = "".join(facts(language)["letters"])
        shares = {word: share for letter in letters for word, share in beginning_with(language, letter).items()}
        self._usual = Vocabulary(
            shares, model.knows, letters, words["irregular"], words["plurals"], words["agreements"]
        )

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; of what overlaps the likeliest.

        Where nothing is far likelier, the likeliest edit without which a sentence cannot be parsed whole, and with which it can; none the other way round."""
        for sentence in self._sentences(text):
            kept, doubtful = list[Slip](), list[Slip]()
            for over, edit in sorted(self.over(sentence), reverse=True):
                slip = self._slip(sentence, text, over, edit)
                if slip.gain <= 0.0:
                    doubtful.append(slip)
                elif all(slip.end <= other.start or other.end <= slip.start for other in kept):
                    kept.append(slip)
            whole = bool(kept or doubtful) and sentence.last <= LONG and self._is_whole(sentence, text)
            if kept:
                yield from (slip for slip in kept if not whole or self._is_whole(sentence, text, slip))
            elif not whole:
                yield from islice((slip for slip in doubtful if self._is_whole(sentence, text, slip)), 1)

    def over(self, sentence: _Sentence) -> Iterator[tuple[float, Edit]]:
        """The edits of a sentence that gain enough, or nearly so if it can be parsed: each with how much more that is than asked, below 0 if nearly so."""
        words, is_parsed = sentence.words, self._is_parsed and sentence.ends and sentence.last <= LONG
        for at in range(1, sentence.last):
            if words[at - 1] is None or sum(sentence.scores[at : at + 3]) > DOUBTFUL:
                continue
            for kind, start, end, meant in self._edits(sentence, at):
                if end < len(words) and words[end] is not None:
                    parted = PARTED if kind in self._confused and at in sentence.commas else 0.0
                    less = BROKEN.get(kind, _BROKEN) if is_parsed else 0.0
                    for over, new in self._over(sentence, start, end, meant, LIKELIER[kind] + parted - less):
                        yield over - less, Edit(kind, start, end, new)

    def _is_whole(self, sentence: _Sentence, text: str, slip: Slip | None = None) -> bool:
        """Whether a sentence can be parsed whole, as it stands or with an edit."""
        start, end = sentence.spans[1][0], len(text) - len(text[sentence.spans[-1][1] :].lstrip(_CLOSING))
        written = text[start:end] if slip is None else f"{text[start : slip.start]}{slip.meant}{text[slip.end : end]}"
        return self._is_parsed and sentence.ends and is_whole(self._language, written)

    def _over(
        self, sentence: _Sentence, start: int, end: int, meant: Iterable[tuple[str, ...]], asked: float
    ) -> Iterator[tuple[float, tuple[str, ...]]]:
        """What of several gains more than is asked in the place of some words, each with how much more."""
        words, alone, score = sentence.words, self._model.alone, self._model.score
        after = words[end : end + 2]
        given = -asked - sum(sentence.scores[start : end + len(after)]) - COUNTED * FLUENT
        if given < LEAST:
            return
        rarity = sum(alone(word) for word in words[start:end] if word)
        for new in meant:
            weight = 1.0 + COUNTED / (len(new) + len(after))
            over, first, second = given, words[start - 2] if start > 1 else None, words[start - 1]
            if new and start < end:
                over += RARER * (rarity - sum(map(alone, new)))
            for word in (*new, *after):
                over += weight * score(first, second, word)
                if over <= 0.0:
                    break
                first, second = second, word
            else:
                yield over, new

    def _edits(self, sentence: _Sentence, at: int) -> Iterator[tuple[str, int, int, Iterable[tuple[str, ...]]]]:
        """The edits at a word: their kind, where they begin and end, and what is written there."""
        words = sentence.words
        word = words[at]
        following = words[at + 1] if at + 1 < sentence.last else None
        if word is None:
            return
        for count in range(1, LONGEST + 1):
            key = tuple(each for each in words[at : at + count] if each)
            for kind, others in self._confused.items() if len(key) == count else ():
                if key in others:
                    yield kind, at, at + count, others[key]
        usual, before = self._usual, words[at - 1]
        is_counted = not self._counting.isdisjoint(words[max(at - 3, 0) : at])
        ruled = [not words_of.isdisjoint(words[max(at - 2, 0) : at]) for words_of in self._ruling]
        is_noun_behind = following and following not in self._placed and following not in self._prepositions
        for other in usual.numbers(word):
            is_beside = is_counted and not (is_noun_behind and len(other) < len(word))
            if self._model.knows(other):
                yield "counted" if is_beside else "number", at, at + 1, [(other,)]
        kind = "letter" if self._has(word) else "opening" if at == 1 else "strange"
        yield kind, at, at + 1, self._typed(word)
        is_gerund = before == "to" and word.endswith("ing")
        for form in usual.forms(word):
            fits = usual.fits(word, form)
            is_ruled = not is_gerund and any(r and f for r, f in zip(ruled, fits, strict=True))
            if self._model.knows(form) and (is_ruled or (at not in sentence.commas if fits[-1] else at > 1)):
                is_more = "third" if form == plural(word) or word == "do" else "agreed"
                yield "ruled" if is_ruled else is_more if fits[-1] else "form", at, at + 1, [(form,)]
        if word in self._prepositions and self._times.isdisjoint(words[at + 1 : at + 4]):
            governed = self._governed.get(before or "", ())
            for preposition in self._prepositions - {word}:
                is_governed = governed and word not in governed and preposition in governed
                yield "governed" if is_governed else "preposition", at, at + 1, [(preposition,)]
        if word in self._more:
            yield "superfluous" if (before, word) in self._superfluous else "more", at, at + 1, [()]
        if at not in sentence.commas:
            is_doubtful = sum(sentence.scores[at : at + 2]) < HALTING
            owed = (self._owed.get(before or "", ""),)
            for kind, missing in self._missing if is_doubtful else ():
                if owed in missing:
                    yield "owed", at, at, [owed]
                is_led = not self._articles.isdisjoint(words[max(at - 2, 0) : at])
                yield (
                    kind,
                    at,
                    at,
                    [each for each in missing if each != owed and not (is_led and each[0] in self._articles)],
                )
            small = (word in self._placed) + (following in self._placed)
            if following and small > (at == 1) and at + 1 not in sentence.commas:
                yield "swapped" if small > 1 else "moved", at, at + 2, [(following, word)]

    def _typed(self, word: str) -> Iterator[tuple[str]]:
        """What is typed for a word; it is sought when it is asked for, since most edits are left before."""
        yield from ((other,) for other in self._usual.near(word))

    def _has(self, word: str) -> bool:
        """Whether the dictionary has a word in small letters; so of all where the system has none, and of what is shortened or one letter."""
        return self._dictionary is None or len(word) < SHORTEST - 1 or not word.isalpha() or self._dictionary.has(word)

    def _slip(self, sentence: _Sentence, text: str, gain: float, edit: Edit) -> Slip:
        """An edit where it stands; a word that is missing is written before the one that it stands before."""
        is_missing = edit.start == edit.end
        start, end = sentence.spans[edit.start][0], sentence.spans[edit.end - (not is_missing)][1]
        meant = " ".join(edit.words)
        if text[start].isupper():
            meant = meant[:1].upper() + meant[1:]
        return Slip(gain, start, end, f"{meant} {text[start:end]}" if is_missing else meant)

    def _sentences(self, text: str) -> Iterator[_Sentence]:
        """The sentences of a text that are long enough."""
        sentence = _Sentence(self._model)
        for match in _WORD.finditer(text):
            token = match[0]
            if _STOP.match(text, match.start()):
                sentence.close(True)
                if sentence.last > SHORTEST:
                    yield sentence
                sentence = _Sentence(self._model)
            elif token in ',"“”':
                sentence.commas.add(len(sentence.words))
            else:
                sentence.words.append(self._known(text, match, len(sentence.words) == 1))
                sentence.spans.append(match.span())
        sentence.close(False)
        if sentence.last > SHORTEST:
            yield sentence

    def _known(self, text: str, match: re.Match[str], first: bool) -> str | None:
        """A word as the model has it; None of names, of what has digits or is joined to something, and of words it does not have."""
        token, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
        word = token.replace("’", "'").lower()
        if (
            not token[0].isalpha()
            or _JOINED.match(before)
            or _JOINED.match(after)
            or (before == "." or re.match(r"\.\w|\(", after))
        ):
            return None
        if token[0].isupper() and not first and token != "I" and not word.startswith("i'"):
            return None
        return word if self._model.knows(word) else None


@cache
def search_of(language: str) -> Search | None:
    """That of a language, where there is a model of how likely its words stand behind two others."""
    return Search(language, trigrams(language)) if has_trigrams(language) else None

"""What is lost, too many or in the wrong place in Chinese sentences: half of a word of two letters, and words of closed classes.

Nearly every sentence without one of its words is likelier, and many are with two that change places; but hardly one where it is an adverb that goes before its neighbour, a particle that
is left out, or a letter that is no word by itself, and where the model knows all pairs of words that this makes. That was set by 2,600 such slips and 365,000 characters of a newspaper and of manuals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf, log, log10

from galley.lexica.frequencies import lexicon
from galley.lexica.mistaken import characters
from galley.lexica.sentences import Sentences
from galley.lexica.stretches import NO_WORD
from galley.lexica.unlikely import Slip
from galley.tongues import facts

ODD = -3.5
"""The score below which a word is looked at."""
UNUSUAL = -6.0
"""The score below which a word is never meant."""
LIKELIER = {"moved": 2.6, "held": 3.5, "spare": 5.2, "likely": 6.0, "usual": 6.5}
"""How much likelier, in powers of ten, a sentence must be with a word before or behind its neighbour (`moved`, `held`), or without one; `particles.yaml` of the language has the words of each kind."""
STILL = 2.0
"""At least so unlikely are some words with those behind them after any edit."""
LOST, OWN, BOUND, PART, NAMED = -2.3, 1.5, 1.4, 0.45, 1.7
"""How much likelier, in powers of ten, the word must make a sentence of which some letter is what is left: less by `OWN` for each power of ten that this letter is commoner as a word, more by
`BOUND` for each that it stands oftener alone beside within words, by `PART` of the logarithm of how many words of three letters it ends behind a word or begins before one, where such a word
stands there, and by `NAMED` for each neighbour of one letter that is bound too, as in names."""
BEGUN, ALMOST, FEW = 1.8, 0.08, 10
"""How much less is asked of a word whose first letter ends a clause, where that stands alone less often than so, beside how often in a longer word, and ends fewer words of three letters."""
HARDLY, ALONE, FREE = 0.003, 0.2, 0.5
"""How often a letter stands alone, beside how often in a longer word: at least; up to which it is bound, and in no word beside one; and from which it is a word by itself."""
PARTED = 1e-6
"""The share of all words from which on a word may take a letter before or behind it."""


class Run:
    """A run of Chinese letters cut into words."""

    def __init__(self, text: str, cut: Sequence[tuple[str, int]], scores: Sequence[float]) -> None:
        """Takes the run, its words, and the score of each."""
        self.text, self.words = text, [word for _, word in cut]
        self.edges = [0, *accumulate(len(piece) for piece, _ in cut)]
        self.borders = frozenset(self.edges)
        self.pieces = [at for at, (piece, _) in enumerate(cut) for _ in piece]
        """To which word each letter belongs."""
        self.sums = [0.0, *accumulate(scores)]
        pairs = zip(scores, (*scores[1:], 0.0), strict=True)
        self.odd = [min(pair) < ODD for pair in pairs]
        """Whether each word, or the next one, hardly stands where it does."""

    def is_piece(self, start: int, end: int) -> bool:
        """Whether some letters are one word."""
        return {start, end} <= self.borders and self.pieces[start] == self.pieces[end - 1]

    def room(self, start: int, end: int) -> float:
        """How unlikely the words are that some letters belong to, with the next one: an edit of those letters gains no more."""
        return self.sums[self.pieces[start]] - self.sums[min(self.pieces[end - 1] + 2, len(self.words))]

    def piece(self, at: int) -> str:
        """A word as it is written."""
        return self.text[self.edges[at] : self.edges[at + 1]]


class Astray:
    """What is lost, too many or in the wrong place."""

    def __init__(self, language: str, model: Sentences) -> None:
        """Takes the language, whose closed classes are known, and the model of its sentences."""
        self._model, self._usual, self._freedom = model, lexicon(language), characters(language)[1]
        kinds = facts(language, "particles")
        asked = {kind: dict.fromkeys(kinds[kind].split(), LIKELIER[kind]) for kind in LIKELIER}
        self._moved = asked["moved"] | asked["held"]
        self._fixed = frozenset(kinds["fixed"].split())
        self._spare = asked["spare"] | asked["likely"] | asked["usual"]

    def slips(self, run: Run) -> Iterator[Slip]:
        """The slips of a run; what each gains is beyond what is asked."""
        for at, after in enumerate((*run.words[1:], NO_WORD)):
            word = run.piece(at)
            if after != NO_WORD:
                other = run.piece(at + 1)
                goes_back = word in self._moved and at + 2 < len(run.words)
                if goes_back != (other in self._moved) and self._fixed.isdisjoint((word, other)):
                    asked = self._moved.get(other) or self._moved[word]
                    yield from self._edited(run, at, at + 2, [after, run.words[at]], asked, other + word)
                if at and word in self._spare:
                    yield from self._edited(run, at, at + 2, [after], self._spare[word], other)
            if len(word) == 1 and self._free(word) <= FREE:
                is_odd = not (_is_echoed(run, at) or self._stand(run, at, at + 1, [run.words[at]]))
                is_cut_off = after == NO_WORD and at > 1 and self._begins(word) and run.words.count(run.words[at]) == 1
                asked = self._lost(run, at) if is_odd or is_cut_off else inf
                is_likely = asked - BEGUN * is_cut_off + STILL < self._room(run, at, at + 1)
                for meant in self._halves.get(word, ()) if is_likely else ():
                    text = self._model.text(meant)
                    is_begun = is_cut_off and text[0] == word
                    if is_odd or is_begun:
                        yield from self._edited(run, at, at + 1, [meant], asked - BEGUN * is_begun, text)

    def _begins(self, letter: str) -> bool:
        """Whether a letter hardly stands alone or at the end of longer words, so that it ends a clause where its other half is lost."""
        return self._free(letter) < ALMOST and self._tails[letter] < FEW

    def _room(self, run: Run, first: int, last: int) -> float:
        """How unlikely some words of a run are, with the two behind them."""
        return run.sums[first] - run.sums[min(last + 2, len(run.words))]

    def _edited(self, run: Run, first: int, last: int, words: list[int], asked: float, meant: str) -> Iterator[Slip]:
        """What a run gains by other words in the place of some, each of which was found on end with the next one."""
        room = self._room(run, first, last)
        if asked + STILL < room and self._stand(run, first, last, words):
            left, right = (NO_WORD, NO_WORD, *run.words[:first])[-2:], run.words[last : last + 2]
            gain = sum(self._model.scores([*left, *words, *right])) + room - asked
            if gain > 0:
                yield Slip(gain, run.edges[first], run.edges[last], meant)

    def _stand(self, run: Run, first: int, last: int, words: list[int]) -> bool:
        """Whether words in the place of some of a run were found on end with each other, and with those on either side."""
        around = [*run.words[max(first - 1, 0) : first], *words, *run.words[last : last + 1]]
        return all(self._model.is_usual(before, word) for before, word in pairwise(around))

    def _lost(self, run: Run, at: int) -> float:
        """How much likelier a word of two letters must make a run than one of them by itself."""
        letter, bound = run.piece(at), 0
        asked = LOST - OWN * self._model.score(run.words[at]) + BOUND * log10(self._free(letter) + HARDLY)
        for beside, parts in ((at - 1, self._tails), (at + 1, self._heads)):
            neighbour = run.piece(beside) if 0 <= beside < len(run.words) else ""
            bound += len(neighbour) == 1 and self._free(neighbour) < ALONE
            asked += PART * log(1 + parts[letter]) * (len(neighbour) > 1 and neighbour not in self._moved)
        return asked + NAMED * bound

    def _free(self, letter: str) -> float:
        """How often a letter stands alone, beside how often in a longer word."""
        return self._freedom.get(letter, 0.0)

    @cached_property
    def _halves(self) -> dict[str, list[int]]:
        """The words of two letters, by each of them."""
        found: dict[str, list[int]] = {}
        for word, text in self._model.words(UNUSUAL):
            for letter in set(text) if len(text) == 2 else ():
                found.setdefault(letter, []).append(word)
        return found

    @cached_property
    def _tails(self) -> Counter[str]:
        """How many words of three letters each letter ends behind a word."""
        return Counter(text[-1] for text in self._threes if self._usual.share(text[:2]) > PARTED)

    @cached_property
    def _heads(self) -> Counter[str]:
        """How many words of three letters each letter begins before a word."""
        return Counter(text[0] for text in self._threes if self._usual.share(text[1:]) > PARTED)

    @cached_property
    def _threes(self) -> list[str]:
        return [text for text, _ in self._usual.shares() if len(text) == 3]


def _is_echoed(run: Run, at: int) -> bool:
    """Whether the letter at a word, or before it, stands in the run again, as in 送钱送物."""
    start = run.edges[at]
    return any(run.text.count(letter) > 1 for letter in run.text[max(start - 1, 0) : start + 1])

"""Chinese words that are taken for one another: known by others in the same sentence, with which the one that is meant goes, and by how likely it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from galley.lexica.astray import Run
from galley.lexica.sentences import Sentences
from galley.lexica.stretches import NO_WORD
from galley.lexica.unlikely import Slip
from galley.tongues import facts

BESIDE, ALONE = -0.5, 1.0
"""How much likelier, in powers of ten, the word that is meant must make a sentence: beside one of the words by which it is known, and where there are none."""
PIECES = 3
"""What is written is cut into no more words."""
_MARK = re.compile("[。；！？\n]")


class Confused:
    """What is taken for another word, of the pairs that `confusions.yaml` of the language lists."""

    def __init__(self, language: str, model: Sentences) -> None:
        """Takes the language and the model of its sentences."""
        self._model = model
        self._meant: dict[str, list[tuple[str, list[str]]]] = {}
        for pair, beside in facts(language, "confusions").items():
            written, meant = pair.split()
            self._meant.setdefault(written, []).append((meant, beside.split()))

    def slips(self, run: Run, text: str, place: int) -> Iterator[Slip]:
        """The slips of a run, which begins at a place of a text; what each gains is beyond what is asked."""
        count = len(run.words)
        for first, start in enumerate(run.edges[:-1]):
            for last in range(first + 1, min(first + PIECES, count) + 1):
                end = run.edges[last]
                for meant, beside in self._meant.get(run.text[start:end], ()):
                    if not beside or _stands_beside(beside, text, place + start, place + end):
                        gain = self._gain(run, first, last, meant) - (BESIDE if beside else ALONE)
                        if gain > 0:
                            yield Slip(gain, start, end, meant)

    def _gain(self, run: Run, first: int, last: int, meant: str) -> float:
        """How much likelier a run becomes with another word in the place of some."""
        left, right = (NO_WORD, NO_WORD, *run.words[:first])[-2:], run.words[last : last + 2]
        own = run.sums[last + len(right)] - run.sums[first]
        scores = (sum(self._model.scores([*left, word, *right])) for word in self._model.written(meant))
        return max(scores, default=-inf) - own


def _stands_beside(words: list[str], text: str, start: int, end: int) -> bool:
    """Whether any of some words stands in the same sentence as a stretch of the text."""
    around = _MARK.split(text[:start])[-1], _MARK.split(text[end:], maxsplit=1)[0]
    return any(each in part for part in around for each in words)

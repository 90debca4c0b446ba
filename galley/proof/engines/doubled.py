"""What is written twice on end: words, characters, and runs of characters in languages without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from galley.lexica.frequencies import Lexicon, lexicon
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern
from galley.tongues import EVERY

LIKELIER = 2.5
"""How much likelier, in powers of ten, a text must become without one of two equal characters."""
SELDOM = 1e-6
"""The share of all words below which a character is hardly written but where verses double it, as in 千门万户曈曈日."""
SHORT = 5
"""Shorter words with a capital may be names that are doubled."""
_AROUND = 8
_WORDS = re.compile(r"(?<![\w’'\-])(?P<one>[^\W\d_][\w’']*)(?P<gap>[ \n\u00a0]{1,2})(?P<w>(?i:(?P=one)))(?![\w’'\-])")
_NEVER = "(?!)"


@engine("doubled")
def doubled(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The second of two equal words, runs or characters, and what the rows match.

    Options: `may` stand twice, words for every language and those of one; `run`, a pattern of runs of a language that do
    not, and `meant`, one of doubles that do; `characters: yes` looks for single characters by the language's words.
    """
    for language, passages in reading.by_language().items():
        may = {*rule.option("may", EVERY, ()), *rule.option("may", language, ())}
        run = pattern(f"(?P<one>{rule.option('run', language, _NEVER)})(?P<w>(?P=one))", language)
        meant = pattern(rule.option("meant", language, _NEVER), language)
        words = lexicon(language) if rule.option("characters", language) == "yes" else None
        for passage, after in zip(passages, [*passages[1:], None], strict=True):
            ahead = after.text if after and reading.submitted else ""
            found = [*_words(passage.text, may), *_runs(passage.text, run, meant, may)]
            found += _characters(passage.text, ahead, words, meant) if words else ()
            found += (row.at_fault(match) for row in rule.rows_of(language) for match in row.matches(passage.text))
            for start, end in found:
                yield rule.found(Span(passage, start, end), values={"word": passage.text[start:end].strip()})


def _words(text: str, may: set[str]) -> Iterator[tuple[int, int]]:
    """Words in letters, with the space before the second; not letters that are names of things, nor doubled names."""
    for match in _WORDS.finditer(text):
        word = match["one"]
        named = word[0].isupper() and match["w"][0].isupper() and (len(word) < SHORT or "\n" in match["gap"])
        if word.lower() not in may and not named and (len(word) > 1 or word.islower()):
            yield match.start("gap"), match.end()


def _runs(text: str, run: re.Pattern[str], meant: re.Pattern[str], may: set[str]) -> Iterator[tuple[int, int]]:
    for match in run.finditer(text):
        if len(set(match["one"])) > 1 and match["one"] not in may and not meant.match(text, match.start()):
            yield match.span("w")


def _characters(text: str, ahead: str, words: Lexicon, meant: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Of two equal characters the second, where one is part of no word and the text is likelier without it; a word may go on `ahead`.

    Two such pairs on end are an adjective or a verb, as in 高高兴兴; three and more of one are meant, as in 对对对.
    """
    for match in re.finditer("([\u4e00-\u9fff])\\1(\\1+|(.)\\3)?", text):
        if match[2] or words.share(match[1]) < SELDOM:
            continue
        at = match.start()
        first, last = max(at - _AROUND, 0), at + 2 + _AROUND
        around = (
            re.search("[\u4e00-\u9fff]*$", text[first:at]),
            re.match("[\u4e00-\u9fff]*", f"{text}{ahead}"[at + 2 : last]),
        )
        before, after = (each[0] if each else "" for each in around)
        cut = words.cut(f"{before}{match[0]}{after}")
        alone = {start for start, end in pairwise(cut.edges) if end - start == 1}
        gain = words.cut(f"{before}{match[1]}{after}").score - cut.score
        if gain >= LIKELIER and alone & {len(before), len(before) + 1} and not meant.match(text, at):
            yield at + 1, at + 2

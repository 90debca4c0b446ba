"""Parts of speech: what each word of a sentence is there, as a tagger finds likeliest, and patterns of such words.

A language has a tagger where its `language.yaml` names one: a model of HanTa, or jieba. That of English was made of the British National
Corpus and gives its C5 tags, such as NN1 and NN2 for a noun of one and of several, VVB, VVZ, VVD, VVN for a verb. Jieba cuts Chinese into words by
how frequent they are, and gives each the tag that its dictionary has, in the manner of the corpus of the People's Daily: N for nouns, V for verbs, A for
adjectives, AD for those that stand before verbs, D for adverbs, M for numbers with what is counted by, UJ, UV, UD, UL, UZ for 的, 地, 得, 了, 着, X for marks.
Kiwi takes Korean words apart, so that a word of a line is a morpheme in its first form (ᆫ and 은 are two) with the tag that the Sejong corpus has for it: NNG for a noun,
VV, VA, VX for verbs, adjectives and auxiliaries, XSV and XSA for 하다 and 되다 behind a noun, JKS, JKO, JKB, JX for particles, EP, EC, ETM, EF for endings, SF for a stop.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from typing import TYPE_CHECKING

from galley.lexica.morphemes import parsed
from galley.tongues import facts

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

_SENTENCE = re.compile(r"[^\n]*?(?:(?<![.\s][A-Z])[.!?…][”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9])|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'./][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]|_")
_SHORTENED = re.compile(r"(?i)(?:n[’']t|[’'](?:s|re|ve|ll|d|m)|(?<=^can)not)$")
_PLAIN = str.maketrans("’‘“”", "''\"\"")
_TAG = re.compile(r"/\S+ ?")
_LONGEST = 64
"""More letters than any word has: of what is longer, such as a line of Chinese, the end is tagged, since the time taken grows with the square."""
_NAMED = re.compile(r"/N[RST]\b")
_JIEBA, _KIWI = "jieba", "kiwi"
_BEGUN = r"(?<![^ \n])"
"""Where a word begins."""
_SHARED = re.compile(r"\(([^()<>]+)\)/([\w.]+)")
"""Several words with one tag."""
_ATOM = re.compile(r"<(\w+):|>|!\(|[\w~’'.-]+(?:/[\w.]+)?|\s+")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as `word/TAG word/TAG `, a sentence a line; `starts` are the places of the words there, `spans` in the text."""

    line: str
    starts: Sequence[int]
    spans: Sequence[tuple[int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words of a stretch of the line stand in the text."""
        first, last = bisect(self.starts, start) - 1, bisect(self.starts, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]

    def tag(self, start: int) -> str:
        """The tag of the word that begins at a place of the text, or goes over it."""
        at = max(bisect(self.spans, (start, inf)) - 1, 0)
        return self.line[self.starts[at] :].split(" ", 1)[0].rpartition("/")[2]


def has_tagger(language: str) -> bool:
    """Whether the words of a language can be tagged."""
    return str(facts(language).get("tagger", "no")) != "no"


@lru_cache(maxsize=1 << 13)
def tagged(language: str, text: str) -> Tagged:
    """A text with its words tagged; not and shortened verbs, as in don’t and it’s, are words of their own."""
    if facts(language)["tagger"] == _JIEBA:
        return _tagged_by_jieba(text)
    if facts(language)["tagger"] == _KIWI:
        return _tagged_by_kiwi(text)
    line, starts, spans = "", list[int](), list[tuple[int, int]]()
    for sentence in _SENTENCE.finditer(text):
        own = [span for match in _WORD.finditer(text, *sentence.span()) for span in _parts(match)]
        words = [text[start:end].translate(_PLAIN) for start, end in own]
        ends = [word[-_LONGEST:] for word in words]
        for word, tag in zip(words, _tagger(language).tag_sent(ends, taglevel=0) if ends else (), strict=True):
            starts.append(len(line))
            line += f"{word.replace('/', '-')}/{tag} "
        line, spans = line + "\n" if own else line, spans + own
    return Tagged(line, starts, spans)


def _tagged_by_jieba(text: str) -> Tagged:
    from rjieba import tag

    line, at, starts, spans = "", 0, list[int](), list[tuple[int, int]]()
    for word, name in tag(text):
        if not word.isspace():
            starts.append(len(line))
            spans.append((at, at + len(word)))
            line += f"{word.replace('/', '-')}/{name.upper()} "
        at += len(word)
    return Tagged(line, starts, spans)


def _tagged_by_kiwi(text: str) -> Tagged:
    line, starts, spans = "", list[int](), list[tuple[int, int]]()
    for each in parsed(text).morphemes:
        starts.append(len(line))
        spans.append((each.start, each.end))
        line += f"{each.text.replace('/', '-').replace(' ', '-')}/{each.tag} " + "\n" * (each.tag == "SF")
    return Tagged(line, starts, spans)


def times(language: str, text: str, stretch: str) -> int:
    """How often a stretch stands in a text; where jieba tags, without the places where it cuts a word of the dictionary in two, as 京北 does in 北京北站."""
    found = [match.span() for match in re.finditer(re.escape(stretch), text)]
    return len(found) if facts(language).get("tagger") != _JIEBA else sum(not _cuts(text, *each) for each in found)


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends within a word of the dictionary."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].split("\n", 1)[0]
    cut = (span for span in _tagged_by_jieba(line).spans for edge in (start, end) if span[0] < edge - first < span[1])
    return any(_has(line[slice(*span)]) for span in cut)


def is_listed(language: str, word: str) -> bool:
    """Whether the dictionary of a language's tagger has a word; of other taggers than jieba none is known."""
    return facts(language).get("tagger") == _JIEBA and _has(word)


def is_plain(language: str, word: str) -> bool:
    """Whether the dictionary of a language's tagger has a word that is no name."""
    return is_listed(language, word) and _NAMED.search(tagged(language, word).line) is None


def _has(word: str) -> bool:
    from rjieba import has_word

    return bool(has_word(word))


def _parts(word: re.Match[str]) -> list[tuple[int, int]]:
    short = _SHORTENED.search(word[0])
    joint = word.start() + short.start() if short and short.start() else word.end()
    return [(start, end) for start, end in ((word.start(), joint), (joint, word.end())) if start < end]


@cache
def _tagger(language: str) -> HanoverTagger:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger(facts(language)["tagger"])


@cache
def written_out(pattern: str) -> str:
    """A pattern of tagged words as a regular expression for lines of them.

    What begins with a capital is a tag, as in `NN. V.Z`; all else is a word in letters of either size, `~ly` one that ends
    so, `un~` one that begins so, `show/NN1` one with its tag, `(show|play)/NN1` either, a stop alone any word. `<n:NN2>` is a group, `!(…)` what must not follow; brackets, `|`, `?`, `*`, `+`, `^` and `$`, for the
    ends of a sentence, are those of regular expressions.
    """
    written = _SHARED.sub(lambda match: f"({'|'.join(f'{each}/{match[2]}' for each in match[1].split('|'))})", pattern)
    return rf"(?m){_BEGUN}(?:{_ATOM.sub(_atom, written)})"


def _atom(match: re.Match[str]) -> str:
    text = match[0]
    if text.isspace():
        return ""
    if text[0] in "<>!":
        return {"<": f"(?P<{match[1]}>", ">": ")", "!": "(?!"}[text[0]]
    word, _, tag = text.partition("/")
    if word == ".":
        return r"(?:[^ \n]+ )"
    if word[0].isupper():
        return rf"(?:[^ \n]+/{word} )"
    letters = word.replace("~", r"[^ \n/]*")
    return rf"(?:(?i:{letters})/{tag or '[^ ]+'} )"


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """The groups of a match in a line, the words without their tags."""
    return {name: _TAG.sub(" ", text or "").strip() for name, text in match.groupdict().items()}

"""A parsed sentence whose words have parts of speech: where its phrases begin and end, and whether its nouns and verbs mean one or several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from galley.lexica.frequencies import usual
from galley.lexica.hanging import Clash, Hanging
from galley.lexica.parsing import PLAIN, ROOT, Word
from galley.lexica.tagging import tagged
from galley.tongues import facts

ONE, MANY = "one", "many"
SUBJECT, AUXILIARY = ("nsubj", "nsubjpass"), ("aux", "auxpass")
BE = frozenset(("am", "is", "are", "was", "were", "'m", "'re"))
VERBS = dict.fromkeys(("is", "was", "has", "does"), ONE) | dict.fromkeys(("are", "were", "have", "do"), MANY)
TENSED = "VBZ", "VBP", "VBD"
END = Word("", 0, 0, ROOT, "", 1.0)
_ENDINGS = ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")
_CODE = frozenset("_/\\<>={}|#@$*[]%^~`")
_MARKS = frozenset('"“”()[]:;—–…')
_ODD = frozenset(("XX", "FW", "UH", "ADD", "SYM", "``", "''", ":", "-LRB-", "-RRB-", "NFP", "LS", "_SP"))


def is_prose(words: Sequence[Word]) -> bool:
    """Whether words are a sentence from its capital to its stop, without characters of code."""
    last = len(words) - 1
    while last > 0 and words[last].text in "\"”'’)":
        last -= 1
    whole = words[0].text[:1].isupper() and words[last].text[-1] in ".!?…"
    return whole and not any(_CODE & set(each.text) for each in words)


class Clause(Hanging):
    """A sentence of a text, each word told by its number."""

    def __init__(self, language: str, words: Sequence[Word], text: str) -> None:
        super().__init__(language, words)
        self.text = text
        self.low = [each.text.lower().translate(PLAIN) for each in words]

    def members(self, name: str) -> frozenset[str]:
        """The words of a class."""
        return members(self.language, name)

    def tagged(self, at: int) -> str:
        """What the tagger takes a word for."""
        return tagged(self.language, self.text).tag(self.words[at].start)

    def is_verb(self, at: int) -> bool:
        """Whether the tagger takes a word for a verb as well."""
        return self.tagged(at)[:1] == "V"

    def is_infinitive(self, at: int) -> bool:
        """Whether “to” stands before a verb."""
        return any(self.words[each].tag == "TO" for each in self.kids(at, "aux"))

    def marked(self, way: str, first: int, last: int, other: int) -> Clash:
        return Clash(way, self.words[first].start, self.words[last].end, self.words[other].text)

    def kids(self, at: int, *relations: str) -> list[int]:
        return [each for each in self.below[at] if self.words[each].relation in relations]

    def listed_below(self, at: int, relation: str, name: str) -> list[int]:
        """What hangs on a word by a relation and is in a class."""
        return [each for each in self.kids(at, relation) if self.low[each] in self.members(name)]

    def belongs(self, at: int, *names: str) -> bool:
        """Whether a word, or what it is a form of, is in a class."""
        return not plain_forms(self.low[at]).isdisjoint(each for name in names for each in self.members(name))

    def parts(self, at: int) -> list[int]:
        """What it is that something is a part of."""
        return [part for each in self.below[at] if self.low[each] == "of" for part in self.kids(each, "pobj")]

    def left(self, at: int) -> int:
        """Where the words that hang on one begin."""
        own = (each for each in self.below[at] if self.words[each].relation not in ("punct", "cc", "mark", "conj"))
        return min([at, *map(self.left, own)])

    def after(self, at: int) -> Word:
        """The word behind one, or one without letters at the end."""
        return self.words[at + 1] if at + 1 < len(self.words) else END

    def right(self, at: int) -> int:
        """Where they end."""
        return max([at, *map(self.right, self.below[at])])

    def finite(self, verb: int) -> int | None:
        """Which word of a verb and its auxiliaries has its number, if any has."""
        auxiliaries = self.kids(verb, *AUXILIARY)
        first = auxiliaries[0] if auxiliaries else verb
        plain = self.low[first] not in ("do", "does") or first == verb or self.words[verb].tag == "VB"
        return first if plain and self.words[first].tag in (*TENSED, "VB") else None

    def is_odd(self, first: int, last: int) -> bool:
        """Whether between two places stands what may be no prose, or goes over the borders of a phrase."""
        return any(each.tag in _ODD or not _MARKS.isdisjoint(each.text) for each in self.words[first : last + 1])

    def number_of_verb(self, at: int) -> str | None:
        word, low = self.words[at], self.low[at]
        if low in VERBS or not word.text.isalpha():
            return VERBS.get(low)
        if word.tag == "VBZ" and low.endswith("s"):
            return ONE
        plain = not low.endswith("s") or low.endswith("ss")
        plain = plain and (word.tag == "VBP" or (word.tag == "VB" and self.is_manner(at - 1)))
        return MANY if plain and not self.belongs(at, "fixed") and _has_third(self.language, low) else None

    def is_manner(self, at: int) -> bool:
        """Whether an adverb stands at a place that says how, or how often, what follows is done."""
        return at > 0 and self.words[at].tag == "RB" and self.low[at] not in self.members("denying")

    def number_of_noun(self, at: int) -> str | None:
        word, low = self.words[at], self.low[at]
        told = ONE if self.belongs(at, "one thing") else MANY if self.belongs(at, "several things") else None
        if told and word.tag in ("PRP", "DT", "NN", "NNS", "JJ"):
            return told
        if word.tag == "CD":
            counted = self.parts(at) and low in self.members("several")
            return ONE if low == "one" else MANY if counted else None
        if low in ("most", "all", "some") and self.parts(at):
            return self.number_of_noun(self.parts(at)[0])
        known = any(usual(self.language, each) for each in plain_forms(low)) and (word.text.islower() or at == 0)
        if not (known and word.text.isalpha()) or (at and self.words[at - 1].tag == "HYPH"):
            return None
        the_number = low == "number" and self.low[self.left(at)] == "the"
        if word.tag == "NN" and (the_number or not self.belongs(at, "collective")):
            return ONE
        return MANY if word.tag == "NNS" and not self.belongs(at, "single") and not low.endswith("ics") else None

    def is_joined(self, first: int, last: int) -> bool:
        """Whether between two places words are joined or compared, unless they are two bare plurals behind a preposition."""
        for at in range(first, last):
            if self.low[at] in self.members("joining") and (at > first or self.low[at] != "not"):
                one, two = self.words[at - 1], self.words[at + 1]
                if not (
                    at > first
                    and self.low[at] in ("and", "or")
                    and one.tag == two.tag == "NNS"
                    and one.relation == "pobj"
                    and two.head == at - 1
                ):
                    return True
        return False

    def begins(self, subject: int, verb: int, finite: int) -> bool:
        """Whether a clause begins with the words of a subject, or with what stands before it and hangs on its verb."""
        left = self.left(subject)
        at = left - 1
        word, starts = self.words[at], at <= 0 or self.words[at - 1].text == ","
        adverbial = any(
            self.left(each) == 0 and self.right(each) == at for each in self.kids(verb, "prep", "advmod", "npadvmod")
        )
        return (
            left == 0
            or at == finite
            or word.text == ","
            or (word.relation == "mark" and self.low[at] not in ("than", "as"))
            or word.tag == "WRB"
            or (word.tag == "WP" and word.relation == "dobj")
            or (word.tag == "RB" and starts)
            or (word.relation == "cc" and self.low[at] in ("and", "but") and starts)
            or (word.tag in TENSED and self.belongs(at, "saying"))
            or (adverbial and self.words[left].relation in ("det", "poss"))
        )


@cache
def members(language: str, name: str) -> frozenset[str]:
    return frozenset(facts(language, "classes")[name].split())


def plain_forms(word: str) -> set[str]:
    """A word, and what it may be a form of by its ending."""
    stems = {word.removesuffix(ending) + instead for ending, instead in _ENDINGS if word.endswith(ending)}
    return {word, *stems, *(each[:-1] for each in stems if each[-2:-1] == each[-1:])}


def _has_third(language: str, verb: str) -> bool:
    """Whether a verb is usual in the form of the third person, as what is no plain form is not."""
    forms = (
        [verb + "s"]
        if not verb.endswith(("s", "x", "z", "ch", "sh", "o", "y"))
        else [verb + "es", verb + "s", verb[:-1] + "ies"]
    )
    return any(usual(language, each) for each in forms)

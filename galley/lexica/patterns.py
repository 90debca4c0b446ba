"""Patterns: what one word of a sentence asks of others: a number, the second of two conjunctions, a form of the verb, a tense; and commas that part what belongs together, or are lacking where a phrase ends.

Sources: Quirk et al., A Comprehensive Grammar of the English Language, 4.20–4.23, 5.24, 13.35–13.42, 15.69–15.75, 16.38–16.39; The Chicago Manual of Style, 6.26–6.30.
"""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica.clauses import BE, MANY, SUBJECT, TENSED, Clause
from galley.lexica.hanging import Clash
from galley.lexica.parsing import ROOT
from galley.tongues import facts

_SECOND = {"both": ("and",), "either": ("or",), "neither": ("nor",)}
_LONG = 3
"""A subject of fewer words is taken for a call."""


class Patterns(Clause):
    """What is told of the patterns of a sentence."""

    def patterns(self) -> Iterator[Clash]:
        """A `number` that “less” and “much” do not go with, the second of a pair that is not its own (`paired`), a `form` of a verb that is not asked for, a `tense` that does not go
        with its time, a comma that is `needless`, and a phrase that is `unclosed`."""
        for at, word in enumerate(self.words[:-2]):
            yield from (*self._less(at), *self._compared(at), *self._asked(at))
            if word.text == ",":
                yield from self._needless(at)
            elif word.relation in ("preconj", "cc", "det") and self.low[at] in _SECOND:
                yield from self._paired(at)
            elif word.relation in SUBJECT and word.head != ROOT and at < word.head:
                yield from self._unclosed(at, word.head)
            elif word.relation == "prep":
                yield from self._since(at, word.head)

    def _less(self, at: int) -> Iterator[Clash]:
        """“less” or “much” before things that are counted."""
        noun = at + 1
        while self.words[noun].tag in ("JJ", "VBN", "NN") and noun < len(self.words) - 2:
            noun += 1
        word, before = self.words[noun], self.low[at - 1] if at else ""
        less = self.low[at] == "less" and before not in ("or", "no", "any", "much", "far", "one", "and")
        much = self.low[at] == "much" and before == "how" and noun == at + 1
        counted = word.tag == "NNS" and self.number_of_noun(noun) == MANY and not self.belongs(noun, "measured", "mass")
        if (
            (less or much)
            and self.words[at].head == noun
            and counted
            and self.tagged(noun) == "NN2"
            and word.relation in (*SUBJECT, "dobj", "pobj", "attr")
        ):
            yield self.clash("number", at, noun, "fewer" if less else "many")

    def _compared(self, at: int) -> Iterator[Clash]:
        """“as … than”, “such … like” and “such … that” with an adjective alone."""
        one, two, three = self.low[at : at + 3]
        described = self.words[at + 1].tag in ("JJ", "RB")
        if one == "as" and described and three == "than" and two not in ("well", "more", "less", "other"):
            yield self.clash("paired", at + 2, at, "as")
        if one == "such" and described and three == "that" and self.words[at + 2].relation == "mark":
            yield self.clash("paired", at, at + 2, "so")
        if one == "such" and self.words[at + 1].tag == "NNS" and three == "like" and self.words[at + 2].tag == "IN":
            yield self.clash("paired", at + 2, at, "as")

    def _paired(self, at: int) -> Iterator[Clash]:
        """A conjunction behind “both”, “either” or “neither” that is not theirs."""
        head, right = self.words[at].head, _SECOND[self.low[at]]
        joints = [each for each in (*self.kids(head, "cc"),) if each > head and self.low[each] in ("and", "or", "nor")]
        begins = head != ROOT and at < head and self.left(head) == at
        if begins and len(joints) == 1 and self.low[joints[0]] not in right and len(self.kids(head, "conj")) == 1:
            yield self.clash("paired", joints[0], at, right[0])

    def _asked(self, at: int) -> Iterator[Clash]:
        """An infinitive behind what asks for a form in -ing, and a form in -s behind “will” or “can”."""
        word, after = self.words[at], self.words[at + 1]
        behind = at > 0 and self.words[at - 1].tag[:2] in ("NN", "PR", "RB", "WD", "WP")
        if behind and word.tag == "MD" and after.tag in ("VBZ", "NNS") and self.tagged(at + 1) == "VVZ":
            yield self.clash("form", at + 1, at)
        verb = self.words[at + 2]
        if after.tag != "TO" or verb.tag != "VB":
            return
        active = word.tag in ("VB", "VBD", "VBZ", "VBP", "VBG", "VBN") and not self.has(at, ("auxpass",))
        whole = word.tag != "VBN" or self.has(at, ("aux",))
        if active and whole and self.belongs(at, "gerund") and verb.head in (at, at + 2):
            yield self.clash("form", at + 2, at)
        listed, above = facts(self.language, "government"), word.head
        forms = (
            {self.low[above], *(self.low[above].removesuffix(end) for end in ("s", "d", "ed", "ing"))}
            if above >= 0
            else set()
        )
        told = [listed[each] for each in forms if each in listed]
        if word.relation == "prep" and told and self.low[at] != "to" and self.low[at] in told[0]["right"].split():
            yield self.clash("form", at + 2, at)

    def _since(self, at: int, verb: int) -> Iterator[Clash]:
        """The perfect beside “in” and a year, and the present beside “since” and a year."""
        years = [each for each in self.kids(at, "pobj") if self.words[each].tag == "CD" and len(self.low[each]) == 4]
        auxiliaries = self.kids(verb, "aux", "auxpass")
        first = self.low[auxiliaries[0]] if auxiliaries else ""
        if not years or self.right(at) != years[0] or not self.low[years[0]].isdigit():
            return
        perfect = verb < at and first in ("has", "have") and self.words[verb].tag == "VBN"
        plain = all(each.tag not in ("VBD", "VBP", "VBZ", ",") for each in self.words[verb + 1 : at])
        if self.low[at] == "in" and perfect and plain:
            yield self.clash("tense", auxiliaries[0], years[0])
        present = self.words[verb].tag in ("VBZ", "VBP") and not auxiliaries
        if self.low[at] == "since" and at == 0 and present and self.low[verb] not in BE:
            yield self.clash("tense", verb, at)

    def _needless(self, comma: int) -> Iterator[Clash]:
        """A comma between a subject and its verb, and before “that” or “than” just behind what asks for it."""
        before, after = self.words[comma - 1], self.words[comma + 1]
        head = after.head
        mark = self.low[comma + 1] == "that" and after.relation == "mark" and head > comma
        asking = mark and self.words[head].relation == "ccomp" and self.words[head].head == comma - 1
        told = asking and (before.tag[:2] == "VB" or before.tag == "JJ") and self.low.count(",") == 1
        than = self.low[comma + 1] == "than" and before.tag in ("JJR", "RBR")
        if told or than:
            yield self.clash("needless", comma, comma + 1)
        verbs = [
            at for at in (comma + 1, comma + 2) if self.words[at].tag in (*TENSED, "MD") and self.low.count(",") == 1
        ]
        if not verbs or verbs[0] != comma + 1 or self.words[-1].text != ".":
            return
        main = head if after.relation in ("aux", "auxpass") else comma + 1
        subjects = [each for each in self.kids(main, *SUBJECT) if each < comma]
        whole = len(subjects) == 1 and self.left(subjects[0]) == 0 and self.words[main].head == ROOT
        tied = {"(", '"', "“", "‘", ":", ";", "-", "–", "—"} & {*self.low[:comma]}
        if whole and comma >= _LONG and not tied and self.words[subjects[0]].tag[:2] == "NN":
            yield self.clash("needless", comma, main)

    def _unclosed(self, subject: int, verb: int) -> Iterator[Clash]:
        """What is said of a subject by the way, behind a comma, and goes on to the verb without another."""
        finite = self.finite(verb)
        if finite is None or self.words[-1].text != ".":
            return
        for kid in self.kids(subject, "relcl", "appos", "acl"):
            first = self.left(kid)
            inner = self.low[first:finite]
            aside = subject < first and self.low[first - 1] == "," and "," not in self.low[: first - 1]
            relative = (
                self.words[kid].relation == "relcl" and inner[:1] and inner[0] in ("who", "which", "whose", "whom")
            )
            named = self.words[kid].relation == "appos" and inner[:1] and inner[0] in ("the", "a", "an")
            done = self.words[kid].relation == "acl" and self.words[first].tag == "VBN"
            joined = {"and", "or", "but", ",", ";", ":", "(", ")", "–", "—", '"', "“"} & {*inner}
            if aside and (relative or named or done) and not joined:
                yield self.clash("unclosed", first, finite)

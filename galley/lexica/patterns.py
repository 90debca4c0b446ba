"""Patterns: what one word of a sentence asks of others: a number, the second of two conjunctions, a form of the verb, a tense; items of a list that are of two forms, owners of whom there
are several, and what only persons do; and commas that part what belongs together, or are lacking where a phrase ends.

Sources: Quirk et al., A Comprehensive Grammar of the English Language, 4.20–4.23, 5.24, 10.41, 13.35–13.42, 13.86, 15.69–15.75, 16.38–16.39; The Chicago Manual of Style, 5.244, 6.26–6.30, 7.16–7.18.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from galley.lexica.clauses import AUXILIARY, BE, MANY, ONE, SUBJECT, TENSED, Clause
from galley.lexica.confused import sets
from galley.lexica.hanging import Clash
from galley.lexica.parsing import ROOT
from galley.tongues import facts

_LONG = 3
"""A subject of fewer words is taken for a call."""
_APART = frozenset(",;:()–—")
_COMPARED = ("JJR", "RBR")


class Patterns(Clause):
    """What is told of the patterns of a sentence."""

    def patterns(self) -> Iterator[Clash]:
        """A `number` that “less” and “much” do not go with, the second of a pair that is not its own (`paired`), a `form` of a verb that is not asked for, a `tense` that does not go
        with its time, a `predicate` that does not go with the nearer of two subjects, one of several `owners`, a word that is `taken` for another, a comma that is `needless`, and a
        phrase that is `unclosed`."""
        for at, word in enumerate(self.words[:-2]):
            yield from (*self._less(at), *self._compared(at), *self._asked(at))
            yield from (*self._then(at), *self._taken(at), *self._described(at))
            if word.text == ",":
                yield from (*self._needless(at), *self._series(at))
            elif word.tag == "POS":
                yield from self._owned(at - 1, at)
            elif word.relation in ("preconj", "cc", "det") and self._second(at):
                yield from self._paired(at)
            elif word.relation in SUBJECT and word.head != ROOT and at < word.head:
                yield from (*self._unclosed(at, word.head), *self._nearer(at, word.head))
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
        told = self.words[at].head == noun or (self.words[at].head == at + 1 and self.belongs(at + 1, "ungraded"))
        if (
            (less or much)
            and told
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

    def _described(self, at: int) -> Iterator[Clash]:
        """An adjective in the form of a plural, before several things."""
        base, head = self.low[at].removesuffix("s"), self.words[at].head
        beside = self.words[at + 1].tag == "NNS" or (self.words[at + 1].tag == "JJ" and head == self.words[at + 1].head)
        if (
            base != self.low[at]
            and base in self.members("unplural")
            and beside
            and head in (self.words[at + 1].head, at + 1)
        ):
            yield self.clash("number", at, at + 1, base)

    def _then(self, at: int) -> Iterator[Clash]:
        """“then” in the place of “than”: behind a comparative, with what is compared behind it, and not where one thing follows from another."""
        first = next((each for each in range(at - 1, 0, -1) if self.words[each].tag in _COMPARED), 0)
        if self.low[at] != "then" or not first or self.low[first - 1] in ("the", "no"):
            return
        between, after = self.words[first + 1 : at], self.words[at + 1]
        apart = any(each.text in _APART or each.tag in (*TENSED, "MD") for each in between)
        joined = self.words[at - 1].relation == "cc" or "than" in self.low[first:]
        follows = not self.members("clausal").isdisjoint(self.low[:at])
        named = after.tag in ("DT", "PRP$", "CD", "TO", "IN", "JJ") or after.tag[:2] == "NN"
        compared = named and self.words[at + 2].tag not in (*TENSED, "MD")
        if (compared or after.tag == "PRP") and not (apart or joined or follows):
            yield self.clash("paired", at, first, "than")

    def _series(self, comma: int) -> Iterator[Clash]:
        """The second of three verbs of a list that is not in the form of the first and the last: “to read, writing and count”, “reading, to write and counting”."""
        second = comma + 1 + (self.words[comma + 1].tag == "TO")
        tags = self.words[second].tag, "VBG" if second > comma + 1 else "VB"
        inner = range(second + 1, len(self.words) - 1)
        joint = next((at for at in inner if self.words[at].relation == "cc" or self.words[at].text in _APART), None)
        if tags not in (("VBG", "VB"), ("VB", "VBG")) or joint is None or self.low[joint] not in ("and", "or"):
            return
        last, above = joint + 1, self.words[second].head
        items = [at for at in range(comma) if self.words[at].tag == tags[1] and self.words[at].head != ROOT]
        first = above if tags[1] == "VB" else max(items, default=ROOT)
        listed = ROOT < first < comma and self.words[first].tag == tags[1]
        joined = self.words[last].tag == tags[1] and self.words[last].relation in ("conj", "advcl", "dobj", "amod")
        rest = (*range(first + 1, comma), *range(second + 1, joint))
        whole = not any(self.words[at].tag in (*TENSED, "MD") or self.words[at].text in _APART for at in rest)
        if listed and joined and whole and not self.has(last, SUBJECT):
            yield self.clash("form", second, first)

    def _nearer(self, subject: int, verb: int) -> Iterator[Clash]:
        """A verb of one behind “neither … nor” and “either … or”, where the nearer of the two means several."""
        finite, joints, others = self.finite(verb), self.kids(subject, "cc"), self.kids(subject, "conj")
        if finite is None or not len(joints) == len(others) == 1 or not joints[0] < others[0] < finite:
            return
        told = self.low[joints[0]] == self._second(self.left(subject)) and self.low[joints[0]] in self.members("nearer")
        if told and (self.number_of_noun(others[0]), self.number_of_verb(finite)) == (MANY, ONE):
            yield self.clash("predicate", finite, others[0])

    def _owned(self, owner: int, mark: int) -> Iterator[Clash]:
        """One owner, or one of the times that something takes, where several are told of."""
        word, owned = self.words[owner], self.words[owner].head
        if word.tag != "NN" or owned <= mark:
            return
        counts = [at for at in self.kids(owner, "det", "amod", "nummod") if self.low[at] in self.members("several")]
        timed = counts and self.belongs(owner, "timed")
        person = self.belongs(owner, "owner", "calling", "taking part")
        plural = self.words[owned].tag == "NNS" and not self.belongs(owned, "descriptive")
        if timed or (counts and person and plural):
            yield self.marked("owners", owner, mark, counts[0])
        of = self.words[owned].head
        all_of = of > 0 and self.low[of - 1] in self.members("whole") and self.low[of : of + 2] == ["of", "the"]
        if all_of and plural and owner == of + 2 and self.belongs(owner, "taking part"):
            yield self.marked("owners", owner, mark, of - 1)

    def _taken(self, at: int) -> Iterator[Clash]:
        """What is no person, before a verb of what persons do; and a verb of what is done to persons, before what is none."""
        word, listed = self.words[at], facts(self.language, "senses")
        persons, acts = (sets(listed[each]).get((self.low[at],), ()) for each in ("persons", "done to persons"))
        personal = word.relation == "nsubj" and self.words[word.head].tag in TENSED
        if persons and personal and self.belongs(word.head, "personal"):
            yield self.clash("taken", at, word.head, *next(iter(persons)))
        objects, subjects = self.kids(at, "dobj"), self.kids(at, "nsubj")
        if not (acts and word.tag[:2] == "VB" and objects) or self.has(at, ("prep", "dative")):
            return
        named = any(self.words[each].tag in ("PRP", "NNP", "WP") for each in (*objects, *subjects))
        if not named and not any(
            self.belongs(each, "owner", "calling", "taking part") for each in (*objects, *subjects)
        ):
            yield self.clash("taken", at, objects[0], *next(iter(acts)))

    def _second(self, at: int) -> str:
        """The second of a pair of conjunctions, of which a word may be the first; "" for any other."""
        second = seconds(self.language).get((self.low[at],), {("",)})
        return next(iter(second))[0]

    def _paired(self, at: int) -> Iterator[Clash]:
        """A conjunction behind “both”, “either” or “neither” that is not theirs."""
        head, right = self.words[at].head, self._second(at)
        joints = [each for each in (*self.kids(head, "cc"),) if each > head and self.low[each] in ("and", "or", "nor")]
        begins = head != ROOT and at < head and self.left(head) == at
        if begins and len(joints) == 1 and self.low[joints[0]] != right and len(self.kids(head, "conj")) == 1:
            yield self.clash("paired", joints[0], at, right)

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
        finite = min([verb, *self.kids(verb, *AUXILIARY)])
        if self.words[finite].tag not in (*TENSED, "MD") or self.words[-1].text != ".":
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


@cache
def seconds(language: str) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """The pairs of conjunctions of a language: the second by the first."""
    return sets(facts(language, "classes")["seconds"])

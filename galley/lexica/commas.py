"""Commas: items of a list, clauses and phrases of a parsed sentence that no comma parts, and what one parts that belongs together.

Sources: Rules of Russian Orthography and Punctuation (2006), on punctuation, §§ 1, 25, 26, 68, 107; Rosenthal, Reference Book of Spelling and
Style, §§ 82, 83, 94, 107.
"""

from __future__ import annotations

from collections.abc import Iterator

from galley.inflection import rules_verb
from galley.lexica.hanging import ADJECTIVES, FINITE, NOMINAL, QUITE_SURE, RARE, SUBJECT, SURE, Clash, Hanging
from galley.lexica.parsing import ROOT

_CLAUSES = 2
_VERBAL = (*FINITE, "infinitive", "gerund", "participle", "predicative", "comparative")
_DIRECT = frozenset({"nominative", "accusative"})


class Commas(Hanging):
    """What is told of the commas of a sentence."""

    def commas(self) -> Iterator[Clash]:
        """Commas that are missing and that stand where none does."""
        yield from self._run_on()
        marks = [at for at, word in enumerate(self.words) if word.text == ","]
        if len(marks) == 1:
            yield from self._parted(*marks)
        for at in range(len(self.words)):
            yield from (*self._listed(at), *self._unparted(at), *self._linked(at))

    def _parted(self, comma: int) -> Iterator[Clash]:
        """The one comma of a sentence, where it parts a subject from its verb or a verb from its infinitive, before or behind which no other clause is."""
        before, behind = range(comma), range(comma + 1, len(self.words) - 1)
        verbal = [any(each.part in _VERBAL and each.share >= RARE for each in self.read(at)) for at in before]
        for at in behind:
            word = self.words[at]
            first = [each for each in self.below[at] if self.words[each].relation in SUBJECT]
            if first and first[0] < comma and not any(verbal) and self._ends_plainly(first[0], at):
                yield self.clash("comma", comma, at)
            asking = word.head in before and word.relation == "xcomp" and word.sure >= SURE
            if asking and {e.lemma for e in self.read(word.head)} & {*self.listed("phase"), *self.listed("modal")}:
                between = [self.words[each] for each in range(word.head + 1, at) if each != comma]
                if word.head == comma - 1 and all(each.text == "не" for each in between):
                    yield self.clash("comma", comma, at)

    def _ends_plainly(self, subject: int, verb: int) -> bool:
        """Whether a thing before a comma is the one subject of a statement with this verb."""
        last, word = self.words[-1].text, self.words[subject]
        nouns, finite = self.nominal(subject), [each for each in self.usual(verb) if each.part in FINITE]
        things = bool(nouns) and all(each.part == "noun" and each.animate is False for each in nouns)
        rest = (at for at in range(len(self.words)) if at != subject and not self.has(at, ("case",)))
        others = (
            each
            for at in rest
            for each in self.read(at)
            if each.share >= RARE and each.lemma not in self.listed("span")
        )
        other = any(rules_verb(one, two) for one in others if one.part in NOMINAL[:2] for two in finite)
        rules = any(rules_verb(one, two) for one in nouns for two in finite)
        marks = any(
            each.relation in ("mark", "cc", "parataxis", "vocative", "appos", "acl", "acl:relcl") for each in self.words
        )
        return last == "." and word.sure >= QUITE_SURE and things and rules and not other and not marks

    def _listed(self, at: int) -> Iterator[Clash]:
        """Two nouns on end that stand in one place of the sentence, the first of a list."""
        if at + 2 >= len(self.words):
            return
        one, two = self.words[at], self.words[at + 1]
        cases = [{each.case for each in self.usual(each) if each.part == "noun"} for each in (at, at + 1)]
        nouns = all(each.part == "noun" for place in (at, at + 1) for each in self.usual(place))
        if not (nouns and all(cases) and one.text.islower() and cases[0] & cases[1]):
            return
        sure = min(one.sure, two.sure) >= SURE
        beside = sure and one.head == two.head and one.relation == two.relation and one.relation in (*SUBJECT, "obj")
        if beside or (cases[1] <= _DIRECT and not self.has(at, ("case",)) and self._ends_list(at + 2, cases[1])):
            yield self.clash("list", at, at + 1)

    def _linked(self, at: int) -> Iterator[Clash]:
        """An adverb that links two clauses, of which no comma parts the first: a finite verb stands in each."""
        if self.words[at].text not in self.listed("linking") or at == 0:
            return
        clause = self.clause(at, at)
        first, last = clause[0], clause[-1]
        verbs = [place for place in clause if self.read(place)[0].part == "verb"]
        joined = any(self.words[each].relation in ("cc", "mark") for each in (at - 1, *range(first, at)))
        if verbs and verbs[0] < at < verbs[-1] and not joined and self.words[last + 1 : last + 2]:
            yield self.clash("list", at - 1, at)

    def _ends_list(self, at: int, cases: set[str]) -> bool:
        """Whether a list goes on at a place: with a word of one of some cases behind и or или, or before a mark."""
        joined, last = self.words[at].text in ("и", "или"), len(self.words) - 1
        at += joined
        while joined and at < last and all(each.part in ADJECTIVES for each in self.usual(at)) and self.usual(at):
            at += 1
        found = self.usual(at) if at <= last else ()
        own = {each.case for each in found}
        ends = joined or (own <= _DIRECT and (at == last or self.words[at + 1].relation == "punct"))
        return bool(found) and all(each.part == "noun" for each in found) and bool(own & cases) and ends

    def _unparted(self, at: int) -> Iterator[Clash]:
        """A clause, or a phrase with a gerund, that begins a sentence and that no mark parts from the verb it hangs on."""
        word, head = self.words[at], self.words[at].head
        if head in (ROOT, at) or word.sure < SURE:
            return
        marks = [each for each in self.below[at] if self.words[each].relation == "mark"]
        gerund = all(each.part == "gerund" for each in self.usual(at)) and bool(self.usual(at)) and at <= 1
        known = gerund and word.text.lower() not in self.listed("bound") and self.has(at, ("obl", "obj", "advmod"))
        begins = (known and not marks) or (marks[:1] == [0] and self.words[0].text.lower() in self.listed("clausal"))
        verbs = [
            each.part in ("verb", "short participle", "short adjective", "infinitive") for each in self.usual(head)
        ]
        parted = any(self.words[each].relation == "punct" for each in range(at, head))
        if word.relation == "advcl" and begins and at < head and not parted and any(verbs):
            yield self.clash("clause", 0 if marks else at, head)

    def _run_on(self) -> Iterator[Clash]:
        """A sentence that a subordinate conjunction begins, of two finite verbs and without a mark or a conjunction between them."""
        first, *inner, last = self.words
        if (
            first.text.lower() not in self.listed("clausal")
            or last.text != "."
            or {"punct", "cc"} & {e.relation for e in inner}
        ):
            return
        verbs = [at for at in range(1, len(self.words) - 1) if self.read(at)[0].part == "verb"]
        if len(verbs) == _CLAUSES and self.words[verbs[1]].head != verbs[0] and "бы" not in {e.text for e in inner}:
            yield self.clash("clause", 0, verbs[1])

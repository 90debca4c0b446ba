"""Commas: items of a list, clauses and phrases of a parsed sentence that no comma parts, and what one parts that belongs together.

Sources: Rules of Russian Orthography and Punctuation (2006), on punctuation, §§ 1, 25, 26, 68, 107; Rosenthal, Reference Book of Spelling and
Style, §§ 82, 83, 94, 107.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.inflection import agree, rules_verb
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
        marks = [
            at for at, word in enumerate(self.words[:-1]) if word.text == ","
        ]  # an item of a list may end with one
        found = [*self._led_off(marks), *self._begun(marks)] if marks else []
        yield from found or (self._parted(*marks) if len(marks) == 1 else ())
        for at in range(len(self.words)):
            yield from (*self._listed(at), *self._unparted(at), *self._linked(at))
        for comma in marks:
            yield from (*self._unclosed(comma), *self._but(comma), *self._joined(comma))
        yield from self._inverted(marks)

    def _led_off(self, marks: Sequence[int]) -> Iterator[Clash]:
        """The first comma of a sentence, where the subject and what hangs on it stand before it and the verb behind it."""
        comma, last = marks[0], len(self.words) - 1
        verb = comma + 1 + (self.words[comma + 1].text == "не")
        own = self.usual(verb) if verb < last else ()
        subject = next((at for at in self.below[verb] if self.words[at].relation in SUBJECT), last) if own else last
        if subject >= comma or self.words[last].text != "." or self.words[verb].sure < SURE:
            return
        finite = all(each.part in FINITE and each.person not in (1, 2) and "impr" not in each.tags for each in own)
        spoken = {each.lemma for each in own} & {*self.listed("speech")} and len(marks) > 1
        nouns = [each for each in self.read(subject) if each.case == "nominative"]
        rules = any(rules_verb(one, two) for one in nouns for two in own)
        whole = all(at == subject or self._is_under(at, subject) for at in range(comma))
        verbal = any(self.read(at)[0].part in (*FINITE, "gerund") for at in range(comma))
        first = self.words[subject]
        joined = {"«", "»", "(", '"', "—", "как", "что"} & {each.text.lower() for each in self.words[:comma]}
        clear = not (spoken or verbal or joined) and comma > 1 and first.sure >= SURE
        if finite and rules and whole and clear:
            yield self.clash("comma", comma, verb)

    def _but(self, comma: int) -> Iterator[Clash]:
        """The comma behind a conjunction that joins two clauses, each with its finite verb, where another one stands before it."""
        but, after = self.words[comma - 1].text, self.words[comma + 1]
        if comma < _CLAUSES or but not in self.listed("contrary") or self.words[comma - 2].text != ",":
            return
        first, second = self.clause(comma - 3, comma - 3), self.clause(comma + 1, comma + 1)
        finite = [any(self._is_told(at) for at in each) for each in (first, second)]
        if all(finite) and after.text not in ("что", "чтобы", "как", "когда", "если", "хотя", "и"):
            yield self.clash("comma", comma, comma + 1)

    def _is_told(self, at: int) -> bool:
        """Whether a word is the predicate of a clause."""
        own = self.usual(at)
        return bool(own) and all(each.part in (*FINITE, "predicative") for each in own)

    def _joined(self, comma: int) -> Iterator[Clash]:
        """The one comma of a clause, before “и” and the second of two nouns in one place of it."""
        last = len(self.words) - 1
        one, two = comma - 1, comma + 2
        while two < last and self.usual(two) and all(each.part in ADJECTIVES for each in self.usual(two)):
            two += 1
        before, rest = {each.text.lower() for each in self.words[:comma]}, range(two + 1, last)
        if (
            comma < _CLAUSES
            or two >= last
            or self.words[comma + 1].text != "и"
            or before & {",", "и", "или", "ни", "как", "«", "(", "—", ":"}
        ):
            return
        rest = rest[: next((at - two - 1 for at in rest if self.words[at].relation == "punct"), len(rest))]
        nouns = [[each for each in self.known(at) if each.part == "noun"] for at in (one, two)]
        cases = [{each.case for each in own} for own in nouns]
        told = any(self._is_told(at) for at in range(comma)) and all(nouns) and bool(cases[0] & cases[1])
        again = any(each.text in ("и", "или") for each in self.words[two:]) or any(
            self.read(at)[0].part in _VERBAL for at in rest
        )
        if told and not again and self.words[last].text == ".":
            yield self.clash("comma", comma, two)

    def _inverted(self, marks: Sequence[int]) -> Iterator[Clash]:
        """The first comma of a sentence that begins with what somebody or something became, before the verb that its subject stands behind."""
        comma = marks[0] if marks else 0
        verb = comma + 1
        own = self.usual(verb) if comma and verb < len(self.words) else ()
        linked = bool(own) and all(each.part == "verb" and each.lemma in self.listed("copula") for each in own)
        named = [
            at for at in range(comma) if "instrumental" in {each.case for each in self.known(at) if each.part == "noun"}
        ]
        subjects = [at for at in self.below[verb] if self.words[at].relation in SUBJECT] if linked else []
        begins = named and all(self.read(at)[0].part in ADJECTIVES for at in range(named[0]))
        verbal = any(self.read(at)[0].part in _VERBAL and self.read(at)[0].part != "participle" for at in range(comma))
        if linked and begins and not verbal and subjects and subjects[0] > verb:
            yield self.clash("comma", comma, verb)

    def _is_under(self, at: int, other: int) -> bool:
        """Whether a word hangs on another, if over others."""
        while at not in (ROOT, other):
            at = self.words[at].head
        return at == other

    def _begun(self, marks: Sequence[int]) -> Iterator[Clash]:
        """The one comma of a sentence, behind a plain adverbial that begins it, before a subject with its verb."""
        comma, last = marks[0], len(self.words) - 1
        one, two = (each.text.lower() for each in self.words[:2])
        hung = [self.words[at].head for at in range(comma) if self.words[at].relation == "case"][:1]
        dated = ("span", "calendar", "inside", "upon")
        when = hung and {e.lemma for e in self.read(hung[0])} & {each for name in dated for each in self.listed(name)}
        plain = f"{one} {two}" in self.listed("beginning") or one in self.listed("beginning")
        if not (plain or (when and one in self.listed("placed"))) or len(marks) > 1 or self.words[last].text != ".":
            return
        verbal = any(self.read(at)[0].part in _VERBAL for at in range(comma))
        verb = next((at for at in range(comma + 1, last) if self.words[at].head == ROOT), last)
        subjects = [at for at in self.below[verb] if self.words[at].relation in SUBJECT] if verb < last else []
        finite = verb < last and self.usual(verb) and all(each.part in FINITE for each in self.usual(verb))
        hangs = [at for at in range(comma) if self.words[at].head == verb]
        clear = not any(
            (self.words[at].relation in ("acl", "amod") and at > comma > self.words[at].head)
            or self.words[at].relation in ("mark", "parataxis", "appos")
            or self.words[at].text in "—:;«("
            for at in range(last)
        )
        joined = any(
            self.words[at].relation == "conj" and at > comma and self.words[at].head < comma for at in range(last)
        )
        if finite and len(hangs) == 1 and subjects[:1] and subjects[0] > comma and clear and not verbal and not joined:
            yield self.clash("comma", comma, verb)

    def _unclosed(self, comma: int) -> Iterator[Clash]:
        """A phrase with a participle, or a clause with a relative, behind its noun, in which a finite verb too many stands before the next mark: it is not closed."""
        last = len(self.words) - 1
        inner = range(
            comma + 1, next((at for at in range(comma + 1, last) if self.words[at].relation == "punct"), last)
        )
        verbs = [at for at in inner if self._is_finite(at)]
        begun = next((at for at in inner[:3] if self.words[at].text.lower() in self.listed("relative")), None)
        clause, phrase = begun is not None, bool(inner) and self._is_behind(inner[0], comma)
        if self.words[last].text not in ".!?" or not (clause or phrase) or len(verbs) != clause + 1:
            return
        texts = [self.words[at].text for at in inner]
        joined = clause and not {"и", "или", "а", "но", "да", "ни"}.isdisjoint(texts)
        opening = ("что", "чтобы", "как", "когда", "если", "где", "куда", "чем", "пока", "ли", "или", "либо")
        if not joined and not any(each in opening for each in texts[: verbs[-1] - inner[0]]):
            yield self.clash("unclosed", inner[0] if begun is None else begun, verbs[-1])

    def _is_finite(self, at: int) -> bool:
        """Whether a word can be nothing but a finite verb."""
        own = self.usual(at)
        return bool(own) and all(each.part == "verb" and "impr" not in each.tags for each in own)

    def _is_behind(self, at: int, comma: int) -> bool:
        """Whether a word is a participle that belongs to a noun before a comma, and to none behind it."""
        word, own = self.words[at], self.usual(at)
        nouns = self.read(word.head) if ROOT < word.head < comma else ()
        told = bool(own) and all(each.part == "participle" for each in own) and word.sure >= SURE
        return told and word.relation in ("acl", "amod") and any(agree(one, two) for one in own for two in nouns)

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

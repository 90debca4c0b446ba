"""Agreement: words of a parsed sentence of which one hangs on the other, and whose forms do not go together.

What the parser takes for a pair is told only where it is sure, where no reading of the two goes together, and where nothing near can stand
in the place of either. Sources: Rosenthal, Reference Book of Spelling and Style, §§ 183–200; Russian Grammar (1980), on agreement and government.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from galley.inflection import Parse, agree, parses, rules_verb
from galley.lexica.commas import Commas
from galley.lexica.hanging import (
    ADJECTIVES,
    ASKED,
    AUXILIARY,
    COUNTING,
    FINITE,
    MODIFIER,
    NOMINAL,
    QUITE_SURE,
    RARE,
    SUBJECT,
    SURE,
    Clash,
)
from galley.lexica.parsing import ROOT, has_parser, parsed
from galley.lexica.phrases import Phrases
from galley.lexica.senses import taken
from galley.tongues import facts

_NEAR = 5
_REFLEXIVE, _ENDINGS = ("тся", "ться"), {"тся": "ться", "ться": "тся"}


@lru_cache(maxsize=1 << 14)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """What does not go together in the sentences of a text: a `predicate` with its subject, an adjective or participle that is an
    `attribute` with its noun, a relative with its `antecedent`, a noun with its `preposition`, a `reflexive` verb with what asks for its infinitive or is its subject; and nouns of a `list` between which no comma stands, a `comma` that parts a subject or an infinitive from its verb, a `clause` that none
    parts, what is `unclosed` behind its comma, an `object` behind what does not take its case, a noun that is `unled`: it has lost its preposition; what is `taken` for another word; and what `phrases` tells."""
    sentences = parsed(language, text) if has_parser(language) else ()
    return tuple(each for sentence in sentences for each in _Sentence(language, sentence).clashes())


class _Sentence(Commas, Phrases):
    """What is told of a sentence."""

    def clashes(self) -> Iterator[Clash]:
        """All that does not go together."""
        checks: dict[str, Callable[[int, int], Iterator[Clash]]] = {
            **dict.fromkeys(SUBJECT, self._predicate),
            **dict.fromkeys(MODIFIER, self._modifier),
            "acl": self._participle,
            "case": self._preposition,
        }
        yield from (*self.commas(), *self.phrases())
        for at, word in enumerate(self.words):
            if word.head not in (ROOT, at) and word.relation in checks:
                yield from checks[word.relation](at, word.head)
            if word.text.lower() in self.listed("relative"):
                yield from self._antecedent(at)
            if word.text.endswith(_REFLEXIVE):
                yield from self._reflexive(at)
            yield from self._object(at)
            yield from self._unled(at)
        yield from taken(self)

    def _predicate(self, at: int, head: int) -> Iterator[Clash]:
        word, subjects = self.words[at], [each for each in self.nominal(at) if each.case == "nominative"]
        following = " ".join(each.text for each in self.words[at : at + 3]).lower()
        listed = set() if following == "все , кто" else {*self.listed("crowd"), *self.listed("open")}
        if word.sure < QUITE_SURE or not subjects or not self.is_plain(at) or {e.lemma for e in subjects} & listed:
            return
        personal = any(each.part == "pronoun" for each in subjects)
        between = {self.words[each].text for each in range(min(at, head), max(at, head))}
        company = any(
            self.words[each].text.lower() in ("с", "со") for own in self.below[at] for each in self.below[own]
        )
        if (
            self.words[at - 1].text.lower() in ("как", "чем", "и", "или")
            or company
            or between & set('():;—–«»"')
            or self._may_be_joined(at, head)
        ):
            return
        verbs = [head, *(below for below in self.below[head] if self.words[below].relation in AUXILIARY)]
        whole = any(each.part in (*FINITE, *ADJECTIVES, "infinitive") for each in self.read(head))
        for verb in verbs if whole else ():
            finite = [each for each in self.usual(verb) if each.part in FINITE]
            if not finite or len(finite) < len(self.usual(verb)) or any("impr" in each.tags for each in finite):
                continue
            if any(rules_verb(one, other) for one in subjects for other in finite):
                continue
            if not personal and (any(each.person in (1, 2) for each in finite) or self._is_object(at, verb, finite)):
                continue
            if not self._is_quantity(at, verb, finite) and not self._has_other_subject(at, verb, finite):
                yield self.clash("predicate", verb, at)

    def _may_be_joined(self, at: int, head: int) -> bool:
        """Whether “and” or “or” stands behind a subject, and then something that may be another one."""
        behind = range(at, head if head > at else min(at + 4, len(self.words)))
        joint = next((each for each in behind if self.words[each].text in ("и", "или")), None)
        rest = () if joint is None else range(joint + 1, max(behind[-1] + 1, joint + 2))
        found = (each for each in rest if not self._is_owned(each, at))
        return any(
            e.case == "nominative" and e.part in NOMINAL and e.share >= RARE for each in found for e in self.read(each)
        )

    def _is_owned(self, at: int, subject: int) -> bool:
        """Whether a word surely hangs on another one than a subject, or is joined with one."""
        word = self.words[at]
        return word.relation in ("nmod", "conj", "amod", "case") and word.head != subject and word.sure >= QUITE_SURE

    def _is_object(self, at: int, verb: int, finite: Sequence[Parse]) -> bool:
        """Whether what was taken for the subject may be what is acted upon: it stands in the accusative as well, and the verb has nothing else."""
        accusative = any(each.case == "accusative" for each in self.nominal(at))
        acted = accusative and any("tran" in e.tags for e in finite)
        ruled = (e for each in self.below[verb] for e in self.read(each))
        allowed = (
            accusative and any(each.part == "infinitive" for each in ruled) and all("sing" in e.tags for e in finite)
        )
        objects = (e.case for each in self.below[verb] if self.words[each].relation == "obj" for e in self.read(each))
        return allowed or (acted and "accusative" not in objects and not self.has(verb, ("xcomp", "ccomp")))

    def _is_quantity(self, at: int, verb: int, finite: Sequence[Parse]) -> bool:
        """Whether what was taken for the subject may be a genitive, of which there is much or none."""
        if not any(each.case == "genitive" for each in self.nominal(at)):
            return False
        alone = any(
            each.number == "singular" and (each.person == 3 or each.gender in ("neuter", "")) for each in finite
        )
        foreign = any(
            each.text.isascii() and each.text.isalpha() for each in map(self.words.__getitem__, self.clause(at, verb))
        )
        denied = "не" in {self.words[each].text.lower() for each in self.below[verb]}
        much = any(
            each.text.lower() in self.listed("amount") for each in map(self.words.__getitem__, self.clause(at, verb))
        )
        return foreign or (
            alone and (denied or much or any(each.lemma in self.listed("impersonal") for each in finite))
        )

    def _has_other_subject(self, at: int, verb: int, finite: Sequence[Parse]) -> bool:
        """Whether another word of the clause may be the subject of the verb; what stands behind a verb that its subject precedes is its object."""
        direct = [each for each in self.nominal(at) if each.case in ("nominative", "accusative")]
        accusative = any(each.case == "accusative" for each in direct)
        acted = accusative and any("tran" in e.tags for e in finite) and not direct[0].animate
        if at > 0 and any(one.part == "noun" and rules_verb(one, two) for one in self.read(at - 1) for two in finite):
            return True
        for other in self.clause(at, verb):
            word = self.words[other]
            if other in (at, verb) or (word.relation in MODIFIER and word.head == at):
                continue
            if word.head != verb and word.sure >= QUITE_SURE and word.relation in (*SUBJECT, "obj"):
                continue
            owned = word.head == other - 1 and word.sure >= QUITE_SURE and word.relation == "nmod"
            if owned and any(each.case == "genitive" for each in self.read(other)):
                continue
            if self.has(other, ("case",)):
                continue
            if not acted and at < verb < other and word.relation in ("obj", *COUNTING) and word.sure > SURE:
                continue
            if any(
                rules_verb(one, two)
                for one in self.read(other)
                if one.part in NOMINAL and one.share >= RARE
                for two in finite
            ):
                return True
        return False

    def _modifier(self, at: int, head: int) -> Iterator[Clash]:
        word, own, nouns = self.words[at], self.usual(at), self.known(head)
        if not (own and nouns and at < head and word.sure >= SURE and self.is_plain(at) and self.is_plain(head)):
            return
        if {each.lemma for each in own} & {*self.listed("open"), *self.listed("nominal")}:
            return
        named = word.text.endswith(("ому", "ему", "ого", "его"))
        described = all(each.part in ADJECTIVES or (named and each.lemma.endswith("ое")) for each in own)
        if not described or not all(each.part == "noun" for each in nouns):
            return
        verbal = any(
            self.read(each)[0].part in (*FINITE, "infinitive", "gerund", *ADJECTIVES)
            for each in range(max(at - 2, 0), at)
        )
        predicative = verbal and any(each.case == "instrumental" for each in own)
        if not predicative and not self._goes_with_any(
            self.known(at), range(at + 1, min(head + _NEAR, len(self.words)))
        ):
            yield self.clash("attribute", at, head)

    def _goes_with_any(self, own: Sequence[Parse], places: Iterable[int]) -> bool:
        """Whether something goes with a noun or pronoun at one of some places, or with an adjective that stands for one."""
        nominal = (
            each
            for place in places
            for each in self.read(place)
            if each.part in NOMINAL[:2] or (each.part == "adjective" and each.lemma in self.listed("nominal"))
        )
        return any(agree(one, each) for each in nominal for one in own)

    def _participle(self, at: int, head: int) -> Iterator[Clash]:
        own, nouns = self.known(at), self.known(head)
        if not (own and nouns and self.words[at].sure >= SURE and self.is_plain(at) and self.is_plain(head)):
            return
        told = all(each.part == "participle" for each in own) and all(each.part == "noun" for each in nouns)
        places = range(len(self.words) if head > at else at)
        if told and not self._goes_with_any(own, (e for e in places if self.words[e].relation not in ("case", "cc"))):
            yield self.clash("attribute", at, head)

    def _preposition(self, at: int, head: int) -> Iterator[Clash]:
        word, nouns = self.words[at], self.nominal(head)
        taken = self._taken(at, head)
        if not (
            taken and nouns and at < head and word.sure >= QUITE_SURE and not self.below[at] and self.is_plain(head)
        ):
            return
        if not all(each.part == "noun" for each in nouns) or any(self._stands_in(each, taken) for each in nouns):
            return
        if "genitive" in taken and any(each.case == "dative" and each.gender == "masculine" for each in nouns):
            return
        between = [self.usual(each) for each in range(at + 1, head)]
        plain = all(own and all(each.part in ADJECTIVES for each in own) for own in between)
        if plain and not any(each.case in taken for own in between for each in own):
            yield self.clash("preposition", head, at)

    @staticmethod
    def _stands_in(noun: Parse, taken: Sequence[str]) -> bool:
        """Whether a noun stands in one of some cases; as the accusative of who is taken for a thing, or becomes one of many, stands the nominative."""
        return noun.case in taken or (noun.case == "nominative" and bool(noun.animate) and "accusative" in taken)

    def _taken(self, at: int, head: int) -> Sequence[str]:
        """The cases that a preposition takes, behind some words fewer than it takes elsewhere."""
        word, above = self.words[at].text.lower(), self.words[head].head
        taken: Sequence[str] = facts(self.language, "prepositions").get(word, "").split()
        if not ROOT < above < at or self.words[head].relation not in ("obl", "nmod", "iobj"):
            return taken
        narrowed = facts(self.language, "narrowed")
        own = {each.lemma for each in self.read(above) if each.share >= RARE}
        told = [case for case in taken if own and own <= {*narrowed.get(f"{word} {case}", ())}]
        timely = {each.lemma for each in self.read(head)} & {*self.listed("span"), *self.listed("month")}
        return told if told and not timely else taken

    def _object(self, at: int) -> Iterator[Clash]:
        """A noun behind its modifiers in a case that the verb or noun before them does not take."""
        word, head = self.words[at], self.words[at].head
        between = range(head + 1, at)
        if not (ROOT < head < at and word.sure >= SURE and self.is_plain(at) and not self.has(at, ("case",))):
            return
        if word.relation == "obj":
            yield from self._acted(at, head)
        if head == at - 1 and not self.has(head, SUBJECT):
            return
        own, nouns = [each for each in self.read(head) if each.share >= RARE], self.nominal(at)
        listed = facts(self.language, "government")
        told = [listed.get(each.lemma) for each in own]
        if not nouns or not told or not told[0] or told != told[:1] * len(told) or "case" not in told[0]:
            return
        taken = {told[0]["case"], *told[0].get("also", "").split()}
        plain = word.relation in ("obj", "iobj", "obl", "nmod") and all(
            self.words[each].head == at and all(own.part in ADJECTIVES for own in self.usual(each)) for each in between
        )
        timely = {each.lemma for each in nouns} & {*self.listed("span")} or any(
            "participle" in each.part for each in own
        )
        if plain and not timely and all(each.part == "noun" and each.case not in taken for each in nouns):
            yield self.clash("object", at, head)

    def _acted(self, at: int, head: int) -> Iterator[Clash]:
        """What is acted upon, and stands in the nominative alone, where the verb has a subject before it."""
        own, verbs = self.known(at), self.read(head)
        subjects = [each for each in self.below[head] if self.words[each].relation in SUBJECT]
        between = {each.text for each in self.words[head + 1 : at]}
        plain = not between & {"как", "чем", "словно", "будто", "—", "–", "-", ":", "«", '"', "(", ","}
        told = own and all(each.case == "nominative" and each.part in ("noun", "pronoun") for each in own)
        alone = (
            len(subjects) == 1 and subjects[0] < head and all(e.case != "accusative" for e in self.read(subjects[0]))
        )
        if told and plain and alone and all("tran" in e.tags for e in verbs):
            yield self.clash("object", at, head)

    def _unled(self, at: int) -> Iterator[Clash]:
        """A noun in the locative, or in what may be one behind a verb that takes no dative, where no preposition of that case stands before it."""
        nouns, head = self.known(at), self.words[at].head
        cases = {each.case for each in nouns}
        joined = head == ROOT or self.words[at].relation == "conj"
        if joined or not (nouns and all(each.part == "noun" for each in nouns)):
            return
        above = {each.lemma for each in self.read(head) if each.share >= RARE}
        placed = head < at and not any(each.animate for each in nouns) and above <= {*self.listed("placing")}
        if cases != {"locative"} and not (placed and cases == {"locative", "dative"}):
            return
        takes, before = facts(self.language, "prepositions"), (each.text.lower() for each in self.words[:at])
        if not any(case in takes.get(each, "") for each in before for case in cases):
            yield self.clash("unled", at, head)

    def _antecedent(self, at: int) -> Iterator[Clash]:
        clause = at
        while clause != ROOT and self.words[clause].relation != "acl:relcl":
            clause = (
                self.words[clause].head
                if self.words[clause].relation
                in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj", "case", "xcomp", "conj")
                else ROOT
            )
        if clause == ROOT or self.words[clause].sure < QUITE_SURE:
            return
        head = self.words[clause].head
        if not ROOT < head < at or not self.is_plain(head):
            return
        own, nouns = self.read(at), self.known(head)
        if nouns and all(each.part in ("noun", "adjective") for each in nouns):
            before = (each for place in range(head + 1) for each in self.read(place) if each.part in NOMINAL)
            if not any(_alike(one, each) for each in before for one in own):
                yield self.clash("antecedent", at, head)

    def _reflexive(self, at: int) -> Iterator[Clash]:
        word = self.words[at]
        ending = next(each for each in _REFLEXIVE if word.text.endswith(each))
        meant = word.text.removesuffix(ending) + _ENDINGS[ending]
        other = [each for each in parses(self.language, meant) if each.known]
        if not other or not self.known(at):
            return
        subjects = [each for each in self.below[at] if self.words[each].relation in SUBJECT]
        above = () if word.head == ROOT else self.read(word.head)
        asking = {each.lemma for each in above} & {*self.listed("phase"), *self.listed("modal"), *self.listed("asking")}
        if ending == "тся":
            ruled = word.relation in ("xcomp", "csubj", "csubj:pass") and asking and word.sure >= ASKED
            asked = None if ruled else self._asking(at)
            if (ruled or asked is not None) and not subjects:
                yield self.clash("reflexive", at, word.head if asked is None else asked, meant)
        elif len(subjects) == 1 and not asking:
            (subject,) = subjects
            finite = [each for each in other if each.part == "verb"]
            others = [self.read(each) for each in self.clause(subject, at) if each not in (at, subject)]
            verbal = any(each.part in (*FINITE, "infinitive", "predicative") for own in others for each in own)
            rules = any(rules_verb(one, two) for one in self.nominal(subject) for two in finite)
            if rules and not verbal and self.words[subject].sure >= QUITE_SURE:
                yield self.clash("reflexive", at, subject, meant)

    def _asking(self, at: int) -> int | None:
        """Where the word stands that can only ask for an infinitive, if nothing but what tells how or when is between it and a verb; none just before it of which `infinitive` is told."""
        before = at - 1
        while before > 0 and self.read(before)[0].part in ("adverb", "particle"):
            before -= 1
        own = [each for each in self.read(before) if each.share >= RARE]
        asking = {*self.listed("asking"), *self.listed("modal")}
        told = bool(own) and all(each.lemma in asking and each.part in (*FINITE, "predicative") for each in own)
        finite = before == at - 1 and {each.lemma for each in own} & {*self.listed("modal"), *self.listed("phase")}
        return before if told and not finite else None


def _alike(one: Parse, other: Parse) -> bool:
    """Whether two readings are of one number, and in the singular of one gender, where that is told."""
    sexed = one.number == "plural" or "" in (one.gender, other.gender) or one.gender == other.gender
    return bool(one.case and other.case) and one.number == other.number and sexed

"""Phrases: words on end whose forms do not go together: nouns, numerals, dates, names, prepositions and what is joined by “and”; and clauses that lack their “not”, or the doer of a gerund.

Sources: Rosenthal, Reference Book of Spelling and Style, §§ 164–166, 193–194, 200, 206, 212; Russian Grammar (1980), on numerals, on government, and on the general negation.
"""

from __future__ import annotations

from collections.abc import Iterator

from galley.inflection import Parse, rules_verb
from galley.lexica.hanging import FINITE, QUITE_SURE, RARE, SUBJECT, SURE, Clash, Hanging
from galley.lexica.parsing import ROOT
from galley.tongues import facts

_DIRECT = frozenset({"nominative", "accusative"})
_VERBAL = ("verb", "short participle")
_LABEL = 3
"""So many words before it may a label begin that ends with a preposition."""
_NEAR = 2
"""So many words may stand before a thing that a sentence says what it is."""
_FAMILY = ("ов", "ова", "ев", "ева", "ёв", "ёва", "ин", "ина", "ский", "ская", "цкий", "цкая")
"""The ends of family names that are declined for men and women alike."""


class Phrases(Hanging):
    """What is told of the phrases of a sentence."""

    def phrases(self) -> Iterator[Clash]:
        """A noun that another one asks into the genitive (`dependent`), the `numeral`, the `date` and the name (`named`) whose parts are in several cases, prepositions that are
        `stacked` or `stray`, what two words have `shared` that ask for several cases, a clause that is not `denied`, a conjunction of `purpose` that is taken for another, an
        infinitive that lacks its `dash`, and a `gerund` whose doer is not the subject."""
        for at, word in enumerate(self.words):
            if word.relation == "nmod":
                yield from self._dependent(at)
            elif word.relation == "conj":
                yield from self._shared(at)
            elif word.relation in SUBJECT:
                yield from self._short(at)
            elif word.relation in ("obl", "obj", "iobj"):
                yield from self._passive(at)
            if 0 < at < len(self.words) - 1:
                yield from (*self._owed(at), *self._numeral(at), *self._dated(at), *self._stacked(at), *self._asked(at))
                yield from (*self._stray(at), *self._purpose(at))
            if at < len(self.words) - 2:
                yield from (*self._counted(at), *self._one_of(at))
            yield from (*self._named(at), *self._denied(at), *self._undashed(at))
        yield from self._hung()

    def cases(self, at: int, *parts: str) -> set[str]:
        """The cases of a word that may only be of some parts of speech; none of another."""
        found = [each for each in self.read(at) if each.share >= RARE]
        return {each.case for each in found} if found and all(each.part in parts for each in found) else set()

    def lemmas(self, at: int) -> set[str]:
        """The first forms of what a word may be."""
        return {each.lemma for each in self.read(at) if each.share >= RARE}

    def _dependent(self, at: int) -> Iterator[Clash]:
        """A thing done, behind the noun that it hangs on, in no case that a noun asks for."""
        word, head = self.words[at], self.words[at].head
        done = word.text.islower() and self.cases(at, "noun") and all(e.lemma.endswith("ие") for e in self.read(at))
        if not (done and self.known(at) and self.cases(at, "noun") <= _DIRECT and head == at - 1 and word.sure >= SURE):
            return
        above = self.known(head)
        plain = above and all(each.part == "noun" and not each.animate for each in above)
        if plain and not self.has(at, ("case",)) and self.is_plain(at) and self.is_plain(head):
            yield self.clash("dependent", at, head)

    def _owed(self, at: int) -> Iterator[Clash]:
        """A noun behind a noun that asks with its verb for another case than the genitive, as in “give attention”."""
        above = at - 1
        while above > 0 and self.words[above].head == at and self.cases(above, "adjective", "participle"):
            above -= 1
        verb = self.words[above].head
        if ROOT in (verb, above) or self.words[at].head not in (above, verb) or self.has(at, ("case",)):
            return
        listed = facts(self.language, "government")
        pairs = (f"{one} {two}" for one in self.lemmas(verb) for two in self.lemmas(above))
        told = [listed[each] for each in pairs if each in listed]
        own = self.cases(at, "noun")
        if told and own and told[0]["case"] not in own:
            yield self.clash("object", at, above)

    def _passive(self, at: int) -> Iterator[Clash]:
        """A noun in the genitive behind a short participle, none of which but few asks for it."""
        word, head = self.words[at], self.words[at].head
        own, verbs = self.known(at), self.usual(head) if head != ROOT else ()
        if not (own and verbs and 0 <= head < at and word.sure >= SURE and self.is_plain(at)) or self.has(
            at, ("case",)
        ):
            return
        passive = all(each.part == "short participle" and each.lemma not in self.listed("genitive") for each in verbs)
        told = [each for each in own if each.part == "noun" and (each.case != "genitive" or each.number == "singular")]
        cases = {each.case for each in told}
        alone = "genitive" in cases and cases <= {"genitive", *_DIRECT} and self.has(head, SUBJECT)
        timely = {each.lemma for each in own} & {*self.listed("span"), *self.listed("calendar")}
        between = all(self.words[each].head == at for each in range(head + 1, at))
        if (
            passive
            and alone
            and between
            and not timely
            and "не" not in {self.words[each].text for each in self.below[head]}
        ):
            yield self.clash("object", at, head)

    def _short(self, at: int) -> Iterator[Clash]:
        """An abbreviation in capitals whose gender its verb, just behind it, does not have."""
        word, head = self.words[at], self.words[at].head
        subjects = [each for each in self.read(at) if "Abbr" in each.tags and each.known and each.case == "nominative"]
        finite = self.usual(head)
        plain = (
            word.text.isupper()
            and len(word.text) > 1
            and head == at + 1
            and word.sure >= QUITE_SURE
            and self.is_plain(at)
        )
        whole = finite and all(each.part in FINITE for each in finite)
        if plain and subjects and whole and not any(rules_verb(one, two) for one in subjects for two in finite):
            yield self.clash("predicate", head, at)

    def _asked(self, at: int) -> Iterator[Clash]:
        """A finite verb just behind one that asks for an infinitive."""
        before = self.usual(at - 1)
        asking = {*self.listed("modal"), *self.listed("phase")} - {*self.listed("saying")}
        own = [each for each in self.read(at) if each.share >= RARE]
        asks = before and all(
            each.part == "verb" and each.lemma in asking and "impr" not in each.tags for each in before
        )
        finite = own and all(each.part == "verb" and each.known and "impr" not in each.tags for each in own)
        if asks and finite:
            yield self.clash("infinitive", at, at - 1)

    def _counted(self, at: int) -> Iterator[Clash]:
        """A noun in the genitive plural behind a number that ends with one to four, where nothing puts the number into the genitive."""
        figures, last = self.words[at].text, at + 1
        if not (figures.isascii() and figures.isdigit()) or figures[-1] not in "1234" or figures[-2:-1] == "1":
            return
        while last < len(self.words) - 2 and self.cases(last, "adjective", "participle") == {"genitive"}:
            last += 1
        own = self.known(last)
        many = own and all(each.part == "noun" and (each.case, each.number) == ("genitive", "plural") for each in own)
        verbs = self.usual(at - 1) if at else ()
        listed = facts(self.language, "government")
        free = [each for each in verbs if each.part == "verb" and listed.get(each.lemma, {}).get("case") != "genitive"]
        negated = "не" in {each.text.lower() for each in self.words[max(at - 2, 0) : at]}
        if many and len(figures) > 1 and verbs and len(free) == len(verbs) and not negated:
            yield self.clash("numeral", last, at)

    def _one_of(self, at: int) -> Iterator[Clash]:
        """What is one of several, and stands in the singular."""
        if self.lemmas(at) != {"один"} or self.words[at + 1].text != "из":
            return
        last = at + 2
        while last < len(self.words) - 2 and self.cases(last, "adjective", "participle"):
            last += 1
        own = self.known(last)
        owned = [each for each in own if each.case == "genitive"]
        one = owned and all(each.part == "noun" and each.number == "singular" for each in owned)
        many = {each.lemma for each in own} & {
            *self.listed("crowd"),
            *self.listed("inside"),
            *self.listed("collective"),
        }
        if one and not many:
            yield self.clash("numeral", last, at)

    def _numeral(self, at: int) -> Iterator[Clash]:
        """A numeral in the nominative behind a preposition that does not take it, or before one that is in another case."""
        own, before = self.cases(at, "numeral"), self.words[at - 1].text.lower()
        if not own or not own <= _DIRECT:
            return
        last = at + 1
        while last < len(self.words) - 1 and (self.cases(last, "numeral") or self.lemmas(last) & {"тысяча"}):
            last += 1
        if any("Anum" in each.tags for each in self.read(last)):
            return
        taken = {*facts(self.language, "prepositions").get(before, "").split()}
        if taken and not taken & own:
            yield self.clash("numeral", at, at - 1)
        following = self.cases(at + 1, "numeral")
        if following and "nominative" not in following:
            yield self.clash("numeral", at, at + 1)

    def _dated(self, at: int) -> Iterator[Clash]:
        """The month behind an ordinal that is not in the genitive, or an ordinal before a month that does not go with what is before it."""
        months, day = self.listed("calendar"), [each for each in self.read(at) if "Anum" in each.tags]
        if not day or not self.lemmas(at + 1) & {*months} or any(each.number == "plural" for each in day):
            return
        own = {each.case for each in day}
        if "genitive" not in self.cases(at + 1, "noun") and not own & _DIRECT:
            yield self.clash("date", at + 1, at)
        first = at - 1
        while first > 0 and self.cases(first, "numeral") <= _DIRECT and self.cases(first, "numeral"):
            first -= 1
        taken = {*facts(self.language, "prepositions").get(self.words[first].text.lower(), "").split()}
        verb = self.cases(first, "verb") and self.has(first, SUBJECT)
        led = any(self.words[each].relation in SUBJECT and each < first for each in self.below[first])
        if (taken and not taken & own) or (verb and led and own <= _DIRECT):
            yield self.clash("date", at, first)

    def _named(self, at: int) -> Iterator[Clash]:
        """A given name and the family name behind it in no case in common."""
        if at + 1 >= len(self.words) or not (self.words[at].text.istitle() and self.words[at + 1].text.istitle()):
            return
        given = [each for each in self.read(at) if each.share >= RARE]
        family = [each for each in self.read(at + 1) if each.name == "family" and each.lemma.endswith(_FAMILY)]
        beside = self.words[at + 1].head == at or self.words[at].head == at + 1
        told = family and all(each.name == "given" for each in given) and beside
        if told and not any(_go(one, other) for one in given for other in family):
            yield self.clash("named", at + 1, at)

    def _stacked(self, at: int) -> Iterator[Clash]:
        """A preposition behind another one, of which neither is an adverb as well."""
        one, two, after = self.words[at - 1].text, self.words[at].text, self.words[at + 1].text
        one = one.lower() if at == 1 else one
        leading = self.listed("leading")
        takes = facts(self.language, "prepositions")
        if (
            one in leading
            and two in leading
            and two in takes
            and one != two
            and not (one == "с" and self.words[max(at - 2, 0)].text.isdigit())  # seconds
            and after not in (*self.listed("led"), ".")
        ):
            yield self.clash("stacked", at, at - 1)

    def _shared(self, at: int) -> Iterator[Clash]:
        """What two words joined by “and” act upon, that only the second takes in this case."""
        one, last = self.words[at].head, len(self.words) - 1
        joined = one == at - 2 and self.words[at - 1].text.lower() == "и" and at < last
        if not joined or not self.lemmas(one) & {*self.listed("acting")}:
            return
        told = [facts(self.language, "government").get(each) for each in self.lemmas(at)]
        ruled = told[0] if len(told) == 1 else None
        if not ruled or ruled.get("case", "accusative") in ("accusative", "genitive") or self.has(one, ("obj",)):
            return
        objects = [each for each in (*self.below[at], *self.below[one]) if each > at]
        if any(self._is_taken(each, ruled) for each in objects):
            yield self.clash("shared", one, at)

    def _is_taken(self, at: int, ruled: dict[str, str]) -> bool:
        """Whether a noun stands in the case that a word takes, or behind the preposition."""
        led = self.has(at, ("case",))
        cases = {each.case for each in self.nominal(at)}
        return led if ruled["case"] == "nothing" else not led and ruled["case"] in cases and "accusative" not in cases

    def _denied(self, at: int) -> Iterator[Clash]:
        """A word that denies, in a clause whose finite verb nothing denies."""
        if self.words[at].text.lower() not in self.listed("denying") or self.words[-1].text != ".":
            return
        clause = self.clause(at, at)
        verbs = [each for each in clause if self.usual(each) and all(own.part == "verb" for own in self.usual(each))]
        denied = any(
            self.words[each].text.lower().startswith(("не", "ни", "без", "вряд")) for each in clause if each != at
        )
        if len(verbs) == 1 and not denied and self.words[clause[-1] + 1].text != ",":
            yield self.clash("denied", verbs[0], at)

    def _hung(self) -> Iterator[Clash]:
        """A gerund that begins a sentence, whose main clause tells what happens by itself or is done by nobody who is named."""
        texts = [each.text for each in self.words]
        first = next((at for at in (0, 1) if self.read(at) and self.read(at)[0].part == "gerund"), None)
        if first is None or "," not in texts or self.words[first].text.lower() in self.listed("bound"):
            return
        main = range(texts.index(",") + 1, len(texts))
        roots = [at for at in main if self.words[at].head == ROOT]
        root = max(roots, key=lambda at: self.words[at].sure) if roots else None
        clause = () if root is None else [at for at in self.clause(root, root) if at in main]
        free = (
            "—" in texts or ":" in texts or any(self.read(at)[0].part in ("infinitive", "predicative") for at in clause)
        )
        if root is None or free:
            return
        passive = any(each.part == "short participle" for each in self.read(root))
        doers = [at for at in main if at < root and self._is_doer(at)]
        perfect = any("perf" in each.tags for each in self.read(first))
        fails = self.lemmas(first) & {*self.listed("moving")} and self.lemmas(root) & {*self.listed("failing")}
        befalls = fails or (perfect and self.lemmas(root) & {*self.listed("befalling")})
        subjects = [each for each in self.below[root] if self.words[each].relation in SUBJECT]
        things = all(self.known(at) and all(each.animate is False for each in self.known(at)) for at in subjects)
        if (things and ((befalls and subjects) or (passive and perfect))) or (passive and doers):
            yield self.clash("gerund", first, root)

    def _is_doer(self, at: int) -> bool:
        """Whether a word in the instrumental without a preposition tells by whom something is done."""
        own = self.known(at)
        nouns = [each for each in own if each.part == "noun"]
        doers = any(each.animate for each in nouns) or {each.lemma for each in nouns} <= {*self.listed("office")}
        instrumental = bool(nouns) and all(each.case == "instrumental" for each in own)
        return instrumental and doers and not self.has(at, ("case",))

    def _stray(self, at: int) -> Iterator[Clash]:
        """A preposition before what it cannot lead: a verb, a comma or the stop of the sentence; nothing of what is said as on a button, behind a capital."""
        word, after, last = self.words[at], self.words[at + 1], len(self.words) - 1
        labelled = any(each.text[:1].isupper() for each in self.words[max(at - _LABEL, 1) : at])
        if word.text not in self.listed("bare") or self.words[at - 1].text.isdigit() or labelled:
            return
        own = self.usual(at + 1)
        verbal = own and after.text.islower() and all(each.part in (*_VERBAL, "infinitive", "gerund") for each in own)
        ends = len(word.text) > 1 and (after.text == "," or (after.text in ".!?" and at + 1 == last))
        listed = after.text == "," and not {"preposition", "conjunction"}.isdisjoint(e.part for e in self.read(at + 2))
        begun = self.words[at - 1].text in ("и", "или", ",", "«", "(")
        if (verbal and not after.text.endswith("меню")) or (ends and not listed and not begun):
            yield self.clash("stray", at, at + 1)

    def _purpose(self, at: int) -> Iterator[Clash]:
        """“что” in the place of “чтобы”, before an infinitive that has another object or none, in a clause without a finite verb."""
        if self.words[at].text != "что" or self.words[at - 1].text != ",":
            return
        clause = self.clause(at, at)
        verb = next((each for each in clause if each > at and self.read(each)[0].part == "infinitive"), None)
        between = range(at + 1, verb or at)
        plain = all(self.words[each].text == "не" or self.read(each)[0].part == "adverb" for each in between)
        finite = any(
            own.part in ("predicative", "short adjective") or (own.part in FINITE and own is self.read(each)[0])
            for each in clause
            for own in self.read(each)
        )
        asked = {own.lemma for each in range(at) for own in self.read(each)} & {*self.listed("speech"), "нет", "есть"}
        if verb is None or not plain or finite or asked:
            return
        objects = [
            each
            for each in (verb, *self.below[verb])
            if any(self.words[k].relation == "obj" and k > verb for k in self.below[each])
        ]
        intransitive = not any("tran" in each.tags for each in self.read(verb))
        if objects or intransitive:
            yield self.clash("purpose", at, verb, "чтобы")

    def _undashed(self, at: int) -> Iterator[Clash]:
        """What a thing is, told by an infinitive behind it without a dash, in a sentence without a finite verb."""
        named = [each for each in self.read(at)[:1] if each.part == "noun" and each.lemma in self.listed("equated")]
        if not named or self.words[-1].text != ".":
            return
        before = all("nominative" in {own.case for own in self.read(each)} for each in range(at))
        nominative = named[0].case == "nominative" and at <= _NEAR
        verb = next((each for each in range(at + 1, len(self.words)) if self.read(each)[0].part == "infinitive"), None)
        if verb is None or not before or not nominative:
            return
        parts = {self.read(each)[0].part for each in range(len(self.words)) if self.read(each)}
        genitive = all("genitive" in {own.case for own in self.read(each)} for each in range(at + 1, verb))
        whole = not {"verb", "short participle", "short adjective", "predicative"} & parts
        if whole and genitive and not {",", "—", "–", "-", ":", "("} & {each.text for each in self.words}:
            yield self.clash("dash", verb, at)


def _go(one: Parse, other: Parse) -> bool:
    """Whether a given name and a family name may be of one person, who is meant in one case."""
    sexed = "" in (one.gender, other.gender) or one.gender == other.gender
    return (one.fixed or other.fixed or one.case == other.case) and one.number == other.number and sexed

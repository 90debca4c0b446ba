"""Constructions: words of a parsed sentence that hang on one another and do not go together, as their parts of speech tell.

A language is read that has a pipeline and `classes.yaml`. What may be right in one reading is not told: what is joined by “and”, nouns that may mean one or
several, quantities, names, what stands in quotation marks or brackets, and sentences with characters of code. Sources: Quirk et al., A Comprehensive Grammar of the English
Language, 10.34–10.44 on agreement, 11.18 and 15.5 on questions, 7.6 on adverbs; Garner’s Modern English Usage, on run-on sentences and tenses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from galley.lexica.clauses import AUXILIARY, BE, MANY, ONE, SUBJECT, TENSED, VERBS, is_prose
from galley.lexica.frequencies import usual
from galley.lexica.governed import led
from galley.lexica.hanging import Clash
from galley.lexica.parsing import ROOT, has_pipeline, parsed
from galley.lexica.patterns import Patterns

_FEW = 3
"""An object of fewer words is short."""
_DETERMINED = ("det", "poss", "amod", "compound", "cc", "conj", "prep", "neg", "nummod", "case")


@lru_cache(maxsize=1 << 14)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """What does not go together in the sentences of a text: a `predicate` with its subject, a noun with a word that tells its `number`, a `tense` with a time,
    a `form` of a verb with what it stands behind, an adjective where an adverb is asked for (`manner`), the `order` of a question, a `comma` between two
    sentences, the `owner` of a thing without an apostrophe, a preposition that a word does not take (`led`), what is `missing` or `doubled`; and what `patterns` tells."""
    sentences = parsed(language, text) if has_pipeline(language) else ()
    return tuple(each for words in sentences if is_prose(words) for each in _Sentence(language, words, text).clashes())


class _Sentence(Patterns):
    """What is told of a sentence."""

    def clashes(self) -> Iterator[Clash]:
        """All that does not go together."""
        checks: dict[str, tuple[Callable[[int, int], Iterator[Clash]], ...]] = {
            "nsubj": (self._predicate, self._doubled),
            "nsubjpass": (self._predicate,),
            "csubj": (self._done,),
            "advmod": (self._past,),
            "npadvmod": (self._past,),
            "advcl": (self._when, self._will),
            "ccomp": (self._embedded, self._spliced, self._toless),
            "xcomp": (self._toless,),
            "conj": (self._unlike,),
            "pcomp": (self._governed,),
            "attr": (self._somebody,),
            "dobj": (self._counted, self._parted),
            "prep": (partial(led, self),),
            **dict.fromkeys(("det", "amod", "nummod"), (self._number,)),
        }
        yield from self.patterns()
        for at, word in enumerate(self.words):
            if word.head == ROOT:
                yield from self._direct(at)
            else:
                for check in (*checks.get(word.relation, ()), self._manner, self._owner):
                    yield from check(at, word.head)
            if self.low[at] in BE:
                yield from self._bare(at)
            if self.low[at : at + 2] == ["who", "to"]:
                yield from self._relative(at)

    def _predicate(self, at: int, verb: int) -> Iterator[Clash]:
        finite = self.finite(verb)
        number = None if finite is None else self.number_of_verb(finite)
        if finite is None or number is None or len(self.kids(verb, *SUBJECT, "csubj", "csubjpass", "expl")) != 1:
            return
        if self.words[verb].relation == "advcl" and not any(e.head == ROOT and e.tag[:1] in "VM" for e in self.words):
            return  # the main clause has no verb of its own: this one is likely its
        subject, asked = at, finite < at < verb
        if self.words[at].tag in ("WDT", "WP"):
            subject = self.words[verb].head
            if self.words[verb].relation != "relcl" or not self._is_antecedent(subject, at, number):
                return
        elif not (asked or at < finite or self.low[max(finite - 1, 0)] == "here"):
            return
        told, left, last = self.number_of_noun(subject), self.left(subject), max(at, finite)
        first_person = self.low[subject] == "i" and self.low[finite] == "was"
        joined = self.has(subject, ("conj", "cc", "appos", "preconj", "nmod"))
        if told in (None, number) or first_person or joined or self.words[subject].relation in ("conj", "appos"):
            return
        if self.is_joined(left, last) or self.is_odd(min(left, finite), last):
            return
        if subject == at and (self.low[left:last].count(",") % 2 or not self.begins(subject, verb, finite)):
            return
        if number == MANY and self._may_be_many(subject, verb, finite):
            return
        if number == ONE and self._may_be_one(subject, verb, finite):
            return
        own = self.tagged(subject)
        named = self.words[subject].tag[:2] == "NN" and own[:2] != "NN"
        if (
            (self.is_verb(finite) or self.is_manner(finite - 1))
            and not named
            and own != ("NN2" if told == ONE else "NN1")
        ):
            yield self.clash("predicate", finite, subject)

    def _is_antecedent(self, noun: int, relative: int, number: str) -> bool:
        """Whether a relative pronoun can mean nothing but the noun just before it."""
        parted = relative - noun == 2 and self.words[relative - 1].text == ","
        if self.low[relative] not in ("who", "which", "that") or not (relative - noun == 1 or parted):
            return False
        word, head = self.words[noun], self.words[noun].head
        if self.low[relative] == "that" and head != ROOT and self.belongs(head, "saying"):
            return False
        if self.low[relative] == "which" and parted and number == ONE and word.relation not in SUBJECT:
            return False
        if word.relation in SUBJECT:
            return True
        if word.relation in ("dobj", "attr") and self.words[head].tag in (*TENSED, "VB"):
            return True
        before = (at for at in range(self.left(noun)) if self.words[at].tag[:2] in ("NN", "CD", "PR", "JJ"))
        return not any(self.number_of_noun(at) in (number, None) for at in before)

    def _may_be_many(self, subject: int, verb: int, finite: int) -> bool:
        """Whether a verb of several may stand with a noun of one: as a wish, as the plain form, or where several are joined."""
        noun, low = self.words[subject], self.low
        if noun.tag == "NN" and not self.has(subject, ("det", "poss")) and not self.belongs(subject, "one thing"):
            return True
        if self.left(subject) > 0 and self.words[self.left(subject) - 1].relation == "cc":
            return True
        if low[finite] == "were":
            return finite < subject or any(self.belongs(each, "unreal") for each in range(len(self.words)))
        if low[finite] in VERBS:
            return False
        bare = self.words[verb].relation in ("ccomp", "xcomp", "conj", "pcomp", "dep", "parataxis")
        modal = low[finite] in ("need", "dare") and (finite != verb or self.has(verb, ("neg", "ccomp", "xcomp")))
        asked = any(self.belongs(each, "mandative") for each in range(finite))
        return (bare and noun.tag != "PRP") or asked or (modal and self.after(finite).text != "to")

    def _may_be_one(self, subject: int, verb: int, finite: int) -> bool:
        """Whether a verb of one may stand with a noun of several: what is counted, done or equated."""
        left = self.left(subject)
        counted = any(self.words[each].tag == "CD" for each in self.below[subject])
        measured = self.belongs(subject, "measured") and self.low[left] not in ("the", "these", "those")
        equated = self.low[finite] in ("is", "was") and any(self.words[e].tag == "NN" for e in self.kids(verb, "attr"))
        alone = self.words[left].tag in ("VBG", "TO", "VB") or self.low[left] in (*self.members("one"), "that")
        return counted or measured or equated or alone

    def _done(self, at: int, verb: int) -> Iterator[Clash]:
        """A verb of several whose subject is one thing that is done."""
        finite = self.finite(verb)
        begins = at == 0 and self.words[0].tag == "VBG" and not self.has(0, ("cc", "conj"))
        if not begins or finite is None or self.low[finite] not in ("are", "were", "have"):
            return
        if not self.is_joined(0, finite) and not self.is_odd(0, finite):
            yield self.clash("predicate", finite, at)

    def _number(self, at: int, noun: int) -> Iterator[Clash]:
        """A noun of one behind a word for several, and of several behind one for one."""
        word, between, following = self.words[noun], self.words[at + 1 : noun], self.after(noun)
        tags = [each.tag for each in between]
        plain = (
            at < noun
            and word.text.islower()
            and word.text.isalpha()
            and word.relation in (*SUBJECT, "dobj", "pobj", "attr")
        )
        if not plain or not {"JJ", "JJR", "JJS", "VBN", "NN"}.issuperset(tags) or not usual(self.language, word.text):
            return
        if following.tag[:2] in ("NN", "HY", "JJ", "CD", "PO") or following.text in "'’":
            return
        described = {"JJ", "JJR", "JJS"}.issuperset(tags) and not any("-" in each.text for each in between)
        several = self.low[at] in self.members("several") and (self.words[at].tag != "CD" or described)
        counted = several and "NN" not in tags and not self.belongs(noun, "collective") and word.text != "one"
        if word.tag == "NN" and counted and usual(self.language, word.text + "s"):
            yield self.clash("number", noun, at)
        reduced = self.low[at] == "this" and at > 0 and self.words[at - 1].tag[:2] == "NN"
        one = self.low[at] in self.members("one") and not reduced and tags == sorted(tags, key="NN".__eq__)
        counted = any(each.text in self.members("counting") or each.text.endswith("ing") for each in between)
        tensed = word.relation not in SUBJECT and (following.tag in (*TENSED, "MD", "RB") or "NN" in tags)
        whole = self.tagged(noun) == "NN2" and any(each.tag in (*TENSED, "MD", "VB") for each in self.words)
        if word.tag == "NNS" and one and not counted and not tensed and whole and not self.belongs(noun, "single"):
            yield self.clash("number", noun, at)

    def _past(self, at: int, verb: int) -> Iterator[Clash]:
        """A verb in the present or the future that a time in the past hangs on."""
        last = at > 0 and self.low[at - 1] == "last" and self.low[at] in self.members("past")
        if not (last or self.low[at] == "yesterday" or (self.low[at] == "ago" and at > 1)):
            return
        auxiliaries = self.kids(verb, *AUXILIARY)
        first = auxiliaries[0] if auxiliaries else verb
        present = self.words[first].tag in ("VBZ", "VBP") or self.low[first] in self.members("future")
        perfect = self.low[first] in ("have", "has")
        if (
            self.words[verb].tag[:2] != "VB"
            or not present
            or (perfect and (at < verb or self.words[verb].tag != "VBN"))
        ):
            return
        low, high = sorted((first, at))
        if self.belongs(first, "fixed") or (at < first and self.belongs(first, "saying")) or self.is_odd(low, high):
            return
        between = [each for index, each in enumerate(self.words[low + 1 : high], low + 1) if index != verb]
        if not any(each.text in ",'s’s" or each.tag in ("VBD", "VBN", "TO", "MD") for each in between):
            yield self.clash("tense", first, at)

    def _when(self, at: int, verb: int) -> Iterator[Clash]:
        """Of a clause with “when” and what it belongs to, one in the past and the other in the present."""
        marks = [each for each in self.kids(at, "advmod", "mark") if self.low[each] in self.members("timely")]
        finite = self.finite(verb)
        if not marks or marks[0] > at or finite is None or self.finite(at) != at:
            return
        begins = marks[0] == 0 and self.words[at].tag == "VBD" and self.low[at] not in ("was", "were", "had")
        present = self.words[finite].tag in ("VBZ", "VBP") and not self.belongs(finite, "fixed")
        childhood = self.low[: at + 1] == ["when", "i", "was"]
        if at < verb and present and (childhood or (begins and self.low[finite] not in ("have", "has", "is", "are"))):
            yield self.clash("tense", finite, at)
        lasting = self.low[finite] in ("was", "were") and self.words[verb].tag == "VBG" and self.low[marks[0]] == "when"
        if verb < at and lasting and self.words[at].tag in ("VBZ", "VBP") and not self.belongs(at, "fixed"):
            yield self.clash("tense", at, verb)

    def _will(self, at: int, verb: int) -> Iterator[Clash]:
        """“will” behind “when” and “if”, where the sentence begins so or speaks of what will be; “would” in both parts of it."""
        marks = [each for each in self.kids(at, "advmod", "mark") if self.low[each] in self.members("clausal")]
        will, other = (self.listed_below(each, "aux", "future") for each in (at, verb))
        if not marks or self.belongs(verb, "asking"):
            return
        mark = marks[0]
        asked = self.low[mark] == "if" and "you" in self.low[mark:at]
        if will and mark < will[0] and not asked and (mark == 0 or other):
            yield self.clash("tense", will[0], mark)
        would, other = self.listed_below(at, "aux", "unreal will"), self.listed_below(verb, "aux", "unreal other")
        if would and other and not asked and mark == 0 and self.low[0] == "if" and self.low[at] != "like":
            yield self.clash("tense", would[0], mark)

    def _bare(self, at: int) -> Iterator[Clash]:
        """A verb in its plain form behind a form of “be”."""
        verb = at + 1
        while verb < len(self.words) - 1 and self.words[verb].tag == "RB" and self.low[verb] != "n't":
            verb += 1
        if verb == len(self.words) or self.words[verb].tag not in ("VB", "VBP") or self.after(verb).tag == "HYPH":
            return
        hangs = at in (self.words[verb].head, *self.below[verb])
        done = not self.members("doing").isdisjoint(self.low[:at])
        if hangs and not done and not self.belongs(verb, "fixed") and usual(self.language, self.low[verb]):
            yield self.clash("form", verb, at)

    def _relative(self, at: int) -> Iterator[Clash]:
        """“who” without a verb before “to”."""
        head = self.words[at].head
        if head != ROOT and self.words[head].relation == "relcl":
            yield self.marked("missing", at, at + 1, at - 1)

    def _manner(self, at: int, head: int) -> Iterator[Clash]:
        """An adjective that says how something is done, behind the verb and what it acts upon, or how something is, before another."""
        word = self.words[at]
        if word.tag not in ("JJ", "RB") or word.text.endswith("ly"):
            return
        degree = head == at + 1 and self.low[at] in self.members("degree") and self.words[head].relation == "acomp"
        if degree and self.low[self.words[head].head] in BE:
            yield self.clash("manner", at, head)
        done = self.words[head].tag[:2] == "VB" and head < at and not self.belongs(head, "linking")
        if not done or self.low[at] not in self.members("manner") or self.after(at).tag[:2] in ("NN", "VB", "HY"):
            return
        between = self.words[head + 1 : at]
        apart = {"punct", "mark", "cc", "prep", "nsubj"}.intersection(each.relation for each in between)
        made = any(self.belongs(each, "making") for each in range(head))
        adverbial = not made and word.relation in ("acomp", "advmod", "advcl", "oprd", "amod", "npadvmod")
        if adverbial and not apart and not any(each.tag[:1] == "W" for each in between):
            yield self.clash("manner", at, head)

    def _embedded(self, at: int, verb: int) -> Iterator[Clash]:
        """A question within a sentence whose verb stands before its subject."""
        subjects, auxiliaries = self.kids(at, *SUBJECT), self.kids(at, *AUXILIARY)
        finite = auxiliaries[0] if auxiliaries else at
        if len(subjects) != 1 or not verb < finite < subjects[0] or self.words[finite].tag not in (*TENSED, "MD"):
            return
        (subject,), asked = subjects, finite - 1
        while asked > verb and self.words[asked].tag in ("NN", "NNS", "JJ", "RB"):
            asked -= 1
        pronoun = self.words[subject].tag == "PRP" or self.low[subject] in ("this", "that", "these", "those")
        plain = self.low[asked] not in ("what", "who", "which") or finite != at or pronoun
        marks = any(each.text in ',:;"“‘—–-?' for each in self.words[verb : asked + 1])
        if self.words[asked].tag in ("WRB", "WP", "WDT") and plain and not marks and self.belongs(verb, "asking"):
            yield self.marked("order", asked, subject, verb)

    def _direct(self, at: int) -> Iterator[Clash]:
        """A question whose subject stands before its verb, or behind a verb without “do”; and a sentence that begins with “is” and an adjective."""
        subjects, first = self.kids(at, *SUBJECT), min([at, *self.kids(at, *AUXILIARY)])
        headless = not subjects and not self.has(at, ("csubj", "expl")) and self.words[-1].text == "."
        if at == 0 and self.low[0] in ("is", "was") and headless and self.has(0, ("acomp", "attr")):
            yield self.clash("missing", 0, 0)
        if self.words[-1].text != "?" or len(subjects) != 1 or self.words[first].tag not in (*TENSED, "MD"):
            return
        (subject,) = subjects
        asked = self.words[0].tag in ("WRB", "WP")
        of = self.words[0].head == at or (self.words[0].head == 1 and self.words[1].head == at)
        if (
            asked
            and of
            and subject in (1, 2)
            and subject < first
            and self.words[subject].tag == "PRP"
            and "," not in self.low
        ):
            yield self.marked("order", 0, first, first)
        auxiliary = self.low[at] in (*BE, "'s", "have", "has", "had", "come")
        if self.words[0].tag == "WRB" and self.words[0].head == at == first == 1 < subject and not auxiliary:
            yield self.clash("order", at, subject)

    def _spliced(self, at: int, verb: int) -> Iterator[Clash]:
        """Two sentences that only a comma parts, where the sentence has no other mark and a pronoun begins the second."""
        one, two = self.kids(at, *SUBJECT, "expl"), self.kids(verb, *SUBJECT, "expl")
        marks = [index for index, each in enumerate(self.words) if each.text in (",", ";", ":", "-", "?", "!")]
        if not len(marks) == len(one) == len(two) == 1 or not one[0] < at < marks[0] < two[0]:
            return
        mark, begins = marks[0], self.left(one[0]) == 0 and self.words[one[0]].tag not in ("WP", "WDT")
        tied = not self.members("tied").isdisjoint(self.low[:mark])
        pronoun = self.words[two[0]].tag == "PRP" and two[0] == mark + 1
        tensed = self.finite(at) is not None or self.has(at, ("aux",))
        if begins and pronoun and tensed and not tied and not self.belongs(verb, "saying") and not self.is_odd(0, verb):
            yield self.clash("comma", mark, verb)

    def _unlike(self, at: int, head: int) -> Iterator[Clash]:
        """A participle joined with an infinitive."""
        word, other = self.words[at], self.words[head]
        joined = self.low[at - 1] in ("and", "or") and not self.has(at, ("aux", "nsubj"))
        alone = self.after(at).tag[:2] != "NN" and "VBG" not in {each.tag for each in self.words[:at]}
        if word.tag == "VBG" and other.tag == "VB" and self.is_infinitive(head) and joined and alone:
            yield self.clash("form", at, head)
        if word.tag == "VB" and other.tag == "VBG" and self.is_infinitive(at) and other.relation == "xcomp":
            yield self.clash("form", at, head)

    def _governed(self, at: int, head: int) -> Iterator[Clash]:
        """A verb in its plain form behind a preposition, with what it acts upon."""
        word, acts = (
            self.words[at],
            self.has(at, ("dobj",)) and not self.has(at, ("nsubj", "mark", "aux", "advmod", "det")),
        )
        plain = word.text.islower() and not word.text.endswith("ing") and word.tag in ("VB", "VBP", "NN")
        if head == at - 1 and plain and acts and self.belongs(head, "governing") and self.is_verb(at):
            yield self.clash("form", at, head)

    def _toless(self, at: int, verb: int) -> Iterator[Clash]:
        """A verb in its plain form, or in -ing, behind one that asks for “to”."""
        if (
            verb == at - 1
            and self.belongs(verb, "promising")
            and self.tagged(at) == "VVG"
            and self.after(at).tag != "NN"
        ):
            yield self.clash("form", at, verb)
        alone = self.words[at].tag == "VB" and verb == at - 1 and not self.has(at, ("aux", "nsubj", "mark"))
        if alone and self.belongs(verb, "toward") and self.is_verb(at):
            yield self.clash("form", at, verb)

    def _somebody(self, at: int, verb: int) -> Iterator[Clash]:
        """What somebody is, without an article."""
        subjects = self.kids(verb, "nsubj")
        somebody = subjects and (self.low[subjects[0]] in ("i", "he", "she") or self.belongs(subjects[0], "owner"))
        alone = (
            self.words[at].tag == "NN" and not self.has(at, _DETERMINED) and self.after(at).tag[:2] not in ("NN", "HY")
        )
        if somebody and alone and verb < at and self.low[at] in self.members("calling"):
            yield self.clash("missing", at, verb)

    def _counted(self, at: int, verb: int) -> Iterator[Clash]:
        """What one has or buys one or several of, behind its verb without an article."""
        ends = self.after(at).tag not in ("NN", "NNS", "RP", "HYPH", "VBG", "VBN")
        plain = [each for each in self.kids(at, "conj") if not self.has(each, _DETERMINED)]
        alone = self.words[at].tag == "NN" and verb == at - 1 and not plain
        if ends and alone and self.has(verb, ("nsubj",)) and self.low[at] in self.members("countable"):
            yield self.clash("missing", at, verb)

    def _parted(self, at: int, verb: int) -> Iterator[Clash]:
        """An adverb between a verb and what it acts upon in a few words."""
        left = self.left(at)
        adverbs = self.words[verb + 1 : left]
        if not adverbs or at - left >= _FEW or self.has(at, ("prep",)) or any(each.tag != "RB" for each in adverbs):
            return
        placed = adverbs[-1].relation == "advmod" and adverbs[-1].text in self.members("last")
        if placed and self.words[left].tag[:1] != "W" and adverbs[0].text != "pretty":
            yield self.clash("order", left - 1, at)

    def _doubled(self, at: int, verb: int) -> Iterator[Clash]:
        """A pronoun before its verb, behind somebody that it stands for, with whom the sentence begins."""
        noun = at - 1
        begins = noun > 0 and self.low[at] in ("he", "she", "they") and self.left(noun) == 0
        hangs = self.words[noun].head == verb and self.words[noun].relation in ("nsubj", "npadvmod")
        if begins and hangs and self.belongs(noun, "owner"):
            yield self.clash("doubled", at, noun)

    def _owner(self, at: int, head: int) -> Iterator[Clash]:
        """The owner of a thing in the plural, without an apostrophe."""
        word, following = self.words[at], self.after(at)
        if at == 0 or self.words[at - 1].relation not in ("poss", "det") or self.low[at - 1] in ("a", "an", "this"):
            return
        owned = following.tag in ("NN", "NNS") and at + 1 in (head, *self.below[head])
        owning = word.tag[:2] == "NN" and word.relation in ("compound", "nmod", "nsubj", "poss")
        if owned and owning and word.text.islower() and word.text.endswith("s") and self.belongs(at, "owner"):
            yield self.clash("owner", at, at + 1)

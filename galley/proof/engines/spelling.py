"""Spelling: words that no dictionary has and that are nearly a word; what a language's words are like, its tables tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from galley.inflection import likened, parses, restored
from galley.lexica.dictionaries import LONGEST, Dictionary, dictionary
from galley.lexica.exchanged import exchanged
from galley.lexica.formed import Formed
from galley.lexica.frequencies import usual
from galley.lexica.morphemes import gain
from galley.lexica.nearest import nearest, two_usual
from galley.lexica.slips import slips
from galley.likeness.measures import within
from galley.message import listed, said
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, write
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern
from galley.proof.shelf.vocabulary import Word, name_stems, name_words, words
from galley.tongues import facts

LIKELIER = 8
"""How many times as usual as the next a word must be to be the one that is meant."""
ALIKE = 30
"""How many times likelier a word with the same first letter is."""
NEVER = 99
_CODE = re.compile(r"(?:[/_@=`.](?=\w)|(?<![\w-])--?)([a-z]{3,})\b|\b([a-z]{3,})(?:[/_=`]|\(\d?\))")
_LIMITS = frozenset(("term", "longest", "least", "capitals", "further", "sure", "unsure", "far", "apart"))
NEARBY = 60
"""How many characters round a word tell whether it stands among words of another language."""


@dataclass(frozen=True, eq=False)
class Speller:
    """The words of a language, those of names and compounds included, as the options of its table tell."""

    rule: Rule
    language: str
    desk: Desk
    known: Dictionary

    @classmethod
    def of(cls, rule: Rule, language: str, desk: Desk) -> Speller | None:
        """That of a language; None where nothing is told of it, or the system has no dictionary."""
        known = dictionary(language) if rule.option("script", language) else None
        return cls(rule, language, desk, known) if known else None

    def texts(self, name: str) -> Sequence[str]:
        """An option that is a list."""
        found: Sequence[str] = self.rule.option(name, self.language, ())
        return found

    def number(self, name: str) -> int:
        """An option that is a number; one that is not told is never reached."""
        return int(self.rule.option(name, self.language, NEVER if name in _LIMITS else 0))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of names."""
        return name_words(self.desk)

    @cached_property
    def also(self) -> tuple[str, ...]:
        """What words begin with that the standard has, and the dictionary has not, and what other rules tell of."""
        told = (word for name in self.texts("lists") for word in facts(self.language, name))
        return (*self.texts("also"), *told)

    def pattern(self, name: str) -> re.Pattern[str]:
        """An option that is a pattern; one that is not told matches nothing."""
        return re.compile(self.rule.option(name, self.language, "(?!)"))

    @cached_property
    def made(self) -> Formed:
        """The words that are made of words."""
        nouns, forms = (self.rule.option(name, self.language, {}).items() for name in ("nouns", "forms"))
        return Formed(
            language=self.language,
            known=self.known,
            names=self.names,
            heads=self.pattern("heads"),
            tails=self.pattern("tails"),
            least=self.number("least"),
            objects=self.texts("objects"),
            nouns=[(pattern(match, self.language), noun) for match, noun in nouns],
            forms=[(pattern(match, self.language), like) for match, like in forms],
        )

    def passes(self, word: str) -> bool:
        """Whether each of the parts of a word is one, a name, or made of words."""
        text = re.sub("['’]s?$", "", word).replace("’", "'")
        return all(len(part) < 2 or self._has(part) for part in (text, *text.split("-"))[text.count("-") > 0 :])

    def _has(self, part: str) -> bool:
        lower = part.lower()
        is_word = lower.startswith(self.also) or any(map(self.known.has, (part, lower)))
        is_name = not is_word and self.known.has(part.capitalize()) and not (part == lower and self.restored(lower))
        return (
            is_word
            or is_name
            or self._is_inflected(lower)
            or self._is_named(lower, part[0].isupper())
            or (self.made.has(lower) and not self.restored(lower))
        )

    def _is_inflected(self, word: str) -> bool:
        """Whether it is a form that the morphology of the language knows, where there is one, or says that it is like one of the dictionary."""
        known = any(parse.known for parse in parses(self.language, word))
        return known or any(map(self.known.has, likened(self.language, word)))

    def _is_named(self, word: str, capital: bool) -> bool:
        """Whether a word is a name with an ending of few letters; of what is no name alone the dictionary knows the forms."""
        if word in self.names:
            return True
        known = self.names | name_stems(self.desk) if capital else self.names
        stems = (word[:-cut] for cut in range(1, min(self.number("endings"), len(word) - 4) + 1))
        named = any(stem in known and not self.known.has(stem) for stem in stems)
        return named and self.restored(word) is None

    def meant(self, word: str, text: Counter[str], gain: Callable[[str], float]) -> str | None:
        """The one word that is likely meant, if any: the only one, or one far more usual than the others.

        That is what a slip makes of a word, or a word of the text, or, of a long word, what any edit makes of it; `gain` tells how much likelier its sentence is with another.
        """
        own = self._in(text, word)
        weighed = slips(self.language)
        if weighed is not None:
            long = len(word) >= self.number("sure")
            return own[0] if own else weighed.likeliest(word, self.made.is_simple, self.number("gain"), long, gain)
        near = [*self.known.slips(word), *own]
        meant = self.restored(word) or self._likeliest(word, near, text)
        long = len(word) >= self.number("sure")
        return meant or (self._likeliest(word, [*near, *self.known.near(word)], text) if long else None)

    def restored(self, word: str) -> str | None:
        """The word that is meant by a form with an ending that is not its own."""
        forms = restored(self.language, word)
        return next((form for of, form in forms if self.known.has(of) and self.known.has(form)), None)

    def is_sure(self, word: str, meant: str) -> bool:
        """Whether a usual word is meant by a borrowed one, whose endings may follow one of its vowels or another."""
        bare = [self.pattern("free").sub("", each) for each in (word, meant)]
        return usual(self.language, meant) > 0 and bare[0] != bare[1]

    def _likeliest(self, word: str, words: Sequence[str], text: Counter[str]) -> str | None:
        """The word that is likeliest; where none is known to be usual, the only one that has a letter more."""
        alike = str.maketrans(self.rule.option("alike", self.language, {}))
        near = list({each.translate(alike): each for each in words if self._is_told(each, word)}.values())
        if self.rule.option("usual", self.language) == "yes":
            near = [each for each in near if self._weight(each, text)]
        likely = (
            (self._weight(each, text) * (ALIKE if each[0] == word[0] else 1), -at) for at, each in enumerate(near)
        )
        weights = sorted(likely, reverse=True)
        if len(near) < 2 or weights[0][0] > LIKELIER * weights[1][0]:
            return near[-weights[0][1]] if near else None
        longer = [each for each in near if len(each) > len(word)]
        return longer[0] if len(longer) == 1 and not weights[0][0] else None

    def _in(self, text: Counter[str], word: str) -> list[str]:
        """The words of a text that are one letter off, and stand there more than once."""
        often = [each for each, times in text.items() if times > 1 and len(each) == len(word)]
        return [
            each for each in within(word, often, 1) if len(word) > 2 and self.passes(each) and self._is_told(each, word)
        ]

    def _is_told(self, meant: str, word: str) -> bool:
        """Whether the difference is one of spelling: what differs in the last letters may be an ending that no dictionary has."""
        if set(meant) & set("'.-") or len(meant) < 2:
            return False
        kept = len(word) - self.number("ending")
        inside = len(meant) != len(word) and meant[-1] == word[-1]
        return meant[:kept] != word[:kept] or inside

    def _weight(self, word: str, text: Counter[str]) -> float:
        """How usual a word is, in the text most of all."""
        return 1e-3 * text[word] + usual(self.language, word)


@dataclass(frozen=True, eq=False)
class Text:
    """The words of a language in passages, those that are refused among them."""

    words: Sequence[Word]
    speller: Speller

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands there."""
        return Counter(each.text.lower() for each in self.words)

    @cached_property
    def refused(self) -> list[Word]:
        """The words that are none."""
        return [each for each in self.words if self._is_read(each.text) and not self.speller.passes(each.text)]

    def _is_read(self, text: str) -> bool:
        return 1 < len(text) <= min(self.speller.number("longest"), LONGEST)

    @cached_property
    def exchanged(self) -> Mapping[str, tuple[str, str]]:
        """The words in which a letter stands for another, as it does throughout the text."""
        return exchanged(self.speller.known, {each.text for each in self.refused if each.text.islower()})

    @cached_property
    def _beginnings(self) -> Counter[str]:
        return Counter(_beginning(each.text) for each in self.refused)

    @cached_property
    def _refused_in(self) -> Counter[tuple[int, int]]:
        return Counter((id(each.passage), each.start // NEARBY) for each in self.refused)

    @cached_property
    def _all_in(self) -> Counter[tuple[int, int]]:
        return Counter((id(each.passage), each.start // NEARBY) for each in self.words)

    @cached_property
    def _coded(self) -> frozenset[str]:
        passages = {id(each.passage): each.passage.text for each in self.words}.values()
        return frozenset(match[match.lastindex or 0].lower() for text in passages for match in _CODE.finditer(text))

    def is_term(self, word: Word) -> bool:
        """Whether a word is refused so often that it is one of the text's own, or stands in a path, an option or a call there."""
        often = self._beginnings[_beginning(word.text)] >= self.speller.number("term")
        return often or word.text.lower() in self._coded

    def is_among_foreign(self, word: Word) -> bool:
        """Whether of the words around it two others, and two in five, are refused too."""
        place = (id(word.passage), word.start // NEARBY)
        strange = self._refused_in[place] - 1
        return strange > 1 and strange >= 0.4 * (self._all_in[place] - 1)


def _beginning(word: str) -> str:
    return word.lower()[: max(2, min(len(word) - 3, 6))]


@engine("spelling")
def spelling(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words that are in no dictionary of their language, where one word is likely meant.

    Options of a language: its `script`; `guest`, whose words also stand in its texts; `heads` and `tails` of compounds,
    and the `least` letters of their parts; what words begin with that the standard `also` has, or that `lists` have, which other rules tell of, and what is found in a `loan` word, which is not read, or in a `borrowed` one, for which a usual word must be meant that differs in more than what is `free` in its endings; where words take endings, `nouns` that take all of them, each by a
    pattern of what ends alike, what the `objects` of verbs end in, and `forms` that the dictionary lacks, each with one that it has; how many letters `endings` of names
    have; by how many powers of ten what is meant must be likelier than a new word (`gain`), and from how many letters on any of them may be wrong (`sure`); `joining`, small words that are run together with others, and how many letters usual ones have at least that stand `apart`; from how many letters on a word with a capital is
    read (`capitals`), which is the `longest` that is read, from how many on one before a full stop is no short form (`dotted`), what is meant may be `further` off; how many
    letters are too few to be read (`short`), whether only a `usual` word is meant, from how many on it is told that may be one of several words (`unsure`), or a usual one two
    edits away (`far`); and letters for which one may write others (`alike`).
    """
    for language, passages in reading.by_language().items():
        for other in filter(None, (language, rule.option("guest", language))):
            speller = Speller.of(rule, other, reading.desk)
            if speller:
                script = rule.option("script", other)
                text = Text([word for each in passages for word in words(each, script)], speller)
                yield from _told(rule, text, other == language)


def _told(rule: Rule, text: Text, native: bool) -> Iterator[Finding]:
    for word in text.refused:
        if not _is_read(word, text.speller) or text.is_term(word) or text.is_among_foreign(word):
            continue
        if pair := text.exchanged.get(word.text):
            many = said("“{wrong}” stands in many words where “{right}” is meant", wrong=pair[0], right=pair[1])
            yield rule.found(Span(word.passage, word.start, word.end), message=many, mend=write(pair[1]))
            continue
        apart = _apart(word.text, text.speller)
        meant = apart or (_meant(word, text) if native or len(word.text) > 5 else None)
        if meant is None and word.text.islower():
            apart = meant = two_usual(text.speller.language, word.text, *map(text.speller.number, ("apart", "endings")))
        if borrowed := text.speller.pattern("borrowed").search(word.text.lower()):
            meant = meant if meant and text.speller.is_sure(word.text.lower(), meant.lower()) else None
        if meant:
            message = said("“{word}” is two words without a space", word=word.text) if apart else None
            yield rule.found(Span(word.passage, word.start, word.end), message=message, write=meant)
        elif (
            native
            and not borrowed
            and word.text.islower()
            and (perhaps := nearest(text.speller.language, word.text, *map(text.speller.number, ("unsure", "far"))))
        ):
            mend = said("write what is meant, perhaps {words}", words=listed(f"“{each}”" for each in perhaps))
            yield rule.found(Span(word.passage, word.start, word.end), mend=mend)


def _is_read(word: Word, speller: Speller) -> bool:
    """Whether a word is no name, abbreviation or short form: what has a capital in a sentence may be a name."""
    text = word.text
    if set(text) & set("'’-") or len(text) <= speller.number("short") or speller.pattern("loan").search(text.lower()):
        return False
    if word.passage.text[word.end : word.end + 1] == "." and len(text) < speller.number("dotted"):
        return speller.restored(text) is not None
    return text == text.lower() or (text[1:].islower() and (word.opens or len(text) >= speller.number("capitals")))


def _meant(word: Word, text: Text) -> str | None:
    """What is likely meant by a word, with its capital; for one with a capital a usual word that ends alike."""
    lower, speller = word.text.lower(), text.speller
    meant = speller.meant(lower, text.counts, gain(speller.language, word.passage.text, word.start, word.end))
    if meant is None and len(lower) > speller.number("further"):
        found = speller.known.further(lower)
        meant = found[0] if len(found) == 1 else None
    if meant is None or word.text == lower:
        return meant
    unlike = meant[-1] != lower[-1] or meant[0] != lower[0] or meant != meant.lower()
    named = within(lower, (each for each in speller.names if each != meant), 2)
    doubtful = unlike or named or len(lower) < 6
    return None if doubtful and meant != speller.restored(lower) else meant.capitalize()


def _apart(text: str, speller: Speller) -> str | None:
    """Two words without a space: a long one and one such as “of”."""
    joining, known = speller.texts("joining"), speller.known
    splits = ((text[:cut], text[cut:]) for cut in range(2, len(text) - 1) if len(text) > 4)
    small = [
        (head, tail)
        for head, tail in splits
        if (head in joining and len(tail) > 2) or (tail in joining and len(head) > 3)
    ]
    found = next((f"{head} {tail}" for head, tail in small if known.has(head) and known.has(tail)), None)
    return found if found and not known.near(text) else None


@engine("one-spelling")
def one_spelling(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Names that no dictionary has and that stand once, one letter off one that stands `often` or more, of any language."""
    speller = Speller.of(rule, "en", reading.desk)
    if speller is None:
        return
    text = Text([word for passage in reading.passages for word in words(passage, rule.option("script"))], speller)
    names = [each for each in text.refused if len(each.text) > 4 and each.text[0].isupper() and each.text[1:].islower()]
    counts = Counter(each.text for each in names)
    often = {each.text: each for each in reversed(names) if counts[each.text] >= int(rule.option("often"))}
    for word in (each for each in names if counts[each.text] == 1):
        for other in within(word.text, often, 1):
            if other[0] == word.text[0] and not {other + "s", word.text + "s"} & {other, word.text}:
                first = often[other]
                place = Span(first.passage, first.start, first.end)
                values = {"other": other, "count": counts[other]}
                yield rule.found(Span(word.passage, word.start, word.end), related=(place,), values=values)

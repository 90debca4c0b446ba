"""What is told of words: a reading of a word's form, and a name in one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NOMINATIVE = "nominative"
CASES = ("genitive", "dative", "accusative", "instrumental", "locative", "ablative", "comitative")
"""The cases besides the nominative, by the names that the registry has for them."""
SINGULAR, PLURAL = "singular", "plural"


@dataclass(frozen=True, slots=True)
class Parse:
    """One way to read the form of a word.

    `part` is its part of speech: noun, adjective, short adjective, comparative, participle, short participle, gerund,
    verb, infinitive, numeral, pronoun, adverb, predicative, preposition, conjunction, particle, interjection, or "" for
    others. `case` is `nominative`, one of `CASES`, `vocative`, or "" where there is none. `number` and `gender` are ""
    where the form does not tell them; `person` is 1 to 3, else 0; `animate` is None where the form stands for both.
    `name` is `given`, `family`, `patronymic` or `place` for names, else "". A word that the dictionary lacks is read
    by its ending, and is then not `known`.
    """

    lemma: str
    part: str
    case: str = ""
    number: str = ""
    gender: str = ""
    person: int = 0
    animate: bool | None = None
    name: str = ""
    fixed: bool = False
    """Whether the word has one form for all cases."""
    known: bool = True
    share: float = 1.0
    """How often the form is read so, of all its readings, as far as that is known."""
    tags: frozenset[str] = frozenset()
    """All that the dictionary tells, in its own signs."""


class Form(NamedTuple):
    """A name in a case; not `certain` where the rules leave a choice, or a word is not known."""

    text: str
    certain: bool = True


def agree(one: Parse, two: Parse) -> bool:
    """Whether two readings may be of words that go together: in case, number and gender, and in the accusative as both
    are alive or not. What a form does not tell goes with all."""
    alive = one.case != "accusative" or None in (one.animate, two.animate) or one.animate == two.animate
    sexed = one.number == PLURAL or "" in (one.gender, two.gender) or one.gender == two.gender
    return bool(one.case) and (one.case, one.number) == (two.case, two.number) and sexed and alive


def rules_verb(one: Parse, verb: Parse) -> bool:
    """Whether a reading may be of the subject of a finite verb, or of a short form: a nominative of its number and person, in the
    singular of its gender, where that is told. A word for a man may stand for a woman."""
    hers = one.animate and one.gender == "masculine" and verb.gender == "feminine"
    sexed = hers or one.number == PLURAL or "" in (one.gender, verb.gender) or one.gender == verb.gender
    person = (2 if "impr" in verb.tags else verb.person) in (0, one.person or 3)
    return one.case == NOMINATIVE and person and one.number == verb.number and sexed


_FINITE, _ADVERBIAL = {"verb", "short-adjective", "short-participle"}, {"short-adjective", "neuter"}


def traits(parse: Parse) -> frozenset[str]:
    """A reading in words: its part of speech (`short-adjective`), case, number, gender and kind of name, the dictionary's signs, and
    `cased`, `known`, `fixed`, `animate`, `inanimate`, and `finite` for a verb or a short form that is no adverb."""
    told = {parse.part.replace(" ", "-"), parse.case, parse.number, parse.gender, parse.name}
    told |= {"cased"} if parse.case else set()
    told |= {"known"} if parse.known else set()
    told |= {"fixed"} if parse.fixed else set()
    told |= {"finite"} if told & _FINITE and not told >= _ADVERBIAL else set()
    told |= set() if parse.animate is None else {"animate" if parse.animate else "inanimate"}
    return (parse.tags | told) - {""}

"""What is mistaken for something else: what hardly stands in a sentence, or a word that is none, where one that sounds or looks alike is common."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica import doubtful, misused, tagging
from galley.lexica.mistaken import Mistaken
from galley.lexica.miswritten import miswritten
from galley.lexica.unlikely import search_of
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Lexicon
from galley.proof.shelf.lexicon import lexicon as names_of

_LONGEST = 3
"""What is longer and stands twice is meant."""
_BRACKET = ("）", ")")


@engine("mistaken")
def mistaken(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What hardly stands in a sentence, in languages with the option `alike` and a model of such; without, words that are none, where there is
    the option `sound`, `shapes` or both. What stands twice is meant, a letter with its neighbours, but where something in its sentence speaks for another word.

    `sound: yes` takes characters that are read alike for one another, `shapes` lists those that look alike, `surnames`
    has those of one character, `alike` those that are taken for one another, `particles` such that are, and `meant` what is never told.
    """
    known = "\n".join(each.text for each in reading.passages)
    for language, passages in reading.by_language().items():
        shapes, sound = frozenset(rule.option("shapes", language, ())), rule.option("sound", language) == "yes"
        surnames, names = rule.option("surnames", language, ""), names_of(reading.desk, language)
        alike, particles = (frozenset(rule.option(each, language, ())) for each in ("alike", "particles"))
        within = miswritten(language, shapes, alike, particles, surnames) if alike else None
        search = within or Mistaken(language, shapes, sound, surnames)
        for passage in passages if shapes or sound else ():
            for _, start, end, meant, is_spoken_for in search.slips(passage.text):
                lost = int(end - start == 1)
                beside = passage.text[max(start - lost, 0) : end + lost]
                often = tagging.times(language, known, beside) if len(meant) == end - start > 1 else known.count(beside)
                is_meant = not is_spoken_for and len(beside) > 1 < often
                is_known = passage.text[start:end] in rule.option("meant", language, ()) or is_meant
                if not is_known and not _is_cut_off(passage.text, start, end, names):
                    yield rule.found(Span(passage, start, end), write=meant)


def _is_cut_off(text: str, start: int, end: int, names: Lexicon) -> bool:
    """Whether a stretch is of a name, goes on over a bracket, as in 厅（局）长级, or is a letter beside a name: it has nothing beside it that is known."""
    width = 1 if end - start == 1 else 0
    return text[:start].endswith(_BRACKET) or names.is_over(text, start - width, end + width)


@engine("unlikely")
def unlikely(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Slips in languages with the option `letters`, where there is a model of their sentences; its other options are those of `lexica.unlikely.Search`.

    Some letters that stand twice are meant, or, in languages whose words `lexica.misused` or `lexica.doubtful` weighs, words with what stands `around` them, or, where words have endings, the letters that they `begin` with."""
    known = "\n".join(each.text for each in reading.passages)
    for language, passages in reading.by_language().items():
        told = {
            each: rule.option(each, language, "")
            for each in ("alike", "stems", "particles", "topics", "either", "prefixes", "verbs", "formal")
        }
        weighed = misused.search_of(language) or doubtful.search_of(language)
        search = weighed or search_of(language, rule.option("letters", language), told)
        names = names_of(reading.desk, language)
        around, begins = (int(rule.option(each, language, "0")) for each in ("around", "begin"))
        for passage in passages:
            for _, start, end, meant, is_spoken_for in search.slips(passage.text) if search else ():
                beside = passage.text[max(start - around, 0) : (begins and start + begins) or end + around]
                meant_so = not is_spoken_for and (begins or len(beside) > _LONGEST) and known.count(beside) > 1
                if not (meant_so or names.is_over(passage.text, start, end)):
                    yield rule.found(Span(passage, start, end), write=meant)

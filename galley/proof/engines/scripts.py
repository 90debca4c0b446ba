"""Scripts: letters of other scripts and alphabets than the language's, words of two scripts, forms of other regions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from galley.lexica.dictionaries import dictionary
from galley.lexica.region_forms import form
from galley.message import Message, listed, said
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon
from galley.tongues import facts, scripts
from galley.tongues.identity import called
from galley.tongues.latin import apart_from_text

_CODE = re.compile(r"[A-ZА-ЯЁ][-‑–]?\d")
_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    f"[{scripts.RANGES['Latin']}{scripts.RANGES['Cyrillic']}][{scripts.RANGES['Latin']}{scripts.RANGES['Cyrillic']}{_MARKS}]+"
)
_WITH_SUFFIX = re.compile(f"(?P<name>[A-Za-z]{{3,}})(?P<suffix>[{scripts.RANGES['Cyrillic']}]{{2,}})")
_OF_ALPHABET = re.compile(f"[{scripts.RANGES['Cyrillic']}{_MARKS}-]+")


@engine("foreign")
def foreign(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Letters of the scripts that a language calls `foreign`.

    Not in a passage, brackets or quotation marks of which at least the share `alike` is in them, nor in codes, words of
    several scripts, and what is marked as another language's.
    """
    for passage in reading.passages:
        names = tuple(facts(passage.language).get("foreign", ()))
        if not names or not scripts.letters_of(*names).search(passage.text):
            continue
        share = float(rule.option("alike"))
        if scripts.count(passage.text, *names) > 1 and _is_in(passage.text, names, share):
            continue
        for run in scripts.runs(passage.text, *names):
            around = scripts.enclosed(passage.text, run.start, run.end)
            quoted = any(start <= run.start and run.end <= end for start, end in passage.foreign)
            quoted = quoted or (around is not None and _is_in(around, names, share))
            if not (quoted or _CODE.match(passage.text, run.start) or _is_part_of_word(passage.text, run)):
                written = {name for letter in run.text if (name := scripts.script_of(letter))}
                told = listed(scripts.CALLED[each] for each in sorted(written))
                yield rule.found(Span(passage, run.start, run.end), values={"scripts": told})


def _is_in(text: str, names: tuple[str, ...], share: float) -> bool:
    """Whether so many of the letters are of some scripts, as in Japanese, which writes both kana and Han."""
    return scripts.count(text, *names) >= share * scripts.count(text, *scripts.RANGES)


def _is_part_of_word(text: str, run: scripts.Run) -> bool:
    """Whether letters stand side by side with Latin ones, or could all be Latin: that is told of the word."""
    latin = scripts.letters_of("Latin")
    if not scripts.letters_of("Cyrillic").match(run.text):
        return False
    alike = scripts.as_latin(run.text) is not None and run.text.isupper()
    return alike or bool(latin.match(text, run.end) or (run.start and latin.match(text, run.start - 1)))


@engine("one-script")
def one_script(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words of Latin and Cyrillic letters; they are mended where the mended word is known."""
    for passage in reading.passages:
        for match in _WORD.finditer(passage.text):
            if scripts.is_mixed(match[0]):
                yield _mixed(rule, reading, Span(passage, *match.span()))
            elif _is_all_alike(match[0], passage.language):
                yield _told(rule, Span(passage, *match.span()), scripts.as_latin(match[0]), Severity.WARNING)


def _is_all_alike(word: str, language: str) -> bool:
    """Whether a word in capitals looks Latin and is Cyrillic, in a language that is not written so."""
    own = facts(language).get("scripts", ("Cyrillic",))
    return "Cyrillic" not in own and word.isupper() and scripts.as_latin(word) not in (None, word)


def _mixed(rule: Rule, reading: Reading, span: Span) -> Finding:
    spelt = scripts.unmixed(span.text, span.passage.language)
    parts = _WITH_SUFFIX.fullmatch(span.text)
    if parts and (spelt is None or not _is_known(spelt, reading, span.passage)):
        mend = said("write the suffix “{suffix}” after a hyphen, or apart", suffix=parts["suffix"])
        return _told(rule, span, None, Severity.WARNING, mend)
    if spelt is None:
        return _told(rule, span, None, Severity.WARNING)
    known = _is_known(spelt, reading, span.passage)
    return _told(rule, span, spelt, None, None if known else said("write “{write}” in one script", write=spelt))


def _told(rule: Rule, span: Span, spelt: str | None, level: Severity | None, mend: Message | None = None) -> Finding:
    """The finding with the letters that are wrong; without another mend the word is written as it is spelt."""
    wrong = scripts.differing(span.text, spelt)
    return rule.found(span, write=None if mend else spelt, mend=mend, level=level, values={"letters": listed(wrong)})


def _is_known(word: str, reading: Reading, passage: Passage) -> bool:
    """Whether a word is one of the dictionary or of the registry."""
    words, bare = dictionary(passage.language), re.sub(f"[{_MARKS}]", "", word)
    in_names = any(bare in name.text.split() for name in lexicon(reading.desk, passage.language).names)
    return in_names or (words is not None and words.has(bare))


@engine("alphabet")
def alphabet(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words of the language's script with letters that its alphabet lacks.

    They are errors where its `stand-ins` make a known word of them. Quotations in another alphabet are left alone.
    """
    for passage in reading.passages:
        if "alphabet" not in facts(passage.language):
            continue
        for match in _OF_ALPHABET.finditer(passage.text):
            others = scripts.beyond_alphabet(match[0], passage.language)
            around = scripts.enclosed(passage.text, *match.span()) if others else None
            rest = None if around is None else around.replace(match[0], "")
            quoted = rest == "" or (rest and scripts.beyond_alphabet(rest, passage.language))
            if others and not quoted:
                yield from _other_letters(rule, reading, Span(passage, *match.span()), others)


def _other_letters(rule: Rule, reading: Reading, span: Span, others: str) -> Iterator[Finding]:
    language = span.passage.language
    spelt = scripts.in_own_letters(span.text, language)
    if spelt is None and "stand-ins" in facts(language):
        return
    values = {"letters": "”, “".join(others), "language": called(language)}
    known = spelt is not None and _is_known(spelt, reading, span.passage)
    mend = said("write “{write}”", write=spelt) if spelt and not known else None
    yield rule.found(
        span, write=spelt if known else None, mend=mend, level=Severity.ERROR if known else None, values=values
    )


@engine("region-forms")
def region_forms(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Chinese characters in the form of another region.

    A passage is told as a whole from so `many` on, if they are the `share` of its characters; several such passages of a
    language are told once, and so are several characters that stand by themselves.
    """
    for language, passages in reading.by_language().items():
        if not facts(language).get("forms"):
            continue
        whole, apart = list[Span](), list[Span]()
        for passage in passages:
            hits = _hits(reading, passage)
            many = len(hits) >= int(rule.option("many"))
            if many and len(hits) > float(rule.option("share")) * scripts.count(passage.text, "Han"):
                whole.append(Span.whole(passage))
                continue
            apart += (Span(passage, at, at + 1) for at in hits)
        yield from _of_region(rule, apart, language)
        if whole:
            yield _whole_passages(rule, whole, language)


def _hits(reading: Reading, passage: Passage) -> list[int]:
    """Where characters of another region stand: not in names of the registry, in words that are marked as another
    language's, nor in quotations that are all in them."""
    text, language = passage.text, passage.language
    others = {letter for letter in set(text) if letter > "\u33ff" and form(letter, language)}
    if not others:
        return []
    named = ((each.start, each.end) for each in lexicon(reading.desk, language).mentions(text))
    kept = (*named, *apart_from_text(text), *passage.foreign)
    hits = [at for at, letter in enumerate(text) if letter in others and not passage.is_said(at, at + 1)]
    hits = [at for at in hits if not any(start <= at < end for start, end in kept)]
    return [at for at in hits if not _is_of_quotation(text, at, others)]


def _is_of_quotation(text: str, at: int, others: set[str]) -> bool:
    """Whether a character stands in brackets or quotation marks with others of its region, or with foreign letters."""
    around = scripts.enclosed(text, at, at + 1)
    if around is None:
        return False
    return sum(letter in others for letter in around) > 1 or scripts.count(around, "kana", "Hangul") > 1


def _of_region(rule: Rule, spans: Sequence[Span], language: str) -> Iterator[Finding]:
    """The characters that stand by themselves; where they are several, all in the same words, so that they are told once."""
    forms = {each.text: right for each in spans if (right := form(each.text, language))}
    usual = [f"{text} → {right.text}" for text, right in sorted(forms.items()) if not right.kept_in_names]
    for span in spans:
        right, values = forms[span.text], {"language": called(language), "count": len(usual)}
        several = len(usual) > 1 and not right.kept_in_names
        message = said("{count} characters are not in their {language} form", **values) if several else None
        mend = said("write {forms}", forms=", ".join(usual)) if several else None
        level = Severity.NOTE if right.kept_in_names else None
        yield rule.found(span, write=right.text, message=message, mend=mend, level=level, values=values)


def _whole_passages(rule: Rule, spans: list[Span], language: str) -> Finding:
    """One finding for all passages that are in the characters of another region."""
    message = (
        said("the passage is in characters of another region")
        if len(spans) == 1
        else said("{count} passages are in characters of another region", count=len(spans))
    )
    mend = said("write it in {language} characters, or check it as what it is", language=called(language))
    return rule.found(spans[0], message=message, mend=mend, related=tuple(spans[1:]))

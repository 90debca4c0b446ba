"""Pairs: quotes and brackets that have no partner, one of another width, the wrong nesting, the form of another language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.message import Message, said
from galley.passages.passage import Kind, Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.tongues import facts, scripts
from galley.tongues.pairs import CLOSING, Astray, Matched, Pair, astray, inner_quotes, matched, straight_quotes


@engine("pairs")
def pairs(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Marks without a partner, which in a text that was sent may stand as many as `reach` passages further on."""
    for passages in reading.by_language().values():
        read = [passage for passage in passages if passage.kind is not Kind.NAME]
        found = [matched(passage.text) for passage in read]
        starts = [passage.text.lstrip()[:1] for passage in read]
        for each in astray(found, int(rule.option("reach")) if reading.submitted else 0, starts):
            if not (_is_custom(found[each.text], each) or _smiles(found[each.text], each)):
                yield _astray(rule, read[each.text], each)


def _is_custom(found: Matched, each: Astray) -> bool:
    """Whether an outer guillemet is left open where the inner one closes both, as in «ООО «Ромашка»."""
    return each.lone.mark == "«" and any(pair.mark == "«" and pair.opening > each.lone.offset for pair in found.pairs)


def _smiles(found: Matched, each: Astray) -> bool:
    """Whether a round bracket stands beside another one that is alone as well: several on end are a smile, or the contrary of one."""
    beside = (each.lone.offset - 1, each.lone.offset + 1)
    return each.lone.mark in "()" and any(
        other.mark == each.lone.mark and other.offset in beside for other in found.lone
    )


def _astray(rule: Rule, passage: Passage, each: Astray) -> Finding:
    mark, span = each.lone.mark, Span(passage, each.lone.offset, each.lone.offset + 1)
    if each.crossing:
        related = (Span(passage, each.crossing.offset, each.crossing.offset + 1),)
        message = said("{mark} is closed only behind a pair it crosses", mark=mark)
        return rule.found(span, message=message, mend=said("nest the pairs in each other"), related=related)
    if each.turned:
        message = said("{mark} faces the wrong way", mark=mark)
        return rule.found(span, message=message, mend=said("write the other mark of the pair"))
    opens = said("{mark} is never closed", mark=mark)
    return rule.found(
        span, message=opens if each.lone.opens else said("{mark} closes what was never opened", mark=mark)
    )


@engine("bracket-width")
def bracket_width(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The bracket of a pair that is not of the width of its language's letters."""
    for passage in reading.passages:
        wide = reading.desk.facts(passage.language).get("spaced") == "no"
        for pair in matched(passage.text).pairs:
            if pair.mixed:
                yield _of_two_widths(rule, passage, pair, wide)


def _of_two_widths(rule: Rule, passage: Passage, pair: Pair, wide: bool) -> Finding:
    odd = pair.closing if (pair.mark in "（［") is wide else pair.opening
    other = pair.opening + pair.closing - odd
    closing = passage.text[pair.closing]
    write = CLOSING[pair.mark] if odd == pair.closing else {")": "(", "）": "（"}.get(closing)
    message = said("{opening} is closed by {closing}, which is of another width", opening=pair.mark, closing=closing)
    mend = None if write else said("write both brackets in one width")
    related = (Span(passage, other, other + 1),)
    return rule.found(Span(passage, odd, odd + 1), message=message, mend=mend, write=write, related=related)


@engine("nesting")
def nesting(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Quotes that stand directly inside the same quotes, where the language has others for that."""
    for passage in reading.passages:
        for pair in inner_quotes(matched(passage.text)):
            span = Span(passage, pair.opening, pair.closing + 1)
            inner = reading.desk.facts(passage.language).get("quotes", "")[2:]
            if not inner:
                continue
            outer = pair.within
            related = (Span(passage, outer.opening, outer.closing + 1),) if isinstance(outer, Pair) else ()
            values = {"mark": pair.mark, "opening": inner[0], "closing": inner[1]}
            mend = Message(rule.mend, values)
            yield rule.found(span, mend=mend, related=related, values=values)


@engine("quote-form")
def quote_form(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Quotes that the option `wrong` names for the language, and its own where the house writes others; told by pairs.

    Not round words of another script, which bring their own, nor within a passage that is of another script.
    """
    for passage in reading.passages:
        language = passage.language
        own = reading.desk.facts(language).get("quotes", "")
        wrong = {*rule.option("wrong", language, ""), *facts(language).get("quotes", "")[::2]} - {*own[::2]}
        names = tuple(reading.desk.facts(language).get("scripts", ()))
        for opening, closing, mark, inside in _quotations(passage.text) if wrong and names else ():
            quoted = passage.text[opening + 1 : closing]
            if mark in wrong and scripts.count(quoted, *names):
                yield from _both(rule, passage, (opening, closing), own[2:] if inside else own[:2])


def _quotations(text: str) -> Sequence[tuple[int, int, str, bool]]:
    """Each quotation with the mark that opens it, and whether it stands within another."""
    found = matched(text).pairs
    places = [(start, end, '"') for start, end in straight_quotes(text)[0]]
    places += [(pair.opening, pair.closing, pair.mark) for pair in found]
    outer = [(pair.opening, pair.closing) for pair in found if pair.mark in "“«「"]
    return [(*each, any(start < each[0] and each[1] < end for start, end in outer)) for each in places]


def _both(rule: Rule, passage: Passage, places: tuple[int, int], right: str) -> Iterator[Finding]:
    marks = "".join(passage.text[at] for at in places)
    values: dict[str, object] = {"text": marks, "opening": right[0], "closing": right[1]}
    for at in places:
        mend = Message(rule.mend, values)
        yield rule.found(Span(passage, at, at + 1), mend=mend, values=values)

"""Measure words: those that do not go with the noun behind them."""

from collections.abc import Iterator

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern
from galley.tongues import facts


@engine("counted")
def counted(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A measure word, the group `w` of one of the patterns in the option `frames`, that is not of the noun in the group `noun`, which {nouns} stands for there.

    The language's `measures.yaml` tells of each measure word the nouns that it counts.
    """
    for language, passages in reading.by_language().items():
        measures = {each: nouns.split() for each, nouns in facts(language, "measures").items()}
        nouns = sorted({noun for each in measures.values() for noun in each}, key=len, reverse=True)
        frames = (each.replace("{nouns}", "|".join(nouns)) for each in rule.option("frames", language, ()))
        searches = [pattern(each, language) for each in frames]
        for passage in passages:
            for match in (found for search in searches for found in search.finditer(passage.text)):
                right = [each for each in measures if match["noun"] in measures[each]]
                if match["w"] not in right:
                    yield rule.found(
                        Span(passage, *match.span("w")), write=" / ".join(right), values={"noun": match["noun"]}
                    )

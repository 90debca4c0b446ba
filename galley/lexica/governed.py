"""Government: prepositions that a word of a parsed sentence does not take, as its language's `government.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica.clauses import Clause, plain_forms
from galley.lexica.hanging import Clash
from galley.tongues import facts


def led(clause: Clause, at: int, head: int) -> Iterator[Clash]:
    """The preposition at a place, where the word that it hangs on does not take it, and has none behind it that it takes."""
    words, low = clause.words, clause.low
    head = words[head].head if words[head].relation == "advmod" else head
    listed, tag = facts(clause.language, "government"), words[head].tag[:2]
    forms = {low[head], *(plain_forms(low[head]) if tag in ("VB", "NN") else ())} & listed.keys()
    acted = clause.kids(at, "pobj", "pcomp")
    if not (forms and acted and head < at) or clause.is_odd(head, at):
        return
    told = listed[low[head] if low[head] in forms else min(forms)]
    if low[at] not in told["not"].split() or (tag == "NN") is not ("as" in told):
        return
    right = told["right"].split()
    taken = any(low[each] in right for each in clause.kids(head, "prep", "dative", "agent", "prt"))
    compared = not {"most", "least", "more", "the", "so", "as", "too"}.isdisjoint(low[max(head - 2, 0) : head])
    apart = tag != "VB" and compared and low[at] in ("of", "than", "in", "as", "for")
    if not taken and not apart and low[acted[0]] not in clause.members("aside"):
        yield clause.clash("led", at, head, right[0])

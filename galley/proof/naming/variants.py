"""Variants: accepted spellings of one name, mixed in one text, and foreign names beside those of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Span
from galley.proof.shelf.lexicon import lexicon

_SORTS = ("region", "organisation", "person", "city", "term")
_APART = re.compile(r"[\s·・-]+")
_GENERIC_BEHIND = re.compile(r"\s?(?:财团|基金会|大学|研究所|研究院|公司|集团|財団|会社|재단|연구소|대학)")


def mixed(passages: Sequence[Passage], desk: Desk, language: str) -> Iterator[tuple[Span, Span, bool]]:
    """For each name that is written in two ways: the rarer, the other, and whether they differ in more than spaces.

    Terms are told only where a hyphen or a space is all that differs; other accepted words are free to choose.
    """
    spans: dict[tuple[str, str], dict[str, list[Span]]] = {}
    variants = _variants(desk, language)
    for passage in (passage for passage in passages if passage.kind is not Kind.NAME):
        for mention in lexicon(desk, language).mentions(passage.text):
            text = passage.text[mention.start : mention.end]
            for key in variants.get(text, ()):
                if not passage.is_said(mention.start, mention.end):
                    span = Span(passage, mention.start, mention.end)
                    spans.setdefault(key, {}).setdefault(text, []).append(span)
    for (_, sort), found in spans.items():
        ordered = sorted(found.values(), key=len, reverse=True)
        for rarer in ordered[1:]:
            one, other = rarer[-1], ordered[0][0]
            same = _APART.sub("", one.text).casefold() == _APART.sub("", other.text).casefold()
            if sort != "term" or same:
                yield one, other, sort != "term" and not (same and sort == "person")


@lru_cache(maxsize=8)
def _variants(desk: Desk, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The entries whose name has several spellings, by each spelling."""
    spellings: dict[tuple[str, str], set[str]] = {}
    registry = desk.registry
    entries = (*registry.regions, *registry.organisations, *registry.people, *registry.terms)
    for entry in entries:
        spelling = entry.name.get(language)
        sort = type(entry).__name__.casefold()
        if (spelling and spelling.variants and sort in _SORTS) or (sort == "person" and spelling):
            texts = {text for text in (spelling.text, *spelling.variants) if not text.isupper()}
            if not any(one != other and one in other for one in texts for other in texts):
                spellings[entry.id, sort] = texts
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, texts in spellings.items():
        for text in texts:
            found[text] = (*found.get(text, ()), key)
    return found


def foreign_variants(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, str]]:
    """Organisations that a passage calls by their name and, not in brackets, by the beginning of the English one."""
    for mention in lexicon(desk, passage.language).mentions(passage.text):
        name = mention.of("organisation")
        head = _english_heads(desk).get(name.id) if name and not name.text.isascii() else None
        for match in re.finditer(re.escape(head), passage.text) if head else ():
            bracketed = passage.text[: match.start()].rstrip().endswith(("(", "（"))
            if not bracketed and _GENERIC_BEHIND.match(passage.text, match.end()) and name:
                yield match.start(), match.end(), name.main


@lru_cache(maxsize=4)
def _english_heads(desk: Desk) -> dict[str, str]:
    """The English names of organisations without their last word, where two words are left."""
    found: dict[str, str] = {}
    for organisation in desk.registry.organisations:
        spelling = organisation.name.get("en")
        head = spelling.text.rpartition(" ")[0] if spelling else ""
        if " " in head:
            found[organisation.id] = head
    return found

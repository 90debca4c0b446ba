"""Translations that do not say what their source says."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from bench.plant import Edit, Scene, a_match, changed_digits, mutation, one_of

ENDS = r"(?<=[。！？])|(?<=[.!?])\s+(?=[A-ZА-ЯЁӨҮ가-힣“«‘])"
TRANSLATED = ("ja", "ko", "ru", "mn", "en")


@mutation("number changed", *TRANSLATED, anywhere=True)
def number(scene: Scene, chance: Random) -> Edit | None:
    """A digit changed of a number that stands in the source as well."""
    source = _source(scene)
    found = one_of([each for each in re.finditer(r"\d+", scene.text) if each[0] in re.findall(r"\d+", source)], chance)
    return Edit(*found.span(), changed_digits(found[0], chance)) if found else None


@mutation("name left out", *TRANSLATED, anywhere=True)
def name_lost(scene: Scene, chance: Random) -> Edit | None:
    """A name of the source left out."""
    found = one_of(scene.named(), chance) if _source(scene) else None
    if not found or found[2] - found[1] > len(scene.text) * 0.8:
        return None
    return Edit(found[1], found[2], "", 1, 1)


@mutation("name exchanged", *TRANSLATED, anywhere=True)
def name_exchanged(scene: Scene, chance: Random) -> Edit | None:
    """A name of the source taken for another of its kind."""
    found = one_of(scene.named(), chance) if _source(scene) else None
    if not found:
        return None
    one, start, end = found
    others = [
        name
        for name, each in scene.world.names.items()
        if type(each.entry) is type(one.entry) and each.entry is not one.entry and each.field == one.field
    ]
    other = one_of(others, chance)
    return Edit(start, end, other) if other else None


@mutation("sentence left out", *TRANSLATED, anywhere=True)
def sentence(scene: Scene, chance: Random) -> Edit | None:
    """One of three or more sentences left out, or of two where it is the longer one."""
    text = scene.text
    starts = [0, *(match.end() for match in re.finditer(ENDS, text) if match.end() < len(text)), len(text)]
    spans = list(pairwise(starts))
    if not _source(scene) or len(spans) < 2:
        return None
    spans = spans if len(spans) > 2 else [max(spans, key=lambda span: span[1] - span[0])]
    return Edit(*chance.choice(spans), "")


@mutation("source instead of a translation", *TRANSLATED, anywhere=True)
def untranslated(scene: Scene, chance: Random) -> Edit | None:
    """The source itself."""
    source = _source(scene)
    is_words = len(re.findall(r"[\u4e00-\u9fff]", source)) > 3 and source != scene.text
    return Edit(0, len(scene.text), source) if is_words else None


@mutation("translation of another text", *TRANSLATED, anywhere=True)
def other_unit(scene: Scene, chance: Random) -> Edit | None:
    """What another text of its kind was translated to."""
    if not _source(scene) or len(scene.text) < 12:
        return None
    others = [
        each.text
        for each in scene.window
        if each is not scene.passage and each.kind is scene.passage.kind and each.source and len(each.text) >= 12
        if each.source.text != _source(scene) and each.text != scene.text
    ]
    other = one_of(others, chance)
    return Edit(0, len(scene.text), other) if other else None


@mutation("quotation marks left out", *TRANSLATED, anywhere=True)
def unquoted(scene: Scene, chance: Random) -> Edit | None:
    """The marks of a quotation left out that the source quotes as well."""
    found = a_match(r"[“‘「『«]([^“”‘’「」『』«»]+)[”’」』»](?!\w)", scene.text, chance)
    if not found or not re.search("[“‘《]", _source(scene)):
        return None
    return Edit(*found.span(), found[1], 1, 1)


@mutation("brackets left out", *TRANSLATED, anywhere=True)
def bracketed(scene: Scene, chance: Random) -> Edit | None:
    """What stands in brackets left out."""
    found = a_match(r" ?[（(][^（）()]+[）)]", scene.text, chance)
    return Edit(*found.span(), "", 1, 1) if found and re.search("[（(]", _source(scene)) else None


def _source(scene: Scene) -> str:
    return scene.passage.source.text if scene.passage.source else ""

"""Marks and spaces that are lost, doubled or of the wrong kind."""

from __future__ import annotations

import re
from random import Random

from bench.plant import LETTERED, Edit, Scene, a_match, mutation, one_of
from galley.passages.passage import Kind

PAIRS = {pair[0]: pair[1] for pair in ("（）", "()", "“”", "‘’", "《》", "「」", "『』", "«»", "〈〉", "[]")}
ENDS = "。！？.!?"
FULL = dict(zip("，。；：？！（）", ",.;:?!()", strict=True))
WIDE = {half: full for full, half in FULL.items()}


@mutation("bracket or quote lost", anywhere=True)
def unpaired(scene: Scene, chance: Random) -> Edit | None:
    """One mark of a pair lost."""
    pair = _pair(scene.text, chance)
    at = chance.choice(pair) if pair else 0
    return Edit(at, at + 1, "") if pair else None


@mutation("mark doubled")
def doubled(scene: Scene, chance: Random) -> Edit | None:
    """A mark that stands twice."""
    found = a_match(r"(?<=\w)[，。、；：,;](?!\d)|(?<=\w)\.(?=\s|$)", scene.text, chance)
    return Edit(found.end(), found.end(), found[0], before=1) if found else None


@mutation("two different marks")
def colliding(scene: Scene, chance: Random) -> Edit | None:
    """A comma before a full stop, or the other way round."""
    found = a_match(r"(?<=\w)[，。,](?!\d)", scene.text, chance)
    if not found:
        return None
    other = {"，": "。", "。": "，", ",": "."}[found[0]]
    return Edit(found.end(), found.end(), other, before=1)


@mutation("half for full width", "zh", "ja")
def half(scene: Scene, chance: Random) -> Edit | None:
    """A half-width mark after an ideograph."""
    found = a_match(rf"(?<=[\u3040-\u30ff\u4e00-\u9fff])[{''.join(FULL)}]", scene.text, chance)
    return Edit(*found.span(), FULL[found[0]]) if found else None


@mutation("full for half width", "ko", *LETTERED)
def full(scene: Scene, chance: Random) -> Edit | None:
    """A full-width mark, with the space behind it swallowed."""
    found = a_match(r"(?<=\w)([,;:.!?])(?: |$)|[()]", scene.text, chance)
    return Edit(*found.span(), WIDE[found[0].strip()]) if found else None


@mutation("space before a mark")
def space_before(scene: Scene, chance: Random) -> Edit | None:
    """A space before a comma, full stop or closing bracket."""
    found = a_match(r"(?<=\w)[，。、；：）,.;:)](?!\d)", scene.text, chance)
    return Edit(found.start(), found.start(), " ", 1, 1) if found else None


@mutation("space within a text", "zh", "ja")
def space_within(scene: Scene, chance: Random) -> Edit | None:
    """A space between two ideographs."""
    found = a_match(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", scene.text, chance)
    return Edit(found.start(), found.start(), " ", 1, 1) if found else None


@mutation("space doubled", "ko", *LETTERED)
def space_doubled(scene: Scene, chance: Random) -> Edit | None:
    """Two spaces between words."""
    found = a_match(r"(?<=\w) (?=\w)", scene.text, chance)
    return Edit(found.end(), found.end(), " ", 1, 1) if found else None


@mutation("space lost after a mark", "ko", *LETTERED)
def space_lost(scene: Scene, chance: Random) -> Edit | None:
    """A comma or full stop with the next word right behind it."""
    found = a_match(r"(?<=[^\W\d_][,.;:]) (?=[^\W\d_])", scene.text, chance)
    return Edit(*found.span(), "", 1, 1) if found else None


@mutation("space lost at a bracket", "ko", *LETTERED)
def space_lost_at_bracket(scene: Scene, chance: Random) -> Edit | None:
    """A bracket stuck to the word beside it."""
    pattern = r"(?<=\)) (?=\w)" if scene.passage.language == "ko" else r"(?<=\w) (?=\()|(?<=\)) (?=\w)"
    found = a_match(pattern, scene.text, chance)
    return Edit(*found.span(), "", 1, 1) if found else None


@mutation("quotation marks swapped", anywhere=True)
def swapped(scene: Scene, chance: Random) -> Edit | None:
    """Closing and opening mark exchanged."""
    pair = _pair(scene.text, chance)
    if not pair:
        return None
    start, end = pair
    inner = scene.text[start + 1 : end]
    return Edit(start, end + 1, scene.text[end] + inner + scene.text[start])


@mutation("straight quotation mark", "zh", "ja", "ko", "ru", "mn", anywhere=True)
def straight(scene: Scene, chance: Random) -> Edit | None:
    """A typewriter's mark for a printer's."""
    found = a_match(r"[“”«»「」]", scene.text, chance)
    return Edit(*found.span(), '"') if found else None


@mutation("quotation marks of another language", "zh", "ja", "ru", "mn", "en", anywhere=True)
def other_quotes(scene: Scene, chance: Random) -> Edit | None:
    """A pair of marks that another language uses."""
    other = {"zh": "«»", "ja": "“”", "ru": "“”", "mn": "「」", "en": "«»"}[scene.passage.language]
    pair = _pair(scene.text, chance, "“‘「『«")
    if not pair:
        return None
    start, end = pair
    return Edit(start, end + 1, other[0] + scene.text[start + 1 : end] + other[1])


@mutation("sentence end lost")
def end_lost(scene: Scene, chance: Random) -> Edit | None:
    """The full stop of a paragraph lost."""
    text = scene.text.rstrip()
    if scene.passage.kind is not Kind.PARAGRAPH or len(text) < 30 or text[-1] not in ENDS:
        return None
    return Edit(len(text) - 1, len(text), "", before=1)


@mutation("list number wrong", anywhere=True)
def list_number(scene: Scene, chance: Random) -> Edit | None:
    """The number of a list's item repeated or skipped."""
    found = re.match(r"\s*[（(]?(\d+)[.)）]", scene.text)
    lines = [each.text for each in scene.window if re.match(r"\s*[（(]?\d+[.)）]", each.text)]
    if not found or len(lines) < 3 or scene.text in lines[:1]:
        return None
    number = int(found[1])
    return Edit(*found.span(1), str(chance.choice([number - 1, number + 1, number + 2])))


@mutation("range dash replaced")
def dash(scene: Scene, chance: Random) -> Edit | None:
    """A hyphen, or nothing, for the dash or wave between two numbers."""
    found = a_match(r"(?<=\d)[–—～〜](?=\d)", scene.text, chance)
    return Edit(*found.span(), chance.choice(["-", "--"]), 1, 1) if found else None


@mutation("dash broken", "zh", "ja", "ru", "mn", "en")
def broken_dash(scene: Scene, chance: Random) -> Edit | None:
    """One half of a long dash, or a hyphen for a dash between words."""
    found = a_match(r"(?<=\w)(?:——| [–—] )(?=\w)", scene.text, chance)
    if not found:
        return None
    return Edit(*found.span(), chance.choice("—-") if found[0] == "——" else " - ", 1, 1)


def _pair(text: str, chance: Random, openers: str = "".join(PAIRS)) -> tuple[int, int] | None:
    """Where the two marks of a pair stand that has something between them and no pair of its kind."""
    found = []
    for at, mark in enumerate(text):
        if mark in openers and mark in PAIRS:
            end = text.find(PAIRS[mark], at + 1)
            if end > at + 1 and mark not in text[at + 1 : end] and not _is_apostrophe(text, end):
                found.append((at, end))
    return one_of(found, chance)


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at + 1 : at + 2].isalpha()

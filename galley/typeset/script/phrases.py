"""Phrases: where a reader of Chinese or Japanese may pause, so that lines of titles break there (`word-break: auto-phrase` of CSS Text 4).

BudouX, which browsers ask for the same, tells them by characters near each place, as a model that was learned from texts weighs these. It knows neither digits nor
compounds well: a number and what it counts stay together here, and in Japanese what stands between two Han characters is no pause, but one behind katakana is.
One that is longer than a line is parted where its letters change, so that the words in it stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import category

_HAN = r"[々〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_PAIR = re.compile(rf"{_HAN}{{2}}")
_NUMBER = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*")
_RUN = re.compile(rf"{_NUMBER.pattern}|[A-Za-zＡ-Ｚａ-ｚ'’-]+|[ァ-ヺー]+")
"""What is no place for a pause."""
_KATAKANA = re.compile(rf"[ァ-ヺー]{{2}}(?={_HAN})")
_JOINT = re.compile(rf"(?<={_HAN})(?=[ァ-ヺー]{{2}})")
_ORDINAL, _TEN = "第", "十"
"""What begins a number, and the number that stands for all: models were learned from texts whose numbers are Han."""


@lru_cache(maxsize=1 << 10)
def phrases(language: str, text: str) -> frozenset[int]:
    """The places in a text, as positions of characters, before which a phrase begins; none in a language that is not read."""
    parser = _parser(_model(language))
    if parser is None or not text:
        return frozenset()
    places = [
        at for at in range(len(text)) if not any(found.start() < at < found.end() for found in _NUMBER.finditer(text))
    ]
    read = "".join(_TEN if _NUMBER.match(text, at) else text[at] for at in places)
    found, behind = set[int](), 0
    for phrase in parser.parse(read)[:-1]:
        behind += len(phrase)
        found.add(places[behind])
    if language[:2] == "ja":
        found = {at for at in found if not _PAIR.match(text, at - 1)}
        found |= {each.end() for each in _KATAKANA.finditer(text)}
    found |= {at for at in range(1, len(text)) if _ends(text[at - 1])}
    inside = {at for each in _RUN.finditer(text) for at in range(each.start() + 1, each.end())}
    return frozenset(at for at in found - inside if text[at - 1] != _ORDINAL and not text[at - 1].isdigit())


def joints(language: str, text: str) -> frozenset[int]:
    """The places in a text at which a phrase that no line has room for is parted: in Japanese before a word in katakana behind Han characters."""
    return frozenset(found.start() for found in _JOINT.finditer(text)) if language[:2] == "ja" else frozenset()


def _ends(mark: str) -> bool:
    """Whether a phrase ends with a character: a space, or a mark that opens nothing."""
    kind = category(mark)
    return kind[0] in "ZP" and kind not in ("Ps", "Pi")


def _model(language: str) -> str:
    """The model of a language, by its tag; none for others than Chinese and Japanese."""
    if language[:2] == "zh":
        return "traditional_chinese" if re.search(r"(?i)\b(?:hant|tw|hk|mo)\b", language) else "simplified_chinese"
    return "japanese" if language[:2] == "ja" else ""


@lru_cache
def _parser(model: str) -> Any:
    if not model:
        return None
    import budoux

    return getattr(budoux, f"load_default_{model}_parser")()

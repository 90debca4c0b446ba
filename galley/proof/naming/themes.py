"""Themes of meetings that a text quotes otherwise than the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from galley.likeness import likeness
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.shelf.lexicon import lexicon

_QUOTED = re.compile(
    r"“([^“”]+)”|《([^《》]+)》|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»|‘((?:[^‘’]|(?<=\w)’(?=\w)){9,})’|\"([^\"]+)\""
)
_SAYS_THEME = re.compile("主题|主題|テーマ|주제|тем|сэдэв|сэдв|theme|topic", re.IGNORECASE)
_REACH = 30
_ALIKE, _CUT, _MOST = 0.75, 0.6, 4
_SHORTEST = 4
_QUITE_ALIKE = 0.9
_LETTERS = re.compile(r"[^\W_]+")


def misquoted(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, str, bool]]:
    """What is quoted and nearly a registered theme, with that, and whether the passage calls it a theme.

    The first or second half of a theme that a dash or colon divides is quoted by itself.
    """
    themes = _themes(desk, passage.language)
    for match in _QUOTED.finditer(passage.text) if themes else ():
        group = match.lastindex or 0
        bare = _bare(match[group])
        if len(bare) < _SHORTEST or any(bare in theme or theme in bare for theme in themes):
            continue
        near = max(themes, key=lambda theme: likeness(bare, theme))
        if _is_near(bare, near):
            around = passage.text[max(match.start() - _REACH, 0) : match.start()] + passage.text[match.end() :][:_REACH]
            called = _SAYS_THEME.search(around) is not None or likeness(bare, near) > _QUITE_ALIKE
            yield match.start(group), match.end(group), themes[near], called


@lru_cache(maxsize=8)
def _themes(desk: Desk, language: str) -> dict[str, str]:
    """The registered themes by their letters and digits alone."""
    return {_bare(name.text): name.main for name in lexicon(desk, language).names if name.sort == "theme"}


def _bare(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()


def _is_near(bare: str, theme: str) -> bool:
    """Whether a few characters are lost, or as many are others."""
    alike = likeness(bare, theme)
    return alike >= _ALIKE or (alike >= _CUT and len(theme) - len(bare) <= _MOST and _is_within(bare, theme))


def _is_within(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)

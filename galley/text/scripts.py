"""Signs below and above the line: `H~2~O` and `m^2^`, and those whose end mark is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_inline import StateInline

from galley.text.joins import is_wide

_FEW = r"((?:[^\W_]|[-+−–=().,′*]){1,12})"
_SCRIPTS = {mark: re.compile(f"{re.escape(mark)}{_FEW}{re.escape(mark)}") for mark in "~^"}
"""What may stand below and above the line."""
_ISOTOPE = re.compile(r"\^[0-9]{1,3}\^(?=[A-Z])")
"""The mass of an isotope, before its letter."""
_OPEN = re.compile(
    r"(?:[^\W_]|\))\^[-−+]?[0-9]{1,3}(?![A-Za-z0-9^])"
    r"|(?<![A-Za-z0-9])(?<![0-9] )(?:[A-Z][a-z]?)+~[0-9]{1,2}(?![a-z0-9~])"
)
"""A power, or a formula of chemistry with its first number, and no mark behind the digits; `5 km~10 km` is a range."""
_WORD = re.compile(r"\S+")


def script_rule(state: StateInline, silent: bool) -> bool:
    """`H~2~O` and `m^2^`, below and above the line, as a rule of markdown-it's inline parser.

    As Pandoc has them, but only behind a letter, emphasised or not, a bracket or, above the line, a digit, behind one another (`SO~4~^2−^`), or before the
    letter of an isotope (`^14^C`), and for a few signs without spaces and wide characters: `10~20人，30~40人` and `长~5米高~3米` are ranges and rough numbers.
    """
    mark = state.src[state.pos]
    match = _SCRIPTS[mark].match(state.src, state.pos, state.posMax) if mark in _SCRIPTS else None
    special = state.tokens and state.tokens[-1].type == "text_special" and state.tokens[-1].content
    before = state.pending[-1:] or (special or "")[-1:] or _emphasised(state)
    if match is None or any(map(is_wide, match[1])):
        return False
    if not (_belongs(before, mark) or (not before and _doubles(state, mark)) or _ISOTOPE.match(state.src, state.pos)):
        return False
    if not silent:
        tag = {"~": "sub", "^": "sup"}[mark]
        state.push(f"{tag}_open", tag, 1).markup = mark
        state.push("text", "", 0).content = match[1]
        state.push(f"{tag}_close", tag, -1).markup = mark
    state.pos = match.end()
    return True


def _belongs(before: str, mark: str) -> bool:
    """Whether a sign that begins with a mark belongs to the character before it."""
    is_letter = before.isalpha() and not is_wide(before)
    return is_letter or before in (*")]’′",) or (mark == "^" and before.isdigit())


def _doubles(state: StateInline, mark: str) -> bool:
    """Whether a sign of the other kind ends here."""
    return bool(state.tokens) and state.tokens[-1].type == ("sup_close" if mark == "~" else "sub_close")


def _emphasised(state: StateInline) -> str:
    """The character before the marks of emphasis that stand here, as those of `*v*~max~`."""
    ahead = state.src[: state.pos].rstrip("*")
    return ahead[-1:] if len(ahead) < state.pos else ""


def left_open(text: str) -> Iterator[re.Match[str]]:
    """Where a text has what is clearly meant to stand below or above the line, without the mark at its end; addresses are left alone."""
    for word in _WORD.finditer(text):
        if "://" not in word[0] and "www." not in word[0]:
            yield from (found for found in _OPEN.finditer(text, *word.span()) if not is_wide(found[0][0]))

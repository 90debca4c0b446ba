"""Region forms: how a language writes a Chinese character that another region writes otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from galley.tongues import facts


@dataclass(frozen=True, slots=True)
class Form:
    """How a language writes a character; `old` is said of a form of its own that it has given up, `kept_in_names` of one
    that names often keep.
    """

    text: str
    old: bool = False
    kept_in_names: bool = False


@cache
def form(character: str, language: str) -> Form | None:
    """How a language writes a character whose form is another region's; None where it is its own, or unknown.

    The language's `forms` tell its `code` and the last of its `common` characters, the `ways` through converters from
    those outside it, that from its `old` ones, which are `kept`, or kept in `names`, and what else is written `from` `to`.
    """
    told = facts(language).get("forms")
    if not told or character in told.get("kept", ""):
        return None
    kept_in_names = character in told.get("names", "")
    if character in told["from"]:
        return Form(told["to"][told["from"].index(character)], kept_in_names=kept_in_names)
    code = _code(character, told)
    if code and code <= told["common"]:
        return None
    for way in [told.get("old", "")] if code else told["ways"]:
        text = _converted(character, way)
        if text != character and _is_own(text, told, common=bool(code)):
            return Form(text, bool(code), kept_in_names)
    return None


def _is_own(text: str, told: Mapping[str, Any], common: bool) -> bool:
    code = _code(text, told)
    return bool(code) and (not common or code <= told["common"])


def _code(character: str, told: Mapping[str, Any]) -> str:
    """The code of a character, in hexadecimals; none where it has none of two bytes."""
    code = character.encode(told["code"], "ignore")
    return code.hex() if len(code) == 2 else ""


def _converted(character: str, way: str) -> str:
    for configuration in way.split():
        character = str(_converter(configuration).convert(character))
    return character


@cache
def _converter(configuration: str):  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC(configuration)

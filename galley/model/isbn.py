"""The ISBN of a book (ISO 2108), and what a publication says for each of its languages, or once for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema

from galley.message import said
from galley.model.base import LANGUAGE, LanguageCode, Whole, mending, shown
from galley.source import SourceText

FORM = r"^97(8-[0-9]|9-[1-9])[0-9]*(-[0-9]+){2}-[0-9]$"
"""Prefix, group, registrant, publication and check digit. What begins with 979-0 is music."""
LENGTH = 17
"""Thirteen digits and four hyphens."""
_PARTED = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]+")
_EXAMPLE = "978-3-16-148410-0"


def check_digit(twelve: str) -> str:
    """The last digit of an ISBN, from the twelve before it: weighted 1 and 3 in turn, all thirteen make a multiple of ten."""
    return str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve)) % 10)


def _check_character(nine: str) -> str:
    """The last character of an ISBN of ten digits: weighted 10 to 1, all ten make a multiple of eleven; X is ten."""
    left = -sum(int(digit) * (10 - at) for at, digit in enumerate(nine)) % 11
    return "X" if left == 10 else str(left)


def _as_isbn(value: Any) -> str:
    if not isinstance(value, SourceText):
        raise mending("reader.type", said("an ISBN is wanted here"), said("write it as {example}", example=_EXAMPLE))
    hyphened = _PARTED.sub("-", re.sub(r"^ISBN(?:-1[03])?:?\s*", "", value.strip(), flags=re.IGNORECASE))
    digits = hyphened.replace("-", "").upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        raise _of_ten(value, hyphened, digits)
    if not re.fullmatch(r"97(8[0-9]|9[1-9])[0-9]{9}", digits):
        mend = said("give its thirteen digits, with hyphens: {example}", example=_EXAMPLE)
        raise mending("isbn.form", said("{given} is no ISBN", given=shown(value)), mend)
    right = check_digit(digits[:12])
    if digits[12] != right:
        mend = said(
            "compare it with what the agency gave; if the other digits are right, it is {isbn}",
            isbn=hyphened[:-1] + right,
        )
        raise mending("isbn.check-digit", said("the check digit of {isbn} is wrong", isbn=str(value)), mend)
    if hyphened.count("-") != 4:
        mend = said("write it with four hyphens, where the agency has them: {example}", example=_EXAMPLE)
        raise mending("isbn.form", said("the five parts of {isbn} are not told apart", isbn=str(value)), mend)
    if hyphened != value:
        raise mending(
            "isbn.form",
            said("{given} is not as an ISBN is written", given=shown(value)),
            said("write {text}", text=hyphened),
        )
    return str(value)


def _of_ten(value: str, hyphened: str, digits: str) -> Exception:
    """What is told of an ISBN as they were before 2007: what it is now, if it is right."""
    message = said("{isbn} is an ISBN of ten digits; since 2007 they have thirteen", isbn=value)
    if digits[9] != _check_character(digits[:9]):
        mend = said("ask the agency: its check digit is wrong too")
        return mending("isbn.ten-digits", message, mend)
    now = f"978-{hyphened[:-1]}{check_digit(f'978{digits[:9]}')}"
    return mending("isbn.ten-digits", message, said("write {text}", text=now))


Isbn = Annotated[
    str,
    PlainValidator(_as_isbn),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": FORM,
            "minLength": LENGTH,
            "maxLength": LENGTH,
            "description": f"An ISBN of thirteen digits with its hyphens, as {_EXAMPLE}.",
        }
    ),
]

ALL = ""
"""Under which a map of languages has what is said once for all."""
_Language = Annotated[str, StringConstraints(pattern=f"^({LANGUAGE[1:-1]})?$")]
Value = TypeVar("Value")


def _by_language(value: Any) -> Any:
    return {ALL: value} if isinstance(value, SourceText) else value


Isbns = Annotated[
    dict[_Language, Isbn],
    Field(min_length=1),
    BeforeValidator(
        _by_language, json_schema_input_type=Isbn | Annotated[dict[LanguageCode, Isbn], Field(min_length=1)]
    ),
]
"""The ISBN of the book in each language, or that of the only one."""
Runs = Annotated[
    dict[_Language, Whole],
    Field(min_length=1),
    BeforeValidator(
        _by_language, json_schema_input_type=Whole | Annotated[dict[LanguageCode, Whole], Field(min_length=1)]
    ),
]
"""How many copies are printed in each language, or in every one."""


def in_language(values: Mapping[str, Value], language: str) -> Value | None:
    """What is said of a language, else what is said once for all."""
    return values.get(language, values.get(ALL))

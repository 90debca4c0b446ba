"""Years, as they are counted in the Gregorian calendar."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from galley.message import said
from galley.model.base import mending, shown

FIRST, LAST = 1000, 8999
"""No earlier and no later ones, so that the years beside each are years of the calendar, too."""


def as_year(value: Any) -> int:
    """A year of four digits."""
    if not isinstance(value, str) or not re.fullmatch("[1-8][0-9]{3}", value):
        mend = said("write it with four digits, as it is counted in the Gregorian calendar: 2014")
        raise mending("reader.year", said("{given} is not a year", given=shown(value)), mend)
    return int(value)


Year = Annotated[
    int,
    PlainValidator(as_year),
    WithJsonSchema({"type": "integer", "minimum": FIRST, "maximum": LAST, "description": "A year, as 2014."}),
]

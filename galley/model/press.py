"""How a publication is printed, as its publication.yaml asks, and the printing conditions that the house has profiles for."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from galley.message import said
from galley.model.base import Flag, Item, Millimetres, as_whole, mending, shown

SIGNATURES = (4, 8, 16)
MOST_INK = 400
"""Four inks, each in full."""
MOST_BLEED_MM = 20
"""Bookbinders' boards are wrapped by some 15 mm; nothing that is bound or stapled asks for as much."""
X_4 = "PDF/X-4"


def _as_signature(value: Any) -> int:
    pages = as_whole(value)
    if pages not in SIGNATURES:
        message = said("a sheet folded to {pages} pages is not provided for", pages=pages)
        raise mending("press.signature", message, said("give 4, 8 or 16, or leave `signature` out"))
    return pages


def _as_ink_limit(value: Any) -> int:
    percent = as_whole(value)
    if not 100 <= percent <= MOST_INK:
        message = said("{percent} % is no limit of four inks together", percent=percent)
        mend = said("give 100 to 400: coated paper takes about 300, newsprint 240; ask the printer")
        raise mending("press.ink-limit", message, mend)
    return percent


def _as_standard(value: Any) -> str:
    if value == X_4:
        return X_4
    message = said("print files are PDF/X-4, not {standard}", standard=shown(value))
    mend = said(
        "leave `standard` out: older ones, as PDF/X-1a and X-3, forbid transparency, which the engine does not flatten; a printer who needs one makes "
        "it from the PDF/X-4 file"
    )
    raise mending("press.standard", message, mend)


def _as_thickness(value: Any) -> Decimal:
    if not isinstance(value, str) or not re.fullmatch(r"[0-4](\.[0-9]{1,3})?", value):
        mend = said("write millimetres as digits, as 0.1 or 0.25")
        raise mending("press.thickness", said("{given} is no thickness in millimetres", given=shown(value)), mend)
    return Decimal(value)


def _as_bleed(bleed: Decimal) -> Decimal:
    if bleed > MOST_BLEED_MM:
        message = said("a bleed of {given} mm is more than {most} mm", given=str(bleed), most=MOST_BLEED_MM)
        mend = said(
            "printers ask for 3 to 5 mm: what lies further out is cut off, and pages side by side on a sheet share the room between them"
        )
        raise mending("press.bleed", message, mend)
    return bleed


Bleed = Annotated[
    Millimetres,
    AfterValidator(_as_bleed),
    WithJsonSchema(
        {"type": "number", "minimum": 1, "maximum": MOST_BLEED_MM, "description": "Millimetres, as 3 or 3.5."}
    ),
]
Thickness = Annotated[
    Decimal,
    PlainValidator(_as_thickness),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 5, "description": "Millimetres, as 0.1 or 0.25."}),
]


class Condition(Item):
    """The printing condition that a profile describes, as it is named in the output intent (ISO 15930-7)."""

    id: Annotated[str, Field(min_length=1)]
    """The name that its registry knows it by, as FOGRA39."""
    name: Annotated[str, Field(min_length=1)]
    """What it is in words: the printing process and the paper."""
    registry: str | None = None
    """The web address of the registry, http://www.color.org for that of the ICC; left out when it is in none."""


InkLimit = Annotated[
    int,
    PlainValidator(_as_ink_limit),
    WithJsonSchema(
        {"type": "integer", "minimum": 100, "maximum": MOST_INK, "description": "Four inks together, in %."}
    ),
]


class PressProfile(Item):
    """A file of `templates/colour`: an output profile that lies beside it, and what it describes."""

    kind: Literal["press-profile"]
    profile: str
    """The file of the profile."""
    condition: Condition
    ink_limit: InkLimit
    """As much as it separates to, and as much as the paper takes."""
    recipe: str
    """How it was made."""
    licence: str
    """Under what terms it is passed on, and whose data it is made from."""


class Press(Item):
    """How a publication is printed: what its printer asks for."""

    standard: Annotated[
        str, PlainValidator(_as_standard), WithJsonSchema({"type": "string", "enum": [X_4], "description": X_4})
    ] = X_4
    """The standard of print files. Those of before PDF/X-4 are declined."""
    profile: str = "coated"
    """The paper, as `templates/colour` has it: `coated` or `uncoated`; or the printer's own profile, a file that ends in .icc beside this one."""
    condition: Condition | None = None
    ink_limit: InkLimit | None = None
    """How much ink the paper takes, if not as much as the profile's condition says."""
    bleed: Bleed | None = None
    """How far grounds run over the trim, in mm, if not as far as the theme says."""
    binding: Literal["saddle", "perfect"] = "perfect"
    """Stapled through the fold, or glued at the spine."""
    signature: (
        Annotated[
            int,
            PlainValidator(_as_signature),
            WithJsonSchema({"type": "integer", "enum": list(SIGNATURES), "description": "Pages of a folded sheet."}),
        ]
        | None
    ) = None
    """Blank pages are added until the block has a whole number of these."""
    paper_caliper: Thickness = Decimal("0.1")
    """How thick a leaf is, in mm: about 0.1 of coated paper of 115 g/m², 0.2 of a bulky one; the printer knows."""
    cover_caliper: Thickness = Decimal("0.3")
    """How thick the cover is, in mm: about 0.3 of board of 300 g/m²."""
    glue: Thickness = Decimal("0.3")
    """How much the glue of the spine adds, in mm."""
    marks: Flag = False
    """Whether crop marks, registration marks and colour bars stand round the pages."""

    def spine_mm(self, pages: int) -> Decimal:
        """How thick the spine of a block of so many pages is; one that is stapled has none."""
        if self.binding == "saddle":
            return Decimal(0)
        return pages / Decimal(2) * self.paper_caliper + 2 * self.cover_caliper + self.glue

    @property
    def pages_at_once(self) -> int:
        """What the number of pages is a multiple of: a sheet of a stapled book has four, a leaf of a glued one two."""
        return self.signature or (4 if self.binding == "saddle" else 2)

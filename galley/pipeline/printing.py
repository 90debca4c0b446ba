"""How a publication is printed: its profile, read and checked, with what the printer asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from galley import images
from galley.files import Files, Refused
from galley.likeness import did_you_mean
from galley.message import said
from galley.model.press import Condition, Press, PressProfile
from galley.pdf.standards import UNREGISTERED, Intent
from galley.problem import Place, Problem, Severity
from galley.reader import read_item
from galley.theme import Theme, inks

CONDITIONS = "templates/colour"
LEAST_BLEED_MM = 3
"""What trimming needs (GWG 2015; the usual tolerance of a guillotine is 1 mm)."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a book is printed by: the profile in `file`, the condition that it describes, the most ink in percent."""

    press: Press
    file: str
    profile: bytes
    condition: Condition
    ink_limit: int
    bleed_mm: Decimal

    @property
    def intent(self) -> Intent:
        """The output intent of its print files."""
        condition = self.condition
        return Intent(self.profile, condition.id, condition.name, condition.registry or UNREGISTERED)


def printing(press: Press, folder: str, look: Theme, files: Files, problems: list[Problem]) -> Printing | None:
    """What `press`, of the publication in `folder`, asks for; None, and a problem, where its profile cannot be used."""
    own = PurePosixPath(press.profile).suffix.lower() in (".icc", ".icm")
    found = _of_printer(press, folder, problems) if own else _of_house(press, files, problems)
    if found is None:
        return None
    file, condition, limit = found
    place = press.place("profile") if own else Place(file)
    try:
        profile = files.bytes(file, place)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    if fault := images.inspect_profile(profile, file, place):
        problems.append(fault)
        return None
    made = Printing(press, file, profile, condition, press.ink_limit or limit, press.bleed or look.bleed_mm)
    problems += (*_bleed_problem(made), *_ink_problems(made, look))
    return made


def _bleed_problem(made: Printing) -> Iterator[Problem]:
    if made.bleed_mm < LEAST_BLEED_MM:
        message = said(
            "a bleed of {bleed} mm is little: white edges show where the trim is not exact", bleed=made.bleed_mm
        )
        mend = said("ask the printer; 3 mm is usual")
        yield Problem("press.bleed", message, mend, made.press.place("bleed"), Severity.WARNING)


def _ink_problems(made: Printing, look: Theme) -> Iterator[Problem]:
    """More ink than the paper takes, in pictures and in colours of the theme."""
    limit, most = made.ink_limit, images.most_ink(made.profile)
    if most > limit:
        message = said(
            "{profile} separates to {most} % of ink, more than the {limit} % asked for",
            profile=made.file,
            most=most,
            limit=limit,
        )
        mend = said("ask the printer for a profile made for that limit, or whether the paper takes more")
        yield Problem("press.ink-limit", message, mend, made.press.place("ink_limit"), Severity.WARNING)
    for shade, total in inks(look):
        if total > limit:
            message = said(
                "a colour of {total} % of ink is more than the {limit} % that the paper takes", total=total, limit=limit
            )
            yield Problem(
                "press.ink-limit", message, said("take less of each ink, and more black"), shade.place("cmyk")
            )


def _of_house(press: Press, files: Files, problems: list[Problem]) -> tuple[str, Condition, int] | None:
    """A profile of `templates/colour`: its file, condition and limit of ink."""
    known = {PurePosixPath(file).stem: file for file in files.listing(CONDITIONS, ".yaml")}
    if press.profile not in known:
        message = said("there is no press profile {name}", name=press.profile)
        mend = did_you_mean(press.profile, sorted(known)) or said(
            "name the printer's own, a file that ends in .icc beside this one"
        )
        problems.append(Problem("press.profile", message, mend, press.place("profile")))
        return None
    found = read_item(files, known[press.profile], PressProfile, problems)
    return (f"{CONDITIONS}/{found.profile}", press.condition or found.condition, found.ink_limit) if found else None


def _of_printer(press: Press, folder: str, problems: list[Problem]) -> tuple[str, Condition, int] | None:
    """The printer's own profile."""
    if press.condition and press.ink_limit:
        return f"{folder}/{press.profile}", press.condition, press.ink_limit
    message = said("what {file} describes is not said", file=press.profile)
    mend = said(
        "add `condition:` (id and name, and the registry if there is one) and `ink-limit:` as the printer gives them"
    )
    problems.append(Problem("press.condition", message, mend, press.place("profile")))
    return None

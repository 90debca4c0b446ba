"""The gate for unfinished books: what is not translated is refused in print and told in screen files; a faulty translation is refused in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from galley.language.localise import Localised
from galley.language.translations import State
from galley.language.units import Unit, units
from galley.message import said
from galley.model.publication import Publication
from galley.options import Edition, Options
from galley.problem import Problem, Severity

MOST_NAMED = 20


def gated(problems: Iterable[Problem], faults: Iterable[Problem], edition: Edition, options: Options) -> list[Problem]:
    """What is unfinished, as errors in print unless `options.allow_unfinished`, as warnings in other editions; as notes in proofs, which show it.

    The `faults` of translations are errors in all editions, unless what is unfinished is allowed, and warnings in proofs.
    """
    refused = edition.is_press and not options.allow_unfinished
    severity = Severity.ERROR if refused else Severity.NOTE if edition is Edition.PROOF else Severity.WARNING
    tolerated = options.allow_unfinished or edition is Edition.PROOF
    told = [fault.with_(severity=Severity.WARNING) if tolerated else fault for fault in faults]
    return [*(problem.with_(severity=severity) for problem in problems), *told]


def gravest(gates: Iterable[list[Problem]]) -> list[Problem]:
    """What is unfinished once, as grave as it is in any of some editions."""
    return min(gates, key=lambda found: [list(Severity).index(each.severity) for each in found], default=[])


def faulty(told: Localised, options: Options) -> list[Problem]:
    """What is wrong with the translations of the sections that are asked for."""
    asked = options.sections
    found = (each for address, each in told.faults.items() if not asked or address.partition("/")[0] in asked)
    return list(dict.fromkeys(problem for problems in found for problem in problems))


def unfinished(publication: Publication, told: Localised, language: str, options: Options) -> Iterator[Problem]:
    """A problem for each section with texts that are missing or fuzzy in a language; the texts are related places."""
    waiting = [unit for unit in units(publication) if unit.address in told.states] if told.states else []
    for section, found in groupby(waiting, lambda unit: unit.address.partition("/")[0]):
        of_section = list(found)
        open_ones = [unit for unit in of_section if not told.states[unit.address].prints]
        if open_ones and (not options.sections or section in options.sections):
            fuzzy = sum(told.states[unit.address] is State.FUZZY for unit in open_ones)
            yield _problem(section, open_ones, fuzzy, len(of_section), language)


def _problem(section: str, open_ones: list[Unit], fuzzy: int, total: int, language: str) -> Problem:
    message = said(
        "{section}: {missing} of {total} texts not translated into {language}, {fuzzy} not up to date",
        section=section,
        missing=len(open_ones) - fuzzy,
        fuzzy=fuzzy,
        total=total,
        language=language,
    )
    mend = said(
        "finish them in the catalogue, or build with --allow-unfinished: they stand in the source's language, set off"
    )
    related = tuple(unit.place for unit in open_ones[1 : MOST_NAMED + 1])
    return Problem("language.unfinished", message, mend, open_ones[0].place, language=language, related=related)

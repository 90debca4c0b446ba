"""What is unfinished in many sections and languages, as one table instead of a problem for each."""

from __future__ import annotations

from collections.abc import Sequence

from galley.message import Message, said
from galley.problem import Problem

CODE = "language.unfinished"
NAMED = {"section", "missing", "fuzzy", "total", "language"}
LEAST = 3
"""As many problems are better read as a table."""


def gathered(problems: Sequence[Problem]) -> tuple[list[list[str]], list[Problem]]:
    """A table of the texts that wait for a translator, sections down and languages across, and all other problems.

    A cell says how many are missing and how many not up to date, of all. Of few there is no table.
    """
    found = [each for each in problems if each.code == CODE and _values(each).keys() >= NAMED]
    cells: dict[tuple[str, str], str] = {}
    for values in map(_values, found):
        cells[str(values["section"]), str(values["language"])] = "{missing}+{fuzzy}/{total}".format_map(values)
    if len(cells) < LEAST:
        return [], list(problems)
    sections, languages = (list(dict.fromkeys(key[side] for key in cells)) for side in (0, 1))
    rows = [[section, *(cells.get((section, language), "") for language in languages)] for section in sections]
    caption = said("not translated + not up to date / all")
    return [[caption, *languages], *rows], [each for each in problems if each not in found]


def _values(problem: Problem) -> dict[str, object]:
    message = problem.message
    return message.values if isinstance(message, Message) else {}

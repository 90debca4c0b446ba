"""The engine's log as problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.logger import LOGGER

from galley.message import said
from galley.problem import Place, Problem, Severity

_POSITION = re.compile(r"\bat (\d+):(\d+)\b")
_LOST = re.compile(r"glyph|^Failed to (load|render)|ignored \d+ cells", re.IGNORECASE)
"""What is missing from the page: a character without a glyph, a picture or style sheet that was refused, is damaged or cannot be drawn, cells of a row that has more
than the table has columns."""


class _Collector(logging.Handler):
    def __init__(self, problems: list[Problem], file: str | None) -> None:
        super().__init__(logging.WARNING)
        self.problems, self.file = problems, file

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(_problem(record.getMessage(), self.file))


@contextmanager
def listening(problems: list[Problem], file: str | None = None) -> Iterator[None]:
    """Collect what the engine warns of while it works; `file` is the style sheet being read."""
    handler, level, propagate = _Collector(problems, file), LOGGER.level, LOGGER.propagate
    others = list(LOGGER.handlers)
    LOGGER.handlers, LOGGER.propagate = [handler], False
    LOGGER.setLevel(logging.WARNING)
    try:
        yield
    finally:
        LOGGER.handlers, LOGGER.propagate = others, propagate
        LOGGER.setLevel(level)


def _problem(message: str, file: str | None) -> Problem:
    if file is None:
        severity = Severity.ERROR if _LOST.search(message) else Severity.WARNING
        mend = said("correct the template or style sheet that asks for it")
        return Problem("typeset.engine", message, mend, None, severity)
    found = _POSITION.search(message)
    place = Place(file, int(found[1]), int(found[2])) if found else Place(file)
    mend = said("write a property and value that WeasyPrint knows, or take the line out")
    return Problem("typeset.style", message, mend, place, Severity.WARNING)

"""What a round of problems does not hold yet, because the content has errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from galley.message import Message, said
from galley.pipeline.select import RECORD
from galley.problem import Place, Problem, Severity, has_errors

PAGES = said("templates are run and pages are set once the content has no error")
TEXTS = said("the texts themselves are read once the content has no error")


def later(folder: str, found: Iterable[Problem], told: Message) -> Iterator[Problem]:
    """A note on what is not looked at yet, where the publication in `folder` has errors."""
    if has_errors(found):
        mend = said("mend the errors, then look again; sums and dates are compared in files without faults of form")
        yield Problem("pipeline.later", told, mend, Place(f"{folder}/{RECORD}", 1, 1), Severity.NOTE)

"""Screen books: the finished file of one language, built where it is not fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from galley.options import Edition, Options
from galley.pipeline import freshness
from galley.pipeline.build import Progress, build
from galley.pipeline.output import OUTPUT
from galley.problem import Problem


def screen_book(options: Options, language: str, progress: Progress) -> tuple[str | None, list[Problem]]:
    """The file of a language's book, relative to the project, and the problems of building it."""
    asked = replace(options, languages=(language,), editions=(Edition.SCREEN,))
    known = freshness.receipt(asked.root, asked.request())
    if known:
        return _pdf(known.written), []
    outcome = build(asked, progress)
    return _pdf(outcome.outputs), outcome.problems


def _pdf(outputs: Iterable[str]) -> str | None:
    return next((f"{OUTPUT}/{name}" for name in outputs if name.endswith(f".{Edition.SCREEN}.pdf")), None)

"""What several commands take: names separated by commas, the form of problems, where the project lies."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from typing import Any

import click

from galley.cli.words import told
from galley.message import said
from galley.spoken import none_of

ROOT = Path(__file__).resolve().parent.parent.parent
FORMATS = click.Choice(["text", "json", "github"])
LONGEST_NAME = 40
"""How long the name of a reviewer may be: the line that records a review is not wrapped then."""
REPORTS = click.Choice(["text", "html", "json", "github"])


class Many(click.ParamType[tuple[str, ...]]):
    """Names separated by commas."""

    name = "names"

    def __init__(self, choices: tuple[str, ...] = ()) -> None:
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = [part.strip() for part in str(value).split(",") if part.strip()]
        if not names:
            self.fail(told(said("name at least one, or leave the option out")), param, ctx)
        for name in names:
            if self.choices and name not in self.choices:
                self.fail(told(none_of(name, self.choices)), param, ctx)
        return tuple(dict.fromkeys(names))


class Names(click.Option):
    """An option of names, of `choices` where there are any: separated by commas, given several times, or both."""

    def __init__(self, param_decls: Sequence[str], choices: tuple[str, ...] = (), **settings: Any) -> None:
        super().__init__(param_decls, **settings, type=Many(choices), multiple=True)

    def type_cast_value(self, ctx: click.Context, value: Any) -> tuple[str, ...]:
        """All names, each once, in the order they were given in."""
        return tuple(dict.fromkeys(name for names in super().type_cast_value(ctx, value) for name in names))


class Range(click.FloatRange):
    """A number within a range. `nan` is a number to Python, and within all."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        if isnan(number):
            self.fail(told(said("{given} is no number", given=value)), param, ctx)
        return number


def somebody(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A name on one line, as a comment of a catalogue holds it."""
    name = " ".join(value.split())
    if not 0 < len(name) <= LONGEST_NAME:
        message = said("give a name of at most {count} characters", count=LONGEST_NAME)
        raise click.BadParameter(told(message), ctx, param)
    return name


@contextmanager
def loading() -> Iterator[None]:
    """While it lasts, modules are loaded. The garbage collector rests, and takes what they have made for old: it stays.

    Where another has frozen what there is, it stays so.
    """
    works, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    try:
        yield
    finally:
        if not frozen:
            gc.freeze()
            gc.unfreeze()  # to the oldest generation
        if works:
            gc.enable()

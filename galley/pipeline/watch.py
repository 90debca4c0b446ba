"""Watching: a book is built again as soon as something that it is made from is saved."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from galley.options import Edition, Options
from galley.pipeline import freshness
from galley.pipeline.build import Outcome, Progress, build
from galley.pipeline.warm import Warm
from galley.problem import has_errors

EVERY_S = 0.1
"""How often inputs are looked at. Looking is a question to the file system about each of a few hundred files, which networks and containers
answer too, where they pass on no events. It takes 0.4 ms for a report in one language."""
SAVING_S = 0.025
"""How long nothing may change before what was saved is taken for whole."""

State = dict[str, object]
"""What is seen of each input from outside, by its name."""


def watched(options: Options, progress: Progress, pause: Callable[[float], None] = time.sleep) -> Iterator[Outcome]:
    """Build what is asked for; then, after each change, the screen files, and what else is asked for when nothing is wrong, for ever. The program
    itself is not watched."""
    warm, names = Warm(), set[str]()
    quick = replace(options, editions=(Edition.SCREEN,))
    rounds: tuple[Options, ...] = (options,)
    own = set(freshness.program(options.root))
    while True:
        before = _state(options.root, names)
        for asked in rounds:
            warm.interim = asked is not rounds[-1]
            with _uncollected(warm.interim):
                outcome = build(asked, progress, warm)
            names |= outcome.inputs - own
            before = _state(options.root, names) | before
            yield outcome
            if has_errors(outcome.problems, strict=options.strict) or _state(options.root, names) != before:
                break
        rounds = tuple(dict.fromkeys((quick, options)))
        _wait(options.root, before, pause)


@contextmanager
def _uncollected(rests: bool) -> Iterator[None]:
    """Whether the garbage collector rests while it lasts: what it would find in a round that somebody waits for is found in the next."""
    works = gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()


def _wait(root: Path, before: State, pause: Callable[[float], None]) -> None:
    """Wait until an input is another, and for the end of what is being saved."""
    now = _state(root, before.keys())
    while now == before:
        pause(EVERY_S)
        now = _state(root, before.keys())
    saved = None
    while saved != now:
        saved = now
        pause(SAVING_S)
        now = _state(root, before.keys())


def _state(root: Path, names: Iterable[str]) -> State:
    """What is seen of files and of the listings of folders, without reading the files. A folder is asked once for all of its listings."""
    start, held = f"{root}/", dict[str, list[str] | None]()
    return {name: _listed(start, name, held) if "/*" in name else _seen(start + name) for name in names}


def _listed(start: str, name: str, held: dict[str, list[str] | None]) -> object:
    """The names in a folder that end as they are to; `held` are those of the folders that were asked."""
    folder, _, suffix = name.rpartition("/*")
    if folder not in held:
        held[folder] = _names(start + folder)
    names = held[folder]
    return names if names is None or suffix == "/" else [each for each in names if each.endswith(suffix)]


def _names(folder: str) -> list[str] | None:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return None


def _seen(file: str) -> object:
    try:
        stat = os.stat(file)
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns

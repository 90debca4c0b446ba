"""Many hands: the books of several languages made side by side, each language by one process.

A process that ends before its time, for want of memory or by somebody's hand, takes its own books with it and no others.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker

from galley.message import said
from galley.pipeline.books import press
from galley.pipeline.commission import Commission, Pressed
from galley.problem import Problem

BYTES_A_HAND = 700_000_000
"""Memory that a process needs for the books of a language, with some to spare: 3 MB a page for 200 pages."""

Told = Callable[[str], None]


def hands(asked: int | None) -> int:
    """How many processes may work: as many as were asked for, else one a core as far as memory reaches."""
    if asked:
        return asked
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return cores
    return max(1, min(cores, free // BYTES_A_HAND))


def pressed(commissions: Sequence[Commission], tell: Told, jobs: int = 1) -> Iterator[Pressed]:
    """The books of each commission, in their order, made by as many processes as `jobs` says; `tell` hears of each language."""
    if min(jobs, len(commissions)) < 2:
        for commission in commissions:
            tell(commission.language)
            yield press(commission)
        return
    done: dict[str, Pressed] = {}
    with _pool(min(jobs, len(commissions))) as pool:
        for found in dealt(pool, commissions, tell):
            done[found.language] = found
    for commission in commissions:
        yield done.get(commission.language) or _alone(commission)


def dealt(executor: Executor, commissions: Sequence[Commission], tell: Told) -> Iterator[Pressed]:
    """The books of each commission as they are made by any executor; what it lost when a process ended is left out."""
    try:
        with _held_back(signal.SIGINT, signal.SIGTERM):  # a process cut short in its start could not be ended below
            waiting = {executor.submit(press, commission): commission.language for commission in commissions}
        for future in as_completed(waiting):
            tell(waiting[future])
            try:
                yield future.result()
            except BrokenProcessPool:
                continue
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise


def _alone(commission: Commission) -> Pressed:
    """A commission that was lost with a process, by a process of its own; an error when that ends before its time as well."""
    with _pool(1) as pool:
        found = next(dealt(pool, [commission], lambda _: None), None)
    return found or Pressed(commission.language, problems=[_ended(commission.language)])


def _ended(language: str) -> Problem:
    message = said("the process that set the book ended before it was done")
    mend = said("build it alone with --language {language} --jobs 1: it may want for memory", language=language)
    return Problem("pipeline.process", message, mend, language=language)


def _pool(size: int) -> ProcessPoolExecutor:
    """Processes that begin without threads and open files of this one, and leave interrupts to it."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([__name__])
        _start_server()
    return ProcessPoolExecutor(size, context, initializer=_begin, initargs=gc.get_threshold())


def _start_server() -> None:
    """Start the process that all others are copies of with interrupts blocked, which they inherit: a terminal sends them
    to each process, also before it has begun. The tracker comes first, as its start lets interrupts through again.
    """
    resource_tracker.ensure_running()
    with _held_back(signal.SIGINT):
        forkserver.ensure_running()


@contextmanager
def _held_back(*signals: signal.Signals) -> Iterator[None]:
    """Let signals wait until the end, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(*collected: int) -> None:
    """Begin a process: interrupts are told to the one that began it, and the garbage collector goes its rounds as seldom as there."""
    gc.set_threshold(*collected)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_the_other()


def _end_with_the_other() -> None:
    """End when the process that began this one is gone, which may be killed: it waits for work at a pipe that it holds open itself.

    The system tells of the end of a pipe that nobody else has (fcntl(2), O_ASYNC), so that no thread has to look for it.
    """
    begun_by = multiprocessing.parent_process()
    if begun_by is None or not hasattr(signal, "SIGIO"):
        return
    import fcntl

    end = begun_by.sentinel
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(end, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_ASYNC)
    if not begun_by.is_alive():  # by now
        os.kill(os.getpid(), signal.SIGIO)

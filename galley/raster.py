"""Pages as pixels: in grey or colour through PDFium, and the plates of a press through ghostscript."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE
from tempfile import NamedTemporaryFile
from threading import Timer
from typing import IO, TypeVar

from galley.later import later

with later("pypdfium2"):  # which an edit asks for where pages with something at their edges changed, or the cover
    import pypdfium2

PLATES_DPI = 72
INKS = 4
MOST_PIXELS = 60_000_000
"""A sheet of two by three metres at 72 dpi; a file can ask for more than any machine has room for."""
ROUNDING = 1e-3
"""Of a pixel: PDFium takes the next whole number of them."""
MOST_SECONDS, SECONDS_A_PAGE = 60, 5
"""How long ghostscript may take to begin, and for a page: a page can be a program that never ends."""
PAGES_A_PROCESS, MOST_PAGES = 8, 300
"""A process of ghostscript takes as long to begin as it takes for some pages; and an argument of more than 2,000 letters, as a longer list of pages is, is too long for it."""

Found = TypeVar("Found")


def press_program() -> str:
    """What tells the ghostscript of this machine from others; empty where there is none."""
    program = shutil.which("gs")
    if program is None:
        return ""
    found = os.stat(program)
    return f"{found.st_size} {found.st_mtime_ns}"


class NoPlates(Exception):
    """Why there are no plates: ghostscript is missing, or does not make them."""


@dataclass(frozen=True, slots=True)
class Grey:
    """A page in grey, a byte a pixel from 0, black, in rows from the top."""

    width: int
    height: int
    pixels: bytes

    def row(self, y: int) -> bytes:
        """A row of pixels."""
        return self.pixels[y * self.width : (y + 1) * self.width]

    def column(self, x: int) -> bytes:
        """A column of pixels."""
        return self.pixels[x :: self.width]


@dataclass(frozen=True, slots=True)
class Coloured:
    """A page in colours of light, three bytes a pixel, red, green and blue, in rows from the top."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of a page, four bytes a pixel, cyan to black, from 0, no ink, in rows from the top."""

    page: int
    width: int
    height: int
    pixels: bytes


def greys(pdf: bytes, dpi: float, pages: Iterable[int]) -> Iterator[Grey]:
    """The media boxes of some pages, counted from 1, in grey. Raises NoPlates for one that is too large."""
    wanted = list(pages)
    if not wanted:
        return
    with pypdfium2.PdfDocument(pdf) as book:
        for number in wanted:
            page = book[number - 1]
            page.set_cropbox(*page.get_mediabox())
            wide, high = (length * dpi / 72 for length in page.get_size())
            if wide * high > MOST_PIXELS:
                raise NoPlates(f"page {number} is too large")
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            data = bytes(bitmap.buffer)
            rows = (data[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
            yield Grey(bitmap.width, bitmap.height, b"".join(rows))


def coloured(pdf: bytes, height: int, page: int = 1) -> Coloured:
    """What is seen of a page, counted from 1, so many pixels high. Colours are those that the file asks for: no profile is looked at."""
    with pypdfium2.PdfDocument(pdf) as book:
        shown = book[page - 1]
        bitmap = shown.render(scale=(height - ROUNDING) / shown.get_height(), rev_byteorder=True, prefer_bgrx=False)
        data, wide = bytes(bitmap.buffer), bitmap.width * 3
        rows = (data[y * bitmap.stride : y * bitmap.stride + wide] for y in range(bitmap.height))
        return Coloured(bitmap.width, bitmap.height, b"".join(rows))


def plates(pdf: bytes, pages: Sequence[int], look: Callable[[Plates], Found], dpi: int = PLATES_DPI) -> list[Found]:
    """What `look` finds on the plates of some pages, counted from 1, which are made by up to as many processes as there are cores and let go at once.
    Inks stay as the file has them. Raises NoPlates."""
    program = shutil.which("gs")
    if program is None:
        raise NoPlates("ghostscript is not installed")
    if not pages:
        return []
    count = len(pages)
    hands = max(1, min(os.cpu_count() or 1, count // PAGES_A_PROCESS))
    size = min(MOST_PAGES, -(-count // hands))
    shares = [pages[first : first + size] for first in range(0, count, size)]
    try:
        with NamedTemporaryFile(prefix="galley-", suffix=".pdf") as file, ThreadPoolExecutor(hands) as pool:
            file.write(pdf)
            file.flush()
            made = pool.map(lambda share: list(_share(program, file.name, share, dpi, look)), shares)
            return [each for share in made for each in share]
    except OSError as fault:
        raise NoPlates(str(fault)) from fault


def _share(program: str, pdf: str, share: Sequence[int], dpi: int, look: Callable[[Plates], Found]) -> Iterator[Found]:
    """What is found on some pages of a file. From its standard input ghostscript would take it byte by byte. A warning of its own is none of ours."""
    options = ["-dBATCH", "-dNOPAUSE", "-dSAFER", "-dQUIET", "-dUseFastColor=true", f"-r{dpi}", "-sDEVICE=pamcmyk32"]
    pages = f"-sPageList={','.join(map(str, share))}"
    command = [program, *options, pages, "-sstdout=%stderr", "-sOutputFile=%stdout", pdf]
    with subprocess.Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL) as running:
        assert running.stdout
        ending = Timer(MOST_SECONDS + SECONDS_A_PAGE * len(share), running.kill)
        ending.start()
        try:
            for page in share:
                found = _read(running.stdout, page)
                if found is None:
                    raise NoPlates(f"ghostscript made no plates of page {page}")
                yield look(found)
        finally:
            ending.cancel()
            running.kill()


def _read(pipe: IO[bytes], page: int) -> Plates | None:
    """A picture in the form PAM of netpbm; None where there is none, or one that is too large."""
    said: dict[bytes, bytes] = {}
    while (line := pipe.readline()) != b"ENDHDR\n":
        if not line:
            return None
        name, _, value = line.strip().partition(b" ")
        said[name] = value
    width, height = int(said[b"WIDTH"]), int(said[b"HEIGHT"])
    if width * height > MOST_PIXELS:
        return None
    pixels = pipe.read(width * height * INKS)
    return Plates(page, width, height, pixels) if len(pixels) == width * height * INKS else None


def runs(pixels: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """The runs of pixels that are not bare, of at least so many: first, and behind the last."""
    start = None
    for at, pixel in enumerate(pixels):
        if pixel and start is None:
            start = at
        elif not pixel and start is not None:
            if at - start >= least:
                yield start, at
            start = None
    if start is not None and len(pixels) - start >= least:
        yield start, len(pixels)

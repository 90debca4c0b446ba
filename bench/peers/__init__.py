"""Other typesetters, given the content of a book: the sources that they read, and the commands that run them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.peers import latex, typst
from bench.peers.manuscript import manuscript

CHROMIUM = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir=profile --print-to-pdf=book.pdf book.html"""
MODULE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
"""Typst's compiler as PyPI has it, a module."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A typesetter: its source's name, how it is made from a book's HTML in a language, and the command that makes `book.pdf` of it
    in the folder where it stands, with the fonts of a folder; an empty one where it is not installed."""

    name: str
    file: str
    source: Callable[[str, str], str]
    command: Callable[[Path], list[str]]

    @property
    def is_there(self) -> bool:
        """Whether it is installed."""
        return bool(self.command(Path()))


def _typst(fonts: Path) -> list[str]:
    if shutil.which("typst"):
        return ["typst", "compile", "--font-path", str(fonts), "--ignore-system-fonts", "book.typ", "book.pdf"]
    return [sys.executable, "-c", MODULE, "book.typ", "book.pdf", str(fonts)] if find_spec("typst") else []


def _xelatex(fonts: Path) -> list[str]:
    return ["sh", "-c", latex.UNTIL_STILL] if shutil.which("xelatex") else []


def _chromium(fonts: Path) -> list[str]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    return [program, *CHROMIUM.split()] if program else []


def _weasyprint(fonts: Path) -> list[str]:
    return [sys.executable, "-P", str(Path(__file__).with_name("plain.py")), "book.html", "print.pdf", "book.pdf"]


PEERS = (
    Peer("WeasyPrint", "book.html", lambda html, language: html, _weasyprint),
    Peer("Typst", "book.typ", lambda html, language: typst.source(*manuscript(html), language), _typst),
    Peer("XeLaTeX", "book.tex", lambda html, language: latex.source(*manuscript(html), language), _xelatex),
    Peer("Chromium", "book.html", lambda html, language: html, _chromium),
)

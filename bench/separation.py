"""Whether text in full black stands on the black plate alone: a print file is separated with it and without it by ghostscript (tiffsep), and the
other plates must be equal."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from PIL import Image

DPI = 72
BLACK = (0.0, 0.0, 0.0, 1.0)
SHOWING = ("Tj", "TJ", "'", '"')
FILLED, UNSEEN = 0, 3
"""Modes of text (ISO 32000-1, 9.3.6)."""
PLATE = "(Black)"
PARTS = ("with", "without")


@dataclass(frozen=True, slots=True)
class Separated:
    """How many pieces of text are in full black, on how many pages they ink the black plate, and which pages they change on any other."""

    texts: int
    inked: int
    changed: tuple[int, ...]

    @property
    def fault(self) -> str:
        """What is wrong, if anything is."""
        if self.changed:
            pages = ", ".join(map(str, self.changed))
            return f"text in full black changes other plates than that of black on page {pages}"
        return "text in full black is on no plate" if self.texts and not self.inked else ""


def is_possible() -> bool:
    """Whether ghostscript is there."""
    return shutil.which("gs") is not None


def separated(data: bytes) -> Separated:
    """What text in full black does to the plates of a file. Raises CalledProcessError where ghostscript makes none."""
    bare, texts = without_black_text(data)
    with TemporaryDirectory() as folder:
        roots = [Path(folder) / part for part in PARTS]
        with ThreadPoolExecutor(len(roots)) as pool:
            list(pool.map(_separate, roots, (data, bare)))
        plates = [{file.name for file in root.glob("*).tif")} for root in roots]
        differing = {name for name in plates[0] & plates[1] if _differ(*(root / name for root in roots))}
        differing |= plates[0] ^ plates[1]
    inked = {_page(name) for name in differing if PLATE in name}
    changed = {_page(name) for name in differing if PLATE not in name}
    return Separated(texts, len(inked), tuple(sorted(changed)))


def _separate(root: Path, data: bytes) -> None:
    root.mkdir()
    (root / "a.pdf").write_bytes(data)
    options = ["-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", f"-r{DPI}", "-sDEVICE=tiffsep", "-o", "%d.tif", "a.pdf"]
    subprocess.run(["gs", *options], cwd=root, check=True, capture_output=True)


def _page(name: str) -> int:
    """The page of a plate, by its name: `12(Cyan).tif`."""
    return int(name.partition("(")[0].removesuffix(".tif"))


def _differ(one: Path, other: Path) -> bool:
    """Whether two plates differ in a pixel. Files of equal plates may name other times."""
    with Image.open(one) as first, Image.open(other) as second:
        return first.size != second.size or first.tobytes() != second.tobytes()


def without_black_text(data: bytes) -> tuple[bytes, int]:
    """A PDF whose text in full black is not seen, and how many pieces that are. Forms are read as they are drawn first."""
    with pikepdf.open(BytesIO(data)) as pdf:
        hiding, buffer = _Hiding(), BytesIO()
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(hiding.hidden(page, page.obj.Resources, _State()))
        pdf.save(buffer)
        return buffer.getvalue(), hiding.texts


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state tells whether a text is in full black: the colour that fills, where it is of the four inks, and the mode of text."""

    space: str = ""
    fill: tuple[float, ...] = ()
    mode: int = FILLED


class _Hiding:
    """Makes text in full black unseen, and counts it."""

    def __init__(self) -> None:
        self.texts = 0
        self._seen: set[Any] = set()

    def hidden(self, content: Any, resources: Any, state: _State) -> bytes:
        """The content of a page or a form."""
        return pikepdf.unparse_content_stream(list(self._instructions(content, resources, state)))

    def _instructions(self, content: Any, resources: Any, state: _State) -> Iterator[Any]:
        outer: list[_State] = []
        for instruction in pikepdf.parse_content_stream(content):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name == "q":
                outer.append(state)
            elif name == "Q":
                state = outer.pop()
            elif name == "Do":
                self._form(resources.XObject[str(operands[0])], resources, state)
            state = _after(state, name, operands)
            if name in SHOWING and (state.fill, state.mode) == (BLACK, FILLED):
                self.texts += 1
                yield [UNSEEN], pikepdf.Operator("Tr")
                yield instruction
                yield [FILLED], pikepdf.Operator("Tr")
            else:
                yield instruction

    def _form(self, drawn: Any, resources: Any, state: _State) -> None:
        if drawn.get("/Subtype") == "/Form" and drawn.objgen not in self._seen:
            self._seen.add(drawn.objgen)
            drawn.write(self.hidden(drawn, drawn.get("/Resources", resources), state))


def _after(state: _State, name: str, operands: list[Any]) -> _State:
    """The state behind an operator."""
    match name:
        case "k":
            return _State("/DeviceCMYK", tuple(map(float, operands)), state.mode)
        case "cs":
            return _State(str(operands[0]), (), state.mode)
        case "sc" | "scn" if state.space == "/DeviceCMYK":
            return _State(state.space, tuple(map(float, operands)), state.mode)
        case "g" | "rg":
            return _State("", (), state.mode)
        case "Tr":
            return _State(state.space, state.fill, int(operands[0]))
    return state

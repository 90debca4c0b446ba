"""A finished file imposed, written beside it."""

from __future__ import annotations

from pathlib import Path

from galley.message import said
from galley.pdf.imposition import Way, imposed
from galley.pdf.objects import PdfError
from galley.pipeline.output import write_bytes
from galley.problem import Place, Problem


def impose(file: Path, way: Way, caliper_mm: float, marked: bool, rightward: bool) -> tuple[Path | None, list[Problem]]:
    """Write `….booklet.pdf`, or by the name of another way, beside a file; where it is, or what stands against it."""
    target = file.with_suffix(f".{way}.pdf")
    try:
        data, problems = imposed(file.read_bytes(), way, caliper_mm, marked, rightward)
    except PdfError as fault:
        message = said("it cannot be read: {reason}", reason=str(fault)[-200:])
        return None, [
            Problem(
                "impose.readable", message, said("export it again; if it has a password, take it off"), Place(str(file))
            )
        ]
    if problems:
        return None, [problem.with_(place=Place(str(file))) for problem in problems]
    write_bytes(target, data)
    return target, []

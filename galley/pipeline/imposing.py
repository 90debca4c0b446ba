"""A finished file imposed, written beside it."""

from __future__ import annotations

from pathlib import Path

from galley.message import said
from galley.pdf.imposition import imposed
from galley.pdf.objects import PdfError
from galley.pdf.ways import Way
from galley.pipeline.output import write_bytes
from galley.problem import Place, Problem


def impose(
    file: Path, way: Way, caliper_mm: float, marked: bool, rightward: bool, target: Path | None = None
) -> tuple[Path | None, list[Problem]]:
    """Write the sheets to `target`, else beside the file as `….booklet.pdf`, or by the name of another way; where they are, or what stands against it."""
    target = target or file.with_suffix(f".{way}.pdf")
    if target.exists() and target.samefile(file):
        message = said("the sheets would be written over the file that they are made from")
        return None, [Problem("impose.over", message, said("give --output another name"), Place(str(file)))]
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

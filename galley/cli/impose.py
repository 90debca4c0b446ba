"""The command that sets finished pages on sheets."""

from __future__ import annotations

from pathlib import Path

import click

from galley.cli.common import FORMATS, Range
from galley.cli.ending import finish
from galley.cli.program import Command
from galley.pdf.ways import Way


@click.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as",
    "way",
    type=click.Choice([str(each) for each in Way]),
    default=str(Way.BOOKLET),
    help="What the sheets are made into.",
)
@click.option("--paper-caliper", type=Range(0, 5), default=0.1, help="The thickness of a leaf in mm, for a booklet.")
@click.option("--marks", is_flag=True, help="Crop and fold marks round the sheets.")
@click.option("--right-to-left", is_flag=True, help="The book is bound on the right; else as the file says.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; else beside FILE, as ….booklet.pdf.",
)
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are printed.")
def impose(
    file: Path, way: str, paper_caliper: float, marks: bool, right_to_left: bool, output: Path | None, form: str
) -> None:
    """Set the pages of a finished PDF two by two on sheets: a booklet to be folded and stapled, spreads, or stacks to be cut."""
    from galley.pipeline.imposing import impose as run

    made, problems = run(file, Way(way), paper_caliper, marks, right_to_left, output)
    finish(problems, form, False, [str(made)] if made else [])

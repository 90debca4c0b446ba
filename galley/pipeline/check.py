"""Check: read the publications asked for and report what is wrong; nothing is set or written."""

from __future__ import annotations

from galley import faces
from galley.files import Files
from galley.options import Options
from galley.pipeline.characters import check_characters
from galley.pipeline.look import check_look
from galley.pipeline.select import folders
from galley.problem import Problem
from galley.reader import read_publication
from galley.theme import read_theme


def check(options: Options) -> list[Problem]:
    """Every problem of the publications' content."""
    files, problems = Files(options.root), list[Problem]()
    for folder in folders(files, options, problems):
        publication, found = read_publication(files, folder)
        problems += found
        look, found = read_theme(files)
        problems += found
        if publication and look:
            problems += check_look(publication, look)
            problems += check_characters(publication, faces.coverage(options.root))
    return problems

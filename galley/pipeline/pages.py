"""Pages: the screen books of a publication read line by line, for what went wrong on their pages."""

from __future__ import annotations

from galley.files import Files
from galley.message import said
from galley.meter.rules import examine_book
from galley.options import Options
from galley.pipeline.build import Progress
from galley.pipeline.desk import read_passages
from galley.pipeline.screen import screen_book
from galley.pipeline.select import folders
from galley.problem import Problem, Severity, in_order
from galley.reader import read_publication


def check_pages(options: Options, progress: Progress) -> list[Problem]:
    """What is wrong on the pages of the books of the publications asked for, in the languages asked for, else in those
    that are released; and the errors of books that cannot be built. Books that are not fresh are built."""
    files, problems = Files(options.root), list[Problem]()
    for folder in folders(files, options, problems):
        publication, _ = read_publication(files, folder)
        if publication is None:
            continue
        for language in options.languages or publication.record.languages:
            name, found = screen_book(options, language, progress)
            problems += (each for each in found if each.severity is Severity.ERROR)
            if name:
                progress(said("reading {name}", name=name))
                told = read_passages(publication, files, (language,))
                problems += examine_book((options.root / name).read_bytes(), name, language, told)
    return in_order(problems)

"""The command line: options from the arguments, problems printed, progress shown, an exit code."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterable, Set
from typing import Any

import click

from galley import __version__
from galley.cli import common
from galley.cli.bench import bench
from galley.cli.check import check
from galley.cli.comments import comments
from galley.cli.common import FORMATS, Names
from galley.cli.compare import compare as compare_states
from galley.cli.ending import finish, finish_with, progress, tell
from galley.cli.freeze import freeze
from galley.cli.git import revision
from galley.cli.handout import handout
from galley.cli.impose import impose
from galley.cli.locales import locales
from galley.cli.preflight import preflight
from galley.cli.program import Program
from galley.cli.sign import sign
from galley.cli.since import since, taken_out
from galley.cli.words import told
from galley.margins.paper import Paper
from galley.message import said
from galley.options import Edition, Options
from galley.pipeline import freshness
from galley.pipeline.output import OUTPUT

COLLECTED = 50_000
"""After so many new objects the garbage collector looks for those that nothing needs: some 10 MB."""
SELDOM = 6 * COLLECTED
"""The same, where books can begin from what was kept: an edit does not make so many."""

AGAIN = 0.01
"""After how many seconds an interrupt comes again that was passed over."""


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="galley")
def main() -> None:
    """Galley sets yearly reports: structured content in, print-ready PDFs out.

    Also: `build.py doctor` tells what is installed, `build.py test` runs the tests.

    It ends with 0 when all is well, 1 when there are errors, 2 when it was called wrongly, 3 when the machine lacks something, 130
    when it was interrupted; `build.py test` ends as pytest does.
    """


@main.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", cls=Names, default=(), help="Languages to build, as zh,ja; else the released ones.")
@click.option(
    "--edition",
    cls=Names,
    choices=tuple(Edition),
    default=(),
    help="Editions to build: print,screen,archive,proof; else print and screen.",
)
@click.option("--section", cls=Names, default=(), help="Only the pages of these sections, as they are in the book.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--allow-unfinished", is_flag=True, help="Print books with texts that are not translated.")
@click.option("--filler", is_flag=True, help="Set filler of the usual length for texts that are not translated.")
@click.option("--facing", default="", help="Make proofs of texts beside those of this language, as zh.")
@click.option("--require-signed", is_flag=True, help="Refuse print where a section is not signed as it stands.")
@click.option("--attach", is_flag=True, help="Attach content and catalogues to archive files (PDF/A-3a).")
@click.option("--paper", type=click.Choice([str(each) for each in Paper]), default="a4", help="The paper of proofs.")
@click.option("--line-numbers", is_flag=True, help="Number the lines of proofs.")
@click.option("--accepted", is_flag=True, help="Show in proofs what was accepted, too.")
@click.option("--since", "earlier", help="Mark in proofs what changed since: a revision of git, a map, a frozen state.")
@click.option("--changed-pages", is_flag=True, help="Only those pages in proofs.")
@click.option("--keep-html", is_flag=True, help="Leave the unpaginated HTML beside the PDFs.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that make books side by side; else as cores and memory allow."
)
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are printed.")
def build(
    publications: tuple[str, ...],
    language: tuple[str, ...],
    edition: tuple[str, ...],
    section: tuple[str, ...],
    force: bool,
    strict: bool,
    allow_unfinished: bool,
    filler: bool,
    facing: str,
    require_signed: bool,
    attach: bool,
    paper: str,
    line_numbers: bool,
    accepted: bool,
    earlier: str | None,
    changed_pages: bool,
    keep_html: bool,
    jobs: int | None,
    form: str,
) -> None:
    """Build the newest report, or the PUBLICATIONs named (a name below content/ or a folder of the project)."""
    editions = tuple(Edition(name) for name in edition)
    if attach and Edition.ARCHIVE not in editions:
        raise click.UsageError(told(said("--attach is for archive files: add --edition archive")))
    if (line_numbers or accepted) and Edition.PROOF not in editions:
        raise click.UsageError(told(said("--line-numbers and --accepted are for proofs: add --edition proof")))
    if (earlier is not None or changed_pages) and Edition.PROOF not in editions:
        raise click.UsageError(told(said("--since and --changed-pages are for proofs: add --edition proof")))
    if changed_pages and earlier is None:
        raise click.UsageError(told(said("--changed-pages is for changes: add --since and the state before them")))
    if facing and Edition.PROOF not in editions:
        raise click.UsageError(told(said("--facing is for proofs: add --edition proof")))
    options = Options(
        common.ROOT,
        publications,
        language,
        editions,
        section,
        keep_html,
        strict,
        force,
        allow_unfinished,
        jobs,
        True,
        attach,
        filler,
        paper,
        line_numbers,
        accepted,
        revision(common.ROOT) if Edition.PROOF in editions else None,
        since(common.ROOT, earlier) if earlier is not None else None,
        changed_pages,
        require_signed,
        facing,
    )
    known = None if force else freshness.receipt(options.root, options.request())
    if known:
        finish(known.problems, form, strict, _listed(known.written, set(known.written)))
    freshness.program(common.ROOT)
    with common.loading():
        from galley.pipeline.build import build as run
        from galley.pipeline.plates import FOLDER

    if not force and (options.root / OUTPUT / FOLDER).is_dir():
        gc.set_threshold(SELDOM)
    with progress() as doing, taken_out(options) as asked:
        outcome = run(asked, doing)
    finish(outcome.problems, form, strict, _listed(outcome.outputs, outcome.unchanged))


def _listed(outputs: Iterable[str], unchanged: Set[str]) -> list[str]:
    """The files of a build, those marked that stood there already. Maps of pages are for programs, and not told."""
    names = {name: f"{OUTPUT}/{name}" for name in outputs if not name.endswith(freshness.MAP)}
    return [said("{name} (unchanged)", name=path) if name in unchanged else path for name, path in names.items()]


@main.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", cls=Names, default=(), help="Languages to build, as zh,ja; else the released ones.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--allow-unfinished", is_flag=True, help="Print books with texts that are not translated.")
def watch(publications: tuple[str, ...], language: tuple[str, ...], strict: bool, allow_unfinished: bool) -> None:
    """Build again whenever something is saved: the screen files first, then the others. Ctrl-C ends it."""
    freshness.program(common.ROOT)
    with common.loading():
        from galley.pipeline.watch import watched

    options = Options(common.ROOT, publications, language, strict=strict, allow_unfinished=allow_unfinished)
    for outcome in watched(options, lambda _: None):
        tell(outcome.problems, "text", strict, _listed(outcome.outputs, outcome.unchanged))


main.add_command(preflight)
main.add_command(impose)
main.add_command(compare_states)
main.add_command(freeze)


@main.command()
@click.argument("publication", required=False)
@click.option("--language", cls=Names, default=(), help="Languages to compare with the source, as ja,ko; else all.")
@click.option(
    "--format", "form", type=FORMATS, default="text", help="Tables and problems, or how problems are printed."
)
def parity(publication: str | None, language: tuple[str, ...], form: str) -> None:
    """Compare the screen books of a publication, the newest report where none is named: has a language lost anything?"""
    freshness.program(common.ROOT)
    from galley.pipeline.parity import compare

    options = Options(common.ROOT, (publication,) if publication else (), language)
    with progress() as doing:
        found, problems = compare(options, doing)
    tables, data = (found.tables(), found.as_json()) if found else ([], None)
    finish_with(problems, form, tables, parity=data)


@main.command()
@click.option("--fields", is_flag=True, help="Print the guide to the fields of content files, and write nothing.")
def schema(fields: bool) -> None:
    """Write the JSON Schemas of the content files to content/schema/."""
    if fields:
        from galley.pipeline.fields import guide

        click.echo(guide(), nl=False)
        return
    from galley.pipeline.schema import write_schemas

    finish([], "text", False, write_schemas(common.ROOT))


for _command in (check, locales, bench, comments, handout, sign):
    main.add_command(_command)


def _interrupted(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def _passed_over(fault: Any) -> None:
    """Let an interrupt come again that Python passed over because it came while an object was let go; tell other such faults."""
    if fault.exc_type is KeyboardInterrupt:
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    else:
        sys.__unraisablehook__(fault)


def run() -> None:
    """The program: arguments from the command line, exit codes of `galley.problem.Exit`.

    Modules, models and tables stay to the end: the garbage collector goes through them seldom, and not again before the process ends.
    """
    signal.signal(signal.SIGTERM, _interrupted)
    signal.signal(signal.SIGALRM, _interrupted)
    sys.unraisablehook = _passed_over
    gc.set_threshold(COLLECTED)
    try:
        main()
    finally:
        gc.freeze()

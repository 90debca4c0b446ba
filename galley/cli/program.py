"""The program as a whole: its language, its commands, and how it ends when the system refuses something."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from galley.cli import common
from galley.cli.ending import finish, tell_refusal
from galley.cli.words import Words, click_speaks, told, words_of
from galley.files import Files
from galley.message import OPTION, asked, said
from galley.problem import Exit, refused
from galley.spoken import unknown


def _messages() -> click.Option:
    """The option as every command shows it; `Program` reads it, wherever it stands."""
    return click.Option(
        [OPTION],
        metavar="LANGUAGE",
        expose_value=False,
        help="The language that is spoken to you: zh, or en.",
    )


class Command(click.Command):
    """A command that takes `--messages`, and tells what the system refuses."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.append(_messages())

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None:
                raise
            finish([refused(error, common.ROOT)], ctx.params.get("form", "text"), False, [])


class Group(click.Group):
    """Commands of one noun."""

    command_class = Command

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params.append(_messages())


class Program(Group):
    """All commands. `build` is meant when none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        language, rest = asked(args, os.environ)
        wrong = unknown(language, Files(common.ROOT))
        if wrong:
            raise click.BadParameter(told(wrong), ctx, _messages())
        first, *_ = (*rest, "-")
        if first.startswith("-") and first not in ("--help", "-h", "--version"):
            args.insert(0, "build")
        return super().parse_args(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:
        """Run a command and leave the process with one of the exit codes of `galley.problem.Exit`."""
        streams_are_whole()
        arguments = list(sys.argv[1:] if args is None else args)
        speak = words_of(asked(arguments, os.environ)[0], common.ROOT)
        try:
            with click_speaks(speak.pattern):
                code = self._code(arguments, speak)
            sys.stdout.flush()
        except BrokenPipeError:
            code = _closed()
        except OSError as error:
            tell_refusal(error, speak)
            code = _closed()
        raise SystemExit(code)

    def _code(self, arguments: list[str], speak: Words) -> int:
        try:
            left = super().main(arguments, prog_name="build.py", standalone_mode=False, obj=speak)
            return left if isinstance(left, int) else Exit.OK
        except SystemExit as left:
            return int(left.code or Exit.OK)
        except click.UsageError as error:
            error.show()
            return Exit.USAGE
        except (KeyboardInterrupt, click.Abort):
            click.echo(speak.told(said("interrupted; no file was left half written")), err=True)
            return Exit.INTERRUPTED


def streams_are_whole() -> None:
    """Give what was closed before the start a file: writing to the standard output then fails in words."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _closed() -> int:
    """Nobody reads what is still to be written to the standard output and error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return Exit.ERRORS

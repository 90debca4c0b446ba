"""Every command that the guides show is one, with options it has."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from galley import cli
from galley.options import FINAL
from galley.pdf.ways import Way

ROOT = Path(__file__).resolve().parent.parent
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OF_THE_MACHINE = {"doctor": {"--format", "--messages"}, "test": None}
"""What `build.py` does before it hands over, with its options; `test` hands all of them to pytest."""


def shown(text: str) -> Iterator[str]:
    """The commands of a guide: in code spans, and in lines of fenced blocks up to the remark behind two blanks."""
    fenced = re.findall(r"(?ms)^```\w*\n(.*?)^```", text)
    prose = re.sub(r"(?ms)^```\w*\n.*?^```", "", text)
    spans = re.findall(r"`([^`\n]+)`", prose)
    lines = (line for block in fenced for line in block.splitlines())
    for each in (*spans, *(re.split(r"\s{2,}|\s#", line)[0] for line in lines)):
        found = re.match(r"(?:\$ )?(?:python3 )?build\.py\b(.*)", each)
        if found:
            yield found[1].strip()


COMMANDS = sorted({(guide.name, command) for guide in GUIDES for command in shown(guide.read_text(encoding="utf-8"))})


def unknown(command: str) -> list[str]:
    """What of a command the program does not know."""
    words = [word for word in shlex.split(command) if word not in ("…", "|")]
    if words and words[0] in OF_THE_MACHINE:
        known = OF_THE_MACHINE[words[0]]
        return [word for word in words[1:] if known is not None and word.startswith("--") and word not in known]
    found: click.Command = cli.main
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if name not in found.commands:
            return [name]
        found = found.commands[name]
    if found is cli.main and words and words[0] not in ("--help", "--version"):
        found = cli.main.commands["build"]
    options = {name for parameter in found.params for name in (*parameter.opts, *parameter.secondary_opts)}
    options |= {"--help", "-h"}
    return [word for word in words if word.startswith("-") and word.partition("=")[0] not in options]


def test_the_guides_show_commands():
    assert len(COMMANDS) > 30


@pytest.mark.parametrize(("guide", "command"), COMMANDS)
def test_a_command_that_is_shown_is_known(guide, command):
    assert unknown(command) == []


@pytest.mark.parametrize("command", ["biuld", "--colour", "locales tale x.po", "build --messsages zh", "doctor --all"])
def test_what_is_no_command_is_seen(command):
    assert unknown(command)


@pytest.mark.parametrize(("name", "option", "words"), [("preflight", "--for", FINAL), ("impose", "--as", Way)])
def test_words_of_an_option_are_those_of_the_guides(name, option, words):
    # click takes an enumeration by the names of its members, not by what they are written as.
    (parameter,) = (each for each in cli.main.commands[name].params if option in each.opts)
    context = click.Context(cli.main.commands[name])
    taken = [parameter.type.convert(str(each), parameter, context) for each in words]
    assert taken in ([str(each) for each in words], [(str(each),) for each in words])

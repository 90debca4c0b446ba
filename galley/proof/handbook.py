"""The handbook of the checker: every rule as its docstring tells it, in Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from inspect import cleandoc
from types import ModuleType

from galley.proof.rule import Entry
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Example, Rule
from galley.proof.rules import FAMILIES, page

CHAPTERS = (*FAMILIES, page)

_HEAD = """\
# Checks

What `build.py check` looks for. This page is written by `python3 build.py check --rules` from the rules themselves; a
test holds it to them. How to read, mend and accept findings is told in [proofreading.md](proofreading.md).

In the examples `⟦ ⟧` stand round the characters that are told, `¶` between lines, `⇒` between a source text and its
translation.
"""


def handbook() -> str:
    """All rules by family, each with severity, languages, authority and examples."""
    return "\n".join((_HEAD, *_contents(), *(line for family in CHAPTERS for line in _chapter(family)))) + "\n"


def _contents() -> Iterator[str]:
    yield "| family | rules | |\n|---|---|---|"
    for family in CHAPTERS:
        name = family.__name__.rpartition(".")[2]
        yield f"| [{name}](#{name}) | {len(entries(family))} | {_first_line(family.__doc__)} |"
    yield ""


def entries(family: ModuleType) -> list[Entry | Rule]:
    """The rules of a family in the order of its file."""
    own = [value for value in vars(family).values() if isinstance(value, Entry)]
    name = family.__name__.rpartition(".")[2]
    return [*own, *(rule for rule in tables.rules() if rule.family == name)]


def _chapter(family: ModuleType) -> Iterator[str]:
    name = family.__name__.rpartition(".")[2]
    yield f"## {name}\n\n{cleandoc(family.__doc__ or '')}\n"
    for rule in entries(family):
        yield from _entry(rule)


def _entry(rule: Entry | Rule) -> Iterator[str]:
    known = ", ".join(rule.languages) or "all languages"
    yield f"### {rule.code}\n\n*{rule.severity}, {known}.* {_joined(rule.summary)}\n"
    yield f"Authority: {rule.authority}\n"
    yield from (_told(example) for example in rule.examples)
    yield ""


def _told(example: Example) -> str:
    what = "fault" if example.fault else "clean"
    return f"- {what} ({example.language}): {shown(example.text)}" if example.language else f"- {what}: {example.text}"


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().split("\n", 1)[0]


def shown(text: str) -> str:
    """A text as Markdown that shows it as it is, characters that cannot be seen by their code points."""
    seen = "".join(f"‹U+{ord(each):04X}›" if _is_unseen(each) else each for each in text)
    return f"`` {seen} ``" if "`" in seen else f"`{seen}`"


def _is_unseen(character: str) -> bool:
    other_space = character.isspace() and character != " "
    return other_space or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs", "Mn")

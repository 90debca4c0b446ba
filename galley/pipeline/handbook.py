"""The handbook of the checker: the rules that read texts, and those that read finished pages, each as it tells itself, in Markdown."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Protocol

from galley.meter import rules as pages
from galley.problem import Severity
from galley.proof.rulebook import tables


class Example(Protocol):
    """A text with its marks; `fault` when something is wrong in it. What is told in words alone is of no language."""

    @property
    def fault(self) -> bool: ...

    @property
    def language(self) -> str: ...

    @property
    def text(self) -> str: ...


class Entry(Protocol):
    """What the handbook tells of a rule, whichever room it is of. `languages` are those it knows, none meaning all."""

    @property
    def code(self) -> str: ...

    @property
    def severity(self) -> Severity: ...

    @property
    def languages(self) -> tuple[str, ...]: ...

    @property
    def summary(self) -> str: ...

    @property
    def authority(self) -> str: ...

    @property
    def examples(self) -> Sequence[Example]: ...


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of a family, and what is said of them as a whole."""

    name: str
    about: str
    entries: Sequence[Entry]


SHOWN = 6
"""How many examples of a kind are shown in each language."""

_HEAD = """\
# Checks

What `build.py check` looks for. This page is written by `python3 build.py check --rules` from the rules themselves; a
test holds it to them. How to read, mend and accept findings is told in [proofreading.md](proofreading.md).

In the examples `⟦ ⟧` stand round the characters that are told, `¶` between lines, `⇒` between a source text and its
translation.
"""


def handbook() -> str:
    """All rules by family, in Markdown."""
    return _told_in_markdown([*_chapters(), Chapter("page", cleandoc(pages.__doc__ or ""), pages.RULES)])


def _chapters() -> list[Chapter]:
    """The families of rules that read texts."""
    return [
        Chapter(name, about, [rule for rule in tables.rules() if rule.family == name])
        for name, about in tables.about().items()
    ]


def _told_in_markdown(chapters: Sequence[Chapter]) -> str:
    """All rules by family, each with severity, languages, authority and examples."""
    told = (line for chapter in chapters for line in _chapter(chapter))
    return "\n".join((_HEAD, *_contents(chapters), *told)) + "\n"


def _contents(chapters: Sequence[Chapter]) -> Iterator[str]:
    yield "| family | rules | |\n|---|---|---|"
    for each in chapters:
        first = each.about.split("\n", 1)[0]
        yield f"| [{each.name}](#{each.name}) | {len(each.entries)} | {first} |"
    yield ""


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.name}\n\n{chapter.about}\n"
    for rule in chapter.entries:
        yield from _entry(rule)


def _entry(rule: Entry) -> Iterator[str]:
    known = ", ".join(rule.languages) or "all languages"
    yield f"### {rule.code}\n\n*{rule.severity}, {known}.* {_joined(rule.summary)}\n"
    yield f"Authority: {rule.authority}\n"
    yield from (_told(example) for example in first(rule.examples))
    yield ""


def first(examples: Sequence[Example]) -> Iterator[Example]:
    """The first examples of each kind in each language: a long table has one for each of its rows."""
    told = Counter[tuple[bool, str]]()
    for example in examples:
        told[example.fault, example.language] += 1
        if told[example.fault, example.language] <= SHOWN:
            yield example


def _told(example: Example) -> str:
    what = "fault" if example.fault else "clean"
    return f"- {what} ({example.language}): {shown(example.text)}" if example.language else f"- {what}: {example.text}"


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def shown(text: str) -> str:
    """A text as Markdown that shows it as it is, characters that cannot be seen by their code points."""
    seen = "".join(f"‹U+{ord(each):04X}›" if _is_unseen(each) else each for each in text)
    return f"`` {seen} ``" if "`" in seen else f"`{seen}`"


def _is_unseen(character: str) -> bool:
    other_space = character.isspace() and character != " "
    return other_space or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs", "Mn")

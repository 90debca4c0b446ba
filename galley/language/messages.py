"""The catalogue of messages: what the program tells people, drawn from its source; `spoken` reads it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import polib

from galley.files import Files
from galley.language import catalogue, furniture
from galley.language.writing import written
from galley.message import LANGUAGE
from galley.problem import Problem
from galley.source import plain
from galley.spoken import languages, path

TEMPLATE = "locales/messages.pot"

TABLES = "galley/proof/tables"
"""Where rules are told of in YAML."""

_CALL = re.compile(r"\b(?:said|table)\s*\(")
"""What a source has that has any message; the others need not be taken apart."""
_WORD = re.compile(r"[A-Za-z]{2}|[,:;.](?= |$)| \(")
_FIELDS = re.compile(r"\{\w+\}")
_BRACES = re.compile(r"\{([^{}]*)\}")


def updated(files: Files) -> tuple[dict[str, str], list[Problem]]:
    """The new text of the template and of each language's catalogue by file name; a broken catalogue stops itself."""
    found = template(files)
    texts, problems = {TEMPLATE: written(found)}, list[Problem]()
    for language in languages(files):
        if language != LANGUAGE:
            old, faults = catalogue.read(path(language), files)
            problems += [fault.with_(language=language) for fault in faults]
            if not faults:
                texts[path(language)] = written(furniture.merge(old, found))
    return texts, problems


def template(files: Files) -> polib.POFile:
    """The messages of the program by file and position; what has neither word nor comma says the same in every language."""
    entries: dict[catalogue.Key, polib.POEntry] = {}
    drawn = [(name, messages(files.text(name))) for name in furniture.below("galley", ".py", files)]
    drawn += [(name, told_in(files.text(name))) for name in furniture.below(TABLES, ".yaml", files)]
    for name, found in drawn:
        for message in found:
            if _WORD.search(_FIELDS.sub("", message)):
                furniture.add(entries, _entry(message, name))
    made = polib.POFile()
    made.header = "What the program tells authors and editors: copy this file to begin a language."
    made.metadata = dict(furniture.HEADER)
    made.extend(entries.values())
    return made


def _entry(message: str, name: str) -> polib.POEntry:
    braces = _BRACES.findall(message)
    plain = bool(braces) and all(each.isidentifier() for each in braces)
    return polib.POEntry(msgid=message, occurrences=[(name, "")], flags=["python-brace-format"] if plain else [])


@lru_cache(maxsize=1024)
def messages(source: str) -> tuple[str, ...]:
    """The messages of a Python source in their order: what `said` is given, and the last fields of a `table`."""
    return tuple(_messages(source)) if _CALL.search(source) else ()


def told_in(text: str) -> tuple[str, ...]:
    """The messages of a table of rules in their order: its values of `message` and `mend`, at any depth."""
    return tuple(_told_in(plain(text)))


def _told_in(value: Any) -> Iterator[str]:
    for name, each in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        if name in ("message", "mend") and isinstance(each, str):
            yield each
        else:
            yield from _told_in(each)


def _messages(source: str) -> Iterator[str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id == "said":
            yield _text(call.args[0])
        elif isinstance(call.func, ast.Name) and call.func.id == "table":
            count = next((each.value for each in call.keywords if each.arg == "messages"), None)
            columns = count.value if isinstance(count, ast.Constant) and isinstance(count.value, int) else 1
            for line in _text(call.args[0]).strip().split("\n"):
                yield from line.rsplit("|", columns)[1:]


def _text(node: ast.expr) -> str:
    """The text of a literal; of a formatted one what is written there."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))

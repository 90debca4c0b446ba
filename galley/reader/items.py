"""One file to its model; of a faulty one what can be read, so that it can still be compared with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from galley import source
from galley.files import Files, Refused
from galley.likeness import did_you_mean, nearest
from galley.message import said
from galley.model.base import Fault, Item, Model, Report, shown, validated
from galley.problem import Place, Problem, has_errors
from galley.reader.faults import is_new, problem_of, steps
from galley.source import SourceList, SourceMap, laid_over

MAX_CUTS = 12
"""How often a faulty file is cut back before it is given up."""
_ID = re.compile(r"""\bid: *["']?([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)""")


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read.

    Of a faulty one the `item` holds what is without fault, None where that is nothing. `ids` are those that stand
    in a faulty file, whether or not their entries can be read; it is None where an id is itself at fault.
    """

    item: Any
    problems: tuple[Problem, ...]
    ids: frozenset[str] | None = frozenset()
    whole: bool = True
    """Whether the item holds all that the file does."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not has_errors(self.problems)


Kinds = Mapping[str, type[Item]]
"""The models that a file may have, by its `kind`."""
Memory = dict[str, tuple[str, Read]]
"""Files that were read, each with its text, for one who reads them again and again."""


def read_item(files: Files, file: str, model: type[Model], problems: list[Problem]) -> Model | None:
    """The model in one file, None where it is faulty; problems are added to `problems`."""
    found = read(files, file, model)
    problems.extend(found.problems)
    return found.item if found.whole else None


def read_what_holds(files: Files, file: str, model: type[Model], problems: list[Problem]) -> Model | None:
    """The model of what is without fault in one file, None where that is nothing; problems are added to `problems`."""
    found = read(files, file, model)
    problems.extend(found.problems)
    item: Model | None = found.item
    return item


def read_layers(files: Files, names: Sequence[str], model: type[Model], problems: list[Problem]) -> Model | None:
    """The model in the files of some `names`, each laid over those before it and saying what is otherwise; None where one is faulty."""
    laid: SourceMap | None = None
    for name in names:
        try:
            data, found = source.load(files.text(name), name)
        except Refused as refused:
            problems.append(refused.problem)
            return None
        problems += found
        if not isinstance(data, SourceMap):
            problems += [] if has_errors(found) else [_not_fields(name)]
            return None
        laid = data if laid is None else laid_over(laid, data)
    if laid is None:
        return None
    item, faults = validated(model, laid, Report(problems))
    problems += (problem_of(fault, laid) for fault in faults if is_new(fault, laid))
    return None if laid.broken else item


def read(
    files: Files, file: str, model: type[Item] | Kinds, place: Place | None = None, memory: Memory | None = None
) -> Read:
    """A file; `place` is where it was named. What is in the `memory` unchanged is not read again."""
    try:
        text = files.text(file, place)
    except Refused as refused:
        return Read(None, (refused.problem,), None, whole=False)
    if memory is not None and file in memory and memory[file][0] == text:
        return memory[file][1]
    found = _read(text, file, model)
    if memory is not None:
        memory[file] = (text, found)
    return found


def _read(text: str, file: str, model: type[Item] | Kinds) -> Read:
    data, found = source.load(text, file)
    if [each.code for each in found] == ["source.empty"] and isinstance(model, type) and not _asks(model):
        data, found = SourceMap(Place(file, 1, 1)), []
    problems = list(found)
    if not isinstance(data, SourceMap):
        problems += [] if has_errors(found) else [_not_fields(file)]
        return Read(None, tuple(problems), None, whole=False)
    chosen = model if isinstance(model, type) else _of_kind(data, model, problems)
    if chosen is None:
        return Read(None, tuple(problems), None, whole=False)
    item, faults = validated(chosen, data, Report(problems))
    problems += (problem_of(fault, data) for fault in faults if is_new(fault, data))
    ids = None if any(_is_of_id(fault) for fault in faults) else frozenset(_ID.findall(text))
    whole = item is not None and not data.broken
    return Read(item or _remains(chosen, data, faults, problems), tuple(problems), ids, whole)


def _asks(model: type[Item]) -> bool:
    """Whether a model has a field that must be there: a file that holds nothing is none of it."""
    return any(each.is_required() for each in model.model_fields.values())


def _not_fields(file: str) -> Problem:
    mend = said("begin the file with `kind:` and the fields below it")
    return Problem("reader.not-a-mapping", said("the file is not a list of fields"), mend, Place(file, 1, 1))


def _of_kind(data: SourceMap, kinds: Kinds, problems: list[Problem]) -> type[Item] | None:
    """The model for the kind that a file says it is; None with a problem where there is none."""
    kind = data.get("kind")
    if isinstance(kind, str) and kind in kinds:
        return kinds[kind]
    if "kind" in data or not data.broken:
        message = (
            said("there is no section kind {kind}", kind=shown(kind))
            if "kind" in data
            else said("the field `kind` is missing")
        )
        mend = did_you_mean(kind if isinstance(kind, str) else "", kinds)
        problems.append(Problem("reader.kind", message, mend, data.place_of("kind")))
    return None


def _is_of_id(fault: Fault) -> bool:
    return bool(fault["loc"]) and fault["loc"][-1] == "id"


def _remains(model: type[Model], data: SourceMap, faults: Iterable[Fault], problems: Iterable[Problem]) -> Model | None:
    """The model of what is left when faulty values are cut out, and what cannot be without them; None where that is all.

    A key that is unknown is taken for the missing one that it is most like.
    """
    unknown = {problem.place for problem in problems if problem.code == "reader.unknown-field"}
    rest = _copied(data)
    for _ in range(MAX_CUTS):
        open_ones = [fault for fault in faults if not _renamed(rest, fault, unknown)]
        ways = {tuple(part for part, _ in steps(rest, fault["loc"])) for fault in open_ones}
        if () in ways:
            return None
        _cut(rest, ways)
        item, faults = validated(model, rest, Report())
        if item is not None:
            return item
    return None


def _copied(node: Any) -> Any:
    """A tree whose maps and lists can be changed without changing those of another."""
    if isinstance(node, SourceMap):
        copy = SourceMap(node.place)
        copy.update((key, _copied(value)) for key, value in node.items())
        copy.keys_at = dict(node.keys_at)
        return copy
    if isinstance(node, SourceList):
        items = SourceList(node.place)
        items.extend(_copied(value) for value in node)
        return items
    return node


def _renamed(rest: SourceMap, fault: Fault, unknown: set[Place | None]) -> bool:
    """Whether a missing field is there under a key that is like it; it then stands under its own."""
    node = [rest, *(each for _, each in steps(rest, fault["loc"]))][-1]
    if fault["type"] != "missing" or not isinstance(node, SourceMap):
        return False
    name, known = str(fault["loc"][-1]), [key for key in node if node.keys_at.get(key) in unknown]
    near = nearest(name, known)
    if near:
        node[name], node.keys_at[name] = node.pop(near), node.keys_at[near]
    return near is not None


def _cut(rest: SourceMap, ways: set[tuple[int | str, ...]]) -> None:
    """Take the values at the ends of some ways out, the last of a list first."""
    outer = [way for way in ways if not any(way[:length] in ways for length in range(len(way)))]
    for way in sorted(outer, key=lambda way: [str(part).zfill(9) for part in way], reverse=True):
        node: Any = rest
        for part in way[:-1]:
            node = node[part]
        del node[way[-1]]

"""Small faults that the code of a file can have: conditions, boundaries, thresholds, junctions, returns, rows of tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import yaml

OTHER = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
"""What stands in place of a comparison: a boundary moves, or the question is turned round."""
CONSTANTS = {"bool": ("True", "False"), "int": ("0",), "str": ('""',), "float": ("0.0",)}
"""What a function returns in place of what it works out, by what it says that it returns."""
ROWS = 3
"""How many rows make a table."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: `new` in place of the characters from `start` to `end` of a file; `line` counts from 1."""

    file: str
    line: int
    kind: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The file with the fault."""
        return text[: self.start] + self.new + text[self.end :]


class _Source:
    """A file's text, and where in it the nodes of its tree stand."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        lines = text.encode().splitlines(keepends=True)
        self._bytes = [0]
        for line in lines:
            self._bytes.append(self._bytes[-1] + len(line))
        self._encoded = text.encode()

    def at(self, line: int, column: int) -> int:
        """The character at a line, from 1, and a column in bytes, as trees have them."""
        return len(self._encoded[: self._bytes[line - 1] + column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def mutant(self, kind: str, start: int, end: int, new: str) -> Mutant:
        """A fault at some characters."""
        return Mutant(self.file, self.text.count("\n", 0, start) + 1, kind, start, end, new)


def mutants(text: str, file: str) -> list[Mutant]:
    """All faults that a file of Python or YAML can have, in the order of their places."""
    source = _Source(text, file)
    found = _rows_of_yaml(source) if file.endswith((".yaml", ".yml")) else _of_python(source)
    return sorted(found, key=lambda each: (each.start, each.end, each.new))


def _of_python(source: _Source) -> Iterator[Mutant]:
    tree = ast.parse(source.text)
    for node in _walk(tree):
        for make in _MAKERS.get(type(node), ()):
            yield from make(source, node)
    for table in _tables(tree):
        yield from _rows(source, table)
    yield from (each for value in _settings(tree) for each in _threshold(source, value))


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree but those that only the checker of types reads, and those in f-strings, whose places are not known
    before Python 3.12."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr) and not _is_for_types(child):
            yield child
            yield from _walk(child)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _condition(source: _Source, node: ast.If | ast.While | ast.IfExp) -> Iterator[Mutant]:
    yield from _turned(source, node.test)


def _filters(source: _Source, node: ast.comprehension) -> Iterator[Mutant]:
    for test in node.ifs:
        yield from _turned(source, test)


def _turned(source: _Source, test: ast.expr) -> Iterator[Mutant]:
    yield source.mutant("condition", *source.span(test), f"(not ({source.of(test)}))")


def _comparison(source: _Source, node: ast.Compare) -> Iterator[Mutant]:
    sides = [node.left, *node.comparators]
    for left, right, operator in zip(sides, node.comparators, node.ops, strict=False):
        start, end = _between(source, left, right, r"<=|>=|==|!=|<|>|not\s+in|in\b|is\s+not|is\b")
        yield source.mutant("comparison", start, end, OTHER[type(operator)])
    for side in sides:
        yield from _threshold(source, side)


def _threshold(source: _Source, node: ast.expr) -> Iterator[Mutant]:
    value = node.value if isinstance(node, ast.Constant) else None
    if type(value) is int:
        yield source.mutant("threshold", *source.span(node), str(value + 1))
    elif type(value) is float:
        yield source.mutant("threshold", *source.span(node), str(value * 1.5 if value else 1.0))


def _junction(source: _Source, node: ast.BoolOp) -> Iterator[Mutant]:
    word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    start, end = _between(source, node.values[0], node.values[1], rf"\b{word}\b")
    yield source.mutant("junction", start, end, other)


def _negation(source: _Source, node: ast.UnaryOp) -> Iterator[Mutant]:
    if isinstance(node.op, ast.Not):
        yield source.mutant("negation", *source.span(node), f"({source.of(node.operand)})")


def _returned(source: _Source, node: ast.FunctionDef) -> Iterator[Mutant]:
    said = node.returns.id if isinstance(node.returns, ast.Name) else ""
    inner = {
        id(each) for other in ast.walk(node) if other is not node and _is_function(other) for each in ast.walk(other)
    }
    for each in ast.walk(node):
        if isinstance(each, ast.Return) and each.value is not None and id(each) not in inner:
            for constant in CONSTANTS.get(said, ()):
                if source.of(each.value) != constant:
                    yield source.mutant("return", *source.span(each.value), constant)


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.Lambda))


def _between(source: _Source, left: ast.expr, right: ast.expr, pattern: str) -> tuple[int, int]:
    """Where an operator stands between two operands, past brackets and comments."""
    start, end = source.span(left)[1], source.span(right)[0]
    gap = re.sub(r"#.*", lambda match: " " * len(match[0]), source.text[start:end])
    found = re.search(pattern, gap)
    assert found is not None
    return start + found.start(), start + found.end()


_MAKERS: dict[type[ast.AST], tuple[Callable[..., Iterator[Mutant]], ...]] = {
    ast.If: (_condition,),
    ast.While: (_condition,),
    ast.IfExp: (_condition,),
    ast.comprehension: (_filters,),
    ast.Compare: (_comparison,),
    ast.BoolOp: (_junction,),
    ast.UnaryOp: (_negation,),
    ast.FunctionDef: (_returned,),
}


def _assigned(tree: ast.Module) -> Iterator[ast.expr]:
    """What is assigned to names of the module, type aliases and `__all__` left out."""
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        if value is not None and not any(isinstance(each, ast.Name) and each.id.startswith("__") for each in targets):
            yield value


def _settings(tree: ast.Module) -> Iterator[ast.expr]:
    """Numbers that a module names."""
    return (value for value in _assigned(tree) if isinstance(value, ast.Constant))


def _tables(tree: ast.Module) -> Iterator[Sequence[tuple[ast.expr, ast.expr]]]:
    """The tables that a module names: for each row where it begins and where it ends."""
    for value in _assigned(tree):
        for node in (value, *(value.args if isinstance(value, ast.Call) else ())):
            rows = _rows_of(node)
            if len(rows) >= ROWS:
                yield rows


def _rows_of(node: ast.expr) -> Sequence[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.Dict):
        return [(key or value, value) for key, value in zip(node.keys, node.values, strict=True) if key]
    return [(each, each) for each in node.elts] if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else []


def _rows(source: _Source, rows: Sequence[tuple[ast.expr, ast.expr]]) -> Iterator[Mutant]:
    spans = [(source.span(first)[0], source.span(last)[1]) for first, last in rows]
    for at, (start, end) in enumerate(spans):
        if at + 1 < len(spans):
            yield source.mutant("row", start, spans[at + 1][0], "")
        else:
            yield source.mutant("row", spans[at - 1][1], end, "")


def _rows_of_yaml(source: _Source) -> Iterator[Mutant]:
    """Items of the lists, and entries of the mappings, that stand in blocks at the top of a file or one level below.

    Not those of a list of words with what to write for each: no test can tell a word that was taken out from one that nobody thought of.
    """
    root = yaml.compose(source.text, Loader=yaml.CSafeLoader)
    if isinstance(root, yaml.MappingNode) and all(isinstance(value, yaml.ScalarNode) for _, value in root.value):
        return
    lines = source.text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:at])) for at in range(len(lines) + 1)]
    below = [value for _, value in root.value] if isinstance(root, yaml.MappingNode) else []
    for table in [root, *below]:
        if isinstance(table, yaml.CollectionNode) and not table.flow_style and len(table.value) >= ROWS:
            yield from _blocks(source, table, partial(_start, lines, starts))


def _start(lines: Sequence[str], starts: Sequence[int], line: int) -> int:
    return starts[min(line, len(lines))]


def _blocks(source: _Source, table: yaml.CollectionNode, start: Callable[[int], int]) -> Iterator[Mutant]:
    rows = [each[0] if isinstance(each, tuple) else each for each in table.value]
    begins = [row.start_mark.line for row in rows]
    for line, after in zip(begins, [*begins[1:], table.end_mark.line + (table.end_mark.column > 0)], strict=True):
        if line < after:
            yield source.mutant("row", start(line), start(after), "")

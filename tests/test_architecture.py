"""The house keeps its plan: who imports whom, who touches the machine, and what may not stand in the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APART = "machine"
"""The room that stands beside the flow: it runs before the others can."""
BEFORE = {"message", "problem", "files", "po", "spoken", "show"}
"""What it may ask for: rooms that need the standard library alone, and each other."""
PACKAGE = {"__init__"}
"""Files of the package itself, which are no rooms."""


@dataclass(frozen=True)
class Import:
    """An import statement: the file and line it stands in, and the dotted name it asks for."""

    file: str
    line: int
    name: str

    @property
    def room(self) -> str:
        return room_of(self.file)

    @property
    def top(self) -> str:
        return self.name.partition(".")[0]

    @property
    def wanted(self) -> str | None:
        """The room of ours that is asked for; None for anything else."""
        parts = self.name.split(".")
        if parts[0] != "galley":
            return None
        return parts[1] if len(parts) > 1 and parts[1] in rooms() | PACKAGE else "__init__"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name}"


def table() -> list[tuple[str, frozenset[str]]]:
    """The rooms in the order of flow, each with the outside libraries it alone imports, as docs/architecture.md has them."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split("|") for line in text.splitlines() if re.match(r"\| `[a-z]+` \|", line)]
    found = [(row[0].strip(" `"), frozenset(re.findall(r"`(\w+)`", "".join(row[2:3])))) for row in rows]
    assert len(found) > 10
    return found


@cache
def rooms() -> set[str]:
    """The rooms there are: files and folders of the package."""
    return {path.stem for path in (ROOT / "galley").iterdir() if not path.name.startswith("__")}


def room_of(file: str) -> str:
    return Path(file).relative_to("galley").parts[0].removesuffix(".py")


@cache
def sources() -> list[str]:
    """The source files of the package, relative to the project."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "galley").rglob("*.py"))


@cache
def nodes(file: str) -> tuple[ast.AST, ...]:
    """All that a source file is made of."""
    return tuple(ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"), file)))


def imports(within: Iterable[ast.AST], file: str) -> Iterator[Import]:
    """Every import of a module; `from a import b` asks for `a.b`."""
    for node in within:
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = whole_name(node, file)
            yield from (Import(file, node.lineno, f"{name}.{alias.name}") for alias in node.names)


def whole_name(node: ast.ImportFrom, file: str) -> str:
    """The module an import names; by its place only within the package that others can take as it is."""
    if node.level == 0:
        return str(node.module)
    assert node.level == 1 and file.startswith("galley/typeset/script/"), f"{file}:{node.lineno}: write the whole name"
    return ".".join(filter(None, ("galley.typeset.script", node.module)))


def test_what_others_can_take_asks_for_nothing_of_ours() -> None:
    own = [each for each in all_imports() if each.file.startswith("galley/typeset/script/")]
    assert len(own) > 20
    assert [each for each in own if each.name.startswith("galley.") and "galley.typeset.script" not in each.name] == []


@cache
def all_imports() -> list[Import]:
    return [each for file in sources() for each in imports(nodes(file), file)]


def upward(found: list[Import], order: list[str]) -> list[str]:
    """The imports of rooms that do not stand above the importing one."""
    rank = {name: place for place, name in enumerate(order)}
    within = [each for each in found if each.wanted in rank and each.room in rank and each.wanted != each.room]
    return [str(each) for each in within if rank[str(each.wanted)] >= rank[each.room]]


def test_the_plan_names_every_room_and_no_other():
    planned = [name for name, _ in table()]
    assert len(planned) == len(set(planned))
    assert set(planned) | {APART} == rooms()


def test_a_room_imports_only_rooms_above_it():
    assert upward(all_imports(), [name for name, _ in table()]) == []


def test_an_import_against_the_flow_is_found():
    module = ast.walk(ast.parse("from galley import markup\nimport galley.problem"))
    found = list(imports(module, "galley/text/nodes.py"))
    assert upward(found, ["problem", "text", "markup"]) == ["galley/text/nodes.py:1: galley.markup"]


def test_the_room_apart_and_what_it_asks_for_need_the_standard_library_alone():
    early = [each for each in all_imports() if each.room in {APART, *BEFORE}]
    outside = [str(each) for each in early if each.wanted is None and each.top not in sys.stdlib_module_names]
    assert outside == []
    assert [str(each) for each in early if each.wanted not in {*BEFORE, each.room, None}] == []
    assert [str(each) for each in all_imports() if each.wanted == APART and each.room != APART] == []


def test_each_outside_library_is_imported_by_one_room():
    owners = {library: room for room, libraries in table() for library in libraries}
    ours = sys.stdlib_module_names | {"bench"}
    outside = [each for each in all_imports() if each.wanted is None and each.top not in ours]
    assert outside
    assert [str(each) for each in outside if owners.get(each.top) != each.room] == []


def test_only_the_command_line_reaches_what_measures():
    assert {each.room for each in all_imports() if each.top == "bench"} == {"cli"}


def test_each_outside_library_of_the_plan_is_used():
    used = {each.top for each in all_imports()}
    assert {library for _, libraries in table() for library in libraries} - used == set()


def test_a_library_belongs_to_one_room():
    libraries = [library for _, mine in table() for library in mine]
    assert len(libraries) == len(set(libraries))


def test_every_library_of_the_plan_is_a_declared_dependency():
    import importlib.metadata

    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8").lower()
    owners = importlib.metadata.packages_distributions()
    indirect = {
        "markupsafe": "jinja2",
        "pydantic_core": "pydantic",
        "cffi": "weasyprint",
        "_cffi_backend": "weasyprint",
        "cssselect2": "weasyprint",
    }
    for _, libraries in table():
        for library in libraries:
            names = {name.lower().replace("_", "-") for name in owners[library]} | {indirect.get(library, "")} - {""}
            assert any(f'"{name}' in declared for name in names), library


MACHINE = {
    "time": {"cli", "pipeline", APART},
    "os": {"cli", "compiling", "files", "pipeline", "raster", APART},
    "sys": {"cli", "compiling", "later", "markup", APART},
    "subprocess": {"cli", "pipeline", "raster", APART},
    "socket": set(),
    "urllib.request": set(),
    "http": set(),
    "random": set(),
    "secrets": set(),
    "uuid": set(),
    "locale": set(),
    "getpass": {APART},
    "platform": {APART},
    "tempfile": {"pipeline", "lexica", "markup", "raster", APART},
    "shutil": {"pipeline", "raster", APART},
    "pickle": {"pipeline"},
}
"""Which rooms may import what reaches the clock, the environment, the network or chance. `lexica` lends Hunspell, which
reads files by their names alone, a copy of a dictionary that it stumbles over; `raster` lends ghostscript, which takes
its standard input byte by byte, a file. `later` tells the interpreter how to load modules; `markup` keeps
templates as they were compiled where the interpreter keeps modules, and `compiling` texts of libraries; `files` asks where links lead.
`pipeline` takes content that was read back from a file of its own, and no class but those of content."""
CLOCK = {"now", "today", "utcnow", "fromtimestamp", "localtime", "gmtime"}
CLOCK |= {"time", "time_ns", "monotonic", "perf_counter"}
MEASURED = r"galley/pipeline/(build\.py:\d+: monotonic|freshness\.py:\d+: time_ns)$"
"""How long a build took, which the manifest tells, and whether a file was saved just now: no book shows either."""
ENVIRONMENT = {"environ", "getenv", "expanduser", "home", "cwd", "getcwd"}


def test_the_machine_is_reached_by_few_rooms():
    def allowed(each: Import) -> bool:
        names = [name for name in MACHINE if each.name == name or each.name.startswith(f"{name}.")]
        return all(each.room in MACHINE[name] for name in names)

    assert [str(each) for each in all_imports() if not allowed(each)] == []


def attributes(file: str, names: set[str]) -> list[str]:
    """The places in a file that speak of `anything.name`."""
    found = (node for node in nodes(file) if isinstance(node, ast.Attribute) and node.attr in names)
    return [f"{file}:{node.lineno}: {node.attr}" for node in found]


@pytest.mark.parametrize(("names", "rooms_allowed"), [(CLOCK, {"cli", APART}), (ENVIRONMENT, {"cli", APART})])
def test_neither_clock_nor_environment_is_read_elsewhere(names, rooms_allowed):
    found = [place for file in sources() if room_of(file) not in rooms_allowed for place in attributes(file, names)]
    assert [place for place in found if not re.match(MEASURED, place)] == []


def calls(file: str, names: set[str]) -> list[str]:
    """The calls of built-in functions of these names."""
    found = (node for node in nodes(file) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [f"{file}:{node.lineno}: {node.func.id}" for node in found if node.func.id in names]


COMPILING = "compiling"
"""It compiles what libraries would compile themselves, and leaves it to them to run it."""


def test_nothing_is_printed_or_evaluated_in_passing():
    forbidden = {"print", "input", "breakpoint", "eval", "exec", "compile", "__import__"}
    apart = {APART, COMPILING}
    assert [place for file in sources() if room_of(file) not in apart for place in calls(file, forbidden)] == []
    assert {place.split()[1] for place in calls(f"galley/{COMPILING}.py", forbidden)} == {"compile"}
    evaluating = forbidden - {"print", "input"}
    assert [place for file in sources() if room_of(file) == APART for place in calls(file, evaluating)] == []


CODE = {"galley/markup/compiled.py", f"galley/{COMPILING}.py"}
"""Keep compiled templates, and texts that libraries compile, in `.venv`, as the interpreter keeps compiled modules."""


def test_only_the_pipeline_and_the_set_up_write_files():
    writing = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "symlink_to", "touch", "rmdir"}
    others = [file for file in sources() if room_of(file) not in ("pipeline", APART) and file not in CODE]
    assert [place for file in others for place in attributes(file, writing)] == []


DICTIONARIES = {"galley/lexica/dictionaries.py", "galley/lexica/kkc.py", "galley/lexica/kenlm.py"}
DICTIONARIES |= {"galley/lexica/wordlist.py"}
"""They read the system's dictionaries and language models, which lie outside the project as its fonts do."""


def test_files_are_opened_by_their_owners_alone():
    owners = ("files", "pipeline", "faces", APART)
    others = [file for file in sources() if room_of(file) not in owners and file not in DICTIONARIES | CODE]
    assert [place for file in others for place in attributes(file, {"read_text", "read_bytes"})] == []
    assert [place for file in others for place in calls(file, {"open"})] == []


@cache
def tracked() -> dict[str, str]:
    """The text files git knows or would take up, with their contents."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    found = {}
    for name in filter(None, names):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in data:
            found[name] = data.decode("utf-8")
    assert len(found) > 100
    return found


def lines_with(pattern: str) -> list[str]:
    """The lines of tracked files that a pattern matches; this file, which names them, left out."""
    wanted = re.compile(pattern)
    own = str(Path(__file__).resolve().relative_to(ROOT))
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in tracked().items()
        if name != own
        for number, line in enumerate(text.splitlines(), 1)
        if wanted.search(line)
    ]


def test_no_path_of_a_machine_stands_in_the_repository():
    assert lines_with(r"(?<![\w.])/(?:work|root|Users)/|(?<![\w.])/home/\w") == []


def test_no_download_address_stands_in_the_repository():
    flags = "|".join(f"{name}-{rest}" for name, rest in (("index", "url"), ("find", "links")))
    assert lines_with(rf"https?://\S+\.(?:whl|tgz|deb|zip|tar\.gz)\b|--(?:extra-)?(?:{flags})") == []


def test_nothing_is_left_to_do_or_switched_off():
    assert lines_with(r"\b(?:TODO|FIXME|XXX|HACK)\b") == []
    assert lines_with(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b") == []


def test_no_module_is_too_long():
    long = {file: len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in sources()}
    assert {file: length for file, length in long.items() if length > 400} == {}


def test_the_copy_editor_stays_small_and_simple():
    """Its rules are tables: what is of one language, or of one word, is no code."""
    own = [file for file in sources() if file.startswith("galley/proof/")]
    functions = [node for file in own for node in nodes(file) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 40]
    tangled = [node.name for node in functions if branches(node) > 10]
    assert long == [] and 100 * len(tangled) <= 3 * len(functions) and len(functions) > 300
    assert sum(len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in own) <= 8_000


def branches(function: ast.AST) -> int:
    """How many ways lead through a function (McCabe)."""
    inside = [each for each in ast.walk(function) if isinstance(each, _BRANCHES)]
    cases = sum(len(each.cases) - 1 for each in inside if isinstance(each, ast.Match))
    return 1 + cases + sum(not isinstance(each, ast.Match) for each in inside)


_BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.comprehension, ast.Match)


def test_private_parts_of_a_library_stay_in_few_files():
    private = re.compile(r"\b(?:page|document|reader|font)\._\w+")
    found = {file for file in sources() if private.search((ROOT / file).read_text(encoding="utf-8"))}
    assert {room_of(file) for file in found} <= {"typeset", "pdf"}


def test_tests_outside_packages_have_names_of_their_own():
    """pytest imports them by their file's name alone, and refuses a second one of the same."""
    alone = [path.name for path in (ROOT / "tests").rglob("*.py") if not (path.parent / "__init__.py").exists()]
    names = Counter(name for name in alone if name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []

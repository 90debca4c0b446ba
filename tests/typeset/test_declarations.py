"""What the engine declares of its libraries is read when its bytecode is made, not at each start."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import _cffi_backend
import cffi
import pytest
from weasyprint.text import ffi as engine

from galley.later import loaded_by
from galley.typeset import declarations
from galley.typeset.declarations import BESIDES, Declaring

ABOVE = "import cffi\n\nffi = cffi.FFI()\n"
SOURCE = """
    typedef enum { FIRST = 3, SECOND = 7 } Order;
    typedef struct { char mark; int length; } Sized;
    typedef ... Hidden;
    typedef ... PangoFontDescription;
    Hidden * hidden (void);
    unsigned long strlen (const char *text);
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Loads a module that declares something, as the engine's is loaded, from a file that is written when it says something new."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / "declaring.py"

    def loaded(text: str) -> ModuleType:
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
        sys.modules.pop("declaring", None)
        importlib.invalidate_caches()
        with loaded_by(Declaring, "declaring"):
            return importlib.import_module("declaring")

    yield loaded
    sys.modules.pop("declaring", None)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What cffi is given to read."""
    texts: list[str] = []
    read = cffi.FFI.cdef
    monkeypatch.setattr(cffi.FFI, "cdef", lambda ffi, text: texts.append(text) or read(ffi, text))
    return texts


def declared(source: str) -> str:
    return f"{ABOVE}ffi.cdef('''{source}''')\nlength = ffi.dlopen(None).strlen(b'galley')\n"


def test_what_is_declared_is_what_cffi_reads(module: Callable[[str], ModuleType]) -> None:
    plain, loaded = cffi.FFI(), module(declared(SOURCE))
    plain.cdef(SOURCE)
    ours = loaded.ffi
    assert not hasattr(ours, "cdef")
    for kind in ("Order", "Sized", "Sized *", "Hidden *"):
        assert str(ours.typeof(kind)) == str(plain.typeof(kind))
    assert int(ours.cast("Order", 7)) == 7
    assert ours.sizeof("Sized") == plain.sizeof("Sized") == 8
    assert ours.new("Sized *", {"length": 5}).length == 5
    with pytest.raises(ours.error):
        ours.new("Unknown *")
    assert loaded.length == 6
    assert loaded.__file__.endswith("declaring.py")


def test_declarations_are_read_once(module: Callable[[str], ModuleType], reads: list[str]) -> None:
    module(declared(SOURCE))
    assert module(declared(SOURCE)).length == 6
    assert reads == [SOURCE + BESIDES]
    module(declared(SOURCE.replace("SECOND", "THIRD_ONE")))
    assert len(reads) == 2


def test_another_way_of_reading_reads_for_itself(
    module: Callable[[str], ModuleType], reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module(declared(SOURCE))
    monkeypatch.setattr(declarations, "READING", "other")
    module(declared(SOURCE))
    assert len(reads) == 2


def test_where_no_bytecode_is_written_they_are_read_each_time(
    module: Callable[[str], ModuleType], reads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [module(declared(SOURCE)).length for _ in range(2)] == [6, 6]
    assert (len(reads), [each.name for each in tmp_path.iterdir()]) == (2, ["declaring.py"])


def test_others_have_the_module_as_it_is(module: Callable[[str], ModuleType]) -> None:
    module(declared(SOURCE))
    del sys.modules["declaring"]
    assert isinstance(importlib.import_module("declaring").ffi, cffi.FFI)
    assert not hasattr(module(declared(SOURCE)).ffi, "cdef")


def test_reading_says_nothing(module: Callable[[str], ModuleType], capfd: pytest.CaptureFixture[str]) -> None:
    module(declared(SOURCE))
    assert capfd.readouterr() == ("", "")


def test_every_declaration_of_the_engine_is_known_as_cffi_reads_it(module: Callable[[str], ModuleType]) -> None:
    calls = [node for node in ast.walk(ast.parse(Path(engine.__file__).read_text())) if isinstance(node, ast.Call)]
    [source] = [call.args[0].value for call in calls if getattr(call.func, "attr", "") == "cdef"]
    plain, ours = cffi.FFI(), module(f"{ABOVE}ffi.cdef({source!r})").ffi
    plain.cdef(source + BESIDES)
    assert tuple(map(sorted, ours.list_types())) == tuple(map(sorted, plain.list_types()))
    names = re.findall(r"\b(\w+) ?\([^()]*\);", source + BESIDES)
    assert len(names) > 100
    files = [each for each in _mapped() if re.search("pango|harfbuzz|fontconfig|gobject", each)]
    told = []
    for ffi in (plain, ours):
        libraries = [ffi.dlopen(file) for file in files]
        told.append([_type(ffi, libraries, name) for name in names])
    assert told[0] == told[1]
    assert told[0].count(None) <= len(names) // 10


def _mapped() -> list[str]:
    """The libraries that this process has loaded."""
    return sorted(set(re.findall(r"/\S+\.so\S*", Path("/proc/self/maps").read_text())))


def _type(ffi, libraries, name: str) -> str | None:
    """The type of a function in the first library that has it; a kind goes by either of its names."""
    for library in libraries:
        with suppress(AttributeError, _cffi_backend.FFI.error):
            return re.sub("(struct|enum) _", "", str(ffi.typeof(getattr(library, name))))
    return None

"""What is compiled of texts while modules are loaded, kept from one process to the next.

The standard library writes the methods of a data class out and compiles them, five a class, each time the class is made, and a library of style sheets the test of each
selector: a seventh of the time that a build takes to be loaded. Regular expressions are compiled by a program in Python, each in each process: 385 for a build, and 1,760 for `check`.
"""

from __future__ import annotations

import atexit
import builtins
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import CodeType, ModuleType
from typing import Any

MOST = 10_000
"""How many texts a file has at most: a build asks for some 1,700 codes, `check` for 6,700 regular expressions. Of more, only those are kept that a process asked for."""
_DIGEST = 32

Key = tuple[str | int, str | bytes]
"""A text, and how it is compiled: to be run (`exec`), to have a value (`eval`), or to a regular expression with these flags."""


class Codes:
    """What texts were compiled to, below a folder in a file of this Python alone.

    It is code, and so lies with that of the program, in its environment, where Python keeps its own. A file that is damaged, or of another Python, is written anew;
    one that cannot be written, or is not to be, is not kept.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.file = folder / f"{sys.implementation.cache_tag}-{sys.flags.optimize}.{name}"
        self._known: dict[Key, Any] | None = None
        self._asked: dict[Key, Any] = {}

    def of(self, text: str, mode: str) -> CodeType:
        """The code of a text that is run (`exec`) or has a value (`eval`)."""
        code: CodeType = self._compiled((mode, text), lambda: compile(text, "<string>", mode, dont_inherit=True))
        return code

    def pattern(self, text: str | bytes, flags: int) -> re.Pattern[Any]:
        """The regular expression of a text, as `re.compile` makes it of flags as a number. Raises `re.error`."""
        flagged, code, *groups = self._compiled((flags, text), lambda: _parts(text, flags))
        made: re.Pattern[Any] = _compiler._sre.compile(text, flagged, list(array("I", code)), *groups)
        return made

    def _compiled(self, key: Key, compiled: Callable[[], Any]) -> Any:
        if self._known is None:
            self._known = self._read()
        found = self._known.get(key) or self._asked.get(key) or compiled()
        self._asked[key] = found
        return found

    def put_before(self, module: ModuleType, name: str) -> None:
        """Let a module's `exec` or `eval` of texts ask here first."""
        does = getattr(builtins, name)

        def done(source: Any, *names: Any) -> Any:
            return does(self.of(source, name) if isinstance(source, str) else source, *names)

        setattr(module, name, done)

    def put_before_patterns(self) -> None:
        """Let `re` ask here first (`re._compiler.compile`, which is asked for what `re` does not remember itself)."""
        does = _compiler.compile

        def done(source: Any, flags: int = 0) -> Any:
            is_text = type(source) in (str, bytes) and not flags & re.DEBUG
            return self.pattern(source, flags) if is_text else does(source, flags)

        _compiler.compile = done

    def keep(self) -> None:
        """Write what was asked for, where it was not all known."""
        known = self._known or {}
        if sys.dont_write_bytecode or known.keys() >= self._asked.keys():
            return
        every = known | self._asked
        data = marshal.dumps(every if len(every) <= MOST else self._asked)
        waiting = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                waiting.write_bytes(_seal(data) + data)
                waiting.replace(self.file)
            finally:
                waiting.unlink(missing_ok=True)

    def _read(self) -> dict[Key, Any]:
        try:
            written = self.file.read_bytes()
        except OSError:
            return {}
        data = memoryview(written)[_DIGEST:]
        known: dict[Key, Any] = marshal.loads(data) if _seal(data) == written[:_DIGEST] else {}
        return known


def _parts(text: str | bytes, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What a regular expression is made of: its flags, its code, how many groups it has, and their names, by name and by number."""
    tree = _parser.parse(text, flags)
    count, names = tree.state.groups, dict(tree.state.groupdict)
    numbered = {number: name for name, number in names.items()}
    code = array("I", _compiler._code(tree, flags)).tobytes()
    return flags | tree.state.flags, code, count - 1, names, tuple(map(numbered.get, range(count)))


def _seal(data: bytes | memoryview) -> bytes:
    """What tells that data is as it was written, by this Python."""
    return sha256(sys.version.encode() + data).digest()


def codes(name: str) -> Codes:
    """Those of that name in the environment of the program, kept when it ends."""
    found = Codes(Path(sys.pycache_prefix or sys.prefix) / "codes", name)
    atexit.register(found.keep)
    return found


CODES = codes("codes")

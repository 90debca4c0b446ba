"""Code that is made of texts while modules are loaded, kept from one process to the next.

The standard library writes the methods of a data class out and compiles them, five a class, each time the class is made, and a library of style sheets the test of each
selector: a seventh of the time that a build takes to be loaded.
"""

from __future__ import annotations

import atexit
import builtins
import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

MOST = 10_000
"""How many texts a file has at most; those of a build are some 1,700. Of more, only those are kept that a process asked for."""
_DIGEST = 32


class Codes:
    """What texts were compiled to, below a folder in a file of this Python alone.

    It is code, and so lies with that of the program, in its environment, where Python keeps its own. A file that is damaged, or of another Python, is written anew;
    one that cannot be written, or is not to be, is not kept.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / f"{sys.implementation.cache_tag}-{sys.flags.optimize}.codes"
        self._known: dict[tuple[str, str], CodeType] | None = None
        self._asked: dict[tuple[str, str], CodeType] = {}

    def of(self, text: str, mode: str) -> CodeType:
        """The code of a text that is run (`exec`) or has a value (`eval`)."""
        if self._known is None:
            self._known = self._read()
        code = self._known.get((mode, text)) or self._asked.get((mode, text))
        if code is None:
            code = compile(text, "<string>", mode, dont_inherit=True)
        self._asked[mode, text] = code
        return code

    def put_before(self, module: ModuleType, name: str) -> None:
        """Let a module's `exec` or `eval` of texts ask here first."""
        does = getattr(builtins, name)

        def done(source: Any, *names: Any) -> Any:
            return does(self.of(source, name) if isinstance(source, str) else source, *names)

        setattr(module, name, done)

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

    def _read(self) -> dict[tuple[str, str], CodeType]:
        try:
            written = self.file.read_bytes()
        except OSError:
            return {}
        data = memoryview(written)[_DIGEST:]
        known: dict[tuple[str, str], CodeType] = marshal.loads(data) if _seal(data) == written[:_DIGEST] else {}
        return known


def _seal(data: bytes | memoryview) -> bytes:
    """What tells that data is as it was written, by a Python that reads it in the same way."""
    return sha256(MAGIC_NUMBER + data).digest()


CODES = Codes(Path(sys.pycache_prefix or sys.prefix) / "codes")
atexit.register(CODES.keep)

"""Code that is made of texts while modules are loaded, kept from one process to the next.

The standard library writes the methods of a data class out and compiles them, five a class, each time the class is made, and a library of style sheets the test of each
selector: a seventh of the time that a build takes to be loaded. Of each regular expression it makes a program for its matcher, by a compiler that is written in Python: 0.05 s
of a build, and half a second of what is loaded to check six languages.
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
from hashlib import blake2b, sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from threading import local
from types import ModuleType, SimpleNamespace
from typing import Any

MOST = 10_000
"""How many texts a file has at most; those of a build are some 2,000, of a check of six languages some 6,000. Of more, only those are kept that a process asked for."""
_DIGEST = 32


class Codes:
    """What texts were compiled to, below a folder in a file of this Python alone.

    It is code, and so lies with that of the program, in its environment, where Python keeps its own. A file that is damaged, or of another Python, is written anew;
    one that cannot be written, or is not to be, is not kept.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / f"{sys.implementation.cache_tag}-{sys.flags.optimize}.codes"
        self._known: dict[bytes, bytes] | None = None
        self._asked: dict[bytes, bytes] = {}

    def of(self, text: str, mode: str) -> Any:
        """The code of a text that is run (`exec`) or has a value (`eval`)."""
        return self._kept(mode, text, lambda: compile(text, "<string>", mode, dont_inherit=True))

    def put_before(self, module: ModuleType, name: str) -> None:
        """Let a module's `exec` or `eval` of texts ask here first."""
        does = getattr(builtins, name)

        def done(source: Any, *names: Any) -> Any:
            return does(self.of(source, name) if isinstance(source, str) else source, *names)

        setattr(module, name, done)

    def put_before_patterns(self, compiler: Any) -> None:
        """Let the compiler of regular expressions (`re._compiler`) ask here for the program that it gives the matcher (`_sre`), which looks through each.

        Both are private to the standard library, and as here since Python 3.11. What they give each other is kept whole, for this very version of Python; a compiler
        that has no such matcher is left alone.
        """
        make, matcher = getattr(compiler, "compile", None), getattr(compiler, "_sre", None)
        if make is None or matcher is None or not hasattr(matcher, "compile"):
            return
        last = local()

        def noted(*program: Any) -> Any:
            last.program = program
            return matcher.compile(*program)

        def compiled(pattern: Any, flags: int = 0) -> Any:
            if not isinstance(pattern, str | bytes) or flags & (re.DEBUG | re.LOCALE):
                return make(pattern, flags)
            made: list[Any] = []

            def program() -> Any:
                made.append(make(pattern, flags))
                _, all_flags, code, *groups = last.program
                return all_flags, array("I", code).tobytes(), *groups

            all_flags, code, *groups = self._kept(f"{type(pattern).__name__} {int(flags)}", pattern, program)
            return made[0] if made else matcher.compile(pattern, all_flags, array("I", code).tolist(), *groups)

        compiler._sre = SimpleNamespace(**vars(matcher) | {"compile": noted})
        compiler.compile = compiled

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

    def _kept(self, kind: str, text: str | bytes, make: Callable[[], Any]) -> Any:
        """What a text of some kind was made to: as it was kept, or else as `make` makes it."""
        if self._known is None:
            self._known = self._read()
        data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
        key = blake2b(kind.encode() + b"\0" + data, digest_size=16).digest()
        written = self._known.get(key) or self._asked.get(key)
        if written is not None:
            self._asked[key] = written
            return marshal.loads(written)
        value = make()
        self._asked[key] = marshal.dumps(value)
        return value

    def _read(self) -> dict[bytes, bytes]:
        try:
            written = self.file.read_bytes()
        except OSError:
            return {}
        data = memoryview(written)[_DIGEST:]
        known: dict[bytes, bytes] = marshal.loads(data) if _seal(data) == written[:_DIGEST] else {}
        return known


def _seal(data: bytes | memoryview) -> bytes:
    """What tells that data is as it was written, by a Python that reads it in the same way."""
    return sha256(MAGIC_NUMBER + sys.version.encode() + data).digest()


CODES = Codes(Path(sys.pycache_prefix or sys.prefix) / "codes")
atexit.register(CODES.keep)

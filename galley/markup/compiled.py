"""Templates as Jinja2 compiled them, which is a tenth of what an edit costs: kept for the other books of a build, and for other builds."""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_DIGITS = 64


class Compiled(BytecodeCache):
    """What templates were compiled to, in memory and below a folder, a file for each place that a template lies at.

    It is code, and so lies with that of the program, in its environment, where Python keeps its own. A file that is damaged, of another text, of another Jinja2
    or Python, or compiled in another way is compiled again; one that cannot be written, or is not to be, is not kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._code: dict[tuple[Path, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template whose text is the same."""
        file = self._file(bucket)
        known = file, bucket.checksum
        if known not in self._code and (written := self._read(file)):
            bucket.bytecode_from_string(written)
            if bucket.code:
                self._code[known] = bucket.code
        bucket.code = self._code.get(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        file = self._file(bucket)
        if bucket.code:
            self._code[file, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            self._write(file, bucket.bytecode_to_string())

    @staticmethod
    def _read(file: Path) -> bytes | None:
        try:
            written = file.read_bytes()
        except OSError:
            return None
        code = written[_DIGITS:]
        return code if sha256(code).hexdigest().encode() == written[:_DIGITS] else None

    @staticmethod
    def _write(file: Path, code: bytes) -> None:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=file.parent, delete=False) as waiting:
                waiting.write(sha256(code).hexdigest().encode() + code)
            Path(waiting.name).replace(file)

    def _file(self, bucket: Bucket) -> Path:
        """Where the code of a template lies; by what decides it besides its text, which the code itself tells."""
        by = bucket.environment
        flags = by.trim_blocks, by.lstrip_blocks, by.autoescape, by.optimized, by.is_async
        how = jinja2.__version__, sorted(by.extensions), flags, bucket.key
        return self._folder / f"{sha256(repr(how).encode()).hexdigest()}.template"


COMPILED = Compiled(Path(sys.pycache_prefix or sys.prefix) / "templates")

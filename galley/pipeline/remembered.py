"""Content as it was read, kept below `output/` so that the next build reads only the files that changed."""

from __future__ import annotations

import json
import marshal
import pickle
import re
from dataclasses import dataclass, field, fields
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from galley.message import said
from galley.pipeline import freshness
from galley.pipeline.output import OUTPUT
from galley.pipeline.plates import FOLDER
from galley.pipeline.sealed import Damaged
from galley.problem import Problem, Severity
from galley.reader import Memory

_DIGEST = 32
_VALUES = re.compile(r"galley\.(model|reader|source|text)\.\w+|galley\.problem|datetime|decimal")
"""The modules of what content is made of."""


@dataclass
class Remembered:
    """Files of content as one program read them, each with its text, and how they lie there. Only those that nothing was told of are kept."""

    key: str
    memory: Memory = field(default_factory=dict)
    _packed: dict[str, tuple[Any, bytes]] = field(default_factory=dict)

    def taken(self, data: bytes) -> None:
        """Remember what a file holds, where the same program wrote it. Raises `Damaged`."""
        if sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            raise Damaged("the digest is another")
        key, packed = marshal.loads(memoryview(data)[_DIGEST:])
        if key == self.key:
            self._packed = {name: (_Unpacker(BytesIO(each)).load(), each) for name, each in packed.items()}
            self.memory = {name: value for name, (value, _) in self._packed.items()}

    def written(self) -> bytes | None:
        """What is to be kept; None where that lies there already."""
        sound = {name: each for name, each in self.memory.items() if not each[1].problems}
        known = {name: packed for name, (each, packed) in self._packed.items() if sound.get(name) is each}
        if known.keys() == sound.keys() == self._packed.keys():
            return None
        packed = marshal.dumps((self.key, {name: known.get(name) or _packed(each) for name, each in sound.items()}))
        return sha256(packed).digest() + packed


class _Packer(pickle.Pickler):
    """Frozen data classes are made again by a call of their class, in half the time."""

    def reducer_override(self, value: Any) -> Any:
        how = getattr(type(value), "__dataclass_params__", None)
        if how is None or not how.frozen:
            return NotImplemented
        return type(value), tuple(getattr(value, each.name) for each in fields(value))


class _Unpacker(pickle.Unpickler):
    """Takes values of content back, and calls nothing but their classes. Raises `Damaged`."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if _VALUES.fullmatch(module) and name.isidentifier() else None
        if not isinstance(found, type) or found.__module__ != module:
            raise Damaged(f"{module}.{name} is no value of content")
        return found


def _packed(value: Any) -> bytes:
    buffer = BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def name_of(folder: str) -> str:
    """The file for the publication in a folder, below `output/`."""
    return f"{FOLDER}/{folder.rpartition('/')[2]}.content"


def remembered(root: Path, folder: str, problems: list[Problem], anew: bool = False) -> Remembered:
    """What was read of the publication in a folder last; nothing where another program did, or where all is to be read `anew`."""
    found = Remembered(sha256(json.dumps(dict(freshness.program(root)), sort_keys=True).encode()).hexdigest())
    if anew:
        return found
    try:
        found.taken((root / OUTPUT / name_of(folder)).read_bytes())
    except FileNotFoundError:
        pass
    except (Damaged, OSError):
        message = said("{file} is damaged: all content is read anew", file=f"{OUTPUT}/{name_of(folder)}")
        mend = said("nothing has to be done: the file is written again with the book")
        problems.append(Problem("pipeline.plates", message, mend, severity=Severity.NOTE))
    return found

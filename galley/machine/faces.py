"""The font files books are set in: which are wanted, which lie in the project, links to those of the system."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from galley.machine.fault import Fault
from galley.machine.stamp import FONT_SUFFIXES
from galley.message import said
from galley.problem import refused


@dataclass(frozen=True)
class Face:
    """A wanted font file; `packages` are the names of what brings it, by family of distributions."""

    file: str
    family: str
    style: str
    packages: Mapping[str, str]


def wanted_faces(root: str) -> tuple[Face, ...]:
    """The faces listed in `fonts/system.toml`; raises Fault."""
    try:
        families = tomllib.loads(Path(root, "fonts", "system.toml").read_text(encoding="utf-8"))["family"]
        return tuple(
            Face(_plain(file), family["name"], style, family["packages"])
            for family in families
            for style, file in family["faces"].items()
        )
    except OSError as error:
        raise _not_understood(refused(error, Path(root)).message) from error
    except ValueError as error:
        raise _not_understood(error) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise _not_understood(said("each family has `name`, `packages` and `faces`")) from error


def _plain(name: str) -> str:
    if os.path.basename(name) != name or not name.lower().endswith(FONT_SUFFIXES):
        raise _not_understood(said("{name} is not the name of a font file", name=repr(name)))
    return name


def _not_understood(reason: object) -> Fault:
    return Fault(
        "font-list",
        said("fonts/system.toml cannot be understood: {reason}", reason=reason),
        said("write it as fonts/README.md says, or take back the last change to it"),
    )


def pinned(root: str) -> dict[str, str]:
    """File name to path of the fonts that lie in the project's `fonts/` itself."""
    folder = Path(root, "fonts")
    return {path.name: str(path) for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES}


def link_faces(root: str, paths: Mapping[str, str]) -> None:
    """Make `fonts/system/` hold just these files (name to path), and have the engine read its fonts anew.

    Links, or copies where the file system refuses links. fontconfig's own cache goes: it looks at the time of the
    folder alone, and would not see that the file behind a link has changed.
    """
    folder, cache = Path(root, "fonts", "system"), Path(root, "fonts", "cache")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(cache, ignore_errors=True)
    folder.mkdir(parents=True)
    (cache / ".fontconfig").mkdir(parents=True)
    for name, path in sorted(paths.items()):
        try:
            (folder / name).symlink_to(os.path.realpath(path))
        except OSError:
            shutil.copy2(path, folder / name)


def face_version(path: str) -> str | None:
    """The revision in a font file's `head` table; None for what is not a readable static font.

    OpenType 1.9.1, "Organization of an OpenType font" and "head": of a collection the first font is read. A font
    with an `fvar` table is variable, and would be set in its default weight only.
    """
    try:
        with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            tables = _tables(data)
            if b"fvar" in tables:
                return None
            return f"{struct.unpack_from('>i', data, tables[b'head'] + 4)[0] / 65536:.3f}"
    except (OSError, ValueError, KeyError, struct.error):
        return None


def _tables(data: mmap.mmap) -> dict[bytes, int]:
    """Tag to offset of the tables of the first font."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * number) for number in range(count))
    return {tag: offset for tag, _, offset, _ in records}

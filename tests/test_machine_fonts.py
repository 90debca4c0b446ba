"""The fonts of the books: just the wanted ones are linked, and nothing else of the machine is seen."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from machine_fakes import PROJECT, font, make_host, make_project

from galley import machine
from galley.machine import LOCKS, faces, parts, setup
from galley.machine.fault import Fault
from galley.machine.host import Host, this_host


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return make_host(tmp_path / "installed")


def missing(root: Path, host: Host) -> list[str]:
    findings = parts.survey(str(root), faces.wanted_faces(str(root)), host)
    return [finding.part.name for finding in findings if finding.where is None]


def test_only_the_wanted_fonts_are_linked(root: Path, host: Host, tmp_path: Path) -> None:
    (tmp_path / "installed" / "Stray-Regular.ttf").write_bytes(font())
    (root / "fonts" / "system").mkdir()
    (root / "fonts" / "system" / "Old-Regular.ttf").write_bytes(font())
    (root / "fonts" / "cache").mkdir()
    (root / "fonts" / "cache" / "stale").touch()
    (root / "fonts" / "NotoSans-Bold.ttf").write_bytes(font())
    setup.set_up(str(root), LOCKS, host)
    linked = {path.name for path in (root / "fonts" / "system").iterdir()}
    wanted = {face.file for face in faces.wanted_faces(str(PROJECT))}
    assert len(wanted) == 12
    assert linked == wanted - {"NotoSans-Bold.ttf"}
    assert (
        root / "fonts" / "system" / "NotoSans-Italic.ttf"
    ).readlink() == tmp_path / "installed" / "NotoSans-Italic.ttf"
    assert not (root / "fonts" / "cache" / "stale").exists()


def test_a_pinned_font_need_not_be_installed(root: Path, host: Host, tmp_path: Path) -> None:
    (tmp_path / "installed" / "NotoSans-Bold.ttf").unlink()
    assert missing(root, host) == ["Noto Sans Bold"]
    (root / "fonts" / "NotoSans-Bold.ttf").write_bytes(font())
    assert missing(root, host) == []


def test_fonts_are_copied_where_links_are_refused(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: str) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    (tmp_path / "a.ttf").write_bytes(font())
    faces.link_faces(str(root), {"NotoSans-Bold.ttf": str(tmp_path / "a.ttf")})
    copy = root / "fonts" / "system" / "NotoSans-Bold.ttf"
    assert not copy.is_symlink()
    assert copy.read_bytes() == font()


@pytest.mark.parametrize(
    ("data", "version"),
    [
        (font(revision=2.5), "2.500"),
        (b"ttcf" + struct.pack(">III", 0x00020000, 1, 16) + font(start=16), "2.000"),
        (font(b"fvar"), None),
        (font()[:30], None),
        (b"", None),
    ],
    ids=["static", "collection", "variable", "cut", "empty"],
)
def test_a_font_must_be_whole_and_static(tmp_path: Path, data: bytes, version: str | None) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    assert faces.face_version(str(path)) == version


@pytest.mark.parametrize(
    "text", ["[[family", "", '[[family]]\nname = "A"\npackages = {}\nfaces = {Regular = "../a.ttf"}', "family = 1"]
)
def test_a_broken_list_of_fonts_is_told(root: Path, text: str) -> None:
    (root / "fonts" / "system.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=r"fonts/system\.toml cannot be understood"):
        faces.wanted_faces(str(root))


def shown_fonts(root: Path, home: Path) -> set[str]:
    """The files fontconfig shows a program of the project started by a user with that home."""
    env = machine.environment(str(root), {**os.environ, "HOME": str(home), "FONTCONFIG_PATH": "/etc/fonts"})
    done = subprocess.run(["fc-list", "--format", "%{file}\n"], env=env, capture_output=True, text=True, check=True)
    return {os.path.relpath(line, root) for line in done.stdout.split("\n") if line}


def caches(root: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (root / "fonts" / "cache").rglob("*")}


def test_a_stray_font_of_the_machine_is_not_seen(root: Path, tmp_path: Path) -> None:
    system = this_host().fonts()
    for folder in (".fonts", ".local/share/fonts"):
        (tmp_path / "home" / folder).mkdir(parents=True)
        shutil.copy(system["NotoSerif-Bold.ttf"], tmp_path / "home" / folder / "Stray.ttf")
    faces.link_faces(str(root), {name: system[name] for name in ("NotoSans-Bold.ttf", "NotoSansCJK-Bold.ttc")})
    shutil.copy(system["NotoSerif-Italic.ttf"], root / "fonts" / "Pinned.ttf")
    wanted = {"fonts/system/NotoSans-Bold.ttf", "fonts/system/NotoSansCJK-Bold.ttc", "fonts/Pinned.ttf"}
    assert shown_fonts(root, tmp_path / "home") == wanted
    before = caches(root)
    assert shown_fonts(root, tmp_path / "home") == wanted
    assert caches(root) == before

"""The guarded opener: what it reads, what it records, what it refuses."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley import files as room
from galley.files import Files, Refused, text_of
from galley.problem import Place, Problem

OUTSIDE = "name a file below the project's folder, relative to it, without `..` and without links that lead out"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a few files, and something outside it."""
    project = tmp_path / "project"
    (project / "content/deep").mkdir(parents=True)
    (project / "content/a.yaml").write_bytes("\ufeff甲\r\n乙\n".encode())
    (project / "content/b.yaml").write_text("b", encoding="utf-8")
    (project / "content/c.png").write_bytes(b"\x89PNG")
    (project / "content/.hidden.yaml").write_text("", encoding="utf-8")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/secret.txt").write_text("secret", encoding="utf-8")
    return project


def refusal(root: Path, name: str, place: Place | None = None) -> Problem:
    """The problem of a file that is refused."""
    with pytest.raises(Refused) as refused:
        Files(root).text(name, place)
    assert str(refused.value) == refused.value.problem.message
    return refused.value.problem


def test_text_comes_without_byte_order_mark_and_with_plain_line_ends(root: Path) -> None:
    assert Files(root).text("content/a.yaml") == "甲\n乙\n"


def test_each_file_and_listing_is_recorded(root: Path) -> None:
    files = Files(root)
    data = files.bytes("content/c.png")
    assert files.listing("content", ".yaml") == ["content/a.yaml", "content/b.yaml"]
    assert files.listing("nothing", ".yaml") == []
    assert files.folders("content") == ["deep"]
    assert files.record == {
        "content/c.png": hashlib.sha256(data).hexdigest(),
        "content/*.yaml": hashlib.sha256(b"a.yaml\nb.yaml").hexdigest(),
        "nothing/*.yaml": hashlib.sha256(b"").hexdigest(),
        "content/*/": hashlib.sha256(b"deep").hexdigest(),
    }


def test_what_exists(root: Path) -> None:
    files = Files(root)
    assert files.exists("content/a.yaml")
    assert not files.exists("content/z.yaml")
    assert not files.exists("content")
    assert not files.exists("../secret/secret.txt")
    assert files.record == {}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "..",
        "../secret/secret.txt",
        "content/../../secret/secret.txt",
        "~/x",
        "~root/x",
        "C:/x",
        "C:\\x",
        "\\\\host\\x",
        "file:///etc/passwd",
        "https://example.org/x",
        "a\0b",
        "\ud800",
    ],
)
def test_names_that_lead_outside(root: Path, name: str) -> None:
    place = Place("content/a.yaml", 3, 7)
    message = f"{name!r} is not a path inside the project"
    assert refusal(root, name, place) == Problem("files.outside", message, OUTSIDE, place)


def test_links_that_lead_outside(root: Path) -> None:
    (root / "content/link.yaml").symlink_to("../../secret/secret.txt")
    (root / "content/folder").symlink_to("../../secret")
    (root / "content/inner.yaml").symlink_to("b.yaml")
    for name in ("content/link.yaml", "content/folder/secret.txt"):
        assert refusal(root, name).code == "files.outside"
    files = Files(root)
    assert files.text("content/inner.yaml") == "b"
    assert files.folders("content") == ["deep"]
    with pytest.raises(Refused):
        files.listing("content/folder", ".txt")


def test_a_link_in_a_circle(root: Path) -> None:
    (root / "circle").symlink_to("circle")
    assert refusal(root, "circle").code in {"files.outside", "files.unreadable"}


def test_a_missing_file_is_told_where_it_is_named(root: Path) -> None:
    mend = "check the name, capital letters included, or add the file"
    problem = Problem("files.missing", "there is no file content/z.yaml", mend, Place("content/z.yaml"))
    assert refusal(root, "content/z.yaml") == problem
    named = Place("content/a.yaml", 2, 5)
    assert refusal(root, "content/z.yaml", named) == problem.with_(place=named)


def test_a_folder_is_no_file(root: Path) -> None:
    message, mend = "content is not a plain file", "name a file, not a folder"
    assert refusal(root, "content") == Problem("files.unreadable", message, mend, Place("content"))


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert refusal(root, "pipe").code == "files.unreadable"


def test_a_name_too_long_for_the_machine(root: Path) -> None:
    problem = refusal(root, "x" * 5000)
    assert problem.code == "files.unreadable"
    assert problem.mend == "make the file a readable plain file"


def test_a_big_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_TEXT_BYTES", 4)
    assert refusal(root, "content/a.yaml") == Problem(
        "files.too-big", "content/a.yaml has 12 bytes, the limit is 4", "make the file smaller", Place("content/a.yaml")
    )
    assert Files(root).text("content/b.yaml") == "b"


def test_a_file_may_have_as_many_bytes_as_its_limit_says(root: Path) -> None:
    files = Files(root)
    assert files.bytes("content/c.png", limit=4) == b"\x89PNG"
    with pytest.raises(Refused) as refused:
        files.bytes("content/c.png", limit=3)
    assert refused.value.problem.message == "content/c.png has 4 bytes, the limit is 3"
    os.truncate(root / "content/c.png", 200_000_001)
    assert refusal_of_bytes(files, "content/c.png") == "content/c.png has 200,000,001 bytes, the limit is 200,000,000"


def refusal_of_bytes(files: Files, name: str) -> str:
    """Why a file is refused."""
    with pytest.raises(Refused) as refused:
        files.bytes(name)
    return refused.value.problem.message


def test_a_text_may_have_four_million_bytes_where_no_other_limit_is_given() -> None:
    assert len(text_of("a.txt", b"x" * 4_000_000)) == 4_000_000
    assert text_of("a.txt", b"xxx", limit=3) == "xxx"
    for data, limit in ((b"x" * 4_000_001, None), (b"xxxx", 3)):
        with pytest.raises(Refused) as refused:
            text_of("a.txt", data, limit)
        assert (refused.value.problem.code, refused.value.problem.place) == ("files.too-big", Place("a.txt"))


def test_what_was_another_thing_when_it_was_read_again_is_told_apart(root: Path) -> None:
    files = Files(root)
    first = files.bytes("content/b.yaml")
    assert files.bytes("content/b.yaml") == first
    assert files.altered == set()
    (root / "content/b.yaml").write_text("c", encoding="utf-8")
    assert files.bytes("content/b.yaml") == b"c"
    assert files.altered == {"content/b.yaml"}
    assert files.record == {"content/b.yaml": hashlib.sha256(first).hexdigest()}


def test_what_could_not_be_read_is_kept_by_name_but_not_what_is_too_big(root: Path) -> None:
    files = Files(root)
    for name in ("content/z.yaml", "content", "../secret/secret.txt"):
        with pytest.raises(Refused):
            files.bytes(name)
    with pytest.raises(Refused):
        files.bytes("content/b.yaml", limit=0)
    assert files.missing == {"content/z.yaml"}


def test_a_publication_lays_its_own_file_over_the_common_one(root: Path) -> None:
    files = Files(root)
    (root / "book/content").mkdir(parents=True)
    (root / "book/content/a.yaml").write_text("own", encoding="utf-8")
    assert files.own("book", "content/a.yaml") == files.laid("book", "content/a.yaml") == "book/content/a.yaml"
    assert files.own("book", "content/b.yaml") is None
    assert files.laid("book", "content/b.yaml") == "content/b.yaml"
    assert files.own("", "content/a.yaml") is None
    assert files.laid("", "content/a.yaml") == "content/a.yaml"
    assert list(files.record) == ["book/content/*.yaml"]


def test_text_that_is_not_utf8_is_placed_at_the_byte(root: Path) -> None:
    (root / "content/gbk.yaml").write_bytes("甲: 一\n乙: ".encode() + "东北".encode("gbk"))
    assert refusal(root, "content/gbk.yaml") == Problem(
        "files.not-utf8",
        "byte 0xb6 is not UTF-8 text",
        "save the file as UTF-8; now it may be GB 18030, Big5, Shift JIS, EUC-KR or windows-1251",
        Place("content/gbk.yaml", 2, 4),
    )


def test_a_file_that_was_cut_off_within_a_character_is_told_as_such(root: Path) -> None:
    for cut, line in (("甲: 一\n乙: 二".encode()[:-1], 2), ("甲".encode()[:1], 1)):
        (root / "content/cut.yaml").write_bytes(cut)
        message, place = "content/cut.yaml ends within a character", Place("content/cut.yaml", line)
        mend = "it was cut off: ask for it again"
        assert refusal(root, "content/cut.yaml") == Problem("files.not-utf8", message, mend, place)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_text_in_utf_16_is_told_as_such(root: Path, codec: str) -> None:
    (root / "content/wide.yaml").write_bytes("\ufeff甲: 一\n".encode(codec))
    message, place = "content/wide.yaml is text in UTF-16", Place("content/wide.yaml")
    assert refusal(root, "content/wide.yaml") == Problem("files.not-utf8", message, "save the file as UTF-8", place)


def test_a_refused_file_is_not_recorded(root: Path) -> None:
    files = Files(root)
    for name in ("../secret/secret.txt", "content/z.yaml"):
        with pytest.raises(Refused):
            files.bytes(name)
    assert files.record == {}


@given(
    st.lists(
        st.sampled_from(["..", ".", "/", "content", "~", "\\", ":", "a.yaml", "\0", "é", "x" * 300]), max_size=8
    ).map("".join)
    | st.text(max_size=40)
)
def test_any_name_is_read_or_refused(name: str) -> None:
    files = Files(Path(__file__).parent / "content")
    try:
        path = files.path(name)
    except Refused as refused:
        assert refused.problem.code == "files.outside"
    else:
        assert path.resolve().is_relative_to(files.root.resolve())
    assert files.exists(name) in {True, False}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\rb\r", "a\nb\n"),
        ("\ufeffa\r", "a\n"),
        ("a\rb\n", "a\rb\n"),
        ("a\rb\r\n", "a\rb\n"),
        ("a", "a"),
    ],
)
def test_lines_of_windows_and_of_old_macs_end_as_all_others(data: str, text: str) -> None:
    assert text_of("a.txt", data.encode()) == text

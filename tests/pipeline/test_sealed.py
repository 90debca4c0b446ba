"""What is kept from one build to the next comes back as it was, for the same key alone; and of how many files."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from galley.markup import Album
from galley.options import Edition
from galley.pipeline.plates import Shelf
from galley.pipeline.recollection import Recollection, recollected
from galley.pipeline.sealed import Damaged, opened, sealed
from galley.typeset import Dress

DRESS = cast(Dress, SimpleNamespace(digest="d"))


def test_what_is_sealed_is_opened_by_its_key_alone() -> None:
    data = sealed("key", {"a": [1, "小屋"], "b": b"\xe5\xb1\xb1"})
    assert opened(data, "key") == {"a": [1, "小屋"], "b": "山"}
    assert opened(data, "another") is None
    for at in (0, 63, 64, len(data) - 1):
        with pytest.raises(Damaged):
            opened(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], "key")


def test_what_was_found_now_goes_before_what_was_known_and_six_files_are_kept() -> None:
    known = Recollection()
    for number in range(4):
        known.of(Edition.SCREEN, f"old-{number}", DRESS, (), ["look"]).found["look"] = {"marks": "[]"}
    again = recollected(known.written("key"), "key", Path())
    assert [list(pages) for pages in again.known.values()] == [["look"]] * 4
    memory = again.of(Edition.SCREEN, "old-3", DRESS, (), ["look"])
    assert (memory.known, memory.looks, memory.found) == ({"look": {"marks": "[]"}}, ["look"], {})
    for number in range(4):
        again.of(Edition.PRINT, f"new-{number}", DRESS, (300, True), [])
    kept = recollected(again.written("key"), "key", Path())
    assert list(kept.known) == [*again.found, *[name for name in again.known if name not in again.found][:1]]
    assert len(kept.known) == 6
    assert recollected(again.written("key"), "another", Path()).known == {}


@pytest.mark.parametrize(
    "other", [(Edition.PRINT, "book", (1,)), (Edition.SCREEN, "cover", (1,)), (Edition.SCREEN, "book", (2,))]
)
def test_what_was_found_otherwise_is_not_known(other: tuple[Edition, str, Any]) -> None:
    found = Recollection()
    found.of(Edition.SCREEN, "book", DRESS, (1,), ["look"]).found["look"] = {"edges": "true"}
    edition, part, how = other
    again = recollected(found.written("key"), "key", Path())
    assert again.of(edition, part, DRESS, how, ["look"]).known == {}
    assert again.of(Edition.SCREEN, "book", cast(Dress, SimpleNamespace(digest="e")), (1,), ["look"]).known == {}


def test_what_a_shelf_holds_has_a_name_a_book_and_a_kind(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "a-2031", "zh", ())
    assert (shelf.name, shelf.looks, shelf.drawings) == (
        ".plates/a-2031.zh.zip",
        ".plates/a-2031.zh.looks",
        ".plates/a-2031.zh.drawings",
    )
    problems: list[Any] = []
    assert (shelf.taken(problems), shelf.recollected(problems).known, shelf.drawn("g", problems)) == (
        None,
        {},
        {},
    )
    assert problems == []
    (tmp_path / "output/.plates").mkdir(parents=True)
    for name in (shelf.name, shelf.looks, shelf.drawings):
        (tmp_path / "output" / name).write_bytes(b"damaged")
    assert (shelf.taken(problems), shelf.recollected(problems).known, shelf.drawn("g", problems)) == (
        None,
        {},
        {},
    )
    assert [(each.code, str(each.severity), each.language, each.message) for each in problems] == [
        ("pipeline.plates", "note", "zh", f"output/{name} is damaged: {what}")
        for name, what in (
            (shelf.name, "all pages of the book are set anew"),
            (shelf.looks, "all pages of the book are looked through"),
            (shelf.drawings, "all figures are drawn anew"),
        )
    ]


def test_drawings_are_known_on_the_same_ground_and_looks_by_the_same_program(tmp_path: Path) -> None:
    shelf, problems = Shelf(tmp_path, "a-2031", "zh", ()), list[Any]()
    (tmp_path / "output/.plates").mkdir(parents=True)
    album = Album("ground", shelf.drawn("ground", problems))
    assert album.ground == "ground"
    album.shown["k"] = "svg"
    (tmp_path / "output" / shelf.drawings).write_bytes(shelf.pasted(album))
    assert shelf.drawn("ground", problems) == {"k": "svg"}
    assert shelf.drawn("another", problems) == {}
    found = Recollection()
    found.of(Edition.SCREEN, "book", DRESS, (), ["look"]).found["look"] = {"edges": "true"}
    (tmp_path / "output" / shelf.looks).write_bytes(shelf.remembered(found))
    assert list(shelf.recollected(problems).known.values()) == [{"look": {"edges": "true"}}]
    (tmp_path / "build.py").write_text("another program")
    other = Shelf(tmp_path, "a-2031", "zh", (cast(Any, SimpleNamespace(file="f", sha256="0")),))
    assert (other.recollected(problems).known, other.drawn("ground", problems), problems) == ({}, {}, [])

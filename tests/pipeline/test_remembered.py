"""Content that was read comes back as it was for the same program and text alone; what anything is told of is read each time."""

from __future__ import annotations

import marshal
import pickle
import re
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from galley.files import Files
from galley.model.base import below, contents, mending
from galley.model.publication import Publication
from galley.pipeline import freshness
from galley.pipeline.remembered import Remembered, name_of, remembered
from galley.problem import Problem
from galley.reader import read_publication
from tests.documents import FILES, FOLDER, write


def told(publication: Publication | None) -> list[Any]:
    """All that a publication says, each with its place."""
    assert publication is not None
    roots = [publication.record, *publication.sections.values(), *publication.registry.people]
    texts = [
        (address, text, text.source.place, text.source.at(1)) for root in roots for address, text in contents(root)
    ]
    return [*texts, *((each, each.place(), each.read_from) for root in roots for each in below(root))]


def read(root: Path) -> tuple[Publication | None, list[Problem], Remembered]:
    """The publication as a build reads it, which leaves it to the next; and what was known of it before."""
    problems: list[Problem] = []
    known = remembered(root, FOLDER, problems)
    before = dict(known.memory)
    publication, found = read_publication(Files(root), FOLDER, known.memory)
    if data := known.written():
        (root / "output" / name_of(FOLDER)).parent.mkdir(parents=True, exist_ok=True)
        (root / "output" / name_of(FOLDER)).write_bytes(data)
    known.memory = before
    return publication, problems + found, known


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path)


def test_what_was_read_comes_back_as_it_was_and_lies_there_once(root: Path) -> None:
    first, problems, known = read(root)
    assert problems == [] and known.memory == {}
    again, problems, known = read(root)
    assert problems == [] and known.memory.keys() == {name for name in FILES if name.endswith(".yaml")}
    assert told(again) == told(first) == told(read_publication(Files(root), FOLDER)[0])
    assert known.written() is None


def test_the_file_that_changed_is_read_again_and_no_other(root: Path) -> None:
    read(root)
    for changed in (name for name in FILES if name.endswith(".yaml")):
        write(root, {changed: f"{FILES[changed]}# looked at\n"})
        known = remembered(root, FOLDER, [])
        before = dict(known.memory)
        read_publication(Files(root), FOLDER, known.memory)
        assert [name for name in before if known.memory[name] is not before[name]] == [changed]
        assert known.written() is not None
        write(root)


def test_a_file_that_something_is_told_of_is_read_each_time(root: Path) -> None:
    news = f"{FOLDER}/news.yaml"
    write(root, {news: FILES[news].replace("title:", "titel:", 1)})
    told_first = [(each.code, each.place) for each in read(root)[1]]
    _, problems, known = read(root)
    assert told_first and [(each.code, each.place) for each in problems] == told_first
    assert known.memory.keys() == {name for name in FILES if name.endswith(".yaml")} - {news}


def test_another_program_who_asks_for_all_anew_and_damage_begin_from_nothing(root: Path) -> None:
    read(root)
    assert remembered(root, FOLDER, problems := [], anew=True).memory == {}
    file = root / "output" / name_of(FOLDER)
    data = file.read_bytes()
    for at in (0, 31, 32, len(data) - 1):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert remembered(root, FOLDER, problems).memory == {}
    assert {(each.code, str(each.severity), each.message) for each in problems} == {
        ("pipeline.plates", "note", f"output/{name_of(FOLDER)} is damaged: all content is read anew")
    }
    file.write_bytes(data)
    (root / "build.py").write_text("another program")
    freshness.program.cache_clear()
    assert remembered(root, FOLDER, problems).memory == {} and len(problems) == 4


@pytest.mark.parametrize("other", [print, Path, subprocess.Popen, re.compile, mending, Files])
def test_what_is_no_value_of_content_is_not_taken_back(root: Path, other: Any) -> None:
    packed = marshal.dumps((remembered(root, FOLDER, []).key, {f"{FOLDER}/news.yaml": pickle.dumps((other, ()))}))
    file = root / "output" / name_of(FOLDER)
    file.parent.mkdir(parents=True)
    file.write_bytes(sha256(packed).digest() + packed)
    assert remembered(root, FOLDER, problems := []).memory == {}
    assert [each.code for each in problems] == ["pipeline.plates"]

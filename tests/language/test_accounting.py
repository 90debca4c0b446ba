"""Returned catalogues of many shapes: every word that came is in the catalogue, in a comment of it or in the report."""

from __future__ import annotations

import random
import re
from itertools import count
from pathlib import Path

import polib
import pytest
from catalogue_texts import unit

from galley.files import Files
from galley.language.catalogue import read
from galley.language.merge import update
from galley.language.returned import Taken, take
from galley.language.translations import blank, make_fuzzy, sign
from galley.language.units import Unit
from galley.language.writing import written
from galley.problem import Problem

SEPARATORS = ("\u2028", "\u2029", "\x85", "\v", "\f")
WORD = re.compile(r"w\d+")
"""A word of a translator. No source, address or field of a header has one."""


class Generator:
    """A catalogue and one that comes back, drawn by seed."""

    def __init__(self, seed: int) -> None:
        self.chance, self.numbers = random.Random(seed), count(1)
        self.units = [unit(self.source(), f"s{n}/title") for n in range(12)]
        self.mine = update(blank("ja", "almanac-2031"), self.units)
        for entry in self.mine:
            self.begin(entry)

    def source(self) -> str:
        return "".join(chr(self.chance.randrange(0x4E00, 0x9000)) for _ in range(14))

    def words(self) -> str:
        return " ".join(f"w{next(self.numbers)}" for _ in range(self.chance.randrange(1, 20)))

    def begin(self, entry: polib.POEntry) -> None:
        """Bring an entry into one of the four states."""
        state = self.chance.randrange(4)
        entry.msgstr = self.words() if state else ""
        if state == 2:
            make_fuzzy(entry, self.source())
        elif state == 3:
            sign(entry, "Mori", "2031-05-04")

    def entries(self, own: polib.POEntry) -> list[polib.POEntry]:
        """What comes back for an entry: most often one of its kind."""
        made = polib.POEntry(msgid=own.msgid, msgstr=own.msgstr if self.chance.random() < 0.2 else self.words())
        made.occurrences = own.occurrences
        match self.chance.randrange(13):
            case 0:
                make_fuzzy(made, None)
            case 1:
                made.obsolete = True
            case 2:
                made.msgctxt = self.chance.choice(["river", own.occurrences[0][0].partition("#")[2]])
            case 3:
                made.msgid_plural, made.msgstr_plural = f"{made.msgid}们", {0: made.msgstr, 1: self.words()}
            case 4:
                made.msgid = f"{made.msgid[:-2]}{self.source()[:3]}"
            case 5:
                made.msgid = self.source()
            case 6:
                return [made, polib.POEntry(msgid=made.msgid, msgstr=self.words(), obsolete=self.chance.random() < 0.5)]
            case 7:
                made.msgstr = ""
            case 8:
                return []
            case 9:
                made.msgstr = made.msgstr.replace(" ", self.chance.choice(SEPARATORS))
            case 10:
                made.msgstr = made.msgstr.replace(" ", "\n")
            case 11:
                made.msgid, made.obsolete = self.source(), True
        if self.chance.random() < 0.3:
            made.tcomment = self.words()
        return [made]

    def returned(self) -> bytes:
        """The file that comes back."""
        back = polib.POFile()
        back.header = self.words() if self.chance.random() < 0.5 else ""
        back.metadata = {"Language": "ja", "Content-Type": "text/plain; charset=UTF-8"}
        found = [each for own in self.mine for each in self.entries(own)]
        if self.chance.random() < 0.3:
            self.chance.shuffle(found)
        back.extend(found)
        back.wrapwidth = self.chance.choice([20, 77, 0])
        text = written(back) if any(mark in str(back) for mark in SEPARATORS) else str(back)
        if self.chance.random() < 0.2:
            text = text[: self.chance.randrange(len(text) // 2, len(text))]
        text = text.replace("\n", self.chance.choice(["\n", "\n", "\r\n"]))
        return text.encode(self.chance.choice(["utf-8"] * 8 + ["utf-8-sig", "utf-16"]))


def brought(result: Taken) -> int:
    """How many entries the report tells the fate of."""
    fates = ("taken", "unchanged", "older", "obsolete", "conflicts", "comments", "refused", "empty")
    return sum(len(getattr(result, fate)) for fate in fates)


def missed(came: bytes, mine: polib.POFile, units: list[Unit], folder: Path) -> tuple[set[str], list[Problem]]:
    """The words of a file that are not in the catalogue afterwards, and why the file was refused, if it was."""
    (folder / "back.po").write_bytes(came)
    back, problems = read("back.po", Files(folder))
    refused = [problem for problem in problems if problem.code != "language.po-duplicate"]
    if refused:
        return set(), refused
    result = take(mine, back, "back.po")
    assert brought(result) == len(back)
    after = written(update(result.entries, units))
    once_more = take(update(result.entries, units), back, "back.po")
    assert brought(once_more) == len(back)
    assert WORD.findall(came.decode("utf-8-sig"))
    assert set(WORD.findall(written(update(once_more.entries, units)))) >= set(WORD.findall(after))
    return set(WORD.findall(came.decode("utf-8-sig"))) - set(WORD.findall(after)), []


@pytest.mark.parametrize("seed", range(30))
def test_every_word_that_came_is_somewhere(seed: int, tmp_path: Path) -> None:
    made = Generator(seed)
    lost, refused = missed(made.returned(), made.mine, made.units, tmp_path)
    assert lost == set()
    assert all(problem.code in ("language.po-encoding", "language.po-syntax") for problem in refused)


@pytest.mark.parametrize("seed", range(30))
def test_nothing_that_was_finished_here_goes(seed: int, tmp_path: Path) -> None:
    made = Generator(seed)
    finished = {word for each in made.mine if not each.fuzzy for word in WORD.findall(each.msgstr)}
    (tmp_path / "back.po").write_bytes(made.returned())
    result = take(made.mine, read("back.po", Files(tmp_path))[0], "back.po")
    assert finished <= set(WORD.findall(written(update(result.entries, made.units))))

"""The file of the Chinese model, read as KenLM reads it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from galley.lexica import kenlm
from galley.lexica.sentences import Sentences


@cache
def chinese() -> kenlm.KenLM:
    place = kenlm.installed()
    assert place is not None
    return kenlm.KenLM(place)


def words(text: str) -> list[int]:
    return [chinese().texts.index(each) for each in text.split()]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("我 在 家 里", (-3.06920576, -2.16149235, -1.90309894, -0.46066076)),
        ("我 再 家 里", (-3.06920576, -2.79027128, -4.33911419, -1.58353826)),
        ("中国 人民", (-3.62381577, -2.14611816)),
    ],
)
def test_scores_are_those_that_kenlm_gives(text: str, scores: tuple[float, ...]) -> None:
    model, found = Sentences(chinese(), ""), words(text)
    told = [model.after(*(-1, -1, *found)[at : at + 3]) for at in range(len(found))]
    assert told == pytest.approx(scores, abs=1e-6)


@pytest.mark.model
def test_two_and_three_words_are_found_where_they_stood_on_end() -> None:
    first, second, third = words("我 在 家")
    assert chinese().is_usual(first, second) and not chinese().is_usual(0, 0)
    assert chinese().stands_between(first, second, third) and not chinese().stands_between(third, third, first)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zh_CN.lm").write_bytes(b"mmap lm http://kheafield.com/code format version 4\n".ljust(200, b"\0"))
    with pytest.raises(ValueError, match="zh_CN"):
        kenlm.KenLM(tmp_path / "zh_CN.lm")

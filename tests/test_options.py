"""What a build was asked for: which of it decides the files, and which only how they are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from galley.options import FINAL, Earlier, Edition, Options, Revision, Since

PLAIN = Options(Path("p"))
PROOF = Options(Path("p"), editions=(Edition.PROOF,))
SINCE = Since(Earlier.MAP, "a.map.json", "0a", Path("a.map.json"))


def test_print_alone_goes_to_a_press_and_all_but_proofs_are_final() -> None:
    assert [each for each in Edition if each.is_press] == [Edition.PRINT]
    assert [each for each in Edition if each not in FINAL] == [Edition.PROOF]


def test_a_request_is_plain_data_with_the_editions_in_their_order() -> None:
    assert PLAIN.request() == {
        "publications": [],
        "languages": [],
        "editions": ["print", "screen"],
        "sections": [],
        "keep-html": False,
        "strict": False,
        "allow-unfinished": False,
        "filler": False,
        "preflight": False,
        "attach": False,
        "require-signed": False,
    }
    asked = replace(PLAIN, editions=(Edition.ARCHIVE, Edition.PRINT), languages=("zh",), sections=("huts",))
    told = asked.request()
    assert (told["editions"], told["languages"], told["sections"]) == (["print", "archive"], ["zh"], ["huts"])


@pytest.mark.parametrize(
    ("asked", "decides", "decides_proofs"),
    [
        ({"publications": ("a",)}, True, True),
        ({"keep_html": True}, True, True),
        ({"strict": True}, True, True),
        ({"allow_unfinished": True}, True, True),
        ({"filler": True}, True, True),
        ({"preflight": True}, True, True),
        ({"attach": True}, True, True),
        ({"require_signed": True}, True, True),
        ({"force": True}, False, False),
        ({"jobs": 4}, False, False),
        ({"root": Path("q")}, False, False),
        ({"paper": "a3"}, False, True),
        ({"line_numbers": True}, False, True),
        ({"accepted": True}, False, True),
        ({"revision": Revision("0a", "2031-05-02")}, False, True),
        ({"since": SINCE}, False, True),
        ({"changed_pages": True}, False, True),
        ({"facing": "zh"}, False, True),
    ],
)
def test_what_decides_files_is_part_of_the_request(asked: dict[str, Any], decides: bool, decides_proofs: bool) -> None:
    assert (replace(PLAIN, **asked).request() != PLAIN.request()) is decides
    assert (replace(PROOF, **asked).request() != PROOF.request()) is decides_proofs


def test_what_decides_proofs_tells_the_states_that_they_name() -> None:
    assert (PROOF.is_proof, PLAIN.is_proof) == (True, False)
    asked = replace(PROOF, revision=Revision("0a", "2031-05-02", True), since=SINCE)
    assert asked.of_proofs() == {
        "paper": "a4",
        "line-numbers": False,
        "accepted": False,
        "revision": {"commit": "0a", "date": "2031-05-02", "modified": True},
        "since": ["map", "a.map.json", "0a"],
        "changed-pages": False,
        "facing": "",
    }
    assert (PROOF.of_proofs()["revision"], PROOF.of_proofs()["since"]) == (None, None)

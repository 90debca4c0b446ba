"""Sign-off as values: what was read against what is said now."""

from __future__ import annotations

from datetime import date

from galley import source
from galley.model.signatures import Signature
from galley.signing import State, digests, signed, standing, written

SAID = [("huts", ""), ("huts/title", "小屋"), ("huts/body/p1", "全年开放。"), ("paths/title", "山路")]


def signature(section: str = "huts", by: str = "Ri An") -> Signature:
    return Signature.model_construct(section=section, by=by, on=date(2031, 5, 2), texts=digests(SAID)[section])


def test_what_says_the_same_is_signed_and_what_was_never_signed_is_not() -> None:
    texts = digests(SAID)
    assert list(texts) == ["huts", "paths"] and list(texts["huts"]) == ["huts/title", "huts/body/p1"]
    assert standing("huts", signature(), texts["huts"]).state is State.SIGNED
    assert standing("paths", None, texts["paths"]).state is State.NEVER


def test_other_words_new_texts_and_lost_ones_open_a_section_again() -> None:
    changes = {
        "huts/title": [*SAID, ("huts/title", "别的")],
        "huts/body/p2": [*SAID, ("huts/body/p2", "新的")],
        "huts/body/p1": [each for each in SAID if each[0] != "huts/body/p1"],
    }
    for address, said in changes.items():
        found = standing("huts", signature(), digests(said)["huts"])
        assert (found.state, list(found.changed)) == (State.OPENED, [address])
        assert found.as_json()["changed"] == [address] and found.as_json()["by"] == "Ri An"


def test_what_is_said_twice_at_an_address_is_one_text() -> None:
    assert digests([*SAID, *SAID]) == digests(SAID)


def test_a_text_is_known_by_twelve_digits_of_the_sha256_of_what_is_said_at_its_address() -> None:
    assert digests([("huts/title", "小屋"), ("huts/title", "山屋"), ("huts", "开放")]) == {
        "huts": {"huts/title": "3547c45ec90a", "huts": "c14c915da5fb"}
    }


def test_a_fresh_signature_takes_the_place_of_the_one_before_in_the_order_of_the_book() -> None:
    known = [signature("huts"), Signature.model_construct(section="gone", by="x", on=date(2030, 1, 1), texts={})]
    found = signed(known, [signature("paths"), signature("huts", "An Ri")], ["paths", "huts"])
    assert [(each.section, each.by) for each in found] == [("paths", "Ri An"), ("huts", "An Ri"), ("gone", "x")]


def test_what_is_written_reads_back_whatever_the_name() -> None:
    for by in ("Ri An", "田中 太郎", 'a "b": #c', "no"):
        data, problems = source.load(written([signature(by=by)], "x.json"), "signed.yaml")
        assert problems == []
        (entry,) = data["signed"]  # type: ignore[call-overload,index]
        assert (entry["by"], dict(entry["texts"])) == (by, digests(SAID)["huts"])

"""Addresses, and what is around them."""

from __future__ import annotations

import pytest

from galley.comparison.addresses import around, root, ways


def test_the_ways_to_an_address_are_all_that_are_around_it() -> None:
    assert list(ways("forum/paths/body")) == ["forum", "forum/paths", "forum/paths/body"]
    assert around(["forum/paths", "forum/huts"]) == {"forum", "forum/paths", "forum/huts"}


@pytest.mark.parametrize(
    ("address", "known", "outermost"),
    [
        ("forum/paths/body", {"forum"}, "forum/paths"),
        ("forum/paths/body", set(), "forum"),
        ("forum/paths", {"forum", "forum/paths"}, "forum/paths"),
        ("forum", {"forum"}, "forum"),
    ],
)
def test_the_root_is_the_outermost_that_is_not_known(address: str, known: set[str], outermost: str) -> None:
    assert root(address, known) == outermost

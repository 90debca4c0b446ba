"""What steps leave behind is looked for after each, and in nothing that was there before; what another has frozen stays so."""

from __future__ import annotations

import gc
import weakref

import pytest

from galley.typeset.swift import quiet


class Knot:
    """What knows itself, so that only the collector lets go of it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def thawed() -> None:
    """The suite freezes what it has loaded."""
    gc.unfreeze()


def test_what_a_step_leaves_is_gone_before_the_next(thawed: None) -> None:
    left: list[weakref.ref[Knot]] = []

    def steps():  # type: ignore[no-untyped-def]
        for _ in range(3):
            assert not any(each() for each in left)
            left.append(weakref.ref(Knot()))
            yield len(left)

    gc.disable()
    try:
        assert list(quiet.swept(steps())) == [1, 2, 3]
    finally:
        gc.enable()
    assert len(left) == 3 and gc.get_freeze_count() == 0


def test_what_was_there_is_frozen_while_steps_last_and_stays_so_where_it_was(thawed: None) -> None:
    assert [gc.get_freeze_count() > 0 for _ in quiet.swept([1, 2])] == [True, True]
    assert gc.get_freeze_count() == 0
    gc.freeze()
    assert list(quiet.swept([1])) == [1]
    assert gc.get_freeze_count() > 0


def test_all_is_thawed_where_a_step_fails(thawed: None) -> None:
    def failing():  # type: ignore[no-untyped-def]
        yield 1
        raise ValueError

    with pytest.raises(ValueError):
        list(quiet.swept(failing()))
    assert gc.get_freeze_count() == 0

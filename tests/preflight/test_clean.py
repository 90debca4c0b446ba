"""Files that are as they should be: nothing is found."""

from __future__ import annotations

import pytest
from planting import clean, looked_at

from galley.options import FINAL, Edition
from galley.preflight.navigation import _bare


@pytest.mark.parametrize("edition", FINAL)
def test_nothing_is_found(edition: Edition) -> None:
    report = looked_at(clean(edition), edition)
    assert [f"{each.rule.code} {each.page} {each.element}: {each.message}" for each in report.findings] == []
    assert report.pages == 2


def test_dots_that_a_face_draws_with_one_glyph_are_one_for_bookmarks() -> None:
    assert _bare("阿达•奎尔") == _bare("阿达 ·\u00ad奎尔") == _bare("阿达・奎尔")
    assert _bare("阿达·奎尔") != _bare("阿达奎尔")

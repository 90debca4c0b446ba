"""Files that are as they should be: nothing is found."""

from __future__ import annotations

import pytest
from planting import clean, looked_at

from galley.options import Edition


@pytest.mark.parametrize("edition", list(Edition))
def test_nothing_is_found(edition: Edition) -> None:
    report = looked_at(clean(edition), edition)
    assert [f"{each.rule.code} {each.page} {each.element}: {each.message}" for each in report.findings] == []
    assert report.pages == 2

"""How many examples tests of properties look at: few in the suite, the same ones each time; all when others are looked for."""

from __future__ import annotations

from hypothesis import settings

SUITE, LONG = "suite", "long"
FEWEST, SHARE = 5, 10
"""The suite looks at one of as many examples, `build.py bench long` at all; `--hypothesis-profile=default` looks at all, and at others each time."""


def examples(most: int, share: int = SHARE) -> settings:
    """As many examples at most, of which the suite looks at a share; they may take their time."""
    few = max(FEWEST, most // share)
    return settings(max_examples=few if settings.get_current_profile_name() == SUITE else most, deadline=None)

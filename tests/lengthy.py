"""Cases that the suite leaves out for the time they take."""

from __future__ import annotations

from typing import Any

import pytest


def long(*cases: Any) -> list[Any]:
    """Cases of a test that `build.py bench long` runs, and the suite does not."""
    return [pytest.param(*(each if isinstance(each, tuple) else (each,)), marks=pytest.mark.long) for each in cases]

"""A plugin of pytest: the tests run with script typography in the engine."""

from __future__ import annotations

from galley.typeset import script


def pytest_configure() -> None:
    """Put the package into the engine before any test is read."""
    script.install()

"""The desk of the tests: the registry as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.files import Files
from galley.proof.desk import Desk
from galley.reader import read_registry

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk with the association's registry; it reads of 2014."""
    return Desk(read_registry(Files(ROOT), "content/registry", []), year=2014, issuer="near")

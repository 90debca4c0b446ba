"""The report laid out once more, to see the boxes that its PDFs only show as ink."""

from __future__ import annotations

import pytest
from laying_out import Layout, laid_out


@pytest.fixture(scope="session")
def layout(report) -> Layout:
    """The boxes of the report's pages."""
    done = laid_out(report.root, report.publication)
    assert done.problems == ()
    return done

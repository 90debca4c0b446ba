"""The report as laid out, to see the boxes that its PDFs only show as ink."""

from __future__ import annotations

import pytest
from conftest import boxes_of_report
from laying_out import Layout, laid_out, seen

from galley.typeset import Dress


@pytest.fixture(scope="session")
def layout(report) -> Layout:
    """The boxes of the report's pages, of the build itself where this worker made it; that told of nothing wrong."""
    boxes = (seen(each, (), Dress(), report.root, report.publication) for each in boxes_of_report)
    done = next(boxes, None) or laid_out(report.root, report.publication)
    assert done.problems == ()
    return done

"""What labels say: references in them read as they do in the text of the book."""

from __future__ import annotations

import pytest
from conftest import as_read
from voices import speaking

from galley.figures import Words
from galley.source import SourceText
from galley.text import parse_line

REPORT = "content/annual-report-2014"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("zh", "{assembly-10}与{KR-47}", "第10次全体会议与庆尚北道"),
        ("en", "{assembly-10}", "10th General Assembly"),
        ("zh", "{assembly-10:dates}", "2014年10月21日至24日"),
        ("zh", "{disaster:title}", "防灾专门委员会"),
        ("zh", "{members}", "73"),
    ],
)
def test_references_read_as_in_a_text(language: str, written: str, said: str) -> None:
    line, problems = parse_line(SourceText(written))
    assert not problems
    assert Words(as_read(REPORT), speaking(language)).line(line, None) == said

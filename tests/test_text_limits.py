"""How deep quotations and lists may lie in one another."""

from __future__ import annotations

import pytest

from galley.source import load
from galley.text.markdown import MAX_NESTING, parse_prose


def faults(text: str) -> list[str]:
    """What is wrong with the prose of a field."""
    body = "".join(f"  {line}\n" for line in text.splitlines())
    value, problems = load(f"body: |\n{body}", "a.yaml")
    assert problems == []
    return [each.code for each in parse_prose(value["body"])[1]]


@pytest.mark.parametrize(("more", "told"), [(-1, 0), (0, 0), (1, 1)])
def test_quotations_lie_twelve_deep_at_most(more: int, told: int) -> None:
    assert MAX_NESTING == 12
    assert len(faults("> " * (MAX_NESTING + more) + "text")) == told

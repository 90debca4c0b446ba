"""What is kept is opened as it was put there, for what it hangs on, and only if it is whole."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.pipeline.sealed import Damaged, opened, sealed

PLAIN = st.none() | st.booleans() | st.integers() | st.text()
CONTENT = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(CONTENT)
def test_it_is_opened_as_it_was_and_written_as_json_is(content: Any) -> None:
    data = sealed("key", content)
    assert opened(data, "key") == content and opened(data, "other") is None
    whole = json.dumps(["key", content], separators=(",", ":"), ensure_ascii=False)
    assert zlib.decompress(data[64:]).decode() == whole


def test_bytes_are_texts_however_deep_they_lie() -> None:
    deep: Any = "né".encode()
    for _ in range(6):
        assert opened(sealed("", deep), "") == json.loads(json.dumps(deep, default=bytes.decode))
        deep = [{"a": deep}]


@pytest.mark.parametrize("at", [0, 70, -1])
def test_what_is_not_whole_is_not_opened(at: int) -> None:
    data = bytearray(sealed("", "content that is long enough to be packed"))
    data[at] ^= 1
    with pytest.raises(Damaged):
        opened(bytes(data), "")

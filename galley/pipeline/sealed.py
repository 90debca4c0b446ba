"""Plain data kept below `output/` from one build to the next, sealed by its digest and by what it hangs on."""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from typing import Any

_DIGITS = 64


class Damaged(ValueError):
    """What is there is not what was written."""


def sealed(key: str, content: Any) -> bytes:
    """A file that is opened again with the same `key`, of content that JSON can tell, and of bytes, which are texts in UTF-8. It is packed piece by piece:
    what was found on the pages of a long book is tens of megabytes."""
    pieces = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, default=bytes.decode).iterencode(
        [key, content]
    )
    packer = zlib.compressobj(1)
    packed = b"".join([*(packer.compress(piece.encode()) for piece in pieces), packer.flush()])
    return sha256(packed).hexdigest().encode() + packed


def opened(data: bytes, key: str) -> Any:
    """What a file holds; None where it hangs on something else. Raises `Damaged`."""
    if sha256(data[_DIGITS:]).hexdigest().encode() != data[:_DIGITS]:
        raise Damaged("the digest is another")
    written, content = json.loads(zlib.decompress(data[_DIGITS:]))
    return content if written == key else None

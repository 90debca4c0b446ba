"""Text in annotations: text strings in any encoding that readers write, rich text, dates (ISO 32000-2, 7.9.2 to 7.9.4 and 12.7.4.4)."""

from __future__ import annotations

import codecs
import re
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

LONGEST = 20_000
"""So many characters of a text are kept: more than anybody writes into a note."""
_LANGUAGE = re.compile("\x1b[A-Za-z]{2,8}\x1b|\x1b")
"""The escape that tells the language of what follows (7.9.2.2)."""
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
"""What no YAML file may hold."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_DATE = re.compile(r"\s*(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?[T ]?(\d\d)?:?(\d\d)?")
_BLOCKS = ("p", "br", "div", "li", "tr")


def decoded(data: bytes, by_pdf: str) -> str:
    """A text string: by its mark of byte order; without one as UTF-8, which some readers write all the same, else `by_pdf`, as PDFDocEncoding has it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data.isascii():
        return by_pdf
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return by_pdf


def tidy(text: str) -> str:
    """A text with line feeds alone as line ends, and without what cannot be written down; the spaces around it are dropped."""
    plain = _LANGUAGE.sub("", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("\u2028", "\n").replace("\u2029", "\n")
    return _UNUSABLE.sub("", plain).strip()


class _Words(HTMLParser):
    """Collects the words of rich text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in _BLOCKS and self.found:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def plain(rich: str) -> str:
    """What rich text says, a line a paragraph."""
    reader = _Words()
    reader.feed(rich[: 10 * LONGEST])
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return tidy("\n".join(filter(None, lines)))


def moment(date: str) -> str:
    """A date as `2024-06-25 18:22`, by the clock of who wrote it; without the time where that is not told, empty for what is no date."""
    match = _DATE.match(date)
    if match is None or not match[2] or not match[3]:
        return ""
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        found = datetime(*parts[:5])  # type: ignore[arg-type]
    except ValueError:
        return ""
    return found.strftime("%Y-%m-%d %H:%M") if len(parts) == 5 else found.strftime("%Y-%m-%d")

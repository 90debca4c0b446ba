"""Paragraphs of running prose, out of the files that packages bring: HTML and Mallard pages, plain text, catalogues."""

from __future__ import annotations

import gettext
import gzip
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

CODE = frozenset({"code", "tt", "kbd", "samp", "pre", "cmd", "sys", "file", "input", "output", "key", "img", "sup"})
CODE |= {"media", "var", "screen", "script", "style", "table", "email"}
"""Elements of HTML and Mallard (projectmallard.org, inline elements) whose paragraph is no running prose."""
CODED = frozenset(
    {"command", "filename", "option", "literal", "computeroutput", "envar", "varname", "package", "email"}
)
CODED |= {"footnote", "replaceable", "systemitem", "guimenuitem", "citerefentry"}
"""What DocBook's elements are called where they have become classes."""
LEAST, MOST = {"zh": 40, "ja": 50, "ko": 50}, {"zh": 400, "ja": 500, "ko": 500}
"""How many characters a paragraph has; in languages of letters 80 to 900."""
ENDS = {"zh": "。！？", "ja": "。", "ko": ".?!", "ru": ".?!", "mn": ".?!", "en": ".?!"}
LETTERS = {
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "mn": re.compile(r"[\u0400-\u04ff]"),
    "en": re.compile(r"[A-Za-z]"),
}
OWN = {"ja": re.compile(r"[\u3040-\u309f]"), "mn": re.compile(r"[өүӨҮ]")}
"""Letters that a paragraph of a language has, and one of its neighbour has not."""
FOREIGN = {"zh": re.compile(r"[\u3040-\u30ff]"), "ru": re.compile(r"[өүӨҮіїє]")}
SHARE = 0.8
"""How many of its letters are of its own script."""
_NUMBER = re.compile(r"(?:제\d+조(?:의\d+)?)?\s*[①-⑳]?\s*")
"""What numbers an article of Korean law and its paragraphs: single ones are taken out of their order."""
_NO_PROSE = re.compile(r"[$\\_|{}<>=#~^*@\[\]•→▸%]|://|\.\w+/|--|\w/\w|\w\.\w+\.\w|\(\d\)|:$|：$")
_OPENING = re.compile(r"[\w“«「『（(《‘\"]")
_TAGGED = re.compile(r"(?:\S+/[A-Za-z]+\s*)+")
_WORD = re.compile(r"(\S+)/[A-Za-z]+\s*")
"""Words with the part of speech of each behind a slash, as corpora of newspapers have them."""
_WIDE = {0xFF01 + at: 0x21 + at for at in range(94) if chr(0x21 + at).isalnum() or chr(0x21 + at) == "."}
"""Full-width digits and letters of such corpora, which no newspaper prints."""
_LETTER = re.compile(r"[^\W\d_]")
_BETWEEN = re.compile(
    r"(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])"
)
_SPACE = re.compile(r"[ \t\r\n]+")


class _Paragraphs(HTMLParser):
    """Collects the text of `p` elements that hold no code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text: list[str] | None = None
        self._is_prose = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph begins, or something stands in it."""
        classes = set((dict(attrs).get("class") or "").split())
        if tag == "p" or "para" in classes:
            self._end()
            self._text, self._is_prose = [], True
        if tag in CODE or classes & CODED:
            self._is_prose = False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without text stands for words that are not here, as the title of another page."""
        if tag != "br":
            self._is_prose = False

    def handle_endtag(self, tag: str) -> None:
        """A paragraph ends."""
        if tag in ("p", "div", "li", "td"):
            self._end()

    def handle_data(self, data: str) -> None:
        """Text of a paragraph."""
        if self._text is not None:
            self._text.append(data)

    def _end(self) -> None:
        if self._text is not None and self._is_prose:
            self.found.append("".join(self._text))
        self._text = None


def paragraphs(file: Path, language: str) -> Iterator[str]:
    """The paragraphs of a file that are running prose of a language, each once, in one line."""
    seen = dict.fromkeys(_SPACE.sub(" ", _BETWEEN.sub("", text)).strip() for text in _texts(file))
    return (text for text in seen if is_prose(text, language))


def is_prose(text: str, language: str) -> bool:
    """Whether a text is a paragraph of whole sentences in a language: no code, no list, no label."""
    if not LEAST.get(language, 80) <= len(text) <= MOST.get(language, 900):
        return False
    if text[-1] not in ENDS[language] or _NO_PROSE.search(text) or not _OPENING.match(text) or text[0].islower():
        return False
    letters = _LETTER.findall(text)
    own = sum(bool(LETTERS[language].match(letter)) for letter in letters)
    neighbour = (language in OWN and not OWN[language].search(text)) or (
        language in FOREIGN and FOREIGN[language].search(text)
    )
    return own >= SHARE * len(letters) and not neighbour


def plain(file: Path) -> str:
    """The text of a file as it is, each line of plain text without what numbers it, or tells parts of speech."""
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    text = data.decode("utf-8", "replace")
    return "\n".join(_plain(line) for line in text.splitlines()) if file.suffix == ".txt" else text


def _texts(file: Path) -> Iterable[str]:
    if file.suffix == ".mo":
        with file.open("rb") as stream:
            return list(gettext.GNUTranslations(stream)._catalog.values())  # type: ignore[attr-defined]
    text = plain(file)
    if file.suffix == ".txt":
        return text.splitlines()
    reader = _Paragraphs()
    reader.feed(text)
    reader.close()
    return reader.found


def _plain(line: str) -> str:
    """A line of plain text without what numbers an article of law, or tells parts of speech."""
    if _TAGGED.fullmatch(line.strip()):
        return _WORD.sub(r"\1", line).translate(_WIDE)
    found = _NUMBER.match(line)
    return line[found.end() :] if found else line

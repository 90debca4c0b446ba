"""Letters and marks: which characters belong to which script, what a sentence is seen by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.proof.copy.passage import Kind, Passage

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆〇\U00020000-\U0003ffff"
KANA = "ぁ-ゖァ-ヺー"
CJK = HAN + KANA
HANGUL = "가-힣"
CYRILLIC = "Ѐ-ӿ"
LATIN = "A-Za-zÀ-ɏ"
WORD = LATIN + CYRILLIC + HANGUL
"""Letters of the scripts that write spaces between words."""

COUNTED = "年月日号岁個个か名人天周次回届时時分点點元円万亿億页頁公米吨％%"
"""What stands behind a number that counts: units, measure words."""

RELATIONS = "中日韩韓朝蒙俄露美英法德独欧歐印越加澳台港亚亜東西南北"
"""Countries and quarters by one letter, which a hyphen joins rightly: 韩-朝-俄."""

_SENTENCE_MARK = re.compile(r"[，。；！？]|、(?=.{20})|(?<=[^\s\d])[,;.!?](?=\s|$)|[㐀-鿿][,;](?=[㐀-鿿])")
_HAS_CJK = re.compile(f"[{CJK}]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。；、）)》」”]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|\.(?:com|org|net|ru|eu|kr|jp|cn|mn|int|edu|gov)(?![A-Za-z0-9])(?:/\S*)?)"
)


def is_prose(passage: Passage) -> bool:
    """Whether a passage speaks in sentences: a label or a row of a table has no mark of a sentence in it."""
    if passage.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return False
    return _SENTENCE_MARK.search(passage.text) is not None


def has_cjk(text: str) -> bool:
    """Whether there is any Han letter or kana in a text."""
    return _HAS_CJK.search(text) is not None


def is_spaced_text(passage: Passage) -> bool:
    """Whether a passage is of a script that writes spaces between words: English lines of a Chinese text too."""
    return passage.language not in ("zh", "ja") or not has_cjk(passage.text)


def outside_addresses(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that touch no address of the web or of mail."""
    matches = list(pattern.finditer(text))
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if matches else []
    for match in matches:
        if all(match.end() <= start or end <= match.start() for start, end in addresses):
            yield match

"""Kanji that are taken for one another, and compounds that are words only with the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.proof.shelf.frequencies import Lexicon

_SETS = (
    "講購構溝 積績責 復複腹覆 綱網鋼 徴微懲 末未 土士 墳噴憤 募幕墓慕暮 遺遣 陪倍培 緑縁録 験検険倹 議義儀 待持侍 捨拾 輪輸 撤徹 掲揚 際祭 群郡 側測則 "
    "逐遂 堀掘 己巳已 壁璧 因困 減滅 歓観勧 粉紛 矛予 宜宣 貧貪 刺剌 徳得 官管館 象像 招紹 衛衡 援緩 穫獲 率卒 薄簿 適敵摘滴 弊幣 派脈 裁栽載 帥師 "
    "棄葉 貨賃貸 延廷 拠処 住往 若苦 護穫 漁魚 票標漂 担但 投役設 連運 機械 催崔 氷永 候侯 健建 団因 提堤 経径 結詰 輩背 陣陳 隣憐 "
    "協脇 境鏡 促捉 展典 達逹 策索 隔融 施旋 航抗 港湾 清請精晴 漏瀝 閣閤 関開 閉閑 問間聞 質貿 責債 済剤 諸緒 署暑 渉歩 博薄専傅"
)
_KANJI = "[\u3400-\u9fff]"
_COMPOUND = re.compile(f"{_KANJI}{{2,}}")
GAIN = 3.0
"""How much likelier, in powers of ten, a text must become."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """From `start` on `written` stands where `meant` should; they differ at `at`."""

    start: int
    written: str
    meant: str
    at: int
    gain: float


@cache
def _likes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _SETS.split():
        for each in group:
            found[each] = found.get(each, frozenset()) | frozenset(group) - {each}
    return found


def mistaken(text: str, lexicon: Lexicon, named: bytearray) -> Iterator[Mistaken]:
    """The compounds of two kanji that are no word, where the same with a kanji taken for one of them is a common one."""
    for run in _COMPOUND.finditer(text):
        cut = lexicon.cut(run[0])
        for start in range(len(run[0]) - 1):
            written = run[0][start : start + 2]
            whole = run.start() + start
            if lexicon.share(written) > 1e-7 or any(named[whole : whole + 2]):
                continue
            for into, meant in lexicon.one_off(written):
                gain = cut.gain(start, start + 2, lexicon.score(meant))
                if meant[into] in _likes().get(written[into], ()) and gain > GAIN:
                    yield Mistaken(whole, written, meant, whole + into, gain)
                    break

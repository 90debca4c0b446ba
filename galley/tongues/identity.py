"""Which of the six languages a text is in, told by its letters and by the small words of Russian and Mongolian."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from galley.message import said

LANGUAGES = {
    "zh": said("Chinese"),
    "ja": said("Japanese"),
    "ko": said("Korean"),
    "mn": said("Mongolian"),
    "ru": said("Russian"),
    "en": said("English"),
}
"""What messages call the languages."""


def called(language: str) -> str:
    """What messages call a language; its code where it is none of these."""
    return LANGUAGES.get(language, language)


_SMALL = {
    "ru": "и в во на с со что как для из по от к у о об за не а но или его их это мы я при до также был была были",
    "mn": "нь болон юм бол байна байгаа байлаа болно бөгөөд тухай энэ тэр улс онд оны сарын дахь болох зэрэг гэсэн ба",
    "en": "the of and to in a is for on with by as at from that this are was were has have its be an",
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "kana": re.compile(r"[\u3041-\u309f\u30a1-\u30fa]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "latin": re.compile(r"[A-Za-z]"),
}
_CHINESE_ONLY = re.compile("[的了这们吗呢么为对将从把给让没说过还个]")
_MONGOLIAN = re.compile(r"[өүӨҮ]|аа|оо|ээ|уу|(?:ийн|ын)\b")
_RUSSIAN = re.compile(r"щ|(?:ия|ии|ию|ого|ому|ых|ение|ения|ание|ания|ость|ский|ская|ское|ских|ов|ам|ах|ать|ить)\b")
ENOUGH = 12
"""The fewest letters that tell a language for certain."""
KANA, HANGUL = 0.2, 0.3
"""The least share of the letters of a Japanese and a Korean text: fewer are a name in a Chinese one."""
NEARLY_ALL, HARDLY_ANY = 0.7, 0.1
"""Which share of its letters a long text has in the language that it is in, and at most in others; the rest are too few in their place to tell."""


def language_of(text: str) -> str | None:
    """The language of a text; None where its letters do not tell it for certain."""
    counts = Counter({name: len(script.findall(text)) for name, script in _SCRIPTS.items()})
    letters = counts.total()
    script, most = counts.most_common(1)[0]
    eastern = counts["kana"] + counts["hangul"] + counts["han"]
    if script in ("kana", "hangul", "han"):
        return _eastern(text, counts) if eastern >= 0.7 * letters and eastern >= ENOUGH // 2 else None
    if letters < ENOUGH or most < 0.9 * letters:
        return None
    return _by_small_words(text, ("en",) if script == "latin" else ("ru", "mn"))


def language_of_all(texts: Iterable[str]) -> str | None:
    """The language that texts which belong together are in; None where they are in several, or do not tell it."""
    letters = Counter[str]()
    for text in texts:
        letters[language_of(text) or ""] += sum(map(str.isalpha, text))
    total, unsure = letters.total(), letters.pop("", 0)
    language, most = max(letters.items(), key=lambda each: each[1], default=("", 0))
    others = total - unsure - most
    return language if language and most >= NEARLY_ALL * total and others <= HARDLY_ANY * total else None


def _eastern(text: str, counts: Counter[str]) -> str | None:
    eastern = counts["kana"] + counts["hangul"] + counts["han"]
    if counts["hangul"]:
        return "ko" if counts["hangul"] > max(counts["kana"], HANGUL * eastern) else None
    if counts["kana"]:
        return "ja" if counts["kana"] >= max(2, KANA * eastern) else None
    return "zh" if counts["han"] >= ENOUGH and _CHINESE_ONLY.search(text) else None


def _by_small_words(text: str, languages: tuple[str, ...]) -> str | None:
    """The language most of whose small words stand in a text; their letters and endings count as well."""
    words = Counter(word.lower() for word in _WORD.findall(text))
    found = Counter({language: sum(words[each] for each in _SMALL[language].split()) for language in languages})
    if "mn" in languages:
        found["mn"] += len(_MONGOLIAN.findall(text))
        found["ru"] += len(_RUSSIAN.findall(text))
    language, most = found.most_common(1)[0]
    rest = found.total() - most
    return language if words.total() > 3 and most > 1 + 3 * rest and 10 * most >= words.total() else None

"""How Chinese characters sound: what an input method confuses sounds alike."""

from __future__ import annotations

from functools import cache

_BLURRED_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_BLURRED_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_VOWELS = "aeiouvü"
_TONES = "12345"
_FIRST = 0x3400
"""No character is read that stands before this one."""
SAYING = 4
"""How many characters most sayings have."""


@cache
def sounds(character: str) -> frozenset[str]:
    """The readings of one character in pinyin without tones, all of them; none where it has no reading."""
    from pypinyin import Style
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style import convert

    if len(character) != 1 or ord(character) < _FIRST:
        return frozenset()
    read = filter(None, PINYIN_DICT.get(ord(character), "").split(","))
    return frozenset(convert(each, Style.NORMAL, strict=True) for each in read)


def same_sound(one: str, other: str) -> bool:
    """Whether two runs of characters can be read alike but for the tones, character by character."""
    return len(one) == len(other) > 0 and all(
        a == b or bool(sounds(a) & sounds(b)) for a, b in zip(one, other, strict=True)
    )


def same_tone(one: str, other: str) -> bool:
    """Whether two runs of characters are commonly read alike, tones and all; rare readings do not count."""
    return len(one) == len(other) > 0 and all(
        a == b or _common(a) == _common(b) != "" for a, b in zip(one, other, strict=True)
    )


def usual_sound(one: str, other: str) -> bool:
    """Whether two characters are commonly read alike but for the tones."""
    return usual(one) == usual(other) != ""


def nearly_usual_sound(one: str, other: str) -> bool:
    """Whether the common readings of two characters are alike to those who do not tell n from l, zh from z, or -ng from -n."""
    return nearly_usual(one) == nearly_usual(other) != ""


@cache
def usual(character: str) -> str:
    """The common reading of a character without its tone."""
    return _common(character).rstrip(_TONES)


@cache
def nearly_usual(character: str) -> str:
    """The same, written alike for those who do not tell n from l, zh from z, or -ng from -n."""
    return _blur(usual(character))


@cache
def _common(character: str) -> str:
    """The commonest reading with its tone, as the first of a list is."""
    from pypinyin import Style
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style import convert

    read = PINYIN_DICT.get(ord(character), "") if len(character) == 1 and ord(character) >= _FIRST else ""
    return str(convert(read.split(",")[0], Style.TONE3, strict=True)) if read else ""


def near_sound(one: str, other: str) -> bool:
    """Whether two characters are read alike by those who do not tell n from l, zh from z, or -ng from -n."""
    return bool(_blurred(one) & _blurred(other))


def kindred_sound(one: str, other: str) -> bool:
    """Whether two characters begin and end alike and only the vowels between differ, as in mǎn and mén."""
    return bool(_skeletons(one) & _skeletons(other))


@cache
def _blurred(character: str) -> frozenset[str]:
    return frozenset(_blur(sound) for sound in sounds(character))


@cache
def _skeletons(character: str) -> frozenset[tuple[str, str]]:
    return frozenset((sound[: _start(sound)], sound[_end(sound) :]) for sound in map(_blur, sounds(character)))


def _blur(sound: str) -> str:
    for full, plain in _BLURRED_STARTS:
        if sound.startswith(full):
            sound = plain + sound[len(full) :]
            break
    for full, plain in _BLURRED_ENDS:
        if sound.endswith(full):
            return sound[: -len(full)] + plain
    return sound


def _start(sound: str) -> int:
    """How many letters stand before the first vowel."""
    return next((at for at, letter in enumerate(sound) if letter in _VOWELS), len(sound))


def _end(sound: str) -> int:
    """Where the letters after the last vowel begin."""
    return next((at for at in range(len(sound), 0, -1) if sound[at - 1] in _VOWELS), 0)


@cache
def sayings() -> frozenset[str]:
    """Sayings and terms of four characters, as the library lists them to tell how they are read; it takes 80 ms.

    They are asked for by name: `PYPINYIN_NO_PHRASES` keeps them from every other start.
    """
    from pypinyin.phrases_dict import phrases_dict

    return frozenset(each for each in phrases_dict if len(each) == SAYING)

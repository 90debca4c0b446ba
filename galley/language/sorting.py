"""The order that readers of a language expect of a list of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

SortKey = tuple[tuple[tuple[int, int], ...], str, str]
"""What decides first, letter by letter; then accents; then the text itself."""

_SIGN, _DIGIT, _OWN, _OTHER = range(4)

_ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
}
"""The letters that stand in a row of their own (CLDR, collation). Russian ё counts as е, and comes after it only where all
else is equal; so do Vietnamese marks of tone."""


_MADE_OF = {"æ": "ae", "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "œ": "oe", "ŧ": "t"}
"""Letters that do not come apart in Unicode, but sort as others (UTS 10, the default table), where they are none of the language's own."""


def sort_key(text: str, language: str) -> SortKey:
    """The key by which a name sorts in a language: signs, digits, letters of the language, other letters.

    ru, mn and others of `_ALPHABETS` follow their alphabets; ko the order of Hangul; ja gojūon for kana, then JIS X 0208 for Han characters,
    whose first level is by reading; zh GB 2312, whose first level is by pinyin and whose second by radical. Other
    languages, en among them, compare letters without case and accents. A homograph's other reading is mended in the
    text that is handed in: kana in ja, characters of the same sound in zh.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    own = _OWN_LETTERS.get(language.partition("-")[0], _none)
    weights = tuple(
        weight for character in plain for part in _letters(character, own) for weight in _weights(part, own)
    )
    return weights, plain, text


def _letters(character: str, own: Callable[[str], int | None]) -> str:
    """The character with those of its marks that make a letter of the language: ậ is â with a mark of tone."""
    parts = unicodedata.normalize("NFD", character)
    if own(character) is not None or len(parts) == 1 or not unicodedata.combining(parts[1]):
        return character
    base = parts[0]
    for mark in parts[1:]:
        letter = unicodedata.normalize("NFC", base + mark)
        base = letter if own(letter) is not None else base
    return base


def _weights(character: str, own: Callable[[str], int | None]) -> list[tuple[int, int]]:
    """The weights of a character: one, or those of the letters it is made of; none for a mark without weight."""
    rank = own(character)
    if rank is not None:
        return [(_OWN, rank)] if rank else []
    spelt = _MADE_OF.get(character) or unicodedata.normalize("NFD", character)
    parts = [part for part in spelt if not unicodedata.combining(part)]
    if parts and parts != [character]:
        return [weight for part in parts for weight in _weights(part, own)]
    return [(_DIGIT if part.isdigit() else _OTHER if part.isalpha() else _SIGN, ord(part)) for part in parts]


def _none(character: str) -> None:
    return None


def _alphabet(letters: str) -> Callable[[str], int | None]:
    ranks: Mapping[str, int] = {letter: rank for rank, letter in enumerate(letters, 1)}
    return ranks.get


def _hangul(character: str) -> int | None:
    return ord(character) if "가" <= character <= "힣" else None


def _japanese(character: str) -> int | None:
    """Kana by their unvoiced large hiragana, the mark of a long vowel having no weight; Han characters behind them."""
    if character == "ー":
        return 0
    if "ァ" <= character <= "ヶ":
        character = chr(ord(character) - ord("ァ") + ord("ぁ"))
    if "ぁ" <= character <= "ゖ":
        base = unicodedata.normalize("NFD", character)[0]
        return ord(_LARGE.get(base, base))
    code = _code(character, "euc_jp")
    return code and ord("ゖ") + code


def _chinese(character: str) -> int | None:
    return _code(character, "gb2312")


def _code(character: str, charset: str) -> int | None:
    """The place of a Han character in a national charset, None for what is no Han character of it."""
    if character < "\u4e00":
        return None
    try:
        code = character.encode(charset)
    except UnicodeEncodeError:
        return None
    return int.from_bytes(code) if len(code) == 2 else None


_LARGE = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
"""The large form of each small kana."""

_OWN_LETTERS: Mapping[str, Callable[[str], int | None]] = {
    "ja": _japanese,
    "ko": _hangul,
    "zh": _chinese,
    **{language: _alphabet(letters) for language, letters in _ALPHABETS.items()},
}

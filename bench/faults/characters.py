"""Characters that do not belong."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from random import Random

from bench.plant import IDEOGRAPH, Edit, Scene, a_match, mutation, one_of

LATIN = "AaBCcEeHKMOopPTXxy"
CYRILLIC = "АаВСсЕеНКМОорРТХху"
KANA, IDEOGRAPHS = "カエロニタトハー", "力工口二夕卜八一"
MIXED = str.maketrans(LATIN + CYRILLIC, CYRILLIC + LATIN)
FOREIGN = {
    "zh": "のいカ인의",
    "ja": "인의는们",
    "ko": "のとア的",
    "ru": "的の의ł",
    "mn": "的の의ł",
    "en": "的の의жд",
}
ZERO_WIDTH = "\u200b\u200d\u2060\ufeff\u00ad\u200e"
PRIVATE = "\ue000\ue5ff\uf0b7\uf8f0"


@mutation("look-alike letter")
def look_alike(scene: Scene, chance: Random) -> Edit | None:
    """A letter of the other alphabet that looks the same, within a word."""
    word = a_match(r"[A-Za-z]{3,}|[А-Яа-яЁёӨөҮү]{3,}", scene.text, chance)
    at = one_of([at for at in range(*word.span()) if scene.text[at] in LATIN + CYRILLIC], chance) if word else None
    return None if at is None else Edit(at, at + 1, scene.text[at].translate(MIXED))


@mutation("look-alike kana", "ja")
def look_alike_kana(scene: Scene, chance: Random) -> Edit | None:
    """An ideograph for the kana that looks the same, within a word in katakana."""
    found = a_match(rf"(?<=[ァ-ヴー])[{KANA}](?=[ァ-ヴー])", scene.text, chance)
    return Edit(*found.span(), IDEOGRAPHS[KANA.index(found[0])]) if found else None


@mutation("traditional form", "zh")
def traditional(scene: Scene, chance: Random) -> Edit | None:
    """The traditional form of a simplified character."""
    return _other_form(scene, chance, "s2t", "t2s")


@mutation("old form", "ja")
def old_form(scene: Scene, chance: Random) -> Edit | None:
    """The form of a character from before the reform in Japan."""
    return _other_form(scene, chance, "jp2t", "t2jp")


@mutation("simplified form", "ja")
def simplified(scene: Scene, chance: Random) -> Edit | None:
    """The simplified Chinese form of a character, where Japan does not have it."""
    places = [
        match
        for match in re.finditer(IDEOGRAPH, scene.text)
        if match[0] != _simplified(match[0]) and not _in_japan(_simplified(match[0]))
    ]
    found = one_of(places, chance)
    return Edit(*found.span(), _simplified(found[0])) if found else None


@mutation("foreign letter")
def foreign(scene: Scene, chance: Random) -> Edit | None:
    """A letter of a script that the language is not written in, put in between two letters."""
    return _put_in(scene, chance, FOREIGN[scene.passage.language])


@mutation("replacement character")
def replacement(scene: Scene, chance: Random) -> Edit | None:
    """U+FFFD instead of a letter."""
    found = a_match(r"\w", scene.text, chance)
    return Edit(*found.span(), "\ufffd") if found else None


@mutation("private-use character")
def private(scene: Scene, chance: Random) -> Edit | None:
    """A character without a meaning, put in between two letters."""
    return _put_in(scene, chance, PRIVATE)


@mutation("zero-width character")
def zero_width(scene: Scene, chance: Random) -> Edit | None:
    """A character that is not seen, put in between two letters."""
    return _put_in(scene, chance, ZERO_WIDTH)


@mutation("Latin for Mongolian letter", "mn")
def latin_mongolian(scene: Scene, chance: Random) -> Edit | None:
    """Latin o and y, or letters that resemble ө and ү, within a word."""
    found = a_match(r"(?<=\w)[өү](?=\w)", scene.text, chance)
    return Edit(*found.span(), chance.choice("oѳ" if found[0] == "ө" else "yvγ")) if found else None


@mutation("compatibility form", "zh", "ja", "ko")
def compatibility(scene: Scene, chance: Random) -> Edit | None:
    """A compatibility ideograph, a radical, or a full-width letter or digit."""
    places = [at for at, letter in enumerate(scene.text) if letter in _compatible()]
    at = one_of(places, chance)
    return None if at is None else Edit(at, at + 1, chance.choice(_compatible()[scene.text[at]]))


@mutation("decomposed letter", "ja", "ko", "ru", "mn")
def decomposed(scene: Scene, chance: Random) -> Edit | None:
    """A letter as base and combining mark."""
    places = [at for at, letter in enumerate(scene.text) if letter.isalpha() and _parts(letter) != letter]
    at = one_of(places, chance)
    return None if at is None else Edit(at, at + 1, _parts(scene.text[at]))


def _put_in(scene: Scene, chance: Random, letters: str) -> Edit | None:
    found = a_match(r"(?<=[^\W\d_])(?=[^\W\d_])", scene.text, chance)
    return Edit(found.start(), found.start(), chance.choice(letters)) if found else None


def _other_form(scene: Scene, chance: Random, there: str, back: str) -> Edit | None:
    """A character that one conversion changes and the other brings back."""
    places = [at for at, letter in enumerate(scene.text) if _brought_back(letter, there, back)]
    at = one_of(places, chance)
    return None if at is None else Edit(at, at + 1, _converted(scene.text[at], there))


@cache
def _brought_back(letter: str, there: str, back: str) -> bool:
    other = _converted(letter, there)
    return len(other) == 1 and other != letter and _converted(other, back) == letter


@cache
def _converted(letter: str, name: str) -> str:
    return str(_converter(name).convert(letter))


@cache
def _converter(name: str):  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC(name)


def _simplified(letter: str) -> str:
    return _converted(_converted(letter, "jp2t"), "t2s")


def _in_japan(letter: str) -> bool:
    try:
        return bool(letter.encode("shift_jis"))
    except UnicodeEncodeError:
        return False


@cache
def _compatible() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD0), *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain.isalnum():
            found[plain] = found.get(plain, "") + chr(code)
    return found


def _parts(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)

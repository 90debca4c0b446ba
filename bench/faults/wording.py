"""Words that are misspelt, doubled or taken for others."""

from __future__ import annotations

import re
from random import Random

from bench.plant import EAST_ASIAN, IDEOGRAPH, LETTERED, Edit, Scene, a_match, mutation, one_of
from galley.lexica.pronunciation import sounds

WORD = r"(?<![\w’'-])[a-zа-яёөү]{5,}(?![\w’'-])"
"""A word in small letters: no name."""
HOMOPHONES = (
    "体制 態勢 体勢 大勢",
    "保証 保障 補償",
    "対象 対照 対称",
    "意義 異議",
    "機会 機械",
    "開放 解放",
    "関心 感心",
    "課題 過大",
    "共同 協同",
    "追求 追及 追究",
    "改定 改訂",
    "以外 意外",
    "制作 製作 政策",
    "公開 後悔 航海",
    "参加 賛歌",
    "活動 滑動",
    "協力 強力",
    "会議 懐疑",
    "交流 拘留",
    "開催 快哉",
    "議題 擬題",
    "発展 発電",
    "主催 主宰",
    "審議 真偽",
    "事務 寺務",
    "実施 実子",
    "理解 利害",
    "期待 気体",
    "支援 私怨",
    "採択 再託",
    "代表 大兵",
)
"""Words in Japanese that are typed alike."""
LISTS = {
    "east": ("[、·・]", r"[\u4e00-\u9fffァ-ヴー가-힣]{2,8}", ""),
    "west": (", ", r"[^\W\d_]+(?: [^\W\d_]+)?", r"(?= (?:and|и|болон) |[.;)])"),
}
"""What stands between the items of a list, what an item is, and what follows the last."""
PARTICLES = {"은": "는", "는": "은", "이": "가", "을": "를", "를": "을", "과": "와", "와": "과"}
VOWELS = {5: 1, 1: 5, 4: 8, 8: 4, 0: 4, 13: 8, 18: 20}
"""Vowels of Korean syllables that are mistaken for one another, by their number: ㅔ ㅐ ㅓ ㅗ …"""


@mutation("character that sounds alike", "zh")
def homophone(scene: Scene, chance: Random) -> Edit | None:
    """An ideograph within a word taken for another that is read alike; names are left alone."""
    found = one_of(scene.beside_names(re.finditer(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]", scene.text)), chance)
    if not found:
        return None
    alike = {other for sound in sounds(found[0]) for other in scene.world.homophones.get(sound, "")}
    other = one_of(sorted(alike - {found[0]}), chance)
    return Edit(*found.span(), other, 1, 1) if other else None


@mutation("word that sounds alike", "ja")
def homophone_word(scene: Scene, chance: Random) -> Edit | None:
    """A word taken for another that is typed alike."""
    sets = [(word, row.split()) for row in HOMOPHONES for word in row.split()]
    places = [
        (match.span(), [other for other in row if other != word])
        for word, row in sets
        for match in re.finditer(word, scene.text)
    ]
    found = one_of(places, chance)
    return Edit(*found[0], chance.choice(found[1])) if found else None


@mutation("any other ideograph", "zh", "ja")
def other_ideograph(scene: Scene, chance: Random) -> Edit | None:
    """An ideograph within a word taken for any other; names are left alone."""
    pattern = r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]"
    found = one_of(scene.beside_names(re.finditer(pattern, scene.text)), chance)
    others = [other for other in re.findall(IDEOGRAPH, scene.world.alphabet) if found and other != found[0]]
    return Edit(*found.span(), chance.choice(others), 1, 1) if found and others else None


@mutation("character lost", "zh", "ja", "ko")
def lost(scene: Scene, chance: Random) -> Edit | None:
    """A character within a word left out; names are left alone."""
    pattern = r"(?<=[\u4e00-\u9fffぁ-ヴ가-힣])[\u4e00-\u9fffぁ-ヴ가-힣](?=[\u4e00-\u9fffぁ-ヴ가-힣])"
    found = one_of(scene.beside_names(re.finditer(pattern, scene.text)), chance)
    return Edit(*found.span(), "", 2, 2) if found else None


@mutation("characters transposed", "zh", "ja", "ko")
def transposed(scene: Scene, chance: Random) -> Edit | None:
    """Two neighbours within a word exchanged; names are left alone."""
    pattern = r"[\u4e00-\u9fffぁ-ヴ가-힣]{2}"
    found = one_of(scene.beside_names(re.finditer(pattern, scene.text)), chance)
    return Edit(*found.span(), found[0][::-1], 1, 1) if found and found[0][0] != found[0][1] else None


@mutation("character doubled", "zh")
def doubled_character(scene: Scene, chance: Random) -> Edit | None:
    """An ideograph twice: 的的, 发发展."""
    found = one_of(list(re.finditer(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=[\u4e00-\u9fff])", scene.text)), chance)
    return Edit(found.end(), found.end(), found[0], 2, 1) if found else None


@mutation("particle doubled", "ja")
def doubled_particle(scene: Scene, chance: Random) -> Edit | None:
    """A particle twice: のの, をを."""
    found = a_match(r"(?<=[\u4e00-\u9fffァ-ヴ])[のをがにはとでも](?=[\u4e00-\u9fffァ-ヴ])", scene.text, chance)
    return Edit(found.end(), found.end(), found[0], before=1) if found else None


@mutation("word doubled", "zh")
def doubled_pair(scene: Scene, chance: Random) -> Edit | None:
    """A word of two ideographs twice."""
    found = a_match(r"(?<=[的了在和、，])[\u4e00-\u9fff]{2}(?=[，、。的和])", scene.text, chance)
    return Edit(found.end(), found.end(), found[0], before=2) if found else None


@mutation("word doubled", "ko", *LETTERED)
def doubled_word(scene: Scene, chance: Random) -> Edit | None:
    """A word twice."""
    found = a_match(r"(?<=\s)[^\W\d_]+(?=\s)", scene.text, chance)
    return Edit(found.end(), found.end(), " " + found[0], before=len(found[0])) if found else None


@mutation("particle that does not fit", "ko")
def particle(scene: Scene, chance: Random) -> Edit | None:
    """The particle of a vowel behind a consonant, or the other way round."""
    found = a_match(r"(?<=[가-힣]{2})[은는을를과와](?= )|(?<=[가-힣]{2}[회국의])가(?= )", scene.text, chance)
    if not found:
        return None
    closed = (ord(scene.text[found.start() - 1]) - 0xAC00) % 28 > 0
    if closed != (found[0] in "은을과"):
        return None
    return Edit(*found.span(), PARTICLES.get(found[0], "이"), before=1)


@mutation("vowel mistaken", "ko")
def vowel(scene: Scene, chance: Random) -> Edit | None:
    """A vowel of a syllable taken for one that sounds or looks like it."""
    matches = scene.beside_names(re.finditer(r"[가-힣]", scene.text))
    found = one_of([each for each in matches if _vowel(each[0]) in VOWELS], chance)
    if not found:
        return None
    old = _vowel(found[0])
    return Edit(*found.span(), chr(ord(found[0]) + (VOWELS[old] - old) * 28), 1, 1)


@mutation("letter lost", *LETTERED)
def letter_lost(scene: Scene, chance: Random) -> Edit | None:
    """A letter within a word left out."""
    word, at = _in_word(scene, chance)
    return Edit(at, at + 1, "", at - word.start(), word.end() - at - 1) if word else None


@mutation("letter doubled", *LETTERED)
def letter_doubled(scene: Scene, chance: Random) -> Edit | None:
    """A letter within a word twice, where it stands but once."""
    word, at = _in_word(scene, chance)
    if not word or scene.text[at] in (scene.text[at - 1], scene.text[at + 1]):
        return None
    return Edit(at, at, scene.text[at], at - word.start(), word.end() - at)


@mutation("letters transposed", *LETTERED)
def letters_transposed(scene: Scene, chance: Random) -> Edit | None:
    """Two neighbours within a word exchanged."""
    word, at = _in_word(scene, chance)
    if not word or scene.text[at] == scene.text[at + 1]:
        return None
    return Edit(at, at + 2, scene.text[at + 1] + scene.text[at], at - word.start(), word.end() - at - 2)


@mutation("letter replaced", *LETTERED)
def letter_replaced(scene: Scene, chance: Random) -> Edit | None:
    """A letter within a word taken for another."""
    word, at = _in_word(scene, chance)
    letters = scene.world.alphabet.replace(scene.text[at], "")
    if not word or not letters:
        return None
    return Edit(at, at + 1, chance.choice(letters), at - word.start(), word.end() - at - 1)


@mutation("article that does not fit", "en")
def article(scene: Scene, chance: Random) -> Edit | None:
    """“A” before a vowel, “an” before a consonant."""
    found = a_match(r"\b[Aa]n?(?= [b-df-hj-np-tv-z]| [aei][a-z])", scene.text, chance)
    return Edit(*found.span(), found[0][0] + ("" if len(found[0]) == 2 else "n")) if found else None


@mutation("item of a list repeated", anywhere=True)
def repeated_item(scene: Scene, chance: Random) -> Edit | None:
    """An item of a list a second time at its end."""
    separator, item, end = LISTS["east" if scene.passage.language in EAST_ASIAN else "west"]
    found = a_match(rf"(?<!\w){item}(?:{separator}{item}){{2,}}{end}", scene.text, chance)
    if not found:
        return None
    items = re.split(separator, found[0])
    start = found.end() - len(items[-1])
    return Edit(start, found.end(), chance.choice(items[:-1]), before=len(found[0]) - len(items[-1]))


def _in_word(scene: Scene, chance: Random) -> tuple[re.Match[str] | None, int]:
    """A word in small letters, and a letter of it that is neither first nor last."""
    found = one_of(scene.beside_names(re.finditer(WORD, scene.text)), chance)
    return (found, chance.randrange(found.start() + 1, found.end() - 2)) if found else (None, 0)


def _vowel(syllable: str) -> int:
    return (ord(syllable) - 0xAC00) // 28 % 21

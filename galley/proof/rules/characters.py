"""Characters: what does not belong in a text of its language, whatever the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, found, write
from galley.proof.rule import on_passages
from galley.proof.shelf import scripts
from galley.proof.shelf.languages import LANGUAGES
from galley.proof.shelf.lexicon import lexicon
from galley.proof.shelf.region_forms import form

_FOREIGN = {
    "zh": ("kana", "Hangul", "Cyrillic"),
    "ja": ("Hangul", "Cyrillic"),
    "ko": ("kana", "Cyrillic"),
    "mn": ("Han", "kana", "Hangul"),
    "ru": ("Han", "kana", "Hangul"),
    "en": ("Han", "kana", "Hangul", "Cyrillic"),
}
"""The scripts that have no place in the running text of a language."""
_CODE = re.compile(r"[A-ZА-ЯЁ][-‑–]?\d")
_REPLACEMENT = re.compile("\ufffd+")
_MIXED = re.compile(f"[{scripts.RANGES['Latin']}{scripts.RANGES['Cyrillic']}{scripts.RANGES['Greek']}]{{2,}}")
_WORD = re.compile(f"[{scripts.RANGES['Cyrillic']}]+")
_WITH_SUFFIX = re.compile(r"[A-Z][A-Za-z]*[A-Z](?P<suffix>[а-яөүё]{2,})")
_HANJA = re.compile(f"[{scripts.RANGES['Han']}]+(?:[·・ ]?[{scripts.RANGES['Han']}]+)*")
_LONE = re.compile(r"(?<=[А-Яа-яЁёӨөҮү,—–]\s)[acoky](?=\s[«„А-Яа-яЁёӨөҮү])")
_OF_ZERO = re.compile(r"(?<![\w.-])(?:[1-9]\d*[OoОоΟο][OoОоΟο\d]*\d|[1-9]\d*[lІ]\d+)(?![A-Za-zА-Яа-яЁё-])")
_KANA_TWINS = dict(zip("ニロカエ一二八口力工卜夕", "二口力工ーニハロカエトタ", strict=True))
_KANA_AND_KANJI = re.compile(
    r"(?<=[ァ-ヺー])[一二八口力工卜夕](?=[ァ-ヺー])"
    r"|(?<=[\u4e00-\u9fff])(?:[ニロエ](?=[\u4e00-\u9fff])|(?<![数何一二三四五六七八九十百])カ(?=[\u4e00-\u9fff]))"
)


@on_passages("characters.replacement", Severity.ERROR)
def replacement(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The replacement character U+FFFD stands where a character was lost in a conversion.

    Authority: The Unicode Standard, chapter 23.8, Specials.

    Clean (zh): 会费用途：用于联合会活动。
    Fault (zh): 会费用途：⟦�⟧用于联合会活动。
    """
    for match in _REPLACEMENT.finditer(passage.text):
        yield found(
            passage,
            match,
            said("the replacement character U+FFFD stands for something that was lost"),
            said("look up the original and type what stood there, or delete it"),
        )


@on_passages("characters.script", Severity.ERROR, *_FOREIGN)
def script(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The running text of a language has the letters of its own script, and Latin ones for names and codes.

    Words of another language may stand in brackets or quotation marks, in a line that is all in that language, and in
    codes. A longer stretch outside is only likely to be a fault, and is a warning.

    Authority: house style; the scripts are those of The Unicode Standard, Annex 24.

    Clean (zh): 韩国庆尚北道（경상북도）的代表唱了《もっと近く》，代表们乘坐К-2列车。
    Clean (mn): 2014 онд NEAR-ийн гишүүн Тоттори муж (鳥取県) хурал зохион байгуулав.
    Fault (zh): 东⟦북⟧亚地区地方政府联合会
    Fault (zh): 会员地方政府⟦の⟧合作
    Fault (ko): 사무국⟦の⟧활동
    Fault (ru): Администрации ⟦会⟧ Ассоциации провели встречу.
    Fault (en): The members of the ⟦конференция⟧ met in Irkutsk.
    """
    foreign = _FOREIGN[passage.language]
    if not scripts.letters_of(*foreign).search(passage.text) or _is_in(passage.text, foreign):
        return
    for run in scripts.runs(passage.text, *foreign):
        around = scripts.enclosed(passage.text, run.start, run.end)
        if (around is not None and _is_mostly(around, foreign)) or _CODE.match(passage.text, run.start):
            continue
        if passage.is_said(run.start, run.end) or _is_part_of_word(passage.text, run):
            continue
        few = scripts.count(run.text, *foreign) <= 2 or passage.source is not None
        names = {name for letter in run.text if (name := scripts.script_of(letter))}
        yield found(
            passage,
            (run.start, run.end),
            said(
                "“{text}” is in letters of another script, in {language} text: {scripts}",
                text=run.text,
                language=LANGUAGES[passage.language],
                scripts=listed(scripts.CALLED[each] for each in sorted(names)),
            ),
            said("delete it, translate it, or put it in brackets behind its translation"),
            severity=None if few else Severity.WARNING,
        )


def _is_in(text: str, foreign: tuple[str, ...]) -> bool:
    """Whether a text is written in foreign scripts; two letters are too few to say."""
    return scripts.count(text, *foreign) > 1 and _is_mostly(text, foreign)


def _is_mostly(text: str, foreign: tuple[str, ...]) -> bool:
    """Whether at least 4 letters in 10 are of foreign scripts, as in Japanese, which writes both kana and Han."""
    return scripts.count(text, *foreign) >= 0.4 * scripts.count(text, *scripts.RANGES)


def _is_part_of_word(text: str, run: scripts.Run) -> bool:
    """Whether Cyrillic letters stand side by side with Latin ones: that is told of the word."""
    latin = scripts.letters_of("Latin")
    if not scripts.letters_of("Cyrillic").match(run.text):
        return False
    alike = scripts.as_latin(run.text) is not None and run.text.isupper()
    return alike or bool(latin.match(text, run.end) or (run.start and latin.match(text, run.start - 1)))


@on_passages("characters.region-form", Severity.ERROR, "zh", "ja")
def region_form(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A Chinese character has the form that the language of the text uses: simplified in Chinese, new in Japanese.

    Names of the registry are right as they stand there. An old form in Japanese is a warning, and a note where it is
    one that personal names often keep.

    Authority: General Standard Chinese Characters (通用规范汉字表, 2013) and GB/T 2312; JIS X 0208 and 常用漢字表 (2010).

    Clean (zh): 新潟县的尹赫晙、金璟实和金攸昣介绍了各自的工作。
    Clean (ja): 新潟県の会員と、桜の会の渡邉さんが参加した。
    Fault (zh): 济州特⟦別⟧自治道与⟦靑⟧森⟦県⟧
    Fault (ja): 会⟦员⟧自治体の⟦个⟧別の課題
    Fault (ja): 会員⟦國⟧の代表
    """
    others = {letter for letter in set(passage.text) if letter > "\u33ff" and form(letter, passage.language)}
    if not others:
        return
    hits = [at for at, letter in enumerate(passage.text) if letter in others]
    known = [(each.start, each.end) for each in lexicon(desk, passage.language).mentions(passage.text)]
    hits = [at for at in hits if not _is_quoted(passage, at) and not any(start <= at < end for start, end in known)]
    han = scripts.count(passage.text, "Han")
    if len(hits) > 5 and len(hits) > 0.25 * han:
        yield _whole_passage(passage, hits)
        return
    for at in hits:
        letter = passage.text[at]
        right = form(letter, passage.language)
        if right is not None:
            severity = (Severity.NOTE if right.kept_in_names else Severity.WARNING) if right.old else None
            yield found(
                passage,
                (at, at + 1),
                said(
                    "“{letter}” is not the {language} form of this character",
                    letter=letter,
                    language=LANGUAGES[passage.language],
                ),
                write(right.text),
                right.text if right.sure and not right.old else None,
                severity,
            )


def _whole_passage(passage: Passage, hits: list[int]) -> Finding:
    first, last = hits[0], hits[-1] + 1
    return found(
        passage,
        (first, last),
        said("the passage has {count} characters in the form of another region", count=len(hits)),
        said("write it in {language} characters, or say whose words it quotes", language=LANGUAGES[passage.language]),
        severity=Severity.WARNING,
    )


def _is_quoted(passage: Passage, at: int) -> bool:
    """Whether a character stands in brackets with kana or Hangul, or is what a reference prints."""
    around = scripts.enclosed(passage.text, at, at + 1)
    quoted = around is not None and passage.language == "zh" and scripts.count(around, "kana", "Hangul") > 1
    return quoted or passage.is_said(at, at + 1)


@on_passages("characters.hanja", Severity.NOTE, "ko")
def hanja(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """In Korean, Chinese characters stand in brackets behind the Hangul; one within a word is a warning.

    Authority: 국어기본법 (Framework Act on Korean Language), article 14.

    Clean (ko): 경상북도(慶尙北道) 포항시에서 ‘北東アジア’라는 노래를 불렀다.
    Fault (ko): 포항시에서 ⟦會議⟧를 열었다.
    """
    if _is_in(passage.text, ("Han", "kana")):
        return
    hangul = scripts.letters_of("Hangul")
    for match in _HANJA.finditer(passage.text):
        bracketed = scripts.enclosed(passage.text, *match.span()) is not None
        after = passage.text[match.end() : match.end() + 1]
        glossed = after in ("(", "（", "[")
        if not bracketed and not glossed and not passage.is_said(*match.span()):
            inside = len(match[0]) == 1 and bool(hangul.match(passage.text, match.start() - 1) and hangul.match(after))
            yield found(
                passage,
                match,
                said("“{written}” is in Chinese characters", written=match[0]),
                said("write it in Hangul; the characters may follow in brackets"),
                severity=Severity.WARNING if inside and match.start() else None,
            )


@on_passages("characters.look-alike", Severity.ERROR)
def look_alike(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The letters of a word are all of one script: no Latin letter stands for a Cyrillic one that looks like it.

    A suffix that was joined to Latin capitals takes a hyphen.

    Authority: The Unicode Standard, Technical Standard 39, section 5 (mixed-script detection).

    Clean (ru): В 2014 году АРАССВА (NEAR) и R20 провели встречу; IT-компания привезла поезд К-2.
    Clean (zh): COVID-19与BK21+项目
    Clean (mn): NEAR-ийн хурал Өмнөд Солонгост болов.
    Fault (ru): ⟦Рoссия⟧ и Китай
    Fault (mn): ⟦өмнoд⟧ хэсэг, улсын ⟦тvvх⟧
    Fault (zh): ⟦СОVID⟧-19与⟦СОР⟧21
    Fault (en): the ⟦Аssociation⟧ met
    """
    for match in _MIXED.finditer(passage.text):
        word = match[0]
        spelt, mend = _one_script(word, passage.language)
        if mend and not passage.is_said(*match.span()):
            yield found(
                passage,
                match,
                said("“{word}” has letters of another script: {letters}", word=word, letters=_told(word, spelt)),
                mend,
                spelt,
                severity=None if spelt else Severity.WARNING,
            )


def _one_script(word: str, language: str) -> tuple[str | None, str]:
    """The word in one script, where that is known, and what to do; nothing to do when it is in one."""
    present = [name for name in ("Latin", "Cyrillic", "Greek") if scripts.letters_of(name).search(word)]
    if present == ["Cyrillic"] and language not in ("mn", "ru") and word.isupper():
        spelt = scripts.as_latin(word)
        return (spelt, said("write “{spelt}” in Latin letters", spelt=spelt)) if spelt else (None, "")
    if len(present) < 2 or ("Greek" in present and scripts.unmixed(word, language) is None):
        return None, ""
    suffixed = _WITH_SUFFIX.fullmatch(word)
    if suffixed:
        return None, said("write the suffix “{suffix}” after a hyphen", suffix=suffixed["suffix"])
    spelt = scripts.unmixed(word, language)
    if spelt is None:
        return None, said("type the word again in one script")
    return spelt, said("write “{spelt}” in one script", spelt=spelt)


def _told(word: str, spelt: str | None) -> str:
    """The letters that are wrong, each once, by name."""
    wrong = [one for one, other in zip(word, spelt or "", strict=False) if one != other]
    if not spelt:
        wrong = [letter for letter in word if scripts.script_of(letter) != scripts.script_of(word[0])]
    return listed(
        said("“{letter}” is {script}", letter=each, script=scripts.CALLED.get(scripts.script_of(each) or "", ""))
        for each in dict.fromkeys(wrong)
    )


@on_passages("characters.latin-preposition", Severity.ERROR, "mn", "ru")
def latin_preposition(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A word of one letter between Cyrillic words is a Cyrillic letter: с, о, а, к, у, not a Latin one like it.

    Authority: The Unicode Standard, Technical Standard 39, section 4 (confusable detection).

    Clean (ru): Встреча с губернатором; пункт a) и вариант B.
    Fault (ru): Встреча ⟦c⟧ губернатором прошла в Иркутске.
    """
    for match in _LONE.finditer(passage.text):
        spelt = scripts.as_cyrillic(match[0])
        if spelt:
            yield found(
                passage,
                match,
                said("“{written}” is a Latin letter", written=match[0]),
                said("type the Cyrillic “{spelt}”", spelt=spelt),
                spelt,
            )


@on_passages("characters.alphabet", Severity.ERROR, "mn", "ru")
def alphabet(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Mongolian and Russian words have the letters of their alphabets: ө and ү, not є, ї, ѳ or Kazakh ә, ұ.

    A Russian word with a letter of another alphabet may be a foreign name, and is a warning. Kazakh names in
    Mongolian are left alone.

    Authority: the alphabets of Mongolian (1941) and Russian (1918).

    Clean (mn): Өмнөд Солонгосын хөгжил, үндэсний түүх.
    Clean (ru): Ещё раз о зелёном росте и об отчете.
    Fault (mn): ⟦хєгжил⟧ ба ⟦їндэсний⟧ түүх
    Fault (ru): Аймаг ⟦Дорноговь-Өмнө⟧ расположен на юге.
    """
    for run in scripts.runs(passage.text, "Cyrillic"):
        for match in re.finditer(r"\S+", run.text) if passage.language == "ru" else _WORD.finditer(run.text):
            word, start = match[0].strip(".,;:·、。"), run.start + match.start()
            if scripts.in_alphabet("".join(filter(str.isalpha, word)), passage.language):
                continue
            finding = _other_letters(passage, word, start)
            if finding and not passage.is_said(start, start + len(word)):
                yield finding


def _other_letters(passage: Passage, word: str, start: int) -> Finding | None:
    place = (start, start + len(word))
    spelt = scripts.in_mongolian_letters(word) if passage.language == "mn" else None
    if passage.language == "mn" and spelt is None:
        return None
    around = scripts.enclosed(passage.text, *place)
    if passage.language == "ru" and around is not None and not scripts.in_alphabet(_letters(around), "ru"):
        return None
    others = sorted({each for each in _letters(word) if not scripts.in_alphabet(each, passage.language)})
    return found(
        passage,
        place,
        said(
            "“{letters}” is no letter of {language}", letters="”, “".join(others), language=LANGUAGES[passage.language]
        ),
        write(spelt) if spelt else said("write it with Russian letters"),
        spelt,
        None if spelt else Severity.WARNING,
    )


def _letters(text: str) -> str:
    return "".join(scripts.letters_of("Cyrillic").findall(text))


@on_passages("characters.digit", Severity.WARNING)
def digit(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A number has digits only: no letter O stands for zero, no letter l for one.

    Authority: The Unicode Standard, Technical Standard 39, section 4 (confusable detection).

    Clean (en): In 2014 the R20 and a 3D model of H2O were shown.
    Fault (zh): ⟦2O14⟧年召开会议。
    Fault (ru): В ⟦2О14⟧ году
    """
    for match in _OF_ZERO.finditer(passage.text):
        spelt = re.sub("[lІ]", "1", re.sub("[OoОоΟο]", "0", match[0]))
        yield found(passage, match, said("“{written}” has a letter for a digit", written=match[0]), write(spelt), spelt)


@on_passages("characters.jamo", Severity.WARNING, "ko")
def jamo(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A single letter of Hangul does not follow a syllable: there a syllable was not finished.

    Authority: 한글 맞춤법 (Hangul orthography): letters are written together in syllables.

    Clean (ko): ㄱ자 모양의 건물에서 회의를 열었다.
    Fault (ko): 회의를 개최하⟦ㄴ⟧다.
    """
    for match in re.finditer(r"(?<=[가-힣])[ㄱ-ㅎㅏ-ㅣ]+(?![ㄱ-ㅎㅏ-ㅣ])", passage.text):
        if not re.fullmatch(r"([ㅋㅎㅠㅜ])\1*", match[0]):
            yield found(
                passage,
                match,
                said("“{written}” is a letter by itself", written=match[0]),
                said("type the whole syllable"),
            )


@on_passages("characters.kana-kanji", Severity.WARNING, "ja")
def kana_kanji(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """In Japanese, a kanji does not stand for a katakana that looks like it, nor the other way round.

    Authority: house style; the pairs are those of The Unicode Standard, Technical Standard 39.

    Clean (ja): 二国間の協力のニュースを、ロシアの数カ国語で二人が送った。
    Fault (ja): サ⟦一⟧ビスの入⟦ロ⟧付近で協⟦カ⟧関係を結んだ。
    """
    for match in _KANA_AND_KANJI.finditer(passage.text):
        twin = _KANA_TWINS[match[0]]
        yield found(
            passage,
            match,
            said("“{written}” looks like “{twin}”, which is meant", written=match[0], twin=twin),
            write(twin),
            twin,
        )

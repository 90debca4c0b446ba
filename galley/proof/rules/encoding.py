"""Encoding: what a conversion or a keyboard left behind: code points that no reader sees or that have a plain twin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, found, write
from galley.proof.rule import on_passages
from galley.proof.shelf.scripts import RANGES

_CJK = f"[{RANGES['Han']}{RANGES['kana']}、。，！？；：「」『』（）《》]"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_NOBODYS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(15)) + "]+"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x9f]+"
)
_JOINERS = frozenset("\u200c\u200d")
_NO_BREAK = re.compile("[\u00a0\u202f]+")
_COMPATIBILITY = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\ufb00-\ufb06\uff61-\uff9f\uffa1-\uffdc\U0002f800-\U0002fa1f]+")
_UNITS = re.compile("[\u3371-\u33df\u3300-\u3357]+")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*")
_ASCII = re.compile("[0-9]")
_ROMAN = re.compile("[Ⅰ-Ⅿⅰ-ⅿ]+")
_DECOMPOSED = re.compile(
    "(?:[^\\W\\d_\u0300-\u036f][\u0300-\u036f\u3099\u309a]+|[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+|[가-힣][\u11a8-\u11ff]+)+"
)
_WORD_WITH_MARK = re.compile("[^\\W\\d_]*[\u0300-\u036f\u3099\u309a](?:[^\\W\\d_]|[\u0300-\u036f\u3099\u309a])*")
_LONE_MARK = re.compile("(?<![^\\W\\d_])(?<![\u0300-\u036f])[\u0300-\u036f\u3099\u309a]+")
_MOJIBAKE = re.compile(
    "(?:锟斤拷|烫烫烫|屯屯屯|ï»¿|ï¿½|пїЅ)+|(?:â€[\u0090-\u00bf™œž\u201c\u201d¦“”˜]?|Ã[\u0080-\u00bf]|[ÐÑ][\u0080-\u00bf])+(?:[ÐÑ]?[\u0080-\u00bf])*"
    "|(?:[РС][\u00a0-\u00bfЁ-Џё-џ\u2013-\u2122]){3,}"
)


def _codes(text: str) -> str:
    """The code points of a text with their names, once each."""
    return listed(f"U+{ord(each):04X} {unicodedata.name(each, '')}".rstrip() for each in dict.fromkeys(text))


@on_passages("encoding.private-use", Severity.ERROR)
def private_use(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """No character is of the private use area, or one that Unicode says is no character: each font shows another.

    Authority: The Unicode Standard, chapter 23.5, Private-Use Characters, and 23.7, Noncharacters.

    Clean (zh): ㉑ 肯特省
    Fault (zh): ⟦\ue123⟧ 肯特省
    """
    for pattern, what in (
        (_PRIVATE, said("for private use")),
        (_NOBODYS, said("no character")),
    ):
        for match in pattern.finditer(passage.text):
            yield found(
                passage,
                match,
                said("{codes} is {what}: it means nothing outside one font", codes=_codes(match[0]), what=what),
                said("look up the original and type the character that was meant"),
            )


@on_passages("encoding.invisible", Severity.WARNING)
def invisible(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A text has no characters that nobody sees: controls, zero-width spaces, marks of direction, soft hyphens.

    A soft hyphen inside a Russian, Mongolian or English word is only a note.

    Authority: The Unicode Standard, chapter 23, Special Areas and Format Characters.

    Clean (en): The Association met in Irkutsk.
    Fault (zh): 联合会⟦\u200b⟧会议
    Fault (ru): Ассоциация ⟦\u200e⟧провела встречу; инфор⟦\u00ad⟧мация.
    """
    for match in _INVISIBLE.finditer(passage.text):
        before, after = passage.text[: match.start()][-1:], passage.text[match.end() :][:1]
        if set(match[0]) <= _JOINERS and unicodedata.category(before or " ") in ("So", "Sk", "Mn"):
            continue
        soft = match[0] == "\u00ad" and before.isalpha() and after.isalpha()
        hinted = soft and passage.language in ("en", "ru", "mn")
        yield found(
            passage,
            match,
            said("{codes} is invisible here", codes=_codes(match[0])),
            said("delete it"),
            "",
            Severity.NOTE if hinted else None,
        )


@on_passages("encoding.no-break-space", Severity.WARNING, "zh", "ja")
def no_break_space(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Chinese and Japanese have no no-break space between their characters; beside Latin letters it is a note.

    Authority: 中文排版需求 (Requirements for Chinese Text Layout, W3C); JIS X 4051.

    Clean (zh): 2014年10月，NEAR秘书处举行会议。
    Fault (zh): 联合会⟦\u00a0⟧会议
    """
    for match in _NO_BREAK.finditer(passage.text):
        before, after = passage.text[: match.start()][-1:], passage.text[match.end() :][:1]
        inside = bool(re.match(_CJK, before) and re.match(_CJK, after))
        yield found(
            passage,
            match,
            said("a no-break space has no use here"),
            said("delete it") if inside else said("type a usual space, or none"),
            "" if inside else None,
            None if inside else Severity.NOTE,
        )


@on_passages("encoding.compatibility", Severity.WARNING)
def compatibility(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A character is the usual one, not a copy of it: no CJK compatibility ideograph, radical or half-width kana.

    In Japanese names a compatibility ideograph may be meant, and is a note.

    Authority: The Unicode Standard, Annex 15 (normalisation); JIS X 0208.

    Clean (ja): カタログの見出し、山﨑さん
    Fault (zh): 联合会的⟦⽅⟧案
    Fault (ja): ⟦ｶﾀﾛｸﾞ⟧を配る。
    Fault (en): The ⟦ﬁ⟧rst meeting
    """
    for match in _COMPATIBILITY.finditer(passage.text):
        usual = unicodedata.normalize("NFKC", match[0])
        if usual == match[0]:
            continue
        named = passage.language == "ja" and match[0] > "\uf8ff" and match[0] < "\ufb00"
        yield found(
            passage,
            match,
            said("“{written}” is {codes}, a copy of “{usual}”", written=match[0], codes=_codes(match[0]), usual=usual),
            write(usual),
            None if named else usual,
            Severity.NOTE if named else None,
        )


@on_passages("encoding.full-width", Severity.WARNING)
def full_width(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Latin letters and digits are of their own width, not of the width of a Chinese character.

    Japanese may set a single letter or digit wide, but not where others are not.

    Authority: 中文排版需求 (Requirements for Chinese Text Layout, W3C) and GB/T 15835; elsewhere house style.

    Clean (ja): 第６回のＡ案
    Clean (zh): 2014年NEAR论坛
    Fault (zh): ⟦２０１４⟧年⟦ＮＥＡＲ⟧论坛
    Fault (ja): ⟦２０１４⟧年の第1⟦２⟧回
    """
    for match in _FULL_WIDTH.finditer(passage.text):
        usual = unicodedata.normalize("NFKC", match[0])
        beside = passage.text[: match.start()][-1:] + passage.text[match.end() :][:1]
        mixed = any(each.isascii() and each.isalnum() for each in beside)
        if passage.language == "ja" and len(usual) == 1 and not mixed and not _ASCII.search(passage.text):
            continue
        severity = Severity.NOTE if passage.language == "ja" and not mixed else None
        yield found(passage, match, said("“{written}” is full-width", written=match[0]), write(usual), usual, severity)


@on_passages("encoding.unit", Severity.NOTE)
def unit(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A unit is written in letters, not as one square character.

    Authority: ISO 80000-1, section on unit symbols; The Unicode Standard, Annex 15.

    Clean (ko): 면적은 1,000 km²이다.
    Fault (ko): 면적은 1,000⟦㎢⟧이다.
    """
    for match in _UNITS.finditer(passage.text):
        usual = unicodedata.normalize("NFKC", match[0]).replace("m2", "m²").replace("m3", "m³")
        yield found(passage, match, said("“{written}” is one character", written=match[0]), write(usual))


@on_passages("encoding.roman-numeral", Severity.WARNING, "ru", "mn", "en")
def roman_numeral(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A Roman numeral is written in Latin letters; the single characters are for Chinese, Japanese and Korean.

    Authority: The Unicode Standard, chapter 22.3, Numerals.

    Clean (ru): XXI век, глава IV
    Fault (ru): глава ⟦Ⅳ⟧
    """
    for match in _ROMAN.finditer(passage.text):
        usual = unicodedata.normalize("NFKC", match[0])
        yield found(
            passage,
            match,
            said("“{written}” is {codes}", written=match[0], codes=_codes(match[0])),
            write(usual),
            usual,
        )


@on_passages("encoding.composition", Severity.ERROR)
def composition(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A letter with its mark is one character: й and not и with a breve, 한 and not its three letters.

    A stress mark, for which there is no letter, may stand.

    Authority: The Unicode Standard, Annex 15 (normalisation form C).

    Clean (ru): Большо́й за́мок
    Fault (ru): ⟦Большои\u0306⟧ театр
    Fault (ko): ⟦\u1112\u1161\u11ab\u1100\u116e\u11a8⟧ 정부
    Fault (ja): 会議の⟦テ\u3099⟧ータ
    """
    for match in _DECOMPOSED.finditer(passage.text):
        word = next(
            (each for each in _WORD_WITH_MARK.finditer(passage.text) if each.start() <= match.start() < each.end()),
            match,
        )
        if not re.match(f"[{RANGES['Latin']}{RANGES['Cyrillic']}]", match[0]):
            word = match
        usual = unicodedata.normalize("NFC", word[0])
        if usual != word[0]:
            yield found(passage, word, said("“{word}” has letters and marks apart", word=word[0]), write(usual), usual)
    for match in _LONE_MARK.finditer(passage.text):
        yield found(
            passage,
            match,
            said("{codes} stands on no letter", codes=_codes(match[0])),
            said("delete it, or type the letter"),
        )


@on_passages("encoding.mojibake", Severity.ERROR)
def mojibake(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A text was read in the encoding it was written in: no â€™, Ã©, пїЅ or 锟斤拷 stands for other characters.

    Authority: The Unicode Standard, chapter 3.10, Unicode Encoding Schemes.

    Clean (en): The mayors’ forum in São Paulo and Ålesund
    Fault (en): The mayors⟦â€™⟧ forum
    Fault (zh): 会员⟦锟斤拷⟧政府
    """
    for match in _MOJIBAKE.finditer(passage.text):
        yield found(
            passage,
            match,
            said("“{written}” is what other characters become in a wrong encoding", written=match[0]),
            said("open the original in its own encoding and take the text from there"),
        )

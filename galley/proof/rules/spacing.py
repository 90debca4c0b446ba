"""Spacing: spaces where none belong, and none where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, unsaid, write
from galley.proof.marks import dashes, spaces
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE
_BESIDE = {"unit": said("unit"), "number": said("number"), "Latin": said("Latin word")}


@on_passages("spacing.beside-mark", _WARNING, "zh", "ja")
def space_beside_mark(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Full-width marks bring their own space: none is typed before or after them, nor inside brackets and quotes.

    Authority: GB/T 15834-2011, 5.1; JIS X 4051; Requirements for Chinese Text Layout (CLREQ).

    Clean (zh): 缔结信赖关系，做出贡献。NEAR成立于1996年。
    Clean (ja): 本当ですか？　はい。
    Fault (zh): 打造交流合作平台，⟦ ⟧缔结信赖关系，为世界和平做出贡献⟦ ⟧。
    Fault (zh): 日本的三岛 Aoi⟦ ⟧、韩国的朴秀莞获奖。
    Fault (ja): 総会は、⟦ ⟧全羅南道で開かれた。
    """
    for start, end in spaces.beside_wide_marks(passage):
        yield from unsaid(passage, start, end, said("a space beside a full-width mark"), said("delete the space"), "")


@on_reading("spacing.stray", _WARNING, "zh", "ja")
def stray_space(reading: Reading) -> Iterator[Finding]:
    """No space stands within a date or between two Han letters of a sentence, nor beside numbers where others have none.

    Spaced names (金 在 孝), columns of a table and the joints of lines are left alone.

    Authority: GB/T 15835-2011; Requirements for Chinese Text Layout (CLREQ); JIS X 4051.

    Clean (zh): 2014年10月22日，秘书长签署宣言。 ¶ 秘书长 金  在  孝
    Clean (zh): 环境 日本富山县 1998年 11次
    Fault (zh): 2014年⟦ 10月 ⟧22日
    Fault (zh): 中国5个、日本4个、韩国12个、蒙古6个、俄罗斯⟦ ⟧4个地方政府，共33个。
    Fault (zh): 伊尔库茨克州代表⟦ ⟧林罗扎代读了答谢词，表达了谢意。
    Fault (ja): 2014年⟦ ⟧10月22日に開かれた。
    """
    passages = [passage for passage in reading.passages if passage.language in ("zh", "ja")]
    told = set[tuple[int, int]]()
    for passage in passages:
        for start, end in spaces.in_dates(passage):
            told |= {(id(passage), at) for at in range(start, end)}
            whole = passage.text[start:end]
            yield from unsaid(
                passage, start, end, said("spaces in a date"), said("delete them"), re.sub(spaces.SPACE, "", whole)
            )
        for start, end in spaces.between_letters(passage):
            mend = said("delete the space, or write the mark that was lost")
            yield from unsaid(passage, start, end, said("a space between two letters of a sentence"), mend)
    for passage, start, end, what in spaces.against_use(passages):
        if (id(passage), start) not in told:
            message = said("a space beside a {what}, where this text nearly always has none", what=_BESIDE[what])
            safe, severity = ("", None) if what != "Latin" else (None, _NOTE)
            yield from unsaid(passage, start, end, message, said("delete the space"), safe, severity)


@on_passages("spacing.before-mark", _WARNING)
def space_before(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """No space stands before , . ; : ! ? nor inside brackets and guillemets.

    Authority: The Chicago Manual of Style, 6; Мильчин, Справочник издателя и автора; 한글 맞춤법 부록 (문장 부호).

    Clean (en): China, Japan and Korea (2014) ... and .NET
    Fault (en): China⟦ ⟧, Japan and (⟦ ⟧South Korea) took part⟦ ⟧.
    Fault (ru): Что обсуждали на форуме⟦ ⟧?
    Fault (ko): 총회가 열렸다⟦ ⟧.
    """
    for start, end in spaces.before_narrow_marks(passage):
        message = said("a space before a mark, or inside brackets")
        yield from unsaid(passage, start, end, message, said("delete the space"), "")


@on_passages("spacing.missing", _WARNING)
def space_missing(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A space follows , . ; : ! ? between two words, precedes an opening bracket, and follows a closing one.

    Korean writes brackets behind a word, and particles behind brackets, without a space.

    Authority: The Chicago Manual of Style, 6; Мильчин, Справочник издателя и автора; 한글 맞춤법 부록 (문장 부호).

    Clean (en): U.S. members, 2,000 people, 12:30, www.neargov.org, member(s)
    Clean (ko): 동북아시아지역자치단체연합(NEAR)은
    Fault (en): China⟦,⟧Japan and Republic of Sakha⟦(⟧Yakutia)
    Fault (ru): Ассоциация создана⟦.⟧Сегодня в ней 73 члена.
    Fault (ko): 중국⟦,⟧일본이 참석하였다.
    Fault (ko): 기후변화행동연합(R20⟦)⟧협력 파트너
    Fault (en): The Regions of Climate Action (R20⟦)⟧signed a memorandum.
    """
    for offset, side in spaces.missing(passage):
        mark = passage.text[offset]
        wanted = f" {mark}" if side == "before" else f"{mark} " if mark in ",;)" else None
        yield from unsaid(
            passage,
            offset,
            offset + 1,
            (
                said("no space before {mark}", mark=mark)
                if side == "before"
                else said("no space after {mark}", mark=mark)
            ),
            said("write a space"),
            wanted,
        )


@on_passages("spacing.double", _WARNING)
def double_space(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """One space stands between two words.

    Authority: The Chicago Manual of Style, 6; Мильчин, Справочник издателя и автора.

    Clean (en): Shaanxi Province   Liaoning Province
    Fault (en): Shaanxi⟦  ⟧Province
    Fault (ru): Генеральная⟦  ⟧Ассамблея
    """
    for start, end in spaces.double(passage):
        yield from unsaid(passage, start, end, said("two spaces between two words"), said("leave one"), " ")


@on_passages("spacing.hyphen", _WARNING)
def spaced_hyphen(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Between words with a space on both sides stands a dash, not a hyphen and not a low line.

    Authority: Мильчин, Справочник издателя и автора; New Hart’s Rules, 4.11.

    Clean (ru): Северо-Восточная Азия — центр мира.
    Fault (ru): Ассоциация ⟦-⟧ крупнейшая организация.
    Fault (en): Partners ⟦_⟧ Assembly of European Regions
    """
    wanted = "—" if passage.language in ("ru", "mn") else "–"
    for start, end in dashes.spaced_hyphens(passage):
        what = said("a low line") if passage.text[start] == "_" else said("a hyphen")
        yield from unsaid(passage, start, end, said("{what} for a dash", what=what), write(wanted), wanted)

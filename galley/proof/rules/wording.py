"""Wording: words that are wrong, doubled, missing or too many, and texts that say the same again."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, write
from galley.proof.rule import on_passages
from galley.proof.words import letters, particles
from galley.proof.words.korean import korean
from galley.proof.words.korean_slips import misfits

_SENTENCES = (Kind.PARAGRAPH, Kind.ITEM)


@on_passages("wording.particle", Severity.ERROR, "ko")
def particle(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A Korean particle has the form that goes with the syllable before it.

    Authority: 한글 맞춤법 and 표준어 규정, on the forms of particles.

    Clean (ko): 회의를 열고 사무국을 두었으며 정부와 서울로 갔다. 가을에 마을을 지을 것이다.
    Clean (ko): 아이가 어린이와 함께 노래를 듣는 사이 회의는 끝났다.
    Fault (ko): 회의⟦을⟧ 열고 사무국⟦를⟧ 두었으며 서울⟦으로⟧ 갔다.
    Fault (ko): 사무국⟦는⟧ 2014년에⟦은⟧ 총회가 끝난 뒤 워크숍⟦와⟧ 포럼을 열었다.
    """
    known = korean()
    told = misfits(passage, known, desk) if known else ()
    for misfit in (*particles.misfits(passage.text), *told):
        span = Span(passage, misfit.start, misfit.end)
        yield Finding(
            span,
            said("{text} does not go with the syllable before it", text=span.text),
            write(misfit.right),
            (),
            misfit.right,
        )


@on_passages("wording.article", Severity.ERROR, "en")
def article(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """An English article is one word, and a or an by the sound after it.

    Authority: The Chicago Manual of Style, on a and an.

    Clean (en): An NGO, a European region, an hour, a unit, an MoU and a one-off event. Group A is here.
    Fault (en): It signed ⟦a⟧ agreement with ⟦an⟧ university for a⟦ the⟧ year.
    """
    for start, end, right in letters.wrong_articles(passage.text):
        span = Span(passage, start, end)
        yield Finding(
            span, said("“{text}” does not go with the sound after it", text=span.text), write(right), (), right
        )
    for start, end in letters.doubled_articles(passage.text):
        yield Finding(Span(passage, start, end), said("two articles stand on end"), said("leave one out"))


@on_passages("wording.capital", Severity.WARNING, "en", "ru", "mn")
def capital(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A sentence begins with a capital letter.

    Authority: The Chicago Manual of Style; Правила русской орфографии и пунктуации.

    Clean (en): The meeting closed. Delegates left, approx. two hours later, e.g. by train.
    Fault (en): The meeting closed. ⟦d⟧elegates left.
    Clean (ru): В регионе живёт 5 млн. человек.
    Fault (ru): Заседание закрылось. ⟦у⟧частники уехали.
    """
    for start, end in letters.small_beginnings(passage.text) if passage.kind in _SENTENCES else ():
        span = Span(passage, start, end)
        yield Finding(
            span,
            said("the sentence begins with a small letter"),
            said("begin it with a capital letter"),
            (),
            span.text.upper(),
        )


@on_passages("wording.joint", Severity.WARNING)
def joint(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A space stands between two words in Latin letters.

    Authority: house style.

    Clean (zh): PioNEAR项目、McKinsey公司、YouTube和iPhone
    Fault (zh): Regional Government⟦sM⟧ain Activities
    """
    for start, end in letters.joints(passage.text):
        yield Finding(Span(passage, start, end), said("two words run together"), said("write a space between them"))

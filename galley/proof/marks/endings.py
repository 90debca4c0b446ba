"""Ends of paragraphs and items: whether a sentence is closed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from galley.proof.copy.passage import Kind, Passage
from galley.proof.marks.numbering import number_of
from galley.proof.marks.signs import is_spaced_text

_CLOSERS = "”’」』》〉）)»“\"'】〕\\]"
_STOPPED = re.compile(rf"[。！？…．.!?][{_CLOSERS}]*$")
_CLOSED = re.compile(rf"[。！？…．.!?；;：:—－-][{_CLOSERS}]*$")
_INNER_STOP = re.compile(rf"[。！？][{_CLOSERS}]*(?=\S)|[a-zа-яёөү가-힣]{{2}}[.!?][{_CLOSERS}]*\s+(?=[A-ZА-ЯЁӨҮ가-힣])")
_WORD_END = re.compile(r"[\w%](?:[”’」』»）)])?$")
_BULLET = re.compile(r"[ \t\u3000]*([-–•·▪●○◦※*])[ \t\u3000]*(?=\S)")
_SHORTEST = 12
_COMMAS = 2
_SENTENCE, _SENTENCE_OF_HAN = 60, 25
"""Letters from which on a paragraph is a sentence."""


def ends_with_stop(text: str) -> bool:
    """Whether the last mark of a text ends a sentence, quotes and brackets aside."""
    return _STOPPED.search(text.rstrip()) is not None


def is_unfinished(passage: Passage) -> bool:
    """Whether a paragraph has a sentence that ends, or two commas of one, but its last one does not end.

    A broken paragraph may be taken for a label.
    """
    told = _INNER_STOP.search(passage.text) is not None or passage.text.count("，") >= _COMMAS
    return passage.kind in (Kind.PARAGRAPH, Kind.LABEL) and _is_open(passage) and told


def is_open_paragraph(passage: Passage) -> bool:
    """Whether a paragraph known to be one is so long that it is a sentence, and has no mark at its end.

    A translation is one where its source ends with a stop, however short.
    """
    if passage.kind is not Kind.PARAGRAPH or not _is_open(passage):
        return False
    if passage.source is not None:
        return ends_with_stop(passage.source.text)
    return len(passage.text) >= (_SENTENCE if is_spaced_text(passage) else _SENTENCE_OF_HAN)


def _is_open(passage: Passage) -> bool:
    text = passage.text.rstrip()
    return not _CLOSED.search(text) and _WORD_END.search(text) is not None


_PREDICATES = {
    "ja": re.compile(
        r"(?:[しっんいれせらけめえげねべてきちみびりにじぎ]た|いる|ある|した|する|れる|ます|ました|です|だった|した|ない|である)$"
    ),
    "ko": re.compile(r"[가-힣]{2}다$"),
    "mn": re.compile(r"[а-яёөү]{2}(?:лаа|лээ|лоо|лөө|сан|сэн|сон|сөн|даг|дэг|дог|дөг|жээ|чээ|байна|юм|[нл][аэоө])$"),
}
"""What a Japanese, Korean or Mongolian sentence ends with, and hardly any line within one."""


def ends_with_predicate(passage: Passage) -> bool:
    """Whether the last word of a paragraph ends a sentence, so that only its mark is missing: in ja, ko and mn."""
    pattern = _PREDICATES.get(passage.language)
    if pattern is None or passage.kind is not Kind.PARAGRAPH or len(passage.text) < _SHORTEST + _SHORTEST // 2:
        return False
    return pattern.search(passage.text.rstrip()) is not None


def begins_anew(passage: Passage) -> bool:
    """Whether a passage cannot go on with the sentence of the one before."""
    return passage.kind is not Kind.PARAGRAPH or bool(number_of(passage.text) or _BULLET.match(passage.text))


def lists(passages: Iterable[Passage], submitted: bool) -> list[list[Passage]]:
    """The items that stand together; in a text that was sent those with the same bullet, as its lists were guessed."""
    found = defaultdict[str, list[Passage]](list)
    for passage in passages:
        bullet = passage.marker or (match[1] if (match := _BULLET.match(passage.text)) else "")
        if submitted and bullet and not bullet.strip("().（）、").isalnum():
            found[f"{passage.file} {bullet}"].append(passage)
        elif passage.kind is Kind.ITEM and passage.group:
            found[passage.group].append(passage)
    return [items for items in found.values() if len(items) > 2]


def odd_ones(items: Sequence[Passage]) -> Iterator[tuple[Passage, bool, Passage]]:
    """Items that end otherwise than at least three of four others, whether these end with a stop, one of them."""
    speaking = [
        item for item in items if len(item.text.strip()) >= _SHORTEST and item.text.rstrip()[-1] not in ")）:："
    ]
    told = [(item, ends_with_stop(item.text)) for item in speaking]
    for usual in (True, False):
        majority = [item for item, stopped in told if stopped is usual]
        minority = [item for item, stopped in told if stopped is not usual]
        if majority and minority and len(majority) >= max(2, 3 * len(minority)):
            yield from ((item, usual, majority[0]) for item in minority)


_HEADED = re.compile(r".{2,40}[)）]\s*")
_HEADS_APART = 3
"""Passages from one head to the next in the same list."""


def lists_unlike(passages: Sequence[Passage]) -> Iterator[tuple[list[Passage], Passage]]:
    """Lists whose items are headed, as “· 第1次会议(1997. 8)”, and whose texts all end without a stop, where those of
    another such list all end with one; and one of these.
    """
    told = _headed_texts(passages)
    stopped = [texts for texts in told if all(ends_with_stop(text.text) for text in texts)]
    if stopped:
        for texts in told:
            if not any(ends_with_stop(text.text) for text in texts):
                yield texts, stopped[0][0]


def _headed_texts(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The texts behind headed items, which stand together; their lists begin anew with another 1."""
    found, last = list[list[Passage]](), -9
    heads = [at for at, each in enumerate(passages[:-1]) if each.kind is Kind.ITEM and _HEADED.fullmatch(each.text)]
    for at, after in pairwise([*heads, len(passages)]):
        texts = passages[at + 1 : min(after, at + 3)]
        if not texts or texts[0].kind is Kind.ITEM or texts[0].file != passages[at].file:
            continue
        text = texts[-1] if after <= at + 3 else texts[0]
        if at - last > _HEADS_APART or re.search(r"(?<!\d)1(?!\d)", passages[at].text.split("(")[0].split("（")[0]):
            found.append([])
        found[-1].append(text)
        last = at
    return [texts for texts in found if len(texts) > 2]

"""Parsing: what each word of a sentence hangs on there, and how, as a parser finds likeliest.

A language has a parser where its `language.yaml` names one of the models of Slovnet that come with Natasha, and vectors of words for it, or a
pipeline of spaCy, which tells parts of speech as well. Natasha itself is not imported: it is a folder of data here, and what it would import for more is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from math import e
from pathlib import Path
from typing import Any, NamedTuple

from galley.later import later
from galley.tongues import facts

LONGEST = 80
"""A sentence of more words and marks is left unread: it is a table or a list."""
ROOT = -1
_AT_ONCE = 16
_Hangs = list[tuple[int, str, float]]
"""Of each word of a sentence the head, the relation and how likely the head is."""
PLAIN = str.maketrans("’‘“”", "''\"\"")
"""Marks as pipelines know them."""
_LEFT_OUT = "ner", "lemmatizer", "attribute_ruler", "senter"
"""What a pipeline has besides its tagger and parser."""


class Word(NamedTuple):
    """A word or mark of a sentence, from `start` to `end` in the text.

    It hangs on the word at `head` in its sentence, on none at `ROOT`, by a `relation` of Universal Dependencies, in English of ClearNLP; `sure` says how likely
    that one is of all words, from 0 to 1, where the parser weighs them. `tag` is its part of speech in the manner of the Penn Treebank, where the parser tells it.
    """

    text: str
    start: int
    end: int
    head: int
    relation: str
    sure: float
    tag: str = ""


Sentences = tuple[tuple[Word, ...], ...]
_TEXTS = 32
"""So many texts are read at once, where it is known which."""
_NEXT: dict[tuple[str, str], tuple[str, ...]] = {}
"""The texts that are read with each that is expected."""
_READ: dict[tuple[str, str], Sentences] = {}
"""The sentences of those that were read last."""


def has_parser(language: str) -> bool:
    """Whether the sentences of a language can be parsed."""
    return "parser" in facts(language)


def has_pipeline(language: str) -> bool:
    """Whether its words are told with their parts of speech."""
    return "pipeline" in facts(language)


def expect(language: str, texts: Sequence[str]) -> None:
    """Says which texts are read next, so that `parsed` reads some of them at once: one by one they take twice as long."""
    _NEXT.clear()
    for first in range(0, len(texts), _TEXTS):
        batch = dict.fromkeys(texts[first : first + _TEXTS])
        _NEXT.update(((language, each), tuple(batch)) for each in batch)


def parsed(language: str, text: str) -> Sentences:
    """The sentences of a text that have two words or more, each word and mark with what it hangs on; none in a language without a parser. What texts that are read at once say twice is parsed once."""
    if (language, text) not in _READ:
        texts = _NEXT.get((language, text), (text,))
        read = _piped(language, texts) if has_pipeline(language) else _hanging(language, texts)
        _READ.clear()
        _READ.update(zip(((language, each) for each in texts), read, strict=True))
    return _READ[language, text]


def _hanging(language: str, texts: Sequence[str]) -> Iterator[Sentences]:
    cut = [list(_sentences(text)) if has_parser(language) else [] for text in texts]
    written = [
        [tuple(text[start:end] for start, end in spans) for spans in each]
        for text, each in zip(texts, cut, strict=True)
    ]
    distinct, hanging = (
        list(dict.fromkeys(words for each in written for words in each)),
        dict[tuple[str, ...], _Hangs](),
    )
    for first in range(0, len(distinct), _AT_ONCE):
        batch = distinct[first : first + _AT_ONCE]
        hanging |= zip(batch, _told(language, batch), strict=True)
    for sentences, own in zip(cut, written, strict=True):
        yield tuple(
            tuple(
                Word(word, start, end, *each)
                for word, (start, end), each in zip(words, spans, hanging[words], strict=True)
            )
            for spans, words in zip(sentences, own, strict=True)
        )


def _sentences(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the words of each sentence stand; no sentence goes over the end of a line."""
    from razdel import sentenize, tokenize

    start = 0
    for line in text.split("\n"):
        for sentence in sentenize(line):
            at = start + sentence.start
            words = [(at + each.start, at + each.stop) for each in tokenize(sentence.text)]
            if 1 < len(words) <= LONGEST:
                yield words
        start += len(line) + 1


def _piped(language: str, texts: Sequence[str]) -> Iterator[Sentences]:
    lines = [text.translate(PLAIN).split("\n") for text in texts]
    read = iter(_pipeline(language).pipe([line for each in lines for line in each]))
    for text, own in zip(texts, lines, strict=True):
        yield tuple(_words(text, own, read))


def _words(text: str, lines: Sequence[str], read: Iterator[Any]) -> Iterator[tuple[Word, ...]]:
    start = 0
    for line in lines:
        told = next(read)
        for sentence in told.sents if len(told) > 1 else ():
            if 1 < len(sentence) <= LONGEST:
                yield tuple(
                    Word(
                        text[start + each.idx : start + each.idx + len(each)],
                        start + each.idx,
                        start + each.idx + len(each),
                        ROOT if each.head.i == each.i else each.head.i - sentence.start,
                        each.dep_,
                        1.0,
                        each.tag_,
                    )
                    for each in sentence
                )
        start += len(line) + 1


def _told(language: str, sentences: Sequence[Sequence[str]]) -> Iterator[_Hangs]:
    """For each word of some sentences the head, the relation, and how likely the head is."""
    reader = _parser(language).infer
    net = reader.model
    for batch in reader.encoder(sentences):
        scores, words = net(batch.word_id, batch.shape_id, batch.pad_mask), ~batch.pad_mask
        heads, relations = net.head.decode(scores.head_id, words), net.rel.decode(scores.rel_id, words)
        for at, count in enumerate(words.sum(-1)):
            own = scores.head_id[at, :count, : count + 1]
            likely = e ** (own - own.max(-1, keepdims=True))
            sure = (likely.max(-1) / likely.sum(-1)).tolist()
            names = map(reader.decoder.rels_vocab.decode, relations[at, :count])
            told = [(int(head) - 1, *each) for head, *each in zip(heads[at, :count], names, sure, strict=True)]
            yield _without_rings(told)


def _without_rings(told: _Hangs) -> _Hangs:
    """What words hang on, none in a ring: each word takes its likeliest head, so that the parser may tell one; there the word that is least sure hangs on none."""
    for first in range(len(told)):
        at, way = first, list[int]()
        while at != ROOT and at not in way:
            way.append(at)
            at = told[at][0]
        if at != ROOT:
            loose = min(way[way.index(at) :], key=lambda each: told[each][2])
            told[loose] = (ROOT, *told[loose][1:])
    return told


@cache
def _parser(language: str) -> Any:
    from navec import Navec
    from slovnet import Syntax

    folder, *_ = getattr(find_spec("natasha"), "submodule_search_locations", None) or [""]
    vectors, model = (str(Path(folder, "data", each)) for each in facts(language)["parser"])
    return Syntax.load(model, batch_size=_AT_ONCE).navec(Navec.load(vectors))


@cache
def _pipeline(language: str) -> Any:
    with later("spacy.cli", "spacy.cli.info"):
        import spacy
    return spacy.load(facts(language)["pipeline"], exclude=_LEFT_OUT)

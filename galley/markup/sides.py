"""The words of the facing-text proof: what is printed of a unit on each side, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from galley.comparison.words import edits
from galley.language.pairs import Pair, Side, sections
from galley.markup.kinds import kinds, states
from galley.markup.naming import Naming
from galley.source import SourceText
from galley.text import Line

_ANCHOR = re.compile(r"</?a\b[^>]*>")
"""Links lead to places of the book, which the proof has not."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as the template has it: what kind of text it is and how far the translation is, in its language, and both sides as HTML, empty where
    nothing stands; `previous` is the source of a fuzzy translation, with the words that were put in and taken out since."""

    pair: Pair
    kind: str
    state: str
    faced: Markup
    translation: Markup
    previous: Markup


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a section, its name and its file, and its title in both languages; that of the record is the publication's."""

    name: str
    file: str
    faced: Markup
    translation: Markup
    rows: Sequence[Row]


def groups(found: Sequence[Pair], faced: Naming, told: Naming) -> list[Group]:
    """Pairs by their sections. `faced` speaks on one side, `told` on the other and of the pairs."""
    return [_group(name, each, faced, told) for name, each in sections(found)]


def _group(name: str, found: Sequence[Pair], faced: Naming, told: Naming) -> Group:
    kind, state = kinds(told.voice.pgettext), states(told.voice.pgettext)
    rows = [
        Row(
            pair,
            kind.get(pair.unit.kind, pair.unit.kind),
            state[pair.state],
            _said(pair, pair.faced, faced),
            _said(pair, pair.translation, told) if pair.translation else Markup(""),
            _edited(pair.previous, pair.unit.text) if pair.previous else Markup(""),
        )
        for pair in found
    ]
    return Group(name, found[0].unit.file, _title(name, faced), _title(name, told), rows)


def _title(name: str, naming: Naming) -> Markup:
    """The title of a section, or of the publication."""
    section = naming.publication.sections.get(name)
    return _plain(naming.line((section or naming.publication.record).title, section))


def _said(pair: Pair, side: Side, naming: Naming) -> Markup:
    """A side of a pair. The call of a note stands as its label."""
    section = naming.publication.sections.get(pair.unit.section)
    line = Line(side.inlines, SourceText(pair.unit.text, pair.unit.place), side.language)
    return _plain(naming.line(line, section, lambda label: Markup("<sup>[{}]</sup>").format(label)))


def _edited(old: str, new: str) -> Markup:
    """The old text, what was taken out struck through, with what was put in."""
    told, end = Markup(""), 0
    for edit in edits(old, new):
        told += escape(old[end : edit.before])
        told += Markup("<del>{}</del>").format(edit.deleted) if edit.deleted else ""
        told += Markup("<ins>{}</ins>").format(edit.inserted) if edit.inserted else ""
        end = edit.before + len(edit.deleted)
    return told + escape(old[end:])


def _plain(words: Markup) -> Markup:
    return Markup(_ANCHOR.sub("", words))

"""The glossary: the names and terms of the registry in every language, as CSV and as TBX, for translators' tools."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from xml.etree import ElementTree

from galley.language.patterns import fill
from galley.language.voice import LANGUAGES
from galley.model.names import Names, Spelling
from galley.model.registry import Committee, Entry, Meeting, Person, Registry, Series

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What spreadsheets take a cell that begins with it for a formula; the wide signs as well, where a CJK one runs."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFERRED, _ADMITTED, _FORMER = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"

_UNMATCHED = ("letter", "pattern")
"""Forms that tools would find everywhere in a text, or nowhere."""

_TERM_TYPES = {
    "name": "",
    "long": "fullForm",
    "title": "fullForm",
    "short": "shortForm",
    "letter": "abbreviation",
    "former": "",
}
"""The forms that name the entry itself, with their `termType` in TBX-Basic; another form is a concept of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A form of an entry in each language: `KR-46`, `short`. `kind` is the entry's, as `region`."""

    kind: str
    id: str
    form: str
    names: Names
    note: str = ""

    @property
    def concept(self) -> str:
        """What the form means; an XML id, unique in the glossary."""
        own = "" if self.form in _TERM_TYPES else f".{self.form}"
        return f"{self.kind}.{self.id}{own}"

    def variants(self) -> str:
        """The other accepted spellings: `ja: 黒龍江省; ru: …`."""
        named = (f"{language}: {', '.join(each.variants)}" for language, each in self.names.items() if each.variants)
        return "; ".join(named)


def rows(registry: Registry) -> list[Row]:
    """Every form of every entry, and the terms, in the order of the registry."""
    return [row for entry in (*registry.entries(), *registry.terms) for row in _forms(entry, registry)]


def languages(found: Iterable[Row], source: str) -> list[str]:
    """The languages that have a name: the source, those of the association, others by their codes."""
    spoken = {language for row in found for language in row.names}
    order = dict.fromkeys((source, *LANGUAGES, *sorted(spoken)))
    return [language for language in order if language in spoken]


def to_verify(found: Iterable[Row]) -> Counter[str]:
    """How many spellings are marked as uncertain, by language; what is derived from them is not counted again."""
    return Counter(language for row in found if row.form != "title" for language in _uncertain(row.names))


def as_csv(found: Iterable[Row], spoken: Sequence[str]) -> str:
    """A row for each form, with a column for each language; for spreadsheets."""
    lines = [["id", "kind", "form", *spoken, "variants", "uncertain", "note"]]
    for row in found:
        texts = (row.names[language].text if language in row.names else "" for language in spoken)
        lines.append([row.id, row.kind, row.form, *texts, row.variants(), " ".join(_uncertain(row.names)), row.note])
    return _written(lines)


def as_bilingual_csv(found: Iterable[Row], source: str, target: str) -> str:
    """Source, target and a comment, as translators' tools read them; each accepted spelling of the source is a row.

    The names of the columns are those that Weblate knows. Single letters and patterns with {number} are left out.
    """
    lines: dict[tuple[str, str], list[str]] = {}
    for row in found:
        if source in row.names and target in row.names and row.form not in _UNMATCHED:
            theirs = row.names[target]
            comment = _comment(row, theirs)
            for text in (row.names[source].text, *row.names[source].variants):
                lines.setdefault((text, theirs.text), [text, theirs.text, comment])
    return _written([["source", "target", "developer_comments"], *lines.values()])


def as_tbx(found: Iterable[Row], spoken: Sequence[str], source: str) -> str:
    """The glossary by ISO 30042:2019: TBX-Basic, data categories as attributes (DCA).

    A concept has its forms as terms, a term once a language. The name and its forms are preferred, variants admitted,
    former names deprecated.
    """
    root = ElementTree.Element("tbx", {"type": "TBX-Basic", "style": "dca", _XML_LANG: source, "xmlns": _NAMESPACE})
    file = ElementTree.SubElement(ElementTree.SubElement(root, "tbxHeader"), "fileDesc")
    _text(ElementTree.SubElement(file, "titleStmt"), "title", "Names and terms")
    _text(ElementTree.SubElement(file, "sourceDesc"), "p", "The registry of the publications, written by Galley.")
    body = ElementTree.SubElement(ElementTree.SubElement(root, "text"), "body")
    for concept, forms in groupby(_by_concept(found), lambda row: row.concept):
        _add_concept(body, concept, list(forms), spoken)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _forms(entry: Entry | Meeting, registry: Registry) -> Iterator[Row]:
    kind, note = type(entry).__name__.lower(), entry.note or ""
    for field in type(entry).model_fields:
        names = getattr(entry, field)
        if isinstance(names, Mapping) and names:
            form = "pattern" if isinstance(entry, Series) and field == "title" else field
            yield Row(kind, entry.id, form, dict(names), note if field in ("name", "theme") else "")
    if isinstance(entry, Committee):
        yield Row(kind, entry.id, "title", _full(entry.name, registry.committee_title))
    for former in getattr(entry, "former", ()):
        yield Row(kind, entry.id, "former", former.name, f"until {former.until}")
    for number, office in enumerate(entry.offices if isinstance(entry, Person) else (), 1):
        yield Row(kind, entry.id, f"office-{number}", office.title)


def _full(names: Names, pattern: Names) -> Names:
    """The full names of a committee, where its name and the pattern are known."""
    return {
        language: Spelling.model_construct(
            text=fill(pattern[language].text, {"name": name.text}),
            certain=name.certain and pattern[language].certain,
            variants=tuple(fill(pattern[language].text, {"name": variant}) for variant in name.variants),
        )
        for language, name in names.items()
        if language in pattern
    }


def _uncertain(names: Names) -> list[str]:
    return [language for language, name in names.items() if not name.certain]


def _comment(row: Row, theirs: Spelling) -> str:
    also = f"also: {', '.join(theirs.variants)}" if theirs.variants else ""
    remarks = (also, "" if theirs.certain else "to be verified", row.note if row.form == "former" else "")
    return "; ".join((f"{row.kind} {row.id}, {row.form}", *filter(None, remarks)))


def _written(lines: Iterable[Sequence[str]]) -> str:
    """The lines by RFC 4180, with the byte order mark by which spreadsheets know UTF-8.

    An apostrophe goes before what a spreadsheet would take for a formula.
    """
    text = StringIO()
    text.write("\ufeff")
    csv.writer(text).writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line] for line in lines)
    return text.getvalue()


def _by_concept(found: Iterable[Row]) -> list[Row]:
    """The rows with those of a concept together, concepts in the order of their first row."""
    order: dict[str, list[Row]] = {}
    for row in found:
        order.setdefault(row.concept, []).append(row)
    return [row for forms in order.values() for row in forms]


def _add_concept(body: ElementTree.Element, concept: str, forms: Sequence[Row], spoken: Sequence[str]) -> None:
    entry = ElementTree.SubElement(body, "conceptEntry", {"id": concept})
    _text(entry, "descrip", forms[0].kind, type="subjectField")
    for note in (row.note for row in forms if row.note and row.form != "former"):
        _text(entry, "note", note)
    for language in spoken:
        named = [row for row in forms if language in row.names]
        if named:
            section = ElementTree.SubElement(entry, "langSec", {_XML_LANG: language})
            _add_terms(section, named, language)


def _add_terms(section: ElementTree.Element, forms: Iterable[Row], language: str) -> None:
    seen: set[str] = set()
    for row in forms:
        name, former = row.names[language], row.form == "former"
        for text in (name.text, *name.variants):
            if text in seen:
                continue
            seen.add(text)
            status = _FORMER if former else _PREFERRED if text == name.text else _ADMITTED
            kind = _TERM_TYPES.get(row.form, "phrase") if text == name.text else "variant"
            notes = (row.note if former else "", "" if name.certain else "to be verified")
            _add_term(section, text, status, kind, filter(None, notes))


def _add_term(section: ElementTree.Element, text: str, status: str, kind: str, notes: Iterable[str]) -> None:
    term = ElementTree.SubElement(section, "termSec")
    _text(term, "term", text)
    _text(term, "termNote", status, type="administrativeStatus")
    if kind:
        _text(term, "termNote", kind, type="termType")
    for note in notes:
        _text(term, "note", note)


def _text(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = text

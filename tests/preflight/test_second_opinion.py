"""What page-validation hears of a fault is told by the rule of ours that is about the same, and what two standards, or two of its rules, hear is told once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from planting import Plant, clean, drawing, elements, first_shown, looked_at, planted
from test_planted import layered, link, note, of_each, said_otherwise, unembedded, without, without_tounicode

from galley.options import Edition
from galley.preflight import second_opinion, validation
from galley.preflight.validation import VALID

SCREEN, ARCHIVE = Edition.SCREEN, Edition.ARCHIVE


def of_kind(kind: str, other: str) -> Plant:
    return of_each(kind, lambda each: each.update({"/S": Name(f"/{other}")}))


def without_scope(pdf: pikepdf.Pdf) -> None:
    for kind in ("TH", "TD"):
        del elements(pdf, kind)[0].A


def undefined_glyph(pdf: pikepdf.Pdf) -> None:
    font, _ = first_shown(pdf)
    drawing(f"BT /{font} 9 Tf 0.2 0.2 0.2 rg 100 150 Td <0000> Tj ET")(pdf)


HEARD: list[tuple[str, Edition, Plant]] = [
    ("layer.hidden", SCREEN, layered(AS=Array([Dictionary(Event=Name.Print, Category=[Name.Print])]))),
    ("font.embedded", SCREEN, unembedded),
    ("font.unicode", SCREEN, without_tounicode),
    ("font.notdef", SCREEN, undefined_glyph),
    ("link.contents", SCREEN, link(lambda each: each.__delitem__("/Contents"))),
    ("link.structure", SCREEN, of_kind("Link", "Span")),
    ("ua.key", SCREEN, said_otherwise(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    ("ua.title", SCREEN, without("/ViewerPreferences")),
    ("ua.title", SCREEN, said_otherwise(b"dc:title>", b"dc:source>")),
    ("ua.language", SCREEN, without("/Lang")),
    ("ua.tabs", SCREEN, lambda pdf: pdf.pages[0].obj.update({"/Tabs": Name.R})),
    ("a.key", ARCHIVE, said_otherwise(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B")),
    ("a.key", ARCHIVE, said_otherwise(b"<pdfaid:part>2", b"<pdfaid:part>1")),
    ("a.intent", ARCHIVE, without("/OutputIntents")),
    ("a.intent", ARCHIVE, drawing("0 0 0 1 k 100 200 20 20 re f")),
    ("tag.tree", SCREEN, without("/MarkInfo")),
    ("tag.outside", SCREEN, drawing("0.2 0.2 0.2 rg 100 200 20 20 re f", artefact=False)),
    ("tag.nesting", SCREEN, of_kind("LI", "P")),
    ("tag.alt", SCREEN, of_each("Figure", lambda each: each.__delitem__("/Alt"))),
    ("tag.heads", SCREEN, without_scope),
    ("tag.headings", SCREEN, of_kind("H1", "H3")),
]
ALSO = {"font.notdef": {"font.unicode"}}
"""A glyph that is missing has no character either."""


@pytest.mark.parametrize(
    ("code", "edition", "plant"), HEARD, ids=[f"{code}-{at}" for at, (code, _, _) in enumerate(HEARD)]
)
def test_what_is_heard_of_a_fault_is_told_by_our_rule(code: str, edition: Edition, plant: Plant) -> None:
    found = {each.rule.code: each for each in second_opinion(planted(edition, plant), edition).findings}
    assert found.keys() - ALSO.get(code, set()) == {code}
    assert found[code].message == f"an independent reader finds that this does not hold: {found[code].rule.title}"


KINDS = ["LI", "LBody", "TR", "THead", "Table", "L"]
OTHERS = ["TOC", "TOCI", "LI", "TR", "TD", "TH", "THead", "TBody", "TFoot", "LBody", "L", "Table"]


@pytest.mark.parametrize(("kind", "other"), [*((kind, "P") for kind in KINDS), *(("P", other) for other in OTHERS)])
def test_elements_in_wrong_places_are_heard(kind: str, other: str) -> None:
    found = second_opinion(planted(SCREEN, of_kind(kind, other)), SCREEN).findings
    assert [each.rule.code for each in found] == ["tag.nesting"]


@pytest.mark.parametrize(
    ("edition", "plant", "codes"),
    [
        (SCREEN, without("/Metadata"), ["ua.key", "ua.title"]),
        (ARCHIVE, without("/Metadata"), ["a.key", "ua.key", "ua.title"]),
        (ARCHIVE, said_otherwise(b"<pdfaid:part>2", b"<pdfaid:part>4"), ["a.key"]),
        (ARCHIVE, said_otherwise(b"<pdfuaid:part>1", b"<pdfuaid:part>2"), ["ua.key"]),
    ],
)
def test_metadata_without_a_key_are_told_once_for_each_standard(
    edition: Edition, plant: Plant, codes: list[str]
) -> None:
    assert [each.rule.code for each in looked_at(planted(edition, plant), edition).findings] == codes


def heard(plant: Plant) -> list[str]:
    """The clauses that are told in the words of the reader."""
    found = second_opinion(planted(ARCHIVE, plant), ARCHIVE).findings
    return [str(each.message).rpartition("[")[2].rstrip("]") for each in found if each.rule is VALID]


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", ["Stamp", "Widget"])
def test_what_has_no_appearance_is_told_once(kind: str) -> None:
    assert [each for each in heard(note(kind)) if "APPEARANCE" in each or "-AP-" in each] == [
        "PDFA2A-ANNOTATION-AP-REQUIRED-001"
    ]


def test_a_property_that_no_schema_has_is_told_once() -> None:
    unknown = said_otherwise(b"<dc:format>", b'<x:own xmlns:x="urn:own">1</x:own><dc:format>')
    found = heard(unknown)
    assert [each for each in found if "PROPERTY-DEFINITION" in each] == ["PDFA2A-XMP-EXTENSION-PROPERTY-DEFINITION-001"]


@pytest.mark.parametrize(
    ("packet", "profiles"),
    [
        (b"<pdfaid:part>2", ("PDF_UA_1", "PDF_A_2A")),
        (b"<pdfaid:part>3", ("PDF_UA_1", "PDF_A_3A")),
        (b"<pdfaid:part>30", ("PDF_UA_1", "PDF_A_2A")),
    ],
)
def test_an_archive_file_is_held_against_the_standard_that_it_names(packet: bytes, profiles: tuple[str, ...]) -> None:
    data = planted(ARCHIVE, said_otherwise(b"<pdfaid:part>2", packet)) if packet[-1:] != b"2" else clean(ARCHIVE)
    document: Any = SimpleNamespace(data=data, edition=ARCHIVE)
    assert validation._profiles(document) == profiles
    document.edition = Edition.PRINT
    assert validation._profiles(document) == ()


def test_a_stream_that_ends_in_a_line_end_has_its_length() -> None:
    def ending(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PieceInfo = pdf.make_stream(b"words\n")
        pdf.Root.LastModified = String("D:20310501")

    assert second_opinion(planted(SCREEN, ending, compress_streams=False), SCREEN).findings == ()

"""What a finished PDF says of itself: the same in its information dictionary and in XMP, with the marks of its standard and the version it is of."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest

from galley.pdf.metadata import NAMESPACES, describe
from galley.pdf.standards import Finish, Intent, Standard, intend

TOLD = {"Title": "甲 & 乙", "Author": "NEAR", "CreationDate": "D:20141231", "ModDate": "D:20150102030405+09'00'"}
DIGEST = bytes(range(32))


def packet(standard: Standard | None, printing: int = 1) -> tuple[pikepdf.Pdf, dict[str, str]]:
    """A PDF that was told of, and the texts of its XMP by their tags without namespaces."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    describe(pdf, TOLD, "zh-Hans", Finish(standard, printing=printing), DIGEST)
    root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    names = {f"{{{address}}}": f"{prefix}:" for prefix, address in NAMESPACES.items()}
    texts = {}
    for each in root.iter():
        for address, prefix in names.items():
            if each.tag.startswith(address):
                texts[each.tag.replace(address, prefix)] = "".join(each.itertext()).strip()
    return pdf, texts


@pytest.mark.parametrize("standard", [None, *Standard])
def test_both_say_the_same(standard: Standard | None) -> None:
    pdf, texts = packet(standard)
    assert {"/Title": "甲 & 乙", "/Author": "NEAR", "/Producer": "Galley"}.items() <= {
        key: str(value) for key, value in pdf.trailer.Info.items()
    }.items()
    assert (texts["dc:title"], texts["dc:creator"], texts["pdf:Producer"]) == ("甲 & 乙", "NEAR", "Galley")
    assert texts["dc:language"] == "zh-Hans"
    assert (texts["xmp:CreateDate"], texts["xmp:ModifyDate"]) == ("2014-12-31", "2015-01-02T03:04:05+09:00")
    assert texts["xmpMM:DocumentID"] == "uuid:00010203-0405-0607-0809-0a0b0c0d0e0f"


def test_each_standard_has_its_marks() -> None:
    marks = {"pdfxid:GTS_PDFXVersion", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "pdf:Trapped"}
    found = {
        each: {mark: text for mark, text in packet(each)[1].items() if mark in marks} for each in (None, *Standard)
    }
    assert found == {
        None: {},
        Standard.X_4: {"pdfxid:GTS_PDFXVersion": "PDF/X-4", "pdf:Trapped": "False"},
        Standard.UA_1: {"pdfuaid:part": "1"},
        Standard.A_2A: {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"},
        Standard.A_3A: {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"},
    }
    assert str(packet(Standard.X_4)[0].trailer.Info.Trapped) == "/False"


def test_the_version_is_the_number_of_the_printing() -> None:
    assert [packet(Standard.X_4, each)[1]["xmpMM:VersionID"] for each in (1, 2)] == ["1", "2"]


def test_the_packet_can_be_read_without_a_reader_of_pdf() -> None:
    pdf, _ = packet(Standard.X_4)
    buffer = BytesIO()
    pdf.save(buffer)
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4" in buffer.getvalue()


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        describe(pikepdf.new(), {"CreationDate": "yesterday"}, "", Finish(), DIGEST)


def profile(space: bytes) -> bytes:
    return bytes(16) + space + bytes(108)


@pytest.mark.parametrize(
    ("standard", "space", "kind", "channels"),
    [(Standard.X_4, b"CMYK", "/GTS_PDFX", 4), (Standard.A_2A, b"RGB ", "/GTS_PDFA1", 3)],
)
def test_the_output_intent_has_the_profile_as_it_is(standard: Standard, space: bytes, kind: str, channels: int) -> None:
    pdf = pikepdf.new()
    intend(pdf, Finish(standard, Intent(profile(space), "FOGRA39", "coated", "http://www.color.org")))
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), int(intent.DestOutputProfile.N)) == (kind, channels)
    assert intent.DestOutputProfile.read_bytes() == profile(space)
    assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("FOGRA39", "http://www.color.org")


def test_a_condition_of_no_registry_names_none() -> None:
    pdf = pikepdf.new()
    intend(pdf, Finish(Standard.X_4, Intent(profile(b"CMYK"), "own", "own")))
    assert "/RegistryName" not in pdf.Root.OutputIntents[0]


def test_without_an_intent_there_is_none() -> None:
    pdf = pikepdf.new()
    intend(pdf, Finish(Standard.X_4))
    assert "/OutputIntents" not in pdf.Root

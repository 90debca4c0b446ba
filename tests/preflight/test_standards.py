"""What a file says of itself, in each way that it can be said and left out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from by_hand import codes, document, messages, page
from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.preflight import Limits, standards

NAMED = "<pdfxid:GTS_PDFXVersion>PDF/X-4<a/><pdfuaid:part>1<a/><pdfaid:part>2<a/><pdfaid:conformance>A<a/>"
TITLE = "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Roofs</rdf:li></rdf:Alt></dc:title>"


def file(packet: str = NAMED + TITLE, **more: Any) -> Any:
    """A file that says all that it should, without pages."""
    pdf = Pdf.new()
    pdf.Root.Metadata = pdf.make_stream(packet.encode())
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(bytes(12) + b"prtrCMYK" + bytes(200))
    intent = Dictionary(S=Name.GTS_PDFX, DestOutputProfile=profile)
    pdf.Root.OutputIntents = Array([intent])
    trailer = Dictionary(ID=Array([]), Info=Dictionary(Trapped=Name("/False")))
    told = SimpleNamespace(file=pdf, Root=pdf.Root, pdf_version="1.6", trailer=trailer, is_encrypted=False)
    return document(pdf=told, data=b"<x:xmpmeta", **more)


def found(packet: str = NAMED + TITLE, change: Any = lambda each: None, **more: Any) -> list[str]:
    each = file(packet, **more)
    change(each)
    return codes(standards.examine(each))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("PDF/X-4", "PDF/X-3", ["x.key"]),
        ("PDF/X-4", "PDF/X-41", ["x.key"]),
        (">PDF/X-4<", '="PDF/X-4"<', []),
        ("pdfuaid:part>1", "pdfuaid:part>2", ["ua.key"]),
        ("pdfuaid:part>1", "pdfuaid:part>11", ["ua.key"]),
        ("pdfuaid:part>1", 'pdfuaid:part="1"', []),
        ("pdfaid:part>2", "pdfaid:part>3", []),
        ("pdfaid:part>2", "pdfaid:part>1", ["a.key"]),
        ("pdfaid:part>2", "pdfaid:part>4", ["a.key"]),
        ("conformance>A", "conformance>B", ["a.key"]),
        ("Roofs", "  ", ["ua.title"]),
        (
            "Roofs</rdf:li></rdf:Alt></dc:title>",
            "</rdf:li></rdf:Alt></dc:title><rdf:li>A. Writer</rdf:li>",
            ["ua.title"],
        ),
        ("dc:title", "dc:subject", ["ua.title"]),
        ("</dc:title>", "</dc:title><pdf:Trapped>False<a/>", []),
        ("</dc:title>", "</dc:title><pdf:Trapped>True<a/>", ["x.trapped"]),
        ("</dc:title>", '</dc:title> pdf:Trapped="False"', []),
    ],
)
def test_what_the_metadata_name(old: str, new: str, told: list[str]) -> None:
    assert old in NAMED + TITLE
    assert found((NAMED + TITLE).replace(old, new) if old else NAMED + TITLE) == told


def root(**entries: Any) -> Any:
    return lambda each: each.pdf.Root.update({f"/{key}": value for key, value in entries.items()})


def told(**entries: Any) -> Any:
    return lambda each: each.pdf.__dict__.update(entries)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (told(pdf_version="1.7"), ["x.version"]),
        (told(pdf_version="1.5"), ["x.version"]),
        (told(is_encrypted=True), ["file.encrypted"]),
        (told(trailer=Dictionary(Info=Dictionary(Trapped=Name("/True")))), ["x.id"]),
        (told(trailer=Dictionary(ID=Array([]), Info=Dictionary(Trapped=Name.Unknown))), ["x.trapped"]),
        (told(trailer=Dictionary(ID=Array([]))), ["x.trapped"]),
        (lambda each: each.__dict__.update(data=b""), ["file.metadata"]),
        (root(Lang=String(" ")), ["ua.language"]),
        (root(ViewerPreferences=Dictionary(DisplayDocTitle=False)), ["ua.title"]),
        (root(ViewerPreferences=Dictionary()), ["ua.title"]),
        (root(OpenAction=Dictionary()), ["x.actions"]),
        (root(AA=Dictionary()), ["x.actions"]),
        (root(AcroForm=Dictionary()), ["x.actions"]),
        (root(Names=Dictionary(JavaScript=Dictionary())), ["x.actions"]),
        (root(Names=Dictionary(EmbeddedFiles=Dictionary())), ["x.actions"]),
        (root(Names=Dictionary(Dests=Dictionary())), []),
        (root(OutputIntents=Array([])), ["a.intent", "x.intent"]),
        (root(OutputIntents=Array([3])), ["a.intent", "x.intent"]),
        (root(OutputIntents=Array([Dictionary(S=Name.GTS_PDFA1)])), ["x.intent"]),
        (root(OutputIntents=Array([Dictionary(S=Name.GTS_PDFX)])), ["x.intent"]),
        (root(OutputIntents=Array([Dictionary(S=Name.GTS_PDFX), Dictionary(S=Name.GTS_PDFX)])), ["x.intent"]),
    ],
)
def test_what_the_file_says(change: Any, codes: list[str]) -> None:
    assert found(change=change) == codes


def test_a_file_without_metadata_has_none_that_are_compressed() -> None:
    def bare(each: Any) -> None:
        del each.pdf.Root.Metadata
        each.data = b""

    assert found(change=bare) == ["x.key", "ua.key", "a.key", "ua.title"]


def test_the_profile_is_of_a_press_and_the_one_that_was_ordered() -> None:
    each = file()
    data = each.pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert found(limits=Limits(profile=data)) == []
    assert messages(standards.examine(file(limits=Limits(profile=data + b"\0")))) == [
        "the profile of the output intent is not the one that was ordered"
    ]
    each.pdf.Root.OutputIntents[0].DestOutputProfile.write(bytes(12) + b"mntrRGB " + bytes(200))
    assert messages(standards.examine(each)) == ["the output intent has no profile of a CMYK press"]
    assert messages(standards.examine(file())) == []
    kept = file()
    kept.pdf.Root.update({"/OpenAction": Dictionary(), "/Names": Dictionary(JavaScript=Dictionary())})
    assert messages(standards.examine(kept)) == ["the file has OpenAction, JavaScript"]


def annotated(*kinds: str, rect: Any = (60, 60, 90, 70), tabs: Any = Name.S) -> Any:
    notes = [Dictionary(Subtype=Name(f"/{kind}"), Rect=Array(list(rect))) for kind in kinds]
    return page(obj=Dictionary(Annots=Array([*notes, 3]), Tabs=tabs))


@pytest.mark.parametrize(
    ("leaf", "told"),
    [
        (annotated("Text"), ["a Text stands on the page"]),
        (annotated("Text", "Link"), ["a Text stands on the page"]),
        (annotated("TrapNet", "Link"), ["a Link stands on the page"]),
        (annotated("TrapNet", "PrinterMark"), []),
        (annotated("Text", rect=(-25, 60, -15, 70)), []),
        (annotated("Text", rect=(60, 60, 90)), []),
        (annotated("PrinterMark", tabs=Name.R), ["tabs do not go by structure"]),
        (annotated(tabs=Name.R), []),
        (page(), []),
    ],
)
def test_nothing_is_annotated_on_a_page_for_a_press(leaf: Any, told: list[str]) -> None:
    assert messages(standards._interactive(document(leaf))) == told


@pytest.mark.parametrize(
    ("state", "is_told"),
    [
        (Dictionary(TR=Name.Identity), True),
        (Dictionary(HTP=Array([])), True),
        (Dictionary(OPM=1), False),
        (String("TR"), False),
    ],
)
def test_no_curve_changes_the_inks(state: Any, is_told: bool) -> None:
    resources = Dictionary(ExtGState=Dictionary(Plain=Dictionary(), E=state))
    own = page(obj=Dictionary(Resources=resources))
    below = page(obj=Dictionary(Parent=Dictionary(Resources=resources)))
    for leaf in (own, below):
        assert codes(standards._interactive(document(leaf))) == ["x.transfer"] * is_told


def test_metadata_that_are_no_stream_say_nothing() -> None:
    assert standards.packet_of(Dictionary(Metadata=Dictionary())) == ""
    assert standards.packet_of(Dictionary()) == ""
    pdf = pikepdf.new()
    pdf.Root.Metadata = pdf.make_stream("屋\ud800".encode("utf-8", "surrogatepass"))
    assert standards.packet_of(pdf.Root)[:2] == "屋\ufffd"

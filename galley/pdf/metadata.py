"""What a PDF says of itself: its information dictionary, and the same in XMP (ISO 16684-1) with the marks of the standard it keeps to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

from galley.pdf.standards import Finish, Standard

PRODUCER = "Galley"
VERSIONS = {Standard.X_4: "1.6", Standard.UA_1: "1.7", Standard.A_2A: "1.7", Standard.A_3A: "1.7"}
"""The version of PDF that each standard is of."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z|[+-]\d\d)'?(\d\d)?'?)?")

# ISO 19005-2, 6.6.2.3: what is not of the standard's own schemas is described.
_DESCRIBED = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def describe(pdf: Pdf, information: Mapping[str, str], language: str, finish: Finish, digest: bytes) -> None:
    """Enter what is said of the document: `information` by the keys of ISO 32000-1, 14.3.3, the number of the printing as its version, and the marks of
    the standard that a finish asks for. `digest`, of 16 bytes or more,
    names the document: equal ones are one document."""
    standard = finish.standard
    told = {**information, "Producer": PRODUCER}
    if standard is Standard.X_4:
        told["Trapped"] = "False"
    texts = {f"/{key}": Name(f"/{text}") if key == "Trapped" else String(text) for key, text in told.items()}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(texts))
    packet = _packet("\n".join(_properties(told, language, finish, digest)))
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _properties(told: Mapping[str, str], language: str, finish: Finish, digest: bytes) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    if title := told.get("Title"):
        yield f"<dc:title>{_by_language(title)}</dc:title>"
    if author := told.get("Author"):
        yield f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
    if subject := told.get("Subject"):
        yield f"<dc:description>{_by_language(subject)}</dc:description>"
    if language:
        yield f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
    for key in ("Keywords", "Producer", "Trapped"):
        if key in told:
            yield f"<pdf:{key}>{escape(told[key])}</pdf:{key}>"
    dates = {"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}
    for key, name in dates.items():
        if key in told:
            yield f"<{name}>{_written(told[key])}</{name}>"
    if "ModDate" in told:
        yield f"<xmp:MetadataDate>{_written(told['ModDate'])}</xmp:MetadataDate>"
    if "Creator" in told:
        yield f"<xmp:CreatorTool>{escape(told['Creator'])}</xmp:CreatorTool>"
    parts = digest[:4], digest[4:6], digest[6:8], digest[8:10], digest[10:16]
    yield f"<xmpMM:DocumentID>uuid:{'-'.join(part.hex() for part in parts)}</xmpMM:DocumentID>"
    yield f"<xmpMM:VersionID>{finish.printing}</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    standard = finish.standard
    match standard:
        case Standard.X_4:
            yield "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
        case Standard.UA_1 | Standard.A_2A | Standard.A_3A:
            yield "<pdfuaid:part>1</pdfuaid:part>"
    if standard in (Standard.A_2A, Standard.A_3A):
        part = 2 if standard is Standard.A_2A else 3
        yield f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>{_DESCRIBED}"


def _by_language(text: str) -> str:
    """One text, for any language (ISO 16684-1, 8.2.2.4)."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _written(date: str) -> str:
    """A date of ISO 32000-1, 7.9.4, as XMP writes it, no more exactly than it is given."""
    found = _DATE.fullmatch(date)
    if not found:
        raise ValueError(f"{date} is no date of a PDF")
    year, month, day, hour, minute, second, zone, rest = found.groups()
    written = "-".join(part for part in (year, month, day) if part)
    if not hour:
        return written
    shifted = f"{zone}:{rest or '00'}" if zone and zone != "Z" else "Z"
    return f"{written}T{hour}:{minute}:{second or '00'}{shifted}"


def _packet(properties: str) -> str:
    """The packet, to be kept as plain text (ISO 15930-7; ISO 19005-2, 6.6.2.1)."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {names}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

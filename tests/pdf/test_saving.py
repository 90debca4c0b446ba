"""Saved PDFs: the same bytes each time, and no stream that readers may take to end earlier than it does."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest

from galley.pdf.saving import saved

DOUBTFUL = b"\r\nendstream"


def paper(title: str, content: bytes = b"") -> pikepdf.Pdf:
    """A page with a title and its content."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    page.TrimBox = page.BleedBox = pikepdf.Array([0, 0, 9, 9])
    page.Contents = pdf.make_stream(zlib.compress(content), Filter=pikepdf.Name.FlateDecode)
    pdf.docinfo["/Title"] = title
    return pdf


def plainly(pdf: pikepdf.Pdf) -> bytes:
    """The bytes as they are without further thought."""
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def doubtful_content() -> bytes:
    """A content whose check sum, the last bytes of what is compressed, ends so."""
    return next(text for n in range(512) if zlib.compress(text := b"q " + b"%" * n).endswith(b"\r"))


def doubtful_title() -> str:
    return next(title for n in range(512) if DOUBTFUL in plainly(paper(title := "a" * n)))


@pytest.mark.parametrize("linear", [False, True])
def test_a_stream_of_contents_ends_plainly(linear: bool) -> None:
    content = doubtful_content()
    assert DOUBTFUL in plainly(paper("a", content))
    data = saved(paper("a", content), "", linear)
    assert DOUBTFUL not in data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == content
        assert pdf.is_linearized == linear


def test_so_does_a_stream_of_objects() -> None:
    title = doubtful_title()
    data = saved(paper(title), "", False)
    assert DOUBTFUL not in data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        assert [float(edge) for edge in pdf.pages[0].TrimBox] == [0, 0, 9, 9]


def numbered(count: int) -> pikepdf.Pdf:
    """A page and so many objects that the table of objects ends otherwise."""
    pdf = paper("a")
    pdf.Root.XXAll = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(N=each)) for each in range(count)])
    return pdf


def ends_in_doubt(data: bytes) -> set[str]:
    """The types of the streams that do."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return {str(each.get("/Type")) for each in streams if each.read_raw_bytes().endswith(b"\r")}


def test_so_does_the_table_of_objects() -> None:
    count = next(count for count in range(1024) if ends_in_doubt(plainly(numbered(count))) == {"/XRef"})
    data = saved(numbered(count), "", False)
    assert DOUBTFUL not in data and ends_in_doubt(data) == set()
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [int(each.N) for each in pdf.Root.XXAll] == list(range(count))


def test_so_does_a_stream_that_is_compressed_when_it_is_written() -> None:
    def written(content: bytes) -> pikepdf.Pdf:
        pdf = paper("a")
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        return pdf

    contents = (b"q " + b"%" * n + b" Q" for n in range(2048))
    content = next(each for each in contents if ends_in_doubt(plainly(written(each))) == {"None"})
    data = saved(written(content), "", False)
    assert DOUBTFUL not in data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == content


def many(number: int) -> pikepdf.Pdf:
    """A page and so many objects that they are in some thirty streams."""
    pdf = paper(f"{number}")
    pdf.Root.XXAll = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(N=each, Of=number)) for each in range(3000)])
    return pdf


def packed(data: bytes) -> list[bytes]:
    """The streams of objects."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return [each.read_raw_bytes() for each in streams if each.get("/Type") == pikepdf.Name.ObjStm]


def test_of_many_streams_of_objects_those_alone_are_others_that_ended_in_doubt() -> None:
    number = next(number for number in range(256) if DOUBTFUL in plainly(many(number)))
    before, after = packed(plainly(many(number))), packed(saved(many(number), "", False))
    assert len(before) == len(after) > 25
    assert [each for each in before if each not in after] == [each for each in before if each.endswith(b"\r")]
    assert not any(each.endswith(b"\r") for each in after)


@pytest.mark.parametrize("linear", [False, True])
def test_the_same_pdf_gives_the_same_bytes(linear: bool) -> None:
    first, second = (saved(paper("a", b"q Q"), "1.7", linear) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_what_looks_so_amid_a_stream_is_left() -> None:
    """A picture is kept as it came, whatever its bytes."""
    pdf, picture = paper("a"), b"\xff\xd8\xff\xfe" + DOUBTFUL + b"\xff\xd9"
    pdf.Root.XXPicture = pdf.make_stream(picture, Filter=pikepdf.Name.DCTDecode)
    with pikepdf.open(BytesIO(saved(pdf, "", False))) as read:
        assert read.Root.XXPicture.read_raw_bytes() == picture

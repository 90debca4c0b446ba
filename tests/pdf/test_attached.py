"""Attachments are read from PDFs of any maker, and pages of files are shown on others."""

from __future__ import annotations

import sys
from io import BytesIO

import pikepdf
import pytest
from conftest import ROOT

from galley.pdf.attached import attached
from galley.pdf.underlay import Shown, trims, underlaid

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import page_texts, written

MM = 72 / 25.4


def with_files(**files: bytes) -> bytes:
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in files.items():
            pdf.attachments[name.replace("_", ".")] = pikepdf.AttachedFileSpec(pdf, data)
        pdf.save(buffer)
    return buffer.getvalue()


def test_attachments_are_found_by_how_their_names_end(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_files(book_map_json=b"{}", notes_txt=b"no")
    assert attached(data, ".map.json") == {"book.map.json": b"{}"}
    assert attached(data, ".zip") == attached(with_files(), ".json") == attached(b"no PDF", ".json") == {}
    monkeypatch.setattr("galley.pdf.attached.MOST_BYTES", 1)
    assert attached(data, ".map.json") == {}


def test_a_page_is_shown_scaled_by_its_trim() -> None:
    sheets, book = written("<p>above</p>")[0], written("<p>below</p>", "@page { size: 50mm 40mm; bleed: 3mm }")[0]
    ((left, bottom, right, top),) = trims(book)
    assert (right - left, top - bottom) == (pytest.approx(50 * MM, abs=0.1), pytest.approx(40 * MM, abs=0.1))
    made = underlaid(sheets, [Shown(1, "book", 1, 100, 50, 0.5)], {"book": book})
    assert "above" in page_texts(made)[0] and "below" in page_texts(made)[0]
    with pikepdf.open(BytesIO(made)) as pdf:
        drawn = pdf.pages[0].Contents[0].read_bytes().decode()
        form = pdf.pages[0].Resources.XObject["/Shown0"]
        assert [round(float(edge), 1) for edge in form.BBox] == [round(edge, 1) for edge in trims(book)[0]]
    assert drawn.startswith(f"q 0.50000 0 0 0.50000 {100 - left * 0.5:.3f} {50 - bottom * 0.5:.3f} cm /Shown0 Do Q")

"""A PDF is lent to its readers opened, with what stands in its streams."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hand_set import Text, set_pages

from galley.pdf import operators
from galley.pdf.objects import Array, Dictionary, Name, PdfError, contents, leaves, length, named_glyph, opened


def test_a_file_and_its_bytes_are_opened_alike(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(data := set_pages([Text("a")], [Text("b")]))
    with opened(data) as one, opened(tmp_path / "book.pdf") as two:
        assert len(one.pages) == len(two.pages) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no PDF", "it is no PDF"),
        (b"", "it is no PDF"),
        (b"%PDF-1.7\n", "unable to find trailer dictionary while recovering damaged file"),
    ],
)
def test_what_is_no_pdf_is_refused_alike_as_file_and_as_bytes(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(data)
    for given in (data, tmp_path / "book.pdf"):
        with pytest.raises(PdfError) as fault:
            opened(given)
        assert str(fault.value) == reason


def test_only_the_operators_asked_for_are_told() -> None:
    with opened(set_pages([Text("a")])) as book:
        told = contents(book.pages[0], "BT TJ")
    assert [operator for operator, _ in told] == ["BT", "TJ"]
    assert told[1][1][0][0] == b"\0a"


ODD = (
    b"q 1 0 0 1 .5 -3. cm /F#31 12 Tf [(a\\)(b))-20<4 1>]TJ (\\101) Tj\r[<00 0>5 (x)] TJ Q",
    b"/Span <</MCID 3 /ActualText <FEFF0041>>> BDC 0 0 m 1 2 l 1 2 3 4 5 6 c 7 8 l h f* EMC",
    b"0 0 m % a comment\n1 1 l S",
    b"[[1 2] 3] 0 d true false null re 4 5 6 m 0 0 m 1 1 l",
    b"q BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q 1 g 2 2 m",
    b"1..2 0 0 rg 1 0 0 rg",
    b"(not (nested) \\n) Tj ] 1 w",
)


def test_what_expressions_do_not_make_out_is_left_to_a_reader_of_all_of_the_syntax() -> None:
    assert [name for name, _ in operators.instructions(ODD[1], ["m", "f*"])] == ["PATH", "f*"]
    for data in (*ODD[2:], b"1 0 0 rg 0 0 4", b"1 0 0"):
        with pytest.raises(operators.Unusual):
            operators.instructions(data, ["rg"])


@pytest.mark.parametrize("data", ODD)
def test_streams_are_read_as_a_reader_of_all_of_the_syntax_reads_them(data: bytes) -> None:
    """Each stream by expressions, where they suffice, and by pikepdf."""
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(data)
        told = [(name, flat(operands)) for name, operands in unfolded(contents(stream, ALL))]
        read = [(str(each.operator), flat(each.operands)) for each in pikepdf.parse_content_stream(stream, ALL)]
    assert told == read and read


@pytest.mark.parametrize(
    "data",
    [
        b"true re",
        b"false re",
        b"null re",
        b"BI /W 1 ID",
        b"[1 [2] 3] 0 d",
        b"1 ] 0 d",
        b"1..2 w",
        b"<0> [<0>1..2] TJ",
        b"{ w",
        b"w %",
    ],
)
def test_each_word_that_is_no_operator_is_unusual(data: bytes) -> None:
    with pytest.raises(operators.Unusual):
        operators.instructions(data, ["w", "d", "re", "TJ"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"1 2 3 rg", [("rg", [1.0, 2.0, 3.0])]),
        (b"1 2 3 k 4 w", [("w", [4.0])]),
        (b"", []),
        (b" \n", []),
        (b"(a) Tj (b\\)) Tj <61> Tj", [("Tj", [b"a"]), ("Tj", [b"b)"]), ("Tj", [b"a"])]),
        (b"[(a) 1 2] TJ [<61>-2] TJ", [("TJ", [[b"a", 1.0, 2.0]]), ("TJ", [[b"a", -2.0]])]),
        (b"9 [<61>] TJ", [("TJ", [9.0, [b"a"]])]),
        (b"[<61>0<62>-2<63>0<64> 0<65>] TJ", [("TJ", [[b"ab", -2.0, b"cd", 0.0, b"e"]])]),
        (b"[<6>0<61>] TJ", [("TJ", [[b"`", 0.0, b"a"]])]),
        (b"/F 2 w /F 3 w", [("w", [Name.F, 2.0]), ("w", [Name.F, 3.0])]),
        (b"/P <</MCID 3>> 2 w", [("w", [Name.P, Dictionary(MCID=3), 2.0])]),
        (b"/P 1 2 m 3 4 l", [("m", [Name.P, 1.0, 2.0]), ("l", [3.0, 4.0])]),
        (b"1 2 m 3 4 l", [("PATH", [[1.0, 2.0, 3.0, 4.0], False])]),
        (b"1 2 m 1 2 3 4 5 6 c", [("PATH", [[1.0, 2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0], True])]),
        (b"1 2 3 m", [("m", [1.0, 2.0, 3.0])]),
        (b"(x) 1 2 m", [("m", [b"x", 1.0, 2.0])]),
        (b"(a\rb) Tj", [("Tj", [b"a\nb"])]),
    ],
)
def test_operators_with_their_operands(data: bytes, told: list[Any]) -> None:
    assert operators.instructions(data, ["rg", "w", "Tj", "TJ", "m", "l", "c"]) == told
    assert operators.instructions(data, ["q"]) == []


ALL = "q Q cm Tf Tj TJ BDC EMC m l c h f* S g w rg re d BI ID EI"


def unfolded(told: Iterable[tuple[str, list[Any]]]) -> Iterator[tuple[str, list[Any]]]:
    """Paths operator by operator: those of the examples are made of `m`, `l` and `c` by the number of their operands."""
    for name, operands in told:
        if name != operators.PATH:
            yield name, operands
            continue
        numbers, curved = operands
        rest = list(numbers)
        yield "m", [rest.pop(0), rest.pop(0)]
        while rest:
            many = 6 if curved and rest[:6] == [1, 2, 3, 4, 5, 6] else 2
            yield ("c" if many == 6 else "l"), [rest.pop(0) for _ in range(many)]


def flat(operands: Iterable[Any]) -> list[str]:
    """Operands as text, whatever kind of number or string they are of."""
    found = []
    for each in operands:
        if isinstance(each, pikepdf.Array | list):
            found.append(str(flat(each)))
        elif isinstance(each, bytes | pikepdf.String):
            found.append(bytes(each).hex())
        elif isinstance(each, int | float | Decimal) and not isinstance(each, bool):
            found.append(f"{float(each):g}")
        else:
            found.append(type(each).__name__ if isinstance(each, pikepdf.PdfInlineImage) else str(each))
    return found


def test_glyphs_of_the_list_have_texts_by_their_names() -> None:
    assert [named_glyph(name) for name in ("Aacute", "afii10017", "g23")] == ["Á", "А", None]


def tree(*entries: Any, kids: Iterable[Any] = ()) -> Any:
    return Dictionary(Names=Array(entries), Kids=Array(kids))


def test_the_entries_of_a_tree_are_told_in_their_order() -> None:
    found = leaves(tree("a", 1, "b", 2, "odd", kids=[tree("c", 3, kids=[tree("d", 4)]), 7, tree("e", 5)]), "/Names")
    assert [(str(key), value) for key, value in found] == [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)]
    assert list(leaves(None, "/Names")) == []


def test_a_node_that_stands_in_itself_is_read_once() -> None:
    pdf = pikepdf.new()
    node = pdf.make_indirect(tree("a", 1))
    node.Kids = Array([node, node, tree("b", 2)])
    assert [str(key) for key, _ in leaves(node, "/Names")] == ["a", "b"]


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_packed_small_and_is_long_is_not_read(monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    monkeypatch.setattr("galley.pdf.objects.MOST_CONTENT", 5000)
    pdf = pikepdf.new()
    for count, is_read in ((300, True), (700, False)):
        stream = pdf.make_stream(b"")
        data = b"0 0 re f " * count
        stream.write(zlib.compress(data) if packed else data, filter=Name.FlateDecode if packed else None)
        assert length(stream) == min(len(data), 5001 if packed else len(data))
        if is_read:
            assert len(contents(stream, "f")) == count
        else:
            with pytest.raises(PdfError, match="more than 5,000 bytes"):
                contents(stream, "f")

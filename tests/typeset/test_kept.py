"""A layout comes back from a file: its pages are not set again, its plates not drawn again, and the book is the same."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from fonts_once import lay_out
from hypothesis import given
from hypothesis import strategies as st
from pressing import press
from test_layout_again import DRESSES, anew, book, books, equal, job, set_whole

from galley.theme import Palette
from galley.typeset import Damaged, Dress, Layout, kept, restored
from galley.typeset.kept import _plain, _rich

__all__ = ["books"]
kept_file = import_module("galley.typeset.kept")
"""The module, which has the name of its door."""
DIGESTS = [dress.digest for dress in DRESSES]
OTHER = Dress(Palette("srgb", {"--a": (1, 0, 0)}))


def pressed(layout: Layout) -> list[bytes]:
    return [press(layout, dress)[0] for dress in DRESSES]


def back(data: bytes, key: str = "key") -> Layout:
    layout = restored(data, key)
    assert layout is not None
    return layout


@pytest.fixture(scope="module")
def files(books: dict[str, Layout]) -> dict[str, bytes]:
    """Two books as files, drawn in both dresses."""
    for layout in books.values():
        pressed(layout)
    return {language: kept(layout, "key", DIGESTS) for language, layout in books.items()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_book_that_comes_back_is_the_one_that_was_kept(
    books: dict[str, Layout], files: dict[str, bytes], language: str
) -> None:
    layout = back(files[language])
    assert layout.rendered.plan == books[language].rendered.plan
    assert pressed(layout) == pressed(books[language])
    assert kept(layout, "key", DIGESTS) == files[language]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_a_book_that_comes_back_only_what_changed_is_set(files: dict[str, bytes], language: str) -> None:
    before, text = back(files[language]), book(language, b="<p>More of it.</p>", title_c="Another")
    after, problems = lay_out(job(text), before, DRESSES)
    _, contents, _, b, c = before.rendered.plan.units
    assert problems == []
    assert anew(before, after) == {number + 1 for unit in (contents, b, c) for number in range(unit.first, unit.end)}
    assert equal(after, set_whole(text))


def test_an_edit_and_its_undoing_give_the_file_again(files: dict[str, bytes]) -> None:
    edited, _ = lay_out(job(book(b="<p>More of it.</p>")), back(files["en"]), DRESSES)
    pressed(edited)
    undone, _ = lay_out(job(book()), back(kept(edited, "key", DIGESTS)), DRESSES)
    pressed(undone)
    assert kept(undone, "key", DIGESTS) == files["en"]


def test_pages_that_were_not_drawn_in_a_dress_are_set_again(files: dict[str, bytes]) -> None:
    before = back(files["en"])
    after, _ = lay_out(job(book()), before, [*DRESSES, OTHER])
    assert anew(before, after) == set(range(1, before.pages + 1))
    assert press(after, OTHER) == press(set_whole(book()), OTHER)


def test_plates_of_dresses_that_are_not_asked_for_stay_as_long_as_there_is_room(files: dict[str, bytes]) -> None:
    layout = set_whole(book())
    many = [Dress(Palette("srgb", {"--a": (0, 0, number / 9)})) for number in range(5)]
    for dress in many:
        press(layout, dress)
    found = {digest for leaf in back(kept(layout, "key", [many[-1].digest])).rendered.leaves for digest in leaf.plates}
    assert len(found) == 3
    assert many[-1].digest in found


def test_what_a_book_says_of_itself_comes_back() -> None:
    said = "".join(
        f'<meta name="{name}" content="{name}s">' for name in ("author", "description", "keywords", "generator")
    )
    dates = '<meta name="dcterms.created" content="2014-10-28"><meta name="dcterms.modified" content="2015-01-02">'
    layout, _ = lay_out(
        job(f'<html lang="ru"><head><title>Sea</title>{said}{dates}</head><body><p>a</p></body></html>')
    )
    found = vars(back(kept(layout, "key", ())).rendered.metadata)
    assert found == vars(layout.rendered.metadata)
    told = {
        name: found[name]
        for name in ("title", "authors", "description", "keywords", "generator", "created", "modified", "lang")
    }
    assert told == {
        **{"title": "Sea", "authors": ["authors"], "description": "descriptions", "keywords": ["keywordss"]},
        **{"generator": "generators", "created": "2014-10-28", "modified": "2015-01-02", "lang": "ru"},
    }


def test_another_program_sets_the_book_anew(files: dict[str, bytes]) -> None:
    assert restored(files["en"], "other") is None


def test_other_style_sheets_or_sizes_of_pictures_set_the_whole_anew(files: dict[str, bytes]) -> None:
    before, plain = back(files["en"]), job(book())
    for other in (
        type(plain)(plain.html, plain.sheets[:1], {}, plain.places),
        type(plain)(plain.html, plain.sheets, {"picture:a": (4, 4)}, plain.places),
    ):
        after, _ = lay_out(other, before)
        assert anew(before, after) == set(range(1, after.pages + 1))


def without(name: str, sealed: bool = False) -> Callable[[bytes], bytes]:
    """A file that lacks an entry."""

    def spoilt(data: bytes) -> bytes:
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as other:
            for each in archive.namelist():
                if each != name:
                    other.writestr(each, archive.read(each))
            other.comment = archive.comment
        data = buffer.getvalue()[:-64]
        return data + hashlib.sha256(data).hexdigest().encode() if sealed else buffer.getvalue()

    return spoilt


def _flipped(data: bytes, place: int) -> bytes:
    """A file with a bit that is another."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"PK nothing",
        lambda data: data.replace(data[2000:2010], b"0123456789", 1),
        without("layout.json"),
        without("leaves.json"),
        without(f"{DIGESTS[0]}/0.pdf"),
        lambda data: _flipped(data, 6),
        lambda data: _flipped(data, data.find(b"PK\1\2") + 10),
        lambda data: data + b"0",
    ],
    ids=["empty", "half", "other", "plate", "no layout", "no leaves", "no plate", "encrypted", "method", "longer"],
)
def test_a_damaged_file_is_refused_whole(files: dict[str, bytes], spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        restored(spoil(files["en"]), "key")


def test_without_its_fonts_they_are_embedded_again(books: dict[str, Layout], files: dict[str, bytes]) -> None:
    assert pressed(back(without("fonts.pdf", sealed=True)(files["zh"]))) == pressed(books["zh"])


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.sets(SCALARS, max_size=3)
        | st.frozensets(SCALARS, max_size=3)
        | st.dictionaries(SCALARS, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_plain_data_come_back_as_they_were(value: object) -> None:
    assert repr(_rich(_plain({"one": value}))) == repr({"one": value}) or _rich(_plain(value)) == value


def test_what_is_no_plain_data_is_not_kept() -> None:
    with pytest.raises(TypeError):
        _plain(object())


def test_the_line_of_a_leaf_that_came_back_is_written_again_as_it_is(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a leaf that was set again, or of other dresses, another is."""
    after, _ = lay_out(job(book(b="<p>More of it.</p>")), back(files["en"]), DRESSES)
    pressed(after)
    told = list[int]()
    line_of = kept_file._leaf_of

    def watched(leaf: Any, dresses: Any) -> Any:
        told.append(leaf.number + 1)
        return line_of(leaf, dresses)

    monkeypatch.setattr(kept_file, "_leaf_of", watched)
    again = kept(after, "key", DIGESTS)
    assert told == [number for number, leaf in enumerate(after.rendered.leaves, 1) if not leaf.written[1]]
    assert 0 < len(told) < after.pages
    assert pressed(back(again)) == pressed(after)
    told.clear()
    kept(back(files["en"]), "key", DIGESTS[:1])
    assert told == [], "the plates of others stay"
    kept(back(files["en"]), "key", DIGESTS[::-1])
    assert len(told) == after.pages

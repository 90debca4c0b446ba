"""A layout kept in a file: what it takes to lay out again only what changed, and to bind a book from plates that were drawn before.

A ZIP archive of plain data: `layout.json`, `leaves.json` with a leaf a line, and for each dress the PDFs of its plates. Its comment, the last of its bytes (APPNOTE.TXT 4.3.16), is
the digest of all that is before it. Nothing in it is run, and what is not as it was written is refused whole, before it is unpacked.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import fields
from hashlib import sha256
from io import BytesIO
from operator import attrgetter
from typing import Any

from weasyprint import VERSION
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration

from galley.typeset.blocks import Block
from galley.typeset.engine import Layout
from galley.typeset.founts import Case, Shown, together
from galley.typeset.leaves import Leaf
from galley.typeset.measure import Placed
from galley.typeset.plates import Plate
from galley.typeset.rendering import Rendered
from galley.typeset.stubs import Gift, Given, Stub, Stubs
from galley.typeset.tags import Tag
from galley.typeset.units import Plan, State, Unit

FORMAT = 8
LAYOUT, LEAVES, FONTS = "layout.json", "leaves.json", "fonts.pdf"
LEVEL = 1
"""How hard the layout is compressed, which is read and written with every build. The streams of PDFs are compressed already."""
MOST_DRESSES = 3
"""As many dresses as there are editions are kept; those of an older look go."""
SAID = ("title", "authors", "description", "keywords", "generator", "created", "modified", "lang")
_PLACED, _BLOCK = (attrgetter(*(each.name for each in fields(kind))) for kind in (Placed, Block))
_RECORDS = (Gift, Given, State, Stub, Stubs, Unit)
_EARLY = (1980, 1, 1, 0, 0, 0)
_DIGITS = 64


class Damaged(ValueError):
    """The file is not what was written."""


def kept(layout: Layout, key: str, dresses: Iterable[str]) -> bytes:
    """A sound layout as a file, with the plates of these dresses and of as many others as there is room for.

    `key` stands for the program and its fonts, which pages hang on besides their text.
    """
    leaves, plan, case = layout.rendered.leaves, layout.rendered.plan, layout.case
    known = [*dresses, *(digest for leaf in leaves for digest in leaf.plates)]
    chosen = list(dict.fromkeys(known))[:MOST_DRESSES]
    told = {
        "format": FORMAT,
        "key": _whole(key),
        "ground": layout.ground,
        "said": {name: getattr(layout.rendered.metadata, name) for name in SAID},
        "plan": _plain(_named(plan)),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _put(archive, LAYOUT, _json(told), zipfile.ZIP_DEFLATED)
        _put(archive, LEAVES, b"\n".join(_line(leaf, chosen) for leaf in leaves), zipfile.ZIP_DEFLATED)
        for number, leaf in enumerate(leaves):
            for digest, plate in leaf.plates.items():
                if digest in chosen:
                    _put(archive, f"{digest}/{number}.pdf", plate.data)
        if case.known and case.known[0] == _shown(leaves):
            _put(archive, FONTS, case.known[1])
        archive.comment = bytes(_DIGITS)
    with buffer.getbuffer() as whole:
        whole[-_DIGITS:] = _seal(whole)
    return buffer.getvalue()


def restored(data: bytes, key: str) -> Layout | None:
    """The layout of a file; None for one of another program or other fonts. Raises `Damaged`."""
    if _seal(memoryview(data)) != data[-_DIGITS:]:
        raise Damaged("the digest is another")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        told = json.loads(archive.read(LAYOUT))
        if (told["format"], told["key"]) != (FORMAT, _whole(key)):
            return None
        lines = archive.read(LEAVES).splitlines()
        leaves = tuple(_leaf(line, number, archive) for number, line in enumerate(lines))
        fonts = archive.read(FONTS) if FONTS in archive.namelist() else None
    case = Case(FontConfiguration(), known=(_shown(leaves), fonts) if fonts else None)
    rendered = Rendered(leaves, DocumentMetadata(**told["said"]), _plan(_rich(told["plan"])))
    return Layout(told["ground"], rendered, case, True)


def _json(told: Any) -> bytes:
    """Plain data in a line."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _seal(archive: memoryview) -> bytes:
    """The digest of an archive, its comment left out, which it is to be."""
    return sha256(archive[:-_DIGITS]).hexdigest().encode()


def _whole(key: str) -> str:
    """A key with the engine and what shapes its text."""
    return f"{key} WeasyPrint {VERSION} Pango {pango.pango_version()}"


def _put(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_STORED) -> None:
    """An entry that is the same whenever it is written."""
    archive.writestr(zipfile.ZipInfo(name, _EARLY), data, how, LEVEL)


def _shown(leaves: Iterable[Leaf]) -> dict[str, Shown]:
    """What a book shows of its fonts, by the first plate of each page: all plates of a page show the same."""
    return together(next(iter(leaf.plates.values())).fonts for leaf in leaves if leaf.plates)


def _line(leaf: Leaf, chosen: Iterable[str]) -> bytes:
    """The line of a leaf with its plates of some dresses: that from which it was taken back, where these are the same."""
    dresses = tuple(digest for digest in chosen if digest in leaf.plates)
    return leaf.written[1] if leaf.written[0] == dresses != () else _json(_leaf_of(leaf, dresses))


def _leaf_of(leaf: Leaf, dresses: Iterable[str]) -> dict[str, Any]:
    """A leaf as JSON has it, with its plates of some dresses."""
    return {
        "kind": leaf.kind,
        "folio": leaf.folio,
        "size": [leaf.width, leaf.height],
        "anchors": leaf.anchors,
        "targets": sorted(leaf.targets),
        "marks": leaf.marks,
        "pictures": [_PLACED(each) for each in leaf.pictures],
        "blocks": [_BLOCK(each) for each in leaf.blocks],
        "plates": {digest: _plate_of(leaf.plates[digest]) for digest in dresses},
    }


def _plate_of(plate: Plate) -> dict[str, Any]:
    """What a plate is besides its PDF, as JSON has it: glyphs with their texts and widths in rows."""
    fonts = {
        name: [
            each.description,
            list(each.texts),
            list(each.texts.values()),
            list(each.widths),
            list(each.widths.values()),
        ]
        for name, each in plate.fonts.items()
    }
    return {"fonts": fonts, "pictures": plate.pictures, "tags": plate.tags}


def _leaf(line: bytes, number: int, archive: zipfile.ZipFile) -> Leaf:
    told = json.loads(line)
    width, height = told["size"]
    anchors = {name: (x, y) for name, (x, y) in told["anchors"].items()}
    marks = [(level, text, (x, y), state) for level, text, (x, y), state in told["marks"]]
    pictures = tuple(Placed(*each) for each in told["pictures"])
    blocks = tuple(
        Block(address, tuple(edges), text, tuple(look), tuple(pictures), tuple(map(tuple, counted)))
        for address, edges, text, look, pictures, counted in told["blocks"]
    )
    plates = {digest: _plate(each, archive.read(f"{digest}/{number}.pdf")) for digest, each in told["plates"].items()}
    seen = anchors, frozenset(told["targets"]), marks, None, pictures, blocks, plates, told["kind"], told["folio"]
    return Leaf(number, width, height, *seen, written=(tuple(plates), line))


def _plate(told: Any, data: bytes) -> Plate:
    fonts = {
        name: Shown(description, dict(zip(glyphs, texts, strict=True)), dict(zip(measured, widths, strict=True)))
        for name, (description, glyphs, texts, measured, widths) in told["fonts"].items()
    }
    return Plate(data, fonts, told["pictures"], tuple(map(_tag, told["tags"])))


def _tag(told: Any) -> Tag | int:
    if isinstance(told, int):
        return told
    kind, key, about, kids, links = told
    return Tag(kind, key, about, tuple(map(_tag, kids)), tuple(links))


def _named(each: Any) -> dict[str, Any]:
    """The fields of a record by their names, and those of records in it."""
    return {field.name: _told(getattr(each, field.name)) for field in fields(each)}


def _told(value: Any) -> Any:
    """A value with the fields of records by their names."""
    if isinstance(value, _RECORDS):
        return _named(value)
    if isinstance(value, tuple) and value and isinstance(value[0], _RECORDS):
        return [_named(each) for each in value]
    return value


def _plan(told: Mapping[str, Any]) -> Plan:
    return Plan(**{**told, "units": tuple(map(_unit, told["units"]))})


def _unit(told: Mapping[str, Any]) -> Unit:
    stubs = _stubs(told["stubs"])
    return Unit(**{**told, "states": tuple(State(**each) for each in told["states"]), "stubs": stubs})


def _stubs(told: Mapping[str, Any]) -> Stubs:
    gifts = (Gift(each["number"], tuple(Given(**given) for given in each["given"])) for each in told["gifts"])
    return Stubs(told["form"], tuple(Stub(**each) for each in told["pages"]), tuple(gifts))


_KINDS: Mapping[str, type[tuple[Any, ...] | set[Any] | frozenset[Any]]] = {"t": tuple, "s": set, "f": frozenset}


def _plain(value: Any) -> Any:
    """A value of Python's own kinds as JSON has it: what JSON has not is an object with one letter for its kind."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {"d": [[_plain(key), _plain(each)] for key, each in value.items()]}
    for letter, kind in _KINDS.items():
        if isinstance(value, kind):
            parts = [_plain(each) for each in value]
            return {letter: parts if letter == "t" else sorted(parts, key=repr)}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{value!r} is no plain data")


def _rich(told: Any) -> Any:
    """The value that was made plain."""
    if isinstance(told, list):
        return [_rich(each) for each in told]
    if isinstance(told, dict):
        ((letter, parts),) = told.items()
        if letter == "d":
            return {_rich(key): _rich(each) for key, each in parts}
        return _KINDS[letter](_rich(each) for each in parts)
    return told

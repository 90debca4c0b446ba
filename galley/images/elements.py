"""The elements of a vector picture, each with its place; how many there may be, and how deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from galley.images.decode import Unusable
from galley.message import Message, said
from galley.problem import Place

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 4_000_000
MAX_ELEMENTS = 20_000
"""With what `use`, patterns and markers repeat; a map of a continent has some thousand."""
MAX_DEPTH = 60
"""How deep elements stand in one another, also through what they refer to; the engine goes down for each."""

URL = re.compile(r"url\(\s*['\"]?([^)'\"]*)", re.IGNORECASE)


def parsed(data: bytes, name: str) -> tuple[Element, dict[int, Place]]:
    """The root of the picture in file `name`, and the place of each element by its identity.

    Entities of its own are refused, so that none can grow. Raises `Unusable` for what is no SVG, not whole or too large.
    """
    if len(data) > MAX_BYTES:
        _refuse_large(said("{bytes} bytes", bytes=f"{len(data):,}"))
    parser, builder = expat.ParserCreate(namespace_separator="}"), ElementTree.TreeBuilder()
    lines: dict[int, Place] = {}
    depth = count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            _refuse_large(said("{elements} elements, {depth} deep", elements=count, depth=depth))
        element = builder.start(_name(tag), {_name(key): value for key, value in attributes.items()})
        lines[id(element)] = Place(name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_name(tag))

    def entity(*_: Any) -> None:
        mend = said("save it as a plain SVG, which writes out what its entities stand for")
        raise Unusable("entities", lambda name: said("{name} declares entities", name=name), mend)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = builder.data, entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        _refuse_damaged(error)
    root = builder.close()
    if root.tag != f"{{{SVG}}}svg":
        mend = said("save the picture as SVG")
        raise Unusable("format", lambda name: said("{name} is XML, but no SVG", name=name), mend)
    return root, lines


def _name(tag: str) -> str:
    """A name with its namespace as ElementTree writes it."""
    return f"{{{tag}" if "}" in tag else tag


def _references(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key == "href":
            yield value.removeprefix("#")
        else:
            yield from (target.removeprefix("#") for target in URL.findall(value))


def refuse_heavy(root: Element) -> None:
    """Raise `Unusable` for what grows by what it repeats: an element stands for itself, what is in it, and what it refers to."""
    named: dict[str, Element] = {}
    for element in root.iter():
        named.setdefault(element.get("id", ""), element)
    known: dict[int, int] = {}

    def weight(element: Element, depth: int) -> int:
        if depth > MAX_DEPTH:
            _refuse_large(said("elements that repeat each other without end"))
        if id(element) not in known:
            targets = (named[name] for name in _references(element) if name in named)
            known[id(element)] = 1 + sum(weight(each, depth + 1) for each in (*element, *targets))
        return known[id(element)]

    if (total := weight(root, 0)) > MAX_ELEMENTS:
        _refuse_large(said("{elements} elements, with those it repeats", elements=total))


def _refuse_large(size: Message) -> NoReturn:
    raise Unusable(
        "too-large",
        lambda name: said(
            "{name} has {size}; the limits are {bytes} bytes and {elements} elements",
            name=name,
            size=size,
            bytes=f"{MAX_BYTES:,}",
            elements=f"{MAX_ELEMENTS:,}",
        ),
        said("simplify its paths, or save it as a PNG of 300 pixels per printed inch"),
    )


def _refuse_damaged(error: Exception) -> NoReturn:
    reason = str(error)
    raise Unusable(
        "damaged",
        lambda name: said("{name} is no whole XML: {reason}", name=name, reason=reason),
        said("copy the file again from its source, or save it anew"),
    )

"""Figures as tests look at them: their texts and shapes by place."""

from __future__ import annotations

from xml.etree import ElementTree

from galley.figures.canvas import Canvas

NAMESPACE = "{http://www.w3.org/2000/svg}"


def shapes(canvas: Canvas, tag: str) -> list[dict[str, str]]:
    """The attributes of every shape of a kind, in order."""
    return [dict(each.attrib) for each in ElementTree.fromstring(canvas.svg("")).iter(NAMESPACE + tag)]


def texts(canvas: Canvas) -> list[str]:
    """Every line of text, in order."""
    return [each.text or "" for each in ElementTree.fromstring(canvas.svg("")).iter(f"{NAMESPACE}text")]

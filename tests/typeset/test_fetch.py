"""The engine gets the pictures it was handed, and nothing else."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typesetting import job, laid_out, png, written

from galley.problem import Problem, Severity
from galley.typeset import Sheet, lay_out
from galley.typeset.fetch import Fetcher

ADDRESSES = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/x.png",
    "https://127.0.0.1:9/x.png",
    "ftp://127.0.0.1:9/x.png",
    "data:image/png;base64,iVBORw0KGgo=",
    "picture:other.png?full",
    "picture:a.png?half",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not a picture of the publication"):
        Fetcher({"picture:a.png?full": (b"", "image/png")}).fetch(address)


def test_a_picture_is_handed_over_from_memory() -> None:
    response = Fetcher({"picture:a.png?full": (b"data", "image/png")}).fetch("picture:a.png?full")
    assert response.read() == b"data"


def refusals(body: str, css: str = "") -> list[Problem]:
    _, problems = laid_out(body, css, {"picture:a.png?full": png(4, 4)})
    return [problem for problem in problems if problem.message.startswith("Failed to load")]


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A picture outside the project; opening it, or any connection, ends the test."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the engine tried to get at something")

    path = tmp_path / "secret.png"
    path.write_bytes(png(4, 4))
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return path


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<img alt="x" src="{}">', ""),
        ("<p>x</p>", "p {{ background: url({}) }}"),
        ("<p>x</p>", "p::before {{ content: url({}) }}"),
        ("<p>x</p>", "ul {{ list-style-image: url({}) }} @page {{ background: url({}) }}"),
        ('<p style="background: url({})">x</p>', ""),
        ('<link rel="stylesheet" href="{}"><p>x</p>', ""),
        ('<object data="{}"></object>', ""),
        ('<embed src="{}">', ""),
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_html_and_style_sheets_cannot_get_at_files_and_networks(body: str, css: str, scheme: str, secret: Path) -> None:
    address = secret.as_uri() if scheme == "file" else "http://127.0.0.1:9/secret.png"
    (found,) = refusals(body.format(address), css.format(address, address))
    assert address in found.message
    assert found.severity is Severity.ERROR


def test_a_style_sheet_cannot_import_another(secret: Path) -> None:
    broken = job("<p>x</p>", f"@import url({secret.as_uri()});")
    _, problems = lay_out(broken)
    (found,) = problems
    assert found.code == "typeset.style"
    assert found.place is not None and found.place.file == "templates/styles/own.css"
    assert secret.as_uri() in found.message


def test_a_picture_drawn_as_svg_cannot_bring_others(secret: Path) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{secret.as_uri()}" width="9" height="9"/></svg>'
    _, problems = written(f"<p>{svg}</p>")
    assert [secret.as_uri() in problem.message for problem in problems] == [True]


def test_the_pictures_of_the_job_are_taken() -> None:
    layout, problems = laid_out(
        '<p data-address="part"><img alt="x" src="picture:a.png?full"></p>', "", {"picture:a.png?full": png(4, 4)}
    )
    assert problems == []
    assert len(layout.pictures) == 1


def test_a_sheet_is_read_without_a_folder_of_its_own() -> None:
    """A relative address has no meaning: nothing beside the style sheet can be named."""
    whole = job("<p>x</p>")
    sheet = Sheet("templates/styles/own.css", "p { background: url(../theme.yaml) }")
    _, problems = lay_out(type(whole)(whole.html, (sheet,)))
    assert [problem.place and problem.place.line for problem in problems] == [1]
    assert "Relative URI" in problems[0].message

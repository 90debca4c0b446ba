"""The manifest tells what a publication was made from and what came out."""

from __future__ import annotations

import hashlib
import json

import pytest
from pdf_reading import read
from small_project import FOLDER, NAME

from galley import __version__
from galley.files import Files
from galley.model.publication import Publication
from galley.options import Edition
from galley.pipeline.freshness import MAP
from galley.pipeline.manifest import Made, written
from galley.reader import read_publication


def manifest(root) -> dict:
    return json.loads((root / f"output/{NAME}/manifest.json").read_text(encoding="utf-8"))


def sha256(path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def books(root) -> list[dict]:
    """What is listed but for the map of pages, the picture of the cover and the printer's sheet."""
    others = (MAP, ".png", ".sheet.pdf", ".sheet.json")
    return [each for each in manifest(root)["outputs"] if not each["file"].endswith(others)]


def listed(root) -> list[str]:
    return [each["file"] for each in books(root)]


def book(language: str, edition: str) -> str:
    return f"{NAME}/{NAME}.{language}.{edition}.pdf"


def test_inputs_and_outputs_have_their_digests(built):
    told = manifest(built)
    files = [each for each in told["inputs"] if "*" not in each["file"]]
    assert len(files) > 60
    assert [each["file"] for each in files if sha256(built / each["file"]) != each["sha256"]] == []
    for output in told["outputs"]:
        assert sha256(built / "output" / output["file"]) == output["sha256"]
        assert (built / "output" / output["file"]).stat().st_size == output["bytes"]


def test_facts_of_a_book_are_those_of_its_pdf(built):
    told = manifest(built)
    pdf = read((built / "output" / book("zh", "screen")).read_bytes())
    (output,) = books(built)
    assert (output["language"], output["edition"], output["pages"]) == ("zh", "screen", len(pdf.pages))
    assert output["starts"] == [{"title": mark.title, "page": mark.page} for mark in pdf.marks if mark.level == 0]
    assert output["fonts"]
    assert (told["galley"], told["publication"], told["as-of"]) == (__version__, NAME, "2031-05-01")
    assert told["problems"] == []
    assert told["seconds"] > 0


def test_every_face_is_named_with_its_digest(built):
    faces = manifest(built)["faces"]
    assert {face["file"].rpartition("/")[2] for face in faces} >= {"NotoSerifCJK-Regular.ttc", "NotoSans-Regular.ttf"}
    assert [face["file"] for face in faces if sha256(built / face["file"]) != face["sha256"]] == []
    assert all(face["names"] for face in faces)
    inputs = {each["file"]: each["sha256"] for each in manifest(built)["inputs"]}
    assert all(inputs[face["file"]] == face["sha256"] for face in faces)


@pytest.fixture(scope="module")
def publication(built) -> Publication:
    publication, _ = read_publication(Files(built), FOLDER)
    assert publication is not None
    return publication


def deliver(root, publication, language: str, inputs: dict[str, str] | None = None, data: bytes = b"a page") -> None:
    """Put a page of a language and the manifest that tells of it into `output/`."""
    made = Made(f"{NAME}/{language}.html", data, language, "screen", None)
    told = written(root, publication, [made], inputs or {}, [], 1.0)
    for name, content in ((made.file, data), (f"{NAME}/manifest.json", told)):
        (root / "output" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "output" / name).write_bytes(content)


def test_books_of_other_languages_and_editions_stay_listed(tmp_path, publication):
    for language in ("zh", "ja", "en", "zh"):
        deliver(tmp_path, publication, language)
    assert listed(tmp_path) == [f"{NAME}/{language}.html" for language in ("en", "ja", "zh")]


def test_books_that_are_gone_or_changed_are_no_longer_listed(tmp_path, publication):
    for language in ("zh", "ja", "ko"):
        deliver(tmp_path, publication, language)
    (tmp_path / f"output/{NAME}/zh.html").unlink()
    (tmp_path / f"output/{NAME}/ja.html").write_bytes(b"something else")
    deliver(tmp_path, publication, "en")
    assert listed(tmp_path) == [f"{NAME}/en.html", f"{NAME}/ko.html"]


def test_a_book_tells_which_inputs_it_was_made_from(tmp_path, publication):
    deliver(tmp_path, publication, "zh", {"content/a.yaml": "1"})
    old = manifest(tmp_path)["made-from"]
    deliver(tmp_path, publication, "en", {"content/a.yaml": "2"})
    told = manifest(tmp_path)
    made = {output["language"]: output["made-from"] for output in told["outputs"]}
    assert made == {"zh": old, "en": told["made-from"]}
    assert old != told["made-from"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"outputs": [3]}', '{"outputs": [{"file": "x"}]}', '{"outputs": 1}'])
def test_a_damaged_manifest_is_written_anew(tmp_path, publication, text):
    deliver(tmp_path, publication, "zh")
    (tmp_path / f"output/{NAME}/manifest.json").write_text(text, encoding="utf-8")
    deliver(tmp_path, publication, "en")
    assert listed(tmp_path) == [f"{NAME}/en.html"]


def test_a_second_build_lists_both_editions(small, run):
    first = books(small)
    assert run(small, editions=(Edition.PRINT,)).problems == []
    assert {f"{NAME}/{NAME}.zh.print.sheet.{kind}" for kind in ("json", "pdf")} <= {
        each["file"] for each in manifest(small)["outputs"]
    }
    assert listed(small) == [book("zh", "cover"), book("zh", "print"), book("zh", "screen")]
    assert books(small)[2:] == first

"""References in prose: what an id means, which forms it has, where inserts are placed."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ASSEMBLY, FILES, FOLDER, read, write

from galley.model.inserts import BoxInsert
from galley.model.publication import Figure, Publication
from galley.model.reference import FORMS, known_ids, placed_inserts, placement, target
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, Series
from galley.model.sections import ArticleSection
from galley.text import Paragraph

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """The sound publication."""
    found, _ = read(write(tmp_path))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("XA", Country),
        ("XA-1", Region),
        ("rivers", Committee),
        ("assembly-4", Meeting),
        ("union", Organisation),
        ("clerk", Person),
        ("members", Figure),
        ("declaration", BoxInsert),
        ("assembly", Series),
        ("nothing", type(None)),
    ],
)
def test_what_an_id_means(publication: Publication, id: str, kind: type) -> None:
    assert type(target(publication, publication.sections["assembly"], id)) is kind


def test_inserts_belong_to_their_section(publication: Publication) -> None:
    assert target(publication, publication.sections["front"], "declaration") is None
    assert target(publication, None, "declaration") is None
    assert "declaration" not in known_ids(publication, publication.sections["front"])
    assert "declaration" in known_ids(publication, publication.sections["assembly"])
    assert "assembly" not in known_ids(publication, None)


@pytest.mark.parametrize(
    ("id", "form"),
    [
        (id, form)
        for id, kind in (
            ("XA", Country),
            ("XA-1", Region),
            ("rivers", Committee),
            ("assembly-4", Meeting),
            ("union", Organisation),
            ("clerk", Person),
            ("people", Figure),
        )
        for form in FORMS[kind]
    ],
)
def test_every_form_may_be_referred_to(tmp_path: Path, id: str, form: str) -> None:
    text = ASSEMBLY.replace("会议通过了宣言", f"会议通过了{{{id}:{form}}}")
    assert read(write(tmp_path, {**FILES, f"{FOLDER}/assembly.yaml": text}))[1] == []


def test_an_insert_stands_where_its_id_is_a_paragraph_of_its_own(publication: Publication) -> None:
    article = publication.sections["assembly"]
    assert isinstance(article, ArticleSection) and article.body is not None
    assert placed_inserts(article) == ["declaration", "prizes", "plan"]
    assert [placement(block) for block in article.body.blocks] == [None, "declaration", "prizes", "plan"]
    assert placement(Paragraph("p1", (), article.place())) is None


@pytest.mark.parametrize("text", ["见{prizes}", "{prizes}。", "{prizes:name}", "*{prizes}*", "- {prizes}"])
def test_a_mention_is_no_placement(tmp_path: Path, text: str) -> None:
    changed = ASSEMBLY.replace("  {prizes}\n", f"  {text}\n")
    _, problems = read(write(tmp_path, {**FILES, f"{FOLDER}/assembly.yaml": changed}))
    assert "prizes is not placed in the text" in [problem.message for problem in problems]

"""The report as a designer would have it: pages that are filled, and figures of many kinds that say what they show."""

from __future__ import annotations

from bench.composition import MOST_THIN, pages, thin
from galley.files import Files
from galley.model.inserts import FigureInsert
from galley.theme import read_theme

OF_THE_YEARBOOK = 7
"""Its short sections begin pages of their own, and the insides of its cover are white."""


def test_all_but_two_pages_are_two_thirds_full(report, tmp_path):
    look, _ = read_theme(Files(report.root))
    file = tmp_path / "book.pdf"
    file.write_bytes(report.screen)
    found = pages(file, look, look.trim(report.publication.record.trim))
    assert len(thin(found)) <= MOST_THIN, thin(found)


def test_the_yearbook_has_no_more_thin_pages_than_its_few_words_ask_for(yearbook, tmp_path):
    look, _ = read_theme(Files(yearbook.root))
    file = tmp_path / "book.pdf"
    file.write_bytes(yearbook.screen)
    found = pages(file, look, look.trim(yearbook.publication.record.trim))
    assert len(thin(found)) <= OF_THE_YEARBOOK, thin(found)


def test_the_map_faces_its_legend(plan):
    legend, drawn = (plan.screen.places[f"map/{id}"] for id in ("legend-of-regions", "map-of-regions"))
    assert legend % 2 == 0 and drawn == legend + 1


def test_it_draws_eight_figures_of_five_kinds(report):
    sections = report.publication.sections.values()
    drawn = [each.draw for section in sections for each in section.inserts if isinstance(each, FigureInsert)]
    assert len(drawn) >= 8 and "map" in drawn and len(set(drawn)) >= 5

"""Faults planted in translations are told, and the translations as they are left alone, whatever the source language is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import parallel

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def bench() -> parallel.Bench:
    return parallel.measured(ROOT, seed=7, count=60)


def test_nothing_is_told_of_a_flawless_translation(bench: parallel.Bench) -> None:
    assert not any(bench.clean.values()), bench.clean
    assert len(bench.clean) == 10


def test_faults_of_every_kind_are_told(bench: parallel.Bench) -> None:
    assert len(bench.faults) == 60
    assert not parallel.failed(bench), parallel.markdown(bench)
    assert len({each.kind for each, told in bench.faults.items() if told}) == 12


def test_a_bar_is_missed_by_an_error_in_clean_text_two_warnings_or_faults_left(bench: parallel.Bench) -> None:
    assert parallel.failed(parallel.Bench(bench.faults, {("zh", "en"): ("error translation.number: x",)}))
    assert parallel.failed(parallel.Bench(bench.faults, {("zh", "en"): ("warning a: x", "warning a: y")}))
    assert not parallel.failed(parallel.Bench(bench.faults, {("zh", "en"): ("warning a: x",)}))
    assert parallel.failed(parallel.Bench(dict.fromkeys(bench.faults, ()), {}))
    assert "| all | " in parallel.markdown(bench)

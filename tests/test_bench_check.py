"""The bench of the checker: faults are planted alike for a seed, no rule fails on any, and certain ones are all found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from lengthy import long
from searching import SHARE, SUITE

from bench import check
from bench import content as contents
from bench.content import SIX, Content, content
from bench.mutations import MUTATIONS
from bench.plant import Edit, Mutation, Scene, flat
from galley.passages.passage import plain
from galley.problem import Severity

ROOT = Path(__file__).resolve().parent.parent
FEW = 1
CERTAIN = {"replacement character", "private-use character", "look-alike letter"}


@cache
def brief(root: Path, folder: str, language: str) -> Content:
    """The content of a language, of which the shortest text alone is read as it is: other tests read the report."""
    whole = content(root, folder, language)
    return replace(whole, whole=whole.whole[-1:])


@pytest.fixture(scope="module", autouse=True)
def in_brief() -> Iterator[None]:
    """Fewer passages are read together as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "content", brief)
        patch.setattr(contents, "MOST", 3)
        yield


@pytest.fixture(scope="module", params=[("mn", "en"), pytest.param(SIX, marks=pytest.mark.long)], ids="-".join)
def tiny(request: pytest.FixtureRequest, in_brief: None) -> check.Bench:
    """Faults of all families in two languages; in all six where the suite need not be fast."""
    return check.measured(ROOT, request.param, count=FEW, jobs=1)


@pytest.fixture(scope="module", params=["mn", "en", *long("zh", "ja", "ko", "ru")])
def clean(request: pytest.FixtureRequest) -> Content:
    """The content of a language; in the suite of two."""
    return content(ROOT, check.PUBLICATION, request.param)


def scenes(clean: Content) -> list[Scene]:
    """Every passage of the clean content."""
    return [Scene(passage, each.passages, clean.world) for each in clean.windows for passage in each.passages]


def test_no_rule_fails_on_a_planted_fault(tiny: check.Bench) -> None:
    assert not tiny.crashes()
    languages = {each.language for each in tiny.trials}
    assert languages >= {"mn", "en"}
    assert all(tiny.of(family, language) for family in MUTATIONS for language in languages - {"zh"})


def test_the_same_seed_plants_the_same_faults(tiny: check.Bench) -> None:
    again, other = (check.measured(ROOT, ("mn",), ("characters",), FEW, seed, jobs=1) for seed in (0, 1))
    assert again.of("characters", "mn") == tiny.of("characters", "mn")
    assert again.trials != other.trials


def test_faults_that_are_certain_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    certain = tuple(each for each in MUTATIONS["characters"] if each.name in CERTAIN)
    monkeypatch.setattr(check, "MUTATIONS", {"characters": certain})
    planted = check.measured(ROOT, ("mn",), ("characters",), count=13, jobs=1).trials
    assert (len(planted), {each.mutation for each in planted}) == (13, CERTAIN)
    assert [each.text for each in planted if not each.found] == []


def test_the_tables_tell_shares_and_precision(tiny: check.Bench) -> None:
    told = check.markdown(tiny)
    languages = dict.fromkeys(each.language for each in tiny.trials)
    assert f"| found / planted | {' | '.join(languages)} | all |" in told
    assert all(f"| {family} |" in told for family in MUTATIONS)
    assert "new errors that are right" in told
    assert all(f"## {family}" in check.missed(tiny) for family in MUTATIONS)


def test_precision_is_the_share_of_errors_that_touch_a_fault() -> None:
    trials = (
        check.Trial("names", "lost", "zh", "", found=("a",), right=("a", "b"), wrong=("c",)),
        check.Trial("names", "lost", "zh", "", right=("a",)),
    )
    bench = check.Bench(trials, (check.Clean("zh", 2000, {Severity.NOTE: 3}),))
    assert bench.precision() == 0.75
    assert bench.precision("ja") is None
    assert bench.clean[0].per_thousand(Severity.NOTE) == 1.5
    assert "1/2 50%" in check.markdown(bench)


def test_every_mutation_changes_the_text_and_marks_the_change(clean: Content) -> None:
    chance = Random(1)
    befalling = [each for family in MUTATIONS.values() for each in family if each.befalls(clean.language)]
    share = SHARE if settings.get_current_profile_name() == SUITE else 1
    for number, scene in enumerate(scenes(clean)):
        for mutation in befalling[number % share :: share]:
            edit = mutation.plant(scene, chance)
            if edit is not None:
                assert_sound(edit, scene, mutation)


def assert_sound(edit: Edit, scene: Scene, mutation: Mutation) -> None:
    text = edit.applied(scene.text)
    start, end = max(edit.marked[0], 0), min(edit.marked[1], len(text))
    assert text != scene.text, mutation.name
    assert start <= end, mutation.name
    assert text[:start] == scene.text[:start], mutation.name
    assert text[end:] == scene.text[end - edit.shift :], mutation.name


@pytest.mark.long
@pytest.mark.parametrize("family", MUTATIONS)
def test_every_mutation_befalls_some_content(family: str) -> None:
    """In the suite each is planted in all passages of two languages that it befalls."""
    left = {each.name for each in MUTATIONS[family]}
    for language in SIX:
        clean = content(ROOT, check.PUBLICATION, language)
        chance = Random(2)
        for mutation in MUTATIONS[family]:
            if mutation.name in left and mutation.befalls(language):
                left -= {mutation.name for scene in scenes(clean) for _ in range(3) if mutation.plant(scene, chance)}
    assert left == set()


def test_an_edit_tells_how_much_longer_the_text_becomes() -> None:
    edit = Edit(2, 3, "xyz", before=1)
    assert edit.applied("abcd") == "abxyzd"
    assert (edit.shift, edit.marked) == (2, (1, 5))


def test_a_flat_passage_is_typed_all_through() -> None:
    passage = flat(plain("会议", file="x"), "会议室")
    assert passage.is_verbatim(0, 3) and passage.text == "会议室"

"""The measures of the proofreader count what they say: by place, by what was judged, by what stands in other texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import small_project

from bench.proof import clean, door, judged, pairs, prose, rows, sources
from bench.proof.door import Found, Spot, findings
from bench.proof.judged import Judged, Measure
from bench.proof.rows import Alone
from galley.problem import Severity
from galley.proof.rulebook.rule import Row, Rule

HERE = Spot("a.txt", 3, 10, 12)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose content is soon read: what is known in it is of no concern here."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in small_project.FILES.items():
        small_project.write(folder, name, text)
    return folder


def found(at: Spot, severity: str = "error", code: str = "marks.width", also: tuple[Spot, ...] = ()) -> Found:
    return Found(code, severity, "it is narrow", "widen it", at, ",", also)


def row(at: Spot, is_true: bool = True, is_first: bool = True) -> Judged:
    return Judged(at, is_true, is_first, "error", "old.code", "around it")


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Spot("a.txt", 3, 11, 20), True),
        (Spot("a.txt", 3, 12, 14), True),
        (Spot("a.txt", 3, 13, 14), False),
        (Spot("a.txt", 3, 9, 9), True),
        (Spot("a.txt", 3, 7, 10), True),
        (Spot("a.txt", 3, 7, 9), False),
        (Spot("a.txt", 4, 10, 12), False),
        (Spot("b.txt", 3, 10, 12), False),
    ],
)
def test_places_meet_that_overlap_or_touch(other: Spot, meets: bool) -> None:
    assert HERE.meets(other) is other.meets(HERE) is meets


def test_a_true_finding_is_known_again_by_its_place_whatever_its_code() -> None:
    away = replace(HERE, line=9)
    measure = Measure((row(HERE), row(away)), (found(HERE, code="new.code"),))
    assert (measure.still, measure.lost) == ([row(HERE)], [row(away)])
    told_once = found(replace(HERE, line=1), also=(away,))
    assert Measure((row(away),), (told_once,)).still == [row(away)]
    other_side = replace(found(replace(HERE, line=1)), related=(away,))
    measure = Measure((row(away, is_true=False),), (told_once, other_side))
    assert (measure.false, measure.unjudged) == ([told_once], [other_side])


def test_false_and_unjudged_findings_are_told_apart() -> None:
    false, new = replace(HERE, line=4), replace(HERE, line=5)
    measure = Measure((row(HERE), row(false, is_true=False)), (found(HERE), found(false), found(new)))
    assert (measure.false, measure.unjudged) == ([found(false)], [found(new)])
    assert (measure.errors(), measure.false_then) == ((1, 2), 1)
    both = Measure((row(HERE), row(HERE, is_true=False)), (found(HERE),))
    assert both.false == []


def test_what_was_judged_later_counts_as_true_or_false_but_not_as_of_then() -> None:
    later = row(HERE, is_true=False, is_first=False)
    measure = Measure((later, row(replace(HERE, line=8), is_first=False)), (found(HERE),))
    assert (measure.false_then, measure.still, measure.lost, len(measure.false)) == (0, [], [], 1)


@pytest.mark.parametrize(
    ("measure", "is_missed"),
    [
        (Measure((row(HERE),), (found(HERE),), frozenset({"marks.width"})), False),
        (Measure((row(HERE),), (found(HERE),)), True),
        (Measure((row(HERE),), ()), True),
        (Measure((), (found(HERE),), frozenset({"marks.width"})), True),
        (Measure((row(HERE, is_true=False),), (found(HERE, "note"),), frozenset({"marks.width"})), True),
    ],
)
def test_a_missed_bar_fails(measure: Measure, is_missed: bool) -> None:
    assert judged.failed(measure) is is_missed


def test_the_rows_show_little_of_the_documents() -> None:
    rows = judged.read()
    assert len(rows) > 300
    assert all(len(each.around) <= judged.AROUND for each in rows)
    assert {each.severity for each in rows} == {"error", "warning", "note"}
    assert sum(each.is_first and not each.is_true for each in rows) == 19


def test_the_report_tells_numbers_and_places() -> None:
    told = judged.told(Measure((row(HERE), row(replace(HERE, line=7))), (found(HERE), found(replace(HERE, line=1)))))
    assert "true ones still found: 1 of 2, 50% (bar 90%)" in told
    assert "a.txt:7:11 error old.code | around it" in told
    assert "a.txt:1:11:2 error marks.width | , | it is narrow → widen it" in told


def test_findings_come_through_the_door_with_what_stands_there(root: Path, tmp_path: Path) -> None:
    text = tmp_path / "sent.txt"
    text.write_text("我们昨天去了那里,今天回来。\n", encoding="utf-8")
    (mark,) = (each for each in findings(root, [text], "zh") if each.at.start == 8)
    assert (mark.at, mark.text, mark.severity) == (Spot("sent.txt", 1, 8, 9), ",", "error")


PLAIN = "春天的河水慢慢涨了起来，岸边的柳树也绿了，孩子们放学以后都到桥上去看船，老人们坐在树下说话。"
TWO = "The ferry leaves at noon and comes back in the evening. It carries letters, bread and sometimes a guest or two."
THREE = "Паром отходит в полдень и возвращается вечером. Он везёт письма, хлеб и иногда одного или двух гостей."


@pytest.mark.parametrize(
    ("text", "language", "is_prose"),
    [
        (PLAIN, "zh", True),
        (PLAIN[:20] + "。", "zh", False),
        (PLAIN[:-1], "zh", False),
        (PLAIN, "ja", False),
        (PLAIN.replace("孩子们", "子どもたちがたくさん"), "zh", False),
        (PLAIN.replace("孩子们", "ls --all "), "zh", False),
        (TWO, "en", True),
        (TWO, "ru", False),
        (TWO.replace("It", "It <b>"), "en", False),
        ("the" + TWO[3:], "en", False),
        (THREE, "ru", True),
        (THREE, "mn", False),
    ],
)
def test_prose_is_whole_sentences_of_a_language(text: str, language: str, is_prose: bool) -> None:
    assert prose.is_prose(text, language) is is_prose


@pytest.mark.parametrize(
    ("page", "is_taken"),
    [
        (f"<p>{TWO}</p>", True),
        (f'<div class="para">{TWO}</div>', True),
        (f"<p>{TWO.replace('noon', '<em>noon</em>')}</p>", True),
        (f"<p>{TWO.replace('noon', '<code>noon</code>')}</p>", False),
        (f"<p>{TWO.replace('noon', '<span class=command>noon</span>')}</p>", False),
        (f"<p>{TWO.replace('noon', 'noon<link xref=noon />')}</p>", False),
        (f"<pre>{TWO}</pre>", False),
    ],
)
def test_paragraphs_without_code_are_taken_out_of_pages(page: str, is_taken: bool, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page.replace("back in", "back\n   in"), encoding="utf-8")
    assert list(prose.paragraphs(tmp_path / "a.html", "en")) == [TWO] * is_taken


def test_articles_of_a_law_come_without_their_numbers(tmp_path: Path) -> None:
    sentence = "모든 배는 저녁이 되면 항구로 돌아와야 하며, 늦어질 때에는 그 까닭을 항구에 미리 알려야 한다. 다만 비상시에는 그러하지 아니하다."
    (tmp_path / "a.txt").write_text(f"제3조 ①{sentence}\n② {sentence[3:]}\n", encoding="utf-8")
    assert list(prose.paragraphs(tmp_path / "a.txt", "ko")) == [sentence, sentence[3:]]


def test_halves_are_alike_for_a_seed_and_share_what_a_small_source_leaves() -> None:
    read = {
        "large": [f"{number:04}" + "x" * 96 for number in range(100)],
        "small": [f"{number}" * 100 for number in range(4)],
    }
    halves = sources.split(read, 1000, Random(1))
    assert halves == sources.split(read, 1000, Random(1)) != sources.split(read, 1000, Random(2))
    assert [len(half) for half in halves["small"]] == [2, 2]
    assert [len(half) for half in halves["large"]] == [8, 8]
    first, second = halves["large"]
    assert not set(first) & set(second)
    assert first == sorted(first)


def test_a_cache_that_is_there_is_not_fetched_again(tmp_path: Path) -> None:
    for language, name in (("zh", "b"), ("zh", "a"), ("ja", "c")):
        (tmp_path / "clean/look" / language).mkdir(parents=True, exist_ok=True)
        (tmp_path / "clean/look" / language / f"{name}.txt").write_text(PLAIN, encoding="utf-8")
    assert [file.stem for file in sources.texts(tmp_path, "look", "zh")] == ["a", "b"]


def test_a_client_that_is_not_there_or_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(sources.Refused, match="no-such-client is not installed"):
        sources._run(["no-such-client"], tmp_path)
    with pytest.raises(sources.Refused, match="false"):
        sources._run(["false"], tmp_path)


def test_clean_texts_are_read_one_by_one_and_never_changed(root: Path, tmp_path: Path) -> None:
    text = tmp_path / "clean/look/zh/a.txt"
    text.parent.mkdir(parents=True)
    text.write_text(PLAIN.replace("，", ",", 1) + "\n", encoding="utf-8")
    (reading,) = clean.measured(root, tmp_path, "look", ("zh",), jobs=1)
    assert (reading.name, reading.characters, len(reading.changed)) == ("a.txt", len(PLAIN) + 1, 1)
    assert "," in text.read_text(encoding="utf-8")
    told = clean.told([reading])
    assert f"| zh | {len(PLAIN) + 1} |" in told
    assert "zh error " in told
    assert "涨了起来⟦,⟧岸边" in clean.listed([reading])


def test_a_pair_is_told_apart_by_what_the_right_sentence_has_not(root: Path) -> None:
    told_apart = pairs.Pair("zh", "width", "我们昨天去了那里,今天回来。", "我们昨天去了那里，今天回来。", "a list")
    alike = replace(told_apart, wrong="昨天我们去了那里,今天回来。", right="我们昨天去了那里,今天回来。")
    first, second = pairs.measured(root, [told_apart, alike], jobs=1)
    assert ([each.severity for each in first.hits], first.alarms) == (["error"], ())
    assert (second.hits, len(second.alarms)) == ((), 1)
    told = pairs.told([first, second])
    assert "| zh | 2 | 1 | 1 |" in told
    assert "| all | 2 | 1 | 1 |" in told
    assert "missed: zh width | 昨天我们去了那里,今天回来。" in told
    assert "told of a right one: zh error" in told


def test_the_project_is_read_once_for_all_pairs_of_a_language(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    read = door.desk_of_texts
    monkeypatch.setattr(door, "desk_of_texts", lambda files, language: reads.append(language) or read(files, language))
    door._known.cache_clear()
    one = pairs.Pair("zh", "width", "我们昨天去了那里,今天回来。", "我们昨天去了那里，今天回来。", "a list")
    assert [len(each.hits) for each in pairs.measured(root, [one, one], jobs=1)] == [1, 1]
    assert reads == ["zh"]
    door._known.cache_clear()


def test_apt_fetches_a_new_list_where_a_package_has_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: Sequence[str], folder: Path) -> None:
        ran.append(command[1])
        if ran == ["download"]:
            raise sources.Refused("gone")

    monkeypatch.setattr(sources, "_run", run)
    sources._fetch(sources.Source("ru", "a", "a", "*"), tmp_path)
    assert ran == ["download", "update", "download"]
    ran.clear()
    with pytest.raises(sources.Refused, match="gone"):
        sources._fetch(sources.Source("ru", "a", "a", "*", "pip"), tmp_path)


def test_pairs_are_read_from_a_list(tmp_path: Path) -> None:
    file = tmp_path / "pairs.yaml"
    file.write_text("- {language: en, kind: spelling, wrong: teh, right: the, from: a list}\n", encoding="utf-8")
    assert pairs.read(file) == [pairs.Pair("en", "spelling", "teh", "the", "a list")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- {language: en, kind: spelling, wrong: teh, right: the}\n", "pair 1 has no text as `from:`"),
        ("- {language: en, kind: spelling, wrong: no, right: the, from: a list}\n", "pair 1 has no text as `wrong:`"),
        ("- teh\n", "pair 1 has no text as `language:`"),
        ("{wrong: teh}\n", "a list of pairs is wanted"),
        ("- {wrong\n", "line 2"),
    ],
)
def test_what_holds_no_pairs_is_told(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "pairs.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(pairs.NoPairs, match=fault):
        pairs.read(file)


def test_words_with_their_parts_of_speech_become_prose_again(tmp_path: Path) -> None:
    words = re.findall("..?", PLAIN.replace("，", "，１９"))
    (tmp_path / "a.txt").write_text("  ".join(f"{word}/n" for word in words), encoding="utf-8")
    assert list(prose.paragraphs(tmp_path / "a.txt", "zh")) == [PLAIN.replace("，", "，19")]


def test_the_tables_have_no_more_rows_than_the_bar_allows() -> None:
    assert 1_000 < rows.count() <= rows.MOST


def test_rows_that_match_in_the_documents_alone_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("老水\n\n车和新水车", encoding="utf-8")
    made = tuple(Row(each) for each in ("老水车", "新水车", "风车"))
    rule = Rule("a.b", "pattern", Severity.NOTE, "", "", rows={"zh": made, "ja": made})
    found = list(rows.alone([rule], "zh", rows.read(tmp_path), ["村里有新水车。"]))
    assert found == [Alone("a.b", "老水车", "老水车")]
    assert (
        rows.told(found)
        == f"rows of tables: {rows.count()} (bar 2500)\nrows that match in these documents alone: 1 (bar 0)\n  a.b | 老水车 | 老水车\n"
    )
    assert not list(rows.alone([replace(rule, languages=("ja",))], "zh", rows.read(tmp_path), []))


def test_all_that_packages_bring_is_at_hand_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "packages/manual"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text("<p>one  two</p>", encoding="utf-8")
    (folder / "b.txt").write_text("老/a  水车/n\n③ 一行", encoding="utf-8")
    (folder / "c.mo").write_bytes(b"\xde\x12\x04\x95")
    manual = sources.Source("zh", "manual", "manual", "**/*")
    assert list(sources.raw(tmp_path, "zh", [manual])) == ["<p>one  two</p>", "老水车\n一行"]
    assert list(sources.raw(tmp_path, "ja", [manual])) == []


def test_no_pair_of_ours_stands_twice() -> None:
    rows = re.split(r"(?m)^- ", (Path(pairs.__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
    own = [tuple(line for line in row.splitlines() if not line.startswith(("  kind:", "  from:"))) for row in rows]
    assert len(own) == len(set(own)) > 5000

"""Comments that come back: taken from a book of the small project, kept beside its content, applied and shown."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import small_project
from conftest import made_once
from pikepdf import Name, String
from small_project import FOLDER, NAME, replace, write

from bench.comments.corpus import Corpus
from bench.comments.writing import Writer, around, quads, writer
from galley.files import Files
from galley.maps import Box, read
from galley.model.comments import Comment
from galley.options import Edition, Options
from galley.pipeline.applying import apply_comments
from galley.pipeline.build import build
from galley.pipeline.commenting import comments_of, counted, notes, shown, take_comments, texts
from galley.pipeline.unset import chosen
from galley.problem import Severity, has_errors

LEDGER = f"{FOLDER}/comments/zh.yaml"
PATHS, HUTS = "paths/body/p1", "huts/body/p1"
CATALOGUE = f"locales/en/LC_MESSAGES/{NAME}.po"
PO = f"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: {FOLDER}/paths.yaml#paths/title
#: {FOLDER}/huts.yaml#huts/title
msgid "山路"
msgstr "Paths"

#: {FOLDER}/paths.yaml#{PATHS}
msgid "山路会在*春天*整修山路。"
msgstr "The club mends the *old* paths in spring."
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its screen file and map."""

    def make(root: Path) -> None:
        small_project.make(root, program=False)
        assert build(Options(root, editions=(Edition.SCREEN,)), lambda _: None).problems == []

    return made_once(tmp_path_factory, "small-for-comments", make)


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    shutil.copytree(made, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def book(root: Path) -> Writer:
    """What writes annotations into the book, whose pages are turned and cropped."""
    stem = root / "output" / NAME / f"{NAME}.zh"
    told = read(stem.with_name(f"{stem.name}.map.json").read_bytes())
    return writer(told, stem.with_name(f"{stem.name}.screen.pdf").read_bytes(), Corpus(), turned=True)


def over(to: Writer, address: str, words: str) -> tuple[int, list[Box]]:
    """The page of the first of some words at an address, and the box that a reader draws over them."""
    part = to.told.at[address][0].parts[0]
    left, bottom, right, top = part.box
    inside = [each for each in to.pages[part.page - 1] if left <= each.x < right and bottom <= each.y <= top]
    at = "".join(each.text for each in inside).index(words)
    first, last = inside[at], inside[at + len(words) - 1]
    return part.page, [(first.x, first.y - 0.3 * first.size, last.x + last.advance, first.y + 0.9 * first.size)]


def mark(to: Writer, kind: str, address: str, words: str, **entries: object) -> object:
    """Mark words."""
    page, boxes = over(to, address, words)
    return to.annotation(page, kind, around(boxes), len(words), QuadPoints=quads(boxes), **entries)


def sent_back(to: Writer, root: Path, name: str = f"{NAME}.zh.screen_A.B..pdf") -> Path:
    """The file as it comes back."""
    file = root / "output" / NAME / name
    to.saved(file)
    return file


def reviewed(root: Path) -> Path:
    """The book with a replacement, a deletion, a question, and a note on nothing."""
    to = book(root)
    page, boxes = over(to, PATHS, "春天")
    caret = to.annotation(page, "Caret", (1, 1, 5, 5), 7, Contents=String("夏天"), IT=Name.Replace)
    to.annotation(page, "StrikeOut", around(boxes), 7, QuadPoints=quads(boxes), IRT=caret, RT=Name.Group)
    mark(to, "StrikeOut", HUTS, "全年")
    mark(to, "Highlight", HUTS, "开放", Contents=String("几点？"))
    to.annotation(page, "Text", (10, 2, 30, 22), 9, Contents=String("空白"))
    return sent_back(to, root)


def ledger(root: Path, language: str = "zh") -> Sequence[Comment]:
    problems: list = []
    found = comments_of(Files(root), FOLDER, language, problems)
    assert problems == []
    return found


def test_comments_are_taken_once_and_what_people_write_there_stays(root):
    file = reviewed(root)
    report, problems = take_comments(root, file)
    assert report[0] == f"{LEDGER}: 4 comments taken"
    assert [(each.code, each.severity) for each in problems] == [("comments.untied", Severity.NOTE)]
    found = {each.what: (each.at, each.quote, each.proposal, each.state) for each in ledger(root)}
    assert found == {
        "replacement": (PATHS, "春天", "夏天", "open"),
        "note": (None, None, None, "open"),
        "deletion": (HUTS, "全年", None, "open"),
        "highlight": (HUTS, "开放", None, "question"),
    }
    replace(root, LEDGER, "state: question", "state: refused  # we know")
    before = (root / LEDGER).read_text(encoding="utf-8")
    report, problems = take_comments(root, file)
    assert (report[0], problems) == (f"{LEDGER}: 0 comments taken", [])
    assert (root / LEDGER).read_text(encoding="utf-8") == before


def test_an_answer_that_comes_later_is_added_to_its_comment(root):
    to = book(root)
    first = mark(to, "Highlight", HUTS, "开放", Contents=String("几点"))
    take_comments(root, sent_back(to, root))
    replace(root, LEDGER, "    text: 几点", "    text: 几点开\n    # by hand")
    to.annotation(over(to, HUTS, "开放")[0], "Text", (1, 1, 2, 2), 5, IRT=first, Contents=String("八点"))
    report, problems = take_comments(root, sent_back(to, root, "renamed.pdf"), NAME, "zh")
    assert problems == [] and report[1:] == ["1 that were there already, which stay as they are", "1 replies added"]
    (found,) = ledger(root)
    assert (found.text, [each.text for each in found.replies]) == ("几点开", ["八点"])
    assert "# by hand" in (root / LEDGER).read_text(encoding="utf-8")


def test_a_file_without_a_map_is_understood_by_its_words(root):
    to = book(root)
    mark(to, "StrikeOut", HUTS, "全年")
    away = root / "away.pdf"
    to.saved(away)
    assert take_comments(root, away, NAME, "zh")[1] == []
    assert [(each.at, each.quote) for each in ledger(root)] == [(HUTS, "全年")]


def test_a_file_of_any_name_is_known_by_the_places_that_its_links_lead_to(root):
    shutil.copytree(root / FOLDER, root / "content/yearbook-2099")
    to = book(root)
    mark(to, "StrikeOut", HUTS, "全年")
    away = root / "from Ann (2).pdf"
    to.saved(away)
    assert take_comments(root, away)[0][0] == f"{LEDGER}: 1 comments taken"
    del to.pdf.Root.Names
    to.saved(away)
    assert take_comments(root, away)[0][0].startswith("content/yearbook-2099/")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("no.pdf", b"no", "comments.pdf"),
        ("old.xx.pdf", None, "comments.language"),
        (f"{NAME}.pdf", None, "comments.language"),
    ],
)
def test_why_a_file_is_not_taken(root, name, data, code):
    file = root / name
    to = book(root)
    to.pdf.Root.Lang = String("tlh")
    del to.pdf.Root.Names
    to.saved(file)
    if data is not None:
        file.write_bytes(data)
    report, problems = take_comments(root, file, NAME)
    assert (report, [each.code for each in problems]) == ([], [code])
    assert not (root / LEDGER).exists()


def test_proposals_go_into_the_content_and_the_rest_has_a_reason(root):
    take_comments(root, reviewed(root))
    before = (root / FOLDER / "paths.yaml").read_text(encoding="utf-8")
    trial = apply_comments(root, NAME, (), dry=True)
    assert "-  山路会在春天整修山路。\n+  山路会在夏天整修山路。\n" in trial.diff
    assert (root / FOLDER / "paths.yaml").read_text(encoding="utf-8") == before
    outcome = apply_comments(root, NAME, ())
    assert outcome.problems == [] and outcome.report == ["zh: 2 comments applied, 0 left to the editor"]
    assert "山路会在夏天整修山路。" in (root / FOLDER / "paths.yaml").read_text(encoding="utf-8")
    assert "小屋开放。" in (root / FOLDER / "huts.yaml").read_text(encoding="utf-8")
    assert {each.what: each.state for each in ledger(root)} == {
        "replacement": "done",
        "deletion": "done",
        "highlight": "question",
        "note": "open",
    }
    assert apply_comments(root, NAME, ()).report == [f"no open comment on {NAME} proposes a change"]


def by_hand(root: Path, language: str, *entries: str) -> None:
    """A file of comments, each on page 1."""
    told = "".join(f"  - id: c{number}\n    page: 1\n    {entry}\n" for number, entry in enumerate(entries))
    write(root, f"{FOLDER}/comments/{language}.yaml", f"comments:\n{told}")


def entry(what: str, at: str, **fields: str) -> str:
    return "\n    ".join([f"what: {what}", f"at: {at}", *(f'{name}: "{value}"' for name, value in fields.items())])


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        (entry("replacement", PATHS, quote="山路", proposal="路"), "its words stand there several times"),
        (entry("deletion", "paths/body/p7", quote="没有"), "there is no such text any more"),
        (entry("replacement", "paths", quote="没有", proposal="有"), "its words are not written there"),
        (
            entry("replacement", "paths/title", quote="山路", proposal="路: 新"),
            "it cannot be written there without changing",
        ),
        (entry("deletion", HUTS, quote="小屋全年开放。"), "it cannot be written there without changing"),
    ],
)
def test_what_cannot_be_applied_is_left_with_its_reason(root, comment, reason):
    by_hand(
        root,
        "zh",
        comment,
        entry("replacement", HUTS, quote="全年", proposal="夏天") if HUTS not in comment else comment,
    )
    outcome = apply_comments(root, NAME, ())
    assert not has_errors(outcome.problems)
    assert {each.code for each in outcome.problems} == {"comments.left"}
    found = ledger(root)
    assert found[0].state == "open" and (found[0].reason or "").startswith(reason)
    if HUTS not in comment:
        assert found[1].state == "done"


def test_words_that_are_printed_at_an_address_and_written_nowhere_there_are_not_changed_elsewhere(root):
    """The name of the club stands in the front matter, from the registry, and in a text."""
    write(root, f"{FOLDER}/huts.yaml", "kind: article\ntitle: 小屋\nbody: |\n  {club}管理小屋。\n")
    by_hand(root, "zh", entry("replacement", HUTS, quote="山路会", proposal="路会", after="管理"))
    before = (root / FOLDER / "paths.yaml").read_text(encoding="utf-8")
    assert [each.code for each in apply_comments(root, NAME, ()).problems] == ["comments.left"]
    assert (root / FOLDER / "paths.yaml").read_text(encoding="utf-8") == before


def test_two_proposals_for_the_same_words_are_not_both_made(root):
    other = entry("replacement", HUTS, quote="全年", proposal="冬天")
    by_hand(root, "zh", entry("replacement", HUTS, quote="全年", proposal="夏天"), other)
    apply_comments(root, NAME, ())
    assert [(each.state, each.reason) for each in ledger(root)] == [
        ("done", None),
        ("open", "another comment changes the same words"),
    ]
    assert "小屋夏天开放。" in (root / FOLDER / "huts.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_the_file_stay(root, end):
    path = root / FOLDER / "huts.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", end.encode()))
    by_hand(root, "zh", entry("replacement", HUTS, quote="全年", proposal="夏天"))
    assert apply_comments(root, NAME, ()).problems == []
    after = "\ufeffkind: article\ntitle: 小屋\nbody: |\n  小屋夏天开放。\n"
    assert path.read_bytes() == after.replace("\n", end).encode()


def test_proposals_for_a_translation_go_into_its_catalogue(root):
    write(root, CATALOGUE, PO)
    replace(root, f"{FOLDER}/huts.yaml", "title: 小屋", "title: 山路")
    replace(root, f"{FOLDER}/paths.yaml", "春天", "*春天*")
    by_hand(
        root,
        "en",
        entry("replacement", PATHS, quote="in spring", proposal="in “May”"),
        entry("replacement", PATHS, quote="the old paths", proposal="these paths"),
        entry("replacement", "paths/title", quote="Paths", proposal="Ways"),
        entry("replacement", HUTS, quote="小屋", proposal="路"),
        entry("deletion", PATHS, quote="in spring", text="or not"),
    )
    outcome = apply_comments(root, NAME, ())
    assert not has_errors(outcome.problems)
    assert 'msgstr "The club mends the *old* paths in “May”."' in (root / CATALOGUE).read_text(encoding="utf-8")
    assert [(each.state, (each.reason or "")[:26]) for each in ledger(root, "en")] == [
        ("done", ""),
        ("open", "it reaches over a referenc"),
        ("open", "the translation serves sev"),
        ("open", "the text is not translated"),
        ("open", "something is said besides:"),
    ]


def test_open_comments_are_shown_where_they_stand_now(root):
    take_comments(root, reviewed(root))
    replace(root, f"{FOLDER}/paths.yaml", "  山路会", "  新段。\n\n  山路会")
    replace(root, f"{FOLDER}/huts.yaml", "全年", "")
    found, problems = shown(root, NAME, ())
    assert problems == [] and found is not None
    fates = {each.comment.what: (str(each.fate), each.address) for each in found.languages["zh"]}
    assert fates == {
        "replacement": ("moved", "paths/body/p2"),
        "deletion": ("done", HUTS),
        "highlight": ("kept", HUTS),
        "note": ("untied", ""),
    }
    assert len(found.tables()[0]) == 2 + 4
    assert [each["fate"] for each in found.as_json()["zh"]] == [str(each.fate) for each in found.languages["zh"]]
    files = Files(root)
    publication = chosen(files, NAME, [])
    assert publication is not None
    book_now = [(each.address, each.text) for each in texts(files, publication, "zh", []).blocks]
    told = notes(files, FOLDER, "zh", book_now, lambda pattern: pattern.replace("text)", "TEXT)"), [])
    assert sorted(each.address for each in told) == ["", HUTS, HUTS, "paths/body/p2"]
    assert [(each.text.split()[-1], each.under[0][0]) for each in told if not each.address] == [("TEXT)", 4)]


def test_comments_are_counted_by_section_and_state(root):
    by_hand(root, "zh", entry("note", PATHS), entry("note", HUTS), entry("note", HUTS, state="done"))
    found, problems = counted(root, NAME, ())
    assert problems == [] and found is not None
    assert found.as_json()["languages"] == {"zh": {"paths": {"open": 1}, "huts": {"open": 1, "done": 1}}}
    assert [row[1:] for row in found.tables()[0][1:]] == [["paths", "1", "0", "0", "0"], ["huts", "1", "0", "1", "0"]]
    assert [each.code for each in counted(root, NAME, ("en",))[1]] == ["comments.none"]


def test_a_comment_that_stands_twice_is_told(root):
    write(root, LEDGER, "comments:\n" + "  - id: c1\n    page: 1\n    what: note\n" * 2)
    assert [(each.code, each.place.line if each.place else 0) for each in counted(root, NAME, ())[1]] == [
        ("comments.twice", 5)
    ]


def test_that_there_are_no_comments_is_told(root):
    found, waiting = counted(root, NAME, ())[0], shown(root, NAME, ())[0]
    assert found and found.tables() == [[[f"there are no comments on {NAME}"]]]
    assert waiting and waiting.tables() == [[[f"there are no open comments on {NAME}"]]]
    assert apply_comments(root, NAME, ()).report == [f"no open comment on {NAME} proposes a change"]
    plain = root / f"output/{NAME}/{NAME}.zh.screen.pdf"
    assert take_comments(root, plain)[0] == [f"{plain.name} has no comments"]


def test_a_language_without_comments_is_told(root):
    for found, problems in (counted(root, NAME, ("xx",)), shown(root, NAME, ("xx",))):
        assert found is None and [each.code for each in problems] == ["comments.none"]
    outcome = apply_comments(root, NAME, ("xx",))
    assert outcome.report == [] and [each.code for each in outcome.problems] == ["comments.none"]


def test_a_long_comment_is_cut_in_the_table(root):
    comment = f"{{id: a1, state: open, what: note, text: {'x' * 300}, at: {PATHS}, page: 4, file: a.pdf}}"
    write(root, LEDGER, f"comments:\n  - {comment}\n")
    found, _ = shown(root, NAME, ())
    assert found is not None
    ((*_, row),) = found.tables()
    assert row[-1] == f"{'x' * 199}…"
    assert found.as_json()["zh"][0]["text"] == "x" * 300

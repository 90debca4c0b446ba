"""Which books are made of a commission, what is kept of them, and what stands against it: by stages that only remember what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from conftest import ROOT

from galley import theme
from galley.files import Files
from galley.language import pseudo
from galley.markup import Album
from galley.model.folds import FOLDS
from galley.options import Edition, Options
from galley.pipeline import books, build
from galley.pipeline.books import _Press
from galley.pipeline.commission import Commission
from galley.pipeline.manifest import Made
from galley.pipeline.recollection import Recollection
from galley.pipeline.warm import Warm
from galley.problem import Problem, Severity

ERROR = Problem("a.error", "wrong", "mend it")
WARNING = ERROR.with_(code="a.warning", severity=Severity.WARNING)
NOTE = ERROR.with_(code="a.note", severity=Severity.NOTE)
FOUND = ERROR.with_(code="preflight.x", severity=Severity.NOTE)


def record(**told: Any) -> Any:
    plain = {"source_language": "zh", "languages": ("zh", "en"), "size": "A4", "printing_number": 1, "fold": None}
    return SimpleNamespace(**(plain | {"paper": None, "printing": None, "title": "title"} | told))


def publication(**told: Any) -> Any:
    return SimpleNamespace(name="a-2031", folder="content/a-2031", sections={}, record=record(**told), registry=None)


@dataclass
class Book:
    """A book as templates are given it."""

    publication: Any = field(default_factory=publication)
    voice: Any = None
    trim: Any = None
    voices: Any = None
    draft: bool = False
    typefaces: Any = ()
    surface: Any = None
    album: Any = None
    mentions: Any = None


def voice(language: str = "zh", direction: str = "ltr") -> Any:
    locale = SimpleNamespace(text_direction=direction, get_language_name=lambda told: f"{language} in {told}")
    return SimpleNamespace(language=language, tag=f"{language}-tag", locale=locale)


TRIM = SimpleNamespace(sheet_mm=(210.0, 297.0), height_mm=297)
LOOK: Any = SimpleNamespace(
    trim=lambda size: TRIM, measure_mm=lambda trim: 100, type_height_mm=lambda trim: 200, bleed_mm=3
)


class Stages:
    """Makeshift stages: what each finds, and what the bindery was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.html_faults: list[Problem] = []
        self.asked, self.ready = ["a.png"], {"a.png": SimpleNamespace(facts=SimpleNamespace(width_px=1, height_px=2))}
        self.set_faults, self.coarse, self.cut = list[Problem](), list[Problem](), list[Problem]()
        self.copy_faults: dict[Edition, list[Problem]] = {}
        self.unsigned: list[Problem] = []
        self.style_faults: list[Problem] = []
        self.lasts = True
        self.bound: list[SimpleNamespace] = []
        self.set_from: list[Any] = []
        stages, layout = self, SimpleNamespace(typefaces=(), places={}, labels=(), case=None)

        class Pictures:
            def __init__(self, *told: Any) -> None: ...

            def known(self, asked: list[str], found: list[Problem]) -> dict[str, Any]:
                return {name: stages.ready[name] for name in asked if name in stages.ready}

        class Bindery:
            def __init__(self, *told: Any, **more: Any) -> None:
                names = "stem language book printing covering rightward sections keep_html number ticketing attached trim_mm proofing fold pictures"
                self.__dict__ |= dict(zip(names.split(), told, strict=True)) | more
                self.map = SimpleNamespace(written=lambda: b"map")
                stages.bound.append(cast(SimpleNamespace, self))

            def copies(self, edition: Edition, dress: Any) -> tuple[list[Made], list[Problem]]:
                faults = stages.copy_faults.get(edition, [])
                return [Made(f"{edition}", b"", "zh", str(edition))], faults

        def set_book(job: Any, named: Any, dresses: Any, known: Any, retold: Any, before: Any, paged: Any) -> Any:
            layout.case = SimpleNamespace(lasts=stages.lasts)
            stages.set_from.append((before, named, paged, dresses))
            return SimpleNamespace(layout=layout, problems=stages.set_faults, job=job)

        def style_sheets(publication: Any, look: Any, speaker: Any, files: Any, faults: list[Problem]) -> tuple[()]:
            faults += stages.style_faults
            return ()

        faces = SimpleNamespace(
            families=lambda faces, known: ("held",), expected=lambda known, sans: ("expected",), faces=lambda root: []
        )
        for name, made in {
            "Pictures": Pictures,
            "Bindery": Bindery,
            "set_book": set_book,
            "faces": faces,
            "style_sheets": style_sheets,
            "look_of": lambda look, files: None,
            "lettering": lambda sheets, language: "",
            "families": lambda text, kind: (),
            "surface": lambda *told: None,
            "html": lambda book, files: ("html", self.asked, list(self.html_faults)),
            "places": lambda *told: {},
            "mentions": lambda places, labels: "pages",
            "_dress": lambda look, edition, pictures, ready: f"dress of {edition}",
            "resolutions": lambda *told: self.coarse,
            "crops": lambda *told: self.cut,
            "digests_of": lambda ready: {},
        }.items():
            monkeypatch.setattr(books, name, made)
        monkeypatch.setattr(_Press, "_unsigned", lambda self, book: stages.unsigned)
        monkeypatch.setattr(_Press, "_ticketing", lambda self, *told: "ticketing")
        monkeypatch.setattr(_Press, "_proofing", lambda self, *told: "proofing")
        monkeypatch.setattr(_Press, "_sources", lambda self, language: "sources")
        monkeypatch.setattr(_Press, "_album", lambda self, sans: Album("ground"))
        self.layout = layout


SHELF = SimpleNamespace(
    drawings="drawings",
    name="plates",
    looks="looks",
    pasted=lambda album: b"d",
    filled=lambda layout, dresses: b"p",
    remembered=lambda found: b"l",
    recollected=lambda problems: Recollection({"known": {}}),
    taken=lambda problems: "taken",
)


def maker(
    language: str = "zh", *, interim: bool = False, readable: bool = True, sound: bool = True, **asked: Any
) -> Any:
    commission = Commission(
        publication(**asked.pop("told", {})),
        "content/a-2031",
        LOOK,
        language,
        cast(Any, "printing"),
        Options(Path(), **asked),
        readable,
        sound,
    )
    made = _Press(commission, Files(Path()), Warm(interim=interim))
    made.__dict__ |= {"_shelf": SHELF, "_faces": []}
    return made


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return Stages(monkeypatch)


BOTH = [Edition.PRINT, Edition.SCREEN]


def files(made: Any, editions: list[Edition], before: Any = None, direction: str = "ltr") -> list[str]:
    book = Book(made.commission.publication, voice(made.commission.language, direction), TRIM)
    return [each.file for each in made._book(book, editions, before)]


MAP = "a-2031/a-2031.zh.map.json"


@pytest.mark.parametrize(
    ("asked", "made", "kept", "warm"),
    [
        ({}, ["print", "screen", MAP], ["drawings", "plates"], True),
        ({"preflight": True}, ["print", "screen", MAP], ["drawings", "plates", "looks"], True),
        ({"interim": True}, ["print", "screen"], [], True),
        ({"interim": True, "preflight": True}, ["print", "screen"], ["looks"], True),
        ({"sections": ("huts",), "preflight": True}, ["print", "screen"], ["drawings", "plates"], True),
        ({"filler": True, "preflight": True}, ["print", "screen", "a-2031/a-2031.zh.filler.map.json"], [], False),
        ({"filler": True, "interim": True}, ["print", "screen"], [], False),
    ],
)
def test_what_is_made_and_kept_of_a_sound_book(
    stages: Stages, asked: dict[str, Any], made: list[str], kept: list[str], warm: bool
) -> None:
    press = maker(**asked)
    assert files(press, BOTH) == made
    assert (list(press.kept), press.problems) == (kept, [])
    assert (list(press.warm.layouts), list(press.warm.albums)) == ([("a-2031", "zh")] * warm, [("a-2031", "zh")] * warm)


@pytest.mark.parametrize(
    ("where", "fault", "made", "kept"),
    [
        ("set", WARNING, ["print", "screen", MAP], ["drawings"]),
        ("set", ERROR, [], []),
        ("coarse", WARNING, ["print", "screen", MAP], ["drawings", "plates", "looks"]),
        ("coarse", ERROR, ["screen", MAP], ["drawings", "plates", "looks"]),
        ("cut", ERROR, [], []),
        ("html", WARNING, ["print", "screen", MAP], ["drawings", "plates", "looks"]),
        ("html", ERROR, [], []),
        ("style", ERROR, [], []),
        ("screen", FOUND, ["print", "screen", MAP], ["drawings", "plates", "looks"]),
        ("screen", NOTE, ["print", "screen", MAP], ["drawings"]),
        ("screen", ERROR, ["print", MAP], ["drawings"]),
        ("unsigned", WARNING, ["print", "screen", MAP], ["drawings", "plates", "looks"]),
        ("unsigned", ERROR, ["screen", MAP], ["drawings", "plates", "looks"]),
    ],
)
def test_a_fault_stops_what_it_concerns_and_pages_with_faults_are_not_kept(
    stages: Stages, where: str, fault: Problem, made: list[str], kept: list[str]
) -> None:
    places = {
        "set": stages.set_faults,
        "coarse": stages.coarse,
        "cut": stages.cut,
        "html": stages.html_faults,
        "style": stages.style_faults,
        "unsigned": stages.unsigned,
        "screen": stages.copy_faults.setdefault(Edition.SCREEN, []),
    }
    places[where].append(fault)
    press = maker(preflight=True)
    assert files(press, BOTH) == made
    assert (list(press.kept), [each.code for each in press.problems]) == (kept, [fault.code])
    assert list(press.warm.layouts) == ([("a-2031", "zh")] if "plates" in kept else [])


def test_warnings_stop_a_strict_build(stages: Stages) -> None:
    stages.set_faults.append(WARNING)
    assert files(maker(strict=True), BOTH) == []


def test_pictures_that_are_too_coarse_or_not_there_stop_print_alone_or_the_book(stages: Stages) -> None:
    stages.coarse.append(ERROR)
    assert files(maker(), [Edition.SCREEN]) == ["screen", MAP]
    assert files(maker(), [Edition.PRINT]) == [] and len(stages.bound) == 1
    stages.coarse.clear()
    stages.asked.append("gone.png")
    assert files(maker(), BOTH) == []
    assert [dresses for *_, dresses in stages.set_from] == [["dress of screen"], ["dress of print"]]


def test_what_nobody_has_signed_stops_print_alone_and_concerns_nothing_else(stages: Stages) -> None:
    stages.unsigned.append(ERROR)
    assert files(maker(), [Edition.PRINT]) == []
    assert files(maker(), [Edition.SCREEN]) == ["screen", MAP]
    assert files(maker(), []) == [] and len(stages.bound) == 1


def test_a_layout_that_does_not_last_is_not_kept_for_the_next_process(stages: Stages) -> None:
    stages.lasts = False
    press = maker(preflight=True)
    files(press, BOTH)
    assert list(press.kept) == ["drawings", "looks"] and list(press.warm.layouts) == [("a-2031", "zh")]


def test_a_book_is_set_from_what_was_set_before(stages: Stages) -> None:
    before = SimpleNamespace(typefaces=("Song",), places={}, labels=())
    files(maker(), BOTH, before)
    files(maker(), [Edition.SCREEN])
    assert stages.set_from == [
        (before, ("held",), "pages", ["dress of print", "dress of screen"]),
        (None, ("expected",), None, ["dress of screen"]),
    ]


@pytest.mark.parametrize(
    ("asked", "editions", "given"),
    [
        (
            {},
            BOTH,
            {"ticketing": "ticketing", "attached": (), "trim_mm": None, "proofing": None, "stem": "a-2031/a-2031.zh"},
        ),
        ({}, [Edition.SCREEN], {"ticketing": None}),
        ({"sections": ("huts", "news")}, BOTH, {"ticketing": None, "stem": "a-2031/a-2031.zh.huts+news"}),
        ({"filler": True}, BOTH, {"stem": "a-2031/a-2031.zh.filler", "ticketing": "ticketing"}),
        ({"attach": True}, [Edition.ARCHIVE], {"attached": "sources", "ticketing": None}),
        ({"attach": True}, BOTH, {"attached": ()}),
        ({}, [Edition.ARCHIVE], {"attached": ()}),
        ({"preflight": True}, BOTH, {"trim_mm": (210.0, 297.0)}),
        ({"editions": (Edition.PROOF,)}, [Edition.PROOF], {"proofing": "proofing"}),
        ({"keep_html": True}, BOTH, {"keep_html": True, "interim": False}),
        ({"interim": True}, BOTH, {"interim": True, "fold": None, "rightward": False}),
    ],
)
def test_the_bindery_is_given_what_the_editions_need(
    stages: Stages, asked: dict[str, Any], editions: list[Edition], given: dict[str, Any]
) -> None:
    files(maker(**asked), editions)
    (bound,) = stages.bound
    assert {name: getattr(bound, name) for name in given} == given


def test_a_book_that_is_read_from_right_to_left_is_bound_on_the_right_and_a_leaflet_is_folded(stages: Stages) -> None:
    name = next(iter(FOLDS))
    files(maker(told={"fold": name}), BOTH, direction="rtl")
    assert (stages.bound[0].rightward, stages.bound[0].fold) == (True, FOLDS[name])


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({"preflight": True}, {"known": {}}),
        ({"preflight": True, "force": True}, {}),
        ({}, {}),
        ({"force": True}, {}),
    ],
)
def test_what_was_found_on_pages_is_known_where_they_are_looked_through_again(
    stages: Stages, asked: dict[str, Any], known: dict[str, Any]
) -> None:
    files(maker(**asked), BOTH)
    assert stages.bound[0].recollection.known == known


def test_what_was_set_last_is_known_but_where_all_is_made_anew() -> None:
    assert maker()._before() == "taken"
    assert maker(force=True)._before() is None
    press = maker()
    press.warm.layouts[("a-2031", "zh")] = "warm"
    assert press._before() == "warm"


def test_drawings_are_known_on_the_same_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    press = maker()
    shelf = SimpleNamespace(drawn=lambda ground, problems: {"shelf": "x"})
    press.__dict__["_shelf"] = shelf
    assert press._album(()).known == {"shelf": "x"}
    ground = press._album(()).ground
    press.files.record["locales/zh/LC_MESSAGES/other.po"] = "1"
    assert press._album(()).ground == ground
    press.warm.albums[("a-2031", "zh")] = Album(ground, {}, {"shown": "y"}, forms={"form": ("a", "b")})
    last = press._album(())
    assert (last.known, last.forms, last.shown) == ({"shown": "y"}, {"form": ("a", "b")}, {})
    press.files.record["locales/zh/LC_MESSAGES/galley.po"] = "1"
    assert press._album(()).ground != ground and press._album(()).known == {"shelf": "x"}
    assert press._album(("Sans",)).ground != press._album(()).ground
    forced = maker(force=True)
    forced.__dict__["_shelf"] = shelf
    assert forced._album(()).known == {}


@pytest.mark.parametrize(
    ("language", "filler", "told"),
    [("zh", False, [ERROR]), ("zh", True, []), (pseudo.LANGUAGE, False, []), (pseudo.LANGUAGE, True, [])],
)
def test_a_trial_is_signed_by_nobody(
    monkeypatch: pytest.MonkeyPatch, language: str, filler: bool, told: list[Problem]
) -> None:
    monkeypatch.setattr(books, "unsigned", lambda book, files, options: [ERROR])
    assert maker(language, filler=filler)._unsigned(cast(Any, None)) == told


class Languages:
    """Makeshift catalogues: what is wrong with them, and what waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.voice_faults, self.missing, self.nameless = list[Problem](), list[Problem](), list[Problem]()
        self.waiting, self.told_faults = list[Problem](), list[Problem]()
        self.books: list[tuple[list[Edition], Any]] = []
        self.faulty = list[Problem]()
        told = SimpleNamespace(publication="told", is_draft=True)
        monkeypatch.setattr(books, "voice", lambda language, files, folder: (voice(language), self.voice_faults))
        monkeypatch.setattr(books, "faces", SimpleNamespace(coverage=lambda root: frozenset()))
        monkeypatch.setattr(books, "missing", lambda *asked: self.missing)
        monkeypatch.setattr(books, "unfinished", lambda *asked: self.waiting)
        monkeypatch.setattr(books, "faulty", lambda *asked: self.faulty)
        monkeypatch.setattr(books, "nameless", lambda *asked: self.nameless)
        monkeypatch.setattr(_Press, "_localised", lambda *asked: (told, self.told_faults))
        monkeypatch.setattr(_Press, "_facing", lambda *asked: iter([Made("facing", b"", "zh")]))

        def book(press: Any, book: Any, editions: list[Edition], before: Any) -> Any:
            self.books.append((editions, before))
            return iter([Made("book", b"", "zh")])

        monkeypatch.setattr(_Press, "_book", book)


@pytest.fixture
def languages(monkeypatch: pytest.MonkeyPatch) -> Languages:
    return Languages(monkeypatch)


def made_by(press: Any) -> list[str]:
    return [each.file for each in press.books()]


ALL = (Edition.PRINT, Edition.SCREEN, Edition.PROOF)


@pytest.mark.parametrize(
    ("asked", "made", "editions"),
    [
        ({}, ["book"], BOTH),
        ({"editions": ALL}, ["book"], list(ALL)),
        ({"sound": False}, ["book"], []),
        ({"readable": False, "sound": False}, [], None),
        ({"readable": False}, [], None),
        ({"editions": ALL, "facing": "zh"}, ["book"], BOTH),
        ({"editions": ALL, "facing": "en"}, ["facing", "book"], BOTH),
        ({"editions": ALL, "facing": "zh", "languages": ("zh",)}, ["facing", "book"], BOTH),
        ({"editions": ALL, "facing": "zh", "told": {"languages": ("zh",)}}, ["facing", "book"], BOTH),
        ({"editions": ALL, "facing": "en", "sound": False}, ["book"], []),
        ({"editions": (Edition.PROOF,), "facing": "en"}, ["facing", "book"], []),
    ],
)
def test_which_books_are_made_of_a_language(
    languages: Languages, asked: dict[str, Any], made: list[str], editions: list[Edition] | None
) -> None:
    press = maker(**asked)
    assert made_by(press) == made
    assert languages.books == ([] if editions is None else [(editions, "taken" if editions else None)])


@pytest.mark.parametrize("fault", ["voice_faults", "told_faults"])
def test_a_faulty_catalogue_stops_the_books_of_its_language(languages: Languages, fault: str) -> None:
    getattr(languages, fault).append(WARNING)
    assert made_by(maker()) == ["book"]
    getattr(languages, fault).append(ERROR)
    press = maker()
    assert made_by(press) == [] and press.problems == [WARNING, ERROR]


@pytest.mark.parametrize("fault", ["missing", "waiting", "nameless"])
def test_what_is_unfinished_stops_print_unless_that_is_allowed(languages: Languages, fault: str) -> None:
    getattr(languages, fault).append(NOTE)
    for allowed, editions in ((False, [Edition.SCREEN]), (True, BOTH)):
        made_by(maker(allow_unfinished=allowed))
        assert languages.books[-1][0] == editions


def test_a_faulty_translation_stops_all_but_proofs_and_what_may_be_unfinished(languages: Languages) -> None:
    languages.faulty.append(ERROR)
    for allowed, editions in ((False, [Edition.PROOF]), (True, list(ALL))):
        press = maker(editions=ALL, allow_unfinished=allowed)
        assert made_by(press) == ["book"] and languages.books[-1][0] == editions
        assert press.problems == [ERROR.with_(severity=Severity.WARNING) if allowed else ERROR]
    alone = maker(editions=(Edition.PROOF,), facing="en")
    assert made_by(alone) == ["facing", "book"]
    assert alone.problems == [ERROR.with_(severity=Severity.WARNING)]


def test_voices_of_sources_are_those_of_languages_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        books, "voice", lambda language, files, folder: (voice("zh" if language == "xx" else language), [])
    )
    press = maker()
    press.commission.publication.sections = {
        name: SimpleNamespace(source_language=language) for name, language in (("a", "en"), ("b", None), ("c", "xx"))
    }
    assert list(press._voices_of_sources) == ["zh", "en"]


@pytest.mark.parametrize(
    ("language", "wrong", "tag", "spoken"), [("zh", None, "zh-tag", "zh in zh"), ("tlh", "unknown", "en", "tlh in en")]
)
def test_a_printers_sheet_is_told_in_the_language_of_the_book_where_messages_can_be(
    monkeypatch: pytest.MonkeyPatch, language: str, wrong: str | None, tag: str, spoken: str
) -> None:
    tags: list[str] = []
    monkeypatch.setattr(books, "unknown", lambda language, files: wrong)
    monkeypatch.setattr(books, "translated", lambda language, files: (str, [NOTE]))
    monkeypatch.setattr(books, "words", lambda book, text: f"words of {text}")
    monkeypatch.setattr(books, "panels_mm", lambda book: [])
    monkeypatch.setattr(books, "plain", lambda *told: ((), None))
    monkeypatch.setattr(books, "ticket", lambda book, files, tag, *told: tags.append(tag))
    monkeypatch.setattr(_Press, "_printing", lambda self, book, layout: {"number": 1})
    for paper, told in ((None, None), ("matt", "words of matt")):
        press = maker(language)
        one = record(paper=paper, print_run_of=lambda language: 300, isbn_of=lambda language: "isbn")
        book: Any = Book(SimpleNamespace(name="a-2031", record=one), voice(language))
        made = press._ticketing(book, LOOK, (210.0, 297.0), cast(Any, None))
        made.page("heading", [])
        assert (made.order.paper, made.order.spoken, made.order.title) == (told, spoken, "words of title")
        assert press.problems == [NOTE] and tags[-1] == tag


@pytest.mark.parametrize(
    ("sent", "before", "told"),
    [
        (None, None, {"number": 2, "corrections": []}),
        ("first", None, {"number": 2, "corrections": []}),
        ("first", ("blocks",), {"number": 2, "corrections": [], "changed": "changed"}),
    ],
)
def test_a_later_printing_tells_what_changed_since_the_one_before(
    monkeypatch: pytest.MonkeyPatch, sent: str | None, before: Any, told: dict[str, Any]
) -> None:
    monkeypatch.setattr(books.pagemap, "mapped", lambda *asked: SimpleNamespace(blocks=()))
    monkeypatch.setattr("galley.pipeline.since.before", lambda *asked: (before, [NOTE]))
    monkeypatch.setattr("galley.pipeline.since.changed", lambda *asked: "changed")
    printing = SimpleNamespace(number=2, since=sent, corrections=(), place=lambda name: None)
    press = maker()
    found = press._printing(Book(publication(printing=printing), voice()), cast(Any, None))
    assert found == told
    assert [each.language for each in press.problems] == (["zh"] if sent else [])
    assert maker()._printing(Book(publication(), voice()), cast(Any, None)) == {"number": 1}


def test_print_wears_inks_and_a_bleed_and_the_others_tags_and_links() -> None:
    look, _ = theme.read_theme(Files(ROOT))
    assert look is not None
    pictures: Any = SimpleNamespace(dressed=lambda ready, edition, colours: (colours, {}))
    for edition in (Edition.PRINT, Edition.SCREEN, Edition.ARCHIVE, Edition.PROOF):
        dress = books._dress(look, edition, pictures, {})
        press = edition is Edition.PRINT
        assert (dress.bleed_mm, dress.tagged, dress.linked) == (float(look.bleed_mm) * press, not press, not press)


@pytest.mark.parametrize(("preflight", "warm", "told"), [(True, False, ["recalled", "again"]), (False, True, [])])
def test_another_reader_is_asked_where_files_are_looked_through(
    monkeypatch: pytest.MonkeyPatch, preflight: bool, warm: bool, told: list[str]
) -> None:
    done: list[str] = []
    monkeypatch.setattr(books, "recalled", lambda root: done.append("recalled"))
    monkeypatch.setattr(books, "look_again", lambda found, commission: done.append("again"))
    given: list[Warm] = []
    monkeypatch.setattr(books, "_pressed", lambda commission, warm: given.append(warm))
    own = Warm()
    books.press(maker(preflight=preflight).commission, own if warm else None)
    assert done == told and (given[0] is own) is warm


def test_an_unknown_section_is_told_with_the_nearest_name() -> None:
    options = Options(Path(), sections=("huts", "path"))
    named: Any = SimpleNamespace(name="a-2031", sections={"huts": None, "paths": None})
    (problem,) = build._unknown_sections(named, options)
    assert (problem.code, problem.message) == ("pipeline.section", "a-2031 has no section path")
    assert "paths" in problem.mend
    assert build._new([ERROR, NOTE], [ERROR]) == [NOTE]

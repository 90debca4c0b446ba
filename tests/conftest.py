"""What tests share: the isolated fonts, copies of the project, and the real report built once.

The program is imported where it is used: the process that deals the tests to the workers has no need of it.
"""

from __future__ import annotations

import compileall
import fcntl
import gc
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import joining
import pytest
from hypothesis import settings
from searching import LONG, SHARE, SUITE
from xdist.scheduler import LoadFileScheduling

from galley import machine
from galley.files import Files
from galley.message import VARIABLE

if TYPE_CHECKING:
    from galley.model.publication import Publication
    from galley.options import Options
    from galley.pipeline.build import Outcome
    from galley.typeset import Layout

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(SUITE, deadline=None, derandomize=True, max_examples=settings().max_examples // SHARE)
settings.register_profile(LONG, deadline=None, derandomize=True)
settings.load_profile(SUITE)
"""The same examples on every machine, however slow: no run fails by chance. `build.py bench long` looks at all of them,
`--hypothesis-profile=default` at others."""
REPORT = "content/annual-report-2014"
TOLD = "told.json"
os.environ.update(machine.environment(str(ROOT), os.environ))
os.environ.pop(VARIABLE, None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_configure(config: pytest.Config) -> None:
    """Compile program and tests before the workers start, also where the environment writes no bytecode, as containers do:
    every worker, and every copy of the program that a test starts, would else compile all of it anew. Workers join the cases of
    tables; without workers (`-n 0`) each is a test of its own, as those want them who look for one."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(joining)
    else:
        compileall.compile_dir(ROOT / "galley", quiet=2)


collect_ignore = (
    [] if sys.version_info < (3, 12) else ["pdf/test_page_validation.py", "preflight/test_second_opinion.py"]
)
"""What has no wheel for a Python is no dependency there (pyproject.toml)."""

EARLY = ("typeset/test_quiet.py",)
"""What looks through all that has been loaded is begun before there is much: that of the end takes a second to look through."""
TOGETHER = {
    "report": ("pdf/", "report/"),
    "words": ("proof/", "lexica/", "pipeline/test_checking.py", "test_bench_check.py", "test_bench_proof.py"),
}
"""Files and folders of tests that one worker does, one behind the other: those that read the pages of the report, and those that
look words up in dictionaries. Each of them takes seconds to load."""
LONGEST = (
    *EARLY,
    *TOGETHER["report"],
    *TOGETHER["words"],
    "typeset/test_layout_again.py",
    "typeset/test_gatherings.py",
    "pipeline/test_two_builds.py",
    "pipeline/test_parity.py",
    "pipeline/test_interrupted.py",
    "pipeline/test_freshness.py",
    "test_refusals.py",
    "test_leaflet.py",
    "pipeline/",
    "test_newcomer.py",
    "test_cli.py",
    "test_bench_",
)
"""Those that take longest are begun first, so that no worker is left alone with one at the end."""


class Together(LoadFileScheduling):
    """Gives each worker a file of tests after the other, or those that go together."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        inside = file.removeprefix("tests/")
        return next((name for name, files in TOGETHER.items() if inside.startswith(files)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """What deals the tests to the workers."""
    return Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files first, the others as they come; what asks the language models of the system only where they are installed: `build.py doctor` tells."""
    from galley.lexica import kenlm, kkc, linked, wordlist

    tests = ROOT / "tests"
    if None in (kkc.installed(), kenlm.installed(), wordlist.installed("mn")) or not linked.is_installed("en"):
        config.hook.pytest_deselected(items=[each for each in items if each.get_closest_marker("model")])
        items[:] = [each for each in items if not each.get_closest_marker("model")]

    def place(item: pytest.Item) -> int:
        name = item.path.relative_to(tests).as_posix() if item.path.is_relative_to(tests) else ""
        return next((number for number, start in enumerate(LONGEST) if name.startswith(start)), len(LONGEST))

    items.sort(key=place)


def pytest_collection() -> None:
    """Nearly all that is found stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """The collector need not look so often."""
    set_aside()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """When a file of tests is done, what it has loaded for others is set aside."""
    if nextitem is not None and nextitem.path != item.path:
        set_aside()


def set_aside() -> None:
    """What has been loaded stays to the end, and the collector need not look through it: it grows to a gigabyte, and is gone through in half a second."""
    gc.collect()
    gc.freeze()
    Aside.is_any = True


class Aside:
    """Whether anything is set aside. Programs ask that of the collector, which would count it all each time: as long as to go through it."""

    is_any = False
    count, thaw = gc.get_freeze_count, gc.unfreeze

    @classmethod
    def asked(cls) -> int:
        """How much is set aside, or one where it is known that something is."""
        return 1 if cls.is_any else cls.count()

    @classmethod
    def taken_back(cls) -> None:
        """Set nothing aside any more."""
        cls.is_any = False
        cls.thaw()


gc.get_freeze_count, gc.unfreeze = Aside.asked, Aside.taken_back


def copy_project(target: Path) -> Path:
    """A project like this one, without program and outputs: content, templates, locales, fonts."""
    for name in ("content", "templates", "locales", "fonts"):
        shutil.copytree(ROOT / name, target / name, symlinks=True, ignore=shutil.ignore_patterns("cache"))
    return target


def copy_all(target: Path) -> Path:
    """A project like this one, with its program."""
    shutil.copytree(ROOT / "galley", target / "galley", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "requirements.lock"):
        shutil.copy(ROOT / name, target)
    return copy_project(target)


@cache
def as_read(folder: str) -> Publication:
    """A publication of this repository that has no error, read once for all tests of a worker."""
    from galley.reader import read_publication

    publication, problems = read_publication(Files(ROOT), folder)
    assert publication is not None, problems
    return publication


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def building() -> Callable[[Options], Outcome]:
    """Builds without showing progress."""
    from galley.pipeline.build import build

    return lambda options: build(options, lambda _: None)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of this run, which `make` fills: built by the worker that asks first, read by the others.

    Workers have their temporary folders side by side in that of the run; the shared ones lie beside them. Whoever makes
    one holds a lock on a file (flock), which ends with its process, and the others wait for it. A folder counts as made
    once its mark is there, so that one whose maker failed is made anew. Each run has a folder of its own: nothing stays
    for the next. No test may change what it holds.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared" / name
    folder.parent.mkdir(exist_ok=True)
    mark = folder.with_suffix(".made")
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not mark.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            mark.touch()
    return folder


@dataclass(frozen=True)
class Built:
    """A publication as built: its model, the problems told (as JSON), and the names of the files written below `output/`."""

    root: Path
    publication: Publication
    problems: list[dict[str, Any]]
    outputs: list[str]

    def pdf(self, language: str, edition: str) -> bytes:
        """The bytes of a book."""
        name = self.publication.name
        return (self.root / "output" / name / f"{name}.{language}.{edition}.pdf").read_bytes()

    @cached_property
    def languages(self) -> list[str]:
        """The languages of its books."""
        return sorted({name.split(".")[1] for name in self.outputs if name.endswith(".screen.pdf")})

    @cached_property
    def print(self) -> bytes:
        """The print file in the source language."""
        return self.pdf(self.publication.record.source_language, "print")

    @cached_property
    def screen(self) -> bytes:
        """The screen file in the source language."""
        return self.pdf(self.publication.record.source_language, "screen")


def build_in(root: Path, **asked: Any) -> None:
    """Build the project at `root`, and keep what was told for those who read its books in other workers."""
    from galley.options import Options
    from galley.pipeline.build import build

    outcome = build(Options(root, **asked), lambda _: None)
    told = {"problems": [problem.as_json() for problem in outcome.problems], "outputs": sorted(outcome.outputs)}
    (root / TOLD).write_text(json.dumps(told), encoding="utf-8")


def built_in(root: Path, folder: str) -> Built:
    """The publication in `folder` of a project that `build_in` has built."""
    from galley.reader import read_publication

    publication, _ = read_publication(Files(root), folder)
    assert publication is not None
    return Built(root, publication, **json.loads((root / TOLD).read_text(encoding="utf-8")))


boxes_of_report: list[Layout] = []
"""The layout of the report with the boxes of its pages, which builds let go; in the worker alone that has built it."""


def _build_report(root: Path) -> None:
    """Build the report, and keep its boxes."""
    from galley.pipeline import setting
    from galley.typeset.leaves import Leaf

    lay_out = setting.lay_out

    def kept(job: Any, before: Any = None, dresses: Any = ()) -> Any:
        layout, problems = lay_out(job, before)
        boxes_of_report[:] = [layout]
        return layout, problems

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "lay_out", kept)
        patch.setattr(Leaf, "let_go", lambda leaf: leaf.formes.clear())
        build_in(copy_all(root), languages=("zh",))


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real report in Chinese, built once for all tests of a run."""
    return built_in(made_once(tmp_path_factory, "report", _build_report), REPORT)


def copy_yearbook(target: Path) -> Path:
    """A project with its program that has nothing to publish but what is in `tests/content`: the yearbook is its newest."""
    copy_all(target)
    shutil.rmtree(target / "content")
    shutil.copytree(ROOT / "tests/content", target / "content")
    return target


@pytest.fixture(scope="session")
def yearbook(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Built:
    """The yearbook of `tests/content` in English and all editions but the proof, built once for all tests of a run; where tests are run that the suite
    leaves out, in Chinese as well. In the suite the almanac is the book in Chinese.

    It is not looked through: `preflight/test_books.py` does that with one file of each kind.
    """
    from galley.options import FINAL

    def make(root: Path) -> None:
        suite = pytestconfig.option.markexpr == "not long"
        build_in(copy_yearbook(root), languages=("en",) if suite else (), editions=FINAL, allow_unfinished=True)

    root = made_once(tmp_path_factory, "yearbook", make)
    return built_in(root, "content/yearbook-2021")


def copy_almanac(target: Path) -> Path:
    """A project with its program whose only publication is the almanac of `documents`: each kind of section on a page or two."""
    copy_all(target)
    shutil.rmtree(target / "content")
    return copy_almanac_content(target)


def copy_almanac_content(target: Path) -> Path:
    """Write the almanac and its picture into a project."""
    import documents
    from PIL import Image

    documents.write(target)
    (target / documents.FOLDER / "pictures").mkdir()
    Image.new("RGB", (1200, 800), (40, 150, 60)).save(target / documents.FOLDER / "pictures/bridge.png")
    return target


@pytest.fixture(scope="session")
def almanac(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The almanac in all editions but the proof, built once for all tests of a run."""
    from documents import FOLDER

    from galley.options import FINAL

    def make(root: Path) -> None:
        build_in(copy_almanac(root), editions=FINAL, allow_unfinished=True)

    root = made_once(tmp_path_factory, "almanac", make)
    return built_in(root, FOLDER)

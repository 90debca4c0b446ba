"""The bench of comments: books annotated, their comments taken, applied and found again after edits; and public PDFs read."""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.comments import cases, corpus
from bench.comments.edits import edited
from bench.comments.writing import Case, writer
from bench.speed.projects import copied, environment
from galley.comments.anchoring import Fate
from galley.comments.files import attached
from galley.comments.letters import letters
from galley.files import Files
from galley.maps import read
from galley.model.comments import Comment
from galley.pdf.objects import opened
from galley.pipeline.applying import apply_comments
from galley.pipeline.commenting import comments_of, shown, take_comments, texts
from galley.pipeline.unset import chosen

REPORT = "annual-report-2014"
BOOKS = {"ru": "proof", "zh": "screen"}
"""A proof, which carries its map, of a translation, its pages turned and cropped; and a screen file with the map beside it. The translation comes first: an
edit of the source takes its texts away."""
WANTED = 58
EDITS = 20
Say = Callable[[str], None]


@dataclass
class Measured:
    """What came of it: how many comments were written, those tied wrongly, how many came twice, what was applied and why others were not, what became
    of the open ones after edits, those of which something false is said, and what was read of others."""

    written: int = 0
    wrong: list[str] = field(default_factory=list)
    twice: int = 0
    applied: int = 0
    left: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    edits: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    public: str = ""
    is_public: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether enough of it is right."""
        tied = self.written - len(self.wrong)
        return (
            tied >= WANTED and not (self.twice or self.false or self.unread) and self.edits >= EDITS and self.is_public
        )

    def __str__(self) -> str:
        lines = [
            f"tied rightly: {self.written - len(self.wrong)} of {self.written}",
            *(f"  wrong: {each}" for each in self.wrong),
        ]
        lines += [f"added when the same files are taken again: {self.twice}"]
        lines += [f"proposals applied: {self.applied}; left to the editor: {self.left.total()}"]
        lines += [f"  {count}: {reason}" for reason, count in self.left.most_common()]
        lines += [f"  not read back: {each}" for each in self.unread]
        lines += [
            f"open comments after {self.edits} edits: {', '.join(f'{count} {fate}' for fate, count in sorted(self.fates.items()))}"
        ]
        lines += [f"  false: {each}" for each in self.false]
        return "\n".join([*lines, self.public])


def of_copy(source: Path, kept: Path, say: Say) -> Measured:
    """Everything, in a copy of the project; packages of public PDFs are kept in a folder."""
    kept.mkdir(parents=True, exist_ok=True)
    say("fetching public PDFs")
    missing = corpus.fetched(kept)
    public = corpus.read(kept)
    told = Measured(public=str(public))
    told.public += f"\nnot fetched: {', '.join(missing)}" if missing else ""
    told.is_public = len(public.annotated) >= 10 and not public.raised
    with TemporaryDirectory() as folder:
        project = copied(source, Path(folder) / "project")
        for language, edition in BOOKS.items():
            say(f"building the {edition} file in {language}")
            asked = ("--language", language, "--edition", edition, "--allow-unfinished")
            command = project.build(REPORT, *asked)
            subprocess.run(command, capture_output=True, check=False, cwd=project.root, env=environment(project))
        for language, edition in BOOKS.items():
            say(f"comments in {language}")
            _measure(project.root, language, edition, public, told)
    return told


def _measure(root: Path, language: str, edition: str, public: corpus.Corpus, told: Measured) -> None:
    """The comments on the book in one language, from their writing to what the edits leave of them."""
    stem = root / "output" / REPORT / f"{REPORT}.{language}"
    data = stem.with_name(f"{stem.name}.{edition}.pdf").read_bytes()
    with opened(data) as pdf:
        own = attached(pdf)
    to = writer(own or read(stem.with_name(f"{stem.name}.map.json").read_bytes()), data, public, turned=own is not None)
    cases.write(to, told.written + 1)
    file = stem.with_name(f"{stem.name}.{edition} (1).pdf")
    to.saved(file)
    told.written += len(to.cases)
    take_comments(root, file)
    files = Files(root)
    taken = comments_of(files, f"content/{REPORT}", language, [])
    told.wrong += judged(to.cases, taken)
    take_comments(root, file)
    told.twice += len(comments_of(Files(root), f"content/{REPORT}", language, [])) - len(taken)
    _apply(root, language, told)
    _edit(root, language, told)


def judged(wanted: Sequence[Case], taken: Sequence[Comment]) -> list[str]:
    """The annotations that were not taken for what they are."""
    waiting = list(taken)
    wrong = []
    for case in wanted:
        found = next((each for each in waiting if _is(case, each)), None)
        if found is None:
            near = [each for each in waiting if each.page == case.page and each.what == case.what]
            wrong.append(f"{case}: {[(each.at, each.quote, each.proposal, each.text, each.state) for each in near]}")
        else:
            waiting.remove(found)
    return wrong


def _is(case: Case, comment: Comment) -> bool:
    """Whether a comment is what a case has written: its kind, address, words, proposal, note, page, state and answers."""
    quote = letters(comment.quote or "").text
    marks = case.what not in ("shape", "drawing") and bool(case.address)
    return (
        (case.what, case.address, case.proposal, case.text, case.page, case.state, case.answers)
        == (
            comment.what,
            comment.at or "",
            comment.proposal or "",
            comment.text.strip() if comment.text else "",
            comment.page,
            comment.state,
            len(comment.replies),
        )
    ) and (not marks or quote == letters(case.quote).text)


def _apply(root: Path, language: str, told: Measured) -> None:
    """Apply what is proposed; each comment that is done must read as proposed, each other one must have a reason."""
    before = {each.id: each for each in comments_of(Files(root), f"content/{REPORT}", language, [])}
    outcome = apply_comments(root, REPORT, (language,))
    told.unread += [str(each.message) for each in outcome.problems if each.severity == "error"]
    files = Files(root)
    publication = chosen(files, REPORT, [])
    assert publication is not None
    said = {block.address: letters(block.text).text for block in texts(files, publication, language, []).blocks}
    for each in comments_of(files, f"content/{REPORT}", language, []):
        if not each.changes or before[each.id].state != "open":
            continue
        if each.state == "open":
            told.left[each.reason or "no reason"] += 1
            told.unread += [] if each.reason else [f"{each.id} has no reason"]
            continue
        told.applied += 1
        reads = letters(each.proposal or "").text in said.get(each.at or "", "")
        gone = not each.quote or letters(each.quote).text not in said.get(each.at or "", "")
        told.unread += [] if reads and gone else [f"{each.id} at {each.at}: {each.quote!r} → {each.proposal!r}"]


def _edit(root: Path, language: str, told: Measured) -> None:
    """Edit the content, and compare what is said of the open comments with where their words stand now."""
    waiting = [each for each in comments_of(Files(root), f"content/{REPORT}", language, []) if each.is_open]
    files = Files(root)
    publication = chosen(files, REPORT, [])
    assert publication is not None
    others = list(dict.fromkeys(block.address for block in texts(files, publication, language, []).blocks))
    told.edits += edited(
        root, REPORT, language, [each.at for each in waiting if each.at], others, EDITS, random.Random(20)
    )
    found, problems = shown(root, REPORT, (language,))
    told.unread += [str(each) for each in problems if each.severity == "error"]
    files = Files(root)
    publication = chosen(files, REPORT, [])
    if publication is None or found is None:
        told.false.append("the edited content has errors")
        return
    blocks = texts(files, publication, language, []).blocks
    anchors = found.languages.get(language, ())
    told.false += [f"{len(waiting) - len(anchors)} comments are not shown"] if len(anchors) != len(waiting) else []
    for each in anchors:
        told.fates[str(each.fate)] += 1
        quote = letters(each.comment.quote or "").text
        own = [letters(block.text).text for block in blocks if block.address == each.address]
        if each.fate in (Fate.KEPT, Fate.MOVED) and not any(quote in text for text in own):
            told.false.append(f"{each.comment.id} is {each.fate} at {each.address}, which has not its words")
        if (
            each.fate is Fate.LOST
            and len(quote) > 3
            and sum(quote in letters(block.text).text for block in blocks) == 1
        ):
            told.false.append(f"{each.comment.id} is lost, but its words stand once")

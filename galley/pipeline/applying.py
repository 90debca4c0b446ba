"""What open comments propose, put into content and catalogues: each where its words are found once, and only what reads as proposed afterwards."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from galley.comments import ledger
from galley.comments.anchoring import Anchor, Fate, anchored
from galley.comments.revising import revision
from galley.files import Files, line_end
from galley.language import Voice, voice
from galley.message import Message, said
from galley.model.comments import Comment
from galley.model.publication import Publication
from galley.pipeline.commenting import asked, comments_of, file_of, texts
from galley.pipeline.handmade import save
from galley.pipeline.unset import chosen
from galley.pipeline.written import Catalogue, Content, Judged
from galley.problem import Problem, Severity, has_errors


@dataclass
class Outcome:
    """What was done, in words, with the problems; the changes as a unified diff."""

    report: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    diff: str = ""


def apply_comments(root: Path, name: str, wanted: Sequence[str], *, dry: bool = False) -> Outcome:
    """Apply what the open comments on a publication, the newest where none is named, propose; a trial writes nothing."""
    files, outcome = Files(root), Outcome()
    publication = chosen(files, name, outcome.problems)
    for language in asked(files, publication, wanted, outcome.problems) if publication else ():
        if publication is not None and not has_errors(outcome.problems):
            _Applying(files, publication, language, outcome, dry).run()
            publication = chosen(files, name, outcome.problems)
    if publication and not (outcome.report or outcome.problems):
        outcome.report.append(said("no open comment on {name} proposes a change", name=publication.name))
    return outcome


@dataclass
class _Applying:
    """Applies the comments on the book in one language."""

    files: Files
    publication: Publication
    language: str
    outcome: Outcome
    dry: bool
    judged: Judged = field(default_factory=Judged)

    def run(self) -> None:
        """Read, change, write, and note in the comments what was done."""
        mine = comments_of(self.files, self.publication.folder, self.language, self.outcome.problems)
        waiting = [each for each in mine if each.state == "open" and each.changes]
        if not waiting or has_errors(self.outcome.problems):
            return
        speaker, faulty = voice(self.language, self.files, self.publication.folder)
        self.outcome.problems += (each for each in faulty if each.severity is Severity.ERROR)
        changed = self._changed(waiting, speaker)
        self.outcome.diff += "".join(_diff(name, *texts) for name, texts in sorted(changed.items()))
        if not self.dry:
            self._write(changed)
        self._tell()

    def _changed(self, waiting: Sequence[Comment], speaker: Voice) -> dict[str, tuple[str, str]]:
        """The files that change, each with its text before and after."""
        book = texts(self.files, self.publication, self.language, self.outcome.problems)
        blocks = frozenset(block.address for block in book.blocks)
        content = Content(self.files, self.publication, speaker, blocks)
        catalogue = Catalogue(self.files, self.publication, speaker, blocks)
        for comment in waiting:
            self._judge(anchored(comment, book), catalogue if self._is_translated(comment, catalogue) else content)
        return {**content.changed(self.judged), **catalogue.changed(self.judged)}

    def _is_translated(self, comment: Comment, catalogue: Catalogue) -> bool:
        """Whether the words of a comment are those of a translation."""
        record = self.publication.record
        section = self.publication.sections.get((comment.at or "").partition("/")[0])
        source = (section.source_language if section else None) or record.source_language
        return source != self.language and bool(catalogue.shelf.passages)

    def _judge(self, anchor: Anchor, place: Content | Catalogue) -> None:
        """Find what a comment changes at its place in the book."""
        comment, found = anchor.comment, place.shelf.at(anchor.address) if anchor.address else []
        if anchor.fate is Fate.DONE:
            self.judged.done[comment.id] = comment
            return
        made = revision(comment, found, place.source) if found else place.absent(anchor.address)
        if isinstance(made, Message):
            self.judged.leave(comment, made)
        else:
            place.revisions.append((comment, made))
            self.judged.done[comment.id] = comment

    def _write(self, changed: Mapping[str, tuple[str, str]]) -> None:
        """Write the files; a comment whose file could not be written stays open."""
        for name, (_, after) in sorted(changed.items()):
            self.outcome.problems += save(self.files, name, _like(self.files.bytes(name), after))[1]
        if has_errors(self.outcome.problems):
            return
        name = file_of(self.publication.folder, self.language)
        lines: dict[int, dict[str, str]] = {
            each.line.line or 1: {"state": "done", "reason": ""} for each in self.judged.done.values()
        }
        lines |= {each.line.line or 1: {"reason": str(reason)} for each, reason in self.judged.left.values()}
        self.outcome.problems += save(self.files, name, ledger.told(self.files.text(name), lines))[1]

    def _tell(self) -> None:
        """Count what was done, and tell what is left, each with its reason."""
        count, left = len(self.judged.done), len(self.judged.left)
        head = said(
            "{language}: {count} comments applied, {left} left to the editor",
            language=self.language,
            count=count,
            left=left,
        )
        trial = said("{report} (nothing is written)", report=head)
        self.outcome.report.append(trial if self.dry else head)
        for comment, reason in self.judged.left.values():
            message = said(
                "comment {id} at {address} is left: {reason}", id=comment.id, address=comment.at or "–", reason=reason
            )
            mend = said("change the text yourself, and set the comment to done or refused")
            self.outcome.problems.append(
                Problem("comments.left", message, mend, comment.line, Severity.NOTE, language=self.language)
            )


def _like(before: bytes, after: str) -> str:
    """A text with the line ends and the mark of byte order that its file has."""
    mark = "\ufeff" if before.startswith(BOM_UTF8) else ""
    return mark + after.replace("\n", line_end(before.decode()))


def _diff(name: str, before: str, after: str) -> str:
    return "".join(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name))

"""What a build was asked for: one frozen record, made by the command line and read by everything below."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Edition(StrEnum):
    """What a PDF is for."""

    PRINT = "print"
    SCREEN = "screen"
    ARCHIVE = "archive"
    PROOF = "proof"

    @property
    def is_press(self) -> bool:
        """Whether it goes to a press: in inks, with a bleed, without tags and links."""
        return self is Edition.PRINT


FINAL = (Edition.PRINT, Edition.SCREEN, Edition.ARCHIVE)
"""What goes to presses and readers: all but proofs."""
USUAL = (Edition.PRINT, Edition.SCREEN)
"""What is built where no edition is named."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The state of a project that git knows: its commit, the `date` of that, and whether the files are `modified` since."""

    commit: str
    date: str
    modified: bool = False


class Earlier(StrEnum):
    """What tells an earlier state of a project."""

    REVISION = "revision"
    MAP = "map"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier state that proofs mark changes against: what tells it, the `name` it goes by, a `key` that tells it from others, and where it lies: the
    folder that content, catalogues and templates of a revision were taken out to, or a map. What was frozen lies in the content."""

    kind: Earlier
    name: str
    key: str
    at: Path | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """`root` is the project's folder. Empty tuples mean: the newest report, its released languages, the usual editions."""

    root: Path
    publications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    sections: tuple[str, ...] = ()
    keep_html: bool = False
    strict: bool = False
    force: bool = False
    allow_unfinished: bool = False
    jobs: int | None = 1
    """How many processes may make books side by side; None leaves it to the machine. It changes nothing that is made."""

    preflight: bool = False
    """Whether finished files are looked through, and one with a fault is not written."""

    attach: bool = False
    """Whether archive files have the content and catalogues attached that they are made from."""

    filler: bool = False
    """Whether filler text of the language's usual length stands in the place of texts that are not translated. What does not fit is a warning then."""

    paper: str = "a4"
    """The paper that proofs are made for: `a3` or `a4`."""

    line_numbers: bool = False
    """Whether the lines of proofs are numbered."""

    accepted: bool = False
    """Whether proofs show the findings that were accepted, too."""

    revision: Revision | None = None
    """The state of the project that proofs name."""

    since: Since | None = None
    """The state that proofs mark changes against."""

    changed_pages: bool = False
    """Whether proofs have only the pages that changed since."""

    require_signed: bool = False
    """Whether a book with a section that is not signed as it stands is refused in print."""

    facing: str = ""
    """The language that the texts of proofs stand beside, in a layout of their own; empty for proofs that are the book's."""

    @property
    def is_proof(self) -> bool:
        """Whether proofs are asked for."""
        return Edition.PROOF in self.editions

    def request(self) -> dict[str, object]:
        """What decides the outputs, as plain data for the fingerprint."""
        return {
            "publications": list(self.publications),
            "languages": list(self.languages),
            "editions": [str(edition) for edition in Edition if edition in (self.editions or USUAL)],
            "sections": list(self.sections),
            "keep-html": self.keep_html,
            "strict": self.strict,
            "allow-unfinished": self.allow_unfinished,
            "filler": self.filler,
            "preflight": self.preflight,
            "attach": self.attach,
            **(self.of_proofs() if self.is_proof else {}),
            "require-signed": self.require_signed,
        }

    def of_proofs(self) -> dict[str, object]:
        """What decides proofs alone."""
        told = asdict(self.revision) if self.revision else None
        since = [str(self.since.kind), self.since.name, self.since.key] if self.since else None
        asked = {"paper": self.paper, "line-numbers": self.line_numbers, "accepted": self.accepted, "revision": told}
        return {**asked, "since": since, "changed-pages": self.changed_pages, "facing": self.facing}

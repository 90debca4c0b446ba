"""Inline Markdown to nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from galley.message import Message, said
from galley.problem import Place, Problem, Severity
from galley.text.joins import is_wide, joined
from galley.text.nodes import Break, Foreign, Inline, Link, NoteCall, Reference, Styled, Text
from galley.text.scripts import left_open

REFERENCE = re.compile(
    r"\{([A-Za-z0-9][A-Za-z0-9_-]*)(?::([a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?))?((?:\s*\|[^{}|*\[\]\\`]*)*)\}"
)
HTML = re.compile(r"<!--[^<>]*(?:>|\Z)|<[/!?]?[A-Za-z][^<>]*>|&(?:#\w+|[A-Za-z][A-Za-z0-9]*);")
"""A tag, comment or entity of HTML: an ordinary text in this dialect, and never meant as one."""
MAX_NESTING = 12

_LANGUAGE = re.compile(r"\{([a-z]{2}(?:-[A-Za-z0-9]{2,8})*)\}")
_LANGUAGES = frozenset(
    re.findall(
        r"\w\w",
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et "
        "eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl "
        "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj "
        "om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
        "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu",
    )
)
"""ISO 639-1: what may stand behind words in brackets; any other name in braces there is a reference."""

_MATHEMATICS = re.compile(
    r"\$\$?[^$\n]*\\[A-Za-z]+[^$\n]*\$\$?|\\(?:frac|sqrt|sum|int|prod|lim|left|right|begin|mathrm|text)\b"
    r"|[A-Za-z0-9)]\^\{[^{}\n]*\}|[A-Za-z]_\{[^{}\n]*\}"
)
"""What TeX takes for a formula."""

_OTHERS = re.compile(
    r"(?<![\\A-Za-z0-9~=+])(~~|==|\+\+)(?![~=+\s>”’」』）)\"'])(?:(?!\1)[\s\S]){1,400}?"
    r"(?<![\s\\<‹“‘「『（(\"'])\1(?![A-Za-z0-9~=+])"
)
"""What is struck (GitHub Flavored Markdown 0.29, section 6.5), marked or inserted in other kinds of Markdown; no marks of which a text speaks, as “==”."""
_WITHOUT = {
    "~~": said("take it out: a report says what holds, and `build --edition proof --since` shows what changed"),
    "==": said("write *words* or **words** for an emphasis"),
    "++": said("take the marks away; `build --edition proof --since` shows what was put in"),
}

NO_NOTES = said("say it in the text itself, or in a paragraph nearby: a title or caption has no notes")

_ADDRESS = re.compile(r"(https?://[^/\s]|mailto:[^\s@]+@)")
_WITH_NAME = re.compile(r"https?://[^/?#\s]*@")
"""A web address with a user's name, and perhaps a password, before its host (RFC 3986, section 3.2.1)."""
CALL = re.compile(r"\[\^([^\]\s]+)\]")
"""A call of a note; its label."""
_REFUSED = {
    "image": (
        said("a picture inside the text has no place in a text"),
        said("add the picture under `inserts:` and place it with `{its-id}` on a line of its own"),
    ),
    "code_inline": (said("text in backticks has no place in a text"), said("take the backticks away")),
}
_LOOSE = re.compile(r"\{\s*([A-Za-z0-9_-]+)\s*(?:[:：]\s*([A-Za-z0-9/-]+)\s*)?\}")
"""A reference with spaces, capitals or a wide colon in it."""


def _tidied(mark: str) -> Message:
    """The mend for what is no reference: the one that is meant, where that is plain."""
    if found := _LOOSE.fullmatch(mark):
        form = f":{found[2].lower()}" if found[2] else ""
        return said("write {written}", written=f"{{{found[1]}{form}}}")
    if "|" in mark:
        return said("write {id|word|words}: plain words, without marks of emphasis or links")
    return said("write {id} or {id:form} with an id of the registry, or \\{ for a brace")


_LEFT_OVER: tuple[tuple[re.Pattern[str], Callable[[str], Message], Callable[[str], Message]], ...] = (
    (
        re.compile(r"\*+"),
        lambda mark: said("{mark} is printed as it stands: the marks of an emphasis do not pair", mark=repr(mark)),
        lambda _: said("write two equal marks with no space inside the pair, or \\* for a star"),
    ),
    (
        CALL,
        lambda mark: said("{mark} calls a note that this field does not have", mark=repr(mark)),
        lambda _: said("add a line `[^label]: the note` to the same field"),
    ),
    (
        re.compile(r"\](?:\(|:\s*)(?:https?:|mailto:)[^()\n]*"),
        lambda mark: said("a link is printed as it stands, with its marks and its address"),
        lambda mark: (
            said("write the space in the address as %20")
            if re.search(r"\S\s+\S", mark)
            else said("write [words](https://…); a note's call stands behind the link, not in it")
        ),
    ),
    (
        re.compile(rf"{_LOOSE.pattern}|\{{[^{{}}\s]*\}}?|\}}"),
        lambda mark: said("{mark} is not a reference", mark=repr(mark)),
        _tidied,
    ),
)


def reference_rule(state: StateInline, silent: bool) -> bool:
    """`{id}`, `{id:form}` and `{id|word|words}`, as a rule of markdown-it's inline parser."""
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.markup, token.meta = match[0], {"id": match[1], "form": match[2], "words": _words(match[3])}
    state.pos = match.end()
    return True


def _words(written: str) -> tuple[str, ...]:
    """The forms in `|word|words`, without the spaces around them; a line end in one is a space."""
    return tuple(" ".join(re.split(r"[ \t\n]+", word.strip(" \t\n"))) for word in written.split("|")[1:])


def foreign_rule(state: StateInline, silent: bool) -> bool:
    """`[words]{ja}`, words of another language, as a rule of markdown-it's inline parser."""
    start = state.pos
    if state.src[start] != "[" or state.src.startswith("[^", start):
        return False
    end, limit = state.md.helpers.parseLinkLabel(state, start), state.posMax
    match = _LANGUAGE.match(state.src, end + 1, limit) if end > start + 1 else None
    if match is None or match[1].partition("-")[0] not in _LANGUAGES:
        return False
    if not silent:
        opening = state.push("foreign_open", "span", 1)
        opening.markup, opening.meta = "[", {"language": match[1]}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("foreign_close", "span", -1)
    state.pos, state.posMax = match.end(), limit
    return True


def emphasis_rule(state: StateInline, silent: bool) -> bool:
    """CommonMark's emphasis, but stars beside a wide character open before, and close behind, any character but a space.

    CommonMark's flanking rule (0.31.2, section 6.2) looks for spaces between words, so `说**“你好”**吗` would not be strong.
    """
    start, known = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start] if start else "", state.src[state.pos : state.posMax][:1]
    if state.src[start] == "*" and (is_wide(before) or is_wide(after)):
        for delimiter in state.delimiters[known:]:
            delimiter.open = bool(after.strip())
            delimiter.close = bool(before.strip())
    return True


@dataclass
class Run:
    """An inline run being read. `at` gives the place of a stretch of `content`: its offset and length; `pieces` those
    of its parts whose characters stand side by side, each with where it begins in the stretch.

    markdown-it keeps no positions in a run; its tokens stand in the order of the text, so each is looked for behind
    the one before.
    """

    content: str
    at: Callable[[int, int], Place]
    pieces: Callable[[int, int], tuple[tuple[int, Place], ...]]
    problems: list[Problem] = field(default_factory=list)
    takes_notes: bool = True
    offset: int = 0

    def __post_init__(self) -> None:
        self._formula = _MATHEMATICS.search(self.content)
        if self._formula:
            message = said(
                "this is mathematics as TeX writes it, which is not set: {formula}", formula=self._formula[0]
            )
            mend = said("write simple ones as H~2~O and m^2^; draw others, and place them as a figure in SVG")
            self._report("mathematics", message, mend, self._of(self._formula, 0))

        for found in _OTHERS.finditer(self.content):
            message = said("{mark} is printed as it stands, with what it encloses", mark=repr(found[1]))
            self._report("mark", message, _WITHOUT[found[1]], self._of(found, 0))

    def nodes(self, tokens: Iterable[Token]) -> tuple[Inline, ...]:
        """The nodes of the run's `tokens`, line ends joined."""
        levels: list[tuple[list[Inline], Token | None, Place | None]] = [([], None, None)]
        for token in tokens:
            if token.nesting > 0:
                levels.append(([], token, self._pass(token.markup if token.tag != "a" else "[")))
            elif token.nesting < 0:
                children, opening, place = levels.pop()
                levels[-1][0].extend(self._span(tuple(children), opening or token, place, len(levels)))
            else:
                levels[-1][0].extend(self._leaf(token))
        return joined(tuple(levels[0][0]))

    def _pass(self, written: str) -> Place:
        """The place of the next `written`; the reading goes on behind it."""
        found = self.content.find(written, self.offset)
        start = max(found, self.offset)
        self.offset = start + len(written) if found >= 0 else start
        return self.at(start, len(written))

    def _span(
        self, children: tuple[Inline, ...], opening: Token, place: Place | None, depth: int
    ) -> tuple[Inline, ...]:
        if opening.tag == "a":
            self._pass(")" if opening.markup != "autolink" else ">")
            href = str(opening.attrs.get("href", ""))
            if not _ADDRESS.match(href):
                mend = said("begin it with https://, http:// or mailto:")
                self._report("link", said("{address} is not a web or mail address", address=repr(href)), mend, place)
                return children
            if _WITH_NAME.match(href):
                mend = said("take what stands before the @ out: everybody who has the book could read it")
                message = said("the address {address} holds a name or a password", address=repr(href))
                self._report("link", message, mend, place)
                return children
            return (Link(href, children),)
        if opening.tag == "span":
            language = opening.meta["language"]
            self._pass(f"]{{{language}}}")
            return (Foreign(language, children),)
        self._pass(opening.markup)
        if depth > MAX_NESTING:
            if depth == MAX_NESTING + 1:
                mend = said("nest no deeper than {count} levels", count=MAX_NESTING)
                self._report("nesting", said("emphasis lies too deep in emphasis"), mend, place)
            return children
        return (Styled(opening.tag, children),)

    def _leaf(self, token: Token) -> tuple[Inline, ...]:
        match token.type:
            case "text":
                start = self._check_text(token.content)
                return (Text(token.content, self.pieces(start, len(token.content))),)
            case "text_special":
                return (Text(token.content, ((0, self._pass(token.markup)),)),)
            case "softbreak" | "hardbreak":
                place = self._pass("\n")
                return (Text("\n", ((0, place),)) if token.type == "softbreak" else Break(),)
            case "reference":
                place, known = self._pass(token.markup), token.meta
                return (Reference(known["id"], known["form"], place, known["words"]),)
            case "footnote_ref":
                return (NoteCall(token.meta["label"], self._pass(f"[^{token.meta['label']}]")),)
            case _:
                self._refuse(token)
                return ()

    def _check_text(self, text: str) -> int:
        """Where the text begins in the content; what is left over of marks in it is reported."""
        self._pass(text)
        start = self.offset - len(text)
        if self._formula:
            return start
        for mark, told, way_out in _LEFT_OVER:
            for found in mark.finditer(text):
                mend = NO_NOTES if mark is CALL and not self.takes_notes else way_out(found[0])
                self._report("mark", told(found[0]), mend, self._of(found, start))
        for found in HTML.finditer(text):
            message = said("{mark} is printed as it stands: HTML means nothing here", mark=repr(found[0]))
            mend = said("type the character itself, * or ** for emphasis, \\< or \\& for the mark")
            if "://" in found[0]:
                mend = said("write the space in the address as %20")
            self._report("html", message, mend, self._of(found, start))
        for found in left_open(text):
            sign = "^" if "^" in found[0] else "~"
            message = said(
                "{mark} is printed as it stands: nothing ends what {sign} begins", mark=repr(found[0]), sign=sign
            )
            mend = said("write {closed}, or \\{sign} for the sign itself", closed=f"{found[0]}{sign}", sign=sign)
            self._report("script", message, mend, self._of(found, start), Severity.WARNING)
        return start

    def _of(self, found: re.Match[str], start: int) -> Place:
        """The place of a match in a text that begins at `start`."""
        return self.at(start + found.start(), len(found[0]))

    def _refuse(self, token: Token) -> None:
        place = self._pass(token.markup or "![")
        self._pass(token.markup or ")")
        message, mend = _REFUSED[token.type]
        self._report("inline", message, mend, place)

    def _report(
        self, rule: str, message: Message, mend: Message, place: Place | None, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Problem(f"text.{rule}", message, mend, place, severity))

"""XeLaTeX: its source of a book, and the command that runs it as often as it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bench.peers.manuscript import Block, Table
from bench.peers.page import FACES, PAGE, face, size_pt

HEAD = r"""\documentclass[a4paper,twoside,openany]{{report}}
\usepackage{{fontspec,fancyhdr,longtable,array}}
\usepackage[inner={page.inside_pt}bp,outer={page.outside_pt}bp,top={page.top_pt}bp,bottom={page.bottom_pt}bp]{{geometry}}
{script}
\setmainfont{{Noto Serif}}\setsansfont{{Noto Sans}}
\setcounter{{secnumdepth}}{{-2}}\setcounter{{tocdepth}}{{1}}
\pagestyle{{fancy}}\fancyhf{{}}\fancyhead[LE,RO]{{\leftmark}}\fancyfoot[LE,RO]{{\thepage}}
\renewcommand{{\chaptermark}}[1]{{\markboth{{#1}}{{}}}}\renewcommand{{\sectionmark}}[1]{{}}
\emergencystretch=2em\title{{{title}}}
\begin{{document}}
\fontsize{{{size}bp}}{{{page.line_pt}bp}}\selectfont\parindent={indent}em
\tableofcontents
"""
EAST_ASIAN = r"\usepackage{{xeCJK}}\setCJKmainfont{{{serif}}}\setCJKsansfont{{{sans}}}{spaces}"
KOREAN = r"\xeCJKsetup{CJKspace=true}"
WESTERN = {"ru": "russian", "mn": "mongolian", "en": "english"}
LEVELS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_ESCAPES = str.maketrans(SIGNS)

UNTIL_STILL = """\
for pass in 1 2 3 4 5 6; do
  xelatex -interaction=nonstopmode -halt-on-error book.tex || exit 1
  now=$(cat book.aux book.toc | cksum)
  [ "$now" = "$before" ] && exit 0
  before=$now
done"""
"""Run till what a pass leaves for the next is what the last one left."""


def source(title: str, blocks: Iterable[Block | Table], language: str) -> str:
    """The source of a book: contents list, running heads, headings, paragraphs, lists and tables."""
    if language in FACES:
        serif, sans, spaces = face("Serif", language), face("Sans", language), KOREAN if language == "ko" else ""
        script = EAST_ASIAN.format(serif=serif, sans=sans, spaces=spaces)
    else:
        script = f"\\usepackage{{babel}}\\babelprovide[import,main]{{{WESTERN[language]}}}"
    indent = 2 if language == "zh" else 1
    head = HEAD.format(title=escaped(title), page=PAGE, script=script, size=size_pt(language), indent=indent)
    return head + "".join(_set(each) for each in blocks) + "\\end{document}\n"


def escaped(text: str) -> str:
    """A text in which no character means anything but itself."""
    return text.translate(_ESCAPES)


def _set(block: Block | Table) -> str:
    if isinstance(block, Table):
        return "".join(_table(block))
    text = escaped(block.text)
    if block.kind == "heading":
        return f"\\{LEVELS[block.level - 1]}{{{text}}}\n"
    return f"\\hangindent=1em\\noindent\\textbullet\\ {text}\\par\n" if block.kind == "item" else f"{text}\\par\n"


def _table(table: Table) -> Iterator[str]:
    width = f"\\dimexpr\\linewidth/{table.columns}-2\\tabcolsep\\relax"
    yield f"\\begin{{longtable}}{{*{{{table.columns}}}{{>{{\\raggedright\\arraybackslash}}p{{{width}}}}}}}\n\\hline\n"
    if table.head:
        yield _row(table.head, table.columns) + "\\hline\\endhead\n"
    yield from (_row(row, table.columns) for row in table.rows)
    yield "\\hline\n\\end{longtable}\n"


def _row(row: tuple[str, ...], columns: int) -> str:
    """A row; an empty group begins it, so that no bracket is taken for an argument of the row before."""
    return "{}" + " & ".join(chain(map(escaped, row), [""] * (columns - len(row)))) + " \\\\\n"

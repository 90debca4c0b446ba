"""One text in each language, set by several engines and measured alike.

East Asian texts stand on the page of `docs/typography.md`: A4, 10.5 pt on 1.75 em, a measure of 44.81 em, Noto Serif CJK of the
language; Cyrillic and Latin ones in 10 pt Noto Serif on the measure of the report. An engine that is not on the machine, or does
not set the language here, is left out.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from galley.meter.gate import gate
from galley.meter.glyphs import glyphs
from galley.meter.measures import Measures
from galley.meter.measuring import measure
from galley.typeset import script

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts" / "system"
LANGUAGES = {"zh": "SC", "ja": "JP", "ko": "KR"}
MEASURE_PT = 44.81 * 10.5
TAGS = {"zh": "zh-Hans"}
SECONDS = 120
WESTERN = ("ru", "mn", "en")
"""Languages that only the engines that read HTML set here."""

WESTERN_CSS = """
@page { size: A4; margin: 25mm 22mm }
html { font: 10pt/17pt "Noto Serif"; text-align: justify; hyphens: auto; hyphenate-limit-chars: 5 2 3 }
body { margin: 0; width: 420pt }
p { margin: 0; text-indent: 1.5em; orphans: 2; widows: 2 }
"""
CSS = """
@page {{ size: A4; margin: 25mm 22mm; width: {measure}pt }}
html {{ font: 10.5pt/1.75 "Noto Serif CJK {face}"; text-align: justify }}
body {{ margin: 0; width: {measure}pt }}
p {{ margin: 0; text-indent: {indent}em; orphans: 2; widows: 2 }}
"""
GALLEY = "html { text-spacing-trim: trim-both; --text-autospace-width: .25em; line-break: strict }"


def paragraphs(language: str) -> list[str]:
    """The text of a language: a paragraph a line."""
    return (HERE / "texts" / f"{language}.txt").read_text(encoding="utf-8").split("\n")


def galley(language: str) -> bytes:
    """Set by WeasyPrint with script typography."""
    return _weasyprint(language, GALLEY + ("html { word-break: keep-all }" if language == "ko" else ""))


def weasyprint(language: str) -> bytes:
    """Set by WeasyPrint as it is."""
    script.remove()
    try:
        return _weasyprint(language, "")
    finally:
        script.install()


def typst(language: str) -> bytes:
    """Set by Typst."""
    text = "\n\n".join(paragraphs(language)).replace("#", "\\#").replace("*", "\\*").replace("_", "\\_")
    indent = 2 if language == "zh" else 1
    source = (
        f'#set page(paper: "a4", margin: (x: {(595.276 - MEASURE_PT) / 2}pt, y: 25mm))\n'
        f'#set text(font: "Noto Serif CJK {LANGUAGES[language]}", size: 10.5pt, lang: "{language}")\n'
        f"#set par(justify: true, leading: 0.75em, spacing: 0.75em, first-line-indent: (amount: {indent}em, all: true))\n{text}\n"
    )
    command = ["typst", "compile", "--font-path", str(FONTS), "--ignore-system-fonts", "in.typ", "out.pdf"]
    return _run({"in.typ": source}, command)


def chromium(language: str) -> bytes:
    """Set by Chromium, which reads the same HTML."""
    extra = "html { word-break: keep-all }" if language == "ko" else "html { text-autospace: normal }"
    options = (
        "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer"
    )
    program = shutil.which("chromium") or "chromium"
    command = [program, *options.split(), "--user-data-dir=profile", "--print-to-pdf=out.pdf", "in.html"]
    return _run({"in.html": _html(language, extra)}, command)


def xelatex(language: str) -> bytes:
    """Set by XeLaTeX with ctex, xeCJK or kotex."""
    return _latex(language, "xelatex")


def lualatex(language: str) -> bytes:
    """Set by LuaLaTeX with ctex, luatexja or kotex."""
    return _latex(language, "lualatex")


ENGINES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Galley": ("", galley),
    "WeasyPrint": ("", weasyprint),
    "Typst": ("typst", typst),
    "Chromium": ("chromium", chromium),
    "XeLaTeX": ("xelatex", xelatex),
    "LuaLaTeX": ("lualatex", lualatex),
}
"""The engines by name: the program that each needs, and how it sets a language."""


HTML_ENGINES = ("Galley", "WeasyPrint", "Chromium")


def installed(language: str) -> list[str]:
    """The engines of this machine that set a language."""
    names = HTML_ENGINES if language in WESTERN else tuple(ENGINES)
    return [name for name in names if not ENGINES[name][0] or shutil.which(ENGINES[name][0])]


def compared(language: str) -> dict[str, Measures]:
    """The measures of each engine's lines; an engine that fails is left out."""
    found = {}
    for name in installed(language):
        try:
            pages = glyphs(ENGINES[name][1](language))
            found[name] = measure(pages, language, "\n".join(paragraphs(language)))
        except (subprocess.SubprocessError, OSError):
            continue
    return found


ROWS: dict[str, Callable[[Measures], object]] = {
    "lines": lambda found: found.edge.lines,
    "flush": lambda found: f"{found.edge.flush_share:.1%}",
    "raggedness p95 / max, em": lambda found: f"{found.edge.p95_em:.3f} / {found.edge.max_em:.2f}",
    "gap between ideographs mean / p95 / max, em": lambda found: (
        f"{found.ideograph_gap.mean_em:.3f} / {found.ideograph_gap.p95_em:.3f} / {found.ideograph_gap.max_em:.3f}"
    ),
    "lines with a gap over 1/4 em": lambda found: found.ideograph_gap.lines_over_quarter_em,
    "uneven lines": lambda found: f"{found.ideograph_gap.uneven_lines_share:.1%}",
    "boundaries spaced; mean, em": lambda found: f"{found.boundary.spaced_share:.1%}; {found.boundary.mean_em:.2f}",
    "adjacent marks closed up": lambda found: f"{found.punct.compressed_share:.0%}",
    "letters spaced within words": lambda found: f"{found.latin_inside.spaced_share:.1%}",
    "word space p95 / max, em": lambda found: f"{found.word_space.p95_em:.2f} / {found.word_space.max_em:.2f}",
    "kinsoku violations": lambda found: found.kinsoku.total,
    "numbers split": lambda found: found.number_splits,
    "last lines of one character": lambda found: found.last_lines.one_character,
    "breaks inside Korean words": lambda found: found.korean.breaks_inside_words,
}
"""What the table tells: a row a measure."""


def table(language: str) -> list[list[str]]:
    """Measures down, engines across; the last row says what fails the gate of the language."""
    found = compared(language)
    rows = [[name, *(str(tell(each)) for each in found.values())] for name, tell in ROWS.items()]
    fails = [", ".join(failure.measure for failure in gate(each, language)) or "passes" for each in found.values()]
    return [[language, *found], *rows, ["gate", *fails]]


def markdown(language: str) -> str:
    """The table as Markdown."""
    head, *rows = table(language)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _html(language: str, extra: str) -> str:
    own = {} if language in WESTERN else {"face": LANGUAGES[language], "indent": 2 if language == "zh" else 1}
    css = CSS.format(measure=MEASURE_PT, **own) if own else WESTERN_CSS
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(language))
    tag = TAGS.get(language, language)
    return (
        f'<!DOCTYPE html><html lang="{tag}"><meta charset="utf-8"><style>{css}{extra}</style><body>{body}</body></html>'
    )


def _weasyprint(language: str, extra: str) -> bytes:
    data: bytes = HTML(string=_html(language, extra)).write_pdf()
    return data


def _latex(language: str, program: str) -> bytes:
    face = f"Noto Serif CJK {LANGUAGES[language]}"
    packages = {
        ("zh", "xelatex"): f"\\usepackage[fontset=none]{{ctex}}\\setCJKmainfont{{{face}}}",
        ("zh", "lualatex"): f"\\usepackage[fontset=none]{{ctex}}\\setCJKmainfont{{{face}}}",
        ("ja", "xelatex"): f"\\usepackage{{xeCJK}}\\setCJKmainfont{{{face}}}\\parindent=10.5pt",
        ("ja", "lualatex"): f"\\usepackage{{luatexja-fontspec}}\\setmainjfont{{{face}}}\\parindent=10.5pt",
        ("ko", "xelatex"): f"\\usepackage{{kotex}}\\setmainhangulfont{{{face}}}\\parindent=10.5pt",
        ("ko", "lualatex"): f"\\usepackage{{kotex}}\\setmainhangulfont{{{face}}}\\parindent=10.5pt",
    }
    text = (
        "\n\n".join(paragraphs(language))
        .replace("%", "\\%")
        .replace("&", "\\&")
        .replace("#", "\\#")
        .replace("_", "\\_")
    )
    source = (
        "\\documentclass{article}\\usepackage{fontspec}"
        f"\\usepackage[a4paper,textwidth={MEASURE_PT}bp,tmargin=25mm,bmargin=25mm,hcentering]{{geometry}}"
        f"{packages[language, program]}\\setmainfont{{{face}}}\\begin{{document}}"
        f"\\fontsize{{10.5bp}}{{18.375bp}}\\selectfont\n{text}\n\\end{{document}}\n"
    )
    return _run({"out.tex": source}, [program, "-interaction=batchmode", "out.tex"])


def _run(files: dict[str, str], command: list[str]) -> bytes:
    """What a program makes of some files: `out.pdf`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
        return (Path(folder) / "out.pdf").read_bytes()

"""How long the engine lays out the report, as it is and with script typography, in turn."""

from __future__ import annotations

import time
from pathlib import Path

from weasyprint import HTML

from galley.options import Edition, Options
from galley.pipeline.build import build
from galley.typeset import script

ROUNDS = 3


def seconds(root: Path, language: str) -> tuple[float, float]:
    """The least processor time of some rounds: the engine as it is, and with script typography."""
    options = Options(root, languages=(language,), editions=(Edition.SCREEN,), keep_html=True)
    outcome = build(options, lambda _: None)
    name = next(name for name in outcome.outputs if name.endswith(".html"))
    text = (root / "output" / name).read_text(encoding="utf-8")
    plain, own = [], []
    for _ in range(ROUNDS):
        script.remove()
        plain.append(_render(text))
        script.install()
        own.append(_render(text))
    return min(plain), min(own)


def _render(text: str) -> float:
    start = time.process_time()
    HTML(string=text, base_url="about:blank").render()
    return time.process_time() - start


def told(root: Path, language: str) -> str:
    """The result in words."""
    plain, own = seconds(root, language)
    return f"{language}: layout takes {own / plain:.2f} times the engine's own time ({own:.1f} s against {plain:.1f} s)"

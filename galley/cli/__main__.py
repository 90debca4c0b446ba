"""`python -m galley.cli`."""

from galley.cli import run

run()

"""Sets the machine up where that is needed, then runs Galley: `python3 build.py --help`."""

# ruff: noqa: UP031, UP036 -- an old Python must be able to parse this file and to say what is wrong
import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("error: Python 3.11 or later is needed, this is %d.%d [machine.python]\n" % sys.version_info[:2])
    sys.stderr.write("  mend: install a newer Python and start build.py with it, for example: python3.12 build.py\n")
    sys.exit(3)

from galley.machine import run

if __name__ == "__main__":
    sys.exit(run(os.path.dirname(os.path.realpath(__file__)), sys.argv[1:]))

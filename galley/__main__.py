"""`python -m galley`: the program, from the first of its modules on."""

import dataclasses
import sys

from galley.compiling import CODES, codes
from galley.problem import Exit


def main() -> None:
    """Run the program. Its modules are loaded when the methods of data classes are kept, of which most declare some, and regular expressions; those of
    `check`, 6,700 in six languages, would be read for nothing by all others. Who interrupts them hears nothing more: nothing had begun."""
    CODES.put_before(dataclasses, "exec")
    codes("check" if sys.argv[1:2] == ["check"] else "patterns").put_before_patterns()
    try:
        from galley.cli import run
    except KeyboardInterrupt:
        raise SystemExit(Exit.INTERRUPTED) from None
    run()


if __name__ == "__main__":
    main()

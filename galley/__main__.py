"""`python -m galley`: the program, from the first of its modules on."""

import dataclasses
import re

from galley.compiling import CODES
from galley.problem import Exit


def main() -> None:
    """Run the program. Its modules are loaded when the methods of data classes are kept, of which most declare some. Who interrupts them
    hears nothing more: nothing had begun."""
    CODES.put_before_patterns(re._compiler)  # type: ignore[attr-defined]
    CODES.put_before(dataclasses, "exec")
    try:
        from galley.cli import run
    except KeyboardInterrupt:
        raise SystemExit(Exit.INTERRUPTED) from None
    run()


if __name__ == "__main__":
    main()

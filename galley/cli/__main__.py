"""`python -m galley.cli`."""

import dataclasses

from galley.compiling import CODES


def main() -> None:
    """Run the program. Its modules are loaded when the methods of data classes are kept, of which most declare some."""
    CODES.put_before(dataclasses, "exec")
    from galley.cli import run

    run()


main()

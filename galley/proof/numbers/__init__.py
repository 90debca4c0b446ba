"""Numbers in running text, in any language that has a `numbers.yaml`: how many, how much, which, when.

`numbers` reads them; a `Number` says what it is, what it is worth in a base that can be compared, and where it stands.
"""

from galley.proof.numbers.number import Day, Kind, Number
from galley.proof.numbers.reader import loosely, numbers
from galley.proof.numbers.words import value_of

__all__ = ["Day", "Kind", "Number", "loosely", "numbers", "value_of"]

"""Numbers in running text, in any language that has a `numbers.yaml`: how many, how much, which, when.

`numbers` reads them; a `Number` says what it is, what it is worth in a base that can be compared, and where it stands.
"""

from galley.numbers.digits import Digits, in_digits, minus
from galley.numbers.number import Day, Kind, Number
from galley.numbers.reader import loosely, numbers
from galley.numbers.words import value_of

__all__ = ["Day", "Digits", "Kind", "Number", "in_digits", "loosely", "minus", "numbers", "value_of"]

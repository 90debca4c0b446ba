"""Whether the tests notice faults of code: small ones are put into a copy of the program, one at a time."""

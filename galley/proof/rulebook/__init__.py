"""The rulebook: what is checked, as tables; how it is looked for is told by `engines`."""

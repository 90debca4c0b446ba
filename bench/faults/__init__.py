"""Faults that are planted, a file each family of rules."""

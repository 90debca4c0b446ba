"""Galley: structured content in, print-ready reports in six languages out."""

__version__ = "0.1.0"

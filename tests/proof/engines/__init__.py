"""Tests of the engines, each with faults planted at its boundaries."""

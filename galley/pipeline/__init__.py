"""The order of the stages, fingerprints, and the only writer of outputs."""

"""A translation beside its source: numbers, names, sentences, lengths."""

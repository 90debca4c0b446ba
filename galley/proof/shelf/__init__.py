"""What a copy editor looks things up in: dictionaries, sounds, forms, frequencies, the registry's names, numbers and dates."""

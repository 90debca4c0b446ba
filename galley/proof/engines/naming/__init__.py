"""Names: what the registry knows is written as it knows it, and what a text names twice it names alike."""

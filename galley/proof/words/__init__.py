"""Words and characters that are wrong, doubled, missing or cut short."""

"""Lexica: what others have gathered of words and characters: spelling dictionaries, frequencies, sounds and regional forms."""

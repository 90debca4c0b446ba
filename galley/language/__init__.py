"""What each language says: catalogues of furniture, dates, numbers, numerals, lists and names."""

from galley.language.dates import by_itself
from galley.language.furniture import missing
from galley.language.names import pick
from galley.language.numerals import STYLES
from galley.language.patterns import NOUN_CLASSES
from galley.language.voice import LANGUAGES, Voice, voice

__all__ = ["LANGUAGES", "NOUN_CLASSES", "STYLES", "Voice", "by_itself", "missing", "pick", "voice"]

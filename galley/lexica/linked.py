"""Whether a sentence can be parsed whole: by Link Grammar, a parser of English that systems have as a package, where it is installed.

What it parses is not always right, and what it does not is not always wrong; but a sentence that it parses only
with one small edit hardly goes without.
"""

from __future__ import annotations

from ctypes import CDLL, c_char_p, c_int, c_void_p
from functools import cache

from galley.tongues import facts

LIBRARIES = "liblink-grammar.so.5", "liblink-grammar.5.dylib"
"""The names of the library; its package brings the dictionaries."""
_OPTIONS = ("verbosity", 0), ("max_null_count", 0), ("spell_guess", 0), ("linkage_limit", 100)
"""No word may be left out or guessed at; one way to link the words is enough, and so many are looked at."""
LONGEST = 1000
"""Of so many bytes a sentence is at most; of words of 32,768 on the library writes beyond its memory, and takes the process with it."""


def has_links(language: str) -> bool:
    """Whether there is a grammar of a language, installed or not."""
    return "links" in facts(language)


def is_installed(language: str) -> bool:
    """Whether the system has the library and the dictionary of a language, which come in packages of their own."""
    return _grammar(language) is not None


def is_whole(language: str, sentence: str) -> bool:
    """Whether all words of a sentence are linked to one another by the grammar of a language.

    False where the system has none, where there are no words, and of what is no sentence to a library of C: it ends at the first NUL."""
    library, grammar, said = _library(), _grammar(language), sentence.encode()
    if library is None or grammar is None or not sentence.strip() or b"\0" in said or len(said) > LONGEST:
        return False
    dictionary, options = grammar
    made = c_void_p(library.sentence_create(said, dictionary))
    try:
        return bool(library.sentence_parse(made, options) > 0)
    finally:
        library.sentence_delete(made)


@cache
def _grammar(language: str) -> tuple[c_void_p, c_void_p] | None:
    """The dictionary of a language, and how sentences are parsed with it."""
    library = _library() if has_links(language) else None
    if library is None:
        return None
    options = c_void_p(library.parse_options_create())
    for option, value in _OPTIONS:
        getattr(library, f"parse_options_set_{option}")(options, c_int(value))
    dictionary = c_void_p(library.dictionary_create_lang(facts(language)["links"].encode()))
    return (dictionary, options) if dictionary else None


@cache
def _library() -> CDLL | None:
    for name in LIBRARIES:
        try:
            library = CDLL(name)
        except OSError:
            continue
        for made in (library.parse_options_create, library.dictionary_create_lang, library.sentence_create):
            made.restype = c_void_p
        library.sentence_create.argtypes = [c_char_p, c_void_p]
        library.sentence_delete.restype = None
        library.lg_error_set_handler(None, None)
        return library
    return None

"""Mongolian nouns and names in their cases, and whether a form keeps vowel harmony.

Sources: the spelling rules of modern Mongolian (Дамдинсүрэн, Монгол хэлний зөв бичих дүрэм) and Kullmann and
Tserenpil, Mongolian Grammar, on the cases. A noun may have a hidden н or г, which only a dictionary knows; those of office
texts are listed. The last word of a name is declined, the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.inflection.harmony import (
    VOWELS,
    is_back,
    is_front,
    is_mixed,
    last_vowel,
    long_vowel,
    short_vowel,
    takes_back,
)
from galley.inflection.word import Form

CASES = ("genitive", "dative", "accusative", "instrumental", "ablative", "comitative")
"""The cases of Mongolian besides the nominative."""
_HIDDEN_N = frozenset(
    [
        "яам",
        "хороо",
        "холбоо",
        "харилцаа",
        "худалдаа",
        "захиргаа",
        "мэдээ",
        "гэрээ",
        "алба",
        "ус",
        "мод",
        "нас",
        "өрөө",
        "товчоо",
        "тоо",
        "хэлэлцээ",
        "морь",
        "чулуу",
        "ширээ",
    ]
)
_HIDDEN_G = frozenset(["хүрээлэн", "байшин", "жин", "сан"])
_KNOWN = frozenset(
    [
        "муж",
        "хот",
        "аймаг",
        "улс",
        "газар",
        "хязгаар",
        "тойрог",
        "засаг",
        "хурал",
        "төв",
        "зөвлөл",
        "бүс",
        "нутаг",
        "сургууль",
        "нийгэмлэг",
        "хэлтэс",
        "дүүрэг",
        "байгууллага",
        "уулзалт",
        "форум",
        "компани",
        "банк",
        "иргэн",
        "гишүүн",
        "төлөөлөгч",
        "захирагч",
        "дарга",
        "ажилтан",
        "орон",
    ]
)
"""Nouns that have neither."""
_OPEN = re.compile(r"(?:аа|оо|уу|ээ|өө|үү|[аоуэүө]й|ий|[еиюя]а|юу|юү|ёо|[иеью]э)$")
"""A long vowel or a diphthong at the end."""
_FLEETING = re.compile(rf"(?:[{VOWELS}й][^{VOWELS}йьън]|[^{VOWELS}йьъ][джзстцчшх])([аэоөи])[^{VOWELS}йьъ]$")
"""The short vowel of the last syllable, which falls away before a vowel where the consonants left can be said."""
_BORROWED = re.compile(rf"[кфпщ]|[^{VOWELS}ьъ]е")
_SIGN = re.compile(r"(?:[A-Za-z0-9]|\b[А-ЯЁӨҮ]{2,})$")
"""The end of a name that takes its suffix with a hyphen: foreign letters, digits and abbreviations."""
_LAST = re.compile(r"[А-Яа-яЁёӨөҮү]+(?:-[А-Яа-яЁёӨөҮү]+)*$")
_OF_SIGNS = dict(zip(CASES, ("ийн", "д", "ийг", "ээр", "ээс", "тэй"), strict=True))


def declined(text: str) -> dict[str, Form]:
    """A name in each case; empty for one that ends in no letter or digit. Those of words that are not listed are not
    certain: a hidden consonant and the sound of foreign names are not to be seen."""
    if _SIGN.search(text):
        return {case: Form(f"{text}-{suffix}", False) for case, suffix in _OF_SIGNS.items()}
    last = _LAST.search(text)
    if last is None:
        return {}
    word, low = last[0], last[0].lower()
    hidden = "н" if low in _HIDDEN_N else "г" if low in _HIDDEN_G else ""
    certain = bool(hidden) or low in _KNOWN or low.endswith(("лт", "гч", "лал", "лэл", "лол", "лөл"))
    return {case: Form(text[: last.start()] + form, certain) for case, form in _cases(word, hidden).items()}


def forms(text: str) -> frozenset[str]:
    """All forms of a name, those with a hidden н or г too."""
    found, last = {text, *(form.text for form in declined(text).values())}, _LAST.search(text)
    if last and not _SIGN.search(text):
        for hidden in ("", "н", "г") if last[0].endswith("н") else ("", "н"):
            found |= {text[: last.start()] + form for form in _cases(last[0], hidden).values()}
    return frozenset(found)


def _cases(word: str, hidden: str) -> dict[str, str]:
    """A word in each case. `hidden` is the consonant that some of its cases show: н in the genitive, dative and ablative,
    г in all but the dative and comitative."""
    stem, joint = _stem(word)
    others = _genitive(word, stem, joint), _dative(word), _accusative(stem, joint, word)
    moved = [stem + joint + _moving(word, ending) for ending in "рс"]
    made = dict(zip(CASES, (*others, *moved, word + f"т{_of_three(word)}й"), strict=True))
    if hidden == "н":
        shown = f"{word[:-1]}и" if word[-1] == "ь" else word
        made["genitive"] = f"{shown}н" + ("ы" if takes_back(word) else "ий")
        made["dative"] = shown + ("" if shown[-1].lower() in VOWELS else short_vowel(word)) + "нд"
        made["ablative"] = f"{shown}н{long_vowel(word)}с"
    elif hidden == "г":
        made |= {"genitive": f"{word}гийн", "accusative": f"{word}г"}
        made |= {"instrumental": f"{word}г{long_vowel(word)}р", "ablative": f"{word}г{long_vowel(word)}с"}
    return made


def _of_three(word: str) -> str:
    return "э" if short_vowel(word) == "ө" else short_vowel(word)


def _stem(word: str) -> tuple[str, str]:
    """What stands before a vowel of a suffix: the word without a short vowel, and the joint: г after long ones."""
    low = word.lower()
    if _OPEN.search(low) or (word[:1].isupper() and low[-1] in "аэоөуү"):
        return word, "г"
    if low[-1] in "аэоөуүыиь":
        return word[:-1], "и" if low[-1] in "иь" else ""
    fleeting = None if word[:1].isupper() or _BORROWED.search(low) else _FLEETING.search(low)
    return (word[: fleeting.start(1)] + word[fleeting.end(1) :] if fleeting else word), ""


def _moving(word: str, ending: str) -> str:
    """The suffix of the instrumental (р) or ablative (с)."""
    vowel = long_vowel(word)
    return (vowel[0] if word[-1].lower() in "иь" and not _OPEN.search(word.lower()) else vowel) + ending


def _genitive(word: str, stem: str, joint: str) -> str:
    if joint == "г":
        return f"{word}н" if word[-1] == "й" else f"{word}гийн"
    if (stem == word and word[-1] == "н") or (joint == "" and word[-1] == "н"):
        return stem + ("ы" if takes_back(word) else "ий")
    return f"{stem}{_high(word, joint)}н"


def _accusative(stem: str, joint: str, word: str) -> str:
    return f"{word}г" if joint == "г" else f"{stem}{_high(word, joint)}г"


def _high(word: str, joint: str) -> str:
    """ы, or ий after a front stem, after ж, ч, ш, г, к and in the place of и and ь."""
    return "ий" if joint == "и" or word[-1] in "жчшгк" or not takes_back(word) else "ы"


def _dative(word: str) -> str:
    """The dative in -д, after г, р and some others in -т, with a vowel between where it could not be said."""
    low = word.lower()
    if low[-1] in VOWELS + "йьмнлв" and not re.search(rf"[^{VOWELS}йьъ][^{VOWELS}йьъ]$", low):
        return f"{word}д"
    if low[-1] in "жчш":
        return f"{word}ид"
    if low[-1] in "грбкп" and low[-2:-1] in VOWELS:
        return f"{word}т"
    if low[-1] == "с" and len(re.findall(rf"[{VOWELS}]+", low)) > 1 and low[-2] in VOWELS:
        return f"{word}т"
    return f"{_stem(word)[0]}{short_vowel(word)}д"


_SUFFIXED = re.compile(
    rf"(?P<stem>[а-яёөү]*[{VOWELS}][а-яёөү]*?)"
    r"(?:(?P<four>[гн]?(?:аа|оо|(?<![жч])ээ|өө)[рсд]?)|(?P<short>с[аоэө]н|д[аоэө]г|в[аоэө]л|(?<=[тдсхц])[аоэө]д)"
    r"|т(?P<three>[аоэ])й|(?P<two>н?(?:уу|үү)д)|(?P<high>н?ы)[нг]?)",
)


def harmonised(word: str) -> str | None:
    """A form with its suffix, of a case or a verb, as the stem's vowels ask for it; the same where it obeys, None where
    no suffix is seen or the stem leaves the choice open."""
    match = _SUFFIXED.fullmatch(word.lower())
    if match is None or _is_open(match["stem"]):
        return None
    stem = match["stem"]
    if match["short"]:
        right = word[: match.start("short")] + re.sub("[аоэө]", short_vowel(stem), match["short"])
    elif match["two"]:
        right = word[: match.start("two")] + re.sub("уу|үү", "уу" if takes_back(stem) else "үү", match["two"])
    elif match["four"]:
        right = word[: match.start("four")] + re.sub("аа|оо|ээ|өө", long_vowel(stem), match["four"])
    elif match["three"]:
        right = word[: match.start("three")] + _of_three(stem) + "й"
    else:
        front = is_front(stem) and not is_back(stem)
        right = word[: match.start("high")] + match[0][match.start("high") :].replace("ы", "ий") if front else word
    return right


def _is_open(stem: str) -> bool:
    """Whether a stem tells no harmony: a compound, a word with letters of another tongue, one without vowels."""
    return is_mixed(stem) or bool(re.search("[екпфщ]", stem)) or not (last_vowel(stem) or "и" in stem)


def particle(word: str, written: str) -> str | None:
    """A particle with уу or үү, such as руу, as the word before it asks for; None where that leaves the choice open.
    After -гүй the vowels of the word itself no longer tell."""
    low = word.lower()
    if _is_open(low) or low.endswith("гүй"):
        return None
    return re.sub("уу|үү", "уу" if takes_back(low) else "үү", written)


_WRITTEN = {
    "genitive": r"(?:г?ий|г?ы|н?ы|н?ий)н?|н",
    "accusative": r"г?(?:ий|ы)?г",
    "dative": r"[аэоөи]?н?[дт]",
    "instrumental": r"[гн]?(?:аа|ээ|оо|өө|иа|ио|иэ|ие)р",
    "ablative": r"[гн]?(?:аа|ээ|оо|өө|иа|ио|иэ|ие)с",
    "comitative": r"т(?:ай|эй|ой|өй|ий)",
    "reflexive": r"г?(?:аа|ээ|оо|өө|иа|ио|иэ|ие)",
    "plural": r"н?[уү]{2}д(?P<rest>.*)",
}
"""What is written for each case, for one's own and for several, rightly or not."""
_OWN = {"genitive": "х", "dative": "", "instrumental": "", "ablative": "", "comitative": "г"}
"""What stands between the ending of a case and one's own аа, ээ, оо or өө."""
_LONG = r"(?:аа|ээ|оо|өө)"
_TWINS = str.maketrans("жчбв", "чжвб")
_NO_VOWEL = re.compile(rf"(.*[{VOWELS}].*[^{VOWELS}ьъйы])х((?:[аоэө]{{1,2}}[дрс]|гүй|ын|ийн|ыг|ийг|т[аоэ]й)?)")
_PAST = re.compile(r"(.{2,})([чж])(ээ|)")
_FINITE = re.compile(
    rf"(.*[{VOWELS}].*?[^{VOWELS}ьъйы])([аоэөи]?)(с[аоэө]н|н[аоэө]|[жч](?:ээ)?|л(?:аа|ээ|оо|өө)|[бв][аоэө]л|д[аоэө]г)(\w*)"
)
_CONDITION = re.compile(rf"(.*[^{VOWELS}ьъ])([лмнв])([аоэө])в\3л")
_PLACE = re.compile(r"(.{2,})х[иь]")
_DONE = re.compile(r"(.{2,})чих([аоэө].*|ж.*)")
_LET = re.compile(rf"(.+[^{VOWELS}йьъы])[аоэөи]?[ьъ]?[яёе]")
_TWICE = re.compile(r"(.{2,}(?:[аоэөи]д|ёд|с))(?:ууд|үүд)(.*)")
_TYPED = [
    str.maketrans(*pair)
    for pair in (("у", "ү"), ("о", "ө"), ("уо", "үө"), ("уе", "үө"), ("ү", "у"), ("ө", "о"), ("үө", "уо"))
]
"""Letters that a keyboard of another language lacks, all of a word's by what is typed for them."""


def restored(word: str) -> Iterator[tuple[str, str]]:
    """Forms that may be meant by one that is no word, the likeliest first, each with the word that it is of: a case or a plural,
    its ending written as the word asks for it, one's own too; a verb with its vowel before -х, with ж or ч, with -бал after л, м, н and в, and
    with its vowel before other endings, or without it, or one letter before; -чих- without its vowel, -х of places without one, several told once, -ъя, -ъё or -ье; the word with letters that another keyboard lacks."""
    for case, written in _WRITTEN.items():
        for at in range(len(word) - 1, 1, -1):
            if end := re.fullmatch(written, word[at:]):
                yield from ((base, form) for base in _bases(word[:at]) for form in _of_case(base, case, end))
            elif case in _OWN and (end := re.fullmatch(f"({written})н?{_OWN[case]}{_LONG}", word[at:])):
                yield from (
                    (base, form + _OWN[case] + long_vowel(form))
                    for base in _bases(word[:at])
                    for form in _of_case(base, case, end)
                )
    for stem, end in _NO_VOWEL.findall(word) if _NO_VOWEL.fullmatch(word) else ():
        verb = f"{stem}{'и' if stem[-1] in 'жчш' else short_vowel(stem)}х"
        yield verb, verb + end
    for stem, joint, end in _PAST.findall(word) if _PAST.fullmatch(word) else ():
        yield from ((f"{stem}{vowel}х", f"{stem}{'ж' if joint == 'ч' else 'ч'}{end}") for vowel in "аэоөи")
    for stem, joint, vowel in _CONDITION.findall(word) if _CONDITION.fullmatch(word) else ():
        yield f"{stem}{joint}{vowel}х", f"{stem}{vowel}{joint}б{vowel}л"
    for stem, kept, *ends in _FINITE.findall(word) if _FINITE.fullmatch(word) else ():
        for end in dict.fromkeys((ends[0], ends[0].translate(_TWINS))):
            yield from ((f"{stem}{each}х", stem + ("" if kept else each) + end + ends[1]) for each in kept or "аэоөи")
            yield from ((f"{stem}{each}х", stem[:-1] + each + stem[-1] + end + ends[1]) for each in kept)
    yield from ((form, form) for form in _mended(word))


_SEVERAL = re.compile(r"(.+с)((?:ууд|үүд).*)")
_WHOSE = re.compile(r"(.*(?:аа|ээ|оо|өө)с)(?:ын|ийн)(.*)")
_ABOUT = re.compile(r"(.+(?:(?:аа|ээ|оо|өө)р|ийн(?=хий)|ын(?=хы)))х(?:[ыи]й?[нг])?")
_VARYING = re.compile(r"(.+?)(т|и)([аоэ])(й|[рс])")
_PLAIN = re.compile(r"(.+сс(?=т)|.*[аоу]н(?=ы))[ты]")


def likened(word: str) -> Iterator[str]:
    """Forms that speak for one that a dictionary lacks, if it has them: of nouns in -с that with a hidden н, for -ууд and -үүд
    and behind a long vowel for -ийн and -ын; that without -х, for what is about something or somebody’s; those with another vowel, where a
    suffix obeys harmony; that without -т behind -сс, and that in -ын for one in -ы."""
    for stem, end in _SEVERAL.findall(word) if _SEVERAL.fullmatch(word) else ():
        yield from (f"{base}н{end}" for base in _bases(stem))
    for stem, end in _WHOSE.findall(word) if _WHOSE.fullmatch(word) else ():
        yield f"{stem}н{'ы' if takes_back(stem) else 'ий'}{end}"
    yield from _ABOUT.findall(word) if _ABOUT.fullmatch(word) else ()
    for stem, joint, vowel, end in _VARYING.findall(word) if _VARYING.fullmatch(word) else ():
        yield from (stem + joint + each + end for each in "аоэ" if vowel == _of_three(stem) and not _is_open(stem))
    yield from (stem + "ын" * (word[-1] == "ы") for stem in _PLAIN.findall(word) if _PLAIN.fullmatch(word))


def _mended(word: str) -> Iterator[str]:
    """What a word may be whatever it is of."""
    for before in _PLACE.findall(word) if _PLACE.fullmatch(word) else ():
        yield f"{before}х"
    for stem, end in _DONE.findall(word) if _DONE.fullmatch(word) else ():
        yield f"{stem}чх{end if end[0] != 'ж' else short_vowel(stem) + end}"
    for stem in _LET.findall(word) if _LET.fullmatch(word) else ():
        yield from (base + end for base in _bases(stem) if base[-1] != "ь" for end in ("ъя", "ъё", "ье", "ья", "ьё"))
    yield from (several + end for several, end in _TWICE.findall(word))
    yield from (form for table in _TYPED if (form := word.translate(table)) != word)


def _bases(stem: str) -> Iterator[str]:
    """What a stem may be of: the stem, with a sign, or with the vowel that has fallen away, before its last letter or behind it."""
    yield from (stem, f"{stem}ь")
    if stem[-1] not in VOWELS + "йьъы":
        yield f"{stem[:-1]}{'и' if stem[-2] in 'жчш' else short_vowel(stem)}{stem[-1]}"
        yield stem + short_vowel(stem)


def _of_case(base: str, case: str, end: re.Match[str]) -> Iterator[str]:
    """A word in a case: with a hidden consonant or none, and last with its own vowels and the ending that is written."""
    for hidden in ("", "н", "г") if case in ("genitive", "ablative") else ("",):
        made = _cases(base, hidden)
        if case == "reflexive":
            yield made["instrumental"][:-1]
        elif case == "plural":
            several = ("ууд" if takes_back(base) else "үүд") + end["rest"]
            yield from (made["instrumental"][:-3] + several, f"{base}н{several}")
        else:
            yield made[case]
    if case == "genitive" and base.endswith("н"):
        yield base + ("ы" if takes_back(base) else "ий")
    yield from (f"{base}д", f"{base}т") if case == "dative" else (base + end[0],)

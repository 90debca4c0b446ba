"""Korean words: stems of a dictionary with the particles and endings that may follow them.

Endings stand in three places: after the bare stem (먹고), after the stem with 으 where it ends in a consonant (먹으면,
먹은), and after the form in 아 or 어 (먹어서, 먹었다).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from galley.proof.shelf import frequencies
from galley.proof.shelf.dictionaries import entries
from galley.proof.shelf.hangul import (
    BIEUP,
    DIGEUT,
    HIEUT,
    MIEUM,
    NIEUN,
    RIEUL,
    SIOT,
    SSANG_SIOT,
    final,
    is_hangul,
    parts,
    syllable,
    with_final,
)


def _split(words: str) -> list[str]:
    return words.split()


_VERB = 20
"""The entry of a verb has more flags than this, that of a noun more than `_NOUN`."""
_NOUN = 3

_BARE = _split(
    "고 고는 고도 고서 고자 거나 거든 게 게끔 게는 게도 기 나 네 느냐 느라 는 는가 는구나 는데 는데도 는지 는지를 니 다 다가 다거나 다고 다는 다며 다면 다면서 "
    "다시피 더니 더라도 던 던데 던가 던지 도록 든 든가 든지 듯 듯이 소 습니다 습니까 자 자고 자는 자마자 잖아요 지 지는 지도 지를 지만 지요 죠 구나 군요 기에는 네요 "
    "는다 는다고 는다는 는다면 느냐는 느냐에 는지에 는지는 는지도 는지의 는바 다시 거니와 건만 길 되 라 라고 라는 라면 려면 더라 답니다 단다 진 질 곤 다기보다 다기보다는"
)
_SOFT = _split(
    "나 니 니까 라 라고 라는 라며 려 려고 려는 려면 러 며 면 면서 면서도 므로 므로써 세 세요 셔 소서 십시오 오 리라 "
    "리라는 리라고 매 되 나마 시오"
)
_FUSED = {
    NIEUN: _split(
        "다 다고 다는 다는데 다며 다면 다거나 다기보다 데 데다 데도 지 지도 지를 지는 지의 지에 가 가를 가에 가의 가는 바 답니다 채 듯 걸 들"
    ),
    RIEUL: _split(
        "까 까요 지 지를 지는 지도 지라도 지에 지의 수록 수 수록에 뿐 뿐만 만큼 때 것 게 게요 걸 텐데 진대 라 래 는지"
    ),
    BIEUP: _split("니다 니다만 니까 시다 시오"),
}
_OPEN = _split("서 서는 서도 서야 도 야 야만 야지 요 라 지도 ㅆ")
_BARE_ENDINGS, _SOFT_ENDINGS, _OPEN_ENDINGS = frozenset(_BARE), frozenset(_SOFT), frozenset(_OPEN)
_PARTICLES = _split(
    "은 는 이 가 을 를 과 와 의 에 에서 에게 에게서 께 께서 께서는 한테 으로 로 으로서 로서 으로써 로써 으로부터 로부터 부터 까지 만 도 라도 이라도 마다 밖에 뿐 뿐만 "
    "처럼 같이 보다 대로 만큼 조차 마저 나 이나 든지 이든지 든 이든 랑 이랑 하고 들 씩 쯤 서 란 이란 라는 이라는 라고 이라고 라며 이라며 이자 자 야 야말로 이야말로 "
    "엔 에선 에겐 으론 론 여 이여 치고 커녕 요 째 간 당 별 끼리 깨나 이며 며 에다 에다가 만에"
)
_LATER = _split(
    "은 는 이 가 을 를 과 와 의 에 에서 에게 로 으로 도 만 까지 부터 보다 나 이나 라도 이라도 서 로서 뿐 뿐만 처럼 씩 조차 들 마다 대로 라는 이라는 라고 이라고 이며 며"
)
_AFTER_CONSONANT = frozenset(("은", "이", "을", "과"))
_AFTER_VOWEL = frozenset(("는", "가", "를", "와"))
_HEADS = frozenset(
    _split(
        "각 전 총 부 신 구 대 소 고 저 비 무 미 재 본 현 타 친 반 초 최 다 양 남 북 동 서 첫 두 세 네 한 당 제 원 주 급 역 탈 범 준 불 맨 헛 온 새 옛 매 몇 동북 비 선"
    )
)
_TAILS = frozenset(
    _split(
        "성 적 화 회 장 원 국 시 도 군 구 측 간 별 식 용 율 률 권 력 법 론 학 자 인 소 실 부 과 단 팀 층 지 관 청 등 사 상 품 비 금 제 전 후 중 내 외 차 편 점 "
        "년 월 일 형 급 대 기 집 책 안 들 행 산 강 호 섬 만 항 역 로 길 교 촌 현 주 읍 면 동 리 어 말 문 체 계 업 직 쪽 님 씨 째 선 군 생 민 족 판 표 당 가 수 "
        "료 세 액 물 탑 담 감 망 심 발 령 술 본 재 록 탕 벌 열 함 절"
    )
)
_SUFFIX_VERBS = _split("하 되 시키 받 당하 드리 스럽 롭 답 이 있 없 지우 짓 나 맞 입 거리 대 어리 잡 들 찾")
_HELPERS = _split(
    "있 주 보 두 놓 버리 나가 나오 오 가 지 내 드리 대 쌓 하 나 들 들이 내리 올리 치우 먹 다니 계시 갖 달 두 본 보이"
)
LONGEST = 14


@dataclass(frozen=True, eq=False)
class Stems:
    """The places of a set of verbs that endings may follow, by place."""

    bare: frozenset[str]
    soft: frozenset[str]
    open: frozenset[str]

    @classmethod
    def of(cls, verbs: Iterable[str]) -> Stems:
        """Those of verbs, each given without 다."""
        bare, soft, open_ = set[str](), set[str](), set[str]()
        for verb in verbs:
            bare.update(_bare(verb))
            soft.update(_soft(verb))
            open_.update(_open(verb))
        return cls(frozenset(bare), frozenset(soft), frozenset(open_))

    def have(self, word: str) -> bool:
        """Whether a word is one of these verbs with an ending."""
        return any(self._cut(word[:at], word[at:]) for at in range(1, len(word) + 1))

    def _cut(self, head: str, tail: str) -> bool:
        if head in self.bare and (tail in _BARE_ENDINGS or _is_nominal(tail, "기") or (tail and _past(tail, "겠"))):
            return True
        if head in self.soft and (tail in _SOFT_ENDINGS or _honoured(tail)):
            return True
        if head in self.open and (not tail or tail in _OPEN_ENDINGS):
            return True
        number = final(head)
        if number in _FUSED or number in (MIEUM, SSANG_SIOT):
            return self._fused(with_final(head, 0), number, tail)
        return number == 10 and tail in _LATER and head in self.bare

    def _fused(self, head: str, number: int, tail: str) -> bool:
        if number == SSANG_SIOT:
            return head in self.open and _after_past(tail)
        if head not in self.soft:
            return False
        return not tail or (number == MIEUM and is_particles(tail)) or tail in _FUSED.get(number, ())


def _bare(verb: str) -> Iterator[str]:
    yield verb
    if final(verb) == RIEUL:
        yield with_final(verb, 0)


def _soft(verb: str) -> Iterator[str]:
    end = final(verb)
    if end in (0, RIEUL):
        yield verb
        if end:
            yield with_final(verb, 0)
        return
    yield verb + "으"
    if end == BIEUP:
        yield with_final(verb, 0) + "우"
    if end == SIOT:
        yield with_final(verb, 0) + "으"
    if end == DIGEUT:
        yield with_final(verb, RIEUL) + "으"
    if end == HIEUT:
        yield with_final(verb, 0)


def _open(verb: str) -> Iterator[str]:
    lead, vowel, end = parts(verb[-1])
    if verb[-1] == "하":
        yield verb + "여"
        yield verb[:-1] + "해"
        return
    if end:
        yield from _open_closed(verb, vowel, end)
        return
    yield verb + ("아" if vowel in (0, 2, 8) else "어")
    joined = {0: 0, 4: 4, 6: 6, 1: 1, 5: 5, 7: 7, 2: 2, 3: 3, 8: 9, 13: 14, 20: 6, 11: 10, 18: 4}.get(vowel)
    if joined is not None:
        yield verb[:-1] + syllable(lead, joined)
    if vowel == 18 and len(verb) > 1:
        yield from _open_eu(verb, lead)


def _open_eu(verb: str, lead: int) -> Iterator[str]:
    """The forms of stems in 으: 모으, 모아; 흐르, 흘러; 이르, 이르러."""
    before = verb[:-1]
    bright = is_hangul(before[-1]) and parts(before[-1])[1] in (0, 2, 8)
    yield before + syllable(lead, 0 if bright else 4)
    if verb[-1] == "르":
        yield verb + "러"
        if not final(before):
            yield with_final(before, RIEUL) + ("라" if bright else "러")


def _open_closed(verb: str, vowel: int, end: int) -> Iterator[str]:
    ending = "아" if vowel in (0, 2, 8) else "어"
    yield verb + ending
    if end == BIEUP:
        yield with_final(verb, 0) + "워"
        yield with_final(verb, 0) + "와"
    if end == SIOT:
        yield with_final(verb, 0) + ending
    if end == DIGEUT:
        yield with_final(verb, RIEUL) + ending
    if end == HIEUT:
        lead = parts(verb[-1])[0]
        yield from (verb[:-1] + syllable(lead, other) for other in (1, 5, 7))


def _is_nominal(tail: str, head: str) -> bool:
    return tail.startswith(head) and is_particles(tail[len(head) :])


def _past(tail: str, head: str) -> bool:
    return tail.startswith(head) and _after_past(tail[len(head) :])


def _after_past(tail: str) -> bool:
    """Whether endings of the past may be so: 다, 으며, 을, 음을, 었고."""
    if (
        tail in _BARE_ENDINGS
        or (tail[:1] == "으" and tail[1:] in _SOFT_ENDINGS)
        or tail in ("어", "어도", "어야", "어요", "어서")
    ):
        return True
    if tail[:1] in ("은", "을"):
        return not tail[1:] or tail[1:] in _FUSED[NIEUN if tail[0] == "은" else RIEUL]
    return _is_nominal(tail, "음") or _is_nominal(tail, "기") or (tail[:1] in ("었", "겠") and _after_past(tail[1:]))


def _honoured(tail: str) -> bool:
    """Whether an ending is one with 시."""
    if not tail or tail[0] not in "시셨신실십심셔세":
        return False
    return _politely().have(tail)


@cache
def _politely() -> Stems:
    return Stems(frozenset(("시",)), frozenset(("시",)), frozenset(("시어", "셔", "세")))


_FIRST, _SECOND = frozenset(_PARTICLES), frozenset(_LATER)
_CLOSING = frozenset(_split("은 는 이 가 을 를 의 와 과 엔 에선 에겐 으론 론 란 이란 여 이여 라는 이라는 며 이며"))
"""Particles that no other follows."""
_OPENING = _FIRST - _CLOSING


@lru_cache(maxsize=20000)
def is_particles(text: str) -> bool:
    """Whether a text is particles that may stand in that order, or nothing."""
    if not text or text in _FIRST:
        return True
    heads = ((text[:at], text[at:]) for at in range(1, len(text)))
    return any(
        head in _OPENING
        and not is_misfit(head, tail)
        and (tail in _SECOND or (tail[1:] and tail[:1] in "들까만부에" and is_particles(tail)))
        for head, tail in heads
    )


def follows(noun: str, tail: str) -> bool:
    """Whether particles, or a form of 이다, go with the sound that a noun ends in."""
    end = final(noun)
    if is_particles(tail):
        return not is_misfit(noun, tail)
    return (_COPULA if end else _SHORT_COPULA).fullmatch(tail) is not None


def is_misfit(noun: str, tail: str) -> bool:
    """Whether the first particle has the form that goes with the other kind of sound."""
    end = final(noun)
    if tail.startswith(("로", "론")):
        return end not in (0, RIEUL)
    if tail.startswith("으로"):
        return end in (0, RIEUL)
    wrong = _AFTER_VOWEL if end else _AFTER_CONSONANT
    return tail in wrong


RIGHT = {"은": "는", "는": "은", "이": "가", "가": "이", "을": "를", "를": "을", "과": "와", "와": "과"}
_FORMS = "다|며|고|라|란|라는|라고|라고는|라면|라도|면|지만|라서|자|나|든|든지|지|니|므로|되|기|기도|기에|라는데|자면|던|냐|냐는"
_COPULA = re.compile(
    rf"이(?:{_FORMS}|었\w{{1,3}})|인|일|임|인데|인지|일지|일지라도|일수록|입니다|입니까|임을|임에도|임은|인가|일까|인가를"
)
_SHORT_COPULA = re.compile(rf"(?:{_COPULA.pattern}|{_FORMS}|였\w{{1,3}}|여서)")


@dataclass(frozen=True, eq=False)
class Korean:
    """What is a word of Korean."""

    nouns: frozenset[str]
    others: frozenset[str]
    verbs: Stems
    _known: dict[str, bool] = field(init=False, repr=False, default_factory=dict)

    def has(self, word: str, names: frozenset[str] = frozenset()) -> bool:
        """Whether a word is one, with its particles and endings; `names` are nouns too."""
        if word not in self._known:
            self._known[word] = self._has(word)
        return self._known[word] or (bool(names) and self._is_named(word, names))

    def _has(self, word: str) -> bool:
        if word in self.nouns or word in self.others or self.verbs.have(word) or self._is_helped(word):
            return True
        return any(self.is_noun(word[:at]) and _is_tail(word[:at], word[at:]) for at in range(1, len(word) + 1)) or any(
            word[:at] in self.others and is_particles(word[at:]) for at in range(2, len(word))
        )

    def _is_named(self, word: str, names: frozenset[str]) -> bool:
        return any(
            _is_tail(word[:at], word[at:]) and self._has_name(word[:at], names) for at in range(len(word), 0, -1)
        )

    def _has_name(self, noun: str, names: frozenset[str]) -> bool:
        """Whether a noun is a name, or one and a noun."""
        if noun in names:
            return True
        halves = ((noun[:cut], noun[cut:]) for cut in range(1, len(noun)))
        return any(
            (head in names and (tail in names or tail in _TAILS or self.is_noun(tail)))
            or (tail in names and self.is_noun(head))
            for head, tail in halves
        )

    def right_particle(self, word: str, names: frozenset[str]) -> str | None:
        """What the last syllable of a word should be, where it is a particle that goes with the other kind of sound."""
        right = RIGHT.get(word[-1])
        if right is None or len(word) < 2 or not is_misfit(word[:-1], word[-1]):
            return None
        plain = word[-1] in "은는을를와" and len(word) > 2 and (word[:-1] in self.nouns or word[:-1] in names)
        if (
            word in self.nouns
            or word in self.others
            or (self.has(word, names) and not (plain and not self.verbs.have(word)))
        ):
            return None
        return right if self.has(word[:-1] + right, names) else None

    def _is_helped(self, word: str) -> bool:
        return any(word[:at] in self.verbs.open and _helping().have(word[at:]) for at in range(1, len(word)))

    def is_noun(self, word: str) -> bool:
        """Whether a word is a noun or made of nouns, each but a usual first and last one of two syllables at least."""
        if word in self.nouns:
            return True
        if len(word) < 2 or len(word) > LONGEST:
            return False
        if word[:1] in _HEADS and len(word) > 2 and self._is_part(word[1:]):
            return True
        halves = ((word[:at], word[at:]) for at in range(2, len(word)))
        return any(
            self._is_part(head) and (tail in _TAILS or self._is_part(tail) or (len(tail) > 2 and self.is_noun(tail)))
            for head, tail in halves
        )

    def _is_part(self, word: str) -> bool:
        """Whether nouns are made of a noun: a long one, or one that is not rare."""
        return word in self.nouns and (len(word) > 2 or (len(word) == 2 and self.is_usual(word)))

    def is_usual(self, word: str) -> bool:
        """Whether a word is written often enough to be in a list of frequent words."""
        return frequencies.lexicon("ko").share(word) > 0


@cache
def _suffixed() -> Stems:
    return Stems.of(_SUFFIX_VERBS)


@cache
def _helping() -> Stems:
    return Stems.of(_HELPERS)


def _is_tail(noun: str, tail: str) -> bool:
    """Whether particles, a form of 이다, or a verb that makes verbs of nouns may follow a noun."""
    return follows(noun, tail) or _is_suffixed(tail)


@lru_cache(maxsize=20000)
def _is_suffixed(tail: str) -> bool:
    return _suffixed().have(tail)


@cache
def korean() -> Korean | None:
    """The Korean words that the dictionary of the system has; None where it has none."""
    found = entries("ko")
    if not found:
        return None
    nouns, others, verbs = set[str](), set[str](), list[str]()
    for word, flags in found:
        if not word or not "가" <= word <= "힣힣":
            continue
        if flags > _VERB and word[-1] == "다" and len(word) > 1:
            verbs.append(word[:-1])
        elif _NOUN < flags < _VERB:
            nouns.add(word)
        else:
            others.add(word)
    made = (verb for verb in verbs if verb[-1:] not in ("하", "되") or verb[:-1] not in nouns)
    return Korean(frozenset(nouns), frozenset(others), Stems.of(made))

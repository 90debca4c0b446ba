"""Constructions that say a thing twice, or begin as one sentence and end as another, as style guides list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.message import table
from galley.problem import Severity

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}


@dataclass(frozen=True, slots=True)
class Redundancy:
    """Where `pattern` matches, its group `w`, or all of it, is faulty; `mend` says what to write."""

    pattern: re.Pattern[str]
    severity: Severity
    mend: str

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """The places in a text."""
        for match in self.pattern.finditer(text):
            yield match.span("w") if "w" in self.pattern.groupindex else match.span()


_KO = table(
    r"""
E|역전\s?앞|역전, or 역 앞
E|(?:약|대략)\s?[\d,.]+\s?[가-힣]{0,3}\s?(?:정도|가량|쯤|내외)|one word of rough measure is enough
W|과반수\s?이상|과반수, or 반수 이상
W|(?:미리|사전에)\s?예(?:약|고|방|상|측|견)|leave out 미리
W|(?:매|각)\s?(?:년|월|주|국)\s?마다|매년, or 해마다
E|(?:남은\s?여생|넓은\s?광장|같은\s?동포|푸른\s?창공|둘로\s?양분|돌이켜\s?회고|다시\s?재(?:개|건|론|검토)|서로\s?상의|박수를?\s?치며\s?박수|결실을\s?맺는\s?결실)|the same is said twice: leave one out
W|(?:가장|제일)\s?최(?:초|고|대|근|신|선)|leave out 가장
W|되어지(?:고|며|는|었|다)|되다 alone: a passive once
E|(?:잊혀|쓰여|보여|나뉘어|불려)(?:지어|져지)|a passive once
"""
)

_EN = table(
    r"""
E|\b(?:is|are|was|were|be|been|being) comprised of\b|“is composed of”, “consists of” or “comprises”
E|\b[Rr]easons?\b[^.;]{0,60}?\b(?:is|was|are|were) because\b|“the reason is that”, or “because” alone
E|\b[Bb]etween \$?[\d.,]+(?: [a-z]+)? to \$?[\d.,]+|“between … and”, or “from … to”
E|\b[Ff]rom \d{4}[-–]\d{2,4}\b|“from … to …”, or the span without “from”
E|\b[Bb]etween \d{4}[-–]\d{2,4}\b|“between … and …”
E|\b(?:return|revert|repay|reply)(?:s|ed|ing|ies|ied)? back\b|leave out “back”: the verb says it
E|\b(?:mutual cooperation with each other|cooperate(?:d|s)? together|join(?:ed|s)? together|collaborat(?:e|es|ed|ing) together|merg(?:e|es|ed|ing) together|gather(?:ed|s)? together)\b|leave out what the verb says
W|\b(?:future plans for the future|past history|free gifts?|end results?|advance planning|final outcomes?|close proximity|completely unanimous|general consensus of opinion|consensus of opinion|added bonus|basic fundamentals|new innovations?|true facts?|past experiences? in the past)\b|leave out the word that adds nothing
E|\bdue to the fact that\b|“because”
E|\b(?:more|most) (?:better|best|easier|easiest|closer|closest|stronger|strongest|larger|largest|greater|greatest|higher|highest|deeper|deepest|wider|widest|faster|fastest)\b|one degree is enough
E|\b(?:can|will|would|must|may|might|should|could) (?:can|will|must|may|should|could|would)\b|one auxiliary verb
E|\b(?:discuss(?:ed|es|ing)?) about\b|“discuss” takes no preposition
E|\b(?:approximately|about|around|roughly|nearly|almost) (?:approximately|about|around|roughly|nearly|almost|over|some) \d|one word of rough measure is enough
E|\b(?:although|though)\b[^.;,]{3,60}, but\b|“although” or “but”
E|\b(?:cope|coped|coping) up with\b|“cope with”
E|\b(?:could|should|would|must|might) of\b|“have”
W|\bin order to\b(?= in order)|once
W|\b(?:emphasi[sz]ed|stressed|mentioned|emphasi[sz]es?|stresses) (?:on|about) the\b|the verb takes no preposition
E|\b(?:comprises|comprised|comprising) of\b|“comprises” takes no preposition
E|\b[Ww]hether or not\b[^.;]{0,30}\bor not\b|once
E|\bless than (?:countries|people|members|regions|governments|participants|delegates)\b|“fewer”
W|\b(?:less|much) (?:countries|people|members|regions|governments|participants|delegates)\b|“fewer”, “many”
"""
)

_RU = table(
    r"""
E|(?i:\bв (?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре) месяце\b)|leave out месяце
E|(?i:\bсвободн\w+ ваканси\w+)|вакансия is a free post already
W|(?i:\bсам(?:ый|ая|ое|ые|ым|ой|ых|ого) \w+(?:ейш|айш)(?:ий|ая|ее|ие|им|ей|их|его)\b)|one degree is enough
W|(?i:\b(?:главная суть|памятн\w+ сувенир\w*|прейскурант\w* цен\w*|своя автобиография|хронометраж времени|предварительн\w+ анонс\w*|патриот\w* родины|перв\w+ дебют\w*|коллег\w+ по работе|впервые знаком\w+|вернуться обратно|возвратиться обратно|отступить назад|народн\w+ фольклор\w*|взаимн\w+ сотрудничеств\w+ друг с другом|взаимн\w+ диалог\w*|ответн\w+ реакци\w+|заранее запланирован\w+|предупредить заранее|полностью уничтож\w+|полн\w+ аншлаг\w*|прогноз\w* на будущее|планы на будущее время|совместн\w+ сотрудничеств\w+|огромн\w+ масс\w+ народ\w+|период времени|промежуток времени|сто человек людей))|leave out the word that adds nothing
E|(?i:\bоколо [\d ]+(?: \w+)? приблизительно|\bпримерно около\b|\bоколо примерно\b|\bпорядка около\b)|one word of rough measure is enough
E|(?i:\bпримет участия\b|\bиграет значение\b|\bимеет роль\b|\bиграют значение\b|\bимеют роль\b)|принять участие, играть роль, or иметь значение
E|(?i:\bодеть (?:костюм|форму|пальто)\b|\bоплатить за\b|\bоплата за\b(?= (?:проезд|участие|взнос))|\bописывать о\b|\bотмечает о том\b|\bподчеркнул о том\b|\bуказал о том\b|\bобсудили о\b|\bобсудить о\b)|the verb governs another case or preposition
W|(?i:\bпри помощи с\b|\bтем не менее,? однако\b|\bно однако\b|\bтак например\b(?=,))|leave out the word that adds nothing
E|(?i:\bболее чем свыше\b|\bсвыше более\b|\bдо не более\b)|one word of measure is enough
"""
)

_MN = table(
    r"""
W|\bойролцоогоор\b[^.;,]{1,20}\bорчим\b|keep one
W|\bхамгийн\s(?:хамгийн)\b|once
"""
)

_TABLES = {"ko": _KO, "en": _EN, "ru": _RU, "mn": _MN}


@cache
def redundancies(language: str) -> tuple[Redundancy, ...]:
    """Those of a language."""
    return tuple(Redundancy(re.compile(row[2:]), _SEVERITIES[row[0]], mend) for row, mend in _TABLES.get(language, ()))

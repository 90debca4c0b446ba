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


_ZH = table(
    r"""
E|围绕[^，。；以]{1,60}?(?<![作成认称视列])为(?:主题|话题|议题|中心)(?!的)|write 围绕… alone, or 以…为主题
E|(?<![\w])以[^，。；“”]{2,30}为(?:话题|主题|题目)(?:展开|进行)(?:了?)以[^，。；]+为|say the theme once
E|本着[^，。；]{1,30}?为(?:原则|宗旨|目的|基础)(?!的)|本着…的原则, or 以…为原则
E|以[^，。；为]{2,25}?的(?:原则|宗旨|方式|方法|名义|形式)为(?:原则|宗旨|方式|方法|名义|形式)|name it once: 以…为原则
E|目的(?:是|在于)[^，。；]{1,45}?为(?:目的|宗旨)(?!的)|目的在于…, or 以…为目的
E|以[^，。；]{1,40}?为目的[^，。；]{0,2}，?(?:目的|旨)(?:是|在于?)|say the aim once
W|(?:原因|理由|缘故)(?:是|在于)[^，。；的]{1,30}?(?:造成的|所致|引起的|的缘故)(?=[，。；])|原因是…, or 是…造成的
E|是?由于[^。；，]{1,40}?的(?:原因|缘故)(?:造成|引起|所致|导致)|由于…, or …造成的
W|之所以[^。；]{2,50}?，?的?原因是|之所以…是因为…
E|(?:大约|大概|约|将近|接近|(?<![最附邻临远])近)有?[\d一二三四五六七八九十百千万亿]+(?:多|余)?[^\d，。；、]{0,6}?(?:左右(?![两手侧邻边翼])|上下(?![班级文游午铺水])|之多)|keep one of the two words of rough measure
E|(?:大约|约|将近|(?<![最附邻临远将])近)[\d一二三四五六七八九十百千万亿]+(?:余|多)(?=[^年月日号])|keep one of the two words of rough measure
E|(?:超过|不下|多达)[\d一二三四五六七八九十百千万亿]+[^，。；、\d级岁层学中]{0,6}?(?:以上|之多|左右)|keep one: 超过…, or …以上
E|(?:至少|最少|最多|至多)[\d一二三四五六七八九十百千万亿]+[^，。；、\d级岁层学中]{0,6}?(?:以上|以下|左右)|keep one of the two limits
W|(?:平均|总共|合计)[\d一二三四五六七八九十百千万亿]+[^，。；、\d]{0,6}?(?:上下|左右)之间|keep one of the two
E|寻求找到|寻求, or 找到
N|凯旋(?:归来|而归|回来)|凯旋 says that they came back
N|涉及到|涉及 is enough
N|(?<=[付诉])诸于|诸 says 之于 already
E|切忌(?:不要|不可|勿|别)|切忌, or 切不可
E|避免(?:不要|不再|不至|不发生|不出现)|避免 says that it is not to be
E|防止[^，。；]{0,16}?(?:不再|不要|不致)(?:发生|出现)|防止 says that it is not to be
W|不断地?(?:持续|继续)(?=[\u4e00-\u9fff])|keep one of 不断, 持续, 继续
E|不断不断|once
N|(?:再次|重新|又)(?:重申|再次|重新|复述)|one word says that it happens again
E|(?:互相|相互)(?:相互|互相|互助互相)|keep one
E|(?:共同|一起|一同)(?:共同|一起|一同)(?=[\u4e00-\u9fff])|keep one
E|(?:全部|所有)(?:全部|所有)(?![权制者人格])|keep one
W|(?:必须|务必)(?:必须|一定|要必须)|keep one
W|(?:目前|现在|当前)(?:目前|现在|当前)|keep one
W|首次第一次|第一次首次|keep one
N|首次[^，。；]{0,8}?第一次(?!全体|会议|大会|事务|专门|活动|论坛|世界)|keep one of 首次 and 第一次
E|(?:十分|非常|很|极其|极为|相当|最)(?:十分|非常|极其|极为|相当)(?![之于])(?=[\u4e00-\u9fff])|keep one adverb of degree
W|(?:十分|非常|很)(?:最|酷似|雪白|笔直|漆黑|众多)|keep one
E|(?:更|更加|最)为?(?:更加|越来越|最为)|keep one
W|悬殊很大|悬殊巨大|悬殊 says that it is great
N|胜利(?:地)?凯旋|凯旋 says that they won
W|(?:过去|以前|从前)的?往事|往事 is enough
W|免费赠送|赠送 is enough
W|(?:公诸|付诸)于(?:世|众|实施|行动)|诸 says 之于 already
E|忍俊不禁(?:地)?(?:笑|大笑)|忍俊不禁 says that one laughs
N|(?:亲眼|亲自)目睹|目睹 is enough
E|(?:提出)?质疑(?:的)?疑问|质疑, or 疑问
W|(?:被|受到)[^，。；]{0,10}?所?(?:备受|深受)|keep one passive
W|(?:备受|深受)[^，。；]{0,8}?(?:青睐|欢迎|关注)的?(?:青睐|欢迎|关注)|keep one
N|截至[^，。；]{2,16}?为止|截至…, or 到…为止
W|^(?:通过|经过)[^。；，]{4,40}?，(?:使|令|让(?!我们|大家))(?=[\u4e00-\u9fff])|the sentence has no subject: leave out 通过 or 使
W|(?<=[。；])(?:通过|经过)[^。；，]{4,40}?，(?:使|令|让(?!我们|大家))(?=[\u4e00-\u9fff])|the sentence has no subject: leave out 通过 or 使
W|(?:^|(?<=[。！？；]))(?:在[^。；，]{2,30}?(?:下|中)，)(?:使|令|让(?!我们|大家))(?=[\u4e00-\u9fff])|the sentence has no subject: leave out 使
W|(?:^|(?<=[，。；]))(?:关于|对于|对)[^，。；在]{2,30}?的问题上|在…问题上, or 关于…的问题
W|(?:是)?为了[^，。；]{2,30}?为目的|为了…, or 以…为目的
E|(?:由|以)[^，。；“”由以]{1,30}?所?组成而成|由…组成
E|由[^，。；“”]{2,30}?(?:所)?构成而成|由…构成
W|由[^，。；“”由为]{1,20}?为主(?:要)?(?:组成|构成)|以…为主, or 由…组成
E|(?:深受|受到)[^，。；的]{1,12}?(?:所)?(?:喜爱|欢迎)所|keep one passive
W|(?:据|根据)[^，。；]{2,20}?(?:证实|认为)据|name the source once
W|对此[^，。；]{0,14}?对[^，。；]{2,24}?表示|keep one of the two objects with 对
W|(?:关于|有关)[^，。；、]{0,10}?(?:事宜|问题)的(?:事宜|问题)|name it once
W|并?就此?达成(?:了)?一致(?:的)?共识|达成一致, or 达成共识
W|多达[^，。；]{1,10}?之多|keep one
W|(?:涉及|关乎)关于|keep one
N|(?:曾经|曾)[^，。；]{0,6}?过去|keep one
W|(?:各自|分别)(?:各自|分别|都各)|keep one
W|(?:尚|还|仍)(?:仍然|依然|还|尚)(?!未|没)(?=[\u4e00-\u9fff])|keep one
W|(?:仍|仍然|依然)(?:仍然|依然|还在)|keep one
"""
)

_JA = table(
    r"""
E|まず(?:は)?(?:最初|はじめ)に|まず, or 最初に
E|一番(?:最初|最後|最大|最高)|最初 alone
E|(?:約|およそ|おおよそ)[\d一二三四五六七八九十百千万億,，.]+[^\d、。]{0,5}?(?:程度|ほど|くらい|ぐらい|前後|余り)|one word of rough measure is enough
E|後で後悔|後悔する alone
W|(?:頭痛が痛|馬から落馬|違和感を感じ|被害を被|犯罪を犯|過半数を超え|製造メーカー|炎天下の下|いまだ未|今だ未|満天の星空|従来から|返事を返|元旦の朝|射程距離内の距離|あらかじめ予|各(?:国|県|市|社|自治体|地域|会員)ごと)|the same is said twice: leave one out
E|(?:すべて|全て)の全|すべての, or 全
E|(?:しかし|だが)(?:ながら)?[、]?(?:しかし|だが)|one conjunction is enough
W|(?:最も|もっとも)[^、。]{0,4}最(?:大|高|新|適|重要)|最も, or 最
E|なぜなら[^。]{3,60}?(?<!から)(?<!ため)(?<!から)である。|なぜなら…からである
W|(?:することが)(?:可能)?できることが(?:可能|でき)|できる once
E|(?:することができる)ことができ|できる once
W|必ず必要|必要 alone
W|日本に来日|韓国に来韓|来日する alone
"""
)

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

_TABLES = {"zh": _ZH, "ja": _JA, "ko": _KO, "en": _EN, "ru": _RU, "mn": _MN}


@cache
def redundancies(language: str) -> tuple[Redundancy, ...]:
    """Those of a language."""
    return tuple(Redundancy(re.compile(row[2:]), _SEVERITIES[row[0]], mend) for row, mend in _TABLES.get(language, ()))

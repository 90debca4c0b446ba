"""Chinese sentences that begin as one construction and end as another, or lack a word, as style guides list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.message import table
from galley.problem import Severity

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}
_CHANGE = "增大|增加|增多|提高|扩大|减少|加深|加强|上升|下降|升高|增长|降低"

_FRAMES = table(
    rf"""
E|(?:越来越|愈来愈)(?={_CHANGE})|越来越 and 愈来愈 stand before adjectives|不断增大, or 越来越大
W|给[^，。；给]{{1,18}}?(?P<w>产生)(?=了?[^，。；]{{0,10}}影响)|to have an effect is 对…产生影响|对…产生, or 给…带来
W|(?P<w>对)(?=[^，。；对]{{2,16}}?(?<![各多个等])方面(?:会|将|可能)?(?:产生|造成)了?[^，。；]{{0,10}}影响)|对 and 方面 are of two constructions|对…产生影响, or 在…方面产生影响
N|就[^，。；：“”就]{{2,60}}?(?P<w>方面)(?:进行|展开|交换|开展)|就 and 方面 are of two constructions|就…进行, or 在…方面进行
W|提交[至到给]?[^，。；]{{2,24}}?(?P<w>上进行)(?=审议|讨论|表决|审查|审批)|提交 and 在…上进行 are of two constructions|提交…审议, or 在…上进行审议
W|费用，[^。；]{{0,40}}?由[^，。；]{{2,24}}?(?P<w>承担[^，。；]{{0,12}}费用)(?=[，。；]|$)|the sentence begins with the costs and says them again|由…承担
W|(?P<w>存在着?)(?=[^。；，、的]{{2,12}}[、，][^。；，、的]{{2,30}}有(?:一定|很大|较大|不少|很多)的?(?:难度|困难))|存在 and 有 govern one row|存在着…和…的困难
W|(?:介绍|说明|阐述|讲解|通报)[了过]?(?P<w>关于)(?![^，。；]{{1,30}}?的(?:问题|提案|议案|建议|决议|报告|情况|方案|文件|草案|意见|内容|规定|条款|知识|信息|演讲|事例|政策|法律|研究|书|资料|视频))|the verb takes its object without 关于|leave out 关于
N|(?:讨论|了解|商讨|探讨|研究|商议)[了过]?(?P<w>关于)|the verb takes its object without 关于|leave out 关于
W|以[^，。；以]{{2,60}}?为(?:主题|话题|议题|题)(?P<w>进行)(?=[，。；]|$)|进行 has no object|进行了讨论, or 举行
N|[作做]了?(?P<w>“)(?=[^”]{{4,70}}”的[^，。；]{{0,4}}(?:演讲|报告|发言|讲话|讲座))|题为 is missing before the title|题为“…”的
N|发表了?《[^》]{{2,60}}(?P<w>》)的[^，。；]{{0,6}}(?:宣言|声明|公报|演讲|报告)|题为 is missing before the title|题为《…》的
W|(?P<w>是由)(?=(?:(?!提供|负责|承担|的)[^，。；]){{3,44}}?(?:举办|主办|承办|发起|组织|成立|设立|召开|创立)(?:[，。；、]|$))|是 lacks its 的|是由…举办的, or 由…举办
N|(?:有|取得|进行)了?(?P<w>一个)(?=(?:很|更|较|较为|非常|十分|新|全面|全新|深刻|深入|大致|基本)[^，。；一]{{0,6}}?的?(?:了解|认识|理解|提高|发展|进步|体会|改善)(?:[，。；、]|$))|一个 before an abstract noun is taken over from another language|leave out 一个, or write 较深入的
E|\d+(?P<w>周年)以?来|since so many years is 年来; 周年 is the day of remembrance|年来
W|\d(?:\.\d+)?[万亿千百]?[多余]?(?P<w>人民币)(?!元|币)|the unit 元 is missing|万元人民币, or 人民币…万元
W|(?:[（(]|宪章|章程|公约|条约|协定|条例)(?P<w>第[\d一二三四五六七八九十]+款)(?!项)|a paragraph is told without its article|第…条第…款
W|(?P<w>从此)(?=(?!在)[^，。；在]{{2,14}}方面(?:保持|具有|有|取得|实现|拥有))|在 is missing in the frame 在…方面|从此在…方面
W|(?P<who>代表|与会者|学生|人员|成员|职员)们?[^，。；]{{0,8}}(?:参观|访问|考察|游览|走访|观看)[^。；]*?，(?P<w>[让使令])(?=[^，。；]{{0,3}}(?P=who))|the subject of the sentence stands again as the object of 让|leave it out, or begin a new sentence
N|(?P<w>需要通过)(?=[^。；，]{{2,20}}，(?!也|还|更|同时|并|以)[^。；，也还更都]{{2,18}}需要)|需要 is said twice, with two subjects|join the clauses under one 需要
W|(?<=在)[^，。；在]{{0,20}}(?P<a>合作|交流|研究|建设|开发)方面(?:开展|进行|实施)的?(?P<w>(?P=a))|the same noun is field and object|在…方面的合作
W|(?:^|(?<=[，。；]))(?![^，。；]*[就对在关由])[^，。；]{{2,24}}(?:方法|内容|方式|标准|问题|方案|事项|金额)(?P<w>(?:尚|仍|还)?[未没]有?达成)(?=一?致?的?(?:协议|共识|一致))|a thing cannot agree: the preposition 就 is missing|就…尚未达成
W|(?:^|(?<=[，。；]))(?P<w>通过)(?=[^，。；]{{2,50}}议题(?:[。；]|$))|topics are 讨论; motions are 通过|通过…议案, or 讨论…议题
W|针对[^，。；]{{2,24}}(?P<w>存在)(?![的着过])(?=[^的，。；]{{2,8}}(?:问题|矛盾|争端|纷争|分歧|差距)，)|的 is missing between the attribute and its noun|存在的
W|(?:出席|参加)[^，。；]{{2,24}}的有[^。；]{{2,30}}[名人]，(?P<w>[对就])(?=[^，。；]+进行)|the subject of the second clause is missing|与会者就…进行
W|(?:提高|提升)[^，。；]{{2,14}}(?:地位|水平|能力|效率|质量|知名度|认知度)(?P<w>[和与及、])(?=[^，。；]{{0,26}}(?:交流|合作|友谊|了解|往来)(?:[，。；]|做|作|而|$))|the verb does not go with the second of its objects|提高…地位，促进…交流
N|(?:提高|加强|促进|扩大|增加|节省|节约|减少|降低|改善|推动|完善)[\u4e00-\u9fff]{{2,4}}(?P<w>[与和])(?=(?:提高|节省|节约|减少|降低|增加|扩大|改善|促进|推动|完善)[\u4e00-\u9fff]{{2,4}}[，。；])|与 and 和 join nouns; two verbs with their objects are joined with 并|并, or a comma
W|规模[^，。；]{{0,6}}?(?P<w>扩大[至到])(?=全[体国省球市]|整个|其他|所有|周边|各)|a size grows to a number; what reaches other places is the range|推广到, or 范围扩大至
W|(?P<w>规模)(?=(?:较|很|巨|最|更|比较|非常)?(?:大|小|庞大)的[^，。；]{{0,12}}(?:费用|经费|开支|资金|金额)(?:[，。；]|$))|sums have 数额|数额
W|(?:资源|物产|矿产|矿藏|产量)(?:最为|最|很|非常|十分|较为|比较|极为|更)?(?P<w>发达)|resources are 丰富, industries 发达|丰富
W|(?P<w>编制成?)(?=[\d一二三四五六七八九十～~、至组合成个各]{{1,8}}(?:专门)?(?:委员会|小组|机构|部门))|plans and budgets are 编制|编成, or 合并为
W|(?P<w>扩大)(?=制作|印刷|印制|编写|录制|发送)|扩大 takes a size or a range for its object|增加
W|(?:扩大|丰富|加强|改善|提高|促进)[且并和及](?P<w>(?:多样|多元|国际|现代|规范|一体|专业|系统)化)(?=[\u4e00-\u9fff]{{2}})(?!的|程度|水平|建设|发展|进程)|a verb in 化 takes no object here|使…多样化
W|项目[^，。；的]{{0,4}}?(?P<w>面?向)(?=[^，。；]{{2,12}}出口(?:[，。；]|$))|products are exported, projects are not|say which products
N|共有(?=来稿|投稿|稿件|申请)|what came in is 收到|共收到
N|达成了?(?P<w>一致)的?(?=协议|共识)|an agreement is one of all|达成协议, or 达成一致
N|(?P<w>方案提案|提案方案|计划方案|方案计划)|two nouns of one meaning|keep one
N|(?P<w>更加|更为)(?=(?:有效|高效|积极|广泛|顺利|紧密|密切|充分)(?:运营|运作|推动|推进|开展|促进|参与|利用|实施))|地 is missing between the adverbial and its verb|更加有效地
N|关系的(?P<w>强化|加强|发展|改善)(?=[与和]合作)|关系 does not go with 合作|加强关系，开展合作
W|进行(?:[着了][^，。；、对]{{0,14}}|[^，。；、对着了]{{1,14}})(?P<w>项目|事业)(?=[，。；]|$)|a project is 开展 or 实施, not 进行|开展…项目
W|各(?P<w>项)(?=领域|国家|地区|城市|单位|部门|地方政府)|项 counts tasks and provisions|各个
W|(?:矿产|森林|水|土地|煤炭|油气|渔业|生物)资源(?P<w>[和与及、])(?=(?:自然|天然)资源)|a part stands beside the whole it belongs to|…等自然资源
W|(?:青年|少年)(?P<w>[和与及、])(?=青少年)|a part stands beside the whole it belongs to|keep the wider word
N|(?P<w>促进)(?=(?:(?!发展|振兴|升级)[^，。；、的和与]){{0,6}}(?:产业|行业|事业)(?:[，。；]|$))|what is furthered is a development|促进…发展
""",
    messages=2,
)
"""Each row: severity, pattern whose group `w` is told, what is wrong, how to mend it."""


@dataclass(frozen=True, slots=True)
class Blend:
    """Where `pattern` matches, its group `w`, or all of it, is at fault: `wrong` says why, `mend` how to mend it."""

    pattern: re.Pattern[str]
    severity: Severity
    wrong: str
    mend: str

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """The places in a text."""
        for match in self.pattern.finditer(text):
            yield match.span("w") if "w" in self.pattern.groupindex else match.span()


@cache
def blends() -> tuple[Blend, ...]:
    """All that are listed."""
    return tuple(Blend(re.compile(row[2:]), _SEVERITIES[row[0]], wrong, mend) for row, wrong, mend in _FRAMES)

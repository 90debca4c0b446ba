"""Characters and words that are commonly written for others, with the company in which they are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.message import said


@dataclass(frozen=True, slots=True)
class Confusion:
    """Where `pattern` matches, its group `w`, or all of it, should read `right`; `why` says it in a few words."""

    pattern: re.Pattern[str]
    right: str
    why: str = ""
    key: str = ""
    """What a text must have for the pattern to match, to be quick."""

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """The places in a text."""
        for match in self.pattern.finditer(text):
            yield match.span("w") if "w" in self.pattern.groupindex else match.span()


_WORDS_ZH = """
按装 安装|甘败下风 甘拜下风|自抱自弃 自暴自弃|针贬 针砭|泊来品 舶来品|脉博 脉搏|松驰 松弛|一愁莫展 一筹莫展|穿流不息 川流不息|精萃 精粹|渡假村 度假村
防碍 妨碍|幅射 辐射|天翻地复 天翻地覆|言简意骇 言简意赅|气慨 气概|一股作气 一鼓作气|粗旷 粗犷|震憾 震撼|凑和 凑合|侯车室 候车室|迫不急待 迫不及待|即然 既然
一如继往 一如既往|草管人命 草菅人命|娇揉造作 矫揉造作|一诺千斤 一诺千金|不径而走 不胫而走|峻工 竣工|不落巢臼 不落窠臼|烩炙人口 脍炙人口|打腊 打蜡|鼎立相助 鼎力相助|再接再励 再接再厉
黄梁美梦 黄粱美梦|水笼头 水龙头|杀戳 杀戮|痉孪 痉挛|罗嗦 啰唆|蛛丝蚂迹 蛛丝马迹|萎糜不振 萎靡不振|沉缅 沉湎|名信片 明信片|默守成规 墨守成规|大姆指 大拇指|沤心沥血 呕心沥血
出奇不意 出其不意|修茸 修葺|亲睐 青睐|磬竹难书 罄竹难书|入场卷 入场券|声名雀起 声名鹊起|发韧 发轫|欣尝 欣赏|谈笑风声 谈笑风生|有持无恐 有恃无恐|额首称庆 额手称庆|追朔 追溯
鬼鬼崇崇 鬼鬼祟祟|走头无路 走投无路|趋之若骛 趋之若鹜|迁徒 迁徙|洁白无暇 洁白无瑕|渲泄 宣泄|寒喧 寒暄|弦律 旋律|膺品 赝品|尤如 犹如|滥芋充数 滥竽充数|世外桃园 世外桃源|脏款 赃款
装祯 装帧|饮鸠止渴 饮鸩止渴|坐阵 坐镇|旁证博引 旁征博引|灸手可热 炙手可热|姿意妄为 恣意妄为|编篡 编纂|布署 部署|部份 部分|成份 成分|座落于 坐落于|签定 签订|筹画 筹划|计画 计划|分岐 分歧
必须品 必需品|必竟 毕竟|竟管 尽管|坚苦奋斗 艰苦奋斗|另人 令人|按排 安排|安祥 安详|帐户 账户|帐号 账号|帐目 账目|转帐 转账|好象(?!征) 好像|图象(?!征) 图像|录象(?!征) 录像|摄象(?!征) 摄像|肖象(?!征) 肖像|画象(?!征) 画像|偶象(?!征) 偶像
权利机关 权力机关|权利机构 权力机构|合谐 和谐|谅介 谅解|观磨 观摩|洽淡 洽谈|嘉兵 嘉宾|颁部 颁布|倡仪 倡议|协仪 协议|会唔 会晤|缔接 缔结
"""

_WORDS_JA = """
一同に会 一堂に会|的を得 的を射|汚名挽回 汚名返上|絶対絶命 絶体絶命|意志疎通 意思疎通|異和感 違和感|完壁 完璧|決戦投票 決選投票|不詳事 不祥事|価値感 価値観|単的に 端的に|興味深深 興味津々|講議 講義
専問 専門|訪門 訪問|こんにちわ こんにちは|少くとも 少なくとも|短かい 短い|難かしい 難しい|更らに 更に|とうりに とおりに|やむおえ やむをえ|やむ負えな やむを得な|成積 成績|実積 実績|業積 業績|功積 功績
復雑 複雑|往複 往復|回複 回復|複興 復興|網領 綱領|特微 特徴|象微 象徴|粉争 紛争|栽判 裁判|候捕 候補|講読料 購読料|遺伝資原 遺伝資源|派遺 派遣|倍審 陪審|緑故 縁故|環緑 環境|検験 検験
側定 測定|規側 規則|群島県 群島県|撤低 徹底|徹回 撤回|輪出 輸出|輪入 輸入|運輪 運輸|保健証 保険証|除々に 徐々に|短刀直入 単刀直入|五里夢中 五里霧中|危機一発 危機一髪|厚顔無知 厚顔無恥
"""

_PATTERNS_ZH: tuple[tuple[str, str, str], ...] = (
    (
        r"(?:成立|创立|建立|创建|创办|设立|建成|始建|诞生|签署|发布|举行|举办|召开|开幕|闭幕)(?P<w>与)(?=(?:19|20)\d\d年|\d{1,2}月)",
        "于",
        said("before the time of an event stands 于"),
    ),
    (
        r"(?<=[\u4e00-\u9fff])(?<![年月日])(?P<w>与)(?=\d{1,2}月\d{1,2}日[^，。；]{0,14}?(?:开幕|闭幕|召开|举行|举办|成立|发布|签署|开始|结束))",
        "于",
        said("before the time of an event stands 于"),
    ),
    (
        r"(?<![自知克利异舍律])(?P<w>己)(?=经|成为|于\d|被|达|完成|开始|建立|召开)",
        "已",
        said("己 is oneself, 已 is already"),
    ),
    (
        r"(?P<w>渡过)(?=[^，。；]{0,8}(?:时光|节日|假期|一生|岁月|周末|春节|时间|童年))",
        "度过",
        said("time is 度过, water 渡过"),
    ),
    (r"(?<=[表员者们体])(?P<w>以致)(?=同意|通过|认为|决定|推选)", "一致", said("of one mind is 一致")),
    (r"(?<![甚直乃])(?P<w>至)(?=贺词|欢迎词|开幕词|闭幕词|答谢词|谢意)", "致", said("a speech is 致")),
    (r"(?<![存现])(?P<w>在)(?=次(?:强调|重申|提出|召开|表示|感谢|进行))", "再", said("again is 再次")),
    (r"(?P<w>正再)(?=[进建推准实计举])", "正在", said("in the act of is 正在")),
    (r"(?P<w>既)(?=使(?![用得])|将)", "即", said("even if is 即使, soon is 即将")),
    (
        r"有了?(?:一个|一些)?(?:更|很|较|更为|较为|更加|非常|十分|进一步|深刻|全面|新)[^，。；、地的]{0,4}(?P<w>地)(?=了解|认识|理解|发展|提高|进步|体会|变化|改善)",
        "的",
        said("before a noun, the object of 有, stands 的"),
    ),
    (
        r"(?:积极|努力|不断|认真|深入|充分|广泛|逐步|逐渐|顺利|成功|迅速|大力|密切|有效|紧密|切实|全面)(?P<w>的)(?=(?:开展|推动|推进|促进|参加|支持|宣传|进行|加强|完成|举行|召开|探讨|讨论|实施|落实|提高|解决|建立|扩大|介绍)[了着])",
        "地",
        said("between an adverbial and its verb stands 地"),
    ),
    (
        r"(?<=[取获赢博])(?P<w>的)(?=了|[^，。；的]{0,8}(?:成果|成功|成绩|进展|共识))",
        "得",
        said("取得, 获得, 赢得, 博得 are words"),
    ),
    (r"(?<=[变显])(?P<w>的)(?=更加|更为|越来越|十分|非常|尤为)", "得", said("before a complement stands 得")),
    (
        r"(?<![价数产均总比分净贬升])值(?P<w>的)(?=注意|关注|一提|参观|学习|信赖|期待|肯定|称赞|庆祝)",
        "得",
        said("值得 is one word"),
    ),
    (r"(?P<w>以)(?=经(?:成|开始|达|完成|是|发展|在|参|设立|签|加入|建立|有))", "已", said("已经 is meant")),
    (r"(?<=[所予得])(?P<w>已)(?=[，])", "以", said("it is written 以 in this word")),
    (
        r"(?P<w>已)(?=(?:(?![，。；成作定改列确经])[\u4e00-\u9fff“”《》]){2,25}为(?:主题|题|基础|目的|对象|目标|主要))",
        "以",
        said("the frame is 以…为…"),
    ),
    (
        r"(?P<w>暨)(?=(?:19|20)\d\d年(?:[，。；、]|开始|起|前|后|度?开始|$))",
        "即",
        said("暨 joins two things like 和; what says the same again is joined with 即"),
    ),
    (r"(?P<w>截止)(?=\d|目前|现在|今[日天年]|[本上]月|[本去]年|年底)", "截至", said("before a time stands 截至")),
    (
        r"(?P<w>反应)(?=了|出了)(?=[^，。；]{1,20}(?:情况|问题|意见|现状|要求|水平|特点))",
        "反映",
        said("to show something is 反映"),
    ),
    (r"[作做]出[^，。；]{0,6}(?P<w>反映)(?=[，。；])", "反应", said("a response is 反应")),
    (r"(?P<w>必需)(?=[要加进]|开展|实现|通过|采取|努力)", "必须", said("before a verb stands 必须")),
    (r"(?<=打破)[^，。；]{0,8}(?P<w>记录)", "纪录", said("the best achievement is 纪录")),
    (r"不能自(?P<w>己)", "已", said("不能自已 is the idiom")),
    (r"人情(?P<w>事)故", "世", said("人情世故 is the idiom")),
)

_PATTERNS_JA: tuple[tuple[str, str, str], ...] = (
    (r"(?<=[\dー一二三四五六七八九十しかりきつ人個年回])(?P<w>づつ)", "ずつ", said("the modern spelling is ずつ")),
    (r"責任(?:を|の)(?P<w>追求)", "追及", said("to call someone to account is 追及")),
    (r"(?:利益|幸福|利潤|理想)(?:を|の)(?P<w>追及)", "追求", said("to pursue an aim is 追求")),
    (r"(?<=開催|実施|採択|署名|設置|締結)(?P<w>せれ)(?=た|て|る)", "され", said("the passive is され")),
)


@cache
def confusions(language: str) -> tuple[Confusion, ...]:
    """Those of a language; none where no list is kept."""
    words = {"zh": _WORDS_ZH, "ja": _WORDS_JA}.get(language, "")
    patterns = {"zh": _PATTERNS_ZH, "ja": _PATTERNS_JA}.get(language, ())
    pairs = [pair.split() for line in words.split("\n") for pair in line.split("|") if pair]
    listed = [
        Confusion(re.compile(wrong), right, key=wrong.partition("(")[0]) for wrong, right in pairs if wrong != right
    ]
    return (*listed, *(Confusion(re.compile(pattern), right, why) for pattern, right, why in patterns))


def confused(text: str, language: str) -> Iterator[tuple[int, int, Confusion]]:
    """What is confused in a text, and where."""
    for each in confusions(language):
        if each.key in text:
            yield from ((start, end, each) for start, end in each.places(text))

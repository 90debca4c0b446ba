"""Words that came into Chinese texts from Korean or Japanese and are none in Chinese, or mean something else there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.message import said
from galley.problem import Severity

_UNKNOWN = r"""
地政学 地缘政治
开催 举办
出张 出差
残业 加班
申込 申请
受付 接待处
议事录音 会议录音
会议场(?![所地馆合面次]) 会场
案内(?![情容]) 指南
意思决定 决策
实务团 工作组
实务者 工作人员
人才养成 人才培养
人的交流 人员交流
人的资源 人力资源
物的资源 物质资源
高速道路 高速公路
时间带 时段
共感带 共识
论议(?![论题]) 讨论
画期的 划时代的
本格的 正式的
本格化 正式展开
活性化(?![学炭能处酶剂]) 搞活, 激活
招请 邀请
招待状 请柬
开会辞 开幕词
闭会辞 闭幕词
开会式 开幕式
闭会式 闭幕式
激励辞 致辞
激励词 致辞
基调演讲 主旨演讲
基调讲演 主旨演讲
基调发言 主旨发言
基调发表 主旨演讲
主题发表 主题演讲
参席 出席
教授阵 教授队伍
低出产 少子化
交付金 拨款
观光客 游客
特产物 特产
农产物 农产品
水产物 水产品
海产物 海产品
生产物 产品
加工食品类 加工食品
新产业成长动力 新的产业增长点
成长动力 发展动力
雇佣创出 创造就业
就业创出 创造就业
日程表上的日程 日程
最终日 最后一天
前日(?=[，。的]) 前一天
来韩(?=[，。的参访]) 访韩
来日(?=参加|出席|访问) 访日
"""
"""Words that no Chinese dictionary has, each with what to write."""

_OTHER_SENSE = r"""
天然资源 自然资源
活用 运用
一贯性 连贯性
认知度 知名度
参会率 出席率
可持续性(?=的|地) 可持续
现代性的(?=分析|研究|解释) 现代的
政策性(?=和|与|的?方面) 政策
实务会[谈议] 工作会谈
恳谈会 座谈会
晚餐会 晚宴
祝辞 贺词
负担金 分摊费
高龄化 老龄化
福祉(?=设施|政策|服务|事业|制度|机构) 福利
关联(?=机构|机关|人士|部门|团体|单位) 有关
地方自治体 地方政府
自治团体 地方政府
推进(?=邀请|举办|引进|通过|派遣|召开|开设) 推动, 着手
检讨(?=方案|引进|设立|方向|会议) 研究
高效率(?=地?运[营作]|、[^，。；]{2,6}性) 高效
座长 主持人
发表者 发言人
取材团 采访团
放送(?=局|公司) 广播
协议会(?=议|的|召开|举行) 理事会, 协商会
共生发展 共同发展
广域(?=经济|交通|合作|网络) 区域
共同开催 共同举办
姊妹结缘 缔结友好城市
友好交流协议书 友好交流协议
"""
"""Chinese words that are used in the sense of the Korean or Japanese one, or seldom written, each with the usual one."""

_FRAMES = (
    (
        r"(?P<w>生产性)(?=[、的][^，。；]{0,14}(?:对策|方案|讨论|对话|关系|意见|会议|建议|议论|提案|交流))",
        "建设性",
        said("productive of results is 建设性; 生产性 is of production"),
        Severity.WARNING,
    ),
    (
        r"(?<=[，并也还曾再府会省市县州道])(?P<w>提案)(?=加入|参加|举办|召开|设立|成立|修改|引进|建立|开展|制定)",
        "提议",
        said("提案 is a noun"),
        Severity.WARNING,
    ),
    (
        r"(?P<w>担当)(?=[^，。；、]{0,10}(?:职务|部长|课长|处长|秘书长|局长|主席|教师|讲师|主持人|翻译)(?:[，。；、]|$))",
        "担任",
        said("an office is 担任"),
        Severity.WARNING,
    ),
    (
        r"(?<=友好|国际|相互|经济|技术)(?P<w>协力)(?!课|团|机|部|室|会|基|银|处|局|司)",
        "合作",
        said("to work together is 合作"),
        Severity.WARNING,
    ),
    (
        r"(?P<w>养成)(?=[^，。；、]{0,6}(?:人才|专家|人员))",
        "培养",
        said("people are 培养, habits 养成"),
        Severity.WARNING,
    ),
    (r"(?P<w>招商投资)(?!促|公|局|网|有|服)", "招商引资", said("the set phrase is 招商引资"), Severity.WARNING),
    (r"(?<=[行出对])(?P<w>共感)", "共鸣", said("共感 is Korean and Japanese"), Severity.WARNING),
)


@dataclass(frozen=True, slots=True)
class Borrowing:
    """Where `pattern` matches, its group `w` reads `right` in Chinese; `why` says more."""

    pattern: re.Pattern[str]
    right: str
    why: str
    severity: Severity

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """The places in a text."""
        for match in self.pattern.finditer(text):
            yield match.span("w")


@cache
def borrowings() -> tuple[Borrowing, ...]:
    """All of them, the surest first."""
    return (
        *_rows(_UNKNOWN, said("it is no Chinese word"), Severity.WARNING),
        *_rows(_OTHER_SENSE, said("it is Korean or Japanese usage"), Severity.NOTE),
        *(Borrowing(re.compile(pattern), right, why, severity) for pattern, right, why, severity in _FRAMES),
    )


def _rows(table: str, why: str, severity: Severity) -> Iterator[Borrowing]:
    for line in table.strip().split("\n"):
        word, _, right = line.partition(" ")
        stem, around, rest = word.partition("(")
        yield Borrowing(re.compile(f"(?P<w>{stem}){around}{rest}"), right, why, severity)

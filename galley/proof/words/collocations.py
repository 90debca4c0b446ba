"""Chinese verbs and the objects they do not go with, as style guides list them under 搭配不当."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from galley.message import table

GAP = 34
"""How many characters may stand between a verb and the noun that is its object."""

_PAIRS = table(
    """
签订 签署 签定 > 关系|建立
签订 签署 > 友谊 共识 交流|建立 a friendship, 达成 a consensus, 开展 an exchange
缔结 > 信赖 信任 信赖关系 信任关系 合作网络 友谊|建立: treaties are 缔结
达成 > 关系 友谊|建立
达到 > 共识 协议 一致意见|达成
取得 > 目标 目的|达到, or 实现
完成 > 目的 理想 愿望 共识|实现, or 达到
实现 > 任务|完成
增进 > 发展 开发 网络 体制 能力 水平 经济 产业 贸易 增长|促进 a development, 扩大 a network, 提高 a level: 增进 goes with 了解, 友谊, 交流
促进 > 利益 感情|增进
促进 > 水平 质量 能力 效率 地位|提高
促进 > 规模 范围|扩大
促进 > 问题 困难 矛盾|推动…的解决
强化 加强 增强 > 环境 条件 待遇 状况|改善
强化 加强 增强 > 地位 水平 质量 效率|提高
强化 加强 增强 > 规模 范围 数量|扩大, or 增加
强化 > 友谊 了解|增进
增加 > 责任感 凝聚力|增强
增加 > 规模 范围|扩大
增加 > 水平 质量 效率|提高
扩大 > 水平 质量 效率 速度|提高
扩大 > 数量 人数 次数|增加
扩大 > 友谊|增进
提高 > 规模 范围 队伍 渠道 领域|扩大
提高 > 交流 合作 友谊|促进 an exchange, 增进 friendship
提高 > 环境 状况 条件|改善
提高 > 力度|加大
提升 > 范围 数量|扩大, or 增加
提升 > 交流 友谊|加强, or 增进
改善 > 水平 效率|提高
改善 > 缺点 错误 毛病|改正
改进 > 缺点 错误 毛病|改正
改正 > 不足 方法|弥补 a lack, 改进 a method
加快 > 水平 质量 规模 力度|提高, or 加大
加快 > 差距|缩小
加大 > 速度 进程 步伐|加快
加大 > 水平 质量 效率|提高
加深 > 规模 范围 水平|扩大, or 提高
加深 > 差距|扩大
深化 > 规模 数量 范围|扩大
缩短 > 差距 差别 规模 范围|缩小
缩小 > 时间 期限|缩短
减少 > 范围 规模|缩小
减少 > 速度|降低
减轻 > 成本 费用 开支|降低, or 减少
降低 > 人数 次数 矛盾|减少
克服 > 误会 隔阂|消除
解决 > 障碍 差距 威胁|消除, or 缩小
解除 > 问题 矛盾|解决
顺应 > 挑战 困难 危机 问题|应对
迎接 > 困难 危机|面对, or 克服
面临 > 成就 成果 荣誉|取得
领略 > 历史 发展历史 发展史 情况 知识 现状 经验 技术 过程|了解
参观 > 视频 影片 演出 比赛 节目 电影|观看
参观 > 演讲|听取
听取 > 视频 影片 设施 展览|观看, or 参观
参加 > 博物馆 遗址 工厂 设施|参观
访问 > 展览 演出 博览会|参观
出席 > 比赛 训练 体验|参加
共享 > 意见 看法 观点|交流, or 交换
交换 > 友谊 感情|交流
采取 > 宪章 章程 决议 宣言 条约 公约 建议 意见|采纳, 通过, or 制定: measures are 采取
采纳 > 手段 行动|采取
采用 > 措施 行动 态度|采取
执行 > 义务 职责 诺言 承诺|履行
履行 > 计划 命令 项目 活动|执行, or 实施
行使 > 义务 责任|履行
实行 > 活动 会议 比赛 仪式|举行, or 开展
实施 > 会议 比赛 仪式 演讲|举行
开展 > 会议 大会 仪式 论坛|召开, or 举行
开展 > 措施 政策 制度|采取, or 实施
开展 > 友好关系 合作关系 伙伴关系|发展, or 建立
召开 > 活动 比赛 展览 展览会 博览会 仪式 典礼 演出 征文|举办, or 举行
召集 > 比赛 仪式|举办
举办 > 讲话 致辞|发表
发起 > 作用 影响|发挥, or 产生
发挥 > 影响 精神 传统 风格|产生 an influence, 发扬 a spirit
发挥 > 机会|利用
发扬 > 作用 优势 经验 水平 潜力 特长 积极性|发挥, or 推广
起到 发挥 > 贡献|作出
产生 > 贡献 成就|作出, or 取得
作出 做出 > 作用 影响|发挥, or 产生
作出 做出 > 措施|采取
取得 > 贡献 努力|作出
取得 > 影响 作用|产生, or 发挥
获得 > 贡献 影响|作出, or 产生
得到 > 作用 影响 贡献|发挥, 产生, or 作出
树立 > 制度 机制 机构 体系 关系 网络|建立
建立 > 榜样 观念|树立
建立 > 政策|制定
设立 > 关系 友谊|建立
成立 > 制度 关系 体系|建立
组成 > 关系 制度|建立
构筑 > 友谊|建立
制作 > 法律 法规 宪章|制定
完善 > 差距 水平 规模 矛盾|缩小, 提高, or 扩大
培养 > 经济|发展
创造 > 制度 机构|建立
造成 > 成绩 成就 成果 贡献 繁荣|取得, 作出, or 带来
导致 > 成绩 成就 成功 繁荣 进步|带来
引起 > 成果 贡献|取得, or 作出
带来 > 贡献|作出
遵循 > 纪律 合同|遵守
违反 > 诺言 意愿 初衷|违背
承担 > 职务 权利|担任, or 享有
担任 > 责任 义务 费用|承担
担负 > 职务|担任
享受 > 权力 义务|行使, or 履行
转达 > 会旗 文件 礼物|转交
提供 > 贡献 影响 作用|作出, 产生, or 发挥
提出 > 贡献 努力|作出
招收 > 投资 外资|吸引
打破 > 问题 困难|解决, or 克服
突破 > 困难 问题|克服, or 解决
维持 > 友谊|保持
保持 > 权益 利益|维护
维护 > 联系 水平 速度|保持
巩固 > 水平 规模|提高, or 扩大
推进 > 友谊 了解 相互理解 信任 水平|增进, or 提高
推动 > 友谊 相互理解 信任 水平|增进, or 提高
推广 > 水平|提高
吸取 > 意见 建议|听取, or 采纳
吸收 > 教训|吸取
"""
)
"""Each row: verbs > heads of objects they do not go with > what to write, and of which object, where it differs."""

_FORBIDDING = re.compile(
    "[了着过后并再而来都是、]|(?<![存正现所])在|(?<![最所具富])有(?![机限])|与|及|和(?![平谐睦])|旨在|通过|建立|发展(?!历史|史)|加强|促进|推动|推进|开展|扩大|实现|进行|增进|提高|提升"
    "|深化|巩固|保持|维护|改善|增强|强化|完善|解决|应对|达成|取得|签[订署]|制定|举[行办]|召开|参[与加观]|组织|支持"
)
"""What between a verb and a noun shows that the noun belongs to something else."""
_END = r"(?=[，。；：！？、）)”…\n]|$|[及并而作做]|[和与](?!谐)|[等](?!级)|的(?:同时|目的|必要|重要|努力|过程|基础|可能|需要|意愿|愿望))"
_ABOUT = re.compile("^关于.*的$")


@dataclass(frozen=True)
class Pair:
    """A verb that does not go with nouns, of which the longer ones come first."""

    verb: str
    nouns: tuple[str, ...]
    right: str

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Finds the verb `w`, what stands between, and the noun."""
        gap, noun = rf"(?P<gap>[^，。；：！？、“”（）()]{{0,{GAP}}}?)", "|".join(self.nouns)
        return re.compile(rf"(?P<w>{self.verb})[了过着]?(?={gap}(?P<noun>{noun}){_END})")

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """Where the verb stands before such a noun."""
        verb = text.find(self.verb)
        if verb >= 0 and any(text.find(noun, verb) >= 0 for noun in self.nouns):
            yield from self._pattern.finditer(text)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The verb from `start` to `end` does not go with `noun`; `right` tells what does."""

    start: int
    end: int
    noun: str
    right: str


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs of the table, one for each verb of a row."""
    found = []
    for row, right in _PAIRS:
        verbs, nouns = row.split(" > ")
        heads = tuple(sorted(nouns.split(), key=len, reverse=True))
        found += [Pair(verb, heads, right) for verb in verbs.split()]
    return tuple(found)


def mismatches(text: str) -> Iterator[Mismatch]:
    """The verbs of a text that stand before an object they do not go with, each told once."""
    told = set[int]()
    for pair in pairs():
        for match in pair.places(text):
            start, end = match.span("w")
            if start not in told and _governs(text[:start], match["gap"]):
                told.add(start)
                yield Mismatch(start, end, match["noun"], pair.right)


def _governs(before: str, gap: str) -> bool:
    """Whether a verb has for its object what follows the gap: after 的 it is a noun, and so is one before 的 itself."""
    if before.endswith(("的", "不断地", "未", "没")) or gap.startswith(("的", "是", "于", "方")):
        return False
    return bool(_ABOUT.match(gap)) or not _FORBIDDING.search(gap)

"""Names: what the registry knows is written as it knows it, and what a text names twice it names alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from galley.message import listed, said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, unsaid, write
from galley.proof.naming import twins
from galley.proof.naming.former import outdated
from galley.proof.naming.geography import strange_places
from galley.proof.naming.latin_names import misshapen
from galley.proof.naming.misspellings import misspellings
from galley.proof.naming.numerals import mixed_numerals
from galley.proof.naming.offices import is_persons, titles
from galley.proof.naming.places import divided, foreign, rightful, towns
from galley.proof.naming.shortenings import shortenings
from galley.proof.naming.strays import strays
from galley.proof.naming.themes import misquoted
from galley.proof.naming.variants import foreign_variants, mixed
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading
from galley.proof.shelf.lexicon import lexicon

_OFTEN = 3
"""A spelling that a text has so often, without once having the other, is its own."""


@on_reading("names.misspelt", Severity.ERROR)
def misspelt(reading: Reading) -> Iterator[Finding]:
    """A name of the registry is written as there, to the last character. Where one character is wrong, lost, too many
    or in the wrong place, and no other name and no word is meant, the name is misspelt.

    Authority: the registry.

    Clean (zh): 湖南省、湖北省、河南省和河北省的代表参观了大邱广域市。
    Clean (zh): 广州市与光州广域市缔结友好城市。
    Clean (ru): Делегация Хубэя и губернатор провинции Хэбэй посетили Улан-Батор.
    Fault (zh): 会议在⟦大丘广域市⟧举行。
    Fault (zh): 大邱广域市举办了第13届⟦大丘⟧国际眼镜展。
    Fault (zh): ⟦哈巴罗夫克斯边疆区⟧第一副州长致辞。
    Fault (ja): ⟦ハバロスク地方⟧の代表が参加した。
    Fault (ko): ⟦하바롭스키 변경주⟧에서 열렸다.
    Fault (ru): Форум прошёл в ⟦Хаборовском⟧ крае.
    Fault (en): The ⟦Association of North East Asian Regional Governments⟧ met.
    Fault (en): Delegates of ⟦Kemeromo⟧ Region and ⟦Bolgan⟧ Province attended.
    """
    findings = [
        (finding, right)
        for passage in reading.passages
        for each in misspellings(passage, reading.desk)
        if not passage.is_said(each.start, each.end)
        for finding, right in [(_misspelt(passage, each.start, each.end, each.right, each.sure), each.right)]
    ]
    counts: dict[tuple[str, str], int] = {}
    for text, right, _ in {(each.span.text, right, each.span) for each, right in findings}:
        counts[text, right] = counts.get((text, right), 0) + 1
    for finding, right in findings:
        often = counts[finding.span.text, right] >= _OFTEN
        if not often or any(right in passage.text for passage in reading.passages):
            yield finding


def _misspelt(passage: Passage, start: int, end: int, right: str, sure: bool) -> Finding:
    return Finding(
        Span(passage, start, end),
        said(
            "“{written}” is one character off the registered name “{right}”",
            written=passage.text[start:end],
            right=right,
        ),
        said("write “{right}”, or enter the other name in the registry", right=right),
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


@on_passages("names.shape", Severity.WARNING)
def shape(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A name in Latin letters has the registry's capitals, hyphens and spaces.

    Authority: the registry.

    Clean (en): The delegates of Shandong Province met R20 and POSCO.
    Clean (zh): 区域气候行动组织R20与NEAR签署了谅解备忘录。
    Fault (en): The delegates of ⟦Shandong province⟧ met ⟦R-20⟧.
    Fault (zh): 与⟦R-20⟧加强合作。
    """
    for start, end, right in misshapen(passage, desk):
        if not passage.is_said(start, end):
            yield Finding(
                Span(passage, start, end),
                said("the registry writes “{right}”, not “{written}”", right=right, written=passage.text[start:end]),
                write(right),
            )


@on_passages("names.shortened", Severity.ERROR)
def shortened(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """An official name is written in full, or as a short name that the registry knows: not with some characters of it
    left out.

    Authority: the registry.

    Clean (zh): 联合会设立了教育文化交流专门委员会，各专门委员会由协调员地方政府负责。
    Clean (zh): 防灾、环境、人寿医疗产业专门委员会分别举行了活动。
    Fault (zh): ⟦教育文化⟧专门委员会第14次会议召开。
    Fault (zh): 防灾、⟦人寿医疗⟧、矿产开发调整专门委员会举行了活动。
    Fault (zh): 这些成果将应用于⟦东北亚联合会⟧的活动。
    Fault (ko): ⟦경제교류⟧분과위원회가 열렸다.
    Fault (en): The Sub-Committee on ⟦Educational Exchange⟧ met.
    """
    for each in shortenings(passage, desk):
        if not passage.is_said(each.start, each.end):
            yield Finding(
                Span(passage, each.start, each.end),
                said(
                    "“{written}” is not the name: it is “{full}”",
                    written=passage.text[each.start : each.end],
                    full=each.full,
                ),
                said("write “{full}”, or a short name of the registry", full=each.full),
                severity=Severity.ERROR if each.sure else Severity.WARNING,
            )


@on_reading("names.doubled", Severity.WARNING)
def doubled(reading: Reading) -> Iterator[Finding]:
    """One theme, title, project, body or person has one spelling throughout a text. The rarer of two spellings that
    are nearly alike is told, with the place of the other.

    Authority: house style.

    Clean (zh): 主题是“同一个东北亚，同一个共同体”。 ¶ 为了“同一个东北亚，同一个共同体”而努力。
    Clean (zh): 报告“2014年的主要活动安排”之后是“2015年的主要活动安排”。
    Fault (zh): 主题是“同一个东北亚，同一个共同体”。 ¶ 为了“同一个东北亚，同一个共同体”而努力。 ¶
        会议的主题是“⟦同一个东北亚、同一个共同体⟧”。
    Fault (zh): 代表出席了2014⟦东北亚市长论坛⟧。 ¶ 2014年8月，东北亚地区市长论坛举行。
    Fault (zh): 主席米歇尔萨兰致辞。 ¶ 主席米歇尔萨兰演讲。 ¶ 主席⟦密歇尔萨兰⟧离开。
    Fault (zh): NEAR与R20签署谅解备忘录。谅解备忘录于当日生效。 ¶ R20与NEAR签署⟦合作备忘录⟧。
    Fault (en): The theme was “One Northeast Asia, One Community”. ¶ Under “⟦One Northeast Asia and One Community⟧”.
    """
    for language, passages in reading.by_language().items():
        finders: list[Iterable[twins.Twins]] = [
            twins.quoted_twins(passages, reading.desk, language),
            twins.title_twins(passages),
            twins.capitalised_twins(passages, reading.desk, language),
            twins.paper_twins(passages, reading.desk, language),
        ]
        if language == "zh":
            finders += [twins.transcribed_twins(passages, reading.desk), twins.town_twins(passages, reading.desk)]
        for finder in finders:
            for double in finder:
                yield from _doubled(double)


def _doubled(double: twins.Twins) -> Iterator[Finding]:
    other = double.others[0]
    for span in double.spans:
        if not span.passage.is_said(span.start, span.end):
            yield Finding(
                span,
                said("“{text}” is “{other}” elsewhere in this text", text=span.text, other=other.text),
                said("find out which is right and write it in both places"),
                related=double.others[:1],
                severity=None if double.sure else Severity.NOTE,
            )


@on_passages("names.theme", Severity.WARNING)
def theme(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The theme of a meeting is quoted as the registry has it.

    Authority: the registry.

    Clean (zh): 会议主题为“开创新东北亚共同合作时代”。论坛以“同一个东北亚，同一个共同体”为主题。
    Fault (zh): 会议主题为“⟦开东北亚共同合作时代⟧”。
    Fault (ja): 会議のテーマは「⟦北東アジア新たな共同協力時代を拓く⟧」である。
    Fault (en): The theme was ‘⟦Opening New Era of Joint Cooperation in Northeast Asia⟧’.
    """
    for start, end, right, called in misquoted(passage, desk):
        message = said("the registry has the theme “{right}”", right=right)
        severity = None if called else Severity.NOTE
        yield from unsaid(
            passage, start, end, message, said("write the theme as it was, or correct the registry"), None, severity
        )


@on_reading("names.office", Severity.WARNING, "zh", "ja", "ko", "en", "ru")
def office(reading: Reading) -> Iterator[Finding]:
    """A person is named with an office that the registry gives him or her. A shorter title does; another does not.

    Authority: the registry.

    Clean (zh): 全罗南道知事李洛渊致辞，李洛渊知事强调对话，秘书长金在孝与金在孝秘书长都在场。
    Clean (zh): 韩国庆尚南道政务副知事赵振来与庆北大学孙炳海教授出席。
    Fault (zh): 韩国庆尚南道⟦经济副知事⟧赵振来致贺词。
    Fault (zh): ⟦主席⟧金在孝致开幕词。
    Fault (ja): ⟦会長⟧金在孝が挨拶した。
    Fault (ko): 김재효 ⟦회장⟧이 개회사를 하였다.
    Fault (en): ⟦Governor⟧ Cho Jin-rae welcomed the guests.
    """
    right: dict[str, Span] = {}
    wrong: list[tuple[str, Finding]] = []
    for passage in reading.passages:
        for title in titles(passage, reading.desk):
            holds = is_persons(title, passage.language, reading.desk)
            span = Span(passage, title.start, title.end)
            if holds:
                right.setdefault(title.person.id + passage.language, span)
            elif holds is False and not passage.is_said(title.start, title.end):
                offices = [each.title[passage.language].text for each in title.person.offices]
                message = said(
                    "“{text}” is no office of this person, who is {offices}",
                    text=span.text,
                    offices=listed(f"“{each}”" for each in offices),
                )
                finding = Finding(span, message, said("write the office, or correct the registry"))
                wrong.append((title.person.id + passage.language, finding))
    for person, finding in wrong:
        other = right.get(person)
        if other and len(other.text) > 1 and other.text[-2:] == finding.span.text[-2:]:
            yield Finding(finding.span, finding.message, finding.mend, (other,), severity=Severity.ERROR)
        else:
            yield finding


@on_reading("names.place", Severity.ERROR)
def place(reading: Reading) -> Iterator[Finding]:
    """A town stands behind its own region, and a region behind its own country.

    Authority: the registry, and the calendars of known publications.

    Clean (zh): 会议在韩国忠清北道清州市召开，下次在日本兵库县神户市和中国山东省青岛市召开。
    Fault (zh): 会议在韩国⟦庆尚北道青州市⟧召开。
    Fault (zh): 会议在⟦中国庆尚北道⟧召开。
    Fault (ja): 会議は⟦中国兵庫県⟧で開かれた。
    Fault (ko): 회의는 ⟦중국 경상북도⟧에서 열렸다.
    Fault (en): The meetings were held in ⟦Jeollanam-do Province, Japan⟧, ⟦Khabarovsk, China⟧ and ⟦Kobe, Fukui Prefecture⟧.
    """
    names = {region.id: region.name for region in reading.desk.registry.regions}
    for passage in reading.passages:
        for country, region in foreign(passage, reading.desk):
            start, end = min(country.start, region.start), max(country.end, region.end)
            if not passage.is_said(start, end):
                message = said(
                    "“{region}” does not lie in “{country}”", region=region.names[0].text, country=country.names[0].text
                )
                yield Finding(Span(passage, start, end), message, said("correct the country or the region"))
        for town in towns(passage, reading.desk):
            found = rightful(town, reading.desk, passage.language)
            if found and not passage.is_said(town.start, town.end):
                lies = [names[each][passage.language].text for each in found[1] if passage.language in names[each]]
                message = said("“{town}” lies in {regions}", town=found[0], regions=listed(lies))
                yield Finding(Span(passage, town.start, town.end), message, said("correct the region or the town"))
    for rarer, other in divided(reading.passages, reading.desk):
        message = said("“{text}” contradicts “{other}”, elsewhere in this text", text=rarer.text, other=other.text)
        yield Finding(
            rarer, message, said("find out in which region the town lies"), (other,), severity=Severity.WARNING
        )


@on_reading("names.former", Severity.WARNING)
def former(reading: Reading) -> Iterator[Finding]:
    """A name that was given up is not used of the years after that, except to tell that it was changed.

    Authority: the registry.

    Clean (zh): 1998年经济通商专门委员会设立，2013年，经济通商专门委员会变更为经济人文交流专门委员会。
    Clean (zh): 2010年，经济通商专门委员会举行了会议。
    Fault (zh): 2014年，⟦经济通商专门委员会⟧举行了会议。
    Fault (en): In 2014 the ⟦Sub-Committee on Economy and Trade⟧ met.
    """
    for span, name in outdated(reading):
        yield Finding(
            span,
            said("“{text}” was given up in {until}", text=span.text, until=name.until),
            write(_current(reading.desk, span.passage.language, name.id, name.sort)),
        )


def _current(desk: Desk, language: str, id: str, sort: str) -> str:
    names = (name for name in lexicon(desk, language).names if name.id == id and name.sort == sort and not name.until)
    return next((name.main for name in names), id)


@on_reading("names.variants", Severity.WARNING)
def variants(reading: Reading) -> Iterator[Finding]:
    """Of several accepted spellings of a name, a text keeps to one.

    Authority: house style.

    Clean (zh): 主席米歇尔萨班致辞。米歇尔萨班离开。
    Fault (zh): 主席⟦密歇尔萨班⟧致辞。米歇尔萨班演讲，米歇尔萨班离开。
    Fault (en): Dorno-govi Province and ⟦Dornogovi Province⟧, and again Dorno-govi Province.
    """
    for language, passages in reading.by_language().items():
        for rarer, other, sure in mixed(passages, reading.desk, language):
            yield Finding(
                rarer,
                said("“{text}” is written “{other}” elsewhere in this text", text=rarer.text, other=other.text),
                said("keep to one spelling"),
                (other,),
                severity=None if sure else Severity.NOTE,
            )


@on_reading("names.numeral", Severity.NOTE)
def numeral(reading: Reading) -> Iterator[Finding]:
    """The number of one meeting is written in digits or in characters, not in both ways in one text.

    Authority: GB/T 15835 “General rules for writing numerals in publications”.

    Clean (zh): 第10次全体会议召开。 ¶ 第10次全体会议闭幕。第六届论坛召开。
    Fault (zh): 第10次全体会议召开。 ¶ 第10次全体会议闭幕。 ¶ ⟦第十次⟧全体会议的主题。
    """
    for language, passages in reading.by_language().items():
        for rarer, other in mixed_numerals(passages, reading.desk, language):
            if not rarer.passage.is_said(rarer.start, rarer.end):
                message = said("“{text}” is “{other}” elsewhere in this text", text=rarer.text, other=other.text)
                yield Finding(rarer, message, said("write the number of a meeting in one way"), (other,))


@on_passages("names.foreign", Severity.WARNING, "zh", "ja", "ko")
def foreign_name(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A body that has a name in the language of the text is not called by its foreign name beside that.

    Authority: the registry.

    Clean (zh): 汉斯赛德尔基金会（Hanns Seidel Foundation）韩国事务所介绍了研究。
    Fault (zh): 德国汉斯赛德尔基金会介绍说，⟦Hanns Seidel⟧ 财团开展了研究。
    """
    for start, end, name in foreign_variants(passage, desk):
        if not passage.is_said(start, end):
            yield Finding(
                Span(passage, start, end),
                said("“{written}” is “{name}” in this passage", written=passage.text[start:end], name=name),
                write(name),
            )


@on_reading("names.stray", Severity.WARNING)
def stray(reading: Reading) -> Iterator[Finding]:
    """A paragraph that speaks of one region does not once name another that is written or sounds nearly alike.

    Authority: house style.

    Clean (zh): 陕西省与山西省的代表出席，陕西省介绍了经验，山西省作了发言。
    Clean (zh): 观察员有天津市、山西省、陕西省和辽宁省。
    Fault (zh): 应陕西省的邀请，代表团访问西安。陕西省人民政府设宴。秘书长邀请⟦山西省⟧加入联合会。
    Fault (en): Invited by Shaanxi Province, they went to Xi’an. Shaanxi Province was their host. ⟦Shanxi Province⟧ may join.
    """
    for passage in reading.passages:
        for start, end, other in strays(passage, reading.desk):
            if not passage.is_said(start, end):
                yield Finding(
                    Span(passage, start, end),
                    said(
                        "“{written}” stands in a paragraph that speaks of “{other}”",
                        written=passage.text[start:end],
                        other=other,
                    ),
                    said("find out which of the two is meant"),
                )


@on_passages("names.river", Severity.WARNING, "zh")
def river(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A river, mountain, sea or town that no dictionary knows, and that becomes a known one when one character gives
    way to one that sounds alike, is misspelt.

    Authority: the word list of Chinese that the checker comes with.

    Clean (zh): 图们江流域和黑龙江流域的合作。
    Fault (zh): 战略的实施将给⟦图满江⟧地区合作带来新的机遇。
    """
    for start, end, known in strange_places(passage, desk):
        yield Finding(
            Span(passage, start, end),
            said("“{written}” is in no dictionary; “{known}” is", written=passage.text[start:end], known=known),
            said("write “{known}” if that is meant", known=known),
        )

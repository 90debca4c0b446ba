"""A sound publication with one of each kind of file, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from galley.files import Files
from galley.model.publication import Publication
from galley.problem import Place, Problem
from galley.reader import Memory, read_publication

MARK = "▸"
"""Stands in a spoilt text right before the character where the problem is expected."""
FOLDER = "content/almanac-2031"
REGISTRY = "content/registry"

COUNTRIES = """kind: countries
countries:
  - id: XA
    name: {zh: 甲国, en: Aland}
    long: {zh: 甲国共和国}
    letter: {zh: 甲}
  - id: XB
    name: {zh: 乙国}
    long: {zh: 乙国王国}
    letter: {zh: 乙}
"""

REGIONS = """kind: regions
regions:
  - id: XA-1
    country: XA
    status: member
    name: {zh: 北省}
  - id: XB-1
    country: XB
    status: observer
    name: {zh: {text: 南省, certain: false, variants: [南州]}}
    since: 2001
"""

COMMITTEES = """kind: committees
title: {zh: "{name}委员会"}
committees:
  - id: rivers
    name: {zh: 河流}
    coordinator: XA-1
    since: 1998
    meetings: 2
    fields: {zh: 治水}
"""

MEETINGS = """kind: meetings
series:
  - id: assembly
    name: {zh: 大会}
    title: {zh: "第{number}次大会"}
  - id: committee
    name: {zh: 委员会会议}
    title: {zh: "{committee}第{number}次会议"}
meetings:
  - id: assembly-3
    series: assembly
    ordinal: 3
    start: 2029
  - id: assembly-4
    series: assembly
    ordinal: 4
    start: 2031-05-02
    end: 2031-05-04
    host: XA-1
  - id: rivers-2
    series: committee
    committee: rivers
    ordinal: 2
    start: 2031-06
"""

ORGANISATIONS = """kind: organisations
organisations:
  - id: union
    name: {zh: 诸省联合会}
    short: {zh: 联合会}
    url: https://example.org
"""

PEOPLE = """kind: people
people:
  - id: clerk
    name: {zh: 某甲}
    offices:
      - title: {zh: 书记}
  - id: scribe
    name: {zh: 某丙}
"""

TERMS = """kind: terms
terms:
  - id: flood
    name: {zh: 洪水}
"""

MAP = """kind: map
polygons: map/land.topojson
projection: {parallels: [30, 60], origin: 45, centre: 100}
frame: {left: -900, top: -900, right: 900, bottom: 900}
insets:
  - {id: close, countries: [XB], centre: 101, frame: {left: -500, top: -500, right: 500, bottom: 500}}
names:
  - {country: XA, east: 99, north: 45}
  - {country: XB, east: 101, north: 45, inset: close}
smallest: 20
islets:
  - {country: XA, smallest: 5}
attribution: {zh: 来源}
disclaimer: {zh: 声明}
"""

LAND = """{"type": "Topology",
"objects": {"all": {"type": "GeometryCollection", "geometries": [
{"type": "Polygon", "id": "XA-1", "arcs": [[0, 1]]},
{"type": "Polygon", "id": "XB-1", "arcs": [[2, -1]]}]}},
"arcs": [
[[100, 44], [100, 46]],
[[100, 46], [98, 46], [98, 44], [100, 44]],
[[100, 44], [102, 44], [102, 46], [100, 46]]]}
"""

PUBLICATION = """kind: publication
title: 年鉴
issuer: union
year: 2031
as-of: 2031-12-31
source-language: zh
languages: [zh]
isbn: 978-3-16-148410-0
figures:
  - id: members
    count: members
    label: 会员
  - id: people
    value: 70000
    label: 人口
parts:
  - id: whole
    title: 全书
    numbered: roman
    sections:
      - front
      - letters
      - assembly
      - calendar
  - id: rest
    title: 其余
    accent: pine
    sections:
      - news
      - appendix
      - colophon
"""

FRONT = """kind: front
title: "{union}"
body: |
  {union}有{members}个会员，人口{people}。
figures:
  - members
"""

LETTERS = """kind: letters
title: 致辞
letters:
  - id: clerk
    author: clerk
    date: 2031-12-31
    body: |
      各位会员。
"""

ASSEMBLY = """kind: article
title: 大会
meeting: assembly-4
participants:
  shares:
    - country: XA
      governments: 5
    - country: XB
      governments: 4
  observers: 1
  total: 10
body: |
  {assembly-4}于{assembly-4:dates}举行，
  会议通过了宣言。

  {declaration}

  {prizes}

  {plan}
passages:
  - id: overview
    heading: 概要
    body: |
      与会者参观了河流。
    passages:
      - id: topics
        heading: 议题
        numbered: false
inserts:
  - kind: box
    id: declaration
    heading: 宣言
    body: |
      各方同意。
    articles:
      - |
        治水。
    date: 2031-05-04
  - kind: table
    id: prizes
    caption: 奖项
    columns:
      - id: name
        heading: 姓名
      - id: prize
        heading: 奖
        align: end
    rows:
      - id: first
        cells: [某乙, "1"]
  - kind: plan
    id: plan
    caption: 计划
    year: 2032
    activities:
      - id: spring
        committee: rivers
        start: 2032-03
        end: 2032-04
"""

CALENDAR = """kind: calendar
title: 日程
year: 2031
events:
  - id: market
    host: XA-1
    title: 集市
    start: 2031-02-14
    location: 北城
  - id: assembly
    host: union
    title: 大会
    start: 2031-05-02
    end: 2031-05-04
    location: 北城
    meeting: assembly-4
"""

NEWS = """kind: news
title: 动态
items:
  - id: visit
    month: 2031-01
    title: 访问
    body: |
      {clerk}访问{union}。
  - id: bridge
    month: 2031-03
    title: 桥
    body: |
      桥已建成。
    picture:
      file: pictures/bridge.png
      alt: 一座桥
"""

APPENDIX = """kind: article
title: 附录
body: |
  {XA}有{XA:members}个会员。

  {member-list}

  {numbered-list}

  {guests}

  {friends}

  {staff}

  {entries}

  {remark}
inserts:
  - kind: member-grid
    id: member-list
    caption: 会员
  - kind: legend
    id: numbered-list
    caption: 图例
  - kind: groups
    id: guests
    caption: 来宾
    groups:
      - id: north
        label: 北方
        count: 2
        names: [某丁, 某戊]
      - id: south
        label: 南方
        count: 7
    total: 9
  - kind: profiles
    id: friends
    caption: 伙伴
    profiles:
      - id: sisters
        organisation: union
        body: |
          诸省之联合。
  - kind: staff-chart
    id: staff
    caption: 职员
    head:
      id: chief
      person: clerk
      below:
        - id: second
          person: scribe
    total: 2
  - kind: tally
    id: entries
    caption: 应征
    shares:
      - country: XA
        number: 3
      - country: XB
        number: 5
    total: 8
  - kind: box
    id: remark
    style: side
    heading: 附记
    body: |
      只此一句。
"""

COLOPHON = """kind: colophon
title: 版权
body: |
  由{union}编印。
"""

FILES = {
    f"{REGISTRY}/countries.yaml": COUNTRIES,
    f"{REGISTRY}/regions.yaml": REGIONS,
    f"{REGISTRY}/committees.yaml": COMMITTEES,
    f"{REGISTRY}/meetings.yaml": MEETINGS,
    f"{REGISTRY}/organisations.yaml": ORGANISATIONS,
    f"{REGISTRY}/people.yaml": PEOPLE,
    f"{REGISTRY}/terms.yaml": TERMS,
    f"{REGISTRY}/map.yaml": MAP,
    f"{REGISTRY}/map/land.topojson": LAND,
    f"{FOLDER}/publication.yaml": PUBLICATION,
    f"{FOLDER}/front.yaml": FRONT,
    f"{FOLDER}/letters.yaml": LETTERS,
    f"{FOLDER}/assembly.yaml": ASSEMBLY,
    f"{FOLDER}/calendar.yaml": CALENDAR,
    f"{FOLDER}/news.yaml": NEWS,
    f"{FOLDER}/appendix.yaml": APPENDIX,
    f"{FOLDER}/colophon.yaml": COLOPHON,
}


def file_named(stem: str) -> str:
    """The project-relative name of the file called `stem`.yaml."""
    return next(name for name in FILES if name.endswith(f"/{stem}.yaml"))


def write(root: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write the files below `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


_read: Memory = {}
"""The files that most tests leave as they are."""


def read(root: Path) -> tuple[Publication | None, list[Problem]]:
    """The publication below `root`, and its problems; a file whose text is as it was when one was read last is not read again."""
    return read_publication(Files(root), FOLDER, _read)


def marked(file: str, text: str) -> tuple[str, Place | None]:
    """A text without its mark, and the place of the mark."""
    before, mark, _ = text.partition(MARK)
    place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else None
    return text.replace(MARK, ""), place


def spoil(root: Path, stem: str, old: str, new: str) -> tuple[list[Problem], Place]:
    """The problems of the publication with `old`, which the file must hold once, replaced; and the marked place."""
    file = file_named(stem)
    assert FILES[file].count(old) == 1, old
    text, place = marked(file, FILES[file].replace(old, new))
    assert place is not None, "mark the expected place"
    write(root, {**FILES, file: text})
    return read(root)[1], place


def spot(problem: Problem) -> Place:
    """A problem's place without its length."""
    assert problem.place is not None
    return Place(problem.place.file, problem.place.line, problem.place.column)

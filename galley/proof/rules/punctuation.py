"""Punctuation: marks, quotes and brackets, dashes, ends of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, unsaid, write
from galley.proof.marks import dashes, pairs, usage
from galley.proof.marks.signs import has_cjk, is_prose, outside_addresses
from galley.proof.reading import Reading
from galley.proof.rule import on_passages, on_reading
from galley.proof.rules.clauses import clause_pause as clause_pause
from galley.proof.rules.clauses import colon as colon
from galley.proof.rules.clauses import comma_missing as comma_missing
from galley.proof.rules.clauses import list_end as list_end
from galley.proof.rules.clauses import middle_dot as middle_dot
from galley.proof.rules.clauses import pause as pause
from galley.proof.rules.clauses import pause_and as pause_and
from galley.proof.rules.clauses import quoted_stop as quoted_stop
from galley.proof.rules.clauses import semicolon as semicolon
from galley.proof.rules.clauses import sentence_end as sentence_end
from galley.proof.rules.clauses import title_marks as title_marks
from galley.proof.shelf.languages import LANGUAGES

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@on_passages("punctuation.half-width", _ERROR, "zh", "ja")
def half_width(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Chinese and Japanese sentences take full-width marks; half-width ones belong in numbers and Latin phrases.

    Authority: GB/T 15834-2011, 5.1; JIS X 4051; 公用文作成の考え方 (2022).

    Clean (zh): 会费为每年US$2,000，会议于12:30开始（2014. 12. 31）。
    Clean (zh): 1. 引进方向
    Clean (zh): 会上介绍了Seoul, Busan and Daegu的情况。
    Fault (zh): 联合会成立于1996年⟦,⟧本着平等互惠的原则⟦,⟧打造平台。
    Fault (zh): 环境专门委员会(协调员⟦:⟧富山县)
    Fault (ja): 総会は全羅南道で開かれた⟦.⟧
    """
    for offset, wanted, certain in usage.half_width_marks(passage):
        message = said(
            "half-width “{mark}” in {language} text", mark=passage.text[offset], language=LANGUAGES[passage.language]
        )
        yield from unsaid(
            passage,
            offset,
            offset + 1,
            message,
            said("write the full-width mark {wanted}", wanted=wanted)
            if wanted
            else said("write 。 or, between parts of a name, ·"),
            wanted or None,
            None if certain else _WARNING,
        )


@on_passages("punctuation.full-width", _ERROR, "ko", "ru", "mn", "en")
def full_width(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Korean, Russian, Mongolian and English take no full-width marks, except within Chinese or Japanese quoted.

    Authority: 한글 맞춤법 부록 (문장 부호); the Unicode Standard, chapter 6.2, General Punctuation.

    Clean (en): The Association (东北亚地区地方政府联合会，NEAR) was founded in 1996.
    Fault (en): The members are China⟦，⟧Japan and Korea.
    Fault (ko): 사무국은 포항시에 있다⟦。⟧
    Fault (ru): Ассоциация создана в 1996 году⟦。⟧
    """
    for start, end, wanted in usage.full_width_marks(passage.text):
        message = said("full-width “{mark}” in a text of half-width marks", mark=passage.text[start:end])
        yield from unsaid(passage, start, end, message, write(wanted.strip()), wanted)


@on_passages("punctuation.bracket-width", _ERROR)
def bracket_width(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The two brackets of a pair are of the same width.

    Authority: GB/T 15834-2011, 4.9; JIS X 4051.

    Clean (zh): 欧洲地方政府大会（AER）和东北亚地区地方政府联合会(NEAR)
    Fault (zh): 欧洲地方政府大会（AER⟦)⟧
    Fault (en): the Assembly of European Regions (AER⟦）⟧
    """
    wide = passage.language in ("zh", "ja")
    for pair in pairs.matched(passage.text).pairs:
        if pair.mixed:
            opening, closing = pair.mark, passage.text[pair.closing]
            odd = pair.closing if (opening in "（［") is wide else pair.opening
            wanted = pairs.CLOSING[opening] if odd == pair.closing else {")": "(", "）": "（"}.get(closing)
            other = pair.opening + pair.closing - odd
            message = said(
                "{opening} is closed by {closing}, which is of another width", opening=opening, closing=closing
            )
            related = (Span(passage, other, other + 1),)
            mend = write(wanted) if wanted else said("write both brackets in one width")
            yield from unsaid(passage, odd, odd + 1, message, mend, wanted, related=related)


@on_reading("punctuation.bracket-style", _NOTE, "zh", "ja")
def bracket_style(reading: Reading) -> Iterator[Finding]:
    """Brackets in a Chinese or Japanese sentence are full-width, or at least of one width throughout a text.

    Every half-width pair in a sentence is told; those of labels and tables once, where the text has both widths.

    Authority: GB/T 15834-2011, 5.1; JIS X 4051.

    Clean (zh): 代表参观了大邱会展中心（EXCO），随后前往庆州。
    Clean (zh): 论坛（International Forum (2nd session)）在首尔举行。
    Fault (zh): 他在新罗酒店⟦(韩国首尔)⟧出席论坛，并致辞。
    """
    for passages in reading.by_language().values():
        if passages[0].language not in ("zh", "ja"):
            continue
        in_labels, wide = list[Span](), False
        for passage in passages:
            wide = wide or "（" in passage.text
            for start, end in usage.half_width_brackets(passage.text):
                if not is_prose(passage):
                    in_labels.append(Span(passage, start, end))
                    continue
                inner = passage.text[start + 1 : end - 1]
                safe = f"（{inner}）" if has_cjk(inner) else None
                message = said("half-width brackets in a {language} sentence", language=LANGUAGES[passage.language])
                yield from unsaid(passage, start, end, message, said("write full-width brackets （ ）"), safe)
        if wide and in_labels:
            first, *others = in_labels
            message = said("{count} labels have half-width brackets, others full-width ones", count=len(in_labels))
            yield Finding(first, message, said("write all brackets in one width"), tuple(others))


@on_passages("punctuation.doubled", _ERROR)
def doubled(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """One mark stands where one is needed: no two stops, commas or colons in a row, and none after an end mark.

    Authority: GB/T 15834-2011, 5.1; Правила русской орфографии и пунктуации (1956); The Chicago Manual of Style, 6.

    Clean (zh): 真的吗？！他说：“好。”……
    Clean (ru): Что это?.. И т. д., и т. п.
    Fault (zh): 最大的地方政府国际合作组织⟦。.⟧
    Fault (zh): 增进了解⟦，，⟧深化合作。
    Fault (en): China, Japan⟦,,⟧ and Korea took part.
    """
    for start, end, wanted in usage.doubled_marks(passage.text):
        marks = passage.text[start:end]
        yield from unsaid(
            passage, start, end, said("{marks} stand side by side", marks=marks), said("leave one of the marks"), wanted
        )


@on_passages("punctuation.stray", _WARNING)
def stray(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """No mark stands alone in a paragraph, and no symbol in the middle of a word.

    Authority: house style.

    Clean (zh): △ 基本会费 ¶ • ¶ ……
    Fault (zh): 秘书处保持了持续性。 ¶ ⟦.⟧
    Fault (zh): 交纳同样数额的年度⟦△⟧基本会费
    """
    for start, end, alone in usage.stray_marks(passage.text):
        what = (
            said("a mark stands alone")
            if alone
            else said("the symbol {mark} stands inside a word", mark=passage.text[start])
        )
        yield from unsaid(passage, start, end, what, said("delete it"), severity=_ERROR if alone else None)


@on_passages("punctuation.ellipsis", _WARNING)
def ellipsis(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """The ellipsis is …… in Chinese and Japanese, and one character … elsewhere, not three stops.

    Authority: GB/T 15834-2011, 4.11; JIS X 4051; 한글 맞춤법 부록 (문장 부호); Мильчин, Справочник издателя и автора.

    Clean (zh): 中国、日本、韩国……都参加了会议。
    Fault (zh): 中国、日本、韩国⟦...⟧都参加了会议。
    Fault (zh): 东北亚地区地方政府联合会（NEAR）⟦…⟧
    Fault (ru): Китай, Япония, Корея⟦...⟧
    """
    for start, end, wanted in dashes.ellipses(passage):
        severity = None if wanted == "……" else _NOTE
        message = said("{written} for an ellipsis", written=passage.text[start:end])
        yield from unsaid(passage, start, end, message, write(wanted), wanted, severity)


@on_passages("punctuation.hyphen", _WARNING, "zh", "ja")
def hyphen(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A hyphen joins Latin letters, digits and countries of one letter; between Chinese words a dash is meant, which is two letters long.

    Authority: GB/T 15834-2011, 4.10 and 4.13.

    Clean (zh): 韩-朝-俄天然气管道连接和TKR-TSR项目
    Fault (zh): 论坛以“同一个东北亚，同一个共同体⟦-⟧挑战与机遇”为主题。
    Fault (zh): “兵库安全之日”⟦-⟧聚会
    Clean (zh): 推动中国—东盟经贸合作。
    Fault (zh): 同一个东北亚，同一个共同体⟦—⟧挑战与机遇
    """
    for offset, certain in dashes.hyphens_between_han(passage):
        mend = said("write the dash ——, in a compound name —, or nothing")
        severity = None if certain else _NOTE
        yield from unsaid(passage, offset, offset + 1, said("a hyphen between two words"), mend, severity=severity)
    for offset in dashes.halved_dashes(passage.text) if passage.language == "zh" else ():
        yield from unsaid(passage, offset, offset + 1, said("half of a dash"), said("write the dash ——"), "——")


@on_passages("punctuation.range", _WARNING)
def number_range(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A range of numbers takes the mark of its language, not a hyphen: — or ～ in zh, 〜 in ja, – in ru, mn and en.

    Two hyphens are a range in no language; Korean may write one, or ～.

    Authority: GB/T 15834-2011, 4.13; New Hart’s Rules, 4.11; Мильчин, Справочник издателя и автора.

    Clean (zh): 体育（7～8月），电话054-223-2318，R-20，2014-10-22
    Clean (en): The sessions of 2012–2014; ISBN 978-5-17-090846-5
    Fault (zh): 体育（萨哈共和国，7⟦-⟧8月）
    Fault (ru): в 2012⟦-⟧2014 гг.
    Fault (mn): 10 дугаар сарын 21⟦-⟧23-нд
    Fault (en): It was held on 21⟦--⟧24 October 2014.
    """
    wanted = {"ja": "〜", "ko": "～"}.get(passage.language, "–")
    mend = said("write — or ～") if passage.language == "zh" else write(wanted)
    for start, end, safe in dashes.number_ranges(passage):
        replacement = "–" if safe and wanted == "–" else None
        yield from unsaid(passage, start, end, said("a hyphen in a range"), mend, replacement)


@on_reading("punctuation.range-style", _NOTE)
def range_style(reading: Reading) -> Iterator[Finding]:
    """A text writes ranges with one mark.

    Authority: house style.

    Clean (zh): 2. 12 ~ 2. 14 和 3. 5 ~ 3. 7
    Fault (zh): 2. 12 ~ 2. 14，3. 5 ~ 3. 7，编成3⟦～⟧4个委员会。
    """
    for passages in reading.by_language().values():
        places = list(dashes.range_marks(passages))
        (usual, _), *others = Counter(mark for _, _, mark in places).most_common() or [("", 0)]
        for odd, _ in others:
            spans = [Span(passage, at, at + 1) for passage, at, mark in places if mark == odd]
            like = next(Span(passage, at, at + 1) for passage, at, mark in places if mark == usual)
            message = said("{odd} in a range, where this text mostly has {usual}", odd=odd, usual=usual)
            yield Finding(spans[0], message, said("write {usual} everywhere", usual=usual), (like, *spans[1:]))


@on_reading("punctuation.unpaired", _ERROR)
def unpaired(reading: Reading) -> Iterator[Finding]:
    """Every quote and bracket has its partner, none crosses another, none faces the wrong way.

    Quotes that run over several paragraphs open each of them anew. In texts that were sent a partner may stand some
    lines further on.

    Authority: GB/T 15834-2011, 4.8 and 4.9; New Hart’s Rules, 9; Правила русской орфографии и пунктуации (1956).

    Clean (zh): 1）他说：“第一，要对话（面对面）。” ¶ “第一段。 ¶ “第二段。”
    Clean (en): The mayors’ forum didn’t close (see above).
    Fault (zh): 主题为⟦“⟧同一个东北亚。
    Fault (zh): 东北亚地区地方政府联合会（NEAR）⟦）⟧成立。
    Fault (zh): 题为⟦”⟧欧亚计划”的演讲。
    Fault (ru): Ассоциация ⟦(⟧АРАССВА создана в 1996 году.
    """
    for passages in reading.by_language().values():
        passages = [passage for passage in passages if passage.kind is not Kind.NAME]
        found = [pairs.matched(passage.text) for passage in passages]
        starts = [passage.text.lstrip()[:1] for passage in passages]
        for each in pairs.astray(found, 4 if reading.submitted else 0, starts):
            passage, offset, mark = passages[each.text], each.lone.offset, each.lone.mark
            severity = _NOTE if usage.is_left_open_by_custom(found[each.text], each.lone) else None
            related: tuple[Span, ...] = ()
            if each.crossing:
                message, mend = (
                    said("{mark} is closed only behind a pair it crosses", mark=mark),
                    said("nest the pairs in each other"),
                )
                related = (Span(passage, each.crossing.offset, each.crossing.offset + 1),)
            elif each.turned:
                message, mend = said("{mark} faces the wrong way", mark=mark), said("write the other mark of the pair")
            else:
                message = (
                    said("{mark} is never closed", mark=mark)
                    if each.lone.opens
                    else said("{mark} closes what was never opened", mark=mark)
                )
                mend = said("write the missing mark, or delete this one")
            yield from unsaid(passage, offset, offset + 1, message, mend, severity=severity, related=related)


@on_passages("punctuation.quote-nesting", _WARNING)
def quote_nesting(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Quotes within quotes are of the other kind: ‘ ’ within “ ”, 『 』 within 「 」, „ “ within « », 〈 〉 within 《 》.

    Authority: GB/T 15834-2011, 4.8; 公用文作成の考え方 (2022); Правила русской орфографии и пунктуации (1956), § 200.

    Clean (zh): 以“中国‘长吉图先导区’建设与合作”为题
    Fault (zh): 以“中国⟦“长吉图先导区”⟧建设与合作”为题
    Fault (ru): Доклад «О проекте ⟦«Один пояс»⟧ и сотрудничестве» был принят.
    """
    for pair in pairs.inner_quotes(pairs.matched(passage.text)):
        opening, closing = list(pairs.INNER[pair.mark])
        outer = pair.within
        related = (Span(passage, outer.opening, outer.closing + 1),) if isinstance(outer, pairs.Pair) else ()
        message = said("{mark} within the same quotes", mark=pair.mark)
        wanted = opening + passage.text[pair.opening + 1 : pair.closing] + closing
        yield from unsaid(
            passage,
            pair.opening,
            pair.closing + 1,
            message,
            said("write {opening} {closing}", opening=opening, closing=closing),
            wanted,
            related=related,
        )


@on_passages("punctuation.quote-cut", _ERROR)
def quote_cut(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """A closing quote does not touch the Latin word that follows: either a space is missing, or it closes too early.

    Authority: The Chicago Manual of Style, 6; GB/T 15834-2011, 4.8.

    Clean (zh): 题为“The COP21 positive agenda”的演讲
    Fault (zh): 作了题为“The COP21⟦”⟧positive agenda as seen by regional actors的主旨演讲。
    """
    for found in re.finditer(r"[”»](?=[a-z]{2})", passage.text):
        mend = said("put the closing quote where the quotation ends, or write a space")
        latin = re.compile(r"[\x20-\x7e]+").match(passage.text, found.end())
        ends = len(latin[0].rstrip()) if latin else 0
        related = (Span(passage, found.end() + ends - 1, found.end() + ends),)
        yield from unsaid(
            passage,
            *found.span(),
            said("{written} touches the word behind it", written=found[0]),
            mend,
            related=related,
        )


@on_passages("punctuation.quote-form", _WARNING)
def quote_form(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Quotes are those of the language: “ ” in zh, ko and en, 「 」 in ja, « » in ru and mn; none is straight.

    Authority: GB/T 15834-2011, 4.8; JIS X 4051; 한글 맞춤법 부록 (문장 부호); Мильчин, Справочник издателя и автора;
        New Hart’s Rules, 9.

    Clean (zh): 会议以“共存”为主题，屏幕为27"。
    Clean (ru): Тема: «Новая эпоха „открытого“ сотрудничества».
    Fault (zh): 会议以⟦"共存"⟧为主题。
    Fault (ru): Форум прошёл под девизом ⟦“Один регион”⟧.
    Fault (ja): 会議は⟦"共存"⟧をテーマとした。
    """
    for start, end, opening, closing, grave in usage.foreign_quotes(passage):
        wanted = opening + passage.text[start + 1 : end - 1] + closing
        message = said(
            "{opening}{closing} are not the quotes of this language",
            opening=passage.text[start],
            closing=passage.text[end - 1],
        )
        yield from unsaid(
            passage,
            start,
            end,
            message,
            said("write {opening} {closing}", opening=opening, closing=closing),
            wanted,
            None if grave else _NOTE,
        )


@on_reading("punctuation.apostrophe", _NOTE, "en")
def apostrophe(reading: Reading) -> Iterator[Finding]:
    """Apostrophes are typographic ’ in print, and of one form throughout a text.

    Authority: New Hart’s Rules, 4.2; The Chicago Manual of Style, 6.

    Clean (en): The mayors’ forum and the Association’s members.
    Fault (en): The Association⟦'⟧s members and the region’s people.
    """
    for passage in reading.of("en"):
        for found in outside_addresses(re.compile(r"(?<=[A-Za-z])'(?=[a-z]{1,2}\b)|(?<=s)'(?= )"), passage.text):
            yield from unsaid(passage, *found.span(), said("a straight apostrophe"), said("write ’"), "’")

"""Each limit of a rule holds on both sides: what is marked is told, and the text beside it, one more or one less, is not."""

from __future__ import annotations

import pytest
from rule_examples import marked, reading_of

from galley.proof.desk import Desk
from galley.proof.examination import RULES
from galley.proof.rulebook.rule import Example

LINE = "The library in the old town opens at nine and closes at six."
BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize(
    ("code", "language", "inside", "outside"),
    [
        # A part is named in no more than 32 characters.
        (
            "facts.total",
            "en",
            f"5 from {'b' * 27}, 4 from Rome, a total of ⟦10⟧.",
            f"5 from {'b' * 28}, 4 from Rome, a total of 10.",
        ),
        # Parts that are only some are told when they are nearly all, four of them at least; or when one is more than the whole.
        (
            "facts.total",
            "zh",
            "⟦26人⟧参加，其中中国6人、日本6人、韩国6人、蒙古5人。",
            "27人参加，其中中国6人、日本6人、韩国6人、蒙古5人。",
        ),
        (
            "facts.total",
            "zh",
            "⟦19人⟧参加，其中中国5人、日本4人、韩国4人、蒙古4人。",
            "19人参加，其中中国9人、日本4人、韩国4人。",
        ),
        (
            "facts.total",
            "en",
            "There were ⟦30⟧ guests, including 12 from Rome, 10 from Lyon and 31 from Basel.",
            "There were 30 guests, including 12 from Rome, 10 from Lyon and 30 from Basel.",
        ),
        # A part stands within 16 characters of the words that say it is one.
        (
            "facts.part",
            "en",
            f"There were 20 students, of whom {'x' * 14} ⟦25⟧ students passed.",
            f"There were 20 students, of whom {'x' * 15} 25 students passed.",
        ),
        ("facts.part", "en", "There were 20 people, of whom ⟦25⟧ passed.", "There were 20 people, of whom 20 passed."),
        # Three shares of which none is 90 are off by more than 1 and by 8 at most; where they are called shares, they make 130 at least.
        ("facts.shares", "en", "Milk ⟦40%, eggs 33% and sugar 29%⟧ of it.", "Milk 40%, eggs 33% and sugar 28% of it."),
        ("facts.shares", "en", "Milk ⟦40%, eggs 33% and sugar 35%⟧ of it.", "Milk 40%, eggs 33% and sugar 36% of it."),
        ("facts.shares", "en", "Milk ⟦40%, eggs 33% and sugar 19%⟧ of it.", "Milk 40%, eggs 33% and sugar 18% of it."),
        ("facts.shares", "en", "Milk ⟦89%, eggs 5% and sugar 3%⟧.", "Milk 90%, eggs 5% and sugar 3%."),
        ("facts.shares", "en", "Milk ⟦40%, eggs 30% and sugar 27%⟧.", "Milk 47% and eggs 50%."),
        (
            "facts.shares",
            "en",
            "Milk makes ⟦60%, eggs 50% and sugar 19%⟧ of the share.",
            "Milk makes 60%, eggs 50% and sugar 20% of the share.",
        ),
        (
            "facts.shares",
            "en",
            "Milk has a share of ⟦60%, eggs 40% and sugar 1.5%⟧.",
            "Milk has a share of 60%, eggs 40% and sugar 1%.",
        ),
        # A number of more than 99 is none of countries, and one country is no list.
        ("facts.countries", "zh", "中国、日本⟦99个⟧国家参加。", "中国、日本100个国家参加。"),
        ("facts.countries", "zh", "中国和日本⟦5个⟧国家参加。", "中国和5个国家参加。"),
        ("facts.countries", "zh", "中国、日本、韩国⟦4个⟧国家参加。", "中国、日本、韩国等4个国家参加。"),
        ("facts.countries", "zh", "中国、日本、韩国等⟦2个⟧国家参加。", "中国、日本、韩国等3个国家参加。"),
        # What stands behind a number is the list that it counts when it is off by two at most, and has two things or more.
        ("facts.list-number", "en", "⟦three⟧ colours (red, green)", "three colours (red)"),
        ("facts.list-number", "en", "⟦three⟧ colours (a, b, c, d, e)", "three colours (a, b, c, d, e, f)"),
        ("facts.list-number", "en", "⟦four⟧ colours (red, green)", "five colours (red, green)"),
        (
            "facts.list-number",
            "zh",
            "⟦12⟧种颜色（红、绿、蓝、白、灰、粉、紫、黄、黑、青）",
            "13种颜色（红、绿、蓝、白、灰、粉、紫、黄、黑、青、棕）",
        ),
        ("facts.list-number", "en", f"⟦three⟧ books ({'b' * 24}, green)", f"three books ({'b' * 25}, green)"),
        ("facts.list-number", "zh", "甲、乙、丙⟦5个委员⟧会", "甲、乙、丙6个委员会"),
        ("facts.list-number", "zh", "甲、乙、丙⟦4个委员⟧会", "甲、乙3个委员会"),
        ("facts.list-number", "zh", "甲、乙⟦1个委员⟧会", "甲、乙2个委员会"),
        # Entries under a label are off by two or a quarter, have 48 characters at most, and are more than one.
        ("facts.list-count", "en", "Fruit (⟦4⟧): apples, pears", "Fruit (5): apples, pears"),
        ("facts.list-count", "en", "Fruit (⟦12⟧): a, b, c, d, e, f, g, h, i", "Fruit (12): a, b, c, d, e, f, g, h"),
        ("facts.list-count", "en", f"Fruit (⟦4⟧): {'b' * 48}, pears", f"Fruit (4): {'b' * 49}, pears"),
        ("facts.list-count", "en", "Fruit (⟦3⟧): apples, pears", "Fruit (3): apples"),
        (
            "facts.items",
            "en",
            "The following ⟦3⟧ topics were discussed: ¶ 1) days ¶ 2) rooms",
            "The following 3 topics were discussed: ¶ 1) days",
        ),
        (
            "facts.items",
            "en",
            "The following ⟦3⟧ topics were discussed! They are new. ¶ 1) days ¶ 2) rooms",
            "The following 3 topics were discussed! They are! new! ¶ 1) days ¶ 2) rooms",
        ),
        # A range of more than four days may leave its first or last day out of the count.
        (
            "facts.duration",
            "en",
            "The fair ⟦lasted 3 days⟧, from 3 to 6 May 2031.",
            "The fair lasted 4 days, from 3 to 7 May 2031.",
        ),
        (
            "facts.duration",
            "en",
            "The fair ⟦lasted 3 days⟧, from 3 to 7 May 2031.",
            "The fair lasted 5 days, from 3 to 7 May 2031.",
        ),
        ("facts.no-such-date", "en", "⟦31 April 2031⟧", "30 April 2031"),
        ("facts.no-such-date", "en", "⟦29 February 2031⟧", "29 February 2032"),
        ("facts.no-such-date", "en", "⟦30 February⟧", "29 February"),
        ("facts.no-such-date", "en", "⟦0 May 2031⟧", "1 May 2031"),
        ("facts.no-such-date", "en", "⟦2031. 13. 1⟧", "2031. 12. 1"),
        ("facts.no-such-date", "en", "⟦2031. 0. 3⟧", "2031. 1. 3"),
        ("facts.reversed-dates", "en", "from ⟦3 October to 3 April⟧", "from 3 October to 3 March"),
        ("facts.reversed-dates", "en", "from ⟦3 September to 3 March⟧", "from 3 October to 3 March"),
        # What is told twice has four characters or more; a paragraph has 40.
        ("wording.repeated-item", "en", "1) Open ¶ ⟦2) Open⟧", "1) Ope ¶ 2) Ope"),
        ("wording.repeated-item", "en", "1) Open; ¶ ⟦2) Open.⟧", "1) Open; ¶ 2) Opens."),
        (
            "wording.repeated-paragraph",
            "en",
            f"{LINE[:39]}. ¶ ⟦{LINE[:39]}.⟧",
            f"{LINE[:38]}. ¶ {LINE[:38]}.",
        ),
        ("wording.repeated-paragraph", "en", f"{LINE} ¶ ⟦{LINE[:-5]}xxxx.⟧", f"{LINE} ¶ {LINE[:-9]}xxxxxxxx."),
        # A length in another unit may be rounded by a twentieth.
        ("translation.number", "en", "走了16公里 ⇒ They walked ⟦9.4 miles⟧", "走了16公里 ⇒ They walked 9.6 miles"),
        ("translation.number", "en", "走了100公里 ⇒ They walked ⟦58 miles⟧", "走了100公里 ⇒ They walked 60 miles"),
        ("translation.number", "en", "走了16公里 ⇒ They walked ⟦11 miles⟧", "走了16公里 ⇒ They walked 10 miles"),
        # Numbers in words up to three, the first, one and a round number may be told in another way.
        ("translation.number", "en", "四本书 ⇒ book⟦s⟧", "三本书 ⇒ books"),
        ("translation.number", "en", "3本书 ⇒ book⟦s⟧", "1本书 ⇒ books"),
        ("translation.number", "en", "第二次会议 ⇒ the meetin⟦g⟧", "第一次会议 ⇒ the meeting"),
        ("translation.number", "en", "1000人 ⇒ peopl⟦e⟧", "一千人 ⇒ people"),
        ("translation.number", "en", "第十二次集会 ⇒ XI Assembl⟦y⟧", "第十二次集会 ⇒ XII Assembly"),
        ("translation.ending", "en", "谢谢各位！ ⇒ Thank you al⟦l⟧", "谢谢各位！ ⇒ Thank you all!"),
        ("translation.ending", "en", "谢谢各位？ ⇒ “Thank you⟦”⟧", "谢谢各位？ ⇒ “Thank you?”"),
        ("translation.ending", "en", "谢谢各位： ⇒ Thank you⟦.⟧", "谢谢各位： ⇒ Thank you:"),
        ("translation.quotation", "en", "他说“好”。 ⇒ He said so⟦.⟧", '他说“好”。 ⇒ He said "yes".'),
        ("translation.quotation", "en", '他说“好”和“不”。 ⇒ He said "yes" and no⟦.⟧', "读《红楼梦》。 ⇒ We read it."),
        ("translation.untranslated", "en", "内容 ⇒ ⟦内容⟧", "内 ⇒ 内"),
        ("translation.untranslated", "ja", "说话 ⇒ ⟦说话⟧", "说 ⇒ 说"),
        ("translation.untranslated", "ja", "这么说的书 ⇒ ⟦这么说的书⟧", "内容 ⇒ 内容"),
        ("translation.latin", "ru", "NEAR与R20与R21 ⇒ NEAR и R2⟦1⟧", "NEAR与R20与R21 ⇒ NEAR, R20 и R21"),
        ("translation.latin", "ru", "NEAR与R20 ⇒ ⟦R21⟧", "NEAR与R20 ⇒ АРАССВА и R20"),
        ("translation.latin", "ru", "NEAR ⇒ обществ⟦о⟧", "NEAR ⇒ АРАССВА"),
        # A text of 30 letters of Chinese is long enough to be measured.
        ("translation.length", "en", f"{'内' * 30}。 ⇒ a⟦.⟧", f"{'内' * 29}。 ⇒ a."),
        # Words of fewer than five letters with a capital may be doubled names; of letters alone, small ones are doubled.
        ("wording.doubled", "en", "Maria⟦ Maria⟧ came.", "Anna Anna came."),
        ("wording.doubled", "en", "It was a⟦ a⟧ town.", "It was A A town."),
        ("wording.doubled", "en", "In the⟦ The⟧ town.", "In the the-town."),
        ("wording.doubled", "zh", "会议⟦会议⟧开始", "高高兴兴地来"),
        ("characters.script", "en", "the ⟦山水⟧ of", "the “山水” of"),
        ("characters.script", "en", "the ⟦Киев⟧ road", "the К-5 road"),
        ("characters.script", "zh", "中国 ⟦가⟧", "山水（Киев）"),
        # A text of sentences ends with a stop, and so does one with two commas in Chinese.
        ("punctuation.sentence-end", "en", "The library opens. It closes at si⟦x⟧", "The library opens at six"),
        (
            "punctuation.sentence-end",
            "en",
            "The library opens. It closes (at six⟦)⟧",
            "The library opens. It closes at six:",
        ),
        ("punctuation.sentence-end", "zh", "图书馆开门，大家来，都坐下，看⟦书⟧", "图书馆开门，大家来"),
        ("punctuation.sentence-end", "zh", "图书馆开门。大家来看⟦书⟧", "图书馆开门。大家来看书。"),
        # Items end as three times as many others do, of those with twelve characters that end with no bracket.
        (
            "punctuation.list-end",
            "en",
            "1) Open the door. ¶ 2) Close the door. ¶ 3) Go out now. ¶ 4) Come in agai⟦n⟧",
            "1) Open the door. ¶ 2) Close the door. ¶ 3) Come in again",
        ),
        (
            "punctuation.list-end",
            "en",
            "1) Open the door ¶ 2) Close the door ¶ 3) Go out now ¶ 4) Come in again⟦.⟧",
            "1) Open the door ¶ 2) Close the door ¶ 3) Come in again.",
        ),
        (
            "punctuation.list-end",
            "en",
            "- Open the door. ¶ - Close the door. ¶ - Go out now. ¶ - Come in agai⟦n⟧",
            "- Open the door. ¶ - Close the door. ¶ - Go out now. ¶ - Come",
        ),
        (
            "punctuation.list-end",
            "en",
            "1) Open the door. ¶ 2) Close the door. ¶ 3) Go out now. ¶ 4) Come in agai⟦n⟧",
            "1) Open the door. ¶ 2) Close the door. ¶ 3) Go out now. ¶ 4) Come in (again)",
        ),
        ("punctuation.unpaired", "en", "He said ⟦“⟧yes.", "He said “yes”."),
        ("punctuation.unpaired", "en", "one⟦)⟧ two", "a) one"),
        ("punctuation.unpaired", "en", "⟦(⟧a one", "“One ¶ “two”"),
        # Numbers of a list begin with one and follow each other; what is written in another style is another list.
        ("numbering.order", "en", "1) a ¶ ⟦3)⟧ b", "1) a ¶ 2) b"),
        ("numbering.order", "en", "⟦2)⟧ a ¶ 3) b", "3) a ¶ 4) b"),
        ("numbering.order", "en", "1) a ¶ ⟦1)⟧ b", "1) a ¶ (2) b"),
        ("numbering.order", "en", "1) a ¶ 2) b ¶ ⟦2)⟧ c", "1) a ¶ 2) b ¶ 1) c ¶ 2) d"),
        ("numbering.order", "en", "1. a ¶ ⟦1.⟧ b ¶ 2. c", "1. a ¶ text ¶ 1. b ¶ 2. c"),
        ("numbering.order", "en", "① a ¶ ⟦③⟧ b", "① a ¶ ② b"),
        ("facts.reversed-dates", "en", "from ⟦30 April to 3 March⟧", "from 31 April to 3 March"),
        # A name has no more than 100 letters.
        (
            "names.doubled",
            "en",
            f"we saw K{'o' * 93}barato and ⟦K{'o' * 93}berato⟧ there.",
            f"we saw K{'o' * 94}barato and K{'o' * 94}berato there.",
        ),
        ("facts.written-sum", "en", "3 + 4 = ⟦8⟧", "3 + 4 = 7"),
        ("facts.written-sum", "en", "3 + 4 + 1 = ⟦7⟧", "2 × 3 + 4 = 11"),
    ],
)
def test_a_limit_holds_on_both_sides(code: str, language: str, inside: str, outside: str) -> None:
    for text in (inside, outside):
        reading, expected = reading_of(Example(text is inside, language, text), Desk())
        found = list(BY_CODE[code].findings(reading))
        assert [each.span.passage.place(each.span.start, each.span.end) for each in found] == expected
    assert marked(inside)[1] and not marked(outside)[1]

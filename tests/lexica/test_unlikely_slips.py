"""What is meant in place of a letter too many, too few or other, and of a word of the same sound; and how sure that is."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica.unlikely import Search, search_of
from galley.proof.rulebook import tables

pytestmark = pytest.mark.model


@cache
def japanese() -> Search:
    """The search with what the tables tell of Japanese."""
    (rule,) = (each for each in tables.rules() if each.code == "wording.unlikely")
    names = ("alike", "stems", "particles", "topics", "either", "prefixes", "verbs", "formal")
    found = search_of("ja", rule.option("letters", "ja"), {each: rule.option(each, "ja", "") for each in names})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "meant"),
    [
        ("公園で子どもたちがが遊んでいた。", 9, 10, ""),
        ("朝早くに駅へに向かった。", 5, 6, ""),
        ("それはは違う。", 3, 4, ""),
        ("先生に質問をししました。", 7, 8, ""),
        ("昨日から頭が痛いくて休んだ。", 7, 8, ""),
        ("駅前に新しい店を開店しまた。", 11, 12, ""),
        ("本を読むのお好きだ。", 5, 6, "が"),
        ("彼は毎朝新聞お読む。", 6, 7, "を"),
        ("この問題わ難しい。", 4, 5, "は"),
        ("とても楽しかっです。", 6, 8, "ったで"),
        ("コンピュタを買い替えた。", 0, 5, "コンピュータ"),
        ("インターネトで調べた。", 0, 6, "インターネット"),
        ("会社の業積を報告する。", 4, 5, "績"),
        ("環境の保護に感心を持つ。", 6, 8, "関心"),
        ("会場で三加費を集める。", 3, 5, "参加"),
        ("係まで起軽にお尋ねください。", 3, 5, "気軽"),
        ("最終の電車に乗り送れてしまった。", 8, 9, "遅"),
        ("詳しい日程は、後実お知らせいたします。", 7, 9, "後日"),
        ("印刷ジョッブを送る。", 2, 6, "ジョブ"),
        ("この製品には一年間の保障が付いています。", 10, 12, "保証"),
        ("次の章で設定の方法について詳しく延べる。", 16, 18, "述べ"),
        ("返却された本は箱に淹れてください。", 9, 11, "入れ"),
        ("この寺は国宝に師弟されている。", 7, 9, "指定"),
        ("更新が児童的に行われなくなる。", 3, 5, "自動"),
        ("期待に答える成果を上げた。", 3, 5, "応え"),
        ("書面をもって挨拶に変えさせていただきます。", 9, 11, "代え"),
    ],
)
def test_what_is_meant_stands_where_it_is_not(text: str, start: int, end: int, meant: str) -> None:
    (slip,) = japanese().slips(text)
    assert (slip.start, slip.end, slip.meant) == (start, end, meant)
    assert slip.gain > -0.4
    mended = text[:start] + meant + text[end:]
    assert list(japanese().slips(mended)) == []


@pytest.mark.parametrize(
    "text",
    [
        "手紙を書いてから寝た。",
        "お客様のご要望にお応えして、営業時間を延長します。",
        "友だちと会う約束を忘れてしまった。",
        "議会は予算を更正した。",
        "接続を試行するコンピューターが多い。",
        "倉澤先生は、ぬめりを取り、落としぶたをして煮た。",
        "友達と映画館で映画を見た。",
        "新しい制度を導入した。",
        "図書館で本を借りた。",
        "体重を量ったら、二キロも増えていた。",
        "並んだサイドバーを見る。",
        "こんにゃくを下ゆでし、ささがきごぼうとかたくり粉を入れる。",
        "春の山に白い雪が残る。",
        "会議は午後三時に始まる。",
        "東京と大阪の地域間の協力を強める。",
        "文字の大きさとパディングを決める。",
        "明日の朝は冷え込むでしょう。",
        "",
        "2031 NEAR",
        "。",
    ],
)
def test_sound_sentences_have_none(text: str) -> None:
    assert list(japanese().slips(text)) == []


def test_a_slip_stands_where_it_does_behind_other_sentences_and_between_other_letters() -> None:
    text = "図書館で本を借りた。この問題わ難しい。NEAR2031"
    (slip,) = japanese().slips(text)
    assert text[slip.start : slip.end] == "わ" and slip.meant == "は"


def test_of_two_slips_far_apart_both_are_told_and_the_likelier_first() -> None:
    found = list(japanese().slips("この問題わ難しいので、彼は毎朝新聞お読む。"))
    assert sorted((each.start, each.meant) for each in found) == [(4, "は"), (17, "を")]
    assert [each.gain for each in found] == sorted((each.gain for each in found), reverse=True)


def test_without_letters_or_a_model_nothing_is_sought() -> None:
    assert search_of("ja", "", {}) is None and search_of("en", "abc", {}) is None


def test_a_slip_is_found_as_well_in_a_long_run_without_marks() -> None:
    before, slip = "村の子どもたちは毎日この橋を渡って", "公園で子どもたちがが遊んでいた"
    alone = [(each.start, each.end, each.meant) for each in japanese().slips(before + slip + before)]
    at = 20 * len(before)
    long = [(each.start, each.end, each.meant) for each in japanese().slips(20 * before + slip + before)]
    assert (len(before) + 9, len(before) + 10, "") in alone and (at + 9, at + 10, "") in long


WEIGHED = """
公園で子どもたちがが遊んでいた。 | 9 が - 0.41
朝早くに駅へに向かった。 | 5 へ - 1.06
それはは違う。 | 3 は - 1.25
先生に質問をししました。 | 7 し - 2.72
昨日から頭が痛いくて休んだ。 | 7 い - 0.74
本を読むのお好きだ。 | 5 お が 0.09
彼は毎朝新聞お読む。 | 6 お を 1.30
この問題わ難しい。 | 4 わ は 3.47
とても楽しかっです。 | 6 っで ったで 0.64
コンピュタを買い替えた。 | 0 コンピュタ コンピュータ 14.68
インターネトで調べた。 | 0 インターネト インターネット 7.80
会社の業積を報告する。 | 4 積 績 3.68
環境の保護に感心を持つ。 | 6 感心 関心 6.73
会場で三加費を集める。 | 3 三加 参加 2.46
係まで起軽にお尋ねください。 | 3 起軽 気軽 2.84
私は昨日映画を見まし。 |
雨がふてきた。 | 2 ふ - 0.04
りんごを食べまたした。 | 7 た - 2.20
このみせはとてもやすい。 |
会議室の予約をお願いしま。 | 11 ま ます 3.50
資料を作成しましす。 | 7 し - 3.92
彼は医師の卵だ。 |
電車が遅れていまる。 | 7 ま - 3.31
私は犬と猫飼っている。 | 4 猫飼 猫を飼 1.59
駅まで歩いていいった。 | 7 い - 1.73
ソフトウアを更新する。 | 0 ソフトウア ソフトウェア 6.35
プログラムをインスートルする。 | 6 インスートル インストール 11.02
データーベスを作る。 | 0 データーベス データベース 5.29
窓を開けくてださい。 | 4 くて てく 10.73
昨日は寒かったですた。 | 9 た - 2.74
彼にに会った。 | 2 に - 0.36
東京へへ行く。 | 3 へ - 1.44
今日は天気がが良い。 | 6 が - 1.86
書類を提出すする。 | 6 す - 3.87
山田さんは会社員でです。 | 9 で - 1.58
"""
"""Sentences with what is told of each: where it stands, what is written, what is meant, and how much more that gains than is asked."""


def test_what_is_meant_gains_so_much_more_than_is_asked() -> None:
    lines, found = WEIGHED.strip().split("\n"), []
    for text in (each.partition(" |")[0] for each in lines):
        slips = [
            f"{each.start} {text[each.start : each.end]} {each.meant or '-'} {each.gain:.2f}"
            for each in japanese().slips(text)
        ]
        found.append(f"{text} | {'; '.join(slips)}".rstrip())
    assert found == lines

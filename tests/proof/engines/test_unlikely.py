"""A letter too many, too few or other, and a word of the wrong sound, are told where they hardly stand, and sound sentences are not."""

from __future__ import annotations

import pytest

from galley.lexica import confused, unlikely
from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

pytestmark = pytest.mark.model

(RULE,) = (rule for rule in tables.rules() if rule.code == "wording.unlikely")


def told(*texts: str, language: str = "ja") -> list[tuple[str, str]]:
    reading = Reading(tuple(plain(text, language) for text in texts))
    return [(each.span.text, str(each.message.values["write"])) for each in RULE.findings(reading)]


@pytest.mark.parametrize(
    ("wrong", "right", "written"),
    [
        ("出かける前に窓をと閉めた。", "出かける前に窓を閉めた。", "と"),
        ("机の上にに本を置いた。", "机の上に本を置いた。", "に"),
        ("食事のあとに薬お飲んだ。", "食事のあとに薬を飲んだ。", "お"),
        ("荷物をここに置いてくだいさ。", "荷物をここに置いてください。", "いさ"),
        ("電車の中で眠ってしまっり、傘を忘れたりした。", "電車の中で眠ってしまったり、傘を忘れたりした。", "っり"),
        ("新しいアプリケショーンを開く。", "新しいアプリケーションを開く。", "アプリケショーン"),
        ("町のコンミュニティを支える。", "町のコミュニティを支える。", "コンミュニティ"),
        ("祭りは五月上句に開かれる。", "祭りは五月上旬に開かれる。", "句"),
        ("駅で古い友人に会っ。", "駅で古い友人に会った。", "っ"),
        ("説明書を読んください。", "説明書を読んでください。", "んく"),
        ("夏は部屋の窓開いたままだ。", "夏は部屋の窓が開いたままだ。", "窓開"),
        ("来週の会議に酸化する人は少ない。", "来週の会議に参加する人は少ない。", "酸化"),
    ],
)
def test_a_slip_is_told_and_what_was_meant_is_not(wrong: str, right: str, written: str) -> None:
    assert [text for text, _ in told(wrong)] == [written]
    assert told(right) == []


@pytest.mark.parametrize(
    "sound",
    [
        "この制限をも受けることなく、会議にも出られる。",
        "お使いの方は受付までお知らせください。",
        "食品の衛生を管理し、機械を止める。",
        "友人との旅行では、海へも山へも行った。",
        "昨日買った本は何度読んでも面白い。",
        "この画面ではまれに誤りが現れうる。",
        "この町は米の生産が盛んな地域だ。",
        "かぜがつよくて、かさがこわれてしまった。",
        "手をあらってから、ごはんをたべましょう。",
    ],
)
def test_particles_on_end_prefixes_rare_words_and_words_in_letters_are_sound(sound: str) -> None:
    assert told(sound) == []


def test_what_stands_at_an_edge_of_the_text_that_is_known_is_left_alone() -> None:
    assert told("次の Linux お使いの方") == []


@pytest.mark.parametrize(
    "sound",
    ["若いメンテナンナが来た。若いメンテナンナが帰った。", "友人のフォルダーを開く。", "人々は様々な国々を旅した。"],
)
def test_loan_words_that_stand_twice_or_are_long_at_the_end_and_letters_that_are_repeated_are_sound(sound: str) -> None:
    assert told(sound) == []


def test_a_word_for_which_another_is_spoken_is_told_each_time() -> None:
    wrong = "この製品には一年間の保障が付いています。"
    assert told(f"{wrong}駅前に店がある。{wrong}") == [("保障", "保証")] * 2


def test_a_language_without_a_model_is_not_read() -> None:
    assert told("窓をと閉める。", language="zh") == []


def test_a_character_of_which_a_text_speaks_is_no_slip() -> None:
    assert told("「窓をと閉める」の「と」は要らない。") != [("と", "")] * 2


def test_each_kind_of_edit_makes_a_sentence_ten_times_likelier_at_least_where_nothing_else_speaks_for_it() -> None:
    alone = {kind: asked for kind, asked in unlikely.LIKELIER.items() if kind not in confused.LIKELIER}
    assert min(alone.values()) - unlikely.CLEARER > 0.99


def test_a_korean_word_that_begins_another_in_the_texts_is_meant_whatever_its_ending() -> None:
    slip = "데이터를 압축하여 전송 소도를 높인다."
    assert told(slip, language="ko") == [("소도를", "속도를")]
    assert told(slip, "이 소도는 남쪽에 있다.", language="ko") == []
    assert told("장치의 뽑았다가 다시 연결한 장치의 이름", language="ko") == [("의", "를")]

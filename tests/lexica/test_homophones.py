"""Words of one sound: what stands in the sentence says which is meant."""

from galley.lexica.homophones import BEFORE, Choice, Homophones, homophones

GROUPS = [{"保証": "製品 品質_", "保障": "老後"}, {"早い": "朝", "速い": "電車"}, {"変える": "色", "換える": "ドル"}]


def test_a_word_is_told_where_something_speaks_for_another_alone() -> None:
    known = Homophones(GROUPS)
    assert [*known.choices("この製品には保障が付く。")] == [Choice(6, 8, "保証", 2)]
    assert [*known.choices("この部品には保障が付く。")] == []
    assert [*known.choices("老後を考え、製品に保障を付ける。")] == [Choice(9, 11, "保障", 0)]


def test_what_speaks_for_it_stands_in_its_sentence_and_near_it() -> None:
    known = Homophones(GROUPS)
    assert [*known.choices("製品が届く。保障はない。")] == []
    assert [*known.choices("製品" + "の" * (BEFORE - 2) + "保障")] and not [
        *known.choices("製品" + "の" * BEFORE + "保障")
    ]
    assert [each.meant for each in known.choices("品質保障")] == ["保証"] and not [*known.choices("品質の保障")]


def test_a_verb_or_adjective_is_known_by_its_endings() -> None:
    known = Homophones(GROUPS)
    assert [each.meant for each in known.choices("電車は早かった。電車は早朝に出る。")] == ["速"]
    assert [each.meant for each in known.choices("ドルに変えた。")] == ["換え"]


def test_each_word_of_a_language_has_others_and_what_speaks_for_it() -> None:
    assert homophones("ja") and not homophones("en")

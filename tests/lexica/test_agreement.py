"""Agreement: what clashes in a sentence, and what only seems to."""

from __future__ import annotations

import pytest

from galley.lexica import agreement
from galley.lexica.agreement import clashes
from galley.lexica.parsing import parsed


@pytest.mark.parametrize(
    ("text", "way", "marked", "other", "meant"),
    [
        ("Изменения в уставе вступит в силу весной.", "predicate", "вступит", "Изменения", ""),
        ("Все старые записи будет удалены.", "predicate", "будет", "записи", ""),
        ("Тема дипломного работы утверждена.", "attribute", "дипломного", "работы", ""),
        ("Письма разослали соседям, обратившихся в школу.", "attribute", "обратившихся", "соседям", ""),
        ("Учёный, исследования которых известны миру, приехал.", "antecedent", "которых", "Учёный", ""),
        ("Благодаря хороших советов мы нашли дорогу.", "preposition", "советов", "Благодаря", ""),
        ("Программа не может подключится к сети.", "reflexive", "подключится", "может", "подключиться"),
        ("Мама сварила суп кашу и компот.", "list", "суп", "кашу", ""),
        ("Снег, уже давно растаял в поле.", "comma", ",", "растаял", ""),
        ("Мы хотели, не выходить из дома.", "comma", ",", "выходить", ""),
        ("Открыв дверь Иван увидел кота.", "clause", "Открыв", "увидел", ""),
        ("Хотя было поздно дети не спали.", "clause", "Хотя", "спали", ""),
        ("Он руководит большого отдела.", "object", "отдела", "руководит", ""),
        ("Руководитель настаивает на скорую проверку.", "preposition", "проверку", "на", ""),
        ("Если эта улица находиться в центре, мы её найдём.", "reflexive", "находиться", "улица", "находится"),
    ],
)
def test_what_does_not_go_together_is_told_with_its_place(
    text: str, way: str, marked: str, other: str, meant: str
) -> None:
    assert [(each.way, text[each.start : each.end], each.other, each.meant or "") for each in clashes("ru", text)] == [
        (way, marked, other, meant)
    ]


@pytest.mark.parametrize(
    ("text", "word", "limit"),
    [
        ("Изменения в уставе вступит в силу весной.", "Изменения", 0.9),
        ("Тема дипломного работы утверждена.", "дипломного", 0.8),
        ("Письма разослали соседям, обратившихся в школу.", "обратившихся", 0.8),
        ("Учёный, исследования которых известны миру, приехал.", "известны", 0.9),
        ("Благодаря хороших советов мы нашли дорогу.", "Благодаря", 0.9),
        ("Программа не может подключится к сети.", "подключится", 0.6),
        ("Снег, уже давно растаял в поле.", "Снег", 0.9),
        ("Мы хотели, не выходить из дома.", "выходить", 0.8),
        ("Открыв дверь Иван увидел кота.", "Открыв", 0.8),
        ("Он руководит большого отдела.", "отдела", 0.8),
        ("Если эта улица находиться в центре, мы её найдём.", "улица", 0.9),
    ],
)
def test_the_parser_must_be_so_sure_of_what_a_word_hangs_on(
    text: str, word: str, limit: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sentence,) = parsed("ru", text)
    for sure, told in ((limit, 1), (limit - 0.01, 0)):
        words = tuple(each._replace(sure=sure) if each.text == word else each for each in sentence)
        monkeypatch.setattr(agreement, "parsed", lambda *_, words=words: (words,))
        assert len(clashes.__wrapped__("ru", text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Изменения в уставе вступят в силу весной.",
        "Памяти не хватает, и свободного места становится больше.",
        "Документы отправил вчера.",
        "Он взял билет поезд уходил рано.",
        "Два больших дома стояли у реки.",
        "Бывшие муж и жена пришли.",
        "Вот поле свободного ввода, в которое пишут имя.",
        "Его избрали в депутаты.",
        "Снег уже давно растаял, а мы ждали.",
        "Ребята, пришли результаты.",
        "Открыв дверь, Иван увидел кота.",
        "Судя по следам он ушёл.",
        "До свадьбы мужчина и женщина живут врозь.",
        "Руководитель настаивает на скорой проверке.",
        "Он может учиться, но учится мало.",
        "Новый СНиП вступил в силу, а IBM открыло школу.",
    ],
)
def test_what_may_stand_so_is_silent(text: str) -> None:
    assert clashes("ru", text) == ()


def test_nothing_clashes_in_a_language_without_a_parser() -> None:
    assert clashes("mn", "Тема дипломного работы утверждена.") == ()

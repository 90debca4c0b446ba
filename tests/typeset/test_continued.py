"""“(continued)” stands above every part of a table but the first."""

from __future__ import annotations

from typesetting import page_texts, written

HEAD = '<thead><tr><th>{}<span class="continued"> (continued)</span></th></tr></thead>'


def table(title: str, rows: int) -> str:
    body = "".join(f"<tr><td>row {number} of {title}</td></tr>" for number in range(1, rows + 1))
    return f"<table>{HEAD.format(title)}<tbody>{body}</tbody></table>"


def pages(body: str) -> list[str]:
    data, problems = written(body)
    assert problems == []
    return page_texts(data)


def test_every_page_of_a_split_table_but_the_first_says_so() -> None:
    texts = pages(table("Lights", 45))
    assert len(texts) == 3
    assert ["(continued)" in text for text in texts] == [False, True, True]
    assert all("Lights" in text for text in texts), "the head is repeated"


def test_an_unsplit_table_does_not() -> None:
    assert "(continued)" not in "".join(pages(table("Lights", 5)))


def test_each_table_has_its_own_first_part() -> None:
    texts = pages(table("Lights", 25) + table("Bells", 25))
    for title in ("Lights", "Bells"):
        first, *others = (f"{title} (continued)" in text for text in texts if title in text)
        assert not first
        assert others and all(others)


def test_rows_are_all_there_once_and_none_is_split() -> None:
    body = "".join(f"<tr><td>first {number}<br>second {number}</td></tr>" for number in range(30))
    texts = pages(f"<table>{HEAD.format('Lights')}<tbody>{body}</tbody></table>")
    for number in range(30):
        (page,) = [text for text in texts if f"first {number}\r\n" in text]
        assert f"second {number}" in page

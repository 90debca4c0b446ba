"""Web addresses in lines of every script, and in tables: they break before their signs, without a hyphen, and hold the measure."""

from __future__ import annotations

import pytest
from script_lines import lines

ADDRESS = (
    "https://www.lighthouse.example.org/registry/annual-reports/index_of_keepers.html?page=217&language=mongolian#lamps"
)
CSS = ".url { line-break: -galley-address; overflow-wrap: break-word; hyphens: none } html { hyphens: auto }"
TEXTS = {
    "zh": "名单见{}，各位守灯人的灯都亮着。",
    "ja": "名簿は{}にあり、灯は毎晩ともった。",
    "ko": "명단은 {}에 있으며 등불은 매일 밤 켜졌다.",
    "en": "The list of keepers stands at {}, and the lamps burned on every night.",
    "ru": "Список смотрителей находится на странице {}, и лампы горели каждую ночь.",
    "mn": "Жагсаалт {} хаягт байгаа бөгөөд дэнлүү шөнө бүр асаж байв.",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("body", ["<p>{}</p>", "<table style='width: 100%'><tr><td>x</td><td>{}</td></tr></table>"])
def test_each_line_of_an_address_begins_with_a_sign(language: str, body: str) -> None:
    text = TEXTS[language].format(f'<span class="url">{ADDRESS}</span>')
    found = lines(body.format(text), CSS, language, 20)
    told = [line.text for line in found]
    parts = [each for each in told if any(sign in each for sign in ("/", "?page", "_of", ".html"))]
    assert len(parts) >= 3
    assert "".join(told).replace(" ", "").count(ADDRESS) == 1, "no hyphen, no space"
    assert all(part[0] in "/.?&=#-_" or part.startswith(("www", "https")) or "https" in part for part in parts[1:])
    assert all(line.end <= line.measure + 0.01 for line in found)


def test_a_part_that_is_longer_than_a_line_breaks_wherever_it_must() -> None:
    found = lines(f'<p><span class="url">https://a.example/{"abcdefgh" * 12}</span></p>', CSS, "en", 20)
    assert len(found) > 3
    assert all(line.end <= line.measure + 0.01 for line in found)

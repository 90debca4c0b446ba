"""The map of pages stands beside a book and says where each block is."""

from __future__ import annotations

import hashlib
import json

import pypdfium2
from small_project import FOLDER, NAME, replace

MAP = f"output/{NAME}/{NAME}.zh.map.json"


def read(root):
    return json.loads((root / MAP).read_bytes())


def test_every_block_of_the_text_stands_where_the_map_says(small):
    told = read(small)
    with pypdfium2.PdfDocument(small / f"output/{NAME}/{NAME}.zh.screen.pdf") as pdf:
        assert told["sizes"] == [[round(length, 2) for length in pdf[page].get_size()] for page in range(len(pdf))]
        prose = [block for block in told["blocks"] if block["address"].startswith("paths/body/")]
        assert prose
        for block in prose:
            shown = "".join(pdf[box["page"] - 1].get_textpage().get_text_bounded(*box["box"]) for box in block["boxes"])
            assert "".join(shown.split()) == "".join(block["text"].split())


def test_the_digest_is_that_of_the_text(small):
    for block in read(small)["blocks"]:
        assert block["sha256"] == hashlib.sha256(block["text"].encode()).hexdigest()


def test_an_edit_changes_the_blocks_that_it_touches_and_no_others(small, run):
    before = {block["address"]: block for block in read(small)["blocks"]}
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    run(small)
    after = {block["address"]: block for block in read(small)["blocks"]}
    changed = {address for address in after if after[address]["sha256"] != before[address]["sha256"]}
    assert changed == {address for address in before if "春天" in before[address]["text"]} != set()


def test_the_manifest_lists_it_with_its_language_and_no_edition(small):
    manifest = json.loads((small / f"output/{NAME}/manifest.json").read_bytes())
    (listed,) = [each for each in manifest["outputs"] if each["file"].endswith(".map.json")]
    assert listed["language"] == "zh" and "edition" not in listed and "pages" not in listed

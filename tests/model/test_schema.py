"""The JSON Schemas: up to date, fit for VS Code's YAML server, and of one mind with the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import FILES, file_named
from jsonschema import Draft7Validator
from jsonschema.protocols import Validator

from galley import source
from galley.model.base import Item, Report
from galley.model.publication import PublicationFile
from galley.model.registry import REGISTRY_FILES
from galley.model.schema import schemas
from galley.model.sections import SECTION_KINDS

ROOT = Path(__file__).resolve().parent.parent.parent
FILES_OF_SCHEMAS = sorted((ROOT / "content/schema").iterdir())
SCHEMAS = {path.name.partition(".")[0]: json.loads(path.read_text(encoding="utf-8")) for path in FILES_OF_SCHEMAS}
MODELS: dict[str, type[Item]] = {"publication": PublicationFile, **REGISTRY_FILES, **SECTION_KINDS}
CONTENT = sorted(path for path in (ROOT / "content").rglob("*.yaml") if "templates" not in path.parts)


class ServerLoader(yaml.SafeLoader):
    """Types unquoted text as VS Code's YAML server does: by the core schema of YAML 1.2, where `no` and days are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    ServerLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
ServerLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(str(node.value), 0 if "0x" in node.value or "0o" in node.value else 10),
)


def validator(kind: str) -> Validator:
    """The validator of a kind of file."""
    return Draft7Validator(SCHEMAS[kind])


def accepted_by_schema(text: str, kind: str) -> bool:
    """Whether an editor would show no fault."""
    return bool(validator(kind).is_valid(yaml.load(text, ServerLoader)))


def accepted_by_model(text: str, kind: str) -> bool:
    """Whether the reader finds no fault of form."""
    data, problems = source.load(text, "f.yaml")
    assert problems == []
    report = Report()
    try:
        MODELS[kind].model_validate(data, context=report)
    except ValueError:
        return False
    return not report.problems


def test_the_files_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FILES_OF_SCHEMAS}
    wanted = {f"{kind}.schema.json": text for kind, text in schemas().items()}
    assert written == wanted, "the schemas have changed: run `python3 build.py schema`"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_sound(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_a_content_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.split("\n")[0])
    assert first, "the first line names the schema"
    data = yaml.load(text, ServerLoader)
    kind = data.get("kind", path.stem)
    assert (path.parent / first[1]).resolve() == ROOT / f"content/schema/{kind}.schema.json"
    assert [error.message for error in validator(kind).iter_errors(data)] == []


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every map in a schema."""
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(part)


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema of a group of fields."""
    return (node for node in nodes(schema) if node.get("type") == "object")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_keywords_are_those_of_draft_7(kind: str) -> None:
    schema = SCHEMAS[kind]
    text = json.dumps(schema)
    assert not re.search(r'"(\$defs|prefixItems|unevaluated\w+|dependent\w+|discriminator|nullable)":', text)
    assert all(set(node) == {"$ref"} for node in nodes(schema) if "$ref" in node), (
        "draft 7 ignores what stands beside a $ref"
    )
    targets = {node["$ref"].removeprefix("#/definitions/") for node in nodes(schema) if "$ref" in node}
    assert targets == set(schema["definitions"])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_groups_are_closed_and_keys_as_in_the_files(kind: str) -> None:
    for node in objects(SCHEMAS[kind]):
        assert node["additionalProperties"] is False
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", key) for key in node.get("properties", {}))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_explains_itself(kind: str) -> None:
    definitions = SCHEMAS[kind]["definitions"]

    def explained(node: dict[str, Any]) -> bool:
        if "$ref" in node:
            return explained(definitions[node["$ref"].removeprefix("#/definitions/")])
        parts = [node["items"]] if isinstance(node.get("items"), dict) else node.get("oneOf", [])
        return "description" in node or (bool(parts) and all(map(explained, parts)))

    for group in objects(SCHEMAS[kind]):
        assert [name for name, field in group.get("properties", {}).items() if not explained(field)] == []


def test_inserts_are_told_apart_by_their_kind() -> None:
    schema = SCHEMAS["article"]
    choices = schema["properties"]["inserts"]["items"]["oneOf"]
    inserts = [schema["definitions"][choice["$ref"].removeprefix("#/definitions/")] for choice in choices]
    kinds = [insert["properties"]["kind"]["const"] for insert in inserts]
    assert kinds == [
        "figure",
        "box",
        "table",
        "committee-table",
        "committee-list",
        "meetings",
        "plan",
        "member-grid",
        "legend",
        "groups",
        "profiles",
        "staff-chart",
        "tally",
        "qr",
    ]
    assert all("kind" in insert["required"] for insert in inserts)


@pytest.mark.parametrize("kind", MODELS)
def test_both_accept_a_sound_document(kind: str) -> None:
    texts = (*FILES.values(), "kind: index\ntitle: 索引\nnames: [people, regions]\n")
    text = next(text for text in texts if text.startswith(f"kind: {kind}\n"))
    assert accepted_by_schema(text, kind)
    assert accepted_by_model(text, kind)


def changed(stem: str, old: str, new: str) -> tuple[str, str]:
    """A sound document with `old` replaced, and its kind."""
    text = FILES[file_named(stem)]
    assert text.count(old) == 1
    kind = re.match(r"kind: (.*)\n", text)
    assert kind
    return text.replace(old, new), kind[1]


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("calendar", "year: 2031", "colour: red\nyear: 2031"),
        ("calendar", "    location: 北城\n    meeting", "    locaton: 北城\n    meeting"),
        ("regions", "variants: [南州]", "other: [南州]"),
        ("assembly", "caption: 奖项", "caption: 奖项\n    colour: red"),
        ("publication", "as-of:", "as_of:"),
        ("calendar", "    host: XA-1\n", ""),
        ("assembly", "kind: table", "kind: tabel"),
        ("assembly", "  - kind: table\n    id: prizes", "  - id: prizes"),
        ("people", "kind: people", "kind: persons"),
        ("assembly", "align: end", "align: right"),
        ("assembly", "numbered: false", "numbered: no"),
        ("calendar", "title: 集市", "title: [集市]"),
        ("calendar", "title: 集市", "title: {zh: 集市}"),
        ("front", "figures:\n  - members", "figures: members"),
        ("calendar", "year: 2031", "year: no"),
        ("calendar", "year: 2031", "year: 2031.5"),
        ("calendar", "year: 2031", "year: -1"),
        ("regions", "certain: false", "certain: no"),
        ("regions", "certain: false", "certain: 0"),
        ("letters", "date: 2031-12-31", "date: 2031"),
        ("meetings", "start: 2029", "start: 2029-5"),
        ("meetings", "start: 2029", "start: 29"),
        ("meetings", "start: 2029", "start: ２０２９"),
        ("calendar", "id: market", "id: Market Day"),
        ("calendar", "host: XA-1", "host: 北省"),
        ("organisations", "url: https://example.org", "url: example.org"),
        ("countries", "{zh: 乙国}", "{Chinese: 乙国}"),
        ("countries", "{zh: 乙国}", '{zh: ""}'),
        ("countries", "{zh: 乙国}", "乙国"),
        ("publication", "languages: [zh]", "languages: []"),
        ("publication", "accent: pine", "accent: Pine Green"),
        ("news", "month: 2031-01", "month: January"),
        ("news", "    month: 2031-01\n", ""),
        ("news", "      alt: 一座桥\n", ""),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: 3-16-148410-X"),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: 9783161484100"),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: 979-0-2600-0043-8"),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: [978-3-16-148410-0]"),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: {Chinese: 978-3-16-148410-0}"),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: {}"),
        ("publication", "isbn: 978-3-16-148410-0", "print-run: {zh: many}"),
        ("colophon", "title: 版权", "title: 版权\nisbn: 978-3-16-148410-0"),
        ("appendix", "style: side", "style: aside"),
        ("appendix", "kind: member-grid", "kind: members"),
        ("appendix", "caption: 会员", "caption: 会员\n    status: guest"),
        ("appendix", "    caption: 图例\n", ""),
        ("appendix", "count: 7", "count: seven"),
        ("appendix", "        label: 南方\n", ""),
        ("appendix", "names: [某丁, 某戊]", "names: 某丁"),
        ("appendix", "organisation: union", "organization: union"),
        ("appendix", "person: scribe", "person: 某丙"),
        ("appendix", "number: 5", "number: 5.5"),
        ("appendix", "    total: 8\n", ""),
    ],
)
def test_both_refuse_the_same_fault(stem: str, old: str, new: str) -> None:
    text, kind = changed(stem, old, new)
    assert not accepted_by_model(text, kind)
    assert not accepted_by_schema(text, kind)


@pytest.mark.parametrize(
    ("stem", "old", "new"),
    [
        ("calendar", "title: 集市", "title: 2031"),
        ("calendar", "title: 集市", "title: 20.31"),
        ("calendar", "title: 集市", "title: true"),
        ("calendar", "title: 集市", "title: no"),
        ("calendar", "id: market", "id: 1"),
        ("assembly", '[某乙, "1"]', "[某乙, 1]"),
        ("meetings", "start: 2029", "start: 2029-05"),
        ("meetings", "start: 2029", "start: 2029-05-01"),
        ("countries", "{zh: 乙国}", "{zh: {text: 乙国}, no: Bland}"),
        ("people", "name: {zh: 某甲}", "name: {zh: 某甲}\n    note: 1999"),
        ("calendar", "year: 2031", "body: 日程。\nyear: 2031"),
        ("news", "month: 2031-01", "month: 2031"),
        ("appendix", "names: [某丁, 某戊]", "names: [1, no]"),
        ("appendix", "        names: [某丁, 某戊]\n", ""),
        ("publication", "isbn: 978-3-16-148410-0\n", ""),
        ("publication", "isbn: 978-3-16-148410-0", "isbn: {zh: 978-3-16-148410-0}"),
        ("publication", "isbn: 978-3-16-148410-0", "print-run: 800"),
        ("publication", "isbn: 978-3-16-148410-0", "print-run: {zh: 800, en: 300}"),
        ("appendix", "caption: 会员", "caption: 会员\n    status: observer"),
    ],
)
def test_both_accept_text_that_looks_like_something_else(stem: str, old: str, new: str) -> None:
    text, kind = changed(stem, old, new)
    assert accepted_by_model(text, kind)
    assert accepted_by_schema(text, kind)

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.accounts.tokens.scopes import SENTENCES, Scope

SAMPLES = {
    "organisation": "eastbridge",
    "programme": "ageing-well-in-eastbridge",
    "slug": "southwark-circle",
    "initiative_id": "0b6ff6a5-6d5e-4a53-8a0e-4f3f5d6e7a80",
}
"""What stands for a part of an address in the examples."""

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing an operation can be sent. `must` is the word for whether it has to be.

    `pieces` are its name, cut where a narrow page may break it.
    """

    pieces: tuple[str, ...]
    kind: str
    must: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One status and when it comes."""

    status: str
    words: str


@dataclass(frozen=True, slots=True)
class OperationPart:
    """One operation: what it does, who may, what to send, what comes back, and a line to try.

    `pieces` are the path, cut where a narrow page may break it.
    """

    anchor: str
    title: str
    method: str
    path: str
    pieces: tuple[str, ...]
    words: str
    door: str
    fields: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The operations about one thing."""

    title: str
    operations: tuple[OperationPart, ...]


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """What a token can be for."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """Everything the API offers."""

    title: str
    chapters: tuple[Chapter, ...]
    scopes: tuple[ScopeRow, ...]
    a_minute: int
    a_minute_without_token: int
    most_kilobytes: int


def reference_page(
    schema: Schema, *, site: str, a_minute: int, a_minute_without_token: int, most_bytes: int
) -> ReferencePage:
    """`site` is the address the examples ask."""
    parts = [(part["tags"][0], _part(schema, method, path, part, site)) for method, path, part in _operations(schema)]
    return ReferencePage(
        title=_("For programs: the API"),
        chapters=tuple(
            Chapter(_chapter(tag), tuple(part for _tag, part in group))
            for tag, group in groupby(parts, key=lambda pair: pair[0])
        ),
        scopes=tuple(ScopeRow(scope.value, str(SENTENCES[scope])) for scope in Scope),
        a_minute=a_minute,
        a_minute_without_token=a_minute_without_token,
        most_kilobytes=most_bytes // 1024,
    )


def _chapter(tag: str) -> str:
    titles = {
        "cases": _("The case bank"),
        "methods": _("Methods"),
        "programmes": _("Programmes"),
        "initiatives": _("Initiatives"),
    }
    return titles.get(tag, tag.capitalize())


def _operations(schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in schema["paths"].items():
        yield from ((method.upper(), path, part) for method, part in methods.items())


def _part(schema: Schema, method: str, path: str, part: Schema, site: str) -> OperationPart:
    body = _body(schema, part)
    return OperationPart(
        anchor=part["operationId"].replace("_", "-"),
        title=part["summary"],
        method=method,
        path=path,
        pieces=tuple(path.split("/")),
        words=part.get("description", ""),
        door=_door(part),
        fields=tuple(_parameter(schema, each) for each in _asked(part)),
        body=body,
        answers=tuple(Answer(status, each["description"]) for status, each in part["responses"].items()),
        example=_example(method, f"{site}{path}", token="x-token-scope" in part, body=body),
    )


def _door(part: Schema) -> str:
    scope = part.get("x-token-scope")
    return _("A token with the scope “%(scope)s”.") % {"scope": scope} if scope else _("Anyone, without a token.")


def _asked(part: Schema) -> list[Schema]:
    """What may stand after the question mark; the other parts of an address are seen in its path."""
    return [each for each in part.get("parameters", ()) if each["in"] == "query"]


def _parameter(schema: Schema, parameter: Schema) -> Field:
    return Field(
        tuple(parameter["name"].split("_")),
        _kind(schema, parameter["schema"]),
        _must(needed=parameter.get("required", False)),
        parameter.get("description") or parameter["schema"].get("description", ""),
    )


def _body(schema: Schema, part: Schema) -> tuple[Field, ...]:
    if "requestBody" not in part:
        return ()
    shape = _resolved(schema, part["requestBody"]["content"]["application/json"]["schema"])
    needed = shape.get("required", ())
    names = sorted(shape["properties"], key=lambda name: name not in needed)
    fields = ((name, shape["properties"][name]) for name in names)
    return tuple(
        Field(tuple(name.split("_")), _kind(schema, each), _must(needed=name in needed), each.get("description", ""))
        for name, each in fields
    )


def _must(*, needed: bool) -> str:
    return _("needed") if needed else _("if you like")


def _resolved(schema: Schema, shape: Schema) -> Schema:
    name = shape.get("$ref", "").rpartition("/")[2]
    return schema["components"]["schemas"][name] if name else shape


def _kind(schema: Schema, shape: Schema, *, alone: bool = True) -> str:
    """What may be sent, in words: `text`, `number`, or the words to choose from."""
    shape = _resolved(schema, shape)
    if "anyOf" in shape or "allOf" in shape:
        kinds = (_kind(schema, each) for each in shape.get("anyOf", shape.get("allOf", ())))
        return " ".join(kind for kind in kinds if kind)
    if shape.get("format") == "uuid":
        return _("an id")
    if "enum" in shape:
        words = ", ".join(str(word) for word in shape["enum"])
        return _("one of: %(words)s") % {"words": words} if alone else words
    if shape.get("type") == "array":
        return _("a list of: %(kind)s") % {"kind": _kind(schema, shape["items"], alone=False)}
    kinds = {
        "string": _("text"),
        "integer": _("whole number"),
        "number": _("number"),
        "boolean": _("true or false"),
        "null": "",
    }
    return kinds.get(shape.get("type", ""), "")


def _example(method: str, address: str, *, token: bool, body: tuple[Field, ...]) -> str:
    """A line for a terminal."""
    for name, sample in SAMPLES.items():
        address = address.replace(f"{{{name}}}", sample)
    lines = ["curl" if method == "GET" else f"curl -X {method}"]
    if token:
        lines.append('-H "Authorization: Bearer $STAR_TOKEN"')
    if body:
        values = {"title": "Lunch club", "status": "existing"} if method == "POST" else {"version": 1, "people": 24}
        lines += ['-H "Content-Type: application/json"', f"-d '{json.dumps(values)}'"]
    return " \\\n  ".join([*lines, address]) if len(lines) > 1 else f"{lines[0]} {address}"

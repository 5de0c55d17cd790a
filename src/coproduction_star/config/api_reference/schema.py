"""The schema as it is published: the library's, with each operation's refusals, scope and permission."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ninja.operation import Operation

from coproduction_star.config.api import api
from coproduction_star.ui.answers import PREFIX

REFUSAL = {
    "title": "Refusal",
    "type": "object",
    "required": ["detail", "problems"],
    "properties": {
        "detail": {"type": "string", "description": "A sentence that says what to do."},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
DONE = {
    "200": "What was asked for.",
    "201": "It was added; this is what it says now.",
    "409": "Somebody else saved first: “now” and “yours” hold both texts.",
}
ALWAYS = {
    "401": "A token that is unknown, withdrawn or out of date.",
    "422": "Something in the request cannot be read; “problems” says what to send instead.",
    "429": "Too many requests; “Retry-After” says how many seconds to wait.",
}
WITH_TOKEN = {
    "401": "No token, or one that is unknown, withdrawn or out of date.",
    "403": "The token lacks the scope, or your role does not include this.",
}
OF_ONE = {"404": "Not there, or not yours to see."}
WITH_BODY = {"400": "The body is not JSON.", "413": "The body is too large."}


def operations() -> Iterator[tuple[str, Operation]]:
    """Every operation with its address, as `/api/v1/cases/{slug}`."""
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                yield "/".join([PREFIX, *_parts(bound.prefix), *_parts(path)]) + _slash(bound.prefix, path), operation


def _parts(path: str) -> list[str]:
    return [re.sub(r"\{\w+:", "{", part) for part in path.split("/") if part]


def _slash(prefix: str, path: str) -> str:
    return "/" if (path or prefix).endswith("/") and path != "/" else ""


@cache
def published() -> dict[str, Any]:
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix=f"{PREFIX}/"), default=str))
    schema["components"]["schemas"]["Refusal"] = REFUSAL
    doors = {operation.view_func: operation for _path, operation in operations()}
    by_id = {api.get_openapi_operation_id(operation): operation for operation in doors.values()}
    for methods in schema["paths"].values():
        for described in methods.values():
            _complete(described, by_id[described["operationId"]])
    return dict(schema)


def _complete(described: dict[str, Any], operation: Operation) -> None:
    view = operation.view_func
    scope, permission = getattr(view, "token_scope", None), getattr(view, "required_permission", None)
    if scope:
        described["x-token-scope"], described["x-permission"] = str(scope), str(permission)
    refusals = ALWAYS | (WITH_TOKEN if scope else {}) | (WITH_BODY if "requestBody" in described else {})
    if any(parameter["in"] == "path" for parameter in described["parameters"]):
        refusals |= OF_ONE
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    for status, why in refusals.items():
        described["responses"].setdefault(status, {"description": why, "content": answer})
    for status, words in DONE.items():
        if status in described["responses"]:
            described["responses"][status]["description"] = words
    described["responses"] = dict(sorted(described["responses"].items()))


def as_text() -> str:
    """As the file that is published, and kept beside the tests."""
    return json.dumps(published(), ensure_ascii=False, indent=2) + "\n"

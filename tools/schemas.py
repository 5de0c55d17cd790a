"""Write the JSON Schema of every calculation's result from its dataclass, so that the two cannot part.

`schemas.py write` writes docs/reference/KIND-result.schema.json. What a file may hold is written by hand beside it, in
docs/reference/KIND.schema.json, because it says what people should know about each field.
"""

import dataclasses
import inspect
import json
import sys
import types
import typing
from collections.abc import Collection, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from coproduction_star.cli.calculating import (
    agreement,
    budget,
    business_case,
    compare,
    estimate,
    match,
    matrix,
    options,
    weights,
)
from coproduction_star.data.weighted_criteria import Criteria

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs/reference"
RESULTS = {
    "options": options.Options,
    "agreement": agreement.Agreement,
    "matrix": matrix.Matrix,
    "criteria": Criteria,
    "business-case": business_case.BusinessCase,
    "weights": weights.Weights,
    "estimate": estimate.Estimates,
    "match": match.Match,
    "compare": compare.Comparing,
    "budget": budget.Budget,
}
PLAIN = {str: "string", bool: "boolean", int: "integer"}


def result_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of result, with every part it is made of."""
    parts: dict[str, Any] = {}
    top = _of(RESULTS[name], parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Result of `coproduction-star calculate {name}`",
        **top,
        "$defs": dict(sorted(parts.items())),
    }


def _of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, parts)
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if kind is float:
        return {"type": ["number", "null"], "description": "null where it is not a finite number"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return _generic(kind, parts)


def _generic(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_of(each, parts) if each is not type(None) else {"type": "null"} for each in inside]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(inside[1], parts)}
    if isinstance(origin, type) and issubclass(origin, Collection):
        return {"type": "array", "items": _of(inside[0], parts)}
    raise TypeError(f"No schema for {kind}: teach tools/schemas.py.")


def _dataclass(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in parts:
        parts[name] = {}
        hints = typing.get_type_hints(kind)
        fields = [field.name for field in dataclasses.fields(kind)]
        parts[name] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__ or ""),
            "properties": {field: _of(hints[field], parts) for field in fields},
            "required": fields,
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def text(name: str) -> str:
    return json.dumps(result_schema(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] != ["write"]:
        sys.exit("Say what to do: schemas.py write")
    for each in RESULTS:
        (FOLDER / f"{each}-result.schema.json").write_text(text(each))

"""From frozen results to what JSON can hold."""

import dataclasses
from collections.abc import Collection, Mapping
from enum import Enum
from math import isfinite
from typing import Any

OF_NUMPY = "numpy"


def plain(value: Any) -> Any:
    """Turn dataclasses, enumerations, tuples and arrays into objects, texts and lists; no number at all is null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if type(value).__module__ == OF_NUMPY:  # an array or one number of one; nothing here waits for it to be read
        return plain(value.tolist())
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, Collection) and not isinstance(value, str):
        return [plain(each) for each in value]
    return value

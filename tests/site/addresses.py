"""Every address of the product with its view, for the tests that walk them all."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.site.api.operations import walked

API = "ninja"
"""The app name of the API's resolver. One address of it may be several operations, each with its own door."""

View = Callable[..., Any]


@dataclass(frozen=True)
class Address:
    """`name` can be reversed; `route` is the pattern as written; `parts` are the names it wants filled in."""

    name: str
    route: str
    view: View

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(re.findall(r"<(?:\w+:)?(\w+)>", self.route))

    @property
    def choices(self) -> dict[str, str]:
        """The first choice of each part that the pattern itself lists, as in `(?P<kind>csv|json)`."""
        return dict(re.findall(r"\(\?P<(\w+)>(\w+)\|", self.route))

    @property
    def permission(self) -> str:
        return getattr(self.view, "required_permission", "")


def addresses(patterns: Any = None, prefix: str = "", route: str = "") -> Iterator[Address]:
    """The pages. The API's operations are walked in tests/site/api/test_doors.py."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and pattern.app_name == API:
            continue
        if isinstance(pattern, URLResolver):
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern.url_patterns, prefix + namespace, here)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name or pattern.pattern}", here, pattern.callback)


def every_address() -> Iterator[tuple[str, View]]:
    """The pages and the API's operations."""
    yield from ((address.name, address.view) for address in addresses())
    yield from ((str(operation), operation.view) for operation in walked())

"""Every address of the product with its view, for the tests that walk them all."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.site.api.operations import walked

View = Callable[..., Any]


API = "ninja"
"""The app name of the API's resolver; one address of it may be several operations, each with its own door."""


def every_address(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, View]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver) and pattern.app_name == API:
            yield from ((str(operation), operation.view) for operation in walked())
        elif isinstance(pattern, URLResolver):
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from every_address(pattern.url_patterns, prefix + namespace)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or pattern.pattern}", pattern.callback

"""The links in the header. Packages above add theirs; ui imports none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the header. `order` places it; `current` marks where the reader is."""

    order: int
    text: str
    address: str
    current: bool = False


Source = Callable[[HttpRequest], Link | None]
_sources: list[Source] = []


def add_link(source: Source) -> None:
    """Say, for a request, which link to show, or none."""
    _sources.append(source)


def navigation(request: HttpRequest) -> list[Link]:
    links = (source(request) for source in _sources)
    return sorted((link for link in links if link), key=lambda link: link.order)


Strip = Callable[[HttpRequest], str]
_strips: list[Strip] = []


def add_strip(strip: Strip) -> None:
    """Say, for a request, the sentence of a strip under the header, or nothing."""
    _strips.append(strip)


def strips(request: HttpRequest) -> list[str]:
    return [words for strip in _strips if (words := strip(request))]

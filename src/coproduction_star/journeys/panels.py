"""What packages above the journeys show on the page of a record: comments, files. They announce themselves here."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import mark_safe

Panel = Callable[[HttpRequest, Any], str]
_panels: list[tuple[int, Panel]] = []
_place_panels: list[Panel] = []


def add_panel(panel: Panel, *, order: int = 50) -> None:
    """Show what this returns (a rendered template, or nothing) below the page of every record."""
    _panels.append((order, panel))


def add_place_panel(panel: Panel) -> None:
    """The same below the page of a place, which belongs to the organisation and to no programme."""
    _place_panels.append(panel)


def panels_of(request: HttpRequest, record: Any) -> tuple[str, ...]:
    return _shown((panel for _, panel in sorted(_panels, key=lambda one: one[0])), request, record)


def place_panels_of(request: HttpRequest, place: Any) -> tuple[str, ...]:
    return _shown(_place_panels, request, place)


def _shown(panels: Iterable[Panel], request: HttpRequest, record: Any) -> tuple[str, ...]:
    shown = (panel(request, record) for panel in panels)
    return tuple(mark_safe(markup) for markup in shown if markup)  # noqa: S308 - a rendered template, escaped there

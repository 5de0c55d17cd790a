"""What packages above the journeys show on the page of a record: comments, files. They announce themselves here."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import mark_safe

Panel = Callable[[HttpRequest, Any], str]
_panels: list[tuple[int, Panel]] = []


def add_panel(panel: Panel, *, order: int = 50) -> None:
    """Show what this returns (a rendered template, or nothing) below the page of every record."""
    _panels.append((order, panel))


def panels_of(request: HttpRequest, record: Any) -> tuple[str, ...]:
    shown = (panel(request, record) for _, panel in sorted(_panels, key=lambda one: one[0]))
    return tuple(mark_safe(markup) for markup in shown if markup)  # noqa: S308 - a rendered template, escaped there

"""What people think, as HTML. A room opens the page at once, so it is made once and kept until the figures change."""

import hashlib
from collections.abc import Sequence

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from coproduction_star import __version__
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import allowed

from . import results_page, selectors
from .addresses import at
from .presenters import axes_words

KEPT_SECONDS = 3_600


def results_for(request: HttpRequest, matrix: ImpactMatrix, options: Sequence[Option]) -> SafeString | None:
    """None while the reader must not see them, or nobody can have rated. Never kept while names are hidden."""
    if matrix.opened_at is None or not allowed(request, Permission.VIEW_PLACEMENTS, matrix):
        return None
    if hidden_for(request).pattern:
        return _made(request, matrix, options)
    key = _mark(matrix, options)
    kept: SafeString | None = cache.get(key)
    if kept is None:
        kept = _made(request, matrix, options)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _made(request: HttpRequest, matrix: ImpactMatrix, options: Sequence[Option]) -> SafeString:
    results = results_page.results_of(matrix, options, selectors.found_in(matrix, options))
    csv = at("matrix_csv", matrix) if results.panels else ""
    shown = {"results": hidden_for(request).over(results), "csv": csv}
    html = render_to_string("focus_it/impact_matrix/_results.jinja", shown, request)
    return mark_safe(html)  # noqa: S308 - a rendered template, escaped there


def _mark(matrix: ImpactMatrix, options: Sequence[Option]) -> str:
    """Everything that the words and the picture are made of, and the address they link to."""
    facts = [
        (one.pk, one.position, one.title, one.people, one.feasibility, one.risk, one.dropped_at) for one in options
    ]
    words = (matrix.title, axes_words(matrix), at("matrix", matrix), get_language(), __version__)
    told = repr((selectors.figures_mark(matrix), facts, words, matrix.seed))
    return f"impact-matrix:{matrix.pk}:{hashlib.sha256(told.encode()).hexdigest()}"

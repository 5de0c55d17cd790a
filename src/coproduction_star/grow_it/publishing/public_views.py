"""Published figures, as anybody may read them and take them away."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.selectors import in_published

from . import selectors
from .addresses import public_address
from .shown_page import as_csv, shown_of

WHY = "Anyone may read the figures that a published programme chose to show, after the rule of small numbers."
CSV = "text/csv; charset=utf-8"
MISSING = (Programme.DoesNotExist, FigurePublication.DoesNotExist)


@contextmanager
def published(request: HttpRequest, programme: str, publication_id: UUID) -> Iterator[FigurePublication]:
    with or_404(*MISSING), in_published(request.organisation, programme) as found:
        yield selectors.public_publications(found).select_related("programme__organisation").get(pk=publication_id)


@require_safe
@public(WHY)
def public_figures(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    with published(request, programme, publication_id) as found:
        context = {
            "page": hidden_for(request).over(shown_of(found.content)), "programme": found.programme.name,
            "back": reverse("map_it:public_programme", args=(organisation, programme)), "since": found.published_at,
            "file": public_address(found.programme, found, "public_figures_csv"),
        }  # fmt: skip
        return render(request, "grow_it/publishing/public.jinja", context)


@require_safe
@public(WHY)
def public_figures_csv(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    with published(request, programme, publication_id) as found:
        return Document(f"figures-{programme}.csv", CSV, as_csv(hidden_for(request).over(found.content))).response()

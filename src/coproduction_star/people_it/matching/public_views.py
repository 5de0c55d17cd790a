"""How matching works, for anybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.selectors import in_published

from . import explaining, weighing

WHY = "Anybody may know by which rules people are brought together."
View = Callable[..., HttpResponse]


def in_public(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open; to all else there is no page."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found)

    return opened


@require_safe
@public(WHY)
@in_public
def matching_explained(request: HttpRequest, programme: Programme) -> HttpResponse:
    page = explaining.explained_page(
        programme, weights=weighing.weights_of(programme), reason=weighing.reason_of(programme),
        back=f"/in/{programme.organisation.slug}/{programme.slug}/",
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page)}
    return render(request, "people_it/matching/explained.jinja", shown)


@require_safe
@public(WHY)
@in_public
def matching_record(request: HttpRequest, programme: Programme) -> HttpResponse:
    made: dict[str, Any] = explaining.as_json(
        programme, weights=weighing.weights_of(programme), reason=weighing.reason_of(programme)
    )
    return JsonResponse(hidden_for(request).over(made), json_dumps_params={"ensure_ascii": False, "indent": 2})

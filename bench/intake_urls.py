"""The addresses of the product, and one bare page that does a single INSERT: what an answer is measured against.

It stands behind them, so that finding it takes as long.
"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from coproduction_star.config.urls import *  # noqa: F403 - its error pages, which Django looks for by name
from coproduction_star.config.urls import urlpatterns as product
from coproduction_star.ui.models import SentForm
from coproduction_star.ui.shortcuts import public


@require_POST
@public("For measuring only.")
def bare(request: HttpRequest, organisation: str) -> HttpResponse:
    SentForm.objects.create(key=uuid.uuid4().hex, words="", began_at=timezone.now())
    return HttpResponse(status=302, headers={"Location": request.path})


urlpatterns = [*product, path("in/<slug:organisation>/bare/at/all/", bare)]

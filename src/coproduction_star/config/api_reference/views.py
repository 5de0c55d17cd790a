from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from coproduction_star.accounts.tokens.middleware import MOST_BYTES
from coproduction_star.ui.shortcuts import public

from . import presenters, schema


@require_safe
@public("Who writes a program must be able to read what it can ask.")
def reference(request: HttpRequest) -> HttpResponse:
    page = presenters.reference_page(
        schema.published(),
        site=settings.SITE_URL or f"{request.scheme}://{request.get_host()}",
        a_minute=settings.API_REQUESTS_A_MINUTE,
        a_minute_without_token=settings.API_REQUESTS_A_MINUTE_WITHOUT_TOKEN,
        most_bytes=MOST_BYTES,
    )
    return render(request, "config/api/reference.jinja", {"page": page})


@require_safe
@public("Who writes a program must be able to read what it can ask.")
@cache_control(public=True, max_age=300)
def openapi(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(schema.as_text(), content_type="application/json; charset=utf-8")

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from coproduction_star.ui.shortcuts import public

from . import presenters, selectors


@require_safe
@public("What watches the server asks whether it works. It says nothing about anybody.")
@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """200 while the database answers, even when work waits long: to start this process anew would not help then."""
    try:
        found = selectors.health()
    except selectors.DatabaseSilent:
        return JsonResponse(presenters.SILENT, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse(presenters.as_json(found))


@require_safe
@public("What watches the server counts its work. It takes the token of the settings, and says nothing about anybody.")
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    from coproduction_star.config import counting

    return HttpResponse(counting.as_text(), content_type=counting.CONTENT_TYPE)


@require_safe
@public("Whoever finds a weakness must be able to read whom to tell.")
@cache_control(public=True, max_age=3600)
def security_txt(_request: HttpRequest) -> HttpResponse:
    if not settings.SECURITY_CONTACT:
        raise Http404
    text = presenters.security_txt(
        contact=settings.SECURITY_CONTACT, site=settings.SITE_URL, languages=[code for code, _ in settings.LANGUAGES]
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

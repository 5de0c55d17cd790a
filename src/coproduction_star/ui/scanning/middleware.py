from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coproduction_star.ui.resilience import keeping, presenters

from .clamd import ScannerSilent, what_is_in

log = structlog.get_logger("coproduction_star.scanning")


class ScanningMiddleware:
    """A file with something harmful in it reaches no page. What was typed beside it is not lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not settings.SCANNER or not keeping.is_form(request) or not request.FILES:
            return None
        route = request.resolver_match.route if request.resolver_match else ""
        for _name, files in request.FILES.lists():
            for file in files:
                if because := _refused(file, route=route):
                    page = presenters.refused_file_page(keeping.typed_in(request), silent=because == SILENT)
                    return render(request, "ui/resilience/typed.jinja", {"page": page}, status=REFUSED)
        return None


SILENT, HARMFUL = "silent", "harmful"
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
"""Also without an answer: Django would write the address of a 503 into the log, and ours says what is wrong."""


def _refused(file: UploadedFile, *, route: str) -> str:
    """Why it is not taken. The log names what was found and where, and neither the file nor who sent it."""
    try:
        found = what_is_in(file.chunks(), scanner=settings.SCANNER, seconds=settings.SCANNER_SECONDS)
    except ScannerSilent as problem:
        taken = not settings.SCANNER_REQUIRED
        log.error("the virus scanner does not answer", problem=str(problem), route=route, file_taken=taken)
        return "" if taken else SILENT
    finally:
        file.seek(0)
    if not found:
        return ""
    log.warning("a harmful file was refused", found=found, route=route)
    return HARMFUL

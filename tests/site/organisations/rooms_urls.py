"""The product's addresses, and one room inside each organisation."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission


@require(Permission.OPEN)
def room(request: HttpRequest, organisation: str) -> HttpResponse:
    return HttpResponse("Inside")


handler403 = "coproduction_star.ui.views.refused"
handler404 = "coproduction_star.ui.views.not_found"
urlpatterns = [path("o/<slug:organisation>/room/", room), path("", include("coproduction_star.config.urls"))]

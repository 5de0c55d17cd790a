"""The product's addresses, and a page with nothing on it for a signed-in person: what every page costs at least."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from coproduction_star.config.urls import handler403, handler404, handler500  # noqa: F401 - Django looks for them here
from coproduction_star.ui.shortcuts import public


@dataclass(frozen=True, slots=True)
class EmptyPage:
    title: str


@public("It is only in the benchmark.")
def empty(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/page.jinja", {"page": EmptyPage("Nothing")})


urlpatterns = [path("bench/empty/", empty), path("", include("coproduction_star.config.urls"))]

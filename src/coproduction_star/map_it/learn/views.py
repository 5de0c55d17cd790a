from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction_star.ui.shortcuts import public

from . import presenters


@require_safe
@public("The first page is for everyone.")
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "map_it/learn/front.jinja", {"page": presenters.front_page()})

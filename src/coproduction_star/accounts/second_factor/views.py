from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from coproduction_star.ui.shortcuts import signed_in

from . import presenters, selectors, services


@require_safe
@signed_in("Whoever sees others' contact or sensitive data takes a second step.")
def needed(request: HttpRequest) -> HttpResponse:
    destination = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(destination, allowed_hosts=None):
        destination = "/"
    if selectors.was_taken(request.session, user=request.user):
        return redirect(destination)
    services.remember_destination(request.session, address=destination)
    page = presenters.second_factor_page(
        has_one=selectors.has_one(request.user), has_app=selectors.has_app(request.user), destination=destination
    )
    return render(request, "accounts/second_factor/needed.jinja", {"page": page})

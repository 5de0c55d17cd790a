from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.people_it import parents as consents
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.reading import reading
from coproduction_star.ui.shortcuts import or_404, public

from . import presenters


@require_safe
@public("A parent signs it before a child says anything, so anyone may print it.")
def parent_slip(request: HttpRequest, organisation: str) -> HttpResponse:
    page = presenters.slip_page(request.organisation)
    return render(request, "people_it/consenting/slip.jinja", {"page": page, "reading": reading(request)})


@require_safe
@never_cache
@require(Permission.SEE_WHO_OFFERS)
def parents(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.parents_page(request.programme, request.access, consents.consents_in(request.programme))
    return render(request, "people_it/consenting/parents.jinja", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Permission.SEE_WHO_OFFERS)
def parent_takes_back(
    request: HttpRequest, organisation: str, programme: str, consent_kind: str, consent_id: UUID
) -> HttpResponse:
    """What hung on it is erased at once, so it is asked once more."""
    kind, key = consent_kind, consent_id
    with or_404(LookupError):
        row = consents.consent_of(request.programme, kind, key)
    if request.method == "POST":
        consents.take_back(programme=request.programme, kind=kind, key=key, by=request.user)
        messages.success(request, _("It is taken back, and what hung on it is erased."))
        return redirect("people_it:parents", organisation, programme)
    page = presenters.sure_page(request.programme, request.access, kind, row)
    return render(request, "people_it/consenting/sure.jinja", {"page": page})

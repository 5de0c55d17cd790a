from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.versions import ChangedMeanwhile

from . import presenters, selectors, services
from .forms import CloseWorryForm


@require_safe
@require(Permission.SAFEGUARD)
def worries(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.worries_page(
        programme=request.programme,
        access=request.access,
        pages=selectors.worries_of(request.programme, number=request.GET.get("page")),
        edited=selectors.edited_in(request.programme),
    )
    return render(request, "voices/safeguarding/worries.jinja", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.SAFEGUARD)
def worry(request: HttpRequest, organisation: str, programme: str, worry: UUID) -> HttpResponse:
    with or_404(Contribution.DoesNotExist):
        found = selectors.worry_called(request.programme, worry)
    form = CloseWorryForm(posted(request), initial={"version": found.version})
    meanwhile = False
    if form.is_valid():
        try:
            services.close_worry(contribution=found, by=request.user, **form.cleaned_data)
        except ChangedMeanwhile:
            meanwhile = True
            found = selectors.worry_called(request.programme, worry)
            form.data = form.data | {"version": str(found.version)}
        else:
            messages.success(request, _("Closed, with what was done."))
            return redirect("voices:worries", organisation, programme)
    page = presenters.worry_page(contribution=found, access=request.access, meanwhile=meanwhile)
    return render(request, "voices/safeguarding/worry.jinja", {"page": page, "form": form})

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import or_404, posted
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.versions import ChangedMeanwhile

from . import forms, presenters, selectors, services


@require_safe
@require(Permission.MODERATE)
def queue(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    pages = selectors.queue_of(request.programme, number=request.GET.get("page"))
    page = presenters.queue_page(programme=request.programme, access=request.access, pages=pages)
    return render(request, "voices/moderation/queue.jinja", {"page": page})


@require_POST
@require(Permission.MODERATE)
def claim(request: HttpRequest, organisation: str, programme: str, contribution: UUID) -> HttpResponse:
    """Begin to read one, so that nobody else does the same work."""
    services.claim(contribution=_found(request, contribution), by=request.user)
    return redirect("voices:check", organisation, programme, contribution)


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.MODERATE)
def check(request: HttpRequest, organisation: str, programme: str, contribution: UUID) -> HttpResponse:
    found = _found(request, contribution)
    initial = {"version": found.version, "words": found.words}
    form = forms.ModerateForm(posted(request), initial=initial, found=found)
    meanwhile = False
    if form.is_valid():
        try:
            _do(found, form.cleaned_data, request.user)
        except ChangedMeanwhile:
            meanwhile, found = True, _found(request, contribution)
            form.data = form.data | {"version": str(found.version)}
        except services.StillTells:
            form.add_error("why_nobody", forms.STILL_TELLS)
        except services.NotYours:
            form.add_error(None, _("You decided this before. Leave the second look to somebody else."))
        else:
            messages.success(request, _("Done."))
            return redirect("voices:queue", organisation, programme)
    left = selectors.must_be_left_to_another(found, request.user.pk)
    page = presenters.check_page(contribution=found, access=request.access, left_to_another=left, meanwhile=meanwhile)
    return render(request, "voices/moderation/check.jinja", {"page": page, "form": form})


def _found(request: HttpRequest, contribution_id: UUID) -> Contribution:
    with or_404(Contribution.DoesNotExist):
        return selectors.to_moderate(request.programme, contribution_id)


def _do(found: Contribution, answers: Mapping[str, Any], by: Any) -> None:
    same = {"contribution": found, "version": answers["version"], "by": by}
    deeds: dict[str, Callable[[], None]] = {
        forms.SHOW: lambda: services.show(**same, no_address=answers["no_address"], why_nobody=answers["why_nobody"]),
        forms.EDIT: lambda: services.edit(**same, words=answers["words"], why_nobody=answers["why_nobody"]),
        forms.HOLD: lambda: services.hold(**same),
        forms.REFUSE: lambda: services.refuse(**same, reason=answers["reason"], words=answers["reason_words"]),
        forms.WORRY: lambda: services.hand_to_lead(**same),
    }
    deeds[answers["deed"]]()

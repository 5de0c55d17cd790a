"""Links by which people of a group answer a round: made, printed once, and ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import AssessmentSlips
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.grow_it.slips.sheet import SlipsPage, sheet_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted

from . import forms, presenters, selectors, services
from .views import ASK, find_round


@ASK
@never_cache
@require(Permission.KEEP_ASSESSMENTS)
@makes_once
def make_assessment_links(
    request: HttpRequest, organisation: str, programme: str, assessment_id: UUID
) -> HttpResponse:
    found = find_round(request, assessment_id)
    back = at("assessment", request.programme, found.pk)
    form = forms.SlipsForm(posted(request), groups=found.groups)
    saved = save(
        form, lambda: services.make_slips(assessment=found, by=request.user, **form.cleaned_data),
        refusals={services.Ended: None},
    )  # fmt: skip
    if saved.done:
        page = _sheet(request, saved.kept, form, back)
        answer = render(request, "grow_it/slips/sheet.jinja", {"page": hidden_for(request).over(page)})
        return made(answer, at=back)
    asked = presenters.form_page(
        request.programme, access=request.access, title=_("Make links for people without an account"),
        button=_("Make the links"), back=back,
        lead=_("Each person gets a link of their own and answers once, without an account."),
    )  # fmt: skip
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(asked), "form": form})


def _sheet(request: HttpRequest, codes: list[str], form: forms.SlipsForm, back: str) -> SlipsPage:
    said = form.cleaned_data
    return sheet_of(
        codes, door="grow_it:answer_by_link", title=_("Hand these out to: %(group)s") % {"group": said["group"]},
        frame=presenters.frame_of(request.programme, request.access),
        asks=_("How do you see it? Tell us, without an account and without your name."), until=said["until"],
        back=back,
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_ASSESSMENTS)
def end_assessment_links(
    request: HttpRequest, organisation: str, programme: str, assessment_id: UUID, slips_id: UUID
) -> HttpResponse:
    found = find_round(request, assessment_id)
    with or_404(AssessmentSlips.DoesNotExist):
        batch = selectors.slips_called(found, slips_id)
    services.end_slips(slips=batch, by=request.user)
    messages.success(request, _("These links open nothing any more."))
    return redirect(at("assessment", request.programme, found.pk))

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Outcome
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import outcomes_of
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission as OrganisationPermission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services


@require_safe
@require(OrganisationPermission.OPEN)
def programmes(request: HttpRequest, organisation: str) -> HttpResponse:
    archived = "archived" in request.GET
    pages = selectors.page_of_programmes(
        organisation=request.organisation,
        archived=archived,
        service=request.GET.get("service"),
        number=request.GET.get("page"),
    )
    page = presenters.programmes_page(
        organisation=request.organisation, access=request.access, pages=pages, archived=archived
    )
    return render(request, "journeys/programmes/list.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@require(Permission.START_PROGRAMME)
@makes_once
def new_programme(request: HttpRequest, organisation: str) -> HttpResponse:
    form = forms.StartProgrammeForm(posted(request), organisation_id=request.organisation.pk)
    if form.is_valid():
        programme = services.start_programme(organisation=request.organisation, by=request.user, **form.cleaned_data)
        messages.success(request, _("The programme has started. Here is its Star."))
        return redirect(address("star", programme))
    page = presenters.start_page(organisation=request.organisation)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.CHANGE_PROGRAMME)
def about(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.ChangeProgrammeForm(
        posted(request), initial=forms.words_of(request.programme), organisation_id=request.organisation.pk
    )

    def change() -> None:
        services.change_programme(programme=request.programme, by=request.user, **form.cleaned_data)

    was_public = request.programme.published_at is not None
    saved = save(form, change, now=forms.words_of)
    if saved.done:
        messages.success(request, _("Saved."))
        if was_public and request.programme.published_at is None:
            said = _("The public page is closed for a day: the councillors of the new ward hear of it first.")
            messages.warning(request, said)
        return redirect(address("settings", request.programme))
    page = presenters.change_page(programme=request.programme, access=request.access, theirs=saved.theirs)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.SEE_PROGRAMME)
def outcomes(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    return _outcomes(request, forms.OutcomesForm())


@require_POST
@require(Permission.EDIT_OUTCOMES)
@makes_once
def add_outcomes(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = forms.OutcomesForm(posted(request))
    if not form.is_valid():
        return _outcomes(request, form)
    services.add_outcomes(programme=request.programme, words=form.cleaned_data["outcomes"], by=request.user)
    return redirect(address("outcomes", request.programme))


def _outcomes(request: HttpRequest, form: forms.OutcomesForm) -> HttpResponse:
    removed = selectors.removed_outcome(programme=request.programme, outcome_id=request.GET.get("removed", ""))
    page = presenters.outcomes_page(
        programme=request.programme,
        access=request.access,
        outcomes=outcomes_of(request.programme),
        removed=removed,
    )
    return render(
        request, "journeys/programmes/outcomes.jinja", {"page": hidden_for(request).over(page), "form": form}
    )


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_OUTCOMES)
def outcome(request: HttpRequest, organisation: str, programme: str, outcome_id: UUID) -> HttpResponse:
    with or_404(Outcome.DoesNotExist):
        row = selectors.outcome_with(programme=request.programme, outcome_id=outcome_id)
    form = forms.RewordForm(posted(request), initial=forms.words_of_outcome(row))

    def reword() -> None:
        services.reword_outcome(outcome=row, by=request.user, **form.cleaned_data)

    saved = save(form, reword, now=forms.words_of_outcome)
    if saved.done:
        return redirect(address("outcomes", request.programme))
    page = presenters.reword_page(programme=request.programme, access=request.access, theirs=saved.theirs)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.EDIT_OUTCOMES)
def move_outcome(request: HttpRequest, organisation: str, programme: str, outcome_id: UUID) -> HttpResponse:
    with or_404(Outcome.DoesNotExist):
        row = selectors.outcome_with(programme=request.programme, outcome_id=outcome_id)
    services.move_outcome(outcome=row, earlier="earlier" in request.POST, by=request.user)
    return redirect(address("outcomes", request.programme))


@require_POST
@require(Permission.EDIT_OUTCOMES)
def remove_outcome(request: HttpRequest, organisation: str, programme: str, outcome_id: UUID) -> HttpResponse:
    with or_404(Outcome.DoesNotExist):
        row = selectors.outcome_with(programme=request.programme, outcome_id=outcome_id)
    services.remove_outcome(outcome=row, by=request.user)
    return redirect(f"{address('outcomes', request.programme)}?removed={row.pk}")


@require_POST
@require(Permission.EDIT_OUTCOMES)
def restore_outcome(request: HttpRequest, organisation: str, programme: str, outcome_id: UUID) -> HttpResponse:
    with or_404(Outcome.DoesNotExist):
        services.restore_outcome(programme=request.programme, outcome_id=outcome_id, by=request.user)
    messages.success(request, _("The outcome is back."))
    return redirect(address("outcomes", request.programme))

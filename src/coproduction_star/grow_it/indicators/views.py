from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.data.benefits import benefits
from coproduction_star.grow_it.library.choosing import begun_with
from coproduction_star.grow_it.library.wording import listed
from coproduction_star.grow_it.models import Indicator
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.selectors import outcomes_of, people_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import charting, forms, framework_page, indicator_page, selectors, services
from .addresses import at
from .protecting import sees_exact

FILES_SHOWN = 12
ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_INDICATORS)
def framework(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, hidden = request.programme, hidden_for(request)
    page = framework_page.framework_page(
        programme=here, access=request.access, outcomes=selectors.outcomes_of(here),
        measures=selectors.measures_of(here, exact=sees_exact(request.access, here)),
        files=selectors.files_of(here)[:FILES_SHOWN],
        removed=selectors.removed_in(here)[:10], just_removed=request.GET.get("removed", ""), hidden=hidden,
    )  # fmt: skip
    return render(request, "grow_it/indicators/framework.jinja", {"page": hidden.over(page)})


@require_safe
@require(Permission.SEE_INDICATORS)
def indicator(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    found, hidden = found_indicator(request, indicator_id), hidden_for(request)
    exact, group = sees_exact(request.access, request.programme), _group(request, found)
    drawn, marks = selectors.drawn_figures(found, group, exact=exact), selectors.marks_of(found)
    page = indicator_page.indicator_page(
        found, access=request.access, drawn=charting.drawn_of(found, drawn, marks, group=group),
        figures=selectors.newest_figures(found, exact=exact), number=selectors.number_of_figures(found),
        marks=marks, group=group, hidden=hidden, panels=panels_of(request, found),
    )  # fmt: skip
    return render(request, "grow_it/indicators/indicator.jinja", {"page": hidden.over(page)})


def _group(request: HttpRequest, found: Indicator) -> str:
    """The group that the address names by its place; everybody where it names none."""
    place = request.GET.get("group", "")
    return found.groups[int(place)] if place.isdecimal() and int(place) < len(found.groups) else ""


@ASK
@require(Permission.KEEP_INDICATORS)
@makes_once
def new_indicator(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    begun = listed(request.GET.get("from", ""))
    initial = {"outcome": request.GET.get("outcome", "")} | (begun_with(begun) if begun else {})
    form = _form(request, forms.NewIndicatorForm, initial)
    if form.is_valid():
        made = services.add_indicator(programme=request.programme, values=form.values, by=request.user)
        messages.success(request, _("Saved. Write down its first figure when you have it."))
        return redirect(at("indicator", request.programme, made.pk))
    page = indicator_page.form_page(
        None, programme=request.programme, access=request.access, title=_("A measure"), button=_("Save"),
        lead=indicator_page.lead_of_form(begun),
    )  # fmt: skip
    return render(request, "grow_it/indicators/measure_form.jinja", {"page": page, "form": form})


@ASK
@require(Permission.KEEP_INDICATORS)
def change_indicator(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    found = found_indicator(request, indicator_id)
    form = _form(request, forms.ChangeIndicatorForm, forms.said_in(found), found)
    saved = save(
        form,
        lambda: services.change_indicator(
            indicator=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_in, refusals={services.NothingChanged: None, services.HasFigures: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("indicator", request.programme, found.pk))
    page = indicator_page.form_page(
        found, programme=request.programme, access=request.access, title=_("Change this measure"), button=_("Save"),
        theirs=saved.theirs,
    )  # fmt: skip
    return render(
        request, "grow_it/indicators/measure_form.jinja", {"page": hidden_for(request).over(page), "form": form}
    )


@ASK
@require(Permission.KEEP_INDICATORS)
def remove_indicator(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    found = found_indicator(request, indicator_id)
    if request.method != "POST":
        page = indicator_page.remove_page(found, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    with or_404(services.NotNow):
        services.remove_indicator(indicator=found, by=request.user)
    return redirect(f"{at('framework', request.programme)}?removed={found.pk}")


@require_POST
@require(Permission.KEEP_INDICATORS)
def restore_indicator(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    with or_404(Indicator.DoesNotExist):
        found = selectors.any_indicator(request.programme, indicator_id)
    return pressed(
        request, lambda: services.restore_indicator(indicator=found, by=request.user), done=_("The measure is back."),
        refusals={services.NotNow: _("It is back already.")}, then=at("framework", request.programme),
    )  # fmt: skip


def found_indicator(request: HttpRequest, indicator_id: UUID) -> Indicator:
    with or_404(Indicator.DoesNotExist):
        return selectors.indicator_called(request.programme, indicator_id)


def _form(
    request: HttpRequest, kind: type[forms.IndicatorForm], initial: dict[str, Any], found: Indicator | None = None
) -> Any:
    here, owner = request.programme, found.owner_id if found else None
    return kind(
        posted(request), initial=initial, outcomes=outcomes_of(here), hidden=hidden_for(request),
        people=people_in(here, and_also=owner or request.access.participant_id),
        benefits=[(one.id, one.title) for one in benefits()],
    )  # fmt: skip

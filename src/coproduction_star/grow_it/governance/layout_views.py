"""A trial layout: begun as a copy, looked at beside today's, adopted by a decision, or dropped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import LayoutState
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.papers import offered
from coproduction_star.journeys.steps import papers_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, posted, pressed

from . import beside_page, forms, map_page, selectors, services
from .views import ASK, found_layout


@ASK
@require(Permission.KEEP_GOVERNANCE)
@makes_once
def try_layout(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here, form = request.programme, forms.TrialForm(posted(request))
    saved = save(
        form, lambda: services.try_another(programme=here, by=request.user, **form.cleaned_data),
        refusals={services.NothingToTry: None, services.TooMany: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Here is the copy. Change it: nothing of today’s changes."))
        return redirect(at("layout", here, saved.kept.pk))
    page = map_page.form_page(
        here, access=request.access, title=_("Try another layout"), button=_("Begin the trial"),
        back=at("governance", here), lead=_("It begins as a copy of today’s. You then see both side by side."),
    )  # fmt: skip
    return render(request, "grow_it/governance/form.jinja", {"page": page, "form": form})


@require_safe
@require(Permission.SEE_GOVERNANCE)
def beside(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    here, found = request.programme, found_layout(request, layout_id)
    if found.state == LayoutState.TODAY:
        return redirect(at("governance", here))
    page = beside_page.beside_page(
        found, programme=here, access=request.access, today=selectors.bodies_of(selectors.layout_today(here)),
        other=selectors.bodies_of(found), outcomes=selectors.outcomes_of(here),
    )  # fmt: skip
    return render(request, "grow_it/governance/beside.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.ADOPT_LAYOUT)
def adopt_layout(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    here, mine = request.programme, request.access.participant_id
    found = found_layout(request, layout_id)
    if not has_declared(programme=here, participant_id=mine):
        return redirect(f"{address('interest', here)}?next={at('adopt_layout', here, layout_id)}")
    form = forms.AdoptForm(
        posted(request), papers=offered(papers_in(here)), hidden=hidden_for(request),
        initial={"what": _("We decide as the layout “%(layout)s” says.") % {"layout": found.title}},
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.adopt(
            layout=found, words=form.decision, participant_id=mine, by=request.user, on=timezone.localdate()
        ),
        refusals={services.NotNow: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Adopted. What was before stands below, as it was."))
        where = (
            address("decision_duties", here, saved.kept.decision_id) if form.answers_now else at("governance", here)
        )
        return redirect(where)
    page = map_page.form_page(
        here, access=request.access, title=_("Adopt this layout"), button=_("Adopt it"),
        back=at("layout", here, layout_id), lead=_("What you write stands among the decisions of the programme."),
    )  # fmt: skip
    return render(request, "grow_it/governance/form.jinja", {"page": hidden_for(request).over(page), "form": form})


@ASK
@require(Permission.KEEP_GOVERNANCE)
def drop_layout(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found, here = found_layout(request, layout_id), request.programme
    if request.method != "POST":
        page = map_page.drop_page(found, programme=here, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    return pressed(
        request, lambda: services.drop(layout=found, by=request.user, on=timezone.localdate()),
        done=_("The trial is dropped. It stands below, and can be taken up again."),
        refusals={services.NotNow: _("It is adopted or dropped already.")}, then=at("governance", here),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_GOVERNANCE)
def layout_again(request: HttpRequest, organisation: str, programme: str, layout_id: UUID) -> HttpResponse:
    found = found_layout(request, layout_id)
    return pressed(
        request, lambda: services.take_up_again(layout=found, by=request.user), done=_("The trial goes on."),
        refusals={services.NotNow: _("It is there already.")}, then=at("layout", request.programme, layout_id),
    )  # fmt: skip

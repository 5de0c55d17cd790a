from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Roadshow, SpreadPlan
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.announcing import NotReady
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.initiatives.selectors import initiative_with
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.selectors import people_in
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import exporting, forms, presenters, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSED: Any = {services.Refused: None}


@require_safe
@require(Permission.SEE_SPREAD)
def spread(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    plans = list(selectors.plans_of(here))
    for plan in plans:
        plan.programme = here
    page = presenters.plans_page(here, access=request.access, plans=plans, without=selectors.without_plan(here))
    return _show(request, "list", page)


@require_safe
@require(Permission.SEE_SPREAD)
def spread_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.nexts_of(request.programme)
    return Document("next.csv", "text/csv; charset=utf-8", exporting.nexts_csv(rows, hidden_for(request))).response()


@require_POST
@require(Permission.KEEP_SPREAD)
def begin_spread(request: HttpRequest, organisation: str, programme: str, spread_of: str, about: UUID) -> HttpResponse:
    initiative = None
    if spread_of == "one":
        with or_404(Initiative.DoesNotExist):
            initiative = initiative_with(programme=request.programme, initiative_id=about)
    elif spread_of != "whole" or about != request.programme.pk:
        raise Http404
    made = services.begin(programme=request.programme, initiative=initiative, by=request.user)
    return redirect(at("spread_plan", request.programme, made.pk))


@require_safe
@require(Permission.SEE_SPREAD)
def spread_plan(request: HttpRequest, organisation: str, programme: str, spread_id: UUID) -> HttpResponse:
    return _show(request, "plan", _page(request, _plan(request, spread_id)))


@require_safe
@require(Permission.SEE_SPREAD)
def spread_word(request: HttpRequest, organisation: str, programme: str, spread_id: UUID) -> HttpResponse:
    page = hidden_for(request).over(_page(request, _plan(request, spread_id)))
    return exporting.plan_word(request.programme, page).response()


@ASK
@require(Permission.KEEP_SPREAD)
def say_spread(request: HttpRequest, organisation: str, programme: str, spread_id: UUID) -> HttpResponse:
    plan = _plan(request, spread_id)
    form = forms.PlanForm(posted(request), initial=forms.said_in_plan(plan))

    def change() -> None:
        values = {name: form.cleaned_data[name] for name in ("stays", "may_change")}
        services.say(plan=plan, version=form.cleaned_data["version"], values=values, by=request.user)

    saved = save(form, change, now=forms.said_in_plan, refusals=REFUSED)
    if saved.done:
        return _done(request, plan, _("Saved."))
    return _ask(request, plan, form, _("What stays, and what may change"), saved.theirs)


@ASK
@require(Permission.KEEP_SPREAD)
@makes_once
def add_spread_line(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, spread_kind: str
) -> HttpResponse:
    plan = _plan(request, spread_id)
    form = _form(request, spread_kind, {})
    if form.is_valid():
        services.add_line(plan=plan, kind=spread_kind, values=form.values, by=request.user)
        return _done(request, plan, _("Saved."))
    return _ask(request, plan, form, str(presenters.ADD[spread_kind]))


@ASK
@require(Permission.KEEP_SPREAD)
def change_spread_line(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, spread_kind: str, spread_line_id: UUID
) -> HttpResponse:
    plan = _plan(request, spread_id)
    line = _line(plan, spread_kind, spread_line_id)
    form = _form(request, spread_kind, forms.said_in(line), and_also=getattr(line, "who_id", None))
    saved = save(
        form,
        lambda: services.change_line(
            line=line, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.said_in, refusals=REFUSED,
    )  # fmt: skip
    if saved.done:
        return _done(request, plan, _("Saved."))
    return _ask(request, plan, form, str(presenters.HEADINGS[spread_kind]), saved.theirs)


@require_POST
@require(Permission.KEEP_SPREAD)
def remove_spread_line(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, spread_kind: str, spread_line_id: UUID
) -> HttpResponse:
    plan = _plan(request, spread_id)
    line = _line(plan, spread_kind, spread_line_id)
    done = _("Taken out. You can bring it back below.")
    return _pressed(request, plan, lambda: services.remove_line(line=line, by=request.user), done)


@require_POST
@require(Permission.KEEP_SPREAD)
def restore_spread_line(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, spread_kind: str, spread_line_id: UUID
) -> HttpResponse:
    plan = _plan(request, spread_id)
    line = _line(plan, spread_kind, spread_line_id, removed=True)
    return _pressed(request, plan, lambda: services.restore_line(line=line, by=request.user), _("It is back."))


@require_POST
@require(Permission.ANNOUNCE_ROADSHOW)
def announce_roadshow(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, roadshow_id: UUID
) -> HttpResponse:
    plan = _plan(request, spread_id)
    line = _line(plan, "roadshow", roadshow_id)
    done = _("Announced. It stands on the public page, if the programme has one.")
    return _pressed(request, plan, lambda: services.announce(roadshow=line, by=request.user), done)


@require_POST
@require(Permission.ANNOUNCE_ROADSHOW)
def hide_roadshow(
    request: HttpRequest, organisation: str, programme: str, spread_id: UUID, roadshow_id: UUID
) -> HttpResponse:
    plan = _plan(request, spread_id)
    line = _line(plan, "roadshow", roadshow_id)
    return _pressed(
        request, plan, lambda: services.hide(roadshow=line, by=request.user), _("Only the team reads of it now.")
    )


def _plan(request: HttpRequest, spread_id: UUID) -> SpreadPlan:
    with or_404(SpreadPlan.DoesNotExist):
        return selectors.plan_called(request.programme, spread_id)


def _line(plan: SpreadPlan, kind: str, line_id: UUID, *, removed: bool = False) -> Any:
    model = selectors.KINDS.get(kind, Roadshow)
    with or_404(KeyError, model.DoesNotExist):
        line = selectors.line_called(plan, kind, line_id, removed=removed)
    line.plan = plan
    return line


def _page(request: HttpRequest, plan: SpreadPlan) -> presenters.PlanPage:
    may = allowed(request, Permission.KEEP_SPREAD, request.programme)
    return presenters.plan_page(
        plan, access=request.access, found=selectors.lines_of(plan),
        removed=selectors.removed_lines(plan) if may else (), events=selectors.history_of(plan),
        hidden=hidden_for(request),
    )  # fmt: skip


def _form(request: HttpRequest, kind: str, initial: dict[str, Any], *, and_also: Any = None) -> forms.LineForm:
    if kind not in forms.FORMS:
        raise Http404
    people = people_in(request.programme, and_also=and_also)
    return forms.FORMS[kind](posted(request), initial=initial, people=people, hidden=hidden_for(request))


def _done(request: HttpRequest, plan: SpreadPlan, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(at("spread_plan", request.programme, plan.pk))


def _pressed(request: HttpRequest, plan: SpreadPlan, do: Any, done: str) -> HttpResponse:
    try:
        do()
    except services.Refused as refusal:
        messages.error(request, _(str(refusal)))
        return redirect(at("spread_plan", request.programme, plan.pk))
    except NotReady as refusal:
        messages.error(request, _("Before it is announced, write: %(what)s.") % {"what": str(refusal)})
        return redirect(at("spread_plan", request.programme, plan.pk))
    return _done(request, plan, done)


def _ask(request: HttpRequest, plan: SpreadPlan, form: Any, title: str, theirs: Any = ()) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, back=at("spread_plan", request.programme, plan.pk),
        lead=presenters.title_of(plan), theirs=theirs,
    )  # fmt: skip
    return _show(request, "form", page, form=form)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"grow_it/spreading/{template}.jinja", {"page": page, **more})

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.grow_it.models import FigureChange, FigureView, IndicatorFigure, IndicatorMark
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import forms, indicator_page, selectors, services
from .addresses import at
from .periods import next_start
from .protecting import is_small, sees_exact
from .views import ASK, found_indicator

CHANGED = gettext_lazy("Somebody else changed this figure while you were reading. Look at it again.")


@require_safe
@require(Permission.SEE_INDICATORS)
def figure(request: HttpRequest, organisation: str, programme: str, counted_id: UUID) -> HttpResponse:
    found, hidden = _figure(request, counted_id), hidden_for(request)
    exact = sees_exact(request.access, request.programme)
    found.withheld = not exact and is_small(found, found.indicator.measured)
    page = indicator_page.figure_page(
        found, access=request.access, views=FigureView.objects.filter(figure=found),
        changes=FigureChange.objects.filter(figure=found).select_related("by"), hidden=hidden,
    )  # fmt: skip
    return render(request, "grow_it/indicators/figure.jinja", {"page": hidden.over(page)})


@ASK
@require(Permission.WRITE_FIGURES)
@makes_once
def new_figure(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    indicator = found_indicator(request, indicator_id)
    form = forms.FigureForm(posted(request), indicator=indicator, initial=_next(indicator))
    saved = save(
        form,
        lambda: services.write_figure(
            indicator=indicator, group=form.cleaned_data.get("group", ""), values=form.values, by=request.user
        ),
        refusals={services.Overlaps: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. It waits for somebody to approve it."))
        return redirect(at("indicator", request.programme, indicator.pk))
    return _ask(request, form, indicator, _("A figure"), lead=indicator.title)


def _next(indicator: Any) -> dict[str, Any]:
    """The period after the newest one, so that nobody types it."""
    newest = IndicatorFigure.objects.filter(indicator=indicator, group="").order_by("-starts_on").first()
    return {"starts_on": next_start(newest.starts_on, indicator.every)} if newest else {}


@ASK
@require(Permission.WRITE_FIGURES)
def change_figure(request: HttpRequest, organisation: str, programme: str, counted_id: UUID) -> HttpResponse:
    found = _figure(request, counted_id)
    form = forms.ChangeFigureForm(posted(request), indicator=found.indicator, initial=_said_in(found))
    saved = save(
        form,
        lambda: services.change_figure(
            figure=found, version=form.cleaned_data["version"], values=form.values,
            reason=form.cleaned_data["reason"], by=request.user,
        ),
        now=_said_in, refusals={services.NothingChanged: None, services.NeedsReason: None, services.Overlaps: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. What it said before stays in its history."))
        return redirect(at("figure", request.programme, found.pk))
    back = at("figure", request.programme, found.pk)
    return _ask(request, form, found.indicator, _("Change this figure"), back=back, theirs=saved.theirs)


def _said_in(figure: IndicatorFigure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in (*forms.FIGURE, "version")} | {"reason": ""}


@require_POST
@require(Permission.APPROVE_FIGURES)
def approve_figure(request: HttpRequest, organisation: str, programme: str, counted_id: UUID) -> HttpResponse:
    found = _figure(request, counted_id)
    version = request.POST.get("version", "")
    return pressed(
        request,
        lambda: services.approve_figure(
            figure=found, version=int(version) if version.isdecimal() else 0, by=request.user
        ),
        done=_("Approved."), then=at("figure", request.programme, found.pk),
        refusals={ChangedMeanwhile: str(CHANGED), services.NotNow: _("This figure is approved already.")},
    )  # fmt: skip


@ASK
@require(Permission.SAY_OF_FIGURES)
@makes_once
def say(request: HttpRequest, organisation: str, programme: str, counted_id: UUID) -> HttpResponse:
    found = _figure(request, counted_id)
    form = forms.SayForm(posted(request))
    if form.is_valid():
        services.say_of_figure(figure=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It stands beside the figure."))
        return redirect(at("figure", request.programme, found.pk))
    back = at("figure", request.programme, found.pk)
    return _ask(request, form, found.indicator, _("What those who live with it say"), back=back)


@ASK
@require(Permission.KEEP_INDICATORS)
@makes_once
def new_mark(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    indicator = found_indicator(request, indicator_id)
    form = forms.MarkForm(posted(request))
    saved = save(
        form, lambda: services.add_mark(indicator=indicator, by=request.user, **form.cleaned_data),
        refusals={services.NotNow: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. It stands on the chart."))
        return redirect(at("indicator", request.programme, indicator.pk))
    return _ask(request, form, indicator, _("What happened"), lead=indicator.title)


@require_POST
@require(Permission.KEEP_INDICATORS)
def remove_mark(
    request: HttpRequest, organisation: str, programme: str, indicator_id: UUID, mark_id: UUID
) -> HttpResponse:
    indicator = found_indicator(request, indicator_id)
    with or_404(IndicatorMark.DoesNotExist):
        mark = selectors.mark_called(indicator, mark_id)
    services.remove_mark(mark=mark, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect(at("indicator", request.programme, indicator.pk))


def _figure(request: HttpRequest, counted_id: UUID) -> IndicatorFigure:
    with or_404(IndicatorFigure.DoesNotExist):
        return selectors.figure_called(request.programme, counted_id)


def _ask(request: HttpRequest, form: Any, indicator: Any, title: str, **more: Any) -> HttpResponse:
    page = indicator_page.form_page(
        indicator, programme=request.programme, access=request.access, title=title, button=_("Save"), **more
    )
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(page), "form": form})

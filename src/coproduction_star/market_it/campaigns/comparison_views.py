"""Two ways compared: planned, shared out by chance, begun, counted and ended. The result shows at the end."""

import csv
import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.versions import Saved, save
from coproduction_star.market_it.models import Campaign, Comparison
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import comparing, comparing_forms, comparison_page, selectors
from .addresses import at
from .views import ASK, REFUSALS, ask, found_campaign, pressed, show

CSV = "text/csv; charset=utf-8"


@ASK
@require(Permission.KEEP_CAMPAIGNS)
@makes_once
def new_comparison(request: HttpRequest, organisation: str, programme: str, campaign_id: UUID) -> HttpResponse:
    found = found_campaign(request, campaign_id)
    form = _plan_form(request, found, {})
    saved = save(
        form, lambda: comparing.add_comparison(campaign=found, values=form.values, by=request.user), refusals=REFUSALS
    )
    if saved.done:
        messages.success(request, _("Agreed. Now share people out by chance, then begin."))
        return redirect(at("campaign_comparison", request.programme, found.pk, saved.kept.pk))
    return ask(request, form, title=_("Compare two versions"), button=_("Work out how many people"), campaign=found)


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    _campaign, one = _found(request, campaign_id, told_apart_id)
    return show(request, "comparison", comparison_page.comparison_page(one, access=request.access))


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def change_comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    found, one = _found(request, campaign_id, told_apart_id)
    form = _plan_form(request, found, comparing_forms.said_in_comparison(one))
    saved = save(
        form,
        lambda: comparing.change_comparison(
            comparison=one, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=comparing_forms.said_in_comparison, refusals=REFUSALS,
    )  # fmt: skip
    return _done(request, one, saved, _("What you compare is changed.")) or _asked(
        request, form, one, saved, _("Change what you compare"), _("Save")
    )


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def remove_comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    found, one = _found(request, campaign_id, told_apart_id)
    return pressed(
        request, found, lambda: comparing.remove_comparison(comparison=one, by=request.user),
        _("The comparison is taken out. You can plan it again."),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def draw_lots(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    _campaign, one = _found(request, campaign_id, told_apart_id)
    form = comparing_forms.LotsForm(posted(request), initial={"version": one.version})
    saved = save(
        form, lambda: comparing.draw_lots(comparison=one, by=request.user, **form.cleaned_data),
        now=lambda row: {"version": row.version}, refusals=REFUSALS,
    )  # fmt: skip
    return _done(request, one, saved, _("Lots are drawn. Take the table away and keep it with your list.")) or _asked(
        request, form, one, saved, _("Draw lots for a list"), _("Draw lots")
    )


@require_safe
@require(Permission.SEE_CAMPAIGNS)
def comparison_lots(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    """Which version each line of the list meets; it names nobody."""
    _campaign, one = _found(request, campaign_id, told_apart_id)
    file = io.StringIO()
    csv.writer(file).writerows([("line", "version"), *enumerate(one.lots, start=1)])
    return Document("lots.csv", CSV, ("\ufeff" + file.getvalue()).encode()).response()


@require_POST
@require(Permission.KEEP_CAMPAIGNS)
def begin_comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    found, one = _found(request, campaign_id, told_apart_id)
    return pressed(
        request, found, lambda: comparing.begin_comparison(comparison=one, by=request.user),
        _("It has begun. Count how many each version reaches, and how many of them do it."),
        then=at("campaign_comparison", request.programme, found.pk, one.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def count_comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    _campaign, one = _found(request, campaign_id, told_apart_id)
    counts = comparison_page.counts_of(one)
    first = {"counted_on": timezone.localdate(), **comparing_forms.said_in_counts(one, counts)}
    form = comparing_forms.CountForm(posted(request), is_over=one.ended_at is not None, initial=first)
    saved = save(
        form, lambda: comparing.count(comparison=one, by=request.user, **form.values),
        now=_counts_now, refusals=REFUSALS,
    )  # fmt: skip
    told = _("Kept. Each version has reached its number of people, so the result is known.")
    words = told if saved.kept else _("Kept. The result shows when each version has reached its number of people.")
    return _done(request, one, saved, words) or _asked(
        request, form, one, saved, _("How many, so far?"), _("Save the counts")
    )


def _counts_now(row: Comparison) -> dict[str, Any]:
    return comparing_forms.said_in_counts(row, comparison_page.counts_of(row))


@ASK
@require(Permission.KEEP_CAMPAIGNS)
def end_comparison(
    request: HttpRequest, organisation: str, programme: str, campaign_id: UUID, told_apart_id: UUID
) -> HttpResponse:  # fmt: skip
    _campaign, one = _found(request, campaign_id, told_apart_id)
    form = comparing_forms.EndComparisonForm(posted(request), initial={"version": one.version})
    saved = save(
        form, lambda: comparing.end_comparison(comparison=one, by=request.user, **form.cleaned_data),
        now=lambda row: {"version": row.version, "because": row.ended_because}, refusals=REFUSALS,
    )  # fmt: skip
    lead = _("It has not reached its number of people, so it will say that we cannot tell.")
    return _done(request, one, saved, _("The comparison has ended.")) or _asked(
        request, form, one, saved, _("End the comparison early"), _("End it"), lead=lead
    )


def _found(request: HttpRequest, campaign_id: UUID, told_apart_id: UUID) -> tuple[Campaign, Comparison]:
    found = found_campaign(request, campaign_id)
    with or_404(Comparison.DoesNotExist):
        return found, selectors.comparison_with(campaign=found, comparison_id=told_apart_id)


def _plan_form(request: HttpRequest, found: Campaign, initial: dict[str, Any]) -> comparing_forms.CompareForm:
    return comparing_forms.CompareForm(posted(request), initial=initial, segments=selectors.segments_of(found))


def _done(request: HttpRequest, one: Comparison, saved: Saved, words: str) -> HttpResponse | None:
    """Back to the comparison, where something was saved."""
    if not saved.done:
        return None
    messages.success(request, words)
    return redirect(at("campaign_comparison", request.programme, one.campaign_id, one.pk))


def _asked(
    request: HttpRequest, form: Any, one: Comparison, saved: Saved, title: str, button: str, *, lead: str = ""
) -> HttpResponse:
    back = at("campaign_comparison", request.programme, one.campaign_id, one.pk)
    return ask(
        request, form, title=title, button=button, campaign=one.campaign, saved=saved, lead=lead, back=back
    )  # fmt: skip

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.protecting import sees_exact
from coproduction_star.grow_it.models import Outturn
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.forecasts import Forecast, ForecastLine
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.steps import papers_in, tool_address
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import exporting, forms, pages, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = {services.ThereAlready: None, services.OtherPrices: None, services.TooLarge: None}


@require_safe
@require(Permission.SEE_OUTTURN)
def outturns(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    page = pages.list_page(
        here, access=request.access, papers=papers_in(here), told=selectors.told_of(here), records=_records(request),
        cases=tool_address("business-case", here),
    )  # fmt: skip
    return render(request, "grow_it/outturn/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_OUTTURN)
def outturn_paper(request: HttpRequest, organisation: str, programme: str, paper_id: UUID) -> HttpResponse:
    page = _page(request, paper_id)
    return render(request, "grow_it/outturn/paper.jinja", {"page": page})


@require_safe
@require(Permission.SEE_OUTTURN)
def outturn_word(request: HttpRequest, organisation: str, programme: str, paper_id: UUID) -> HttpResponse:
    page = _page(request, paper_id)
    records = [hidden_for(request).over(pages.record_row(one)) for one in _records(request)]
    return exporting.outturn_word(request.programme, page, records).response()


@require_safe
@require(Permission.SEE_OUTTURN)
def outturn_workbook(request: HttpRequest, organisation: str, programme: str, paper_id: UUID) -> HttpResponse:
    _forecast, rows = _paper(request, paper_id)
    exact = sees_exact(request.access, request.programme)
    return exporting.outturn_workbook(rows, exact=exact, hidden=hidden_for(request)).response()


@ASK
@require(Permission.KEEP_OUTTURN)
@makes_once
def write_outturn(request: HttpRequest, organisation: str, programme: str, paper_id: UUID) -> HttpResponse:
    """The line is named by its place in the forecast, which never changes."""
    here, forecast, line = request.programme, *_line(request, paper_id)
    form = forms.OutturnForm(
        posted(request), what=line.what, years=forms.years_of(forecast), price_year=forecast.price_year,
        figures=selectors.figures_to_take(here), initial={"last_year": "0"},
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.write_outturn(
            programme=here, forecast=forecast, line=line, values=form.values, by=request.user
        ),
        refusals=REFUSALS,
    )  # fmt: skip
    back = at("outturn_paper", here, paper_id)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    page = pages.form_page(here, access=request.access, title=_("What came of it?"), back=back, lead=line.name)
    return _form(request, page, form)


@ASK
@require(Permission.KEEP_OUTTURN)
@makes_once
def older_case(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """A project from before, so that the organisation's record begins with what it knows already."""
    here, form = request.programme, forms.OlderCaseForm(posted(request))

    def keep() -> Any:
        said = form.cleaned_data
        return services.write_older(
            programme=here, title=said["title"], decided_on=said["decided_on"], price_year=said["price_year"],
            rows=form.rows, values={"source": said["source"], "known_on": said["known_on"]}, by=request.user,
        )  # fmt: skip

    saved = save(form, keep, refusals=REFUSALS)
    if saved.done:
        messages.success(request, _("Saved. It counts in the record of the organisation."))
        return redirect(at("outturns", here))
    page = pages.form_page(
        here, access=request.access, title=_("An older case"), back=at("outturns", here),
        lead=_("A project that was decided and ended before it could stand here. It counts in the record."),
    )  # fmt: skip
    return _form(request, page, form)


@ASK
@require(Permission.KEEP_OUTTURN)
def change_outturn(request: HttpRequest, organisation: str, programme: str, outturn_id: UUID) -> HttpResponse:
    here, found = request.programme, _outturn(request, outturn_id)
    form = forms.ChangeOutturnForm(
        posted(request), what=pages.Forecasted(found.what), years=forms.years_kept(found),
        price_year=found.paper_kept["price_year"], figures=selectors.figures_to_take(here),
        initial=forms.said_in(found),
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change_outturn(
            outturn=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_in, refusals=REFUSALS,
    )  # fmt: skip
    back = at("outturn_paper", here, found.paper)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    page = pages.form_page(
        here, access=request.access, title=_("Change what came of it"), back=back, lead=found.name,
        theirs=saved.theirs,
    )  # fmt: skip
    return _form(request, page, form)


@ASK
@require(Permission.KEEP_OUTTURN)
def remove_outturn(request: HttpRequest, organisation: str, programme: str, outturn_id: UUID) -> HttpResponse:
    here, found = request.programme, _outturn(request, outturn_id)
    if request.method != "POST":
        page = pages.remove_page(here, found, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    with or_404(services.NotNow):
        services.remove_outturn(outturn=found, by=request.user)
    return redirect(f"{at('outturn_paper', here, found.paper)}?removed={found.pk}")


@require_POST
@require(Permission.KEEP_OUTTURN)
def restore_outturn(request: HttpRequest, organisation: str, programme: str, outturn_id: UUID) -> HttpResponse:
    with or_404(Outturn.DoesNotExist):
        found = selectors.any_outturn(request.programme, outturn_id)
    refusals = {
        services.NotNow: _("It is back already."),
        services.ThereAlready: _("Somebody wrote down this line anew. Take that out first."),
    }
    return pressed(
        request, lambda: services.restore_outturn(outturn=found, by=request.user), done=_("It is back."),
        refusals=refusals, then=at("outturn_paper", request.programme, found.paper),
    )  # fmt: skip


def _records(request: HttpRequest) -> Any:
    return [selectors.own_errors(what, request.access) for what in pages.RECORDED]


def _paper(request: HttpRequest, paper_id: UUID) -> tuple[Forecast | None, Any]:
    """A forecast with what happened; one whose edition is gone is still there while something was kept of it."""
    here = request.programme
    forecast, rows = selectors.forecast_called(here, paper_id), selectors.outturns_of(here, paper_id)
    if forecast is None and not rows:
        raise Http404
    return forecast, rows


def _page(request: HttpRequest, paper_id: UUID) -> Any:
    here, (forecast, rows) = request.programme, _paper(request, paper_id)
    page = pages.paper_page(
        here, access=request.access, key=str(paper_id), forecast=forecast, outturns=rows,
        exact=sees_exact(request.access, here), removed=_removed(request),
    )  # fmt: skip
    return hidden_for(request).over(page)


def _removed(request: HttpRequest) -> Outturn | None:
    try:
        found = selectors.any_outturn(request.programme, UUID(request.GET.get("removed", "")))
    except (ValueError, Outturn.DoesNotExist):
        return None
    return found if found.removed_at else None


def _line(request: HttpRequest, paper_id: UUID) -> tuple[Forecast, ForecastLine]:
    forecast, place = selectors.forecast_called(request.programme, paper_id), request.GET.get("line", "0")
    if forecast is None or not place.isdecimal() or int(place) >= len(forecast.lines):
        raise Http404
    return forecast, forecast.lines[int(place)]


def _outturn(request: HttpRequest, outturn_id: UUID) -> Outturn:
    with or_404(Outturn.DoesNotExist):
        return selectors.outturn_called(request.programme, outturn_id)


def _form(request: HttpRequest, page: pages.FormPage, form: forms.OutturnForm) -> HttpResponse:
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(page), "form": form})

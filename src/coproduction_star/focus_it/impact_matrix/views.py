from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.asked import RemindedBefore, reminded
from coproduction_star.focus_it.challengeable import beside, counts_of
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import check, require
from coproduction_star.ui.documents.download import Document, download
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import exporting, forms, presenters, results_page, selectors, services, who_page
from .addresses import at
from .asking import awaited_in
from .results_view import results_for


@require_safe
@require(Permission.VIEW_MATRIX)
def matrices(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.matrices_of(request.programme)
    page = presenters.list_page(programme=request.programme, access=request.access, matrices=rows)
    return _show(request, "focus_it/impact_matrix/list.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
@makes_once
def new_matrix(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    choice = selectors.initiatives_to_choose(request.programme)
    form = forms.NewMatrixForm(posted(request), initiatives=choice, hidden=hidden_for(request))
    if form.is_valid():
        matrix = services.set_up(programme=request.programme, by=request.user, **form.cleaned_data)
        return redirect(at("matrix", matrix))
    page = presenters.new_page(programme=request.programme, access=request.access)
    return _show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.VIEW_MATRIX)
def matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    mine = request.access.participant_id
    options = selectors.options_of(found)
    for option in options:
        option.matrix = found
    rating = selectors.rating_of(found, participant_id=mine) if found.is_open else selectors.NOT_RATING
    page = presenters.matrix_page(
        matrix=found, access=request.access, options=options, rating=rating,
        results=results_for(request, found, options), earlier=selectors.earlier_results(found),
        friends=beside(request, kind=selectors.KIND, record_id=found.pk, counts=counts_of(found)),
    )  # fmt: skip
    return _show(request, "focus_it/impact_matrix/matrix.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
def axes(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    form = forms.AxesForm(posted(request), initial=forms.axes_of(found))

    def word() -> None:
        words = {name: form.cleaned_data[name] for name in forms.AXES}
        services.word_axes(matrix=found, version=form.cleaned_data["version"], values=words, by=request.user)

    refusals = {services.MatrixBegun: _("People rate already, so the words of the scales stay as they are.")}
    saved = save(form, word, now=forms.axes_of, refusals=refusals)
    if saved.done:
        return redirect(at("matrix", found))
    page = presenters.form_page(
        matrix=found, access=request.access, title=_("Word the two scales"), button=_("Save"), theirs=saved.theirs,
        lead=_("Everyone who rates reads these words beside the numbers. Say what the ends mean here, in your place."),
    )  # fmt: skip
    return _show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
@makes_once
def add_options(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    choice = selectors.initiatives_to_choose(request.programme, beside=found)
    form = forms.OptionsForm(posted(request), initiatives=choice, hidden=hidden_for(request))
    refusals = {
        services.MatrixBegun: _("People rate already. Set up another matrix with all options instead."),
        IntegrityError: _("One of these initiatives was taken away meanwhile, so nothing was added. Choose again."),
    }

    def add() -> None:
        services.add_options(matrix=found, by=request.user, **form.cleaned_data)

    if save(form, add, refusals=refusals).done:
        return redirect(at("matrix", found))
    title, button = _("Add options"), _("Add them")
    page = presenters.form_page(matrix=found, access=request.access, title=title, button=button)
    return _show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
def matrix_option(
    request: HttpRequest, organisation: str, programme: str, matrix_id: UUID, option_id: UUID
) -> HttpResponse:
    option = found_option(found_matrix(request, matrix_id), option_id)
    form = forms.OptionForm(posted(request), initial=forms.words_of(option))

    def judge() -> Option:
        said = {"version": form.cleaned_data["version"], "facts": form.facts, "judged": form.judged}
        return services.judge_option(option=option, by=request.user, **said)

    refusals = {services.MatrixClosed: _("This matrix is closed. Open it again first.")}
    saved = save(form, judge, now=forms.words_of, refusals=refusals)
    if saved.done:
        told = _("“%(option)s” is dropped. What people rated is kept.") if saved.kept.dropped_at else _("Saved.")
        messages.success(request, told % {"option": hidden_for(request).text(saved.kept.title)})
        return redirect(at("matrix", option.matrix))
    page = presenters.option_page(option, access=request.access, theirs=saved.theirs)
    return _show(request, "journeys/form.jinja", page, form=form)


@require_POST
@require(Permission.FACILITATE)
def open_matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    return pressed(
        request, lambda: services.open_matrix(matrix=found, by=request.user), then=at("matrix", found),
        done=_("People can rate now. Tell them, or print a sheet for those without a phone."),
        refusals={services.NoOptions: _("There must be at least two options to compare. Add some first.")},
    )  # fmt: skip


@require_POST
@require(Permission.FACILITATE)
def stand_aside(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    mine = request.access.participant_id
    begun = _("You have begun to rate. Rate to the end, and you will see what the others think.")
    return pressed(
        request, lambda: services.stand_aside(matrix=found, participant_id=mine, by=request.user),
        done=_("You lead this matrix and do not rate in it. You can see what people think."),
        refusals={services.HasRated: begun}, then=at("matrix", found),
    )  # fmt: skip


@require_POST
@require(Permission.FACILITATE)
def close_matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    return pressed(
        request, lambda: services.close_matrix(matrix=found, by=request.user), then=at("matrix", found),
        done=_("Rating is closed, and everyone in the programme sees the result."),
        refusals={services.MatrixClosed: _("Rating is not open, so there is nothing to close.")},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(Permission.FACILITATE)
def reopen_matrix(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    form = forms.ReopenForm(posted(request))
    if form.is_valid():
        services.reopen_matrix(matrix=found, reason=form.cleaned_data["reason"], by=request.user)
        return redirect(at("matrix", found))
    title, button = _("Open rating again"), _("Open it again")
    page = presenters.form_page(matrix=found, access=request.access, title=title, button=button)
    return _show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.FACILITATE)
def who(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    people = awaited_in(found)
    page = who_page.who_page(matrix=found, access=request.access, people=people, hidden=hidden_for(request))
    return _show(request, "focus_it/who.jinja", page)


@require_POST
@require(Permission.FACILITATE)
def remind_raters(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    found = found_matrix(request, matrix_id)
    refusals = {
        RemindedBefore: _("They were reminded already. One reminder is enough."),
        services.MatrixClosed: _("Rating is not open, so nobody is reminded."),
    }
    remind = partial(services.remind, matrix=found, by=request.user)
    return pressed(request, remind, done=reminded, refusals=refusals, then=at("who", found))


@require_safe
@require(Permission.VIEW_PLACEMENTS)
def matrix_file(
    request: HttpRequest, organisation: str, programme: str, matrix_id: UUID, panel: str, kind: str
) -> HttpResponse:
    """The picture of one group."""
    matrix, options, found = _seen(request, matrix_id)
    named = {str(option.pk): option for option in options}
    one = next((each for each in found["panels"] if each["name"] == panel), None)
    if one is None:
        raise Http404
    chart = hidden_for(request).over(results_page.chart_of(matrix, one, named, found))
    made = download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source)
    return made.response()


@require_safe
@require(Permission.VIEW_PLACEMENTS)
def matrix_csv(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID) -> HttpResponse:
    matrix, options, found = _seen(request, matrix_id)
    rows = exporting.rows_of(matrix, options, found)
    body = exporting.as_csv(hidden_for(request).over(rows))
    return Document(f"impact-matrix-{matrix.pk}.csv", "text/csv; charset=utf-8", body).response()


@require_safe
@require(Permission.VIEW_REASONS)
def reasons(request: HttpRequest, organisation: str, programme: str, matrix_id: UUID, option_id: UUID) -> HttpResponse:
    """Why people rated one option as they did, when rating is closed."""
    option = found_option(found_matrix(request, matrix_id), option_id)
    check(request, Permission.VIEW_REASONS, option.matrix)
    said = selectors.reasons_in(option, found=selectors.found_in(option.matrix, [option]))
    page = presenters.reasons_page(option, access=request.access, reasons=said)
    return _show(request, "focus_it/impact_matrix/reasons.jinja", page)


def _seen(request: HttpRequest, matrix_id: UUID) -> tuple[ImpactMatrix, list[Option], Any]:
    """The blind rule holds for every file as for the page."""
    matrix = found_matrix(request, matrix_id)
    check(request, Permission.VIEW_PLACEMENTS, matrix)
    options = selectors.options_of(matrix)
    return matrix, options, selectors.found_in(matrix, options)


def found_matrix(request: HttpRequest, matrix_id: UUID) -> ImpactMatrix:
    with or_404(ImpactMatrix.DoesNotExist):
        return selectors.matrix_with(programme=request.programme, matrix_id=matrix_id)


def found_option(matrix: ImpactMatrix, option_id: UUID) -> Option:
    with or_404(Option.DoesNotExist):
        option = selectors.option_with(matrix=matrix, option_id=option_id)
    option.matrix = matrix
    return option


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})

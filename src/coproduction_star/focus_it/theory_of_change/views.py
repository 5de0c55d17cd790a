from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it import challengeable
from coproduction_star.focus_it.models import Theory
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document, download
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import challenging, drawing, exporting, forms, presenters, selectors, services, word
from .addresses import at, theories_address


@require_safe
@require(Permission.VIEW_THEORY)
def theories(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.list_page(
        programme=request.programme,
        access=request.access,
        theories=selectors.theories_of(request.programme),
        removed=selectors.removed_theory(programme=request.programme, theory_id=request.GET.get("removed", "")),
    )
    return show(request, "focus_it/theory_of_change/list.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.LEAD_THEORY)
@makes_once
def new_theory(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    choice = selectors.initiatives_to_choose(request.programme)
    initial = {"initiative": request.GET.get("initiative", "")}
    form = forms.TheoryForm(posted(request), initiatives=choice, hidden=hidden_for(request), initial=initial)
    if form.is_valid():
        made = services.start(programme=request.programme, by=request.user, **form.values)
        return redirect(at("theory", made))
    page = presenters.new_page(programme=request.programme, access=request.access)
    return show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.VIEW_THEORY)
def theory(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    found = found_theory(request, theory_id)
    page = _whole(request, found)
    beside = challengeable.beside(
        request, kind=challenging.SLUG, record_id=found.pk, counts=challengeable.counts_of(found)
    )
    return show(request, "focus_it/theory_of_change/theory.jinja", page, beside=beside)


def _whole(request: HttpRequest, found: Theory) -> presenters.TheoryPage:
    chain = selectors.chain_of(found)
    return presenters.theory_page(
        chain=chain,
        access=request.access,
        open_points=selectors.open_points(chain),
        weakest=selectors.weakest_arrow(chain),
        criteria=selectors.criteria_of(found),
        removed=selectors.removed_part(theory=found, part_id=request.GET.get("removed", "")),
        hidden=hidden_for(request),
    )


@require_http_methods(["GET", "POST"])
@require(Permission.LEAD_THEORY)
def rename_theory(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    found = found_theory(request, theory_id)
    choice = selectors.initiatives_to_choose(request.programme)
    form = forms.TheoryForm(
        posted(request), initiatives=choice, hidden=hidden_for(request), initial=forms.words_of_theory(found)
    )

    def rename() -> None:
        services.rename(theory=found, version=form.cleaned_data["version"], values=form.values, by=request.user)

    saved = save(form, rename, now=forms.words_of_theory)
    if saved.done:
        return redirect(at("theory", found))
    page = presenters.form_page(
        theory=found, access=request.access, title=_("Name it"), button=_("Save"), theirs=saved.theirs
    )
    return show(request, "journeys/form.jinja", page, form=form)


@require_POST
@require(Permission.LEAD_THEORY)
def remove_theory(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    found = found_theory(request, theory_id)
    services.remove_theory(theory=found, by=request.user)
    return redirect(f"{theories_address(found.programme)}?removed={found.pk}")


@require_POST
@require(Permission.LEAD_THEORY)
def restore_theory(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    with or_404(Theory.DoesNotExist):
        found = services.restore_theory(programme=request.programme, theory_id=theory_id, by=request.user)
    messages.success(request, _("It is back."))
    return redirect(at("theory", found))


@require_safe
@require(Permission.VIEW_THEORY)
def theory_sheet(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    chain = selectors.chain_of(found_theory(request, theory_id))
    page = presenters.sheet_page(chain=chain, access=request.access)
    return show(request, "focus_it/theory_of_change/sheet.jinja", page)


@require_safe
@require(Permission.VIEW_THEORY)
def theory_file(request: HttpRequest, organisation: str, programme: str, theory_id: UUID, kind: str) -> HttpResponse:
    chain = selectors.chain_of(found_theory(request, theory_id))
    chart = hidden_for(request).over(drawing.chart_of(chain))
    return download(chart, kind=kind, title=chart.title, table=chart.table, source=chart.source).response()


@require_safe
@require(Permission.VIEW_THEORY)
def theory_csv(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    chain = selectors.chain_of(found_theory(request, theory_id))
    body = exporting.as_csv(hidden_for(request).over(exporting.rows_of(chain)))
    return Document(f"theory-of-change-{theory_id}.csv", "text/csv; charset=utf-8", body).response()


@require_safe
@require(Permission.VIEW_THEORY)
def theory_word(request: HttpRequest, organisation: str, programme: str, theory_id: UUID) -> HttpResponse:
    page = hidden_for(request).over(_whole(request, found_theory(request, theory_id)))
    return word.document_of(page, author=request.organisation.name).response()


def found_theory(request: HttpRequest, theory_id: UUID) -> Theory:
    with or_404(Theory.DoesNotExist):
        return selectors.theory_with(programme=request.programme, theory_id=theory_id)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.focus_it.challengeable import beside, counts_of
from coproduction_star.focus_it.models import BusinessCase, BusinessCaseEdition
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import case_page, challenged, forms, presenters, selectors, services, start_forms, starting
from .addresses import at
from .answering import answer_to

JSON = "application/json; charset=utf-8"


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def business_cases(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.cases_of(request.programme)
    page = presenters.list_page(programme=request.programme, access=request.access, cases=rows)
    return show(request, "focus_it/business_case/list.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
@makes_once
def start_business_case(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    choice = selectors.initiatives_to_choose(request.programme)
    asked = request.GET.get("initiative")
    form = start_forms.StartForm(
        posted(request),
        initiatives=choice,
        hidden=hidden_for(request),
        initial={"initiative": asked} if asked else None,
    )
    if form.is_valid():
        said = form.cleaned_data
        content = starting.first_document(title=said["title"], price_year=said["price_year"], answers=form.answers)
        case = services.start(
            programme=request.programme,
            initiative=said["initiative"],
            title=said["title"],
            content=content,
            by=request.user,
        )
        return redirect(at("business_case", case))
    page = presenters.start_page(programme=request.programme, access=request.access)
    return show(request, "journeys/form.jinja", page, form=form)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
@makes_once
def bring_business_case(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = start_forms.EmptyForm(posted(request), request.FILES if request.method == "POST" else None)
    problems: Any = ()
    if form.is_valid():
        try:
            content = _document(form.cleaned_data)
        except services.NoCase as error:
            problems = error.problems
            form.add_error("file", _("This file is no business case yet. What is wrong with it stands above."))
        else:
            title = str(content.get("title"))[:200]
            case = services.start(
                programme=request.programme, initiative=None, title=title, content=content, by=request.user
            )
            return redirect(at("case_parts", case))
    page = presenters.bring_page(programme=request.programme, access=request.access, problems=problems)
    return show(request, "focus_it/business_case/bring.jinja", page, form=form)


def _document(said: dict[str, Any]) -> Any:
    if said["file"] is None:
        return starting.empty_document(said["title"], price_year=said["price_year"])
    return services.document_of(services.read_file(said["file"].read()), title=said["title"])


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def business_case(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    answer = answer_to(case.content)
    editions = selectors.editions_of(case)
    page = case_page.case_page(
        case=case, access=request.access, answer=answer, editions=editions,
        challenged=challenged.by_section(case, selectors.open_challenges(case), request.access),
        friends=beside(request, kind=BusinessCase.DRAFT_KIND, record_id=case.pk, counts=counts_of(case)),
    )  # fmt: skip
    return show(request, "focus_it/business_case/case.jinja", page)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_json(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    return _file(request, f"business-case-{case.pk}.json", case.content)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
@makes_once
def freeze_case(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    form = forms.FreezeForm(posted(request))
    saved = save(
        form, lambda: services.freeze(case=case, why=form.cleaned_data["why"], by=request.user),
        refusals={services.NotFinished: _("There is no answer yet. Fill in what is missing first.")},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("This edition is kept as it is. You can go on changing the case."))
        return redirect(at("case_edition", case, saved.kept.number))
    lead = _("An edition keeps every number and the answer of today, so that a decision can be checked years later.")
    title, button = _("Freeze it for a decision"), _("Freeze it")
    page = presenters.form_page(case=case, access=request.access, title=title, button=button, lead=lead)
    return show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def case_edition(request: HttpRequest, organisation: str, programme: str, case_id: UUID, edition: int) -> HttpResponse:
    case = found_case(request, case_id)
    page = case_page.edition_page(case=case, access=request.access, edition=found_edition(case, edition))
    return show(request, "focus_it/business_case/edition.jinja", page)


@require_safe
@require(Permission.VIEW_BUSINESS_CASE)
def edition_json(request: HttpRequest, organisation: str, programme: str, case_id: UUID, edition: int) -> HttpResponse:
    case = found_case(request, case_id)
    return _file(request, f"business-case-{case.pk}-{edition}.json", found_edition(case, edition).content)


def found_edition(case: BusinessCase, edition: int) -> BusinessCaseEdition:
    with or_404(BusinessCaseEdition.DoesNotExist):
        return selectors.edition_with(case=case, number=edition)


def _file(request: HttpRequest, name: str, content: Any) -> HttpResponse:
    text = json.dumps(hidden_for(request).over(content), ensure_ascii=False, indent=2)
    return Document(name, JSON, f"{text}\n".encode()).response()


def found_case(request: HttpRequest, case_id: UUID) -> BusinessCase:
    with or_404(BusinessCase.DoesNotExist):
        return selectors.case_with(programme=request.programme, case_id=case_id)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"page": hidden_for(request).over(page), **more})

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Decision, Reduction
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.versions import Rows, save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import drafting, forms, paper, presenters, selectors, services


@require_safe
@require(Permission.SEE_PROGRAMME)
def commissioning(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    return render(request, "journeys/commissioning/commissioning.jinja", {"page": _page(request, decision_id)})


@require_safe
@require(Permission.SEE_PROGRAMME)
def commissioning_file(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    page = _page(request, decision_id)
    return paper.paper_of(page, organisation=request.organisation.name, language=get_language()).response()


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_COMMISSIONING)
def commissioning_text(
    request: HttpRequest, organisation: str, programme: str, decision_id: UUID, text: str
) -> HttpResponse:
    decision, templates = _found(request, decision_id), selectors.drafts(get_language())
    if text not in templates:
        raise Http404
    held = selectors.text_of(decision, text)
    draft = drafting.draft_of(templates[text], drafting.facts_of(selectors.sources_of(decision)))
    form = forms.TextForm(posted(request), initial=forms.text_of(held, draft))
    saved = save(
        form, lambda: services.keep_text(text=held, by=request.user, **form.cleaned_data),
        now=lambda row: forms.text_of(row, ""),
    )  # fmt: skip
    if saved.done:
        return _saved(request, decision, text)
    page = presenters.text_page(
        decision=decision,
        template=templates[text],
        access=request.access,
        hidden=hidden_for(request),
        theirs=saved.theirs,
    )
    return render(request, "journeys/commissioning/form.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_COMMISSIONING)
@makes_once
def new_reduction(request: HttpRequest, organisation: str, programme: str, decision_id: UUID) -> HttpResponse:
    decision = _found(request, decision_id)
    form = forms.ReductionForm(posted(request))
    if form.is_valid():
        row = services.add_reduction(decision=decision, by=request.user, **form.cleaned_data)
        return _saved(request, decision, f"reduction-{row.pk}")
    return _asks(request, decision, form)


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_COMMISSIONING)
def change_reduction(
    request: HttpRequest, organisation: str, programme: str, decision_id: UUID, reduction_id: UUID
) -> HttpResponse:
    decision = _found(request, decision_id)
    row = _row_of(decision, reduction_id)
    form = forms.ChangeReductionForm(posted(request), initial=forms.words_of(row))
    saved = save(
        form, lambda: services.change_reduction(reduction=row, by=request.user, **form.cleaned_data),
        now=forms.words_of, refusals={services.NothingChanged: None},
    )  # fmt: skip
    if saved.done:
        return _saved(request, decision, f"reduction-{row.pk}")
    return _asks(request, decision, form, theirs=saved.theirs)


@require_POST
@require(Permission.WRITE_COMMISSIONING)
def take_out_reduction(
    request: HttpRequest, organisation: str, programme: str, decision_id: UUID, reduction_id: UUID
) -> HttpResponse:
    decision = _found(request, decision_id)
    services.take_out_reduction(reduction=_row_of(decision, reduction_id), by=request.user)
    messages.success(request, _("Taken out. You can bring it back."))
    return redirect(f"{address('commissioning', request.programme, decision.pk)}#stops")


@require_POST
@require(Permission.WRITE_COMMISSIONING)
def bring_back_reduction(
    request: HttpRequest, organisation: str, programme: str, decision_id: UUID, reduction_id: UUID
) -> HttpResponse:
    decision = _found(request, decision_id)
    services.bring_back_reduction(reduction=_row_of(decision, reduction_id), by=request.user)
    messages.success(request, _("It is back."))
    return redirect(f"{address('commissioning', request.programme, decision.pk)}#reduction-{reduction_id}")


def _row_of(decision: Decision, reduction_id: UUID) -> Reduction:
    with or_404(Reduction.DoesNotExist):
        return selectors.reduction_with(decision, reduction_id)


def _asks(request: HttpRequest, decision: Decision, form: forms.ReductionForm, *, theirs: Rows = ()) -> HttpResponse:
    page = presenters.form_page(
        decision=decision, access=request.access, title=_("What stops or shrinks to pay for it"),
        lead=hidden_for(request).text(decision.what), theirs=theirs,
    )  # fmt: skip
    return render(request, "journeys/commissioning/form.jinja", {"page": page, "form": form})


def _saved(request: HttpRequest, decision: Decision, anchor: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(f"{address('commissioning', request.programme, decision.pk)}#{anchor}")


def _page(request: HttpRequest, decision_id: UUID) -> presenters.CommissioningPage:
    hidden = hidden_for(request)
    page = presenters.commissioning_page(
        sources=selectors.sources_of(_found(request, decision_id)), drafts=selectors.drafts(get_language()),
        access=request.access, hidden=hidden,
    )  # fmt: skip
    return hidden.over(page)


def _found(request: HttpRequest, decision_id: UUID) -> Decision:
    with or_404(Decision.DoesNotExist):
        decision = selectors.decision_with_texts(programme=request.programme, decision_id=decision_id)
    decision.programme = request.programme
    return decision

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import CaseDraft, CaseStep
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.initiatives.selectors import initiative_with
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import exporting, forms, presenters, record, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])
REFUSED: Any = {services.Refused: None}


@require_safe
@require(Permission.SEE_CASES)
def case_drafts(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    page = presenters.list_page(
        here, access=request.access, drafts=selectors.drafts_of(here), could=selectors.could_tell(here)
    )
    return show(request, "list", page)


@ASK
@require(Permission.WRITE_CASE)
def begin_case(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    with or_404(Initiative.DoesNotExist):
        initiative = initiative_with(programme=request.programme, initiative_id=initiative_id)
    initiative.programme = request.programme
    if request.method != "POST":
        page = hidden_for(request).over(presenters.begin_page(initiative, access=request.access))
        return render(request, "journeys/sure.jinja", {"page": page})
    url = ""
    if request.programme.published_at:
        url = request.build_absolute_uri(reverse("map_it:public_programme", args=(organisation, programme)))
    made = services.begin(initiative=initiative, url=url, today=timezone.localdate(), by=request.user)
    messages.success(request, _("Drafted. Read each part and put it right."))
    return redirect(at("case_draft", request.programme, made.pk))


@require_safe
@require(Permission.SEE_CASES)
def case_draft(request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    page = presenters.draft_page(
        found, access=request.access, lacks=() if found.came_from else record.lacks_of(found),
        steps=selectors.steps_of(found), wrote=selectors.wrote_in(found, request.user), hidden=hidden_for(request),
    )  # fmt: skip
    return show(request, "draft", page)


@require_safe
@require(Permission.SEE_CASES)
def case_draft_file(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_form: str
) -> HttpResponse:
    """In the shared format, as far as it is written."""
    return exporting.as_file(found_draft(request, case_draft_id), case_form).response()


@require_safe
@require(Permission.SEE_CASES)
def case_step(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_step_id: UUID
) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    with or_404(CaseStep.DoesNotExist):
        step = selectors.step_called(found, case_step_id)
    return show(request, "before", presenters.before_page(found, step, access=request.access))


@ASK
@require(Permission.WRITE_CASE)
def change_case(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_part: str
) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    if case_part not in forms.FORMS:
        raise Http404
    more = {"draft": found} if case_part == "learned" else {}
    form = forms.FORMS[case_part](posted(request), initial=forms.said_in(found, case_part), **more)
    saved = save(
        form,
        lambda: services.change_part(
            draft=found, part=case_part, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=lambda row: forms.said_in(row, case_part), refusals=REFUSED,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("Saved."))
    lead = _sought(found) if case_part == "who" else ""
    return ask(request, found, form, str(record.NAMES[case_part]), _("Save"), lead=lead, theirs=saved.theirs)


def _sought(draft: CaseDraft) -> str:
    """The words of the outcomes here, beside the words of the case bank."""
    if draft.initiative is None:
        return ""
    words = "; ".join(one.words for one in draft.initiative.outcomes.all())
    return _("In your programme people want: %(words)s") % {"words": words} if words else ""


@ASK
@require(Permission.WRITE_CASE)
@makes_once
def add_case_row(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_list: str
) -> HttpResponse:
    return _row(request, case_draft_id, case_list, "")


@ASK
@require(Permission.WRITE_CASE)
def change_case_row(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_list: str, case_row: str
) -> HttpResponse:
    return _row(request, case_draft_id, case_list, case_row)


def _row(request: HttpRequest, case_draft_id: UUID, name: str, key: str) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    row = _row_called(found, name, key) if key else {}
    if name == "results":
        form: Any = forms.ResultForm(posted(request), initial=forms.said_in_row(row), draft=found)
    else:
        form = forms.SourceForm(posted(request), initial=row)
    saved = save(
        form,
        lambda: services.put_row(
            draft=found, name=name, key=key, version=form.cleaned_data["version"] or 0, values=form.values,
            by=request.user,
        ),
        now=lambda draft: forms.said_in_row(_row_called(draft, name, key)), refusals=REFUSED,
    )  # fmt: skip
    if saved.done:
        return said(request, found, _("Saved."))
    title = {"results": _("A figure"), "sources": _("A source")}[name]
    return ask(request, found, form, title, _("Save"), theirs=saved.theirs)


@ASK
@require(Permission.WRITE_CASE)
def take_out_case_row(
    request: HttpRequest, organisation: str, programme: str, case_draft_id: UUID, case_list: str, case_row: str
) -> HttpResponse:
    found = found_draft(request, case_draft_id)
    row = _row_called(found, case_list, case_row)
    if request.method != "POST":
        page = presenters.row_out_page(found, access=request.access, part=case_list, row=row)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    return pressed(
        request, found,
        lambda: services.take_out_row(draft=found, name=case_list, key=case_row, by=request.user), _("Taken out."),
    )  # fmt: skip


def _row_called(draft: CaseDraft, name: str, key: str) -> dict[str, Any]:
    row: dict[str, Any] | None = next((one for one in draft.words.get(name, []) if one.get("key") == key), None)
    if name not in record.LISTS or row is None:
        raise Http404
    return row


def found_draft(request: HttpRequest, draft_id: UUID) -> CaseDraft:
    with or_404(CaseDraft.DoesNotExist):
        return selectors.draft_called(request.programme, draft_id)


def said(request: HttpRequest, draft: CaseDraft, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(at("case_draft", request.programme, draft.pk))


def pressed(request: HttpRequest, draft: CaseDraft, do: Any, done: str) -> HttpResponse:
    """Do what a button asks; a refusal is told in its own words."""
    try:
        do()
    except services.Refused as refusal:
        messages.error(request, _(str(refusal)))
        return redirect(at("case_draft", request.programme, draft.pk))
    return said(request, draft, done)


def ask(
    request: HttpRequest, draft: CaseDraft, form: Any, title: str, button: str, *, lead: str = "", theirs: Any = ()
) -> HttpResponse:
    page = presenters.form_page(draft, access=request.access, title=title, button=button, lead=lead, theirs=theirs)
    return show(request, "form", page, form=form)


def show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"grow_it/case_drafts/{template}.jinja", {"page": page, **more})

"""Changing a case, part by part: the list of parts, one part with its preview, taking out and bringing back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import theirs_and_yours
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import document, forms, own_record, parts_page, presenters, selectors, services
from .addresses import at
from .answering import QUICK_DRAWS, answer_to
from .boxes import PREPARED_BY, WRITTEN
from .document import NoSuchPart, Place
from .views import found_case, show

UNIT_VALUE, RESULT = "unit-value", "case"


@require_safe
@require(Permission.EDIT_BUSINESS_CASE)
def case_parts(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    page = parts_page.parts_page(case=case, access=request.access, answer=answer_to(case.content))
    return show(request, "focus_it/business_case/parts.jinja", page)


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
@makes_once
def case_part(request: HttpRequest, organisation: str, programme: str, case_id: UUID, piece: str) -> HttpResponse:
    case = found_case(request, case_id)
    place = _place(case, piece)
    form = _form(request, case, place)
    theirs: tuple[tuple[str, str, str], ...] = ()
    gone = False
    if form.is_valid():
        current = None if place.is_new else document.part_at(case.content, place)
        changed, figures = form.changed_part(current)
        seen = form.cleaned_data["version"]
        try:
            services.save_part(case=case, place=place, seen=seen, part=changed, figures=figures, by=request.user)
        except services.PartChanged as error:
            gone = error.current is None
            now = forms.words_of(case.content, place, error.current) | {"version": document.digest(error.current)}
            theirs = theirs_and_yours(form, now=now)
        except NoSuchPart:
            form.add_error(None, _("Somebody took out what this belongs to. Bring it back first, then save this."))
        else:
            messages.success(request, _("Saved."))
            return redirect(at("case_parts", case))
    page = presenters.part_page(
        case=case, access=request.access, place=place, answer=answer_to(case.content), theirs=theirs, gone=gone,
        challenges=selectors.open_challenges(case), shown=_taken(request) if place.is_new else None,
    )  # fmt: skip
    return show(request, "focus_it/business_case/part.jinja", page, form=form)


@require_POST
@require(Permission.EDIT_BUSINESS_CASE)
def preview_part(request: HttpRequest, organisation: str, programme: str, case_id: UUID, piece: str) -> HttpResponse:
    """The answer with what is typed, before it is saved: a fragment for the page that asks."""
    case = found_case(request, case_id)
    place = _place(case, piece)
    form = _form(request, case, place)
    content = services.with_typed(case.content, place, form) if form.is_valid() else None
    answer = None if content is None else presenters.answer_box(answer_to(content, draws=QUICK_DRAWS))
    answer = hidden_for(request).over(answer)
    return render(request, "focus_it/business_case/_answer.jinja", {"answer": answer})


def _form(request: HttpRequest, case: BusinessCase, place: Place) -> forms.PartForm:
    part = None if place.is_new else document.part_at(case.content, place)
    shown: Mapping[str, Any] = _taken(request) if place.is_new and place.kind == document.FIGURES else (part or {})
    initial = forms.words_of(case.content, place, shown) | {"version": document.digest(part)}
    return forms.PartForm(posted(request), content=case.content, place=place, initial=initial)


def _taken(request: HttpRequest) -> Mapping[str, Any]:
    """What a new figure begins with: a published value or a result of a case that somebody chose."""
    kind, _colon, key = request.GET.get("from", "").partition(":")
    if kind == UNIT_VALUE:
        found = selectors.value_to_take(key)
    elif kind == RESULT:
        slug, _slash, place = key.rpartition("/")
        number = int(place) if place.isdigit() else -1
        found = selectors.case_figure(slug, number, organisation_id=request.programme.organisation_id)
    elif kind == own_record.OWN_RECORD:
        found = own_record.own_to_take(key, access=request.access)
    else:
        return {}
    return found.figure if found else {}


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
def remove_part(request: HttpRequest, organisation: str, programme: str, case_id: UUID, piece: str) -> HttpResponse:
    case = found_case(request, case_id)
    place = _place(case, piece)
    if document.part_at(case.content, place) is None or place.kind == document.SETTINGS:
        raise Http404
    if request.method == "POST":
        with or_404(NoSuchPart):
            services.remove_part(case=case, place=place, by=request.user)
        return redirect(at("case_parts", case))
    return show(request, "journeys/sure.jinja", presenters.remove_page(case=case, access=request.access, place=place))


@require_POST
@require(Permission.EDIT_BUSINESS_CASE)
def bring_back_part(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, removed_key: UUID
) -> HttpResponse:
    case = found_case(request, case_id)
    gone = _("It cannot be brought back: it is there again, or what it belonged to is gone.")
    return pressed(
        request, lambda: services.bring_back(case=case, key=str(removed_key), by=request.user),
        done=_("It is back."), refusals={NoSuchPart: gone}, then=at("case_parts", case),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@require(Permission.EDIT_BUSINESS_CASE)
def case_words(
    request: HttpRequest, organisation: str, programme: str, case_id: UUID, of_the_five: str
) -> HttpResponse:
    case, of = found_case(request, case_id), of_the_five
    if of not in WRITTEN:
        raise Http404
    words = {"text": case.narrative.get(of, "")}
    ask = forms.PreparedByForm if of == PREPARED_BY else forms.NarrativeForm
    form = ask(posted(request), initial=words | {"version": document.digest(words)})
    theirs: tuple[tuple[str, str, str], ...] = ()
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.save_words(case=case, of=of, seen=said["version"], text=said["text"], by=request.user)
        except services.PartChanged as error:
            now = error.current or {}
            theirs = theirs_and_yours(form, now=now | {"version": document.digest(error.current)})
        else:
            messages.success(request, _("Saved."))
            return redirect(at("case_parts", case))
    title, lead = WRITTEN[of]
    page = presenters.form_page(
        case=case, access=request.access, title=str(title), button=_("Save"), lead=str(lead), theirs=theirs
    )
    return show(request, "journeys/form.jinja", page, form=form)


@require_safe
@require(Permission.EDIT_BUSINESS_CASE)
def take_figure(request: HttpRequest, organisation: str, programme: str, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    words = request.GET.get("q", "")[:100]
    results = selectors.case_figures(words, organisation_id=case.organisation_id)
    page = presenters.take_page(
        case=case, access=request.access, words=words, values=selectors.values_to_take(words), results=results,
        own=own_record.own_takeables(request.access),
    )  # fmt: skip
    return show(request, "focus_it/business_case/take.jinja", page)


def _place(case: BusinessCase, piece: str) -> Place:
    """A part that can be asked for: one that is there, one to be made where it can stand, or one that is just gone."""
    with or_404(NoSuchPart):
        place = document.place_of(piece)
        document.taken_names(case.content, place)
    return place

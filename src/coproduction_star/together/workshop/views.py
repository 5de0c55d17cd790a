"""The team’s pages of workshops."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.together.models import Turn, Workshop, WorkshopActivity, WorkshopContribution
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import card_selectors, forms, presenters, selectors, services
from .addresses import at, workshops_address
from .agendas import agendas_now

ASK = require_http_methods(["GET", "HEAD", "POST"])
FORM = "together/workshop/form.jinja"


@require_safe
@require(Permission.SEE_WORKSHOPS)
def workshops(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.workshops_of(request.programme)
    page = presenters.list_page(request.programme, access=request.access, rows=rows)
    return render(request, "together/workshop/list.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_WORKSHOPS)
@makes_once
def new_workshop(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    choices = presenters.agenda_choices(agendas_now())
    form = forms.WorkshopForm(posted(request), templates=choices, initial={"pace": "together"})
    if form.is_valid():
        made = services.make_workshop(
            programme=request.programme, values=form.values, language=request.LANGUAGE_CODE, by=request.user
        )
        return redirect(at("workshop", request.programme, made.pk))
    lead = _("People join with a short code or a QR code, without an account. You can change everything afterwards.")
    return form_answer(
        request, form, _("Prepare a workshop"), _("Prepare it"), workshops_address(request.programme), lead
    )


@require_safe
@require(Permission.SEE_WORKSHOPS)
def workshop(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    here = found(request, workshop_id)
    page = presenters.workshop_page(
        here, access=request.access, people=selectors.number_here(here), agenda=selectors.agenda_of(here),
        gone=selectors.agenda_of(here, gone=True), to_check=selectors.to_check(here), user=request.user,
    )  # fmt: skip
    return render(request, "together/workshop/workshop.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_WORKSHOPS)
def change_workshop(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    here = found(request, workshop_id)
    form = forms.WorkshopForm(posted(request), initial=forms.workshop_now(here))
    saved = save(
        form,
        lambda: services.change_workshop(
            workshop=here, version=form.cleaned_data["version"] or 0, values=form.values, by=request.user
        ),
        now=forms.workshop_now, refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("workshop", request.programme, here.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return form_answer(request, form, _("Change the workshop"), _("Save"), back, theirs=saved.theirs)


@require_POST
@require(Permission.KEEP_WORKSHOPS)
def turn_room(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    """Open the room, or close it."""
    here, opens = found(request, workshop_id), request.POST.get("to") == "open"
    do = services.open_room if opens else services.close_room
    done = _("The room is open. People can join with its code.") if opens else _("The room is closed.")
    return pressed(
        request, lambda: do(workshop=here, by=request.user), done=done,
        refusals={services.IsClosed: _("This workshop is closed.")}, then=at("workshop", request.programme, here.pk),
    )  # fmt: skip


@require_POST
@require(Permission.KEEP_WORKSHOPS)
def take_over_workshop(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    here = found(request, workshop_id)
    return pressed(
        request, lambda: services.take_over(workshop=here, by=request.user),
        done=_("You lead this workshop now. Nothing was lost."), refusals={},
        then=at("workshop", request.programme, here.pk),
    )  # fmt: skip


@ASK
@require(Permission.KEEP_WORKSHOPS)
@makes_once
def new_workshop_activity(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID
) -> HttpResponse:  # fmt: skip
    here = found(request, workshop_id)
    form = forms.ActivityForm(posted(request), sources=selectors.sources_in(here), is_new=True)
    saved = save(
        form,
        lambda: services.add_activity(workshop=here, values=form.values, choices=form.lines, by=request.user),
        refusals={services.IsClosed: None},
    )  # fmt: skip
    back = at("workshop", request.programme, here.pk)
    if saved.done:
        return redirect(f"{back}#agenda")
    return form_answer(request, form, _("Add to the agenda"), _("Add it"), back, here.title)


@ASK
@require(Permission.KEEP_WORKSHOPS)
def change_workshop_activity(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID
) -> HttpResponse:
    activity = activity_of(request, workshop_id, workshop_activity_id)
    lines = [one.words for one in selectors.own_choices_of(activity)]
    form = forms.ActivityForm(
        posted(request), sources=selectors.sources_in(activity.workshop, before=activity), is_new=False,
        initial=forms.activity_now(activity, lines),
    )  # fmt: skip
    saved = save(
        form,
        lambda: services.change_activity(
            activity=activity, version=form.cleaned_data["version"] or 0, values=form.values, choices=form.lines,
            out=form.cleaned_data["out"], by=request.user,
        ),
        now=lambda row: forms.activity_now(row, lines),
        refusals={services.IsClosed: None, services.VotedOn: None},
    )  # fmt: skip
    back = f"{at('workshop', request.programme, activity.workshop_id)}#agenda"
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    return form_answer(request, form, _("Change what is asked"), _("Save"), back, theirs=saved.theirs)


@require_POST
@require(Permission.KEEP_WORKSHOPS)
def turn_workshop_activity(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID
) -> HttpResponse:
    """Open it, close it, or move it up or down."""
    activity, to = activity_of(request, workshop_id, workshop_activity_id), request.POST.get("to", "")
    if to in {"earlier", "later"}:
        do, done = services.move_activity, _("Moved.")
        about: dict[str, Any] = {"earlier": to == "earlier"}
    else:
        do, about = services.turn, {"to": to}
        done = _("It is open on every phone.") if to == Turn.OPEN else _("It is closed.")
    return pressed(
        request, lambda: do(activity=activity, by=request.user, **about), done=done,
        refusals={services.IsClosed: _("Open the room first.")},
        then=f"{at('workshop', request.programme, activity.workshop_id)}#agenda",
    )  # fmt: skip


@ASK
@require(Permission.SEE_WORKSHOPS)
def workshop_activity(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID
) -> HttpResponse:
    """What came of one activity; whoever keeps the workshop puts ideas under headings here."""
    activity = activity_of(request, workshop_id, workshop_activity_id)
    words = tuple(selectors.all_words_of(activity))
    keeps = allowed(request, Permission.KEEP_WORKSHOPS, request.programme)
    form = forms.GroupForm(posted(request), words=presenters.groupable(words)) if keeps else None
    if form is not None and form.is_valid():
        said = form.cleaned_data
        number = services.group_words(activity=activity, keys=said["words"], group=said["group"], by=request.user)
        messages.success(request, ngettext("%(n)s idea grouped.", "%(n)s ideas grouped.", number) % {"n": number})
        return redirect(at("workshop_activity", request.programme, activity.workshop_id, activity.pk))
    page = presenters.activity_page(
        activity, words=words, reasons=selectors.all_reasons_of(activity),
        learnt=card_selectors.learnt_to_check(activity), access=request.access,
    )  # fmt: skip
    return render(request, "together/workshop/activity.jinja", {"page": hidden_for(request).over(page), "form": form})


@ASK
@require(Permission.CHECK_WORKSHOPS)
def check_workshop_words(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID,
    workshop_words_id: UUID,
) -> HttpResponse:  # fmt: skip
    activity = activity_of(request, workshop_id, workshop_activity_id)
    with or_404(WorkshopContribution.DoesNotExist):
        said = selectors.words_called(activity, workshop_words_id)
    form = forms.WordsForm(posted(request), initial={"words": said.words, "version": said.version})
    saved = save(
        form, lambda: _decide(said, form.cleaned_data, request.user),
        now=lambda row: {"words": row.words, "version": row.version},
    )  # fmt: skip
    back = at("workshop", request.programme, activity.workshop_id)
    if saved.done:
        messages.success(request, _("Done."))
        return redirect(back)
    return form_answer(request, form, _("Words from the room"), _("Decide"), back, activity.title, theirs=saved.theirs)


def _decide(said: WorkshopContribution, answers: dict[str, Any], by: Any) -> None:
    same = {"contribution": said, "version": answers["version"], "by": by}
    if answers["deed"] == forms.REFUSE:
        services.refuse_words(**same, reason=answers["reason"], reason_words=answers["reason_words"])
    else:
        services.show_words(**same, words=answers["words"])


def found(request: HttpRequest, workshop_id: UUID) -> Workshop:
    with or_404(Workshop.DoesNotExist):
        return selectors.workshop_called(request.programme, workshop_id)


def activity_of(request: HttpRequest, workshop_id: UUID, activity_id: UUID) -> WorkshopActivity:
    here = found(request, workshop_id)
    with or_404(WorkshopActivity.DoesNotExist):
        activity = selectors.activity_called(here, activity_id)
    activity.workshop = here
    return activity


def form_answer(
    request: HttpRequest, form: Any, title: str, button: str, back: str, lead: str = "", theirs: Any = ()
) -> HttpResponse:
    page = presenters.form_page(
        request.programme, access=request.access, title=title, button=button, back=back, lead=lead, theirs=theirs
    )
    return render(request, FORM, {"page": hidden_for(request).over(page), "form": form})

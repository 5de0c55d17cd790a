"""After a workshop: what goes on, what came back on paper, and the sheets for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.together.models import WorkshopContribution, WorkshopMark
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, pressed

from . import after_pages, card_selectors, cards, paper, presenters, selectors, services, taking_on
from .addresses import at
from .after_forms import INITIATIVE, TakeOnForm, TypeCountsForm, TypeWordsForm
from .selectors import NOT_ON_PAPER, WRITTEN
from .views import activity_of, form_answer, found

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_WORKSHOPS)
def workshop_goes_on(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    """What the room wrote, most dots first, and what each became."""
    workshop = found(request, workshop_id)
    words = tuple(selectors.to_take_on(workshop)[: selectors.MOST_SHOWN])
    number = selectors.to_take_on(workshop).count() if len(words) >= selectors.MOST_SHOWN else len(words)
    page = after_pages.goes_on_page(workshop, access=request.access, words=words, number=number)
    return render(request, "together/workshop/goes_on.jinja", {"page": hidden_for(request).over(page)})


@ASK
@require(Permission.KEEP_WORKSHOPS)
@makes_once
def take_on_words(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID,
    workshop_words_id: UUID,
) -> HttpResponse:  # fmt: skip
    """Somebody of the team confirms what an idea becomes."""
    activity = activity_of(request, workshop_id, workshop_activity_id)
    with or_404(WorkshopContribution.DoesNotExist):
        said = selectors.words_called(activity, workshop_words_id)
    form = TakeOnForm(posted(request), initial={"title": said.words[:200]})
    refusals = {taking_on.TakenOn: None, taking_on.NotShown: None}
    saved = save(form, lambda: _take_on(said, form, request), refusals=refusals)
    back = at("workshop_goes_on", request.programme, activity.workshop_id)
    if saved.done:
        messages.success(request, _("It goes on. Everybody who took part can see it in the room."))
        return redirect(back)
    return form_answer(request, form, _("Take it on"), _("Confirm"), back, said.words)


def _take_on(said: WorkshopContribution, form: TakeOnForm, request: HttpRequest) -> None:
    answers = form.cleaned_data
    if answers["becomes"] == INITIATIVE:
        taking_on.becomes_initiative(
            contribution=said, title=answers["title"], summary=said.words, rate=answers["rate"], by=request.user
        )
    else:
        taking_on.becomes_promise(
            contribution=said, what=answers["title"], who=answers["who"], due_on=answers["due_on"], by=request.user
        )


@ASK
@require(Permission.CHECK_WORKSHOPS)
@makes_once
def type_in_workshop(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID
) -> HttpResponse:
    """A sheet of words, or the count of votes."""
    activity = activity_of(request, workshop_id, workshop_activity_id)
    back = at("workshop", request.programme, activity.workshop_id)
    if activity.kind in NOT_ON_PAPER:
        return redirect(back)
    if activity.kind in WRITTEN:
        form = TypeWordsForm(posted(request))
    else:
        form = TypeCountsForm(posted(request), activity=activity, choices=selectors.choices_of(activity))
    if form.is_valid():
        if isinstance(form, TypeWordsForm):
            paper.type_words(activity=activity, lines=form.cleaned_data["lines"], by=request.user)
        else:
            people = form.cleaned_data["people"]
            paper.type_counts(activity=activity, people=people, counts=form.counts, by=request.user)
        services.stir(activity.workshop)
        messages.success(request, _("It is kept beside what came from phones."))
        return redirect(f"{back}#agenda")
    return form_answer(request, form, _("Type in what came on paper"), _("Save"), back, activity.title)


@require_POST
@require(Permission.CHECK_WORKSHOPS)
def show_workshop_reason(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID,
    workshop_mark_id: UUID,
) -> HttpResponse:  # fmt: skip
    """Let the room read it, or take it off the screen again."""
    activity = activity_of(request, workshop_id, workshop_activity_id)
    with or_404(WorkshopMark.DoesNotExist):
        mark = selectors.mark_called(activity, workshop_mark_id)
    hides = request.POST.get("to") == presenters.HIDE
    do = services.hide_reason if hides else services.show_reason
    return pressed(
        request, lambda: do(mark=mark, activity=activity, by=request.user),
        done=_("The room does not read this reason any more.") if hides else _("The room can read this reason."),
        refusals={},
        then=at("workshop_activity", request.programme, activity.workshop_id, activity.pk),
    )  # fmt: skip


@require_POST
@require(Permission.CHECK_WORKSHOPS)
def show_workshop_learnt(
    request: HttpRequest, organisation: str, programme: str, workshop_id: UUID, workshop_activity_id: UUID,
    workshop_words_id: UUID,
) -> HttpResponse:  # fmt: skip
    activity = activity_of(request, workshop_id, workshop_activity_id)
    with or_404(WorkshopContribution.DoesNotExist, selectors.NotFound):
        card = card_selectors.card_on(selectors.words_called(activity, workshop_words_id))
    return pressed(
        request, lambda: cards.show_learnt(card=card, by=request.user),
        done=_("Others can read what somebody learnt."), refusals={},
        then=at("workshop_activity", request.programme, activity.workshop_id, activity.pk),
    )  # fmt: skip


@require_safe
@require(Permission.SEE_WORKSHOPS)
def workshop_pack(request: HttpRequest, organisation: str, programme: str, workshop_id: UUID) -> HttpResponse:
    """Sheets for people who write on paper: one for each thing that is asked."""
    workshop = found(request, workshop_id)
    asked = [one for one in selectors.agenda_of(workshop) if one.kind not in NOT_ON_PAPER]
    choices = selectors.choices_of_all(workshop)
    page = after_pages.pack_page(workshop, [(one, choices.get(one.source_id or one.pk, ())) for one in asked])
    return render(request, "together/workshop/pack.jinja", {"page": hidden_for(request).over(page)})

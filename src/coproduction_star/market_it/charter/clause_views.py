"""Clauses: from the list or in own words, changed, chosen between, moved, taken out; and what people suggest."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.panels import panels_of
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import Charter, Clause, Reply, Suggestion, Wording
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import clause_page as clause_pages
from . import forms, selectors, services, suggesting, topics_page, wordings
from .addresses import of
from .topics import topics_of
from .views import ASK, ask, done, found_charter, show
from .wording import content_language, first_slot, spoken_here


@ASK
@require(Permission.WRITE_CHARTER)
def charter_topics(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    there = selectors.topics_in(found)
    language = content_language(spoken_here())
    offered = [one for one in topics_of(request.organisation, language) if one.id not in there]
    form = forms.TopicsForm(posted(request), topics=offered)
    if form.is_valid():
        number = services.put_in_topics(charter=found, topics=form.cleaned_data["topics"], by=request.user)
        return done(request, found, _("Put in: %(n)s. Change their words until they are yours.") % {"n": number})
    page = topics_page.topics_page(found, request.access, offered, chosen=request.POST.getlist("topics"))
    return show(request, "topics", page, form=form)


@ASK
@require(Permission.WRITE_CHARTER)
@makes_once
def new_clause(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.NewClauseForm(posted(request), charter=found)
    if form.is_valid():
        made = services.add_clause(
            charter=found, party=form.cleaned_data["party"], kind=form.cleaned_data["kind"], texts=form.texts,
            by=request.user,
        )  # fmt: skip
        messages.success(request, _("The clause is in the charter."))
        return redirect(of("clause", found, made.pk))
    return ask(request, form, title=_("A clause of your own"), button=_("Put it in"), charter=found)


@require_safe
@require(Permission.SEE_CHARTERS)
def clause(request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    page = clause_pages.clause_page(
        clause=found, access=request.access, wordings=selectors.wordings_of(found),
        suggestions=selectors.suggestions_for(found), hidden=hidden_for(request), panels=panels_of(request, found),
    )  # fmt: skip
    return show(request, "clause", page)


@ASK
@require(Permission.WRITE_CHARTER)
def change_clause(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    """Somebody else was quicker: both texts are kept, and the page of the clause shows them."""
    found = _clause(request, charter_id, clause_id)
    languages = found.charter.languages
    form = forms.ChangeClauseForm(posted(request), languages=languages, standing=wordings.standing(found))
    if form.is_valid():
        rivals = wordings.say(clause=found, texts=form.texts, seen=form.seen, by=request.user)
        if rivals:
            messages.warning(
                request,
                _("Somebody else changed this clause while you were writing. Both texts are kept: choose one."),
            )
        else:
            messages.success(request, _("Saved."))
        return redirect(of("clause", found.charter, found.pk))
    return ask(request, form, title=_("Change this clause"), button=_("Save"), charter=found.charter,
               back=of("clause", found.charter, found.pk))  # fmt: skip


@require_POST
@require(Permission.WRITE_CHARTER)
def choose_wording(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID, wording_id: UUID
) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    try:
        wordings.choose(wording=selectors.wording_with(clause=found, wording_id=wording_id), by=request.user)
    except Wording.DoesNotExist:
        messages.error(request, _("Somebody has chosen already. Here is what the clause says now."))
    else:
        messages.success(request, _("This text holds now. The other one stays in the history."))
    return redirect(of("clause", found.charter, found.pk))


@require_POST
@require(Permission.WRITE_CHARTER)
def clause_up(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    return _moved(request, charter_id, clause_id, up=True)


@require_POST
@require(Permission.WRITE_CHARTER)
def clause_down(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    return _moved(request, charter_id, clause_id, up=False)


def _moved(request: HttpRequest, charter_id: UUID, clause_id: UUID, *, up: bool) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    with or_404(StopIteration):
        services.move_clause(clause=found, up=up, by=request.user)
    return redirect(f"{of('charter', found.charter)}#c-{found.pk}")


@require_POST
@require(Permission.WRITE_CHARTER)
def remove_clause(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    services.remove_clause(clause=found, by=request.user)
    messages.success(request, _("The clause is taken out. You can bring it back here."))
    return redirect(of("clause", found.charter, found.pk))


@require_POST
@require(Permission.WRITE_CHARTER)
def restore_clause(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    services.restore_clause(clause=found, by=request.user)
    return done(request, found.charter, _("The clause is back in the charter."))


@ASK
@require(Permission.SUGGEST_CLAUSE)
@makes_once
def suggest(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, clause_id: UUID
) -> HttpResponse:
    found = _clause(request, charter_id, clause_id)
    now = wordings.standing(found).get(first_slot(found.charter.languages))
    form = forms.SuggestForm(posted(request), initial={"words": now.words if now else ""})
    if form.is_valid():
        _suggest(request, found.charter, clause=found, **form.cleaned_data)
        return redirect(of("clause", found.charter, found.pk))
    return ask(
        request, form, title=_("Suggest other words"), button=_("Suggest it"), charter=found.charter,
        back=of("clause", found.charter, found.pk), said=now.words if now else "",
    )  # fmt: skip


@ASK
@require(Permission.SUGGEST_CLAUSE)
@makes_once
def suggest_missing(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.SuggestMissingForm(posted(request), charter=found)
    if form.is_valid():
        _suggest(request, found, **form.cleaned_data)
        return redirect(of("charter", found))
    return ask(request, form, title=_("What is missing?"), button=_("Suggest it"), charter=found)


def _suggest(request: HttpRequest, charter: Charter, **said: Any) -> None:
    suggesting.suggest(charter=charter, participant=request.access.participant_id, by=request.user, **said)
    messages.success(request, _("Thank you. It stands beside the clauses until somebody answers it."))


@require_POST
@require(Permission.SEE_CHARTERS)
def withdraw_suggestion(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, suggestion_id: UUID
) -> HttpResponse:
    """Only one's own: of any other nothing happens."""
    found = _suggestion(request, charter_id, suggestion_id)
    with or_404(PermissionError):
        if found.participant_id != request.access.participant_id:
            raise PermissionError
        suggesting.withdraw(suggestion=found, by=request.user)
    return done(request, found.charter, _("You took your suggestion back."))


@ASK
@require(Permission.WRITE_CHARTER)
def answer_suggestion(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, suggestion_id: UUID
) -> HttpResponse:
    found = _suggestion(request, charter_id, suggestion_id)
    said = selectors.words_in(found)
    now = wordings.standing(found.clause).get(first_slot(found.charter.languages)) if found.clause else None
    initial = {"new_words": said, "reply": Reply.ACCEPT, "seen": now.pk if now else None}
    form = forms.AnswerForm(posted(request), initial=initial)
    saved = save(
        form, lambda: suggesting.answer_suggestion(suggestion=found, by=request.user, **form.cleaned_data),
        refusals={suggesting.AlreadyAnswered: None, suggesting.NoWords: None},
    )  # fmt: skip
    if saved.done:
        return done(request, found.charter, _("Answered. Whoever suggested it can read what came of it."))
    return ask(
        request, form, title=_("Answer this suggestion"), button=_("Answer"), charter=found.charter, said=said,
        now=now.words if now else "", template="answer",
    )  # fmt: skip


def _clause(request: HttpRequest, charter_id: UUID, clause_id: UUID) -> Clause:
    found = found_charter(request, charter_id)
    with or_404(Clause.DoesNotExist):
        return selectors.clause_with(charter=found, clause_id=clause_id)


def _suggestion(request: HttpRequest, charter_id: UUID, suggestion_id: UUID) -> Suggestion:
    found = found_charter(request, charter_id)
    with or_404(Suggestion.DoesNotExist):
        return selectors.suggestion_with(charter=found, suggestion_id=suggestion_id)

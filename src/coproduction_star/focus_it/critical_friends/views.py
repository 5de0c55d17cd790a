"""The list that everyone in the programme reads, and asking and answering for whoever leads."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.focus_it.asked import RemindedBefore, reminded
from coproduction_star.focus_it.challengeable import Draft, NoSuchDraft, find, titles_in, where_it_is_read
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, check, require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import made, makes_once, or_404, posted, pressed

from . import exporting, forms, presenters, selectors, services
from .addresses import challenges_address

ASK = require_http_methods(["GET", "POST"])


@require_safe
@require(Permission.SEE_CHALLENGES)
def challenges(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    asked = selectors.Asked.of(request.GET)
    leads = allowed(request, Permission.ASK_FRIENDS, request.programme)
    page = presenters.challenges_page(
        programme=request.programme,
        access=request.access,
        asked=asked,
        challenges=selectors.page_of_challenges(request.programme, asked=asked, number=request.GET.get("page")),
        titles=titles_in(request.programme),
        counts=selectors.counts_in(request.programme),
        friends=selectors.friends_in(request.programme) if leads else (),
        hidden=hidden_for(request),
    )
    return _show(request, "challenges", page)


@require_safe
@require(Permission.SEE_CHALLENGES)
def challenges_csv(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    rows = selectors.challenges_in(request.programme, asked=selectors.Asked.of(request.GET))
    table = exporting.rows_of(
        rows, titles=titles_in(request.programme), hidden=hidden_for(request),
        leads=allowed(request, Permission.ASK_FRIENDS, request.programme),
    )  # fmt: skip
    body = exporting.as_csv(hidden_for(request).over(table))
    return Document(f"challenges-{request.programme.slug}.csv", "text/csv; charset=utf-8", body).response()


@ASK
@never_cache
@require(Permission.ASK_FRIENDS)
@makes_once
def add_friend(
    request: HttpRequest, organisation: str, programme: str, draft_kind: str, draft_id: UUID
) -> HttpResponse:
    with or_404(NoSuchDraft):
        draft = find(request.programme, kind=draft_kind, record_id=draft_id)
    members = selectors.members_to_ask(request.programme)
    form = forms.AskForm(posted(request), members=members, hidden=hidden_for(request))
    if form.is_valid():
        answer = _asked(request, draft, form)
        if answer is not None:
            return answer
    page = presenters.ask_page(programme=request.programme, access=request.access, draft=draft)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _asked(request: HttpRequest, draft: Draft, form: forms.AskForm) -> HttpResponse | None:
    """None when the form says what is wrong."""
    asking = {"programme": request.programme, "draft": draft, "by": request.user}
    if form.cleaned_data.get("participant"):
        try:
            services.ask_member(**asking, **form.of_a_member)
        except services.AskedBefore:
            form.add_error("participant", _("They were asked about this draft already. The list shows until when."))
            return None
        messages.success(request, _("They are asked, and find it under “For me”."))
        return redirect(challenges_address(request.programme))
    friend, code = services.ask_by_link(**asking, **form.of_a_link)
    return _handed(request, friend, draft, code)


def _handed(request: HttpRequest, friend: CriticalFriend, draft: Draft, code: str) -> HttpResponse:
    """By letter, or as a card, which is shown once."""
    if friend.email:
        messages.success(request, _("The link goes to %(name)s by e-mail.") % {"name": friend.name})
        return redirect(challenges_address(request.programme))
    page = presenters.card_page(friend, draft=draft, code=code)
    return made(_show(request, "card", page), at=page.back)


@require_POST
@never_cache
@require(Permission.ASK_FRIENDS)
def renew_friend(request: HttpRequest, organisation: str, programme: str, friend_id: UUID) -> HttpResponse:
    friend = found_friend(request, friend_id)
    if friend.participant_id or selectors.state_of(friend) == selectors.State.EXPIRED:
        messages.error(request, _("There is no link to renew. Ask them again instead."))
        return redirect(challenges_address(request.programme))
    draft = draft_of(request, friend)
    code = services.renew_link(friend=friend, draft=draft, by=request.user)
    return _handed(request, friend, draft, code)


@require_POST
@require(Permission.ASK_FRIENDS)
def remind_friends(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    """Those who were asked and have said nothing, each once."""
    nobody = _("There is nobody to remind: each who could be was reminded, or has said something.")
    return pressed(
        request, lambda: services.remind(programme=request.programme, by=request.user), done=reminded,
        refusals={RemindedBefore: nobody}, then=challenges_address(request.programme),
    )  # fmt: skip


@require_POST
@require(Permission.ASK_FRIENDS)
def end_friend(request: HttpRequest, organisation: str, programme: str, friend_id: UUID) -> HttpResponse:
    services.end(friend=found_friend(request, friend_id), by=request.user)
    messages.success(request, _("Ended. From now on nothing opens for them, and what they said stays."))
    return redirect(challenges_address(request.programme))


@require_POST
@require(Permission.ASK_FRIENDS)
def forget_friend(request: HttpRequest, organisation: str, programme: str, friend_id: UUID) -> HttpResponse:
    friend = found_friend(request, friend_id)
    if friend.participant_id:
        messages.error(request, _("A member's name is taken away by erasing them, on their own page."))
    else:
        services.forget_friend(friend=friend, by=request.user)
        messages.success(request, _("Their name, address and link are gone. What they said stays without a name."))
    return redirect(challenges_address(request.programme))


@ASK
@require(Permission.ANSWER_CHALLENGE)
def answer_challenge(request: HttpRequest, organisation: str, programme: str, challenge_id: UUID) -> HttpResponse:
    """The first answer, or a correction of it."""
    with or_404(Challenge.DoesNotExist):
        found = selectors.challenge_with(programme=request.programme, challenge_id=challenge_id)
    check(request, Permission.ANSWER_CHALLENGE, found)
    ask = forms.CorrectAnswerForm if found.reply else forms.AnswerForm
    form = ask(posted(request), initial=forms.words_of(found))
    titles = titles_in(request.programme)

    def answer() -> None:
        title = titles.get((found.draft_kind, found.draft_id), "")
        services.answer(challenge=found, title=title, by=request.user, **form.cleaned_data)

    gone = _("It was taken back while you were writing, so there is nothing to answer. Your words are still below.")
    saved = save(form, answer, now=forms.words_of, refusals={services.TakenBack: gone})
    if saved.done:
        messages.success(request, _("The answer is saved, and the friend is told where we can reach them."))
        return redirect(where_it_is_read(found, request.programme))
    page = presenters.answer_page(
        challenge=found, programme=request.programme, access=request.access, titles=titles,
        hidden=hidden_for(request), theirs=saved.theirs,
    )  # fmt: skip
    return _show(request, "answer", page, form=form)


def found_friend(request: HttpRequest, friend_id: UUID) -> CriticalFriend:
    with or_404(CriticalFriend.DoesNotExist):
        return selectors.friend_with(programme=request.programme, friend_id=friend_id)


def draft_of(request: HttpRequest, friend: CriticalFriend) -> Draft:
    with or_404(NoSuchDraft):
        return find(friend.programme, kind=friend.draft_kind, record_id=friend.draft_id)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    name = f"focus_it/critical_friends/{template}.jinja"
    return render(request, name, {"page": hidden_for(request).over(page), **more})

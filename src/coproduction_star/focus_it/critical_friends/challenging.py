"""Challenging one line: the same for a member and for somebody with a link, apart from the way they came."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coproduction_star.focus_it.challengeable import Draft
from coproduction_star.focus_it.models import Challenge, CriticalFriend
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.ui.shortcuts import page_or_wait, posted
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import forms, friend_page, selectors, services

CHALLENGED = (Limit("challenge-minute", 10, 60), Limit("challenge-day", 200, 86400))
"""What one friend says: more than anybody writes, less than a program does."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at which draft, how they came, and what they may do."""

    friend: CriticalFriend
    draft: Draft
    state: selectors.State
    way: friend_page.Way
    frame: Frame | None
    mark: str


def read(request: HttpRequest, visit: Visit) -> HttpResponse:
    page = friend_page.friend_page(
        friend=visit.friend, draft=visit.draft, state=visit.state, way=visit.way, frame=visit.frame, mark=visit.mark,
        mine=selectors.challenges_by(visit.friend), said=request.GET.get("said", ""),
    )  # fmt: skip
    return render(request, "focus_it/critical_friends/friend.jinja", {"page": hidden_for(request).over(page)})


def challenge(request: HttpRequest, visit: Visit, *, anchor: str) -> HttpResponse:
    line = visit.draft.line(anchor)
    if line is None:
        raise Http404
    form = forms.ChallengeForm(posted(request))
    wait = seconds_to_wait(CHALLENGED, str(visit.friend.pk)) if request.method == "POST" else 0
    if not wait and form.is_valid():
        try:
            by = request.user if visit.frame else None
            made = services.challenge(friend=visit.friend, draft=visit.draft, line=line, by=by, **form.cleaned_data)
        except services.TimeIsOver as error:
            form.add_error(None, " ".join(friend_page.over(visit.friend, error.state)))
            form.add_error(None, _("What you wrote was not sent. It is still below: copy it and send it to them."))
        else:
            count(CHALLENGED, str(visit.friend.pk))
            return redirect(f"{visit.way.home()}?said=sent#challenge-{made.pk}")
    page = friend_page.challenge_page(
        draft=visit.draft, line=line, way=visit.way, frame=visit.frame, mark=visit.mark, wait=wait
    )
    shown = {"page": hidden_for(request).over(page), "form": form}
    return page_or_wait(request, "focus_it/critical_friends/challenge.jinja", shown, wait=wait)


def take_back(request: HttpRequest, visit: Visit, found: Challenge) -> HttpResponse:
    services.take_back(challenge=found, by=request.user if visit.frame else None)
    return redirect(f"{visit.way.home()}?said=back")

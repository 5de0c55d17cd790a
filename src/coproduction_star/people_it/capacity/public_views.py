"""Sessions for everybody: read, keep a place, find it again with four words, give it back."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import LearningSession, SessionPlace
from coproduction_star.ui.documents.calendar import MEDIA_TYPE
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import or_404, posted, public, sender_of
from coproduction_star.voices.following.doors import opened_by_words
from coproduction_star.voices.following.ticket import forget
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.selectors import in_published, takes_contributions

from . import easy_words, forms, outward, presenters, selectors, services
from .addresses import at
from .holding import KIND
from .views import REFUSED

WHY = "Anyone may read when a published programme shows people how, and keep a place without an account."
BY_WORDS = "The four words of a reference open it, and nothing else does."
View = Callable[..., HttpResponse]


def of_published(view: View) -> View:
    """Hand the view the published programme of the address, with its scope open."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, programme: str, **more: Any) -> HttpResponse:
        with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
            return view(request, found, **more)

    return opened


of_reference = opened_by_words(
    KIND, selectors.followed, missing=selectors.NotFound, home=lambda place: place.programme.organisation
)
"""Hand the view the place whose four words were typed in this browser lately."""


@require_safe
@public(WHY)
@of_published
def public_sessions(request: HttpRequest, programme: Programme) -> HttpResponse:
    back = reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))
    page = presenters.public_list(programme, selectors.open_to_all(programme), back=back)
    return _show(request, "public_sessions", page)


@require_safe
@public(WHY)
@of_published
def public_sessions_calendar(request: HttpRequest, programme: Programme) -> HttpResponse:
    written = outward.calendar(
        programme, selectors.open_to_all(programme), now=timezone.now(), hidden=hidden_for(request)
    )
    headers = {"Content-Disposition": f'attachment; filename="{programme.slug}-sessions.ics"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(WHY)
@of_published
def public_session(request: HttpRequest, programme: Programme, session_id: UUID) -> HttpResponse:
    with or_404(LearningSession.DoesNotExist):
        found = selectors.public_session(programme=programme, session_id=session_id)
    closed = presenters.why_closed(found, today=timezone.localdate(), listens=takes_contributions(programme))
    form, who = forms.ComingForm(posted(request), session=found), address_of(request)
    how = reading(request, form, lead=easy_words.LEAD)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    if not wait and not closed and form.is_valid():
        count(SAID, who)
        answer = _sign_up(request, programme, found, form)
        if answer is not None:
            return answer
    page = presenters.public_session(
        found, skills=selectors.skills(request.LANGUAGE_CODE), closed=closed, hidden=hidden_for(request), wait=wait
    )
    status = HTTPStatus.TOO_MANY_REQUESTS if wait else HTTPStatus.OK
    return _show(request, "public_session", page, status=status, form=form, reading=how)


def _sign_up(
    request: HttpRequest, programme: Programme, session: LearningSession, form: forms.ComingForm
) -> HttpResponse | None:
    """None when the form says what is wrong."""
    card = selectors.card_called(request.GET.get("card", ""), session)
    try:
        made, _words = services.sign_up(session=session, coming=form.coming, sender=sender_of(request), card=card)
    except tuple(REFUSED) as error:
        form.add_error(None, str(REFUSED[type(error)]))
        return None
    return redirect(read_alike(request, at("public_session_kept", programme, made.pk)))


@require_safe
@never_cache
@public("Shows the four words to the browser that kept a place, for half an hour.")
@of_published
def public_session_kept(request: HttpRequest, programme: Programme, sent: UUID) -> HttpResponse:
    """Whether there is such a place is told to no other browser."""
    found = selectors.kept_lately(programme, sent)
    words = services.words_of(found, sender=sender_of(request)) if found else ""
    page = presenters.kept_page(programme, found, words=words)
    return _show(request, "kept", page, reading=reading(request))


@require_safe
@never_cache
@public(BY_WORDS)
@of_reference
def own_session(request: HttpRequest, place: SessionPlace) -> HttpResponse:
    shown = {"page": presenters.own_page(place), "reading": reading(request)}
    return render(request, "people_it/capacity/own.jinja", shown)


@require_POST
@public(BY_WORDS)
@of_reference
def give_session_back(request: HttpRequest, place: SessionPlace) -> HttpResponse:
    services.give_back(place=place)
    messages.success(request, _("Your place is free for somebody else, and what we kept about you is gone."))
    return forget(redirect("voices:follow"))


def _show(request: HttpRequest, template: str, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"page": hidden_for(request).over(page), **more}
    return render(request, f"people_it/capacity/{template}.jinja", shown, status=status)

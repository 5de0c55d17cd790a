"""Sessions for the team: set up, publish, see who comes, count and thank."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.access_needs import needs_among, read_needs
from coproduction_star.journeys.announcing import NotReady
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import ADULT, LearningSession, SessionPlace
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import ByHand, by_hand
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, presenters, selectors, services
from .addresses import at
from .gaps import gaps_in
from .needs_page import known_in, needs_page

ASK = require_http_methods(["GET", "POST"])


@require_safe
@require(Permission.SEE_SESSIONS)
def sessions(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.sessions_page(
        programme=request.programme,
        access=request.access,
        pages=selectors.sessions_of(request.programme, number=request.GET.get("page")),
        gaps=hidden_for(request).over(gaps_in(request.programme, today=timezone.localdate())),
        skills=selectors.skills(request.LANGUAGE_CODE),
    )
    return _show(request, "sessions", page)


@ASK
@require(Permission.KEEP_SESSIONS)
@makes_once
def new_session(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    form = _form(request, initial={"youngest": ADULT, "most": 8})
    if form.is_valid():
        made = services.add_session(programme=request.programme, values=form.cleaned_data, by=request.user)
        messages.success(request, _("The session is set up. Make it public when it is ready."))
        return redirect(at("session", request.programme, made.pk))
    return _ask(request, form, title=_("Set up a session"), button=_("Set it up"))


@require_safe
@require(Permission.SEE_SESSIONS)
def session(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found = found_session(request, session_id)
    sees = allowed(request, Permission.SEE_WHO_COMES, request.programme)
    people = selectors.places_in(found) if sees else ()
    page = presenters.session_page(
        found, access=request.access, people=people, needs=needs_among(
            request.programme, known_in(people), coming=len(people)
        ), skills=selectors.skills(request.LANGUAGE_CODE), hidden=hidden_for(request),
        by_hand=_by_hand(request, people),
    )  # fmt: skip
    return _show(request, "session", page, thanks=forms.ThanksForm())


def _by_hand(request: HttpRequest, people: Iterable[SessionPlace]) -> ByHand | None:
    """Only for whoever may see how to reach people."""
    if not allowed(request, Permission.SEE_WHO_OFFERS, request.programme):
        return None
    return by_hand(request.organisation.pk, [one.participant for one in people if one.participant])


@require_safe
@never_cache
@require(Permission.SEE_WHO_COMES)
def session_needs(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    """Of those who come and share them with this programme; that they were read is written down."""
    found = found_session(request, session_id)
    people = selectors.places_in(found)
    words = read_needs(request.programme, known_in(people), by=request.user)
    names = {one.participant_id: hidden_for(request).name(one.participant) for one in people if one.participant}
    return _show(
        request, "needs", needs_page(found, presenters.below_sessions(request.programme, request.access), words, names)
    )


@ASK
@require(Permission.KEEP_SESSIONS)
def change_session(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found = found_session(request, session_id)
    form = _form(request, initial=forms.words_of(found), said=forms.said_in_public(found))

    def change() -> None:
        values = dict(form.cleaned_data)
        services.change_session(session=found, version=values.pop("version") or 0, values=values, by=request.user)

    saved = save(form, change, now=forms.words_of)
    if saved.done:
        messages.success(request, _("The session is changed."))
        return redirect(at("session", request.programme, found.pk))
    return _ask(request, form, title=_("Change the session"), button=_("Save"), theirs=saved.theirs)


@require_POST
@require(Permission.KEEP_SESSIONS)
def publish_session(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    try:
        services.publish_session(session=found_session(request, session_id), by=request.user)
    except NotReady as error:
        told = _("It is not public yet. Say first: %(missing)s.") % {"missing": "; ".join(error.missing)}
        messages.error(request, told)
    else:
        messages.success(request, _("The session is public as soon as the programme’s page is."))
    return redirect(at("session", request.programme, session_id))


@ASK
@require(Permission.KEEP_SESSIONS)
def cancel_session(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found, form = found_session(request, session_id), forms.WhyForm(posted(request))
    if form.is_valid():
        services.cancel_session(session=found, by=request.user, **form.cleaned_data)
        told = _("It is cancelled. A letter goes to everybody to whom an e-mail is safe. Tell the others yourself.")
        messages.success(request, told)
        return redirect(at("session", request.programme, session_id))
    return _ask(request, form, title=_("Cancel the session"), button=_("Cancel it"))


@ASK
@require(Permission.SIGN_UP_FOR_OTHERS)
@makes_once
def add_session_place(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found = found_session(request, session_id)
    form = forms.ComingForOtherForm(
        posted(request), session=found, hidden=hidden_for(request),
        people=selectors.known_people(request.programme),
    )  # fmt: skip
    if form.is_valid():
        try:
            _place, words = services.sign_up(session=found, coming=form.coming, by=request.user)
        except tuple(REFUSED) as error:
            form.add_error(None, str(REFUSED[type(error)]))
        else:
            messages.success(request, _("Written down. Give them these four words: %(words)s") % {"words": words})
            return redirect(at("session", request.programme, session_id))
    return _ask(request, form, title=_("Write somebody down"), button=_("Keep a place"))


@require_POST
@require(Permission.KEEP_SESSIONS)
def note_who_came(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found = found_session(request, session_id)
    offered = {str(one.pk): one.pk for one in selectors.places_in(found)}
    came = [offered[key] for key in request.POST.getlist("came") if key in offered]
    services.note_who_came(session=found, came=came, by=request.user)
    messages.success(request, _("Who came is written down. Now you can thank them."))
    return redirect(at("session", request.programme, session_id))


@require_POST
@require(Permission.KEEP_SESSIONS)
def thank_session(request: HttpRequest, organisation: str, programme: str, session_id: UUID) -> HttpResponse:
    found, form = found_session(request, session_id), forms.ThanksForm(posted(request))
    if form.is_valid():
        sent = services.thank(session=found, by=request.user, **form.cleaned_data)
        told = ngettext("Thanked. %(n)s letter goes out.", "Thanked. %(n)s letters go out.", sent) % {"n": sent}
        left = sum(one.came is True for one in selectors.places_in(found)) - sent
        messages.success(request, f"{told} {_thanked_by_hand(left)}" if left > 0 else told)
    else:
        messages.error(request, _("Write your thanks."))
    return redirect(at("session", request.programme, session_id))


def _thanked_by_hand(number: int) -> str:
    told = ngettext(
        "%(n)s person gets none: thank them yourself.", "%(n)s people get none: thank them yourself.", number
    )
    return told % {"n": number}


REFUSED: dict[type[Exception], Any] = {
    services.Full: gettext_lazy("Every place is taken."),
    services.NotOpen: gettext_lazy("Nobody can sign up: it is cancelled, past or not public yet."),
    services.WrongAge: gettext_lazy("The session is for other ages."),
    services.HasPlace: gettext_lazy("They have a place already."),
}


def found_session(request: HttpRequest, session_id: UUID) -> Any:
    with or_404(LearningSession.DoesNotExist):
        return selectors.session_with(programme=request.programme, session_id=session_id)


def _form(
    request: HttpRequest, *, initial: dict[str, Any], said: Collection[str] = ()
) -> forms.SessionForm:  # fmt: skip
    return forms.SessionForm(
        posted(request),
        initiatives=selectors.initiatives_of(request.programme),
        places=selectors.places_of_organisation(request.organisation),
        people=selectors.known_people(request.programme),
        skills=selectors.skills(request.LANGUAGE_CODE),
        hidden=hidden_for(request),
        alone_from=request.organisation.alone_from,
        said=said,
        initial=initial,
    )


def _ask(request: HttpRequest, form: Any, *, title: str, button: str, theirs: Any = ()) -> HttpResponse:
    page = presenters.form_page(request.programme, request.access, title=title, button=button, theirs=theirs)
    return render(request, "journeys/form.jinja", {"page": hidden_for(request).over(page), "form": form})


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    return render(request, f"people_it/capacity/{template}.jinja", {"page": hidden_for(request).over(page), **more})

"""Somebody who is asked, without an account: the code in the address is the only key, and no cookie is set.

The code is as hard to guess as the mark against forged forms would be, and a page of another site cannot know it:
so these forms carry no such mark, and a phone that others use keeps nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_scopes import scope

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.people_it.models import AskedPerson, Proposal, Said
from coproduction_star.ui.reading import Reading, read_alike, reading
from coproduction_star.ui.resilience.marks import new_mark, owner_of
from coproduction_star.ui.shortcuts import makes_once, posted, public
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import asked_pages, easy_words, forms, selectors, services

DOOR = "Whoever is asked has no account; the code of the link is the key."
WRONG = (Limit("match-code-minute", 10, 60), Limit("match-code-hour", 60, 3600))
"""Wrong codes from one address."""
WRITTEN = (Limit("match-message-minute", 5, 60), Limit("match-message-day", 60, 86400))
"""What one person writes: more than anybody does, less than a program."""
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Visit:
    """Who came by their link, what they were asked about, and the addresses of the link."""

    asked: AskedPerson
    proposal: Proposal
    way: asked_pages.Way

    @property
    def is_introduced(self) -> bool:
        return getattr(self.proposal, "introduction", None) is not None


def of_code(view: View) -> View:
    """Hand the view what the code opens, inside the programme's scope; else say plainly why nothing opens."""

    @wraps(view)
    def opened(request: HttpRequest, match_code: str) -> HttpResponse:
        answer = _opened(request, view, match_code)
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return opened


def _opened(request: HttpRequest, view: View, code: str) -> HttpResponse:
    words, who = (posted(request) or {}).get("words", ""), address_of(request)
    wait = seconds_to_wait(WRONG, who)
    if wait:
        return _closed(request, asked_pages.too_many_page(words=words, wait=wait), HTTPStatus.TOO_MANY_REQUESTS)
    try:
        asked = selectors.asked_with_code(code)
    except AskedPerson.DoesNotExist:
        count(WRONG, who)
        return _closed(request, asked_pages.unknown_page(words=words), HTTPStatus.NOT_FOUND)
    request.organisation = asked.programme.organisation
    with scope(organisation=asked.organisation_id, programme=asked.programme_id):
        proposal = selectors.opened(asked)
        if proposal is None or selectors.stage_of(proposal) == selectors.Stage.DECLINED:
            declined = asked.said == Said.NO
            page = asked_pages.over_page(asked, words=words, declined=declined)
            return _closed(request, page, HTTPStatus.OK if declined else HTTPStatus.GONE)
        return view(request, Visit(asked, proposal, asked_pages.by_code(code)))


def _closed(request: HttpRequest, page: asked_pages.ClosedPage, status: int) -> HttpResponse:
    return render(request, "people_it/matching/closed.jinja", {"page": page}, status=status)


@require_safe
@never_cache
@public(DOOR)
@of_code
def match_link(request: HttpRequest, visit: Visit) -> HttpResponse:
    page = asked_pages.asked_page(
        asked=visit.asked, proposal=visit.proposal, way=visit.way, messages=selectors.messages_in(visit.proposal),
        said=request.GET.get("said", ""), mark=new_mark(owner_of(request)),
    )  # fmt: skip
    how = reading(request, lead=easy_words.ASKED if page.asks else ())
    return render(request, "people_it/matching/asked.jinja", {"page": page, "reading": how})


@csrf_exempt
@require_POST
@never_cache
@public(DOOR)
@of_code
def match_link_answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    said = request.POST.get("said", "")
    if said not in Said.values:
        return redirect(read_alike(request, visit.way()))
    return _done(request, visit, lambda: services.answer(asked=visit.asked, said=said), said=said)


@csrf_exempt
@require_POST
@never_cache
@public(DOOR)
@of_code
def match_link_contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    shown = request.POST.get("shown", "") == "yes"
    return _done(request, visit, lambda: services.show_contact(asked=visit.asked, shown=shown), said="shown")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(DOOR)
@makes_once
@of_code
def match_link_write(request: HttpRequest, visit: Visit) -> HttpResponse:
    if not visit.is_introduced:
        return redirect(visit.way())
    form = forms.MessageForm(posted(request))
    how = reading(request, form)
    wait = seconds_to_wait(WRITTEN, str(visit.asked.pk)) if request.method == "POST" else 0
    if wait:
        form.add_error(None, _("You wrote much in a short time. Please wait %(wait)s seconds.") % {"wait": wait})
    elif form.is_valid():
        count(WRITTEN, str(visit.asked.pk))
        words = form.cleaned_data["words"]
        return _done(request, visit, lambda: services.write(asked=visit.asked, words=words), said="sent", words=words)
    lead = _("Only the people you are introduced to read this.")
    return _ask(request, visit, form, how, title=_("Write a message"), lead=lead, button=_("Send it"))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(DOOR)
@of_code
def match_link_tell(request: HttpRequest, visit: Visit) -> HttpResponse:
    if not visit.is_introduced:
        return redirect(visit.way())
    form = forms.OutcomeForm(posted(request), initial=forms.said_before(visit.asked))
    how = reading(request, form)
    if form.is_valid():
        return _done(request, visit, lambda: services.tell_outcome(asked=visit.asked, **form.told), said="told")
    lead = _("This helps us to bring people together better. It changes nothing for you.")
    return _ask(request, visit, form, how, title=_("What came of it"), lead=lead, button=_("Save it"))


def _done(
    request: HttpRequest, visit: Visit, deed: Callable[[], Any], *, said: str, words: str = ""
) -> HttpResponse:  # fmt: skip
    try:
        deed()
    except services.IsOver:
        return _closed(request, asked_pages.over_page(visit.asked, words=words), HTTPStatus.GONE)
    return redirect(read_alike(request, f"{visit.way()}?said={said}"))


def _ask(
    request: HttpRequest, visit: Visit, form: Any, how: Reading, *, title: str, lead: str, button: str
) -> HttpResponse:  # fmt: skip
    page = asked_pages.form_page(
        title=title, lead=lead, button=button, way=visit.way, mark=new_mark(owner_of(request))
    )  # fmt: skip
    return render(request, "people_it/matching/asked_form.jinja", {"page": page, "form": form, "reading": how})

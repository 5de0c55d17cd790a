"""A round answered without an account: by a link that works once, and sets no cookie. The address is the secret."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django_scopes import scope

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.grow_it.models import AssessmentSlip
from coproduction_star.ui.reading import reading
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.limits import Limit, count, seconds_to_wait

from . import easy_words, forms, selectors, services
from .views import ASK, parts_of
from .wording import statements_of

DOOR = "Whoever is asked has no account; the code of the link is the key, and works once."
WRONG = (Limit("round-code-minute", 10, 60), Limit("round-code-hour", 60, 3600))
"""Wrong codes from one address."""


@dataclass(frozen=True, slots=True)
class OutsidePage:
    title: str
    organisation: str
    programme: str
    lead: str


@dataclass(frozen=True, slots=True)
class ClosedPage:
    title: str
    sentences: tuple[str, ...]


@csrf_exempt
@ASK
@never_cache
@public(DOOR)
def answer_by_link(request: HttpRequest, slip_code: str) -> HttpResponse:
    answer = _opened(request, slip_code)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _opened(request: HttpRequest, code: str) -> HttpResponse:
    who = address_of(request)
    if seconds_to_wait(WRONG, who):
        said = (_("Then open your link again."),)
        return _closed(request, _("Please wait a minute"), said, HTTPStatus.TOO_MANY_REQUESTS)
    try:
        slip = selectors.slip_with_code(code)
    except AssessmentSlip.DoesNotExist:
        count(WRONG, who)
        return _over(request, HTTPStatus.NOT_FOUND)
    request.organisation = slip.programme.organisation
    with scope(organisation=slip.organisation_id, programme=slip.programme_id):
        if not selectors.is_open(slip, today=timezone.localdate()):
            return _over(request, HTTPStatus.GONE)
        return _asked(request, slip)


def _asked(request: HttpRequest, slip: AssessmentSlip) -> HttpResponse:
    kind, home = slip.batch.assessment.kind, slip.programme
    form = forms.SlipAnswerForm(posted(request), kind=kind, statements=statements_of(kind))
    if form.is_valid():
        return _kept(request, slip, form)
    page = OutsidePage(
        title=_("How do you see it?"), organisation=home.organisation.name, programme=home.name,
        lead=_("You speak for: %(group)s. Nobody reads your answer alone, and nobody asks your name.")
        % {"group": slip.batch.group},
    )  # fmt: skip
    how = reading(request, form, lead=easy_words.LEAD)
    return render(
        request, "grow_it/assessments/outside.jinja",
        {"page": page, "form": form, "parts": parts_of(form), "reading": how},
    )  # fmt: skip


def _kept(request: HttpRequest, slip: AssessmentSlip, form: forms.SlipAnswerForm) -> HttpResponse:
    try:
        services.answer_by_slip(slip=slip, **form.said)
    except services.Ended:
        return _over(request, HTTPStatus.GONE)
    said = _("Nobody reads your answer alone. Close this page and throw the link away: it opens nothing any more.")
    return _closed(request, _("Thank you"), (said,), HTTPStatus.OK)


def _over(request: HttpRequest, status: int) -> HttpResponse:
    said = (
        _("It was used already, or its day has passed. If you have answered: thank you."),
        _("If not, ask whoever gave it to you for another one."),
    )
    return _closed(request, _("This link opens nothing any more"), said, status)


def _closed(request: HttpRequest, title: str, sentences: tuple[str, ...], status: int) -> HttpResponse:
    page = ClosedPage(title, sentences)
    return render(request, "grow_it/competencies/closed.jinja", {"page": page}, status=status)

"""A round answered without an account: by a link that works once, and sets no cookie. The address is the secret."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django_scopes import scope

from coproduction_star.grow_it.models import AssessmentSlip
from coproduction_star.grow_it.slips.door import DOOR, limits_of, open_slip, over, thanks
from coproduction_star.ui.reading import reading
from coproduction_star.ui.shortcuts import posted, public

from . import easy_words, forms, selectors, services
from .views import ASK, parts_of
from .wording import statements_of

WRONG = limits_of("round")


@dataclass(frozen=True, slots=True)
class OutsidePage:
    title: str
    organisation: str
    programme: str
    lead: str


@csrf_exempt
@ASK
@never_cache
@public(DOOR)
def answer_by_link(request: HttpRequest, slip_code: str) -> HttpResponse:
    return open_slip(
        request, slip_code, wrong=WRONG, slip_with=selectors.slip_with_code, missing=AssessmentSlip.DoesNotExist,
        ask=_opened,
    )  # fmt: skip


def _opened(request: HttpRequest, slip: AssessmentSlip) -> HttpResponse:
    request.organisation = slip.programme.organisation
    with scope(organisation=slip.organisation_id, programme=slip.programme_id):
        return _asked(request, slip) if selectors.is_open(slip, today=timezone.localdate()) else over(request)


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
        return over(request)
    return thanks(request)

"""How somebody says what they see of another person's skills: by a link that works once, and sets no cookie.

What is said on one page travels along with the next, hidden, and is kept only at the end: so whoever made the links
opens one and finds nothing. The forms carry no mark against forged forms: the address is the secret.
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django_scopes import scope

from coproduction_star.grow_it.models import RaterSlip
from coproduction_star.grow_it.slips.door import DOOR, closed, limits_of, open_slip, over, thanks
from coproduction_star.ui.reading import Reading, reading
from coproduction_star.ui.shortcuts import posted, public

from . import easy_words, selectors, services
from .forms import RaterForm, pages
from .views import ASK
from .wording import NEVER_PAY

WRONG = limits_of("rater")


@dataclass(frozen=True, slots=True)
class RatePage:
    title: str
    organisation: str
    lead: str
    where: str
    number: int
    is_last: bool
    never_pay: str


@csrf_exempt
@ASK
@never_cache
@public(DOOR)
def see_somebody(request: HttpRequest, rater_code: str) -> HttpResponse:
    return open_slip(
        request, rater_code, wrong=WRONG, slip_with=selectors.slip_with_code, missing=RaterSlip.DoesNotExist,
        ask=_opened,
    )  # fmt: skip


def _opened(request: HttpRequest, slip: RaterSlip) -> HttpResponse:
    request.organisation = slip.organisation
    if request.user.is_authenticated and request.user.pk == slip.profile.participant.user_id:
        said = _("Nobody answers about themselves. Sign out on this device before you hand it to somebody.")
        return closed(request, _("This link is for somebody else"), said, status=HTTPStatus.FORBIDDEN)
    with scope(organisation=slip.organisation_id, programme=None):
        return _asked(request, slip) if selectors.is_open(slip) else over(request)


def _asked(request: HttpRequest, slip: RaterSlip) -> HttpResponse:
    number = _number(request)
    form = RaterForm(posted(request), number=number)
    if request.method != "POST" or not form.is_valid():
        return _page(request, slip, form, number)
    if request.POST.get("go") == "back":
        return _page(
            request, slip, RaterForm(number=max(number - 1, 1), initial=form.cleaned_data), max(number - 1, 1)
        )
    if number < len(pages()):
        return _page(request, slip, RaterForm(number=number + 1, initial=form.cleaned_data), number + 1)
    if not form.levels:
        form.add_error(None, _("Answer one sentence at least. Go back to see the others."))
        return _page(request, slip, form, number)
    try:
        services.rate_another(slip=slip, levels=form.levels)
    except services.SlipUsed:
        return over(request)
    return thanks(request)


def _page(request: HttpRequest, slip: RaterSlip, form: RaterForm, number: int) -> HttpResponse:
    name = slip.profile.participant.name
    last = len(pages())
    page = RatePage(
        title=_("How do you see %(name)s?") % {"name": name}, organisation=slip.organisation.name,
        lead=_("%(name)s asks you. They see only the middle of what five people or more say, never your answer.")
        % {"name": name},
        where=_("Page %(n)s of %(all)s, about a minute each") % {"n": number, "all": last}, number=number,
        is_last=number == last, never_pay=str(NEVER_PAY),
    )  # fmt: skip
    how: Reading = reading(request, form, lead=easy_words.LEAD)
    return render(request, "grow_it/competencies/rate.jinja", {"page": page, "form": form, "reading": how})


def _number(request: HttpRequest) -> int:
    given = request.POST.get("page", "1")
    return min(max(int(given), 1), len(pages())) if given.isdecimal() and len(given) < 3 else 1

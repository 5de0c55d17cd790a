"""Somebody below the age of the organisation answers once a parent, who is there, says yes on the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.people_it.asking.addresses import public_address
from coproduction_star.people_it.asking.editions import survey_of_edition
from coproduction_star.people_it.asking.look import language_of
from coproduction_star.people_it.models import SurveyLink
from coproduction_star.people_it.parent_fields import ParentForm
from coproduction_star.ui.shortcuts import posted, public
from coproduction_star.voices.limits import count, seconds_to_wait
from coproduction_star.voices.selectors import listening_of

from . import presenters, selectors, starting
from .limits import BEGUN
from .opening import of_link
from .views import ANYONE, begin


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_link
def parent(request: HttpRequest, link: SurveyLink) -> HttpResponse:
    """Nothing is kept of the child before the parent agrees. Only where the survey is for their age."""
    edition = selectors.edition_now(link.survey)
    start = public_address("public_survey", request.organisation.slug, link.code)
    asked = survey_of_edition(edition.pk)
    who = address_of(request)
    wait = seconds_to_wait(BEGUN, who) if request.method == "POST" else 0
    if not selectors.is_open(link.survey) or asked.youngest >= request.organisation.alone_from or wait:
        return redirect(start)
    form = ParentForm(posted(request))
    chosen = language_of(asked, request.GET.get("language") or request.LANGUAGE_CODE)
    if form.is_valid():
        count(BEGUN, who)
        said = {"language": chosen, "look": request.GET.get("look", "")}
        return begin(request, link, edition, said, parent=form.agreed)
    page = presenters.parent_page(link, asked, language=chosen, listening=listening_of(link.survey.programme))
    context = {"page": page, "form": form, "once": starting.once_of(request)}
    return render(request, "people_it/answering/parent.jinja", context)

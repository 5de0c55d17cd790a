"""The ways to a survey: links with a QR code, posters to print, a screen in a public place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.people_it.models import Survey, SurveyLink
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import link_forms, links_page, selectors, services
from .addresses import at
from .views import found_survey, show


@require_http_methods(["GET", "POST"])
@require(Permission.SHARE_SURVEY)
@makes_once
def survey_links(request: HttpRequest, organisation: str, programme: str, survey_id: UUID) -> HttpResponse:
    found = _published(request, survey_id)
    form = link_forms.LinkForm(posted(request))
    if form.is_valid() and not found.closed_at:
        services.make_link(survey=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The way is open. Print its poster, or send its link."))
        return redirect(at("survey_links", found))
    page = links_page.links_page(survey=found, access=request.access, links=selectors.links_of(found))
    return show(request, "people_it/survey/links.jinja", page, form=form)


@require_POST
@require(Permission.SHARE_SURVEY)
def survey_link_end(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, link_id: UUID
) -> HttpResponse:
    found = _published(request, survey_id)
    services.end_link(link=_link(found, link_id), by=request.user)
    messages.success(request, _("Nobody comes in this way any more. What came stays counted."))
    return redirect(at("survey_links", found))


@require_safe
@require(Permission.SHARE_SURVEY)
def survey_poster(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, link_id: UUID
) -> HttpResponse:
    found = _published(request, survey_id)
    page = links_page.poster_page(survey=found, link=_link(found, link_id))
    return show(request, "people_it/survey/poster.jinja", page)


def _published(request: HttpRequest, survey_id: UUID) -> Survey:
    found = found_survey(request, survey_id)
    with or_404(services.Closed):
        services.refuse_unpublished(found)
    return found


def _link(survey: Survey, link_id: UUID) -> SurveyLink:
    with or_404(SurveyLink.DoesNotExist):
        return selectors.link_with(survey=survey, link_id=link_id)

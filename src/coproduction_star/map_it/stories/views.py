from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_scopes import scope

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.versions import save
from coproduction_star.map_it.homes import programmes_to_use_in
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.map_it.permissions import Permission
from coproduction_star.organisations.guard import allowed, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted, public, signed_in
from coproduction_star.voices.selectors import in_published, takes_contributions

from . import forms, presenters, selectors, services


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_STORY)
def story(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    initiative = _initiative(request, initiative_id)
    told = selectors.story_of(initiative)
    form = forms.StoryForm(
        posted(request), initial=forms.words_of(told, initiative.title),
        people=selectors.people_of(request.programme), hidden=hidden_for(request),
    )  # fmt: skip

    def write() -> None:
        version = form.cleaned_data["version"] or 0
        services.write_story(initiative=initiative, version=version, values=form.values, by=request.user)

    saved = save(form, write, now=lambda row: forms.words_of(row, initiative.title))
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(request.path)
    page = presenters.team_page(
        initiative=initiative,
        story=told,
        access=request.access,
        theirs=saved.theirs,
        beside=selectors.stories_beside(initiative),
    )
    return render(request, "map_it/stories/team.jinja", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@require(Permission.WRITE_STORY)
@makes_once
def add_figure(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    initiative = _initiative(request, initiative_id)
    told = _story(initiative)
    form = forms.FigureForm(posted(request))
    if form.is_valid():
        services.add_figure(story=told, by=request.user, **form.cleaned_data)
        return redirect("map_it:story", organisation, programme, initiative_id)
    page = presenters.figure_page(initiative=initiative, access=request.access)
    return render(request, "journeys/form.jinja", {"page": page, "form": form})


@require_POST
@require(Permission.WRITE_STORY)
def remove_figure(
    request: HttpRequest, organisation: str, programme: str, initiative_id: UUID, figure_id: UUID
) -> HttpResponse:
    with or_404(StoryFigure.DoesNotExist):
        figure = selectors.figure_with(initiative=_initiative(request, initiative_id), figure_id=figure_id)
    services.remove_figure(figure=figure, by=request.user)
    return redirect("map_it:story", organisation, programme, initiative_id)


@require_POST
@require(Permission.PUBLISH)
def publish(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    try:
        services.publish_story(story=_story(_initiative(request, initiative_id)), by=request.user)
    except services.NoConsent:
        messages.error(request, _("Write down first who agreed, how and when. Nobody’s story is told without that."))
    except services.NotPublic:
        messages.error(request, _("Open the programme’s public page first: the story stands on it."))
    else:
        messages.success(request, _("The story is on its way to the public page."))
    return redirect("map_it:story", organisation, programme, initiative_id)


@require_POST
@require(Permission.WRITE_STORY)
def take_back(request: HttpRequest, organisation: str, programme: str, initiative_id: UUID) -> HttpResponse:
    told = _story(_initiative(request, initiative_id))
    services.take_back(story=told, consent_ended="consent_ended" in request.POST, by=request.user)
    messages.success(request, _("The story is no longer public."))
    return redirect("map_it:story", organisation, programme, initiative_id)


@require_safe
@public("A published story is for everyone.")
def public_story(request: HttpRequest, organisation: str, programme: str, story_id: UUID) -> HttpResponse:
    with (
        or_404(Programme.DoesNotExist, Story.DoesNotExist),
        in_published(request.organisation, programme) as found,
    ):
        told = selectors.public_story(programme=found, story_id=story_id)
        page = presenters.story_page(told, hidden=hidden_for(request), listens=takes_contributions(found))
        return render(request, "map_it/stories/story.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "POST"])
@signed_in("they choose a programme of their own in which to use a story")
@makes_once
def use_story(request: HttpRequest, organisation: str, programme: str, story_id: UUID) -> HttpResponse:
    homes = programmes_to_use_in(request.user)
    with (
        or_404(Programme.DoesNotExist, Story.DoesNotExist),
        in_published(request.organisation, programme) as found,
    ):
        told = selectors.public_story(programme=found, story_id=story_id)
        home = next((one for one in homes if str(one.pk) == request.POST.get("programme")), None)
        if home is None:
            page = presenters.use_page(told, homes)
            return render(request, "map_it/stories/use.jinja", {"page": hidden_for(request).over(page)})
        known = services.introduce(story=told, where=f"{home.name}, {home.organisation.name}", by=request.user)
        with scope(organisation=home.organisation_id, programme=home.pk):
            made = services.use_here(story=told, programme=home, by=request.user)
    messages.success(request, _used(known=known))
    return redirect(address("initiative", home, made.pk))


def _used(*, known: bool) -> str:
    if known:
        return _(
            "The idea is in your programme, and the people who ran it know that you would like to hear from them."
        )
    return _("The idea is in your programme. Nobody is named who can be asked about it.")


def panel(request: HttpRequest, subject: Any) -> str:
    """Below an initiative: the way to its story, for who may write it."""
    if not isinstance(subject, Initiative) or not allowed(request, Permission.WRITE_STORY, request.programme):
        return ""
    return SafeString(
        render_to_string(
            "map_it/stories/panel.jinja", {"initiative": subject, "beside": selectors.stories_beside(subject)}, request
        )
    )


def _initiative(request: HttpRequest, initiative_id: UUID) -> Initiative:
    with or_404(Initiative.DoesNotExist):
        return selectors.initiative_with(programme=request.programme, initiative_id=initiative_id)


def _story(initiative: Initiative) -> Story:
    told = selectors.story_of(initiative)
    if told is None:
        raise Http404
    return told

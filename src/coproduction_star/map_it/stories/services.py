from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.journeys.services import CO_FIELDS, claim_version
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.map_it.telling import tell
from coproduction_star.notices.services import notify
from coproduction_star.organisations.reaching import safe_email_of

from .addresses import story_address
from .selectors import asker, moved


class NoConsent(Exception):
    """A story is told only when the people in it have agreed."""


class NotPublic(Exception):
    """The programme's own page is not public, so its stories cannot be."""


@transaction.atomic
def write_story(*, initiative: Initiative, version: int, values: Mapping[str, Any], by: Any) -> Story:
    """Write or change it. Raises ChangedMeanwhile when somebody else saved first."""
    story = Story.objects.filter(initiative=initiative).first()
    if story is None:
        story = Story(initiative=initiative, programme=initiative.programme, by=by)
        story.organisation_id = initiative.organisation_id
    else:
        claim_version(story, version=version)
    for name, value in values.items():
        setattr(story, name, value)
    story.save()
    record(by=by, verb="map_it.story_written", subject=story)
    return story


@transaction.atomic
def add_figure(*, story: Story, by: Any, **words: Any) -> StoryFigure:
    figure = StoryFigure.objects.create(
        story=story, programme_id=story.programme_id, organisation_id=story.organisation_id, **words
    )
    record(by=by, verb="map_it.story_figure_added", subject=story)
    return figure


@transaction.atomic
def remove_figure(*, figure: StoryFigure, by: Any) -> None:
    record(by=by, verb="map_it.story_figure_removed", subject=figure.story)
    figure.delete()


@transaction.atomic
def publish_story(*, story: Story, by: Any) -> Story:
    """Tell the ward's councillors and show it: at once, or when their head start is over."""
    programme = story.initiative.programme
    if not (story.consent_of and story.consent_by and story.consent_on):
        raise NoConsent
    if programme.published_at is None:
        raise NotPublic
    place = story.initiative.place
    story.shown_from = tell(programme=programme, places=[place] if place else [], by=by)
    story.place = place
    story.save(update_fields=["shown_from", "place"])
    record(by=by, verb="map_it.story_published", subject=story)
    return story


@transaction.atomic
def tell_what_moved(*, programme: Programme | None = None, by: Any = None) -> int:
    """A public story moved to another ward: its councillors are told, and it shows after their head start.

    Run at once where it was moved, and hourly in the organisation's scope. Until then nobody reads it.
    """
    return len([publish_story(story=story, by=by) for story in moved(programme)])


@transaction.atomic
def take_back(*, story: Story, consent_ended: bool, by: Any) -> None:
    """Hide it; when consent ended, what somebody said and who agreed are erased at once."""
    story.shown_from = None
    if consent_ended:
        story.quote = story.quoted = story.consent_of = story.consent_by = ""
        story.consent_on = None
        note_erasure(ErasureKind.STORY_CONSENT, story.pk)
    story.save()
    record(by=by, verb="map_it.story_taken_back", subject=story)


@transaction.atomic
def use_here(*, story: Story, programme: Programme, by: Any) -> Initiative:
    """Start an idea in the reader's own programme. Call it inside that programme's scope."""
    source = story.initiative
    return add_initiative(
        programme=programme,
        title=story.title,
        summary=_("From the story “%(title)s”: %(address)s")
        % {"title": story.title, "address": f"{settings.SITE_URL}{story_address(story, source.programme)}"},
        status=Status.POTENTIAL,
        cos=[co for co, name in CO_FIELDS.items() if getattr(source, name)],
        by=by,
    )


@transaction.atomic
def introduce(*, story: Story, where: str, by: Any) -> bool:
    """Tell whoever ran it who wants to use it; false when nobody can be written to. Nobody's address is shown."""
    record(by=by, verb="map_it.story_used", subject=story)
    person = story.ask
    to = "" if person is None or person.is_gone else safe_email_of(person)
    if person is None or not to:
        return False
    with translation.override(getattr(person.user, "language", "") or settings.LANGUAGE_CODE):
        said = {"who": asker(by), "title": story.title, "where": where}
        message = notify(
            kind="map_it.story_used",
            subject=_("Somebody could use “%(title)s”") % said,
            text=_("%(who)s could use “%(title)s” in %(where)s, and would be glad to hear from you.") % said,
            key=f"map_it.story_used:{story.pk}:{by.pk}:{timezone.localdate()}",
            user=person.user,
            to=to,
            organisation_id=story.organisation_id,
        )
    return message is not None

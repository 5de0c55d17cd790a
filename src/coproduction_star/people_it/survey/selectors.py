import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.notices.selectors import gone
from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.people_it.counting import COUNTED
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import LinkKind, Response, Survey, SurveyEdition, SurveyLink
from coproduction_star.people_it.reaching import by_hand
from coproduction_star.voices.selectors import address_of, safeguarding_leads

from .missing import LISTENING, Missing, missing_in, promise_missing


def surveys_of(programme: Programme) -> QuerySet[Survey]:
    """Each with how many answered."""
    rows = Survey.objects.filter(programme=programme).select_related("programme__organisation")
    return rows.defer("draft", "taken_out").annotate(answers=Count("responses", filter=COUNTED)).order_by("-made_at")


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    rows = Survey.objects.select_related("programme__organisation", "capacity_of", "place")
    return rows.get(programme=programme, pk=survey_id)


def answers_to(survey: Survey) -> int:
    return Response.objects.filter(survey=survey, finished_at__isnull=False, withdrawn_at__isnull=True).count()


def last_edition(survey: Survey) -> SurveyEdition | None:
    return SurveyEdition.objects.filter(survey=survey).order_by("-number").first()


def asked_before(survey: Survey) -> bool:
    """Whether the organisation asked this audience before: then something must have come of it."""
    rows = Survey.objects.filter(audience=survey.audience, published_at__isnull=False)
    return rows.exclude(pk=survey.pk).exists()


def missing_to_publish(survey: Survey, *, today: dt.date) -> tuple[Missing, ...]:
    """Every reason why nobody may be asked yet; none when it can be published."""
    found = [*missing_in(survey.draft), *promise_missing(survey, today=today, asked_before=asked_before(survey))]
    leads = safeguarding_leads(survey.programme)
    if not any(map(address_of, leads)):
        said = _("Name a safeguarding lead whom a letter reaches: somebody may write that they are in danger.")
        found.append(Missing(said, LISTENING))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a survey stands between its draft and the edition people answer."""

    edition: SurveyEdition | None
    changed: bool
    """Whether the draft is other than what people answer now."""


def standing_of(survey: Survey) -> Standing:
    edition = last_edition(survey)
    changed = edition is not None and _asks(edition.definition) != _asks(survey.draft)
    return Standing(edition, changed)


def _asks(plain: dict[str, Any]) -> Any:
    """What is asked, whatever its version is called and however it is written down."""
    definition = definition_of(plain)
    ages = (definition.youngest, definition.oldest)
    return (definition.title, ages, definition.languages, definition.questions, definition.sections)


def links_of(survey: Survey) -> QuerySet[SurveyLink]:
    """Each open one with how many answers came by it; never whose. Invitations have pages of their own."""
    open_to_all = SurveyLink.objects.filter(survey=survey).exclude(kind=LinkKind.INVITED)
    rows = open_to_all.annotate(answers=Count("responses", filter=COUNTED))
    return rows.order_by("made_at")


def link_with(*, survey: Survey, link_id: UUID) -> SurveyLink:
    return links_of(survey).get(pk=link_id)


def members_to_name(programme: Programme) -> QuerySet[Participant]:
    """Who can answer for a survey: people of the organisation with access, whom a letter reaches or not."""
    rows = Participant.objects.filter(organisation=programme.organisation_id, erased_at__isnull=True)
    living = rows.filter(membership__isnull=False, membership__ended_at__isnull=True, merged_into__isnull=True)
    return living.order_by("name")


def places_to_choose(programme: Programme) -> QuerySet[Place]:
    rows = Place.objects.filter(organisation=programme.organisation_id, joined_with__isnull=True)
    return rows.order_by("name")


def people_who_asked_to_hear(survey: Survey) -> QuerySet[Participant]:
    """Those who agreed to be contacted and did not take it back, nor their answers."""
    mine = Response.objects.filter(
        survey=survey, participant=OuterRef("pk"), withdrawn_at__isnull=True,
        consents__kind="contact", consents__taken_back_at__isnull=True,
    )  # fmt: skip
    rows = Participant.objects.filter(organisation=survey.organisation_id, erased_at__isnull=True)
    return rows.filter(Exists(mine)).select_related("user")


def letter_key(survey: Survey, person: Participant) -> str:
    """Of the letter that says that there is news."""
    return f"survey:{survey.pk}:{person.pk}"


def told_by_hand(survey: Survey) -> list[tuple[Participant, str]]:
    """Who asked to hear and gets no letter, by name, each with how they are told."""
    people = list(people_who_asked_to_hear(survey).exclude(safe_channel=SafeChannel.NONE).order_by("name", "pk"))
    hands = by_hand(survey.organisation_id, people)
    left = [one for one in people if hands.is_for(one)]
    written = gone([letter_key(survey, one) for one in left])
    return [(one, hands.told(one)) for one in left if letter_key(survey, one) not in written]

"""People it on the Star: who takes part, what people were asked and can do, and who is brought together."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.permissions import Permission
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.steps import (
    Held,
    NextAction,
    Progress,
    Step,
    WardRow,
    register,
)
from coproduction_star.methods import star_progress

from . import asks
from .capacity import about_people as sessions
from .capacity.addresses import sessions_address
from .counting import counts, counts_of
from .gathering import counted_series, figures, figures_of_all, public_rows, search, thread, waiting_for, waiting_rows
from .inviting.services import forget_invitations
from .matching import on_the_star as matches
from .matching.addresses import desk_address
from .matching.personal import forget_matches, said_in_matches
from .models import Entry, LearningSession, MatchingRun, Survey
from .offers import on_the_star as offering
from .offers.addresses import offers_address
from .offers.arranging import unmet_conditions
from .offers.clock import clock_of
from .offers.personal import agreed_to, forget_offers
from .results import on_the_star as results
from .results.answer_counts import answer_counts
from .survey import about_people as survey_answers
from .survey import on_the_star as surveys
from .survey.addresses import surveys_address
from .survey.for_others import shapes
from .ward_briefing import about_people as ward_pages
from .ward_briefing import from_surveys, in_wards
from .ward_briefing.addresses import wards_of

ENOUGH = 3


def progress(programme: Programme) -> Progress:
    facts = facts_of(programme)
    asking = counts_of(programme)
    share = star_progress.people_it(
        people=facts.people, groups=facts.groups, surveys=asking.opened, answers=asking.answers
    )
    if not share:
        return Progress(missing=_("Invite the people this is about: residents, staff, councillors, partners."))
    note = ngettext("%(number)s person", "%(number)s people", facts.people) % {"number": facts.people}
    there = ngettext(
        "They speak for %(number)s group of people.", "They speak for %(number)s groups of people.", facts.groups
    ) % {"number": facts.groups}
    missing = "" if asking.opened else _("Nobody was asked yet what they can do.")
    held = (surveys.there(asking), offering.there(programme), matches.there(programme))
    return Progress(share=share, note=note, there=_joined(there, *held), missing=missing)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def next_action(programme: Programme) -> NextAction | None:
    facts = facts_of(programme)
    if facts.people >= ENOUGH or not facts.initiatives:
        asked = surveys.next_action(programme, has_initiatives=bool(facts.initiatives))
        found = (action for action in (asked, offering.next_action(programme)) if action is not None)
        return max(found, key=lambda action: action.weight, default=None)
    return NextAction(
        _("invite the people this is about"),
        _("Fewer than three people have a role in this programme. Residents and staff need to be in the room."),
        address("people", programme), _("See who takes part"), 58, Permission.CHANGE_PROGRAMME,
    )  # fmt: skip


def personal_data(participant_id: UUID) -> Iterator[Held]:
    yield from survey_answers.personal_data(participant_id)
    yield from agreed_to(participant_id)
    yield from sessions.personal_data(participant_id)
    yield from said_in_matches(participant_id)


def erase(participant_id: UUID) -> None:
    survey_answers.erase(participant_id)
    forget_invitations(participant_id)
    forget_matches(participant_id)
    forget_offers(participant_id)
    sessions.erase(participant_id)
    ward_pages.erase(participant_id)
    asks.erase(participant_id)


def clock(programme: Programme, today: date) -> tuple[str, ...]:
    """How long answers and promises take: two queries."""
    return clock_of(programme, today=today).sentences


def ward_rows(place: Place) -> Iterator[WardRow]:
    """What is kept of the ward itself, and what surveys found there."""
    yield from in_wards.ward_rows(place)
    yield from from_surveys.ward_rows(place)


register(
    Step(
        slug="people_it",
        name=gettext_lazy("People it"),
        number=3,
        address=lambda programme: step_address(programme, "people_it"),
        counts=counts,
        progress=progress,
        next_action=next_action,
        tools={
            "offers": offers_address,
            "survey": surveys_address,
            "capacity": sessions_address,
            "ward-briefing": wards_of,
            "matching": desk_address,
        },
        made_with={
            "offers": lambda: Entry.objects.all(),
            "survey": lambda: Survey.objects.all(),
            "capacity": lambda: LearningSession.objects.all(),
            "ward-briefing": in_wards.cards_by_programme,
            "matching": lambda: MatchingRun.objects.all(),
        },
        thread=thread,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        search=search,
        answer_counts=answer_counts,
        unmet_conditions=unmet_conditions,
        personal_data=personal_data,
        erase=erase,
        ward_rows=ward_rows,
        public_rows=public_rows,
        shapes=shapes,
        figures=figures,
        figures_of_all=figures_of_all,
        clock=clock,
        counted_series=counted_series,
        segments=results.segments,
    )
)

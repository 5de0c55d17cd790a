"""A made-up organisation for trying the product out. Nothing in it is about anybody.

The words are in eastbridge.yaml; everything is made through the services that
people use, so that events, counts and rules are as they would be.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from coproduction_star.accounts.demonstration.services import make_demonstration_person
from coproduction_star.journeys.decisions import services as decisions
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import (
    Case,
    Decision,
    Initiative,
    InitiativeCase,
    Outcome,
    Partner,
    Place,
    Programme,
    Promise,
    TallySnapshot,
    WardCouncillor,
)
from coproduction_star.journeys.organisation_star.services import add_services
from coproduction_star.journeys.people import services as people
from coproduction_star.journeys.programmes import services as programmes
from coproduction_star.journeys.services import keep_month
from coproduction_star.map_it.front_door import services as front_door
from coproduction_star.map_it.models import ConsentBy
from coproduction_star.map_it.stories import services as stories
from coproduction_star.map_it.telling import HEAD_START
from coproduction_star.organisations.models import (
    Membership,
    MembershipRole,
    Organisation,
    Participant,
    ParticipantGroup,
    SafeChannel,
)
from coproduction_star.organisations.roles import SENTENCES, Role

from .demonstration_agreements import make_agreements
from .demonstration_budgets import make_budgets
from .demonstration_campaigns import make_campaigns
from .demonstration_case import make_business_case
from .demonstration_charter import make_charter
from .demonstration_connectors import make_connectors
from .demonstration_criteria import make_comparisons
from .demonstration_design import make_design_rounds
from .demonstration_duties import answer_duties
from .demonstration_friends import make_friends
from .demonstration_governance import make_governance
from .demonstration_incentives import make_incentives
from .demonstration_matching import make_matches
from .demonstration_matrix import make_matrices
from .demonstration_measures import make_measures
from .demonstration_offers import make_offers
from .demonstration_outturn import make_outturns
from .demonstration_places import make_places
from .demonstration_rewards import make_rewards
from .demonstration_risks import make_risks
from .demonstration_shifts import make_shifts
from .demonstration_skills import make_settled, make_skills
from .demonstration_surveys import make_surveys
from .demonstration_theory import make_theory
from .demonstration_told_on import make_told_on
from .demonstration_visits import make_reviews
from .demonstration_voices import make_voices
from .demonstration_ward import make_ward
from .demonstration_workshop import make_workshops

Words = Mapping[str, Any]
KEPT = dt.timedelta(days=730)
FAR_LESS = 3
"""A year ago the made-up borough held a third of what it holds now."""


@dataclass(frozen=True, slots=True)
class World:
    """The organisation and its people by their keys in the file."""

    organisation: Organisation
    members: Mapping[str, Membership]
    today: dt.date

    def user(self, key: str) -> Any:
        return self.members[key].user

    def person(self, key: str) -> Participant:
        return self.members[key].participant

    def day(self, distance: int) -> dt.date:
        return self.today + dt.timedelta(days=distance)


def make() -> bool:
    """Make it unless it is there already; True when it was made."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge.yaml").read_text("utf-8"))
    if Organisation.objects.filter(slug=words["slug"]).exists():
        return False
    with transaction.atomic():
        organisation = Organisation.objects.create(
            name=words["organisation"], slug=words["slug"], demonstration=True, contact="This organisation is made up."
        )
        with scope(organisation=organisation.pk, programme=None):
            _fill(organisation, words)
    return True


def _fill(organisation: Organisation, words: Words) -> None:
    members = {one["key"]: _member(organisation, one) for one in words["people"]}
    world = World(organisation, members, timezone.localdate())
    for one in words["without_account"]:
        _without_account(organisation, one)
    add_services(organisation=organisation, names=words["services"], by=world.user("admin"))
    make_places(organisation, by=world.user("admin"))
    for one in words["programmes"]:
        _programme(world, one, words["people"])
    _year_before(world)


def _member(organisation: Organisation, words: Words) -> Membership:
    role = Role([*words.get("roles", ()), *words.get("programme_roles", ())][0])
    sentence = f"{role.label}. {SENTENCES[role]}"
    user = make_demonstration_person(key=words["key"], name=words["name"], sentence=sentence)
    person = Participant.objects.create(
        organisation=organisation, user=user, name=words["name"], delete_after=timezone.localdate() + KEPT
    )
    for group in words["groups"]:
        ParticipantGroup.objects.create(participant=person, group=group)
    membership = Membership.objects.create(organisation=organisation, user=user, participant=person)
    for role in words.get("roles", ()):
        MembershipRole.objects.create(membership=membership, role=role)
    return membership


def _without_account(organisation: Organisation, words: Words) -> None:
    """Somebody the organisation knows who has neither an account nor an e-mail address."""
    person = Participant.objects.create(
        organisation=organisation,
        name=words["name"],
        phone=words["phone"],
        safe_channel=SafeChannel.PHONE,
        delete_after=timezone.localdate() + KEPT,
    )
    for group in words["groups"]:
        ParticipantGroup.objects.create(participant=person, group=group)


def _programme(world: World, words: Words, cast: list[Words]) -> None:
    lead = world.user("lead")
    programme = programmes.start_programme(
        organisation=world.organisation,
        name=words["name"],
        service=words["service"],
        place=words.get("place", ""),
        summary=words.get("summary", ""),
        outcomes=words["outcomes"],
        by=lead,
    )
    programmes.choose_benefits(programme=programme, benefits=words.get("benefits", ()), by=lead)
    _take_part(world, programme, words, {one["key"]: one for one in cast})
    outcomes = list(Outcome.objects.filter(programme=programme))
    made = {one["title"]: _initiative(programme, one, outcomes, by=lead) for one in words["initiatives"]}
    _decide(world, programme, words, made)
    answer_duties(programme, today=world.today, by=lead)
    if "door" in words:
        _open_door(world, programme, words["door"])
        make_voices(programme, members=world.members)
        make_offers(programme, members=world.members)
        make_budgets(programme, members=world.members)
        make_ward(programme, members=world.members, today=world.today)
    if words.get("matrices"):
        leading = {key: world.members[key] for key in ("facilitator", "lead")}
        make_matrices(programme, **leading, kept=world.today + KEPT)
        make_theory(programme, world=world)
        make_friends(programme, members=world.members)
        make_measures(programme, members=world.members)
        make_governance(programme, members=world.members)
        make_connectors(programme, members=world.members)
        make_skills(programme, members=world.members)
        make_settled(programme, members=world.members)
        make_risks(programme, members=world.members)
        make_incentives(programme, lead=world.members["lead"])
        make_charter(programme, members=world.members)
        make_agreements(programme, members=world.members)
        make_rewards(programme, members=world.members)
        make_surveys(programme, lead=world.members["lead"])
        make_campaigns(programme, lead=world.members["lead"])
        make_matches(programme, broker=world.members["broker"])
        make_told_on(programme, members=world.members)
        make_design_rounds(programme, members=world.members)
        make_shifts(programme, members=world.members)
        make_reviews(programme, members=world.members)
        make_workshops(programme, members=world.members)
    if words.get("business_cases"):
        make_business_case(programme, lead=lead, finance=world.user("finance"))
        make_outturns(programme, by=world.user("finance"))
        make_comparisons(programme, facilitator=world.members["facilitator"])
    if "heard" in words:
        programmes.close(programme=programme, heard=words["heard"], decided=words["decided"], by=lead)


def _take_part(world: World, programme: Programme, words: Words, cast: Mapping[str, Words]) -> None:
    lead = world.user("lead")
    partners: dict[str, Partner] = {}
    for one in words.get("partners", ()):
        partners[one["name"]] = people.add_partner(
            programme=programme,
            name=one["name"],
            agreement=one["agreement"],
            agreed_on=world.day(one["agreed"]),
            ends_on=world.day(one["ends"]),
            by=lead,
        )
    for key in words["takes_part"]:
        for role in cast[key].get("programme_roles") or cast[key]["roles"]:
            partner = partners.get(cast[key].get("partner", ""))
            people.give_role(programme=programme, membership=world.members[key], role=role, partner=partner, by=lead)
    for one in words.get("interests", ()):
        decisions.declare_interest(
            programme=programme,
            participant_id=world.person(one["who"]).pk,
            none_to_declare="what" not in one,
            what=one.get("what", ""),
            by=world.user(one["who"]),
        )


def _initiative(programme: Programme, words: Words, outcomes: list[Outcome], *, by: Any) -> Initiative:
    made = initiatives.add_initiative(
        programme=programme,
        title=words["title"],
        status=words["status"],
        cos=words["cos"],
        outcomes=[outcomes[number - 1] for number in words["outcomes"]],
        summary=words.get("summary", ""),
        place_name=words.get("place", ""),
        groups=words.get("groups", ()),
        people=words.get("people"),
        citizen_hours_a_month=words.get("citizen_hours"),
        staff_hours_a_month=words.get("staff_hours"),
        evidence=words.get("evidence", "none"),
        who_decides=words.get("decides", "unknown"),
        who_does=words.get("does", "unknown"),
        citizens_bring=words.get("citizens", ""),
        services_bring=words.get("services", ""),
        groups_not_reached=words.get("not_reached", ""),
        by=by,
    )
    for case in Case.objects.filter(slug=words.get("case", "")):
        InitiativeCase.objects.create(initiative=made, case=case)
    return made


def _decide(world: World, programme: Programme, words: Words, made: Mapping[str, Initiative]) -> None:
    for one in words.get("decisions", ()):
        decisions.record_decision(
            programme=programme,
            what=one["what"],
            why=one["why"],
            decided_by=one["who"],
            decided_on=world.day(one["day"]),
            dissent=one.get("dissent", ""),
            initiative=made.get(one.get("about", "")),
            participant_id=world.person(one["by"]).pk,
            by=world.user(one["by"]),
        )
    for one in words.get("promises", ()):
        promise = decisions.make_promise(
            programme=programme,
            what=one["what"],
            due_on=world.day(one["due"]),
            who=world.person(one["who"]) if "who" in one else None,
            who_in_words=one.get("words", ""),
            initiative=made.get(one.get("about", "")),
            by=world.user(one["by"]),
        )
        if "kept" in one:
            judge = world.user(one["judged_by"])
            decisions.judge_promise(promise=promise, kept=one["kept"], note=one["note"], by=judge)


def _open_door(world: World, programme: Programme, words: Words) -> None:
    """Describe the public page, announce what will be decided, tell the councillors a while ago, and open it."""
    lead = world.user("lead")
    for seat in words["councillors"]:
        place = Place.objects.get(organisation=world.organisation, name=seat["place"])
        WardCouncillor.objects.create(place=place, participant=world.person(seat["who"]), party=seat["party"])
    front_door.describe(
        programme=programme,
        answerable=world.person(words["answerable"]),
        by=lead,
        **{name: words[name] for name in ("purpose", "phone", "post", "in_person")},
    )
    for one in words["ahead"]:
        front_door.announce_decision(
            programme=programme, what=one["what"], on=world.day(one["day"]), how=one["how"], by=lead
        )
    front_door.show_all_that_happen(programme=programme, by=lead)
    for kind, rows in (("decided", Decision.objects), ("promised", Promise.objects)):
        ids = set(rows.filter(programme=programme).values_list("pk", flat=True))
        front_door.choose(programme=programme, kind=kind, offered=ids, chosen=ids, by=lead)
    front_door.publish(programme=programme, by=lead, told_at=timezone.now() - HEAD_START)
    _tell_story(world, programme, words["story"])


def _tell_story(world: World, programme: Programme, words: Words) -> None:
    lead, initiative = world.user("lead"), Initiative.objects.get(programme=programme, title=words["about"])
    told = ("title", "what_happened", "what_changed", "what_did_not", "quote", "quoted", "consent_of")
    values = {name: words[name] for name in told}
    consent = {"consent_by": ConsentBy.SIGNED, "consent_on": world.day(-60), "ask": world.person("practitioner")}
    story = stories.write_story(initiative=initiative, version=0, values=values | consent, by=lead)
    stories.add_figure(story=story, by=lead, **words["figure"])
    stories.publish_story(story=story, by=lead)


def _year_before(world: World) -> None:
    """Make up what the organisation's Star showed a year ago, so that there is a change to see."""
    keep_month(organisation=world.organisation, today=world.today)
    month = world.today.replace(year=world.today.year - 1, day=1)
    for row in list(TallySnapshot.objects.filter(organisation=world.organisation)):
        row.pk, row.month = None, month
        row._state.adding = True
        for count in ("existing", "improve", "potential", "stopped"):
            setattr(row, count, getattr(row, count) // FAR_LESS)
        row.id = TallySnapshot._meta.pk.get_default()
        row.save()

"""Two made-up surveys: one that residents answer, with its answers and what they came to, and the draft for staff."""

import datetime as dt
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml
from django.utils import timezone

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys import SurveyQuestion, shown_questions
from coproduction_star.data.asset_surveys.results.margins import choices_of, read_margin
from coproduction_star.data.asset_surveys.results.tally import PLACE
from coproduction_star.data.questions import Audience, Kind
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.people_it.definitions import asked_in
from coproduction_star.people_it.inviting import services as inviting
from coproduction_star.people_it.inviting.lists import read_list
from coproduction_star.people_it.models import (
    Invitee,
    Response,
    SpecialAnswers,
    Survey,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
)
from coproduction_star.people_it.models.survey import ANSWERS_KEPT
from coproduction_star.people_it.results import selectors
from coproduction_star.people_it.results import services as services_of_results
from coproduction_star.people_it.results.working import work_out_now
from coproduction_star.people_it.survey import drafting, services
from coproduction_star.voices.references import hash_of, reference_from

Words = Mapping[str, Any]
HEARD_WITHIN = dt.timedelta(days=60)
STRIDE = 7
"""Answers differ from person to person and are the same every time: the choice is counted, not drawn."""


def make_surveys(programme: Programme, *, lead: Any) -> None:
    """`lead` is the member who answers for them."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_surveys.yaml").read_text("utf-8"))
    survey = _survey(programme, words["open"], lead=lead)
    edition = services.publish(survey=survey, by=lead.user)
    links = [
        (services.make_link(survey=survey, kind=one["kind"], label=one["label"], by=lead.user), one["share"])
        for one in words["open"]["links"]
    ]
    _answer(edition, links, number=words["open"]["answers"])
    _work_out(survey, words["open"]["population"], by=lead.user)
    _invite(survey, words["open"]["invited"], by=lead.user)
    twin = drafting.twin(survey.draft, audience=Audience.STAFF, title=words["draft"]["title"])
    services.begin(programme=programme, draft=twin, made_from=survey, by=lead.user)


def _survey(programme: Programme, words: Words, *, lead: Any) -> Survey:
    languages = ("en", "cy")
    start = drafting.starts(Audience.RESIDENT, adults=True)[words["start"]]
    draft = drafting.new_draft(drafting.Begun(words["title"], Audience.RESIDENT, 18, languages, start))
    draft["title"]["cy"] = words["title_cy"]
    own = {name: value for name, value in words["own"].items() if name != "heading"}
    own["choices"] = [*own["choices"], drafting.the_banks_choice("not-say", languages)]
    draft, _id = drafting.with_own(draft, own, heading=words["own"]["heading"]["en"])
    draft["sections"][-1]["title"] = words["own"]["heading"]
    survey = services.begin(programme=programme, draft=draft, by=lead.user)
    promised = services.Promised(
        capacity=words["capacity"], capacity_of=lead.participant, last_time=words["last_time"], place=None,
        respond_by=timezone.localdate() + HEARD_WITHIN, opens_on=None, closes_on=None,
    )  # fmt: skip
    seen = drafting.fingerprint(services.promised_as(survey))
    services.promise(survey=survey, said=promised, seen=seen, by=lead.user)
    return Survey.objects.select_related("programme__organisation").get(pk=survey.pk)


def _work_out(survey: Survey, population: Words, *, by: Any) -> None:
    """Weigh the answers to how many people each ward has."""
    people, others = population["wards"], population["wards"]["others"]
    places = selectors.names_of_places(survey.organisation_id)
    rows = [(name, str(people.get(name, others))) for name in places.values()]
    margin, problems = read_margin(PLACE, rows, choices_of(asked_in(survey.editions.get()), PLACE, places))
    if margin is None:
        raise ValueError(problems)
    typed = "\n".join(", ".join(row) for row in rows)
    services_of_results.keep_margins(
        survey=survey, margin=margin, typed=typed, source=population["source"], year=population["year"], by=by
    )
    work_out_now(services_of_results.ask_for_result(survey=survey, cap=None, by=by).pk)


def _invite(survey: Survey, words: Words, *, by: Any) -> None:
    """Letters to a sample of addresses, some of which answered; and cards for a ward, drawn and not yet sent."""
    places = selectors.names_of_places(survey.organisation_id)
    rows = [f"{number} {street}, {ward}" for ward, street in words["streets"].items() for number in range(1, 61)]
    listed = read_list("\n".join(["address, place", *rows]).encode(), places=places).listed
    sample = inviting.draw_list(survey=survey, listed=listed, wanted=words["drawn"], by_place=True, by=by)
    inviting.send(sample=sample, by=by)
    answered = Invitee.objects.filter(sample=sample).values_list("pk", flat=True)[: words["answered"]]
    Invitee.objects.filter(pk__in=list(answered)).update(answered=True)
    wards = {key: name for key, name in places.items() if name in words["letterboxes"]}
    homes = {UUID(key): words["letterboxes"][name] for key, name in wards.items()}
    inviting.draw_homes(survey=survey, homes=homes, by=by)


def _answer(edition: SurveyEdition, links: list[tuple[SurveyLink, int]], *, number: int) -> None:
    definition, now = asked_in(edition), timezone.now()
    ways = [link for link, share in links for _one in range(share)]
    places = list(Place.objects.filter(organisation=edition.organisation_id).order_by("name"))
    owned = {"programme": edition.programme, "organisation_id": edition.organisation_id}
    responses, apart = [], []
    for person in range(number):
        said = _answers(definition, person)
        special = {question.id for question in definition.questions if question.special_category}
        at = now - dt.timedelta(hours=person)
        row = Response(
            **owned, survey=edition.survey, edition=edition, link=ways[person] if person < len(ways) else None,
            channel="kiosk" if person < len(ways) and ways[person].kind == "kiosk" else "web",
            place=places[person % len(places)] if places else None, answered_at=at, finished_at=at,
            reference_hash=hash_of(reference_from(f"{edition.pk}|{person}")),
            answers={name: value for name, value in said.items() if name.split(".")[0] not in special},
            delete_after=timezone.localdate() + ANSWERS_KEPT,
        )  # fmt: skip
        responses.append(row)
        if private := {name: value for name, value in said.items() if name.split(".")[0] in special}:
            apart.append(SpecialAnswers(**owned, response=row, answers=private))
    Response.objects.bulk_create(responses)
    SpecialAnswers.objects.bulk_create(apart)
    SurveyConsent.objects.bulk_create(
        SurveyConsent(**owned, response=row, kind="statistics", given_at=row.answered_at) for row in responses
    )


def _answers(definition: Definition, person: int) -> dict[str, Any]:
    """What one made-up person says to what they are shown; every seventh leaves a question out."""
    said: dict[str, Any] = {}
    for place, question in enumerate(definition.questions):
        if question in shown_questions(definition, said) and (person + place) % STRIDE and question.id != "consent":
            said |= dict(_of(question, person * STRIDE + place))
    return said


def _of(question: SurveyQuestion, turn: int) -> Iterator[tuple[str, Any]]:
    choices = [choice.id for choice in question.choices if choice.id not in ("not-say", "other")]
    if question.kind is Kind.STATEMENTS:
        for number, statement in enumerate(question.statements):
            yield f"{question.id}.{statement.id}", choices[(turn * turn // 3 + number * 2) % len(choices)]
    elif question.kind is Kind.SEVERAL:
        yield question.id, sorted({choices[(turn * turn // 2 + step) % len(choices)] for step in range(1 + turn % 3)})
    elif choices:
        yield question.id, choices[(turn * turn // 5) % len(choices)]

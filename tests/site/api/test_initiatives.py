"""Initiatives for programs: read, add, change without overwriting anybody, and take away."""

import csv
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE
from tests.site.api.tokens import Program
from tests.site.conftest import InOrganisation

from coproduction_star.audit.models import Event
from coproduction_star.journeys.initiatives.services import add_initiative, start_from_case
from coproduction_star.journeys.models import Case, Initiative, Programme, ProgrammeTally
from coproduction_star.journeys.services import recount

pytestmark = pytest.mark.django_db
HERE = "/api/v1/o/eastbridge/p/ageing-well/initiatives"
ALL = {
    "title": "Lunch club",
    "summary": "Neighbours cook for each other.",
    "status": "existing",
    "cos": ["co-design", "co-deliver"],
    "outcomes": [],
    "who_decides": "both",
    "who_does": "citizens",
    "citizens_bring": "Recipes",
    "services_bring": "A kitchen",
    "place": "Harbour ward",
    "people": 24,
    "citizen_hours_a_month": 60,
    "staff_hours_a_month": 4,
    "evidence": "feedback",
    "groups_not_reached": "Men over 80",
    "service": "Libraries",
    "groups": ["older-people", "volunteers"],
    "alone_or_together": "collective",
    "who_coproduces": "community",
    "rung": "co-design",
    "started_by": "residents",
    "barriers": "The kitchen closes at four.",
    "contact_id": None,
    "reviewed_on": "2026-11-01",
}


@pytest.fixture
def lead(program: Callable[..., Program], programme: Programme) -> Program:
    return program("programme-lead")


def add(who: Program, **values: Any) -> Any:
    response = who.send("POST", HERE, {"title": "Lunch club"} | values)
    assert response.status_code == 201, response.content
    return response.json()


def test_what_was_sent_is_what_is_read(lead: Program) -> None:
    made = add(lead, **ALL)
    read = lead.get(f"{HERE}/{made['id']}").json()
    assert read | {"similar": []} == made
    assert {name: read[name] for name in ALL} == ALL
    assert read["version"] == 1


def test_a_name_is_enough(lead: Program) -> None:
    made = add(lead)
    assert (made["status"], made["evidence"], made["place"], made["people"]) == ("potential", "none", None, None)
    assert made["figures"] == []


def test_adding_is_recorded_and_counted(lead: Program, programme: Programme, in_organisation: InOrganisation) -> None:
    made = add(lead, status="existing", people=24)
    event = Event.objects.get(verb="journeys.initiative_added")
    assert event.subject_id == made["id"]
    with in_organisation(programme.organisation, programme):
        tally = ProgrammeTally.objects.get(co="any")
    assert (tally.existing, tally.people) == (1, 24)


def test_figures_say_what_they_are_estimates_of(lead: Program) -> None:
    figures = {figure["name"]: figure for figure in add(lead, people=24, staff_hours_a_month=4)["figures"]}
    assert set(figures) == {"people", "staff_hours_a_month"}
    assert (figures["people"]["value"], figures["people"]["unit"]) == (24, "people")
    assert (figures["staff_hours_a_month"]["unit"], figures["staff_hours_a_month"]["period"]) == ("hours", "a month")
    assert all(figure["grade"] == "estimate" and figure["source"] for figure in figures.values())


def test_the_thread_says_what_is_tied_and_what_would_fill_the_rest(
    lead: Program, programme: Programme, in_organisation: InOrganisation
) -> None:
    with in_organisation(programme.organisation, programme):
        row = start_from_case(programme=programme, case=Case.objects.get(slug="southwark-circle"), by=None)
    answer = lead.get(f"{HERE}/{row.pk}").json()
    thread = {place["place"]: place for place in answer["thread"]}
    assert thread["case"]["tied"][0]["page"] == "/cases/southwark-circle/"
    assert answer["cases"] == ["southwark-circle"]
    assert thread["outcome"]["tied"] == []
    assert "outcome" in thread["outcome"]["would_fill"]


def test_a_change_changes_what_is_sent_and_nothing_else(lead: Program) -> None:
    made = add(lead, **ALL)
    response = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "people": 30, "cos": ["co-assess"]})
    assert response.status_code == 200
    changed = response.json()
    assert {name: changed[name] for name in ALL} == ALL | {"people": 30, "cos": ["co-assess"]}
    assert changed["version"] == 2


def test_a_title_that_looks_like_an_address_is_asked_about_and_nothing_is_kept_until_then(lead: Program) -> None:
    sent = {"title": "Tea at 12 Northfield Road"}
    refused = lead.send("POST", HERE, sent)
    assert refused.status_code == 422
    (problem,) = refused.json()["problems"]
    assert problem["field"] == "title"
    assert "keep_the_name: true" in problem["message"]
    assert lead.send("GET", HERE).json()["total"] == 0
    made = add(lead, **sent, keep_the_name=True)
    assert made["title"] == sent["title"]
    where = f"{HERE}/{made['id']}"
    assert lead.send("PATCH", where, {"version": 1, "people": 3, "title": sent["title"]}).status_code == 200
    other = {"version": 2, "title": "Tea at 14 Northfield Road"}
    assert lead.send("PATCH", where, other).status_code == 422
    assert lead.send("PATCH", where, other | {"keep_the_name": True}).json()["title"] == other["title"]


def test_the_person_to_ask_is_somebody_of_this_programme(
    lead: Program, programme: Programme, member: Callable[..., Any], in_organisation: InOrganisation
) -> None:
    ours, stranger = member("practitioner"), member("practitioner")
    with in_organisation(programme.organisation, programme):
        ProgrammeRoleFactory(programme=programme, membership=ours, role="practitioner")
    made = add(lead, contact_id=str(ours.participant_id))
    assert (made["contact"], made["contact_id"]) == (ours.participant.name, str(ours.participant_id))
    refused = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "contact_id": str(stranger.participant_id)})
    assert refused.status_code == 422
    assert refused.json()["problems"][0]["field"] == "contact_id"
    kept = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "people": 3}).json()
    assert kept["contact"] == ours.participant.name
    gone = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 2, "contact_id": None}).json()
    assert gone["contact"] is None


def test_a_group_that_no_list_has_is_refused(lead: Program) -> None:
    response = lead.send("POST", HERE, {"title": "Lunch club", "groups": ["dragons"]})
    assert response.status_code == 422


def test_a_place_and_a_number_can_be_taken_away(lead: Program) -> None:
    made = add(lead, **ALL)
    changed = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "people": None, "place": None}).json()
    assert (changed["people"], changed["place"]) == (None, None)


def test_who_comes_second_gets_both_texts_and_overwrites_nothing(lead: Program) -> None:
    made = add(lead)
    lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "title": "First"})
    response = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "title": "Second"})
    assert response.status_code == 409
    answer = response.json()
    assert answer["now"]["title"] == "First"
    assert answer["yours"] == {"version": 1, "title": "Second"}
    assert answer["problems"] == [{"field": "version", "message": "It is 2 now."}]
    assert lead.get(f"{HERE}/{made['id']}").json()["title"] == "First"
    again = lead.send("PATCH", f"{HERE}/{made['id']}", {"version": answer["now"]["version"], "title": "Second"})
    assert again.json()["title"] == "Second"


def test_filters_work_together(lead: Program, programme: Programme, in_organisation: InOrganisation) -> None:
    with in_organisation(programme.organisation, programme):
        outcome = OutcomeFactory(programme=programme)
    wanted = add(lead, title="Wanted", status="improve", cos=["co-design"], outcomes=[str(outcome.pk)])
    add(lead, title="Other outcome", status="improve", cos=["co-design"])
    add(lead, title="Other status", status="stopped", cos=["co-design"], outcomes=[str(outcome.pk)])
    add(lead, title="Other Co", status="improve", cos=["co-assess"], outcomes=[str(outcome.pk)])
    answer = lead.get(HERE, status="improve", co="co-design", outcome=str(outcome.pk)).json()
    assert [item["id"] for item in answer["items"]] == [wanted["id"]]
    assert answer["total"] == 1


def test_following_next_reaches_every_initiative_once(lead: Program) -> None:
    made = [add(lead, title=f"Club {number}")["id"] for number in range(7)]
    found: list[str] = []
    address = f"{HERE}?size=3"
    while address:
        page = lead.get(address).json()
        assert page["total"] == 7
        found += [item["id"] for item in page["items"]]
        address = page["next"]
    assert found == made


UNWRITABLE = "Leave out the character with the number 0 and halves of characters (U+D800 to U+DFFF)."


def test_what_is_added_names_those_with_a_like_name_and_is_added_all_the_same(lead: Program) -> None:
    first = add(lead, title="Walking group")
    add(lead, title="Lunch club")
    again = lead.send("POST", HERE, {"title": "Group for walkers"})
    assert again.status_code == 201
    assert [(one["id"], one["title"]) for one in again.json()["similar"]] == [(first["id"], "Walking group")]
    assert again.json()["similar"][0]["page"].endswith(f"/initiatives/{first['id']}/")
    assert 82 <= again.json()["similar"][0]["score"] <= 100
    assert first["similar"] == []
    assert lead.get(HERE).json()["total"] == 3


REFUSED = [
    ({}, "title", "Send this field."),
    ({"title": ""}, "title", "Write something here."),
    ({"title": "   "}, "title", "Write something here."),
    ({"title": "x" * 201}, "title", "Make this 200 characters or fewer."),
    ({"title": 7}, "title", "Send text."),
    ({"title": "a\x00b"}, "title", UNWRITABLE),
    ({"title": "a\ud800b"}, "title", UNWRITABLE),
    ({"title": "A", "cos": ["\udfff"]}, "cos.0", UNWRITABLE),
    ({"title": "A", "b\ud800": 1}, "body", UNWRITABLE),
    ({"title": "A", "people": -1}, "people", "Send 0 or more."),
    ({"title": "A", "people": 1e99}, "people", "Send a smaller number."),
    ({"title": "A", "people": "many"}, "people", "Send a whole number, such as 12."),
    ({"title": "A", "status": "x"}, "status", "Send one of: 'existing', 'improve', 'potential' or 'stopped'."),
    (
        {"title": "A", "titel": "B"},
        "titel",
        "There is no field of this name. Check how it is written, or leave it out.",
    ),
    ({"title": "A", "outcomes": ["x"]}, "outcomes.0", "Send an id as the API gave it."),
    ({"title": "A", "outcomes": "x"}, "outcomes", "Send a list."),
]


@pytest.mark.parametrize(("body", "field", "message"), REFUSED, ids=[f"{n}-{row[1]}" for n, row in enumerate(REFUSED)])
def test_what_does_not_fit_is_refused_with_what_to_send(
    lead: Program, body: dict[str, Any], field: str, message: str
) -> None:
    response = lead.send("POST", HERE, body)
    assert response.status_code == 422
    assert response.json()["problems"] == [{"field": field, "message": message}]
    assert lead.get(HERE).json()["total"] == 0


def test_every_problem_is_told_at_once(lead: Program) -> None:
    problems = lead.send("POST", HERE, {"people": -1, "status": "x"}).json()["problems"]
    assert {problem["field"] for problem in problems} == {"title", "people", "status"}


@pytest.mark.parametrize(
    "body", ["", "{", "null", "[]", '"text"', "{'title': 'A'}", '{"title": "\\ud800"}', "[" * 50_000]
)
def test_a_body_that_is_no_object_is_refused(lead: Program, body: str) -> None:
    response = lead.send("POST", HERE, body)
    assert response.status_code in {400, 422}
    assert response.json()["detail"]


def test_an_outcome_of_another_programme_is_refused(
    lead: Program, programme: Programme, in_organisation: InOrganisation
) -> None:
    with in_organisation(programme.organisation):
        elsewhere = OutcomeFactory(programme=ProgrammeFactory(organisation=programme.organisation))
    for outcome_id in (elsewhere.pk, uuid4()):
        response = lead.send("POST", HERE, {"title": "A", "outcomes": [str(outcome_id)]})
        assert response.status_code == 422
        assert str(outcome_id) in response.json()["problems"][0]["message"]


def test_words_from_anywhere_come_back_unchanged(lead: Program) -> None:
    title = f"{HOSTILE} נוסף 🌟 Ŵ"
    made = add(lead, title=title)
    assert lead.get(f"{HERE}/{made['id']}").json()["title"] == title


def test_a_closed_programme_is_read_and_not_changed(
    lead: Program, programme: Programme, in_organisation: InOrganisation
) -> None:
    made = add(lead)
    with in_organisation(programme.organisation, programme):
        Programme.objects.filter(pk=programme.pk).update(closed_at=programme.made_at, **_closing_words(programme))
    assert lead.get(f"{HERE}/{made['id']}").status_code == 200
    assert lead.send("POST", HERE, {"title": "Too late"}).status_code == 403
    assert lead.send("PATCH", f"{HERE}/{made['id']}", {"version": 1, "people": 2}).status_code == 403


def _closing_words(programme: Programme) -> dict[str, str]:
    return {name: "Said" for name in ("heard", "decided", "result", "closing_words") if hasattr(programme, name)}


def test_an_initiative_that_was_removed_is_not_there(
    lead: Program, programme: Programme, in_organisation: InOrganisation
) -> None:
    made = add(lead)
    with in_organisation(programme.organisation, programme):
        Initiative.objects.update(removed_at=programme.made_at)
    assert lead.get(f"{HERE}/{made['id']}").status_code == 404


def test_all_of_them_come_as_a_file(lead: Program) -> None:
    add(lead, title="=1+1")
    add(lead, title="Second", status="stopped")
    whole = json.loads(b"".join(lead.get(f"{HERE}.file").streaming_content))
    assert [row["title"] for row in whole["initiatives"]] == ["=1+1", "Second"]
    text = b"".join(lead.get(f"{HERE}.file", format="csv", status="potential").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["title"] for row in rows] == ["'=1+1"]
    assert Event.objects.filter(verb="journeys.exported").count() == 2


def test_a_list_takes_as_many_queries_for_thirty_initiatives_as_for_three(
    lead: Program,
    programme: Programme,
    in_organisation: InOrganisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    lead.get(HERE)
    case = Case.objects.get(slug="southwark-circle")
    for more in (3, 27):
        with in_organisation(programme.organisation, programme):
            outcome = OutcomeFactory(programme=programme)
            for row in InitiativeFactory.create_batch(more, programme=programme):
                row.outcomes.add(outcome)
                row.inspirations.create(case=case)
            recount(programme=programme)
        with django_assert_max_num_queries(12):
            assert len(lead.get(HERE, size=100).json()["items"]) >= more


def test_one_takes_as_many_queries_however_much_is_tied_to_it(
    lead: Program,
    programme: Programme,
    in_organisation: InOrganisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with in_organisation(programme.organisation, programme):
        row = add_initiative(programme=programme, title="Lunch club", by=None)
        row.outcomes.set(OutcomeFactory.create_batch(30, programme=programme))
        for case in Case.objects.all()[:30]:
            row.inspirations.create(case=case)
    with django_assert_max_num_queries(17):
        answer = lead.get(f"{HERE}/{row.pk}").json()
    assert len(answer["outcomes"]) == len(answer["cases"]) == 30

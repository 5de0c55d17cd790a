"""What happened, and what the API says, is told in the reader's language, whoever wrote it in which."""

import pytest
from django.test import Client
from django.utils import translation
from tests.factories.journeys import InitiativeFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.people.services import give_role
from coproduction_star.organisations.members.services import change_roles

pytestmark = pytest.mark.django_db
HERE = "/api/v1/o/eastbridge/p/ageing-well/initiatives"


def told(verb: str, language: str) -> str:
    with translation.override(language):
        return sentence(Event.objects.get(verb=verb))


@pytest.mark.parametrize("writer", ["en", "cy"])
def test_a_role_that_was_given_is_named_in_the_readers_language(writer, inside, lead, member) -> None:
    with translation.override(writer):
        give_role(programme=inside, membership=member("observer"), role="facilitator", partner=None, by=lead.user)
    assert told("journeys.role_given", "en") == f"{lead.user} gave someone the role “Facilitator”."
    assert told("journeys.role_given", "cy") == f"Rhoddodd {lead.user} y rôl “Hwylusydd” i rywun."


def test_an_older_event_without_the_role_says_what_its_writer_read(inside, lead, member) -> None:
    give_role(programme=inside, membership=member("observer"), role="facilitator", partner=None, by=lead.user)
    Event.objects.filter(verb="journeys.role_given").update(detail={}, subject_title="Facilitator")
    assert "Facilitator" in told("journeys.role_given", "cy")


def test_roles_that_were_changed_are_named_in_words(inside, lead, member) -> None:
    change_roles(membership=member("observer"), roles=["facilitator"], by=lead.user)
    assert "given Facilitator, taken Observer" in told("organisations.roles_changed", "en")
    assert "Hwylusydd" in told("organisations.roles_changed", "cy")


def test_the_history_on_a_page_is_in_the_language_of_whoever_reads_it(add, signed_in) -> None:
    with translation.override("en"):
        made = add("Walk together")
    client = signed_in("practitioner")
    client.cookies["language"] = "cy"
    page = client.get(f"/o/eastbridge/p/ageing-well/initiatives/{made.pk}/").content.decode()
    assert "Ychwanegodd" in page
    assert "added the initiative" not in page


@pytest.mark.parametrize(
    ("language", "would_fill", "period"),
    [
        ("en", "Say which outcome it is for, on its page of details.", "a month"),
        ("cy", "Dywedwch ar gyfer pa ganlyniad y mae, ar ei thudalen manylion.", "y mis"),
    ],
)
def test_the_api_answers_in_the_language_that_is_asked_for(language, would_fill, period, inside, lead) -> None:
    row = InitiativeFactory(programme=inside, staff_hours_a_month=4)
    program = Program(give_token(lead.user, scopes=tuple(Scope)), Client(headers={"accept-language": language}))
    whole = program.get(f"{HERE}/{row.pk}").json()
    assert {place["place"]: place for place in whole["thread"]}["outcome"]["would_fill"] == would_fill
    assert {figure["name"]: figure for figure in whole["figures"]}["staff_hours_a_month"]["period"] == period

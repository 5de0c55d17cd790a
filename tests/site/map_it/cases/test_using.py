"""Using an idea: only where one may add ideas, and it remembers its case."""

from collections.abc import Callable

import pytest
from django.test import Client
from django_scopes import scopes_disabled
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import OrganisationFactory

from coproduction_star.journeys.models import InitiativeCase, Programme

pytestmark = pytest.mark.django_db
HERE = "/cases/southwark-circle/use/"
THERE = "/o/eastbridge/p/ageing-well/cases/southwark-circle/use/"


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(HERE)
    assert response.status_code == 302
    assert "next=/cases/southwark-circle/use/" in response["Location"]


def test_a_practitioner_uses_an_idea_and_the_initiative_remembers_the_case(
    programme: Programme, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("practitioner")
    assert THERE in client.get(HERE).content.decode()
    response = client.post(THERE)
    assert response.status_code == 302
    with scopes_disabled():
        kept = InitiativeCase.objects.select_related("initiative", "case").get()
        assert (kept.case.slug, kept.initiative.status) == ("southwark-circle", "potential")
        assert str(kept.initiative.pk) in response["Location"]


def test_someone_who_only_looks_is_offered_no_programme(
    programme: Programme, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("observer")
    assert THERE not in client.get(HERE).content.decode()
    assert client.post(THERE).status_code == 403


def test_another_organisations_programme_is_neither_offered_nor_there(
    programme: Programme, signed_in: Callable[..., Client]
) -> None:
    other = OrganisationFactory(slug="westbridge")
    with scopes_disabled():
        ProgrammeFactory(organisation=other, slug="theirs")
    client = signed_in("programme-lead")
    assert "westbridge" not in client.get(HERE).content.decode()
    assert client.post("/o/westbridge/p/theirs/cases/southwark-circle/use/").status_code == 404


def test_an_archived_programme_is_not_offered(programme: Programme, signed_in: Callable[..., Client]) -> None:
    with scopes_disabled():
        Programme.objects.update(archived_at="2026-01-01T00:00Z")
    assert THERE not in signed_in("programme-lead").get(HERE).content.decode()


def test_a_case_nobody_has_is_not_there(programme: Programme, signed_in: Callable[..., Client]) -> None:
    client = signed_in("programme-lead")
    assert client.get("/cases/nowhere/use/").status_code == 404
    assert client.post("/o/eastbridge/p/ageing-well/cases/nowhere/use/").status_code == 404

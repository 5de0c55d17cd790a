"""Who gets through the door of an organisation's address, and what everyone else is told."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django_scopes import get_scope
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory

from coproduction_star.journeys.middleware import ProgrammeMiddleware
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.addresses import Place, place_of
from coproduction_star.organisations.middleware import OrganisationMiddleware
from coproduction_star.organisations.models import Membership, Organisation

Seen = dict[str, object]


def walk_in(path: str, user: object) -> Seen:
    """What a view at this address would find open."""
    seen: Seen = {}

    def view(request: HttpRequest) -> None:
        seen.update(scope=dict(get_scope()), request=request)

    request = RequestFactory().get(path)
    request.user = user
    OrganisationMiddleware(ProgrammeMiddleware(view))(request)
    return seen


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/o/a/p/b/", Place("o", "a", "b")),
        ("/o/a/p/b/initiatives/7/", Place("o", "a", "b")),
        ("/api/v1/o/a/p/b/initiatives", Place("o", "a", "b")),
        ("/in/a/brand.css", Place("in", "a")),
        ("/o/a/people/", Place("o", "a")),
        ("/o/a", Place()),
        ("/o/a\x00b/people/", Place()),
        ("/o/a/p/b\x00c/", Place("o", "a")),
        ("/cases/o/a/", Place()),
        ("/", Place()),
    ],
)
def test_an_address_names_its_place(path: str, place: Place) -> None:
    assert place_of(path) == place


def test_a_member_finds_the_organisations_scope(organisation: Organisation, member: Callable[..., Membership]) -> None:
    seen = walk_in("/o/eastbridge/people/", member("observer").user)
    assert seen["scope"]["organisation"] == organisation.pk
    assert seen["scope"]["programme"] is None


def test_the_api_opens_the_same_scope(programme: Programme, member: Callable[..., Membership]) -> None:
    seen = walk_in("/api/v1/o/eastbridge/p/ageing-well/initiatives", member("observer").user)
    assert seen["scope"]["programme"] == programme.pk


def test_a_stranger_finds_nothing(organisation: Organisation, django_user_model: type) -> None:
    with pytest.raises(Http404):
        walk_in("/o/eastbridge/people/", django_user_model.objects.create_person(name="Stranger"))


def test_a_former_member_finds_nothing(member: Callable[..., Membership]) -> None:
    former = member("administrator", ended_at="2026-01-01T00:00Z")
    with pytest.raises(Http404):
        walk_in("/o/eastbridge/people/", former.user)


def test_a_visitor_opens_no_scope_behind_the_members_door(organisation: Organisation) -> None:
    assert not walk_in("/o/eastbridge/people/", AnonymousUser())["scope"]


def test_a_programme_role_opens_its_own_programme_only(
    organisation: Organisation, programme: Programme, member: Callable[..., Membership], in_organisation: Callable
) -> None:
    partner = member()
    with in_organisation(organisation):
        ProgrammeFactory(organisation=organisation, slug="other")
        ProgrammeRoleFactory(programme=programme, membership=partner, role="co-producer")
    assert walk_in("/o/eastbridge/p/ageing-well/", partner.user)["request"].programme == programme
    assert walk_in("/o/eastbridge/", partner.user)["scope"]["programme"] == [programme.pk]
    with pytest.raises(Http404):
        walk_in("/o/eastbridge/p/other/", partner.user)


def test_opening_a_programme_takes_three_queries(
    programme: Programme, member: Callable[..., Membership], django_assert_num_queries: Callable
) -> None:
    user = member(
        "administrator",
    ).user
    with django_assert_num_queries(3):
        walk_in("/o/eastbridge/p/ageing-well/", user)

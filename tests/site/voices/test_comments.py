"""Comments once for every record: who may speak, hide, remove and bring back; hostile words stay words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import HOSTILE

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Membership
from coproduction_star.voices.models import Comment

pytestmark = pytest.mark.django_db
HOME = "/o/eastbridge/p/ageing-well/comments/"


@pytest.fixture
def initiative(programme: Programme, in_organisation: Any) -> Initiative:
    with in_organisation(programme.organisation, programme):
        return InitiativeFactory(programme=programme)


def address(initiative: Initiative) -> str:
    return f"{HOME}journeys.initiative/{initiative.pk}/"


@pytest.fixture
def the_comment(programme: Programme, in_organisation: Any) -> Callable[[], Comment]:
    def get() -> Comment:
        with in_organisation(programme.organisation, programme):
            return Comment.objects.get()

    return get


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("co-producer", 302),
        ("critical-friend", 302),
        ("practitioner", 302),
        ("moderator", 302),
        ("observer", 403),
        ("researcher", 403),
    ],
)
def test_who_may_comment(initiative: Initiative, signed_in: Any, role: str, status: int) -> None:
    client = signed_in(role)
    assert client.get(address(initiative)).status_code == 200
    assert client.post(address(initiative), {"text": HOSTILE}).status_code == status


def test_a_comment_stands_on_the_records_page_as_words(initiative: Initiative, signed_in: Any) -> None:
    client = signed_in("practitioner")
    client.post(address(initiative), {"text": f"Good idea {HOSTILE}"})
    words = client.get(f"/o/eastbridge/p/ageing-well/initiatives/{initiative.pk}/").content.decode()
    assert "Good idea" in words
    assert '<h2 class="govuk-heading-m" id="comments">' in words
    assert '<h2 class="govuk-heading-m" id="files">' in words
    assert HOSTILE not in words


def test_an_empty_comment_says_what_to_do(initiative: Initiative, signed_in: Any) -> None:
    assert "Write your comment." in signed_in("practitioner").post(address(initiative), {}).content.decode()


@pytest.mark.parametrize(
    "label", ["accounts.user", "journeys.programme", "organisations.participant", "nothing", "a.b", "voices.comment"]
)
def test_only_records_of_the_programme_take_comments(programme: Programme, signed_in: Any, label: str) -> None:
    assert signed_in("practitioner").get(f"{HOME}{label}/{programme.pk}/").status_code == 404


def test_a_record_of_another_programme_takes_none(programme: Programme, in_organisation: Any, signed_in: Any) -> None:
    with in_organisation(programme.organisation):
        elsewhere = InitiativeFactory(programme=ProgrammeFactory(organisation=programme.organisation))
    assert signed_in("practitioner").get(address(elsewhere)).status_code == 404


def test_removing_can_be_undone_by_the_author_alone(
    initiative: Initiative, signed_in: Any, the_comment: Callable[[], Comment]
) -> None:
    author, other = signed_in("practitioner"), signed_in("co-producer")
    author.post(address(initiative), {"text": "My words"})
    comment = the_comment()
    assert other.post(f"{HOME}{comment.pk}/remove/").status_code == 403
    author.post(f"{HOME}{comment.pk}/remove/")
    assert the_comment().delete_after is not None
    assert "My words" not in other.get(address(initiative)).content.decode()
    assert "Bring back" in author.get(address(initiative)).content.decode()
    author.post(f"{HOME}{comment.pk}/restore/")
    assert "My words" in other.get(address(initiative)).content.decode()
    assert the_comment().delete_after is None


def test_a_moderator_hides_with_a_reason_that_all_can_read(
    initiative: Initiative, signed_in: Any, the_comment: Callable[[], Comment]
) -> None:
    author, moderator = signed_in("practitioner"), signed_in("moderator")
    author.post(address(initiative), {"text": "Rude words"})
    hide = f"{HOME}{the_comment().pk}/hide/"
    assert author.post(hide, {"reason": "x"}).status_code == 403
    assert "Say why" in moderator.post(hide, {}).content.decode()
    moderator.post(hide, {"reason": "It was rude."})
    words = author.get(address(initiative)).content.decode()
    assert "Rude words" not in words
    assert "It was rude." in words
    moderator.post(f"{HOME}{the_comment().pk}/show/")
    assert "Rude words" in author.get(address(initiative)).content.decode()


def test_before_an_election_a_councillors_name_and_words_are_hidden(initiative: Initiative, signed_in: Any) -> None:
    councillor, other = signed_in("councillor"), signed_in("practitioner")
    councillor.post(address(initiative), {"text": "Vote for me"})
    assert "Vote for me" in other.get(address(initiative)).content.decode()
    organisation = initiative.organisation
    organisation.election_from, organisation.election_until = "2000-01-01", "2099-01-01"
    organisation.save()
    words = other.get(address(initiative)).content.decode()
    assert "Vote for me" not in words
    assert "name not shown before the election" in words


@pytest.mark.parametrize("number", [1, 25])
def test_queries_do_not_grow_with_comments(
    initiative: Initiative,
    member: Callable[..., Membership],
    in_organisation: Any,
    number: int,
    django_assert_max_num_queries: Any,
) -> None:
    person = member("practitioner")
    with in_organisation(initiative.organisation, initiative.programme):
        for position in range(number):
            Comment.objects.create(
                organisation=initiative.organisation,
                programme=initiative.programme,
                subject="journeys.initiative",
                subject_id=initiative.pk,
                participant=person.participant,
                text=f"{position} {HOSTILE}",
            )
    client = Client()
    client.force_login(person.user)
    with django_assert_max_num_queries(12):
        client.get(address(initiative))


def test_an_archived_programme_takes_no_comments(initiative: Initiative, signed_in: Any) -> None:
    programme = initiative.programme
    programme.archived_at = "2026-01-01T00:00Z"
    programme.save()
    assert signed_in("practitioner").post(address(initiative), {"text": "x"}).status_code == 403

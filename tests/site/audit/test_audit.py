"""Who did what: sentences for every event, narrowed by person, words and days, and safe in a spreadsheet."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from tests.factories.people import HOSTILE, OrganisationFactory, UserFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import SentenceTwice, sentence, sentences
from coproduction_star.audit.services import forget, record
from coproduction_star.data.cases.cells import guarded
from coproduction_star.organisations.models import Organisation

PAGE = "/o/eastbridge/audit/"


def test_a_verb_nobody_explained_still_reads() -> None:
    event = Event(verb="journeys.thing_done", subject_title="The thing", detail={})
    assert sentence(event) == "The product – thing done: The thing"


def test_a_detail_an_older_event_lacks_is_left_out() -> None:
    event = Event(verb="organisations.person_invited", subject_title="Ann", detail={})
    assert sentence(event) == "The product invited Ann (…)"


def test_a_title_with_a_percent_sign_is_words() -> None:
    event = Event(verb="organisations.participant_added", subject_title="100 %(who)s", detail={})
    assert sentence(event) == "The product added 100 %(who)s"


def test_no_verb_has_two_sentences() -> None:
    with pytest.raises(SentenceTwice):
        sentences({"organisations.participant_added": "again"})


@pytest.mark.parametrize(
    ("cell", "safe"), [("=1+1", "'=1+1"), ("+44", "'+44"), ("-1", "'-1"), ("@a", "'@a"), ("Ann", "Ann"), ("", "")]
)
def test_a_cell_is_never_a_formula(cell: str, safe: str) -> None:
    assert guarded(cell) == safe


@pytest.fixture
def events(organisation: Organisation) -> tuple[Any, Any]:
    ann, ben = UserFactory(name="Ann"), UserFactory(name="=Ben")
    for user, verb in ((ann, "organisations.details_changed"), (ben, "organisations.look_changed")):
        record(by=user, verb=verb, subject=organisation)
    record(by=ann, verb="organisations.details_changed", subject=OrganisationFactory(name="Elsewhere"))
    Event.objects.filter(by=ann).update(at="2026-03-01T12:00Z")
    Event.objects.filter(by=ben).update(at="2026-03-02T23:30Z")
    return ann, ben


@pytest.fixture
def page(signed_in: Any, events: Any) -> Any:
    client = signed_in("administrator")
    return lambda **filters: client.get(PAGE, filters).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("filters", "ann", "ben"),
    [
        ({}, True, True),
        ({"words": "look"}, False, True),
        ({"start": "2026-03-02"}, False, True),
        ({"end": "2026-03-01"}, True, False),
        ({"start": "2026-03-02", "end": "2026-03-02"}, False, True),
        ({"start": "nonsense"}, True, True),
    ],
)
def test_the_list_is_narrowed(page: Any, filters: dict[str, str], ann: bool, ben: bool) -> None:
    words = page(**filters)
    assert ("Ann changed" in words) == ann
    assert ("=Ben changed" in words) == ben
    assert "Elsewhere" not in words
    assert HOSTILE not in words


@pytest.mark.django_db
def test_the_list_is_narrowed_to_one_person(organisation: Organisation, signed_in: Any, member: Any) -> None:
    one = member("editor")
    record(by=one.user, verb="organisations.look_changed", subject=organisation)
    client = signed_in("administrator")
    assert "the logo or colour" in client.get(PAGE, {"by": str(one.user_id)}).content.decode()
    other = member("editor")
    assert "the logo or colour" not in client.get(PAGE, {"by": str(other.user_id)}).content.decode()


@pytest.mark.django_db
def test_the_download_reads_back_guards_formulas_and_is_itself_written_down(signed_in: Any, events: Any) -> None:
    response = signed_in("administrator").get(f"{PAGE}events.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {row["who"] for row in rows} == {"Ann", "'=Ben"}
    assert response["Content-Disposition"].startswith("attachment")
    assert Event.objects.filter(verb="organisations.events_exported").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 120])
def test_queries_do_not_grow_with_events(
    organisation: Organisation, signed_in: Any, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        record(by=UserFactory(), verb="organisations.look_changed", subject=organisation)
    client: Client = signed_in("administrator")
    with django_assert_max_num_queries(12):
        words = client.get(PAGE).content.decode()
    assert words.count("star-people__person") == min(number, 50)


@pytest.mark.django_db
def test_what_is_forgotten_keeps_its_event(organisation: Organisation) -> None:
    event = record(by=UserFactory(), verb="organisations.look_changed", subject=organisation, words="secret")
    assert forget(subject="organisations.organisation", subject_ids=[organisation.pk]) == 1
    event.refresh_from_db()
    assert (event.subject_title, event.detail) == ("", {})
    assert "something that was erased" in sentence(event)

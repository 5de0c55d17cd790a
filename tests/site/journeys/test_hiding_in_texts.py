"""What somebody wrote names no councillor before an election, and two councillors can still be told apart."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import FAR, OrganisationFactory, ParticipantFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.decisions import services as decisions
from coproduction_star.journeys.hiding import Hidden, PersonChoice, hidden_now, together
from coproduction_star.journeys.models import Decision, Initiative, Place, Programme, WardCouncillor
from coproduction_star.organisations.models import Membership, Organisation, Participant
from coproduction_star.voices.comments.services import add_comment

pytestmark = pytest.mark.django_db
HERE = "/o/eastbridge/p/ageing-well"
ALWAYS = {"election_from": "2000-01-01", "election_until": "2099-01-01"}


@pytest.fixture
def period(organisation: Organisation) -> Organisation:
    """The time before the election is now."""
    Organisation.objects.filter(pk=organisation.pk).update(**ALWAYS)
    organisation.refresh_from_db()
    return organisation


@pytest.fixture
def seat(organisation: Organisation, inside: Programme) -> Callable[..., Participant]:
    """`seat("Ann Bell", "Northfield")` is a councillor of that ward."""

    def make(name: str, *wards: str, **more: Any) -> Participant:
        person: Participant = ParticipantFactory(organisation=organisation, name=name, **more)
        for ward in wards:
            place, _made = Place.objects.get_or_create(organisation=organisation, name=ward)
            WardCouncillor.objects.create(place=place, participant=person)
        return person

    return make


@pytest.fixture
def ann(seat: Callable[..., Participant]) -> Participant:
    return seat("Ann O’Hara-Bell", "Northfield")


@pytest.fixture
def hidden(ann: Participant, period: Organisation) -> Hidden:
    return hidden_now(period)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ann O’Hara-Bell agreed.", "Councillor for Northfield agreed."),
        ("ANN O'HARA-BELL agreed", "Councillor for Northfield agreed"),
        ("Ann\n O’Hara-Bell’s idea", "Councillor for Northfield’s idea"),
        ("Councillor Ann O’Hara-Bell and Cllr O'Hara-Bell", "Councillor for Northfield and Councillor for Northfield"),
        ("cllr. A. O’Hara-Bell", "Councillor for Northfield"),
        ("y Cynghorydd O’Hara-Bell", "y Councillor for Northfield"),
        ("<b>Cllr O’Hara-Bell</b>", "<b>Councillor for Northfield</b>"),
    ],
)
def test_a_text_says_the_ward_for_the_name(hidden: Hidden, said: str, shown: str) -> None:
    assert hidden.text(said) == shown


@pytest.mark.parametrize(
    "said", ["", "Joann O’Hara-Bell", "Ann O’Hara-Bells", "Mrs O’Hara-Bell", "Ann", "Cllr Ann", "the council"]
)
def test_words_that_are_no_councillors_name_stay(hidden: Hidden, said: str) -> None:
    assert hidden.text(said) == said


def test_a_name_of_one_word_is_not_taken_for_the_word(seat: Callable[..., Participant], period: Organisation) -> None:
    seat("May", "Northfield")
    assert hidden_now(period).text("We may ask May in may.") == "We may ask Councillor for Northfield in may."


def test_the_end_of_a_name_of_several_words_counts_behind_a_title(
    seat: Callable[..., Participant], period: Organisation
) -> None:
    seat("Cllr Jo van der Berg", "Northfield")
    hidden = hidden_now(period)
    for said in ("Cllr Berg", "Cllr van der Berg", "Jo van der Berg"):
        assert hidden.text(f"{said} said") == "Councillor for Northfield said", said


def test_a_surname_of_two_stands_for_neither(seat: Callable[..., Participant], period: Organisation) -> None:
    seat("Ann Bell", "Northfield")
    seat("Bob Bell", "Harbour")
    assert hidden_now(period).text("Cllr Bell and Bob Bell") == "a councillor and Councillor for Harbour"


@pytest.mark.parametrize(
    "name", [".*", "(", "A|b", "\\", "İ I ı", "<script>alert('x')</script>", "🌳 Tree", "Weiß Straße"]
)
def test_a_strange_name_is_hidden_and_breaks_nothing(
    seat: Callable[..., Participant], period: Organisation, name: str
) -> None:
    seat(name, "Northfield")
    hidden = hidden_now(period)
    assert hidden.text(f"so {name} said") == "so Councillor for Northfield said"
    assert hidden.text("Nobody here is named.") == "Nobody here is named."


def test_the_name_of_the_account_is_hidden_too(
    seat: Callable[..., Participant], member: Callable[..., Membership], period: Organisation
) -> None:
    councillor = member("councillor", user__name="Zoe Quartz")
    Participant.objects.filter(pk=councillor.participant_id).update(name="Zoë Quartz-Lee")
    assert hidden_now(period).text("Zoe Quartz, Zoë Quartz-Lee") == "Councillor 1, Councillor 1"


def test_outside_the_period_nothing_is_asked_and_nothing_changes(
    ann: Participant, organisation: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        hidden = hidden_now(organisation)
    said = ["Ann O’Hara-Bell"]
    assert hidden.over(said) is said
    assert hidden.name(ann) == "Ann O’Hara-Bell"


@pytest.mark.parametrize("number", [1, 20])
def test_inside_it_two_queries_are_asked_however_many_councillors(
    seat: Callable[..., Participant], period: Organisation, number: int, django_assert_num_queries: Any
) -> None:
    for one in range(number):
        seat(f"Somebody {one} Else", f"Ward {one}")
    with django_assert_num_queries(2):
        assert len(hidden_now(period).people) == number


def test_two_councillors_can_be_told_apart_in_a_choice(
    seat: Callable[..., Participant], member: Callable[..., Membership], inside: Programme, period: Organisation
) -> None:
    people = [
        seat("Ann Bell", "Northfield"),
        seat("Bob Carr", "Harbour"),
        seat("Cat Dunn", "Harbour"),
        seat("Dan Eves", "Market", "Quay"),
        member("councillor").participant,
    ]
    in_programme = member("practitioner")
    ProgrammeRoleFactory(programme=inside, membership=in_programme, role="councillor")
    people.append(in_programme.participant)
    choice = PersonChoice(queryset=Participant.objects.all())
    choice.hidden = hidden_now(period)
    labels = [choice.label_from_instance(one) for one in people]
    assert len({*labels}) == len(people)
    assert [one.removesuffix(" (name not shown before the election)") for one in sorted(labels)] == [
        "Councillor 1",
        "Councillor 1 for Harbour",
        "Councillor 2",
        "Councillor 2 for Harbour",
        "Councillor for Market, Quay",
        "Councillor for Northfield",
    ]


def test_a_label_is_the_same_in_every_programme(
    member: Callable[..., Membership], inside: Programme, period: Organisation, in_organisation: Any
) -> None:
    held = [member("practitioner") for _ in range(4)]
    with in_organisation(period):
        programmes = [ProgrammeFactory(organisation=period) for _ in held]
        for programme, one in zip(programmes, held, strict=True):
            ProgrammeRoleFactory(programme=programme, membership=one, role="councillor")
    seen = []
    for programme in programmes:
        with in_organisation(period, programme):
            seen.append(hidden_now(period).people)
    assert len(seen[0]) == len(held)
    assert all(one == seen[0] for one in seen)


def test_nobody_of_another_organisation_is_hidden(hidden: Hidden, in_organisation: Any, period: Organisation) -> None:
    other = OrganisationFactory()
    with in_organisation(other):
        person = ParticipantFactory(organisation=other, name="Eve Faraway")
        place = Place.objects.create(organisation=other, name="Elsewhere")
        WardCouncillor.objects.create(place=place, participant=person)
    assert hidden_now(period).text("Eve Faraway") == "Eve Faraway"


def test_a_page_over_several_organisations_hides_the_councillors_of_each(
    ann: Participant, period: Organisation, in_organisation: Any
) -> None:
    other = OrganisationFactory(**ALWAYS)
    other.refresh_from_db()
    with in_organisation(other):
        person = ParticipantFactory(organisation=other, name="Eve Faraway")
        WardCouncillor.objects.create(
            place=Place.objects.create(organisation=other, name="Elsewhere"), participant=person
        )
    both = together([hidden_now(period), hidden_now(other), Hidden()])
    assert both.text("Eve Faraway, Ann O’Hara-Bell") == "Councillor for Elsewhere, Councillor for Northfield"
    assert together([Hidden()]).text("Eve Faraway") == "Eve Faraway"


@dataclass(frozen=True)
class Row:
    title: str
    address: str
    html: SafeString
    more: tuple[Any, ...] = ()


def test_over_reaches_every_text_of_a_page_and_leaves_addresses_and_html(hidden: Hidden) -> None:
    name = "Ann O’Hara-Bell"
    row = Row(
        name, f"/cases/?q={name}", SafeString(f"<b>{name}</b>"), (Row(name, "", SafeString("")), {name: [name]}, 7)
    )
    seen = hidden.over(row)
    words = "Councillor for Northfield"
    assert (seen.title, seen.address, seen.html) == (words, row.address, row.html)
    assert isinstance(seen.html, SafeString)
    assert (seen.more[0].title, seen.more[1], seen.more[2]) == (words, {name: [words]}, 7)


@pytest.fixture
def written(
    ann: Participant, inside: Programme, member: Callable[..., Membership], organisation: Organisation
) -> Initiative:
    """Everything that others write, with a councillor's name in it."""
    name = ann.name
    lead = member("programme-lead")
    initiative: Initiative = InitiativeFactory(
        programme=inside, title=f"Walks with {name}", summary=f"{name} leads", citizens_bring=f"{name} brings",
        barriers="Cllr O’Hara-Bell is away", groups_not_reached=name,
    )  # fmt: skip
    decision = Decision.objects.create(
        programme=inside, organisation=organisation, what=f"Ask {name}", why=f"{name} knows", decided_by=name,
        decided_on="2026-01-01", dissent=f"{name} disagreed", initiative=initiative,
    )  # fmt: skip
    decisions.declare_interest(
        programme=inside, participant_id=lead.participant_id, none_to_declare=False, what=f"I am {name}’s cousin",
        by=lead.user,
    )  # fmt: skip
    decisions.correct_decision(
        decision=decision, participant_id=lead.participant_id, by=lead.user, version=1, reason=f"{name} said so",
        what=f"Ask {name} soon", why=decision.why, decided_by=name, decided_on=decision.decided_on, dissent=name,
    )  # fmt: skip
    promise = decisions.make_promise(
        programme=inside, initiative=initiative, what=f"Ring {name}", who=None, who_in_words=name, due_on=FAR,
        by=lead.user,
    )  # fmt: skip
    decisions.judge_promise(promise=promise, kept="kept", note=f"{name} answered", by=member("practitioner").user)
    add_comment(subject=initiative, text=f"{name} is kind", participant_id=lead.participant_id, by=lead.user)
    return initiative


PAGES = (
    "/decisions/", "/initiatives/", "/initiatives/{}/", "/comments/journeys.initiative/{}/", "/initiatives.csv",
    "/initiatives.json", "/", "/../../search/?q=walks", "/explorer/",
)  # fmt: skip


@pytest.fixture
def reading(written: Initiative, signed_in: Callable[..., Client]) -> Iterator[Callable[[str], str]]:
    client = signed_in("programme-lead", "administrator")

    def read(page: str) -> str:
        answer = client.get(f"{HERE}{page.format(written.pk)}".replace("/p/ageing-well/../..", ""))
        assert answer.status_code == 200, page
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return content.decode().replace("&#39;", "'")

    return read


@pytest.mark.parametrize("page", PAGES)
def test_no_page_list_or_file_says_a_councillors_name(
    page: str, reading: Callable[[str], str], period: Organisation
) -> None:
    assert "O’Hara-Bell" not in reading(page)


@pytest.mark.parametrize("page", ["/decisions/", "/initiatives/{}/", "/initiatives.csv", "/initiatives.json"])
def test_after_the_period_they_say_it_again(
    page: str, reading: Callable[[str], str], organisation: Organisation
) -> None:
    assert "O’Hara-Bell" in reading(page)


def test_the_file_says_the_ward(reading: Callable[[str], str], period: Organisation) -> None:
    rows = json.loads(reading("/initiatives.json"))["initiatives"]
    assert rows[0]["title"] == "Walks with Councillor for Northfield"


def test_whoever_changes_the_words_reads_them_as_they_were_written(
    reading: Callable[[str], str], period: Organisation
) -> None:
    """Or saving would lose the name for ever."""
    page = reading("/initiatives/{}/edit/all/")
    assert 'value="Walks with Ann O’Hara-Bell"' in page
    assert "<h1" in page
    assert "Walks with Councillor for Northfield" in page


def test_the_api_says_no_councillors_name_in_rows_thread_or_file(
    written: Initiative, member: Callable[..., Membership], period: Organisation
) -> None:
    program = Program(give_token(member("programme-lead").user, scopes=tuple(Scope)))
    here = f"/api/v1{HERE}/initiatives"
    for path in (here, f"{here}/{written.pk}", f"{here}.file", f"/api/v1{HERE}/"):
        answer = program.get(path)
        assert answer.status_code == 200
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        said = content.decode()
        assert "Hara-Bell" not in said, path
    assert program.get(f"{here}/{written.pk}").json()["title"] == "Walks with Councillor for Northfield"


def test_a_program_that_changes_one_thing_keeps_the_name_in_the_rest(
    written: Initiative, member: Callable[..., Membership], period: Organisation
) -> None:
    program = Program(give_token(member("programme-lead").user, scopes=tuple(Scope)))
    here = f"/api/v1{HERE}/initiatives/{written.pk}"
    assert program.send("PATCH", here, {"version": 1, "people": 30}).status_code == 200
    written.refresh_from_db()
    assert written.title == "Walks with Ann O’Hara-Bell"


def test_a_page_asks_two_queries_more_in_the_period_and_none_outside(
    written: Initiative, signed_in: Callable[..., Client], organisation: Organisation
) -> None:
    client, path = signed_in("programme-lead"), f"{HERE}/initiatives/{written.pk}/"
    client.get(path)
    with CaptureQueriesContext(connection) as outside:
        client.get(path)
    Organisation.objects.filter(pk=organisation.pk).update(**ALWAYS)
    with CaptureQueriesContext(connection) as inside:
        client.get(path)
    assert len(inside) == len(outside) + 2

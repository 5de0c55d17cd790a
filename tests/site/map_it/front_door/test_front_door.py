"""The public page of a programme and of a place, and how the team opens it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from markupsafe import escape
from tests.factories.journeys import InitiativeFactory, OutcomeFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Decision, Place, Promise, WardCouncillor
from coproduction_star.map_it.front_door import services
from coproduction_star.map_it.front_door.selectors import people_to_answer
from coproduction_star.map_it.models import CouncillorsTold, DecisionAhead, FrontDoor, PublicRecord
from coproduction_star.map_it.telling import HEAD_START
from coproduction_star.notices.models import Message
from coproduction_star.organisations.members.services import end_membership
from coproduction_star.organisations.services import work_left_by
from coproduction_star.voices.my_data.services import erase_participant

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)
TOMORROW = dt.timedelta(days=1)


def at(name, programme, *more):
    return reverse(f"map_it:{name}", args=("eastbridge", programme.slug, *more))


def read(programme, name="public_programme", *more):
    answer = Client().get(at(name, programme, *more))
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


PUBLIC_PAGES = [
    ("public_programme",), ("public_poster",), ("public_feed",), ("public_calendar",), ("public_list", "happening"),
]  # fmt: skip


@pytest.mark.parametrize("page", PUBLIC_PAGES, ids=lambda page: page[0])
def test_before_it_is_published_there_is_no_page(page, inside, described):
    assert read(inside, *page) == 404


@pytest.mark.parametrize("page", PUBLIC_PAGES, ids=lambda page: page[0])
def test_once_published_anyone_reads_it(page, public):
    assert read(public, *page) != 404


def test_a_page_that_says_neither_what_for_nor_who_answers_does_not_open(inside, lead):
    with pytest.raises(services.NotReady) as refused:
        services.publish(programme=inside, by=lead.user)
    assert refused.value.missing == ("purpose", "answerable")
    assert not FrontDoor.objects.exists()


WHERE_NAMED = ("/in/eastbridge/ageing-well/", "/in/eastbridge/ageing-well/poster/",
               "/api/v1/in/eastbridge/ageing-well", "/in/eastbridge/places/northfield/",
               "/in/eastbridge/places/northfield/poster/", "/api/v1/in/eastbridge/places/northfield")  # fmt: skip


@pytest.fixture
def everywhere(public, initiative, show):
    """`everywhere()` is all that anyone reads of who answers: of the programme and of its place."""
    show("happening", initiative)
    PublicRecord.objects.update(from_at=timezone.now())
    Place.objects.update(slug="northfield", published_at=timezone.now())
    return lambda: "".join(Client().get(address).content.decode() for address in WHERE_NAMED)


def test_nobody_answers_who_was_erased(everywhere, public, described):
    assert everywhere().count("Tom Okafor") >= len(WHERE_NAMED)
    erase_participant(participant=described.answerable, by=None)
    FrontDoor.objects.update(answerable=described.answerable)
    assert "Somebody who was erased" not in everywhere()
    assert services.what_is_missing(public) == ["answerable"]


@pytest.fixture
def megan(public, member, lead):
    """A member who answers for the programme."""
    megan = member("practitioner", participant__name="Megan Lloyd")
    words = {"purpose": "Grow old well", "phone": "01632 960 001", "post": "", "in_person": ""}
    services.describe(programme=public, answerable=megan.participant, by=lead.user, **words)
    return megan


def test_who_takes_over_answers_in_public(everywhere, public, megan, member, lead):
    assert "Megan Lloyd" in everywhere()
    assert ("programmes they answer for", 1) in work_left_by(megan)
    end_membership(membership=megan, by=lead.user, successor=member("editor", participant__name="Sofia Marques"))
    assert "Megan Lloyd" not in everywhere()
    assert everywhere().count("Sofia Marques") >= len(WHERE_NAMED)
    assert services.what_is_missing(public) == []


def test_where_nobody_takes_over_the_team_is_asked_for_somebody(everywhere, public, megan, lead, signed_in):
    end_membership(membership=megan, by=lead.user)
    assert FrontDoor.objects.get().answerable is None
    assert "Who answers for it" not in everywhere()
    assert "Name somebody" in signed_in("programme-lead").get(at("front_door", public)).content.decode()


def test_a_member_who_left_answers_no_more_whatever_the_row_says(everywhere, public, megan):
    megan.ended_at = timezone.now()
    megan.save()
    assert "Megan Lloyd" not in everywhere()
    assert services.what_is_missing(public) == ["answerable"]
    assert megan.participant not in people_to_answer(public)


def test_only_what_was_ticked_is_shown(public, initiative, decision, show):
    InitiativeFactory(programme=public, title="Not for everyone", status="existing")
    show("happening", initiative)
    page = read(public)
    assert "Tea and talk" in page
    assert "Not for everyone" not in page
    assert "Start a time bank" not in page
    show("decided", decision)
    assert "Six of nine put it first" in read(public)


def test_promises_are_counted_as_they_were_kept(public, organisation, show):
    kept = [("kept", DAY), ("kept", DAY), ("broken", DAY), ("open", DAY), ("open", timezone.localdate() + TOMORROW)]
    rows = [
        Promise.objects.create(
            programme=public, organisation=organisation, what=f"Promise {n}", who_in_words="The team", due_on=due,
            kept=state, judged_on=None if state == "open" else DAY,
        )
        for n, (state, due) in enumerate(kept * 2)
    ]  # fmt: skip
    show("promised", *rows)
    assert "4 kept, 0 partly kept, 2 broken, 2 late." in read(public)


def test_who_disagreed_and_who_promised_stay_inside(public, decision, show, organisation):
    person = ParticipantFactory(organisation=organisation, name="Dot Ashworth")
    promise = Promise.objects.create(
        programme=public, organisation=organisation, what="Ring the bus company", who=person, due_on=DAY
    )
    show("decided", decision)
    show("promised", promise)
    page = read(public)
    assert "Ring the bus company" in page
    assert "Late" in page
    assert "Mr Harker" not in page
    assert "Dot Ashworth" not in page


def test_what_is_unticked_goes_again(public, initiative, inside, lead, show):
    show("happening", initiative)
    services.choose(programme=inside, kind="happening", offered={initiative.pk}, chosen=set(), by=lead.user)
    assert "Tea and talk" not in read(public)


def test_a_record_of_another_programme_is_never_shown(public, organisation, in_organisation, lead):
    with in_organisation(organisation):
        elsewhere = InitiativeFactory(programme__organisation=organisation)
    ids = {elsewhere.pk}
    services.choose(programme=public, kind="happening", offered=ids, chosen=ids, by=lead.user)
    assert not PublicRecord.objects.exists()


def test_all_that_happen_are_shown_with_one_press(public, lead):
    for status in ("existing", "improve", "potential", "stopped"):
        InitiativeFactory(programme=public, status=status)
    assert services.show_all_that_happen(programme=public, by=lead.user) == 2
    assert services.show_all_that_happen(programme=public, by=lead.user) == 0


def test_hostile_words_stay_words(inside, lead, organisation, northfield, show):
    person = ParticipantFactory(organisation=organisation)
    OutcomeFactory(programme=inside)
    services.describe(
        programme=inside, purpose=HOSTILE, answerable=person, phone=HOSTILE[:40], post=HOSTILE, in_person=HOSTILE,
        by=lead.user,
    )  # fmt: skip
    services.announce_decision(
        programme=inside, what=HOSTILE, on=timezone.localdate() + TOMORROW, how=HOSTILE, by=lead.user
    )
    show("happening", InitiativeFactory(programme=inside, status="existing", place=northfield))
    services.publish(programme=inside, by=lead.user)
    for name, *more in [page for page in (*PUBLIC_PAGES, ("public_list", "ahead")) if page[0] != "public_calendar"]:
        assert "<script>alert" not in read(inside, name, *more)
    assert "<script>alert" not in Client().get("/in/eastbridge/").content.decode()
    assert "<script>alert" not in Client().get("/in/eastbridge/places/northfield/").content.decode()


def test_a_wards_councillors_are_all_told_in_one_moment_and_first(inside, described, initiative, seats, lead, show):
    show("happening", initiative)
    door = services.publish(programme=inside, by=lead.user)
    inside.refresh_from_db()
    assert inside.published_at is None
    assert sorted(Message.objects.values_list("to", flat=True)) == ["one@example.org", "two@example.org"]
    told = CouncillorsTold.objects.get()
    assert (told.councillors, told.unreached) == (3, 1)
    assert door.publish_at == told.at + HEAD_START
    assert read(inside) == 404


def test_after_their_head_start_the_page_opens_by_itself(inside, described, initiative, seats, lead, show):
    show("happening", initiative)
    services.publish(programme=inside, by=lead.user)
    assert services.open_what_is_due(now=timezone.now()) == 0
    assert services.open_what_is_due(now=timezone.now() + HEAD_START) == 1
    assert "Grow old well" in read(inside)
    assert services.open_what_is_due(now=timezone.now() + HEAD_START) == 0


def test_a_ward_that_comes_in_later_has_its_head_start_too(public, initiative, seats, show):
    show("happening", initiative)
    assert "Tea and talk" not in read(public)
    assert CouncillorsTold.objects.get().councillors == 3
    PublicRecord.objects.update(from_at=timezone.now())
    assert "Tea and talk" in read(public)


def test_closing_the_page_hides_it_and_loses_nothing(public, initiative, lead, show):
    show("happening", initiative)
    services.unpublish(programme=public, by=lead.user)
    assert read(public) == 404
    assert FrontDoor.objects.get().purpose == "Grow old well"
    assert PublicRecord.objects.count() == 1
    services.publish(programme=public, by=lead.user)
    assert "Tea and talk" in read(public)


def test_whoever_closes_the_page_reads_first_what_will_happen(public, signed_in):
    client = signed_in("programme-lead")
    asked = client.get(at("unpublish_front_door", public)).content.decode()
    assert "You can open it again." in asked
    assert read(public) != 404
    client.post(at("unpublish_front_door", public))
    assert read(public) == 404


def test_a_place_shows_what_is_public_about_it_and_who_sits_for_it(public, initiative, seats, show):
    show("happening", initiative)
    PublicRecord.objects.update(from_at=timezone.now())
    Place.objects.update(published_at=timezone.now())
    page = Client().get("/in/eastbridge/places/northfield/").content.decode()
    assert "Tea and talk" in page
    assert "Councillor 0 (Red)" in page
    assert at("public_programme", public) in page


def test_before_an_election_no_councillor_is_named(public, initiative, seats, show, organisation, member, inside):
    councillor = member("councillor")
    WardCouncillor.objects.create(place=initiative.place, participant=councillor.participant, party="Yellow")
    show("happening", initiative)
    organisation.election_from = organisation.election_until = timezone.localdate()
    organisation.save()
    Place.objects.update(published_at=timezone.now())
    page = Client().get("/in/eastbridge/places/northfield/").content.decode()
    assert "Page not found" not in page
    assert councillor.participant.name.split(" <")[0] not in page
    assert "Yellow" not in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "programme",
        "poster",
        "feed",
        "calendar",
        "happening",
        "decided",
        "ahead",
        "place",
        "place poster",
        "place feed",
        "place calendar",
        "place decided",
        "api place",
        "api place list",
        "api programme",
        "api decided",
        "api home",
    ],
)
def test_before_an_election_nothing_public_names_a_councillor_in_words(
    path, public, initiative, decision, show, organisation, northfield, lead
):
    ann = ParticipantFactory(organisation=organisation, name="Ann Quartz")
    WardCouncillor.objects.create(place=northfield, participant=ann)
    type(initiative).objects.update(title="Tea with Ann Quartz", summary="Cllr Quartz pours")
    Decision.objects.update(what="Thank Ann Quartz", why="Councillor Quartz asked")
    type(public).objects.update(summary="Led by Ann Quartz")
    services.describe(
        programme=public, purpose="For Ann Quartz", answerable=ann, phone="Ask Ann Quartz",
        post="c/o Cllr Quartz", in_person="Cllr Quartz, Tuesdays", by=lead.user,
    )  # fmt: skip
    tomorrow = timezone.localdate() + TOMORROW
    services.announce_decision(programme=public, what="Ann Quartz’s bench", on=tomorrow, how="Ask", by=lead.user)
    show("happening", initiative)
    show("decided", decision)
    PublicRecord.objects.update(from_at=timezone.now())
    Place.objects.update(slug="northfield", published_at=timezone.now())
    address = {
        "": "/in/eastbridge/",
        "programme": at("public_programme", public),
        "place": "/in/eastbridge/places/northfield/",
        "api home": "/api/v1/in/eastbridge/programmes",
        "api place": "/api/v1/in/eastbridge/places/northfield",
        "api programme": f"/api/v1/in/eastbridge/{public.slug}",
        "api decided": f"/api/v1/in/eastbridge/{public.slug}/decided",
        **{name: at(f"public_{name}", public) for name in ("poster", "feed", "calendar")},
        "place poster": "/in/eastbridge/places/northfield/poster/",
        "place feed": "/in/eastbridge/places/northfield/feed.xml",
        "place calendar": "/in/eastbridge/places/northfield/decisions.ics",
        "place decided": "/in/eastbridge/places/northfield/all/decided/",
        "api place list": "/api/v1/in/eastbridge/places/northfield/decided",
        **{name: at("public_list", public, name) for name in ("happening", "decided", "ahead")},
    }[path]
    assert "Quartz" in Client().get(address).content.decode()
    organisation.election_from = organisation.election_until = timezone.localdate()
    organisation.save()
    page = Client().get(address).content.decode()
    assert "Quartz" not in page
    assert "Councillor for Northfield" in page


def test_a_place_with_nothing_public_has_no_page(northfield):
    assert Client().get("/in/eastbridge/places/northfield/").status_code == 404


def test_an_organisations_public_page_lists_what_is_public(public, in_organisation, organisation):
    page = Client().get("/in/eastbridge/").content.decode()
    assert at("public_programme", public) in page
    assert Client().get("/in/nobody/").status_code == 404


def test_a_decision_to_come_is_announced_with_its_day_and_goes_into_calendars(public, lead, signed_in):
    on = timezone.localdate() + TOMORROW
    sent = {
        "what": "Who gets the grants",
        "how": "Ring us",
        "on_day": on.day,
        "on_month": on.month,
        "on_year": on.year,
    }
    answer = signed_in("programme-lead").post(at("announce_decision", public), sent)
    assert answer.status_code == 302
    assert "Who gets the grants" in read(public)
    calendar = read(public, "public_calendar")
    assert f"DTSTART;VALUE=DATE:{on:%Y%m%d}" in calendar
    assert "TRIGGER:-PT15H" in calendar


def test_a_day_that_has_passed_is_refused_and_nothing_typed_is_lost(public, signed_in):
    sent = {"what": "Too late", "on_day": 1, "on_month": 1, "on_year": 2020}
    shown = signed_in("programme-lead").post(at("announce_decision", public), sent).content.decode()
    assert "This day has passed." in shown
    assert 'value="Too late"' in shown
    assert not DecisionAhead.objects.exists()


def test_an_announcement_is_changed_and_removed_by_the_team(public, signed_in, lead):
    ahead = services.announce_decision(
        programme=public, what="Grants", on=timezone.localdate() + TOMORROW, how="", by=lead.user
    )
    client = signed_in("editor")
    on = timezone.localdate() + dt.timedelta(days=9)
    sent = {"what": "Small grants", "on_day": on.day, "on_month": on.month, "on_year": on.year}
    client.post(at("change_announcement", public, ahead.pk), sent)
    assert DecisionAhead.objects.get().what == "Small grants"
    client.post(at("withdraw_announcement", public, ahead.pk))
    assert not DecisionAhead.objects.exists()
    assert Event.objects.filter(verb="map_it.announcement_withdrawn").exists()


@pytest.mark.parametrize(("role", "status"), [("editor", 302), ("programme-lead", 302), ("practitioner", 403),
                                              ("observer", 403), ("researcher", 403)])  # fmt: skip
def test_who_may_make_it_public(role, status, inside, described, signed_in):
    answer = signed_in(role).post(at("publish_front_door", inside))
    assert answer.status_code == status
    inside.refresh_from_db()
    assert (inside.published_at is not None) is (status == 302)


def test_the_team_sees_how_it_will_look_before_anyone_else(inside, described, signed_in):
    client = signed_in("practitioner")
    shown = client.get(at("preview_front_door", inside)).content.decode()
    assert "Only your team sees this." in shown
    assert "Grow old well" in shown
    assert read(inside) == 404


def test_the_teams_page_names_what_is_missing(inside, signed_in):
    shown = signed_in("editor").get(at("front_door", inside)).content.decode()
    assert shown.count("not yet") >= 3
    assert "Only your team can see it." in shown


def test_forms_keep_their_answers_and_say_what_is_missing(inside, signed_in):
    shown = signed_in("editor").post(at("describe_front_door", inside), {"phone": "01632 960 001"}).content.decode()
    assert "Say in a sentence what it is for." in shown
    assert "Choose the person who answers for it." in shown
    assert 'value="01632 960 001"' in shown


@pytest.mark.parametrize("kind", ["happening", "decided", "promised"])
def test_the_lists_to_choose_from_keep_to_their_queries(kind, inside, signed_in, django_assert_max_num_queries):
    for _number in range(60):
        InitiativeFactory(programme=inside, status="existing")
    client = signed_in("editor")
    with django_assert_max_num_queries(12):
        assert client.get(at("choose_shown", inside, kind)).status_code == 200


def test_the_public_page_keeps_to_its_queries(public, lead, northfield, organisation, django_assert_max_num_queries):
    for _number in range(30):
        InitiativeFactory(programme=public, status="existing", place=northfield)
    services.show_all_that_happen(programme=public, by=lead.user)
    client = Client()
    for path in (at("public_programme", public), "/in/eastbridge/places/northfield/"):
        client.get(path)  # figures are kept for a minute
    with django_assert_max_num_queries(12):
        assert client.get(at("public_programme", public)).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get("/in/eastbridge/places/northfield/").status_code == 200


def test_a_long_list_is_turned_page_by_page(public, lead):
    for number in range(30):
        InitiativeFactory(programme=public, status="existing", title=f"Initiative {number:02}")
    services.show_all_that_happen(programme=public, by=lead.user)
    assert "See all" in read(public)
    whole = read(public, "public_list", "happening")
    assert whole.count("star-rows__row") == 25
    assert read(public, "public_list", "nonsense") == 404


def test_the_feed_is_atom_with_what_was_decided(public, decision, show):
    show("decided", decision)
    feed = read(public, "public_feed")
    assert feed.startswith("<?xml")
    assert "Decided: Start a time bank" in feed
    assert "Mr Harker" not in feed


def test_no_programme_takes_the_word_that_places_need(organisation, in_organisation, lead):
    from coproduction_star.journeys.programmes.services import start_programme

    with in_organisation(organisation):
        made = start_programme(organisation=organisation, name="Places", by=lead.user, outcomes=())
    assert made.slug == "places-2"


def test_programs_read_the_same_as_people(public, decision, show):
    show("decided", decision)
    client = Client()
    found = client.get(f"/api/v1/in/eastbridge/{public.slug}").json()
    assert (found["purpose"], found["answerable"]) == ("Grow old well", "Tom Okafor")
    (decided,) = next(part for part in found["parts"] if part["name"] == "decided")["items"]
    assert (decided["title"], decided["when"]) == ("Start a time bank", "1 October 2026")
    home = client.get("/api/v1/in/eastbridge/programmes").json()
    assert [row["page"] for row in home["programmes"]] == [at("public_programme", public)]


def test_programs_read_a_whole_list_page_by_page(public, lead):
    for number in range(5):
        InitiativeFactory(programme=public, status="existing", title=f"Initiative {number:02}")
    services.show_all_that_happen(programme=public, by=lead.user)
    found = Client().get(f"/api/v1/in/eastbridge/{public.slug}/happening?size=2&page=2").json()
    assert (found["total"], found["pages"], [row["title"] for row in found["items"]]) == (
        5, 3, ["Initiative 02", "Initiative 03"],
    )  # fmt: skip


def test_programs_are_not_told_what_is_not_public(inside, described, northfield):
    client = Client()
    for path in (f"/{inside.slug}", f"/{inside.slug}/decided", "/places/northfield"):
        assert client.get(f"/api/v1/in/eastbridge{path}").status_code == 404
    assert client.get("/api/v1/in/eastbridge/programmes").json()["programmes"] == []
    assert client.get("/api/v1/in/nobody/programmes").status_code == 404


def test_programs_read_a_place(public, initiative, show):
    show("happening", initiative)
    found = Client().get("/api/v1/in/eastbridge/places/northfield").json()
    assert found["name"] == "Northfield"
    assert [row["title"] for row in found["parts"][0]["items"]] == ["Tea and talk"]


def test_whoever_said_something_finds_the_way_to_follow_it_though_the_forms_are_closed(public):
    page = read(public).partition("<main")[2].partition("</main>")[0]
    assert "Tell us what you think or do" not in page
    assert f'href="{reverse("voices:follow")}"' in page


def test_a_news_reader_finds_the_feed_by_the_address_of_the_page(public):
    head = read(public).partition("</head>")[0]
    title = str(escape(public.name))
    assert f'type="application/atom+xml" title="{title}" href="{at("public_feed", public)}"' in head

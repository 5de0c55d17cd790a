"""Stories: told with consent, with figures that have a source, for others who could use them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import HOSTILE, MembershipFactory, OrganisationFactory, ParticipantFactory

from coproduction_star.journeys.models import Initiative, Place, WardCouncillor
from coproduction_star.journeys.services import ChangedMeanwhile, recount
from coproduction_star.map_it.models import Story, StoryFigure
from coproduction_star.map_it.register import services as register
from coproduction_star.map_it.stories import services
from coproduction_star.notices.models import Message
from coproduction_star.organisations.members.services import end_membership

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)
WORDS = {
    "title": "Tea and talk", "what_happened": "Neighbours run it twice a week.",
    "what_changed": "", "what_did_not": "",
    "quote": "It gets me out of the house.", "quoted": "a neighbour", "ask": None,
    "consent_of": "The four who run it", "consent_by": "signed", "consent_on": DAY,
}  # fmt: skip


@pytest.fixture
def initiative(inside, organisation):
    place = Place.objects.create(organisation=organisation, name="Northfield")
    return InitiativeFactory(programme=inside, title="Tea", status="existing", co_deliver=True, place=place)


@pytest.fixture
def open_page(inside):
    inside.published_at = timezone.now()
    inside.save()
    return inside


@pytest.fixture
def write(initiative, lead):
    """`write(ask=…)` writes the story; what is not named is as above."""

    def make(version=0, **more):
        return services.write_story(initiative=initiative, version=version, values=WORDS | more, by=lead.user)

    return make


@pytest.fixture
def published(open_page, write, lead):
    return services.publish_story(story=write(), by=lead.user)


def team(name, initiative, *more):
    return reverse(f"map_it:{name}", args=("eastbridge", initiative.programme.slug, initiative.pk, *more))


def public(name, story):
    return reverse(f"map_it:{name}", args=("eastbridge", story.programme.slug, story.pk))


def test_a_published_story_is_one_page_with_its_quote_and_figures(published, lead):
    services.add_figure(
        story=published, name="People who came", value=34, unit="people", period="in a week of May", source="Our list",
        by=lead.user,
    )  # fmt: skip
    page = Client().get(public("public_story", published)).content.decode()
    assert "Neighbours run it twice a week." in page
    assert "a neighbour" in page
    assert "People who came: 34 people, in a week of May" in page
    assert "Our list" in page
    assert "The four who run it" not in page


@pytest.mark.parametrize("missing", [{"consent_of": ""}, {"consent_by": ""}, {"consent_on": None}])
def test_without_consent_no_story_is_told(missing, open_page, write, lead):
    story = write(**missing)
    with pytest.raises(services.NoConsent):
        services.publish_story(story=story, by=lead.user)
    assert Client().get(public("public_story", story)).status_code == 404


def test_the_database_refuses_a_public_story_without_consent(write):
    story = write(consent_of="")
    story.shown_from = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        story.save()


def test_a_story_stands_on_the_public_page_and_needs_one(write, inside, lead):
    with pytest.raises(services.NotPublic):
        services.publish_story(story=write(), by=lead.user)


def test_the_public_page_leads_to_the_story_and_the_thread_ends_in_it(published, signed_in, initiative):
    page = Client().get(f"/in/eastbridge/{published.programme.slug}/").content.decode()
    assert public("public_story", published) in page
    inside = signed_in("observer").get(f"/o/eastbridge/p/{published.programme.slug}/initiatives/{initiative.pk}/")
    assert public("public_story", published) in inside.content.decode()


def test_a_wards_councillors_know_a_day_before(open_page, write, initiative, organisation, lead):
    seat = ParticipantFactory(organisation=organisation, email="councillor@example.org")
    WardCouncillor.objects.create(place=initiative.place, participant=seat)
    story = services.publish_story(story=write(), by=lead.user)
    assert Message.objects.get().to == "councillor@example.org"
    assert Client().get(public("public_story", story)).status_code == 404


def test_consent_that_is_taken_back_takes_the_quote_with_it(published, lead):
    services.take_back(story=published, consent_ended=True, by=lead.user)
    kept = Story.objects.get()
    assert (kept.quote, kept.quoted, kept.consent_of, kept.consent_on) == ("", "", "", None)
    assert kept.what_happened
    assert Client().get(public("public_story", published)).status_code == 404


def test_two_at_once_both_texts_are_shown(write, signed_in, initiative):
    write()
    write(version=1, title="Theirs")
    with pytest.raises(ChangedMeanwhile):
        write(version=1, title="Mine")
    sent = {"title": "Mine", "what_happened": "Mine too", "version": 1}
    shown = signed_in("practitioner").post(team("story", initiative), sent).content.decode()
    assert "Theirs" in shown
    assert Story.objects.get().title == "Theirs"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": "", "what_happened": "x"}, "Give it a name."),
        ({"quote": "So good"}, "Say how the person wants to be named."),
        ({"consent_by": "said"}, "Write who agreed."),
        ({"consent_by": "said", "consent_of": "All"}, "Write the day on which they agreed."),
        ({"consent_on_day": 1, "consent_on_month": 1, "consent_on_year": 2999}, "This day is still to come."),
    ],
)
def test_the_page_says_what_is_missing_and_keeps_the_rest(sent, said, signed_in, initiative):
    answers = {"title": "Tea", "what_happened": "Kept words", "version": 0} | sent
    shown = signed_in("practitioner").post(team("story", initiative), answers).content.decode()
    assert said in shown
    assert not Story.objects.exists()


def test_a_figure_without_its_source_is_refused(write, signed_in, initiative):
    write()
    sent = {"name": "People", "value": "many", "unit": "people", "period": "May"}
    shown = signed_in("practitioner").post(team("add_story_figure", initiative), sent).content.decode()
    assert "Without a source it is not shown." in shown
    assert "Write a number, such as 12 or 3.5." in shown
    assert not StoryFigure.objects.exists()


def test_a_figure_is_added_and_removed(write, signed_in, initiative):
    write()
    client = signed_in("practitioner")
    sent = {"name": "People", "value": "12.5", "unit": "people", "period": "May", "source": "List"}
    client.post(team("add_story_figure", initiative), sent)
    assert "People: 12.5 people, May" in client.get(team("story", initiative)).content.decode()
    client.post(team("remove_story_figure", initiative, StoryFigure.objects.get().pk))
    assert not StoryFigure.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("editor", 302), ("practitioner", 403), ("observer", 403)])
def test_who_may_publish(role, status, open_page, write, signed_in, initiative):
    write()
    assert signed_in(role).post(team("publish_story", initiative)).status_code == status
    assert (Story.objects.get().shown_from is not None) is (status == 302)


def test_without_consent_the_page_says_what_comes_first(open_page, write, signed_in, initiative):
    write(consent_of="")
    shown = signed_in("editor").post(team("publish_story", initiative), follow=True).content.decode()
    assert "Write down first who agreed, how and when." in shown


def test_hostile_words_stay_words(open_page, write, lead, signed_in, initiative):
    story = write(title=HOSTILE, what_happened=HOSTILE, quote=HOSTILE, quoted=HOSTILE, what_did_not=HOSTILE)
    services.add_figure(
        story=story, name=HOSTILE, value=1, unit=HOSTILE[:60], period=HOSTILE, source=HOSTILE, by=lead.user
    )
    services.publish_story(story=story, by=lead.user)
    assert "<script>alert" not in Client().get(public("public_story", story)).content.decode()
    assert "<script>alert" not in signed_in("editor").get(team("story", initiative)).content.decode()
    assert "<script>alert" not in signed_in("editor").get(public("use_story", story)).content.decode()


@pytest.fixture
def somewhere_else():
    """A practitioner of another organisation, with a programme."""
    other = OrganisationFactory(slug="elsewhere")
    with scope(organisation=other.pk, programme=None):
        programme = ProgrammeFactory(organisation=other, name="Old and glad")
        person = MembershipFactory(organisation=other, roles=["practitioner"])
    client = Client()
    client.force_login(person.user)
    return client, person.user, programme


def test_whoever_could_use_it_gets_the_idea_and_is_introduced(open_page, write, lead, organisation, somewhere_else):
    runner = ParticipantFactory(organisation=organisation, name="Dot", email="dot@example.org")
    story = services.publish_story(story=write(ask=runner), by=lead.user)
    client, user, home = somewhere_else
    assert "Old and glad" in client.get(public("use_story", story)).content.decode()
    answer = client.post(public("use_story", story), {"programme": str(home.pk)})
    with scope(organisation=home.organisation_id, programme=home.pk):
        made = Initiative.objects.get()
    assert answer["Location"] == f"/o/elsewhere/p/{home.slug}/initiatives/{made.pk}/"
    assert (made.title, made.status, made.co_deliver) == ("Tea and talk", "potential", True)
    assert public("public_story", story) in made.summary
    letter = Message.objects.get()
    assert letter.to == "dot@example.org"
    assert user.email in letter.text
    assert "dot@example.org" not in client.get(public("public_story", story)).content.decode()


def test_a_programme_that_is_not_the_readers_takes_no_story(published, somewhere_else, programme):
    client, _user, home = somewhere_else
    client.post(public("use_story", published), {"programme": str(programme.pk)})
    with scope(organisation=home.organisation_id, programme=home.pk):
        assert not Initiative.objects.exists()
    assert Client().get(public("use_story", published)).status_code == 302


def test_anyone_asks_the_people_who_ran_it_without_an_account(
    open_page, write, lead, organisation, initiative, member
):
    member("safeguarding-lead")
    runner = ParticipantFactory(organisation=organisation)
    story = services.publish_story(story=write(ask=runner), by=lead.user)
    page = Client().get(public("public_story", story)).content.decode()
    assert f"tell-us/question/?plan={initiative.pk}" in page
    assert runner.name not in page


def test_who_takes_over_is_asked_about_the_story_and_without_anyone_nobody_is(
    open_page, write, lead, member, somewhere_else
):
    member("safeguarding-lead")
    dot, megan = member("practitioner"), member("practitioner")
    story = services.publish_story(story=write(ask=dot.participant), by=lead.user)
    end_membership(membership=dot, by=lead.user, successor=megan)
    story.refresh_from_db()
    assert story.ask == megan.participant
    assert "tell-us/question/" in Client().get(public("public_story", story)).content.decode()
    megan.ended_at = timezone.now()
    megan.save()
    assert "tell-us/question/" not in Client().get(public("public_story", story)).content.decode()
    client, _user, home = somewhere_else
    client.post(public("use_story", story), {"programme": str(home.pk)})
    assert not Message.objects.exists()


def test_the_public_story_keeps_to_its_queries(published, lead, django_assert_max_num_queries):
    for number in range(10):
        services.add_figure(
            story=published, name=f"Figure {number}", value=1, unit="x", period="May", source="List", by=lead.user
        )
    client = Client()
    with django_assert_max_num_queries(12):
        assert client.get(public("public_story", published)).status_code == 200


def test_a_second_story_after_a_join_is_shown_until_the_two_are_parted(inside, lead, initiative, signed_in):
    other = InitiativeFactory(programme=inside, title="Tea at the library", status="existing", co_design=True)
    for one, text in ((initiative, "Ours"), (other, "Theirs, in full")):
        services.write_story(initiative=one, version=0, values=WORDS | {"what_happened": text}, by=lead.user)
    recount(programme=inside)
    joining = register.join(kept=initiative, gone=other, choices={}, by=lead.user)
    client, names = signed_in("programme-lead"), (inside.organisation.slug, inside.slug, initiative.pk)
    pages = [
        client.get(reverse(name, args=names)).content.decode() for name in ("journeys:initiative", "map_it:story")
    ]
    assert "A second story waits here." in pages[0]
    assert "Tea at the library" in pages[0]
    assert "Theirs, in full" in pages[1]
    register.part(joining=joining, by=lead.user)
    assert "A second story waits" not in client.get(reverse("journeys:initiative", args=names)).content.decode()
    assert Story.objects.get(initiative=other).what_happened == "Theirs, in full"

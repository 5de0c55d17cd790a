"""Two records of one thing become one and can become two again; nothing that hangs on them is lost."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from tests.factories.journeys import OutcomeFactory
from tests.factories.voices import ContributionFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.journeys.initiatives.services import change_initiative, restore_initiative
from coproduction_star.journeys.models import Case, Decision, Initiative, InitiativeCase, ProgrammeTally, Promise
from coproduction_star.journeys.services import ChangedMeanwhile, clear_removed, recount
from coproduction_star.map_it.register import services
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.models import Attachment, Comment

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 1)


@pytest.fixture
def two(add, inside):
    kept = add("Lunch club", status="existing", cos=["co-design"], people=10, summary="Ours", groups=["carers"])
    gone = add("Lunch clubs", status="improve", cos=["co-deliver"], people=12, summary="Theirs", groups=["women"],
               barriers="Only they said this", place_name="Harbour")  # fmt: skip
    return kept, gone


@pytest.fixture
def hung(two, programme):
    """Something of every kind that hangs on the one that goes."""
    gone = two[1]
    of = {"organisation": programme.organisation, "programme": programme}
    said = {**of, "subject": "journeys.initiative", "subject_id": gone.pk}
    outcome = OutcomeFactory(programme=programme)
    gone.outcomes.add(outcome)
    InitiativeCase.objects.create(initiative=gone, case=Case.objects.get(slug="southwark-circle"))
    Promise.objects.create(**of, what="Ring", who_in_words="The team", due_on=DAY, initiative=gone)
    Decision.objects.create(**of, what="Go", why="It helps", decided_by="All", decided_on=DAY, initiative=gone)
    Comment.objects.create(**said, text="Well done")
    Attachment.objects.create(
        **said, name="plan.txt", media_type="text/plain", size=4, file=ContentFile(b"plan", "plan.txt")
    )
    ContributionFactory(programme=programme, initiative=gone, about=gone)
    return gone


def hanging_on(initiative):
    contributions = type(ContributionFactory.build())._base_manager
    return {
        "outcomes": initiative.outcomes.count(),
        "cases": initiative.inspirations.count(),
        "promises": initiative.promises.count(),
        "decisions": initiative.decisions.count(),
        "comments": Comment.objects.filter(subject_id=initiative.pk).count(),
        "files": Attachment.objects.filter(subject_id=initiative.pk).count(),
        "became": contributions.filter(initiative=initiative).count(),
        "about": contributions.filter(about=initiative).count(),
    }


def at(name, initiative, *more):
    programme = initiative.programme
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, initiative.pk, *more))


def tallies():
    return {row.co: (row.existing, row.improve, row.people) for row in ProgrammeTally.objects.all()}


def test_everything_that_hung_on_it_hangs_on_the_kept_one(two, hung, lead):
    before = hanging_on(hung)
    assert set(before.values()) == {1}
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    assert hanging_on(two[0]) == before
    assert set(hanging_on(two[1]).values()) == {0}


def test_what_only_the_other_said_is_taken_over_and_lists_are_put_together(two, lead):
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    kept = Initiative.objects.get()
    assert (kept.barriers, kept.place.name, kept.groups) == ("Only they said this", "Harbour", "carers women")
    assert (kept.co_design, kept.co_deliver) == (True, True)


def test_whose_words_stay_is_chosen_field_by_field(two, lead):
    choices = {"title": "gone", "summary": "both", "status": "kept"}
    services.join(kept=two[0], gone=two[1], choices=choices, by=lead.user)
    kept = Initiative.objects.get()
    assert (kept.title, kept.summary, kept.status, kept.people) == ("Lunch clubs", "Ours\n\nTheirs", "existing", 10)


def test_the_counts_are_those_of_one(two, lead, programme):
    services.join(kept=two[0], gone=two[1], choices={"people": "gone"}, by=lead.user)
    kept = {co: counts for co, counts in tallies().items() if any(counts)}
    recount(programme=programme)
    assert kept == tallies()
    assert kept["any"] == (1, 0, 12)


def test_the_old_address_leads_to_the_kept_one_also_after_a_month(two, lead, signed_in, programme):
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    clear_removed(now=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
    answer = signed_in("observer").get(of_programme("initiative", programme, two[1].pk))
    assert (answer.status_code, answer["Location"]) == (302, of_programme("initiative", programme, two[0].pk))


def test_undoing_brings_back_both_as_they_were(two, hung, lead, programme):
    counts, hung_before = tallies(), hanging_on(hung)
    joining = services.join(kept=two[0], gone=two[1], choices={"title": "gone", "summary": "both"}, by=lead.user)
    services.part(joining=joining, by=lead.user)
    kept, gone = (Initiative.objects.get(pk=one.pk) for one in two)
    assert (kept.title, kept.summary, kept.barriers, kept.place, kept.groups) == (
        "Lunch club", "Ours", "", None, "carers",
    )  # fmt: skip
    assert hanging_on(gone) == hung_before
    assert set(hanging_on(kept).values()) == {0}
    assert tallies() == counts


def test_undoing_after_a_change_is_refused_and_changes_nothing(two, lead):
    joining = services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    kept = Initiative.objects.get()
    change_initiative(
        initiative=kept,
        version=kept.version,
        cos=[],
        outcomes=[],
        place_name="",
        values={"title": "New"},
        by=lead.user,
    )
    with pytest.raises(ChangedMeanwhile):
        services.part(joining=joining, by=lead.user)
    assert Initiative.objects.get().title == "New"


def test_a_case_that_inspired_both_is_there_once(two, lead):
    case = Case.objects.get(slug="southwark-circle")
    for one in two:
        InitiativeCase.objects.create(initiative=one, case=case)
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    assert [row.case for row in two[0].inspirations.all()] == [case]


def test_chains_of_joining_lead_to_the_last_one(two, add, lead, signed_in, programme):
    third = add("Lunch")
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    services.join(kept=third, gone=Initiative.objects.get(pk=two[0].pk), choices={}, by=lead.user)
    answer = signed_in("observer").get(of_programme("initiative", programme, two[1].pk))
    assert answer["Location"] == of_programme("initiative", programme, third.pk)


def test_bringing_back_what_was_joined_is_not_another_way_round(two, lead, programme):
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    with pytest.raises(Initiative.DoesNotExist):
        restore_initiative(programme=programme, initiative_id=two[1].pk, by=lead.user)


def test_the_pages_show_both_words_join_and_undo(two, signed_in, programme):
    client = signed_in("practitioner")
    kept, gone = two
    assert "Lunch clubs" in client.get(at("join", kept)).content.decode()
    page = client.get(at("join_these", kept, gone.pk)).content.decode()
    assert [words for words in ("Ours", "Theirs", "Already happening", "Happening and could be better")
            if words not in page] == []  # fmt: skip
    sent = {"title": "kept", "status": "gone", "summary": "both", "people": "kept"}
    shown = client.post(at("join_these", kept, gone.pk), sent, follow=True).content.decode()
    assert "Make them two again" in shown
    assert "made one of" in shown
    undo = Event.objects.filter(verb="map_it.initiatives_joined").count()
    assert undo == 2
    joining = services.Joining.objects.get()
    assert "each as it was" in client.post(at("part", kept, joining.pk), follow=True).content.decode()
    assert Initiative.objects.count() == 2


def test_one_cannot_be_joined_with_itself_nor_with_anothers(two, signed_in, in_organisation, organisation):
    from tests.factories.journeys import InitiativeFactory

    with in_organisation(organisation):
        elsewhere = InitiativeFactory(programme__organisation=organisation)
    client = signed_in("practitioner")
    for other in (two[0].pk, elsewhere.pk):
        assert client.post(at("join_these", two[0], other), {}).status_code == 404


def test_an_observer_joins_and_splits_nothing(two, signed_in):
    client = signed_in("observer")
    for name, more in (("join", ()), ("join_these", (two[1].pk,)), ("split", ())):
        assert client.get(at(name, two[0], *more)).status_code == 403


def test_a_second_one_is_made_with_what_belongs_to_it(two, hung, signed_in):
    promise = hung.promises.get()
    sent = {"title": "Tea dance", "summary": "New", "cos": ["co-assess"], "promises": [promise.pk]}
    signed_in("practitioner").post(at("split", hung), sent)
    made = Initiative.objects.get(title="Tea dance")
    assert (made.split_from, made.status, made.place, made.co_assess) == (hung, "improve", hung.place, True)
    assert (made.promises.get(), made.decisions.count(), hung.decisions.count()) == (promise, 0, 1)
    assert list(made.outcomes.all()) == list(hung.outcomes.all())


def test_the_page_of_an_initiative_keeps_to_its_queries(
    two, signed_in, programme, lead, django_assert_max_num_queries
):
    services.join(kept=two[0], gone=two[1], choices={}, by=lead.user)
    client = signed_in("practitioner")
    client.get(of_programme("initiative", programme, two[0].pk))  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(22):
        client.get(of_programme("initiative", programme, two[0].pk))


def test_before_an_election_no_page_of_the_register_names_a_councillor(
    two, signed_in, member, organisation, lead, programme
):
    councillor = member("councillor").participant
    Participant.objects.filter(pk=councillor.pk).update(name="Ada Quill")
    kept, gone = two
    Initiative.objects.filter(pk=gone.pk).update(title="Lunch club of Ada Quill", contact=councillor)
    Initiative.objects.filter(pk=kept.pk).update(contact=lead.participant)
    organisation.election_from = organisation.election_until = timezone.localdate()
    organisation.save()
    client = signed_in("practitioner")
    pages = [at("join", kept), at("join_these", kept, gone.pk), at("join_these", gone, kept.pk), at("split", gone)]
    shown = [client.get(page).content.decode() for page in [*pages, at("health_check", gone)]]
    services.join(kept=kept, gone=gone, choices={}, by=lead.user)
    shown.append(client.get(of_programme("initiative", programme, kept.pk)).content.decode())
    assert ["Ada Quill" in page for page in shown] == [False] * 6

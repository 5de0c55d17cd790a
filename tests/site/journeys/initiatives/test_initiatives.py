"""Adding, changing, removing and taking away initiatives."""

import csv
import io
import json

import pytest
from tests.factories.journeys import InitiativeFactory, OutcomeFactory
from tests.factories.map_it import StoryFactory
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.journeys.initiatives import services
from coproduction_star.journeys.models import Case, Initiative, InitiativeCase
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.voices.models import Comment

pytestmark = pytest.mark.django_db


def page(client, name, programme, *args, **query):
    return client.get(of_programme(name, programme, *args), query).content.decode()


def edited(initiative, **more):
    """What the browser sends when somebody saves the page of details."""
    sent = {"title": initiative.title, "status": "existing", "who_decides": "unknown", "who_does": "unknown"}
    return sent | {"evidence": "none", "version": initiative.version} | more


def test_a_name_a_status_and_its_cos_are_enough(signed_in, programme, inside):
    sent = {"title": "Walk with me", "status": "existing", "cos": ["co-deliver"]}
    signed_in("practitioner").post(of_programme("new_initiative", programme), sent)
    made = Initiative.objects.get()
    assert (made.title, made.status, made.co_deliver, made.co_design) == ("Walk with me", "existing", True, False)


def test_without_a_name_the_page_says_what_to_do(signed_in, programme):
    answer = signed_in("practitioner").post(of_programme("new_initiative", programme), {"status": "existing"})
    assert "Give it a name." in answer.content.decode()


def test_hostile_words_stay_words(signed_in, programme, hostile_initiative):
    client = signed_in("practitioner")
    for name, args in (("initiatives", ()), ("initiative", (hostile_initiative.pk,))):
        assert HOSTILE not in page(client, name, programme, *args)
    assert (
        HOSTILE not in client.get(of_programme("edit_initiative", programme, hostile_initiative.pk)).content.decode()
    )


def test_the_list_is_paged_by_25_and_filtered_by_the_address(signed_in, programme, add, outcome):
    for number in range(26):
        add(f"Existing {number:02}", status="existing", cos=["co-design"])
    add("An idea", status="potential", outcomes=[outcome])
    client = signed_in("observer")
    assert page(client, "initiatives", programme).count("star-rows__row") == 25
    assert page(client, "initiatives", programme, page=2).count("star-rows__row") == 2
    assert page(client, "initiatives", programme, status="potential").count("star-rows__row") == 1
    assert page(client, "initiatives", programme, co="co-design", page=2).count("star-rows__row") == 1
    assert page(client, "initiatives", programme, outcome=outcome.pk).count("star-rows__row") == 1


@pytest.mark.parametrize("query", [{"status": "'; drop"}, {"co": "x"}, {"outcome": "no-uuid"}, {"page": "999"}])
def test_a_filter_that_does_not_exist_is_as_if_not_asked(signed_in, programme, add, query):
    add()
    assert "Walk with me" in page(signed_in("observer"), "initiatives", programme, **query)


def test_the_list_takes_as_many_queries_for_one_as_for_many(signed_in, programme, add, django_assert_max_num_queries):
    for number in range(25):
        add(f"Initiative {number}")
    client = signed_in("observer")
    with django_assert_max_num_queries(12):
        page(client, "initiatives", programme)


def test_two_at_once_both_texts_are_shown_and_neither_is_lost(signed_in, programme, add, inside):
    one = add()
    client = signed_in("practitioner")
    where = of_programme("edit_initiative", programme, one.pk)
    client.post(where, edited(one, summary="Theirs, saved first"))
    answer = client.post(where, edited(one, summary="Mine, saved second")).content.decode()
    assert "Theirs, saved first" in answer
    assert answer.count("Mine, saved second") == 2
    assert Initiative.objects.get().summary == "Theirs, saved first"
    client.post(where, edited(one, summary="Mine, saved second", version=2))
    assert Initiative.objects.get().summary == "Mine, saved second"


def test_a_stale_version_changes_nothing_and_writes_no_event(add, inside, lead):
    one = add()
    with pytest.raises(ChangedMeanwhile):
        services.change_initiative(
            initiative=one, version=7, cos=[], outcomes=[], place_name="", values={"title": "x"}, by=lead.user
        )
    assert not Event.objects.filter(verb="journeys.initiative_changed").exists()


def test_removing_offers_to_bring_it_back(signed_in, programme, add, inside):
    one = add()
    client = signed_in("practitioner")
    answer = client.post(of_programme("remove_initiative", programme, one.pk), follow=True).content.decode()
    assert "You removed “Walk with me”." in answer
    assert not Initiative.objects.exists()
    client.post(of_programme("restore_initiative", programme, one.pk))
    assert Initiative.objects.get() == one


def test_an_idea_from_a_case_remembers_it(programme, inside, lead):
    case = Case.objects.create(
        slug="made-up-case", title="A made-up case", place="Nowhere", country="GB", sector="ageing",
        evidence="reported", record={"cos": ["co-deliver", "unheard-of"]}, fingerprint="x",
    )  # fmt: skip
    made = services.start_from_case(programme=programme, case=case, by=lead.user)
    assert (made.status, made.co_deliver, made.co_design) == ("potential", True, False)
    assert InitiativeCase.objects.get(initiative=made).case == case


def test_the_thread_shows_what_is_tied_and_what_would_fill_the_rest(signed_in, programme, add, outcome):
    one = add(outcomes=[outcome])
    shown = page(signed_in("observer"), "initiative", programme, one.pk)
    assert "I am less lonely" in shown
    assert shown.count("star-thread__place--empty") == 9
    assert "Filled by the risk register, in Market it." in shown


@pytest.mark.parametrize("role", ["observer", "programme-lead"])
def test_the_page_of_an_initiative_keeps_to_its_queries_whatever_hangs_on_it(
    signed_in, programme, add, role, django_assert_max_num_queries
):
    one = add(status="existing")
    StoryFactory(programme=one.programme, initiative=one, public=True)
    said = {"subject": "journeys.initiative", "subject_id": one.pk, "organisation": one.organisation}
    for number in range(3):
        Comment.objects.create(programme=one.programme, text=f"Yes, {number}", **said)
    client = signed_in(role)
    page(client, "initiative", programme, one.pk)  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(18):
        assert "Yes, 2" in page(client, "initiative", programme, one.pk)


def test_another_programmes_initiative_is_not_found_here(signed_in, organisation, programme, in_organisation):
    with in_organisation(organisation):
        elsewhere = InitiativeFactory(programme__organisation=organisation)
    client = signed_in("programme-lead")
    assert client.get(of_programme("initiative", programme, elsewhere.pk)).status_code == 404


def test_the_spreadsheet_holds_every_row_and_hides_no_formula(signed_in, programme, add, outcome):
    add("=HYPERLINK(1)", outcomes=[outcome], cos=["co-design", "co-assess"], people=3)
    response = signed_in("researcher").get(of_programme("initiatives_file", programme, "csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["title"] == "'=HYPERLINK(1)"
    assert (row["cos"], row["people"]) == ("co-design; co-assess", "3")


def test_the_data_file_is_json_with_lists(signed_in, programme, add):
    add(cos=["co-design"])
    add("Lunch club")
    response = signed_in("researcher").get(of_programme("initiatives_file", programme, "json"))
    data = json.loads(b"".join(response.streaming_content))
    assert [one["title"] for one in data["initiatives"]] == ["Lunch club", "Walk with me"]
    assert data["initiatives"][1]["cos"] == ["co-design"]


def test_taking_a_copy_away_is_written_down(signed_in, programme, add):
    signed_in("researcher").get(of_programme("initiatives_file", programme, "csv"))
    assert Event.objects.get(verb="journeys.exported").detail == {"kind": "csv"}


def test_outcomes_of_another_programme_cannot_be_chosen(signed_in, organisation, programme, add, in_organisation):
    one = add()
    with in_organisation(organisation):
        elsewhere = OutcomeFactory(programme__organisation=organisation)
    client = signed_in("practitioner")
    answer = client.post(of_programme("edit_initiative", programme, one.pk), edited(one, outcomes=[elsewhere.pk]))
    assert answer.status_code == 200

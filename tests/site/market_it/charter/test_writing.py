"""A charter as people write it: begun, sides and clauses, two writers at once, what it includes and carries."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from tests.factories import market_it as make
from tests.factories.people import HOSTILE

from coproduction_star.audit.models import Event
from coproduction_star.data.charter_templates import templates
from coproduction_star.market_it.charter import editions, services, wordings
from coproduction_star.market_it.charter.wording import Slot
from coproduction_star.market_it.models import Charter, Clause, Wording

from .conftest import PLAIN

pytestmark = pytest.mark.django_db
EASY, WELSH = Slot("en", "easy-read"), Slot("cy", "plain")
ABOUT = {
    "title": "Mill Road charter",
    "languages": "en cy",
    "purpose": "To walk together.",
    "service": "",
    "template": "",
}


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_an_empty_list_says_how_to_begin(lead_client, at) -> None:
    page = text_of(lead_client.get(at("charters")))
    assert "There is no charter yet." in page
    assert at("new_charter") in page


@pytest.mark.parametrize("template", [one.id for one in templates()])
def test_each_of_the_five_templates_fills_a_charter_in_both_languages(lead_client, at, inside, template) -> None:
    page = text_of(lead_client.post(at("new_charter"), ABOUT | {"template": template}, follow=True))
    charter = Charter.objects.get()
    clauses = Clause.objects.filter(charter=charter)
    assert clauses.count() == len(next(one for one in templates() if one.id == template).clauses)
    assert Wording.objects.filter(language="cy", machine=True).count() == 2 * clauses.count()
    assert "People who use the service" in page
    assert charter.setting == template


def test_an_empty_page_asks_first_who_takes_part(lead_client, at) -> None:
    page = text_of(lead_client.post(at("new_charter"), ABOUT, follow=True))
    assert "Say first who takes part." in page


def first_of(page: str) -> str:
    found = re.search(r'class="govuk-button" role="button" draggable="false" href="([^"]+)"', page)
    return found[1] if found else ""


def test_what_comes_next_stands_first(lead_client, signed_in, at, inside, charter, writer, listening) -> None:
    page, empty = at("charter", charter.pk), make.CharterFactory(programme=inside)
    assert first_of(text_of(lead_client.get(at("charter", empty.pk)))) == at("charter_sides", empty.pk)
    assert first_of(text_of(lead_client.get(page))) == at("charter_topics", charter.pk)
    services.add_clause(
        charter=charter, party=charter.parties.first(), kind="right", by=writer.user, texts={PLAIN: "You are asked."}
    )
    assert first_of(text_of(lead_client.get(page))) == at("publish_charter", charter.pk)
    assert first_of(text_of(signed_in("observer").get(page))) == ""
    charter.review_on = timezone.localdate() + dt.timedelta(days=180)
    charter.save()
    editions.publish(charter=charter, what_changed="", by=writer.user)
    assert first_of(text_of(lead_client.get(page))) == at("charter_signatures", charter.pk)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "Give the charter a name"),
        ({"languages": "de"}, "Select a valid choice"),
        ({"review_on_day": "40", "review_on_month": "1", "review_on_year": "2099"}, "Enter a real date"),
        ({"starts_on_day": "2", "starts_on_month": "1", "starts_on_year": "2099", "review_on_day": "1",
          "review_on_month": "1", "review_on_year": "2099"}, "Choose a review day after"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_typed_is_lost(lead_client, at, inside, change, said) -> None:
    page = text_of(lead_client.post(at("new_charter"), ABOUT | change))
    assert said in page
    assert "To walk together." in page
    assert not Charter.objects.exists()


def test_clauses_of_the_list_are_put_in_once(lead_client, at, charter) -> None:
    picked = {"topics": ["say-no", "plain-words"]}
    page = text_of(lead_client.post(at("charter_topics", charter.pk), picked, follow=True))
    assert "Put in: 2." in page
    form = text_of(lead_client.get(at("charter_topics", charter.pk)))
    assert 'value="say-no"' not in form
    assert 'value="be-safe"' in form
    assert services.put_in_topics(charter=charter, topics=["say-no"], by=None) == 0


def test_nothing_ticked_says_what_to_do(lead_client, at, charter) -> None:
    assert "Tick at least one" in text_of(lead_client.post(at("charter_topics", charter.pk), {}))


def test_a_clause_in_their_own_words_stands_under_its_side(lead_client, at, charter) -> None:
    answers = {
        "party": str(charter.parties.get(name="Staff").pk), "kind": "responsibility", "en_plain": "We ring back.",
        "en_easy_read": "We call you.", "cy_plain": "", "cy_easy_read": "",
    }  # fmt: skip
    lead_client.post(at("new_clause", charter.pk), answers)
    page = text_of(lead_client.get(at("charter", charter.pk)))
    assert "1. We ring back." in page
    assert "We call you." in page
    in_welsh = text_of(lead_client.get(f"{at('charter', charter.pk)}?language=cy"))
    assert "Not in this language yet" in in_welsh
    assert "1. We ring back." in in_welsh
    assert "Write what the clause says." in text_of(lead_client.post(at("new_clause", charter.pk), {}))


def test_two_writers_at_once_lose_nothing_and_somebody_chooses(lead_client, at, clause) -> None:
    """Both opened the form; the second to save sees both texts."""
    here = (clause.charter_id, clause.pk)
    seen = wordings.standing(clause)[PLAIN].pk
    both = {"seen_en_plain": str(seen), "en_easy_read": "", "cy_plain": "", "cy_easy_read": ""}
    lead_client.post(at("change_clause", *here), both | {"en_plain": "You are asked before anybody decides."})
    page = text_of(lead_client.post(at("change_clause", *here), both | {"en_plain": "We ask you first."}, follow=True))
    assert "Both texts are kept: choose one." in page
    assert "You are asked before anybody decides." in page
    assert "We ask you first." in page
    assert "Two texts: choose one" in text_of(lead_client.get(at("charter", clause.charter_id)))
    rival = Wording.objects.get(rival__isnull=False)
    chosen = text_of(lead_client.post(at("choose_wording", *here, rival.pk), follow=True))
    assert "Two people wrote at the same time" not in chosen
    assert wordings.standing(clause)[PLAIN].words == "We ask you first."
    assert "Somebody has chosen already." in text_of(lead_client.post(at("choose_wording", *here, seen), follow=True))


def test_the_standing_text_can_be_kept(clause, writer) -> None:
    seen = wordings.standing(clause)[PLAIN].pk
    wordings.say(clause=clause, texts={PLAIN: "First."}, seen={PLAIN: seen}, by=writer.user)
    (rival,) = wordings.say(clause=clause, texts={PLAIN: "Second."}, seen={PLAIN: seen}, by=writer.user)
    wordings.choose(wording=wordings.standing(clause)[PLAIN], by=writer.user)
    rival.refresh_from_db()
    assert rival.settled_at is not None
    assert wordings.standing(clause)[PLAIN].words == "First."


def test_two_writers_of_different_texts_do_not_meet(clause, writer) -> None:
    """One changed the plain words, the other added Easy Read ones: both hold."""
    seen = {PLAIN: wordings.standing(clause)[PLAIN].pk, EASY: None}
    wordings.say(clause=clause, texts={PLAIN: "We ask you first.", EASY: ""}, seen=seen, by=writer.user)
    rivals = wordings.say(
        clause=clause, texts={PLAIN: "You are asked first.", EASY: "We ask you."}, seen=seen, by=writer.user
    )
    assert not rivals
    now = {slot: one.words for slot, one in wordings.standing(clause).items()}
    assert now == {PLAIN: "We ask you first.", EASY: "We ask you."}


def test_the_same_words_saved_twice_are_no_rivals(clause, writer) -> None:
    seen = {PLAIN: wordings.standing(clause)[PLAIN].pk}
    for _time in range(2):
        assert not wordings.say(clause=clause, texts={PLAIN: "We ask you."}, seen=seen, by=writer.user)
    clause.refresh_from_db()
    assert clause.version == 2


def test_a_text_can_be_emptied(clause, writer) -> None:
    wordings.say(clause=clause, texts={WELSH: "Gofynnir i chi."}, seen={}, by=writer.user)
    held = wordings.standing(clause)[WELSH]
    wordings.say(clause=clause, texts={WELSH: ""}, seen={WELSH: held.pk}, by=writer.user)
    assert WELSH not in wordings.standing(clause)


def test_a_clause_is_taken_out_and_brought_back(lead_client, at, clause) -> None:
    here = (clause.charter_id, clause.pk)
    page = text_of(lead_client.post(at("remove_clause", *here), follow=True))
    assert "This clause was taken out." in page
    assert "You are asked first." not in text_of(lead_client.get(at("charter", clause.charter_id)))
    lead_client.post(at("restore_clause", *here))
    assert "You are asked first." in text_of(lead_client.get(at("charter", clause.charter_id)))


def test_clauses_change_places_and_the_first_stays_first(lead_client, at, clause, writer) -> None:
    second = services.add_clause(
        charter=clause.charter, party=clause.party, kind="right", texts={PLAIN: "You may stop."}, by=writer.user
    )
    lead_client.post(at("clause_up", clause.charter_id, second.pk))
    page = text_of(lead_client.get(at("charter", clause.charter_id)))
    assert page.index("1. You may stop.") < page.index("2. You are asked first.")
    lead_client.post(at("clause_up", clause.charter_id, second.pk))
    assert "1. You may stop." in text_of(lead_client.get(at("charter", clause.charter_id)))


def test_a_side_with_clauses_stays_and_a_name_stands_once(lead_client, at, clause) -> None:
    charter = clause.charter
    refused = text_of(lead_client.post(at("remove_side", charter.pk, clause.party_id), follow=True))
    assert "Take its clauses out first." in refused
    twice = text_of(lead_client.post(at("charter_sides", charter.pk), {"kind": "users", "name": "Residents"}))
    assert "has a side of this name already" in twice
    staff = charter.parties.get(name="Staff")
    renamed = text_of(lead_client.post(at("rename_side", charter.pk, staff.pk), {"name": "Residents"}))
    assert "has a side of this name already" in renamed
    lead_client.post(at("rename_side", charter.pk, staff.pk), {"name": "The wellbeing team"})
    lead_client.post(at("remove_side", charter.pk, staff.pk))
    assert [one.name for one in charter.parties.all()] == ["Residents"]


def test_two_people_change_what_it_is_about(lead_client, at, charter) -> None:
    mine = ABOUT | {"version": "1"}
    lead_client.post(at("change_charter", charter.pk), mine | {"purpose": "To cook."})
    page = text_of(lead_client.post(at("change_charter", charter.pk), mine | {"purpose": "To sing."}))
    assert "Somebody else changed this while you were writing" in page
    assert "To cook." in page
    assert "To sing." in page


def test_it_includes_incentives_and_carries_risks(lead_client, at, clause, programme) -> None:
    charter = clause.charter
    item = make.PlanItemFactory(plan__programme=programme, words="Tea after the walk")
    risk = make.RiskFactory(programme=programme, title="Somebody falls")
    lead_client.post(at("charter_incentives", charter.pk), {"item": str(item.pk), "clause": str(clause.pk)})
    carried = {"risk": str(risk.pk), "mechanism": "The provider’s cover", "held_by": "", "held_in_words": ""}
    refused = text_of(lead_client.post(at("charter_risks", charter.pk), carried))
    assert "Choose which side holds the risk" in refused
    lead_client.post(at("charter_risks", charter.pk), carried | {"held_in_words": "The provider"})
    page = text_of(lead_client.get(at("charter", charter.pk)))
    assert "Tea after the walk" in page
    assert "The provider’s cover – held by The provider" in page
    lead_client.post(at("leave_out", charter.pk, charter.incentives.get().pk))
    lead_client.post(at("put_down", charter.pk, charter.risks.get().pk))
    page = text_of(lead_client.get(at("charter", charter.pk)))
    assert "Tea after the walk" not in page
    assert "The provider’s cover" not in page


def test_every_change_of_state_is_an_event_in_words(lead_client, at, clause, writer) -> None:
    services.remove_clause(clause=clause, by=writer.user)
    page = text_of(lead_client.get(at("charter_history", clause.charter_id)))
    for words in ("began the charter", "added the side “Residents”", "put a clause", "took a clause out"):
        assert words in page
    assert not Event.objects.filter(verb__startswith="market_it.", subject_title__contains="asked first").exists()


def test_words_of_people_stay_words(lead_client, at, programme, inside) -> None:
    charter = make.CharterFactory(programme=programme)
    clause = make.ClauseFactory(charter=charter)
    make.WordingFactory(clause=clause)
    make.SuggestionFactory(charter=charter, clause=clause)
    make.CharterRiskFactory(charter=charter)
    make.CharterIncentiveFactory(charter=charter)
    for name in ("charter", "charter_risks", "charter_incentives", "charter_sides", "new_clause"):
        assert HOSTILE not in text_of(lead_client.get(at(name, charter.pk)))
    assert HOSTILE not in text_of(lead_client.get(at("clause", charter.pk, clause.pk)))


@pytest.mark.parametrize("role", ["observer", "councillor"])
def test_who_may_only_read_finds_no_way_to_write(signed_in, at, clause, role) -> None:
    client = signed_in(role)
    page = text_of(client.get(at("charter", clause.charter_id)))
    assert at("new_clause", clause.charter_id) not in page
    assert client.post(at("remove_clause", clause.charter_id, clause.pk)).status_code == 403


def test_charters_of_others_say_what_each_teaches(lead_client, at) -> None:
    page = text_of(lead_client.get(at("real_charters")))
    assert "Text not found." in page
    assert "East Dunbartonshire" in page
    assert "We looked for its text and did not find it." in page


def test_a_charter_of_200_clauses_and_2000_comments_takes_few_queries(
    lead_client, at, charter, writer, django_assert_max_num_queries
) -> None:
    from coproduction_star.voices.models import Comment

    side = charter.parties.first()
    owned = {"programme_id": charter.programme_id, "organisation_id": charter.organisation_id}
    rows = [Clause(charter=charter, party=side, kind="right", position=n, **owned) for n in range(200)]
    Clause.objects.bulk_create(rows)
    Wording.objects.bulk_create(Wording(clause=one, words=f"Clause {n}", **owned) for n, one in enumerate(rows))
    Comment.objects.bulk_create(
        Comment(subject="market_it.clause", subject_id=one.pk, text="Yes", by=writer.user, **owned)
        for one in rows
        for _time in range(10)
    )
    lead_client.get(at("charter", charter.pk))
    with django_assert_max_num_queries(12):
        page = text_of(lead_client.get(at("charter", charter.pk)))
    assert "200. Clause 199" in page
    assert page.count("10 comments") == 200

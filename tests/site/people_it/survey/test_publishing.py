"""No survey without an offer, none closed without what came of it, and answers keep the edition they answered."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.people import ParticipantFactory
from tests.factories.people_it import ResponseFactory, SurveyConsentFactory, SurveyFactory, survey_document
from tests.factories.people_offers import EntryFactory

from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import Survey, SurveyEdition, SurveyLink
from coproduction_star.people_it.survey import drafting, selectors, services

CAME = {
    "heard": "You want benches",
    "will_do": "Two benches by May",
    "cannot": "No bench on the bridge: it is too narrow",
}


def words(answer):
    return answer.content.decode()


def missing(survey):
    return [one.words for one in selectors.missing_to_publish(survey, today=timezone.localdate())]


def test_without_an_offer_it_says_all_that_is_missing(lead_client, draft, at):
    said = " ".join(missing(draft))
    for part in ("no survey without an offer", "Name the person", "by which day", "last time", "safeguarding lead"):
        assert part in said
    page = words(lead_client.get(at("survey_publish", draft)))
    assert "cannot be published yet" in page
    lead_client.post(at("survey_publish", draft))
    assert not SurveyEdition.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"capacity": ""}, "no survey without an offer"),
        ({"capacity_of": None}, "Name the person"),
        ({"respond_by": dt.date(2020, 1, 1)}, "has passed"),
        ({"closes_on": dt.date(2020, 1, 1)}, "last day to answer has passed"),
        ({"closes_on": dt.date(2099, 1, 1)}, "before they can last answer"),
        ({"last_time": ""}, "that it is the first time"),
        ({"draft": survey_document(questions=[{"bank": "want-help"}], sections=[])}, "can offer"),
    ],
)
def test_each_thing_that_is_missing_keeps_it_closed(ready, changes, said):
    assert missing(ready) == []
    for name, value in changes.items():
        setattr(ready, name, value)
    ready.save()
    (only,) = missing(ready)
    assert said in only
    with pytest.raises(services.NotReady):
        services.publish(survey=ready, by=None)


def test_nobody_is_asked_while_nobody_looks_after_people(ready, safe):
    safe.user.email = ""
    safe.user.save()
    assert "safeguarding lead" in missing(ready)[0]


def test_publishing_freezes_an_edition_and_opens_a_link(lead_client, ready, at):
    assert "Publish" in words(lead_client.get(at("survey", ready)))
    answer = lead_client.post(at("survey_publish", ready))
    assert answer["Location"] == at("survey_links", ready)
    edition, link = SurveyEdition.objects.get(), SurveyLink.objects.get()
    assert (edition.number, edition.definition["version"], link.kind) == (1, 1, "link")
    ready.refresh_from_db()
    assert ready.is_open(timezone.localdate())
    assert f"/in/eastbridge/surveys/{link.code}/" in words(lead_client.get(answer["Location"]))


def test_a_change_after_answers_is_a_new_edition_and_answers_keep_theirs(lead_client, published, at):
    first = SurveyEdition.objects.get()
    row = ResponseFactory(survey=published, edition=first)
    services.take_out(survey=published, question_id="keep-well", by=None)
    services.redraft(survey=published, change=lambda draft: drafting.with_bank(draft, ["topics"]), by=None)
    page = words(lead_client.get(at("survey", published)))
    assert "not what people answer now" in page
    page = words(lead_client.get(at("survey_publish", published)))
    assert "is no longer asked" in page
    assert "is new" in page
    assert "1 answer so far" in page
    lead_client.post(at("survey_publish", published))
    row.refresh_from_db()
    assert [one.number for one in SurveyEdition.objects.order_by("number")] == [1, 2]
    assert row.edition == first
    assert {"bank": "keep-well"} in [{"bank": one.get("bank")} for one in first.definition["questions"]]


def test_an_open_survey_leads_to_its_paper_and_its_files(lead_client, ready, at):
    assert at("enter_answers", ready) not in words(lead_client.get(at("survey", ready)))
    services.publish(survey=ready, by=None)
    page = words(lead_client.get(at("survey", ready)))
    assert at("enter_answers", ready) in page
    assert at("bring_answers", ready) in page


def test_nothing_changed_makes_no_edition(lead_client, published, at):
    answer = lead_client.post(at("survey_publish", published))
    assert answer["Location"] == at("survey", published)
    assert SurveyEdition.objects.count() == 1


def test_the_promise_is_typed_on_its_page_and_two_people_keep_both_texts(lead_client, draft, lead, at):
    version = services.fingerprint(services.promised_as(draft))
    sent = {
        "capacity": "We ring everybody", "capacity_of": str(lead.participant_id), "respond_by_day": "1",
        "respond_by_month": "3", "respond_by_year": "2099", "last_time": "The first time", "version": version,
    }  # fmt: skip
    assert version in words(lead_client.get(at("survey_promise", draft)))
    assert lead_client.post(at("survey_promise", draft), sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.capacity_of_id, draft.respond_by) == (lead.participant_id, dt.date(2099, 3, 1))
    page = words(lead_client.post(at("survey_promise", draft), sent | {"capacity": "We write"}))
    assert "Somebody else changed this" in page
    assert "We write" in page


def test_the_last_day_is_not_before_the_first(lead_client, draft, at):
    opens = {"opens_on_day": "2", "opens_on_month": "3", "opens_on_year": "2099"}
    closes = {"closes_on_day": "1", "closes_on_month": "3", "closes_on_year": "2099"}
    page = words(lead_client.post(at("survey_promise", draft), opens | closes))
    assert "The last day comes before the first" in page


@pytest.mark.parametrize("gone", CAME)
def test_it_does_not_close_without_all_three(lead_client, published, at, gone):
    page = words(lead_client.post(at("survey_close", published), CAME | {gone: "", "version": published.version}))
    assert "There is a problem" in page
    assert Survey.objects.get().closed_at is None
    with pytest.raises(services.NothingSaid):
        services.close(survey=published, **(CAME | {gone: ""}), version=published.version, by=None)


def test_closing_tells_everybody_who_asked_to_hear_and_names_no_topic(lead_client, published, at):
    edition = SurveyEdition.objects.get()
    for agreed, email in (("contact", "hear@example.org"), ("statistics", "not@example.org")):
        person = ParticipantFactory(organisation=published.organisation, email=email, user=None)
        row = ResponseFactory(survey=published, edition=edition, participant=person)
        SurveyConsentFactory(response=row, kind=agreed)
    published.refresh_from_db()
    answer = lead_client.post(at("survey_close", published), CAME | {"version": published.version})
    assert "1 person is told" in words(lead_client.get(answer["Location"]))
    (message,) = Message.objects.all()
    assert message.to == "hear@example.org"
    assert published.title not in message.subject + message.text
    closed = Survey.objects.get()
    assert (closed.heard, closed.will_do, closed.cannot) == tuple(CAME.values())


def test_whoever_took_their_consent_back_is_not_told(published):
    person = ParticipantFactory(organisation=published.organisation, email="hear@example.org")
    row = ResponseFactory(survey=published, edition=SurveyEdition.objects.get(), participant=person)
    SurveyConsentFactory(response=row, kind="contact", taken_back_at=timezone.now())
    published.refresh_from_db()
    assert services.close(survey=published, **CAME, version=published.version, by=None) == 0


def test_whoever_gets_no_letter_is_named_to_those_who_may_reach_people_and_leaves_the_list_when_told(
    lead_client, signed_in, published, at
):
    edition = SurveyEdition.objects.get()
    for name, channel in (("Ann", ""), ("Bob", "phone"), ("Cat", "none"), ("Dan", "")):
        person = ParticipantFactory(
            organisation=published.organisation, name=name, email=f"{name}@example.org", phone="0123", user=None,
            safe_channel=channel,
        )  # fmt: skip
        SurveyConsentFactory(
            response=ResponseFactory(survey=published, edition=edition, participant=person), kind="contact"
        )
        if name == "Dan":
            EntryFactory(programme=published.programme, participant=person, when_safe="Tuesday mornings")
    published.refresh_from_db()
    answer = lead_client.post(at("survey_close", published), CAME | {"version": published.version})
    page = words(lead_client.get(answer["Location"]))
    assert "1 person is told. 2 people get no e-mail: tell them yourself." in page
    assert "Phone call: 0123" in page
    assert "Tuesday mornings" in page
    assert "Cat" not in page
    assert "Tell them yourself" not in words(signed_in("observer").get(at("survey", published)))
    assert notices.send_waiting() == 1
    Participant.objects.filter(name="Ann").update(safe_channel="phone")
    closed = Survey.objects.get()
    assert [person.name for person, _told in selectors.told_by_hand(closed)] == ["Bob", "Dan"]


def test_a_survey_changed_while_it_was_being_closed_is_not_closed(published):
    with pytest.raises(ChangedMeanwhile):
        services.close(survey=published, **CAME, version=published.version - 1, by=None)


def test_a_draft_cannot_be_closed_and_has_no_links(lead_client, programme, inside, at):
    only = SurveyFactory(programme=programme)
    assert lead_client.get(at("survey_close", only)).status_code == 404
    assert lead_client.get(at("survey_links", only)).status_code == 404


def test_what_came_of_an_earlier_survey_is_asked_for(ready, programme):
    SurveyFactory(programme=programme, closed=True)
    ready.last_time = ""
    ready.save()
    assert missing(ready) == ["Say what came of the last time you asked. People read it first."]


@pytest.mark.parametrize("role", ["practitioner", "councillor", "observer"])
def test_only_whoever_publishes_opens_and_closes(signed_in, ready, at, role):
    assert signed_in(role).post(at("survey_publish", ready)).status_code == 403

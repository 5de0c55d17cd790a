"""Promises with an owner and a day, judged by the other side; breaches that stay private; reviews."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Place, Programme, Promise
from coproduction_star.journeys.personal.counting import count_waiting
from coproduction_star.journeys.services import make_promise
from coproduction_star.market_it import personal, step
from coproduction_star.market_it.models import Breach, Charter, CharterReview, PromiseSide
from coproduction_star.market_it.promises import on_the_star, services, telling
from coproduction_star.market_it.signing.services import Signing, Way, sign
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership

TODAY = timezone.localdate()

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def a_promise(charter, **more) -> dict:
    sides = {one.name: str(one.pk) for one in charter.parties.all()}
    return {
        "what": "Open the hall on Sundays", "party": sides["Staff"], "other": sides["Residents"], "who": "",
        "who_in_words": "The caretaker", "due_on_day": "1", "due_on_month": "3", "due_on_year": "2099", **more,
    }  # fmt: skip


@pytest.fixture
def promised(lead_client, at, signable) -> PromiseSide:
    lead_client.post(at("new_charter_promise", signable.pk), a_promise(signable))
    return PromiseSide.objects.get()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who_in_words": ""}, "A promise is somebody’s."),
        ({"due_on_day": "", "due_on_month": "", "due_on_year": ""}, "Enter the day by which it is done."),
        ({"what": ""}, "Write what is promised."),
    ],
)
def test_a_promise_without_owner_or_day_is_refused_and_nothing_is_lost(
    lead_client, at, signable, change, said
) -> None:
    page = text_of(lead_client.post(at("new_charter_promise", signable.pk), a_promise(signable, **change)))
    assert said in page
    assert not Promise.objects.exists()


def test_nobody_judges_their_own_promise(lead_client, at, signable) -> None:
    same = a_promise(signable)
    page = text_of(lead_client.post(at("new_charter_promise", signable.pk), same | {"other": same["party"]}))
    assert "nobody judges their own promise" in page


def test_only_who_signed_for_the_other_side_says_how_it_went(
    lead_client, at, signable, promised, writer, member
) -> None:
    where = at("judge_charter_promise", signable.pk, promised.pk)
    refused = text_of(lead_client.post(where, {"kept": "broken", "words": "It stayed shut."}))
    assert "Only somebody who signed for the other side" in refused
    assert "It stayed shut." in refused
    reader = lead_client.get(where).wsgi_request.user.participants.get()
    signing = Signing(party=promised.other, way=Way.ACCOUNT, participant=reader)
    sign(charter=signable, read=signable.open_edition_id, signing=signing)
    assert "Write what happened." in text_of(lead_client.post(where, {"kept": "broken", "words": ""}))
    page = text_of(lead_client.post(where, {"kept": "broken", "words": "It stayed shut."}, follow=True))
    assert "Broken" in page
    assert "It stayed shut." in page
    lead_client.post(where, {"kept": "kept", "words": ""})
    promised.promise.refresh_from_db()
    assert promised.promise.kept == "kept"
    assert promised.verdicts.count() == 1


def test_the_link_to_judge_stands_only_where_the_reader_is_of_the_other_side(
    client, lead_client, at, signable, nurse, writer, resident
) -> None:
    promise_by(signable, nurse, writer, due_on=TODAY - dt.timedelta(1))
    where = at("charter_promises", signable.pk)
    assert "Say how it went" not in text_of(lead_client.get(where))
    client.force_login(resident.user)
    page = text_of(client.get(where))
    assert "Say how it went" in page
    assert "Past its date" in page


def test_a_breach_is_private_and_settled_with_words(signed_in, lead_client, at, signable) -> None:
    neighbour = signed_in("co-producer")
    answers = {"words": "Nobody rang back for a month.", "about": "", "hoped_for": "A call"}
    assert "Nobody rang back" in text_of(neighbour.post(at("raise_breach", signable.pk), answers, follow=True))
    assert "Nobody rang back" not in text_of(signed_in("observer").get(at("charter_promises", signable.pk)))
    breach = Breach.objects.get()
    guard = signed_in("safeguarding-lead")
    where = at("settle_breach", signable.pk, breach.pk)
    assert neighbour.post(where, {"settlement": "x"}).status_code == 403
    assert "Write how it was put right." in text_of(guard.post(where, {"settlement": ""}))
    guard.post(where, {"settlement": "The manager rang and said sorry."})
    assert "The manager rang" in text_of(neighbour.get(at("charter_promises", signable.pk)))
    assert "Somebody has settled this already." in text_of(guard.post(where, {"settlement": "Again"}))
    titles = " ".join(Event.objects.values_list("subject_title", flat=True))
    assert "rang back" not in titles


@pytest.mark.parametrize(("outcome", "ended"), [("renew", False), ("amend", False), ("end", True)])
def test_a_review_says_what_was_heard_and_decided(lead_client, at, signable, outcome, ended) -> None:
    where, day = at("review_charter", signable.pk), {"review_on_day": "1", "review_on_month": "3"}
    answers = {"who": "Both sides", "heard": "It helps.", "outcome": outcome, **day, "review_on_year": "2099"}
    if not ended:
        assert "Enter a day to come" in text_of(lead_client.post(where, answers | {"review_on_year": "2001"}))
    page = text_of(lead_client.post(where, answers, follow=True))
    assert "It helps." in page
    signable.refresh_from_db()
    assert (signable.ended_at is not None) == ended
    assert CharterReview.objects.get().outcome == outcome


def test_the_days_go_into_a_calendar(lead_client, at, signable, promised) -> None:
    written = lead_client.get(at("charter_calendar", signable.pk)).content.decode()
    assert "Open the hall on Sundays" in written
    assert "DTSTART;VALUE=DATE:20990301" in written


@pytest.fixture
def resident(member, signable) -> Membership:
    """Somebody who signed for the residents with their account."""
    found = member("co-producer")
    signing = Signing(
        party=signable.parties.get(name="Residents"), way=Way.ACCOUNT, participant=found.participant
    )  # fmt: skip
    sign(charter=signable, read=signable.open_edition_id, signing=signing, by=found.user)
    return found


@pytest.fixture
def nurse(member) -> Membership:
    """Who sees to the promise of the staff."""
    return member("practitioner")


def promise_by(signable, nurse, writer, *, due_on, what="Open the hall on Sundays"):
    sides = {one.name: one for one in signable.parties.all()}
    return services.promise(
        charter=signable, what=what, due_on=due_on, party=sides["Staff"], other=sides["Residents"], by=writer.user,
        who=nurse.participant,
    )  # fmt: skip


def titles_for(user) -> list[str]:
    return [one.title for one in step.waiting_for(user)]


def test_a_promise_waits_for_the_other_side_from_its_day_on_and_for_nobody_else(
    signable, nurse, writer, resident, django_assert_num_queries
) -> None:
    side = promise_by(signable, nurse, writer, due_on=TODAY)
    promise_by(signable, nurse, writer, due_on=TODAY + dt.timedelta(1), what="Later")
    assert titles_for(resident.user) == ["Say how this promise to you went: Open the hall on Sundays"]
    assert not [one for one in titles_for(nurse.user) if "promise" in one]
    assert not [one for one in titles_for(writer.user) if "promise" in one]
    services.say_how_it_went(
        side=side, kept="kept", words="", participant_id=resident.participant_id, by=resident.user
    )  # fmt: skip
    assert titles_for(resident.user) == []
    with django_assert_num_queries(1):
        titles_for(writer.user)


def test_what_waits_is_counted_as_it_is_listed(signable, nurse, writer, resident) -> None:
    promise_by(signable, nurse, writer, due_on=TODAY)
    raised = services.raise_breach(
        charter=signable, words="Nobody rang.", hoped_for="", about=None, participant_id=resident.participant_id,
        by=resident.user,
    )  # fmt: skip
    for user in (resident.user, writer.user):
        rows = step.waiting_rows(user, TODAY)
        assert len(rows) == len(list(step.waiting_for(user)))
        assert count_waiting(user, today=TODAY) >= len(rows)
    assert titles_for(writer.user) == [f"Settle what somebody says was not kept to: {signable.title}"]
    services.settle_breach(breach=raised, settlement="We rang.", by=writer.user)
    assert f"Say whether it is put right: what you wrote about “{signable.title}”" in titles_for(resident.user)
    assert titles_for(writer.user) == []


def test_what_the_star_says_of_promises(programme, signable, nurse, writer) -> None:
    assert on_the_star.there(anew(programme)) == "1 charter is published."
    promise_by(signable, nurse, writer, due_on=TODAY - dt.timedelta(1))
    assert "1 promise is past its day" in on_the_star.there(anew(programme))
    action = on_the_star.next_action(anew(programme))
    assert action.title == "ask the other side whether promises were kept"
    Charter.objects.update(review_on=TODAY)
    services.open_due(today=TODAY)
    assert on_the_star.next_action(anew(programme)).title == "look at the charter again together"


def anew(programme):
    return type(programme).objects.get(pk=programme.pk)


def test_an_owner_is_reminded_a_week_before_and_on_the_day_once_each(signable, nurse, writer) -> None:
    promise_by(signable, nurse, writer, due_on=TODAY + dt.timedelta(7))
    promise_by(signable, nurse, writer, due_on=TODAY + dt.timedelta(8), what="Later")
    for day in (0, 0, 1, 6, 7, 7):
        telling.remind_due(today=TODAY + dt.timedelta(day))
    letters = [one.subject for one in Message.objects.filter(text__contains="Sundays").order_by("pk")]
    assert len(letters) == 2
    assert {one.split(" ")[0] for one in letters} == {"By", "Today"}
    assert all(one.user == nurse.user for one in Message.objects.filter(kind="market_it.promise_due"))


def test_nobody_is_reminded_who_left(signable, nurse, writer) -> None:
    promise_by(signable, nurse, writer, due_on=TODAY)
    nurse.ended_at = timezone.now()
    nurse.save()
    telling.remind_due(today=TODAY)
    assert not Message.objects.exists()


def test_only_the_other_side_judges_also_from_the_list_of_all_promises(
    lead_client, programme, signable, nurse, writer
) -> None:
    side = promise_by(signable, nurse, writer, due_on=TODAY)
    where = reverse("journeys:judge_promise", args=(programme.organisation.slug, programme.slug, side.promise_id))
    assert "Only those to whom it was promised" in text_of(lead_client.post(where, {"kept": "kept", "note": ""}))
    side.promise.refresh_from_db()
    assert side.promise.kept == "open"
    assert where not in text_of(lead_client.get(reverse("journeys:decisions", args=where.split("/")[2:5:2])))


def test_a_charter_opens_again_on_its_review_day_once_and_tells_both_sides(
    lead_client, at, signable, writer, resident
) -> None:
    assert services.open_due(today=signable.review_on - dt.timedelta(1)) == 0
    assert [services.open_due(today=signable.review_on) for _time in range(2)] == [1, 0]
    told = set(Message.objects.filter(kind="market_it.charter_opened_again").values_list("user", flat=True))
    assert {writer.user.pk, resident.user.pk} <= told
    assert Message.objects.filter(user=resident.user).count() == 1
    assert "This charter opened again on" in text_of(lead_client.get(at("charter_promises", signable.pk)))
    assert "Open again: both sides look at it" in text_of(lead_client.get(at("charter", signable.pk)))
    assert f"Look at this charter again together: {signable.title}" in titles_for(writer.user)
    assert Event.objects.filter(verb="market_it.charter_opened_again").count() == 1


def test_a_review_fills_the_one_that_is_open_and_the_second_who_writes_it_is_told(lead_client, at, signable) -> None:
    services.open_due(today=signable.review_on)
    where = at("review_charter", signable.pk)
    due = {"due_on": signable.review_on.isoformat()}
    answers = {"who": "", "heard": "It helps.", "outcome": "renew", **due}
    day = {"review_on_day": "1", "review_on_month": "3", "review_on_year": "2099"}
    lead_client.post(where, answers | day)
    held = CharterReview.objects.get()
    assert (held.outcome, held.heard) == ("renew", "It helps.")
    page = text_of(lead_client.post(where, answers | day | {"heard": "We disagree."}, follow=True))
    assert "Somebody has written down a review meanwhile." in page
    assert "We disagree." in page
    assert services.open_due(today=TODAY) == 0


def test_a_charter_that_ended_or_whose_programme_is_closed_stays_shut(signable, programme) -> None:
    programme.closed_at, programme.heard, programme.decided = timezone.now(), "All", "Done"
    programme.save()
    assert services.open_due(today=signable.review_on) == 0


def settled(signable, resident, writer, *, words="Nobody rang back.") -> Breach:
    made = services.raise_breach(
        charter=signable, words=words, hoped_for="A call", about=None, participant_id=resident.participant_id,
        by=resident.user,
    )  # fmt: skip
    services.settle_breach(breach=made, settlement="We rang.", by=writer.user)
    return made


def test_whoever_raised_it_says_that_it_is_not_put_right_and_it_opens_once_more(
    client, lead_client, at, signable, resident, writer
) -> None:
    made = settled(signable, resident, writer)
    assert Message.objects.filter(user=resident.user, kind="market_it.breach").count() == 1
    assert "rang" not in " ".join(Message.objects.values_list("text", flat=True))
    client.force_login(resident.user)
    where = at("answer_settlement", signable.pk, made.pk)
    assert lead_client.get(where).status_code == 404, "Nobody answers for somebody else."
    assert "We rang." in text_of(client.get(where))
    assert "Write what is still missing" in text_of(client.post(where, {"settles": "no", "words": ""}))
    page = text_of(client.post(where, {"settles": "no", "words": "It was the wrong number."}, follow=True))
    assert "It is open again." in page
    made.refresh_from_db()
    assert (made.settled_at, made.first_settlement, made.not_enough) == (None, "We rang.", "It was the wrong number.")
    assert "It was the wrong number." in text_of(lead_client.get(at("settle_breach", signable.pk, made.pk)))
    lead_client.post(at("settle_breach", signable.pk, made.pk), {"settlement": "We rang the right one."})
    page = text_of(client.post(where, {"settles": "no", "words": "Too late."}, follow=True))
    assert "It stays written down that it was not put right." in page
    made.refresh_from_db()
    assert made.settled_at is not None
    assert made.agreed is False
    assert "There is nothing to answer here" in text_of(client.post(where, {"settles": "yes", "words": ""}))
    titles = " ".join(Event.objects.values_list("subject_title", flat=True))
    assert "rang" not in titles + str(list(Event.objects.values_list("detail", flat=True)))


def test_whoever_raised_it_says_that_it_is_put_right(client, at, signable, resident, writer) -> None:
    made = settled(signable, resident, writer)
    client.force_login(resident.user)
    page = text_of(client.post(at("answer_settlement", signable.pk, made.pk), {"settles": "yes"}, follow=True))
    assert "It is put right, and done with." in page
    made.refresh_from_db()
    assert made.agreed is True


@pytest.mark.parametrize("signing", [{"name": "Ann Rees"}, {"group": "Mill Road Choir"}])
def test_without_an_account_four_words_raise_it_and_answer_it(client, signable, writer, signing) -> None:
    words = with_words(signable, **signing)
    client.post("/r/", {"reference": words})
    assert "/r/signature/breaches/" in text_of(client.get("/r/signature/"))
    answers = {"words": "The door was shut.", "about": "", "hoped_for": ""}
    assert "Open" in text_of(client.post("/r/signature/breaches/", answers, follow=True))
    made = Breach.objects.get()
    services.settle_breach(breach=made, settlement="It is open now.", by=writer.user)
    page = text_of(client.get("/r/signature/breaches/"))
    assert "It is open now." in page
    where = f"/r/signature/breaches/{made.pk}/"
    assert where in page
    assert "It is open again." in text_of(
        client.post(where, {"settles": "no", "words": "Not on Sundays."}, follow=True)
    )
    made.refresh_from_db()
    assert made.not_enough == "Not on Sundays."


def with_words(signable, **who) -> str:
    signing = Signing(party=signable.parties.get(name="Residents"), way=Way.LINK, **who)
    return sign(charter=signable, read=signable.open_edition_id, signing=signing)[1]


def test_four_words_of_somebody_else_open_no_breach(client, signable, writer) -> None:
    first, second = with_words(signable, name="Ann Rees"), with_words(signable, name="Bob Price")
    client.post("/r/", {"reference": first})
    client.post("/r/signature/breaches/", {"words": "The door was shut.", "about": "", "hoped_for": ""})
    where = f"/r/signature/breaches/{Breach.objects.get().pk}/"
    client.post("/r/", {"reference": second})
    assert "The door was shut." not in text_of(client.get("/r/signature/breaches/"))
    assert client.get(where).status_code == 404
    client.cookies.clear()
    assert client.get(where).url == "/r/"


def test_erased_a_breach_keeps_no_words_of_whoever_raised_it(signable, resident, writer) -> None:
    made = settled(signable, resident, writer)
    services.answer_settlement(breach=made, settles=False, words="The wrong number.", by=resident.user)
    personal.erase(resident.participant_id)
    made.refresh_from_db()
    assert (made.words, made.not_enough, made.raised_by) == ("", "", None)


def test_the_public_page_counts_how_promises_went(client, outside, signable, nurse, writer, resident) -> None:
    side = promise_by(signable, nurse, writer, due_on=TODAY)
    promise_by(signable, nurse, writer, due_on=TODAY, what="Later")
    services.say_how_it_went(
        side=side, kept="partly", words="Half.", participant_id=resident.participant_id, by=resident.user
    )  # fmt: skip
    page = text_of(client.get(outside("public_charter", signable.programme.slug, signable.pk)))
    assert "2 promises: 0 kept, 1 in part, 0 broken, 1 open." in page
    assert "Half." not in page


def test_promises_of_charters_from_before_are_judged_by_the_other_side_too(signable, nurse, writer) -> None:
    from importlib import import_module

    from django.apps import apps

    side = promise_by(signable, nurse, writer, due_on=TODAY)
    other = make_promise(programme=signable.programme, what="x", due_on=TODAY, by=writer.user, who_in_words="y")
    Promise.objects.update(others_judge=False)
    import_module("coproduction_star.market_it.migrations.0010_the_other_side_judges").others_judge(apps, None)
    assert [one.pk for one in Promise.objects.filter(others_judge=True)] == [side.promise_id]
    assert other.pk != side.promise_id


def test_programs_read_the_promises_of_a_published_charter_and_name_nobody(
    client, programme, signable, nurse, writer, resident
) -> None:
    side = promise_by(signable, nurse, writer, due_on=TODAY)
    services.say_how_it_went(
        side=side, kept="partly", words="Half.", participant_id=resident.participant_id, by=resident.user
    )  # fmt: skip
    home = f"{programme.organisation.slug}/{programme.slug}/charters/{signable.pk}/promises"
    answer = client.get(f"/api/v1/in/{home}")
    (item,) = answer.json()["items"]
    assert (item["side"], item["other"], item["kept"]) == ("Staff", "Residents", "partly")
    assert nurse.participant.name not in answer.content.decode()
    assert "Half." not in answer.content.decode()
    inside = f"/api/v1/o/{programme.organisation.slug}/p/{programme.slug}/charters/{signable.pk}/promises"
    program = Program(give_token(writer.user, scopes=Scope))
    (item,) = program.get(inside).json()["items"]
    assert (item["who"], item["note"]) == (nurse.participant.name, "Half.")
    Charter.objects.update(published_at=None, open_edition=None)
    assert client.get(f"/api/v1/in/{home}").status_code == 404


def test_the_public_page_of_a_place_leads_to_the_charters_of_its_programmes(client, programme, signable) -> None:
    place = Place.objects.create(
        organisation=programme.organisation, name="Northfield", slug="northfield", published_at=timezone.now()
    )  # fmt: skip
    Programme.objects.filter(pk=programme.pk).update(place=place)
    page = text_of(client.get(f"/in/{programme.organisation.slug}/places/northfield/"))
    assert f"/in/{programme.organisation.slug}/{programme.slug}/charters/" in page
    assert "1 charter that people have agreed" in page

"""What happens to a risk: numbers, history, reminders, what the whole Star hears of it, and the limits of a page."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import market_it as make
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys import steps
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.market_it import step
from coproduction_star.market_it.models import Risk, RiskChange
from coproduction_star.market_it.risks import on_the_star, selectors, services, telling
from coproduction_star.market_it.risks.leaving import WORK
from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Participant

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 1)


def values(**changes):
    said = {
        "title": "The path is icy", "words": "", "likelihood_before": 4, "impact_before": 4, "likelihood_after": 2,
        "impact_after": 3, "owner": None, "owner_in_words": "The group", "mitigation": "Grit", "early_sign": "",
        "benefit": "People get out", "doing_nothing": "Alone", "review_on": dt.date(2027, 2, 1), "initiative": None,
    }  # fmt: skip
    return said | changes


def test_numbers_follow_each_other_in_each_programme(programme, lead, inside) -> None:
    made = [services.add_risk(programme=programme, values=values(), by=lead.user) for _ in range(2)]
    made.append(services.raise_risk(programme=programme, title="Dark", words="", by=lead.user))
    assert [one.number for one in made] == [1, 2, 3]


def test_a_change_keeps_what_it_said_and_why(programme, lead, inside) -> None:
    risk = services.add_risk(programme=programme, values=values(), by=lead.user)
    services.change_risk(
        risk=risk, version=1, values=values(title="The path freezes", likelihood_after=1), reason="Seen", by=lead.user
    )
    change = RiskChange.objects.get()
    assert change.before == {"title": "The path is icy", "likelihood_after": 2}
    assert (change.likelihood, change.impact, change.reason) == (1, 3, "Seen")
    assert Event.objects.filter(verb="market_it.risk_changed").get().detail["reason"] == "Seen"


def test_a_change_that_changes_nothing_is_refused_and_costs_no_version(programme, lead, inside) -> None:
    risk = services.add_risk(programme=programme, values=values(), by=lead.user)
    with pytest.raises(services.NothingChanged):
        services.change_risk(risk=risk, version=1, values=values(), reason="Why not", by=lead.user)
    assert (Risk.objects.get().version, RiskChange.objects.count()) == (1, 0)


def test_the_second_of_two_people_is_told(programme, lead, inside) -> None:
    risk = services.add_risk(programme=programme, values=values(), by=lead.user)
    services.close_risk(risk=risk, version=1, because="Over", by=lead.user)
    with pytest.raises(ChangedMeanwhile):
        services.close_risk(risk=risk, version=1, because="Over too", by=lead.user)


def test_a_closed_risk_is_opened_before_it_is_changed(programme, lead, inside) -> None:
    risk = services.add_risk(programme=programme, values=values(), by=lead.user)
    services.close_risk(risk=risk, version=1, because="Over", by=lead.user)
    with pytest.raises(services.IsClosed):
        services.change_risk(risk=risk, version=2, values=values(title="New"), reason="x", by=lead.user)
    services.reopen_risk(risk=risk, version=2, review_on=dt.date(2027, 5, 1), reason="Back", by=lead.user)
    found = Risk.objects.get()
    assert (found.state, found.closed_because, found.review_on) == ("open", "", dt.date(2027, 5, 1))


def test_what_was_never_weighed_is_opened_again_to_be_weighed(programme, lead, inside) -> None:
    risk = services.raise_risk(programme=programme, title="Dark", words="", by=lead.user)
    services.close_risk(risk=risk, version=1, because="Twice", by=lead.user)
    services.reopen_risk(risk=risk, version=2, review_on=TODAY, reason="Once", by=lead.user)
    assert Risk.objects.get().state == "proposed"


def test_another_step_hands_a_risk_over_through_the_registry(programme, lead, inside) -> None:
    walk = InitiativeFactory(programme=programme)
    made = steps.accept("risk", programme=programme, payload={"title": "x" * 300, "initiative": walk}, by=lead.user)
    assert (made.state, made.initiative, len(made.title)) == ("proposed", walk, 200)


def owned(programme, lead, **more):
    return make.RiskFactory(programme=programme, owner=lead.participant, review_on=TODAY + dt.timedelta(6), **more)


def test_an_owner_is_reminded_once_for_each_review_day(programme, lead, inside) -> None:
    risk = owned(programme, lead, title="Icy path")
    make.RiskFactory(programme=programme, owner=lead.participant, review_on=TODAY + dt.timedelta(8))
    make.RiskFactory(programme=programme, review_on=TODAY)
    assert [telling.remind_due(today=TODAY) for _ in range(2)] == [1, 0]
    letter = Message.objects.get()
    assert "Icy path" in letter.text
    assert f"/market-it/risks/{risk.pk}/" in letter.text
    Risk.objects.filter(pk=risk.pk).update(review_on=TODAY + dt.timedelta(7))
    assert telling.remind_due(today=TODAY) == 1


def test_nobody_is_reminded_who_left_or_whose_programme_is_over(programme, lead, inside) -> None:
    owned(programme, lead)
    lead.ended_at = make.MOMENT
    lead.save()
    assert telling.remind_due(today=TODAY) == 0
    assert not mail.outbox


def test_no_letter_goes_to_an_owner_who_is_safe_in_another_way(programme, lead, inside) -> None:
    owned(programme, lead)
    Participant.objects.filter(pk=lead.participant_id).update(safe_channel="phone")
    assert telling.remind_due(today=TODAY) == 0
    assert not Message.objects.exists()


def test_a_letter_that_waits_is_held_back_when_its_owner_chooses_another_way(programme, lead, inside) -> None:
    owned(programme, lead)
    assert telling.remind_due(today=TODAY) == 1
    Message.objects.update(digest=False)
    Participant.objects.filter(pk=lead.participant_id).update(safe_channel="phone")
    assert notices.send_waiting() == 0
    assert Message.objects.get().withdrawn_at is not None


def test_what_waits_for_its_owner_is_one_query(programme, lead, inside, django_assert_num_queries) -> None:
    owned(programme, lead, title="Icy path")
    owned(programme, lead, title="Old", closed=True)
    with django_assert_num_queries(1):
        rows = list(on_the_star.waiting_rows(lead.user, TODAY))
    assert [row[2] for row in rows] == ["Icy path"]


def test_whoever_leaves_hands_risks_over_or_leaves_a_note(programme, lead, member, inside) -> None:
    owned(programme, lead, owner_in_words="")
    heir = member("practitioner")
    assert WORK.count(lead) == 1
    assert WORK.hand_over(lead, heir) == 1
    assert WORK.hand_over(heir, None) == 1
    assert Risk.objects.get().owner_gone_on
    assert selectors.tally(programme, today=TODAY)[1].ownerless == 1


def test_the_thread_of_an_initiative_shows_its_weighed_risks(programme, inside, django_assert_num_queries) -> None:
    walk = InitiativeFactory(programme=programme)
    make.RiskFactory(programme=programme, initiative=walk, title="Icy path")
    make.RiskFactory(programme=programme, initiative=walk, proposed=True)
    walk.programme = programme
    _known = programme.organisation
    with django_assert_num_queries(1):
        knots = list(step.thread(walk))
    assert [(knot.place, knot.title) for knot in knots] == [("risk", "Icy path")]


def test_the_page_of_a_ward_shows_what_is_not_low(organisation, programme, inside, django_assert_num_queries) -> None:
    place = Place.objects.create(organisation=organisation, name="Northfield")
    walk = InitiativeFactory(programme=programme, place=place)
    make.RiskFactory(programme=programme, initiative=walk, title="Icy path", likelihood_after=4, impact_after=5)
    make.RiskFactory(programme=programme, initiative=walk, title="Lost keys", likelihood_after=1, impact_after=2)
    make.RiskFactory(programme=programme, initiative=InitiativeFactory(programme=programme), title="Elsewhere")
    make.RiskFactory(programme=programme, initiative=walk, title="Raised", proposed=True)
    _known = place.organisation
    with django_assert_num_queries(1):
        rows = list(on_the_star.ward_rows(place))
    assert [row.title for row in rows] == ["Icy path"]


def anew(programme):
    """As the next page reads it."""
    return type(programme).objects.get(pk=programme.pk)


def test_the_next_action_is_what_was_raised_then_what_is_late(programme, inside) -> None:
    assert on_the_star.next_action(anew(programme)) is None
    make.RiskFactory(programme=programme, review_on=dt.date(2026, 1, 1))
    assert on_the_star.next_action(anew(programme)).title == "look at the risks again"
    make.RiskFactory(programme=programme, proposed=True)
    assert on_the_star.next_action(anew(programme)).title == "weigh the risks that were raised"


def test_the_picture_counts_open_risks_of_this_programme(organisation, programme, inside) -> None:
    make.RiskFactory(programme=programme, likelihood_after=4, impact_after=5)
    make.RiskFactory(programme=programme, closed=True)
    make.RiskFactory(programme=programme, proposed=True)
    make.RiskFactory(programme=ProgrammeFactory(organisation=organisation))
    found = selectors.tally(programme, today=TODAY)[0]
    assert (found.number, found.after[4, 5]) == (1, 1)


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def many(programme, number, owner) -> None:
    rows = [make.RiskFactory.build(programme=programme, organisation=programme.organisation, number=n, owner=owner)
            for n in range(1, number + 1)]  # fmt: skip
    Risk.objects.bulk_create(rows, batch_size=500)


def test_five_thousand_risks_cost_the_queries_of_five(lead_client, organisation, programme, at, inside) -> None:
    owner = ParticipantFactory(organisation=organisation)
    many(programme, 5, owner)
    queries_of(lead_client, at("risks"))
    few = queries_of(lead_client, at("risks"))
    Risk.objects.all().delete()
    many(programme, 5_000, owner)
    assert queries_of(lead_client, at("risks")) == few


def test_the_history_keeps_no_name_of_a_person(programme, lead, inside) -> None:
    risk = services.add_risk(programme=programme, values=values(owner=lead.participant), by=lead.user)
    services.change_risk(
        risk=risk, version=1, values=values(owner=None, title="Other"), reason="Handed over", by=lead.user
    )
    assert lead.participant.name not in str(RiskChange.objects.get().before)

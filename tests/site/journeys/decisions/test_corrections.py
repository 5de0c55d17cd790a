"""What was written down wrongly is corrected in the open: the old words stay, with the reason and who did it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.decisions import services
from coproduction_star.journeys.models import Correction, Decision, Promise
from coproduction_star.journeys.services import ChangedMeanwhile

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WORDS = {"what": "Start a time bank", "why": "Six put it first\nof nine", "decided_by": "The group", "dissent": ""}
RIGHT = WORDS | {
    "what": "Start a time bank in Northfield", "decided_on_day": "2", "decided_on_month": "3",
    "decided_on_year": "2026", "reason": "The place was <b>missing</b>",
}  # fmt: skip


@pytest.fixture
def decision(inside, lead):
    services.declare_interest(
        programme=inside, participant_id=lead.participant_id, none_to_declare=True, what="", by=lead.user
    )
    return services.record_decision(
        programme=inside, decided_on=dt.date(2026, 3, 2), by=lead.user, participant_id=lead.participant_id, **WORDS
    )


@pytest.fixture
def correct(decision, lead):
    """Correct the decision, the lead being who does it."""

    def do(version=1, reason="A slip", **changed):
        now = WORDS | {"decided_on": dt.date(2026, 3, 2)} | changed
        held = Decision.objects.get()
        return services.correct_decision(
            decision=held, version=version, reason=reason, by=lead.user, participant_id=lead.participant_id, **now
        )

    return do


class TestDecision:
    def test_the_old_words_stay_with_the_reason_and_who_corrected_it(self, correct, decision, lead):
        correct(what="Start two time banks", decided_on=dt.date(2026, 3, 4))
        held, kept = Decision.objects.get(), Correction.objects.get()
        assert (held.what, held.decided_on, held.version) == ("Start two time banks", dt.date(2026, 3, 4), 2)
        assert kept.before == {"what": "Start a time bank", "decided_on": "2026-03-02"}
        assert (kept.decision, kept.promise, kept.reason, kept.by) == (decision, None, "A slip", lead.user)

    def test_each_correction_keeps_what_it_found(self, correct):
        correct(what="Second")
        correct(version=2, what="Third")
        assert [one.before["what"] for one in Correction.objects.all()] == ["Second", "Start a time bank"]

    def test_it_is_an_event_with_its_reason(self, correct):
        correct(what="Second")
        event = Event.objects.get(verb="journeys.decision_corrected")
        assert sentence(event).endswith("corrected the decision “Second”, because: A slip")

    def test_an_older_page_changes_nothing(self, correct):
        correct(what="Second")
        with pytest.raises(ChangedMeanwhile):
            correct(version=1, what="Third")
        assert Decision.objects.get().what == "Second"
        assert Correction.objects.count() == 1

    @pytest.mark.parametrize("changed", [{}, {"why": "Six put it first\r\nof nine"}])
    def test_a_correction_changes_something(self, correct, changed):
        with pytest.raises(services.NothingChanged):
            correct(**changed)
        assert (Decision.objects.get().version, Correction.objects.count()) == (1, 0)

    def test_whoever_has_not_declared_interests_corrects_nothing(self, decision, member):
        other = member("councillor")
        with pytest.raises(services.NotDeclared):
            services.correct_decision(
                decision=decision, version=1, reason="x", by=other.user, participant_id=other.participant_id, what="y"
            )
        assert not Correction.objects.exists()


class TestPages:
    @pytest.fixture
    def client(self, signed_in, programme):
        client = signed_in("councillor")
        client.post(of_programme("interest", programme), {"declares": "none"})
        return client

    @pytest.fixture
    def form(self, programme, decision):
        return of_programme("correct_decision", programme, decision.pk)

    def test_the_form_holds_what_it_says_now(self, client, form):
        page = client.get(form).content.decode()
        assert "Start a time bank" in page
        assert 'value="2026"' in page

    def test_the_page_shows_the_new_words_the_old_words_and_the_reason(self, client, form, programme, decision):
        answer = client.post(form, RIGHT | {"version": "1"})
        assert answer.url == f"{of_programme('decisions', programme)}#decision-{decision.pk}"
        page = client.get(of_programme("decisions", programme)).content.decode()
        assert "Start a time bank in Northfield" in page
        assert "What it said before" in page
        assert "because: The place was &lt;b&gt;missing&lt;/b&gt;" in page
        assert page.count("<strong>What:</strong>") == 1
        assert "<strong>Why:</strong>" not in page

    def test_a_correction_needs_a_reason_and_loses_nothing(self, client, form):
        page = client.post(form, RIGHT | {"version": "1", "reason": ""}).content.decode()
        assert "Write why you correct it" in page
        assert "Start a time bank in Northfield" in page
        assert not Correction.objects.exists()

    def test_nothing_changed_says_so(self, client, form):
        page = client.post(form, RIGHT | {"what": "Start a time bank", "version": "1"}).content.decode()
        assert "Nothing is different yet" in page

    def test_two_at_once_see_both_texts_and_the_second_may_save_again(self, client, form, correct):
        correct(what="Start a time bank in Weston")
        answer = client.post(form, RIGHT | {"version": "1"})
        page = answer.content.decode()
        assert "Start a time bank in Weston" in page
        assert "Start a time bank in Northfield" in page
        assert Correction.objects.count() == 1
        assert client.post(form, RIGHT | {"version": "2"}).status_code == 302
        assert Decision.objects.get().what == "Start a time bank in Northfield"

    @pytest.mark.parametrize(("role", "may"), [("councillor", True), ("programme-lead", True), ("observer", False)])
    def test_who_may_decide_may_correct(self, signed_in, programme, form, role, may):
        client = signed_in(role)
        assert client.get(form).status_code == (302 if may else 403)  # who may is asked for interests first
        assert (form in client.get(of_programme("decisions", programme)).content.decode()) is may

    def test_interests_come_first(self, signed_in, programme, form):
        assert (
            signed_in("councillor")
            .post(form, RIGHT | {"version": "1"})
            .url.startswith(of_programme("interest", programme))
        )
        assert not Correction.objects.exists()

    def test_many_corrections_cost_no_more_queries(self, client, programme, correct, django_assert_max_num_queries):
        for version in range(1, 12):
            correct(version=version, what=f"Words {version}")
        client.get(of_programme("decisions", programme))  # shows the message about the declaration, once
        with django_assert_max_num_queries(12):
            client.get(of_programme("decisions", programme))


class TestPromise:
    @pytest.fixture
    def promise(self, inside, lead):
        return services.make_promise(
            programme=inside, what="Find a desk", due_on=TODAY, who=lead.participant, by=lead.user
        )

    def test_its_words_and_day_are_corrected_and_the_old_stay(self, promise, lead):
        later = TODAY + dt.timedelta(days=7)
        services.correct_promise(
            promise=promise, version=1, reason="Wrong day", by=lead.user, what="Find a desk", due_on=later
        )
        held = Promise.objects.get()
        assert (held.due_on, held.version) == (later, 2)
        assert Correction.objects.get().before == {"due_on": TODAY.isoformat()}
        assert Event.objects.get(verb="journeys.promise_corrected").for_whom == lead.participant_id

    def test_the_page_shows_the_day_it_had(self, promise, signed_in, programme):
        client = signed_in("practitioner")
        form = of_programme("correct_promise", programme, promise.pk)
        sent = {"what": "Find two desks", "due_on_day": "1", "due_on_month": "2", "due_on_year": "2027"}
        answer = client.post(form, sent | {"reason": "Agreed on the phone", "version": "1"})
        assert answer.url.endswith(f"#promise-{promise.pk}")
        page = client.get(of_programme("decisions", programme)).content.decode()
        assert "Find two desks" in page
        assert "because: Agreed on the phone" in page
        assert "<strong>By when:</strong>" in page

    def test_an_older_page_changes_nothing(self, promise, lead):
        facts = {"promise": promise, "version": 7, "reason": "x", "by": lead.user}
        with pytest.raises(ChangedMeanwhile):
            services.correct_promise(**facts, what="Other", due_on=TODAY)
        assert not Correction.objects.exists()

    def test_an_observer_may_not(self, promise, signed_in, programme):
        assert signed_in("observer").get(of_programme("correct_promise", programme, promise.pk)).status_code == 403


def test_the_thread_says_that_a_decision_was_corrected(correct, signed_in, programme, add):
    initiative = add("Walk together")
    Decision.objects.update(initiative=initiative)
    page = of_programme("initiative", programme, initiative.pk)
    client = signed_in("observer")
    assert "The group · corrected" not in client.get(page).content.decode()
    correct(what="Second")
    shown = client.get(page).content.decode()
    assert "The group · corrected" in shown
    assert "Second" in shown


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"decision": None}])
def test_the_database_refuses_half_a_correction(decision, wrong):
    own = {"programme_id": decision.programme_id, "organisation_id": decision.organisation_id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(**own, **{"decision": decision, "before": {}, "reason": "x", **wrong})

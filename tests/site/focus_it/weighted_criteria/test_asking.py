"""Who has not weighed yet, the one reminder, where a comparison is met elsewhere, and from it to the decision."""

import pytest
from django.utils import timezone
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import LATER

from coproduction_star.focus_it import step
from coproduction_star.focus_it.deciding import StillOpen
from coproduction_star.focus_it.models import Comparison
from coproduction_star.focus_it.weighted_criteria import asking, deciding, services
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Decision, Programme
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


@pytest.fixture
def leading(declared, client_of):
    return client_of(declared("facilitator"))


def late_in(comparison):
    return {one.participant.pk for one in asking.awaited_in(comparison) if not one.is_done}


def fresh(programme):
    """Without what is kept for one request."""
    return Programme.objects.select_related("organisation").get(pk=programme.pk)


class TestWho:
    def test_whoever_has_a_role_that_rates_here_and_is_still_here_is_asked(
        self, comparison, co_producer, weigh, programme, declared
    ):
        late, done, gone = co_producer(), co_producer(), co_producer()
        co_producer(ProgrammeFactory(organisation=programme.organisation))
        ProgrammeRoleFactory(programme=programme, membership=declared(), role="observer")
        weigh(done, comparison)
        Membership.objects.filter(pk=gone.pk).update(ended_at=timezone.now())
        assert late_in(comparison) == {late.participant_id}

    def test_the_page_lists_who_has_not_first_and_only_whoever_leads_sees_it(
        self, comparison, co_producer, weigh, leading, client_of, at
    ):
        done, late = co_producer(), co_producer()
        weigh(done, comparison)
        page = text(leading.get(at("who_weighs", comparison)))
        assert "1 have weighed, 1 person has not." in page
        assert page.index("Has not weighed yet") < page.index("Has weighed")
        assert HOSTILE not in page
        assert at("who_weighs", comparison) in text(leading.get(at("comparison", comparison)))
        assert client_of(late).get(at("who_weighs", comparison)).status_code == 403

    def test_each_is_reminded_once_and_again_only_after_weighing_was_opened_again(
        self, comparison, co_producer, weigh, leading, lead, at
    ):
        late, done = co_producer(), co_producer()
        weigh(done, comparison)
        page = text(leading.post(at("remind_weighers", comparison), follow=True))
        assert "A reminder goes to 1 person." in page
        assert "One reminder is enough." in text(leading.post(at("remind_weighers", comparison), follow=True))
        told = Message.objects.get(kind="focus_it.reminder")
        assert told.to == late.participant.email or told.user_id == late.user_id
        assert at("weigh", comparison) in told.text
        services.close_comparison(comparison=comparison, by=lead.user)
        services.reopen_comparison(comparison=comparison, reason="x", by=lead.user)
        assert services.remind(comparison=Comparison.objects.get(), by=lead.user) == 1

    def test_nobody_is_reminded_when_weighing_is_closed(self, comparison, co_producer, leading, lead, at):
        co_producer()
        services.close_comparison(comparison=comparison, by=lead.user)
        page = text(leading.post(at("remind_weighers", comparison), follow=True))
        assert "Weighing is not open, so nobody is reminded." in page
        assert not Message.objects.filter(kind="focus_it.reminder").exists()

    def test_the_page_keeps_to_its_queries(
        self, comparison, co_producer, weigh, leading, at, django_assert_max_num_queries
    ):
        for number in range(4):
            person = co_producer()
            if number % 2:
                weigh(person, comparison)
        leading.get(at("who_weighs", comparison))
        with django_assert_max_num_queries(12):
            leading.get(at("who_weighs", comparison))


class TestElsewhere:
    def test_the_thread_of_an_options_initiative_names_it_when_it_was_opened(self, comparison):
        option = comparison.options.exclude(initiative=None)[0]
        option.initiative.programme = comparison.programme
        assert f"Weighted criteria: {comparison.title}" in [one.title for one in step.thread(option.initiative)]
        Comparison.objects.update(opened_at=None)
        assert not [one for one in step.thread(option.initiative) if "Weighted" in one.title]

    def test_the_next_action_says_how_many_have_not_weighed(self, comparison, co_producer, weigh, programme):
        one, _other = co_producer(), co_producer()
        assert step.next_action(fresh(programme)).reason == "2 people have not weighed yet."
        weigh(one, comparison)
        assert step.next_action(fresh(programme)).reason == "1 person has not weighed yet."

    def test_progress_counts_what_was_weighed_and_who_is_awaited(self, comparison, co_producer, programme, lead):
        co_producer()
        assert "1 person has not weighed yet." in step.progress(fresh(programme)).there
        services.close_comparison(comparison=comparison, by=lead.user)
        there = step.progress(fresh(programme)).there
        assert "Options were weighed on criteria 1 time." in there
        assert "not weighed" not in there

    def test_it_waits_for_whoever_has_not_weighed_and_for_nobody_else(self, comparison, co_producer, weigh, at):
        late, done = co_producer(), co_producer()
        weigh(done, comparison)
        waiting = [(one.title, one.address) for one in step.waiting_for(late.user)]
        assert waiting == [(f"Say what matters to you: {comparison.title}", at("weigh", comparison))]
        assert not list(step.waiting_for(done.user))


class TestDeciding:
    @pytest.fixture
    def closed(self, weighed, lead, co_producer, weigh):
        weigh(co_producer(), weighed)
        services.close_comparison(comparison=weighed, by=lead.user)
        return Comparison.objects.get()

    @pytest.fixture
    def said(self, closed):
        """The first option goes ahead, the second not now, the third not at all."""
        first, second, third = closed.options.all()
        return {
            "what": "Start it", "why": "It helps most", "decided_by": "Cabinet", "dissent": "",
            "decided_on_day": "1", "decided_on_month": "11", "decided_on_year": "2026", **LATER,
            f"outcome_{first.pk}": "ahead",
            f"outcome_{second.pk}": "not-now", f"why_{second.pk}": f"Too dear {HOSTILE}",
            f"outcome_{third.pk}": "no", f"why_{third.pk}": "Nobody reads it",
        }  # fmt: skip

    @pytest.fixture
    def decider(self, declared):
        return declared("programme-lead")

    @pytest.fixture
    def deciding_now(self, decider, client_of):
        return client_of(decider)

    def test_the_form_begins_with_what_was_found_is_linked_and_asks_about_each_option(self, closed, deciding_now, at):
        assert at("decide_comparison", closed) in text(deciding_now.get(at("comparison", closed)))
        page = text(deciding_now.get(at("decide_comparison", closed)))
        assert "groups put" in page or "Groups put" in page
        assert all(f"outcome_{one.pk}" in page for one in closed.options.all())

    def test_while_weighing_is_open_nothing_is_decided(self, weighed, deciding_now, at):
        assert deciding_now.get(at("decide_comparison", weighed)).status_code == 403

    def test_whoever_declared_nothing_is_asked_first(self, closed, signed_in, at, programme):
        answer = signed_in("programme-lead").get(at("decide_comparison", closed))
        assert answer["Location"].startswith(address("interest", programme))

    def test_it_is_about_the_option_that_goes_ahead(self, closed, said, deciding_now, at):
        answer = deciding_now.post(at("decide_comparison", closed), said)
        assert answer.status_code == 302, text(answer)
        first = closed.options.all()[0]
        assert first.initiative is not None
        assert Decision.objects.get().initiative == first.initiative
        assert Comparison.objects.get().decision == Decision.objects.get()

    def test_everyone_who_weighed_is_told_the_outcome_of_each_option_and_why(self, closed, said, deciding_now, at):
        deciding_now.post(at("decide_comparison", closed), said)
        first, second, third = closed.options.all()
        told = Message.objects.get(kind="focus_it.decided").text  # the others have no address
        assert f"{first.title}: It goes ahead" in told.splitlines()
        assert f"{second.title}: Not now. Too dear {HOSTILE}" in told.splitlines()
        assert f"{third.title}: It does not go ahead. Nobody reads it" in told.splitlines()

    def test_an_option_is_not_turned_down_without_a_reason(self, closed, said, deciding_now, at):
        third = closed.options.all()[2]
        page = text(deciding_now.post(at("decide_comparison", closed), said | {f"why_{third.pk}": ""}))
        assert "Write why. People who proposed it will read it." in page
        assert not Decision.objects.exists()

    def test_the_page_shows_the_decision_and_each_outcome_instead_of_the_button(
        self, closed, said, deciding_now, at, django_assert_max_num_queries
    ):
        deciding_now.post(at("decide_comparison", closed), said)
        deciding_now.get(at("comparison", closed))
        with django_assert_max_num_queries(12):
            page = text(deciding_now.get(at("comparison", closed)))
        assert "Start it" in page
        assert f"#decision-{Decision.objects.get().pk}" in page
        assert all(words in page for words in ("It goes ahead", "Not now", "It does not go ahead", "Nobody reads it"))
        assert HOSTILE not in page
        assert at("decide_comparison", closed) not in page
        assert deciding_now.get(at("decide_comparison", closed))["Location"] == at("comparison", closed)

    def test_when_people_have_weighed_again_it_can_be_decided_again(self, closed, said, deciding_now, at, lead):
        deciding_now.post(at("decide_comparison", closed), said)
        services.reopen_comparison(comparison=closed, reason="Carers were ill", by=lead.user)
        services.close_comparison(comparison=closed, by=lead.user)
        page = text(deciding_now.get(at("comparison", closed)))
        assert "Start it" in page
        assert at("decide_comparison", closed) in page
        deciding_now.post(at("decide_comparison", closed), said | {"what": "Start the other"})
        assert Comparison.objects.get().decision.what == "Start the other"

    def test_a_decision_is_not_taken_over_a_comparison_opened_again_meanwhile(
        self, closed, said, decider, deciding_now, at, lead
    ):
        services.reopen_comparison(comparison=closed, reason="Carers were ill", by=lead.user)
        page = text(deciding_now.post(at("decide_comparison", closed), said))
        assert "Weighing was opened again meanwhile" in page
        assert "It helps most" in page
        refused = {"outcomes": {}, "reasons": {}, "words": {}, "participant_id": decider.participant_id}
        with pytest.raises(StillOpen):
            deciding.decide(comparison=closed, **refused, by=decider.user)
        assert not Decision.objects.exists()

    def test_of_two_who_decide_at_once_the_second_is_told_and_loses_no_word(
        self, closed, said, decider, deciding_now, at
    ):
        deciding_now.post(at("decide_comparison", closed), said)
        page = text(deciding_now.post(at("decide_comparison", closed), said | {"what": "Start the other"}))
        assert "Somebody wrote a decision down meanwhile" in page
        assert "Start the other" in page
        refused = {"outcomes": {}, "reasons": {}, "words": {}, "participant_id": decider.participant_id}
        with pytest.raises(deciding.DecidedAlready):
            deciding.decide(comparison=closed, **refused, by=decider.user)
        assert Decision.objects.get().what == "Start it"
        assert Message.objects.filter(kind="focus_it.decided").count() == 1

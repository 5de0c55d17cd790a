"""A short page for each duty, one page for all four, and what the list and the public page say of them."""

import io

import pytest
from django.db.models import F
from django.utils import timezone
from docx import Document
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import LATER, of_programme

from coproduction_star.focus_it import step
from coproduction_star.journeys.decisions import services as decisions
from coproduction_star.journeys.models import Decision, Duty
from coproduction_star.map_it.front_door.items import decided_item

pytestmark = pytest.mark.django_db
WORDS = {
    "what": "Go", "why": "It helps", "decided_by": "We", "decided_on_day": "2", "decided_on_month": "3",
    "decided_on_year": "2026",
}  # fmt: skip
EQUALITY = {
    "state": "answered", "groups": ["age", "carers"], "gains": "Older people", "loses": "Nobody we know of",
    "evidence": "Nine interviews", "mitigation": "We look again in a year", "version": "1",
}  # fmt: skip


@pytest.fixture
def client(signed_in, programme):
    client = signed_in("programme-lead")
    client.post(of_programme("interest", programme), {"declares": "none"})
    return client


def page(client, name, programme, *args):
    answer = client.get(of_programme(name, programme, *args))
    assert answer.status_code == 200
    return answer.content.decode()


class TestRecording:
    @pytest.fixture
    def sends(self, client, programme, inside):
        return lambda **sent: client.post(of_programme("new_decision", programme), WORDS | sent)

    def test_a_decision_is_not_recorded_before_its_duties_are_asked(self, sends):
        assert "“Not done yet” is an honest answer." in sends().content.decode()
        assert not Decision.objects.exists()

    def test_not_needed_takes_a_reason(self, sends):
        answer = sends(**LATER | {"duty_data": "not_needed"}).content.decode()
        assert "Write why it is not needed" in answer
        assert not Decision.objects.exists()

    def test_who_answers_now_is_led_to_the_duties(self, sends, programme):
        answer = sends(**LATER | {"duty_data": "not_needed", "because_data": "No data", "duty_equality": "now"})
        decision = Decision.objects.get()
        assert answer.url == of_programme("decision_duties", programme, decision.pk)
        assert dict(decision.duties.values_list("kind", "state"))["data"] == "not_needed"

    def test_not_done_yet_goes_on_and_shows(self, sends, client, programme):
        assert sends(**LATER).url == of_programme("decisions", programme)
        assert "4 duties not done yet" in page(client, "decisions", programme)


class TestAnswering:
    @pytest.fixture
    def decision(self, record):
        return record()

    @pytest.fixture
    def sends(self, client, programme, decision):
        return lambda duty, **sent: client.post(of_programme("answer_duty", programme, decision.pk, duty), sent)

    def test_the_answers_stand_on_the_page_of_the_decision(self, sends, client, programme, decision):
        answer = sends("equality", **EQUALITY)
        assert answer.url == f"{of_programme('decision_duties', programme, decision.pk)}#equality"
        shown = page(client, "decision_duties", programme, decision.pk)
        assert "3 of four duties are not done yet" in shown
        for words in ("Older people", "Age, Unpaid carers", "Nobody we know of", "section 149", "Northern Ireland"):
            assert words in shown

    def test_what_is_left_out_is_asked_for_and_nothing_is_lost(self, sends):
        shown = sends("equality", **EQUALITY | {"evidence": ""}).content.decode()
        assert "Answer this question, or choose “Not done yet” above." in shown
        assert "Older people" in shown
        assert not Duty.objects.exclude(state="open").exists()

    def test_not_done_yet_keeps_what_was_written(self, sends):
        sends("equality", **EQUALITY | {"state": "open", "evidence": "", "loses": ""})
        duty = Duty.objects.get(kind="equality")
        assert (duty.state, duty.answers["gains"]) == ("open", "Older people")

    def test_the_screening_says_at_once_whether_an_assessment_is_needed(self, sends, client, programme, decision):
        no = dict.fromkeys(("new_technology", "vulnerable", "combined", "automated", "watched"), "no")
        sends("data", state="answered", personal="yes", special="yes", large_scale="unsure", version="1", **no)
        shown = page(client, "decision_duties", programme, decision.pk)
        assert "needed by law, because special categories are used on a large scale (Article 35(3)(b))" in shown

    def test_without_personal_data_one_answer_is_enough(self, sends, client, programme, decision):
        assert sends("data", state="answered", personal="no", version="1").status_code == 302
        assert "No personal data is used" in page(client, "decision_duties", programme, decision.pk)

    def test_an_unfair_consultation_says_what_will_be_done(self, sends, client, programme, decision):
        said = {"still_open": "no", "reasons": "yes", "time": "yes", "weighed": "yes", "shown": "One letter"}
        sent = {"state": "answered", "version": "1", **said}
        assert "Answer this question" in sends("consultation", **sent).content.decode()
        assert sends("consultation", **sent, repair="Ask again in May").status_code == 302
        shown = page(client, "decision_duties", programme, decision.pk)
        assert "Not or only partly met: Was the decision still open" in shown
        assert "UKSC 56" in shown

    def test_declared_interests_stand_beside_the_question(self, sends, client, programme, decision, inside, member):
        other = member("councillor")
        decisions.declare_interest(
            programme=inside, participant_id=other.participant_id, none_to_declare=False, what="My sister runs it",
            by=other.user,
        )  # fmt: skip
        assert "My sister runs it" in page(client, "answer_duty", programme, decision.pk, "interests")
        assert "My sister runs it" in page(client, "decision_duties", programme, decision.pk)

    def test_two_at_once_see_both_texts_and_the_second_may_save_again(self, sends):
        sends("equality", **EQUALITY)
        both = sends("equality", **EQUALITY | {"gains": "Carers"}).content.decode()
        assert "Somebody else changed this" in both
        assert "Older people" in both
        assert "Carers" in both
        again = EQUALITY | {"gains": "Carers", "version": "2"}
        assert "Write why you change" in sends("equality", **again).content.decode()
        assert sends("equality", **again, reason="They told us").status_code == 302
        assert Duty.objects.get(kind="equality").answers["gains"] == "Carers"

    def test_what_it_said_before_stays_on_the_page(self, sends, client, programme, decision):
        sends("equality", **EQUALITY)
        sends("equality", **EQUALITY | {"gains": "Carers", "version": "2", "reason": HOSTILE})
        shown = page(client, "decision_duties", programme, decision.pk)
        assert "Older people" in shown
        assert "because: " in shown
        assert HOSTILE not in shown

    def test_a_duty_that_does_not_exist_is_not_found(self, client, programme, decision):
        assert client.get(of_programme("answer_duty", programme, decision.pk, "weather")).status_code == 404

    @pytest.mark.parametrize(
        ("role", "may"),
        [("programme-lead", True), ("councillor", True), ("practitioner", True), ("observer", False)],
    )
    def test_who_decides_or_edits_may_answer_and_everyone_may_read(self, signed_in, programme, decision, role, may):
        reader = signed_in(role)
        form = of_programme("answer_duty", programme, decision.pk, "equality")
        assert reader.get(form).status_code == (200 if may else 403)
        assert (form in page(reader, "decision_duties", programme, decision.pk)) is may

    def test_a_closed_programme_is_kept_as_it_is(self, client, programme, decision):
        type(programme).objects.update(closed_at=timezone.now(), heard="Quiet", decided="Stop")
        form = of_programme("answer_duty", programme, decision.pk, "equality")
        assert client.get(form).status_code == 403
        assert form not in page(client, "decision_duties", programme, decision.pk)


def test_an_old_decision_says_that_duties_were_not_asked_then(signed_in, programme, old):
    shown = page(signed_in("observer"), "decision_duties", programme, old.pk)
    assert "This decision was written down before duties were asked." in shown


def test_the_page_keeps_to_its_queries(signed_in, programme, record, lead, django_assert_max_num_queries):
    decision = record()
    for duty in Duty.objects.all():
        for number in range(5):
            duty.earlier.create(
                programme_id=duty.programme_id, organisation_id=duty.organisation_id, by=lead.user,
                before={"state": "open", "because": "", "answers": {}}, reason=str(number),
            )  # fmt: skip
    client = signed_in("observer")
    client.get("/me/")  # counts what waits, which is then kept for a minute
    with django_assert_max_num_queries(12):
        page(client, "decision_duties", programme, decision.pk)


def test_the_list_asks_for_the_duties_of_all_decisions_at_once(
    signed_in, programme, record, django_assert_max_num_queries
):
    for _number in range(8):
        record()
    client = signed_in("observer")
    client.get("/me/")  # counts what waits, which is then kept for a minute
    with django_assert_max_num_queries(12):
        page(client, "decisions", programme)


def test_the_public_page_says_how_the_duties_stand_and_nothing_that_was_answered(record):
    item = decided_item(record(data="Mrs Harker said so"))
    assert (item.tag, item.shade) == ("3 duties not done yet", "orange")
    assert "Harker" not in str(item)


def test_the_next_action_names_open_duties_and_the_thread_how_they_stand(record, add, signed_in, programme, inside):
    initiative = add("Walk together")
    record()
    Decision.objects.update(initiative=initiative)
    assert step.next_action(inside).reason == "1 decision has open duties."
    assert "4 duties not done yet" in page(signed_in("observer"), "initiative", programme, initiative.pk)
    Duty.objects.update(state="not_needed", because=F("kind"))
    assert step.next_action(inside) is None


def test_the_annex_is_a_word_file_with_every_duty_and_its_answers(client, programme, record):
    decision = record(data="No data " + HOSTILE)
    client.post(of_programme("answer_duty", programme, decision.pk, "equality"), EQUALITY)
    answer = client.get(of_programme("duties_annex", programme, decision.pk))
    assert 'filename="start-a-time-bank-duties.docx"' in answer["Content-Disposition"]
    paper = Document(io.BytesIO(answer.content))
    said = "\n".join(one.text for one in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "2 of four duties are not done yet." in said
    assert f"No data {HOSTILE}" in said
    assert "Who gains, and what?" in cells
    assert "Older people" in cells


def test_before_an_election_a_councillor_has_no_name_in_the_annex(signed_in, programme, organisation, record, member):
    councillor = member("councillor", user__name="Cllr Harker")
    decision = record(data="Cllr Harker said so")
    decisions.declare_interest(
        programme=programme, participant_id=councillor.participant_id, none_to_declare=True, what="",
        by=councillor.user,
    )  # fmt: skip
    client, name = signed_in("observer"), "decision_duties"
    assert "Cllr Harker" in page(client, name, programme, decision.pk)
    organisation.election_from = organisation.election_until = timezone.localdate()
    organisation.save()
    assert "Cllr Harker" not in page(client, name, programme, decision.pk)
    answer = client.get(of_programme("duties_annex", programme, decision.pk))
    paper = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert not [words for words in (*cells, *(one.text for one in paper.paragraphs)) if "Harker" in words]

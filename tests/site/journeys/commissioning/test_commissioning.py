"""A decision gives five texts to whoever commissions, and says what stops or shrinks to pay for it."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from docx import Document
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_programme

from coproduction_star.audit.models import Event
from coproduction_star.data.commissioning import PLACES
from coproduction_star.journeys.commissioning import drafting, selectors, services
from coproduction_star.journeys.models import CommissioningText, Decision, EarlierWords, Reduction, TextKind
from coproduction_star.journeys.services import ChangedMeanwhile

pytestmark = pytest.mark.django_db
DAY = dt.date(2027, 4, 1)
REDUCTION = {
    "what": "Day centre on Fridays", "amount": Decimal(12000), "unit": "£ a year", "source": "Budget book, page 14",
    "whose_money": "Adult social care", "by_when": DAY, "agreed_by": "",
}  # fmt: skip
SENT = REDUCTION | {"amount": "12000", "by_when_day": "1", "by_when_month": "4", "by_when_year": "2027"}
del SENT["by_when"]


@pytest.fixture
def initiative(add, outcome):
    return add(
        "Time bank", outcomes=[outcome], cos=["co-design", "co-deliver"], who_decides="both",
        citizens_bring="Two hours a week.", services_bring="A desk",
    )  # fmt: skip


@pytest.fixture
def decision(inside, initiative, lead):
    return Decision.objects.create(
        programme=inside, organisation=inside.organisation, initiative=initiative, what="Start a time bank.",
        why="Six of nine want it", decided_by="The group", decided_on=DAY, by=lead.user,
    )  # fmt: skip


@pytest.fixture
def reduction(decision, lead):
    return services.add_reduction(decision=decision, by=lead.user, **REDUCTION)


@pytest.fixture
def client(signed_in):
    return signed_in("practitioner")


def page(client, name, programme, *args):
    answer = client.get(of_programme(name, programme, *args))
    assert answer.status_code == 200
    return answer.content.decode()


def draft(decision, kind, language="en"):
    sources = selectors.sources_of(
        selectors.decision_with_texts(programme=decision.programme, decision_id=decision.pk)
    )
    return drafting.draft_of(selectors.drafts(language)[kind], drafting.facts_of(sources))


class TestDrafts:
    def test_there_is_one_for_each_text_in_the_order_of_the_work(self):
        assert list(selectors.drafts("en")) == TextKind.values

    def test_it_is_filled_from_what_the_programme_holds(self, decision, outcome, reduction):
        text = draft(decision, "strategy")
        for words in (
            "We have decided: Start a time bank. Our reasons: Six of nine want it", f"“{outcome.words}”",
            "People and communities bring: Two hours a week. Services bring: A desk.",
            "Day centre on Fridays (£12,000 a year, from Adult social care, by 1 April 2027)",
        ):  # fmt: skip
            assert words in text
        assert "co-design" in draft(decision, "measure").lower()

    def test_what_the_programme_does_not_hold_stands_in_brackets(self, old_style):
        text = draft(old_style, "strategy")
        assert "[write in: the outcomes]" in text
        assert "[write in: what, how much, by when]" in text
        assert "[write in: who decides]" in text
        assert "Ageing" in text or old_style.programme.name in text

    @pytest.fixture
    def old_style(self, inside):
        return Decision.objects.create(
            programme=inside, organisation=inside.organisation, what="Go", why="x", decided_by="y", decided_on=DAY
        )

    @pytest.mark.parametrize(
        ("amount", "unit", "words"),
        [
            ("12000", "£ a year", "£12,000 a year"),
            ("12000.5", "£", "£12,000.50"),
            ("4", "hours a week", "4 hours a week"),
            ("4.5", "hours a week", "4.50 hours a week"),
        ],
    )
    def test_a_figure_reads_as_people_write_it(self, amount, unit, words):
        assert drafting.amount_of(Reduction(amount=Decimal(amount), unit=unit)) == words

    def test_braces_that_people_write_are_words_and_fill_nothing(self, decision):
        Decision.objects.update(why="{outcomes} {0} {secret}")
        decision.refresh_from_db()
        assert "Our reasons: {outcomes} {0} {secret}" in draft(decision, "strategy")

    def test_every_place_is_filled(self, decision):
        facts = drafting.facts_of(selectors.sources_of(decision))
        assert facts.keys() == set(PLACES)
        assert all(facts.values())

    def test_a_welsh_reader_gets_a_welsh_draft(self, decision):
        with translation.override("cy"):
            assert "Rydym wedi penderfynu: Start a time bank" in draft(decision, "strategy", "cy")

    def test_clauses_for_the_four_cos_reward_and_open_results_are_there(self, decision):
        text = draft(decision, "clause")
        for words in ("co-commissioning", "co-design", "co-delivery", "co-assessment", "Reward", "Open results"):
            assert words in text


class TestKeeping:
    @pytest.fixture
    def keep(self, decision, lead):
        def do(words, version):
            text = selectors.text_of(Decision.objects.get(), "clause")
            return services.keep_text(text=text, version=version, words=words, by=lead.user)

        return do

    def test_the_first_saving_makes_the_text_and_later_ones_keep_what_it_said(self, keep):
        keep("One", 0)
        kept = keep("Two", 1)
        assert (kept.text, kept.version) == ("Two", 2)
        assert EarlierWords.objects.get().before == {"text": "One"}
        assert Event.objects.filter(verb="journeys.commissioning_text_kept").count() == 2

    @pytest.mark.parametrize("version", [0, 1])
    def test_an_older_page_changes_nothing(self, keep, version):
        keep("One", 0)
        keep("Two", 1)
        with pytest.raises(ChangedMeanwhile) as caught:
            keep("Mine", version)
        assert caught.value.current.text == "Two"
        assert CommissioningText.objects.get().text == "Two"

    def test_a_draft_that_was_edited_no_longer_changes_with_the_programme(self, keep, client, programme, decision):
        assert "Nobody has edited it" in page(client, "commissioning", programme, decision.pk)
        keep("Our own clause", 0)
        shown = page(client, "commissioning", programme, decision.pk)
        assert "Our own clause" in shown
        assert "1. Deciding together" not in shown

    def test_the_form_begins_with_the_draft_and_both_texts_are_shown_to_the_second(self, client, programme, decision):
        where = of_programme("commissioning_text", programme, decision.pk, "clause")
        assert "1. Deciding together" in client.get(where).content.decode()
        assert client.post(where, {"words": "Theirs", "version": "0"}).status_code == 302
        both = client.post(where, {"words": "Mine " + HOSTILE, "version": "0"}).content.decode()
        assert "Theirs" in both
        assert "Mine" in both
        assert HOSTILE not in both
        client.post(where, {"words": "Ours", "version": "1"})
        shown = page(client, "commissioning", programme, decision.pk)
        assert "Ours" in shown
        assert "Theirs" in shown

    def test_a_text_that_does_not_exist_is_not_found(self, client, programme, decision):
        assert client.get(of_programme("commissioning_text", programme, decision.pk, "poem")).status_code == 404


class TestWhatStops:
    def test_it_says_what_how_much_whose_money_by_when_and_that_nobody_agreed(self, client, programme, decision):
        client.post(of_programme("new_reduction", programme, decision.pk), SENT)
        shown = page(client, "commissioning", programme, decision.pk)
        for words in ("Day centre on Fridays", "£12,000 a year", "Budget book, page 14", "Nobody has agreed yet"):
            assert words in shown

    def test_without_anything_the_page_says_so(self, client, programme, decision):
        assert "paid by nobody" in page(client, "commissioning", programme, decision.pk)

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"amount": "£12,000"}, "without a currency sign"),
            ({"amount": "-3"}, "Enter a number above 0"),
            ({"source": ""}, "Write the source"),
            ({"unit": ""}, "Write the unit"),
            ({"by_when_month": "13"}, "Enter a real date"),
        ],
    )
    def test_what_is_wrong_is_explained_and_nothing_is_lost(self, client, programme, decision, wrong, words):
        shown = client.post(of_programme("new_reduction", programme, decision.pk), SENT | wrong).content.decode()
        assert words in shown
        assert "Day centre on Fridays" in shown
        assert not Reduction.objects.exists()

    def test_a_change_keeps_what_it_said_and_why(self, client, programme, decision, reduction):
        where = of_programme("change_reduction", programme, decision.pk, reduction.pk)
        client.post(where, SENT | {"agreed_by": "Cabinet", "reason": "They met", "version": "1"})
        assert Reduction.objects.get().agreed_by == "Cabinet"
        assert EarlierWords.objects.get().before == {"agreed_by": ""}
        shown = page(client, "commissioning", programme, decision.pk)
        assert "because: They met" in shown
        assert "Nobody has agreed yet" not in shown

    def test_two_at_once_see_both_texts(self, client, programme, decision, reduction, lead):
        services.change_reduction(
            reduction=reduction, version=1, reason="x", by=lead.user, **REDUCTION | {"what": "The whole centre"}
        )
        where = of_programme("change_reduction", programme, decision.pk, reduction.pk)
        both = client.post(where, SENT | {"reason": "y", "version": "1"}).content.decode()
        assert "The whole centre" in both
        assert Reduction.objects.get().what == "The whole centre"

    def test_nothing_changed_says_so(self, client, programme, decision, reduction):
        where = of_programme("change_reduction", programme, decision.pk, reduction.pk)
        assert (
            "Nothing is different yet" in client.post(where, SENT | {"reason": "y", "version": "1"}).content.decode()
        )
        assert (Reduction.objects.get().version, EarlierWords.objects.count()) == (1, 0)

    def test_what_is_taken_out_pays_for_nothing_and_comes_back_with_what_it_said(
        self, client, programme, decision, initiative, reduction, lead
    ):
        services.change_reduction(
            reduction=reduction, version=1, reason="x", by=lead.user, **REDUCTION | {"unit": "£"}
        )
        out = of_programme("take_out_reduction", programme, decision.pk, reduction.pk)
        client.post(out)
        client.post(out)
        shown = page(client, "commissioning", programme, decision.pk)
        assert '<s dir="auto">Day centre on Fridays (£12,000)</s>' in shown
        assert "Taken out by" in shown
        assert "paid by nobody" in shown
        assert "what, how much, by when" in draft(decision, "strategy")
        assert "pays for it" not in page(client, "initiative", programme, initiative.pk)
        client.post(of_programme("bring_back_reduction", programme, decision.pk, reduction.pk))
        back = page(client, "commissioning", programme, decision.pk)
        assert "because: x" in back
        assert "Taken out by" not in back
        verbs = ("journeys.reduction_taken_out", "journeys.reduction_brought_back")
        assert [Event.objects.filter(verb=verb).count() for verb in verbs] == [1, 1]

    def test_who_saves_what_was_taken_out_meanwhile_brings_it_back(self, client, programme, decision, reduction, lead):
        services.take_out_reduction(reduction=reduction, by=lead.user)
        where = of_programme("change_reduction", programme, decision.pk, reduction.pk)
        client.post(where, SENT | {"reason": "We do need it", "version": "1"})
        assert Reduction.objects.get().taken_out_at is None

    def test_an_observer_takes_nothing_out(self, signed_in, programme, decision, reduction):
        reader = signed_in("observer")
        for name in ("take_out_reduction", "bring_back_reduction"):
            assert reader.post(of_programme(name, programme, decision.pk, reduction.pk)).status_code == 403
        assert Reduction.objects.get().taken_out_at is None

    def test_the_thread_of_the_initiative_says_what_pays_for_it(self, client, programme, initiative, reduction):
        assert "pays for it: Day centre on Fridays" in page(client, "initiative", programme, initiative.pk)


@pytest.mark.parametrize(
    ("role", "may"), [("programme-lead", True), ("councillor", True), ("practitioner", True), ("observer", False)]
)
def test_who_decides_or_edits_writes_and_everyone_reads(signed_in, programme, decision, reduction, role, may):
    reader = signed_in(role)
    forms = (
        of_programme("commissioning_text", programme, decision.pk, "clause"),
        of_programme("new_reduction", programme, decision.pk),
        of_programme("change_reduction", programme, decision.pk, reduction.pk),
    )
    shown = page(reader, "commissioning", programme, decision.pk)
    for form in forms:
        assert reader.get(form).status_code == (200 if may else 403)
        assert (form in shown) is may


def test_the_word_file_holds_the_five_texts_what_pays_and_that_it_is_a_draft(client, programme, decision, reduction):
    answer = client.get(of_programme("commissioning_file", programme, decision.pk))
    assert 'filename="start-a-time-bank-commissioning.docx"' in answer["Content-Disposition"]
    paper = Document(io.BytesIO(answer.content))
    said = [one.text for one in paper.paragraphs]
    for heading in ("Strategy paragraph", "Tender question with scoring guide", "Contract clause", "Measure"):
        assert heading in said
    assert any("Procurement and legal colleagues check it" in words for words in said)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "£12,000 a year" in cells


def test_the_page_keeps_to_its_queries(client, programme, decision, initiative, lead, django_assert_max_num_queries):
    for kind in TextKind:
        for version in range(3):
            text = selectors.text_of(Decision.objects.get(), kind)
            services.keep_text(text=text, version=version, words=f"{version}", by=lead.user)
    for number in range(5):
        services.add_reduction(decision=decision, by=lead.user, **REDUCTION | {"what": f"{number}"})
    client.get("/me/")  # counts what waits, which is then kept for a minute
    with django_assert_max_num_queries(11):
        page(client, "commissioning", programme, decision.pk)
    initiative.outcomes.clear()
    services.take_out_reduction(reduction=Reduction.objects.first(), by=lead.user)
    with django_assert_max_num_queries(11):
        page(client, "commissioning", programme, decision.pk)


@pytest.mark.parametrize("wrong", [{"amount": 0}, {"unit": ""}, {"source": ""}])
def test_the_database_refuses_a_reduction_of_nothing(decision, wrong):
    own = {"programme_id": decision.programme_id, "organisation_id": decision.organisation_id, "decision": decision}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reduction.objects.create(**own, **REDUCTION | wrong)


@pytest.mark.parametrize("wrong", [{"kind": "poem", "text": "x"}, {"kind": "clause", "text": ""}])
def test_the_database_refuses_a_text_of_nothing(decision, wrong):
    own = {"programme_id": decision.programme_id, "organisation_id": decision.organisation_id, "decision": decision}
    with pytest.raises(IntegrityError), transaction.atomic():
        CommissioningText.objects.create(**own, **wrong)

"""Papers, letters before something runs out, the Star, search and programs."""

import datetime as dt
from io import BytesIO

import pytest
from django.core import mail
from pypdf import PdfReader
from tests.factories.market_it import EvidenceFactory, InsuranceCoverFactory, RoleConditionFactory, RoleTakerFactory
from tests.site.api.tokens import Program, give_token

from coproduction_star.accounts.tokens.scopes import Scope
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Asked
from coproduction_star.market_it import step
from coproduction_star.market_it.agreements import on_the_star, showing, telling
from coproduction_star.market_it.models import Evidence
from coproduction_star.methods.fingerprint import fingerprint
from coproduction_star.notices.models import Message
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db


class TestPapers:
    def test_the_agreement_is_a_page_a_pdf_and_a_document(self, lead_client, at, pack, insured):
        RoleConditionFactory(pack=pack, kind="parent")
        RoleConditionFactory(pack=pack, kind="training")
        page = lead_client.get(at("agreement_paper", pack.pk)).content.decode()
        for words in ("Keeping things private", "What is insured", "What was learned", "A parent or guardian agrees"):
            assert words in page
        pdf = lead_client.get(at("agreement_pdf", pack.pk))
        assert pdf.content.startswith(b"%PDF")
        assert b"pdfuaid" in pdf.content
        paper = PdfReader(BytesIO(pdf.content))
        assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert paper.trailer["/Root"]["/Lang"] == "en-GB"
        assert "Walk companion" in paper.metadata.title
        word = lead_client.get(at("agreement_word", pack.pk))
        assert word["Content-Disposition"] == 'attachment; filename="walk-companion.docx"'
        assert word.content.startswith(b"PK")

    def test_in_welsh_the_shipped_words_are_welsh(self, lead_client, at, pack):
        page = lead_client.get(at("agreement_paper", pack.pk), headers={"Accept-Language": "cy"}).content.decode()
        assert "Nobody may ask me to keep silent about harm." not in page
        assert "Walk companion" in page

    def test_a_text_that_was_agreed_to_keeps_its_words(self, pack, taker, broker):
        made = showing.agree(pack=pack, participant=taker.participant, kind="description", by=broker.user)
        pack.words = "Something else"
        pack.save(update_fields=["words"])
        made.refresh_from_db()
        assert "You walk at their pace." in made.text
        assert made.fingerprint == fingerprint(made.text)


class TestReminders:
    @pytest.fixture
    def shown(self, pack, member, broker, today):
        me = member("co-producer")
        RoleTakerFactory(pack=pack, participant=me.participant)
        return EvidenceFactory(
            organisation=pack.organisation, participant=me.participant, seen_by=broker.user, seen_on=today,
            expires_on=today + dt.timedelta(days=60),
        )  # fmt: skip

    def test_sixty_thirty_and_seven_days_before_once_each(self, shown, today):
        told = [telling.remind_due(today=today + dt.timedelta(days=days)) for days in (-1, 0, 0, 29, 30, 53, 60, 61)]
        assert told == [0, 1, 0, 0, 1, 1, 0, 0]
        assert Message.objects.count() == 6

    def test_no_letter_says_of_what_kind_it_is(self, shown, today):
        telling.remind_due(today=today)
        for message in Message.objects.all():
            assert "DBS" not in message.text + message.subject
            assert "criminal" not in message.text
            assert "runs out on" in message.subject
        assert {message.user for message in Message.objects.all()} == {shown.participant.user, shown.seen_by}

    def test_nobody_is_written_to_about_a_role_that_they_left(self, shown, today):
        shown.participant.roles_taken.update(ended_on=today)
        telling.remind_due(today=today)
        assert not Message.objects.exists()
        assert not mail.outbox

    def test_of_an_insurance_whoever_wrote_it_down(self, pack, lead, today):
        InsuranceCoverFactory(
            programme=pack.programme, by=lead.user, starts_on=today, ends_on=today + dt.timedelta(days=7)
        )
        assert telling.remind_due(today=today) == 1
        assert telling.remind_due(today=today) == 0
        assert Message.objects.get().user == lead.user


class TestTheStar:
    def test_it_says_how_many_roles_and_which_insurance_ran_out(self, pack, insured, today):
        assert on_the_star.there(pack.programme) == "1 role says what it asks for."
        assert on_the_star.next_action(pack.programme) is None
        insured.starts_on = insured.ends_on = today - dt.timedelta(days=1)
        insured.save()
        programme = Programme.objects.get(pk=pack.programme_id)
        assert on_the_star.next_action(programme).title == "renew the insurance"

    def test_what_a_role_asks_somebody_to_agree_to_waits_for_them(self, pack, member, django_assert_num_queries):
        me = member("co-producer")
        RoleTakerFactory(pack=pack, participant=me.participant)
        with django_assert_num_queries(1):
            (row,) = step.waiting_for(me.user)
        assert row.title == "Read and agree to what the role asks: Walk companion"
        showing.agree(pack=pack, participant=me.participant, kind="confidentiality", by=me.user)
        assert not list(step.waiting_for(me.user))

    def test_search_finds_a_role(self, pack, lead, django_assert_num_queries):
        access = access_of(lead)
        with django_assert_num_queries(1):
            found = {one.kind: one for one in step.search(Asked(words=("walk",), access=access))}
        assert [one.title for one in found["role-agreement"].rows] == ["Walk companion"]


def test_a_program_reads_what_roles_ask_for_and_nobodys_name(pack, taker, member):
    who = Program(give_token(member("programme-lead").user, scopes=Scope))
    path = f"/api/v1/o/{pack.organisation.slug}/p/{pack.programme.slug}/role-agreements"
    answer = who.get(path)
    (held,) = answer.json()["items"]
    assert (held["people"], held["people_who_lack_something"]) == (1, 1)
    assert [one["kind"] for one in held["conditions"]] == ["background", "confidentiality"]
    assert "Amina" not in answer.content.decode()


def test_evidence_is_deleted_half_a_year_after_it_ran_out(pack, taker, broker, today):
    from coproduction_star.voices.my_data.services import delete_due

    showing.show(
        pack=pack, participant=taker.participant, kind="background", seen_on=today, expires_on=today, by=broker.user
    )
    delete_due(today + dt.timedelta(days=183))
    assert Evidence.objects.exists()
    delete_due(today + dt.timedelta(days=184))
    assert not Evidence.objects.exists()

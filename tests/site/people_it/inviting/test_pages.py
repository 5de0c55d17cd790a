"""The team's pages: who may, what is said before anything goes, faults of a list, paper, and rates within the rule."""

import datetime as dt
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from tests.factories.people_offers import EntryFactory

from coproduction_star.methods.sampling import draw
from coproduction_star.people_it.inviting import lists, selectors, services
from coproduction_star.people_it.models import Invitee, Sample, SurveyLink
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

pytestmark = pytest.mark.django_db


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher")


@pytest.fixture
def broker(signed_in):
    return signed_in("broker")


MAY = [
    ("researcher", 200, 200, 403), ("broker", 200, 200, 200), ("programme-lead", 200, 200, 200),
    ("practitioner", 200, 200, 403), ("observer", 403, 403, 403), ("moderator", 403, 403, 403),
]  # fmt: skip


@pytest.mark.parametrize(("role", "sees", "invites", "reaches"), MAY)
def test_who_may(signed_in, survey, agreed, sent, at, role, sees, invites, reaches):
    agreed(phone="0123", safe_channel="phone", email="")
    sample, client = sent(), signed_in(role)
    assert client.get(at("samples", survey)).status_code == sees
    assert client.get(at("sample", survey, sample.pk)).status_code == sees
    assert client.get(at("new_sample", survey, "people")).status_code == invites
    assert client.get(at("sample_send", survey, sample.pk)).status_code == invites
    assert client.get(at("sample_calls", survey, sample.pk)).status_code == reaches
    assert client.get(at("new_sample", survey, "list")).status_code == reaches
    assert client.get(at("sample_letters", survey, sample.pk)).status_code in {reaches, 302 if reaches == 200 else 403}


def test_a_researcher_draws_looks_and_sends_without_seeing_a_name(researcher, survey, agreed, at):
    agreed(name="Ann Archer")
    agreed(name="Ben Baker", email="", phone="0123")
    agreed(name="Cat Cook", safe_channel="none")
    answer = researcher.post(at("new_sample", survey, "people"), {"wanted": ""}, follow=True)
    shown = text_of(answer)
    assert "Drawn, nothing sent yet" in shown
    assert "By e-mail" in shown
    assert "By phone" in shown
    assert "They do not want to be asked" in shown
    sample = Sample.objects.get()
    assert "No message says what the survey is about" in text_of(researcher.get(at("sample_send", survey, sample.pk)))
    assert not Invitee.objects.filter(asked=True)
    shown += text_of(researcher.post(at("sample_send", survey, sample.pk), follow=True))
    assert "2 people are asked" in shown
    for name in ("Ann", "Ben", "Cat"):
        assert name not in shown


def test_more_than_may_be_asked_says_how_many_and_keeps_what_was_typed(researcher, survey, agreed, at):
    agreed()
    answer = researcher.post(at("new_sample", survey, "people"), {"wanted": "50", "by_place": "on"})
    shown = text_of(answer)
    assert "Only 1 may be asked" in shown
    assert 'value="50"' in shown
    assert not Sample.objects.exists()


def test_nobody_to_ask_is_said(researcher, survey, at):
    assert "Nobody who fits may be asked now" in text_of(researcher.post(at("new_sample", survey, "people"), {}))


def test_it_is_cancelled_with_one_button(researcher, survey, agreed, drawn, at):
    agreed()
    sample = drawn()
    shown = text_of(researcher.post(at("sample_cancel", survey, sample.pk), follow=True))
    assert "Nothing was sent" in shown
    again = text_of(researcher.post(at("sample_cancel", survey, sample.pk), follow=True))
    assert "This is how it stands" in again


def test_reminding_before_its_day_says_so(researcher, survey, agreed, sent, at):
    agreed()
    sample = sent()
    assert "can be reminded once, from" in text_of(researcher.get(at("sample", survey, sample.pk)))
    assert "it is too soon" in text_of(researcher.post(at("sample_remind", survey, sample.pk), follow=True))


def test_a_draft_and_another_programme_have_no_such_page(researcher, draft, at):
    assert researcher.get(at("samples", draft)).status_code == 404


def test_a_closed_survey_shows_and_invites_nobody(researcher, survey, agreed, sent, at):
    agreed()
    sample = sent()
    survey.closes_on = timezone.localdate() - dt.timedelta(days=1)
    survey.save()
    assert researcher.get(at("new_sample", survey, "people")).status_code == 404
    assert "Whom do you want to invite" not in text_of(researcher.get(at("samples", survey)))
    assert researcher.get(at("sample_letters", survey, sample.pk)).status_code == 404


LIST = "name,address,place\nAnn,1 Mill Street,Mill Ward\n,2 Mill Street,mill ward\nBen,3 Mill Street,\n"


def test_a_list_becomes_letters(broker, survey, mill, at):
    broker.post(at("new_sample", survey, "list"), {"typed": LIST, "wanted": ""})
    rows = Invitee.objects.order_by("address").values_list("name", "address", "place", "way")
    assert list(rows) == [
        ("Ann", "1 Mill Street", mill.pk, "paper"), ("", "2 Mill Street", mill.pk, "paper"),
        ("Ben", "3 Mill Street", None, "paper"),
    ]  # fmt: skip
    sample = Sample.objects.get()
    services.send(sample=sample, by=None)
    pdf = broker.get(at("sample_letters", survey, sample.pk))
    assert pdf["Content-Type"] == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages]
    assert len(pages) == 3
    assert "Ann" in pages[0]
    assert "1 Mill Street" in pages[0]
    assert not [page for page in pages if survey.title in page]
    assert pdf.content.startswith(b"%PDF")


FAULTY = "address;place\n1 Mill Street;Mill Ward\n;Mill Ward\n1 Mill  street;mill ward\n4 Mill Street;Atlantis\n"


def test_faults_are_named_with_their_row_and_nothing_is_lost(broker, survey, mill, at):
    answer = broker.post(at("new_sample", survey, "list"), {"typed": FAULTY, "wanted": "1"})
    shown = text_of(answer)
    assert "Row 3: It has no address" in shown
    assert "Row 4: It is the same as row 2" in shown
    assert "Row 5: “Atlantis” is none of your places" in shown
    assert "4 Mill Street\tAtlantis" in shown
    assert not Sample.objects.exists()
    broker.post(at("new_sample", survey, "list"), {"typed": FAULTY, "leave_out": "on"})
    assert list(Invitee.objects.values_list("address", flat=True)) == ["1 Mill Street"]


def test_what_is_shown_of_a_file_can_be_sent_again(mill):
    read = lists.read_list(FAULTY.encode(), places={str(mill.pk): mill.name})
    again = lists.read_list(read.text.encode(), places={str(mill.pk): mill.name})
    assert (again.listed, again.faults, again.text) == (read.listed, read.faults, read.text)


@pytest.mark.parametrize(
    ("content", "says"),
    [("name,town\nAnn,Eastbridge\n", "needs headings"), ("address\n", "only headings"), ("", "empty"),
     ("%PDF-1.7", "spreadsheet")],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(content, says):
    with pytest.raises(CannotRead, match=says):
        lists.read_list(content.encode(), places={})


def test_the_same_list_in_another_order_draws_the_same(survey, mill):
    rows = [f"{number} Mill Street" for number in range(40)]
    places = {str(mill.pk): mill.name}
    one, other = (
        lists.read_list("\n".join(["address", *order]).encode(), places=places) for order in (rows, rows[::-1])
    )
    drawn = [draw({row.key: "" for row in read.listed}, seed=3, wanted=10) for read in (one, other)]
    assert drawn[0] == drawn[1]


def test_every_letterbox_gets_a_card_of_its_place(researcher, survey, mill, quay, at):
    typed = "Mill Ward, 1200\nQuay Ward, 9"
    researcher.post(at("new_sample", survey, "homes"), {"typed": typed})
    sample = Sample.objects.get()
    services.send(sample=sample, by=None)
    assert not Invitee.objects.exists()
    assert set(SurveyLink.objects.filter(kind="mail").values_list("label", "design_weight")) == {
        ("Mill Ward", 1.0), ("Quay Ward", 1.0),
    }  # fmt: skip
    assert "152" in text_of(researcher.get(at("sample", survey, sample.pk)))
    assert researcher.get(at("sample_letters", survey, sample.pk)).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("Atlantis, 20", "we do not know this place"), ("Mill Ward, many", "write a number"),
     ("Mill Ward, 5\nmill ward, 6", "there twice"), ("Mill Ward, 0", "write a number"), ("", "Write a place")],
)  # fmt: skip
def test_letterboxes_that_cannot_be_read_are_named(researcher, survey, mill, at, typed, says):
    assert says in text_of(researcher.post(at("new_sample", survey, "homes"), {"typed": typed}))
    assert not Sample.objects.exists()


def test_the_list_of_calls_says_when_it_is_safe_and_loses_whoever_answered(broker, survey, agreed, sent, at):
    ann = agreed(name="Ann Archer", email="", phone="0123 456", safe_channel="phone")
    ben = agreed(name="Ben Baker", email="", phone="0789", safe_channel="text")
    EntryFactory(programme=survey.programme, participant=ann, when_safe="Mornings only")
    sample = sent()
    shown = text_of(broker.get(at("sample_calls", survey, sample.pk)))
    assert "Mornings only" in shown
    assert "0123 456" in shown
    assert "What to send" in shown
    for person, said in ((ann, "answered"), (ben, "stop-all")):
        one = sample.invited.get(participant=person)
        broker.post(at("sample_said", survey, sample.pk, one.pk), {"said": said})
    shown = text_of(broker.get(at("sample_calls", survey, sample.pk)))
    assert "Nobody is left to ring" in shown
    assert sample.invited.get(participant=ann).answered


def test_nobody_left_for_paper_is_said(broker, survey, agreed, sent, at):
    agreed()
    shown = text_of(broker.get(at("sample_letters", survey, sent().pk), follow=True))
    assert "Nobody in it is left to be written to on paper" in shown


def test_rates_are_shown_within_the_rule_of_small_numbers(researcher, survey, agreed, sent, mill, quay, at):
    for number in range(40):
        agreed(email=f"person{number}@example.org", place=mill if number < 33 else quay)
    sample = sent()
    for place, number in ((mill, 14), (quay, 3)):
        keys = sample.invited.filter(place=place).values_list("pk", flat=True)[:number]
        Invitee.objects.filter(pk__in=list(keys)).update(answered=True)
    shown = text_of(researcher.get(at("samples", survey)))
    mill_row = shown[shown.index("Mill Ward") :][:400]
    quay_row = shown[shown.index("Quay Ward") :][:300]
    assert "35" in mill_row
    assert "15" in mill_row
    assert "43%" in mill_row
    assert "too few to say" in quay_row
    assert ">3<" not in quay_row


def test_a_page_of_many_samples_takes_few_queries(researcher, survey, agreed, sent, at, django_assert_max_num_queries):
    for number in range(4):
        agreed(email=f"person{number}@example.org")
        sent()
    with django_assert_max_num_queries(30):
        researcher.get(at("samples", survey))
    assert len(selectors.samples_of(survey)) == 4


def test_nobody_signed_out_sees_any_of_it(survey, at):
    assert Client().get(at("samples", survey)).status_code == 302

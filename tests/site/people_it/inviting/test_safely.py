"""Safe ways and safe times hold in every channel: by e-mail, by text, by phone and on paper, and when they change."""

import csv
import io

import pytest
from django.conf import settings
from django.utils import timezone, translation
from tests.factories.people import ParticipantFactory, UserFactory
from tests.factories.people_it import ResponseFactory, SurveyConsentFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.notices import services as notices
from coproduction_star.notices.models import Message
from coproduction_star.organisations.reaching import safe_times
from coproduction_star.people_it.inviting import selectors, services, telling, texts
from coproduction_star.people_it.models import Invitee
from coproduction_star.people_it.survey import services as surveys

pytestmark = pytest.mark.django_db
PLAIN = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The plain alphabet of text messages (GSM 03.38): with it 160 letters fit one message, without it 70."""
LONGEST_SITE = "https://co-production.north-eastbridge-council.gov.uk"


def write(sample, *, reminded=False):
    services.write_messages.func(str(sample.organisation_id), str(sample.programme_id), str(sample.pk), reminded)


def by_hand(sample):
    return {one.participant.email for one in selectors.by_hand(sample).invited}


@pytest.fixture
def broker(signed_in):
    return signed_in("broker")


@pytest.fixture
def ann(agreed, survey):
    """An e-mail is safe for her, on Tuesday mornings only."""
    person = agreed(email="ann@example.org", name="Ann Archer")
    EntryFactory(programme=survey.programme, participant=person, when_safe="Tuesday mornings")
    return person


@pytest.mark.usefixtures("ann")
def test_whoever_named_a_safe_time_gets_no_letter_by_itself_but_one_by_hand(agreed, sent, broker, survey, at):
    agreed(email="ben@example.org")
    sample = sent()
    write(sample)
    assert list(Message.objects.values_list("to", flat=True)) == ["ben@example.org"]
    assert by_hand(sample) == {"ann@example.org"}
    shown = broker.get(at("sample_calls", survey, sample.pk)).content.decode()
    assert "Tuesday mornings" in shown
    assert "ann@example.org" in shown
    assert telling.asks() in shown


def test_safe_times_count_wherever_they_were_said_and_the_last_one(survey, ann):
    EntryFactory(programme=survey.programme, participant=ann, when_safe="Fridays")
    gone = EntryFactory(programme=survey.programme, participant=ann, when_safe="Never")
    gone.withdrawn_at = timezone.now()
    gone.save()
    assert safe_times(survey.organisation_id, [ann.pk]) == {ann.pk: "Fridays"}


def test_a_letter_on_paper_for_a_safe_time_stands_on_the_list_too(agreed, sent, survey):
    who = agreed(email="cat@example.org", safe_channel="in-person")
    EntryFactory(programme=survey.programme, participant=who, when_safe="At the library")
    assert by_hand(sent()) == {"cat@example.org"}


def choose(person, **more):
    for name, value in more.items():
        setattr(person, name, value)
    person.save()


def test_another_safe_way_chosen_after_the_draw_is_the_way_it_is_sent(agreed, drawn):
    who, sample = agreed(phone="0123 456 789"), drawn()
    choose(who, safe_channel="text")
    services.send(sample=sample, by=None)
    assert Invitee.objects.get().way == "text"
    write(sample)
    assert not Message.objects.exists()


def ways(sample):
    return {way: number for way, number in selectors.reached(sample).ways.items() if number}


def rates(sample):
    parts = selectors.parts_of(sample.survey, by="way")
    return {part.of: (part.asked, part.answered) for part in parts}


def test_another_safe_way_chosen_after_it_was_sent_is_the_way_they_are_reached_by_hand(agreed, sent):
    who = agreed(phone="0123 456 789")
    sample = sent()
    choose(who, safe_channel="phone")
    write(sample)
    assert not Message.objects.exists()
    (listed,) = selectors.by_hand(sample).invited
    assert listed.way == "phone"
    choose(who, safe_channel="post")
    assert by_hand(sample) == set()
    assert [one.participant for one in selectors.on_paper(sample)] == [who]
    choose(who, safe_channel="none")
    assert by_hand(sample) == set()
    assert selectors.on_paper(sample) == []


def test_whoever_had_the_letter_is_not_rung_about_it_as_well(agreed, sent):
    who = agreed(phone="0123 456 789")
    sample = sent()
    write(sample)
    assert notices.send_waiting() == 1
    choose(who, safe_channel="phone")
    assert by_hand(sample) == set()
    assert ways(sample) == {"email": 1}


def test_whose_letter_was_held_back_as_it_went_is_on_the_list_and_not_counted_by_e_mail(
    agreed, sent, broker, survey, at
):
    who = agreed(phone="0123 456 789", name="Ann Archer")
    agreed(email="ben@example.org")
    sample = sent()
    write(sample)
    assert ways(sample) == {"email": 2}
    choose(who, safe_channel="phone")
    assert notices.send_waiting() == 1
    assert ways(sample) == {"email": 1, "hand": 1}
    assert rates(sample) == {"email": (1, 0), "hand": (1, 0)}
    assert "Ann Archer" in broker.get(at("sample_calls", survey, sample.pk)).content.decode()
    shown = broker.get(at("sample", survey, sample.pk)).content.decode()
    assert "By hand: an e-mail is not safe at any time" in shown
    Invitee.objects.filter(participant=who).update(answered=True)
    assert rates(sample) == {"email": (1, 0), "hand": (1, 1)}


@pytest.mark.usefixtures("ann")
def test_whoever_named_a_safe_time_is_counted_by_hand_before_and_after_it_is_sent(agreed, drawn):
    agreed(email="ben@example.org")
    sample = drawn()
    assert ways(sample) == {"email": 1, "hand": 1}
    services.send(sample=sample, by=None)
    write(sample)
    assert notices.send_waiting() == 1
    assert ways(sample) == {"email": 1, "hand": 1}


def test_the_page_of_a_sample_asks_as_often_for_many_as_for_few(agreed, sent, survey, django_assert_max_num_queries):
    for number in range(12):
        person = agreed(email=f"p{number}@example.org")
        if number % 2:
            EntryFactory(programme=survey.programme, participant=person, when_safe="Mondays")
    sample = sent()
    with django_assert_max_num_queries(5):
        assert ways(sample) == {"email": 6, "hand": 6}
    with django_assert_max_num_queries(4):
        assert len(by_hand(sample)) == 6


def test_the_reminder_goes_by_the_way_that_is_safe_now(agreed, sent, a_week_later):
    who = agreed(phone="0123 456 789")
    sample = a_week_later(sent())
    choose(who, safe_channel="text")
    services.remind(sample=sample, by=None)
    write(sample, reminded=True)
    assert not Message.objects.exists()
    assert by_hand(sample) == {who.email}
    assert "only reminder" in telling.short_text(Invitee.objects.get())


def rows_in(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_texts_are_a_file_of_numbers_and_links_that_names_nobody_and_nothing(agreed, sent, broker, survey, at):
    for name, phone in (("Ben", "+44 (0)1632 960 001"), ("Cat", "01632-960-002"), ("Dan", "?")):
        agreed(name=name, email=f"{name}@example.org", phone=phone, safe_channel="text")
    eve = agreed(name="Eve", phone="01632 960 003", safe_channel="text")
    EntryFactory(programme=survey.programme, participant=eve, when_safe="Mondays")
    sample = sent()
    answer = broker.get(at("sample_texts", survey, sample.pk))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    head, *rows = rows_in(answer)
    assert head == ["number", "text"]
    assert [number for number, _text in rows] == ["441632960001", "01632960002"]
    assert len({text for _number, text in rows}) == 2
    for _number, text in rows:
        assert "/t/ask/" in text
        for told in ("Ben", "Cat", survey.title, "survey", survey.programme.name):
            assert told not in text
    shown = broker.get(at("sample_calls", survey, sample.pk)).content.decode()
    assert at("sample_texts", survey, sample.pk) in shown
    assert "Mondays" in shown


def test_a_number_that_a_spreadsheet_would_run_does_nothing(agreed, sent):
    agreed(phone="=1+1+1234567", safe_channel="text")
    assert texts.as_csv(sent().invited.all()).decode().splitlines()[1].startswith("111234567,")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("reminded", [False, True])
def test_every_text_fits_one_message_in_its_plain_alphabet(agreed, sent, settings, language, reminded):
    settings.SITE_URL = LONGEST_SITE
    agreed(phone="01632960001", safe_channel="text", user=UserFactory(language=language))
    sent()
    Invitee.objects.update(reminded=reminded)
    text = telling.short_text(Invitee.objects.get())
    assert len(text) <= telling.MOST_IN_A_TEXT
    assert set(text) <= PLAIN
    assert f"{LONGEST_SITE}/t/ask/" in text
    with translation.override(language):
        assert len(text) > len(LONGEST_SITE) + 40


def test_a_very_long_address_leaves_the_link_alone(agreed, sent, settings):
    settings.SITE_URL = f"https://{'x' * 200}.example.org"
    agreed(phone="01632960001", safe_channel="text")
    sent()
    assert telling.short_text(Invitee.objects.get()).startswith("https://")


@pytest.mark.parametrize(("channel", "letters"), [("", 1), ("email", 1), ("phone", 0), ("none", 0), ("in-person", 0)])
def test_what_came_of_a_survey_is_written_only_where_a_letter_is_safe(survey, channel, letters):
    who = ParticipantFactory(organisation=survey.organisation, email="ann@example.org", safe_channel=channel)
    response = ResponseFactory(survey=survey, edition=survey.editions.get(), participant=who)
    SurveyConsentFactory(response=response, kind="contact")
    told = surveys.close(survey=survey, heard="a", will_do="b", cannot="c", version=survey.version, by=None)
    assert told == letters
    assert Message.objects.count() == letters

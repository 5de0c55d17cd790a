"""Signing in four ways, twice, while the text changes, and after the end; and the receipt that anybody can check."""

import datetime as dt
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from PIL import Image
from tests.factories.market_it import SignatureFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.market_it.charter import editions, wordings
from coproduction_star.market_it.charter.receipt import command_for
from coproduction_star.market_it.models import Signature
from coproduction_star.market_it.signing import codes, pages, public_views, services
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.limits import Limit
from coproduction_star.voices.my_data.services import erase_participant

from .conftest import PLAIN

pytestmark = pytest.mark.django_db


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def yes(charter, **more) -> dict:
    side = charter.parties.get(name="Residents")
    return {"read": str(charter.open_edition_id), "party": str(side.pk), "agreed": "on", **more}


def reworded(charter, clause, by) -> None:
    seen = {PLAIN: wordings.standing(clause)[PLAIN].pk}
    wordings.say(clause=clause, texts={PLAIN: "We ask you first."}, seen=seen, by=by)
    editions.publish(charter=charter, what_changed="Who asks is said now.", by=by)


def test_with_an_account_the_receipt_has_time_fingerprint_and_command(lead_client, at, signable) -> None:
    form = text_of(lead_client.get(at("sign_charter", signable.pk)))
    assert "makes no difference to any help you get" in form
    page = text_of(
        lead_client.post(at("sign_charter", signable.pk), yes(signable, role="As a neighbour"), follow=True)
    )
    edition = signable.open_edition
    assert "You have signed" in page
    assert edition.fingerprint in page
    assert command_for(edition).replace('"', "&#34;") in page
    assert "As a neighbour" in page
    assert Signature.objects.get().way == "account"


def test_of_an_erased_person_a_person_and_the_day_stay_and_the_receipt_still_verifies(
    client, lead_client, at, signable, programme
) -> None:
    edition = signable.open_edition
    person = ParticipantFactory(organisation=programme.organisation, name="Rosa Unmistakable")
    side = signable.parties.get(name="Residents")
    made = SignatureFactory(edition=edition, party=side, participant=person, may_be_named=True)
    assert "Rosa Unmistakable" in text_of(lead_client.get(at("charter_signatures", signable.pk)))
    erase_participant(participant=person, by=None)
    made.refresh_from_db()
    listed = text_of(lead_client.get(at("charter_signatures", signable.pk)))
    receipt = dict(pages.facts_of(made))
    day = date_format(timezone.localtime(made.signed_at), "j F Y")
    assert receipt["Who"] == "A person"
    assert receipt["Signed at"].startswith(day)
    assert "A person" in listed
    assert day in listed
    assert "Rosa" not in listed
    where = reverse("market_it:charter_txt", args=(programme.organisation.slug, programme.slug, signable.pk))
    text = client.get(where).content
    assert sha256(text).hexdigest() == edition.fingerprint == receipt["Fingerprint (SHA-256)"]


def test_signing_twice_says_so_and_does_nothing(lead_client, at, signable) -> None:
    for _time in range(2):
        page = text_of(lead_client.post(at("sign_charter", signable.pk), yes(signable), follow=True))
    assert "Nothing was changed." in page
    assert Signature.objects.count() == 1


def test_nothing_is_signed_without_the_tick(lead_client, at, signable) -> None:
    answers = yes(signable)
    del answers["agreed"]
    page = text_of(lead_client.post(at("sign_charter", signable.pk), answers))
    assert "Without that nothing is signed." in page
    assert not Signature.objects.exists()


def test_a_text_that_changed_meanwhile_is_shown_and_asked_about_again(
    lead_client, at, signable, clause, writer
) -> None:
    old = yes(signable, role="As a nurse")
    reworded(signable, clause, writer.user)
    page = text_of(lead_client.post(at("sign_charter", signable.pk), old))
    assert "The charter was changed while you read it" in page
    assert "You are asked first." in page
    assert "We ask you first." in page
    assert "As a nurse" in page
    assert not Signature.objects.exists()
    signable.refresh_from_db()
    lead_client.post(at("sign_charter", signable.pk), yes(signable))
    assert Signature.objects.get().edition.number == 2


def test_by_a_link_without_an_account_and_the_four_words_open_the_receipt(client, outside, signable, a_way) -> None:
    _link, code = a_way()
    where = outside("sign_by_link", code)
    assert "Read edition 1 of the charter first" in text_of(client.get(where))
    page = text_of(client.post(where, yes(signable, name="Ann Rees", may_be_named="on"), follow=True))
    words = page.split('lang="en">')[1].split("<")[0] if "star-four__words" in page else ""
    assert len(words.split()) == 4
    client.get("/r/")
    again = text_of(client.post("/r/", {"reference": words}, follow=True))
    assert "Take my signature back" in again
    client.post("/r/signature/take-back/")
    assert Signature.objects.get().taken_back_at is not None
    public = text_of(client.get(outside("public_charter", signable.programme.slug, signable.pk)))
    assert "Nobody has signed this edition yet." in public


def test_the_same_press_sent_twice_is_one_signature(client, outside, signable, a_way) -> None:
    _link, code = a_way()
    client.get(outside("sign_by_link", code))
    for _time in range(2):
        page = text_of(client.post(outside("sign_by_link", code), yes(signable, name="Ann Rees"), follow=True))
        assert "You have signed" in page
    assert Signature.objects.count() == 1
    assert Participant.objects.filter(name="Ann Rees").count() == 1


def test_two_people_of_one_name_both_sign(client, outside, signable, a_way) -> None:
    from django.test import Client

    _link, code = a_way()
    client.post(outside("sign_by_link", code), yes(signable, name="Ann Rees"))
    other = Client()
    page = text_of(other.post(outside("sign_by_link", code), yes(signable, name="ann rees")))
    assert "You, or somebody of this name, signed" in page
    other.post(outside("sign_by_link", code), yes(signable, name="ann rees", another="on"))
    assert Signature.objects.count() == 2


def test_a_group_signs_once_whatever_its_capitals_and_its_speaker_for_themselves_too(
    client, outside, signable, a_way
) -> None:
    _link, code = a_way()
    where = outside("sign_by_link", code)
    client.post(where, yes(signable, name="Ann Rees", group="Mill Road Choir", people="24", may_be_named="on"))
    page = text_of(client.post(where, yes(signable, name="Bob", group="MILL ROAD CHOIR")))
    assert "A group of this name signed" in page
    client.post(where, yes(signable, name="Ann Rees"))
    public = text_of(client.get(outside("public_charter", signable.programme.slug, signable.pk)))
    assert "1 person signed, 1 group of 24 people." in public
    assert "Mill Road Choir, Ann Rees" in public


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "Write your name, or what your group is called."),
        ({"name": "Ann", "people": "3"}, "Write what the group is called"),
        ({"name": "Ann", "party": ""}, "Choose for which side you sign."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, outside, signable, a_way, answers, said) -> None:
    _link, code = a_way()
    page = text_of(client.post(outside("sign_by_link", code), yes(signable, role="As a friend", **answers)))
    assert said in page
    assert "As a friend" in page


def test_a_link_after_its_end_says_so_plainly(client, lead_client, at, outside, signable, a_way) -> None:
    link, code = a_way()
    lead_client.post(at("end_link", signable.pk, link.pk))
    page = text_of(client.post(outside("sign_by_link", code), yes(signable, name="Ann")), 410)
    assert "This link has ended" in page
    assert not Signature.objects.exists()
    _link, old = a_way(until=timezone.localdate() - dt.timedelta(days=1))
    assert "This link has ended" in text_of(client.get(outside("sign_by_link", old)), 410)
    assert client.get(outside("sign_by_link", "ABCD-EFGH")).status_code == 404


def test_in_a_hall_the_device_is_handed_on_and_closed_on_the_server(client, outside, signable, a_way) -> None:
    _link, code = a_way("hall")
    where = outside("sign_by_link", code)
    client.get(where)
    first = client.post(where, yes(signable, name="Ann Rees"), follow=True)
    receipt = first.redirect_chain[-1][0]
    assert "Hand it on: next person" in text_of(first)
    client.post(f"{receipt}next/")
    back = client.get(receipt, follow=True)
    assert "Ann Rees" not in text_of(back), "The next person cannot go back to it."
    client.post(where, yes(signable, name="Bob Price"))
    assert Signature.objects.filter(way="hall").count() == 2
    closed = text_of(client.post(outside("close_device", code), follow=True), 410)
    assert "This device signs no more." in closed
    assert "This link has ended" in text_of(client.get(where), 410)


def test_nobody_closes_a_link_of_many_from_outside(client, outside, signable, a_way) -> None:
    link, code = a_way("link")
    client.post(outside("close_device", code))
    link.refresh_from_db()
    assert link.ended_at is None


def paper(charter, **more) -> dict:
    day = timezone.localdate()
    days = {"signed_on_day": day.day, "signed_on_month": day.month, "signed_on_year": day.year}
    return yes(charter, name="Edith Owen", **days, **more)


def picture() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return SimpleUploadedFile("sheet.png", out.getvalue())


def test_on_paper_with_a_scan_and_on_behalf_of_is_logged(lead_client, at, signable, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    lead_client.post(at("record_signature", signable.pk), paper(signable, scan=picture()))
    made = Signature.objects.get()
    assert (made.way, made.scan.media_type) == ("paper", "image/png")
    event = Event.objects.get(verb="market_it.signed")
    assert str(event.for_whom) == str(made.participant_id)
    assert event.by == made.by
    page = text_of(lead_client.get(at("charter_signatures", signable.pk)))
    assert "Edith Owen" in page
    assert "written down by" in page
    assert "Edith" not in " ".join(Event.objects.values_list("subject_title", flat=True))


@pytest.mark.parametrize("content", [b"hello", b"\x89PNG\r\n\x1a\nnot a picture at all", b"PK\x03\x04zip", b"MZ\x90"])
def test_a_scan_that_is_no_picture_is_a_plain_message_and_nothing_is_lost(lead_client, at, signable, content) -> None:
    scan = SimpleUploadedFile("sheet.png", content)
    page = text_of(lead_client.post(at("record_signature", signable.pk), paper(signable, scan=scan)))
    assert "This is no picture and no PDF." in page
    assert "Edith Owen" in page
    assert not Signature.objects.exists()


def test_a_day_to_come_is_refused_on_paper(lead_client, at, signable) -> None:
    page = text_of(lead_client.post(at("record_signature", signable.pk), paper(signable) | {"signed_on_year": 2099}))
    assert "This day is still to come." in page


def test_the_code_of_a_link_is_shown_once_and_kept_nowhere(lead_client, at, signable) -> None:
    day = {"until_day": "1", "until_month": "1", "until_year": "2099"}
    answers = {"way": "link", "label": "The library", "party": "", **day}
    page = text_of(lead_client.post(at("charter_signatures", signable.pk), answers))
    code = page.split("/sign/")[1].split("/")[0]
    assert len(code.replace("-", "")) == 16
    assert code not in text_of(lead_client.get(at("charter_signatures", signable.pk)))
    assert "Whether you sign or not makes no difference" in page
    assert signable.title not in page.split("Subject: Please read and sign")[1].split("</p>")[0]


def test_who_is_not_named_is_named_to_nobody_but_the_team(signed_in, lead_client, at, signable, a_way) -> None:
    link, _code = a_way()
    for name, named in (("Ann Rees", True), ("Bob Price", False)):
        signing = services.Signing(
            party=signable.parties.first(), way=services.Way.LINK, name=name, may_be_named=named
        )
        services.sign(charter=signable, read=signable.open_edition_id, signing=signing, link=link)
    page = text_of(signed_in("observer").get(at("charter_signatures", signable.pk)))
    assert "Ann Rees" in page
    assert "Bob Price" not in page
    assert "Bob Price" in text_of(lead_client.get(at("charter_signatures", signable.pk)))


def test_only_ones_own_receipt_opens(lead_client, signed_in, at, signable) -> None:
    lead_client.post(at("sign_charter", signable.pk), yes(signable))
    made = Signature.objects.get()
    neighbour = signed_in("co-producer")
    assert neighbour.get(at("charter_receipt", signable.pk, made.pk)).status_code == 404
    assert neighbour.post(at("take_own_back", signable.pk, made.pk)).status_code == 404
    lead_client.post(at("take_own_back", signable.pk, made.pk))
    lead_client.post(at("sign_charter", signable.pk), yes(signable))
    assert Signature.objects.filter(taken_back_at=None).count() == 1


def test_words_of_people_stay_words(client, lead_client, at, outside, signable, a_way) -> None:
    _link, code = a_way()
    page = client.post(
        outside("sign_by_link", code), yes(signable, name=HOSTILE[:200], group=HOSTILE, may_be_named="on"), follow=True
    )
    assert HOSTILE not in text_of(page)
    assert HOSTILE not in text_of(lead_client.get(at("charter_signatures", signable.pk)))
    assert HOSTILE not in text_of(client.get(outside("public_charter", signable.programme.slug, signable.pk)))


def test_an_ended_charter_is_signed_no_more(lead_client, at, signable, writer) -> None:
    editions.end_charter(charter=signable, because="Over", by=writer.user)
    assert "Nobody can sign it any more." in text_of(lead_client.get(at("sign_charter", signable.pk)))
    lead_client.post(at("sign_charter", signable.pk), yes(signable))
    assert not Signature.objects.exists()


def test_every_signature_can_be_found_however_many_there_are(lead_client, at, signable) -> None:
    party = signable.parties.first()
    for n in range(26):
        signing = services.Signing(party=party, way=services.Way.LINK, name=f"Neighbour {n:02}")
        services.sign(charter=signable, read=signable.open_edition_id, signing=signing)
    first, second = (text_of(lead_client.get(f"{at('charter_signatures', signable.pk)}?page={n}")) for n in (1, 2))
    assert "26 people signed." in first
    assert "Neighbour 25" in first
    assert "Neighbour 00" not in first
    assert "Neighbour 00" in second


def test_from_one_address_not_endlessly_many_sign_and_nothing_typed_is_lost(
    client, outside, signable, a_way, monkeypatch
) -> None:
    _link, code = a_way()
    monkeypatch.setattr(public_views, "SIGNED", (Limit("signed-in-this-test", 2, 3600),))
    for name in ("Ann", "Bob"):
        client.post(outside("sign_by_link", code), yes(signable, name=name))
    page = text_of(client.post(outside("sign_by_link", code), yes(signable, name="Cal", role="As a friend")), 429)
    assert "Many people are signing where you are" in page
    assert "As a friend" in page
    assert Signature.objects.count() == 2


def test_a_link_has_80_bits_so_that_nobody_guesses_one() -> None:
    assert len(set(codes.LETTERS)) ** codes.LENGTH == 2**80
    assert not set("01IO") & set(codes.LETTERS)

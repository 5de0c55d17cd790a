"""Photographs with consent and without a location; the official figure, the review before, files and series."""

import datetime as dt
from io import BytesIO
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from tests.factories import visits as make
from tests.factories.grow_it import FigureFactory, IndicatorFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.counted_series import series_of
from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.models import Review, ReviewPoint, VisitPhoto
from coproduction_star.together.visits import beside
from coproduction_star.ui.pictures import NotAPhotograph, TooManyPixels, as_photograph
from coproduction_star.voices.models import State

pytestmark = pytest.mark.django_db
OWN, WORDS = "/r/visits/", "apple river lamp garden"
GPS, TAKEN, SIDEWAYS = 0x8825, 0x9003, 0x0112


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def photograph(*, size=(40, 30), kind="JPEG") -> bytes:
    """As a telephone takes it: with where and when, held sideways."""
    picture, out = Image.new("RGB", size, "red"), BytesIO()
    exif = Image.Exif()
    exif[TAKEN], exif[SIDEWAYS] = "2026:11:20 10:00:00", 6
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 5.0)})
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def upload(content: bytes, name="photo.jpg", **more):
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return {"photo": file, "caption": "A broken chair", "consent": "on", **more}


@pytest.fixture
def visit(visiting):
    return make.VisitFactory(taker=make.ReviewTakerFactory(review=visiting, reference=WORDS))


@pytest.fixture
def own(visit) -> tuple[Client, str]:
    client = Client()
    client.post("/r/", {"reference": WORDS})
    return client, f"{OWN}visit/{visit.pk}/photos/"


def test_where_and_when_it_was_taken_is_gone_and_it_stands_upright(own):
    browser, where = own
    sent = photograph()
    assert Image.open(BytesIO(sent)).getexif().get_ifd(GPS)
    page = text_of(browser.post(where, upload(sent), follow=True))
    assert "The photograph is kept." in page
    kept = VisitPhoto.objects.get()
    picture = Image.open(BytesIO(bytes(kept.picture)))
    assert not picture.getexif()
    assert b"Exif" not in bytes(kept.picture)
    assert picture.size == (30, 40) == (kept.width, kept.height)
    assert kept.state == State.WAITING


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        (b"\xff\xd8\xff" + b"0" * (11 * 1024 * 1024), {}, "This photograph is larger than 10 MB."),
        (b"%PDF-1.4 no picture", {}, "We cannot read this picture."),
        (photograph(), {"consent": ""}, "Ask everybody who can be recognised"),
        (photograph(), {"caption": ""}, "Write what it shows."),
        (b"", {}, "This file is empty."),
    ],
    ids=["large", "no picture", "no consent", "no words", "empty"],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(own, content, more, words):
    browser, where = own
    page = text_of(browser.post(where, upload(content, **more)))
    assert words in page
    assert more.get("caption") == "" or "A broken chair" in page
    assert not VisitPhoto.objects.exists()


def test_sixty_megabytes_are_refused_before_they_are_kept(own):
    browser, where = own
    page = text_of(browser.post(where, upload(b"\xff\xd8\xff" + bytes(60 * 1024 * 1024))))
    assert "This photograph is larger than 10 MB." in page


def test_a_broken_png_is_refused():
    sent, cut = photograph(kind="PNG"), b"pHYs" + bytes(3)
    chunk = (3).to_bytes(4) + cut + crc32(cut).to_bytes(4)
    with pytest.raises(NotAPhotograph):
        as_photograph(BytesIO(sent[:33] + chunk + sent[33:]))


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr("coproduction_star.ui.pictures.MOST_PIXELS", 100)
    with pytest.raises(TooManyPixels):
        as_photograph(BytesIO(photograph()))
    with pytest.raises(NotAPhotograph):
        as_photograph(BytesIO(photograph()[:200]))


def test_a_large_picture_becomes_small(monkeypatch):
    assert max(as_photograph(BytesIO(photograph(size=(3200, 2000)))).width, 0) <= 1600


def test_others_see_it_only_once_it_is_checked(visit, signed_in, at, public, own):
    photo = make.VisitPhotoFactory(visit=visit, state=State.WAITING, caption="A broken chair")
    home = visit.review.programme
    outside = reverse(
        "together:public_visit_photo", args=(home.organisation.slug, home.slug, visit.review_id, photo.pk)
    )
    inside = at("visit_photo", visit.review_id, photo.pk)
    moderator, resident = signed_in("moderator"), signed_in("co-producer")
    assert [one.get(url).status_code for one, url in ((Client(), outside), (resident, inside))] == [404, 404]
    assert moderator.get(inside)["Content-Type"] == "image/jpeg"
    check = at("check_photo", visit.review_id, photo.pk)
    assert "A broken chair" in text_of(moderator.get(check))
    moderator.post(check, {"deed": "show", "version": "1"})
    assert Client().get(outside).status_code == resident.get(inside).status_code == 200
    assert 'alt="A broken chair"' in text_of(Client().get(public("public_review")))
    moderator.post(check, {"deed": "refuse", "reason": "names-somebody", "reason_words": "A face", "version": "2"})
    assert Client().get(outside).status_code == 404
    browser, where = own
    assert "A face" in text_of(browser.get(where))


def test_what_waits_for_a_moderator_is_told_apart(visit, member):
    make.VisitPhotoFactory(visit=visit, state=State.WAITING)
    make.ReportViewFactory(report__review=visit.review, taker=visit.taker)
    moderator = member("moderator").user
    step = next(one for one in all_steps() if one.slug == "together")
    assert sorted(one.title for one in step.waiting_for(moderator)) == [
        "Check 1 photograph of a visit: The lobbies", "Check what 1 person says of a report: The lobbies"
    ]  # fmt: skip


def test_who_took_it_takes_it_out_and_nobody_else(visit, own, signed_in, at):
    photo = make.VisitPhotoFactory(visit=visit)
    assert signed_in("co-producer").post(at("take_photo_out", visit.review_id, photo.pk)).status_code == 404
    browser, _where = own
    assert "The photograph is gone." in text_of(browser.post(f"{OWN}photos/{photo.pk}/out/", follow=True))
    assert not VisitPhoto.objects.exists()


def test_a_visit_has_five_photographs_and_none_after_the_visits(visit, own):
    browser, where = own
    for _one in range(5):
        make.VisitPhotoFactory(visit=visit)
    assert "A visit has five photographs at most." in text_of(browser.post(where, upload(photograph())))
    VisitPhoto.objects.all().delete()
    Review.objects.update(phase="agreeing")
    assert "no photograph can be added" in text_of(browser.post(where, upload(photograph())))


def test_a_member_adds_a_photograph_to_their_own_visit(visiting, seen, at, signed_in):
    resident = signed_in("co-producer")
    resident.post(at("visit", visiting.pk), seen)
    mine = visiting.visits.get()
    assert "Photographs of your visit" in text_of(resident.get(at("visit_photos", visiting.pk, mine.pk)))
    resident.post(at("visit_photos", visiting.pk, mine.pk), upload(photograph()))
    photo = VisitPhoto.objects.get()
    resident.post(at("take_photo_out", visiting.pk, photo.pk))
    assert not VisitPhoto.objects.exists()


def test_the_database_keeps_no_photograph_without_consent(visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.VisitPhotoFactory(visit=visit, consent=False)


def scored(review, point, scores, day=None):
    for score in scores:
        taker = make.ReviewTakerFactory(review=review)
        made = make.VisitFactory(taker=taker, **({"visited_on": day} if day else {}))
        make.VisitMarkFactory(visit=made, point=point, score=score, words="")


def test_the_review_before_stands_beside_with_an_interval(visiting, points, lead_client, at, public):
    before = make.ReviewFactory(programme=visiting.programme, title="The lobbies last year")
    old = make.ReviewPointFactory(review=before, title="You can  READ the names")
    scored(before, old, [0, 1, 0, 1, 1])
    Review.objects.filter(pk=visiting.pk).update(earlier=before)
    assert "Beside “The lobbies last year” nothing can be said yet" in text_of(Client().get(public("public_review")))
    scored(visiting, points[0], [3, 2, 3, 3, 2])
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "“The lobbies last year”: 0.6 out of 3, from 5 visitors. Now: 2.6." in page
    assert "It became better, by" in page
    assert "before: 0.6, from 5 visitors" in page


def test_a_small_difference_is_called_chance(visiting, points, lead_client, at):
    before = make.ReviewFactory(programme=visiting.programme)
    scored(before, make.ReviewPointFactory(review=before, title=points[0].title), [0, 1, 2, 3, 1])
    Review.objects.filter(pk=visiting.pk).update(earlier=before)
    scored(visiting, points[0], [1, 1, 2, 3, 1])
    assert "chance alone could have made it" in text_of(lead_client.get(at("review", visiting.pk)))


def test_only_points_of_both_reviews_are_compared(visiting, points, lead_client, at):
    before = make.ReviewFactory(programme=visiting.programme, title="Last year")
    scored(before, make.ReviewPointFactory(review=before, title="The lift works"), [0, 1, 0, 1, 1])
    Review.objects.filter(pk=visiting.pk).update(earlier=before)
    scored(visiting, points[0], [3, 2, 3, 3, 2])
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "nothing can be said yet" in page
    assert "It became better" not in page


def test_a_review_that_repeats_takes_over_the_checklist(review, points, lead_client, at):
    page = text_of(lead_client.get(at("new_review")))
    assert "The lobbies" in page
    said = {
        "title": "The lobbies again", "about": "Ring first", "service": "Estate services", "points": "",
        "earlier": str(review.pk), "visit_until_day": "1", "visit_until_month": "3", "visit_until_year": "2030",
        "answer_by_day": "1", "answer_by_month": "4", "answer_by_year": "2030",
    }  # fmt: skip
    lead_client.post(at("new_review"), said)
    again = Review.objects.get(title="The lobbies again")
    titles = list(ReviewPoint.objects.filter(review=again).values_list("title", flat=True))
    assert titles == ["You can read the names", "The light works"]


def test_the_official_figure_stands_beside(visiting, lead_client, at, public):
    indicator = IndicatorFactory(programme=visiting.programme, title="Repairs done in time")
    FigureFactory(indicator=indicator, programme=visiting.programme, approved_at=timezone.now())
    figure = next(iter(beside.figures_in(visiting.programme)))
    Review.objects.update(official=figure.address, official_words="92% rated good, March 2026")
    page = text_of(lead_client.get(at("review", visiting.pk)))
    assert "The official figure: Repairs done in time" in page
    anyone = text_of(Client().get(public("public_review")))
    assert "92% rated good, March 2026" in anyone
    assert "Repairs done in time" not in anyone


def test_a_measure_can_take_what_visitors_saw(visiting, points):
    scored(visiting, points[0], [1, 2, 2, 3, 1], day=dt.date(2026, 10, 5))
    scored(visiting, points[0], [0, 0], day=dt.date(2026, 11, 5))
    series = next(one for one in series_of(visiting.programme) if one.key == "visits")
    periods = [(dt.date(2026, 10, 1), dt.date(2026, 10, 31)), (dt.date(2026, 11, 1), dt.date(2026, 11, 30))]
    assert [None if one.value is None else float(one.value) for one in series.counted(periods)] == [1.8, None]


def test_somebody_who_visits_in_two_reviews_counts_once(visiting, points):
    other = make.ReviewFactory(programme=visiting.programme)
    person = ParticipantFactory(organisation=visiting.organisation)
    scored(visiting, points[0], [1, 2, 2])
    for review, point in ((visiting, points[0]), (other, points[1])):
        visit = make.VisitFactory(taker__review=review, taker__participant=person, visited_on=dt.date(2026, 11, 20))
        make.VisitMarkFactory(visit=visit, point=point, score=1)
    series = next(one for one in series_of(visiting.programme) if one.key == "visits")
    assert [one.value for one in series.counted([(dt.date(2026, 11, 1), dt.date(2026, 11, 30))])] == [None]


@pytest.mark.parametrize(("name", "start"), [("review_word", b"PK"), ("review_pdf", b"%PDF")])
def test_a_review_is_a_document(visiting, points, lead_client, at, name, start):
    scored(visiting, points[0], [3, 2, 3, 3, 2])
    report = make.ReviewReportFactory(review=visiting, text="The lights are out")
    make.ReportViewFactory(report=report, taker__review=visiting, state=State.SHOWN)
    make.ServiceAnswerFactory(point=points[0])
    Review.objects.update(phase="answered")
    assert lead_client.get(at(name, visiting.pk)).content.startswith(start)

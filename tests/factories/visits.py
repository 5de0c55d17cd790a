"""Rows of reviews by visits; every word that people may write is an attack."""

import datetime as dt

import factory

from coproduction_star.together.models import (
    PointChoice,
    ReportVersion,
    ReportView,
    Review,
    ReviewPoint,
    ReviewReport,
    ReviewTaker,
    ServiceAnswer,
    Visit,
    VisitMark,
    VisitPhoto,
)
from coproduction_star.voices.references import hash_of

from .journeys import OfProgramme
from .people import FAR, HOSTILE

SOON = dt.date(2027, 3, 1)
LATER = dt.date(2027, 4, 1)
LATELY = dt.date(2026, 11, 20)


class ReviewFactory(OfProgramme):
    class Meta:
        model = Review

    title = factory.Sequence(lambda n: f"The lobbies {n} {HOSTILE}")
    about = f"Ring the caretaker before you go {HOSTILE}"
    service = f"Estate services {HOSTILE}"
    visit_until = SOON
    answer_by = LATER
    phases = factory.LazyFunction(lambda: [["choosing", "2026-11-01"]])


class OfReview(OfProgramme):
    """A row of a review."""

    class Meta:
        abstract = True

    review = factory.SubFactory(ReviewFactory)
    programme = factory.SelfAttribute("review.programme")


class ReviewPointFactory(OfReview):
    class Meta:
        model = ReviewPoint

    title = factory.Sequence(lambda n: f"You can read the names at the bells {n} {HOSTILE}")
    easy = HOSTILE
    position = factory.Sequence(lambda n: n)


class ReviewTakerFactory(OfReview):
    """Somebody who took part; `reference="four plain words"` opens their part."""

    class Meta:
        model = ReviewTaker

    class Params:
        reference = ""

    reference_hash = factory.LazyAttributeSequence(
        lambda row, n: hash_of(row.reference) if row.reference else f"visitor {n}"
    )
    delete_after = FAR


class PointChoiceFactory(OfProgramme):
    class Meta:
        model = PointChoice

    taker = factory.SubFactory(ReviewTakerFactory)
    point = factory.SubFactory(ReviewPointFactory, review=factory.SelfAttribute("..taker.review"))
    programme = factory.SelfAttribute("taker.programme")


class VisitFactory(OfProgramme):
    class Meta:
        model = Visit

    taker = factory.SubFactory(ReviewTakerFactory)
    review = factory.SelfAttribute("taker.review")
    programme = factory.SelfAttribute("taker.programme")
    visited_on = LATELY
    where = f"Birch Court {HOSTILE}"
    quote = True


class VisitMarkFactory(OfProgramme):
    class Meta:
        model = VisitMark

    visit = factory.SubFactory(VisitFactory)
    point = factory.SubFactory(ReviewPointFactory, review=factory.SelfAttribute("..visit.review"))
    programme = factory.SelfAttribute("visit.programme")
    score = 1
    words = f"The light was broken {HOSTILE}"


class ReviewReportFactory(OfReview):
    class Meta:
        model = ReviewReport

    text = f"The lights are out {HOSTILE}"


class ReportVersionFactory(OfProgramme):
    class Meta:
        model = ReportVersion

    report = factory.SubFactory(ReviewReportFactory)
    programme = factory.SelfAttribute("report.programme")
    number = factory.Sequence(lambda n: n + 1)
    text = HOSTILE


class ReportViewFactory(OfProgramme):
    class Meta:
        model = ReportView

    report = factory.SubFactory(ReviewReportFactory)
    taker = factory.SubFactory(ReviewTakerFactory, review=factory.SelfAttribute("..report.review"))
    programme = factory.SelfAttribute("report.programme")
    agrees = False
    words = f"I saw it in another way {HOSTILE}"
    of_version = 1


class ServiceAnswerFactory(OfProgramme):
    class Meta:
        model = ServiceAnswer

    point = factory.SubFactory(ReviewPointFactory)
    programme = factory.SelfAttribute("point.programme")
    accepts = "yes"
    words = f"New lights {HOSTILE}"
    by_when = LATER


class VisitPhotoFactory(OfProgramme):
    class Meta:
        model = VisitPhoto

    visit = factory.SubFactory(VisitFactory)
    programme = factory.SelfAttribute("visit.programme")
    picture = b"\xff\xd8\xff"
    width = 4
    height = 3
    caption = f"A broken chair {HOSTILE}"
    consent = True
    state = "shown"

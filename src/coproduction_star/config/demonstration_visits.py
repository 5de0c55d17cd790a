"""Made-up reviews by visits: one that is visited, one that asks what good looks like, one that was answered."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import Any

import yaml
from django.utils import timezone
from PIL import Image, ImageDraw

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.together.models import ReportView, Review, ReviewTaker, Visit, VisitMark
from coproduction_star.together.visits import photos, reporting, services, taking_part
from coproduction_star.together.visits.selectors import checklist_of
from coproduction_star.ui.pictures import Photograph, as_photograph
from coproduction_star.voices.models import State

Words = Mapping[str, Any]
BEGAN = 30
"""Days ago."""


def make_reviews(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_visits.yaml").read_text("utf-8"))
    for one in words["reviews"]:
        _review(programme, one, by=members["lead"].user)


def _review(programme: Programme, words: Words, *, by: Any) -> None:
    today = timezone.localdate()
    initiative = Initiative.objects.filter(programme=programme, status="existing").order_by("title").first()
    review = services.set_up(
        programme=programme, points=[], by=by,
        values={
            "title": words["title"], "about": words["about"], "service": words["service"],
            "initiative": initiative if "initiative" in words else None,
            "official_words": words.get("official_words", ""),
            "visit_until": today + dt.timedelta(days=words["last"]),
            "answer_by": today + dt.timedelta(days=words["days"]),
        },
    )  # fmt: skip
    for point in words["points"]:
        services.add_point(review=review, values=point, by=by)
    earlier = Review.objects.filter(programme=programme, title=words.get("earlier", "")).first()
    Review.objects.filter(pk=review.pk).update(earlier=earlier)
    _choose(review, words)
    for phase in words["phases"][:1]:
        services.move(review=review, to=phase, by=by)
    _visit(review, words, by=by)
    for phase in words["phases"][1:]:
        services.move(review=review, to=phase, by=by)
    if "report" in words:
        _report(review, words, by=by)
    _date(review)


def _choose(review: Review, words: Words) -> None:
    keys = [one.pk for one in checklist_of(review)]
    for place, numbers in enumerate(words["chosen"]):
        missing = words["missing"] if place == 0 else ""
        chosen = taking_part.Chosen([keys[number - 1] for number in numbers], missing)
        taking_part.choose(review=review, chosen=chosen, sender=taking_part.Sender())


def _visit(review: Review, words: Words, *, by: Any) -> None:
    points = checklist_of(review)
    places = list(Place.objects.filter(organisation=review.organisation_id).order_by("name"))
    for one in words["visits"]:
        scores = {point.pk: score for point, score in zip(points, one["scores"], strict=True) if score != "-"}
        said = {points[number - 1].pk: text for number, text in one["words"].items()}
        _tell(review, one, places, scores=scores, words=said, by=by)
    VisitMark.objects.filter(visit__review=review).update(state=State.SHOWN)
    if "photo" in words:
        visit = Visit.objects.filter(review=review).order_by("visited_on")[words["photo"]["visit"]]
        photo = photos.add(visit=visit, photograph=_drawn(), caption=words["photo"]["caption"])
        photos.decide(photo=photo, reason="", reason_words="", version=photo.version, by=by)
    if "waiting" in words:
        one = {"back": 1, "people": 2, "quote": True, **words["waiting"]}
        _tell(review, one, places, scores={}, words={points[one["point"] - 1].pk: one["words"]}, by=by)


def _tell(review: Review, one: Words, places: list[Place], *, scores: Words, words: Words, by: Any) -> None:
    channel = one.get("channel", "online")
    seen = taking_part.Seen(
        visited_on=timezone.localdate() - dt.timedelta(days=one["back"]), where=one["where"],
        place=places[one["place"]], people=one["people"], quote=one["quote"], scores=scores, words=words,
    )  # fmt: skip
    sender = taking_part.Sender(channel=channel, by=None if channel == "online" else by)
    taking_part.tell_visit(review=review, seen=seen, sender=sender)


def _drawn() -> Photograph:
    """No photograph of anything: a chair in a few strokes."""
    picture = Image.new("RGB", (640, 480), "#e8e4d8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 380, 640, 480), fill="#b9b2a0")
    for box in ((230, 110, 250, 420), (390, 110, 410, 420), (230, 270, 410, 295), (230, 110, 410, 200)):
        pen.rectangle(box, fill="#5a4632")
    pen.line((410, 240, 470, 300), fill="#5a4632", width=14)
    out = BytesIO()
    picture.save(out, "PNG")
    return as_photograph(out)


def _report(review: Review, words: Words, *, by: Any) -> None:
    report = reporting.write_report(review=review, text=words["report"], version=0, by=by)
    for taker, one in zip(
        ReviewTaker.objects.filter(review=review, visits__isnull=False), words["views"], strict=False
    ):
        reporting.say_view(review=review, taker=taker, agrees=one["agrees"], words=one["words"])
    ReportView.objects.filter(report=report).update(state=State.SHOWN)
    today = timezone.localdate()
    answers = {
        point.pk: reporting.Answer(
            {True: "yes", False: "no"}.get(one["accepts"], one["accepts"]), one["words"],
            today + dt.timedelta(days=one["days"]),
        )
        for point, one in zip(checklist_of(review), words["answers"], strict=True)
    }  # fmt: skip
    held = Review.objects.select_related("programme__organisation", "initiative").get(pk=review.pk)
    reporting.answer(review=held, version=held.version, answers=answers, by=by)
    if words.get("closes"):
        reporting.close(review=held, by=by)


def _date(review: Review) -> None:
    """The phases lie a week apart, as they would."""
    held = Review.objects.get(pk=review.pk)
    today = timezone.localdate()
    days = [(today - dt.timedelta(days=BEGAN - 7 * place)).isoformat() for place in range(len(held.phases))]
    phases = [[name, day] for (name, _today), day in zip(held.phases, days, strict=True)]
    Review.objects.filter(pk=review.pk).update(phases=phases)

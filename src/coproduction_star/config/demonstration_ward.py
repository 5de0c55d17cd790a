"""A full page for the made-up councillor of Northfield, and two sessions, made through the services people use."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from coproduction_star.data.coaching import lessons
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.people_it.capacity import services as sessions
from coproduction_star.people_it.models import Age, LearningSession, SessionPlace, TakesPart
from coproduction_star.people_it.ward_briefing import services as wards

Words = Mapping[str, Any]


def make_ward(programme: Programme, *, members: Mapping[str, Any], today: dt.date) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_ward.yaml").read_text("utf-8"))
    place = Place.objects.get(organisation=programme.organisation_id, name=words["place"])
    for one in words["figures"]:
        wards.add_figure(place=place, by=members["lead"].user, **one)
    for one in words["funds"]:
        values = {name: one[name] for name in ("name", "purpose", "link")}
        values["until"] = today + dt.timedelta(days=one["day"]) if "day" in one else None
        wards.add_fund(place=place, for_all=one.get("for_all", False), values=values, by=members["lead"].user)
    made = {one["title"]: _session(programme, place, one, members, today) for one in words["sessions"]}
    councillor = members["councillor"]
    for one in words["cards"]:
        card = wards.invite(place=place, to=made[one["session"]], label=one["label"], by=councillor.user)
        SessionPlace.objects.filter(session=card.session, name="Tariq").update(invitation=card)
    lesson = next(one for one in lessons() if one.slug == words["reflection"]["lesson"])
    wards.reflect(
        lesson=lesson, participant_id=councillor.participant_id, organisation_id=programme.organisation_id, tried=True,
        words=words["reflection"]["words"],
    )  # fmt: skip


A_WEEK = dt.timedelta(days=7)
"""Before a session the papers go out."""


def _session(
    programme: Programme, place: Place, words: Words, members: Mapping[str, Any], today: dt.date
) -> LearningSession:
    lead = members["lead"].user
    values = {name: words[name] for name in ("title", "what", "skill", "where", "access", "costs", "youngest", "most")}
    values |= {
        "on": today + dt.timedelta(days=words["day"]), "place": place,
        "papers_on": today + dt.timedelta(days=words["day"]) - A_WEEK,
        "starts": dt.time.fromisoformat(words["starts"]), "ends": dt.time.fromisoformat(words["ends"]),
        "asks": members[words["asks"]].participant, "oldest": words.get("oldest"),
        "initiative": Initiative.objects.filter(programme=programme, title=words.get("initiative", "")).first(),
    }  # fmt: skip
    made = sessions.add_session(programme=programme, values=values, by=lead)
    sessions.publish_session(session=made, by=lead)
    came = [_teaches(made, members[key], lead) for key in words["teaches"]]
    for one in words["learns"]:
        coming = sessions.Coming(
            name=one["name"], access_needs=one.get("access_needs", ""), age=one.get("age", Age.ADULT)
        )
        kept, _four = sessions.sign_up(session=made, coming=coming, by=lead)
        came += [] if one.get("away") else [kept]
    if "thanks" in words:
        sessions.note_who_came(session=made, came=[one.pk for one in came], by=lead)
        sessions.thank(session=made, words=words["thanks"], by=lead)
    return made


def _teaches(session: LearningSession, member: Any, by: Any) -> SessionPlace:
    coming = sessions.Coming(name="", part=TakesPart.TEACHES, participant=member.participant)
    return sessions.sign_up(session=session, coming=coming, by=by)[0]

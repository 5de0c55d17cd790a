"""What made-up people offer and would like, as it comes in: some answered, some on the board, some still waiting."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.people_it.models import Entry, Need, Offer
from coproduction_star.people_it.offers import arranging, role_services, services, team_services
from coproduction_star.people_it.offers.telling import Holding, Thing, Told, Who
from coproduction_star.voices.models import Channel

from .demonstration_fair import make_fair

Words = Mapping[str, Any]
AGREED = frozenset({"introduce", "publish", "statistics"})


def make_offers(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_offers.yaml").read_text("utf-8"))
    for one in words["told"]:
        _take(programme, one, by=members["broker"].user)
    for one in words["roles"]:
        _role(programme, one, by=members["broker"].user)
    make_fair(programme, words["fair"], by=members["broker"].user)


def _take(programme: Programme, words: Words, *, by: Any) -> None:
    typed = "paper" in words or "phone" in words
    entry, _four = services.tell(
        programme=programme, told=_told(programme, words), by=by if typed else None, channel=_channel(words)
    )
    for thing, said in _things(entry, words):
        if said:
            team_services.show(thing=thing, words=said, version=thing.version, by=by)
        if "answer" in words:
            team_services.answer(thing=thing, words=f"{words['answer']}.", version=thing.version, by=by)
        _set_back(thing, words)


def _channel(words: Words) -> str:
    return Channel.PAPER if "paper" in words else Channel.PHONE if "phone" in words else Channel.ONLINE


def _told(programme: Programme, words: Words) -> Told:
    tags = tuple(words.get("tags", ()))
    place = Place.objects.filter(organisation=programme.organisation, name=words.get("place", "")).first()
    who = {name: words[name] for name in ("name", "group", "age", "helper") if name in words}
    offer = Thing(words["can"], words.get("kind", "skill"), tags) if "can" in words else None
    wanted = words.get("want_kind", words.get("kind", "time"))
    need = Thing(words["want"], wanted, tags, to_learn=words.get("learn", False)) if "want" in words else None
    holding = Holding(
        place=place, times=tuple(words.get("times", ())), travel=words.get("travel", ""),
        conditions=tuple(words.get("conditions", ())),
    )  # fmt: skip
    return Told(offer, need, holding, Who(**who), AGREED)


def _things(entry: Entry, words: Words) -> list[tuple[Offer | Need, str]]:
    said = words.get("shown", "")
    offers = [(thing, said) for thing in entry.offers.all()]
    return [*offers, *((thing, words.get("want_shown", "" if offers else said)) for thing in entry.needs.all())]


def _set_back(thing: Offer | Need, words: Words) -> None:
    """As if it had been told that many days ago, and answered as many days after."""
    told = timezone.now() - dt.timedelta(days=words["days"])
    moments = {"made_at": told, "answer_due": timezone.localdate(told) + dt.timedelta(days=5)}
    if "answered" in words:
        moments["answered_at"] = told + dt.timedelta(days=words["answered"])
    type(thing).objects.filter(pk=thing.pk).update(**moments)


def _role(programme: Programme, words: Words, *, by: Any) -> None:
    values = {name: words[name] for name in ("title", "words", "people")}
    values |= {name: " ".join(words.get(name, ())) for name in ("conditions", "times")}
    values |= {"whom": words.get("whom", "anyone"), "one_to_one": words.get("one_to_one", False)}
    until = timezone.localdate() + dt.timedelta(days=words["until"])
    role = role_services.write_role(
        programme=programme, values=values | {"hours_a_month": words["hours"], "until": until}, by=by
    )
    for condition, how in words.get("meeting", {}).items():
        arranging.state(role=role, condition=condition, words=how, by=by)

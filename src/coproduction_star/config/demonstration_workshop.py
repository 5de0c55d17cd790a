"""Three made-up workshops: a Lab that is open in the hall now, a charter evening and a training day that are over."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import Turn, Workshop, WorkshopActivity, WorkshopContribution, WorkshopSeat
from coproduction_star.together.workshop import cards, selectors, services, taking_on, taking_part
from coproduction_star.together.workshop.taking_part import Mark
from coproduction_star.together.workshop.wording import AGREES, LIVES_WITH, OBJECTS

Words = Mapping[str, Any]


def make_workshops(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_workshop.yaml").read_text("utf-8"))
    for one in words["workshops"]:
        _workshop(programme, one, by=members["facilitator"].user)


def _workshop(programme: Programme, words: Words, *, by: Any) -> None:
    day = timezone.localdate() + dt.timedelta(days=words["days"])
    values = {name: words[name] for name in ("title", "about", "template")} | {"held_on": day}
    made = services.make_workshop(programme=programme, values=values, language="en", by=by)
    Workshop.objects.filter(pk=made.pk).update(code=words["code"])
    services.open_room(workshop=made, by=by)
    made = selectors.workshop_called(programme, made.pk)
    seats = [taking_part.take_seat(workshop=made, name=name) for name in words["seats"]]
    agenda = selectors.agenda_of(made)
    for place, activity in enumerate(agenda, start=1):
        if words["open"] and place > words["open"]:
            break
        _hold(made, activity, place, words, seats, by=by)
    if not words["open"]:
        services.close_room(workshop=made, by=by)
    if "promise" in words:
        _take_on(made, words["promise"], by=by)


def _take_on(workshop: Workshop, words: Words, *, by: Any) -> None:
    activity = selectors.agenda_of(workshop)[words["place"] - 1]
    said = WorkshopContribution.objects.filter(activity=activity).order_by("made_at")[0]
    due_on = timezone.localdate() + dt.timedelta(days=words["days"])
    taking_on.becomes_promise(
        contribution=selectors.words_called(activity, said.pk), what=said.words, who=words["who"], due_on=due_on, by=by
    )


def _hold(
    workshop: Workshop, activity: WorkshopActivity, place: int, words: Words, seats: list[WorkshopSeat], *, by: Any
) -> None:
    activity.workshop = workshop
    services.turn(activity=activity, to=Turn.OPEN, by=by)
    activity.turn = Turn.OPEN
    for number, said in enumerate(words["written"].get(place, ())):
        text, group = (said, "") if isinstance(said, str) else (said["words"], said.get("group", ""))
        made = taking_part.write(activity=activity, seat=seats[number % len(seats)], words=text, key="")
        WorkshopContribution.objects.filter(pk=made.pk).update(group=group)
    if place in words.get("held", {}):
        taking_part.write(activity=activity, seat=seats[-1], words=words["held"][place], key="")
    for number, said in enumerate(words.get("cards", {}).get(place, ())):
        _card(activity, seats[number % len(seats)], said)
    _vote(activity, place, words, seats)
    if place != words["open"]:
        services.turn(activity=activity, to=Turn.CLOSED, by=by)


def _card(activity: WorkshopActivity, seat: WorkshopSeat, said: Words) -> None:
    made = taking_part.write(activity=activity, seat=seat, words=said["words"], key="")
    card = cards.make_card(contribution=made, try_by=activity.workshop.held_on + cards.LATER, sender="")
    if "tried" in said:
        tried = "yes" if said["tried"] is True else said["tried"]
        cards.reflect(card=card, tried=tried, learnt=said["learnt"])


def _vote(activity: WorkshopActivity, place: int, words: Words, seats: list[WorkshopSeat]) -> None:
    choices = selectors.choices_of(activity)
    marks: dict[int, dict[Any, Mark]] = {}
    if place in words["polls"]:
        chosen = [one for one, number in zip(choices, words["polls"][place], strict=False) for _n in range(number)]
        marks = {number: {one.pk: Mark(1)} for number, one in enumerate(chosen)}
    for place_of_idea, number in enumerate(words["votes"].get(place, ())):
        for turn in range(number):
            marks.setdefault((place_of_idea + turn) % len(seats), {})[choices[place_of_idea].pk] = Mark(1)
    for one, stands, why in zip(
        choices, words.get("stands", {}).get(place, ()), words.get("reasons", {}).get(place, ()), strict=False
    ):
        ways = zip((AGREES, LIVES_WITH, OBJECTS), stands, strict=True)
        values = [value for value, number in ways for _n in range(number)]
        for number, value in enumerate(values):
            marks.setdefault(number, {})[one.pk] = Mark(value, why if value == OBJECTS else "")
    for number, given in marks.items():
        taking_part.mark(activity=activity, seat=seats[number % len(seats)], marks=given)

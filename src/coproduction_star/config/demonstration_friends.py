"""Two made-up critical friends, a member and somebody with a link, and what became of their challenges."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.focus_it.challengeable import Draft, Line, find
from coproduction_star.focus_it.critical_friends import services
from coproduction_star.focus_it.models import CriticalFriend, ImpactMatrix, Option
from coproduction_star.journeys.models import Programme

Words = Mapping[str, Any]


def make_friends(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_friends.yaml").read_text("utf-8"))
    matrix = ImpactMatrix.objects.get(programme=programme, title=words["matrix"])
    draft = find(programme, kind="impact-matrix", record_id=matrix.pk)
    options = dict(Option.objects.filter(matrix=matrix).values_list("title", "pk"))
    until = timezone.localdate() + dt.timedelta(days=words["days"])
    for one in words["friends"]:
        friend = _friend(programme, draft, one, members=members, until=until)
        for said in one["challenges"]:
            _challenge(friend, draft, _line(draft, said, options), said, by=members["facilitator"].user)


def _friend(
    programme: Programme, draft: Draft, words: Words, *, members: Mapping[str, Any], until: dt.date
) -> CriticalFriend:
    asking = {"programme": programme, "draft": draft, "look_at": words["look_at"], "until": until}
    by = members["facilitator"].user
    if "member" in words:
        return services.ask_member(**asking, participant=members[words["member"]].participant, by=by)
    friend, _code = services.ask_by_link(**asking, name=words["name"], email="", by=by)
    return friend


def _line(draft: Draft, words: Words, options: Mapping[str, Any]) -> Line:
    anchor = words.get("line") or next(
        f"{about}-{options[words[about]]}" for about in ("option", "people") if about in words
    )
    line = draft.line(anchor)
    if line is None:
        raise LookupError(anchor)
    return line


def _challenge(friend: CriticalFriend, draft: Draft, line: Line, words: Words, *, by: Any) -> None:
    made = services.challenge(
        friend=friend, draft=draft, line=line, concern=words["concern"], words=words["words"], by=None
    )
    if "reply" in words:
        services.answer(
            challenge=made, title=draft.title, version=made.version, reply=words["reply"], why=words["why"], by=by
        )

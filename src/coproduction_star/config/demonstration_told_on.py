"""What the made-up programme tells others: a case that an editor published, and one that is being written."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.grow_it.case_drafts import services
from coproduction_star.grow_it.models import CaseDraft
from coproduction_star.grow_it.spreading import services as spreading
from coproduction_star.grow_it.stopped import services as stopped
from coproduction_star.journeys.models import Initiative, Programme

Words = Mapping[str, Any]


def make_told_on(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_told_on.yaml").read_text("utf-8"))
    author, editor = members["practitioner"].user, members["editor"].user
    drafts = [_drafted(programme, one, by=author) for one in words["cases"]]
    services.send(draft=drafts[0], by=author)
    services.publish(draft=drafts[0], by=editor)
    for one in words["stopped"]:
        _stopped(programme, one, members)
    _spread(programme, words["spread"], members)


def _stopped(programme: Programme, words: Words, members: Mapping[str, Any]) -> None:
    today = timezone.localdate()
    plain = ("what", "better", "consulted", "hours_a_year", "pence_a_year", "where_it_went", "source")
    days = {"ended_on": today - dt.timedelta(days=words["back"]),
            "counted_on": today - dt.timedelta(days=words["counted"])}  # fmt: skip
    made = stopped.write_down(
        programme=programme, values={**{name: words[name] for name in plain}, **days}, by=members["practitioner"].user
    )
    if words.get("approved"):
        stopped.approve(stopped=made, version=made.version, by=members["lead"].user)


def _drafted(programme: Programme, words: Words, *, by: Any) -> CaseDraft:
    today = timezone.localdate()
    initiative = Initiative.objects.select_related("programme__organisation", "place").get(
        programme=programme, title=words["initiative"]
    )
    draft = services.begin(initiative=initiative, url=words["url"], today=today, by=by)
    for part, values in words["parts"].items():
        agreed = {"consent_on": today - dt.timedelta(days=30)} if "consent_by" in values else {}
        services.change_part(draft=draft, part=part, version=1, values={**values, **agreed}, by=by)
    return draft


def _spread(programme: Programme, words: Words, members: Mapping[str, Any]) -> None:
    today, by = timezone.localdate(), members["practitioner"].user
    initiative = Initiative.objects.get(programme=programme, title=words["initiative"])
    plan = spreading.begin(programme=programme, initiative=initiative, by=by)
    said = {name: words[name] for name in ("stays", "may_change")}
    spreading.say(plan=plan, version=plan.version, values=said, by=by)
    for one in words["next"]:
        values = {"title": one["title"], "state": one["state"], "words": one["words"],
                  "since": today - dt.timedelta(days=one["back"])}  # fmt: skip
        spreading.add_line(plan=plan, kind="next", values=values, by=by)
    for kind in ("teaching", "network"):
        for one in words[kind]:
            spreading.add_line(plan=plan, kind=kind, values=one, by=by)
    for one in words["roadshow"]:
        plain = {name: one[name] for name in ("title", "words", "where", "access", "costs") if name in one}
        papers = today + dt.timedelta(days=one["papers"]) if "papers" in one else None
        days = {"on": today + dt.timedelta(days=one["ahead"]), "papers_on": papers}
        made = spreading.add_line(plan=plan, kind="roadshow", values={**plain, **days}, by=by)
        if one.get("announced"):
            spreading.announce(roadshow=made, by=members["lead"].user)

"""What people of the made-up programme say of their own skills, who thanks whom, and who answered about whom."""

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import yaml
from django.utils import timezone

from coproduction_star.data.competencies import competencies
from coproduction_star.grow_it.competencies import services
from coproduction_star.grow_it.competencies.selectors import kept_of
from coproduction_star.grow_it.models import RaterKind, RaterSlip, SkillsProfile
from coproduction_star.grow_it.pre_start.services import settle
from coproduction_star.journeys.models import Programme

Words = Mapping[str, Any]


def make_skills(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_skills.yaml").read_text("utf-8"))
    for one in words["profiles"]:
        _profile(programme, one, members)
    for one in words["thanks"]:
        made = services.recognise(
            programme=programme, participant=members[one["to"]].participant, kind=one["kind"], words=one["words"],
            from_whom=one["from_whom"], by=members["lead"].user,
        )  # fmt: skip
        if one["shown"]:
            services.show_recognition(recognition=made, shown=True, by=members[one["to"]].user)


def make_settled(programme: Programme, *, members: Mapping[str, Any]) -> None:
    """What was settled before the start; some of it is still open."""
    words = yaml.safe_load(files("coproduction_star.config").joinpath("eastbridge_skills.yaml").read_text("utf-8"))
    for topic, said in words["settled"].items():
        settle(programme=programme, topic=topic, version=0, by=members["facilitator"].user, **said)


def _profile(programme: Programme, words: Words, members: Mapping[str, Any]) -> None:
    whose, today = members[words["who"]], timezone.localdate()
    profile = services.begin(
        programme=programme, participant=whose.participant, role=words["role"], by=whose.user
    )  # fmt: skip
    for skill, level in _levels(words["levels"]).items():
        profile.refresh_from_db()
        services.rate_oneself(
            profile=profile, skill=skill, level=level, example=words.get("examples", {}).get(skill, ""), on=today,
            version=profile.version, by=whose.user,
        )  # fmt: skip
    for one in words.get("plan", ()):
        _planned(profile, one, by=whose.user)
    _answered(profile, RaterKind.COLLEAGUE, words.get("colleagues", ()), by=whose.user)
    _answered(profile, RaterKind.USES, words.get("uses", ()), by=whose.user)
    services.count_in(profile=profile, programme=programme, counted=True, by=whose.user)
    if "shared_with" in words:
        reader = members[words["shared_with"]].participant
        services.share(profile=profile, with_whom=reader, with_others=True, by=whose.user)


def _planned(profile: SkillsProfile, words: Words, *, by: Any) -> None:
    profile.refresh_from_db()
    day = timezone.localdate() + dt.timedelta(days=words["days"])
    values = {name: words[name] for name in ("skill", "what", "how", "who")} | {"by_when": day}
    services.plan(profile=profile, values=values, key="", version=profile.version, by=by)
    if words.get("done"):
        profile.refresh_from_db()
        services.mark_done(profile=profile, key=kept_of(profile).plan[-1].key, done_on=day, by=by)


def _answered(profile: SkillsProfile, kind: str, said: Sequence[Sequence[int]], *, by: Any) -> None:
    """Each by a link of their own, as people do it."""
    if not said:
        return
    until = timezone.localdate() + dt.timedelta(days=20)
    services.make_slips(profile=profile, kind=kind, number=len(said) + 2, until=until, by=by)
    for slip, levels in zip(RaterSlip.objects.filter(profile=profile, kind=kind), said, strict=False):
        services.rate_another(slip=slip, levels=_levels(levels))


def _levels(levels: Sequence[int]) -> dict[str, int]:
    found = zip((one.id for one in competencies()), levels, strict=True)
    return {skill: level for skill, level in found if level}

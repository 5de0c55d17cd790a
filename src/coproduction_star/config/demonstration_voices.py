"""What made-up people told a programme, as it comes in: some waits, some is held, answered, late, or a worry."""

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from coproduction_star.accounts.demonstration.presenters import Trail
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.voices.answering import services as answering
from coproduction_star.voices.following import services as following
from coproduction_star.voices.models import Channel, Contribution
from coproduction_star.voices.moderation import services as moderation
from coproduction_star.voices.references import hash_of
from coproduction_star.voices.services import Said, contribute

Words = Mapping[str, Any]


def make_voices(programme: Programme, *, members: Mapping[str, Any]) -> None:
    words = _read()
    listening = words["listening"] | {"reader": members[words["listening"]["reader"]].participant, "paused": False}
    answering.choose_how_to_listen(programme=programme, values=listening, by=members["lead"].user)
    for one in words["said"]:
        said = _say(programme, one, typed_by=members["practitioner"].user)
        _check(said, one, by=members["moderator"].user)
        if "answer" in one:
            _answer(said, one["answer"], by=members["lead"].user)


def trail() -> Trail | None:
    """Four words of a made-up idea that was used, for whoever wants to follow one; nothing where it was not made."""
    four = next(one["paper"] for one in _read()["said"] if isinstance(one.get("paper"), str))
    with scopes_disabled():
        if not Contribution.objects.filter(reference_hash=hash_of(four)).exists():
            return None
    return Trail(
        title=_("Follow an idea without signing in"),
        text=_("A neighbour asked for a seat halfway up the hill, on paper. These four words show what became of it."),
        words=four.replace("-", " "),
        address=reverse("voices:follow"),
        link=_("Type them where their author would"),
    )


def _read() -> dict[str, Any]:
    text = files("coproduction_star.config").joinpath("eastbridge_voices.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def _say(programme: Programme, words: Words, *, typed_by: Any) -> Contribution:
    told = {name: words[name] for name in ("name", "contact", "worry", "about_somebody") if name in words}
    place = Place.objects.filter(organisation=programme.organisation, name=words.get("place", "")).first()
    said = Said(kind=words["kind"], words=words["words"], place=place, **told)
    if "paper" not in words:
        return contribute(programme=programme, said=said)[0]
    four = words["paper"] if isinstance(words["paper"], str) else ""
    received = timezone.localdate() + dt.timedelta(days=words["day"])
    return contribute(
        programme=programme, said=said, by=typed_by, channel=Channel.PAPER, slip=hash_of(four) if four else "",
        received=received,
    )[0]  # fmt: skip


def _check(said: Contribution, words: Words, *, by: Any) -> None:
    if words.get("shown"):
        moderation.show(contribution=said, version=said.version, by=by)
    if "refuse" in words:
        moderation.refuse(contribution=said, version=said.version, by=by, **words["refuse"])
        following.appeal(contribution=said, words=words["appeal"])


def _answer(said: Contribution, words: Words, *, by: Any) -> None:
    initiative = Initiative.objects.filter(programme=said.programme_id, title=words.get("initiative", "")).first()
    answering.answer(
        contribution=said, version=said.version, outcome=words["outcome"], words=words["words"], by=by,
        initiative=initiative,
    )  # fmt: skip

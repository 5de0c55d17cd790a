"""The made-up charter lives: signed in four ways, promises judged by the other side, a breach put right, a review."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone

from coproduction_star.market_it.models import Charter, CharterParty, SigningLink, Way
from coproduction_star.market_it.promises import services as promises
from coproduction_star.market_it.signing import services as signing
from coproduction_star.organisations.models import Participant

Words = Mapping[str, Any]


def keep_charter(charter: Charter, words: Words, *, members: Mapping[str, Any]) -> None:
    lead = members["lead"].user
    sides = {one.kind: one for one in CharterParty.objects.filter(charter=charter)}
    links = dict(_ways(charter, words["ways"], lead))
    for one in words["signatures"]:
        _sign(charter, one, sides=sides, links=links, members=members)
    for one in words["promises"]:
        _promise(charter, one, sides=sides, members=members)
    _breach(charter, words["breach"], sides=sides, members=members)
    _review(charter, words["review"], lead)


def _ways(charter: Charter, ways: Mapping[str, str], lead: Any) -> Iterator[tuple[str, SigningLink]]:
    until = timezone.localdate() + dt.timedelta(days=60)
    for way, label in ways.items():
        link, _code = signing.make_link(charter=charter, way=way, label=label, until=until, party=None, by=lead)
        yield way, link


def _sign(
    charter: Charter, words: Words, *, sides: Mapping[str, CharterParty], links: Mapping[str, SigningLink],
    members: Mapping[str, Any],
) -> None:  # fmt: skip
    way, member = Way(words["way"]), members.get(words.get("who", ""))
    known = member.participant if member else Participant.objects.filter(name=words["name"], user=None).first()
    facts = {name: words[name] for name in ("group", "people", "role", "may_be_named") if name in words}
    signed = signing.Signing(
        party=sides[words["side"]], way=way, participant=known, name="" if known else words["name"], **facts
    )
    by = member.user if member else members["lead"].user if way == Way.PAPER else None
    signing.sign(charter=charter, read=charter.open_edition_id, signing=signed, by=by, link=links.get(way))


def _promise(charter: Charter, words: Words, *, sides: Mapping[str, CharterParty], members: Mapping[str, Any]) -> None:
    member, judge = members.get(words.get("who", "")), members.get(words.get("judged_by", ""))
    side = promises.promise(
        charter=charter, what=words["what"], due_on=timezone.localdate() + dt.timedelta(words["due"]),
        party=sides[words["side"]], other=sides[words["other"]], by=members["lead"].user,
        who=member.participant if member else None, who_in_words=words.get("body", ""),
    )  # fmt: skip
    if judge:
        promises.say_how_it_went(
            side=side, kept=words["kept"], words=words.get("said", ""), participant_id=judge.participant_id,
            by=judge.user,
        )  # fmt: skip


def _breach(charter: Charter, words: Words, *, sides: Mapping[str, CharterParty], members: Mapping[str, Any]) -> None:
    who, guard = members[words["who"]], members[words["settled_by"]]
    made = promises.raise_breach(
        charter=charter, words=words["words"], hoped_for=words["hoped_for"], about=sides[words["about"]],
        participant_id=who.participant_id, by=who.user,
    )  # fmt: skip
    promises.settle_breach(breach=made, settlement=words["settlement"], by=guard.user)
    promises.answer_settlement(breach=made, settles=True, words=words["answer"], by=who.user)


def _review(charter: Charter, words: Words, lead: Any) -> None:
    """It was due some days ago; the next one is ahead."""
    today, ahead = timezone.localdate(), charter.review_on
    charter.review_on = today + dt.timedelta(words["due"])
    charter.save(update_fields=["review_on"])
    promises.hold_review(
        charter=charter, who=words["who"], heard=words["heard"], outcome="renew", review_on=ahead, by=lead
    )

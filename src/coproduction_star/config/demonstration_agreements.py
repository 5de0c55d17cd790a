"""The made-up agreements: a role begun from a ready pack, its insurance, and who has shown what for it."""

import datetime as dt
from typing import Any

from django.utils import timezone

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.agreements import selectors, services, showing, texts
from coproduction_star.market_it.models import RolePack, Way
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import RoleWanted

READY = "supported-walk"
YEAR = dt.timedelta(days=365)
SOON = dt.timedelta(days=20)
LATELY = dt.timedelta(days=30)


def make_agreements(programme: Programme, *, members: Any) -> None:
    """One person has shown everything, of one something runs out soon, and one with an account has yet to begin."""
    role = RoleWanted.objects.filter(programme=programme, whom="at-risk").first()
    ready = selectors.ready_pack(READY)
    if role is None or ready is None:
        return
    lead, broker = members["lead"].user, members["broker"].user
    told = members["safeguarding"].participant.name
    pack = services.add_pack(
        programme=programme, pack=READY, role=role.pk, asked=texts.conditions_of(ready), by=lead,
        values={
            "title": role.title, "words": texts.description_of(ready), "tell": told,
            "tell_how": "01632 960 044",
        },
    )  # fmt: skip
    _insure(pack, by=lead)
    for name, until in (("Maureen Tate", YEAR), ("Gwyn Prosser", SOON)):
        person = Participant.objects.filter(organisation=programme.organisation, name=name).first()
        if person is not None:
            _shows(pack, person, until, by=broker)
    services.take_on(pack=pack, participant=members["resident"].participant, by=broker)


def _insure(pack: RolePack, *, by: Any) -> None:
    today = timezone.localdate()
    services.add_cover(programme=pack.programme, by=by, values={
        "pack": pack, "holder": "Eastbridge Day Services", "insurer": "A made-up insurer", "policy": "EB-0042",
        "covers": "Helpers who walk with a person who lives with dementia: harm to the person, to the helper and to "
        "others.", "up_to_pence": 500_000_000, "starts_on": today - LATELY, "ends_on": today + YEAR - LATELY,
    })  # fmt: skip


def _shows(pack: RolePack, person: Participant, until: dt.timedelta, *, by: Any) -> None:
    today = timezone.localdate()
    services.take_on(pack=pack, participant=person, by=by)
    for kind, reference in (
        ("talk", ""), ("identity", "A passport"), ("references", "Two, by telephone"),
        ("background", "Certificate 001234"), ("training", "A morning at the day centre"),
    ):  # fmt: skip
        expires = today + until if kind in {"background", "training"} else None
        showing.show(
            pack=pack, participant=person, kind=kind, seen_on=today - LATELY, reference=reference, expires_on=expires,
            by=by,
        )  # fmt: skip
    for kind in texts.AGREED:
        showing.agree(pack=pack, participant=person, kind=kind, way=Way.PAPER, on=today - LATELY, by=by)

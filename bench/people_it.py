"""What people offer and would like in the large world, a run of matching over it, and a survey that a team designs."""

import datetime as dt
from typing import Any

OFFERS, PROPOSALS, ALONE = 2_000, 300, 60
ASKED = ("keep-well", "look-after-area", "keep-safe", "do-more", "good-at", "want-to-learn", "barriers", "age-group")


def people_it(programme: Any, user: Any, *, today: dt.date) -> Any:
    """Fill a programme, inside the scope of its organisation; gives back the survey."""
    from coproduction_star.people_it.models import Need, Offer

    entries = _entries(programme, 2 * OFFERS, today)
    offers = _things(Offer, entries[:OFFERS], "I can mend bicycles", today)
    needs = _things(Need, entries[OFFERS:], "I would like my bicycle mended", today)
    _run(programme, user, offers, needs, today)
    return _survey(programme, user)


def _entries(programme: Any, number: int, today: dt.date) -> list[Any]:
    from django.utils import timezone

    from coproduction_star.organisations.models import Participant
    from coproduction_star.people_it.models import Entry, OfferConsent

    owned = {"organisation_id": programme.organisation_id}
    until = today + dt.timedelta(days=400)
    people = Participant.objects.bulk_create(
        [Participant(**owned, name=f"Neighbour {n}", delete_after=until) for n in range(number)], batch_size=1_000
    )
    owned |= {"programme": programme}
    entries = Entry.objects.bulk_create(
        [
            Entry(**owned, participant=person, reference_hash=f"bench {n}", delete_after=until)
            for n, person in enumerate(people)
        ],
        batch_size=1_000,
    )
    OfferConsent.objects.bulk_create(
        [
            OfferConsent(**owned, entry=entry, kind=kind, given_at=timezone.now())
            for entry in entries
            for kind in ("introduce", "publish")
        ],
        batch_size=1_000,
    )
    return entries


def _things(model: Any, entries: list[Any], words: str, today: dt.date) -> list[Any]:
    """Half of them are answered, and half may be read by anybody."""
    from django.utils import timezone

    now, until = timezone.now(), today + dt.timedelta(days=180)
    told = {"answer": "Thank you", "answered_at": now, "public_words": words, "published_at": now}
    rows = [
        model(
            organisation_id=entry.organisation_id, programme_id=entry.programme_id, entry=entry,
            participant_id=entry.participant_id, kind="skill", words=f"{words} {n}", code=f"{model.__name__[0]}{n}",
            shown_until=until, answer_due=today + dt.timedelta(days=3), delete_after=until,
            **(told if n % 2 else {}),
        )
        for n, entry in enumerate(entries)
    ]  # fmt: skip
    return list(model.objects.bulk_create(rows, batch_size=1_000))


def _run(programme: Any, user: Any, offers: list[Any], needs: list[Any], today: dt.date) -> None:
    """What a run leaves: proposals to decide on, and needs that stand alone with offers beside them."""
    from coproduction_star.people_it.models import PUBLISHED_WEIGHTS, MatchingRun, Proposal, ProposalLeg

    owned = {"organisation_id": programme.organisation_id, "programme": programme}
    alone = [
        {"need": str(need.pk), "because": "unalike", "offers": [str(one.pk) for one in offers[:3]]}
        for need in needs[-ALONE:]
    ]
    result = {"needs": len(needs), "offers": len(offers), "full": 0, "helped": PROPOSALS, "first": PROPOSALS,
              "more": 0.0, "exact": True, "rings": 0, "pairs": PROPOSALS, "alone": alone}  # fmt: skip
    run = MatchingRun.objects.create(**owned, state="done", weights=dict(PUBLISHED_WEIGHTS), result=result, by=user)
    made = Proposal.objects.bulk_create(
        [Proposal(**owned, run=run, kind="person-person", score=600_000, delete_after=today + dt.timedelta(days=400))
         for _number in range(PROPOSALS)]
    )  # fmt: skip
    why = {"shared": ["bicycl"], "times": ["weekday-morning"], "likeness": 0.8, "km": None, "for_likeness": 0.4,
           "for_times": 0.1, "for_nearness": 0.1, "score": 0.6}  # fmt: skip
    legs = zip(made, offers, needs, strict=False)
    ProposalLeg.objects.bulk_create(
        [ProposalLeg(**owned, proposal=one, offer=offer, need=need, why=why) for one, offer, need in legs]
    )


def _survey(programme: Any, user: Any) -> Any:
    from coproduction_star.people_it.models import Survey

    document = {
        "id": "bench", "version": 1, "title": {"en": "What can you do?"}, "audience": "resident", "youngest": 18,
        "languages": ["en"], "questions": [{"bank": name} for name in ASKED],
    }  # fmt: skip
    return Survey.objects.create(
        organisation=programme.organisation, programme=programme, title="What can you do?", draft=document,
        audience="resident", by=user,
    )  # fmt: skip

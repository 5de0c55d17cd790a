"""A charter with 200 clauses and 2,000 comments, signed by many and published, and a register with 5,000 risks."""

import datetime as dt
from typing import Any

CLAUSES, COMMENTS, SIGNATURES, RISKS = 200, 2_000, 500, 5_000
AT_RISK = 40
"""Initiatives that half of the risks are about."""


def market_it(programme: Any, user: Any, *, today: dt.date) -> Any:
    """Fill a programme, inside the scope of its organisation; gives back the charter."""
    from coproduction_star.market_it.charter import editions, services

    _risks(programme, user, today)
    charter = services.begin_charter(
        programme=programme, template="", title="What we promise each other", languages="en cy", by=user,
        review_on=today + dt.timedelta(days=365),
    )  # fmt: skip
    services.add_side(charter=charter, kind="users", name="People who use the service", by=user)
    services.add_side(charter=charter, kind="frontline", name="Frontline staff", by=user)
    clauses = _clauses(charter, user)
    _comments(clauses, user)
    editions.publish(charter=charter, what_changed="", by=user)
    charter.refresh_from_db()
    _signatures(charter, today)
    return charter


def _of(owner: Any) -> dict[str, Any]:
    return {"organisation_id": owner.organisation_id, "programme_id": owner.programme_id}


def _clauses(charter: Any, user: Any) -> list[Any]:
    """Each in plain words and in Easy Read, in both languages."""
    from coproduction_star.market_it.models import Clause, Wording

    sides = list(charter.parties.all())
    rows = Clause.objects.bulk_create(
        [
            Clause(
                **_of(charter), charter=charter, party=sides[n % 2], kind=("right", "responsibility")[n % 2],
                position=n, by=user,
            )
            for n in range(CLAUSES)
        ]
    )  # fmt: skip
    words = "We answer within five working days, in words that you can read, and say what happens next and why."
    Wording.objects.bulk_create(
        [
            Wording(**_of(charter), clause=row, language=language, form=form, words=f"{words} ({n})", by=user)
            for n, row in enumerate(rows)
            for language in ("en", "cy")
            for form in ("plain", "easy-read")
        ],
        batch_size=500,
    )
    return rows


def _comments(clauses: list[Any], user: Any) -> None:
    from coproduction_star.organisations.models import Participant
    from coproduction_star.voices.models import Comment

    author = Participant.objects.filter(user=user).first()
    Comment.objects.bulk_create(
        [
            Comment(
                **_of(clauses[0]), subject="market_it.clause", subject_id=clauses[n % CLAUSES].pk, participant=author,
                by=user, text=f"This one matters most to my mother, who waited for a month last spring. ({n})",
            )
            for n in range(COMMENTS)
        ],
        batch_size=500,
    )  # fmt: skip


def _signatures(charter: Any, today: dt.date) -> None:
    from django.utils import timezone

    from coproduction_star.market_it.models import Signature
    from coproduction_star.organisations.models import Participant

    until = today + dt.timedelta(days=1_000)
    people = Participant.objects.bulk_create(
        [
            Participant(organisation_id=charter.organisation_id, name=f"Signatory {n}", delete_after=until)
            for n in range(SIGNATURES)
        ],
        batch_size=500,
    )
    side = charter.parties.first()
    Signature.objects.bulk_create(
        [
            Signature(
                **_of(charter), charter=charter, edition_id=charter.open_edition_id, party=side, participant=person,
                way="link", may_be_named=n % 2 == 0, signed_at=timezone.now(),
            )
            for n, person in enumerate(people)
        ],
        batch_size=500,
    )  # fmt: skip


def _risks(programme: Any, user: Any, today: dt.date) -> None:
    from coproduction_star.journeys.models import Initiative
    from coproduction_star.market_it.models import Risk

    about = list(Initiative.objects.filter(programme=programme).order_by("title")[:AT_RISK])
    Risk.objects.bulk_create(
        [
            Risk(
                organisation_id=programme.organisation_id, programme=programme, number=n + 1, by=user,
                initiative=about[n // 2 % len(about)] if n % 2 else None,
                title=f"Nobody comes when it rains ({n})", words="People stay at home.", owner_in_words="The team",
                likelihood_before=1 + n % 5, impact_before=1 + n % 4, likelihood_after=1 + n % 3,
                impact_after=1 + n % 5, mitigation="A room nearby.", benefit="Company.",
                doing_nothing="People stay alone.", review_on=today + dt.timedelta(days=30 + n % 300),
            )
            for n in range(RISKS)
        ],
        batch_size=500,
    )  # fmt: skip

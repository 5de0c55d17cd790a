from dataclasses import dataclass
from uuid import UUID

import rules
from django.db.models import Exists, OuterRef, Subquery

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.roles import Role, Verb
from coproduction_star.organisations.rules import may

from .models import BusinessCase, Challenge, Comparison, ImpactMatrix, Option, OptionRating, Rater, SwingWeight
from .permissions import Permission

LEADS_ROOMS = (Role.FACILITATOR, Role.PROGRAMME_LEAD)
WRITES_CASES = (Role.PROGRAMME_LEAD, Role.PRACTITIONER, Role.FINANCE_PARTNER)


@rules.predicate
def is_facilitator(access: Access, subject: object) -> bool:
    return any(access.holds(role, subject) for role in LEADS_ROOMS)


@rules.predicate
def writes_cases(access: Access, subject: object) -> bool:
    return any(access.holds(role, subject) for role in WRITES_CASES)


@rules.predicate
def answers_for_a_case(access: Access, subject: object) -> bool:
    """Whoever writes business cases answers what friends say of one. A page asks about its programme first."""
    if isinstance(subject, Challenge) and subject.draft_kind != BusinessCase.DRAFT_KIND:
        return False
    return any(access.holds(role, subject) for role in WRITES_CASES)


@rules.predicate
def matrix_is_open(_access: Access, subject: object) -> bool:
    """A page asks about its programme first, and about its matrix once that is found."""
    return not isinstance(subject, ImpactMatrix) or subject.is_open


@rules.predicate
def matrix_is_closed(_access: Access, subject: object) -> bool:
    return not isinstance(subject, ImpactMatrix) or subject.closed_at is not None


@rules.predicate
def does_not_stand_aside(access: Access, subject: object) -> bool:
    """Who saw the dots while leading the room does not rate after that."""
    return not isinstance(subject, ImpactMatrix) or not own_rating(subject, access.participant_id).stands_aside


@rules.predicate
def stands_aside(access: Access, subject: object) -> bool:
    return isinstance(subject, ImpactMatrix) and own_rating(subject, access.participant_id).stands_aside


@rules.predicate
def is_programme(_access: Access, subject: object) -> bool:
    """A page asks about its programme first, and about its matrix once that is found."""
    return not isinstance(subject, ImpactMatrix)


@rules.predicate
def has_rated_every_option(access: Access, subject: object) -> bool:
    return isinstance(subject, ImpactMatrix) and own_rating(subject, access.participant_id).has_rated_all


@rules.predicate
def comparison_is_open(_access: Access, subject: object) -> bool:
    return not isinstance(subject, Comparison) or subject.is_open


@rules.predicate
def comparison_is_closed(_access: Access, subject: object) -> bool:
    return not isinstance(subject, Comparison) or subject.closed_at is not None


@rules.predicate
def has_weighed(access: Access, subject: object) -> bool:
    if not isinstance(subject, Comparison):
        return False
    known: set[object] | None = subject.__dict__.get("_weighed_by")
    if known is not None:  # a page that has read who weighed
        return access.participant_id in known
    mine = {"weigher__comparison": subject, "weigher__participant": access.participant_id}
    return SwingWeight.objects.filter(**mine).exists()


@dataclass(frozen=True, slots=True)
class OwnRating:
    """How far one person is in a matrix; `rated` holds the keys of options, the dropped ones too."""

    stands_aside: bool
    rated: frozenset[UUID]
    has_rated_all: bool


def own_rating(matrix: ImpactMatrix, participant_id: UUID) -> OwnRating:
    """Several permissions of a page ask for it, and the page itself: one query for a matrix as it was found.

    The rater is found before their ratings, so that the database goes to each rating by its key, and not through all
    ratings of the programme.
    """
    known: dict[UUID, OwnRating] = matrix.__dict__.setdefault("_own_ratings", {})
    if participant_id not in known:
        mine = Rater.objects.filter(matrix=matrix, participant=participant_id)
        ratings = OptionRating.objects.filter(option=OuterRef("pk"), rater=Subquery(mine.values("pk")))
        options = Option.objects.filter(matrix=matrix).order_by()
        asked = options.annotate(aside=Exists(mine.filter(stands_aside=True)), rated=Exists(ratings))
        rows = list(asked.values_list("pk", "dropped_at", "aside", "rated"))
        living = [rated for _option, dropped_at, _aside, rated in rows if dropped_at is None]
        known[participant_id] = OwnRating(
            stands_aside=any(aside for _option, _dropped_at, aside, _rated in rows),
            rated=frozenset(option for option, _dropped_at, _aside, rated in rows if rated),
            has_rated_all=bool(living) and all(living),
        )
    return known[participant_id]


rules.add_perm(Permission.VIEW_MATRIX, may(Verb.SEE))
rules.add_perm(Permission.FACILITATE, is_facilitator & may(Verb.EDIT) & is_open)
rules.add_perm(Permission.RATE_OPTION, may(Verb.RATE) & is_open & matrix_is_open & does_not_stand_aside)
# Whoever types in a sheet reads how somebody else rates, so they rate first, or stand aside.
rules.add_perm(
    Permission.TYPE_IN,
    is_facilitator & may(Verb.EDIT) & is_open & (is_programme | stands_aside | has_rated_every_option),
)
rules.add_perm(Permission.DECIDE, may(Verb.DECIDE) & is_open & matrix_is_closed)
# Nobody sees the dots of the group before placing their own: an early dot pulls the others towards it. A facilitator
# who wants to see them earlier says first that they do not rate.
rules.add_perm(
    Permission.VIEW_PLACEMENTS,
    may(Verb.SEE) & (matrix_is_closed | (is_facilitator & stands_aside) | (may(Verb.RATE) & has_rated_every_option)),
)
# Reasons read one by one while people still rate would tell who has just rated.
rules.add_perm(Permission.VIEW_REASONS, may(Verb.SEE) & matrix_is_closed)
rules.add_perm(Permission.VIEW_THEORY, may(Verb.SEE))
rules.add_perm(Permission.LEAD_THEORY, may(Verb.EDIT) & is_open)
# Residents write with the team: whoever rates also says why something will work, and where it will not.
rules.add_perm(Permission.WRITE_THEORY, (may(Verb.EDIT) | may(Verb.RATE)) & is_open)
rules.add_perm(Permission.AGREE_CRITERION, (may(Verb.EDIT) | may(Verb.RATE)) & is_open)
rules.add_perm(Permission.VIEW_COMPARISON, may(Verb.SEE))
rules.add_perm(Permission.WEIGH, may(Verb.RATE) & is_open & comparison_is_open)
# The weights of groups are as blind as ratings: nobody sees them before giving their own.
rules.add_perm(Permission.VIEW_WEIGHTS, may(Verb.SEE) & (comparison_is_closed | (may(Verb.RATE) & has_weighed)))
rules.add_perm(Permission.VIEW_BUSINESS_CASE, may(Verb.SEE))
rules.add_perm(Permission.EDIT_BUSINESS_CASE, writes_cases & may(Verb.EDIT) & is_open)
# Friends have no vote, and whoever leads asks them. Everyone in the programme reads challenges and answers.
rules.add_perm(Permission.SEE_CHALLENGES, may(Verb.SEE))
rules.add_perm(Permission.ASK_FRIENDS, is_facilitator & may(Verb.EDIT) & is_open)
rules.add_perm(Permission.ANSWER_CHALLENGE, (is_facilitator | answers_for_a_case) & may(Verb.EDIT) & is_open)

"""When two rows of one person are joined and both are in a matrix, no rating is lost."""

from typing import Any

from coproduction_star.audit.services import record
from coproduction_star.focus_it.models import OptionRating, Rater
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.participants.twins import joins


@joins(Rater)
def join_raters(row: Rater, *, winner: Participant, by: Any) -> int:
    """Move the ratings over. Where both rated an option the newer one stays, and the list of events says so."""
    kept = Rater.objects.get(matrix=row.matrix_id, participant=winner)
    theirs = {rating.option_id: rating for rating in OptionRating.objects.filter(rater=kept)}
    moved = older = 0
    for rating in OptionRating.objects.filter(rater=row.pk):
        twin = theirs.get(rating.option_id)
        older += twin is not None
        if twin is not None and twin.changed_at >= rating.changed_at:
            continue
        if twin is not None:
            twin.delete()
        OptionRating.objects.filter(pk=rating.pk).update(rater=kept)
        moved += 1
    _speak_for_one_group(kept, row)
    record(
        by=by, verb="focus_it.ratings_joined", subject=row.matrix, for_whom=winner.pk, moved=moved, older=older
    )  # fmt: skip
    return moved


def _speak_for_one_group(kept: Rater, row: Rater) -> None:
    """Whoever rated under one of the two rows rates; whoever only led and saw the figures does not begin to."""
    has_rated = OptionRating.objects.filter(rater=kept).exists()
    if kept.stands_aside and has_rated:
        kept.group, kept.stands_aside = row.group, False
    elif row.stands_aside and not has_rated:
        kept.group, kept.stands_aside = "", True
    kept.save(update_fields=["group", "stands_aside"])

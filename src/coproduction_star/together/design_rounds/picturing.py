"""The line of feelings along the stages: picture, table and sentence from the same medians."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from coproduction_star.methods.self_assessment import StatementView
from coproduction_star.together.models import DesignRound, DesignStage, Feeling, Side
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.feelings import StageFeeling, feelings

from .wording import SIDES

APART = 2.0


def line_of(design: DesignRound, stages: Sequence[DesignStage], views: Sequence[StatementView]) -> Chart | None:
    """Nothing where fewer than five told of every stage."""
    rows = tuple(_row(stage, view) for stage, view in zip(stages, views, strict=True))
    if all(row.first is None and row.second is None for row in rows):
        return None
    return feelings(
        _("How each stage feels"), rows, sides=(str(SIDES[Side.USERS]), str(SIDES[Side.PROVIDERS])),
        steps=[str(label) for label in Feeling.labels], sentence=" ".join(_sentences(rows)),
        none=_("too few to show"), source=design.title, key=f"feelings-{design.pk.hex[:8]}",
    )  # fmt: skip


def _row(stage: DesignStage, view: StatementView) -> StageFeeling:
    by_side = {one.group: one.median for one in view.groups}
    return StageFeeling(stage.title, by_side.get(Side.USERS), by_side.get(Side.PROVIDERS))


def _sentences(rows: Sequence[StageFeeling]) -> Iterator[str]:
    told = [row for row in rows if row.first is not None]
    if told:
        worst, best = min(told, key=lambda row: row.first or 0), max(told, key=lambda row: row.first or 0)
        if worst.first == best.first:
            yield _("To people who use the service all stages feel alike.")
        else:
            yield _("To people who use the service “%(worst)s” feels worst and “%(best)s” best.") % {
                "worst": worst.name, "best": best.name,
            }  # fmt: skip
    apart = [row.name for row in rows if None not in (row.first, row.second) and _gap(row) >= APART]
    if apart:
        yield _("The two sides see these in quite different ways: %(stages)s.") % {"stages": ", ".join(apart)}


def _gap(row: StageFeeling) -> float:
    return abs((row.first or 0) - (row.second or 0))

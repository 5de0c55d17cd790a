import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import (
    FigureChange,
    FigureFile,
    FigureView,
    Indicator,
    IndicatorFigure,
    IndicatorMark,
    Measured,
)
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version

from .periods import in_words, overlapping

FIELDS = ("starts_on", "ends_on", "value", "count", "size", "level", "narrative", "source")
HUNDRED = Decimal(100)
Brought = tuple[Indicator, str, dict[str, Any]]
"""A measure, a group, and the values of a figure."""


class Overlaps(ValueError):
    """A period that shares days with another of the same group."""


class NothingChanged(ValueError):
    """A change changes something."""


class NeedsReason(ValueError):
    """A figure that was approved is changed for a reason."""


class NotNow(ValueError):
    """Somebody did it already."""


class HasFigures(ValueError):
    """What a measure measures stays while it has figures."""


@transaction.atomic
def add_indicator(*, programme: Programme, values: Mapping[str, Any], by: Any) -> Indicator:
    made = Indicator.objects.create(programme=programme, organisation_id=programme.organisation_id, by=by, **values)
    record(by=by, verb="grow_it.indicator_added", subject=made, for_whom=made.owner_id)
    return made


@transaction.atomic
def change_indicator(*, indicator: Indicator, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile, NothingChanged, HasFigures."""
    claim_version(indicator, version=version)
    held = Indicator.objects.get(pk=indicator.pk)
    now = {name: value for name, value in values.items() if getattr(held, name) != value}
    if not now:
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    if {"measured", "unit", "per"} & now.keys() and held.figures.exists():
        raise HasFigures(
            gettext_noop("It has figures in this unit. Take out this measure and begin a new one in the other unit.")
        )
    for name, value in now.items():
        setattr(held, name, value)
    held.save(update_fields=list(now))
    record(by=by, verb="grow_it.indicator_changed", subject=held, for_whom=held.owner_id)


@transaction.atomic
def remove_indicator(*, indicator: Indicator, by: Any) -> None:
    if not Indicator.objects.filter(pk=indicator.pk).update(removed_at=timezone.now()):
        raise NotNow
    record(by=by, verb="grow_it.indicator_removed", subject=indicator)


@transaction.atomic
def restore_indicator(*, indicator: Indicator, by: Any) -> None:
    if not Indicator.everything.filter(pk=indicator.pk, removed_at__isnull=False).update(removed_at=None):
        raise NotNow
    record(by=by, verb="grow_it.indicator_restored", subject=indicator)


def worked_out(indicator: Indicator, values: Mapping[str, Any]) -> dict[str, Any]:
    """The figure of a share or a rate from how many of how many; any other as it was given."""
    count, size = values.get("count"), values.get("size")
    if count is None or size is None:
        return dict(values)
    times = HUNDRED if indicator.measured == Measured.SHARE else Decimal(indicator.per)
    return {**values, "value": (count / size * times).quantize(Decimal("0.0001"))}


@transaction.atomic
def write_figure(*, indicator: Indicator, group: str, values: Mapping[str, Any], by: Any) -> IndicatorFigure:
    """Raises Overlaps."""
    _hold(indicator)
    made = _write(indicator, group, values, by, _periods(indicator, group), file=None)
    record(by=by, verb="grow_it.figure_written", subject=made, words=_told(indicator, made))
    return made


def _write(
    indicator: Indicator, group: str, values: Mapping[str, Any], by: Any, others: list[tuple[dt.date, dt.date]],
    *, file: FigureFile | None,
) -> IndicatorFigure:  # fmt: skip
    period = (values["starts_on"], values["ends_on"])
    _refuse_overlap(period, others)
    others.append(period)
    return IndicatorFigure.objects.create(
        indicator=indicator, programme_id=indicator.programme_id, organisation_id=indicator.organisation_id,
        group=group, by=by, file=file, **worked_out(indicator, values),
    )  # fmt: skip


def _refuse_overlap(period: tuple[dt.date, dt.date], others: Sequence[tuple[dt.date, dt.date]]) -> None:
    same = overlapping(period, others)
    if same:
        words = _(
            "There is a figure for %(period)s already. Change that one, or choose a period that does not meet it."
        )
        raise Overlaps(words % {"period": in_words(*same)})


def _periods(indicator: Indicator, group: str, *, but: Any = None) -> list[tuple[dt.date, dt.date]]:
    rows = IndicatorFigure.objects.filter(indicator=indicator, group=group).exclude(pk=but)
    return list(rows.values_list("starts_on", "ends_on"))


@transaction.atomic
def change_figure(
    *, figure: IndicatorFigure, version: int, values: Mapping[str, Any], reason: str, by: Any,
    file: FigureFile | None = None,
) -> FigureChange:  # fmt: skip
    """Keep what it said. A figure that was approved waits to be approved again.

    Raises ChangedMeanwhile, NothingChanged, NeedsReason, Overlaps.
    """
    indicator = figure.indicator
    _hold(indicator)
    claim_version(figure, version=version)
    held = IndicatorFigure.objects.get(pk=figure.pk)
    wanted = worked_out(indicator, values)
    now = {name: wanted[name] for name in FIELDS if getattr(held, name) != wanted[name]}
    if not now:
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    if held.approved_at and not reason.strip():
        raise NeedsReason(gettext_noop("This figure was approved. Write why it changes."))
    _refuse_overlap((wanted["starts_on"], wanted["ends_on"]), _periods(indicator, held.group, but=held.pk))
    change = FigureChange.objects.create(
        figure=held, programme_id=held.programme_id, organisation_id=held.organisation_id, by=by, file=file,
        before={name: _plain(getattr(held, name)) for name in now}, was_approved=bool(held.approved_at),
        reason=reason.strip() or str(_("Put right before it was approved")),
    )  # fmt: skip
    for name, value in {**now, "approved_at": None, "approved_by": None}.items():
        setattr(held, name, value)
    held.save(update_fields=[*now, "approved_at", "approved_by"])
    record(by=by, verb="grow_it.figure_changed", subject=held, words=_told(indicator, held), reason=change.reason)
    return change


@transaction.atomic
def approve_figure(*, figure: IndicatorFigure, version: int, by: Any) -> None:
    """Say that a figure may be relied on. Raises ChangedMeanwhile, NotNow."""
    claim_version(figure, version=version)
    rows = IndicatorFigure.objects.filter(pk=figure.pk, approved_at=None)
    if not rows.update(approved_at=timezone.now(), approved_by=by):
        raise NotNow(gettext_noop("This figure is approved already."))
    record(by=by, verb="grow_it.figure_approved", subject=figure, words=_told(figure.indicator, figure))


@transaction.atomic
def say_of_figure(*, figure: IndicatorFigure, agrees: bool, words: str, said_by: str, by: Any) -> FigureView:
    said = FigureView.objects.create(
        figure=figure, programme_id=figure.programme_id, organisation_id=figure.organisation_id, agrees=agrees,
        words=words, said_by=said_by, by=by,
    )  # fmt: skip
    verb = "figure_agreed" if agrees else "figure_doubted"
    record(by=by, verb=f"grow_it.{verb}", subject=said, words=_told(figure.indicator, figure))
    return said


@transaction.atomic
def add_mark(*, indicator: Indicator, on: dt.date, words: str, new_baseline: bool, by: Any) -> IndicatorMark:
    """Raises NotNow where something stands on that day already."""
    _hold(indicator)
    if IndicatorMark.objects.filter(indicator=indicator, on=on).exists():
        raise NotNow(gettext_noop("Something stands on that day already. Take it out first, or choose another day."))
    made = IndicatorMark.objects.create(
        indicator=indicator, programme_id=indicator.programme_id, organisation_id=indicator.organisation_id, on=on,
        words=words, new_baseline=new_baseline, by=by,
    )  # fmt: skip
    record(by=by, verb="grow_it.mark_added", subject=made)
    return made


@transaction.atomic
def remove_mark(*, mark: IndicatorMark, by: Any) -> None:
    record(by=by, verb="grow_it.mark_removed", subject=mark)
    mark.delete()


@transaction.atomic
def bring_in(
    *, programme: Programme, name: str, rows: Sequence[tuple[Indicator, str, dict[str, Any]]], by: Any
) -> FigureFile:
    """Write down all rows of a file, or none. Raises Overlaps, which names what it meets."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    file = FigureFile.objects.create(
        programme=programme, organisation_id=programme.organisation_id, name=name[:200], rows=len(rows), by=by
    )
    known: dict[tuple[Any, str], list[tuple[dt.date, dt.date]]] = {}
    for key, group, starts, ends in IndicatorFigure.objects.filter(programme=programme).values_list(
        "indicator", "group", "starts_on", "ends_on"
    ):
        known.setdefault((key, group), []).append((starts, ends))
    for indicator, group, values in rows:
        _refuse_overlap((values["starts_on"], values["ends_on"]), known.setdefault((indicator.pk, group), []))
        known[indicator.pk, group].append((values["starts_on"], values["ends_on"]))
    IndicatorFigure.objects.bulk_create(
        [
            IndicatorFigure(
                indicator=indicator, programme=programme, organisation_id=programme.organisation_id, group=group,
                by=by, file=file, **worked_out(indicator, values),
            )
            for indicator, group, values in rows
        ],
        batch_size=500,
    )  # fmt: skip
    record(by=by, verb="grow_it.figures_brought", subject=file)
    return file


@transaction.atomic
def take_back(*, file: FigureFile, by: Any) -> int:
    """Take out all figures of a file that nobody approved or changed since, and put back what others said before it
    changed them. Raises NotNow."""
    if not FigureFile.objects.filter(pk=file.pk, taken_back_at=None).update(taken_back_at=timezone.now()):
        raise NotNow(gettext_noop("It is taken back already."))
    rows = IndicatorFigure.objects.filter(file=file, approved_at=None, changes__isnull=True)
    number, _of = rows.delete()
    put_back = sum(_put_back(one, file, by) for one in FigureChange.objects.filter(file=file))
    record(by=by, verb="grow_it.figures_taken_back", subject=file)
    return number + put_back


def _put_back(change: FigureChange, file: FigureFile, by: Any) -> int:
    """One figure as it was before a file changed it; 0 where it was approved or changed since."""
    figure = IndicatorFigure.objects.select_related("indicator").get(pk=change.figure_id)
    if figure.approved_at or FigureChange.objects.filter(figure=figure, made_at__gt=change.made_at).exists():
        return 0
    before = {name: IndicatorFigure._meta.get_field(name).to_python(said) for name, said in change.before.items()}
    values = {name: getattr(figure, name) for name in FIELDS} | before
    reason = (_("Taken back: %(name)s") % {"name": file.name})[:500]
    change_figure(figure=figure, version=figure.version, values=values, reason=reason, by=by)
    return 1


def _hold(indicator: Indicator) -> None:
    """Figures of one measure are written one after the other, so that no two periods meet."""
    Indicator.everything.select_for_update().get(pk=indicator.pk)


def _told(indicator: Indicator, figure: IndicatorFigure) -> str:
    """Which figure it is. Events are read by everybody, so the number itself, which may be small, is not in them."""
    return f"{indicator.title}, {in_words(figure.starts_on, figure.ends_on)}"


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)

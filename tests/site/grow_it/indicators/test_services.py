"""Figures of measures: no two periods meet, what was approved keeps its history, and files come and go as a whole."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.factories import grow_it as make

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.indicators import services
from coproduction_star.grow_it.indicators.periods import in_words, last_day, missing, overlapping
from coproduction_star.grow_it.models import FigureChange, Indicator, IndicatorFigure
from coproduction_star.journeys.services import ChangedMeanwhile

pytestmark = pytest.mark.django_db
MARCH = {"starts_on": dt.date(2026, 3, 1), "ends_on": dt.date(2026, 3, 31)}


def said(**more):
    return {
        **MARCH,
        "value": Decimal(12),
        "count": None,
        "size": None,
        "level": 2,
        "narrative": "",
        "source": "",
        **more,
    }


def write(measure, by, group="", **more):
    return services.write_figure(indicator=measure, group=group, values=said(**more), by=by)


class TestWriting:
    def test_a_figure_is_kept_and_waits(self, measure, lead):
        made = write(measure, lead.user)
        assert (made.value, made.approved_at, made.by) == (12, None, lead.user)

    def test_the_event_does_not_hold_the_number(self, measure, lead):
        write(measure, lead.user, value=Decimal(98765))
        event = Event.objects.get(verb="grow_it.figure_written")
        assert "Mar 2026" in event.detail["words"]
        assert "98765" not in str(event.detail)

    @pytest.mark.parametrize(
        ("starts_on", "ends_on"),
        [("2026-03-31", "2026-04-30"), ("2026-03-10", "2026-03-12"), ("2026-01-01", "2026-12-31")],
    )
    def test_two_periods_of_one_group_never_meet(self, measure, lead, starts_on, ends_on):
        write(measure, lead.user)
        days = {"starts_on": dt.date.fromisoformat(starts_on), "ends_on": dt.date.fromisoformat(ends_on)}
        with pytest.raises(services.Overlaps, match="Mar 2026"):
            write(measure, lead.user, **days)
        assert IndicatorFigure.objects.count() == 1

    def test_another_group_has_the_same_period(self, share, lead):
        write(share, lead.user)
        assert write(share, lead.user, group="carers").group == "carers"

    def test_a_share_is_worked_out_from_how_many_of_how_many(self, share, lead):
        made = write(share, lead.user, value=None, count=Decimal(133), size=Decimal(200))
        assert made.value == Decimal("66.5")

    def test_a_rate_is_per_so_many(self, inside, lead):
        rate = make.IndicatorFactory(programme=inside, measured="rate", per=1000)
        assert write(rate, lead.user, value=None, count=Decimal(24), size=Decimal(5200)).value == Decimal("4.6154")


class TestChanging:
    def change(self, figure, by, version=1, reason="", **more):
        return services.change_figure(figure=figure, version=version, values=said(**more), reason=reason, by=by)

    def test_what_was_approved_needs_a_reason_and_waits_again(self, measure, lead):
        made = write(measure, lead.user)
        services.approve_figure(figure=made, version=1, by=lead.user)
        with pytest.raises(services.NeedsReason):
            self.change(made, lead.user, version=2, value=Decimal(14))
        made.refresh_from_db()
        assert made.value == 12
        self.change(made, lead.user, version=2, value=Decimal(14), reason="Two were counted twice")
        made.refresh_from_db()
        kept = FigureChange.objects.get()
        assert (made.value, made.approved_at) == (14, None)
        assert (kept.before, kept.was_approved, kept.reason) == ({"value": "12.0000"}, True, "Two were counted twice")

    def test_two_people_at_once_lose_nothing(self, measure, lead):
        made = write(measure, lead.user)
        self.change(made, lead.user, value=Decimal(14))
        with pytest.raises(ChangedMeanwhile):
            self.change(made, lead.user, value=Decimal(15))
        made.refresh_from_db()
        assert made.value == 14

    def test_nothing_different_is_no_change(self, measure, lead):
        with pytest.raises(services.NothingChanged):
            self.change(write(measure, lead.user), lead.user)

    def test_it_may_not_move_onto_another_period(self, measure, lead):
        write(measure, lead.user)
        april = write(measure, lead.user, starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 4, 30))
        with pytest.raises(services.Overlaps):
            self.change(april, lead.user)

    def test_approving_twice_is_said(self, measure, lead):
        made = write(measure, lead.user)
        services.approve_figure(figure=made, version=1, by=lead.user)
        with pytest.raises(services.NotNow):
            services.approve_figure(figure=made, version=2, by=lead.user)

    def test_a_measure_with_figures_keeps_its_unit(self, measure, lead):
        write(measure, lead.user)
        with pytest.raises(services.HasFigures):
            services.change_indicator(indicator=measure, version=1, values={"unit": "days"}, by=lead.user)
        assert Indicator.objects.get().unit == "people"

    def test_taken_out_and_brought_back(self, measure, lead):
        write(measure, lead.user)
        services.remove_indicator(indicator=measure, by=lead.user)
        assert not Indicator.objects.exists()
        services.restore_indicator(indicator=measure, by=lead.user)
        assert Indicator.objects.get().figures.count() == 1
        with pytest.raises(services.NotNow):
            services.restore_indicator(indicator=measure, by=lead.user)


class TestFiles:
    def rows(self, measure, *days):
        return [
            (measure, "", said(starts_on=dt.date(2026, month, 1), ends_on=last_day(dt.date(2026, month, 1), "month")))
            for month in days
        ]

    def bring(self, measure, by, *days):
        return services.bring_in(programme=measure.programme, name="f.csv", rows=self.rows(measure, *days), by=by)

    def test_a_file_that_meets_itself_is_not_kept_at_all(self, measure, lead):
        with pytest.raises(services.Overlaps):
            self.bring(measure, lead.user, 1, 2, 2)
        assert not IndicatorFigure.objects.exists()

    def test_taking_back_leaves_what_was_approved_or_changed(self, measure, lead):
        file = self.bring(measure, lead.user, 1, 2, 3)
        first, second, _third = IndicatorFigure.objects.order_by("starts_on")
        services.approve_figure(figure=first, version=1, by=lead.user)
        services.change_figure(
            figure=second, version=1, reason="Wrong", by=lead.user,
            values=said(starts_on=second.starts_on, ends_on=second.ends_on, value=Decimal(99)),
        )  # fmt: skip
        services.take_back(file=file, by=lead.user)
        assert set(IndicatorFigure.objects.values_list("pk", flat=True)) == {first.pk, second.pk}
        with pytest.raises(services.NotNow):
            services.take_back(file=file, by=lead.user)

    def test_many_rows_take_few_queries(self, measure, lead, django_assert_max_num_queries):
        with django_assert_max_num_queries(10):
            self.bring(measure, lead.user, *range(1, 12))


class TestTheDatabase:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"starts_on": dt.date(2026, 3, 2), "ends_on": dt.date(2026, 3, 1)}, {"count": 3}, {"count": 3, "size": 0},
            {"count": -1, "size": 10},
        ],
    )  # fmt: skip
    def test_refuses_a_figure_that_cannot_be(self, measure, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.FigureFactory(programme=measure.programme, indicator=measure, **wrong)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"baseline": 3}, {"target": 3}, {"unit": ""}, {"per": 0},
            {"baseline": 3, "baseline_on": "2026-03-01", "target": 4, "target_on": "2026-02-01"},
            {"measured": "share", "target": 101, "target_on": "2027-01-01"},
        ],
    )  # fmt: skip
    def test_refuses_a_measure_that_cannot_be(self, inside, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.IndicatorFactory(programme=inside, **wrong)

    def test_a_doubt_says_why(self, measure):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.FigureViewFactory(programme=measure.programme, words="")


class TestPeriods:
    @pytest.mark.parametrize(
        ("starts_on", "every", "ends_on"),
        [
            ("2024-02-01", "month", "2024-02-29"), ("2026-10-01", "quarter", "2026-12-31"),
            ("2026-01-01", "year", "2026-12-31"), ("2026-03-02", "week", "2026-03-08"),
            ("2026-01-31", "month", "2026-02-28"), ("2026-03-02", "seldom", "2026-03-02"),
        ],
    )  # fmt: skip
    def test_the_last_day(self, starts_on, every, ends_on):
        assert last_day(dt.date.fromisoformat(starts_on), every) == dt.date.fromisoformat(ends_on)

    def test_which_months_are_missing(self):
        held = [(dt.date(2026, month, 1), last_day(dt.date(2026, month, 1), "month")) for month in (1, 2, 5)]
        assert missing(held, "month") == (dt.date(2026, 3, 1), dt.date(2026, 4, 1))
        assert missing(held, "seldom") == ()

    def test_days_that_touch_do_not_overlap(self):
        march = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
        assert overlapping((dt.date(2026, 4, 1), dt.date(2026, 4, 30)), [march]) is None
        assert overlapping((dt.date(2026, 3, 31), dt.date(2026, 4, 30)), [march]) == march

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "words"),
        [
            ("2026-03-01", "2026-03-31", "Mar 2026"), ("2026-01-01", "2026-12-31", "2026"),
            ("2026-03-02", "2026-03-08", "2 Mar 2026 to 8 Mar 2026"), ("2026-03-02", "2026-03-02", "2 Mar 2026"),
        ],
    )  # fmt: skip
    def test_a_period_in_words(self, starts_on, ends_on, words):
        assert in_words(dt.date.fromisoformat(starts_on), dt.date.fromisoformat(ends_on)) == words

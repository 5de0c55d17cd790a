"""Figures of a measure taken from the programme: looked at first, small numbers left out, taken back as a whole."""

import datetime as dt
import re
from decimal import Decimal
from html import unescape

import pytest
from django.utils import timezone
from tests.factories import grow_it as make
from tests.factories.market_it import PromiseFactory
from tests.factories.people import UserFactory
from tests.factories.people_matching import AskedPersonFactory
from tests.factories.people_offers import EntryFactory, OfferFactory
from tests.factories.results import answered_survey

from coproduction_star.grow_it.indicators.periods import after, last_day
from coproduction_star.grow_it.indicators.selectors import files_of
from coproduction_star.grow_it.indicators.services import approve_figure, change_figure, take_back
from coproduction_star.grow_it.models import FigureChange, FigureFile, IndicatorFigure
from coproduction_star.grow_it.taking import selectors, services
from coproduction_star.journeys.counted_series import by_period, series_of
from coproduction_star.journeys.models import Promise
from coproduction_star.people_it.models import Offer, Outcome, SurveyResult
from coproduction_star.people_it.results import services as results
from coproduction_star.people_it.results import working

pytestmark = pytest.mark.django_db
ENOUGH = 9


def month(back):
    """The first day of a month, so many before this one."""
    return after(timezone.localdate().replace(day=1), -back)


def noon(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def judge(programme, back, *, kept, broken):
    rows = ["kept"] * kept + ["broken"] * broken
    for said in rows:
        PromiseFactory(programme=programme, kept=said, judged_on=month(back))


def met(programme, back, number, *, hours=2):
    for _one in range(number):
        asked = AskedPersonFactory(proposal__programme=programme)
        told = Outcome.objects.create(
            asked=asked, programme=programme, organisation=programme.organisation, happened="yes", hours=hours
        )
        Outcome.objects.filter(pk=told.pk).update(made_at=noon(month(back)))


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def called(measure, key):
    return next(one for one in selectors.series_for(measure) if one.key == key)


def looked(measure, key):
    return selectors.look_at(measure, called(measure, key), today=timezone.localdate())


def told(measure, key):
    return [(one.point.starts_on, one.values["value"]) for one in looked(measure, key).lines]


def seen_in(page):
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page)[1]


def take(measure, key="promises-kept"):
    return services.take(
        indicator=measure, series=called(measure, key), seen=looked(measure, key).seen, by=UserFactory()
    )


class TestWhatIsCounted:
    def test_days_between_periods_belong_to_none(self):
        periods = [(dt.date(2026, 1, 1), dt.date(2026, 1, 31)), (dt.date(2026, 3, 1), dt.date(2026, 3, 31))]
        days = [dt.date(2025, 12, 31), dt.date(2026, 1, 31), dt.date(2026, 2, 5), dt.date(2026, 4, 1)]
        assert [held for _one, held in by_period(periods, ((day, day.day) for day in days))] == [[31], []]

    def test_promises_are_a_share_of_those_judged_and_this_month_is_not_over(self, share):
        judge(share.programme, 2, kept=3, broken=1)
        judge(share.programme, 0, kept=1, broken=0)
        PromiseFactory(programme=share.programme)
        (line,) = looked(share, "promises-kept").lines
        assert (line.point.starts_on, line.values["value"], line.values["count"], line.values["size"]) == (
            month(2), Decimal(75), Decimal(3), Decimal(4),
        )  # fmt: skip

    def test_few_introductions_tell_nothing_and_others_are_rounded(self, measure):
        met(measure.programme, 4, ENOUGH)
        met(measure.programme, 3, 3)
        assert told(measure, "introductions") == [(month(4), 10)]
        assert told(measure, "hours") == [(month(4), 18)]
        assert looked(measure, "introductions").silent == 3

    def test_a_longer_rhythm_counts_whole_quarters(self, measure):
        measure.every = "quarter"
        quarters = selectors.periods_of(measure, [], today=dt.date(2026, 11, 27))
        assert (quarters[-1], len(quarters)) == ((dt.date(2026, 7, 1), dt.date(2026, 9, 30)), 20)

    def test_the_rhythm_is_that_of_the_figures_there_are(self, measure):
        measure.every = "year"
        first = make.FigureFactory(programme=measure.programme, indicator=measure, starts_on=dt.date(2024, 4, 1))
        years = selectors.periods_of(measure, [first], today=dt.date(2026, 11, 27))
        assert years[-1] == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))

    def test_weeks_begin_on_a_monday(self, measure):
        measure.every = "week"
        assert selectors.periods_of(measure, [], today=dt.date(2026, 11, 27))[-1] == (
            dt.date(2026, 11, 16), dt.date(2026, 11, 22),
        )  # fmt: skip

    def test_half_of_the_offers_were_answered_within_days(self, measure):
        for days in (1, 2, 3, 9, 30):
            offer = OfferFactory(entry=EntryFactory(
                programme=measure.programme, organisation=measure.programme.organisation
            ))  # fmt: skip
            came = noon(month(2))
            Offer.objects.filter(pk=offer.pk).update(
                made_at=came, answered_at=came + dt.timedelta(days=days), answer="Yes"
            )
        assert told(measure, "days-to-answer") == [(month(2), 3)]

    def test_only_published_results_are_taken(self, share):
        survey = answered_survey(share.programme)
        asked = results.ask_for_result(survey=survey, cap=None, by=UserFactory())
        working.work_out_now(asked.pk)
        assert not [one for one in series_of(share.programme) if one.key.startswith("answer:")]
        done = SurveyResult.objects.filter(pk=asked.pk)
        done.update(published_at=timezone.now(), published_who="The board")
        (line,) = looked(share, "answer:barriers::cost").lines
        assert line.values["value"] == 50
        assert survey.title in called(share, "answer:barriers::cost").source
        done.update(taken_back_at=timezone.now(), taken_back_why="A mistake")
        assert not [one for one in series_of(share.programme) if one.key.startswith("answer:")]

    def test_only_the_same_kind_is_offered(self, share, measure):
        assert {one.kind for one in selectors.series_for(share)} == {"share"}
        assert {one.kind for one in selectors.series_for(measure)} == {"number"}


class TestTaking:
    def test_it_is_looked_at_then_brought_in_and_waits(self, lead_client, at, share):
        judge(share.programme, 2, kept=3, broken=1)
        here = at("take_figures", share.pk)
        assert here in text_of(lead_client.get(at("indicator", share.pk)))
        assert "Promises that were kept" in text_of(lead_client.get(here))
        page = text_of(lead_client.post(here, {"series": "promises-kept"}))
        assert "1 figure would come in." in page
        assert not IndicatorFigure.objects.exists()
        page = text_of(lead_client.post(here, {"series": "promises-kept", "seen": seen_in(page)}, follow=True))
        assert "1 figure came in or changed. They wait for approval." in page
        figure = IndicatorFigure.objects.get()
        assert (figure.value, figure.approved_at, figure.ends_on) == (75, None, last_day(month(2), "month"))
        assert figure.source.startswith("Counted in this programme: Promises that were kept (")
        assert FigureFile.objects.get().rows == 1

    def test_what_was_counted_anew_meanwhile_is_shown_again(self, lead_client, at, share):
        judge(share.programme, 2, kept=3, broken=1)
        here = at("take_figures", share.pk)
        page = text_of(lead_client.post(here, {"series": "promises-kept"}))
        judge(share.programme, 2, kept=1, broken=0)
        page = text_of(lead_client.post(here, {"series": "promises-kept", "seen": seen_in(page)}))
        assert "It was counted anew since you looked" in page
        assert not IndicatorFigure.objects.exists()

    def test_a_second_press_brings_nothing_twice(self, share):
        judge(share.programme, 2, kept=3, broken=1)
        take(share)
        with pytest.raises(services.CountedAnew):
            take(share)
        assert IndicatorFigure.objects.count() == 1

    def test_an_approved_figure_stays_and_a_waiting_one_changes_with_its_history(self, share):
        for back in (2, 3):
            judge(share.programme, back, kept=3, broken=1)
            make.FigureFactory(
                programme=share.programme, indicator=share, value=40, starts_on=month(back), narrative="By hand"
            )
        approved = IndicatorFigure.objects.get(starts_on=month(3))
        approve_figure(figure=approved, version=1, by=UserFactory())
        assert [one.comes for one in looked(share, "promises-kept").lines] == ["approved", "change"]
        assert take(share) == 1
        assert [one.value for one in IndicatorFigure.objects.order_by("starts_on")] == [40, 75]
        assert IndicatorFigure.objects.get(starts_on=month(2)).narrative == "By hand"
        assert FigureChange.objects.get().before["value"] == "40.0000"

    def test_a_period_that_meets_another_stays_out(self, share):
        judge(share.programme, 2, kept=3, broken=1)
        make.FigureFactory(
            programme=share.programme, indicator=share, value=40, starts_on=month(2) + dt.timedelta(days=3),
            ends_on=month(2) + dt.timedelta(days=9),
        )  # fmt: skip
        assert [one.comes for one in looked(share, "promises-kept").lines] == ["meets"]

    def test_all_of_it_is_taken_back_but_what_was_approved_or_changed_since(self, share):
        for back in (2, 3, 4, 5):
            judge(share.programme, back, kept=3, broken=1)
        for back in (4, 5):
            make.FigureFactory(programme=share.programme, indicator=share, value=40, starts_on=month(back))
        take(share)
        figures = {one.starts_on: one for one in IndicatorFigure.objects.all()}
        approve_figure(figure=figures[month(2)], version=1, by=UserFactory())
        five = IndicatorFigure.objects.get(starts_on=month(5))
        values = {name: getattr(five, name) for name in ("starts_on", "ends_on", "level", "narrative", "source")}
        now = {**values, "value": Decimal(50), "count": None, "size": None}
        change_figure(figure=five, version=five.version, values=now, reason="By hand", by=UserFactory())
        assert take_back(file=FigureFile.objects.get(), by=UserFactory()) == 2
        left = IndicatorFigure.objects.order_by("starts_on").values_list("starts_on", "value", "count")
        assert list(left) == [(month(5), 50, None), (month(4), 40, None), (month(2), 75, 3)]

    def test_what_came_in_last_stands_first_in_the_list_of_measures(self, lead_client, at, share):
        for name in ("a", "b", "c"):
            make.FigureFileFactory(programme=share.programme, name=name)
        judge(share.programme, 2, kept=3, broken=1)
        take(share)
        assert list(map(str, files_of(share.programme))) == [
            "Counted in this programme: Promises that were kept", "c", "b", "a"
        ]  # fmt: skip
        assert "Counted in this programme: Promises that were kept" in text_of(lead_client.get(at("framework")))

    def test_another_unit_is_named(self, lead_client, at, measure):
        met(measure.programme, 2, ENOUGH)
        page = text_of(lead_client.post(at("take_figures", measure.pk), {"series": "hours"}))
        assert "This measure is in “people”, the programme counts “hours”." in page

    def test_with_nothing_counted_it_says_so(self, lead_client, at, share):
        page = text_of(lead_client.post(at("take_figures", share.pk), {"series": "promises-kept"}))
        assert "There is nothing to take yet" in page
        assert "Bring these figures in" not in page

    def test_a_series_that_is_not_there_says_what_to_do(self, lead_client, at, share):
        page = text_of(lead_client.post(at("take_figures", share.pk), {"series": "hours"}))
        assert "This is counted here no longer. Choose another." in page

    def test_a_rate_is_not_counted_here(self, lead_client, at, share):
        share.measured = "rate"
        share.save()
        assert at("take_figures", share.pk) not in text_of(lead_client.get(at("indicator", share.pk)))
        assert "Nothing that is counted here is of the same kind" in text_of(
            lead_client.get(at("take_figures", share.pk))
        )

    def test_only_who_writes_figures_takes_them(self, signed_in, at, share):
        assert signed_in("resident").get(at("take_figures", share.pk)).status_code in {403, 404}

    def test_however_many_promises_it_takes_few_queries(self, share, django_assert_num_queries):
        for back in range(1, 9):
            judge(share.programme, back, kept=2, broken=1)
        Promise.objects.update(others_judge=False)
        series = called(share, "promises-kept")
        with django_assert_num_queries(2):
            selectors.look_at(share, series, today=timezone.localdate())

"""Measures as people meet them: chosen, filled, read on a chart, doubted, approved, brought in and taken away."""

import csv
import datetime as dt
import io
import re
from html import unescape
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfReader
from tests.factories import grow_it as make
from tests.factories.journeys import InitiativeFactory, OutcomeFactory

from coproduction_star.grow_it.models import FigureView, Indicator, IndicatorFigure, IndicatorMark
from coproduction_star.journeys.steps import all_steps

pytestmark = pytest.mark.django_db
NEW = {
    "title": "People who know a neighbour", "outcome": "", "label": "outcome", "measured": "share", "unit": "people",
    "per": "1", "better": "up", "every": "month", "chart": "control", "benefit": "", "owner": "",
}  # fmt: skip
FIGURE = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2026", "value": "64.2", "level": "2"}
HEAD = "measure,group,from,to,figure,how_many,of_how_many,trust,narrative,source\n"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(text, name="figures.csv"):
    return {"file": SimpleUploadedFile(name, text.encode())}


def hidden_in(answer):
    """What the page sends back with its button."""
    found = re.findall(r'<input type="hidden" name="(name|rows)" value="([^"]*)"', text_of(answer))
    return {name: unescape(value) for name, value in found}


class TestTheFramework:
    def test_without_outcomes_it_leads_to_them(self, lead_client, at):
        page = text_of(lead_client.get(at("framework")))
        assert "No outcome is written down yet." in page
        assert "Begin with what people want to be different" in page

    def test_an_outcome_without_a_measure_is_named_and_leads_to_one(self, lead_client, at, inside):
        outcome = OutcomeFactory(programme=inside, words="I know my neighbours")
        page = text_of(lead_client.get(at("framework")))
        assert f"?outcome={outcome.pk}" in page
        assert "Nothing tells yet whether this changes." in page

    def test_measures_of_process_alone_are_never_ready(self, lead_client, at, inside):
        make.IndicatorFactory(programme=inside, label="process", with_residents=True)
        page = text_of(lead_client.get(at("framework")))
        assert "Not ready yet" in page
        assert "There are only measures of process." in page

    def test_a_trap_is_told(self, lead_client, at, inside):
        make.IndicatorFactory(programme=inside, title="Meetings held", label="outcome")
        assert "It counts what was done. That is an output, not an outcome." in text_of(
            lead_client.get(at("framework"))
        )

    def test_it_is_ready_when_nothing_is_missing(self, lead_client, at, inside):
        make.IndicatorFactory(
            programme=inside,
            with_residents=True,
            baseline=3,
            baseline_on="2025-01-01",
            target=5,
            target_on="2027-01-01",
        )
        assert "The framework is ready" in text_of(lead_client.get(at("framework")))

    def test_many_measures_take_few_queries(self, lead_client, at, inside, django_assert_max_num_queries):
        for _one in range(12):
            make.months(make.IndicatorFactory(programme=inside), [1, 2, 3])
        with django_assert_max_num_queries(14):
            lead_client.get(at("framework"))


class TestAMeasure:
    def test_it_is_added_with_the_first_questions_alone(self, lead_client, at):
        page = text_of(lead_client.post(at("new_indicator"), NEW, follow=True))
        assert "People who know a neighbour" in page
        assert "Still missing: what it means" in page

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"title": ""}, "Write in a few words what you measure."),
            ({"label": ""}, "Choose what it measures."),
            ({"target": "120", "target_on_day": "1", "target_on_month": "1", "target_on_year": "2030"},
             "A share is from 0 to 100 per cent."),
            ({"baseline": "12"}, "Write the day of the baseline too."),
            ({"baseline": "12", "baseline_on_day": "1", "baseline_on_month": "1", "baseline_on_year": "2099"},
             "A baseline is what was measured."),
            ({"target": "many"}, "Write a number, such as 64.2."),
            ({"groups": "carers\nCarers"}, "A group stands there twice."),
        ],
    )  # fmt: skip
    def test_bad_input_says_what_to_do_and_keeps_the_words(self, lead_client, at, more, words):
        page = text_of(lead_client.post(at("new_indicator"), {**NEW, "definition": "Asked at the door", **more}))
        assert words in page
        assert "Asked at the door" in page
        assert not Indicator.objects.exists()

    def test_two_people_at_once_see_both_texts(self, lead_client, at, measure):
        old = {**NEW, "title": "Mine", "measured": "number", "version": "1"}
        Indicator.objects.update(version=2, title="Theirs")
        page = text_of(lead_client.post(at("change_indicator", measure.pk), old))
        assert "Theirs" in page
        assert "Mine" in page

    def test_taken_out_it_can_be_brought_back(self, lead_client, at, measure):
        assert "bring it back" in text_of(lead_client.get(at("remove_indicator", measure.pk)))
        page = text_of(lead_client.post(at("remove_indicator", measure.pk), follow=True))
        assert "Bring it back" in page
        lead_client.post(at("restore_indicator", measure.pk))
        assert Indicator.objects.get() == measure

    def test_the_second_figure_makes_a_chart_and_the_thirteenth_tells_what_is_usual(self, lead_client, at, measure):
        assert "There is no figure yet" in text_of(lead_client.get(at("indicator", measure.pk)))
        make.months(measure, [10, 12] * 6)
        page = text_of(lead_client.get(at("indicator", measure.pk)))
        assert "From 13 on we can say what is usual." in page
        make.FigureFactory(programme=measure.programme, indicator=measure, value=40, starts_on=dt.date(2025, 1, 1))
        page = text_of(lead_client.get(at("indicator", measure.pk)))
        assert "Getting better" in page
        assert "it lies beyond a limit" in page
        assert "NHS Making Data Count: shift 7, trend 6" in page
        assert "The target of 20 people is reached." in page

    def test_a_missing_month_is_a_gap(self, lead_client, at, measure):
        first, *_rest, last = make.months(measure, [10, 12, 11, 13])
        IndicatorFigure.objects.exclude(pk__in=(first.pk, last.pk)).delete()
        assert "Periods without a figure: 2." in text_of(lead_client.get(at("indicator", measure.pk)))

    def test_a_new_baseline_draws_new_lines(self, lead_client, at, measure):
        make.months(measure, [10, 12] * 7 + [30, 32] * 7)
        before = text_of(lead_client.get(at("indicator", measure.pk)))
        lead_client.post(
            at("new_mark", measure.pk),
            {"on_day": "1", "on_month": "3", "on_year": "2025", "words": "Evenings began", "new_baseline": "on"},
        )
        after = text_of(lead_client.get(at("indicator", measure.pk)))
        assert "Evenings began" in after
        assert "Getting better" in before
        assert "Usual ups and downs" in after
        lead_client.post(at("remove_mark", measure.pk, IndicatorMark.objects.get().pk))
        assert "Evenings began" not in text_of(lead_client.get(at("indicator", measure.pk)))

    def test_a_run_chart_needs_no_limits(self, lead_client, at, measure):
        Indicator.objects.update(chart="run")
        make.months(measure, [10, 12] * 6 + [30, 32] * 6)
        page = text_of(lead_client.get(at("indicator", measure.pk)))
        assert "The figures moved" in page
        assert "Something moved" in page

    def test_each_group_has_its_chart(self, lead_client, at, share):
        make.months(share, [60, 61, 62])
        make.months(share, [40, 41, 39], group="carers")
        page = text_of(lead_client.get(at("indicator", share.pk) + "?group=0"))
        assert "People who feel safe: carers" in page
        assert "39% in Mar 2024." in page

    def test_an_address_that_names_no_group_shows_everybody(self, lead_client, at, share):
        make.months(share, [60, 61])
        assert "61% in Feb 2024." in text_of(lead_client.get(at("indicator", share.pk) + "?group=99"))

    def test_however_many_figures_a_page_draws_ten_years_and_lists_three(self, lead_client, at, measure):
        make.months(measure, range(130))
        page = text_of(lead_client.get(at("indicator", measure.pk)))
        assert "94 older figures stand in the files." in page
        assert "129 people in Oct 2034." in page
        assert "Jan 2024" not in page

    def test_ten_years_take_few_queries(self, lead_client, at, measure, django_assert_max_num_queries):
        make.months(measure, range(120))
        with django_assert_max_num_queries(16):
            lead_client.get(at("indicator", measure.pk))


class TestAFigure:
    def test_it_is_written_down_and_waits(self, lead_client, at, measure):
        page = text_of(lead_client.post(at("new_figure", measure.pk), FIGURE, follow=True))
        assert "It waits for somebody to approve it." in page
        assert (IndicatorFigure.objects.get().ends_on.isoformat(), IndicatorFigure.objects.get().approved_at) == (
            "2026-03-31", None,
        )  # fmt: skip

    def test_the_next_period_is_there_already(self, lead_client, at, measure):
        make.months(measure, [1, 2])
        page = text_of(lead_client.get(at("new_figure", measure.pk)))
        assert 'value="3"' in page
        assert 'value="2024"' in page

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"value": ""}, "Write the figure."),
            ({"value": "120"}, "A share is from 0 to 100 per cent."),
            ({"value": "", "count": "5"}, "Write both: how many, and of how many."),
            ({"value": "", "count": "50", "size": "40"}, "There are more than there are of."),
            ({"starts_on_year": "2099"}, "This period has not begun yet."),
            ({"ends_on_day": "1", "ends_on_month": "2", "ends_on_year": "2026"}, "The last day comes before"),
        ],
    )  # fmt: skip
    def test_bad_input_says_what_to_do_and_keeps_the_words(self, lead_client, at, share, more, words):
        answers = {**FIGURE, "narrative": "Snow kept people in", **more}
        page = text_of(lead_client.post(at("new_figure", share.pk), answers))
        assert words in page
        assert "Snow kept people in" in page
        assert not IndicatorFigure.objects.exists()

    def test_a_period_that_meets_another_is_named(self, lead_client, at, measure):
        lead_client.post(at("new_figure", measure.pk), FIGURE)
        page = text_of(lead_client.post(at("new_figure", measure.pk), {**FIGURE, "starts_on_day": "9", "value": "7"}))
        assert "There is a figure for Mar 2026 already." in page

    def test_whoever_decides_approves_by_name(self, lead_client, signed_in, at, measure):
        (figure,) = make.months(measure, [12])
        assert signed_in("practitioner").post(at("approve_figure", figure.pk), {"version": 1}).status_code == 403
        page = text_of(lead_client.post(at("approve_figure", figure.pk), {"version": 1}, follow=True))
        assert "Approved by" in page
        assert "Approve this figure" not in page

    def test_what_was_changed_meanwhile_is_not_approved(self, lead_client, at, measure):
        (figure,) = make.months(measure, [12])
        page = text_of(lead_client.post(at("approve_figure", figure.pk), {"version": 7}, follow=True))
        assert "Somebody else changed this figure" in page
        figure.refresh_from_db()
        assert figure.approved_at is None

    def test_a_change_after_approval_asks_why_and_keeps_the_old_one(self, lead_client, at, measure):
        (figure,) = make.months(measure, [12], approved_at=timezone.now())
        answers = {
            **FIGURE,
            "value": "15",
            "version": "1",
            "reason": "",
            "starts_on_month": "1",
            "starts_on_year": "2024",
        }
        page = text_of(lead_client.post(at("change_figure", figure.pk), answers))
        assert "This figure was approved. Write why it changes." in page
        answers |= {"reason": "Counted twice"}
        page = text_of(lead_client.post(at("change_figure", figure.pk), answers, follow=True))
        assert "Counted twice" in page
        assert "Figure was" in page
        assert "it was approved before" in page

    def test_residents_say_whether_it_rings_true(self, signed_in, at, measure):
        (figure,) = make.months(measure, [12])
        resident = signed_in("co-producer")
        page = text_of(
            resident.post(at("say_of_figure", figure.pk), {"agrees": "no", "words": "", "said_by": "The panel"})
        )
        assert "Write what the figure does not show." in page
        said = {"agrees": "no", "words": "Nobody asked us", "said_by": "The panel"}
        page = text_of(resident.post(at("say_of_figure", figure.pk), said, follow=True))
        assert "Nobody asked us" in page
        assert "1 doubt it" in text_of(resident.get(at("indicator", measure.pk)))
        assert FigureView.objects.get().said_by == "The panel"


class TestFiles:
    def test_nothing_is_kept_before_the_last_button(self, lead_client, at, measure):
        text = f"{HEAD}{measure.title},,2026-03-01,,12,,,,,\n{measure.title},,soon,,13,,,,,\n"
        text += "Nobody knows,,2026-03-01,,1,,,,,\n"
        page = lead_client.post(at("bring_figures"), sent(text))
        words = text_of(page)
        assert "1 figure can be kept." in words
        assert "2 rows are left out:" in words
        assert "“soon” is no day." in words
        assert "No measure is called “Nobody knows”." in words
        assert not IndicatorFigure.objects.exists()
        kept = hidden_in(page)
        told = text_of(lead_client.post(at("bring_figures"), kept, follow=True))
        assert "1 figure is there." in told
        assert IndicatorFigure.objects.get().value == 12
        file = IndicatorFigure.objects.get().file
        told = text_of(lead_client.post(at("take_figures_back", file.pk), follow=True))
        assert "Taken back." in told
        assert not IndicatorFigure.objects.exists()

    @pytest.mark.parametrize(
        ("cells", "words"),
        [
            ("nobody,2026-03-01,,5,,,,,", "The measure has no group “nobody”."),
            (",2026-03-01,,105,,,,,", "figure: A share is from 0 to 100 per cent."),
            (",2026-03-01,,,9,8,,,", "how_many: There are more than there are of."),
            (",2026-03-01,2026-02-01,5,,,,,", "to: The last day comes before the first."),
            (",2026-03-01,,five,,,,,", "“five” is no number."),
            (",2026-03-01,,5,,,9,,", "trust: write 1, 2, 3 or 4."),
        ],
    )
    def test_what_is_wrong_with_a_row_is_told(self, lead_client, at, share, cells, words):
        page = text_of(lead_client.post(at("bring_figures"), sent(f"{HEAD}{share.title},{cells}\n")))
        assert words in page
        assert "Keep these figures" not in page

    @pytest.mark.parametrize(
        ("text", "words"),
        [("colour,size\nred,2\n", "The first row must name the columns."), ("", "The file is empty")],
    )
    def test_a_file_that_is_none_says_what_to_do(self, lead_client, at, measure, text, words):
        page = lead_client.post(at("bring_figures"), sent(text))
        assert "There is a problem" in text_of(page)

    def test_a_file_that_meets_a_figure_is_not_kept_in_part(self, lead_client, at, measure):
        make.months(measure, [1])
        text = f"{HEAD}{measure.title},,2024-02-01,,12,,,,,\n{measure.title},,2024-01-01,,12,,,,,\n"
        page = lead_client.post(at("bring_figures"), sent(text))
        kept = hidden_in(page)
        told = text_of(lead_client.post(at("bring_figures"), kept))
        assert "There is a figure for Jan 2024 already." in told
        assert "Nothing was kept." in told
        assert IndicatorFigure.objects.count() == 1

    def test_a_row_for_each_measure_period_and_group(self, lead_client, at, share):
        make.months(share, [60.5], count=121, size=200)
        make.months(share, [40], group="carers")
        answer = lead_client.get(at("figures_csv"))
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [(row["group"], row["figure"], row["how_many"]) for row in rows] == [
            ("", "60.5", "121.0"), ("carers", "40.0", ""),
        ]  # fmt: skip

    def test_what_is_taken_away_can_be_brought_back(self, lead_client, at, share):
        make.months(share, [60, 61])
        text = lead_client.get(at("figures_csv")).content.decode("utf-8-sig")
        IndicatorFigure.objects.all().delete()
        page = lead_client.post(at("bring_figures"), sent(text))
        assert "2 figures can be kept." in text_of(page)

    def test_the_workbook_and_the_document_open(self, lead_client, at, measure):
        make.months(measure, [1, 2])
        for name in ("figures_workbook", "framework_word"):
            answer = lead_client.get(at(name))
            assert answer.status_code == 200
            assert ZipFile(io.BytesIO(answer.content)).testzip() is None

    def test_the_framework_as_pdf_says_what_the_page_says(self, lead_client, at, measure):
        made = PdfReader(io.BytesIO(lead_client.get(at("framework_pdf")).content))
        words = " ".join(page.extract_text() for page in made.pages)
        assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert measure.outcome.words.split()[0] in words
        assert "People who meet others" in words

    def test_files_that_came_in_are_listed_for_those_who_can_take_them_back(self, lead_client, signed_in, at, measure):
        make.FigureFileFactory(programme=measure.programme, name="march.csv")
        assert "march.csv" in text_of(lead_client.get(at("framework")))
        assert "march.csv" not in text_of(signed_in("observer").get(at("framework")))


class TestTheWhole:
    def test_the_thread_of_an_initiative_reaches_the_result(self, inside, measure):
        initiative = InitiativeFactory(programme=inside)
        initiative.outcomes.add(measure.outcome)
        make.months(measure, [12], approved_at=timezone.now())
        grow = next(step for step in all_steps() if step.slug == "grow_it")
        assert [(knot.place, knot.title) for knot in grow.thread(initiative)] == [
            ("indicator", "People who meet others"), ("result", "People who meet others: 12 people"),
        ]  # fmt: skip

    def test_a_figure_that_nobody_approved_is_no_result(self, inside, measure):
        make.months(measure, [12])
        grow = next(step for step in all_steps() if step.slug == "grow_it")
        assert list(grow.figures(inside)) == []

    def test_the_star_says_what_is_next(self, lead_client, inside, measure):
        make.months(measure, [12])
        grow = next(step for step in all_steps() if step.slug == "grow_it")
        assert grow.next_action(inside).title == "approve the figures"
        assert grow.progress(inside).share > 0

"""Whether something worked, as people ask it: in three ways, with what each assumes, and "we cannot tell"."""

import datetime as dt
import io
from zipfile import ZipFile

import numpy as np
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.factories import grow_it as make

from coproduction_star.grow_it.models import Evaluation, IndicatorFigure

pytestmark = pytest.mark.django_db
ASKED = {
    "what": "Evenings began", "change_on_day": "1", "change_on_month": "1", "change_on_year": "2025",
    "way": "interrupted", "beside": "", "initiative": "", "narrative": "Snow fell",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def steady(seed, step, size=24):
    values = np.random.default_rng(seed).normal(scale=0.5, size=size) + 20
    values[12:] += step
    return [round(float(value), 2) for value in values]


def look(client, at, measure, **more):
    return text_of(client.post(at("new_evaluation", measure.pk), {**ASKED, **more}, follow=True))


def test_a_step_is_told_with_its_range_and_what_it_assumes(lead_client, at, measure):
    make.months(measure, steady(1, 5))
    page = look(lead_client, at, measure)
    kept = Evaluation.objects.get().result["effect"]
    assert kept["low"] < 5 < kept["high"]
    assert "It got better" in page
    assert "It rose by" in page
    assert "Without the change the figures would have gone on as they were heading." in page
    assert "Snow fell" in page
    assert "The plain line: what the figures would" in page


def test_where_nothing_happened_we_cannot_tell(lead_client, at, measure):
    make.months(measure, steady(2, 0))
    page = look(lead_client, at, measure)
    assert "We cannot tell" in page
    assert "It got better" not in page


def test_before_and_after_alone_always_says_that_it_has_no_comparator(lead_client, at, measure):
    make.months(measure, steady(3, 5))
    page = look(lead_client, at, measure, way="before-after")
    assert "There is no comparator" in page
    assert "Means before and after" in page


def test_what_happened_to_both_is_no_effect(lead_client, at, share):
    both = steady(4, 5)
    make.months(share, both)
    make.months(share, [value - 3 + place % 2 for place, value in enumerate(both)], group="carers")
    page = look(lead_client, at, share, way="beside", beside="group:carers")
    assert "We cannot tell" in page
    page = look(lead_client, at, share, way="before-after")
    assert "It got better" in page


def test_counts_have_limits_of_their_own_and_are_told_as_shares(lead_client, at, share):
    chance = np.random.default_rng(5)
    for place in range(24):
        count = int(chance.binomial(200, 0.5 if place < 12 else 0.7))
        make.FigureFactory(
            programme=share.programme, indicator=share, starts_on=make.after(make.FIRST, place), count=count, size=200,
            value=count / 2,
        )  # fmt: skip
    page = look(lead_client, at, share)
    result = Evaluation.objects.get().result
    assert result["effect"]["scale"] == "ratio"
    assert 1.2 < result["effect"]["value"] < 1.7
    assert 40 < result["without"][-1] < 60
    assert "It rose by" in page


@pytest.mark.parametrize(
    ("figures", "more", "words"),
    [
        (10, {}, "There are 0 figures after the change."),
        (24, {"change_on_year": "2024", "change_on_month": "3"}, "There are 2 figures before the change."),
        (24, {"seasons": "on", "change_on_month": "10", "change_on_year": "2024"}, "Seasons need a whole year"),
        (24, {"way": "beside"}, "Choose to whom it did not happen."),
        (24, {"way": "beside", "beside": "everybody"}, "Choose somebody else"),
        (24, {"way": "beside", "beside": "group:carers"}, "periods have figures of both"),
        (24, {"what": ""}, "Write what was done or changed."),
        (24, {"change_on_year": "2099"}, "This day is still to come."),
        (13, {"way": "before-after"}, "There are too few figures on one side: 1."),
    ],
)
def test_what_cannot_be_told_says_why_and_what_to_do(lead_client, at, share, figures, more, words):
    make.months(share, steady(6, 5)[:figures])
    page = look(lead_client, at, share, **more)
    assert words in page
    assert "Snow fell" in page
    assert not Evaluation.objects.exists()


def test_figures_that_changed_since_leave_the_result_and_are_told(lead_client, at, measure):
    make.months(measure, steady(7, 5))
    look(lead_client, at, measure)
    found = Evaluation.objects.get()
    assert "Figures have changed since." not in text_of(lead_client.get(at("evaluation", found.pk)))
    IndicatorFigure.objects.filter(starts_on=dt.date(2024, 1, 1)).update(value=99)
    page = text_of(lead_client.get(at("evaluation", found.pk)))
    assert "Figures have changed since." in page
    assert Evaluation.objects.get().result == found.result


def test_small_figures_are_shown_only_to_those_who_keep_them(signed_in, lead_client, at, measure):
    make.months(measure, steady(8, 5))
    look(lead_client, at, measure)
    page = text_of(signed_in("co-producer").get(at("evaluation", Evaluation.objects.get().pk)))
    assert "The figures themselves are shown to those who keep them." in page
    assert "cs-chart" not in page


def test_whoever_only_looks_cannot_ask(signed_in, at, measure):
    make.months(measure, [1, 2])
    assert signed_in("observer").get(at("new_evaluation", measure.pk)).status_code == 403


def test_the_list_the_document_and_taking_out(lead_client, at, measure):
    make.months(measure, steady(9, 5))
    look(lead_client, at, measure)
    found = Evaluation.objects.get()
    assert "Evenings began" in text_of(lead_client.get(at("evaluations")))
    answer = lead_client.get(at("evaluation_word", found.pk))
    assert ZipFile(io.BytesIO(answer.content)).testzip() is None
    set_anew = lead_client.get(at("evaluation_pdf", found.pk)).content
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(set_anew)).pages)
    assert "What it assumes" in words
    assert "Evenings began" in words
    assert "Take this result out?" in text_of(lead_client.get(at("remove_evaluation", found.pk)))
    lead_client.post(at("remove_evaluation", found.pk))
    assert not Evaluation.objects.exists()


def test_many_results_take_few_queries(lead_client, at, inside, django_assert_max_num_queries):
    for _one in range(10):
        make.EvaluationFactory(programme=inside)
    with django_assert_max_num_queries(14):
        lead_client.get(at("evaluations"))


class TestSeveralAtOnce:
    """Two groups it happened to, and two it did not."""

    WAY = {
        "way": "differences", "treated": ["group:north", "group:south"], "others": ["group:east", "group:west"],
    }  # fmt: skip

    @pytest.fixture
    def wards(self, inside):
        groups = ["north", "south", "east", "west"]
        return make.IndicatorFactory(programme=inside, title="People who come", groups=groups)

    def fill(self, wards, step=6.0, drift=0.0, leave_out=None):
        for place, name in enumerate(wards.groups):
            values = np.array(steady(20 + place, step if place < 2 else 0.0))
            if place < 2:
                values += drift * np.arange(24)
            kept = [(month, value) for month, value in enumerate(values) if (name, month) != leave_out]
            for month, value in kept:
                make.FigureFactory(
                    programme=wards.programme, indicator=wards, group=name, value=round(float(value), 2),
                    starts_on=make.after(make.FIRST, month),
                )  # fmt: skip

    def test_what_changed_beyond_the_others_is_told_with_the_check_before(self, lead_client, at, wards):
        self.fill(wards)
        page = look(lead_client, at, wards, **self.WAY)
        kept = Evaluation.objects.get().result
        assert kept["effect"]["low"] < 6 < kept["effect"]["high"]
        assert (kept["before"], kept["after"], len(kept["study"])) == (12, 12, 24)
        assert "It got better" in page
        assert "they were heading the same way, as far as the figures can tell." in page
        assert "north; south" in page
        assert "cs-chart" in page
        assert "Without the change both would have gone the same way." in page

    def test_those_who_drifted_apart_before_prove_nothing(self, lead_client, at, wards):
        self.fill(wards, step=0, drift=0.5)
        page = look(lead_client, at, wards, **self.WAY)
        assert "We cannot tell" in page
        assert "Both were not heading the same way before" in page
        assert "It got better" not in page

    def test_a_month_that_one_lacks_is_left_out_and_told(self, lead_client, at, wards):
        self.fill(wards, leave_out=("east", 5))
        page = look(lead_client, at, wards, **self.WAY)
        assert "Periods left out because somebody has no figure: 1." in page
        assert Evaluation.objects.get().result["before"] == 11

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"others": ["group:east"]}, "Choose two or more."),
            ({"others": []}, "Choose two or more."),
            ({"others": ["group:north", "group:west"]}, "Somebody is chosen on both sides."),
            ({"change_on_year": "2023"}, "All of them have figures in 0 periods before and 24 after."),
        ],
    )
    def test_what_cannot_be_compared_says_why(self, lead_client, at, wards, more, words):
        self.fill(wards)
        page = look(lead_client, at, wards, **{**self.WAY, **more})
        assert words in page
        assert "Snow fell" in page
        assert not Evaluation.objects.exists()

    def test_few_periods_before_leave_the_check_open(self, lead_client, at, wards):
        self.fill(wards)
        page = look(lead_client, at, wards, **self.WAY, change_on_year="2024", change_on_month="3")
        assert "there are fewer than 3 periods" in page
        assert "There are few figures." in page

    def test_the_workbook_has_the_figures_only_for_those_who_keep_them(self, lead_client, signed_in, at, wards):
        self.fill(wards)
        look(lead_client, at, wards, **self.WAY)
        address = at("evaluation_workbook", Evaluation.objects.get().pk)
        book = load_workbook(io.BytesIO(lead_client.get(address).content))
        assert book.sheetnames == ["Result", "Figures", "Before and after"]
        assert book["Figures"].max_row == 1 + 4 * 24
        assert load_workbook(io.BytesIO(signed_in("co-producer").get(address).content)).sheetnames == ["Result"]

    def test_the_document_says_whether_they_were_alike_before(self, lead_client, at, wards):
        self.fill(wards)
        look(lead_client, at, wards, **self.WAY)
        answer = lead_client.get(at("evaluation_word", Evaluation.objects.get().pk))
        assert "heading the same way" in ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()

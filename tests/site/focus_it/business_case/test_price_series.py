"""Prices of other years: a published value in a case in today’s prices, with a price series typed in the settings."""

import copy
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.focus_it import BusinessCaseFactory, case_document
from tests.site.focus_it.business_case.test_pages import change, values_in

from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.facts_of_parts import facts_of
from coproduction_star.focus_it.business_case.missing import missing_in
from coproduction_star.focus_it.models import BusinessCase

pytestmark = pytest.mark.django_db
VALUE = "options/club/outcomes/well/values/worth"
SERIES = "2013/14 = 80\n\n2026/27 = 100"
SOURCE = "GDP deflators of HM Treasury, June 2026"
ODD = {"2013/14": 190.03343415111053, "2026/27": 1e-07, "2025/26": 246}


def text(answer):
    return answer.content.decode()


def in_prices_of(year, **prices):
    made = json.loads(json.dumps(case_document()).replace("2025/26", year))
    made["prices"] |= prices
    return made


@pytest.fixture
def today(programme, inside):
    """A case in prices of 2026/27."""
    return BusinessCaseFactory(programme=programme, content=in_prices_of("2026/27"))


@pytest.fixture
def finance(signed_in):
    return signed_in("finance-partner")


def test_a_published_value_counts_in_a_case_in_prices_of_today(today, finance, here, now):
    new = here("case_part", today.pk, "figures/new")
    finance.post(new, values_in(text(finance.get(new, {"from": "unit-value:HE3.0/fiscal"}))))
    [taken] = [name for name, one in now(today).content["figures"].items() if "Ambulance" in one["label"]]
    change(finance, here, today, VALUE, amount=taken)
    page = text(finance.get(here("business_case", today.pk)))
    assert "There is no answer yet" in page
    told = "write the levels of 2013/14 and 2026/27 in “Or by your own price series”"
    assert told in page
    assert "Or by your own price series" in text(finance.get(here("case_part", today.pk, "settings")))
    change(finance, here, today, "settings", prices__index=SERIES, prices__index_source=SOURCE)
    page = text(finance.get(here("business_case", today.pk)))
    assert "For each £1 that" in page
    assert told not in page
    case = answer_to(now(today).content).worked.case
    assert case.figures[taken].price_year == "2013/14"
    assert case.prices.conversions["2013/14"] == pytest.approx(1.25)
    assert case.prices.conversion_source == SOURCE


def test_a_file_with_a_series_is_kept_by_the_page_digit_by_digit(inside, finance, here):
    content = in_prices_of("2026/27", index=ODD, index_source=SOURCE)
    file = SimpleUploadedFile("case.json", json.dumps(content).encode())
    finance.post(here("bring_business_case"), {"file": file})
    case = BusinessCase.objects.get()
    page = text(finance.get(here("case_part", case.pk, "settings")))
    assert "2013/14 = 190.03343415111053\n2025/26 = 246\n2026/27 = 0.0000001" in page
    change(finance, here, case, "settings")
    kept = json.loads(finance.get(here("case_json", case.pk)).content)
    assert kept == content | {"groups": [], "demands": []}


def test_emptied_boxes_leave_no_trace(today, finance, here, now):
    before = copy.deepcopy(today.content)
    change(finance, here, today, "settings", prices__index=SERIES, prices__index_source=SOURCE)
    assert now(today).content["prices"]["index"] == {"2013/14": 80, "2026/27": 100}
    change(finance, here, today, "settings", prices__index="", prices__index_source="")
    assert now(today).content == before


@pytest.mark.parametrize(
    "line", ["2013/14 = 80.5", "2013/14: 80.5", "2013/14\t80.5", "2013/14 80.5", " 2013/14=80.5 "]
)
def test_a_line_is_read_as_people_write_or_paste_it(line, today, finance, here, now):
    change(finance, here, today, "settings", prices__index=f"{line}\n2026/27\t1,100", prices__index_source=SOURCE)
    assert now(today).content["prices"]["index"] == {"2013/14": 80.5, "2026/27": 1100}


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ("2026/27 = 100\nfour", "Line 2: Write a year, = and its level, such as 2013/14 = 100."),
        ("2013/14", "Line 1: Write a year, = and its level"),
        ("2026/27 = 100\n\n2013/15 = 80", "Line 3: “2013/15” is no price year. Write 2025 or 2025/26."),
        ("2013 / 14 = 80", "Line 1: “2013 / 14” is no price year."),
        ("2013/14 = much", "Line 1: “much” is not a number. Write figures only"),
        ("2013/14 = £80", "Line 1: Write the number without a currency sign: 80."),
        ("2026/27 = 100\n2013/14 = 0", "Line 2: A price level is above 0."),
        ("2013/14 = -80", "Line 1: A price level is above 0."),
        ("2013/14 = 80\n2013/14 = 81", "Line 2: 2013/14 is there already. Keep one line for each year."),
        ("four\n2026/27 = five", "Line 2: “five” is not a number."),
        ("2013/14 = 80\n2025/26 = 100", "Your price series has no level for 2026/27, the year of the case."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_is_told_by_its_number_and_kept(series, told, today, finance, here, now):
    page = text(change(finance, here, today, "settings", prices__index=series, prices__index_source=SOURCE))
    assert told in page
    assert values_in(page)["prices__index"] == series
    assert now(today).content == today.content


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"prices__index": SERIES}, "Say where your price series is from."),
        ({"prices__index_source": SOURCE}, "Write the levels of your price series, or take out where it is from."),
        ({"prices__index": SERIES, "prices__index_source": SOURCE, "prices__deflator": "gdp-financial-2015"},
         "There is a price series of your own too. Choose “Not said yet” here, or empty that box."),
    ],
)  # fmt: skip
def test_a_series_has_a_source_and_stands_alone(said, told, today, finance, here, now):
    assert told in text(change(finance, here, today, "settings", **said))
    assert now(today).content == today.content


def remedy_of(content):
    content["figures"]["worth"]["price_year"] = "2013/14"
    [line] = [one for one in missing_in(content, answer_to(content)) if one.part == VALUE]
    return line.remedy


def test_a_series_that_we_ship_is_named_where_it_has_both_years():
    told = "Open the settings and choose gdp-financial-2015 in “Bring amounts of other years to these prices by”."
    assert remedy_of(in_prices_of("2018/19")).startswith(told)
    own = in_prices_of("2018/19", index={"2018/19": 100}, index_source=SOURCE)
    assert remedy_of(own).startswith("Open the settings and write the levels of 2013/14 and 2018/19 in")


def test_whoever_reads_the_settings_sees_the_series_line_by_line():
    content = in_prices_of("2026/27", index={"2013/14": 80, "2026/27": 100}, index_source=SOURCE)
    assert ("Or by your own price series", "2013/14 = 80; 2026/27 = 100") in facts_of(content, "settings", content)

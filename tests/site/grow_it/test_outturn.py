"""What a business case had forecast beside what happened, and what the next author is offered of it."""

import io
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.factories import grow_it as make
from tests.factories.focus_it import BusinessCaseEditionFactory, BusinessCaseFactory, case_document
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.grow_it.models import Outturn
from coproduction_star.journeys.forecasts import forecast_of
from coproduction_star.methods.track_record import FEWEST, Forecasted

pytestmark = pytest.mark.django_db
SAID = {
    "first_year": "0", "last_year": "1", "typed": "28320", "prices": "", "source": "The ledger", "known_on_day": "1",
    "known_on_month": "4", "known_on_year": "2026", "why": "Rent rose",
}  # fmt: skip
OLDER = {
    "title": "The lunch club", "decided_on_day": "1", "decided_on_month": "4", "decided_on_year": "2019",
    "price_year": "2018/19", "cost_forecast": "100", "cost_happened": "130", "benefit_forecast": "",
    "benefit_happened": "", "source": "Two reports", "known_on_day": "1", "known_on_month": "4",
    "known_on_year": "2023",
}  # fmt: skip


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def edition(inside):
    content = case_document(first_year=2025)
    content["options"][1]["costs"][0]["bias"] = {"own_rate": "more"}
    content["figures"]["more"] = {"kind": "rate", "central": 0.5, "label": "more", "source": "A guess", "grade": 6}
    case = BusinessCaseFactory(programme=inside, content=content)
    return BusinessCaseEditionFactory(case=case)


@pytest.fixture
def write(lead_client, at, edition):
    def post(line=0, **more):
        return lead_client.post(f"{at('write_outturn', edition.pk)}?line={line}", {**SAID, **more}, follow=True)

    return post


def forecast(edition):
    return forecast_of(edition.programme, str(edition.pk))


def test_the_forecast_is_the_one_before_anything_was_added_for_optimism(edition):
    lines = {line.what: line for line in forecast(edition).lines}
    assert lines[Forecasted.COST].by_year[:4] == pytest.approx((12_000, 12_000, 12_000, 0))
    assert lines[Forecasted.DEMAND].by_year[:4] == pytest.approx((80, 80, 80, 0))
    assert lines[Forecasted.BENEFIT].over(0, 2) == pytest.approx(96_000)
    assert forecast(edition).year(1) == "2026"


def test_what_happened_stands_beside_the_forecast_of_the_same_years(write, edition):
    page = text_of(write())
    kept = Outturn.objects.get()
    assert (kept.forecast, kept.happened) == (24_000, 28_320)
    assert "Costs were 18% above what was forecast." in page
    assert "£24,000" in page
    assert "£28,320" in page
    assert "2025 to 2026" in page
    assert "The ledger, 1 April 2026" in page
    assert "Rent rose" in page
    assert "1 of 3 lines have an outturn." in page


def test_where_nothing_is_known_nothing_is_claimed(lead_client, at, edition):
    page = text_of(lead_client.get(at("outturn_paper", edition.pk)))
    assert page.count("Write down what happened") == 3
    assert "above what was forecast" not in page
    assert "0 of 3 lines have an outturn." in page
    assert "too few to say" in text_of(lead_client.get(at("outturns")))


def test_an_amount_in_other_prices_is_brought_to_those_of_the_forecast(inside, lead_client, at):
    content = case_document(prices={"year": "2015/16", "deflator": "gdp-financial-2015"})
    for figure in content["figures"].values():
        if figure["kind"] == "money":
            figure["price_year"] = "2015/16"
    edition = BusinessCaseEditionFactory(case=BusinessCaseFactory(programme=inside, content=content))
    address = f"{at('write_outturn', edition.pk)}?line=0"
    page = text_of(lead_client.post(address, {**SAID, "typed": "500", "prices": "2002/03"}, follow=True))
    assert float(Outturn.objects.get().happened) == pytest.approx(673.23)
    assert "£500 in prices of 2002/03" in page


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"typed": ""}, "Write what happened, or take it from a measure."),
        ({"typed": "-5"}, "Write a number of nought or more."),
        ({"typed": "much"}, "Write a number, such as 1250.50."),
        ({"source": ""}, "Write where it is from"),
        ({"first_year": "2", "last_year": "1"}, "It ends before it starts."),
        ({"last_year": "9"}, "2034 has not begun."),
        ({"known_on_year": "2099"}, "This day is still to come."),
        ({"prices": "1066"}, "Bring it to prices of 2025/26 yourself"),
        ({"prices": "the war"}, "is no price year"),
    ],
)
def test_what_cannot_be_kept_says_why_and_loses_nothing(write, more, words):
    page = text_of(write(**more))
    assert words in page
    assert "Rent rose" in page
    assert not Outturn.objects.exists()


def test_it_can_be_taken_from_a_figure_of_a_measure_with_its_source(write, measure, edition):
    [figure] = make.months(measure, [75], approved_at="2026-01-01T09:00Z")
    make.months(measure, [], approved_at=None)
    page = text_of(write(1, last_year="0", typed="", source="", figure=str(figure.pk)))
    kept = Outturn.objects.get()
    assert (kept.happened, kept.figure) == (75, figure)
    assert kept.source == "People who meet others, Jan 2024: 75 people"
    assert "Fewer people came than was forecast: 6% fewer." in page


def test_so_few_people_are_shown_only_to_those_who_keep_figures(write, signed_in, lead_client, at, edition):
    write(1, typed="3", last_year="0")
    assert "96% fewer" in text_of(lead_client.get(at("outturn_paper", edition.pk)))
    client = signed_in("co-producer")
    page = text_of(client.get(at("outturn_paper", edition.pk)))
    assert "Too few to show" in page
    assert "96%" not in page
    sheet = load_workbook(io.BytesIO(client.get(at("outturn_workbook", edition.pk)).content)).active
    assert "too few to show" in [cell.value for cell in sheet[2]]


def test_a_line_has_one_outturn_that_is_changed_taken_out_and_brought_back(write, lead_client, at, edition):
    write()
    assert "already" in text_of(write())
    kept = Outturn.objects.get()
    change = at("change_outturn", kept.pk)
    assert "28320" in text_of(lead_client.get(change))
    page = text_of(lead_client.post(change, {**SAID, "typed": "24000", "version": "1"}, follow=True))
    assert "It came as it was forecast" in page
    page = text_of(lead_client.post(change, {**SAID, "typed": "1", "version": "1"}))
    assert "24000" in page
    assert "Take this outturn out?" in text_of(lead_client.get(at("remove_outturn", kept.pk)))
    page = text_of(lead_client.post(at("remove_outturn", kept.pk), follow=True))
    assert "is taken out." in page
    assert not Outturn.objects.exists()
    lead_client.post(at("restore_outturn", kept.pk))
    assert Outturn.objects.get() == kept


def test_what_was_kept_stays_when_the_edition_is_gone(write, lead_client, at, edition):
    write()
    BusinessCase.objects.all().delete()
    page = text_of(lead_client.get(at("outturn_paper", edition.pk)))
    assert "This edition is gone" in page
    assert "Costs were 18% above what was forecast." in page
    assert at("outturn_paper", edition.pk) in text_of(lead_client.get(at("outturns")))


def test_files(write, lead_client, at, edition):
    write()
    word = lead_client.get(at("outturn_word", edition.pk))
    assert b"18% above" in ZipFile(io.BytesIO(word.content)).read("word/document.xml")
    sheet = load_workbook(io.BytesIO(lead_client.get(at("outturn_workbook", edition.pk)).content)).active
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert (float(row["forecast"]), float(row["outturn"]), float(row["error"])) == (24_000, 28_320, 0.18)


def test_who_only_looks_reads_and_writes_nothing(signed_in, at, edition):
    client = signed_in("observer")
    assert "Write down what happened" not in text_of(client.get(at("outturn_paper", edition.pk)))
    assert client.get(at("write_outturn", edition.pk)).status_code == 403


class TestTheRecord:
    @pytest.fixture
    def six(self, inside):
        for happened in (95, 110, 118, 122, 130, 150):
            make.OutturnFactory(programme=inside, happened=happened)

    def test_it_tells_how_many_the_middle_one_and_the_range(self, six, lead_client, at):
        page = text_of(lead_client.get(at("outturns")))
        assert "In the middle one of 6 cases: Costs were 20% above what was forecast." in page
        assert "From 5% below to 50% above; of all forecasts added up 21% above." in page
        assert "It rests on few cases" in page

    def test_two_editions_of_one_case_count_once_by_the_newer(self, inside, lead_client, at):
        for place in range(FEWEST):
            make.OutturnFactory(programme=inside, subject=f"case {place}", edition=1, happened=500)
            make.OutturnFactory(programme=inside, subject=f"case {place}", edition=2, happened=110)
        page = text_of(lead_client.get(at("outturns")))
        assert f"In the middle one of {FEWEST} cases: Costs were 10% above what was forecast." in page

    def test_an_older_case_counts(self, inside, lead_client, at):
        page = text_of(lead_client.post(at("older_case"), OLDER, follow=True))
        assert "The lunch club" in page
        assert "1 case has an outturn: too few to say." in page
        page = text_of(lead_client.get(at("outturn_paper", Outturn.objects.get().paper)))
        assert "an older case that was decided on 1 April 2019" in page
        assert "Costs were 30% above what was forecast." in page
        assert "2 of" not in page

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"cost_happened": ""}, "Write both what was forecast and what happened, or neither."),
            ({"cost_forecast": "", "cost_happened": ""}, "of costs or of benefits"),
            ({"price_year": "soon"}, "Write a year as 2025/26 or 2025."),
            ({"title": ""}, "Write which project it was."),
        ],
    )
    def test_an_older_case_that_says_too_little(self, inside, lead_client, at, more, words):
        assert words in text_of(lead_client.post(at("older_case"), {**OLDER, **more}))
        assert not Outturn.objects.exists()

    def test_it_is_offered_beside_a_cost_with_its_number_and_nothing_changes_by_itself(
        self, six, edition, lead_client, programme
    ):
        case = edition.case
        content = dict(case.content)

        def focus(name, *more):
            return reverse(f"focus_it:{name}", args=(programme.organisation.slug, programme.slug, case.pk, *more))

        page = text_of(lead_client.get(focus("case_part", "options/club/costs/club")))
        assert "6 business cases of this organisation: half above and half below +20%, from −5% to +50%." in page
        take = focus("case_part", "figures/new") + "?from=own-record:costs"
        assert take in page
        assert take in text_of(lead_client.get(focus("take_figure")))
        form = text_of(lead_client.get(take))
        assert 'value="20%"' in form
        assert "6 business cases of this organisation" in form
        assert BusinessCase.objects.get(pk=case.pk).content == content

    def test_benefits_above_forecast_leave_nothing_to_take_off(self, inside, edition, lead_client, programme):
        for happened in (101, 102, 103, 104, 105):
            make.OutturnFactory(programme=inside, what="benefit", happened=happened)
        where = (programme.organisation.slug, programme.slug, edition.case.pk, "options/club/outcomes/well")
        page = text_of(lead_client.get(reverse("focus_it:case_part", args=where)))
        assert "5 business cases of this organisation" in page
        assert "from=own-record" not in page

    def test_of_other_programmes_a_partner_learns_nothing(self, organisation, programme, member, six, client, at):
        partner = member()
        own = ProgrammeFactory(organisation=organisation, slug="their-own")
        ProgrammeRoleFactory(programme=own, membership=partner, role="observer")
        client.force_login(partner.user)
        page = client.get(reverse("grow_it:outturns", args=(organisation.slug, own.slug)))
        assert "0 cases have an outturn: too few to say." in text_of(page)


def test_many_outturns_take_few_queries(lead_client, at, inside, edition, django_assert_max_num_queries):
    for _one in range(12):
        make.OutturnFactory(programme=inside)
    with django_assert_max_num_queries(16):
        lead_client.get(at("outturns"))
    for line in range(12):
        make.OutturnFactory(programme=inside, paper=str(edition.pk), line=f"line {line}")
    with django_assert_max_num_queries(14):
        lead_client.get(at("outturn_paper", edition.pk))

"""How people were drawn: said on the page of figures, kept with the result, and told in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.results import margins_by_sex

from coproduction_star.people_it.models import Margins
from coproduction_star.people_it.results import exporting, selectors
from coproduction_star.people_it.results.views import called_in

DRAWN = {"name": "sex", "use": "drawn", "typed": "Female, 300 of 5,200\nMale, 200 of 4,800", "source": "Our list",
         "year": "2026"}  # fmt: skip


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher")


def text_of(response):
    return response.content.decode()


def test_what_was_typed_is_kept_and_told(researcher, survey, work_out, at, django_assert_max_num_queries):
    assert researcher.post(at("new_margins", survey), DRAWN).status_code == 302
    result = work_out(survey)
    assert (result.state, result.margins, result.weights["method"]) == ("done", [], "design")
    assert [one["drawn"] for one in result.drawing["population"]] == [300, 200]
    researcher.get(at("results", survey))
    with django_assert_max_num_queries(12):
        page = text_of(researcher.get(at("results", survey)))
    assert "500 of 10,000" in page
    assert "Weights begin from that." in page
    assert "300 drawn of 5,200" in page


def test_weights_begin_from_it_and_are_raked_to_other_figures(survey, work_out):
    place = [str(pk) for pk in selectors.names_of_places(survey.organisation_id)]
    margins_by_sex(survey)
    Margins.objects.create(
        survey=survey, programme=survey.programme, organisation=survey.organisation, name="place", drawn=True,
        population=[{"choices": [place[0]], "people": 4_000, "drawn": 200},
                    {"choices": [place[1]], "people": 6_000, "drawn": 100}], source="Our list", year=2026,
    )  # fmt: skip
    result = work_out(survey)
    assert result.weights["method"] == "poststratification"
    assert result.weights["largest"] > 1.5 * result.weights["smallest"]
    rows = dict(row[:2] for row in exporting._weights(result))
    assert rows[f"design weight {place[1]}"] == 60
    called = called_in(survey, result)
    assert next(exporting.heard_rows(result, called))


def test_a_sheet_has_a_column_more(researcher, survey, at):
    file = SimpleUploadedFile("drawn.csv", b"Sex,People,Drawn\nFemale,5200,300\nMale,4800,200\n")
    assert researcher.post(at("new_margins", survey), DRAWN | {"typed": "", "file": file}).status_code == 302
    kept = Margins.objects.get()
    assert kept.drawn
    assert "Female, 300 of 5200" in kept.typed


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Female, 300 of 200\nMale, 2 of 9", "more were drawn (300) than there are"),
        ("Female, 0 of 200\nMale, 2 of 9", "nobody was drawn from it"),
        ("Female, 3 of 9\nMale, 9", "is no number of people"),
        ("Female, 3 of 9\nMale, 2 of 9\nTotal, 7 of 18", "The total says 7, and the rows add up to 5."),
    ],
)
def test_what_does_not_add_up_is_said_and_nothing_is_lost(researcher, survey, at, typed, words):
    page = text_of(researcher.post(at("new_margins", survey), DRAWN | {"typed": typed}))
    assert words in page
    assert "Our list" in page
    assert not Margins.objects.exists()


def test_people_are_drawn_in_one_way_and_that_can_be_changed_and_removed(researcher, survey, at):
    margins_by_sex(survey)
    researcher.post(at("new_margins", survey), DRAWN)
    assert "has such figures already" in text_of(researcher.post(at("new_margins", survey), DRAWN))
    kept = Margins.objects.get(drawn=True)
    address = at("change_margins", survey, kept.pk)
    assert "How many people there are: weigh" not in text_of(researcher.get(address))
    sent = DRAWN | {"typed": "Female, 30 of 5,200\nMale, 20 of 4,800", "version": kept.version, "use": "figures"}
    assert researcher.post(address, sent).status_code == 302
    kept.refresh_from_db()
    assert (kept.drawn, kept.population[0]["drawn"]) == (True, 30)
    assert researcher.post(at("remove_margins", survey, kept.pk)).status_code == 302


@pytest.mark.parametrize(("drawn", "words"), [(10, "than were drawn there"), (300, "")])
def test_more_answers_than_were_drawn_are_told(researcher, survey, work_out, at, drawn, words):
    researcher.post(at("new_margins", survey), DRAWN | {"typed": f"Female, {drawn} of 5,200\nMale, 200 of 4,800"})
    assert (work_out(survey).state == "stopped") == bool(words)
    assert words in text_of(researcher.get(at("results", survey)))

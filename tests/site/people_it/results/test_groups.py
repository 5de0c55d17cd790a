"""Groups that were drawn as a whole: said beside the largest weight, kept with the result, and told in words."""

import re

import pytest
from tests.factories.people_it import SurveyLinkFactory
from tests.factories.results import margins_by_sex

from coproduction_star.people_it.models import Margins, Response, SurveyResult
from coproduction_star.people_it.results import exporting, selectors


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher")


@pytest.fixture
def schools(survey):
    """Six links, one for each school; answers come by them in turn."""
    links = [SurveyLinkFactory(survey=survey, label=f"School {at}") for at in range(6)]
    counted = Response.objects.filter(survey=survey, finished_at__isnull=False, withdrawn_at__isnull=True)
    for at, one in enumerate(counted.order_by("pk")):
        Response.objects.filter(pk=one.pk).update(link=links[at % 6])
    return links


def text_of(response):
    return response.content.decode()


def worked_out(client, survey, at, **said):
    from coproduction_star.people_it.results import working

    response = client.post(at("work_out", survey), {"cap": "5"} | said)
    assert response.status_code == 302, text_of(response)
    asked = SurveyResult.objects.get(survey=survey, state="waiting")
    working.work_out_now(asked.pk)
    asked.refresh_from_db()
    return asked


def test_whole_groups_are_said_kept_and_told(researcher, survey, schools, at, django_assert_max_num_queries):
    result = worked_out(researcher, survey, at, clusters="way", in_all="40")
    assert (result.state, result.obstacles) == ("done", [])
    assert (result.clusters["name"], result.clusters["in_all"], result.weights["groups"]) == ("way", [40], 6)
    researcher.get(at("results", survey))
    with django_assert_max_num_queries(12):
        page = text_of(researcher.get(at("results", survey)))
    assert "The ranges are those of whole groups drawn by chance (The way people came to the survey)." in page
    assert "people of 6 of them answered" in page
    assert "There are 40 such groups in all" in page
    assert 'value="way" selected' in page
    asked = text_of(researcher.get(at("question_result", survey, result.pk, "do-more")))
    assert "The ranges are those of whole groups" in asked
    assert dict(row[:2] for row in exporting._weights(result))["groups in all survey"] == 40


def test_how_many_people_a_group_has_widens_the_ranges(researcher, survey, schools, at):
    bare = worked_out(researcher, survey, at, clusters="way", in_all="8")
    typed = "\n".join(f"School {number}, 310" for number in range(5))
    known = worked_out(researcher, survey, at, clusters="way", in_all="8", members=typed)
    assert (known.state, known.clusters["members"]) == ("done", [310, 310, 310, 310, 310, 0])
    lines = [
        [line for table in one.tables["indices"] for line in table["lines"] if line["value"] is not None]
        for one in (bare, known)
    ]
    assert [one["value"] for one in lines[0]] == [one["value"] for one in lines[1]]
    assert all(two["high"] - two["low"] >= one["high"] - one["low"] for one, two in zip(*lines, strict=True))
    page = text_of(researcher.get(at("results", survey)))
    assert "Not everybody in these groups was asked; the ranges know of that chance too." in page
    assert "School 4, 310" in page
    assert any(row[0].startswith("people in group ") and row[1] == 310 for row in exporting._weights(known))


MEMBERS = [
    ("way", "40", "School 9, 310", "“School 9” is no answer of this question."),
    ("way", "40", "School 1, 310\nSchool 2", "“” is no number of people."),
    ("way", "40", "School 1 + School 2, 310", "give each of these groups a line of its own"),
    ("way", "40", "School 1, 310\nSchool 1, 20", "is there twice"),
    ("way", "", "School 1, 310", "Say how many groups there are in all, or leave the people out."),
    ("", "", "School 1, 310", "Choose what says which group somebody is in"),
]


@pytest.mark.parametrize(("clusters", "in_all", "members", "told"), MEMBERS)
def test_people_of_groups_that_cannot_be_used_are_named_and_kept(
    researcher, survey, schools, at, clusters, in_all, members, told
):
    said = {"cap": "5", "clusters": clusters, "in_all": in_all, "members": members}
    page = text_of(researcher.post(at("work_out", survey), said))
    assert told in page
    assert members.splitlines()[0] in page
    assert not SurveyResult.objects.exists()


def test_more_answers_than_a_group_has_people_is_said_with_both_numbers(researcher, survey, schools, at):
    result = worked_out(researcher, survey, at, clusters="way", in_all="40", members="School 2, 12")
    assert result.state == "stopped"
    page = text_of(researcher.get(at("results", survey)))
    told = re.search(r"(\d+) people answered from “School 2”, and you say that 12 are in it.", page)
    assert told
    assert 12 < int(told[1]) <= Response.objects.filter(link=schools[2]).count()


def test_ranges_are_those_of_the_groups(researcher, survey, schools, at):
    singly = worked_out(researcher, survey, at)
    whole = worked_out(researcher, survey, at, clusters="way")
    ranges = [
        [(line["value"], line["high"]) for table in one.tables["overall"] for line in table["lines"] if line["value"]]
        for one in (singly, whole)
    ]
    assert ranges[0] != ranges[1]
    assert "as if each person had been drawn singly" in text_of(researcher.get(at("result", survey, singly.pk)))


def test_groups_are_drawn_from_parts(researcher, survey, schools, at):
    """Schools 0, 2 and 4 by one part, the others by the other: told by their answers in turn."""
    for at_, link in enumerate(schools):
        place = list(selectors.names_of_places(survey.organisation_id))[at_ % 2]
        Response.objects.filter(link=link).update(place=place)
    first, second = selectors.names_of_places(survey.organisation_id)
    Margins.objects.create(
        survey=survey, programme=survey.programme, organisation=survey.organisation, name="place", drawn=True,
        population=[{"choices": [first], "people": 4_000, "drawn": 200},
                    {"choices": [second], "people": 6_000, "drawn": 200}], source="Our list", year=2026,
    )  # fmt: skip
    names = selectors.names_of_places(survey.organisation_id)
    typed = f"{names[second]}, 30\n{names[first]}, 20"
    result = worked_out(researcher, survey, at, clusters="way", in_all=typed)
    assert (result.state, result.clusters["in_all"]) == ("done", [20, 30])
    page = text_of(researcher.get(at("results", survey)))
    assert "drawn by chance from each part (Place)" in page
    assert "one line for each part" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"clusters": "way", "in_all": "many"}, "Write one number, such as 240"),
        ({"clusters": "", "in_all": "240"}, "Choose what says which group somebody is in"),
        ({"clusters": "unknown", "in_all": "241"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(researcher, survey, schools, at, said, words):
    page = text_of(researcher.post(at("work_out", survey), {"cap": "5"} | said))
    assert words in page
    assert said["in_all"] in page
    assert "There is a problem" in page
    assert not SurveyResult.objects.exists()


def test_joined_parts_must_be_those_of_the_drawing(researcher, survey, schools, at):
    margins_by_sex(survey)
    Margins.objects.update(
        drawn=True, population=[{"choices": ["female", "male"], "people": 10_000, "drawn": 300}]
    )  # fmt: skip
    page = text_of(researcher.post(at("work_out", survey), {"clusters": "way", "in_all": "Female, 3\nMale, 4"}))
    assert "Join the same ones" in page
    page = text_of(researcher.post(at("work_out", survey), {"clusters": "way", "in_all": "Female, 3"}))
    assert "Male” has no number" in page


@pytest.mark.parametrize(
    ("clusters", "in_all", "words"),
    [
        ("way", "6", "6 groups answered, and you say that there are 6 in all"),
        ("age-group", "3", "4 groups answered, and you say that there are 3 in all"),
    ],
)
def test_groups_that_were_not_drawn_are_told(researcher, survey, schools, at, clusters, in_all, words):
    result = worked_out(researcher, survey, at, clusters=clusters, in_all=in_all)
    assert result.state == "stopped"
    assert words in text_of(researcher.get(at("results", survey)))


def test_one_group_and_a_group_in_two_parts_are_told(researcher, survey, schools, at):
    margins_by_sex(survey)
    population = [{"choices": ["female"], "people": 9_000, "drawn": 300},
                  {"choices": ["male"], "people": 9_000, "drawn": 300}]  # fmt: skip
    Margins.objects.update(drawn=True, population=population)
    worked_out(researcher, survey, at, clusters="way")
    assert "were drawn from two parts" in text_of(researcher.get(at("results", survey)))
    worked_out(researcher, survey, at, clusters="sex")
    assert "People of one group alone answered from “Female”" in text_of(researcher.get(at("results", survey)))
    Margins.objects.all().delete()
    Response.objects.update(link=schools[0])
    worked_out(researcher, survey, at, clusters="way")
    assert "People of one group alone answered, so" in text_of(researcher.get(at("results", survey)))

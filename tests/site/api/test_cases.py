"""The case bank for programs: the same cases, figures and counts that people see, without a token."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from coproduction_star.data.cases import load_cases
from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Case

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases"


def ask(client: Client, **query: Any) -> Any:
    response = client.get(CASES, query)
    assert response.status_code == 200, response.content
    return response.json()


def test_every_shipped_case_is_found_once_by_following_next(client: Client) -> None:
    slugs: list[str] = []
    address = f"{CASES}?size=7&order=title"
    while address:
        page = client.get(address).json()
        slugs += [item["slug"] for item in page["items"]]
        address = page["next"]
    assert sorted(slugs) == sorted(case.id for case in load_cases())


def test_words_and_filters_work_together(client: Client) -> None:
    answer = ask(client, q="older people", co=["co-deliver", "co-assess"], evidence="reported", size=100)
    assert answer["total"] == len(answer["items"]) > 0
    for item in answer["items"]:
        assert {"co-deliver", "co-assess"} & set(item["cos"])
        assert item["evidence"] == "reported"


def test_years_savings_and_mixed_results_narrow(client: Client) -> None:
    answer = ask(client, started_from=2005, started_until=2010, savings="true", size=100)
    assert answer["items"]
    assert all(2005 <= item["started"] <= 2010 and item["has_savings"] for item in answer["items"])
    assert all(item["has_negative_or_mixed"] for item in ask(client, mixed="true")["items"])


def test_a_case_that_tells_bad_news_in_words_alone_is_among_the_mixed(client: Client) -> None:
    assert "porto-alegre-participatory-budget" in {
        item["slug"] for item in ask(client, mixed="true", size=100)["items"]
    }


def test_the_counts_say_what_each_filter_would_give(client: Client) -> None:
    counts = ask(client)["counts"]["co"]
    assert {co: ask(client, co=co)["total"] for co in counts} == counts
    assert set(counts) <= {co.value for co in Co}


def test_a_word_the_bank_does_not_have_is_read_as_the_nearest(client: Client) -> None:
    assert ask(client, q="lonelyness")["read_as"] == [{"typed": "lonelyness", "used": "loneliness"}]


def test_after_the_last_page_there_is_nothing_and_no_next(client: Client) -> None:
    answer = ask(client, page=999, size=100)
    assert (answer["items"], answer["next"], answer["pages"]) == ([], None, 1)


def test_every_figure_carries_its_unit_period_grade_and_source(client: Client) -> None:
    text = next(case for case in load_cases() if case.id == "southwark-circle")
    whole = client.get(f"{CASES}/southwark-circle").json()
    assert len(whole["results"]) == len(text.results) > 0
    for row, result in zip(whole["results"], text.results, strict=True):
        assert (row["change"], row["level"], row["unit"]) == (result.change, result.level, result.unit)
        assert (row["period"], row["moved"], row["grade"]) == (result.period, result.moved, text.evidence)
        assert row["source"]["url"] == text.source_of(result).url
        assert row["strength"] == text.evidence.strength
    assert whole["unknown"] == list(text.unknown)
    assert [(row["what"], row["source"]["url"]) for row in whole["setbacks"]] == [
        (setback.what, text.source_of(setback).url) for setback in text.setbacks
    ]
    assert len(whole["setbacks"]) == 2


def test_every_shipped_case_can_be_read(client: Client) -> None:
    assert {client.get(f"{CASES}/{case.id}").status_code for case in load_cases()} == {200}


def test_a_case_that_is_not_published_is_not_there(client: Client) -> None:
    Case.objects.filter(slug="southwark-circle").update(published_at=None)
    assert client.get(f"{CASES}/southwark-circle").status_code == 404
    assert client.get(f"{CASES}/no-such-case").json()["detail"].startswith("There is nothing here")


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ({"size": "101"}, "size", "Send 100 or less."),
        ({"page": "0"}, "page", "Send 1 or more."),
        ({"page": "two"}, "page", "Send a whole number, such as 12."),
        ({"co": "co-dream"}, "co.0", "Send one of: 'co-commission', 'co-design', 'co-deliver' or 'co-assess'."),
        ({"started_from": "12"}, "started_from", "Send 1800 or more."),
        ({"savings": "perhaps"}, "savings", "Send true or false."),
        ({"q": "x" * 201}, "q", "Make this 200 characters or fewer."),
        ({"q": "a\x00b"}, "q", "Leave out the character with the number 0."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_send(
    client: Client, query: dict[str, str], field: str, message: str
) -> None:
    response = client.get(CASES, query)
    assert response.status_code == 422
    assert response.json()["problems"] == [{"field": field, "message": message}]


def test_a_misspelt_filter_is_refused(client: Client) -> None:
    response = client.get(CASES, {"sektor": "health"})
    assert response.status_code == 422
    assert response.json()["problems"][0]["field"] == "sektor"


def test_pages_of_other_sites_may_read_cases_and_nothing_else(client: Client) -> None:
    for path in (CASES, f"{CASES}/southwark-circle", f"{CASES}?size=0"):
        assert client.get(path)["Access-Control-Allow-Origin"] == "*"
    for path in ("/api/v1/methods/evidence-strength", "/api/v1/o/eastbridge/programmes", "/cases/", "/"):
        assert "Access-Control-Allow-Origin" not in client.get(path)


def test_an_answer_is_kept_for_a_while_and_sets_no_cookie(client: Client) -> None:
    response = client.get(CASES)
    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies


def test_a_list_takes_as_many_queries_for_fifty_cases_as_for_three(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(CASES)
    for size in (3, 50):
        with django_assert_max_num_queries(4):
            client.get(CASES, {"size": size, "q": "people"})

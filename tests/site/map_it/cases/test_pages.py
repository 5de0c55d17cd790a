"""The pages of the case bank: what they show, refuse and keep."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import yaml
from django.test import Client
from tests.factories.people import HOSTILE, OrganisationFactory, UserFactory

from coproduction_star.data.cases import Setback, Translation, load_cases
from coproduction_star.data.cases.as_json import cases_from_json
from coproduction_star.journeys.case_bank import selectors, services
from coproduction_star.journeys.models import Case

pytestmark = pytest.mark.django_db

CASE = "/cases/southwark-circle/"
PAGES = (
    "/cases/",
    "/cases/?q=lonelyness&co=co-deliver&sector=ageing&from=2000&until=2020&order=title&page=1",
    "/cases/?q=xqzzkv",
    CASE,
    "/cases/grid/",
    "/cases/grid/?co=co-design",
    "/cases/like/",
    "/cases/like/?words=lonely+older+people+cook+together",
    "/cases/compare/",
    "/cases/compare/?case=southwark-circle&case=trieste-microareas",
)


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def streamed(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode("utf-8")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_there_for_anyone_in_both_languages(client: Client, address: str) -> None:
    assert "<h1" in html(client, address)
    client.cookies["language"] = "cy"
    assert '<html lang="cy"' in html(client, address)


def test_the_list_shows_twenty_with_a_way_to_the_next(client: Client) -> None:
    page = html(client, "/cases/?order=title")
    assert page.count('class="cs-card"') == 20
    assert 'href="/cases/?order=title&amp;page=2"' in page


def test_the_first_words_somebody_looks_for_bring_the_best_match_first(client: Client) -> None:
    form = html(client, "/cases/")
    (order,) = re.findall(r'<select [^>]*name="order">.*?<option value="([^"]*)" selected', form)
    found = html(client, f"/cases/?q=older+people+lonely&order={order}")
    assert re.search(r'<option value="" selected>Best match', found)
    first = re.search(r'class="cs-card__title"><a[^>]*href="([^"]*)"', found)
    best = re.search(
        r'class="cs-card__title"><a[^>]*href="([^"]*)"', html(client, "/cases/?q=older+people+lonely&order=match")
    )
    assert first[1] == best[1]


def test_a_ticked_box_stays_ticked_and_can_be_taken_away(client: Client) -> None:
    page = html(client, "/cases/?sector=health&co=co-design")
    assert 'name="sector" value="health" checked' in page
    assert 'href="/cases/?sector=health"' in page
    assert 'href="/cases/?co=co-design"' in page


def test_nothing_found_says_what_to_try(client: Client) -> None:
    page = html(client, "/cases/?q=xqzzkv")
    assert "No case fits" in page
    assert "What to try" in page


def test_a_year_that_is_none_is_refused_with_what_to_write(client: Client) -> None:
    assert "Write a year with four digits, such as 2012." in html(client, "/cases/?from=banana")


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "x" * 5000, "page=-1", "page=99999999999", "order=nonsense", "co=" + "y" * 900, "from=٢٠١٢",
     "q=%F0%9F%8C%B1", "q=%D7%A9%D7%9C%D7%95%D7%9D", "co=&sector=", "q=%27%22%3B--", "case=%00"],
)  # fmt: skip
@pytest.mark.parametrize("page", ["/cases/", "/cases/grid/", "/cases/compare/", "/cases/download/"])
def test_whatever_stands_in_the_address_is_borne(client: Client, page: str, query: str) -> None:
    more = "&format=csv" if page.endswith("download/") else ""
    assert client.get(f"{page}?{query}{more}").status_code == 200


def test_typed_markup_is_shown_and_never_run(client: Client) -> None:
    for address in (f"/cases/?q={HOSTILE}", f"/cases/like/?words={HOSTILE}", f"/cases/?country={HOSTILE}"):
        assert "<script>alert" not in html(client, address)


def test_a_hostile_case_is_escaped_on_every_page(client: Client) -> None:
    text = replace(load_cases()[0], id="hostile", title=HOSTILE, problem=HOSTILE, approach=HOSTILE, lessons=HOSTILE)
    text = replace(text, setbacks=(Setback(HOSTILE, 1),))
    case = services.publish_case(organisation=OrganisationFactory(), text=text, by=UserFactory())
    for address in (
        f"/cases/{case.slug}/",
        "/cases/?q=alert",
        f"/cases/compare/?case={case.slug}&case=southwark-circle",
    ):
        page = html(client, address)
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page


def test_a_case_page_names_the_source_of_every_figure(client: Client) -> None:
    page = html(client, CASE)
    text = selectors.told(Case.objects.get(slug="southwark-circle"))
    for number, result in enumerate(text.results, start=1):
        assert f'id="result-{number}"' in page
        assert f'href="#source-{result.source}"' in page
    for source in text.sources:
        assert source.url.replace("&", "&amp;") in page
    for sentence in text.unknown:
        assert sentence in page


def test_a_case_page_tells_what_did_not_work_with_its_source(client: Client) -> None:
    page = html(client, CASE)
    told = page.split('id="setbacks"')[1].split("</ul>")[0]
    assert "The money ran out, and Southwark Circle closed in 2014." in told
    assert 'href="#source-2"' in told
    assert 'id="setbacks"' not in html(client, "/cases/bologna-urban-commons-pacts/")


def test_what_did_not_work_is_told_in_welsh_where_there_is_welsh(client: Client) -> None:
    client.cookies["language"] = "cy"
    told = html(client, CASE).split('id="setbacks"')[1].split("</ul>")[0]
    assert "Daeth yr arian i ben" in told
    assert "Peiriant a ysgrifennodd y Gymraeg" in html(client, CASE)
    assert 'lang="en"' not in told


def test_figures_on_a_welsh_page_say_that_they_are_in_english(client: Client) -> None:
    assert 'lang="en"' not in html(client, CASE).split('id="results"')[1].split("</table>")[0]
    client.cookies["language"] = "cy"
    table = html(client, CASE).split('id="results"')[1].split("</table>")[0]
    assert '<span lang="en">people</span>' in table


def test_cases_side_by_side_tell_what_did_not_work(client: Client) -> None:
    page = html(client, "/cases/compare/?case=southwark-circle&case=bologna-urban-commons-pacts")
    assert "The money ran out, and Southwark Circle closed in 2014." in page
    assert "Nothing is told in words." in page


def test_an_unknown_or_withdrawn_case_is_not_there(client: Client) -> None:
    assert client.get("/cases/nowhere/").status_code == 404
    services.copy_shipped_cases([case for case in load_cases() if case.id != "southwark-circle"])
    for address in (CASE, f"{CASE}download/?format=json"):
        assert client.get(address).status_code == 404


def test_a_case_in_welsh_shows_its_welsh_and_marks_what_is_english(client: Client) -> None:
    first = load_cases()[0]
    welsh = replace(first, translations=(Translation("cy", title="Cymuned sy’n dysgu", problem="Yr ysgol"),))
    services.copy_shipped_cases([welsh, *load_cases()[1:]])
    client.cookies["language"] = "cy"
    page = html(client, f"/cases/{first.id}/")
    assert "Cymuned sy’n dysgu" in page
    assert "Yr ysgol" in page
    assert '<p class="govuk-body cs-read" lang="en">' in page
    assert "Cymuned sy’n dysgu" in html(client, "/cases/?q=dysgu")


def test_comparing_asks_for_two_and_shows_four_at_most(client: Client) -> None:
    assert "Tick two, three or four cases" in html(client, "/cases/compare/?case=southwark-circle")
    slugs = [case.id for case in load_cases()[:6]]
    page = html(client, "/cases/compare/?" + "&".join(f"case={slug}" for slug in slugs))
    assert page.count('scope="col"') == 4
    assert "The first four are shown" in page


def test_cases_like_a_sentence_say_what_they_share(client: Client) -> None:
    page = html(client, "/cases/like/?words=lonely+elderly+people,+we+co-deliver")
    assert "Shares: less loneliness, older people, co-deliver" in page


def test_one_case_is_taken_away_whole(client: Client) -> None:
    case = next(case for case in load_cases() if case.id == "southwark-circle")
    given = client.get(f"{CASE}download/?format=json").content.decode()
    assert cases_from_json(given) == (case,)
    assert yaml.safe_load(client.get(f"{CASE}download/?format=yaml").content)["id"] == case.id
    assert client.get(f"{CASE}download/?format=csv").content.decode().count("\r\n") == len(case.results) + 1
    assert client.get(f"{CASE}download/?format=exe").status_code == 404


def test_the_whole_bank_is_taken_away_and_reads_back(client: Client) -> None:
    assert set(cases_from_json(streamed(client, "/cases/download/?format=json"))) == set(load_cases())
    rows = streamed(client, "/cases/download/?format=csv").count("\r\n")
    assert rows == sum(len(case.results) for case in load_cases()) + 1


def test_what_is_taken_away_is_what_was_found(client: Client) -> None:
    taken = json.loads(streamed(client, "/cases/download/?format=json&co=co-assess"))["cases"]
    assert {"co-assess"} <= set.intersection(*(set(case["cos"]) for case in taken))
    assert len(taken) == len([case for case in load_cases() if "co-assess" in case.cos])


@pytest.mark.parametrize("address", PAGES)
def test_queries_do_not_grow_with_the_bank(
    client: Client, address: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    numbers = []
    for copies in (0, 250):
        first = load_cases()
        more = [replace(first[n % 50], id=f"copy-{n}") for n in range(copies)]
        services.copy_shipped_cases([*first, *more])
        client.get(address)
        with django_assert_max_num_queries(12) as captured:
            client.get(address)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_a_visitor_may_keep_a_page_and_a_member_may_not(client: Client) -> None:
    visitor = client.get("/cases/")
    assert "max-age=300" in visitor["Cache-Control"]
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in visitor["Vary"].split(",")}
    client.force_login(UserFactory())
    assert "no-store" in client.get("/cases/")["Cache-Control"]


def test_a_fragment_is_the_same_list_without_the_frame(client: Client) -> None:
    part = client.get("/cases/?co=co-assess", headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="bank"')
    assert "no-store" in part["Cache-Control"]

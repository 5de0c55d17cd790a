"""What anyone can read: every page is there, in both languages, shows both sides, and costs little to fetch."""

import gzip
import re
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pptx import Presentation
from tests.factories.people import UserFactory

from coproduction_star.data.audiences import audiences
from coproduction_star.data.benefits import benefits
from coproduction_star.data.content_files import Language
from coproduction_star.data.learn import cos, steps
from coproduction_star.data.tools import decision_tree, every_advice, follow
from coproduction_star.journeys.models import Case

pytestmark = pytest.mark.django_db

TOPICS = [f"/what-is-co-production/{text.step}/" for text in steps()]
TOPICS += [f"/what-is-co-production/{text.co}/" for text in cos()]
GROUPS = [f"/what-is-in-it-for/{text.group}/" for text in audiences() if text.group.is_audience]
PAGES = ["/", "/what-is-co-production/", "/which-tool/", *TOPICS, *GROUPS]
BANK = ["/cases/", "/cases/southwark-circle/", "/cases/grid/", "/cases/like/", "/cases/map/"]
FIRST_VISIT, NEXT_PAGE = 100_000, 20_000
FETCHED = re.compile(r'(?:<link rel="(?:stylesheet|icon)" href|<script[^>]* src|<image[^>]* href)="/static/([^"]+)"')


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_there_in_both_languages(client: Client, address: str) -> None:
    assert '<html lang="en"' in html(client, address)
    client.cookies["language"] = "cy"
    assert '<html lang="cy"' in html(client, address)


@pytest.mark.parametrize("address", ["/what-is-co-production/nothing/", "/what-is-in-it-for/carers/"])
def test_what_there_is_no_page_for_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_part_of_the_star_on_the_front_page_is_a_link_and_stands_in_words_too(client: Client) -> None:
    page = html(client, "/")
    for address in TOPICS:
        assert page.count(f'href="{address}"') == (1 if address.endswith("/just-start/") else 2)
    assert page.count('href="/just-start/"') == 2, "the Star's own way in, and the one in words"
    assert "per cent" not in page


def test_the_front_page_has_four_ways_in(client: Client) -> None:
    page = html(client, "/")
    assert page.count('class="cs-way-in__link"') == 4
    assert 'href="/accounts/login/"' in page
    client.force_login(UserFactory())
    assert 'class="cs-way-in__link" href="/me/"' in html(client, "/")


def test_each_benefit_shows_cases_for_and_cases_against(client: Client) -> None:
    for benefit in benefits():
        page = html(client, f"/what-is-in-it-for/{benefit.audience}/")
        for case in (*benefit.shown_by, *benefit.not_shown_by):
            assert f'href="/cases/{case.case}/"' in page
        assert benefit.claim[:30] in page


def test_a_case_that_was_withdrawn_is_no_longer_linked(client: Client) -> None:
    case = benefits()[0].shown_by[0].case
    Case.objects.filter(slug=case).update(published_at=None)
    assert f"/cases/{case}/" not in html(client, f"/what-is-in-it-for/{benefits()[0].audience}/")


@pytest.mark.parametrize(("path", "advice"), list(every_advice(decision_tree())))
def test_three_questions_lead_to_a_tool_without_javascript(
    client: Client, path: tuple[str, ...], advice: object
) -> None:
    page = html(client, "/which-tool/?" + "&".join(f"answer={answer}" for answer in path))
    assert advice.tool.name in page.replace("&#39;", "'")
    assert "Start again" in page


@pytest.mark.parametrize("path", [(), ("begin",), ("begin", "do")], ids=len)
def test_which_tool_is_all_in_welsh_and_says_that_a_machine_wrote_it(client: Client, path: tuple[str, ...]) -> None:
    client.cookies["language"] = "cy"
    page = html(client, "/which-tool/?" + "&".join(f"answer={answer}" for answer in path))
    here, english = follow(decision_tree(Language.WELSH), path), follow(decision_tree(), path)
    shown = (here.text, english.text) if path != ("begin", "do") else (here.because, english.because)
    assert shown[0] in page
    assert shown[1] not in page
    assert "Peiriant" in page


def test_the_long_texts_are_in_welsh_too(client: Client) -> None:
    client.cookies["language"] = "cy"
    page = html(client, "/what-is-co-production/")
    assert "Dau fath o wybod" in page
    assert "Nid llafur rhad ydyw" in page
    assert "Two kinds of knowing" not in page


def test_an_answer_that_is_none_starts_again(client: Client) -> None:
    page = html(client, "/which-tool/?answer=<script>alert(1)</script>")
    assert "Start again with the first question" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_anyone_takes_the_star_away_to_show_it(client: Client, kind: str, begins: bytes) -> None:
    assert f'href="/star.{kind}"' in html(client, "/")
    answer = client.get(f"/star.{kind}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]


def test_the_star_on_a_slide_claims_no_progress_and_says_whose_it_is(client: Client) -> None:
    (slide,) = Presentation(BytesIO(client.get("/star.pptx").content)).slides
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    notes = slide.notes_slide.notes_text_frame.text
    assert "Five steps, and four ways to work together" in words
    assert "An independent implementation" in words + notes
    assert "Map it" in notes
    assert not re.search("per cent|complete", words + notes)


def weight(client: Client, address: str) -> tuple[int, int]:
    """Bytes of the page, and of what it fetches beside it, as they cross the wire."""
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    page = gzip.decompress(response.content).decode()
    beside = re.findall(
        r'(?:<link rel="(?:stylesheet|icon)" href|<script[^>]* src|<image[^>]* href)="/static/([^"]+)"', page
    )
    assert beside
    files = {name: Path(finders.find(name)) for name in {*beside, "ui/built/govuk-frontend.min.js"}}
    return len(response.content), sum(len(brotli.compress(path.read_bytes())) for path in files.values())


@pytest.mark.skipif(finders.find("ui/built/app.css") is None, reason="The styles are not built: run `make static`.")
@pytest.mark.parametrize("address", ["/", *BANK, "/what-is-co-production/", GROUPS[0], TOPICS[0], "/which-tool/"])
def test_a_first_visit_and_a_next_page_stay_light(client: Client, address: str) -> None:
    page, beside = weight(client, address)
    assert page <= NEXT_PAGE
    map_once = 40_000 if address == "/cases/map/" else 0
    assert page + beside <= FIRST_VISIT + map_once

"""The ways to a survey: each counts its answers and names nobody."""

import pytest
from tests.factories.people_it import ResponseFactory

from coproduction_star.people_it.models import SurveyEdition, SurveyLink
from coproduction_star.people_it.survey import services


def words(answer):
    return answer.content.decode()


@pytest.fixture
def poster(published):
    return services.make_link(survey=published, kind="poster", label="The library", by=None)


def test_a_way_is_made_with_its_code_as_a_picture(lead_client, published, at):
    lead_client.post(at("survey_links", published), {"kind": "kiosk", "label": "The surgery"})
    made = SurveyLink.objects.get(kind="kiosk")
    page = words(lead_client.get(at("survey_links", published)))
    assert page.count('class="star-survey__qr"') == 2
    assert made.code in page
    assert "The surgery" in page


def test_a_way_without_a_place_is_refused_and_kept_in_the_box(lead_client, published, at):
    page = words(lead_client.post(at("survey_links", published), {"kind": "poster", "label": ""}))
    assert "Say where" in page
    assert SurveyLink.objects.count() == 1


def test_answers_are_counted_for_each_way(lead_client, published, poster, at):
    edition = SurveyEdition.objects.get()
    for number in range(3):
        ResponseFactory(
            survey=published, edition=edition, link=poster, finished_at=None if number == 2 else published.published_at
        )
    page = words(lead_client.get(at("survey_links", published)))
    assert "2 answers" in page
    assert "0 answers" in page


def test_a_way_that_ended_lets_nobody_in_and_stays_counted(lead_client, published, poster, at):
    lead_client.post(at("survey_link_end", published, poster.pk))
    poster.refresh_from_db()
    assert poster.ended_at
    assert "ended" in words(lead_client.get(at("survey_links", published)))


def test_the_poster_says_what_is_asked_and_promised(lead_client, published, poster, at):
    page = words(lead_client.get(at("survey_poster", published, poster.pk)))
    for part in (published.title, "no account", "You hear what comes of it by", poster.code):
        assert part in page


def test_a_councillor_may_spread_it_and_an_observer_may_not(signed_in, published, at):
    assert signed_in("councillor").get(at("survey_links", published)).status_code == 200
    assert signed_in("observer").get(at("survey_links", published)).status_code == 403


def test_a_way_of_another_survey_is_not_here(lead_client, published, at):
    assert lead_client.get(at("survey_poster", published, published.pk)).status_code == 404

"""Refusals have one shape, and say what to do."""

import pytest
from django.test import Client

from coproduction_star.accounts.tokens import rates

pytestmark = pytest.mark.django_db
GRADES = "/api/v1/methods/evidence-strength"


def test_what_is_not_there_is_said_in_json(client: Client) -> None:
    response = client.get("/api/v1/nowhere")
    assert response.status_code == 404
    assert response.json() == {
        "detail": "There is nothing here that you may see. Check the address, and whose token you sent.",
        "problems": [],
    }


def test_a_method_that_does_not_fit_is_told_which_do(client: Client) -> None:
    response = client.delete(GRADES)
    assert response.status_code == 405
    assert response["Allow"] == "GET"
    assert response.json()["detail"] == "This address cannot be used in this way. Use one of: GET."


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Basic dTpw", "", "Bearer \u00e9\U0001f600"])
def test_a_token_that_is_none_is_refused_even_where_none_is_needed(client: Client, header: str) -> None:
    response = client.get(GRADES, headers={"Authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["detail"].startswith("Send a token that is valid")


@pytest.mark.usefixtures("one_moment")
def test_too_many_requests_from_one_address_wait(client: Client, settings: object) -> None:
    settings.API_REQUESTS_A_MINUTE_WITHOUT_TOKEN = 2  # type: ignore[attr-defined]  # the fixture takes any setting
    answers = [client.get(GRADES, REMOTE_ADDR="192.0.2.7") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert "Wait" in answers[-1].json()["detail"]
    assert client.get(GRADES, REMOTE_ADDR="192.0.2.8").status_code == 200


def test_a_new_minute_brings_new_requests() -> None:
    assert rates.seconds_to_wait("somebody", most=1, now=59.0) == 0
    assert rates.seconds_to_wait("somebody", most=1, now=59.5) == 1
    assert rates.seconds_to_wait("somebody", most=1, now=60.0) == 0


def test_a_body_that_is_too_large_is_not_read(client: Client) -> None:
    response = client.post(GRADES, data="x" * 300_000, content_type="application/json")
    assert response.status_code == 413
    assert response.json()["detail"] == "What you sent is too large. Send at most 256 kilobytes."


def test_no_refusal_repeats_hostile_words_as_a_page(client: Client) -> None:
    response = client.get(GRADES, {"<script>alert(1)</script>": "x"})
    assert response.status_code == 422
    assert response["Content-Type"].startswith("application/json")
    assert response["X-Content-Type-Options"] == "nosniff"

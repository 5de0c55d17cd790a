"""Whatever is asked or sent, the API answers or refuses; it never breaks, and a refusal always says what to do."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.api.tokens import Program

from coproduction_star.config.api_reference.schema import published
from coproduction_star.journeys.models import Programme

pytestmark = pytest.mark.django_db
INITIATIVES = "/api/v1/o/eastbridge/p/ageing-well/initiatives"
LISTS = {
    "/api/v1/cases": "/api/v1/cases",
    "/api/v1/methods/evidence-strength": "/api/v1/methods/evidence-strength",
    "/api/v1/o/eastbridge/programmes": "/api/v1/o/{organisation}/programmes",
    INITIATIVES: "/api/v1/o/{organisation}/p/{programme}/initiatives",
    "/api/v1/o/eastbridge/p/ageing-well/surveys/results": "/api/v1/o/{organisation}/p/{programme}/surveys/results",
    f"{INITIATIVES}.file": "/api/v1/o/{organisation}/p/{programme}/initiatives.file",
}
"""Each address that takes questions, with its place in the schema."""
WORDS = (
    "1",
    "100",
    "0",
    "-1",
    "true",
    "co-design",
    "health",
    "GB",
    "trial",
    "existing",
    "2010",
    "csv",
    "match",
    "case",
)
VALUES = st.one_of(st.sampled_from(WORDS), st.text(max_size=30), st.integers().map(str), st.floats().map(str))
AT_LEISURE = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def names_of(path: str) -> list[str]:
    parameters = published()["paths"][path]["get"]["parameters"]
    return [each["name"] for each in parameters if each["in"] == "query"]


def questions(path: str) -> st.SearchStrategy[dict[str, list[str]]]:
    return st.dictionaries(st.sampled_from(names_of(path)), st.lists(VALUES, min_size=1, max_size=3), max_size=5)


def says_what_to_do(response: Any) -> bool:
    answer = response.json()
    return bool(answer["detail"]) and all(each["field"] and each["message"] for each in answer["problems"])


@pytest.fixture
def lead(program: Callable[..., Program], programme: Programme, settings: Any) -> Program:
    settings.API_REQUESTS_A_MINUTE = 1_000_000
    return program("programme-lead")


@pytest.mark.parametrize("address", LISTS)
@AT_LEISURE
@given(data=st.data())
def test_any_question_is_answered_or_refused(lead: Program, address: str, data: st.DataObject) -> None:
    response = lead.client.get(address, data.draw(questions(LISTS[address])), headers=lead.headers)
    assert response.status_code in {200, 422}
    assert response.status_code == 200 or says_what_to_do(response)


WILD = st.text(st.characters(), max_size=40)
"""Half letters too."""
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WILD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = sorted(published()["components"]["schemas"]["InitiativeChange"]["properties"])
BODIES = st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=5)


@AT_LEISURE
@given(body=BODIES, title=WILD)
def test_any_body_is_accepted_or_refused_when_adding(lead: Program, body: dict[str, Any], title: str) -> None:
    response = lead.send("POST", INITIATIVES, json.dumps({"title": title} | body))
    assert response.status_code in {201, 400, 422}
    assert response.status_code == 201 or says_what_to_do(response)


@AT_LEISURE
@given(body=BODIES, version=st.integers(min_value=1, max_value=3))
def test_any_body_is_accepted_or_refused_when_changing(lead: Program, body: dict[str, Any], version: int) -> None:
    made = lead.send("POST", INITIATIVES, {"title": "Lunch club"}).json()
    response = lead.send("PATCH", f"{INITIATIVES}/{made['id']}", json.dumps({"version": version} | body))
    assert response.status_code in {200, 400, 409, 422}
    assert response.status_code == 200 or says_what_to_do(response)


@AT_LEISURE
@given(body=st.binary(max_size=60))
def test_any_bytes_are_refused(lead: Program, body: bytes) -> None:
    response = lead.send("POST", INITIATIVES, body)
    assert response.status_code in {400, 422}
    assert says_what_to_do(response)


@AT_LEISURE
@given(part=st.text(min_size=1, max_size=20))
def test_any_address_is_answered_or_not_there(lead: Program, part: str) -> None:
    for address in ("/api/v1/cases/{}", "/api/v1/o/{}/programmes", "/api/v1/o/eastbridge/p/{}/", INITIATIVES + "/{}"):
        assert lead.get(address.format(part)).status_code in {200, 301, 404, 422}


@AT_LEISURE
@given(header=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60))
def test_any_header_is_no_token(client: Client, settings: Any, header: str) -> None:
    settings.API_REQUESTS_A_MINUTE_WITHOUT_TOKEN = 1_000_000
    assert client.get("/api/v1/o/eastbridge/programmes", headers={"Authorization": header}).status_code == 401

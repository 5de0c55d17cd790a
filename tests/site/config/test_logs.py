"""A line for each request says what kind of page and how it went; never who, and never a token."""

import json
import logging

import pytest
from django.test import Client
from tests.factories.people import HOSTILE

from coproduction_star.config import logs

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    """Every line logged as a machine reads it."""
    caplog.set_level(logging.INFO, logger="coproduction_star")
    formatter = logs.formatter(for_people=False)

    class Lines(list):
        def __iter__(self):
            return iter([json.loads(formatter.format(record)) for record in caplog.records])

    return Lines()


def the_request(lines: list[dict[str, object]]) -> dict[str, object]:
    return next(line for line in lines if line["event"] == "request")


def test_a_request_is_one_line_with_its_kind_of_page(client: Client, lines: list[dict[str, object]]) -> None:
    client.get("/")
    line = the_request(lines)
    assert (line["method"], line["route"], line["status"]) == ("GET", "", 200)
    assert isinstance(line["milliseconds"], float)
    assert line["level"] == "info"


def test_what_somebody_typed_into_the_address_is_not_logged(
    client: Client, lines: list[dict[str, object]], caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/t/a-secret-token/", {"q": HOSTILE})
    assert the_request(lines)["status"] == 404
    assert "a-secret-token" not in json.dumps(list(lines))
    assert "alert" not in json.dumps(list(lines))


def test_a_request_keeps_the_number_that_the_proxy_gave(client: Client, lines: list[dict[str, object]]) -> None:
    answer = client.get("/", headers={"X-Request-ID": "proxy-12345678"})
    assert answer.headers["X-Request-ID"] == "proxy-12345678"
    assert the_request(lines)["request_id"] == "proxy-12345678"


@pytest.mark.parametrize("given", ["short", "with space and <script>", "x" * 65])
def test_a_number_that_could_be_anything_is_replaced(client: Client, given: str) -> None:
    answer = client.get("/", headers={"X-Request-ID": given})
    assert len(answer.headers["X-Request-ID"]) == 32


def test_a_members_request_names_the_organisation_and_not_the_member(signed_in, organisation, lines) -> None:
    client = signed_in("administrator")
    client.get("/o/eastbridge/")
    line = the_request(lines)
    assert line["organisation_id"] == str(organisation.pk)
    user = organisation.memberships.first().user if hasattr(organisation, "memberships") else None
    assert "person" not in json.dumps(line)
    assert user is None or str(user.pk) not in json.dumps(line)


def test_a_libraries_line_looks_like_ours(lines: list[dict[str, object]], caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("coproduction_star.other").warning("from a library")
    [line] = list(lines)
    assert (line["event"], line["level"], line["logger"]) == ("from a library", "warning", "coproduction_star.other")

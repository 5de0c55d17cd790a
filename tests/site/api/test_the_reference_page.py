"""People read what programs can ask, in a page made from the schema."""

import pytest
from django.test import Client
from tests.site.api.operations import Walked, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(client: Client) -> str:
    return client.get("/api/").content.decode()


@pytest.mark.parametrize("operation", walked(), ids=str)
def test_each_operation_is_on_the_page_with_a_line_to_try(text: str, operation: Walked) -> None:
    part = text.split(f'<section class="star-operation" id="{operation.view.__name__.replace("_", "-")}"')[1].split(
        "</section>"
    )[0]
    assert operation.path in part.replace("<wbr>", "")
    assert "curl" in part
    assert ("$STAR_TOKEN" in part) is not operation.is_public


def test_the_page_needs_nothing_from_another_host(text: str) -> None:
    assert "cdn" not in text
    assert "swagger" not in text.lower()


def test_the_page_tells_the_limits(text: str) -> None:
    assert "300 times a minute with a token" in text
    assert "256 kilobytes" in text

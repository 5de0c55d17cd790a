"""The documents on the API say what the API does, no more and no less."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from tests.site.api.operations import walked

from coproduction_star.accounts.tokens.middleware import MOST_BYTES
from coproduction_star.config.api_reference.schema import published
from coproduction_star.ui.listing import LONGEST_PAGE

DOCS = Path(__file__).parents[3] / "docs"
REFERENCE = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
HOW_TO = (DOCS / "how-to" / "use-the-api.md").read_text(encoding="utf-8")


def test_each_operation_is_in_the_reference_with_its_scope_and_no_other() -> None:
    documented = dict(re.findall(r"^\| `([A-Z]+ /[^`]+)` \| (.+?) \|", REFERENCE, flags=re.MULTILINE))
    scopes = {str(each): "none needed" if each.is_public else f"`{each.view.token_scope.value}`" for each in walked()}
    assert documented == scopes


def test_each_status_of_a_refusal_is_in_the_reference() -> None:
    documented = set(re.findall(r"^\| (\d{3}) \|", REFERENCE, flags=re.MULTILINE))
    answers = {
        status
        for methods in published()["paths"].values()
        for each in methods.values()
        for status in each["responses"]
    }
    assert documented == {status for status in answers if status >= "400"} | {"405"}


def test_the_limits_in_the_reference_are_the_limits() -> None:
    assert f"{settings.API_REQUESTS_A_MINUTE} requests a minute with a token" in REFERENCE
    assert f"{settings.API_REQUESTS_A_MINUTE_WITHOUT_TOKEN} a minute from one address" in REFERENCE
    assert f"larger than {MOST_BYTES // 1024} kilobytes" in REFERENCE
    assert f"`size` is at most {LONGEST_PAGE}" in REFERENCE


@pytest.mark.parametrize("address", sorted(set(re.findall(r"http://127\.0\.0\.1:8000(/api/v1/[^\s'?]*)", HOW_TO))))
def test_each_address_of_the_how_to_is_an_operation(address: str) -> None:
    patterns = [re.sub(r"\{\w+\}", "[^/]+", each.path).replace(".", r"\.") for each in walked()]
    assert any(re.fullmatch(pattern, address) for pattern in patterns)

"""What is published about the API is what the API does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from coproduction_star.config.api_reference.schema import as_text, published

SNAPSHOT = Path(__file__).with_name("openapi.json")
CURE = "Look at what changed, then: python manage.py openapi tests/site/api/openapi.json"


def test_the_schema_is_the_one_that_is_kept_here() -> None:
    assert as_text() == SNAPSHOT.read_text(encoding="utf-8"), CURE


def test_the_command_writes_the_schema(tmp_path: Path) -> None:
    call_command("openapi", str(tmp_path / "openapi.json"))
    assert (tmp_path / "openapi.json").read_text(encoding="utf-8") == as_text()


def test_anyone_may_fetch_the_schema(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")
    assert response.status_code == 200
    assert json.loads(response.content) == published()


def test_every_reference_inside_the_schema_leads_somewhere() -> None:
    names = {part.split('"')[0] for part in as_text().split("#/components/schemas/")[1:]}
    assert names <= set(published()["components"]["schemas"])


@pytest.mark.parametrize(
    ("path", "method"), [(path, method) for path, methods in published()["paths"].items() for method in methods]
)
def test_every_operation_says_how_it_refuses(path: str, method: str) -> None:
    operation = published()["paths"][path][method]
    expected = {"422", "429"} | ({"401", "403", "404"} if "x-token-scope" in operation else set())
    assert expected <= set(operation["responses"])


def test_starting_the_api_loads_no_heavy_library() -> None:
    """A web process stays small: what calculates, draws or writes documents is loaded when it is asked for.

    numpy alone is there: the kinds and lines of a business case stand on it.
    """
    program = (
        "import django; django.setup(); import coproduction_star.config.urls, sys;"
        "print(sorted({'scipy', 'docx', 'typst', 'pptx', 'resvg_py'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

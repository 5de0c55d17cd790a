"""What Prometheus reads: how much and how long, by kind of page, and never about whom."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from tests.site.config.test_for_machines import NOW, waits_since

from coproduction_star.config import environment, metrics
from coproduction_star.config.for_machines import selectors

pytestmark = pytest.mark.django_db
TOKEN = "a-token-that-nobody-can-guess"
Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture
def counted(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN


def read(client: Client) -> Samples:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, frozenset(one.labels.items())): one.value for family in families for one in family.samples}


def of(samples: Samples, name: str, **labels: str) -> float:
    return samples.get((name, frozenset(labels.items())), 0.0)


def test_unset_there_are_none(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer another", TOKEN, "Bearer \xe9"])
def test_without_the_token_nothing_is_told(client: Client, counted: None, given: str) -> None:
    answer = client.get("/metrics", headers={"Authorization": given})
    assert (answer.status_code, answer.content) == (401, b"")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_requests_and_how_long_they_took_are_counted_by_page(client: Client, counted: None) -> None:
    before = read(client)
    for _time in range(3):
        client.get("/health")
    client.get("/no-such-page/rosa@example.org/")
    after = read(client)
    page = {"page": "for_machines:health"}
    labels = page | {"method": "GET", "status": "200"}
    assert of(after, "star_requests_total", **labels) - of(before, "star_requests_total", **labels) == 3
    assert of(after, "star_request_seconds_count", **page) - of(before, "star_request_seconds_count", **page) == 3
    assert of(after, "star_request_seconds_bucket", **page, le="+Inf") >= 3
    assert of(after, "star_requests_total", page="none", method="GET", status="404") >= 1


def test_nothing_that_somebody_typed_is_in_it(client: Client, counted: None) -> None:
    client.get("/o/secret-organisation/?q=Rosa")
    client.generic("ROSA", "/health")
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()
    assert "secret-organisation" not in text
    assert "rosa" not in text.lower()
    assert 'method="other"' in text


def test_waiting_tasks_and_the_database(client: Client, counted: None) -> None:
    waits_since(NOW)
    waits_since(NOW)
    found = read(client)
    assert of(found, "star_database_up") == 1
    assert of(found, "star_tasks_waiting") == 2
    assert ("star_oldest_task_waits_seconds", frozenset()) in found


def test_a_database_that_does_not_answer_is_a_number(
    client: Client, counted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_args: object, **_named: object) -> None:
        raise OperationalError("could not connect to star:password@db")

    monkeypatch.setattr(selectors.TimedRun.objects, "filter", silent)
    found = read(client)
    assert of(found, "star_database_up") == 0
    assert ("star_tasks_waiting", frozenset()) not in found


def test_a_token_that_can_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STAR_METRICS_TOKEN", "short")
    with pytest.raises(ImproperlyConfigured, match="can be guessed"):
        environment.metrics_token(tmp_path)


def test_only_counts_of_before_are_forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(metrics.FOLDER, str(tmp_path))
    for name in ("counter_7.db", "histogram_7.db", "gauge_all_7.db", "letters.db", "notes.txt"):
        (tmp_path / name).touch()
    metrics.forget()
    assert {file.name for file in tmp_path.iterdir()} == {"letters.db", "notes.txt"}


PROGRAM = """
import os
import django
django.setup()
from django.test import RequestFactory
from django.urls import resolve
from coproduction_star.config import counting, metrics
request = RequestFactory().get("/health")
request.resolver_match = resolve("/health")
metrics.forget()
for _process in range(3):
    if os.fork() == 0:
        metrics.count(request, status=200, seconds=0.2)
        os._exit(0)
    os.wait()
print(counting.as_text().decode())
"""


def test_several_processes_are_summed(tmp_path: Path) -> None:
    surroundings = {
        **os.environ, "STAR_DATA": str(tmp_path), "STAR_DEVELOPMENT": "yes", "STAR_METRICS_TOKEN": TOKEN,
        "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'no-tables.sqlite3'}",
    }  # fmt: skip
    words = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 'star_requests_total{method="GET",page="for_machines:health",status="200"} 3.0' in done.stdout
    assert "star_database_up 0.0" in done.stdout

"""Pinned packages are compared with known weaknesses; what could not be asked about never passes for good."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from tools import audit

GOOD, WEAK = audit.Pin("PyPI", "good", "1.0"), audit.Pin("npm", "weak", "2.0")
Answer = Callable[[list[dict[str, Any]]], Any]


@pytest.fixture
def osv() -> Iterator[Callable[[Answer], str]]:
    """`osv(answer)` answers as osv.dev does, with what `answer` makes of the questions."""
    running: list[HTTPServer] = []

    def start(answer: Answer) -> str:
        class Service(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
                body = json.dumps(answer(asked)).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Service)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def known(asked: list[dict[str, Any]]) -> Any:
    weak = {"vulns": [{"id": "GHSA-2"}, {"id": "GHSA-1"}]}
    return {"results": [weak if one["package"]["name"] == "weak" else {} for one in asked]}


def test_every_pin_is_asked_about() -> None:
    names = {(pin.ecosystem, pin.name) for pin in audit.pins()}
    assert {("PyPI", "django"), ("PyPI", "pyrage"), ("PyPI", "pytest"), ("npm", "govuk-frontend")} <= names
    assert all(pin.version for pin in audit.pins())


def test_a_weak_package_is_named_with_where_to_read_about_it(osv: Any) -> None:
    found = audit.audit([GOOD, WEAK], service=osv(known))
    assert list(audit.report([GOOD, WEAK], found)) == [
        "WEAK         weak 2.0 (npm): https://osv.dev/GHSA-1, https://osv.dev/GHSA-2",
        "1 of 2 packages have no known weakness, 1 have one, and all were audited.",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        lambda _asked: {"results": []},
        lambda _asked: {"error": "no"},
        lambda _asked: [],
        lambda asked: {"results": [{"next_page_token": "more"} for _one in asked]},
    ],
    ids=["too few answers", "an error", "nonsense", "more pages"],
)
def test_what_was_not_answered_is_said_aloud(osv: Any, answer: Answer) -> None:
    found = audit.audit([GOOD], service=osv(answer))
    first, last = audit.report([GOOD], found)
    assert first.startswith("NOT AUDITED  good 1.0 (PyPI): ")
    assert last.endswith("1 WERE NOT AUDITED.")
    assert last.startswith("0 of 1")


@pytest.mark.parametrize(("pins", "code"), [([GOOD], 0), ([GOOD, WEAK], 1)])
def test_the_code_says_how_it_went(
    osv: Any, monkeypatch: pytest.MonkeyPatch, pins: list[audit.Pin], code: int
) -> None:
    monkeypatch.setattr(audit, "pins", lambda: pins)
    monkeypatch.setenv("STAR_OSV", osv(known))
    assert audit.main() == code


def test_a_service_that_is_away_audits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "pins", lambda: [GOOD])
    monkeypatch.setenv("STAR_OSV", "http://127.0.0.1:9/")
    assert audit.main() == 2

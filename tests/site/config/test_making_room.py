"""A process that took in a large list is replaced when it has answered; one that reads pages stays."""

from types import SimpleNamespace

import pytest

from coproduction_star.config import web_server


@pytest.mark.parametrize(
    ("method", "grew", "stays"),
    [("POST", 100, False), ("POST", 5, True), ("POST", -20, True), ("GET", 100, True)],
)
def test_only_a_form_that_took_much_ends_its_process(
    monkeypatch: pytest.MonkeyPatch, method: str, grew: float, stays: bool
) -> None:
    held = iter([150.0, 150.0 + grew])
    monkeypatch.setattr(web_server, "resident_mb", lambda: next(held))
    worker, request = SimpleNamespace(alive=True), SimpleNamespace(method=method)
    web_server.note_memory(worker, request)
    web_server.make_room(worker, request, {}, None)
    assert worker.alive is stays


def test_a_request_that_was_never_noted_ends_nothing() -> None:
    worker = SimpleNamespace(alive=True)
    web_server.make_room(worker, SimpleNamespace(method="POST"), {}, None)
    assert worker.alive


def test_what_a_process_holds_is_read_off_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 10 < web_server.resident_mb() < 10_000
    monkeypatch.setattr(web_server, "RESIDENT", web_server.RESIDENT.with_name("not-there"))
    assert web_server.resident_mb() == 0

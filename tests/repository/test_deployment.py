"""The files of deploy/, Containerfile and compose.yaml, as far as reading tells: nothing starts a container."""

import os
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
SECRETS = {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "REDIS_URL", "STAR_OIDC_CLIENT_SECRET", "POSTGRES_PASSWORD"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return found


def instructions(name: str) -> list[str]:
    """The instructions of the last stage, each on one line."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Containerfile").read_text(encoding="utf-8"))
    last = text.rpartition("\nFROM ")[2]
    return [line for line in last.splitlines() if line.startswith(f"{name} ")]


def test_the_image_runs_as_nobody_in_particular_and_installs_what_is_pinned() -> None:
    assert instructions("USER") == ["USER 10001:10001"]
    assert any("--require-hashes" in line for line in instructions("RUN"))
    assert instructions("HEALTHCHECK")
    assert "/var/lib/star" in instructions("VOLUME")[0]


def test_no_secret_is_in_the_image_or_in_an_environment(compose: dict[str, Any]) -> None:
    words = " ".join([*instructions("ENV"), *instructions("ARG"), (ROOT / "deploy/star.env.example").read_text()])
    given = {key for service in compose["services"].values() for key in service.get("environment", {})}
    assert [name for name in SECRETS if re.search(rf"\b{name}=", words) or name in given] == []


@pytest.mark.parametrize("name", ["star", "db", "web"])
def test_each_service_has_a_root_that_nobody_writes_to_and_gains_no_rights(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"


def test_the_product_has_no_rights_and_a_health_check(compose: dict[str, Any]) -> None:
    star = compose["services"]["star"]
    assert (star["user"], star["cap_drop"]) == ("10001:10001", ["ALL"])
    assert star["healthcheck"]["test"][-1] == "/usr/local/bin/healthy.py"
    assert star["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert "ports" not in star


def test_only_the_web_server_is_reached_from_outside_and_the_database_reaches_nobody(compose: dict[str, Any]) -> None:
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["web"]
    assert compose["networks"]["back"] == {"internal": True}
    assert compose["services"]["db"]["networks"] == ["back"]


def test_every_volume_and_secret_that_is_named_is_declared(compose: dict[str, Any]) -> None:
    services = compose["services"].values()
    volumes = {one.partition(":")[0] for service in services for one in service.get("volumes", ())}
    assert {name for name in volumes if not name.startswith("./")} == set(compose["volumes"])
    assert {one for service in services for one in service.get("secrets", ())} == set(compose["secrets"])


def test_what_is_private_is_neither_committed_nor_sent_to_a_build() -> None:
    ignored = (ROOT / ".containerignore").read_text()
    assert (ROOT / ".dockerignore").read_text() == ignored
    assert {"deploy/secrets", "deploy/star.env", ".git"} <= set(ignored.split())
    assert {"deploy/secrets/", "deploy/star.env"} <= set((ROOT / ".gitignore").read_text().split())


class AsWritten(ConfigParser):
    """The names of settings with their capitals, as systemd reads them."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in UNITS])
def test_a_unit_writes_to_its_own_folder_only_and_has_no_rights(path: Path) -> None:
    unit = AsWritten(strict=False, interpolation=None)
    unit.read(path)
    service = unit["Service"]
    assert service["User"] == "star"
    assert (service["NoNewPrivileges"], service["ProtectSystem"], service["ProtectHome"]) == ("yes", "strict", "yes")
    assert service["CapabilityBoundingSet"] == ""
    assert service["UMask"] == "0077"
    assert re.search(r"/opt/star/bin/coproduction-star (serve|worker|backup)", service["ExecStart"])


def test_a_secret_that_came_as_a_file_becomes_a_setting(tmp_path: Path) -> None:
    secret = "postgres://star:p $(touch x) 'q'@db/star"
    (tmp_path / "DATABASE_URL").write_text(secret)
    (tmp_path / "coproduction-star").write_text(
        '#!/bin/sh\nprintf "%s|%s|%s" "$DATABASE_URL" "${EMAIL_URL-none}" "$*"\n'
    )
    (tmp_path / "coproduction-star").chmod(stat.S_IRWXU)
    surroundings = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "SECRETS_FOLDER": str(tmp_path)}
    words = ["sh", ROOT / "deploy/start.sh", "serve", "--port", "8000"]
    done = subprocess.run(words, env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{secret}|none|serve --port 8000"
    assert not (tmp_path / "x").exists()


@contextmanager
def answering(status: int) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """A server on this machine that answers everything so, and keeps what it was asked."""
    asked: list[dict[str, str]] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({"path": self.path, **dict(self.headers.items())})
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def check() -> Callable[[int], subprocess.CompletedProcess[str]]:
    def run(port: int) -> subprocess.CompletedProcess[str]:
        surroundings = {"PORT": str(port), "STAR_SITE_URL": "https://star.example.org", "PATH": os.environ["PATH"]}
        words = [sys.executable, ROOT / "deploy/healthy.py"]
        return subprocess.run(words, env=surroundings, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (400, 1)])
def test_the_health_check_asks_as_the_web_server_in_front_does(check: Any, status: int, code: int) -> None:
    with answering(status) as (port, asked):
        done = check(port)
    assert done.returncode == code, done.stderr
    assert asked[0]["path"] == "/health"
    assert (asked[0]["Host"], asked[0]["X-Forwarded-Proto"]) == ("star.example.org", "https")


def test_the_health_check_says_that_nobody_answers(check: Any) -> None:
    with answering(200) as (port, _):
        pass
    done = check(port)
    assert (done.returncode, "Nobody answers" in done.stderr) == (1, True)

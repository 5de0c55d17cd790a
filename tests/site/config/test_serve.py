"""The one command, as a person starts it: a process of its own, a real port, a real stop."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coproduction_star.config.web_server import Address, check_free

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 240
WORDS = [sys.executable, "-m", "coproduction_star.config", "serve"]


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STAR_", "DJANGO_", "DATABASE"))}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "STAR_DATA": str(folder), **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_port()
    process = subprocess.Popen(
        [*WORDS, "--demo", "--port", str(port)], env=surroundings(tmp_path), stdout=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}/"
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).close()
            break
        except OSError:
            time.sleep(0.2)
    yield process, url
    process.kill()
    process.wait()


def family(process: int) -> list[int]:
    """The process and everything it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(member for child in children for member in family(int(child)))]


def test_it_serves_the_demonstration_with_its_parts_and_stops_them_all(
    served: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    process, url = served
    with urllib.request.urlopen(url, timeout=30) as answer:
        page = answer.read().decode()
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    with urllib.request.urlopen(f"{url.rstrip('/')}{style}", timeout=30) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
    # The command, the web server's two processes, the task worker, the clock.
    everyone = family(process.pid)
    assert len(everyone) == 5
    with closing(sqlite3.connect(tmp_path / "star.sqlite3")) as database:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            timed = database.execute("select count(*) from config_timedrun where finished_at is not null").fetchone()
            if timed == (2,):
                break
            time.sleep(0.2)
    assert timed == (2,)
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE_SECONDS) == 0
    assert not [number for number in everyone if Path(f"/proc/{number}").exists()]


def refusal(tmp_path: Path, *words: str, **more: str) -> str:
    done = subprocess.run(
        [*WORDS, *words],
        env=surroundings(tmp_path, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return done.stderr


def test_without_settings_it_says_what_real_people_need(tmp_path: Path) -> None:
    assert "STAR_SITE_URL must be the address people use" in refusal(tmp_path)


def test_the_demonstration_refuses_production_settings(tmp_path: Path) -> None:
    said = refusal(tmp_path, "--demo", STAR_SITE_URL="https://star.example.org")
    assert "The demonstration lets anyone sign in as anyone" in said


def test_the_demonstration_listens_on_this_machine_only(tmp_path: Path) -> None:
    assert "listens on this machine only" in refusal(tmp_path, "--demo", "--host", "0.0.0.0")


def test_a_port_that_is_taken_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="choose another"):
            check_free(Address("127.0.0.1", taken.getsockname()[1]))


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")])
def test_an_address_is_shown_as_browsers_take_it(host: str, url: str) -> None:
    assert Address(host, 8000).url == url


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(CommandError):
        call_command("no-such-command")


def test_what_stops_the_preparation_is_said_and_nothing_is_served(tmp_path: Path) -> None:
    (tmp_path / "star.sqlite3").write_bytes(b"This is not a database. " * 100)
    done = subprocess.run(
        [*WORDS, "--demo", "--port", str(free_port())],
        env=surroundings(tmp_path), capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    assert done.returncode == 1
    assert "file is not a database" in done.stderr
    assert "Open http" not in done.stdout

"""Where a scanner is named, a harmful file reaches no page, and nothing typed beside it is lost."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.journeys import InitiativeFactory
from tests.site.voices.test_attachments import PDF

from coproduction_star.config import environment  # noqa: TID251 - how the setting is read
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.ui.scanning.clamd import ScannerSilent, what_is_in
from coproduction_star.voices.models import Attachment

pytestmark = pytest.mark.django_db
HARM = b"%PDF-1.7\nX5O-A-TEST-OF-HARM"


@dataclass
class Clamd:
    """Speaks as ClamAV's daemon does."""

    address: str
    asked: list[bytes] = field(default_factory=list)
    answer: bytes | None = None

    def serve(self, line: socket.socket) -> None:
        with line:
            whole = line.makefile("rb")
            assert whole.read(10) == b"zINSTREAM\0"
            read = b""
            while size := struct.unpack(">I", whole.read(4))[0]:
                read += whole.read(size)
            self.asked.append(read)
            found = b"stream: Test.Harm FOUND\0" if b"OF-HARM" in read else b"stream: OK\0"
            line.sendall(found if self.answer is None else self.answer)


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    server = socket.create_server(("127.0.0.1", 0))
    one = Clamd(f"tcp://127.0.0.1:{server.getsockname()[1]}")

    def work() -> None:
        while True:
            try:
                line, _who = server.accept()
            except OSError:
                return
            one.serve(line)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield one
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


@pytest.fixture
def initiative(programme: Programme, in_organisation: Any) -> Initiative:
    with in_organisation(programme.organisation, programme):
        return InitiativeFactory(programme=programme)


@pytest.fixture
def scanned(clamd: Clamd, settings: Any, tmp_path: Path) -> Clamd:
    settings.SCANNER = clamd.address
    place = {"BACKEND": settings.STORAGES["default"]["BACKEND"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": place}
    return clamd


@pytest.fixture
def send(initiative: Initiative, signed_in: Callable[..., Client]) -> Callable[[bytes], Any]:
    client = signed_in("programme-lead")
    address = f"/o/eastbridge/p/ageing-well/files/journeys.initiative/{initiative.pk}/"

    def post(content: bytes) -> Any:
        file = SimpleUploadedFile("minutes.pdf", content)
        return client.post(address, {"file": file, "description": "Minutes of May"}, follow=True)

    return post


def test_a_good_file_is_taken_whole(scanned: Clamd, send: Callable[[bytes], Any]) -> None:
    content = PDF + b"." * 200_000
    assert send(content).status_code == 200
    assert scanned.asked == [content]
    with Attachment._base_manager.get().file.open() as kept:
        assert kept.read() == content


def test_a_harmful_file_is_refused_and_the_words_beside_it_are_not_lost(
    scanned: Clamd, send: Callable[[bytes], Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer = send(HARM)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We did not take your file" in page
    assert "Minutes of May" in page
    assert "Send the rest without the file" in page
    assert "Choose them again" not in page
    assert not Attachment._base_manager.exists()
    assert "Test.Harm" in caplog.text
    assert "minutes.pdf" not in caplog.text


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK FOUND or not\0", b"\xff\xff\0"]
)
def test_without_a_plain_answer_nothing_is_taken(
    scanned: Clamd, send: Callable[[bytes], Any], answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    scanned.answer = answer
    page = send(PDF)
    assert page.status_code == 422
    assert "We could not check your file" in page.content.decode()
    assert "Minutes of May" in page.content.decode()
    assert not Attachment._base_manager.exists()
    assert "does not answer" in caplog.text
    assert "ageing-well" not in caplog.text


def test_a_scanner_that_is_gone_refuses_unless_the_host_says_otherwise(
    settings: Any, scanned: Clamd, send: Callable[[bytes], Any], caplog: pytest.LogCaptureFixture
) -> None:
    settings.SCANNER = "unix:/nowhere/clamd.ctl"
    assert send(PDF).status_code == 422
    settings.SCANNER_REQUIRED = False
    assert send(PDF).status_code == 200
    assert Attachment._base_manager.count() == 1
    assert "'file_taken': True" in caplog.text


def test_without_a_scanner_nobody_is_asked(clamd: Clamd, settings: Any, send: Callable[[bytes], Any]) -> None:
    settings.SCANNER = ""
    send(b"no kind we take")
    assert clamd.asked == []


def test_over_a_socket_of_this_machine(tmp_path: Path) -> None:
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(tmp_path / "c"))
    server.listen()
    one = Clamd(f"unix:{tmp_path}/c")
    thread = threading.Thread(target=lambda: one.serve(server.accept()[0]), daemon=True)
    thread.start()
    assert what_is_in([b"", HARM], scanner=one.address, seconds=5) == "Test.Harm"
    thread.join(5)
    server.close()


def test_a_scanner_that_says_nothing_is_not_waited_for_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(ScannerSilent):
        what_is_in([PDF], scanner=f"tcp://127.0.0.1:{server.getsockname()[1]}", seconds=1)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("", True),
        ("unix:/run/clamav/clamd.ctl", True),
        ("tcp://[::1]:3310", True),
        ("clamd", False),
        ("tcp://x", False),
    ],
)
def test_where_it_listens_is_checked_at_the_start(monkeypatch: pytest.MonkeyPatch, said: str, right: bool) -> None:
    monkeypatch.setenv("STAR_SCANNER", said)
    if right:
        assert environment.scanner() == said
    else:
        with pytest.raises(ImproperlyConfigured, match="as in STAR_SCANNER="):
            environment.scanner()

"""Ask ClamAV's daemon about one file, over a socket, piece by piece."""

import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

MOST_OF_ANSWER = 4096


class ScannerSilent(Exception):
    """It cannot be reached, or it did not say whether the file is harmful."""


def what_is_in(pieces: Iterable[bytes], *, scanner: str, seconds: int) -> str:
    """The name of what it found, empty for nothing. `scanner` is `unix:/path` or `tcp://host:port`."""
    try:
        with _connected(scanner, seconds=seconds) as line:
            line.sendall(b"zINSTREAM\0")
            for piece in pieces:
                if piece:
                    line.sendall(len(piece).to_bytes(4, "big") + piece)
            line.sendall(bytes(4))
            answer = _answer(line)
    except OSError as problem:
        raise ScannerSilent(type(problem).__name__) from problem
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer == "stream: OK":
        return ""
    raise ScannerSilent(answer or "no answer")


def _connected(scanner: str, *, seconds: int) -> socket.socket:
    if scanner.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(scanner.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    parts = urlsplit(scanner)
    return socket.create_connection((parts.hostname or "", parts.port or 3310), timeout=seconds)


def _answer(line: socket.socket) -> str:
    read = b""
    while not read.endswith(b"\0") and len(read) < MOST_OF_ANSWER:
        piece = line.recv(MOST_OF_ANSWER)
        if not piece:
            break
        read += piece
    return read.rstrip(b"\0\n").decode(errors="replace")

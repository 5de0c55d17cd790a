"""How the command line speaks: UTF-8 whatever the locale, sentences for errors, silence on a closed pipe."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper


class CommandRefused(Exception):
    """A command that cannot be done; the message says what to do next."""

    def __init__(self, message: str, *, exit_code: int = 1) -> None:
        self.exit_code = exit_code
        super().__init__(message)


def speak_utf8() -> None:
    """Write UTF-8 even where the locale is C, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """Flush before leaving; when the reader has gone, keep Python from complaining at exit."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        raise


def standard_input() -> str:
    """Read a text that somebody types or pipes in."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise CommandRefused("Standard input is not UTF-8. Save the text as UTF-8 and try again.") from None


def complain(text: str) -> None:
    """Write to stderr, with nothing in it that could steer a terminal."""
    print(printable(text), file=sys.stderr)


def printable(text: str) -> str:
    """Show control characters as codes, so that a file cannot steer the terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text)

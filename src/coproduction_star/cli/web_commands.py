"""The commands that need the web part: it runs as a process of its own, so this one never imports it."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from types import FrameType
from typing import TYPE_CHECKING

from .speaking import CommandRefused

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

COMMANDS = {
    "serve": "run the product here: pages, tasks and timed commands",
    "demo": "run the product with a fictional organisation to try things in",
    "backup": "write everything to FILE, from either database",
    "backup-key": "make the key FILE that opens sealed backups",
    "restore": "read everything from FILE into an empty database",
    "export-organisation": "write the organisation SLUG to FILE",
    "import-organisation": "bring the organisation in FILE in, beside those that are here",
    "admin": "make EMAIL an administrator",
    "worker": "run background tasks only",
    "postcodes": "read the official list of postcodes in FILE for one organisation",
}
WEB_PART = "coproduction_star.config"
INSTALL = "This command needs the web part. Install it with: pip install 'coproduction-star[web]'"


def add(commands: "Commands") -> None:
    """Name the web commands in the help; :func:`start` runs them with whatever follows."""
    for name, purpose in COMMANDS.items():
        commands.add_parser(name, help=f"{purpose} (web part)", add_help=False)


def start(command: str, arguments: Sequence[str]) -> int:
    """Run a web command as a child process and give its exit code back."""
    if find_spec("django") is None:
        raise CommandRefused(INSTALL, exit_code=2)
    with (
        passing_signals_on() as children,
        subprocess.Popen([sys.executable, "-m", WEB_PART, command, *arguments]) as child,
    ):
        children.append(child)
        code = child.wait()
    return code if code >= 0 else 128 - code


@contextmanager
def passing_signals_on() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Leave Ctrl-C to the child, which hears it too, and hand a polite stop on to it."""
    children: list[subprocess.Popen[bytes]] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            for child in children:
                child.terminate()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield children
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

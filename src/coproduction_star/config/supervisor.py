"""Keep the parts of one machine running: start them, start again what died, stop them all together."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from types import FrameType

import structlog

log = structlog.get_logger("coproduction_star.serve")
forked = multiprocessing.get_context("fork")
"""Children share the memory of what was imported before them."""

PATIENCE_SECONDS = 25
"""How long a part may take to finish what it does when asked to stop."""
LONGEST_PAUSE_SECONDS = 30
STEADY_SECONDS = 60
"""A part that ran this long starts again at once when it dies."""
LOOK_SECONDS = 0.5
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

Work = Callable[[], None]


@dataclass(slots=True)
class Part:
    """One child process, and how it has been."""

    name: str
    work: Work
    process: BaseProcess | None = None
    started: float = 0.0
    pause: float = 0.0
    due: float = 0.0


@dataclass(slots=True)
class Supervisor:
    """Runs each part in a process of its own until it is told to stop."""

    parts: list[Part]
    stopping: bool = field(default=False)

    @classmethod
    def of(cls, works: Mapping[str, Work]) -> "Supervisor":
        return cls([Part(name, work) for name, work in works.items()])

    def run(self) -> None:
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        gc.collect()
        gc.freeze()
        while not self.stopping:
            for part in self.parts:
                self._look_after(part)
            time.sleep(LOOK_SECONDS)
        self._end_all()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _look_after(self, part: Part) -> None:
        now = time.monotonic()
        if part.process is not None and not part.process.is_alive():
            steady = now - part.started > STEADY_SECONDS
            part.pause = 0 if steady else min(LONGEST_PAUSE_SECONDS, max(1, part.pause * 2))
            part.due = now + part.pause
            log.error("part died", part=part.name, exit_code=part.process.exitcode, again_in_seconds=part.pause)
            part.process = None
        if part.process is None and now >= part.due and not self.stopping:
            part.process = forked.Process(target=begin, args=(part.work, os.getpid()), name=part.name)
            part.process.start()
            part.started = now

    def _end_all(self) -> None:
        running = [part.process for part in self.parts if part.process and part.process.is_alive()]
        for process in running:
            process.terminate()
        until = time.monotonic() + PATIENCE_SECONDS
        for process in running:
            process.join(max(0.1, until - time.monotonic()))
            if process.is_alive():
                log.error("part killed", part=process.name, after_seconds=PATIENCE_SECONDS)
                process.kill()
                process.join()


def finish(work: Work) -> None:
    """Do a work to its end in a process of its own, so that the memory it took goes with it.

    Raises SystemExit with its status when it failed; it has said why.
    """
    child = forked.Process(target=work, name="preparing")
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(child.exitcode)


def begin(work: Work, parent: int) -> None:
    """Start a part's work: out of reach of Ctrl-C, which its parent handles, and never outliving that parent."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DIE_WITH_PARENT, signal.SIGTERM)
    if os.getppid() == parent:
        work()

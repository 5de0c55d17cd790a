"""The parts of one machine: started together, started again when they die, stopped together."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "src"
PATIENCE_SECONDS = 30


class Machine:
    """A process that keeps some parts, each of which writes its number into a file."""

    def __init__(self, folder: Path, work: str) -> None:
        self.folder = folder
        script = f"""
            import os, signal, time
            from pathlib import Path
            from coproduction_star.config.supervisor import Supervisor
            folder = Path({str(folder)!r})
            def note(name):
                with (folder / name).open("a") as file: file.write(f"{{os.getpid()}}\\n")
            def part():
                note("started")
                {work}
            Supervisor.of({{"part": part}}).run()
            note("ended")
        """
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def started(self, times: int) -> list[int]:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            file = self.folder / "started"
            numbers = file.read_text().split() if file.exists() else []
            if len(numbers) >= times:
                return [int(number) for number in numbers]
            time.sleep(0.05)
        raise AssertionError(f"The part did not start {times} times.")

    def ended_by(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "(zombie)" not in Path(f"/proc/{process}/status").read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_being_told_to_stop_stops_every_part(tmp_path: Path, number: signal.Signals) -> None:
    machine = Machine(tmp_path, "time.sleep(600)")
    [part] = machine.started(1)
    assert machine.ended_by(number) == 0
    assert not alive(part)


def test_a_part_that_dies_starts_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "time.sleep(600)")
    [part] = machine.started(1)
    os.kill(part, signal.SIGKILL)
    second = machine.started(2)[1]
    assert second != part
    machine.ended_by(signal.SIGTERM)


def test_a_part_may_finish_what_it_does(tmp_path: Path) -> None:
    work = (
        'signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.5), note("finished"), os._exit(0))); time.sleep(600)'
    )
    machine = Machine(tmp_path, work)
    machine.started(1)
    time.sleep(0.3)
    machine.ended_by(signal.SIGTERM)
    assert (tmp_path / "finished").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells a child that its parent is gone")
def test_no_part_outlives_the_one_that_keeps_it(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "time.sleep(600)")
    [part] = machine.started(1)
    time.sleep(0.3)
    machine.ended_by(signal.SIGKILL)
    until = time.monotonic() + PATIENCE_SECONDS
    while alive(part) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(part)

"""Methods, sums, the web commands, and how the command line behaves in a rough place."""

import os
import pkgutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coproduction_star import __version__, methods
from coproduction_star.cli import web_commands
from coproduction_star.cli.main import main

SOURCE = Path(__file__).parents[3] / "src"
Captured = pytest.CaptureFixture[str]

WITHOUT_DJANGO = """\
import sys
sys.modules["django"] = None
from coproduction_star.cli.main import main
code = main(sys.argv[1:])
assert not [name for name in sys.modules if name.startswith(("django.", "coproduction_star.config"))]
sys.exit(code)
"""


def run(*arguments: str, code: str = WITHOUT_DJANGO, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own in which Django cannot be imported."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), **environment},
        check=False,
        timeout=60,
    )


@pytest.fixture
def web_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a stand-in in the place of the web part that says what it was told."""
    (tmp_path / "stand_in.py").write_text("import sys; print(sys.argv[1:]); sys.exit(len(sys.argv))")
    monkeypatch.setattr(web_commands, "WEB_PART", "stand_in")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(web_commands, "find_spec", lambda _name: object())
    return tmp_path


def test_the_version_is_said(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"coproduction-star {__version__}\n")


def test_without_a_command_the_usage_is_said_and_the_code_is_2(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    assert "usage: coproduction-star" in capsys.readouterr().err


def test_every_method_is_listed_with_what_it_is_for(capsys: Captured) -> None:
    assert main(["methods"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "evidence  One evidence scale for the four in use." in lines
    names = {module.name for module in pkgutil.iter_modules(methods.__path__)} - {"errors", "parameters"}
    assert {line.split()[0] for line in lines} == names
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)


@pytest.mark.parametrize(
    ("grade", "scale", "said"),
    [("trial", "case", "4 tested\n"), ("evaluated", "case", "3 compared\n"), ("6", "appraisal", "0 none\n")],
)
def test_the_strength_of_a_grade_is_calculated(capsys: Captured, grade: str, scale: str, said: str) -> None:
    assert main(["calculate", "strength", grade, "--scale", scale]) == 0
    assert capsys.readouterr().out == said


def test_an_unknown_grade_is_refused_with_the_grades_there_are(capsys: Captured) -> None:
    assert main(["calculate", "strength", "superb", "--scale", "case"]) == 1
    assert "Use one of: described, reported, evaluated, trial." in capsys.readouterr().err


@pytest.mark.parametrize("command", sorted(web_commands.COMMANDS))
def test_a_web_command_is_handed_on_with_everything_that_follows(
    web_part: Path, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "a file", "--help", "--port=9000"]) == 5
    assert capfd.readouterr().out == f"['{command}', 'a file', '--help', '--port=9000']\n"


@pytest.mark.parametrize("command", sorted(web_commands.COMMANDS))
def test_a_web_command_without_django_says_what_to_install(command: str) -> None:
    done = run(command, "--help")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "This command needs the web part. Install it with: pip install 'coproduction-star[web]'\n"
    )


def test_a_web_command_that_is_killed_gives_the_code_a_shell_would(web_part: Path) -> None:
    (web_part / "stand_in.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert main(["serve"]) == 128 + signal.SIGKILL


def test_signals_are_as_before_when_the_web_part_has_ended(web_part: Path) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    main(["serve"])
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_a_polite_stop_is_handed_on_to_the_web_part(web_part: Path) -> None:
    (web_part / "stand_in.py").write_text("import time; print('up', flush=True); time.sleep(60)")
    code = (
        "import sys; from coproduction_star.cli import web_commands as w; w.WEB_PART = 'stand_in';"
        "w.find_spec = lambda name: w; sys.exit(w.start('serve', []))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{SOURCE}{os.pathsep}{web_part}"},
    ) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"up\n"
        command.terminate()
        assert command.wait(timeout=20) == 128 + signal.SIGTERM


@pytest.mark.parametrize(
    "arguments",
    [
        ["cases", "list", "--country", "GB"],
        ["cases", "show", "southwark-circle"],
        ["cases", "export", "--json"],
        ["cases", "export", "--csv"],
        ["methods"],
        ["calculate", "strength", "trial", "--scale", "case"],
    ],
    ids=" ".join,
)
def test_everything_else_works_where_django_cannot_be_imported(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


C_LOCALE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def test_a_c_locale_breaks_no_letter() -> None:
    done = run("cases", "show", "southwark-circle", "--language", "cy", **C_LOCALE)
    assert done.returncode == 0
    assert "pobl hŷn" in done.stdout.decode("utf-8")


def test_a_refusal_in_a_c_locale_is_still_a_sentence() -> None:
    done = run("cases", "show", "hŷn", **C_LOCALE)
    assert done.returncode == 1
    assert done.stderr.decode("utf-8").startswith("No case is called")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["cases", "export", "--json"], ["cases", "list"]], ids=["long", "short"])
def test_a_reader_that_leaves_early_is_no_error(arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WITHOUT_DJANGO, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)},
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert command.wait(timeout=60) == 141
        assert command.stderr.read() == b""


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("coproduction_star.cli.case_commands.load_cases", interrupted)
    assert main(["cases", "list"]) == 130
    assert capsys.readouterr().err == ""


NOTHING_HEAVY = """\
import sys
from coproduction_star.cli.main import main
code = main(sys.argv[1:])
assert not {"numpy", "scipy"} & set(sys.modules), "it waited for the libraries that calculate"
sys.exit(code)
"""


@pytest.mark.parametrize("words", ["cases list --country GB", "unit-values", "calculate strength trial --scale case"])
def test_what_calculates_nothing_heavy_does_not_wait_for_heavy_libraries(words: str) -> None:
    done = run(*words.split(), code=NOTHING_HEAVY)
    assert (done.returncode, done.stderr) == (0, b"")

"""Build the package into dist/ and see that it holds what `make static` built.

`wheel.py try` also installs it in two empty environments: alone, where the case
bank works and `serve` says what to install, and with its web part, where
`serve --demo` answers.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
BUILT = "coproduction_star/ui/static/ui/built/"
INSIDE = [f"{BUILT}app.css", f"{BUILT}app.js", f"{BUILT}govuk-frontend.min.js", f"{BUILT}DejaVuSans.ttf"]
PATIENCE_SECONDS = 180
CANNOT_TRY = 3
"""The exit code that says: not the wheel's fault."""


def build() -> Path:
    for old in DIST.glob("coproduction_star-*"):
        old.unlink()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel")
    [wheel] = DIST.glob("coproduction_star-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    catalogues = [
        str(path.relative_to(ROOT / "src").with_suffix(".mo"))
        for path in (ROOT / "src").glob("coproduction_star/locale/**/*.po")
    ]
    missing = [name for name in [*INSIDE, *catalogues] if name not in names]
    if missing:
        sys.exit(f"The wheel lacks {', '.join(missing)}. Run: make static")
    print(f"Built {wheel.relative_to(ROOT)}, {wheel.stat().st_size // 1024} kB")
    return wheel


def run(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], cwd=ROOT, check=True, text=True, **more)


class CannotTry(Exception):
    """The packages that the wheel stands on could not be fetched; it says nothing about the wheel."""


def environment(folder: Path, wheel: Path, requirements: list[str]) -> Path:
    """An empty environment with the wheel and these pinned requirements, and nothing of this folder."""
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    install = [sys.executable, "-m", "uv", "pip", "install", "-q", "--python", folder / "bin" / "python"]
    pins = [word for name in requirements for word in ("-r", ROOT / "requirements" / name)]
    plain = ["-c", ROOT / "requirements/web.txt", "numpy", "scipy", "pyyaml"]
    try:
        run(*install, *(["--require-hashes", *pins] if pins else plain))
    except subprocess.CalledProcessError as problem:
        raise CannotTry(
            "the pinned packages could not be installed; check that the package index is reached"
        ) from problem
    run(*install, "--no-deps", wheel)
    return folder / "bin" / "coproduction-star"


def alone(command: Path, folder: Path) -> None:
    listed = subprocess.run([command, "cases", "list"], cwd=folder, capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) >= 50, listed.stdout
    refused = subprocess.run([command, "serve"], cwd=folder, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "pip install 'coproduction-star[web]'" in refused.stderr, refused.stderr
    print("Alone: the case bank works, and serve says what to install")


def with_web_part(command: Path, folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STAR_", "PYTHON", "DJANGO"))}
    process = subprocess.Popen([command, "serve", "--demo", "--port", str(port)], cwd=folder, env=kept)
    try:
        page = first_answer(f"http://127.0.0.1:{port}/", process)
        style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style}", timeout=30) as answer:
            assert answer.status == 200, style
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
        assert code == 0, f"serve ended with {code}"
    finally:
        process.kill()
    print("With its web part: serve --demo answers, with its styles, and stops when told")


def first_answer(url: str, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    sys.exit(f"serve --demo did not answer within {PATIENCE_SECONDS} seconds")


def try_it(wheel: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone(environment(folder / "alone", wheel, []), folder)
        with_web_part(environment(folder / "web", wheel, ["web.txt"]), folder)


if __name__ == "__main__":
    built = build()
    if sys.argv[1:] == ["try"]:
        try:
            try_it(built)
        except CannotTry as reason:
            print(f"The wheel could not be tried: {reason}.", file=sys.stderr)
            sys.exit(CANNOT_TRY)

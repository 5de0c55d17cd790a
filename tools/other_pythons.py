"""The library's tests on the other Pythons that the product promises to run on.

Each gets an environment of its own, without Django, kept in .venv/others for the next time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROMISED = ("3.11", "3.12", "3.13")
WANTED = tuple(version for version in PROMISED if version != f"{sys.version_info.major}.{sys.version_info.minor}")
PACKAGES = (
    "numpy", "scipy", "pyyaml", "pytest", "pytest-randomly", "pytest-socket", "pytest-xdist", "hypothesis",
    "jsonschema", "pymcdm", "pyrepo-mcda", "scikit-criteria",
)  # fmt: skip


def found() -> dict[str, Path]:
    """Those on this machine, by version: on the path, or where pyenv keeps its own."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    pythons = {}
    for version in WANTED:
        named = shutil.which(f"python{version}")
        places = [Path(named)] if named else []
        places += sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)
        working = next((place for place in places if works(place, version)), None)
        if working:
            pythons[version] = working
    return pythons


def works(python: Path, version: str) -> bool:
    """Whether it starts, is that version, and can make environments: a name on the path may lead nowhere."""
    asked = "import venv, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.strip() == version


def test(version: str, python: Path, *, processes: str) -> int:
    """Pytest's exit code; CalledProcessError where the environment could not be made."""
    folder = ROOT / ".venv/others" / version
    inside = folder / "bin/python"
    if not works(inside, version):
        subprocess.run([python, "-m", "venv", "--clear", "--without-pip", folder], check=True)
    install = [sys.executable, "-m", "uv", "pip", "install", "-q", "--python", inside]
    subprocess.run([*install, "-c", ROOT / "requirements/dev.txt", *PACKAGES], cwd=ROOT, check=True)
    return subprocess.run([inside, "-m", "pytest", "-q", "-n", processes, "tests/library"], cwd=ROOT).returncode


if __name__ == "__main__":
    here = found()
    print("\n".join(f"Python {version}: {here.get(version, 'not found')}" for version in WANTED))
    sys.exit(any(test(version, python, processes="2") for version, python in here.items()))

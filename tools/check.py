"""Everything that can be said about the code without running it: a line for each check, and why where it fails."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS = {
    "style": [BIN / "ruff", "check", "--quiet", "."],
    "layout of the code": [BIN / "ruff", "format", "--quiet", "--check", "."],
    "who may import whom": [BIN / "lint-imports", "--no-cache"],
    "types": [BIN / "mypy", "--no-error-summary"],
    "translations are collected": [PYTHON, "tools/catalogue.py", "check"],
    "migrations match the models": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "Django's own checks": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
}


def run(name: str, words: list[object]) -> bool:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "STAR_DEVELOPMENT": "yes"}
    done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, env=surroundings)
    print(f"{'ok ' if done.returncode == 0 else 'NOT'} {name}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    went_well = [run(name, words) for name, words in CHECKS.items()]
    sys.exit(not all(went_well))

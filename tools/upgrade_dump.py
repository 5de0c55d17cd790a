"""Keep a small database of this release in tests/upgrade/, which every later release must open.

It is the demonstration: every kind of record, and nobody's data.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests/upgrade"
MAKE = """
import django
django.setup()
from django.core.management import call_command
from coproduction_star.config import demonstration
call_command("migrate", interactive=False, verbosity=0)
demonstration.make()
"""

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    from coproduction_star import __version__

    target = FOLDER / f"{__version__}.star"
    if target.exists():
        sys.exit(f"{target.relative_to(ROOT)} is there already. A release's database is kept as it was.")
    with tempfile.TemporaryDirectory() as data:
        surroundings = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "STAR_DATA": data,
            "STAR_DEVELOPMENT": "yes",
            "STAR_DEMONSTRATION": "yes",
            "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
        }
        surroundings.pop("DATABASE_URL", None)
        subprocess.run([sys.executable, "-c", MAKE], env=surroundings, check=True)
        backup = [sys.executable, "-m", "coproduction_star.config", "backup", str(target)]
        subprocess.run(backup, env=surroundings, check=True)

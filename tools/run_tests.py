"""Run every test on SQLite, and those that ask a database also on PostgreSQL where one answers.

Before that the wheel is tried in empty environments.
What could not be tested is said at the end, above pytest's own last line.
"""

import os
import subprocess
import sys
from pathlib import Path

from wheel import CANNOT_TRY

ROOT = Path(__file__).resolve().parents[1]
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
NO_WAITING = "-c synchronous_commit=off"
"""A test's rows are thrown away, so nobody waits for the disk."""
WHEEL_BROKEN = "The wheel: IT DOES NOT WORK WHERE IT IS INSTALLED, see above."
WALKED_ONCE = "tests/site/test_tenancy.py"
"""Every role on every address, 8,000 requests: on PostgreSQL, which keeps real people's data; on SQLite where there is
no other. Each page's own tests ask both who may open it."""
PROCESSES = str(os.cpu_count() or 1)


def postgres_problem(url: str) -> str | None:
    """Why the tests cannot use this server; None where they can."""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            may = connection.execute("select rolcreatedb or rolsuper from pg_roles where rolname = current_user")
            return None if may.fetchone()[0] else f"the user of {url} may not create databases"
    except psycopg.Error as problem:
        return f"no server answered at {url.rpartition('@')[2]} ({str(problem).strip().splitlines()[0]})"


def pytest(*words: str, **more: str) -> int:
    surroundings = {**os.environ, "STAR_DEVELOPMENT": "yes", **more}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *words], cwd=ROOT, env=surroundings).returncode


def found(variable: str, stamp: str) -> str:
    """The program that the variable names, or else the one that `make ready-for-tests` found."""
    remembered = ROOT / ".venv/stamps" / stamp
    return os.environ.get(variable) or (remembered.read_text().strip() if remembered.exists() else "")


def try_the_wheel() -> str | None:
    """What is to be said about it at the end; nothing where it works."""
    print("The wheel in empty environments:", flush=True)
    code = subprocess.run([sys.executable, ROOT / "tools/wheel.py", "try"], cwd=ROOT).returncode
    words = {0: None, CANNOT_TRY: "The wheel: its environments could not be made, see above."}
    return words.get(code, WHEEL_BROKEN)


def main(chosen: list[str]) -> int:
    untested, walked, failed = [], [], False
    browser = found("STAR_BROWSER", "browser")
    if not browser:
        untested.append("tests/browser: no Chromium was found, and none could be installed. Name one in STAR_BROWSER.")
    office = found("STAR_OFFICE", "office")
    if not office:
        untested.append("Spreadsheets in LibreOffice: none was found, and none could be installed from Debian. "
                        "Name its soffice in STAR_OFFICE.")  # fmt: skip
    url = os.environ.get("STAR_TEST_POSTGRES", POSTGRES)
    if not chosen:
        said = try_the_wheel()
        untested += [said] if said else []
        failed = said == WHEEL_BROKEN
        problem = postgres_problem(url)
        if problem:
            untested.append(f"PostgreSQL: {problem}. Name another in STAR_TEST_POSTGRES.")
        else:
            print("The pages' tests on PostgreSQL:", flush=True)
            asking = ("tests/site", "--asking-the-database")
            if pytest("-n", PROCESSES, *asking, DATABASE_URL=url, PGOPTIONS=NO_WAITING):
                untested.append("PostgreSQL: THE TESTS FAILED THERE, see above.")
                failed = True
            walked = [f"--ignore={WALKED_ONCE}"]
            print("Every test on SQLite, but the walk that was made on PostgreSQL:", flush=True)
    words = chosen or ["-n", PROCESSES, *walked]
    code = pytest(*words, STAR_BROWSER=browser, STAR_OFFICE=office, STAR_NOT_TESTED="\n".join(untested))
    return code or int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Make a clone ready: `prepare.py run` for the product, `prepare.py test` for its tests as well.

Needs nothing but a Python from 3.11 to 3.13 with its venv module. What was done
is remembered in .venv/stamps, so that a second run takes a moment.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
BUILT = ROOT / "src/coproduction_star/ui/static/ui/built"
STYLES = ROOT / "src/coproduction_star/ui/styles"
LOCALE = ROOT / "src/coproduction_star/locale"
REQUIREMENTS = ROOT / "requirements"
NODE_AT_LEAST = 20
HEADLESS = "chromium-headless-shell"
"""Debian's package of the part of Chromium that draws no window: the same pages for less than half the work."""
NETWORK = "Check that this machine reaches the {what}, directly or through its proxy, then run the same command again."


class CannotGoOn(Exception):
    """Something a person must put right; the message says what."""


def say(sentence):
    print(f"· {sentence}", file=sys.stderr, flush=True)


def digest(*paths):
    """One fingerprint of these files and of every file in these folders."""
    found = hashlib.sha256(str(ROOT).encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def once(name, fingerprint, work):
    """Do the work unless it was done for this very fingerprint."""
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    work()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)


def command(*words, otherwise):
    """Run it quietly; when it fails, show what it said and then the sentence."""
    try:
        done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError as problem:
        raise CannotGoOn(f"{problem}\n{otherwise}") from problem
    if done.returncode:
        raise CannotGoOn(f"{(done.stdout + done.stderr).strip()[-3000:]}\n\n{otherwise}")
    return done.stdout


def check_python():
    version = ".".join(map(str, sys.version_info[:3]))
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise CannotGoOn(
            f"This is Python {version}; the Co-production Star runs on 3.11, 3.12 or 3.13. "
            "Name one of them: make run PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as problem:
        raise CannotGoOn(
            f"Python {version} came without its venv module. On Debian and Ubuntu: sudo apt-get install python3-venv"
        ) from problem


def check_port():
    port = os.environ.get("PORT", "8000")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotGoOn(f"PORT={port} is not a port number. Choose one from 1024 to 65535: make run PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as problem:
            raise CannotGoOn(
                f"Port {port} cannot be used ({problem.strerror}): perhaps the product runs already. "
                f"Stop that, or choose another port: make run PORT={int(port) + 1}"
            ) from problem


def make_environment():
    python = BIN / "python"
    works = python.exists() and subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
    if works:
        return
    say("Making the Python environment in .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    command(sys.executable, "-m", "venv", VENV, otherwise="The Python environment could not be made in .venv.")


def install(*files):
    """With uv, which takes seconds; with pip where uv cannot."""
    sentence = "The Python packages could not be installed. " + NETWORK.format(what="Python package index")
    wanted = [part for file in files for part in ("-r", REQUIREMENTS / file)]
    uv = BIN / "uv"
    if uv.exists():
        words = [uv, "pip", "install", "--quiet", "--python", BIN / "python", "--require-hashes", *wanted]
        done = subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        say("uv could not install them (pip's own settings may be needed), so pip does, which takes longer")
    command(
        BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *wanted,
        otherwise=sentence,
    )  # fmt: skip


def install_everything(*, for_tests):
    def tools():
        say("Installing what the set-up needs")
        install("build.txt")

    def packages():
        say("Installing the packages" + (" and those of the tests" if for_tests else ""))
        install(name)

    def itself():
        command(
            BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--no-build-isolation", "--editable", ROOT,
            otherwise="The package itself could not be installed from this folder.",
        )  # fmt: skip

    once("build", digest(REQUIREMENTS / "build.txt"), tools)
    name = "dev.txt" if for_tests or (STAMPS / "dev.txt").exists() else "web.txt"
    once(name, digest(REQUIREMENTS / name), packages)
    once("itself", digest(ROOT / "pyproject.toml", ROOT / "src/coproduction_star/__init__.py"), itself)


def node():
    """The folder of a node and npm that are new enough: the machine's, or the package's in .venv."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found and npm:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout.strip()
        if version.lstrip("v").split(".")[0].isdigit() and int(version.lstrip("v").split(".")[0]) >= NODE_AT_LEAST:
            return Path(found).parent
    if not (BIN / "node").exists():
        say("Installing Node, which builds the stylesheet")
        install("node.txt")
    return BIN


def build_static():
    sources = [STYLES, ROOT / "package.json", ROOT / "package-lock.json"]
    if not (BUILT / "app.css").exists():
        (STAMPS / "static").unlink(missing_ok=True)

    def modules():
        say("Fetching GOV.UK Frontend and Sass")
        if (ROOT / "node_modules").is_symlink():  # npm would empty the folder it leads to, which is somebody else's
            (ROOT / "node_modules").unlink()
        command(*npm, "ci", otherwise="npm could not fetch them. " + NETWORK.format(what="npm registry"))

    def build():
        folder = node()
        os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
        npm[:] = [folder / "npm"]
        if not (ROOT / "node_modules/.package-lock.json").exists():
            (STAMPS / "modules").unlink(missing_ok=True)
        once("modules", digest(ROOT / "package-lock.json"), modules)
        say("Building the stylesheet and the script")
        command(folder / "node", STYLES / "build.mjs", otherwise="The stylesheet could not be built.")

    npm = []
    once("static", digest(*sources), build)


def compile_translations():
    catalogues = sorted(LOCALE.rglob("*.po"))
    if not all(path.with_suffix(".mo").exists() for path in catalogues):
        (STAMPS / "translations").unlink(missing_ok=True)

    def translations():
        for path in catalogues:
            command(
                BIN / "pybabel", "compile", "-i", path, "-o", path.with_suffix(".mo"), "-l", path.parents[1].name,
                otherwise=f"The translations in {path.relative_to(ROOT)} could not be compiled.",
            )  # fmt: skip

    once("translations", digest(*catalogues), translations)


def find_browser():
    """Remember a Chromium that starts, for the browser tests; leave the reason where there is none."""
    wanted = STAMPS / "browser"
    known = wanted.read_text() if wanted.exists() else ""
    if known and starts(known):
        return
    path = next((path for path in browsers() if starts(path)), None)
    wanted.write_text(path or "")
    if path is None:
        say("No browser could be found or installed: the browser tests cannot run, and the test run will say so")


def find_office():
    """Remember a LibreOffice that starts, for the tests of spreadsheets; leave nothing where there is none."""
    wanted = STAMPS / "office"
    known = wanted.read_text() if wanted.exists() else ""
    if known and starts(known):
        return
    path = next((path for path in offices() if starts(path)), None) or install_office()
    wanted.write_text(path or "")
    if path is None:
        say("No LibreOffice could be found or installed: its tests cannot run, and the test run will say so")


def offices():
    return [os.environ.get("STAR_OFFICE"), shutil.which("soffice")]


def install_office():
    """Only Debian's packages have it; pip and npm do not."""
    say("Installing LibreOffice Calc for the tests of spreadsheets")
    if not from_debian("libreoffice-calc"):
        return None
    return next((path for path in offices() if starts(path)), None)


def browsers():
    """Where a Chromium may be, the lightest first; what is not here is fetched when its turn has come."""
    yield os.environ.get("STAR_BROWSER")
    yield shutil.which(HEADLESS) or browser_from_debian(HEADLESS)
    yield from map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))
    yield browser_from_debian("chromium")
    yield browser_from_playwright()


def starts(path):
    if not path or not Path(path).exists():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def from_debian(package):
    """Install it with apt where that is there and may be used; say whether it went well."""
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (rights and not quiet("sudo", "-n", "true")):
        return False
    waiting = ("apt-get", "-q", "-o", "DPkg::Lock::Timeout=120")  # somebody else may be installing just now
    quiet(*rights, *waiting, "update")
    return quiet(*rights, *waiting, "install", "-y", "--no-install-recommends", package)


def browser_from_debian(package):
    say(f"Installing {package} for the browser tests")
    return shutil.which(package) if from_debian(package) else None


def browser_from_playwright():
    say("Fetching Playwright's own Chromium for the browser tests")
    quiet(BIN / "playwright", "install", "chromium")
    where = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    asked = subprocess.run([BIN / "python", "-c", where], capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def quiet(*words):
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, env=surroundings, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0


def prepare(purpose):
    check_python()
    if purpose == "port":
        return check_port()
    make_environment()
    install_everything(for_tests=purpose == "test")
    build_static()
    compile_translations()
    if purpose == "test":
        find_browser()
        find_office()
    return None


if __name__ == "__main__":
    try:
        prepare(sys.argv[1])
    except CannotGoOn as reason:
        sys.exit(f"\n{reason}\n")

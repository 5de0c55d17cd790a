"""Versions that must agree, and files that must not name a machine."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = json.loads((ROOT / "package-lock.json").read_text())
REQUIREMENTS = sorted(ROOT.glob("requirements/*.txt"))
MACROS_TRACK = {"4.1": "6.3"}
"""Which GOV.UK Frontend each release of its Jinja macros was made for."""


def pinned(name: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9-]+)==([^\s;]+)(?: ;[^\\]*)? \\$", (ROOT / "requirements" / name).read_text(), re.M)
    return dict(found)


def test_the_macros_and_the_styles_are_made_for_each_other() -> None:
    macros = pinned("web.txt")["govuk-frontend-jinja"].rpartition(".")[0]
    styles = json.loads((ROOT / "package.json").read_text())["dependencies"]["govuk-frontend"].rpartition(".")[0]
    assert MACROS_TRACK[macros] == styles


def test_the_lock_installs_what_package_json_asks_for() -> None:
    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert LOCK["packages"][""]["dependencies"] == asked
    assert {name: LOCK["packages"][f"node_modules/{name}"]["version"] for name in asked} == asked


def test_the_lock_has_a_hash_and_no_download_address_for_each_package() -> None:
    packages = [package for name, package in LOCK["packages"].items() if name]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~!; ]", requirement)[0].lower() for requirement in requirements}


def test_every_dependency_is_pinned() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    web = wanted([*project["dependencies"], *project["optional-dependencies"]["web"]])
    dev = wanted([each for each in groups["dev"] if isinstance(each, str)])
    assert web - set(pinned("web.txt")) == set()
    assert (web | dev) - set(pinned("dev.txt")) == set()
    assert wanted(groups["build"]) - set(pinned("build.txt")) == set()
    assert wanted(groups["node"]) - set(pinned("node.txt")) == set()


@pytest.mark.parametrize("name", ["web.txt", "build.txt"])
def test_the_tests_run_on_the_versions_that_people_get(name: str) -> None:
    tested = pinned("dev.txt")
    assert {package: tested.get(package) for package in pinned(name)} == pinned(name)


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_pin_has_a_hash(path: Path) -> None:
    text = path.read_text()
    pins = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]
    assert pins
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


ADDRESS_OF_AN_INDEX = re.compile(
    r"index-url|trusted-host|find-links|https?://[^\s\"']*(?:/simple/?[\s\"']|artifactory)"
)
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|opt/(?:wheels|pypi))/")


def test_no_file_names_an_index_or_a_folder_of_one_machine() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__) or not path.exists():
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        text = text.replace("--no-emit-index-url", "")
        found += [
            f"{path.relative_to(ROOT)}: {match.group()}"
            for pattern in (ADDRESS_OF_AN_INDEX, PATH_OF_A_MACHINE)
            for match in pattern.finditer(text)
        ]
    assert found == []


def test_continuous_integration_does_what_a_contributor_does() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text()


def test_the_makefile_lists_every_target_that_a_person_calls() -> None:
    text = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"^\.PHONY: (.*)$", text, re.M)[0].split())
    described = set(re.findall(r"^([a-z-]+):.*##", text, re.M))
    assert named - described == {"port", "ready", "ready-for-tests"}
    assert named >= described

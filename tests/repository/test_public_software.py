"""What catalogues and auditors read by program: publiccode.yml and the bill of materials."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools import sbom

from coproduction_star import __version__

ROOT = Path(__file__).parents[2]
NEEDED = (
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
    "legal", "maintenance", "localisation",
)  # fmt: skip


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return sbom.bill()


def test_publiccode_has_the_keys_that_the_standard_needs(card: dict[str, Any]) -> None:
    assert [key for key in NEEDED if not card.get(key)] == []
    assert card["url"].startswith("https://")
    assert card["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert card["softwareType"] == "standalone/web"
    assert card["categories"]
    assert [person["name"] for person in card["maintenance"]["contacts"]]
    assert card["localisation"]["localisationReady"] is True


def test_publiccode_describes_in_words_of_the_length_that_is_allowed(card: dict[str, Any]) -> None:
    for words in card["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_publiccode_agrees_with_the_product(card: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locales = {path.name for path in (ROOT / "src/coproduction_star/locale").iterdir() if path.is_dir()}
    assert card["softwareVersion"] == __version__
    assert f"## {__version__} ({card['releaseDate']})" in (ROOT / "CHANGELOG.md").read_text()
    assert card["legal"]["license"] == project["license"]
    assert set(card["localisation"]["availableLanguages"]) == locales | {"en"}


def test_the_bill_names_every_pin_once_with_its_version_and_hashes(bill: dict[str, Any]) -> None:
    pins = re.findall(r"^([\w.\[\]-]+)==([^ ;\\]+)", (ROOT / "requirements/web.txt").read_text(), re.MULTILINE)
    wanted = {f"pkg:pypi/{sbom.plain(name.partition('[')[0])}@{version}" for name, version in pins}
    named = [each["purl"] for each in bill["components"] if each["purl"].startswith("pkg:pypi/")]
    assert sorted(named) == sorted(wanted)
    assert [
        each["name"]
        for each in bill["components"]
        if not (each.get("hashes") or each["externalReferences"][0]["hashes"])
    ] == []


def test_the_bill_has_the_look_of_cyclonedx(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert bill["metadata"]["component"]["version"] == __version__
    refs = [each["bom-ref"] for each in bill["components"]]
    assert len(refs) == len(set(refs))
    assert set(bill["dependencies"][0]["dependsOn"]) <= set(refs)


def test_what_we_ask_for_ourselves_is_in_the_bill(bill: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert sbom.asked_for(project) <= {each["name"] for each in bill["components"]}


def test_the_same_pins_make_the_same_bill(bill: dict[str, Any]) -> None:
    assert json.dumps(bill) == json.dumps(sbom.bill())

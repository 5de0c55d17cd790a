"""Write dist/sbom.cdx.json: which software of others runs in the product, as CycloneDX 1.6.

Read from what is pinned (requirements/web.txt, package-lock.json), so it says what `make requirements` chose and not
what happens to be installed here; only the name of a licence is looked up in what is installed, where the version is
the same. It holds no moment and no chance: the same pins beside the same packages make the same file.
"""

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "dist/sbom.cdx.json"
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^ ;\\]+)(?: *; *([^\\]*?))?(?: *\\)?$")
HASH = re.compile(r"^--hash=sha256:([0-9a-f]{64})")
NAME = re.compile(r"^[A-Za-z0-9._-]+")
SHIPPED = ("govuk-frontend", "dejavu-fonts-ttf")
"""What `make static` copies into the package; the other npm packages only build it."""
OF_THE_PRODUCT = ("web", "xlsform")
ITSELF = "coproduction-star"
Component = dict[str, Any]


def plain(name: str) -> str:
    """A name as the Python index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def python_components(text: str) -> Iterator[Component]:
    """One component for each pin of a requirements file, with the hashes of its files and when it is wanted."""
    found: Component | None = None
    for line in (each.strip() for each in text.splitlines()):
        pin, digest = PINNED.match(line), HASH.match(line)
        if pin:
            if found:
                yield found
            found = _python(plain(pin[1]), pin[2], when=(pin[3] or "").strip())
        elif digest and found:
            found["externalReferences"][0]["hashes"].append({"alg": "SHA-256", "content": digest[1]})
    if found:
        yield found


def _python(name: str, version: str, *, when: str) -> Component:
    purl = f"pkg:pypi/{name}@{quote(version)}"
    page = f"https://pypi.org/project/{name}/{quote(version)}/"
    made: Component = {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "externalReferences": [{"type": "distribution", "url": page, "hashes": []}],
    }  # fmt: skip
    if when:
        made["properties"] = [{"name": "python:marker", "value": when}]
    licence = licence_of(name, version)
    return made | ({"licenses": [licence]} if licence else {})


def licence_of(name: str, version: str) -> Component | None:
    """What the installed package says of its licence, where it is this very version."""
    try:
        facts = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    if facts["Version"] != version:
        return None
    if facts["License-Expression"]:
        return {"expression": facts["License-Expression"]}
    classified = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier") or () if "License ::" in line]
    said = " or ".join(classified) or (facts["License"] or "").partition("\n")[0].strip()
    return {"license": {"name": said}} if said else None


def npm_components(lock: dict[str, Any]) -> Iterator[Component]:
    for name in SHIPPED:
        locked = lock["packages"][f"node_modules/{name}"]
        purl = f"pkg:npm/{name}@{locked['version']}"
        algorithm, _, digest = locked["integrity"].partition("-")
        made = base64.b64decode(digest).hex()
        yield {
            "type": "library", "bom-ref": purl, "name": name, "version": locked["version"], "purl": purl,
            "licenses": [{"license": {"name": locked["license"]}}],
            "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": made}],
        }  # fmt: skip


def asked_for(project: dict[str, Any]) -> set[str]:
    """What we ask for ourselves; the rest of the pins come with it."""
    extras = project["optional-dependencies"]
    words = [*project["dependencies"], *(word for extra in OF_THE_PRODUCT for word in extras[extra])]
    return {plain(found[0]) for word in words if (found := NAME.match(word))}


def bill() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / "src/coproduction_star/__init__.py").read_text())
    if not version:
        sys.exit("src/coproduction_star/__init__.py names no version.")
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    pins = (ROOT / "requirements/web.txt").read_text(encoding="utf-8")
    components = [*python_components(pins), *npm_components(lock)]
    ref = f"pkg:pypi/{ITSELF}@{version[1]}"
    direct = asked_for(project) | set(SHIPPED)
    body = json.dumps(components, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{ref}#{body}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": ref, "name": ITSELF, "version": version[1], "purl": ref,
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": ref, "dependsOn": [each["bom-ref"] for each in components if each["name"] in direct]}
        ],
    }  # fmt: skip


if __name__ == "__main__":
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Wrote {OUT.relative_to(ROOT)}")

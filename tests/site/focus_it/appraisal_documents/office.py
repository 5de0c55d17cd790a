"""LibreOffice as the judge: it opens workbooks, works every formula out again, and says what came out."""

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ALWAYS_AGAIN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>"""
"""Without this it shows the values that were saved with the formulas, and a test of it would test nothing."""


def office() -> str | None:
    """The program, where there is one."""
    return os.environ.get("STAR_OFFICE") or shutil.which("soffice")


@dataclass(frozen=True)
class Found:
    """A cell of a workbook: its formula, if it has one, and its value."""

    formula: str
    value: float | str


Cells = Mapping[tuple[str, str], Found]


def converted(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """The same files as another kind, in one go; names without their ending."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "profile", "user")
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(ALWAYS_AGAIN)
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for name, content in files.items():
            (source / name).write_bytes(content)
        profile = f"-env:UserInstallation={settings.parent.as_uri()}"
        words = [office(), profile, "--headless", "--convert-to", to, "--outdir", str(target)]
        subprocess.run([*words, *map(str, sorted(source.iterdir()))], check=True, capture_output=True, timeout=300)
        return {path.stem: path.read_bytes() for path in target.iterdir()}


def recalculated(workbooks: Sequence[bytes]) -> list[Cells]:
    """The cells of each workbook after every formula was worked out again."""
    files = {f"{number:03}.xlsx": content for number, content in enumerate(workbooks)}
    made = converted(files, "xlsx:Calc MS Excel 2007 XML")
    return [cells_of(made[f"{number:03}"]) for number in range(len(workbooks))]


def cells_of(content: bytes) -> Cells:
    """Every cell by sheet and address."""
    archive = zipfile.ZipFile(BytesIO(content))
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        items = ET.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
        shared = ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]
    found = {}
    for name, part in parts_of(archive).items():
        for cell in ET.fromstring(archive.read(part)).iter(f"{MAIN}c"):
            formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
            if value is not None:
                found[name, cell.get("r")] = Found(
                    (formula.text or "") if formula is not None else "", _value(cell.get("t", "n"), value.text, shared)
                )
    return found


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """By the name of a sheet: the part of the file that holds it."""
    links = {link.get("Id"): link.get("Target") for link in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    sheets = ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
    return {sheet.get("name"): f"xl/{links[sheet.get(RELATION)].removeprefix('/xl/')}" for sheet in sheets}


def with_cell(content: bytes, sheet: str, cell: str, value: float | str) -> bytes:
    """The workbook with another value in one cell that somebody typed into; a formula there keeps standing."""
    source, out = zipfile.ZipFile(BytesIO(content)), BytesIO()
    part = parts_of(source)[sheet]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            said = source.read(name)
            target.writestr(name, _typed(said.decode(), cell, value).encode() if name == part else said)
    return out.getvalue()


def _typed(xml: str, cell: str, value: float | str) -> str:
    was = re.search(rf'<c r="{cell}"([^>]*?)(?:/>|>(.*?)</c>)', xml)
    if was is None:
        raise LookupError(f"There is no cell {cell}.")
    style = "".join(re.findall(r' s="\d+"', was[1]))
    formula = "".join(re.findall(r"<f>.*?</f>", was[2] or ""))
    if isinstance(value, str):
        now = f'<c r="{cell}"{style} t="inlineStr"><is><t>{value}</t></is></c>'
    else:
        now = f'<c r="{cell}"{style}>{formula}<v>{value!r}</v></c>'
    return xml.replace(was[0], now)


def _value(kind: str, text: str | None, shared: Sequence[str]) -> float | str:
    if kind == "s":
        return shared[int(text or 0)]
    return float(text or 0) if kind in {"n", "b"} else (text or "")

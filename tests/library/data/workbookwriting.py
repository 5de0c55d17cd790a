"""Small .xlsx files written by hand, so that the library is tested without a spreadsheet package."""

import io
import zipfile
from xml.sax.saxutils import escape

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def letters(column):
    return chr(ord("A") + column) if column < 26 else "A" + chr(ord("A") + column - 26)


def workbook(sheets, *, notes=None, extra=None):
    """Bytes of a workbook: ``sheets`` maps names to rows; ``notes`` maps (sheet, address) to text."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        entries, relations = [], []
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            entries.append(f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>')
            relations.append(
                f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            )
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet(rows))
            mine = {at: text for (of, at), text in (notes or {}).items() if of == name}
            if mine:
                archive.writestr(
                    f"xl/worksheets/_rels/sheet{number}.xml.rels",
                    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/comments" '
                    f'Target="../comments{number}.xml"/></Relationships>',
                )
                archive.writestr(f"xl/comments{number}.xml", comments(mine))
        main = f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>{"".join(entries)}</sheets></workbook>'
        parts = {"xl/workbook.xml": main, **(extra or {})}
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
        )
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def sheet(rows):
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell(value, f"{letters(column)}{number}") for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def cell(value, at):
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"><f>1+1</f><v>{value}</v></c>'


def comments(notes):
    written = "".join(
        f'<comment ref="{at}"><text><r><t>{escape(text)}</t></r></text></comment>' for at, text in notes.items()
    )
    return f'<comments xmlns="{SPREADSHEET}"><commentList>{written}</commentList></comments>'

"""One way in: what a file is, is read off its content and not off its name."""

import zipfile
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _

from .archive import damaged
from .delimited import not_a_spreadsheet, read_delimited
from .table import MOST_BYTES, CannotRead, Table
from .xlsx import read_xlsx

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NOT_TEXT = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
    b"<?xml",
    b"\x1f\x8b",
)
ARCHIVE = b"PK"
LOOKED_AT = 64 * 1024
MEGABYTE = 1024 * 1024


def read_spreadsheet(content: bytes, *, sheet: str = "") -> Table:
    """Raises CannotRead with a sentence for whoever sent it."""
    if len(content) > MOST_BYTES:
        raise CannotRead(too_large(len(content)))
    table = _read(content, sheet)
    if not table.rows:
        raise CannotRead(_("There is nothing in this file. Choose a file with one thing in each row."))
    return table


def _read(content: bytes, sheet: str) -> Table:
    refuse_others(BytesIO(content))
    return read_xlsx(content, sheet=sheet) if content.startswith(ARCHIVE) else read_delimited(content)


def refuse_others(file: IO[bytes]) -> None:
    """Raise CannotRead for what is no table, by how it begins; of an archive, by the names of its parts."""
    start = file.read(LOOKED_AT)
    file.seek(0)
    if not start.strip():
        raise CannotRead(_("This file is empty. Choose a file with one thing in each row."))
    if start.startswith(ARCHIVE):
        _refuse_other_archives(file)
    elif start.startswith(OLD_OFFICE):
        raise CannotRead(_of_old_office(start + file.read(MOST_BYTES)))
    elif start.lstrip().startswith(NOT_TEXT):
        raise CannotRead(not_a_spreadsheet())
    file.seek(0)


def _refuse_other_archives(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CannotRead(damaged()) from error
    if "content.xml" in names:
        raise CannotRead(_save_as_xlsx(".ods"))
    if any(name.endswith("workbook.bin") for name in names):
        raise CannotRead(_save_as_xlsx(".xlsb"))
    if not any(name.endswith("workbook.xml") for name in names):
        raise CannotRead(not_a_spreadsheet())


def _of_old_office(content: bytes) -> str:
    """A password makes an .xlsx look like an old file from outside."""
    if ENCRYPTED in content:
        return _("This file is protected with a password. Save a copy without the password and choose that.")
    return _save_as_xlsx(".xls")


def _save_as_xlsx(ending: str) -> str:
    return _(
        "We cannot read %(ending)s files. Open it in your spreadsheet program, choose “Save as”, "
        "then “Excel workbook (.xlsx)”, and bring in that file."
    ) % {"ending": ending}


def too_large(size: int, most: int = MOST_BYTES) -> str:
    said = {"size": f"{size / MEGABYTE:.0f}", "most": f"{most // MEGABYTE}"}
    return (
        _(
            "This file has %(size)s MB, and we take at most %(most)s MB. Remove pictures and sheets you do not need, "
            "or cut it into several files."
        )
        % said
    )

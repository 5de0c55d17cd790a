"""What a file is, read off its content and not off its name."""

import zipfile
from typing import BinaryIO

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
OFFICE = "application/vnd.openxmlformats-officedocument."
STARTS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
PARTS = (
    ("word/document.xml", f"{OFFICE}wordprocessingml.document"),
    ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{OFFICE}presentationml.presentation"),
)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg", "text/plain": "txt"} | {
    PARTS[0][1]: "docx",
    PARTS[1][1]: "xlsx",
    PARTS[2][1]: "pptx",
    f"{OPEN_DOCUMENT}text": "odt",
    f"{OPEN_DOCUMENT}spreadsheet": "ods",
    f"{OPEN_DOCUMENT}presentation": "odp",
}


class NotAllowed(ValueError):
    """The content is none of the kinds we take."""


def kind_of(stream: BinaryIO) -> str:
    """The media type of a file we take: PDF, PNG, JPEG, office documents without macros, plain text."""
    stream.seek(0)
    start = stream.read(4096)
    for magic, media_type in STARTS:
        if start.startswith(magic):
            return media_type
    if start.startswith(b"PK"):
        return _kind_of_archive(stream)
    if _is_plain_text(stream):
        return "text/plain"
    raise NotAllowed


def _kind_of_archive(stream: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            said = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise NotAllowed from error
    if said in ENDINGS:
        return said
    if any(name.endswith("vbaProject.bin") for name in names):
        raise NotAllowed
    for part, media_type in PARTS:
        if part in names:
            return media_type
    raise NotAllowed


def _is_plain_text(stream: BinaryIO) -> bool:
    """Words, and no mark-up that a browser would run."""
    stream.seek(0)
    content = stream.read()
    try:
        words = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(words.strip()) and "\x00" not in words and not words.lstrip("\ufeff \t\r\n").startswith("<")

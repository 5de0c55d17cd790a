from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from coproduction_star.voices.models import Attachment


@dataclass(frozen=True, slots=True)
class FileRow:
    id: str
    name: str
    description: str
    size: str
    when: object
    own: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class FilesPage:
    title: str
    button: str
    rows: tuple[FileRow, ...]
    address: str
    home: str
    may_attach: bool


def files_page(
    subject: Any, attachments: Iterable[Attachment], *, home: str, reader: UUID, may_attach: bool
) -> FilesPage:
    return FilesPage(
        title=_("Files on %(what)s") % {"what": subject},
        button=_("Add file"),
        rows=tuple(_row(one, reader) for one in attachments),
        address=f"{home}{subject._meta.label_lower}/{subject.pk}/",
        home=home,
        may_attach=may_attach,
    )


def _row(one: Attachment, reader: UUID) -> FileRow:
    return FileRow(
        id=str(one.pk),
        name=one.name,
        description=one.description,
        size=filesizeformat(one.size),
        when=one.made_at,
        own=one.participant_id == reader,
        removed=one.removed_at is not None,
    )

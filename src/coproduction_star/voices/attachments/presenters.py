import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.voices.models import Attachment

JOINTS = re.compile(r"[_.\-]+")
"""What stands between the words of the name of a file."""


@dataclass(frozen=True, slots=True)
class FileRow:
    id: str
    name: str
    description: str
    size: str
    when: object
    own: bool
    removed: bool
    held: bool
    """A picture by or of a councillor, before an election: told of, and not given."""


@dataclass(frozen=True, slots=True)
class FilesPage:
    title: str
    button: str
    rows: tuple[FileRow, ...]
    address: str
    home: str
    may_attach: bool


def files_page(
    subject: Any, attachments: Iterable[Attachment], *, home: str, reader: UUID, may_attach: bool, hidden: Hidden
) -> FilesPage:
    page = FilesPage(
        title=_("Files on %(what)s") % {"what": subject},
        button=_("Add file"),
        rows=tuple(_row(one, reader, hidden) for one in attachments),
        address=f"{home}{subject._meta.label_lower}/{subject.pk}/",
        home=home,
        may_attach=may_attach,
    )
    return hidden.over(page)


def is_held(attachment: Attachment, hidden: Hidden) -> bool:
    """Before an election: a picture that a councillor added, or whose words name one."""
    words = f"{_in_words(attachment.name)} {attachment.description}"
    named = attachment.participant_id in hidden.people or hidden.text(words) != words
    return attachment.media_type.startswith("image/") and named


def name_shown(attachment: Attachment, hidden: Hidden) -> str:
    """The name of the file, without those of councillors however its words are joined."""
    stem, ending = PurePath(attachment.name).stem, PurePath(attachment.name).suffix
    shown = hidden.text(_in_words(stem))
    return attachment.name if shown == _in_words(stem) else f"{shown}{ending}"


def _in_words(name: str) -> str:
    return JOINTS.sub(" ", name)


def _row(one: Attachment, reader: UUID, hidden: Hidden) -> FileRow:
    held = is_held(one, hidden)
    return FileRow(
        id=str(one.pk),
        name=_("A picture (not shown before the election)") if held else name_shown(one, hidden),
        description="" if held else one.description,
        size=filesizeformat(one.size),
        when=one.made_at,
        own=one.participant_id == reader,
        removed=one.removed_at is not None,
        held=held,
    )

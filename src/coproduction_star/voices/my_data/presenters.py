import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.organisations.models import Organisation, Participant

from .selectors import Chapter


@dataclass(frozen=True, slots=True)
class MyDataPage:
    title: str


@dataclass(frozen=True, slots=True)
class ErasePage:
    """`held_up_by` names organisations that have no other administrator yet."""

    title: str
    button: str
    held_up_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ErasePersonPage:
    """`signs_in` when they have an account and so erase themselves."""

    title: str
    button: str
    back: str
    signs_in: bool


@dataclass(frozen=True, slots=True)
class CopyPage:
    """The readable page in the copy: chapters of tables."""

    title: str
    when: object
    chapters: tuple[tuple[str, tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]], ...]


def my_data_page() -> MyDataPage:
    return MyDataPage(_("Your data"))


def erase_page(held_up_by: Iterable[Organisation]) -> ErasePage:
    rows = tuple((one.name, f"/o/{one.slug}/people/") for one in held_up_by)
    return ErasePage(_("Erase your account"), _("Erase"), rows)


def erase_person_page(person: Participant) -> ErasePersonPage:
    back = f"/o/{person.organisation.slug}/people/everyone/{person.pk}/"
    title = _("Erase what is kept about %(name)s") % {"name": person.name}
    return ErasePersonPage(title, _("Erase"), back, person.user_id is not None)


def copy_of(chapters: list[Chapter]) -> bytes:
    """A ZIP with the data for a machine, the same for a reader, and the files the person attached."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(chapters))
        archive.writestr("data.html", render_to_string("voices/my_data/copy.jinja", {"page": copy_page(chapters)}))
        for number, attachment in enumerate(file for chapter in chapters for file in chapter.files):
            with attachment.file.open("rb") as stream:
                archive.writestr(f"files/{number + 1}-{_plain(attachment.name)}", stream.read())
    return out.getvalue()


def as_json(chapters: list[Chapter]) -> str:
    document = [
        {"organisation": chapter.organisation, "held": {held.kind: list(held.rows) for held in chapter.held}}
        for chapter in chapters
    ]
    return json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def copy_page(chapters: list[Chapter]) -> CopyPage:
    return CopyPage(
        title=_("What is kept about you"),
        when=timezone.localdate(),
        chapters=tuple((chapter.organisation or _("Your account"), _tables(chapter)) for chapter in chapters),
    )


def _tables(chapter: Chapter) -> Any:
    return tuple((held.kind, tuple(_words(row) for row in held.rows)) for held in chapter.held)


def _words(row: Any) -> tuple[tuple[str, str], ...]:
    filled = ((name, value) for name, value in row.items() if value not in (None, "", [], {}))
    return tuple((name.replace("_", " "), str(value)) for name, value in filled)


def _plain(name: str) -> str:
    """A file's name without folders, so that unpacking stays where it should."""
    return name.replace("\\", "/").rpartition("/")[2].lstrip(".") or "file"

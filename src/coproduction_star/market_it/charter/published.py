"""What stands above the text of a published charter: its edition, how to check it, its files, and what changed."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import Charter, CharterEdition

from .addresses import of
from .changed_page import ChangedRow, rows_of
from .changes import changes
from .papers import KINDS
from .public_pages import Chosen
from .receipt import command_for

Extra = Callable[[Charter, CharterEdition], Iterable[tuple[str, str]]]
_ways_in: list[Extra] = []
"""What can be done with a published charter, said by the packages above: words and address."""


def say_what_can_be_done(extra: Extra) -> None:
    _ways_in.append(extra)


@dataclass(frozen=True, slots=True)
class Published:
    edition: str
    newest: str
    """Where the newest edition is, when this is an older one."""
    fingerprint: str
    command: str
    files: tuple[tuple[str, str], ...]
    what_changed: str
    changed: tuple[ChangedRow, ...]
    editions: tuple[tuple[str, str, str], ...]
    """Every edition: its name, address and what changed in it."""
    acts: tuple[tuple[str, str], ...]


def published(
    charter: Charter,
    edition: CharterEdition,
    *,
    before: CharterEdition | None,
    editions: Iterable[Any],
    chosen: Chosen,
) -> Published:
    is_open = edition.pk == charter.open_edition_id
    here = of("public_charter", charter)
    return Published(
        edition=name_of(edition.number, edition.made_at),
        newest="" if is_open else here,
        fingerprint=edition.fingerprint,
        command=command_for(edition),
        files=tuple(_files(charter, edition, chosen)),
        what_changed=edition.what_changed,
        changed=rows_of(changes(before.document, edition.document)) if before else (),
        editions=tuple((name_of(number, at), f"{here}?edition={number}", said) for number, at, said in editions),
        acts=tuple(_acts(charter, edition)) if is_open else (),
    )


def _acts(charter: Charter, edition: CharterEdition) -> Iterator[tuple[str, str]]:
    for extra in _ways_in:
        yield from extra(charter, edition)
    if charter.suggest_until and charter.suggest_until >= timezone.localdate():
        yield _("Read the next draft and say what you think"), f"{of('public_charter', charter)}?draft=yes"


def name_of(number: int, made_at: dt.datetime) -> str:
    facts = {"number": number, "day": date_format(timezone.localdate(made_at), "j F Y")}
    return _("Edition %(number)s, published on %(day)s") % facts


def _files(charter: Charter, edition: CharterEdition, chosen: Chosen) -> Iterator[tuple[str, str]]:
    names = {"txt": _("The text that is signed"), "pdf": "PDF", "docx": "Word", "html": "HTML"}
    for kind in KINDS:
        query = chosen.query(edition=edition.number)
        yield names[kind], of(f"charter_{kind}", charter) + query

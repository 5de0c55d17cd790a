"""The pages on which people sign, their receipts, and the page of the team that counts them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.charter.addresses import of
from coproduction_star.market_it.charter.changed_page import ChangedRow, rows_of
from coproduction_star.market_it.charter.changes import changes
from coproduction_star.market_it.charter.presenters import frame_of
from coproduction_star.market_it.charter.receipt import command_for
from coproduction_star.market_it.models import Charter, CharterEdition, Signature, SigningLink, Way
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address as voices_address


@dataclass(frozen=True, slots=True)
class SignPage:
    """`changed` is what is different from the text that they read before they pressed the button."""

    title: str
    programme: str
    organisation: str
    read: str
    text: str
    edition: int
    button: str
    changed: tuple[ChangedRow, ...]
    what_changed: str
    already: str
    closed: str
    in_a_hall: bool
    done: str
    """Where the device is closed."""
    frame: Frame | None = None
    back: str = ""
    lead: str = ""
    theirs: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    title: str
    programme: str
    organisation: str
    facts: tuple[tuple[str, str], ...]
    command: str
    text: str
    words: tuple[str, ...]
    in_a_hall: bool
    hand_on: str
    done: str
    take_back: str
    back: str
    frame: Frame | None = None
    acts: tuple[tuple[str, str], ...] = ()
    """What else their four words open: words and address."""


OnReceipt = Callable[[Signature], Iterable[tuple[str, str]]]
_on_receipts: list[OnReceipt] = []


def say_on_receipts(extra: OnReceipt) -> None:
    """What can be done with the four words of a receipt, said by the packages above."""
    _on_receipts.append(extra)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    who: str
    said: str
    when: dt.datetime
    scan: str
    take_back: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    label: str
    said: str
    is_over: bool
    end: str


@dataclass(frozen=True, slots=True)
class SignaturesPage:
    title: str
    frame: Frame
    sentence: str
    rows: tuple[SignatureRow, ...]
    pages: Page[Signature]
    links: tuple[LinkRow, ...]
    code: str
    """The whole address of a link that was made just now; shown once."""
    letters: tuple[tuple[str, str], ...]
    """Words to send: what for, and the text."""
    record: str
    sign: str
    make: bool
    button: str
    back: str


def sign_page(
    charter: Charter, *, changed_from: CharterEdition | None = None, already: Signature | None = None,
    link: SigningLink | None = None, code: str = "", access: Access | None = None, is_over: bool = False,
) -> SignPage:  # fmt: skip
    edition: Any = charter.open_edition
    home, closed = charter.programme, _closed(charter, is_over=is_over)
    in_a_hall = link is not None and link.way == Way.HALL
    return SignPage(
        title=charter.title, programme=home.name, organisation=home.organisation.name,
        read=of("public_charter", charter), text=of("charter_txt", charter), edition=edition.number if edition else 0,
        button=_("Sign"), changed=rows_of(changes(changed_from.document, edition.document)) if changed_from else (),
        what_changed=edition.what_changed if changed_from else "", already=_already(already) if already else "",
        closed=closed, in_a_hall=in_a_hall, done=link_address("close_device", charter, code) if in_a_hall else "",
        frame=frame_of(home, access, charter) if access else None, back=of("charter", charter),
    )  # fmt: skip


def link_address(name: str, charter: Charter, code: str, *more: Any) -> str:
    return reverse(f"market_it:{name}", args=(charter.programme.organisation.slug, code, *more))


def _closed(charter: Charter, *, is_over: bool) -> str:
    if charter.ended_at is not None:
        return _("This charter has ended. Nobody can sign it any more.")
    if is_over:
        return _("This link has ended, so nothing can be signed by it. Ask whoever gave it to you for another one.")
    if charter.open_edition is None:
        return _("The charter is not open for signing yet.")
    return ""


def _already(signature: Signature) -> str:
    facts = {"day": date_format(timezone.localdate(signature.signed_at), "j F Y"), "number": signature.edition.number}
    if signature.group:
        return _("A group of this name signed edition %(number)s on %(day)s. Nothing was changed.") % facts
    return _("You, or somebody of this name, signed edition %(number)s on %(day)s. Nothing was changed.") % facts


def receipt_page(
    signature: Signature, *, words: str = "", link: SigningLink | None = None, code: str = "",
    access: Access | None = None, take_back: str = "",
) -> ReceiptPage:  # fmt: skip
    charter = signature.charter
    in_a_hall = link is not None and link.way == Way.HALL
    return ReceiptPage(
        title=_("You have signed"), programme=charter.programme.name,
        organisation=charter.programme.organisation.name,
        facts=tuple(facts_of(signature)), command=command_for(signature.edition),
        text=f"{of('charter_txt', charter)}?edition={signature.edition.number}",
        words=tuple(words.split("-")) if words else (), in_a_hall=in_a_hall,
        hand_on=link_address("hand_on", charter, code, signature.pk) if in_a_hall else "",
        done=link_address("close_device", charter, code) if in_a_hall else "", take_back=take_back,
        back=of("charter", charter) if access else of("public_charter", charter),
        frame=frame_of(charter.programme, access, charter) if access else None,
        acts=tuple(act for extra in _on_receipts for act in extra(signature)) if take_back and not access else (),
    )  # fmt: skip


def facts_of(signature: Signature) -> Iterable[tuple[str, str]]:
    moment = timezone.localtime(signature.signed_at)
    who = signature.participant.name if signature.participant else _erased(signature)
    said = {
        _("Charter"): signature.charter.title,
        _("Edition"): f"{signature.edition.number}",
        _("Signed at"): date_format(moment, "j F Y, H:i:s"),
        _("Who"): ", ".join(part for part in (signature.group, who, signature.role) if part),
        _("For"): signature.party.name,
        _("How"): signature.get_way_display(),
        _("Fingerprint (SHA-256):").rstrip(":"): signature.edition.fingerprint,
    }
    return ((name, words) for name, words in said.items() if words)


def signatures_page(
    charter: Charter, access: Access, *, counted: tuple[int, int, int], rows: Page[Signature],
    links: Iterable[Any], hidden: Hidden, today: dt.date, code: str = "",
) -> SignaturesPage:  # fmt: skip
    records = has_perm(Permission.RECORD_SIGNATURE, access, charter.programme)
    signs = has_perm(Permission.SIGN, access, charter.programme) and charter.open_edition is not None
    where = f"{settings.SITE_URL}{link_address('sign_by_link', charter, code)}" if code else ""
    return SignaturesPage(
        title=_("Who signed"), frame=frame_of(charter.programme, access, charter), sentence=counted_in_words(counted),
        rows=tuple(_row(one, charter, hidden, records=records) for one in rows), pages=rows,
        links=tuple(_link(one, charter, today) for one in links) if records else (), code=where,
        letters=letters(charter, where) if records else (), make=records and charter.open_edition is not None,
        record=of("record_signature", charter) if records and charter.open_edition else "",
        sign=of("sign_charter", charter) if signs else "", button=_("Make it"), back=of("charter", charter),
    )  # fmt: skip


def counted_in_words(counted: tuple[int, int, int]) -> str:
    alone, groups, people = counted
    if not alone + groups:
        return _("Nobody has signed this edition yet.")
    said = [ngettext("%(n)s person signed", "%(n)s people signed", alone) % {"n": alone}]
    if groups:
        facts = {"n": groups, "people": people}
        told = ngettext("%(n)s group of %(people)s people", "%(n)s groups of %(people)s people", groups)
        said.append((told if people else ngettext("%(n)s group", "%(n)s groups", groups)) % facts)
    return f"{', '.join(said)}."


def _row(one: Signature, charter: Charter, hidden: Hidden, *, records: bool) -> SignatureRow:
    shown = records or one.may_be_named
    name = hidden.name(one.participant) if one.participant else _erased(one)
    who = ", ".join(part for part in (one.group, name, one.role) if part) if shown else _("Somebody who is not named")
    said = [one.party.name, one.get_way_display()]
    if one.way == Way.PAPER and one.by:
        said.append(_("written down by %(who)s") % {"who": hidden.sentence(one.by, str(one.by))})
    if one.taken_back_at:
        said.append(_("taken back"))
    scan = voices_address("download", charter.programme, one.scan_id) if one.scan_id and records else ""
    return SignatureRow(
        who, " · ".join(said), one.signed_at, scan,
        of("withdraw_signature", charter, one.pk) if records and not one.taken_back_at else "",
    )  # fmt: skip


def _erased(signature: Signature) -> str:
    """What is left of a name once its person is erased."""
    return _("A person") if signature.erased_at else ""


def _link(one: Any, charter: Charter, today: dt.date) -> LinkRow:
    is_over = one.ended_at is not None or one.until < today
    facts = {"way": one.get_way_display(), "day": date_format(one.until, "j F Y"), "n": one.signed}
    said = _("%(way)s · until %(day)s · %(n)s signed") % facts
    return LinkRow(one.label, said, is_over, "" if is_over else of("end_link", charter, one.pk))


def letters(charter: Charter, where: str) -> tuple[tuple[str, str], ...]:
    """Neutral: they do not name what the charter is about, because others may see a letter or a screen."""
    facts = {"organisation": charter.programme.organisation.name, "where": where or _("(the link)")}
    mail = _(
        "Subject: Please read and sign\n\nHello,\n\npeople here have written a text together. Please read it, and "
        "sign it if you agree:\n%(where)s\n\nYou need no account and no e-mail. Whether you sign or not makes no "
        "difference to any help you get.\n\n%(organisation)s"
    ) % facts  # fmt: skip
    paper = _(
        "Dear neighbour,\n\npeople here have written a text together. You can read it, and sign it if you agree, "
        "at:\n%(where)s\n\nOr sign the sheet that comes with this letter and give it back to us. Whether you sign or "
        "not makes no difference to any help you get.\n\n%(organisation)s"
    ) % facts  # fmt: skip
    return (_("Words for an e-mail"), mail), (_("Words for a letter"), paper)

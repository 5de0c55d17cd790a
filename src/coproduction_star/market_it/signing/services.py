import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import Charter, CharterEdition, CharterParty, Signature, SigningLink, Way
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.attachments.services import attach
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .codes import hash_of_code, new_code

LINK_KEPT = dt.timedelta(days=90)
PERSON_KEPT = dt.timedelta(days=730)
"""After the review day: a name stands as long as the charter, and is looked at again with it."""


class AlreadySigned(ValueError):
    """They have signed this edition; `signature` says when. Nothing was changed."""

    def __init__(self, signature: Signature) -> None:
        super().__init__("This person or group has signed this edition already.")
        self.signature = signature


class EditionChanged(ValueError):
    """The text that they read is not the one that is open now."""


class NotOpen(ValueError):
    """Nothing is open for signing."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, for which side. `name` is of somebody whom the organisation does not know yet."""

    party: CharterParty
    way: Way
    participant: Participant | None = None
    name: str = ""
    group: str = ""
    people: int | None = None
    role: str = ""
    may_be_named: bool = False
    another: bool = False
    """They say that they are another person of the same name."""


def sign(
    *, charter: Charter, read: Any, signing: Signing, by: Any = None, link: SigningLink | None = None,
    sender: str = "", signed_at: dt.datetime | None = None,
) -> tuple[Signature, str]:  # fmt: skip
    """Sign the edition that was read (its key). Gives the signature and the four words that open its receipt.

    Raises NotOpen, EditionChanged or AlreadySigned. The same press sent twice is one signature.
    """
    edition = charter.open_edition
    if edition is None or charter.ended_at is not None:
        raise NotOpen
    if str(edition.pk) != str(read):
        raise EditionChanged
    known = Signature.objects.filter(sent_key=_key(edition, signing, sender)).first() if sender else None
    if known is not None:
        return known, words_of(known, sender=sender)
    _refuse_twice(edition, signing)
    try:
        return _sign(charter, edition, signing, by, link, sender, signed_at)
    except IntegrityError:
        _refuse_twice(edition, signing)
        known = Signature.objects.filter(sent_key=_key(edition, signing, sender)).first() if sender else None
        if known is None:
            raise
        return known, words_of(known, sender=sender)


def words_of(signature: Signature, *, sender: str) -> str:
    """The four words again, for the browser that signed, until the device is handed on."""
    if signature.sent_key is None:
        return ""
    words = reference_from(f"{sender}|{signature.pk}")
    return words if hash_of(words) == signature.reference_hash else ""


@transaction.atomic
def _sign(
    charter: Charter, edition: CharterEdition, signing: Signing, by: Any, link: SigningLink | None, sender: str,
    signed_at: dt.datetime | None,
) -> tuple[Signature, str]:  # fmt: skip
    identity = uuid.uuid4()
    words = reference_from(f"{sender}|{identity}") if sender else new_reference()
    person = signing.participant or (_person(charter, signing.name) if signing.name else None)
    made = Signature.objects.create(
        id=identity, charter=charter, edition=edition, programme_id=charter.programme_id,
        organisation_id=charter.organisation_id, party=signing.party, participant=person, group=signing.group,
        people=signing.people if signing.group else None, role=signing.role, may_be_named=signing.may_be_named,
        way=signing.way, link=link, by=by, signed_at=signed_at or timezone.now(), reference_hash=hash_of(words),
        sent_key=_key(edition, signing, sender) if sender else None,
    )  # fmt: skip
    record(
        by=by, verb="market_it.signed", subject=made, for_whom=person.pk if person else None, way=signing.way.value,
        number=edition.number,
    )  # fmt: skip
    return made, words


def _refuse_twice(edition: CharterEdition, signing: Signing) -> None:
    rows = Signature.objects.filter(edition=edition, taken_back_at=None)
    if signing.group:
        found = rows.filter(group__iexact=signing.group).first()
    elif signing.participant is not None:
        found = rows.filter(participant=signing.participant, group="").first()
    else:
        same = rows.filter(participant__name__iexact=signing.name, group="", party=signing.party)
        found = None if signing.another else same.first()
    if found is not None:
        raise AlreadySigned(found)


def _person(charter: Charter, name: str) -> Participant:
    until = (charter.review_on or timezone.localdate()) + PERSON_KEPT
    return Participant.objects.create(organisation_id=charter.organisation_id, name=name, delete_after=until)


def _key(edition: CharterEdition, signing: Signing, sender: str) -> str:
    """Of one press in one browser: the same name or group, in the same role."""
    who = " ".join(f"{signing.group}|{signing.name}|{signing.role}".split()).casefold()
    plain = f"{sender}|{edition.pk}|{signing.party.pk}|{who}"
    return salted_hmac("coproduction_star.market_it.signed", plain, algorithm="sha256").hexdigest()


@transaction.atomic
def record_on_paper(
    *, charter: Charter, read: Any, signing: Signing, by: Any, participant_id: Any, scan: Mapping[str, Any] | None,
    signed_on: dt.date,
) -> Signature:  # fmt: skip
    """Write down who signed on paper. The event says who wrote it down; the scan is kept where there is one."""
    noon = timezone.make_aware(dt.datetime.combine(signed_on, dt.time(12)))
    made, _words = sign(charter=charter, read=read, signing=signing, by=by, signed_at=min(noon, timezone.now()))
    if scan:
        made.scan = attach(subject=made, participant_id=participant_id, by=by, description="", **scan)
        made.save(update_fields=["scan"])
    return made


@transaction.atomic
def take_back(*, signature: Signature, by: Any) -> None:
    """It stays, says that it was taken back, and makes room for another."""
    if signature.taken_back_at is None:
        signature.taken_back_at, signature.sent_key = timezone.now(), None
        signature.save(update_fields=["taken_back_at", "sent_key"])
        record(by=by, verb="market_it.signature_taken_back", subject=signature, for_whom=signature.participant_id)


def hand_on(*, signature: Signature) -> None:
    """The device goes to the next person: what it showed of this one is shown no more, whatever is pressed."""
    Signature.objects.filter(pk=signature.pk).update(sent_key=None)


@transaction.atomic
def make_link(
    *, charter: Charter, way: str, label: str, until: dt.date, party: CharterParty | None, by: Any
) -> tuple[SigningLink, str]:
    """A link for many people, or one device in a room. The code is given once."""
    code = new_code()
    link = SigningLink.objects.create(
        charter=charter, programme_id=charter.programme_id, organisation_id=charter.organisation_id, way=way,
        label=label, until=until, party=party, hash=hash_of_code(code), by=by, delete_after=until + LINK_KEPT,
    )  # fmt: skip
    record(by=by, verb="market_it.link_made", subject=link)
    return link, code


@transaction.atomic
def end_link(*, link: SigningLink, by: Any) -> None:
    if link.ended_at is None:
        link.ended_at = timezone.now()
        link.save(update_fields=["ended_at"])
        record(by=by, verb="market_it.link_ended", subject=link)

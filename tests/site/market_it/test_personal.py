"""What Market it keeps about one person, and what is left of it when they are erased."""

import pytest
from django.core.files.base import ContentFile
from tests.factories import market_it as make
from tests.factories.people import ParticipantFactory

from coproduction_star.market_it.models import Claim, LedgerAccount, Risk, Signature
from coproduction_star.market_it.personal import erase, personal_data
from coproduction_star.voices.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(organisation, inside):
    return ParticipantFactory(organisation=organisation, name="Rosa Unmistakable")


def test_the_copy_tells_what_moved_and_where_a_passport_may_be_read(person, programme) -> None:
    make.TransferFactory(programme=programme, to_account__participant=person, amount=90, words="Poured tea")
    make.TransferFactory(programme=programme)
    make.PassportShareFactory(programme=programme, passport__participant=person)
    held = {one.kind: one.rows for one in personal_data(person.pk)}
    assert set(held) == {"market_it.transfer_in", "market_it.passportshare"}
    assert [row["words"] for row in held["market_it.transfer_in"]] == ["Poured tea"]


def test_a_risk_says_that_it_needs_somebody_else(person, programme) -> None:
    make.RiskFactory(programme=programme, owner=person, owner_in_words="")
    erase(person.pk)
    assert Risk.objects.get(owner_gone_on__isnull=False).owner is None


def test_a_risk_of_a_person_and_a_body_keeps_the_body(person, programme) -> None:
    make.RiskFactory(programme=programme, owner=person, owner_in_words="The walking group")
    erase(person.pk)
    assert Risk.objects.get().owner_gone_on is None


def test_a_signature_still_counts_and_its_scan_is_gone(person, programme) -> None:
    edition = make.CharterEditionFactory(charter__programme=programme)
    scan = Attachment.objects.create(
        programme=programme, organisation=programme.organisation, subject="market_it.charter",
        subject_id=edition.charter_id, name="list.png", media_type="image/png", size=1,
        file=ContentFile(b"x", name="list.png"),
    )  # fmt: skip
    make.SignatureFactory(edition=edition, participant=person, scan=scan, role="Rosa's own words", reference_hash="h")
    erase(person.pk)
    left = Signature.objects.get()
    assert (left.participant, left.scan, left.role, left.reference_hash) == (None, None, "", None)
    assert left.erased_at
    assert not Attachment.objects.exists()


def test_amounts_stay_without_a_name_and_without_words(person, programme) -> None:
    make.TransferFactory(programme=programme, to_account__participant=person, to_account__minutes=60)
    make.ClaimFactory(programme=programme, participant=person)
    erase(person.pk)
    assert LedgerAccount.objects.get(erased_at__isnull=False).minutes == 60
    claim = Claim.objects.get()
    assert (claim.pence, claim.words, claim.participant) == (460, "", None)

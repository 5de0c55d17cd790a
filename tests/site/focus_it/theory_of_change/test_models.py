"""What the database itself refuses in a theory of change."""

import pytest
from django.db import IntegrityError
from django.utils import timezone
from tests.factories.theory_of_change import AgreementFactory, ArrowFactory, CriterionFactory, ItemFactory

from coproduction_star.focus_it.models import TheoryItem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": ""},
        {"level": "contribution", "whose": ""},
        {"level": "activity", "whose": "citizens"},
    ],
)
def test_an_item_says_something_and_only_contributions_are_somebodys(wrong, programme, inside):
    with pytest.raises(IntegrityError):
        ItemFactory(theory__programme=programme, **wrong)


@pytest.mark.parametrize("strength", [-1, 5])
def test_an_arrow_is_on_the_evidence_scale(strength, programme, inside):
    with pytest.raises(IntegrityError):
        ArrowFactory(theory__programme=programme, strength=strength)


def test_an_arrow_joins_two_items_once_and_again_when_the_first_was_removed(programme, inside):
    first = ArrowFactory(theory__programme=programme)
    first.removed_at = timezone.now()
    first.save()
    again = ArrowFactory(theory=first.theory, start=first.start, end=first.end)
    with pytest.raises(IntegrityError):
        ArrowFactory(theory=again.theory, start=first.start, end=first.end)


def test_an_arrow_does_not_lead_to_where_it_starts(programme, inside):
    item = ItemFactory(theory__programme=programme)
    with pytest.raises(IntegrityError):
        ArrowFactory(theory=item.theory, start=item, end=item)


def test_who_disagrees_says_why(programme, inside):
    with pytest.raises(IntegrityError):
        AgreementFactory(criterion__theory__programme=programme, agrees=False, reason="")


def test_a_person_answers_a_criterion_once(programme, inside):
    said = AgreementFactory(criterion=CriterionFactory(theory__programme=programme))
    with pytest.raises(IntegrityError):
        AgreementFactory(criterion=said.criterion, participant=said.participant)


def test_what_was_removed_is_found_only_where_it_is_looked_for(programme, inside):
    item = ItemFactory(theory__programme=programme, removed_at=timezone.now())
    assert not TheoryItem.objects.exists()
    assert TheoryItem.everything.get() == item

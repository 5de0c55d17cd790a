"""What friends may challenge, line by line and without a name; and what a sceptic is told about an initiative."""

import pytest
from django.urls import resolve
from tests.factories.journeys import InitiativeFactory
from tests.factories.theory_of_change import AgreementFactory, ArrowFactory, ItemFactory, TheoryFactory

from coproduction_star.focus_it import challengeable, doubts
from coproduction_star.focus_it.challengeable import NoSuchDraft
from coproduction_star.focus_it.doubts import Question
from coproduction_star.focus_it.models import SuccessCriterion, Theory
from coproduction_star.focus_it.theory_of_change.challenging import SLUG
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative(theory, programme):
    made = InitiativeFactory(programme=programme)
    Theory.objects.filter(pk=theory.pk).update(initiative=made)
    return made


def draft(programme, theory):
    return challengeable.find(programme, kind=SLUG, record_id=theory.pk)


def test_each_item_each_arrow_and_each_criterion_can_be_challenged(programme, theory, arrow, criterion, initiative):
    lines = draft(programme, theory).lines
    assert [line.anchor for line in lines] == [
        f"item-{arrow.start_id}", f"item-{arrow.end_id}", f"arrow-{arrow.pk}", f"criterion-{criterion.pk}",
    ]  # fmt: skip
    assert all(line.label and line.detail and line.initiative == initiative.pk for line in lines)
    assert len({line.anchor for line in lines if len(line.anchor) <= 80}) == 4


def test_the_line_of_an_arrow_says_its_assumption_and_what_it_rests_on(programme, theory, arrow):
    line = draft(programme, theory).line(f"arrow-{arrow.pk}")
    assert "because People like tea" in line.detail
    assert dict(line.facts)["Evidence"].startswith("Counted, without a comparison (The cup count of 2025")


def test_a_friend_reads_no_name_of_who_agreed(programme, theory, criterion):
    said = AgreementFactory(criterion=criterion, participant__name="Dot Ashworth", agrees=False, reason="Too few")
    assert said.participant.name not in repr(draft(programme, theory))
    assert "Too few" not in repr(draft(programme, theory))


def test_what_is_not_there_is_no_draft(programme, inside):
    with pytest.raises(NoSuchDraft):
        draft(programme, TheoryFactory())


def test_titles_and_addresses_lead_to_the_page(programme, theory):
    kind = challengeable.kind_called(SLUG)
    assert dict(kind.drafts(programme).values_list("pk", "title")) == {theory.pk: "Why tea works"}
    assert resolve(kind.address(programme, theory.pk)).url_name == "theory"


def test_a_sceptic_is_told_the_weakest_arrow_who_loses_who_disagrees_and_what_would_change_our_mind(
    programme, theory, arrow, criterion, initiative, lead
):
    ItemFactory(theory=theory, level="output", unwanted=True, words="The cooks are tired")
    ArrowFactory(theory=theory, start=arrow.start, because="")
    AgreementFactory(criterion=criterion, agrees=False, reason="Too few")
    found = doubts.doubts_about(initiative, access_of(lead))
    assert "The weakest arrow on the way to an outcome" in found[Question.WEAKEST][0].sentence
    assert found[Question.WEAKEST][1].sentence == "For 1 arrow nobody has said why."
    assert "The cooks are tired" in found[Question.LOSES][0].sentence
    assert "1 person does not agree that this is success" in found[Question.DISSENT][0].sentence
    assert "We count cups" in found[Question.TURNING][0].sentence


def test_an_answer_to_earlier_words_is_no_dissent_now(theory, criterion, initiative, lead):
    AgreementFactory(criterion=criterion, agrees=False, reason="Too few")
    SuccessCriterion.objects.update(version=2)
    assert doubts.doubts_about(initiative, access_of(lead))[Question.DISSENT] == ()


def test_an_initiative_without_a_theory_is_told_nothing(programme, inside, lead):
    found = doubts.doubts_about(InitiativeFactory(programme=programme), access_of(lead))
    assert not any("theor" in doubt.address for rows in found.values() for doubt in rows)

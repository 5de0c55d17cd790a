"""Features announce what can be challenged, and what speaks against an initiative."""

from dataclasses import replace

import pytest
from tests.factories.journeys import InitiativeFactory

from coproduction_star.focus_it import challengeable, doubts
from coproduction_star.focus_it.challengeable import Draft, Kind, KindTwice, Line, NoSuchDraft
from coproduction_star.focus_it.doubts import Doubt, Question
from coproduction_star.focus_it.models import ImpactMatrix
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
LINES = (Line("who", "Who it is for", "Everybody"), Line("cost", "What it costs"))
PLAN = Kind(
    slug="plan",
    name="Plan",
    find=lambda _programme, key: Draft("plan", key, "A plan", "What we want to do.", LINES),
    drafts=lambda _programme: ImpactMatrix.objects.none(),
    address=lambda _programme, _key: "/plan/",
)


@pytest.fixture
def empty(monkeypatch):
    monkeypatch.setattr(challengeable, "_kinds", {})
    monkeypatch.setattr(challengeable, "_panels", [])
    monkeypatch.setattr(doubts, "_givers", [])


def test_a_draft_is_found_through_its_kind_and_a_line_by_its_anchor(empty, programme):
    challengeable.register(PLAN)
    draft = challengeable.find(programme, kind="plan", record_id=programme.pk)
    assert draft.line("cost") == LINES[1]
    assert draft.line("gone") is None


def test_an_unknown_kind_is_no_draft(empty, programme):
    with pytest.raises(NoSuchDraft):
        challengeable.find(programme, kind="plan", record_id=programme.pk)


def test_two_features_cannot_claim_one_kind(empty):
    challengeable.register(PLAN)
    with pytest.raises(KindTwice):
        challengeable.register(replace(PLAN, name="Another plan"))


def test_what_stands_beside_a_draft_is_told_which(empty):
    challengeable.show_beside(lambda _request, kind, record_id, _counts: f"<p>{kind} {record_id}</p>")
    assert challengeable.beside(None, kind="plan", record_id="7") == "<p>plan 7</p>"


def test_every_question_of_a_sceptic_is_there_and_empty_while_nobody_has_looked(empty, programme, inside, member):
    initiative = InitiativeFactory(programme=programme)
    access = access_of(member("observer"))
    assert doubts.doubts_about(initiative, access) == dict.fromkeys(Question, ())
    told = Doubt(Question.DISSENT, "Carers disagree.")
    doubts.register(lambda _initiative, _access: [told])
    assert doubts.doubts_about(initiative, access)[Question.DISSENT] == (told,)

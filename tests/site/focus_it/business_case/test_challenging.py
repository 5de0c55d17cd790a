"""What friends may challenge of a case, who answers, where it stands meanwhile, and what a sceptic is told."""

import pytest
import rules
from django.urls import resolve
from tests.factories.focus_it import (
    BusinessCaseFactory,
    ChallengeFactory,
    FriendFactory,
    MatrixFactory,
    case_document,
)
from tests.factories.people import HOSTILE

from coproduction_star.focus_it import challengeable, step
from coproduction_star.focus_it.business_case import doubting
from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.challenging import SLUG, anchor_of
from coproduction_star.focus_it.challengeable import NoSuchDraft
from coproduction_star.focus_it.critical_friends import services
from coproduction_star.focus_it.doubts import Question, doubts_about
from coproduction_star.focus_it.models import BusinessCase, Challenge
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.notices.models import Message
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
COST = anchor_of("options/club/costs/club")
JOIN = anchor_of("figures/join")


def text(answer):
    return answer.content.decode()


@pytest.fixture
def draft(case, programme):
    return lambda: challengeable.find(programme, kind=SLUG, record_id=case.pk)


@pytest.fixture
def challenge(case):
    """`challenge(anchor)` is one that waits."""

    def make(anchor, **more):
        friend = FriendFactory(programme=case.programme, draft_kind=SLUG, draft_id=case.pk, matrix=None)
        said = {"anchor": anchor, "line": "Club", "words": "Who says so?", "initiative": case.initiative}
        return ChallengeFactory(friend=friend, **(said | more))

    return make


def test_the_framing_each_option_each_line_and_each_figure_can_be_challenged(draft, case):
    lines = draft().lines
    keys = [
        "settings", "narrative/strategic", "options/now", "options/club", "options/club/costs/club",
        "options/club/time_given/hours", "options/club/outcomes/well", "options/club/outcomes/well/values/worth",
        "options/club/not_valued/home", *(f"figures/{name}" for name in case.content["figures"]), "missing",
    ]  # fmt: skip
    assert {anchor_of(key) for key in keys} <= {line.anchor for line in lines}
    assert len({line.anchor for line in lines}) == len(lines)
    assert all(line.initiative == case.initiative_id and len(line.anchor) <= 80 for line in lines)


def test_a_line_says_its_figure_with_the_range_who_pays_and_where_it_is_from(draft):
    cost = dict(draft().line(COST).facts)
    assert cost["How much in a year?"] == "the cost of the club: £12,000"
    assert cost["Who pays?"].startswith("The council")
    join = draft().line(JOIN)
    assert join.detail == "40%, between 20% and 60%"
    assert dict(join.facts)["Where is it from?"].startswith("A count")
    assert dict(join.facts)["How firm is it?"].startswith("2: local statistics")


def test_an_unfinished_case_can_be_challenged_too(programme, inside):
    content = {"title": "Begun", "options": [{"id": "a", "name": "A", "costs": [{"id": "c"}]}], "figures": {"x": {}}}
    case = BusinessCaseFactory(programme=programme, content=content, narrative={})
    lines = challengeable.find(programme, kind=SLUG, record_id=case.pk).lines
    assert "A: costs" in [line.label for line in lines]
    assert "no number yet" in [line.detail for line in lines]


def test_what_is_not_there_is_no_draft(programme, inside):
    with pytest.raises(NoSuchDraft):
        challengeable.find(programme, kind=SLUG, record_id=BusinessCaseFactory().pk)


def test_titles_and_addresses_lead_to_the_page(programme, case):
    assert challengeable.titles_in(programme)[SLUG, case.pk] == case.title
    kind = challengeable.kind_called(SLUG)
    assert resolve(kind.address(programme, case.pk)).url_name == "business_case"


@pytest.mark.parametrize(
    ("role", "of_case", "of_matrix"),
    [
        ("facilitator", True, True), ("programme-lead", True, True), ("practitioner", True, False),
        ("finance-partner", True, False), ("resident", False, False), ("critical-friend", False, False),
        ("observer", False, False),
    ],
)  # fmt: skip
def test_who_answers_what_is_said_of_a_case_and_of_a_matrix(role, of_case, of_matrix, challenge, programme, member):
    access = access_of(member(role))
    other = ChallengeFactory(friend=FriendFactory(matrix=MatrixFactory(programme=programme)))
    assert rules.has_perm(Permission.ANSWER_CHALLENGE, access, challenge(COST)) == of_case
    assert rules.has_perm(Permission.ANSWER_CHALLENGE, access, other) == of_matrix


def test_a_finance_partner_answers_a_challenge_of_a_case_and_none_of_a_matrix(challenge, programme, signed_in, here):
    made, client = challenge(COST), signed_in("finance-partner")
    other = ChallengeFactory(friend=FriendFactory(matrix=MatrixFactory(programme=programme)))
    said = {"reply": "adapt", "why": "We ask for a second quotation", "version": "1"}
    client.post(here("answer_challenge", made.pk), said)
    assert Challenge.objects.get(pk=made.pk).reply == "adapt"
    assert client.post(here("answer_challenge", other.pk), said).status_code == 403
    page = text(client.get(here("challenges")))
    assert here("answer_challenge", made.pk) in page
    assert here("answer_challenge", other.pk) not in page


def test_whoever_answers_a_case_without_leading_sees_no_name_of_a_friend(challenge, signed_in, here):
    made = challenge(COST)
    page = text(signed_in("finance-partner").get(here("answer_challenge", made.pk)))
    assert made.friend.name not in page
    assert made.words in page


def test_an_open_challenge_stands_beside_its_line_with_the_way_to_answer(challenge, case, signed_in, here):
    made = challenge(COST, words=f"Too cheap {HOSTILE}")
    answer = here("answer_challenge", made.pk)
    page = text(signed_in("finance-partner").get(here("business_case", case.pk)))
    costs = page[page.index('id="costs"') : page.index('id="hours"')]
    assert "Too cheap" in costs
    assert answer in costs
    assert HOSTILE not in page
    part = text(signed_in("finance-partner").get(here("case_part", case.pk, "options/club/costs/club")))
    assert answer in part
    assert answer not in text(signed_in("finance-partner").get(here("case_part", case.pk, "figures/join")))


def test_who_only_looks_on_reads_the_challenge_and_is_offered_no_answer(challenge, case, signed_in, here):
    made = challenge(JOIN)
    page = text(signed_in("observer").get(here("business_case", case.pk)))
    assert "Who says so?" in page
    assert here("answer_challenge", made.pk) not in page
    assert f"{here('challenges')}?draft={case.pk}#challenge-{made.pk}" in page


@pytest.mark.parametrize("content", [case_document(), {"title": "Begun", "options": [], "figures": {}}])
def test_no_challenge_is_lost_where_the_line_is_gone_or_there_is_no_answer(content, challenge, case, signed_in, here):
    BusinessCase.objects.filter(pk=case.pk).update(content=content)
    challenge(anchor_of("figures/gone"), words="Of a line that is gone")
    challenge(anchor_of("settings"), words="Of the framing")
    page = text(signed_in("observer").get(here("business_case", case.pk)))
    assert "Of a line that is gone" in page
    assert "Of the framing" in page


def test_an_answered_challenge_does_not_stand_there_any_more(challenge, case, signed_in, here, lead):
    services.answer(challenge=challenge(COST), title="T", version=1, reply="accept", why="Yes", by=lead.user)
    page = text(signed_in("observer").get(here("business_case", case.pk)))
    assert "Who says so?" not in page
    assert "All are answered." in page


def test_the_page_with_challenges_keeps_to_the_queries(
    challenge, case, signed_in, here, django_assert_max_num_queries
):
    for _number in range(6):
        challenge(COST)
    client = signed_in("finance-partner", "critical-friend")
    client.get(here("business_case", case.pk))
    with django_assert_max_num_queries(12):
        client.get(here("business_case", case.pk))
    with django_assert_max_num_queries(12):
        client.get(here("case_part", case.pk, "options/club/costs/club"))


def test_the_owner_of_the_case_is_told_and_finds_it_among_what_waits(draft, case, member, lead, programme):
    owner = member("practitioner").user
    BusinessCase.objects.filter(pk=case.pk).update(by=owner)
    friend = FriendFactory(programme=programme, draft_kind=SLUG, draft_id=case.pk, matrix=None, by=lead.user)
    found = draft()
    services.challenge(
        friend=friend, draft=found, line=found.line(COST), concern="evidence", words="Who says?", by=None
    )
    letters = Message.objects.filter(kind="focus_it.challenged")
    assert {one.user_id for one in letters} == {owner.pk, lead.user.pk}
    assert any("Answer 1 challenge" in one.title for one in step.waiting_for(owner))


def test_a_sceptic_is_told_the_weakest_figure_who_carries_the_load_and_what_turns_it(case, lead):
    BusinessCase.objects.filter(pk=case.pk).update(content=with_grade("join", 6))
    found = doubts_about(case.initiative, access_of(lead))
    assert "The least firm figure that the answer rests on is the share who join: 40%, grade 6 of 6." in (
        found[Question.WEAKEST][0].sentence
    )
    assert "This counts and has no price, so no figure speaks for it: Calm at home." in (
        found[Question.WEAKEST][1].sentence
    )
    losers = " ".join(one.sentence for one in found[Question.LOSES])
    assert "Helpers: " in losers
    assert "hours given are worth" in losers
    assert "The council" in losers
    assert "The net value turns negative if this falls below" in found[Question.TURNING][0].sentence


def with_grade(name, grade):
    made = case_document()
    made["figures"][name]["grade"] = grade
    return made


def test_of_two_figures_with_the_lowest_grade_the_one_the_answer_follows_is_the_weakest():
    made = case_document()
    for name in ("join", "cost", "anyway"):
        made["figures"][name]["grade"] = 5
    worked = answer_to(made).worked
    assert doubting.weakest_figure(worked).name == "join"


def test_the_switching_sentence_says_which_way_it_turns():
    worked = answer_to(case_document()).worked
    by_name = {
        (one.figure, one.question.name): doubting.turn_sentence(worked, one)
        for one in worked.appraisal.switches
        if one.value is not None
    }
    assert "if this falls below" in by_name["join", "WORTH_IT"]
    assert "if this rises above" in by_name["cost", "WORTH_IT"]
    assert "“As now” becomes the better way if this falls below" in by_name["join", "STILL_BEST"]


def test_a_case_that_costs_more_than_it_brings_says_what_would_make_it_pay():
    made = case_document()
    made["figures"]["worth"] |= {"central": 10, "low": 5, "high": 20}
    worked = answer_to(made).worked
    turned = [doubting.turn_sentence(worked, one) for one in worked.appraisal.switches if one.value is not None]
    assert any("The net value turns positive if this rises above" in one for one in turned)


def test_an_unfinished_case_says_so_to_a_sceptic(case, lead):
    BusinessCase.objects.filter(pk=case.pk).update(content={"title": "Begun", "options": [], "figures": {}})
    found = doubts_about(case.initiative, access_of(lead))
    assert "The business case has no answer yet" in found[Question.WEAKEST][0].sentence

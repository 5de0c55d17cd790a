"""What shows while people rate: of three people at least, moved by three at least, and no reason before the end."""

import pytest
from django.utils import timezone
from rules import has_perm
from tests.factories.focus_it import RaterFactory, RatingFactory

from coproduction_star.focus_it import step
from coproduction_star.focus_it.impact_matrix import selectors, services, so_far
from coproduction_star.focus_it.models import FiguresSoFar, ImpactMatrix, OptionRating, Rater
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def fresh(matrix):
    return ImpactMatrix.objects.get(pk=matrix.pk)


def shown(matrix):
    now = fresh(matrix)
    return {panel["name"]: panel for panel in selectors.found_in(now, list(now.options.all()))["panels"]}


def test_one_or_two_more_people_move_no_figure_and_the_third_does(rated, declared, rate):
    before = shown(rated)["communities"]
    for more in (1, 2):
        rate(declared("co-producer"), rated, impact=-2)
        assert shown(rated)["communities"] == before, f"{more} more would be told apart"
    rate(declared("co-producer"), rated, impact=-2)
    after = shown(rated)["communities"]
    assert (before["raters"], after["raters"]) == (3, 6)
    assert after["placements"] != before["placements"]


def test_a_group_moves_without_the_others_and_comparisons_are_of_what_is_shown(rated, declared, rate):
    before = shown(rated)["frontline-staff"]
    for _number in range(3):
        rate(declared("co-producer"), rated, impact=-2)
    OptionRating.objects.filter(rater__group="frontline-staff").update(impact=-2)
    so_far.renew(rated)
    assert shown(rated)["frontline-staff"] == before
    found = selectors.found_in(fresh(rated), list(rated.options.all()))
    medians = {
        (panel["name"], place["option"]): place["impact"]["median"]
        for panel in found["panels"]
        for place in panel["placements"]
    }
    for cell in found["parts"]:
        if cell["question"] == "impact":
            assert cell["medians"] == {name: medians[name, cell["thing"]] for name in cell["medians"]}


def test_a_rating_that_is_changed_moves_no_figure(rated, declared, rate):
    for _number in range(2):
        rate(declared("co-producer"), rated)
    person = declared("co-producer")
    rate(person, rated)
    before = shown(rated)
    rate(person, rated, impact=-2)
    assert shown(rated) == before


def test_whoever_has_not_rated_every_option_is_not_counted_yet(rated, declared, rate):
    first = rated.options.all()[:1]
    for _number in range(3):
        rate(declared("co-producer"), rated, group="carers", options=first)
    assert "carers" not in shown(rated)
    found = selectors.found_in(fresh(rated), list(rated.options.all()))
    assert "carers" not in found["raters"]


def test_a_dropped_option_leaves_the_figures_at_once_and_can_make_people_complete(rated, declared, rate, lead):
    first, second = rated.options.all()
    for _number in range(3):
        rate(declared("co-producer"), rated, group="carers", options=[first])
    services.judge_option(option=second, version=1, facts={}, judged={"scope": ("red", "Not ours")}, by=lead.user)
    groups = shown(rated)
    assert "carers" in groups
    assert {place["option"] for panel in groups.values() for place in panel["placements"]} == {str(first.pk)}


def test_the_page_only_reads(rated, declared, rate, client_of, at, monkeypatch):
    person = declared("co-producer")
    rate(person, rated)
    monkeypatch.setattr("coproduction_star.focus_it.impact_matrix.so_far.measure", None)
    assert text(client_of(person).get(at("matrix", rated))).count('class="cs-chart"') == 2


def test_no_reason_shows_before_the_end_and_all_of_three_people_after(rated, declared, rate, client_of, at, lead):
    person = declared("co-producer")
    rate(person, rated)
    client, option = client_of(person), rated.options.first()
    assert at("reasons", rated, option.pk) not in text(client.get(at("matrix", rated)))
    assert client.get(at("reasons", rated, option.pk)).status_code == 403
    services.close_matrix(matrix=rated, by=lead.user)
    assert at("reasons", rated, option.pk) in text(client.get(at("matrix", rated)))
    page = text(client.get(at("reasons", rated, option.pk)))
    assert page.count("It helps") == 6
    assert "Neighbours want it" in page
    assert "<script>alert" not in page


def test_reasons_of_fewer_than_three_people_never_show_also_after_somebody_was_erased(
    rated, declared, rate, signed_in, at, lead
):
    for group, number in (("carers", 2), ("commissioners", 3)):
        for one in range(number):
            rate(declared("co-producer"), rated, group=group, reason=f"{group} {one}")
    services.close_matrix(matrix=rated, by=lead.user)
    client, option = signed_in("observer"), rated.options.first()
    page = text(client.get(at("reasons", rated, option.pk)))
    assert "commissioners 2" in page
    assert "carers 0" not in page
    step.erase(Rater.objects.filter(group="commissioners").first().participant_id)
    assert "commissioners" not in text(client.get(at("reasons", rated, option.pk)))


def test_reopening_shows_what_was_seen_until_three_more_have_rated(rated, lead, declared, rate):
    rate(declared("co-producer"), rated, impact=-2)
    services.close_matrix(matrix=rated, by=lead.user)
    seen = shown(rated)
    assert seen["communities"]["raters"] == 4
    services.reopen_matrix(matrix=rated, reason="The carers were ill", by=lead.user)
    rate(declared("co-producer"), rated, impact=-2)
    rate(declared("co-producer"), rated, impact=-2)
    assert shown(rated) == seen
    rate(declared("co-producer"), rated, impact=-2)
    assert shown(rated)["communities"]["raters"] == 7


def test_whoever_closed_it_and_did_not_rate_stands_aside_when_it_is_opened_again(rated, lead, declared, rate):
    services.close_matrix(matrix=rated, by=lead.user)
    services.reopen_matrix(matrix=rated, reason="Carers were ill", by=lead.user)
    assert Rater.objects.get(participant=lead.participant_id).stands_aside
    rates = declared("facilitator")
    rate(rates, rated)
    services.close_matrix(matrix=rated, by=rates.user)
    services.reopen_matrix(matrix=rated, reason="Once more", by=rates.user)
    assert not Rater.objects.get(participant=rates.participant_id).stands_aside


def test_the_page_says_that_ratings_came_after_the_result_was_seen(rated, lead, declared, rate, client_of, at):
    client = client_of(lead)
    services.close_matrix(matrix=rated, by=lead.user)
    assert "had seen the result" not in text(client.get(at("matrix", rated)))
    services.reopen_matrix(matrix=rated, reason="Carers were ill", by=lead.user)
    assert "ratings from now on come after it" in text(client.get(at("matrix", rated)))
    rate(declared("co-producer"), rated)
    services.close_matrix(matrix=rated, by=lead.user)
    assert "2 ratings came or were changed after people had seen the result" in text(client.get(at("matrix", rated)))


def test_a_matrix_that_nobody_rated_reads_nothing_and_fails_nowhere(matrix, options):
    assert selectors.found_in(matrix, options)["panels"] == []
    assert not FiguresSoFar.objects.exists()


def test_figures_are_of_the_people_and_not_of_erased_ones_when_they_move(rated, declared, rate):
    gone = Rater.objects.filter(group="communities").first()
    step.erase(gone.participant_id)
    for _number in range(4):
        rater = RaterFactory(matrix=rated)
        for option in rated.options.all():
            RatingFactory(option=option, rater=rater)
    so_far.renew(rated)
    assert shown(rated)["communities"]["raters"] == 6


def test_the_last_rating_of_somebody_opens_the_figures_to_them_at_once_and_to_nobody_else(
    rated, declared, rate, client_of, at
):
    person, other = declared("co-producer"), declared("co-producer")
    first, last = rated.options.all()
    mine, theirs = client_of(person), client_of(other)
    rate(person, rated, options=[first])
    page = text(mine.get(at("matrix", rated)))
    assert "You have 1 of 2 options still to rate." in page
    assert "What people think" not in page
    rate(person, rated, options=[last])
    page = text(mine.get(at("matrix", rated)))
    assert "You have rated every option." in page
    assert "What people think" in page
    assert "What people think" not in text(theirs.get(at("matrix", rated)))


def test_who_rated_only_what_was_dropped_has_not_rated_every_option(rated, declared, rate, client_of, at):
    person = declared("co-producer")
    first, last = rated.options.all()
    rate(person, rated, options=[first])
    for option in (first, last):
        option.dropped_at = timezone.now()
        option.save()
    assert "What people think" not in text(client_of(person).get(at("matrix", rated)))


def test_how_far_somebody_is_takes_one_query_however_often_it_is_asked(
    rated, declared, rate, django_assert_num_queries
):
    person = declared("co-producer")
    rate(person, rated)
    matrix, access = selectors.matrix_with(programme=rated.programme, matrix_id=rated.pk), access_of(person)
    with django_assert_num_queries(1):
        assert has_perm(Permission.VIEW_PLACEMENTS, access, matrix)
        assert has_perm(Permission.RATE_OPTION, access, matrix)
        mine = selectors.rating_of(matrix, participant_id=person.participant_id)
    assert mine.rated == {option.pk for option in rated.options.all()}
    assert mine.declared

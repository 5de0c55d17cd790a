"""The pages of a matrix: setting up, rating alone, paper, what is shown, the decision; and what they never show."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.focus_it import GROUPS, OptionFactory, RaterFactory, RatingFactory, rated_matrix
from tests.factories.journeys import InitiativeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.site.focus_it.conftest import SAID
from tests.site.journeys.pages import LATER

from coproduction_star.focus_it import step
from coproduction_star.focus_it.deciding import StillOpen
from coproduction_star.focus_it.impact_matrix import (
    asking,
    deciding,
    results_page,
    selectors,
    services,
    so_far,
)
from coproduction_star.focus_it.impact_matrix.addresses import matrices_address
from coproduction_star.focus_it.impact_matrix.measuring import MINIMUM_RATERS
from coproduction_star.focus_it.impact_matrix.results_page import chart_of
from coproduction_star.focus_it.impact_matrix.wording import how_sure
from coproduction_star.focus_it.models import ImpactMatrix, MatrixResult, Option, OptionRating
from coproduction_star.focus_it.models.impact_matrix import HIGHEST, LOWEST
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Decision
from coproduction_star.methods import impact_matrix as library
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


@pytest.fixture
def closed(rated, lead):
    services.close_matrix(matrix=rated, by=lead.user)
    return ImpactMatrix.objects.get(pk=rated.pk)


def test_a_facilitator_sets_a_matrix_up_drops_an_option_and_opens_it(programme, inside, signed_in, at):
    chosen = [InitiativeFactory(programme=programme).pk for _number in range(3)]
    client = signed_in("facilitator")
    new = address("star", programme) + "focus-it/matrices/new/"
    page = client.post(new, {"title": f"Which first? {HOSTILE}", "initiatives": chosen}, follow=True)
    assert "Being set up" in text(page)
    assert HOSTILE not in text(page)
    matrix = ImpactMatrix.objects.get()
    option = matrix.options.first()
    said = {"version": 1, "colour_scope": "red", "feasibility": "low", "risk": "high", "people": "40"}
    assert "People who proposed it will read it." in text(client.post(at("matrix_option", matrix, option.pk), said))
    client.post(at("matrix_option", matrix, option.pk), said | {"reason_scope": "Not ours"})
    client.post(at("open_matrix", matrix))
    shown = text(client.get(at("matrix", matrix)))
    assert "Open for rating" in shown
    assert "Not ours" in shown
    assert Option.objects.get(pk=option.pk).dropped_at


def test_rating_asks_for_interests_first_and_comes_back(matrix, member, client_of, at, programme):
    client = client_of(member("co-producer"))
    asked = client.get(at("rate", matrix))
    assert asked["Location"] == f"{address('interest', programme)}?next={at('rate', matrix)}"
    back = client.post(asked["Location"], {"declares": "none", "what": ""})
    assert back["Location"] == at("rate", matrix)


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/o/other/", "/accounts/logout/"])
def test_the_way_back_never_leads_out_of_the_programme(elsewhere, programme, signed_in, inside):
    answer = signed_in("co-producer").post(
        f"{address('interest', programme)}?next={elsewhere}", {"declares": "none", "what": ""}
    )
    assert answer["Location"] == address("decisions", programme)


def test_a_person_rates_one_option_after_another_and_can_stop_between(matrix, options, declared, client_of, at):
    client = client_of(declared("co-producer"))
    first, second = options
    assert client.post(at("rate", matrix), {"group": "carers"})["Location"] == at("rate_option", matrix, first.pk)
    assert client.post(at("rate_option", matrix, first.pk), SAID)["Location"] == at("rate_option", matrix, second.pk)
    assert "1 of 2 options still to rate" in text(client.get(at("matrix", matrix)))
    assert client.get(at("rate", matrix))["Location"] == at("rate_option", matrix, second.pk)
    assert client.post(at("rate_option", matrix, second.pk), SAID)["Location"] == at("matrix", matrix)
    assert "You have rated every option" in text(client.get(at("matrix", matrix)))
    again = text(client.get(at("rate_option", matrix, first.pk)))
    assert "Neighbours want it" in again
    assert again.count(" checked") == 3


def test_what_is_missing_is_asked_for_and_the_rest_stays(matrix, options, declared, client_of, at):
    client = client_of(declared("co-producer"))
    client.post(at("rate", matrix), {"group": "carers"})
    page = text(client.post(at("rate_option", matrix, options[0].pk), SAID | {"reason": ""}))
    assert "A number alone convinces nobody." in page
    assert page.count(" checked") == 3
    unsure = SAID | {"impact": "unsure", "resources": "unsure"}
    assert "Rate it on one of the two at least" in text(client.post(at("rate_option", matrix, options[0].pk), unsure))
    assert not OptionRating.objects.exists()


def test_an_option_dropped_meanwhile_keeps_the_rating_and_says_so(matrix, options, declared, client_of, at):
    client = client_of(declared("co-producer"))
    client.post(at("rate", matrix), {"group": "carers"})
    Option.objects.filter(pk=options[0].pk).update(dropped_at=timezone.now())
    page = client.post(at("rate_option", matrix, options[0].pk), SAID, follow=True)
    assert "was dropped meanwhile" in text(page)
    assert OptionRating.objects.get().reason == "Neighbours want it"
    assert client.get(at("rate_option", matrix, options[0].pk))["Location"] == at("rate", matrix)


def test_rating_closed_while_somebody_writes_loses_no_word(matrix, options, declared, client_of, at, lead):
    client = client_of(declared("co-producer"))
    client.post(at("rate", matrix), {"group": "carers"})
    services.close_matrix(matrix=matrix, by=lead.user)
    page = text(client.post(at("rate_option", matrix, options[0].pk), SAID))
    assert "Your words are still below" in page
    assert "Neighbours want it" in page
    assert not OptionRating.objects.exists()


def test_whoever_has_rated_sees_groups_side_by_side_and_no_name(rated, declared, rate, client_of, at):
    person = declared("co-producer")
    rate(person, rated, group="carers")
    page = text(client_of(person).get(at("matrix", rated)))
    assert page.count('class="cs-chart"') == 2
    assert "Carers: not shown yet. 1 person has rated every option, and it takes 3." in page
    assert "They change only when three more have" in page
    assert "Neighbours want it" not in page
    assert HOSTILE not in page
    for rater in asking.awaited_in(rated):
        assert rater.participant.name.split("<")[0] not in page or rater.participant == person.participant


def test_the_minimum_and_the_ends_are_the_librarys():
    assert MINIMUM_RATERS == library.MINIMUM_RATERS
    assert (LOWEST, HIGHEST) == (library.LOWEST, library.HIGHEST)


def test_the_table_says_what_the_picture_shows(closed, signed_in, at):
    rows = list(
        csv.DictReader(io.StringIO(signed_in("observer").get(at("matrix_csv", closed)).content.decode("utf-8-sig")))
    )
    assert [row["group"] for row in rows] == [group for group in GROUPS for _option in range(2)]
    first = rows[0]
    assert (first["impact_median"], first["resources_median"], first["on_the_line"]) == ("2.0", "0.0", "yes")
    assert first["share_first"] == "1.0"
    drawing = signed_in("observer").get(at("matrix_file", closed, GROUPS[0], "svg")).content.decode()
    assert "stroke-dasharray" in drawing
    assert HOSTILE not in drawing


def test_the_decision_begins_with_what_was_found_and_everyone_who_rated_is_told(
    closed, declared, client_of, at, programme
):
    rater = RaterFactory(
        matrix=closed, participant=ParticipantFactory(organisation=programme.organisation, email="a@b.cd")
    )
    first, second = closed.options.all()
    RatingFactory(option=first, rater=rater)
    client = client_of(declared("programme-lead"))
    assert "see most impact" in text(client.get(at("decide_matrix", closed)))
    day = {"decided_on_day": "3", "decided_on_month": "11", "decided_on_year": "2026"}
    outcomes = {f"outcome_{first.pk}": "ahead", f"outcome_{second.pk}": "not-now"}
    words = {"what": "Start it", "why": "Both groups want it", "decided_by": "The group", "dissent": "Ada"}
    client.post(at("decide_matrix", closed), words | day | outcomes)
    assert not Decision.objects.exists()  # its duties are asked first
    client.post(at("decide_matrix", closed), words | day | outcomes | LATER)
    decision = Decision.objects.get()
    assert {duty.state for duty in decision.duties.all()} == {"open"}
    assert (decision.what, decision.initiative) == ("Start it", first.initiative)
    told = Message.objects.get(to="a@b.cd")
    assert "It goes ahead" in told.text
    assert second.title not in told.text, "they rated only the first"
    assert "Start it" in text(client.get(at("matrix", closed)))


def test_the_initiative_says_that_it_was_an_option(closed, signed_in, programme, at):
    one = closed.options.first().initiative
    page = text(signed_in("observer").get(address("initiative", programme, one.pk)))
    assert at("matrix", closed) in page


def test_what_waits_for_a_person_is_what_they_have_not_rated(matrix, options, declared, rate, programme):
    person = declared()
    ProgrammeRoleFactory(programme=programme, membership=person, role="co-producer")
    assert [one.title for one in step.waiting_for(person.user)] == ["Rate 2 options: What do we start with?"]
    rate(person, matrix, options=options[:1])
    assert [one.title for one in step.waiting_for(person.user)] == ["Rate 1 option: What do we start with?"]
    rate(person, matrix)
    assert not list(step.waiting_for(person.user))


@pytest.fixture
def a_room(programme, inside):
    """20 options, rated by 200 people of two groups."""
    matrix = rated_matrix(programme, options=2, raters=3)
    OptionFactory.create_batch(18, matrix=matrix)
    raters = [RaterFactory(matrix=matrix, group=GROUPS[number % 2]) for number in range(194)]
    owned = {"programme": programme, "organisation": programme.organisation, "confidence": 2, "reason": "Yes"}
    OptionRating.objects.bulk_create(
        OptionRating(option=option, rater=rater, impact=number % 5 - 2, resources=number % 3 - 1, **owned)
        for option in matrix.options.all()
        for number, rater in enumerate(raters)
    )
    so_far.renew(matrix)
    return matrix


@pytest.mark.parametrize("reader", ["when closed", "who leads", "who rated"])
def test_twenty_options_and_two_hundred_raters_keep_to_the_queries(
    reader, a_room, lead, declared, rate, client_of, at, django_assert_max_num_queries
):
    if reader == "when closed":
        services.close_matrix(matrix=a_room, by=lead.user)
    elif reader == "who leads":
        services.stand_aside(matrix=a_room, participant_id=lead.participant_id, by=lead.user)
    else:
        lead = declared("co-producer")
        rate(lead, a_room)
    client = client_of(lead)
    client.get(at("matrix", a_room))
    with django_assert_max_num_queries(12):
        page = text(client.get(at("matrix", a_room)))
    assert page.count("<circle cx") == 40


def test_the_list_takes_as_many_queries_for_many_matrices_as_for_one(
    rated, programme, lead, client_of, django_assert_num_queries
):
    client, address = client_of(lead), matrices_address(programme)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        assert "2 options, 6 people have rated" in text(client.get(address))
    rated_matrix(programme, options=3, raters=4)
    with django_assert_num_queries(len(one)):
        page = text(client.get(address))
    assert len(one) <= 12
    assert "3 options, 8 people have rated" in page
    assert "2 options, 6 people have rated" in page


def test_the_result_is_made_once_and_anew_when_a_word_of_it_changes(closed, signed_in, at, monkeypatch):
    made = []
    monkeypatch.setattr(results_page, "chart_of", lambda *args: made.append(1) or chart_of(*args))
    client = signed_in("observer")
    for _visit in range(3):
        assert text(client.get(at("matrix", closed))).count('class="cs-chart"') == 2
    assert len(made) == 2
    Option.objects.filter(pk=closed.options.first().pk).update(people=90)
    client.get(at("matrix", closed))
    assert len(made) == 4


def test_a_file_at_an_address_that_is_no_key_does_not_exist(closed, signed_in, at):
    """36 noughts or dashes pass for a key at first sight."""
    for wrong in ("0" * 36, "-" * 36):
        address = at("matrix_file", closed, "communities", "svg").replace(str(closed.pk), wrong)
        assert signed_in("observer").get(address).status_code == 404


def test_an_option_deleted_while_somebody_writes_loses_no_word(matrix, options, declared, client_of, at):
    client = client_of(declared("co-producer"))
    client.post(at("rate", matrix), {"group": "carers"})
    address = at("rate_option", matrix, options[0].pk)
    options[0].delete()
    page = text(client.post(address, SAID))
    assert "was taken away while you were writing" in page
    assert "Neighbours want it" in page


def test_who_stood_aside_while_writing_is_told_and_loses_no_word(
    matrix, options, declared, client_of, at, monkeypatch
):
    person = declared("facilitator")
    client = client_of(person)
    client.post(at("rate", matrix), {"group": "carers"})
    stale = selectors.rater_in(matrix, participant_id=person.participant_id)
    services.stand_aside(matrix=matrix, participant_id=person.participant_id, by=person.user)
    monkeypatch.setattr(selectors, "rater_in", lambda *_args, **_more: stale)
    page = text(client.post(at("rate_option", matrix, options[0].pk), SAID))
    assert "you lead this matrix and do not rate in it, so this was not saved" in page
    assert "Neighbours want it" in page


def test_a_matrix_closed_or_begun_for_another_group_meanwhile_is_said_and_not_an_error(
    matrix, declared, client_of, at, monkeypatch, lead
):
    person = declared("co-producer")
    client = client_of(person)
    monkeypatch.setattr(selectors, "rater_in", lambda *_args, **_more: None)
    RaterFactory(matrix=matrix, participant=person.participant, group="communities")
    page = client.post(at("rate", matrix), {"group": "carers"}, follow=True)
    assert "You rate here for this group already: Communities" in text(page)
    monkeypatch.setattr(services, "begin_rating", raising(services.MatrixClosed))
    assert "Rating is not open now" in text(client.post(at("rate", matrix), {"group": "carers"}, follow=True))
    monkeypatch.setattr(services, "begin_rating", raising(services.StandsAside))
    assert client.post(at("rate", matrix), {"group": "carers"})["Location"] == at("matrix", matrix)


def raising(error):
    def refuse(**_more):
        raise error

    return refuse


def test_a_decision_is_not_taken_over_a_matrix_opened_again_meanwhile(closed, declared, lead):
    person = declared("programme-lead")
    services.reopen_matrix(matrix=closed, reason="Carers were ill", by=lead.user)
    with pytest.raises(StillOpen):
        deciding.decide(matrix=closed, outcomes={}, words={}, participant_id=person.participant_id, by=person.user)
    assert not Decision.objects.exists()


CROSSES = "would cross the line ("


def test_the_page_says_how_sure_each_group_is_and_how_few_ratings_would_carry_an_option_over_a_line(
    closed, signed_in, at
):
    """Of three of a group who gave the first option 2 and 2 and 2, two would have to give less."""
    page = text(signed_in("observer").get(at("matrix", closed)))
    assert page.count(">How sure") == 2
    assert page.count("Fairly sure") == 4
    assert "2 of 3" in page
    assert page.count(CROSSES) == 2 * results_page.FEW
    assert HOSTILE not in page


def test_before_rating_nobody_reads_how_sure_others_are_nor_what_would_carry_an_option(
    rated, declared, rate, client_of, at
):
    person = declared("co-producer")
    client = client_of(person)
    before = text(client.get(at("matrix", rated)))
    rate(person, rated)
    after = text(client.get(at("matrix", rated)))
    assert "How sure" in after
    assert CROSSES in after
    assert "How sure" not in before
    assert CROSSES not in before


def test_of_two_people_of_a_group_nothing_is_said(programme, inside, lead, signed_in, at):
    two = rated_matrix(programme, raters=2)
    services.close_matrix(matrix=two, by=lead.user)
    page = text(signed_in("observer").get(at("matrix", two)))
    assert "How sure" not in page
    assert CROSSES not in page


def test_a_result_kept_before_lines_were_counted_is_still_shown(closed, signed_in, at):
    kept = MatrixResult.objects.get()
    del kept.found["turning"]
    kept.save()
    page = text(signed_in("observer").get(at("matrix", closed)))
    assert "How sure" in page
    assert CROSSES not in page


@pytest.mark.parametrize(
    ("median", "words"),
    [(1, "Guessing"), (2.0, "Fairly sure"), (2.5, "Between “Fairly sure” and “Sure”"), (3, "Sure"), (None, "–")],
)
def test_how_sure_a_group_is_stands_in_the_words_that_people_chose_from(median, words):
    assert how_sure(median) == words

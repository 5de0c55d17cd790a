"""Setting up, filtering, rating, closing: what each keeps, refuses and writes down."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.focus_it import MatrixFactory, OptionFactory, RaterFactory, RatingFactory
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import ParticipantFactory
from tests.site.focus_it.conftest import VALUES

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it import step
from coproduction_star.focus_it.asked import RemindedBefore
from coproduction_star.focus_it.impact_matrix import selectors, services
from coproduction_star.focus_it.models import ImpactMatrix, Judgement, MatrixResult, OptionRating, Rater
from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.initiatives.services import remove_initiative
from coproduction_star.journeys.services import ChangedMeanwhile, recount
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db


def verbs():
    return list(Event.objects.filter(verb__startswith="focus_it").order_by("at").values_list("verb", flat=True))


def test_a_matrix_is_set_up_from_initiatives_with_both_scales_worded(programme, inside, lead):
    chosen = [InitiativeFactory(programme=programme, title=title, people=40) for title in ("Tea", "Walks")]
    made = services.set_up(programme=programme, title="Which first?", initiatives=chosen, by=lead.user)
    assert [(one.position, one.title, one.people) for one in made.options.all()] == [(1, "Tea", 40), (2, "Walks", 40)]
    assert made.impact_label
    assert made.resources_low
    assert not made.is_open
    assert verbs() == ["focus_it.matrix_set_up"]


def test_a_matrix_with_fewer_than_two_options_is_not_opened(programme, inside, lead):
    matrix = MatrixFactory(programme=programme)
    OptionFactory(matrix=matrix, position=1)
    with pytest.raises(services.NoOptions):
        services.open_matrix(matrix=matrix, by=lead.user)
    assert not ImpactMatrix.objects.get().is_open


def test_the_scales_keep_their_words_once_people_rate(matrix, lead):
    with pytest.raises(services.MatrixBegun):
        services.word_axes(matrix=matrix, version=1, values={"impact_low": "Sad"}, by=lead.user)
    with pytest.raises(services.MatrixBegun):
        services.add_options(matrix=matrix, initiatives=[], by=lead.user)
    assert ImpactMatrix.objects.get().impact_low == "Much worse"


def test_one_red_drops_an_option_with_its_reason_and_keeps_its_ratings(matrix, options, lead, declared, rate):
    rate(declared("practitioner"), matrix)
    judged = {"scope": ("green", "Yes"), "funding": ("red", "Nobody pays")}
    kept = services.judge_option(option=options[0], version=1, facts={"people": 7}, judged=judged, by=lead.user)
    assert kept.dropped_at
    assert kept.people == 7
    assert OptionRating.objects.filter(option=kept).count() == 1
    assert len(selectors.ratings_of(matrix)) == 1
    assert "Nobody pays" in sentence(Event.objects.get(verb="focus_it.option_dropped"))
    again = {"scope": ("green", "Yes"), "funding": ("amber", "A grant")}
    back = services.judge_option(option=kept, version=2, facts={}, judged=again, by=lead.user)
    assert back.dropped_at is None
    assert len(selectors.ratings_of(matrix)) == 2
    assert Judgement.objects.count() == 2


def test_two_people_who_judge_one_option_at_once_are_told(options, lead):
    services.judge_option(option=options[0], version=1, facts={"people": 1}, judged={}, by=lead.user)
    with pytest.raises(ChangedMeanwhile):
        services.judge_option(option=options[0], version=1, facts={"people": 2}, judged={}, by=lead.user)
    assert options[0].matrix.options.get(position=1).people == 1


def test_a_rating_points_to_the_participant_and_says_who_typed_it(matrix, declared, rate):
    person = declared("co-producer")
    rate(person, matrix)
    kept = OptionRating.objects.first()
    assert (kept.rater.participant_id, kept.by) == (person.participant_id, person.user)
    assert Event.objects.filter(verb="focus_it.option_rated", for_whom=person.participant_id).count() == 2
    assert all("Neighbours" not in str(event.detail) for event in Event.objects.all())


def test_nobody_rates_before_declaring_interests(matrix, member, rate):
    with pytest.raises(NotDeclared):
        rate(member("co-producer"), matrix)
    assert not OptionRating.objects.exists()


def test_a_rating_can_be_changed_until_the_matrix_is_closed(matrix, options, declared, rate, lead):
    person = declared("co-producer")
    rate(person, matrix)
    rater = rate(person, matrix, options=options[:1], impact=-2)
    assert OptionRating.objects.get(option=options[0]).impact == -2
    services.close_matrix(matrix=matrix, by=lead.user)
    with pytest.raises(services.MatrixClosed):
        services.rate_option(option=options[0], rater=rater, by=person.user, **(VALUES | {"impact": 1}))
    assert OptionRating.objects.get(option=options[0]).impact == -2


def test_whoever_saw_the_dots_while_leading_does_not_rate_after_that(matrix, options, declared, rate):
    person = declared("facilitator")
    services.stand_aside(matrix=matrix, participant_id=person.participant_id, by=person.user)
    with pytest.raises(services.StandsAside):
        rate(person, matrix)
    assert not OptionRating.objects.exists()


def test_whoever_has_begun_to_rate_does_not_stand_aside(matrix, options, declared, rate):
    person = declared("facilitator")
    rate(person, matrix, options=options[:1])
    with pytest.raises(services.HasRated):
        services.stand_aside(matrix=matrix, participant_id=person.participant_id, by=person.user)
    assert not Rater.objects.get().stands_aside


def test_closing_keeps_what_the_matrix_shows_and_opening_again_keeps_that(rated, lead, declared, rate):
    services.close_matrix(matrix=rated, by=lead.user)
    rated.refresh_from_db()
    shown = selectors.found_in(rated, rated.options.all())
    assert [panel["name"] for panel in shown["panels"]] == ["communities", "frontline-staff"]
    assert shown["panels"][0]["placements"][0]["impact"]["median"] == 2
    services.reopen_matrix(matrix=rated, reason="The carers were ill", by=lead.user)
    rated.refresh_from_db()
    assert rated.is_open
    assert "The carers were ill" in sentence(Event.objects.get(verb="focus_it.matrix_reopened"))
    rate(declared("co-producer"), rated, impact=-2)
    services.close_matrix(matrix=rated, by=lead.user)
    assert [result.found["raters"]["communities"] for result in MatrixResult.objects.all()] == [4, 3]


def test_closing_what_is_closed_changes_nothing(rated, lead):
    services.close_matrix(matrix=rated, by=lead.user)
    with pytest.raises(services.MatrixClosed):
        services.close_matrix(matrix=rated, by=lead.user)
    assert MatrixResult.objects.count() == 1


def test_what_is_kept_holds_nobodys_own_rating_or_name(rated, lead):
    kept = str(services.close_matrix(matrix=rated, by=lead.user).found)
    for rater in Rater.objects.select_related("participant"):
        assert str(rater.pk) not in kept
        assert str(rater.participant_id) not in kept


def test_an_initiative_taken_out_of_the_register_stays_an_option(matrix, options, lead, declared, rate):
    recount(programme=matrix.programme)
    rate(declared("co-producer"), matrix)
    initiative = options[0].initiative
    remove_initiative(initiative=initiative, by=lead.user)
    initiative.delete()
    options[0].refresh_from_db()
    assert options[0].initiative is None
    assert options[0].title
    assert OptionRating.objects.filter(option=options[0]).count() == 1


def test_everyone_who_is_late_is_reminded_once(
    matrix, declared, rate, lead, programme, django_capture_on_commit_callbacks
):
    done = declared("co-producer")
    rate(done, matrix)
    late = RaterFactory(
        matrix=matrix, participant=ParticipantFactory(organisation=programme.organisation, email="a@b.cd")
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert services.remind(matrix=matrix, by=lead.user) == 1
    assert [message.to for message in Message.objects.filter(kind="focus_it.reminder")] == ["a@b.cd"]
    with pytest.raises(RemindedBefore):
        services.remind(matrix=matrix, by=lead.user)
    assert Message.objects.filter(kind="focus_it.reminder").count() == 1
    assert late.ratings.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"impact": 3}, {"resources": -3}, {"impact": None, "resources": None}, {"confidence": 0}, {"reason": ""}]
)
def test_the_database_refuses_what_is_not_on_the_scale(options, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        RatingFactory(option=options[0], **wrong)


def test_a_person_is_erased_with_their_ratings_and_reasons(rated, lead):
    services.close_matrix(matrix=rated, by=lead.user)
    rater = Rater.objects.first()
    assert len(next(step.personal_data(rater.participant_id)).rows) == 2
    step.erase(rater.participant_id)
    assert not Rater.objects.filter(pk=rater.pk).exists()
    assert not list(step.personal_data(rater.participant_id))
    rated.refresh_from_db()
    assert selectors.found_in(rated, rated.options.all())["raters"]["communities"] == 3

"""What was counted is kept until somebody changes the register, and not a moment longer."""

import pytest
from tests.factories.journeys import OutcomeFactory

from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Initiative, Outcome, Programme
from coproduction_star.journeys.programmes import services as programmes
from coproduction_star.journeys.register_mark import mark_of, until_changed
from coproduction_star.journeys.selectors import facts_of
from coproduction_star.journeys.services import recount
from coproduction_star.map_it.importing import services as importing
from coproduction_star.map_it.importing.undoing import undo_import
from coproduction_star.map_it.importing.writing import write_piece
from coproduction_star.map_it.register import services as register

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(member):
    return member("programme-lead").user


def add(programme, by, **more):
    return initiatives.add_initiative(programme=programme, title="Tea and talk", by=by, **more)


def fresh():
    """What a page that is opened now would say."""
    return facts_of(Programme.objects.get())


def test_it_is_counted_once_until_something_changes(inside, by):
    asked = []

    def answer():
        asked.append(1)
        return len(asked)

    def count():
        return until_changed("test", programme=inside, mark=mark_of(inside), count=answer)

    add(inside, by)
    assert (count(), count()) == (1, 1)
    add(inside, by)
    assert (count(), count()) == (2, 2)


def test_without_a_mark_nothing_is_kept(inside):
    assert mark_of(inside) is None
    answers = iter((1, 2))
    found = [until_changed("test", programme=inside, mark=None, count=lambda: next(answers)) for _ in range(2)]
    assert found == [1, 2]


def test_two_programmes_with_one_mark_do_not_share_their_counts(inside):
    """Rows that were there before the mark was invented all got the same one."""
    other = Programme(organisation_id=inside.organisation_id)
    mark = "3f0b0b3e-0000-4000-8000-000000000000"
    assert until_changed("test", programme=inside, mark=mark, count=lambda: "mine") == "mine"
    assert until_changed("test", programme=other, mark=mark, count=lambda: "theirs") == "theirs"


def test_every_change_of_the_register_shows_in_the_facts(inside, by):
    outcome = programmes.add_outcomes(programme=inside, words=["I am less lonely"], by=by)[0]
    assert (fresh().outcomes, fresh().covered) == (1, 0)
    one = add(inside, by, outcomes=[outcome], status="existing")
    assert (fresh().covered, fresh().evidenced) == (1, 0)
    initiatives.change_initiative(
        initiative=one, version=one.version, cos=[], outcomes=[], place_name="",
        values={"evidence": "feedback"}, by=by,
    )  # fmt: skip
    assert (fresh().covered, fresh().evidenced) == (0, 1)
    initiatives.remove_initiative(initiative=one, by=by)
    assert fresh().evidenced == 0
    initiatives.restore_initiative(programme=inside, initiative_id=one.pk, by=by)
    assert fresh().evidenced == 1
    programmes.remove_outcome(outcome=outcome, by=by)
    assert fresh().outcomes == 0
    programmes.restore_outcome(programme=inside, outcome_id=outcome.pk, by=by)
    assert fresh().outcomes == 1


def test_joining_and_parting_show_in_the_facts(inside, by):
    kept, gone = (add(inside, by, status="existing", evidence="feedback") for _one in range(2))
    assert fresh().evidenced == 2
    joining = register.join(kept=kept, gone=gone, choices={}, by=by)
    assert fresh().evidenced == 1
    register.part(joining=joining, by=by)
    assert fresh().evidenced == 2


def test_a_list_that_comes_in_and_goes_again_shows_in_the_facts(inside, by):
    content = b"Name,Status,Outcome\nChoir,existing,I sing\n"
    of = importing.begin_import(programme=inside, name="list.csv", content=content, by=by)
    importing.look_through(of=of, meanings=["title", "status", "outcomes"], by=by)
    assert (fresh().outcomes, fresh().covered) == (0, 0)
    importing.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
    while write_piece(of.pk):
        pass
    assert (fresh().outcomes, fresh().covered) == (1, 1)
    undo_import(of=of, by=by)
    assert (fresh().outcomes, fresh().covered) == (0, 0)


def test_counting_anew_makes_a_new_mark(inside, by):
    add(inside, by, status="existing")
    assert fresh().evidenced == 0
    Initiative.objects.update(evidence="feedback")
    OutcomeFactory(programme=inside)
    recount(programme=inside)
    assert (fresh().evidenced, fresh().outcomes) == (1, Outcome.objects.count())


def test_a_change_that_fails_leaves_the_old_mark(inside, by, monkeypatch):
    add(inside, by)
    before = mark_of(inside)

    def fail(**_what):
        raise RuntimeError

    monkeypatch.setattr(initiatives, "record", fail)
    with pytest.raises(RuntimeError):
        add(inside, by)
    assert mark_of(inside) == before

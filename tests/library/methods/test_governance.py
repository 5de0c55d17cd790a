from dataclasses import replace

from coproduction_star.methods.governance import Body, Gap, Seat, differences, gaps, owners

SAFE, CLEAN, HEARD = "safe", "clean", "heard"
OUTCOMES = {SAFE: "I feel safe.", CLEAN: "Streets are clean", HEARD: "I am heard"}
CHAIR = Seat("chair", "Chair", votes=True, resident=False)
NEIGHBOUR = Seat("neighbour", "Neighbour", votes=True, resident=True)
WATCHER = Seat("watcher", "Resident who listens", votes=False, resident=True)
BOARD = Body("board", "The board", "Board", (CHAIR, WATCHER), frozenset({SAFE}))
PANEL = Body("panel", "The panel", "Panel", (NEIGHBOUR,), frozenset({SAFE, HEARD}))


def told(*bodies):
    return [(one.gap, str(one.words)) for one in gaps(OUTCOMES, bodies)]


def test_the_worked_example_of_the_methods_page():
    assert told(BOARD, PANEL) == [
        (Gap.NOBODY, "Nobody answers for: Streets are clean."),
        (Gap.SEVERAL, "2 bodies answer for the same: I feel safe. They are: The board, The panel."),
    ]


def test_a_resident_without_a_vote_is_not_a_vote():
    assert (Gap.NO_VOTE, "No resident has a vote on: I feel safe.") in told(BOARD)
    assert BOARD.resident_votes == 0
    assert BOARD.votes == 1


def test_a_body_without_seats_or_outcomes_is_told_last():
    idle = Body("idle", "Old committee", "Committee")
    assert [gap for gap, _words in told(PANEL, idle)][-2:] == [Gap.EMPTY, Gap.IDLE]


def test_owners_stand_in_their_order():
    assert owners(SAFE, [BOARD, PANEL]) == (BOARD, PANEL)
    assert owners(CLEAN, [BOARD, PANEL]) == ()


def test_the_same_layouts_differ_in_nothing():
    assert differences([BOARD, PANEL], [BOARD, PANEL], OUTCOMES) == ()


def test_every_change_is_one_sentence():
    voting = replace(WATCHER, votes=True)
    changed = replace(BOARD, name="One board", seats=(voting, NEIGHBOUR), outcomes=frozenset({CLEAN}))
    assert [str(one) for one in differences([BOARD, PANEL], [changed], OUTCOMES)] == [
        "Gone: The panel.",
        "The board is called One board.",
        "One board no longer answers for: I feel safe.",
        "One board answers for: Streets are clean.",
        "One board: Resident who listens gets a vote.",
        "One board has a new seat: Neighbour.",
        "One board has one seat less: Chair.",
        "Seats of residents with a vote: 1 today, 2 in the trial.",
    ]


def test_a_seat_may_change_its_name_its_vote_and_whose_it_is():
    other = replace(CHAIR, role="Speaker", votes=False, resident=True)
    said = [str(one) for one in differences([BOARD], [replace(BOARD, seats=(other, WATCHER), kind="Panel")], OUTCOMES)]
    assert said == [
        "The board is of another kind: Panel in place of Board.",
        "The board: the seat “Chair” is called “Speaker”.",
        "The board: Speaker has no vote any more.",
        "The board: Speaker is a seat for residents.",
    ]
    assert "The board: Chair is no seat for residents any more." in [
        str(one) for one in differences([replace(BOARD, seats=(replace(CHAIR, resident=True),))],
                                        [replace(BOARD, seats=(CHAIR,))], OUTCOMES)
    ]  # fmt: skip


def test_a_new_body_is_told_as_one_thing():
    assert str(differences([BOARD], [BOARD, PANEL], OUTCOMES)[0]) == "New: The panel."

import pytest

from coproduction_star.data.charter_clauses import Party, Side, clause, clauses, load_clauses
from coproduction_star.data.content_files import DATA
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.risks import load_risks, risk, risks

RISK = DATA.joinpath("risks", "RK06.yaml").read_text(encoding="utf-8")
CLAUSE = DATA.joinpath("charter_clauses", "say-no.yaml").read_text(encoding="utf-8")


def test_the_catalogue_has_22_risks_in_their_order():
    assert [one.id for one in risks()] == [f"RK{number:02}" for number in range(1, 23)]


@pytest.mark.parametrize("one", risks(), ids=lambda one: one.id)
def test_each_risk_has_both_sides_of_the_balance(one):
    assert len({one.benefit, one.doing_nothing, one.early_sign, one.mechanism}) == 4
    assert len(one.mitigation) >= 2


def test_an_unknown_risk_or_clause_is_named():
    with pytest.raises(DataError, match=r"no risk 'RK99'. Its ids are RK01 to RK22"):
        risk("RK99")
    with pytest.raises(DataError, match="no clause topic 'be-nice'"):
        clause("be-nice")
    assert risk("RK22").id == "RK22"
    assert clause("say-no").party is Party.PEOPLE


@pytest.mark.parametrize("party", [party for party in Party if party not in (Party.EVERYONE, Party.COMMISSIONERS)])
def test_every_party_has_rights_and_responsibilities_rights_first(party):
    sides = [one.side for one in clauses() if one.party is party]
    assert set(sides) == {Side.RIGHT, Side.RESPONSIBILITY}
    assert sides == sorted(sides, key=[Side.RIGHT, Side.RESPONSIBILITY].index)


def test_those_who_hand_out_money_have_responsibilities_and_all_together_have_what_they_share():
    assert {one.side for one in clauses() if one.party is Party.COMMISSIONERS} == {Side.RESPONSIBILITY}
    assert {one.side for one in clauses() if one.party is Party.EVERYONE} == {Side.SHARED}


def test_the_clauses_of_a_party_stand_in_order_without_a_gap():
    for party in Party:
        places = [one.position for one in clauses() if one.party is party]
        assert places == list(range(1, len(places) + 1))


@pytest.mark.parametrize(
    ("file", "load", "content", "old", "new", "message"),
    [
        ("RK06", load_risks, RISK, "sources: [S67", "sources: [S0", "is no id in sources we know"),
        ("RK06", load_risks, RISK, "doing_nothing:", "nothing:", "nothing: This key is not known"),
        ("RK06", load_risks, RISK, "id: RK06", "id: RK07", "This is not the name of the file"),
        ("say-no", load_clauses, CLAUSE, "side: right", "side: shared", "What everyone agrees on is shared"),
        ("say-no", load_clauses, CLAUSE, "party: people", "party: citizens", "is no party we know"),
        ("say-no", load_clauses, CLAUSE, "easy:", "simple:", "simple: This key is not known"),
    ],
)
def test_a_faulty_risk_or_clause_is_refused(tmp_path, file, load, content, old, new, message):
    assert old in content
    (tmp_path / f"{file}.yaml").write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load(tmp_path)

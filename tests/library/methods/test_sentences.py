"""Sentences of the library can be said in another language, and are English text until somebody does."""

import ast
import copy
import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from tests.library.methods.cost_benefit.youth import YOUTH, with_figures

from coproduction_star.data.parts import BadParts, Part
from coproduction_star.methods.cost_benefit import appraise, faults, rulings, simulate_case
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.optimism import Mitigation, NotABias, remaining
from coproduction_star.methods.sentences import Sentence, in_language, worded

SOURCE = Path(__file__).parents[3] / "src/coproduction_star"
REFUSING = [
    SOURCE / "methods/cost_benefit/checking.py", SOURCE / "data/parts.py",
    *sorted((SOURCE / "data/business_cases").glob("*.py")),
]  # fmt: skip
WELSH = {"Name a %(kind)s: %(names)s.": "Enwch %(kind)s: %(names)s.", "share": "cyfran", "a list": "rhestr"}


def welsh(words):
    return WELSH.get(words, words)


def marked(words):
    return f"«{words}»"


def test_a_sentence_is_english_text_until_it_is_translated():
    said = worded("Name a %(kind)s: %(names)s.", kind=Kind.SHARE, names=("40 %", worded("a list")))
    assert said == "Name a share: 40 %, a list."
    assert json.dumps(said) == '"Name a share: 40 %, a list."'
    assert in_language(said, welsh) == "Enwch cyfran: 40 %, rhestr."


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda said: pickle.loads(pickle.dumps(said))])
def test_a_copy_can_still_be_translated(copied):
    assert in_language(copied(worded("a list")), welsh) == "rhestr"


def test_what_people_wrote_is_left_as_it_is():
    assert in_language("share", welsh) == "share"
    assert in_language(worded("Name a %(kind)s: %(names)s.", kind="share", names="%(kind)s"), welsh) == (
        "Enwch share: %(kind)s."
    )
    assert worded("write 40 % as 0.4.") == "write 40 % as 0.4."


def test_every_rule_and_every_reason_of_it_goes_through_the_translation():
    bare = with_figures(YOUTH, programme=20_000_000)
    for case in (YOUTH, bare, replace(bare, prices=replace(bare.prices, inflation=()))):
        for one in rulings(case, appraise(case), simulate_case(case, draws=500, seed=3)):
            assert in_language(one.rule, marked) == f"«{one.rule}»"
            assert isinstance(one.why, Sentence) or one.paragraph in {"6.58", "6.87"}, one


def test_a_fault_says_its_reason_and_its_remedy_in_another_language():
    [fault] = faults(replace(YOUTH, preferred="nobody"))
    assert in_language(fault.reason, marked) == "«No option is called 'nobody'.»"
    assert in_language(fault.remedy, marked) == "«Name the id of one of the options.»"


def test_a_refusal_keeps_its_sentence():
    with pytest.raises(NotABias) as refused:
        remaining(1.0, [Mitigation("a", 0.7, 0.5), Mitigation("b", 0.7, 0.5)])
    assert in_language(refused.value.told, marked).startswith("«The causes contribute more")


def test_a_problem_of_a_file_names_kinds_and_bounds_in_another_language():
    part = Part.of({"years": [], "draws": 5})
    part.part("years")
    part.number("draws", lowest=10)
    with pytest.raises(BadParts) as refused:
        part.refuse_problems()
    reasons = [in_language(one.reason, marked) for one in refused.value.problems]
    assert reasons == ["«This is «a list».»", "«5 is out of range.»"]
    assert in_language(refused.value.problems[1].remedy, marked) == "«Use a number «of 10 or more».»"


@pytest.mark.parametrize("path", REFUSING, ids=lambda path: path.name)
def test_no_reason_or_remedy_is_left_in_plain_english(path):
    """A fault or a complaint of a business case is made of `worded`, which the catalogue collects."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    told = [
        argument
        for call in calls
        if ast.unparse(call.func).split(".")[-1] in {"Fault", "complain", "_complain"}
        for argument in call.args[1:3]
    ]
    plain = [one for one in told if isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and one.value)]
    assert [ast.unparse(one) for one in plain] == []

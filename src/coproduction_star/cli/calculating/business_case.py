"""``calculate business-case FILE``: what options cost and bring, to whom, and how far to trust the answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction_star.data.business_cases import read
from coproduction_star.data.business_cases.sentences import sentences as sentences_of
from coproduction_star.data.parts import BadParts, Part, Problem
from coproduction_star.methods.cost_benefit import (
    Appraisal,
    CaseRefused,
    appraise,
    rulings,
    simulate_case,
    summary_table,
)
from coproduction_star.methods.cost_benefit.rules import Ruling
from coproduction_star.methods.cost_benefit.simulation import Simulation
from coproduction_star.methods.cost_benefit.summary import Row
from coproduction_star.methods.demand import Year

from . import json_file

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """The result, as it is written."""

    title: str
    sentence: str
    sentences: tuple[str, ...]
    appraisal: Appraisal
    simulation: Simulation
    summary_table: tuple[Row, ...]
    demand: dict[str, tuple[Year, ...]]
    rules: tuple[Ruling, ...]


def add(sums: "Commands") -> None:
    """Add ``calculate business-case`` to the parser."""
    json_file.add(sums, "business-case", "work out what options cost and bring, and how sure that is", calculate)


def calculate(file: Part) -> BusinessCase:
    """Work out the case of a file."""
    asked = read(file)
    try:
        appraisal = appraise(asked.case, compare_with=asked.compare_with)
        simulation = simulate_case(asked.case, draws=asked.draws, seed=asked.seed)
    except CaseRefused as refusal:
        raise BadParts([Problem(fault.field, fault.reason, fault.remedy) for fault in refusal.faults]) from None
    sentences = tuple(sentences_of(asked.case, appraisal, simulation))
    return BusinessCase(
        title=asked.case.title,
        sentence=sentences[0],
        sentences=sentences,
        appraisal=appraisal,
        simulation=simulation,
        summary_table=summary_table(asked.case, appraisal, simulation),
        demand=asked.gaps,
        rules=rulings(asked.case, appraisal, simulation),
    )

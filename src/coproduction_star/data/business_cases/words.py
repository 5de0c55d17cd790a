"""The words of business cases that pages and documents translate: kinds, sectors, rules, editions and rates."""

from enum import StrEnum

from coproduction_star.methods.cost_benefit import model as m
from coproduction_star.methods.cost_benefit.doubles import Why
from coproduction_star.methods.cost_benefit.flows import Sort
from coproduction_star.methods.cost_benefit.lenses import PaysBack
from coproduction_star.methods.cost_benefit.rules import Verdict
from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.parameters import rule_packs

WORDS: tuple[type[StrEnum], ...] = (
    m.Kind, m.Sector, m.OptionKind, m.CostKind, m.ValueKind, m.Transfers, m.Nature, Sort, PaysBack, Why, Verdict,
    FirstYear,
)  # fmt: skip


def every_word() -> list[str]:
    """List every such word once, in an order of its own."""
    kinds = [word.value for words in WORDS for word in words]
    packs = [word for pack in rule_packs() for word in (pack.name, pack.edition, pack.standing)]
    schedules = [schedule.name for pack in rule_packs() for schedule in pack.schedules.values()]
    return list(dict.fromkeys([*kinds, *packs, *schedules]))

"""What each kind of part asks for: one box after another, in the order a form shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coproduction_star.methods.cost_benefit.model import Kind

Words = str | Promise
MONEY, COUNT, SHARE, RATE = (Kind.MONEY,), (Kind.COUNT,), (Kind.SHARE,), (Kind.RATE,)
EFFECT = (Kind.EFFECT, Kind.SHARE, Kind.COUNT)


class Ask(StrEnum):
    """How a box is filled in."""

    WORDS = "words"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    WHOLE = "whole"
    NUMBER = "number"
    PER_CENTS = "per cents"
    NUMBERS = "numbers"
    YES = "yes"
    FIGURE = "figure"
    BODY = "body"
    GROUP = "group"
    OPTION = "option"
    OUTCOME = "outcome"
    DEMAND = "demand"
    CAUSES = "causes"
    """What makes costs overrun, one cause in a line, with two shares."""
    SERIES = "series"
    """A price series, one year with its level in a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form. `name` is the key in the part; `__` leads into an object inside it."""

    name: str
    label: Words
    ask: Ask
    help: Words = ""
    needed: bool = False
    """Marked as needed for an answer. Leaving it empty is allowed and told under what is missing."""
    kinds: tuple[Kind, ...] = ()
    choices: tuple[tuple[str, Words], ...] = ()
    lowest: int = 0
    highest: int = 500
    more: bool = False
    """Stands behind “More about this”: few cases need it."""


SECTORS = (
    ("public", _("A public body")), ("households", _("People and households")),
    ("business", _("Businesses")), ("charity", _("Charities and community groups")),
)  # fmt: skip
OPTION_KINDS = (
    ("business as usual", _("As now (business as usual)")), ("do minimum", _("Do the minimum")),
    ("preferred", _("The way we prefer")), ("more ambitious", _("More ambitious")),
    ("less ambitious", _("Less ambitious")), ("other", _("Another way")),
)  # fmt: skip
COST_KINDS = (
    ("revenue", _("Running costs: staff, rent, materials")), ("capital", _("Buying or building something that lasts")),
    ("in kind", _("Given in kind: time of paid staff, rooms")),
)  # fmt: skip
VALUE_KINDS = (
    ("fiscal", _("A public body spends less or takes in more")), ("economic", _("People or firms earn or save")),
    ("social", _("Health, wellbeing, safety")),
)  # fmt: skip
FIGURE_KINDS = (
    ("money", _("Money, in pounds")), ("share", _("A share, in per cent")),
    ("count", _("A number of people, hours or things")),
    ("effect", _("A change for each person")), ("rate", _("A change each year, in per cent")),
)  # fmt: skip
GRADES = tuple((str(number), words) for number, words in enumerate((
    _("1: our own records, or a trial in this country"), _("2: local statistics, or a trial abroad"),
    _("3: national analysis of similar places"), _("4: general national figures, or what staff see"),
    _("5: from abroad, or from a similar project"), _("6: somebody’s judgement, with nothing behind it yet"),
), start=1))  # fmt: skip
FORMS = (
    ("triangular", _("Most likely near the middle number")), ("pert", _("The same, with less weight at the ends")),
    ("uniform", _("Anywhere between the ends, all alike")),
    ("lognormal", _("A long tail upwards, as costs often have")),
    ("normal", _("A bell curve: low and high hold nine of ten")),
)  # fmt: skip
NATURES = (("quantifiable", _("It could be counted")), ("qualitative", _("It can only be told")))
TRANSFERS = (("left out", _("Leave it out of the sums for society")), ("both sides", _("Count it on both sides")))
YES_OR_NO = (("yes", _("Yes")), ("no", _("No")))
TAGS = (
    ("wellby", _("Wellbeing (WELLBY)")), ("qaly", _("Health (QALY)")), ("wages", _("Wages")), ("tax", _("Tax")),
    ("employment", _("Jobs")), ("construction", _("Building work")),
)  # fmt: skip
FIRST_YEAR = (
    ("undiscounted", _("Year 0 counts in full (The Green Book)")),
    ("discounted once", _("Year 0 is discounted once (social return on investment)")),
)

MIX = "bias__mix__"
UPLIFTS = (
    ("standard_buildings", _("Share that is a usual building")),
    ("non_standard_buildings", _("Share that is an unusual building")),
    ("standard_civil_engineering", _("Share that is usual roads and works")),
    ("non_standard_civil_engineering", _("Share that is unusual roads and works")),
    ("equipment_development", _("Share that is new equipment or software")),
    ("outsourcing", _("Share that is a service others run for you")),
)  # fmt: skip
"""Kinds of project with a published overrun."""
KINDS_OF_PROJECT = {
    "standard_buildings": _("A usual building"), "non_standard_buildings": _("An unusual building"),
    "standard_civil_engineering": _("Usual roads and works"),
    "non_standard_civil_engineering": _("Unusual roads and works"),
    "equipment_development": _("New equipment or software"), "outsourcing": _("A service that others run for you"),
}  # fmt: skip
OF_WHICH_KIND = _("For the usual overrun: which kind of project is it? Leave all open where you gave your own.")
OPTIMISM = (
    *(
        Box(f"{MIX}{kind}", label, Ask.NUMBER, "" if number else OF_WHICH_KIND, kinds=SHARE, more=True)
        for number, (kind, label) in enumerate(UPLIFTS)
    ),
    Box("bias__mitigations", _("What keeps the overrun down"), Ask.CAUSES,
        _("One cause in each line: the cause, what share of the overrun comes from it, and what share of that you "
          "prevent. Such as: Late changes of mind: 0.3, 0.5"), more=True),
)  # fmt: skip

YEARS = (
    Box("years__first", _("First year"), Ask.WHOLE, _("0 is the year in which the case begins."), needed=True),
    Box("years__last", _("Last year"), Ask.WHOLE, _("The same as the first where it happens once.")),
    Box("years__each", _("Or a share for each year"), Ask.NUMBERS,
        _("Such as 0.5, 1, 1 for half in the first year. Leave “last year” empty then."), more=True),
)  # fmt: skip
GROWTH = Box("growth", _("Rises faster than prices in general, each year"), Ask.FIGURE, kinds=RATE, more=True)
GROUP = Box("group", _("Which group of people does it fall on?"), Ask.GROUP, more=True)

DEFLATOR = Box("prices__deflator", _("Bring amounts of other years to these prices by"), Ask.CHOICE)
OWN_SERIES = Box("prices__index", _("Or by your own price series"), Ask.SERIES,
    _("One year with its level in each line, such as 2013/14 = 100. Add the year of this case too."))  # fmt: skip
SERIES_SOURCE = Box("prices__index_source", _("Where is your price series from?"), Ask.WORDS,
    _("Needed with your own series. Such as the GDP deflators of HM Treasury, with their date."))  # fmt: skip
SETTINGS = (
    Box("title", _("Title"), Ask.WORDS, needed=True),
    Box("prices__year", _("All amounts are in prices of which year?"), Ask.WORDS, _("Such as 2025/26."), needed=True),
    Box("first_year", _("Year 0 is which year?"), Ask.WHOLE, _("Such as 2027."), lowest=1900, highest=2200),
    Box("horizon_years", _("How many years after year 0 do you look at?"), Ask.WHOLE,
        _("The Green Book uses 10 for most things, 30 for refurbishing and 60 for building.")),
    Box("preferred", _("Which option do you prefer?"), Ask.OPTION, needed=True),
    Box("rule_pack", _("By which rules?"), Ask.CHOICE),
    Box("compare_with", _("Show the result by other rules too"), Ask.SEVERAL),
    Box("prices__inflation", _("Prices in general rise each year by"), Ask.PER_CENTS,
        _("For years 1, 2 and so on, such as 2.5%, 2%. The last one goes on. Without it there is no view of cash.")),
    Box("prices__inflation_source", _("Where is this forecast from?"), Ask.WORDS),
    DEFLATOR, OWN_SERIES, SERIES_SOURCE,
    Box("transfers", _("Money that only changes hands"), Ask.CHOICE, choices=TRANSFERS, more=True),
    Box("first_year_discounting", _("The first year"), Ask.CHOICE, choices=FIRST_YEAR, more=True),
    Box("simulation__draws", _("How many draws?"), Ask.WHOLE, lowest=100, highest=10_000_000, more=True),
    Box("simulation__seed", _("Seed of the draws"), Ask.WHOLE, highest=2**32 - 1, more=True),
)  # fmt: skip
BODIES = (
    Box("name", _("Who is it?"), Ask.WORDS,
        _("Such as the council, the NHS trust, volunteers, people who take part."), needed=True),
    Box("sector", _("What are they?"), Ask.CHOICE, choices=SECTORS, needed=True),
    Box("originating", _("They make this proposal"), Ask.YES),
)  # fmt: skip
GROUPS = (
    Box("name", _("Which people?"), Ask.WORDS, _("Such as the fifth with the lowest incomes."), needed=True),
    Box("weight", _("What does a pound weigh to them?"), Ask.NUMBER,
        _("1 is a pound to somebody with a middle income. Leave it empty if you give the two incomes."),
        needed=True, kinds=COUNT),
    Box("median_income", _("Or their middle income"), Ask.NUMBER,
        _("In pounds. The median of the group, adjusted for the size of households (equivalised)."),
        needed=True, kinds=MONEY),
    Box("population_median_income", _("And the middle income of everybody"), Ask.NUMBER,
        _("In pounds too, for the same year."), needed=True, kinds=MONEY),
    Box("source", _("Where is this weight from?"), Ask.WORDS, _("Or the two incomes."), needed=True),
)  # fmt: skip
FIGURES = (
    Box("label", _("What is it?"), Ask.WORDS,
        _("As you would say it in a sentence: the number of people who come."), needed=True),
    Box("kind", _("What sort of figure?"), Ask.CHOICE, choices=FIGURE_KINDS, needed=True),
    Box("low", _("Lowest likely"), Ask.NUMBER, _("Leave both ends empty where it is certain.")),
    Box("central", _("Best guess"), Ask.NUMBER, needed=True),
    Box("high", _("Highest likely"), Ask.NUMBER),
    Box("unit", _("Unit"), Ask.WORDS, _("Such as people, hours a year, £ for each person.")),
    Box("price_year", _("In prices of which year?"), Ask.WORDS, _("For money only, such as 2025/26.")),
    Box("source", _("Where is it from?"), Ask.TEXT,
        _("A report, a quotation, records, or whose guess it is."), needed=True),
    Box("grade", _("How firm is it?"), Ask.CHOICE, choices=GRADES),
    Box("form", _("Shape of the range"), Ask.CHOICE, choices=FORMS, more=True),
    Box("wellby", _("It is the worth of one WELLBY"), Ask.YES, more=True),
)  # fmt: skip
OPTIONS = (
    Box("name", _("Name of the option"), Ask.WORDS, needed=True),
    Box("kind", _("Which way is it?"), Ask.CHOICE, choices=OPTION_KINDS, needed=True),
    Box("description", _("What would happen?"), Ask.TEXT),
    Box("unit", _("What does the cost of each one count?"), Ask.OUTCOME,
        _("Shows what one more person helped costs.")),
    Box("nothing_because", _("Why it costs and brings nothing"), Ask.TEXT,
        _("Only where that is really so."), more=True),
)  # fmt: skip
COSTS = (
    Box("name", _("What has to be paid or given?"), Ask.WORDS, needed=True),
    Box("kind", _("What sort of cost?"), Ask.CHOICE, choices=COST_KINDS, needed=True),
    Box("paid_by", _("Who pays?"), Ask.BODY, needed=True),
    Box("amount", _("How much in a year?"), Ask.FIGURE, needed=True, kinds=MONEY),
    Box("quantity", _("Times how many?"), Ask.FIGURE,
        _("Where the amount is for one: how many of them."), kinds=COUNT),
    *YEARS,
    Box("bias__own_rate", _("Costs like this turn out higher by"), Ask.FIGURE,
        _("From your own past projects. It goes before the usual overrun of such projects."), kinds=RATE),
    *OPTIMISM,
    Box("residual", _("What is left of it at the end"), Ask.FIGURE, kinds=MONEY, more=True),
    GROWTH, GROUP,
)  # fmt: skip
TIME_GIVEN = (
    Box("name", _("What do people give their time for?"), Ask.WORDS, needed=True),
    Box("given_by", _("Who gives it?"), Ask.BODY, needed=True),
    Box("hours", _("Hours in a year"), Ask.FIGURE, needed=True, kinds=COUNT),
    Box("value_per_hour", _("What is an hour worth?"), Ask.FIGURE,
        _("It is counted as their contribution and as a cost to them, never as a saving."), needed=True, kinds=MONEY),
    *YEARS, GROUP,
)  # fmt: skip
OUTCOMES = (
    Box("name", _("What changes for people?"), Ask.WORDS, needed=True),
    Box("in_need", _("How many people need it?"), Ask.FIGURE, needed=True, kinds=COUNT),
    Box("reached", _("What share hears of it?"), Ask.FIGURE, kinds=SHARE),
    Box("engaged", _("What share of those joins in?"), Ask.FIGURE, kinds=SHARE),
    Box("retained", _("What share of those stays?"), Ask.FIGURE, kinds=SHARE),
    Box("effect", _("What changes for each who stays?"), Ask.FIGURE,
        _("A share who change, or how much each changes."), needed=True, kinds=EFFECT),
    Box("deadweight", _("What share would have changed anyway?"), Ask.FIGURE, kinds=SHARE),
    Box("attribution", _("What share is owed to others?"), Ask.FIGURE, kinds=SHARE),
    Box("displacement", _("What share is lost elsewhere?"), Ask.FIGURE, kinds=SHARE),
    Box("grade", _("How firm is all this?"), Ask.CHOICE,
        _("Left empty, the weakest grade of its figures counts."), choices=GRADES),
    *YEARS,
    Box("lag_years", _("Years until the effect shows"), Ask.WHOLE),
    Box("lasts_years", _("Years that it lasts"), Ask.WHOLE, highest=501, lowest=1),
    Box("drop_off", _("What share fades with each year?"), Ask.FIGURE, kinds=SHARE),
    Box("demand", _("Need follows"), Ask.DEMAND, more=True),
    Box("own_correction", _("Our own correction for optimism"), Ask.FIGURE, kinds=SHARE, more=True),
    Box("corrected", _("Its figures have a correction already"), Ask.YES, more=True),
)  # fmt: skip
VALUES = (
    Box("name", _("What is it worth, to whom?"), Ask.WORDS,
        _("Such as: fewer days in hospital, to the NHS."), needed=True),
    Box("amount", _("How much for each one?"), Ask.FIGURE, needed=True, kinds=MONEY),
    Box("kind", _("What sort of value?"), Ask.CHOICE, choices=VALUE_KINDS, needed=True),
    Box("gained_by", _("Who gains it?"), Ask.BODY, needed=True),
    Box("cashable", _("What share can be taken out of a budget?"), Ask.FIGURE, kinds=SHARE),
    Box("tags", _("What does it contain?"), Ask.SEVERAL, _("So that nothing is counted twice."), choices=TAGS),
    Box("health", _("Is it an effect on health or life?"), Ask.CHOICE,
        _("Left open, a QALY and a WELLBY are. Such an effect loses less of its worth with the years."),
        choices=YES_OR_NO),
    Box("lost_by", _("Who loses what the other gains?"), Ask.BODY,
        _("Only where it merely changes hands."), more=True),
    Box("loser_group", _("Which group of people loses it?"), Ask.GROUP,
        _("Needs an answer to who loses it."), more=True),
    Box("code", _("Code in the Unit Cost Database"), Ask.WORDS, more=True),
    GROWTH, GROUP,
)  # fmt: skip
TRANSFER = (
    Box("name", _("Which money changes hands?"), Ask.WORDS, needed=True),
    Box("amount", _("How much in a year?"), Ask.FIGURE, needed=True, kinds=MONEY),
    Box("paid_by", _("Who pays it?"), Ask.BODY, needed=True),
    Box("gained_by", _("Who gets it?"), Ask.BODY, needed=True),
    *YEARS,
    Box("payer_group", _("Which group of people pays?"), Ask.GROUP, more=True),
    Box("gainer_group", _("Which group of people gets it?"), Ask.GROUP, more=True),
)  # fmt: skip
NOT_VALUED = (
    Box("name", _("What counts and has no price?"), Ask.WORDS, needed=True),
    Box("description", _("What do we know about it?"), Ask.TEXT, needed=True),
    Box("better", _("Does it get better or worse?"), Ask.CHOICE,
        choices=(("yes", _("Better")), ("no", _("Worse"))), needed=True),
    Box("nature", _("How can it be told?"), Ask.CHOICE, choices=NATURES, needed=True),
    Box("who", _("For whom?"), Ask.WORDS),
    Box("people", _("For how many in a year?"), Ask.FIGURE, kinds=COUNT),
)  # fmt: skip
DEMANDS = (
    Box("name", _("Who is in need?"), Ask.WORDS, needed=True),
    Box("need", _("How many in year 0, 1, 2 and so on?"), Ask.NUMBERS,
        _("Such as 400, 420, 445. The last number goes on."), needed=True),
    Box("source", _("Where is this projection from?"), Ask.WORDS, needed=True),
)  # fmt: skip

BOXES: Mapping[str, tuple[Box, ...]] = {
    "settings": SETTINGS, "figures": FIGURES, "bodies": BODIES, "groups": GROUPS, "demands": DEMANDS,
    "options": OPTIONS, "costs": COSTS, "time_given": TIME_GIVEN, "outcomes": OUTCOMES, "values": VALUES,
    "transfers": TRANSFER, "not_valued": NOT_VALUED,
}  # fmt: skip
KIND_NAMES: Mapping[str, Words] = {
    "settings": _("Settings of the case"), "figures": _("Figure"), "bodies": _("Who pays or gains"),
    "groups": _("Group of people"), "demands": _("Need over time"), "options": _("Option"), "costs": _("Cost"),
    "time_given": _("Hours that people give"), "outcomes": _("What changes for people"),
    "values": _("What it is worth"), "transfers": _("Money that changes hands"),
    "not_valued": _("What could not be valued"),
}  # fmt: skip
FIVE_CASES: Mapping[str, tuple[Words, Words]] = {
    "strategic": (_("Strategic case"), _("Why is something needed, and how does it fit what people want?")),
    "economic": (_("Economic case"), _("Which ways were looked at, and why is this one best for society?")),
    "commercial": (_("Commercial case"), _("Who will provide it, and how is it bought or agreed?")),
    "financial": (_("Financial case"), _("Who pays, from which budget, and what stops to pay for it?")),
    "management": (_("Management case"), _("Who runs it with whom, by when, and how do we notice if it fails?")),
}  # fmt: skip
DECISION, PREPARED_BY = "decision", "prepared-by"
WRITTEN: Mapping[str, tuple[Words, Words]] = {
    DECISION: (
        _("The decision that is asked for"),
        _("Who is asked to decide what, by when, and what happens if nothing is decided."),
    ),
    **FIVE_CASES,
    PREPARED_BY: (_("Prepared by"), _("Which team or role wrote this case?")),
}
"""All that a case says in words, in the order in which it is read."""


def inside(part: Mapping[str, Any] | None, name: str) -> Any:
    """The value of a box in a part."""
    found: Any = part or {}
    for step in name.split("__"):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def put(part: dict[str, Any], name: str, value: Any) -> None:
    """Set the value of a box in a part; nothing said is nothing written."""
    *way, last = name.split("__")
    for step in way:
        held = part.get(step)
        part[step] = dict(held) if isinstance(held, Mapping) else {}
        part = part[step]
    if value is None or value in ("", [], {}):
        part.pop(last, None)
    else:
        part[last] = value

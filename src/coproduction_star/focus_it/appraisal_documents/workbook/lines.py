"""The sheet of lines: from figures to the amount of one unit of one year, step by step."""

from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.compiling import CHAIN, TAKEN_OFF, grade_of
from coproduction_star.methods.cost_benefit.flows import Factor, Flow, Form
from coproduction_star.methods.cost_benefit.model import Outcome

from .book import Page
from .places import Line, Places, lines_of

OPTION, NAME, SORT, WHO, STEPS, CONVERSION, PRODUCT, CORRECTION, BIAS, AMOUNT = range(10)
FORMS = {Form.AS_IT_IS: "{}", Form.COMPLEMENT: "(1-{})", Form.PLUS_ONE: "(1+{})"}


def write_lines(page: Page, places: Places) -> None:
    page.widths(26, 34, 14, 26, 70, 12, 20, 12, 12, 20)
    row = page.title(
        _("From figures to amounts"),
        _("One row for each cost and benefit: the product of its figures. A gain is lowered for how little is known, "
          "a cost raised for optimism bias."),
    )  # fmt: skip
    page.heads(row, [
        _("Option"), _("Line"), _("Sort"), _("Who pays or gains"), _("How it is worked out"), _("Prices"),
        _("Product"), _("Taken off"), _("Optimism bias"), _("One unit of one year"),
    ])  # fmt: skip
    page.freeze(row + 1, NAME + 1)
    for line in lines_of(places.case):
        row += 1
        _write(page, places, row, line)


def _write(page: Page, places: Places, row: int, line: Line) -> None:
    flow, values = line.flow, places.values
    page.text(row, OPTION, line.option.name)
    page.text(row, NAME, flow.name)
    page.text(row, SORT, _(flow.sort.value))
    page.text(row, WHO, places.case.body(flow.body).name if flow.body else "")
    page.text(row, STEPS, _steps(places, flow), "text")
    conversion = page.sum(row, CONVERSION, _conversion(places, flow), flow.constant, "factor")
    factors = "*".join([conversion.here, *(_factor(places, factor) for factor in flow.factors)])
    product = flow.constant
    for factor in flow.factors:
        product *= factor.of(values)
    made = page.sum(row, PRODUCT, factors, product, "money" if not line.units else "plain")
    share = values[flow.correction_figure] if flow.correction_figure else flow.correction
    less = page.sum(row, CORRECTION, _correction(places, line), share, "share")
    bias = page.sum(row, BIAS, _bias(places, flow), flow.bias(values) - 1.0, "share")
    kept = f"IF({made.here}>0,{made.here}*(1-{less.here}),{made.here})"
    style = "plain" if line.units else "money"
    places.amounts.append(page.sum(row, AMOUNT, f"{kept}*(1+{bias.here})", flow.amount(values), style))
    places.biased.append(bias)


def _steps(places: Places, flow: Flow) -> str:
    """Say in words what is multiplied."""
    words = [
        f"(1 − {title})" if factor.form is Form.COMPLEMENT else title
        for factor in flow.factors
        for title in [places.case.figures[factor.figure].title]
    ]
    return " × ".join(words)


def _factor(places: Places, factor: Factor) -> str:
    return FORMS[factor.form].format(places.name(factor.figure))


def _conversion(places: Places, flow: Flow) -> str:
    """Look up the price year of the money figure; a count of units has none."""
    money = [factor.figure for factor in flow.factors if places.case.figures[factor.figure].price_year]
    if not money or places.conversions is None:
        return "1"
    year, (years, rates) = places.price_years[money[-1]], places.conversions
    return f'IF({year}="",1,INDEX({rates},MATCH({year}&"",{years},0)))'


def _correction(places: Places, line: Line) -> str:
    flow = line.flow
    if flow.correction_figure:
        return places.name(flow.correction_figure)
    outcome = next((each for each in line.option.outcomes if each.id == flow.outcome), None)
    if outcome is None or not outcome.corrected or grade_of(places.case, outcome) is None:
        return "0"
    return f"INDEX({places.corrections},{_grade(places, outcome)})"


def _grade(places: Places, outcome: Outcome) -> str:
    """The outcome's own grade, or the weakest along its chain."""
    if outcome.grade is not None:
        return str(outcome.grade)
    names = [getattr(outcome, step) for step in (*CHAIN, *TAKEN_OFF, "drop_off")]
    cells = dict.fromkeys(str(places.grades[name]) for name in names if name)
    return f"MAX({','.join(cells)})"


def _bias(places: Places, flow: Flow) -> str:
    if flow.uplift_figure:
        return places.name(flow.uplift_figure)
    return str(places.biases.get(flow.id, "0")) if flow.uplift else "0"

"""Is this change more than the usual ups and downs? Control charts and run charts.

``charts`` draws the lines of XmR, p and u charts, ``signals`` finds the points that
chance seldom makes, ``run_chart`` needs no lines but the median, and ``reading``
says in words what a chart shows. docs/methods/control-charts.md and
docs/methods/run-charts.md have the rules and where they come from.
"""

from .charts import BadSeries, Chart, ControlChart, p_chart, u_chart, xmr_chart
from .presets import LIFE_QI_TIES, NHS_MAKING_DATA_COUNT, NHSR_PLOT_THE_DOTS, BadPreset, Preset, Ties, TwoOfThree
from .reading import Assurance, Reading, Variation, read_chart
from .run_chart import RunChart, run_chart
from .signals import Signals

__all__ = [
    "LIFE_QI_TIES",
    "NHSR_PLOT_THE_DOTS",
    "NHS_MAKING_DATA_COUNT",
    "Assurance",
    "BadPreset",
    "BadSeries",
    "Chart",
    "ControlChart",
    "Preset",
    "Reading",
    "RunChart",
    "Signals",
    "Ties",
    "TwoOfThree",
    "Variation",
    "p_chart",
    "read_chart",
    "run_chart",
    "u_chart",
    "xmr_chart",
]

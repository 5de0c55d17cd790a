"""What came of a survey: its answers counted in one pass, weighed, and told as far as small numbers allow.

``units`` lists what can be counted, ``derived`` what follows from several answers of one person, ``tally`` reads the
answers once, ``margins`` ties census figures to questions, ``drawing`` says how people were drawn, ``clustering``
which groups were drawn as a whole, ``weighing`` finds
weights and says why there are none, ``heard`` who is missing, and ``tables`` makes what may be shown. Only what
``tables`` and ``heard`` return may leave the machine that holds the answers.
"""

from .clustering import KnownClusters
from .drawing import KnownDrawing, read_drawing
from .margins import KnownMargin, read_margin, read_members
from .tables import Line, Tables, tables_of
from .tally import Answered, Dimension, Tally, TooManyCells, count
from .weighing import Weighed, weigh

__all__ = [
    "Answered",
    "Dimension",
    "KnownClusters",
    "KnownDrawing",
    "KnownMargin",
    "Line",
    "Tables",
    "Tally",
    "TooManyCells",
    "Weighed",
    "count",
    "read_drawing",
    "read_margin",
    "read_members",
    "tables_of",
    "weigh",
]

"""Agreement between those who rate: how far they put things in one order, and where they part."""

from .concordance import Concordance, concordance
from .disagreement import Cell, Vote, disagreement
from .intraclass import Intraclass, IntraclassSet, intraclass
from .rank_correlation import LevelRanks, rank_similarity, spearman, weighted_spearman
from .ratings_table import BadRatings, LeaveOut, RatingsTable, TooFewRaters

__all__ = [
    "BadRatings",
    "Cell",
    "Concordance",
    "Intraclass",
    "IntraclassSet",
    "LeaveOut",
    "LevelRanks",
    "RatingsTable",
    "TooFewRaters",
    "Vote",
    "concordance",
    "disagreement",
    "intraclass",
    "rank_similarity",
    "spearman",
    "weighted_spearman",
]

"""How many people must answer."""

from math import ceil

from scipy.stats import norm

from .design import BadDesign

CHI_SQUARE_1970 = 3.841


def answers_needed(
    margin: float, *, population: int | None = None, design_effect: float = 1.0, confidence: float = 0.95,
    share: float = 0.5,
) -> int:  # fmt: skip
    """Give how many answers bring a share within ``margin`` (0.05: five points either way).

    With ``n₀ = z²·p·(1 - p)/margin²`` of an endless population, ``n₀ / (1 + (n₀ - 1)/N)`` of one of ``N``, times the
    design effect, and never more than ``N``. A share of a half needs most. It speaks of answers, not of people asked.

    Raises BadDesign where the margin, the share or the confidence do not lie between 0 and 1.

    >>> answers_needed(0.05), answers_needed(0.03), answers_needed(0.01)
    (385, 1068, 9604)
    >>> answers_needed(0.05, population=9_000)
    369

    Source: W. G. Cochran (1977), Sampling Techniques, 4.4.
    """
    for name, value in {"margin": margin, "share": share, "confidence": confidence}.items():
        if not 0 < value < 1:
            raise BadDesign(name, f"It is {value:g}.", "Give a number between 0 and 1, such as 0.05.")
    if design_effect <= 0 or (population is not None and population < 1):
        raise BadDesign("population", "The population or the design effect is too small.", "Give both above 0.")
    endless = float(norm.ppf((1 + confidence) / 2)) ** 2 * share * (1 - share) / margin**2
    if population is None:
        return ceil(endless * design_effect - 1e-9)
    return min(population, ceil(endless / (1 + (endless - 1) / population) * design_effect - 1e-9))


def krejcie_morgan(population: int) -> int:
    """Give the number of the table that many plans cite: 95 %, five points, a half, rounded to the nearest.

    >>> krejcie_morgan(9_000)
    368

    Source: R. V. Krejcie and D. W. Morgan (1970). Determining sample size for research activities. Educational and
    Psychological Measurement 30, 607-610.
    """
    spread = CHI_SQUARE_1970 * 0.25
    return round(spread * population / (0.05**2 * (population - 1) + spread))

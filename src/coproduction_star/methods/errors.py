"""What can go wrong in a method.

The tree::

    MethodError            a sum that cannot be done, with what to do next
    ├── InputRefused       a value that cannot be calculated with; it names field, reason and remedy
    │   ├── NoRatings, RatedTwice, OffTheScale, BadMinimum      impact_matrix
    │   ├── BadRatings ── TooFewRaters                          agreement
    │   ├── NoEndPoints, BadShape, OutsideScale                 decision: a scale without end points, or left behind
    │   ├── BadTable ── NothingDiffers                          decision: levels that cannot be compared
    │   ├── BadWeights, BadJudgements, BadPreference, BadRange  decision: what people said cannot weigh
    │   ├── NamedTwice, TooFewOptions, BadCost                  decision: options that cannot be told apart or priced
    │   ├── BadMargins, NobodyThere                             raking: margins that nobody can meet
    │   ├── NotConverged, CapTooTight                           raking: margins that fight, with each other or a cap
    │   ├── BadDesign                                           estimation: weights or clusters that tell no error
    │   ├── BadSide, BadRules, BadRings, BadGroups              matching: needs, offers or a score that cannot be
    │   ├── BadParts                                            contribution: parts of an index beyond its ends
    │   ├── BadCounts                                           disclosure: counts or a rule that protect nobody
    │   ├── BadShares                                           two_shares: shares or counts that cannot be compared
    │   ├── BadScores                                           self_assessment: scores off the scale
    │   ├── BadSeries, BadPreset                                process_control: figures or rules of no chart
    │   ├── BadBallots                                          voting: projects or votes that cannot be counted
    │   ├── BadModel, TooFewPeriods, TooFewToCompare            comparison: figures that tell no difference
    │   └── BadChoice, NotFiltered                              options_filter
    ├── CaseRefused        cost_benefit: a case with faults; ``faults`` lists every one
    ├── BeyondNumbers      cost_benefit: draws whose net value grew beyond every number
    ├── MixedPrices        prices: amounts in prices of different years
    ├── NoIndex            prices: a price year that a series does not have
    ├── NoIncome           distributional: an income or a household that cannot be
    ├── NoProjection       demand: ages, years or amounts that do not fit together
    ├── NoRate             discounting: a year for which the source gives no rate
    ├── NoSolver           matching: OR-tools is not installed
    ├── NoYears            discounting: a period without a year in it
    ├── NotABias           optimism: a bias, share or mitigation that cannot be
    ├── NotADistribution   distributions: numbers that describe no distribution
    ├── NotAScale          wellbeing: a scale, a place on it or a time that cannot be
    ├── NotAYear           prices: a price year written in no way we know
    ├── TooFewDraws        cost_benefit: a number of draws from which nothing can be said
    ├── UnknownMember      distributional: a member of a household on no scale
    ├── UnknownParameter   parameters: a name that none of the published tables has
    ├── NothingToRead      a text without a word in it
    ├── OutsideTheGlobe    a longitude or latitude that does not exist
    ├── NoNumber           combinations: a list of no ideas
    ├── NotAPart           star_progress: a part that counts below zero or gives more than a whole
    └── UnknownGrade       a word that is on none of the evidence scales
"""


class MethodError(ValueError):
    """A calculation that cannot be done; the message says what to do next."""

    @property
    def told(self) -> str:
        """The message as it was worded, so that it can be said in another language."""
        message = self.args[0] if self.args else ""
        return message if isinstance(message, str) else str(message)


class InputRefused(MethodError):
    """A value that cannot be calculated with: which one, why, and what to do about it.

    Parameters
    ----------
    field
        Where the value stands, in the words of the caller: ``criteria 2, weight``.
    reason
        One sentence that says what is wrong.
    remedy
        One sentence that says what to do.
    """

    def __init__(self, field: str, reason: str, remedy: str) -> None:
        self.field, self.reason, self.remedy = field, reason, remedy
        super().__init__(f"{field}: {reason} {remedy}")


class NothingToRead(MethodError):
    """A text without a word cannot be easy or hard to read."""


class OutsideTheGlobe(MethodError):
    """A longitude or latitude that does not exist."""


class UnknownGrade(MethodError):
    """A grade that is not on the scale it is said to come from."""

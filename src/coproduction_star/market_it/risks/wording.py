"""The words of the register: bands, what likelihoods and impacts mean, and what its fields are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.methods.risk_register import Band, band_of

BANDS = {
    Band.LOW: gettext_lazy("Low"),
    Band.MEDIUM: gettext_lazy("Medium"),
    Band.HIGH: gettext_lazy("High"),
    Band.VERY_HIGH: gettext_lazy("Very high"),
}
TONES = {Band.LOW: "green", Band.MEDIUM: "yellow", Band.HIGH: "orange", Band.VERY_HIGH: "red"}
LIKELIHOODS = {
    1: gettext_lazy("1 – hardly ever"),
    2: gettext_lazy("2 – seldom"),
    3: gettext_lazy("3 – now and then"),
    4: gettext_lazy("4 – often"),
    5: gettext_lazy("5 – almost certain"),
}
IMPACTS = {
    1: gettext_lazy("1 – hardly felt"),
    2: gettext_lazy("2 – put right the same week"),
    3: gettext_lazy("3 – felt for months"),
    4: gettext_lazy("4 – serious for people or money"),
    5: gettext_lazy("5 – cannot be put right"),
}
FIELDS = {
    "title": gettext_lazy("The risk"),
    "words": gettext_lazy("How it could come about"),
    "initiative_id": gettext_lazy("Initiative"),
    "catalogue": gettext_lazy("Begun from the list"),
    "likelihood_before": gettext_lazy("Likelihood before"),
    "impact_before": gettext_lazy("Impact before"),
    "likelihood_after": gettext_lazy("Likelihood after"),
    "impact_after": gettext_lazy("Impact after"),
    "owner_in_words": gettext_lazy("Owner, in words"),
    "mitigation": gettext_lazy("What we do about it"),
    "early_sign": gettext_lazy("Early sign"),
    "benefit": gettext_lazy("What taking the risk brings"),
    "doing_nothing": gettext_lazy("What doing nothing risks"),
    "review_on": gettext_lazy("Looked at again on"),
    "state": gettext_lazy("State"),
    "closed_because": gettext_lazy("Why it was closed"),
}


def band_in_words(likelihood: int | None, impact: int | None) -> tuple[str, str]:
    """The words and the colour of a band; nothing for a risk that nobody weighed."""
    if likelihood is None or impact is None:
        return _("Not weighed yet"), "grey"
    band = band_of(likelihood, impact)
    return f"{BANDS[band]} ({likelihood} × {impact} = {likelihood * impact})", TONES[band]

"""The words of the library, in the reader's language."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from coproduction_star.data.benefits import Benefit, benefits
from coproduction_star.data.content_files import Language
from coproduction_star.data.indicators import Group, Measure, Measured, Sector, measures, shipped_measure
from coproduction_star.ui.drawing.numerals import numeral

SECTORS = {
    Sector.HEALTH: gettext_lazy("Health"),
    Sector.ADULT_SOCIAL_CARE: gettext_lazy("Adult social care"),
    Sector.CHILDREN_AND_FAMILIES: gettext_lazy("Children and families"),
    Sector.COMMUNITY_SAFETY: gettext_lazy("Community safety"),
    Sector.ENVIRONMENT: gettext_lazy("Environment"),
    Sector.HOUSING: gettext_lazy("Housing and neighbourhood"),
    Sector.EMPLOYMENT: gettext_lazy("Work and skills"),
    Sector.CULTURE: gettext_lazy("Culture and leisure"),
    Sector.GOVERNANCE: gettext_lazy("Deciding together"),
    Sector.ORGANISATION: gettext_lazy("The organisation"),
}
GROUPS = {
    Group.CARERS: gettext_lazy("carers"),
    Group.LIVING_ALONE: gettext_lazy("people who live alone"),
    Group.DISABLED: gettext_lazy("disabled people"),
    Group.UNDER_25: gettext_lazy("people under 25"),
    Group.OVER_65: gettext_lazy("people over 65"),
    Group.POOREST_AREAS: gettext_lazy("people in the poorest areas"),
    Group.MINORITY_ETHNIC: gettext_lazy("people of minority ethnic groups"),
    Group.WOMEN: gettext_lazy("women"),
    Group.MEN: gettext_lazy("men"),
    Group.TENANTS: gettext_lazy("tenants"),
    Group.FRONT_LINE_STAFF: gettext_lazy("front-line staff"),
    Group.MANAGERS: gettext_lazy("managers"),
}


def language() -> Language:
    spoken = (get_language() or "en").partition("-")[0]
    return Language(spoken) if spoken in set(Language) else Language.ENGLISH


def library() -> tuple[Measure, ...]:
    return measures(language())


def listed(id_: str) -> Measure | None:
    return shipped_measure(id_, language())


def benefits_shown_by(id_: str) -> tuple[Benefit, ...]:
    """The benefits for which a measure of the library stands."""
    return tuple(one for one in benefits(language()) if id_ in one.measured_by)


def unit_in_words(one: Measure) -> str:
    """“A share of people, in per cent”, “falls per 1,000 people” or “days”."""
    if one.measured is Measured.SHARE:
        return _("%(unit)s, in per cent") % {"unit": one.unit}
    if one.measured is Measured.RATE:
        return _("%(unit)s per %(per)s") % {"unit": one.unit, "per": numeral(one.per)}
    return one.unit

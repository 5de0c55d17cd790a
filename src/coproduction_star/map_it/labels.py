"""The words of the vocabularies in the reader's language. Read them here, never from the vocabulary."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co, Evidence, Sector, plain
from coproduction_star.journeys.case_bank.facets import YES, Facet


def label_of(facet: Facet, value: str) -> str:
    """What a facet's value is called. A value no vocabulary has (an organisation's own) is shown as it is."""
    return _(_ENGLISH.get(facet, {}).get(value) or plain(value) or value)


def facet_name(facet: Facet) -> str:
    return str(_names()[facet])


def _names() -> dict[Facet, str]:
    return {
        Facet.CO: _("How people worked together"),
        Facet.SECTOR: _("Kind of service"),
        Facet.PEOPLE: _("Who took part"),
        Facet.OUTCOME: _("What people wanted"),
        Facet.COUNTRY: _("Country"),
        Facet.EVIDENCE: _("How well the results are known"),
        Facet.SAVINGS: _("Money"),
        Facet.MIXED: _("Not all good news"),
        Facet.LOCAL: _("Who shares it"),
    }


_ENGLISH = {
    Facet.CO: {co.value: co.label for co in Co},
    Facet.SECTOR: {sector.value: sector.label for sector in Sector},
    Facet.PEOPLE: PEOPLE,
    Facet.OUTCOME: OUTCOMES_SOUGHT,
    Facet.COUNTRY: COUNTRIES,
    Facet.EVIDENCE: {grade.value: grade.label for grade in Evidence},
    Facet.SAVINGS: {YES: gettext_noop("Says what was saved")},
    Facet.MIXED: {YES: gettext_noop("Something got worse, did not change or fell short")},
    Facet.LOCAL: {YES: gettext_noop("An organisation here")},
}
ORDERED = {
    Facet.CO: [co.value for co in Co],
    Facet.EVIDENCE: [grade.value for grade in reversed(list(Evidence))],
}
"""Facets whose values have an order of their own; the others go by their names."""

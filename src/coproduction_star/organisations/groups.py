"""Whose view a person speaks from, in words for forms; the list itself is data/audiences' own."""

from django.utils.translation import gettext_lazy as _

from coproduction_star.data.audiences import StakeholderGroup

LABELS = {
    StakeholderGroup.POLITICIANS: _("Politicians"),
    StakeholderGroup.TOP_MANAGERS: _("Top managers"),
    StakeholderGroup.HEADS_OF_SERVICES: _("Heads of services"),
    StakeholderGroup.FRONTLINE_STAFF: _("Frontline staff"),
    StakeholderGroup.COMMUNITIES: _("Communities"),
    StakeholderGroup.PEOPLE_WHO_ACCESS_SERVICES: _("People who access services"),
    StakeholderGroup.CARERS: _("Carers"),
    StakeholderGroup.COMMISSIONERS: _("Commissioners"),
    StakeholderGroup.PARTNERS: _("Partners"),
}
CHOICES = [(group.value, LABELS[group]) for group in StakeholderGroup]
"""A group without a label stops the start, so that none can be left out."""

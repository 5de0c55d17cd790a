"""Whose view a person speaks from: apart from their role, which says what they may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """The stakeholder groups, named as data/audiences names them (a test holds the two together)."""

    POLITICIANS = "politicians", _("Politicians")
    TOP_MANAGERS = "top-managers", _("Top managers")
    HEADS_OF_SERVICES = "heads-of-services", _("Heads of services")
    FRONTLINE_STAFF = "frontline-staff", _("Frontline staff")
    COMMUNITIES = "communities", _("Communities")
    PEOPLE_WHO_ACCESS_SERVICES = "people-who-access-services", _("People who access services")
    CARERS = "carers", _("Carers")
    COMMISSIONERS = "commissioners", _("Commissioners")
    PARTNERS = "partners", _("Partners")

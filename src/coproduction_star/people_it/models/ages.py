"""How old somebody is, as far as it is asked, and which parent agreed: the same for surveys, offers and sessions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ADULT = 18


class Age(models.TextChoices):
    """Counted from the age from which the organisation lets people act for themselves."""

    ADULT = "adult", _("18 or over")
    YOUNG = "young", _("Under 18")
    CHILD = "child", _("Too young to take part without a parent")


class ParentHow(models.TextChoices):
    """How a parent or guardian said yes."""

    SCREEN = "screen", _("On this page, with the child")
    PAPER = "paper", _("On a signed paper")
    PHONE = "phone", _("By phone")
    TALK = "talk", _("In a talk")


class WithParent(models.Model):
    """Somebody whose age was asked. A child has a parent's consent: who gave it, how, when, and who wrote it down."""

    age = models.CharField(max_length=8, choices=Age, default=Age.ADULT)
    parent = models.CharField(max_length=120, blank=True)
    """Which parent or guardian agreed."""
    parent_how = models.CharField(max_length=8, choices=ParentHow, blank=True)
    parent_agreed_on = models.DateField(null=True, blank=True)
    parent_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The member who wrote it down; nobody where the parent did it themselves, on the page."""

    class Meta:
        abstract = True


def child_has_consent() -> models.Q:
    """For a constraint: no child without a parent's consent, except where everything was taken back."""
    agreed = models.Q(parent_agreed_on__isnull=False) & ~models.Q(parent="")
    return ~models.Q(age="child") | agreed | models.Q(withdrawn_at__isnull=False)

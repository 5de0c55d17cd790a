"""Who decides what: bodies, their seats, the outcomes they answer for, and layouts that are tried beside today's."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Decision, Outcome, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class LayoutState(models.TextChoices):
    TODAY = "today", _("Today")
    TRIAL = "trial", _("Trial")
    FORMER = "former", _("Earlier")
    DROPPED = "dropped", _("Dropped")


class BodyKind(models.TextChoices):
    BOARD = "board", _("Board")
    PANEL = "panel", _("Panel")
    PORTFOLIO = "portfolio", _("Portfolio of a councillor")
    COMMITTEE = "committee", _("Committee")
    RESIDENT_GROUP = "resident-group", _("Group of residents")
    TEAM = "team", _("Team or manager")
    PARTNER = "partner", _("Body of a partner")


class GovernanceLayout(ProgrammeOwned):
    """Who decides what, as it is, as it could be, or as it was."""

    processing = Processing(
        purpose="To know who made a layout of boards and who changed it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=LayoutState, default=LayoutState.TRIAL)
    began_on = models.DateField(null=True, blank=True)
    """Since when it is today's, where it was adopted."""
    ended_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="layouts")
    """By which it was adopted."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(state="today"), name="one_layout_of_boards_is_todays"
            ),
            models.CheckConstraint(name="a_layout_of_boards_has_a_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class GovernanceBody(ProgrammeOwned):
    """A board, panel or portfolio in one layout. `origin` stays the same in a copy of it."""

    processing = Processing(
        purpose="To know who wrote down a board or panel",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    layout = models.ForeignKey(GovernanceLayout, on_delete=models.CASCADE, related_name="bodies")
    origin = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(max_length=14, choices=BodyKind)
    name = models.CharField(max_length=200)
    purpose = models.TextField(max_length=1000, blank=True)
    """What it decides, in plain words."""
    meets = models.CharField(max_length=200, blank=True)
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="governed_by")
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="a_body_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(fields=["layout", "origin"], name="a_body_stands_once_in_a_layout"),
        ]

    def __str__(self) -> str:
        return self.name


class GovernanceSeat(ProgrammeOwned):
    """A seat on a body: always a role, and a person only where they agreed to stand here by name."""

    processing = Processing(
        purpose="To show who sits on a board, where they agreed, and to remind them when their term ends",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Participants who sit on a board or panel and agreed to be named",
        fields=("participant", "by"),
        kept_for="As long as the programme, or until they take it back or are erased; the seat stays without a name",
    )

    body = models.ForeignKey(GovernanceBody, on_delete=models.CASCADE, related_name="seats")
    origin = models.UUIDField(default=uuid.uuid4)
    role = models.CharField(max_length=200)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="governance_seats"
    )
    votes = models.BooleanField(default=False)
    resident = models.BooleanField(default=False)
    """It is a seat for somebody who lives with the outcome, not for an officer or a councillor."""
    ends_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="a_seat_has_a_role", condition=~Q(role="")),
            models.UniqueConstraint(fields=["body", "origin"], name="a_seat_stands_once_on_a_body"),
        ]
        indexes = [models.Index(fields=["participant", "ends_on"], name="seats_that_end")]

    def __str__(self) -> str:
        return self.role

import uuid

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from coproduction_star.organisations.models import Membership, Organisation, OrganisationOwned, Participant
from coproduction_star.organisations.roles import Role
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .place import Place


class LivingManager(models.Manager):
    """Only what nobody removed; `everything` also finds the rest, so that a removal can be undone."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(removed_at__isnull=True)


class Service(OrganisationOwned):
    """A service of the organisation: a row of its Star, also while no programme is about it."""

    processing = NotPersonal("The name of a service.")

    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_service_per_name")]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """One journey round the Star, for a service or a place, with the outcomes people want."""

    processing = Processing(
        purpose="To know who started and closed a programme",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("made_by", "closed_by"),
        kept_for="As long as the programme",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="programmes")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    service = models.CharField(max_length=120, blank=True)
    """The name of the service it is about: the rows of the organisation's Star."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="programmes")
    summary = models.TextField(max_length=2000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    heard = models.TextField(max_length=4000, blank=True)
    """What people said, in plain words: a programme does not close without it."""
    decided = models.TextField(max_length=4000, blank=True)
    """What was decided and what came of it."""
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people at once are noticed."""

    objects = ScopedManager(organisation="organisation_id", programme="id")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_programme_per_address"),
            models.CheckConstraint(
                name="a_closed_programme_says_what_came_of_it",
                condition=models.Q(closed_at__isnull=True) | (~models.Q(heard="") & ~models.Q(decided="")),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "archived_at", "name"], name="programmes_living")]

    def __str__(self) -> str:
        return self.name


class ProgrammeOwned(models.Model):
    """A row that belongs to one programme and is found only inside its scope."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        abstract = True


class Outcome(ProgrammeOwned):
    """What people want to be different, in their words."""

    words = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["position", "made_at"]

    def __str__(self) -> str:
        return self.words


class BenefitSought(ProgrammeOwned):
    """One of the twelve benefits that the approach claims, which this programme seeks."""

    benefit = models.SlugField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "benefit"], name="a_benefit_is_sought_once")]

    def __str__(self) -> str:
        return self.benefit


class ToolSwitch(ProgrammeOwned):
    """A tool that somebody switched on."""

    tool = models.SlugField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "tool"], name="a_tool_is_switched_on_once")]

    def __str__(self) -> str:
        return self.tool


class Partner(ProgrammeOwned):
    """Another organisation whose people take part in this programme under a named agreement, seeing nothing else."""

    processing = NotPersonal("The name of an organisation and its agreement.")

    name = models.CharField(max_length=200)
    agreement = models.CharField(max_length=200)
    agreed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ProgrammeRole(ProgrammeOwned):
    """A role that counts in one programme only."""

    processing = Processing(
        purpose="To know who may do what in one programme",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and partners’ people",
        fields=("membership", "participant", "role", "partner"),
        kept_for="Until the role ends or the participant is erased",
    )

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="programme_roles")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="programme_roles")
    role = models.CharField(max_length=20, choices=Role)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="people")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "membership", "role"], name="a_programme_role_is_held_once")
        ]

    def __str__(self) -> str:
        return self.get_role_display()

import uuid

from django.db import models
from django_scopes import ScopedManager

from coproduction_star.ui.leaving import LEAVE_TO
from coproduction_star.ui.privacy import NotPersonal

DEFAULT_COLOUR = "#16202c"
ALONE_FROM = 13
"""The age in years from which people take part without a parent, where an organisation says nothing else."""


class Organisation(models.Model):
    """A council, health body, housing association, charity or community group: nobody sees into another's."""

    processing = NotPersonal("The name, look and office contact of an organisation.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    logo = models.FileField(upload_to="logos/", blank=True)
    logo_alternative = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=7, default=DEFAULT_COLOUR)
    """The band under the header, as #rrggbb; checked to stand out on white."""
    controller = models.CharField(max_length=200, blank=True)
    """Who answers for personal data, as the law calls it; the organisation's name when empty."""
    contact = models.CharField(max_length=200, blank=True)
    """Where people write about their data or the product."""
    demonstration = models.BooleanField(default=False)
    election_from = models.DateField(null=True, blank=True)
    election_until = models.DateField(null=True, blank=True)
    """Between these days councillors' names, pictures and quotes are hidden everywhere."""
    alone_from = models.PositiveSmallIntegerField(default=ALONE_FROM)
    """The age in years from which people take part without a parent."""
    leave_to = models.URLField(max_length=200, default=LEAVE_TO)
    """Where "Leave this page" leads."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="election_dates_together_and_in_order",
                condition=models.Q(election_from__isnull=True, election_until__isnull=True)
                | models.Q(
                    election_from__isnull=False,
                    election_until__isnull=False,
                    election_from__lte=models.F("election_until"),
                ),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/o/{self.slug}/"

    @property
    def has_own_colour(self) -> bool:
        return self.colour != DEFAULT_COLOUR


class OrganisationOwned(models.Model):
    """A row that belongs to one organisation and is found only inside its scope."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation_id")

    class Meta:
        abstract = True

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from coproduction_star.organisations.models import Organisation, OrganisationOwned
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .place import Place


class Postcode(models.Model):
    """Which place a postcode lies in, from the official list. Nobody's own postcode is kept here or anywhere."""

    processing = NotPersonal("The official list of which postcode lies in which ward; nobody's own postcode.")
    goes_with_its_place = True
    """It is no work of anybody: it neither keeps a place from being removed nor moves to another."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=8)
    """In capitals, without a space."""
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager(organisation="organisation_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="a_postcode_lies_in_one_place")]

    def __str__(self) -> str:
        return self.code


class PostcodeFileState(models.TextChoices):
    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


class PostcodeFile(OrganisationOwned):
    """One reading of the official list, and what came of it. The file itself goes when it was read."""

    processing = Processing(
        purpose="To know who brought the list of postcodes in",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="Two years",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="postcodes/", blank=True)
    state = models.CharField(max_length=7, choices=PostcodeFileState, default=PostcodeFileState.WAITING)
    per_cent = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    """How many rows of the list were read."""
    kept = models.PositiveIntegerField(default=0)
    wards = models.PositiveIntegerField(default=0)
    """How many places have a postcode of it."""
    without = models.JSONField(default=list)
    """The names of the places with a code that have none."""
    problem = models.CharField(max_length=400, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

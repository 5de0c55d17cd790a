from django.db import models
from django_scopes import ScopedManager

from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class Place(OrganisationOwned):
    """A ward or neighbourhood of the organisation."""

    processing = NotPersonal("The name of a ward or neighbourhood.")

    name = models.CharField(max_length=200)
    code = models.CharField(max_length=20, blank=True)
    """The official code (GSS in the United Kingdom), where there is one."""
    boundary = models.JSONField(null=True, blank=True)
    """GeoJSON geometry, WGS 84."""
    slug = models.SlugField(max_length=80, blank=True)
    """The last word of its public address, once it has one."""
    published_at = models.DateTimeField(null=True, blank=True)
    """Since when its public page can be read."""

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_place_per_name"),
            models.UniqueConstraint(
                fields=["organisation", "slug"], condition=~models.Q(slug=""), name="one_place_per_address"
            ),
            models.CheckConstraint(
                name="a_published_place_has_an_address",
                condition=models.Q(published_at__isnull=True) | ~models.Q(slug=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WardCouncillor(models.Model):
    """A councillor of a place. All of a place's councillors are told together, whatever their party."""

    processing = Processing(
        purpose="To tell a ward's councillors, all together, before something about their ward is published",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Councillors",
        fields=("participant", "party"),
        kept_for="While they hold the seat, or until they are erased",
    )

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="councillors")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="wards")
    party = models.CharField(max_length=120, blank=True)

    objects = ScopedManager(organisation="place__organisation_id")

    class Meta:
        ordering = ["participant__name"]
        constraints = [
            models.UniqueConstraint(fields=["place", "participant"], name="a_councillor_stands_once_in_a_place")
        ]

    def __str__(self) -> str:
        return str(self.participant)

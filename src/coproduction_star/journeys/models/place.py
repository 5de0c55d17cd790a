from django.db import models
from django_scopes import ScopedManager

from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class StandingManager(models.Manager):
    """Only places that stand for themselves; `everything` also finds those that were joined with another."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(joined_with__isnull=True)


class Place(OrganisationOwned):
    """A ward or neighbourhood of the organisation."""

    processing = NotPersonal("The name of a ward or neighbourhood.")

    name = models.CharField(max_length=200)
    code = models.CharField(max_length=20, blank=True)
    """The official code (GSS in the United Kingdom), where there is one."""
    boundary = models.JSONField(null=True, blank=True)
    """GeoJSON geometry, WGS 84: a Polygon or a MultiPolygon, made simpler when it came in."""
    slug = models.SlugField(max_length=80, blank=True)
    """The last word of its public address, once it has one."""
    published_at = models.DateTimeField(null=True, blank=True)
    """Since when its public page can be read."""
    version = models.PositiveIntegerField(default=1)
    """Rises with every change of name or code and with every joining or parting, so that two at once are noticed."""
    joined_with = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="joined")
    """The place it was joined with. Its name and its public address lead there."""

    objects = ScopedManager(StandingManager, organisation="organisation_id")
    everything = ScopedManager(organisation="organisation_id")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_place_per_name"),
            models.UniqueConstraint(
                fields=["organisation", "slug"], condition=~models.Q(slug=""), name="one_place_per_address"
            ),
            models.UniqueConstraint(
                fields=["organisation", "code"],
                condition=~models.Q(code="") & models.Q(joined_with__isnull=True),
                name="one_place_per_code",
            ),
            models.CheckConstraint(
                name="a_published_place_has_an_address",
                condition=models.Q(published_at__isnull=True) | ~models.Q(slug=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EarlierName(models.Model):
    """What a place was called before: whoever types it means this place."""

    processing = NotPersonal("The name of a ward or neighbourhood.")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="earlier_names")
    name = models.CharField(max_length=200)

    objects = ScopedManager(organisation="place__organisation_id")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="an_earlier_name_stands_once")]

    def __str__(self) -> str:
        return self.name


class PlaceJoining(OrganisationOwned):
    """Two places became one, and which rows moved, so that they can be parted again."""

    kept = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    """The ids of what moved, by model and field: `journeys.initiative.place`."""
    before = models.JSONField(default=dict)
    """What the kept place said before, where it took something over."""
    parted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.gone} in {self.kept}"


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

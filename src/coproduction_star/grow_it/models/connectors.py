"""Which part a councillor plays for an outcome, ward by ward."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Outcome, Place, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class ConnectorPart(models.TextChoices):
    """As methods/connecting.py names them."""

    WARD = "ward-connector", _("Ward connector: links people in the ward")
    PORTFOLIO = "portfolio-lead", _("Portfolio lead: answers for the policy")
    SCRUTINY = "scrutiny-member", _("Scrutiny member: asks what changed")
    CHAMPION = "champion", _("Champion: speaks for it across parties")
    LEADER = "group-leader", _("Group leader: protects it across elections")
    OWN_WARD = "co-producer", _("Co-producer: takes part in their own ward")


class Connector(ProgrammeOwned):
    """A councillor with a part; without an outcome for all, without a ward for the whole area."""

    processing = Processing(
        purpose="To show which councillor connects people with an outcome, and where nobody does",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Councillors",
        fields=("participant", "by"),
        kept_for="As long as the programme, or until they are erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="connects")
    part = models.CharField(max_length=15, choices=ConnectorPart)
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.CASCADE, related_name="connectors")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.CASCADE, related_name="connectors")
    note = models.CharField(max_length=300, blank=True)
    """What they do, in a few words."""
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_ward_connector_has_a_ward",
                condition=~Q(part__in=["ward-connector", "co-producer"]) | Q(place__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(ConnectorPart(self.part).label)

from django.conf import settings
from django.db import models

from coproduction_star.ui.privacy import LawfulBasis, Processing

from .organisation import OrganisationOwned
from .people import Participant


class Invitation(OrganisationOwned):
    """An open door for one person, by e-mail or on a printed card. Only the hash of its code is kept."""

    processing = Processing(
        purpose="To let one person in with the right roles, and nobody else",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="People who were invited, and who invited them",
        fields=("name", "email", "roles", "stakeholder_groups", "participant", "invited_by", "accepted_by"),
        kept_for="30 days after it ends",
    )

    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    by_card = models.BooleanField(default=False)
    roles = models.JSONField(default=list)
    """Roles in the whole organisation."""
    programme = models.UUIDField(null=True, blank=True)
    programme_roles = models.JSONField(default=list)
    partner = models.UUIDField(null=True, blank=True)
    stakeholder_groups = models.JSONField(default=list)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    """The person the organisation already knows, who now gets an account."""
    hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

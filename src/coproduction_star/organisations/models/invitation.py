from django.conf import settings
from django.db import models

from .organisation import OrganisationOwned


class Invitation(OrganisationOwned):
    """An open door for one person, by e-mail or on a printed card. Only the hash of its code is kept."""

    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    by_card = models.BooleanField(default=False)
    roles = models.JSONField(default=list)
    """Roles in the whole organisation."""
    programme = models.UUIDField(null=True, blank=True)
    programme_roles = models.JSONField(default=list)
    partner = models.UUIDField(null=True, blank=True)
    stakeholder_groups = models.JSONField(default=list)
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

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.roles import Role
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .organisation import OrganisationOwned


class SafeChannel(models.TextChoices):
    """How it is safe to reach someone."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone call")
    TEXT = "text", _("Text message")
    POST = "post", _("Letter")
    IN_PERSON = "in-person", _("In person only")
    NONE = "none", _("Please do not contact me")


class AgeBand(models.TextChoices):
    UNDER_16 = "under-16", _("Under 16")
    FROM_16 = "16-24", _("16 to 24")
    FROM_25 = "25-44", _("25 to 44")
    FROM_45 = "45-64", _("45 to 64")
    FROM_65 = "65-79", _("65 to 79")
    FROM_80 = "80-plus", _("80 or over")


class Participant(OrganisationOwned):
    """A person as one organisation knows them, with or without an account or an e-mail.

    Every rating, offer, signature and promise points here, never to a user.
    """

    processing = Processing(
        purpose="To work with a person, reach them safely and meet their access needs",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Residents, staff, councillors and partners who take part",
        fields=("user", "name", "email", "phone", "safe_channel", "access_needs", "age_band", "merged_into"),
        kept_for="Two years after they last took part, or until they ask to be erased",
    )

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="participants",
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    safe_channel = models.CharField(max_length=12, choices=SafeChannel, blank=True)
    access_needs = models.TextField(max_length=1000, blank=True)
    age_band = models.CharField(max_length=8, choices=AgeBand, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    erased_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=models.Q(user__isnull=False),
                name="one_participant_per_user_and_organisation",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_gone(self) -> bool:
        """Erased, or a member who left: nobody is sent to them any more. Fetch `membership` with them."""
        membership = getattr(self, "membership", None)
        return self.erased_at is not None or (membership is not None and membership.ended_at is not None)


class ParticipantGroup(models.Model):
    """Whose view a participant speaks from: one row for each stakeholder group."""

    processing = Processing(
        purpose="To see whose view is missing",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants",
        fields=("participant", "group"),
        kept_for="As long as the participant",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="groups")
    group = models.CharField(max_length=40, choices=GROUPS)

    objects = ScopedManager(organisation="participant__organisation_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "group"], name="one_row_per_participant_and_group")
        ]

    def __str__(self) -> str:
        return self.get_group_display()


class Membership(models.Model):
    """A user's place in an organisation. Without a role here, they see only their own programmes."""

    processing = Processing(
        purpose="To know who has access, since when and until when",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Members",
        fields=("user", "participant", "joined_at", "ended_at", "looked_at"),
        kept_for="As long as the participant; an ended one gives no access",
    )

    organisation = models.ForeignKey("Organisation", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="membership")
    joined_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    """When this person last looked at what had changed."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_per_user")]

    def __str__(self) -> str:
        return f"{self.user} in {self.organisation}"


class MembershipRole(models.Model):
    """A role held in the whole organisation."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "role"], name="a_role_is_held_once")]

    def __str__(self) -> str:
        return self.get_role_display()

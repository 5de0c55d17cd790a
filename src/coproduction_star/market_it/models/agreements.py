"""What a role asks of whoever takes it, who has shown what until when, and who is covered by which insurance."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .charter import FINGERPRINT
from .signing import Way

REMIND_BEFORE = (60, 30, 7)
"""Days before something runs out on which somebody is reminded."""


class ConditionKind(models.TextChoices):
    """What can be asked for. Those that other steps ask about keep the words by which they ask."""

    TALK = "talk", _("A talk with the team")
    IDENTITY = "identity", _("Has shown who they are")
    REFERENCES = "references", _("References")
    BACKGROUND = "background", _("A check of criminal records, such as DBS")
    TRAINING = "training", _("Training")
    CONFIDENTIALITY = "confidentiality", _("A confidentiality declaration")
    DESCRIPTION = "description", _("The description of the role, agreed")
    INSURANCE = "insurance", _("Insurance cover")
    PARENT = "parent", _("A parent’s or guardian’s consent")


def _reminded(name: str) -> models.CheckConstraint:
    """Sorted, for Django cannot read a SQLite table back whose text has a single digit before the last bracket."""
    days = tuple(sorted(REMIND_BEFORE))
    return models.CheckConstraint(name=name, condition=Q(reminded_days__isnull=True) | Q(reminded_days__in=days))


class RolePack(ProgrammeOwned):
    """A role with its description and conditions, ready-made or the team's own.

    The role that looks for people belongs to another step. `role` is its key there and no foreign key: the steps
    ask each other through the registry only.
    """

    processing = Processing(
        purpose="To know who wrote the conditions of a role",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    role: UUID | None = models.UUIDField(null=True, blank=True)
    pack = models.SlugField(max_length=60, blank=True)
    """The ready-made pack it began from."""
    title = models.CharField(max_length=200)
    words = models.TextField(max_length=4000)
    """The description of the role, which whoever takes it agrees to."""
    tell = models.CharField(max_length=200, blank=True)
    """Who is told on the same day when somebody may come to harm: the one limit of keeping things private."""
    tell_how = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "role"], condition=Q(role__isnull=False), name="a_role_has_one_pack"
            ),
            models.CheckConstraint(name="a_role_pack_has_a_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class RoleCondition(ProgrammeOwned):
    """One thing that a role asks for, what exactly, and how long what was shown holds."""

    pack = models.ForeignKey(RolePack, on_delete=models.CASCADE, related_name="conditions")
    kind = models.CharField(max_length=15, choices=ConditionKind)
    words = models.CharField(max_length=400, blank=True)
    """Such as which level of check, or which training."""
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    """How long it holds; empty where it does not run out."""

    class Meta:
        ordering = ["made_at"]
        constraints = [models.UniqueConstraint(fields=["pack", "kind"], name="a_role_asks_for_a_thing_once")]

    def __str__(self) -> str:
        return self.get_kind_display()


class RoleTaker(ProgrammeOwned):
    """That somebody takes a role, or is about to: of whoever stands here its conditions are asked."""

    processing = Processing(
        purpose="To see who takes a role, and what each of them still lacks",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who take a role, and who wrote them down",
        fields=("participant", "by"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    pack = models.ForeignKey(RolePack, on_delete=models.CASCADE, related_name="takers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="roles_taken")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "participant"], condition=Q(ended_on__isnull=True), name="somebody_takes_a_role_once"
            ),
            models.CheckConstraint(
                name="a_role_is_left_after_it_was_taken",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack.title} ({str(self.pk)[:8]})"


class Declaration(ProgrammeOwned):
    """A text somebody agreed to for a role, word for word: its description, or that they keep confidences."""

    processing = Processing(
        purpose="To show what somebody agreed to for a role, and when",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who take a role, and who recorded it for them",
        fields=("participant", "by"),
        kept_for="Six years after it was made, or until the participant is erased",
    )

    pack = models.ForeignKey(RolePack, null=True, blank=True, on_delete=models.SET_NULL, related_name="declarations")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="declarations")
    kind = models.CharField(max_length=15, choices=ConditionKind)
    text = models.TextField(max_length=8000)
    fingerprint = models.CharField(max_length=FINGERPRINT)
    way = models.CharField(max_length=7, choices=Way)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    signed_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-signed_at"]
        constraints = [
            models.CheckConstraint(
                name="a_declaration_has_its_fingerprint",
                condition=~Q(text="") & Q(Exact(Length("fingerprint"), FINGERPRINT)),
            ),
            models.CheckConstraint(
                name="a_declaration_is_of_words", condition=Q(kind__in=["confidentiality", "description", "parent"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class Evidence(OrganisationOwned):
    """That somebody has shown one thing, who saw it, and until when it holds. The document itself is never kept.

    It counts in every programme of the organisation, unless it was shown for one role (`pack`).
    """

    processing = Processing(
        purpose="So that nobody takes a role whose conditions they do not meet",
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        whose="People who take a role",
        fields=("participant", "reference", "seen_by"),
        kept_for="Six months after it ran out or was taken back, or until the participant is erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=15, choices=ConditionKind)
    pack = models.ForeignKey(RolePack, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    declaration = models.OneToOneField(
        Declaration, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    reference = models.CharField(max_length=120, blank=True)
    """A number under which it can be found again, such as that of a certificate."""
    seen_on = models.DateField()
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
    """The last day on which it holds; empty where it does not run out."""
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """The last of the days before the end of which somebody was reminded: 60, then 30, then 7."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """Taken back, or replaced by another."""
    ended_because = models.CharField(max_length=300, blank=True)
    delete_after = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-seen_on"]
        indexes = [
            models.Index(fields=["participant", "kind", "ended_at"], name="evidence_of_somebody"),
            models.Index(fields=["organisation", "ended_at", "expires_on"], name="evidence_that_runs_out"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind", "pack"],
                condition=Q(ended_at__isnull=True, pack__isnull=False),
                name="one_evidence_of_a_kind_holds_for_a_role",
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=Q(ended_at__isnull=True, pack__isnull=True),
                name="one_evidence_of_a_kind_holds_everywhere",
            ),
            models.CheckConstraint(
                name="evidence_runs_out_after_it_was_seen",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("seen_on")),
            ),
            models.CheckConstraint(
                name="ended_evidence_says_why", condition=Q(ended_at__isnull=True) | ~Q(ended_because="")
            ),
            _reminded("evidence_is_reminded_of_thrice"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class InsuranceCover(ProgrammeOwned):
    """An insurance that covers people in roles: of whom, for what, up to how much, until when."""

    processing = Processing(
        purpose="To know who wrote down which cover there is",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    pack = models.ForeignKey(RolePack, null=True, blank=True, on_delete=models.CASCADE, related_name="covers")
    """For this role only; empty covers all roles of the programme."""
    holder = models.CharField(max_length=200)
    """Whose insurance it is, such as the provider's."""
    insurer = models.CharField(max_length=200, blank=True)
    policy = models.CharField(max_length=120, blank=True)
    covers = models.CharField(max_length=600)
    up_to_pence = models.PositiveBigIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["ends_on"]
        constraints = [
            models.CheckConstraint(name="a_cover_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="a_cover_says_whose_and_for_what", condition=~Q(holder="") & ~Q(covers="")),
            _reminded("a_cover_is_reminded_of_thrice"),
        ]

    def __str__(self) -> str:
        return self.covers

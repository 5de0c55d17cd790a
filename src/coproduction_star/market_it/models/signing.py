"""Who signed a charter, in which way, what came of its promises, and when it is opened again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Kept, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing
from coproduction_star.voices.models import Attachment, Contribution

from .charter import Charter, CharterEdition, CharterParty, Clause, PromiseSide


class Way(models.TextChoices):
    """How somebody signed."""

    ACCOUNT = "account", _("Signed in")
    LINK = "link", _("By a link")
    HALL = "hall", _("On one device, in a room")
    PAPER = "paper", _("On paper")


class SigningLink(ProgrammeOwned):
    """A way to sign without an account: one link for many people, or one device in a hall. It ends on a day."""

    processing = Processing(
        purpose="To know who made and ended a way to sign",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("label", "by"),
        kept_for="90 days after its last day",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="links")
    party = models.ForeignKey(CharterParty, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """For this side only; empty asks everybody which side they sign for."""
    way = models.CharField(max_length=7, choices=Way, default=Way.LINK)
    label = models.CharField(max_length=200)
    hash = models.CharField(max_length=64, unique=True)
    """Of its code, which is shown once."""
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(name="a_link_is_for_a_link_or_a_hall", condition=Q(way__in=["link", "hall"])),
        ]

    def __str__(self) -> str:
        return self.label


class Signature(ProgrammeOwned):
    """One person or group under one edition. Taken back, it stays, says so, and makes room for another."""

    processing = Processing(
        purpose="To show who stands by a charter, since when, and under which text",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People and groups who sign, and who typed it for them",
        fields=("participant", "group", "role", "by", "scan"),
        kept_for="As long as the charter; without a name once its participant is erased",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="signatures")
    edition = models.ForeignKey(CharterEdition, on_delete=models.CASCADE, related_name="signatures")
    party = models.ForeignKey(CharterParty, on_delete=models.CASCADE, related_name="signatures")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="signatures"
    )
    """The person, or who signed for the group."""
    group = models.CharField(max_length=200, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    """How many the group speaks for."""
    role = models.CharField(max_length=120, blank=True)
    """As what they sign, in their words."""
    may_be_named = models.BooleanField(default=False)
    way = models.CharField(max_length=7, choices=Way)
    link = models.ForeignKey(SigningLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="signatures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it: themselves, or somebody who recorded it for them."""
    scan = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    signed_at = models.DateTimeField()
    reference_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """Of the four words that open the receipt."""
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    """Whoever signed was erased: it still counts and names nobody."""

    class Meta:
        ordering = ["signed_at"]
        indexes = [models.Index(fields=["edition", "taken_back_at", "party"], name="signatures_of_an_edition")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "participant"],
                condition=Q(taken_back_at__isnull=True, participant__isnull=False, group=""),
                name="a_person_signs_an_edition_once",
            ),
            models.UniqueConstraint(
                "edition", Lower("group"), condition=Q(taken_back_at__isnull=True) & ~Q(group=""),
                name="a_group_signs_an_edition_once",
            ),
            models.CheckConstraint(
                name="a_signature_is_somebodys",
                condition=Q(participant__isnull=False) | ~Q(group="") | Q(erased_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_group_speaks_for_many", condition=Q(people__isnull=True) | ~Q(group="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Never a name: this is what events call it."""
        kind = _("Signature")
        return f"{kind} ({str(self.pk)[:8]})"


class PromiseVerdict(ProgrammeOwned):
    """How a promise went, as somebody of the other side says. Each says it once and may change it while it is open."""

    processing = Processing(
        purpose="To see whether promises are kept, as the other side sees it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="People of either side of a charter",
        fields=("participant", "words", "by"),
        kept_for="As long as the programme; at once when its author is erased",
    )

    side = models.ForeignKey(PromiseSide, on_delete=models.CASCADE, related_name="verdicts")
    kept = models.CharField(max_length=8, choices=Kept)
    words = models.TextField(max_length=1000, blank=True)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="verdicts"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["side", "participant"], condition=Q(participant__isnull=False), name="one_verdict_per_person"
            ),
            models.CheckConstraint(name="a_verdict_is_no_open_question", condition=~Q(kept="open")),
            models.CheckConstraint(
                name="a_promise_not_kept_says_what_happened", condition=Q(kept="kept") | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return self.get_kept_display()


class Outcome(models.TextChoices):
    """What a review decided."""

    RENEW = "renew", _("It goes on as it is")
    AMEND = "amend", _("It is changed and signed again")
    END = "end", _("It ends")


class CharterReview(ProgrammeOwned):
    """One opening of a charter again: what people said about it, and whether it goes on."""

    processing = Processing(
        purpose="To know who took part in a review of a charter",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people named in words",
        fields=("who", "by"),
        kept_for="As long as the programme",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="reviews")
    edition = models.ForeignKey(CharterEdition, null=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    who = models.CharField(max_length=300, blank=True)
    heard = models.TextField(max_length=2000, blank=True)
    outcome = models.CharField(max_length=5, choices=Outcome, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["charter"], condition=Q(held_on__isnull=True), name="one_review_of_a_charter_is_ahead"
            ),
            models.CheckConstraint(
                name="a_held_review_says_what_came_of_it",
                condition=Q(held_on__isnull=True) | ~Q(outcome="") & ~Q(heard=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charter} {self.due_on}"


class Breach(ProgrammeOwned):
    """Somebody says that a charter was not kept to. Private: only whoever raised it and who settles it read it."""

    processing = Processing(
        purpose="To settle what went wrong between the sides of a charter, without naming it to others",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Whoever raises it, and people named in words",
        fields=(
            "raised_by",
            "words",
            "hoped_for",
            "settlement",
            "settled_by",
            "first_settlement",
            "not_enough",
            "answer",
        ),
        kept_for="Two years after it was settled; without a name at once when whoever raised it is erased",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="breaches")
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.SET_NULL, related_name="breaches")
    promise = models.ForeignKey(PromiseSide, null=True, blank=True, on_delete=models.SET_NULL, related_name="breaches")
    about = models.ForeignKey(CharterParty, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Which side it is about; never a person."""
    words = models.TextField(max_length=2000, blank=True)
    """Empty once whoever raised it took it back or was erased."""
    hoped_for = models.TextField(max_length=1000, blank=True)
    """What would put it right."""
    raised_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="breaches"
    )
    signature = models.ForeignKey(Signature, null=True, blank=True, on_delete=models.SET_NULL, related_name="breaches")
    """The one whose four words it was raised with, by somebody without an account; they open it again."""
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="breach"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settlement = models.TextField(max_length=2000, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreed = models.BooleanField(null=True)
    """Whether whoever raised it says that this settles it; None until they say, and again once it opens anew."""
    answered_at = models.DateTimeField(null=True, blank=True)
    first_settlement = models.TextField(max_length=2000, blank=True)
    """How it was put right at first, when that was not enough: it opened again, once."""
    not_enough = models.TextField(max_length=1000, blank=True)
    """Why the first settlement did not settle it."""
    answer = models.TextField(max_length=1000, blank=True)
    """What whoever raised it says of the settlement that stands."""
    delete_after = models.DateField(null=True, blank=True)
    """Set when it is settled."""

    class Meta:
        verbose_name_plural = "breaches"
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_settled_breach_says_how",
                condition=Q(settled_at__isnull=True) | ~Q(settlement="") & Q(delete_after__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Never the words: this is what events call it."""
        kind = _("Breach")
        return f"{kind} ({str(self.pk)[:8]})"

"""What people get that is no money: thanks, help to take part, and what they need said once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class ThankYou(ProgrammeOwned):
    """Thanks to somebody for one thing, in words that are about that thing."""

    processing = Processing(
        purpose="To thank people, and to show that they were thanked",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="People who are thanked and who thank",
        fields=("participant", "words", "from_whom", "by"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="thanks")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks")
    words = models.TextField(max_length=1000)
    from_whom = models.CharField(max_length=200)
    given_on = models.DateField()
    may_be_shown = models.BooleanField(default=False)
    """Whoever is thanked agreed that others read it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-given_on"]
        constraints = [models.CheckConstraint(name="a_thank_you_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        kind = _("Thanks")
        return f"{kind} ({str(self.pk)[:8]})"


class SupportGiven(ProgrammeOwned):
    """Help that somebody had so that they could take part: access support, or somebody who cared in their place."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("Access support")
        CARER = "carer", _("Carer’s cover")

    processing = Processing(
        purpose="To account for help that lets people take part",
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        whose="People who need help to take part",
        fields=("participant", "words", "by"),
        kept_for="Two years; without a name once its participant is erased",
    )

    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="support"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    pence = models.PositiveBigIntegerField(null=True, blank=True)
    given_on = models.DateField()
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="support"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    delete_after = models.DateField()

    class Meta:
        verbose_name_plural = "support given"
        ordering = ["-given_on"]
        constraints = [
            models.CheckConstraint(
                name="support_is_counted_in_time_or_money", condition=Q(minutes__isnull=False) | Q(pence__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class AccessNeed(models.TextChoices):
    """What people most often need, so that it can be counted without anybody's words."""

    STEP_FREE = "step-free", _("A way in without steps, or a ramp")
    TOILET = "toilet", _("A toilet for wheelchair users")
    SEAT = "seat", _("A seat with a back and arms")
    HEARING = "hearing", _("A hearing loop, or people who speak clearly and face me")
    SIGNING = "signing", _("A sign language interpreter")
    LARGE_PRINT = "large-print", _("Large print, or papers that a screen reader can read")
    EASY_READ = "easy-read", _("Easy Read, or pictures beside the words")
    LANGUAGE = "language", _("An interpreter for my language")
    QUIET = "quiet", _("A quiet place, or breaks")
    COMPANION = "companion", _("Somebody to come with me")
    TRAVEL = "travel", _("Help to get there")
    CARE = "care", _("Somebody to care in my place while I am there")
    FOOD = "food", _("Food that I can eat")


class ShareLength(models.TextChoices):
    """For how many months a passport is shared; it is kept as the day on which it ends."""

    OPEN = "", _("Until I take it back")
    MONTH = "1", _("One month")
    QUARTER = "3", _("Three months")
    YEAR = "12", _("A year")


class AccessPassport(OrganisationOwned):
    """What somebody needs to take part, said once. Nobody reads it unless they share it."""

    processing = Processing(
        purpose="So that somebody says once what they need to take part",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People with access needs",
        fields=("participant", "kinds", "needs", "helps", "by"),
        kept_for="Until they take it back or are erased",
    )

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="passport")
    kinds = models.CharField(max_length=300, blank=True)
    """Words of AccessNeed, with a space between them."""
    needs = models.TextField(max_length=2000, blank=True)
    helps = models.TextField(max_length=2000, blank=True)
    """What others can do that helps."""
    agreed_at = models.DateTimeField()
    """When they agreed that it is kept: it may speak of health."""
    counted = models.BooleanField(default=False)
    """They agree to be counted, without a name, by whoever gets something ready that they come to."""
    reference_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """What is kept of the four words of somebody without an account."""
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="a_passport_has_words", condition=~Q(needs="") | ~Q(kinds=""))]

    def __str__(self) -> str:
        kind = _("Access passport")
        return f"{kind} ({str(self.pk)[:8]})"


class PassportShare(ProgrammeOwned):
    """That a passport may be read in one programme, until a day or until it is taken back."""

    processing = NotPersonal("Which passport may be read where; the passport says whose it is.")

    passport = models.ForeignKey(AccessPassport, on_delete=models.CASCADE, related_name="shares")
    until = models.DateField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["passport", "programme"],
                condition=Q(taken_back_at__isnull=True),
                name="a_passport_is_shared_once_with_a_programme",
            )
        ]

    def __str__(self) -> str:
        return str(self.passport)

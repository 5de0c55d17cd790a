"""What people get for what they give: money they are owed, and credits of time.

Money is in whole pence and credits in whole minutes; one hour is one credit.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing
from coproduction_star.voices.models import Channel

from .written_once import WrittenOnce

MINUTES_IN_A_CREDIT = 60
OVERDRAWN = -10 * MINUTES_IN_A_CREDIT
"""How far below nothing somebody's credits may go, where a programme has not agreed another limit."""


class Unit(models.TextChoices):
    MINUTES = "minutes", _("Minutes")
    PENCE = "pence", _("Pence")


class AccountKind(models.TextChoices):
    """Whose account it is. `out` is the world: money that was paid, and credits before anybody had any."""

    PERSON = "person", _("Somebody’s own")
    POT = "pot", _("A community pot")
    ORGANISATION = "organisation", _("The programme’s")
    OUT = "out", _("Paid out")


class Moved(models.TextChoices):
    """Why something moved from one account to another."""

    EARNED = "earned", _("Credits for time given")
    SPENT = "spent", _("Credits used")
    GIFT = "gift", _("Credits given to somebody")
    OWED = "owed", _("A claim was approved")
    PAID = "paid", _("A claim was paid")
    OPENING = "opening", _("Brought over from before")
    CORRECTION = "correction", _("Put right")


class RewardRules(ProgrammeOwned):
    """What a programme says before anyone spends: who pays, how, by when, and how far credits may go below nothing."""

    processing = Processing(
        purpose="To know who agreed how people are paid",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and bodies named in words",
        fields=("who_pays", "by"),
        kept_for="As long as the programme",
    )

    who_pays = models.CharField(max_length=200)
    how = models.CharField(max_length=400)
    """In which ways: cash on the day, bank transfer, a ticket bought beforehand."""
    within_days = models.PositiveSmallIntegerField()
    covers = models.TextField(max_length=1000, blank=True)
    """What is paid for, and at which rates."""
    most_pence = models.PositiveBigIntegerField(null=True, blank=True)
    """The most that one claim may come to without asking first."""
    lowest_minutes = models.BigIntegerField(default=OVERDRAWN)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name_plural = "reward rules"
        constraints = [
            models.UniqueConstraint(fields=["programme"], name="a_programme_rewards_in_one_way"),
            models.CheckConstraint(name="it_is_said_who_pays_and_how", condition=~Q(who_pays="") & ~Q(how="")),
            models.CheckConstraint(name="credits_may_go_down_and_not_up", condition=Q(lowest_minutes__lte=0)),
        ]

    def __str__(self) -> str:
        return self.how


class LedgerAccount(ProgrammeOwned):
    """What somebody, a pot or the programme has, of time and of money. Only a transfer changes it.

    Of money, a person's account holds what they are still owed.
    """

    processing = Processing(
        purpose="To pay people what they are owed, and to keep their credits",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who take part",
        fields=("participant",),
        kept_for="As long as the programme; without a name once its participant is erased",
    )

    kind = models.CharField(max_length=12, choices=AccountKind)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts"
    )
    name = models.CharField(max_length=120, blank=True)
    """Of a pot."""
    minutes = models.BigIntegerField(default=0)
    pence = models.BigIntegerField(default=0)
    lowest_minutes = models.BigIntegerField(null=True, blank=True)
    lowest_pence = models.BigIntegerField(null=True, blank=True)
    """How far they may go below nothing; empty where there is no limit."""
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "name", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "participant"],
                condition=Q(participant__isnull=False),
                name="one_account_per_person_and_programme",
            ),
            models.UniqueConstraint(fields=["programme", "name"], condition=Q(kind="pot"), name="a_pot_has_its_name"),
            models.UniqueConstraint(
                fields=["programme", "kind"],
                condition=Q(kind__in=["organisation", "out"]),
                name="one_account_of_the_programme_and_one_of_the_world",
            ),
            models.CheckConstraint(
                name="an_account_is_a_persons_or_has_a_name",
                condition=Q(kind="person", name="", participant__isnull=False)
                | Q(kind="person", name="", erased_at__isnull=False)
                | Q(kind="pot", participant__isnull=True) & ~Q(name="")
                | Q(kind__in=["organisation", "out"], participant__isnull=True, name=""),
            ),
            models.CheckConstraint(
                name="credits_stay_above_the_agreed_limit",
                condition=Q(lowest_minutes__isnull=True) | Q(minutes__gte=F("lowest_minutes")),
            ),
            models.CheckConstraint(
                name="money_stays_above_the_agreed_limit",
                condition=Q(lowest_pence__isnull=True) | Q(pence__gte=F("lowest_pence")),
            ),
        ]

    def __str__(self) -> str:
        """Never a person: this is what events call it."""
        return self.name or f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class Claim(ProgrammeOwned):
    """Money that somebody asks back or is promised for taking part, from its draft to the day it was paid."""

    class Kind(models.TextChoices):
        EXPENSE = "expense", _("Something I paid for")
        PAYMENT = "payment", _("A payment for taking part")
        CARER = "carer", _("Somebody who cares in my place")
        ACCESS = "access", _("Help I need to take part")

    processing = Processing(
        purpose="To pay people what they are owed, and to see how long it takes",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who claim, and who typed it for them",
        fields=("participant", "words", "refused_because", "by", "approved_by", "paid_by"),
        kept_for="Six years after it was paid; without a name once its participant is erased",
    )

    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=400, blank=True)
    """Empty only once its participant is erased."""
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims")
    happened_on = models.DateField()
    pence = models.PositiveBigIntegerField()
    pay_by = models.CharField(max_length=200, blank=True)
    """How they would like it; account numbers are asked for elsewhere and never kept here."""
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.ONLINE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reference_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    """When they read what a payment may do to benefits and tax."""
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=600, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    """From `submitted_at` to here are the days to pay."""
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["programme", "paid_at", "submitted_at"], name="claims_to_pay"),
            models.Index(fields=["participant", "-made_at"], name="claims_of_somebody"),
        ]
        constraints = [
            models.CheckConstraint(name="a_claim_comes_to_something", condition=Q(pence__gt=0)),
            models.CheckConstraint(
                name="a_claim_is_approved_before_it_is_paid",
                condition=Q(paid_at__isnull=True) | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_see_a_claim",
                condition=Q(paid_by__isnull=True) | Q(approved_by__isnull=True) | ~Q(paid_by=F("approved_by")),
            ),
            models.CheckConstraint(
                name="a_claim_is_sent_before_it_is_judged",
                condition=Q(approved_at__isnull=True, refused_at__isnull=True) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_claim_is_approved_or_refused",
                condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_refused_claim_says_why", condition=Q(refused_at__isnull=True) | ~Q(refused_because="")
            ),
            models.CheckConstraint(
                name="a_payment_is_claimed_after_its_warning",
                condition=~Q(kind="payment") | Q(submitted_at__isnull=True) | Q(warned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_claim_is_somebodys", condition=Q(participant__isnull=False) | Q(erased_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class Transfer(WrittenOnce):
    """An amount that went from one account to another: one row takes and gives the same, so the ledger balances.

    It is never changed. What was wrong goes back by another transfer that names it.
    """

    processing = Processing(
        purpose="To account for money and credits",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who take part, through their account",
        fields=("words", "by"),
        kept_for="As long as the programme",
    )

    from_account = models.ForeignKey(LedgerAccount, on_delete=models.RESTRICT, related_name="went_out")
    to_account = models.ForeignKey(LedgerAccount, on_delete=models.RESTRICT, related_name="came_in")
    unit = models.CharField(max_length=7, choices=Unit)
    amount = models.PositiveBigIntegerField()
    why = models.CharField(max_length=10, choices=Moved)
    category = models.SlugField(max_length=60, blank=True)
    words = models.CharField(max_length=300, blank=True)
    """No name of a person: an account says whose it is."""
    happened_on = models.DateField()
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="transfers"
    )
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.SET_NULL, related_name="transfers")
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="reversed_by"
    )
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-happened_on", "-made_at"]
        indexes = [
            models.Index(fields=["from_account", "unit", "happened_on"], name="transfers_out_of"),
            models.Index(fields=["to_account", "unit", "happened_on"], name="transfers_into"),
        ]
        constraints = [
            models.CheckConstraint(name="a_transfer_moves_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="a_transfer_goes_to_another_account", condition=~Q(from_account=F("to_account"))
            ),
            models.CheckConstraint(
                name="a_claim_is_owed_in_pence", condition=~Q(why__in=["owed", "paid"]) | Q(unit="pence")
            ),
            models.UniqueConstraint(
                fields=["claim", "why"],
                condition=Q(claim__isnull=False, reverses__isnull=True, why__in=["owed", "paid"]),
                name="a_claim_is_owed_once_and_paid_once",
            ),
            models.CheckConstraint(
                name="a_correction_names_what_it_puts_right",
                condition=~Q(why="correction") | Q(reverses__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()}: {self.amount} {self.get_unit_display()}"

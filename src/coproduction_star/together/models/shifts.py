"""Shifts: sessions that people hold together with a service, who comes, what it took and what was seen."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class Asks(models.TextChoices):
    """What a role on a shift can ask of a person; the words by which the steps ask each other."""

    TALK = "talk", _("A talk with the team")
    IDENTITY = "identity", _("Has shown who they are")
    REFERENCES = "references", _("References")
    BACKGROUND = "background", _("A check of criminal records, such as DBS")
    TRAINING = "training", _("Training")
    CONFIDENTIALITY = "confidentiality", _("A confidentiality declaration")
    INSURANCE = "insurance", _("Insurance cover")


class PlaceState(models.TextChoices):
    """Whether somebody comes."""

    SIGNED = "signed", _("Comes")
    WAITING = "waiting", _("On the waiting list")
    BACK = "back", _("Stepped back")


class Shift(ProgrammeOwned):
    """One session: when, where, and what people do there. What was counted stays when the names are gone."""

    processing = Processing(
        purpose="To know who set up a shift and who noted what came of it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    about = models.TextField(max_length=1000)
    """What people do there, in plain words."""
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="shifts")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    where = models.CharField(max_length=300)
    """The meeting point."""
    access = models.CharField(max_length=600)
    """Steps, toilets, how far people walk, buses: what they need to know before they come."""
    costs = models.CharField(max_length=300)
    """What it costs, and what we pay: fares, food, gloves."""
    contact = models.CharField(max_length=200, blank=True)
    """How to reach the team on the day."""
    series = models.UUIDField(null=True, blank=True)
    """The same for all shifts that were put on the page together, week by week."""
    cancelled_because = models.CharField(max_length=300, blank=True)
    missing = models.PositiveSmallIntegerField(default=0)
    """How many more are needed. Counted anew, under a lock, whenever somebody comes or goes."""
    counted_on = models.DateField(null=True, blank=True)
    """When somebody noted who came."""
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    """What all of them gave, together."""
    thanks = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "starts"]
        indexes = [models.Index(fields=["programme", "on"], name="shifts_by_day")]
        constraints = [
            models.CheckConstraint(name="a_shift_ends_after_it_starts", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="a_counted_shift_has_its_numbers",
                condition=Q(counted_on__isnull=True) | Q(came__isnull=False, hours__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def begins(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.on, self.starts))

    @property
    def is_over(self) -> bool:
        """Nobody signs up any more once it has begun."""
        return self.begins <= timezone.now()


class ShiftRole(ProgrammeOwned):
    """What some people do on a shift, how many are needed, and what it asks of them."""

    processing = NotPersonal("A task, and how many people it needs.")

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=120)
    needed = models.PositiveSmallIntegerField()
    conditions = models.CharField(max_length=200, blank=True)
    """Words of `Asks`, with spaces between. Nobody stands in the role while one of them is not met."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "name"]
        constraints = [
            models.CheckConstraint(name="a_role_on_a_shift_needs_somebody", condition=Q(needed__gte=1)),
            models.UniqueConstraint(fields=["shift", "name"], name="a_role_stands_once_on_a_shift"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def asks(self) -> list[str]:
        return [str(Asks(word).label) for word in self.conditions.split()]


class ShiftPlace(ProgrammeOwned):
    """Somebody who comes, waits or stepped back: known to the organisation, or by a name and four words only."""

    processing = Processing(
        purpose="To keep a place on a shift, to remind and thank whoever comes, and to know the hours they gave",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who help on a shift",
        fields=("participant", "name", "contact", "safe_channel", "access_needs", "state", "came", "hours", "by"),
        kept_for="90 days after the shift; at once when they ask",
    )

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="places")
    role = models.ForeignKey(ShiftRole, on_delete=models.CASCADE, related_name="places")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="shift_places"
    )
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    safe_channel = models.CharField(max_length=12, choices=SafeChannel, blank=True)
    access_needs = models.CharField(max_length=600, blank=True)
    state = models.CharField(max_length=8, choices=PlaceState)
    since = models.DateTimeField()
    """Since when they stand there: the waiting list goes by it."""
    offered_at = models.DateTimeField(null=True, blank=True)
    """They look for somebody to take their place, and come if nobody does."""
    reference_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who wrote it down for somebody else."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "participant"], condition=Q(participant__isnull=False),
                name="a_person_stands_once_on_a_shift",
            ),
            models.CheckConstraint(
                name="a_place_is_somebodys", condition=Q(participant__isnull=False) | ~Q(name="")
            ),
            models.CheckConstraint(
                name="only_a_place_one_has_is_offered",
                condition=Q(offered_at__isnull=True) | Q(state=PlaceState.SIGNED),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Never who it is: this is what events call it."""
        return f"{self.shift_id} ({str(self.pk)[:8]})"


class ShiftCount(ProgrammeOwned):
    """Something that shifts of a programme count, such as bags of litter: a name of the programme's own."""

    processing = NotPersonal("A thing that is counted.")

    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="a_count_stands_once")]

    def __str__(self) -> str:
        return self.name


class ShiftSeen(ProgrammeOwned):
    """How much of it one shift saw; nothing until somebody notes it."""

    processing = NotPersonal("A number that a shift counted.")

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="seen")
    count = models.ForeignKey(ShiftCount, on_delete=models.CASCADE, related_name="seen")
    number = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["made_at", "count__name"]
        constraints = [
            models.UniqueConstraint(fields=["shift", "count"], name="a_shift_counts_a_thing_once"),
            models.CheckConstraint(
                name="nothing_below_nought_is_seen", condition=Q(number__isnull=True) | Q(number__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count}: {self.number}"


class ShiftFeed(ProgrammeOwned):
    """A secret address at which somebody's own calendar reads the shifts they come to. Ending it deletes the row."""

    processing = Processing(
        purpose="To show somebody the shifts they come to in their own calendar",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who help on a shift and asked for it",
        fields=("participant",),
        kept_for="Until they end it",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="shift_feeds")
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "participant"], name="one_feed_of_shifts_for_each")
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]

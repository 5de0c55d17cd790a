"""Telling people: to whom, in which words, by whom and where, and which of two ways did better."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .incentives import IncentivePlan


class MessageChannel(models.TextChoices):
    """Where people meet a message."""

    TALK = "talk", _("A talk")
    LETTER = "letter", _("A letter")
    LEAFLET = "leaflet", _("A leaflet or poster")
    EMAIL = "email", _("E-mail")
    TEXT = "text", _("Text message")
    PHONE = "phone", _("Phone call")
    SOCIAL = "social", _("Social media")
    PRESS = "press", _("Newspaper or radio")
    MEETING = "meeting", _("A meeting or event")
    OTHER = "other", _("Another way")


class Campaign(ProgrammeOwned):
    """One round of telling people, for one behaviour, from its plan to what came of it."""

    processing = Processing(
        purpose="To know who planned a campaign",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="campaigns"
    )
    plan = models.ForeignKey(IncentivePlan, null=True, blank=True, on_delete=models.SET_NULL, related_name="campaigns")
    title = models.CharField(max_length=200)
    hoped_for = models.CharField(max_length=300)
    """What people do after they met it."""
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    budget_pence = models.PositiveBigIntegerField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    came_of_it = models.TextField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_campaign_ends_after_it_starts",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="an_ended_campaign_says_what_came_of_it", condition=Q(ended_at__isnull=True) | ~Q(came_of_it="")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Segment(ProgrammeOwned):
    """People a message is for, described by what they have in common; how many they are only above small numbers."""

    processing = NotPersonal("What many people have in common. Nobody is listed, and small numbers are not kept.")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="segments")
    name = models.CharField(max_length=200)
    words = models.CharField(max_length=600, blank=True)
    offered_by = models.SlugField(max_length=40, blank=True)
    """The step whose answers it is made of; empty for a segment in words."""
    key = models.CharField(max_length=200, blank=True)
    """By which that step finds it again."""
    people = models.PositiveIntegerField(null=True, blank=True)
    """Protected already; empty where they are too few to say."""
    of_people = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    counted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="a_segment_stands_once_in_a_campaign"),
            models.CheckConstraint(
                name="a_counted_segment_has_its_source",
                condition=Q(people__isnull=True) | ~Q(source="") & Q(counted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Message(ProgrammeOwned):
    """One way of saying it to one segment. Two arms of a comparison are two messages, A and B."""

    processing = Processing(
        purpose="To know who wrote a message and who brings it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Trusted messengers, and members",
        fields=("messenger", "messenger_in_words", "by"),
        kept_for="As long as the programme; without a name once its messenger is erased",
    )

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="messages")
    segment = models.ForeignKey(Segment, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    """Empty for everybody."""
    arm = models.CharField(max_length=1, default="A")
    words: Any = models.JSONField()
    """What it says, by language: `{"en": "…", "cy": "…"}`."""
    channel = models.CharField(max_length=8, choices=MessageChannel)
    where = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    messenger = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="messages"
    )
    messenger_in_words = models.CharField(max_length=200, blank=True)
    cost_pence = models.PositiveBigIntegerField(null=True, blank=True)
    east: Any = models.JSONField(default=dict, blank=True)
    """The answer to each question of the EAST list, by its id: `{"done": "yes", "words": "…"}`."""
    east_answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """When it was taken out; it can be brought back."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["segment", "arm"]
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "arm", "channel"],
                condition=Q(segment__isnull=False, withdrawn_at__isnull=True),
                name="one_message_per_arm_of_a_segment",
            ),
            models.UniqueConstraint(
                fields=["campaign", "arm", "channel"],
                condition=Q(segment__isnull=True, withdrawn_at__isnull=True),
                name="one_message_per_arm_for_everybody",
            ),
            models.CheckConstraint(name="an_arm_is_a_or_b", condition=Q(arm__in=["A", "B"])),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} {self.arm}"


class Comparison(ProgrammeOwned):
    """A fair comparison of two ways, agreed before anybody was asked: what is counted and how many it takes."""

    processing = Processing(
        purpose="To know who planned a comparison",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="comparisons")
    segment = models.ForeignKey(Segment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    measure = models.CharField(max_length=300)
    """What somebody did, so that it can be counted."""
    how_shared_out = models.CharField(max_length=400)
    """How chance decides who meets which way."""
    expected = models.FloatField()
    """The share, from 0 to 1, that would do it anyway."""
    worth_knowing = models.FloatField()
    """The smallest difference between the shares, from 0 to 1, that would change a decision."""
    power = models.FloatField(default=0.8)
    needed = models.PositiveIntegerField()
    """People in each arm, worked out before."""
    method_version = models.CharField(max_length=20)
    lots = models.TextField(max_length=20_000, blank=True)
    """Where there is a list: the arm of each of its lines, in their order, as chance gave it. Nobody is named."""
    drawn_at = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)
    """Empty where it ended by itself, because it reached its number of people."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="shares_of_a_comparison_lie_between_nothing_and_all",
                condition=Q(expected__gt=0, expected__lt=1, worth_knowing__gt=0, worth_knowing__lt=1)
                & Q(power__gt=0, power__lt=1),
            ),
            models.CheckConstraint(
                name="a_comparison_ends_after_it_began", condition=Q(ended_at__isnull=True) | Q(began_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.measure


class ArmCount(ProgrammeOwned):
    """What came of one arm: how many met it and how many did it. Counts only."""

    processing = Processing(
        purpose="To know who counted",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="counts")
    arm = models.CharField(max_length=1)
    met = models.PositiveIntegerField()
    did = models.PositiveIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["arm"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "arm"], name="an_arm_is_counted_once"),
            models.CheckConstraint(name="no_more_did_it_than_met_it", condition=Q(did__lte=F("met"))),
            models.CheckConstraint(name="a_counted_arm_is_a_or_b", condition=Q(arm__in=["A", "B"])),
        ]

    def __str__(self) -> str:
        return f"{self.comparison} {self.arm}"

"""Who is invited to answer a survey: a sample out of a list, the people in it, and who wants no more of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Place, ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .survey import Survey, SurveyLink


class SampleFrame(models.TextChoices):
    """Out of whom a sample is drawn."""

    PEOPLE = "people", _("People who agreed to be asked again")
    LIST = "list", _("A list of names and addresses")
    HOMES = "homes", _("All letterboxes of some places")


class SampleState(models.TextChoices):
    READY = "ready", _("Drawn, nothing sent yet")
    SENT = "sent", _("Sent")
    CANCELLED = "cancelled", _("Cancelled before it was sent")


class Sample(ProgrammeOwned):
    """Who is invited in one go. Drawn again from its seed and its list, it has the same people."""

    processing = Processing(
        purpose="To know who invited people to a survey",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="samples")
    frame = models.CharField(max_length=8, choices=SampleFrame)
    narrowed = models.JSONField(default=dict)
    """What the list was narrowed to: `places`, `groups` and `ages`, each a list of ids."""
    by_place = models.BooleanField(default=False)
    wanted = models.PositiveIntegerField(null=True, blank=True)
    """How many were to be drawn; nothing: everybody."""
    seed = models.PositiveBigIntegerField()
    strata = models.JSONField(default=list)
    """`{"names": [place ids], "people": there, "drawn": of them, "link": key or ""}`; homes: one for each place."""
    held_back = models.JSONField(default=dict)
    """How many were not put into the list, by why."""
    state = models.CharField(max_length=10, choices=SampleState, default=SampleState.READY)
    sent_on = models.DateField(null=True, blank=True)
    remind_from = models.DateField(null=True, blank=True)
    """The first day on which those who have not answered may be reminded."""
    reminded_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_sample_that_was_sent_says_when",
                condition=models.Q(state="sent", sent_on__isnull=False, remind_from__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_on__isnull=True, reminded_on__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_frame_display())


class InvitationWay(models.TextChoices):
    """How one person is reached."""

    EMAIL = "email", _("By e-mail")
    TEXT = "text", _("By text message")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")


class HeldBack(models.TextChoices):
    """Why somebody is not asked."""

    OFTEN = "often", _("Asked often enough in the last three months")
    SAID_NO = "said-no", _("They do not want to be asked")
    SOON = "soon", _("They agreed to be asked after a year, which is not over")
    NO_WAY = "no-way", _("We know no safe way to reach them")
    YOUNG = "young", _("They may be too young")
    OLD = "old", _("They are older than those it is for")
    ALREADY = "already", _("Invited to this survey before, or they answered it")
    GONE = "gone", _("No longer with us")


class Invitee(ProgrammeOwned):
    """Somebody in a sample. It says whether they answered, never what nor when: no answer can be laid beside it."""

    processing = Processing(
        purpose="To ask somebody once, remind them once, and never again after they answered or said no",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who agreed to be asked again, and people on lists that a team brings in",
        fields=("participant", "name", "address", "place", "answered", "stopped"),
        kept_for="90 days after the day on which people were promised to hear what came of it",
    )

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="invited")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="invited_to"
    )
    name = models.CharField(max_length=200, blank=True)
    """Of somebody on a list; participants have their own."""
    address = models.CharField(max_length=400, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    way = models.CharField(max_length=8, choices=InvitationWay)
    held = models.CharField(max_length=8, choices=HeldBack, blank=True)
    """Why they were not asked after all, when it was sent."""
    link = models.ForeignKey(SurveyLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The way by which their answers come: many people share it."""
    code_hash = models.CharField(max_length=64, unique=True)
    """What recognises the code of their own link; the code is worked out anew and kept nowhere."""
    asked = models.BooleanField(default=False)
    reminded = models.BooleanField(default=False)
    answered = models.BooleanField(default=False)
    stopped = models.BooleanField(default=False)
    """They want to hear no more of this survey."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "participant"], condition=models.Q(participant__isnull=False),
                name="a_person_is_once_in_a_sample",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Never a name: this is what events call it."""
        kind = _("Invitation")
        return f"{kind} ({str(self.pk)[:8]})"


class AskedNoMore(OrganisationOwned):
    """Somebody wants to be asked no more: to one survey, or to any."""

    processing = Processing(
        purpose="To keep to what somebody said: do not ask me again",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Participants",
        fields=("participant", "survey"),
        kept_for="As long as the participant",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="asked_no_more")
    survey = models.ForeignKey(Survey, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """Nothing: any survey of the organisation."""

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.survey_id or ''}"

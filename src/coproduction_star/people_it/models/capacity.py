"""What a councillor keeps of a ward, and the sessions in which people teach each other."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Place, Programme, ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant, SafeChannel
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .ages import ADULT, WithParent, child_has_consent
from .survey import SurveyLink

SIGN_UPS_KEPT = dt.timedelta(days=90)
"""After the day of the session."""


class PlaceFigure(OrganisationOwned):
    """A figure about who lives in a place, with where it comes from."""

    processing = NotPersonal("A published figure about a place, and its source.")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    value = models.CharField(max_length=60)
    """As the source says it, such as “6,120” or “18%”."""
    period = models.CharField(max_length=60)
    source = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.name


class WardFunding(OrganisationOwned):
    """Money that a group can ask for: for what, until when, and where. Without a place it is for every ward."""

    processing = NotPersonal("A published fund, and its address.")

    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=300)
    """For what it is given, and to whom."""
    until = models.DateField(null=True, blank=True)
    """The last day to ask; none where it stays open."""
    link = models.URLField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["until", "made_at"]

    def __str__(self) -> str:
        return self.name


class CoachingReflection(OrganisationOwned):
    """What a councillor tried after a lesson, and how it went. Nobody else reads it."""

    processing = Processing(
        purpose="So that a councillor can look back on what they tried in their ward",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Councillors, and others who follow the lessons",
        fields=("participant", "words"),
        kept_for="Until its writer takes it away or is erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    lesson = models.SlugField(max_length=40)
    tried = models.BooleanField(default=False)
    words = models.TextField(max_length=2000, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "lesson"], name="one_reflection_on_a_lesson"),
        ]

    def __str__(self) -> str:
        """Never the words: this is what events and lists call it."""
        return self.lesson


class LearningSession(ProgrammeOwned):
    """A time and a place where people show each other something."""

    processing = Processing(
        purpose="To know who set up a session, and who answers for it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("asks", "by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    what = models.TextField(max_length=2000)
    """What people will learn or try, in plain words."""
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    """The initiative that it helps along; the session stands on its golden thread."""
    skill = models.CharField(max_length=60, blank=True)
    """A choice of the answer list `skills` of data.questions."""
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    where = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=600, blank=True)
    """Steps, toilets, hearing loop, language, buses: what people need to know before they come."""
    costs = models.CharField(max_length=300, blank=True)
    """What it costs, and what we pay: fares, food, somebody to sit in."""
    papers_on = models.DateField(null=True, blank=True)
    """When people are sent what they read before. It and the last three are said before the session is public."""
    youngest = models.PositiveSmallIntegerField(default=ADULT)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    """In years; nothing where there is no upper age."""
    most = models.PositiveSmallIntegerField()
    """How many places there are, for those who come to learn."""
    asks = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Whom to ask: who answers for it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    learnt = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many came to learn and to show others, once that is known. It stays when the names are gone."""
    taught = models.PositiveSmallIntegerField(null=True, blank=True)
    thanks = models.TextField(max_length=1000, blank=True)
    """Said to everybody who came, afterwards."""
    thanked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on", "starts"]
        indexes = [models.Index(fields=["programme", "on"], name="sessions_by_day")]
        constraints = [
            models.CheckConstraint(
                name="a_session_ends_after_it_starts", condition=models.Q(ends__gt=models.F("starts"))
            ),
            models.CheckConstraint(name="a_session_has_places", condition=models.Q(most__gte=1)),
            models.CheckConstraint(
                name="thanks_have_words", condition=models.Q(thanked_at__isnull=True) | ~models.Q(thanks="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def minutes(self) -> int:
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


class WardInvitation(OrganisationOwned):
    """A card or leaflet with which a councillor invites people. Answers are counted, and never named."""

    processing = Processing(
        purpose="To know who made an invitation",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Councillors and members",
        fields=("made_by",),
        kept_for="As long as the place",
    )

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=120)
    """Where it is handed out, such as “the school gate”."""
    code = models.CharField(max_length=24, unique=True)
    """In the address; no secret."""
    session = models.ForeignKey(
        LearningSession, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    link = models.OneToOneField(SurveyLink, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """The link of a survey, which counts its answers itself."""
    offers_of = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """The programme to which people offer something."""
    told = models.PositiveIntegerField(default=0)
    """How often somebody offered or asked for something by this card. A number alone: no entry knows of a card."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_to_one_thing",
                condition=models.Q(session__isnull=False, link__isnull=True, offers_of__isnull=True)
                | models.Q(session__isnull=True, link__isnull=False, offers_of__isnull=True)
                | models.Q(session__isnull=True, link__isnull=True, offers_of__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.label


class TakesPart(models.TextChoices):
    """What somebody does in a session."""

    LEARNS = "learns", _("Learns")
    TEACHES = "teaches", _("Shows others how")


class SessionPlace(WithParent, ProgrammeOwned):
    """One person's place in a session: who taught, who learnt, and whether they came."""

    processing = Processing(
        purpose="To keep a place for somebody, meet their access needs, and thank them",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who come to a session, and parents who agreed",
        fields=(
            "participant",
            "name",
            "contact",
            "safe_channel",
            "access_needs",
            "age",
            "parent",
            "parent_how",
            "parent_agreed_on",
            "parent_noted_by",
            "by",
        ),
        kept_for="90 days after the session; at once when the place is given back. The numbers stay",
    )

    session = models.ForeignKey(LearningSession, on_delete=models.CASCADE, related_name="places")
    part = models.CharField(max_length=8, choices=TakesPart, default=TakesPart.LEARNS)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="session_places"
    )
    name = models.CharField(max_length=120, blank=True)
    """What to call them. Empty once the place was given back, or the person is known."""
    contact = models.CharField(max_length=200, blank=True)
    safe_channel = models.CharField(max_length=12, choices=SafeChannel, blank=True)
    access_needs = models.CharField(max_length=600, blank=True)
    reference_hash = models.CharField(max_length=64, unique=True)
    """What is kept of their four words."""
    invitation = models.ForeignKey(
        WardInvitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="places"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who typed it for somebody else."""
    came = models.BooleanField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["session", "part", "withdrawn_at"], name="session_places_taken")]
        constraints = [
            models.CheckConstraint(name="a_child_comes_with_a_parents_consent", condition=child_has_consent()),
            models.CheckConstraint(
                name="a_place_given_back_is_empty",
                condition=models.Q(withdrawn_at__isnull=True)
                | models.Q(name="", contact="", access_needs="", parent="", participant__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=models.Q(participant__isnull=False),
                name="a_person_has_one_place_in_a_session",
            ),
        ]

    def __str__(self) -> str:
        """Never the name: this is what events and lists call it."""
        return f"{self.get_part_display()} ({str(self.pk)[:8]})"

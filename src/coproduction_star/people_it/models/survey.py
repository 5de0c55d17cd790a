"""A survey of what people can do: its draft, its frozen editions, its links, and what people answered."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Place, ProgrammeOwned
from coproduction_star.organisations.models import ALONE_FROM, Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .ages import Age, WithParent, child_has_consent

OLDEST = 120
ANSWERS_KEPT = dt.timedelta(days=730)
"""After the last answer of a person. What was worked out from many answers stays."""


class SurveyAudience(models.TextChoices):
    """Who is asked; the words of data.questions."""

    RESIDENT = "resident", _("Residents")
    STAFF = "staff", _("Staff")
    GROUP = "group", _("Groups and organisations")


class Survey(ProgrammeOwned):
    """What is asked, of whom, and the promise that opens it. People answer an edition, never the draft."""

    processing = Processing(
        purpose="To name who will answer for what a survey promises, and who closed it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("capacity_of", "by", "closed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=8, choices=SurveyAudience)
    draft = models.JSONField(default=dict)
    """What the builder changes: `survey_as_plain` of data.asset_surveys."""
    taken_out = models.JSONField(default=list)
    """The last questions that were taken out, each with its place, so that they can come back."""
    version = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people at once are noticed."""
    made_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="twins")
    """The survey of another audience that this one matches."""

    capacity = models.TextField(max_length=2000, blank=True)
    """Who will respond to the answers, and with what: no survey without an offer."""
    capacity_of = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers_surveys"
    )
    respond_by = models.DateField(null=True, blank=True)
    youngest = models.PositiveSmallIntegerField(default=ALONE_FROM)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    """The last age in years for which it is; nothing where there is no upper age."""
    last_time = models.TextField(max_length=2000, blank=True)
    """What came of the last time we asked; said on the first page."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="surveys")
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    """The last day to answer."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    heard = models.TextField(max_length=4000, blank=True)
    """What people said, what will be done and what cannot be: a survey does not close without all three."""
    will_do = models.TextField(max_length=4000, blank=True)
    cannot = models.TextField(max_length=4000, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "published_at", "closed_at"], name="surveys_open")]
        constraints = [
            models.CheckConstraint(
                name="no_survey_without_an_offer",
                condition=models.Q(published_at__isnull=True)
                | (~models.Q(capacity="") & models.Q(respond_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="the_last_age_of_a_survey_is_not_below_its_first",
                condition=models.Q(oldest__isnull=True) | models.Q(oldest__gte=models.F("youngest")),
            ),
            models.CheckConstraint(
                name="a_closed_survey_says_what_came_of_it",
                condition=models.Q(closed_at__isnull=True)
                | (
                    models.Q(published_at__isnull=False)
                    & ~models.Q(heard="")
                    & ~models.Q(will_do="")
                    & ~models.Q(cannot="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, today: dt.date) -> bool:
        """Whether people can answer it on this day."""
        if self.published_at is None or self.closed_at is not None:
            return False
        return (self.opens_on is None or self.opens_on <= today) and (
            self.closes_on is None or today <= self.closes_on
        )


class SurveyEdition(ProgrammeOwned):
    """What was asked from one day on, word for word. An answer keeps its edition for ever."""

    processing = Processing(
        purpose="To know who published which questions",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    definition = models.JSONField()
    """`survey_as_plain` of data.asset_surveys, frozen."""
    published_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["survey", "number"]
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="editions_are_numbered")]

    def __str__(self) -> str:
        return f"{self.survey} ({self.number})"


class LinkKind(models.TextChoices):
    """How people come to a survey."""

    LINK = "link", _("A link")
    POSTER = "poster", _("A poster or leaflet")
    KIOSK = "kiosk", _("A screen in a public place")
    COUNCILLOR = "councillor", _("An invitation by a councillor")
    MAIL = "mail", _("A letter or e-mail")
    INVITED = "invited", _("Personal invitations")


OPEN_WAYS = tuple((kind.value, kind.label) for kind in LinkKind if kind != LinkKind.INVITED)
"""Those that a team makes by hand."""


class SurveyLink(ProgrammeOwned):
    """One way to a survey. Its answers are counted, and nobody is told whose they are."""

    processing = Processing(
        purpose="To know who spread a link",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("made_by",),
        kept_for="As long as the programme",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="links")
    code = models.CharField(max_length=24, unique=True)
    """In the address; no secret."""
    kind = models.CharField(max_length=10, choices=LinkKind, default=LinkKind.LINK)
    label = models.CharField(max_length=120, blank=True)
    design_weight = models.FloatField(null=True, blank=True)
    """How many people one of those stands for who were invited by it; nothing where nobody knows."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                name="one_person_stands_for_one_or_more",
                condition=models.Q(design_weight__isnull=True) | models.Q(design_weight__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.get_kind_display()


class AnswerChannel(models.TextChoices):
    """How an answer came to us."""

    WEB = "web", _("On the page")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By phone")
    KIOSK = "kiosk", _("On a screen in a public place")
    IMPORT = "import", _("From a file")


class Response(WithParent, ProgrammeOwned):
    """What one person or group answered, without a name unless they agreed. Found by its four words."""

    processing = Processing(
        purpose="To learn what people can do and would like, and to tell them what came of it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Anyone who answers a survey",
        fields=(
            "answers",
            "participant",
            "entered_by",
            "place",
            "parent",
            "parent_how",
            "parent_agreed_on",
            "parent_noted_by",
        ),
        kept_for="Two years after they last answered; at once when they take their answers back",
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    edition = models.ForeignKey(SurveyEdition, on_delete=models.PROTECT, related_name="responses")
    link = models.ForeignKey(SurveyLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="responses")
    reference_hash = models.CharField(max_length=64, unique=True)
    """What is kept of their four words."""
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """The same paper or the same row of a file brought twice has the same key."""
    channel = models.CharField(max_length=8, choices=AnswerChannel, default=AnswerChannel.WEB)
    language = models.CharField(max_length=10, default="en")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who typed it for somebody else."""
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="survey_responses"
    )
    """Only when the person agreed to be known."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    age = models.CharField(max_length=8, choices=Age, blank=True)
    """Kept only of a child, with the consent of a parent."""
    answers = models.JSONField(default=dict)
    """By question, or `question.statement`: the id of a choice, a list of them, a number or a text."""
    answered_at = models.DateTimeField()
    """When they last answered something."""
    finished_at = models.DateTimeField(null=True, blank=True)
    on_screen_until = models.DateTimeField(null=True, blank=True)
    """On a screen in a public place: until when it stays open. Nothing elsewhere, and once it is closed."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at"]
        indexes = [
            models.Index(fields=["survey", "finished_at", "withdrawn_at"], name="responses_that_count"),
        ]
        constraints = [
            models.CheckConstraint(
                name="answers_taken_back_are_empty",
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(answers={}),
            ),
            models.CheckConstraint(name="a_child_answers_with_a_parents_consent", condition=child_has_consent()),
        ]

    def __str__(self) -> str:
        """Never the answers: this is what events and lists call it."""
        kind = _("Answers")
        return f"{kind} ({str(self.pk)[:8]})"


class SpecialAnswers(ProgrammeOwned):
    """Answers that may tell of health, belief, origin or love life: apart, and read with a permission of their own."""

    processing = Processing(
        purpose="To see whether everybody is reached and what support people need; with their explicit consent",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Anyone who answers a survey and agreed to it",
        fields=("answers",),
        kept_for="As long as the answers they belong to; at once when the consent is taken back",
    )

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="special")
    answers = models.JSONField(default=dict)

    def __str__(self) -> str:
        kind = _("Answers")
        return f"{kind} ({str(self.response_id)[:8]})"


class ConsentKind(models.TextChoices):
    """What somebody agrees to, each by itself."""

    CONTACT = "contact", _("You may contact me about what I said")
    PARTNERS = "partners", _("You may pass what I offer to the partner named")
    STATISTICS = "statistics", _("You may count my answers, without my name")
    RECONTACT = "recontact", _("You may ask me again in 12 months")


class SurveyConsent(ProgrammeOwned):
    """One consent of somebody who answered, and when it was taken back."""

    processing = NotPersonal("A tick beside answers; who it was stands nowhere here.")

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=10, choices=ConsentKind)
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "kind"], name="a_consent_is_given_once")]

    def __str__(self) -> str:
        return self.get_kind_display()

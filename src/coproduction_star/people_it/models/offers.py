"""What people offer and what they would like, the roles that look for people, and how much one person takes on.

How to reach somebody stands on their participant, never on an offer or a need.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Place, ProgrammeOwned
from coproduction_star.organisations.models import OrganisationOwned, Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing
from coproduction_star.voices.models import Channel

from .ages import ADULT, WithParent, child_has_consent

TOGETHER = 2
"""How many introductions one person has under way at once, where nobody chose another number."""


class Kind(models.TextChoices):
    """What is offered or wanted. What somebody would like to learn is a need with `to_learn`."""

    SKILL = "skill", _("A skill")
    KNOWLEDGE = "knowledge", _("Knowing a place, a service or a subject")
    EXPERIENCE = "experience", _("Having lived through something")
    TIME = "time", _("Time and company")
    SPACE = "space", _("A space")
    TOOL = "tool", _("Tools, a vehicle or other things")


class Times(models.TextChoices):
    """Parts of the week."""

    WEEKDAY_MORNING = "weekday-morning", _("Weekday mornings")
    WEEKDAY_AFTERNOON = "weekday-afternoon", _("Weekday afternoons")
    WEEKDAY_EVENING = "weekday-evening", _("Weekday evenings")
    WEEKEND_DAY = "weekend-day", _("Weekends in the day")
    WEEKEND_EVENING = "weekend-evening", _("Weekend evenings")


class Travel(models.TextChoices):
    """How far somebody can come."""

    HOME = "home", _("From home, by phone or online")
    NEAR = "near", _("Near where I live")
    FAR = "far", _("I can travel")


class Condition(models.TextChoices):
    """What somebody agrees to, or a role asks for, before people meet."""

    TALK = "talk", _("A talk with the team first")
    IDENTITY = "identity", _("Showing who you are")
    REFERENCES = "references", _("Two people who speak for you")
    BACKGROUND = "background", _("A check of criminal records")
    TRAINING = "training", _("Training first")
    PUBLIC_PLACE = "public-place", _("Meeting in a public place")
    WITH_OTHERS = "with-others", _("Never alone: others are there")


class With(models.TextChoices):
    """Whom a role is for."""

    ANYONE = "anyone", _("Adults")
    CHILDREN = "children", _("Children or young people")
    AT_RISK = "at-risk", _("Adults who may be at risk")


class Agreement(models.TextChoices):
    """What somebody agrees to, each on its own."""

    INTRODUCE = "introduce", _("You may look for somebody who fits, and ask me")
    PUBLISH = "publish", _("You may show it to others, without my name")
    PARTNERS = "partners", _("You may share it with your partners")
    STATISTICS = "statistics", _("You may count it in figures")
    COUNCILLOR = "councillor", _("My councillor may contact me")


class Entry(WithParent, ProgrammeOwned):
    """What one person or group told us in one go: their offers and needs hang on it, and four words open it.

    The words are kept nowhere; `reference_hash` recognises them.
    """

    processing = Processing(
        purpose="To bring people who offer and people who would like something together",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People and groups who offer or ask, helpers who act for them, parents who agreed",
        fields=(
            "participant",
            "group",
            "helper",
            "by",
            "age",
            "parent",
            "parent_how",
            "parent_agreed_on",
            "parent_noted_by",
            "at_risk",
            "when_safe",
        ),
        kept_for="Until 90 days after the last day it is shown; at once when it is taken back",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="entries")
    group = models.CharField(max_length=200, blank=True)
    """The name of the group they speak for."""
    helper = models.CharField(max_length=120, blank=True)
    """Who acted for them, in words that the team understands."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it for somebody else: from paper, the phone or a talk."""
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.ONLINE)
    language = models.CharField(max_length=10, default="en")
    reference_hash = models.CharField(max_length=64, unique=True)
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    known_group = models.BooleanField(default=False)
    """The team knows the group, and that others are always there."""
    at_risk = models.BooleanField(default=False)
    """The team knows that an introduction must be made with care."""
    when_safe = models.CharField(max_length=200, blank=True)
    """When it is safe to reach them."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "made_at"], name="entries_of_a_programme")]
        constraints = [models.CheckConstraint(name="a_child_has_a_parents_consent", condition=child_has_consent())]

    def __str__(self) -> str:
        """Never the words or the name: this is what events call it."""
        kind = _("Offers and needs")
        return f"{kind} ({str(self.pk)[:8]})"


class OfferConsent(ProgrammeOwned):
    """One thing somebody agreed to, since when, and until when."""

    processing = Processing(
        purpose="To show what somebody agreed to, and when",
        lawful_basis=LawfulBasis.LEGAL_DUTY,
        whose="People who offer or ask",
        fields=("entry", "kind", "given_at", "taken_back_at"),
        kept_for="As long as the entry",
    )

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=12, choices=Agreement)
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind"],
                condition=models.Q(taken_back_at__isnull=True),
                name="an_agreement_holds_once",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class OfEntry(ProgrammeOwned):
    """What an offer and a need have in common. Lists of codes are words separated by spaces.

    Whether it is shown, paused, taken back or past is derived: `offered.state_of` says it.
    """

    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(max_length=600)
    tags = models.CharField(max_length=200, blank=True)
    """Kinds of skill: choices of the answer list `skills` of data.questions."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    times = models.CharField(max_length=120, blank=True)
    """Codes of `Times`; empty where any time will do."""
    from_on = models.DateField(null=True, blank=True)
    shown_until = models.DateField()
    """The last day on which it holds."""
    hours_a_month = models.PositiveSmallIntegerField(null=True, blank=True)
    travel = models.CharField(max_length=6, choices=Travel, blank=True)
    languages = models.CharField(max_length=60, blank=True)
    """Codes of languages."""
    conditions = models.CharField(max_length=120, blank=True)
    """Codes of `Condition`: for an offer what they agree to, for a need what they ask of whoever comes."""
    most = models.PositiveSmallIntegerField(default=1)
    """How many people an offer takes on, or a need wants."""
    code = models.CharField(max_length=6)
    """What stands on the tear-off of the wall board."""
    public_words = models.CharField(max_length=300, blank=True)
    """What others may read: written or checked by the team, so that nobody can be recognised."""
    published_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer_due = models.DateField()
    paused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    delete_after = models.DateField()

    class Meta:
        abstract = True
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["programme", "withdrawn_at", "shown_until"], name="%(class)ss_that_live"),
            models.Index(fields=["programme", "answered_at", "answer_due"], name="%(class)ss_to_answer"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="a_code_names_one_%(class)s"),
            models.CheckConstraint(
                name="an_answered_%(class)s_has_words",
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""),
            ),
            models.CheckConstraint(
                name="a_published_%(class)s_has_public_words",
                condition=models.Q(published_at__isnull=True) | ~models.Q(public_words=""),
            ),
        ]

    def __str__(self) -> str:
        """Never the words: this is what events and lists call it."""
        return f"{self.get_kind_display()} ({self.code})"


class Offer(OfEntry):
    """Something somebody can give: a skill, what they know or lived through, time, a space, a tool."""

    processing = Processing(
        purpose="To find who could use what somebody offers, and to answer them",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People and groups who offer something",
        fields=("entry", "participant", "words", "public_words", "answer", "answered_by"),
        kept_for="Until 90 days after the last day it is shown; at once when it is taken back",
    )

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="offers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="offers")
    in_answer_to = models.ForeignKey(
        "Need", null=True, blank=True, on_delete=models.SET_NULL, related_name="offers_in_answer"
    )
    """The wish they read on the wall board."""


class Need(OfEntry):
    """Something somebody would like: help, company, a thing, or to learn."""

    processing = Processing(
        purpose="To find who could give what somebody would like, and to answer them",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People and groups who would like something",
        fields=("entry", "participant", "words", "public_words", "answer", "answered_by"),
        kept_for="Until 90 days after the last day it is shown; at once when it is taken back",
    )

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="needs")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="needs")
    to_learn = models.BooleanField(default=False)
    """They would like to learn it."""
    in_answer_to = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs_in_answer"
    )
    """The offer they read on the wall board."""


class RoleWanted(ProgrammeOwned):
    """A role that looks for people, with the conditions that whoever takes it must meet."""

    processing = Processing(
        purpose="To know who wrote a role down and who answers for it",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Members, and the person to ask",
        fields=("contact", "by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    words = models.TextField(max_length=2000)
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="roles_wanted"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tags = models.CharField(max_length=200, blank=True)
    times = models.CharField(max_length=120, blank=True)
    travel = models.CharField(max_length=6, choices=Travel, blank=True)
    languages = models.CharField(max_length=60, blank=True)
    hours_a_month = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=1)
    """How many people it looks for."""
    whom = models.CharField(max_length=10, choices=With, default=With.ANYONE)
    one_to_one = models.BooleanField(default=False)
    conditions = models.CharField(max_length=120, blank=True)
    """Codes of `Condition`."""
    youngest = models.PositiveSmallIntegerField(default=ADULT)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    """In years; nothing where there is no upper age."""
    contact = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Who answers for the role."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    until = models.DateField()
    """The last day on which it is offered."""
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title"]
        indexes = [models.Index(fields=["programme", "closed_at", "until"], name="roles_that_look")]
        constraints = [
            models.CheckConstraint(
                name="a_careful_role_has_conditions",
                condition=models.Q(whom="anyone") | models.Q(one_to_one=False) | ~models.Q(conditions=""),
            )
        ]

    def __str__(self) -> str:
        return self.title


ARRANGED = (Condition.PUBLIC_PLACE, Condition.WITH_OTHERS)
"""Conditions of a meeting and of nobody who comes: whoever brings people together says how they are met."""


class MeetingArrangement(ProgrammeOwned):
    """How people in a role meet: in which public place, or who else is there, as somebody of the team stated it."""

    processing = Processing(
        purpose="To know who stated that people meet safely, and when",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Members",
        fields=("by", "ended_by"),
        kept_for="As long as the programme",
    )

    role = models.ForeignKey(RoleWanted, on_delete=models.CASCADE, related_name="arrangements")
    condition = models.CharField(max_length=12, choices=[(one.value, one.label) for one in ARRANGED])
    words = models.CharField(max_length=300)
    """Where they meet, or who is there."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "condition"],
                condition=models.Q(ended_at__isnull=True),
                name="a_meeting_is_stated_once",
            ),
            models.CheckConstraint(name="a_stated_meeting_has_words", condition=~models.Q(words="")),
        ]

    def __str__(self) -> str:
        return self.get_condition_display()


class LoadLimit(OrganisationOwned):
    """How much one person takes on at once, in whatever programmes."""

    processing = Processing(
        purpose="So that nobody is asked for more than they want to give",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="People who offer something",
        fields=("participant", "most_at_once", "hours_a_month", "by"),
        kept_for="As long as the participant",
    )

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="load_limit")
    most_at_once = models.PositiveSmallIntegerField(default=TOGETHER)
    """Introductions under way at the same time; 0 asks them for nothing now."""
    hours_a_month = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.most_at_once}"

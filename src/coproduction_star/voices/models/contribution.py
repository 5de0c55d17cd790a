"""Something said without an account, and everything that becomes of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Place, ProgrammeOwned
from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.ui.privacy import LawfulBasis, Processing

ANSWERED_WITHIN = 10
"""Working days until the answer, where a programme has not chosen another number."""


class Kind(models.TextChoices):
    """What somebody wants to say; each has a form of its own."""

    HAPPENING = "happening", _("This already happens")
    IDEA = "idea", _("I would like")
    OBJECTION = "objection", _("I worry about a plan")
    RISK = "risk", _("I see a risk")
    JOIN = "join", _("I want to join or help")
    QUESTION = "question", _("I have a question")
    ON_A_PAGE = "on-a-page", _("About a page")


class Channel(models.TextChoices):
    """How the words came to us."""

    ONLINE = "online", _("On the page")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By phone")
    IN_PERSON = "in-person", _("In person")


class State(models.TextChoices):
    """Whether others may read it."""

    WAITING = "waiting", _("Waiting to be checked")
    HELD = "held", _("Held until it is edited")
    SHOWN = "shown", _("Checked")
    REFUSED = "refused", _("Not shown")
    WITHDRAWN = "withdrawn", _("Taken back")


class AnswerKind(models.TextChoices):
    """What became of it."""

    NONE = "", _("Not answered yet")
    USED = "used", _("Used")
    MERGED = "merged", _("Joined with another")
    ANSWERED = "answered", _("Answered")
    NOT_USED = "not-used", _("Not used")


class Refusal(models.TextChoices):
    """Why something is not shown. Each is one of the rules that a moderator reads beside the queue."""

    NAMES_SOMEBODY = "names-somebody", _("It tells who another person is")
    UNKIND = "unkind", _("It attacks or insults people")
    UNLAWFUL = "unlawful", _("The law does not allow it to be shown")
    ADVERT = "advert", _("It is an advert or has nothing to do with this place")
    NOT_FOR_US = "not-for-us", _("Another service must answer it")
    NO_WORDS = "no-words", _("We cannot make out what it says")


class Contribution(ProgrammeOwned):
    """One thing somebody told a programme, until it is answered and its day to be deleted has come.

    `state` says whether others may read it, `outcome` what became of it. The
    four words of its author are kept nowhere; `reference_hash` recognises them.
    """

    processing = Processing(
        purpose="To hear what people say, answer it, and show what came of it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Anyone who tells us something, and people they write about",
        fields=("words", "original", "name", "contact", "safe_channel", "participant", "by", "answer", "appeal"),
        kept_for="Two years after the answer was due; name and contact 90 days after the answer; "
        "words at once when their author takes them back; the words before editing 30 days",
    )

    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField(max_length=4000, blank=True)
    """Empty only when their author took them back."""
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    safe_channel = models.CharField(max_length=12, choices=SafeChannel, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it for somebody else: from paper, the phone or a talk."""
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.ONLINE)
    language = models.CharField(max_length=10, default="en")
    reference_hash = models.CharField(max_length=64, unique=True)
    sent_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """The same words sent twice from one browser have the same key."""

    answer_due = models.DateField()
    outcome = models.CharField(max_length=10, choices=AnswerKind, blank=True, default=AnswerKind.NONE)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributions"
    )
    """What it became: the resident's end of the golden thread."""
    merged_with = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    about = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="said_about_it"
    )
    """The plan it is about."""
    page = models.CharField(max_length=200, blank=True)
    """The address of the page it is about."""

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The moderator who is reading it now."""
    claimed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    """What the contributor reads beside the reason."""
    third_person = models.BooleanField(default=False)
    """Somebody else may be recognised in it: held until a moderator edits it, or writes why nobody can be."""
    has_address = models.BooleanField(default=False)
    """A phone number, e-mail, postcode or house address was found in the words: held until it is edited."""
    why_nobody = models.CharField(max_length=600, blank=True)
    """Why a moderator showed it though somebody was said to be recognisable in it."""
    original = models.TextField(max_length=4000, blank=True)
    """The words before a moderator edited them; only for the safeguarding lead, and not for long."""
    original_until = models.DateField(null=True, blank=True)
    edited = models.BooleanField(default=False)
    """A moderator took out who it is about or where they live."""
    appeal = models.TextField(max_length=2000, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_answered_at = models.DateTimeField(null=True, blank=True)

    worry = models.BooleanField(default=False)
    """Somebody may be in danger: only the safeguarding lead reads it."""
    worry_outcome = models.TextField(max_length=2000, blank=True)
    """What the lead did about it."""
    worry_closed_at = models.DateTimeField(null=True, blank=True)
    worry_closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people at once are noticed."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at"]
        indexes = [
            models.Index(fields=["programme", "state", "made_at"], name="contributions_queue"),
            models.Index(fields=["programme", "outcome", "answer_due"], name="contributions_due"),
            models.Index(fields=["organisation", "state", "made_at"], name="contributions_at_home"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_refused_contribution_has_a_reason",
                condition=~models.Q(state="refused") | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="a_closed_worry_says_what_was_done",
                condition=models.Q(worry_closed_at__isnull=True) | ~models.Q(worry_outcome=""),
            ),
            models.CheckConstraint(
                name="an_answered_contribution_has_words",
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""),
            ),
            models.CheckConstraint(
                name="only_what_was_taken_back_has_no_words",
                condition=~models.Q(words="") | models.Q(state="withdrawn"),
            ),
        ]

    def __str__(self) -> str:
        """Never the words: this is what events and lists call it."""
        return f"{self.get_kind_display()} ({str(self.pk)[:8]})"


class Listening(ProgrammeOwned):
    """How one programme listens: who reads, by when it answers, what to do in danger, and whether forms are open."""

    processing = Processing(
        purpose="To say on each form who reads it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("reader",),
        kept_for="As long as the programme",
    )

    reader = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="listens")
    """The named person who reads what comes in; their name stands on the form."""
    answer_within = models.PositiveSmallIntegerField(default=ANSWERED_WITHIN)
    """Working days."""
    in_danger = models.TextField(max_length=600, blank=True)
    """The organisation's own words on what to do when somebody is in danger."""
    hand_in = models.CharField(max_length=300, blank=True)
    """Where somebody hands in a form on paper."""
    paused = models.BooleanField(default=False)
    """The team has closed its forms for now."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme"], name="a_programme_listens_in_one_way")]

    def __str__(self) -> str:
        return f"{self.programme_id}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .case import Case
from .place import Place
from .programme import LivingManager, Outcome, ProgrammeOwned


class Status(models.TextChoices):
    EXISTING = "existing", _("Already happening")
    IMPROVE = "improve", _("Happening and could be better")
    POTENTIAL = "potential", _("An idea that could start")
    STOPPED = "stopped", _("Stopped")


class WhoDecides(models.TextChoices):
    """First of two separate questions: who decides."""

    PROFESSIONALS = "professionals", _("Mostly professionals")
    BOTH = "both", _("Both together")
    CITIZENS = "citizens", _("Mostly citizens")
    UNKNOWN = "unknown", _("We do not know")


class WhoDoes(models.TextChoices):
    """Second of two separate questions: who does the work."""

    PROFESSIONALS = "professionals", _("Mostly professionals")
    BOTH = "both", _("Both together")
    CITIZENS = "citizens", _("Mostly citizens")
    UNKNOWN = "unknown", _("We do not know")


class Evidence(models.TextChoices):
    """How it is known to work; the initiative's own scale in methods/evidence.py."""

    NONE = "none", _("Nothing written down yet")
    ANECDOTE = "anecdote", _("Stories people tell")
    FEEDBACK = "feedback", _("Feedback or counts")
    BEFORE_AFTER = "before-after", _("Measured before and after")
    COMPARISON = "comparison", _("Compared with elsewhere")


class AloneOrTogether(models.TextChoices):
    """Individual or collective co-production: few who help alone also help in a group, and the other way round."""

    INDIVIDUAL = "individual", _("Each person by themselves")
    COLLECTIVE = "collective", _("People in a group")
    BOTH = "both", _("Both")
    UNKNOWN = "unknown", _("We do not know")


class WhoCoproduces(models.TextChoices):
    """User or community co-production."""

    USERS = "users", _("People who use the service")
    COMMUNITY = "community", _("The wider community")
    BOTH = "both", _("Both")
    UNKNOWN = "unknown", _("We do not know")


class Rung(models.TextChoices):
    """The seven rungs of the Think Local Act Personal ladder. Each has its place: a rung is never a score."""

    COERCION = "coercion", _("People are told to")
    EDUCATING = "educating", _("People are taught")
    INFORMING = "informing", _("People are told what happens")
    CONSULTATION = "consultation", _("People are asked, and others decide")
    ENGAGEMENT = "engagement", _("People say what they think all the way through")
    CO_DESIGN = "co-design", _("People plan it with us, and others carry it out")
    CO_PRODUCTION = "co-production", _("People plan it and carry it out with us")


class StartedBy(models.TextChoices):
    STAFF = "staff", _("Staff of a service")
    RESIDENTS = "residents", _("Residents")
    VOLUNTARY = "voluntary", _("A charity or community group")
    COUNCILLORS = "councillors", _("A councillor")
    UNKNOWN = "unknown", _("We do not know")


class Initiative(ProgrammeOwned):
    """A piece of co-production that exists, could be better, could start, or has stopped."""

    processing = Processing(
        purpose="To know who wrote an initiative down and who can be asked about it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and the person to ask",
        fields=("made_by", "contact"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=4000, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.POTENTIAL)
    co_commission = models.BooleanField(default=False)
    co_design = models.BooleanField(default=False)
    co_deliver = models.BooleanField(default=False)
    co_assess = models.BooleanField(default=False)
    who_decides = models.CharField(max_length=14, choices=WhoDecides, default=WhoDecides.UNKNOWN)
    who_does = models.CharField(max_length=14, choices=WhoDoes, default=WhoDoes.UNKNOWN)
    citizens_bring = models.TextField(max_length=2000, blank=True)
    services_bring = models.TextField(max_length=2000, blank=True)
    outcomes = models.ManyToManyField(Outcome, blank=True, related_name="initiatives")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives")
    groups = models.CharField(max_length=600, blank=True)
    """The groups of people who take part: words of data.vocabularies.PEOPLE, separated by spaces."""
    people = models.PositiveIntegerField(null=True, blank=True)
    """People involved, an estimate."""
    citizen_hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    staff_hours_a_month = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=12, choices=Evidence, default=Evidence.NONE)
    groups_not_reached = models.TextField(max_length=1000, blank=True)
    service = models.CharField(max_length=120, blank=True)
    """The service it belongs to, where that is not the programme's own."""
    alone_or_together = models.CharField(max_length=10, choices=AloneOrTogether, default=AloneOrTogether.UNKNOWN)
    who_coproduces = models.CharField(max_length=10, choices=WhoCoproduces, default=WhoCoproduces.UNKNOWN)
    rung = models.CharField(max_length=14, choices=Rung, blank=True)
    started_by = models.CharField(max_length=12, choices=StartedBy, default=StartedBy.UNKNOWN)
    barriers = models.TextField(max_length=2000, blank=True)
    contact = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives_to_ask_about"
    )
    """The named person to ask about it."""
    reviewed_on = models.DateField(null=True, blank=True)
    """When somebody last looked whether this is still true."""
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    """The one it was joined with; its own address then leads there."""
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="split")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people at once are noticed."""
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["title"]
        indexes = [
            models.Index(fields=["programme", "removed_at", "title"], name="initiatives_by_title"),
            models.Index(fields=["organisation", "status"], name="initiatives_by_status"),
            models.Index(fields=["programme", "removed_at", "status", "title", "id"], name="initiatives_in_order"),
            models.Index(fields=["place", "removed_at", "status", "title", "id"], name="initiatives_of_a_place"),
        ]

    def __str__(self) -> str:
        return self.title


class InitiativeCase(models.Model):
    """A case that inspired an initiative."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="inspirations")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager(organisation="initiative__organisation_id", programme="initiative__programme_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "case"], name="a_case_inspires_once")]

    def __str__(self) -> str:
        return str(self.case)

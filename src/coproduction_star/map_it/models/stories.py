from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Place, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class ConsentBy(models.TextChoices):
    """How the people in a story agreed to it."""

    SIGNED = "signed", _("They signed a form")
    WROTE = "wrote", _("They wrote it, by e-mail or text")
    SAID = "said", _("They said it, and somebody noted it")


class Story(ProgrammeOwned):
    """One page about an initiative that exists, told with the consent of the people in it."""

    processing = Processing(
        purpose="To show others, with their consent, what people did together",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People told about, who agreed, and whoever can be asked",
        fields=("quote", "quoted", "consent_of", "ask"),
        kept_for="As long as the programme; quotes at once when consent is taken back",
    )

    stays_with_its_place = True
    """As a public record does."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="story")
    title = models.CharField(max_length=200)
    what_happened = models.TextField(max_length=4000)
    what_changed = models.TextField(max_length=2000, blank=True)
    what_did_not = models.TextField(max_length=2000, blank=True)
    """What did not work: a story without it helps nobody."""
    quote = models.TextField(max_length=600, blank=True)
    quoted = models.CharField(max_length=120, blank=True)
    """How the speaker wants to be named, such as “a neighbour”."""
    consent_of = models.CharField(max_length=300, blank=True)
    """Who agreed, in words that the team understands; never shown."""
    consent_by = models.CharField(max_length=8, choices=ConsentBy, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    ask = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Who ran it and may be asked; they are introduced, and their address is never shown."""
    shown_from = models.DateTimeField(null=True, blank=True)
    """Public from then on; the councillors of its ward were told before."""
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The ward that this holds for, as with a public record."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                name="a_public_story_has_consent",
                condition=models.Q(shown_from__isnull=True)
                | (~models.Q(consent_of="") & ~models.Q(consent_by="") & models.Q(consent_on__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.title


class StoryFigure(ProgrammeOwned):
    """A number in a story, with what makes it worth trusting."""

    processing = NotPersonal("A figure and its source.")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=60)
    period = models.CharField(max_length=120)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.name

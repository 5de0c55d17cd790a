import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class UserManager(DjangoUserManager["User"]):
    def create_person(self, *, name: str = "", email: str = "", password: str | None = None, **more: Any) -> "User":
        """Make an account. Nobody chooses a user name: people sign in with e-mail or a card."""
        user: User = self.model(username=uuid.uuid4().hex, name=name, email=email.strip().lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person who signs in. May have no e-mail; then a printed card lets them in."""

    processing = Processing(
        purpose="To let people sign in, and others know who they work with",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People with an account",
        fields=("name", "email", "password", "language", "last_login"),
        kept_for="As long as the account; emptied when the person asks to be erased",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = None
    last_name = None
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=10, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    signed_out_at = models.DateTimeField(null=True, blank=True)
    """When this person last signed out everywhere: every session from before then has ended."""

    objects = UserManager()

    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="one_account_per_email")
        ]

    def __str__(self) -> str:
        return self.name or self.email or "someone"

    def get_full_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django ends a session whose value here changed: with the password, or by signing out everywhere."""
        stamp = self.signed_out_at.isoformat() if self.signed_out_at else ""
        value = f"{self.password}|{stamp}"
        return salted_hmac("accounts.session", value, secret=secret, algorithm="sha256").hexdigest()

    def get_short_name(self) -> str:
        """The whole name: its first word may be Councillor, Dr or a family name."""
        return self.name


class ApiToken(models.Model):
    """A key with which a person's own programs read (or write) what that person may. Only its hash is kept."""

    processing = Processing(
        purpose="To let a person's own programs do what that person may",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who make tokens",
        fields=("user", "name", "made_at", "last_used_at"),
        kept_for="As long as the account",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


class SignInCard(models.Model):
    """A single-use code on a printed card, for someone without e-mail. Only its hash is kept."""

    processing = Processing(
        purpose="To let somebody without e-mail sign in once",
        lawful_basis=LawfulBasis.CONTRACT,
        whose="People who sign in with a card, and who made it",
        fields=("user", "made_by", "used_at"),
        kept_for="30 days after the card ends",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"card for {self.user}"


class DemonstrationPerson(models.Model):
    """Somebody made up, as whom anyone may sign in with one click. Only where nothing is real."""

    processing = NotPersonal("Nobody in a demonstration is real.")

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="demonstration_person")
    key = models.SlugField(max_length=60, unique=True)
    sentence = models.CharField(max_length=300)
    """What this person can show, for the page that lists them."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key

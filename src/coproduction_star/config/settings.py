"""One module of settings: production by default, development by asking for it."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import logs, policies
from .environment import (
    backup_key_file,
    backup_recipients,
    data_folder,
    database,
    demonstration,
    development,
    env,
    hosts,
    mail,
    metrics_token,
    number,
    operator,
    scanner,
    secret_key,
    security_contact,
    site_url,
    staff_sign_in,
    staff_sign_in_origins,
    yes_or_no,
)

PACKAGE = Path(__file__).resolve().parents[1]

DEVELOPMENT = development()
DEMONSTRATION = demonstration(in_development=DEVELOPMENT)
DEBUG = yes_or_no("DEBUG", default=False)
DATA_FOLDER = data_folder()
SECRET_KEY = secret_key(DATA_FOLDER, in_development=DEVELOPMENT)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
"""Earlier secret keys, with commas: what they signed or sealed is still read, nothing new is made with them."""
SITE_URL = site_url(in_development=DEVELOPMENT)
OPERATOR, OPERATOR_CONTACT = operator(in_development=DEVELOPMENT)
"""Who answers for what people type where no organisation does, and how to reach them."""
SECURITY_CONTACT = security_contact()
"""Whom to tell of a weakness, as security.txt writes it; empty where nobody was named."""
ALLOWED_HOSTS = hosts(SITE_URL, in_development=DEVELOPMENT)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_PROXY = yes_or_no("STAR_BEHIND_PROXY", default=not DEVELOPMENT)
"""Whether a proxy with HTTPS stands in front, which sets X-Forwarded-Proto and adds to X-Forwarded-For."""
SOURCE_URL = env.str("STAR_SOURCE_URL", default="https://pypi.org/project/coproduction-star/")
"""Where the licence's offer of the source leads: change it when you change the program."""
BACKUP_RECIPIENTS, BACKUP_KEY_FILE = backup_recipients(), backup_key_file()
"""The public keys that backups are sealed for, none: not sealed; and where the key that opens them lies, if here."""
ERASURE_JOURNAL = Path(env.str("STAR_ERASURES", default=str(DATA_FOLDER / "erasures.jsonl"))).expanduser()
"""Where each erasure is noted, keys only, so that restoring an older backup erases again."""
OPEN_REGISTRATION = yes_or_no("STAR_OPEN_ORGANISATIONS", default=DEVELOPMENT)
"""Whether anyone signed in may start an organisation, or only an administrator's invitation lets them."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "coproduction_star.ui",
    "coproduction_star.audit",
    "coproduction_star.notices",
    "coproduction_star.accounts",
    "coproduction_star.organisations",
    "coproduction_star.journeys",
    "coproduction_star.voices",
    "coproduction_star.map_it",
    "coproduction_star.focus_it",
    "coproduction_star.people_it",
    "coproduction_star.market_it",
    "coproduction_star.grow_it",
    "coproduction_star.together",
    "coproduction_star.config",
]

MIDDLEWARE = [
    "coproduction_star.config.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes, so that the length tells nothing about a page's secrets.
    "django.middleware.gzip.GZipMiddleware",
    "coproduction_star.config.middleware.OpenToOtherSitesMiddleware",
    "csp.middleware.CSPMiddleware",
    "coproduction_star.ui.middleware.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "coproduction_star.ui.writable.WritableMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "coproduction_star.accounts.middleware.SessionEndMiddleware",
    "coproduction_star.accounts.middleware.LanguageMiddleware",
    "coproduction_star.ui.resilience.middleware.KeepTypedMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "coproduction_star.accounts.tokens.middleware.TokenMiddleware",
    "coproduction_star.ui.scanning.middleware.ScanningMiddleware",
    "coproduction_star.ui.resilience.middleware.SentTwiceMiddleware",
    "coproduction_star.organisations.middleware.OrganisationMiddleware",
    "coproduction_star.config.middleware.OrganisationLogMiddleware",
    "coproduction_star.journeys.middleware.WaitingMiddleware",
    "coproduction_star.journeys.middleware.ProgrammeMiddleware",
    "coproduction_star.organisations.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "coproduction_star.config.urls"
WSGI_APPLICATION = "coproduction_star.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "coproduction_star.ui.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "coproduction_star.ui.resilience.context.marked_forms",
            ],
        },
    },
    {
        # Only for libraries that ship Django templates (allauth's messages).
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
FORM_RENDERER = "coproduction_star.ui.renderer.StarRenderer"

DATABASES = {"default": database(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": env.str("STAR_TASKS", default="django_tasks_db.DatabaseBackend")}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/me/"
LOGOUT_REDIRECT_URL = "/"

# Signing in, by django-allauth: e-mail first, then a code we send or a password.
ACCOUNT_ADAPTER = "coproduction_star.accounts.signing_in.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "coproduction_star.accounts.signing_in.forms.AddEmailForm",
    "change_email": "coproduction_star.accounts.signing_in.forms.ChangeEmailForm",
    "change_password": "coproduction_star.accounts.signing_in.forms.ChangePasswordForm",
    "confirm_email_verification_code": "coproduction_star.accounts.signing_in.forms.ConfirmEmailForm",
    "confirm_login_code": "coproduction_star.accounts.signing_in.forms.ConfirmLoginCodeForm",
    "confirm_password_reset_code": "coproduction_star.accounts.signing_in.forms.ConfirmPasswordResetForm",
    "login": "coproduction_star.accounts.signing_in.forms.LoginForm",
    "reauthenticate": "coproduction_star.accounts.signing_in.forms.ReauthenticateForm",
    "request_login_code": "coproduction_star.accounts.signing_in.forms.RequestLoginCodeForm",
    "reset_password": "coproduction_star.accounts.signing_in.forms.ResetPasswordForm",
    "reset_password_from_key": "coproduction_star.accounts.signing_in.forms.NewPasswordForm",
    "set_password": "coproduction_star.accounts.signing_in.forms.SetPasswordForm",
    "signup": "coproduction_star.accounts.signing_in.forms.SignupForm",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_PASSWORD_MIN_LENGTH = None
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_RATE_LIMITS = {"card": "10/m/ip,50/h/ip"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ALLAUTH_TRUSTED_PROXY_COUNT = number("STAR_TRUSTED_PROXIES", default=int(BEHIND_PROXY))
MFA_ADAPTER = "coproduction_star.accounts.second_factor.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "coproduction_star.accounts.second_factor.forms.ActivateAppForm",
    "add_webauthn": "coproduction_star.accounts.second_factor.forms.AddPasskeyForm",
    "authenticate": "coproduction_star.accounts.second_factor.forms.AuthenticateForm",
    "edit_webauthn": "coproduction_star.accounts.second_factor.forms.RenamePasskeyForm",
    "reauthenticate": "coproduction_star.accounts.second_factor.forms.ReauthenticateForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Co-production Star"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
SOCIALACCOUNT_ADAPTER = "coproduction_star.accounts.signing_in.adapter.StaffAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_FORMS = {
    "disconnect": "coproduction_star.accounts.signing_in.staff_forms.DisconnectForm",
    "signup": "coproduction_star.accounts.signing_in.staff_forms.StaffSignupForm",
}
SOCIALACCOUNT_PROVIDERS = staff_sign_in(in_development=DEVELOPMENT)
STAFF_SIGN_IN_HAS_SECOND_FACTOR = yes_or_no("STAR_OIDC_SECOND_FACTOR", default=False)
"""Whether the staff's own sign-in service asks everyone for a second factor, so that we need not ask again."""
CACHES = {"default": env.cache_url("REDIS_URL", default="locmemcache://?max_entries=50000")}
"""Where rate limits are counted and counts are kept: in memory on one machine; set REDIS_URL when there are several.

Room for many: when a small memory is full, some of it is forgotten, and limits with it."""

HOST_COOKIE, SECURE_COOKIE = ("", "") if DEVELOPMENT else ("__Host-", "__Secure-")
"""In front of a cookie's name: browsers then take it over HTTPS only, the first for this host and all its paths."""

USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("cy", _("Welsh"))]
LANGUAGE_COOKIE_NAME = f"{HOST_COOKIE}language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
FOLLOWING_COOKIE_NAME = f"{SECURE_COOKIE}following"
"""After somebody typed the four words of a reference; only for the pages under /r/."""
ANSWERING_COOKIE_NAME = f"{SECURE_COOKIE}answering"
"""While somebody answers a survey without an account; only for the pages of that survey."""
WORKSHOP_COOKIE_NAME = f"{SECURE_COOKIE}workshop"
"""After somebody joined a workshop by its code; only for the pages under /w/."""
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STAR_STATIC", default=str(DATA_FOLDER / "static")))
HASHED_STATIC = yes_or_no("STAR_HASHED_STATIC", default=not DEVELOPMENT)
"""`serve` collects the files and says yes; developers' and tests' servers find them where they lie."""
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_FOLDER / "files"), "base_url": "/files/"},
    },
    "staticfiles": {
        "BACKEND": "coproduction_star.config.static_files.HashedStaticFiles"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_ADD_HEADERS_FUNCTION = policies.add_to_file

SESSION_COOKIE_NAME = f"{HOST_COOKIE}sessionid"
CSRF_COOKIE_NAME = f"{HOST_COOKIE}csrftoken"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_DAYS = number("STAR_SESSION_DAYS", default=14)
"""The longest that somebody stays signed in, whatever they do."""
IDLE_MINUTES = number("STAR_IDLE_MINUTES", default=0)
"""After so long without doing anything they are asked to sign in again; 0: never."""
SESSION_COOKIE_AGE = SESSION_DAYS * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "coproduction_star.ui.resilience.views.stale"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEVELOPMENT
SECURE_SSL_REDIRECT = yes_or_no("STAR_HTTPS_REDIRECT", default=not DEVELOPMENT)
SECURE_REDIRECT_EXEMPT = [r"^api/v1(/|$)", r"^health$", r"^metrics$"]
"""Programs are refused in place of being led on; what watches the server asks it from beside it."""
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else number("STAR_HSTS_SECONDS", default=31_536_000)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *staff_sign_in_origins()],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
API_REQUESTS_A_MINUTE = number("STAR_API_REQUESTS_A_MINUTE", default=300)
API_REQUESTS_A_MINUTE_WITHOUT_TOKEN = number("STAR_API_REQUESTS_A_MINUTE_WITHOUT_TOKEN", default=60)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "coproduction_star.ui.uploads.TooLargeHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
METRICS_TOKEN = metrics_token(DATA_FOLDER)
"""What lets a program read the counts at /metrics; empty: nobody."""
SCANNER = scanner()
"""Which virus scanner looks at uploaded files (ClamAV's daemon); empty: none."""
SCANNER_REQUIRED = yes_or_no("STAR_SCANNER_REQUIRED", default=True)
"""Whether a file is refused while the scanner does not answer."""
SCANNER_SECONDS = number("STAR_SCANNER_SECONDS", default=20)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Where e-mail goes. In development, into files; the page /mail/ shows it.
EMAIL_FILE_PATH = str(DATA_FOLDER / "mail")
vars().update(mail(in_development=DEVELOPMENT))
DEFAULT_FROM_EMAIL = env.str("STAR_FROM_EMAIL", default="Co-production Star <star@localhost>")

LOGGING = logs.configure(
    level=env.str("STAR_LOG_LEVEL", default="WARNING" if DEVELOPMENT else "INFO"), for_people=DEVELOPMENT
)
# HSTS for sub-domains and its preload list concern names that are not ours to speak for.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

"""Addresses of signing in and of one's own account. django-allauth's keep the names it looks them up by."""

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from allauth.socialaccount import urls as staff
from allauth.socialaccount.providers.openid_connect import urls as openid_connect
from allauth.socialaccount.views import login_error
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

login_not_required(login_error)  # it is for people who could not sign in, and is not marked so by itself

urlpatterns = [
    path("accounts/card/", include("coproduction_star.accounts.cards.urls")),
    path("me/settings/", include("coproduction_star.accounts.settings_page.urls")),
    path("me/tokens/", include("coproduction_star.accounts.tokens.urls")),
    path("accounts/second-step/", include("coproduction_star.accounts.second_factor.urls")),
    path("accounts/second-step/", include(mfa)),
    path("accounts/staff/", include(staff)),
    path("accounts/", include(openid_connect)),
    path("accounts/", include(account)),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/", include("coproduction_star.accounts.demonstration.urls")))

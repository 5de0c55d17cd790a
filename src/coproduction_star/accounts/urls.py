"""Addresses of signing in and of one's own account. django-allauth's keep the names it looks them up by."""

from allauth.account import urls as account
from allauth.mfa import urls as mfa
from allauth.socialaccount import urls as staff
from allauth.socialaccount.providers.openid_connect import urls as openid_connect
from django.urls import include, path

urlpatterns = [
    path("accounts/second-step/", include("coproduction_star.accounts.second_factor.urls")),
    path("accounts/second-step/", include(mfa)),
    path("accounts/staff/", include(staff)),
    path("accounts/", include(openid_connect)),
    path("accounts/", include(account)),
]

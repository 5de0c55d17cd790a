"""The product's addresses as they are where the settings say that nothing is real."""

from django.urls import include, path

handler404 = "coproduction_star.ui.views.not_found"
urlpatterns = [
    path("demonstration/", include("coproduction_star.accounts.demonstration.urls")),
    path("", include("coproduction_star.config.urls")),
]

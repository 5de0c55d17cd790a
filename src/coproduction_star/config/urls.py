"""Every address of the product, in the order a person meets them."""

from django.urls import include, path

urlpatterns = [
    path("", include("coproduction_star.ui.urls")),
    path("", include("coproduction_star.accounts.urls")),
    path("", include("coproduction_star.notices.urls")),
    path("", include("coproduction_star.organisations.urls")),
    path("", include("coproduction_star.journeys.urls")),
    path("", include("coproduction_star.voices.urls")),
    path("", include("coproduction_star.map_it.urls")),
]
handler403 = "coproduction_star.ui.views.refused"
handler404 = "coproduction_star.ui.views.not_found"
handler500 = "coproduction_star.ui.views.broken"

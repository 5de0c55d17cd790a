"""Every address of the product, in the order a person meets them."""

from django.urls import include, path

from . import api

urlpatterns = [
    path("", include("coproduction_star.config.for_machines.urls")),
    path("api/", include("coproduction_star.config.api_reference.urls")),
    path("api/v1/", (api.addresses(), "ninja", "api")),
    path("", include("coproduction_star.ui.urls")),
    path("", include("coproduction_star.accounts.urls")),
    path("", include("coproduction_star.notices.urls")),
    path("", include("coproduction_star.organisations.urls")),
    path("", include("coproduction_star.journeys.urls")),
    path("", include("coproduction_star.voices.urls")),
    path("", include("coproduction_star.map_it.urls")),
    path("", include("coproduction_star.focus_it.urls")),
    path("", include("coproduction_star.people_it.urls")),
    path("", include("coproduction_star.market_it.urls")),
    path("", include("coproduction_star.grow_it.urls")),
    path("", include("coproduction_star.together.urls")),
]
handler400 = "coproduction_star.ui.views.unclear"
handler403 = "coproduction_star.ui.views.refused"
handler404 = "coproduction_star.ui.views.not_found"
handler500 = "coproduction_star.ui.views.broken"

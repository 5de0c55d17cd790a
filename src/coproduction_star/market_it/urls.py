from django.urls import URLPattern, URLResolver, include, path

app_name = "market_it"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("coproduction_star.market_it.catalogue.urls")),
    path("", include("coproduction_star.market_it.charter.urls")),
    path("", include("coproduction_star.market_it.signing.urls")),
    path("", include("coproduction_star.market_it.promises.urls")),
    path("", include("coproduction_star.market_it.risks.urls")),
    path("", include("coproduction_star.market_it.incentives.urls")),
    path("", include("coproduction_star.market_it.agreements.urls")),
    path("", include("coproduction_star.market_it.rewards.urls")),
    path("", include("coproduction_star.market_it.campaigns.urls")),
    path("", include("coproduction_star.market_it.passport.urls")),
]

from django.urls import URLPattern, URLResolver, include, path

app_name = "people_it"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("coproduction_star.people_it.survey.urls")),
    path("", include("coproduction_star.people_it.answering.urls")),
    path("", include("coproduction_star.people_it.ward_briefing.urls")),
    path("", include("coproduction_star.people_it.capacity.urls")),
    path("", include("coproduction_star.people_it.offers.urls")),
    path("", include("coproduction_star.people_it.matching.urls")),
    path("", include("coproduction_star.people_it.entering.urls")),
    path("", include("coproduction_star.people_it.inviting.urls")),
    path("", include("coproduction_star.people_it.bringing.urls")),
    path("", include("coproduction_star.people_it.results.urls")),
    path("", include("coproduction_star.people_it.consenting.urls")),
]

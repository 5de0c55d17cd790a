from django.urls import URLPattern, URLResolver, include, path

app_name = "grow_it"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("coproduction_star.grow_it.library.urls")),
    path("", include("coproduction_star.grow_it.indicators.urls")),
    path("", include("coproduction_star.grow_it.taking.urls")),
    path("", include("coproduction_star.grow_it.benefits.urls")),
    path("", include("coproduction_star.grow_it.evaluations.urls")),
    path("", include("coproduction_star.grow_it.assessments.urls")),
    path("", include("coproduction_star.grow_it.governance.urls")),
    path("", include("coproduction_star.grow_it.outturn.urls")),
    path("", include("coproduction_star.grow_it.connectors.urls")),
    path("", include("coproduction_star.grow_it.competencies.urls")),
    path("", include("coproduction_star.grow_it.people_pack.urls")),
    path("", include("coproduction_star.grow_it.pre_start.urls")),
    path("", include("coproduction_star.grow_it.publishing.urls")),
    path("", include("coproduction_star.grow_it.case_drafts.urls")),
    path("", include("coproduction_star.grow_it.stopped.urls")),
    path("", include("coproduction_star.grow_it.spreading.urls")),
]
